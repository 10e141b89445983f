//! Papers that are kept: begun, filled, put in order, deleted, handed in; out as JSON and in again, merged.

use std::fs;
use std::time::Duration;

use serde_json::{Value, json};
use support::{Desk, array, text};

const PAPER: &str = "0190a3c4-0000-7000-8000-000000000001";

fn id(n: u32) -> String {
    format!("0190a3c4-0000-7000-8000-0000000001{n:02}")
}

fn part(n: u32, kind: &str, body: &str) -> Value {
    json!({ "id": id(n), "kind": kind, "body": body })
}

fn new(parts: Vec<Value>) -> Value {
    json!({
        "id": PAPER,
        "title": "Thu hoạch Nghị quyết 06",
        "top": { "cell": "Chi bộ tổ 5", "writer": "Nguyễn Thu Hạnh" },
        "pack": "ca-nhan",
        "due_on": "2022-02-05",
        "asked_pages": 5,
        "asked_words": null,
        "handed_in_on": null,
        "doc": "huong-dan-nq06",
        "parts": parts,
    })
}

fn begun(desk: &Desk) -> Value {
    desk.call(
        "create_paper",
        new(vec![
            part(1, "question", "Tâm đắc điều gì?"),
            part(2, "understand", ""),
            part(3, "relate", ""),
            part(4, "question", "Điểm mới là gì?"),
        ]),
    )
}

fn bodies(paper: &Value) -> Vec<String> {
    array(&paper["parts"]).iter().map(|part| text(&part["body"]).to_owned()).collect()
}

#[test]
fn a_paper_is_begun_once_and_outlives_a_restart() {
    let mut desk = Desk::new().signed_in();
    let paper = begun(&desk);
    assert_eq!(begun(&desk), paper, "asked for twice it is one");
    assert_eq!(paper["paper"]["questions"], 2);
    assert_eq!(paper["paper"]["top"]["writer"], "Nguyễn Thu Hạnh");
    desk.call("update_part", json!({ "id": id(2), "body": "Tôi hiểu rằng…" }));
    desk.restart();
    desk.open();
    let again = desk.call("open_paper", json!({ "id": PAPER }));
    assert_eq!(bodies(&again), ["Tâm đắc điều gì?", "Tôi hiểu rằng…", "", "Điểm mới là gì?"]);
    let shelf = desk.call("list_papers", json!({}));
    assert_eq!((&shelf[0]["id"], &shelf[0]["words"]), (&json!(PAPER), &json!(11)));
    let mut changed = new(vec![]);
    changed["due_on"] = json!("2022-02-12");
    assert_eq!(desk.call("update_paper", changed.clone())["due_on"], "2022-02-12");
    changed["due_on"] = json!("2022-02-30");
    assert_eq!(desk.refused("update_paper", changed), "bad_request");
    assert_eq!(desk.refused("open_paper", json!({ "id": id(9) })), "paper_not_found");
}

