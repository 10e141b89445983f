//! The quick look-up: cards and targets, made from what the documents themselves say.

use library::{BlockKind, Library};
use serde_json::{Value, json};
use support::{Desk, array, content, source, text};

fn quick(desk: &Desk, doc: &str) -> Value {
    desk.call("quick", json!({ "doc": doc }))
}

fn group<'a>(view: &'a Value, kind: &str) -> &'a Value {
    array(&view["groups"]).iter().find(|group| group["kind"] == kind).expect("the group")
}

/// A document with this `quick` in its front matter.
fn with_quick(quick: &str, markdown: &str) -> String {
    source("d", markdown).replacen("\n---\n", &format!("\n{quick}\n---\n"), 1)
}

fn problems(quick: &str, markdown: &str) -> Vec<String> {
    let (_, found) = library::parse(&with_quick(quick, markdown), "d");
    found.iter().map(|d| format!("{}: {}: {}", d.line, d.problem.severity(), d.problem)).collect()
}

#[test]
fn the_digest_on_cards() {
    let desk = Desk::new();
    let view = quick(&desk, "tom-luoc-nq06");
    assert_eq!(view["summary"]["kind"], "digest");
    let kinds: Vec<&str> = array(&view["groups"]).iter().map(|group| text(&group["kind"])).collect();
    assert_eq!(kinds, ["viewpoints", "tasks", "dates", "bodies", "bodies"]);
    assert_eq!(array(&group(&view, "viewpoints")["cards"]).len(), 5);
    assert_eq!(array(&group(&view, "tasks")["cards"]).len(), 6);
    assert_eq!(array(&group(&view, "dates")["cards"]).len(), 9);
    assert_eq!(array(&group(&view, "bodies")["cards"]).len(), 5);
    assert_eq!(array(&view["targets"][0]["rows"]).len(), 15);

    let viewpoints = group(&view, "viewpoints");
    let label = text(&viewpoints["intro"][0]);
    assert!(
        label.starts_with("<strong>Cần đối chiếu:</strong>"),
        "the label stays over the viewpoints: {label}"
    );
    let fourth = &viewpoints["cards"][3];
    assert_eq!(fourth["mark"], "(4)");
    assert_eq!(fourth["block"], "quan-diem.(4):0");
    assert_eq!(fourth["title"], "<strong>Quy hoạch dài hạn, đồng bộ, hiện đại, đi trước</strong>");
    assert!(text(&fourth["body"]).contains("<em>(cần đối chiếu)</em>"), "{fourth}");
    assert_eq!(fourth["source"], "Nghị quyết, lời tóm lược");

    let fifth = &group(&view, "tasks")["cards"][4];
    assert!(text(&fifth["title"]).contains("an ninh, an toàn và trật tự đô thị"), "names are whole: {fifth}");
    assert_eq!(fifth["source"], "Nghị quyết");
    let plan = &group(&view, "dates")["cards"][3];
    assert_eq!(plan["title"], "<strong>11/11/2022</strong>");
    let row = &group(&view, "bodies")["cards"][3];
    assert_eq!(row["title"], "Ban Kinh tế Trung ương");
    assert_eq!(row["fields"][1]["head"], "Theo");
    assert_eq!(row["fields"][1]["html"], "Hướng dẫn");
}

#[test]
fn every_word_of_a_card_stands_in_its_passage() {
    let desk = Desk::new();
    for doc in ["tom-luoc-nq06", "huong-dan-nq06"] {
        let opened = desk.call("open_document", json!({ "doc": doc }));
        let view = quick(&desk, doc);
        let cards = array(&view["groups"]).iter().flat_map(|group| array(&group["cards"]));
        for card in cards {
            let block = array(&opened["blocks"]).iter().find(|block| block["id"] == card["block"]);
            let block = block.expect("the passage");
            let cells: String = array(&block["cells"]).iter().map(text).collect();
            let whole = block["html"].as_str().or_else(|| block["text"].as_str()).unwrap_or_default();
            let own = words(&format!("{whole}{cells}"));
            let fields = array(&card["fields"]).iter().map(|field| text(&field["html"]));
            for piece in [text(&card["title"]), text(&card["body"])].into_iter().chain(fields) {
                assert!(own.contains(&words(piece)), "{piece} in {own}");
            }
        }
    }
}

/// HTML without its tags.
fn words(html: &str) -> String {
    html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, words)| words)).collect()
}

#[test]
fn the_guidance_on_cards() {
    let desk = Desk::new();
    let view = quick(&desk, "huong-dan-nq06");
    assert_eq!(view["targets"], json!([]));
    let second = &group(&view, "tasks")["cards"][1];
    assert_eq!(second["source"], Value::Null, "official text has no bracket of ours");
    assert!(text(&second["notes"][0]["html"]).starts_with("Tên nhóm 2 trong Nghị quyết"));
    let dates: Vec<&str> = array(&view["groups"])
        .iter()
        .filter(|g| g["kind"] == "dates")
        .flat_map(|g| array(&g["cards"]))
        .map(|c| text(&c["body"]))
        .collect();
    assert_eq!(
        dates,
        [
            "Thời gian cụ thể theo kế hoạch riêng của Ban Kinh tế Trung ương.",
            "Thời gian hoàn thành: Trong Quý II/ 2022."
        ]
    );
    let bodies = array(&group(&view, "bodies")["cards"]);
    assert_eq!(bodies.len(), 3);
    assert_eq!(bodies[0]["mark"], "1.");
    assert_eq!(array(&bodies[0]["details"]).len(), 2, "what hangs from it comes along");
}