#[test]
fn a_note_a_selection_and_a_whole_block_become_quotations_with_their_places() {
    let desk = Desk::new().signed_in();
    begun(&desk);
    let place = json!({ "doc": "huong-dan-nq06", "block": "II.3.(4):0", "range": [9, 25] });
    let note = json!({ "anchor": place, "kind": "viewpoint", "body": "Điều này mới. #mới" });
    let note = desk.call("create_note", note);
    let quote = note["anchor"]["quote"].clone();
    let whole = json!({ "doc": "huong-dan-nq06", "block": "II.3.(5):0" });
    let parts = json!([
        { "id": id(10), "kind": "quote", "body": "", "note": note["id"] },
        { "id": id(11), "kind": "note", "body": "Điều này mới.", "note": note["id"] },
        { "id": id(12), "kind": "quote", "body": "", "places": [place] },
        { "id": id(13), "kind": "quote", "body": "", "places": [whole] },
    ]);
    let added = json!({ "paper": PAPER, "behind": id(2), "parts": parts });
    let paper = desk.call("add_parts", added.clone());
    assert_eq!(desk.call("add_parts", added), paper, "asked for twice");
    let parts = array(&paper["parts"]);
    let ids: Vec<&str> = parts.iter().map(|part| text(&part["id"])).collect();
    assert_eq!(ids, [id(1), id(2), id(10), id(11), id(12), id(13), id(3), id(4)]);
    assert_eq!((&parts[2]["body"], &parts[4]["body"]), (&quote, &quote));
    assert!(text(&parts[5]["body"]).chars().count() > 120, "all of the block: {}", parts[5]);
    for at in [2, 4, 5] {
        assert_eq!((&parts[at]["place"]["state"], &parts[at]["altered"]), (&json!("exact"), &json!(false)));
    }
    // The note may go; the paper stays whole.
    desk.call("delete_note", json!({ "id": note["id"] }));
    desk.call("purge_note", json!({ "id": note["id"] }));
    let after = desk.call("open_paper", json!({ "id": PAPER }));
    assert_eq!(bodies(&after), bodies(&paper));
    // A quotation that says something else is told; one that leaves words out by dots isn't.
    let altered =
        |body: &str| desk.call("update_part", json!({ "id": id(13), "body": body }))["altered"] == true;
    let words = text(&parts[5]["body"]);
    let half: String = words.chars().take(40).collect();
    assert!(altered(&format!("{half} và thêm lời")));
    assert!(!altered(&half));
    let end: String = words.chars().skip(90).collect();
    assert!(!altered(&format!("{half} […] {end}")));
    let nowhere = json!({ "paper": PAPER, "parts": [{ "id": id(20), "kind": "quote", "body": "lời" }] });
    assert_eq!(desk.refused("add_parts", nowhere), "bad_request");
}

#[test]
fn parts_change_places_go_and_come_back_and_keep_what_they_said() {
    let desk = Desk::new().signed_in();
    begun(&desk);
    let order = |ids: Vec<String>| {
        let paper = desk.call("order_parts", json!({ "paper": PAPER, "ids": ids }));
        array(&paper["parts"]).iter().map(|part| text(&part["id"]).to_owned()).collect::<Vec<_>>()
    };
    let turned = vec![id(4), id(1), id(3), id(2)];
    assert_eq!(order(turned.clone()), turned);
    assert_eq!(desk.refused("order_parts", json!({ "paper": PAPER, "ids": [id(1), id(1)] })), "bad_request");
    let gone = desk.call("delete_parts", json!({ "paper": PAPER, "ids": [id(1), id(3)], "deleted": true }));
    assert_eq!((array(&gone["parts"]).len(), array(&gone["trash"]).len()), (2, 2));
    // What is in the trash stays behind what it stood behind.
    assert_eq!(order(vec![id(2), id(4)]), [id(2), id(4)]);
    let back = desk.call("delete_parts", json!({ "paper": PAPER, "ids": [id(1), id(3)], "deleted": false }));
    let ids: Vec<&str> = array(&back["parts"]).iter().map(|part| text(&part["id"])).collect();
    assert_eq!(ids, [id(2), id(4), id(1), id(3)]);
    let wrong = json!({ "paper": PAPER, "ids": [id(1), id(50)], "deleted": true });
    assert_eq!(desk.refused("delete_parts", wrong), "part_not_found");
    assert_eq!(array(&desk.call("open_paper", json!({ "id": PAPER }))["parts"]).len(), 4);

    for body in ["một lời", "hai lời"] {
        desk.later(Duration::from_secs(120));
        desk.call("update_part", json!({ "id": id(2), "body": body }));
    }
    let versions = desk.call("part_versions", json!({ "id": id(2) }));
    assert_eq!(versions[0]["body"], "một lời");
    let restored =
        desk.call("restore_part_version", json!({ "id": id(2), "version": versions[0]["version"] }));
    assert_eq!(restored["body"], "một lời");
    assert_eq!(array(&desk.call("part_versions", json!({ "id": id(2) }))).len(), 2);
}

#[test]
fn a_deleted_paper_waits_thirty_days() {
    let mut desk = Desk::new().signed_in();
    begun(&desk);
    desk.call("delete_paper", json!({ "id": PAPER, "deleted": true }));
    assert_eq!(array(&desk.call("list_papers", json!({}))).len(), 0);
    assert_eq!(desk.call("trashed_papers", json!({}))[0]["id"], PAPER);
    desk.call("delete_paper", json!({ "id": PAPER, "deleted": false }));
    assert_eq!(desk.refused("purge_paper", json!({ "id": PAPER })), "paper_not_found");
    desk.call("delete_paper", json!({ "id": PAPER, "deleted": true }));
    desk.later(Duration::from_secs(29 * 24 * 3600));
    desk.restart();
    desk.open();
    assert_eq!(array(&desk.call("trashed_papers", json!({}))).len(), 1);
    desk.later(Duration::from_secs(2 * 24 * 3600));
    desk.restart();
    desk.open();
    assert_eq!(array(&desk.call("trashed_papers", json!({}))).len(), 0);
}

fn print() -> Value {
    let run = json!({ "text": "Tôi hiểu.", "bold": false, "italic": false, "note": "Nguồn" });
    json!({
        "path": "", "title": "Bài thu hoạch", "about": "", "pack": "ca-nhan",
        "head": { "superior": "", "issuer": "Chi bộ", "place_and_day": "Hà Nội" },
        "signer": { "titles": ["Người viết"], "name": "Hạnh" },
        "blocks": [{ "style": "body", "runs": [run], "keep": false }],
    })
}

#[test]
fn what_was_handed_in_never_changes_and_is_the_same_file_again() {
    let desk = Desk::new().signed_in();
    begun(&desk);
    let mark =
        json!({ "id": id(80), "paper": PAPER, "name": "bản nộp", "day": "2022-02-04", "print": print() });
    desk.call("hand_in", mark.clone());
    desk.call("hand_in", mark);
    let open = desk.call("open_paper", json!({ "id": PAPER }));
    assert_eq!(array(&open["marks"]).len(), 1);
    assert_eq!(open["paper"]["handed_in_on"], "2022-02-04");
    let (now, then) = (desk.folder().join("now.docx"), desk.folder().join("then.docx"));
    let mut asked = print();
    asked["path"] = json!(now);
    desk.call("write_paper", asked);
    desk.call("update_part", json!({ "id": id(1), "body": "Đổi rồi" }));
    desk.call("write_mark", json!({ "id": id(80), "path": then }));
    assert_eq!(fs::read(now).expect("a file"), fs::read(then).expect("a file"));
    let frozen = desk.call("read_mark", json!({ "id": id(80) }));
    assert_eq!(frozen["print"]["blocks"][0]["runs"][0]["text"], "Tôi hiểu.");
    let ours = json!({ "id": id(80), "path": desk.notebook() });
    assert_eq!(desk.refused("write_mark", ours), "read_only");
}