#[test]
fn targets_are_read_from_the_table() {
    let desk = Desk::new();
    let view = quick(&desk, "tom-luoc-nq06");
    let targets = &view["targets"][0];
    assert_eq!(targets["years"], json!([2025, 2030, 2045]));
    assert_eq!(targets["other_heads"], json!(["Theo"]));
    let row = |name: &str| {
        array(&targets["rows"]).iter().find(|row| text(&row["name_text"]).starts_with(name)).expect("the row")
    };
    let rate = row("Tỷ lệ đô thị hoá");
    assert_eq!(rate["unit"], "%");
    assert_eq!(rate["others"], json!(["Nghị quyết"]));
    let amounts: Vec<&str> = array(&rate["figures"]).iter().map(|f| text(&f["amount"])).collect();
    assert_eq!(amounts, ["from", "above", "words"]);
    let cities = &row("Số đô thị toàn quốc")["figures"][1];
    assert_eq!((&cities["low"], &cities["high"]), (&json!(1000.0), &json!(1200.0)));
    assert_eq!((&cities["about"], &cities["written"]), (&json!(true), &json!("1.000–1.200")));
    let green = &row("Cây xanh")["figures"];
    assert_eq!(green[0]["remark"], "cần đối chiếu");
    assert_eq!(green[2]["amount"], "unstated");
    let hubs = row("Đô thị có thương hiệu");
    assert_eq!(hubs["unit"], "đô thị");
    assert_eq!(hubs["figures"][2]["rest"], "tầm cỡ quốc tế, làm đầu mối kết nối");
    assert_eq!(array(&row("Đô thị loại III")["notes"]).len(), 1);
    let cable = &row("Băng rộng")["figures"][1];
    assert_eq!(
        (&cable["amount"], &cable["low"]),
        (&json!("words"), &Value::Null),
        "no number is made of words"
    );
}

#[test]
fn every_cell_of_the_shipped_table_is_understood() {
    let library = Library::load(&[content()]);
    let digest = library.document("tom-luoc-nq06").expect("the digest");
    let section = digest.provision("chi-tieu").expect("the section");
    let targets = digest.targets(section).expect("targets");
    let rows =
        digest.provisions[section].blocks.iter().filter(|&&at| digest.blocks[at].kind == BlockKind::TableRow);
    assert_eq!(targets.rows.len(), rows.count());
    for target in &targets.rows {
        let text = &digest.blocks[target.block].inline.text;
        for (figure, (_, column)) in target.figures.iter().zip(&targets.years) {
            let cell = &text[digest.blocks[target.block].cells[*column].clone()];
            let digits = cell.chars().any(|c| c.is_ascii_digit());
            assert_eq!(digits, figure.amount.ends().is_some(), "a figure where there are digits: {cell}");
        }
    }
}

#[test]
fn the_library_tells_who_has_cards() {
    let desk = Desk::new();
    let library = desk.call("library", json!({}));
    let kinds = |doc: &str| {
        array(&library["documents"]).iter().find(|d| d["id"] == doc).map(|d| d["quick"].clone()).expect("it")
    };
    assert_eq!(kinds("tom-luoc-nq06"), json!(["viewpoints", "tasks", "targets", "dates", "bodies"]));
    assert_eq!(kinds("huong-dan-nq06"), json!(["tasks", "dates", "bodies"]));
    assert_eq!(kinds("thuat-ngu"), json!([]));
    assert_eq!(desk.refused("quick", json!({ "doc": "thuat-ngu" })), "place_not_found");
    assert_eq!(desk.refused("quick", json!({ "doc": "khong-co" })), "document_not_found");
}

#[test]
fn any_document_may_have_them() {
    let text = with_quick(
        "quick:\n  tasks: [I, \"II ¶1\"]\n  targets: III",
        "## I. Việc\n\n- một\n- **Hai:** rồi (báo chí).\n\n## II. Khác\n\nđoạn riêng\n\n## III. Số\n\n| Tên | 2026 | 2031 |\n|---|---|---|\n| Xã | từ 3 | 10 km |\n",
    );
    let desk = Desk::with(&[("d", &text)]);
    let view = quick(&desk, "d");
    assert_eq!(array(&view["groups"]).len(), 2);
    let bold = &view["groups"][0]["cards"][1];
    assert_eq!((&bold["title"], &bold["body"]), (&json!("<strong>Hai</strong>"), &json!("rồi (báo chí).")));
    assert_eq!(bold["source"], Value::Null, "a law's own brackets stay in it");
    assert_eq!(view["groups"][1]["cards"][0]["body"], "đoạn riêng");
    assert_eq!(view["targets"][0]["rows"][0]["unit"], Value::Null, "3 and 10 km are on no common scale");
}

#[test]
fn what_leads_nowhere_is_said_with_its_line() {
    let text = "## I. Một\n\nchỉ có lời\n\n## II. Hai\n\n- ý\n";
    let found = problems("quick:\n  viewpoints: V\n  tasks: I\n  targets: II\n  dates: 7\n  people: I", text);
    assert_eq!(
        found,
        [
            "6: warning: quick look-up names an unknown address: viewpoints: V",
            "7: warning: quick look-up finds no item, row or mark there: tasks: I",
            "8: warning: quick look-up finds no table with years at its head there: targets: II",
            "9: warning: quick look-up: dates: 7 isn't an address",
            "10: warning: front matter has an unknown field `quick.people`",
        ]
    );
    assert_eq!(
        problems("quick: I", text),
        ["5: warning: quick look-up: `quick` isn't a map of kinds to addresses"]
    );
    assert_eq!(problems("quick:", text), Vec::<String>::new());
}