/// The fourth form of the file: out, in and out again is the same to the last byte but for when and whose.
#[test]
fn papers_go_out_and_in_and_are_merged() {
    let desk = Desk::new().signed_in();
    begun(&desk);
    desk.later(Duration::from_secs(120));
    desk.call("update_part", json!({ "id": id(2), "body": "Tôi hiểu" }));
    desk.later(Duration::from_secs(120));
    desk.call("update_part", json!({ "id": id(2), "body": "Tôi hiểu hơn" }));
    desk.call("delete_parts", json!({ "paper": PAPER, "ids": [id(3)], "deleted": true }));
    let place = json!({ "doc": "huong-dan-nq06", "block": "II.3.(4):0", "range": [9, 25] });
    let quote = json!({ "id": id(12), "kind": "quote", "body": "", "places": [place] });
    desk.call("add_parts", json!({ "paper": PAPER, "behind": id(2), "parts": [quote] }));
    let mark =
        json!({ "id": id(80), "paper": PAPER, "name": "bản nộp", "day": "2022-02-04", "print": print() });
    desk.call("hand_in", mark);
    let out = |name: &str| {
        let path = desk.folder().join(name);
        desk.call("export_json", json!({ "path": path }));
        path
    };
    let notebook = |path: &std::path::Path| {
        let text = fs::read_to_string(path).expect("the file");
        let at = text.find("\"notebook\"").expect("a notebook");
        text[at..].to_owned()
    };
    let first = out("one.json");
    let before = desk.call("open_paper", json!({ "id": PAPER }));
    assert_eq!(desk.refused("import_json", json!({ "path": first })), "notebook_not_empty");
    desk.call("create_profile", json!({ "name": "Lê Minh Đức" }));
    desk.call("import_json", json!({ "path": first }));
    assert_eq!(desk.call("open_paper", json!({ "id": PAPER })), before);
    assert_eq!(notebook(&first), notebook(&out("two.json")));
    let told = desk.call("merge_json", json!({ "path": first }));
    assert_eq!(told["summary"]["changes"], false, "merged with itself");

    // Written on here, and taken in again by one who has it already: what is older there becomes a version.
    desk.later(Duration::from_secs(60));
    desk.call("update_part", json!({ "id": id(1), "body": "Điều tâm đắc?" }));
    let later = out("three.json");
    desk.call("create_profile", json!({ "name": "Phạm Hoà" }));
    desk.call("import_json", json!({ "path": first }));
    let told = desk.call("compare_json", json!({ "path": later }));
    assert_eq!((&told["papers"], &told["changed_papers"]), (&json!(0), &json!(1)));
    desk.call("merge_json", json!({ "path": later }));
    assert_eq!(bodies(&desk.call("open_paper", json!({ "id": PAPER })))[0], "Điều tâm đắc?");
    desk.call("create_profile", json!({ "name": "Vũ An" }));
    desk.note("có rồi");
    assert_eq!(desk.call("merge_json", json!({ "path": first }))["summary"]["papers"], 1);
    assert_eq!(desk.call("open_paper", json!({ "id": PAPER })), before);
}

/// Planted words are found, quoting them takes them out of the share, and a paper of one's own is told from the library.
#[test]
fn a_bar_tells_whose_words_an_answer_is_made_of() {
    let desk = Desk::new().signed_in();
    begun(&desk);
    let place = json!({ "doc": "huong-dan-nq06", "block": "II.3.(5):0" });
    let quote = json!({ "id": id(12), "kind": "quote", "body": "", "places": [place] });
    let paper = desk.call("add_parts", json!({ "paper": PAPER, "behind": id(4), "parts": [quote] }));
    let quoted = array(&paper["parts"]).last().expect("a part")["body"].clone();
    let words: Vec<&str> = text(&quoted).split_whitespace().skip(6).take(14).collect();
    let copied = words.join(" ");
    let own = format!("Tôi nghĩ mãi về chuyện này rồi chép lại: {copied}, và hết.");
    desk.call("update_part", json!({ "id": id(2), "body": own }));
    let look = |paper: &str| loop {
        let view = desk.call("verbatim", json!({ "id": paper }));
        if view["ready"] == true {
            return view["shares"].clone();
        }
        std::thread::sleep(Duration::from_millis(20));
    };
    let shares = look(PAPER);
    assert_eq!((&shares[0]["question"], &shares[1]["question"]), (&json!(id(1)), &json!(id(4))));
    let run = &shares[0]["runs"][0];
    assert_eq!((&run["part"], &run["faint"], &run["earlier"]), (&json!(id(2)), &json!(false), &Value::Null));
    let units: Vec<u16> = own.encode_utf16().collect();
    let at = |field: &str| usize::try_from(run[field].as_u64().expect("a number")).expect("small");
    let marked = String::from_utf16(&units[at("start")..at("end")]).expect("text");
    assert_eq!(marked.trim_end_matches([',', ';', '.']), copied.trim_end_matches([',', ';', '.']));
    assert!(
        shares[0]["verbatim"].as_u64() >= Some(13) && shares[0]["own"].as_u64() >= Some(10),
        "{}",
        shares[0]
    );
    assert!(shares[1]["quoted"].as_u64() > Some(30) && shares[1]["verbatim"] == 0, "{}", shares[1]);
    // The place that it offers is the place of those words.
    let offered = json!({ "id": id(30), "kind": "quote", "body": "", "places": run["places"] });
    let paper = desk.call("add_parts", json!({ "paper": PAPER, "behind": id(2), "parts": [offered] }));
    let body = text(&array(&paper["parts"])[2]["body"]);
    assert_eq!(body.trim_end_matches([',', ';', '.']), copied.trim_end_matches([',', ';', '.']));
    desk.call("update_part", json!({ "id": id(2), "body": "Tôi nghĩ mãi về chuyện này rồi chép lại:" }));
    assert_eq!(look(PAPER)[0]["verbatim"], 0);

    // Another paper of the same reader that says the same of their own.
    let again = "Tổ tôi họp tối thứ sáu, bà con hỏi nhiều nhất chuyện lộ giới hẻm nhỏ và đèn đường hay tắt";
    desk.call("update_part", json!({ "id": id(2), "body": again }));
    let mut other = new(vec![part(60, "own", again)]);
    (other["id"], other["title"]) = (json!(id(59)), json!("Bài năm sau"));
    desk.call("create_paper", other);
    let run = look(&id(59))[0]["runs"][0].clone();
    assert_eq!((&run["earlier"], &run["places"]), (&json!("Thu hoạch Nghị quyết 06"), &json!([])));
}

/// Whoever forges a file with its right hash is refused as well.
#[test]
fn a_paper_that_none_can_be_is_refused_whole() {
    let desk = Desk::new().signed_in();
    begun(&desk);
    let path = desk.folder().join("one.json");
    desk.call("export_json", json!({ "path": path }));
    let good = fs::read_to_string(&path).expect("the file");
    let forged = |from: &str, to: &str| {
        assert!(good.contains(from), "{from}");
        let mut file = good.replacen(from, to, 1);
        let at = file.find("\"notebook\":").expect("a notebook") + "\"notebook\":".len();
        let whole = file[at..].trim_end().strip_suffix('}').expect("a file").to_owned();
        // The hash is over the same fields in the same order, without the spaces between them.
        let mut compact = String::new();
        let (mut quoted, mut escaped) = (false, false);
        for c in whole.chars() {
            let ends = c == '"' && !escaped;
            quoted ^= ends;
            escaped = c == '\\' && !escaped;
            if quoted || !c.is_whitespace() {
                compact.push(c);
            }
        }
        let hash = blake3::hash(compact.trim().as_bytes()).to_hex().to_string();
        let check = file.find("\"check\": \"").expect("a check") + "\"check\": \"".len();
        file.replace_range(check..check + 64, &hash);
        let path = desk.folder().join("forged.json");
        fs::write(&path, file).expect("written");
        desk.try_call("import_json", json!({ "path": path, "replace": true }))
            .map_err(|error| json!(error.code))
    };
    assert!(forged("Tâm đắc", "Tâm đắc").is_ok(), "the hash is made as the program makes it");
    for (from, to) in [
        ("\"due_on\": \"2022-02-05\"", "\"due_on\": \"2022-02-35\""),
        ("\"asked_pages\": 5", "\"asked_pages\": 0"),
        (id(2).as_str(), id(1).as_str()),
        (id(2).as_str(), "khong-la-uuid"),
        ("\"flags\": 0", "\"flags\": 9"),
    ] {
        assert_eq!(forged(from, to), Err(json!("json_damaged")), "{to}");
    }
    assert_eq!(array(&desk.call("list_papers", json!({}))).len(), 1);
}
