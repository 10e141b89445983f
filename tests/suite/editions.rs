//! The shipped guidance gets another edition, with ten kinds of change: it is compared, and the notes cross by the reader's
//! word alone.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};
use support::{Desk, array, content, text};

const DOC: &str = "huong-dan-nq06";
const DAY: &str = "2026-11-30";

/// What is replaced by what; each is one kind of change.
const CHANGES: [(&str, &str); 10] = [
    // A word for another, within words that are marked.
    ("phải được tiến hành nghiêm túc, chất lượng.", "phải được tiến hành nghiêm túc, hiệu quả."),
    // Words put in.
    ("nắm vững các quan điểm, mục tiêu, nhiệm vụ", "nắm vững và vận dụng các quan điểm, mục tiêu, nhiệm vụ"),
    // Words taken out.
    (", bảo đảm phòng, chống dịch Covid-19.", "."),
    // A paragraph that came, before others.
    (
        "## II. NỘI DUNG\n",
        "## II. NỘI DUNG\n\nCác cấp ủy đọc kỹ phần này trước khi xây dựng kế hoạch của mình.\n",
    ),
    // One that went.
    ("- Thời gian cụ thể theo kế hoạch riêng của Ban Kinh tế Trung ương.\n\n", ""),
    // One that stands elsewhere: taken out here, put in by the next.
    (
        "Quân ủy Trung ương, Đảng ủy Công an Trung ương căn cứ chức năng, nhiệm vụ, tình hình thực tiễn xây dựng kế hoạch và triển khai trong toàn lực lượng.\n\n",
        "",
    ),
    (
        "### 1. Tổ chức nghiên cứu, học tập, quán triệt Nghị quyết\n",
        "### 1. Tổ chức nghiên cứu, học tập, quán triệt Nghị quyết\n\nQuân ủy Trung ương, Đảng ủy Công an Trung ương căn cứ chức năng, nhiệm vụ, tình hình thực tiễn xây dựng kế hoạch và triển khai trong toàn lực lượng.\n",
    ),
    // A heading in other words.
    ("### 2. Xây dựng kế hoạch\n", "### 2. Xây dựng và ban hành kế hoạch\n"),
    // One that became two.
    (" Công tác kiểm tra, giám sát, sơ kết, tổng kết", "\n\n- Công tác kiểm tra, giám sát, sơ kết, tổng kết"),
    // A section before others, so that these have other numbers.
    ("### 1. Mục đích\n\n", "### 1. Phạm vi\n\nĐảng bộ từ cấp xã trở lên.\n\n### 2. Mục đích\n\n"),
];

fn guidance() -> String {
    fs::read_to_string(content().join(DOC).join("index.md")).expect("the guidance")
}

fn edition() -> String {
    let mut text = guidance().replace("\r\n", "\n");
    for (from, to) in CHANGES {
        assert_eq!(text.matches(from).count(), 1, "{from}");
        text = text.replace(from, to);
    }
    text.replace("### 2. Yêu cầu\n", "### 3. Yêu cầu\n")
}

struct Unit {
    desk: Desk,
    folder: PathBuf,
}

impl Unit {
    fn new() -> Self {
        let library = tempfile::tempdir().expect("a folder").keep();
        let folder = library.join(DOC);
        fs::create_dir(&folder).expect("made");
        fs::write(folder.join("index.md"), guidance()).expect("written");
        Self { desk: Desk::on(&library).signed_in(), folder }
    }

    fn document(&self) -> Value {
        self.desk.call("open_document", json!({ "doc": DOC }))
    }

    /// Marks these words, or with none the paragraph that begins so.
    fn mark(&self, begins: &str, words: Option<&str>) -> String {
        let document = self.document();
        let is_it = |block: &&Value| text(&block["text"]).starts_with(begins);
        let block = array(&document["blocks"]).iter().find(is_it).expect("a block");
        let units = |text: &str| text.encode_utf16().count();
        let range = words.map(|words| {
            let at = text(&block["text"]).find(words).expect("the words");
            let start = units(&text(&block["text"])[..at]);
            [start, start + units(words)]
        });
        let anchor = json!({ "doc": DOC, "block": block["id"], "range": range });
        let body = words.unwrap_or(begins);
        let note = self.desk.call("create_note", json!({ "anchor": anchor, "kind": "task", "body": body }));
        text(&note["id"]).to_owned()
    }

    fn replace(&self) {
        fs::create_dir(self.folder.join("editions")).expect("made");
        fs::write(self.folder.join(format!("editions/{DAY}.md")), guidance()).expect("written");
        fs::write(self.folder.join("index.md"), edition()).expect("written");
        self.desk.call("reload_library", json!({}));
    }

    fn crossing(&self) -> Value {
        self.desk.call("crossing", json!({ "doc": DOC, "edition": DAY }))
    }

    fn places(&self) -> Vec<(String, String)> {
        let notes = self.desk.call("list_notes", json!({ "doc": DOC }));
        let place = |note: &Value| (text(&note["body"]).to_owned(), text(&note["place"]["state"]).to_owned());
        array(&notes).iter().map(place).collect()
    }
}

impl Drop for Unit {
    fn drop(&mut self) {
        // The library's own folder, which the desk doesn't own.
        let _ = fs::remove_dir_all(self.folder.parent().unwrap_or(&self.folder));
    }
}

fn bodies(crossings: &Value) -> Vec<&str> {
    let mut bodies: Vec<&str> = array(crossings).iter().map(|it| text(&it["note"]["body"])).collect();
    bodies.sort_unstable();
    bodies
}

#[test]
fn an_edition_is_compared_by_article() {
    let unit = Unit::new();
    assert_eq!(unit.desk.call("editions", json!({ "doc": DOC })), json!([]));
    assert_eq!(unit.desk.call("library", json!({}))["editions"], json!([]));
    unit.replace();
    // It is an edition, and no document by itself.
    let library = unit.desk.call("library", json!({}));
    assert_eq!(library["editions"], json!([DOC]));
    assert_eq!(array(&library["documents"]).len(), 1);
    let editions = unit.desk.call("editions", json!({ "doc": DOC }));
    assert_eq!((text(&editions[0]["name"]), &editions[0]["notes"]), (DAY, &json!(0)));
    let compared = unit.desk.call("compare_edition", json!({ "doc": DOC, "edition": DAY }));
    let count = |change: &str| {
        let counts = array(&compared["counts"]).iter().find(|count| count["change"] == change);
        counts.and_then(|count| count["blocks"].as_u64()).expect("a count")
    };
    let counts = ["edited", "added", "removed", "moved", "renumbered"].map(count);
    assert_eq!(counts, [3, 4, 1, 1, 2], "{}", compared["counts"]);
    let rows: Vec<&Value> =
        array(&compared["groups"]).iter().flat_map(|group| array(&group["rows"])).collect();
    // Old and new put together from the pieces are what stands there.
    for row in rows.iter().filter(|row| !array(&row["pieces"]).is_empty()) {
        for (side, without) in [("old", "added"), ("new", "removed")] {
            let pieces = array(&row["pieces"]).iter().filter(|piece| piece["kind"] != without);
            let words: String = pieces.map(|piece| text(&piece["text"])).collect();
            assert_eq!(words, text(&row[side]["text"]));
        }
    }
    let old = unit.desk.call("read_edition", json!({ "doc": DOC, "edition": DAY }));
    assert!(old.to_string().contains("Thời gian cụ thể theo kế hoạch riêng"));
    let absent = json!({ "doc": DOC, "edition": "2020-01-01" });
    assert_eq!(unit.desk.refused("compare_edition", absent), "document_not_found");
}

#[test]
fn notes_cross_by_the_readers_word_alone() {
    let mut unit = Unit::new();
    let moved = unit.mark("Quân ủy Trung ương", Some("triển khai trong toàn lực lượng"));
    let renumbered = unit.mark("Giúp cấp ủy", Some("thiết thực, hiệu quả"));
    let shifted = unit.mark("Thành phần", Some("thường trực cấp ủy cấp huyện"));
    let whole = unit.mark("Nội dung, yêu cầu", None);
    let changed = unit.mark("Công tác tổ chức", Some("nghiêm túc, chất lượng. Đổi mới nội dung"));
    let whole_changed = unit.mark("Từng cấp ủy", None);
    let gone = unit.mark("Thời gian cụ thể", None);
    let split = unit.mark("Từng cấp ủy", Some("Công tác kiểm tra, giám sát"));
    let here = unit.mark("Căn cứ Nghị quyết", Some("Căn cứ Nghị quyết số 06-NQ/TW"));
    assert!(unit.places().iter().all(|(_, state)| state == "exact"));
    unit.replace();

    let before = unit.places();
    let crossing = unit.crossing();
    let of = |ids: &[&String]| -> Vec<String> {
        let notes = unit.desk.call("list_notes", json!({ "doc": DOC }));
        let mut bodies: Vec<String> = array(&notes)
            .iter()
            .filter(|note| ids.iter().any(|id| note["id"] == id.as_str()))
            .map(|note| text(&note["body"]).to_owned())
            .collect();
        bodies.sort_unstable();
        bodies
    };
    let unchanged = bodies(&crossing["unchanged"]);
    for id in [&moved, &renumbered, &split] {
        assert!(unchanged.contains(&of(&[id])[0].as_str()), "{unchanged:?}");
    }
    assert_eq!(bodies(&crossing["changed"]), of(&[&changed, &whole_changed]));
    assert_eq!(bodies(&crossing["kept"]), of(&[&gone]));
    // What stands where it stood is nobody's question.
    let asked = array(&crossing["unchanged"]).len() + 3;
    let exact = before.iter().filter(|(_, state)| state == "exact").count();
    assert_eq!(asked + exact, 9);
    assert!(exact >= 1, "{shifted} {whole} {here}: {before:?}");
    let editions = unit.desk.call("editions", json!({ "doc": DOC }));
    assert_eq!(editions[0]["notes"], json!(asked));
    assert_eq!(unit.places(), before, "a look moves nothing");

    // One question for all that is unchanged.
    let ids: Vec<&Value> = array(&crossing["unchanged"]).iter().map(|it| &it["note"]["id"]).collect();
    let carry =
        |ids: Value| unit.desk.try_call("carry_notes", json!({ "doc": DOC, "edition": DAY, "notes": ids }));
    let carried = carry(json!(ids)).expect("carried");
    assert!(array(&carried).iter().all(|note| note["place"]["state"] == "exact"), "{carried}");
    let left = unit.crossing();
    assert!(array(&left["unchanged"]).is_empty());
    assert_eq!(bodies(&left["changed"]), bodies(&crossing["changed"]));
    // It can be taken back, note by note.
    unit.desk.call("take_back_move", json!({ "id": ids[0] }));
    assert_eq!(array(&unit.crossing()["unchanged"]).len(), 1);
    carry(json!([ids[0]])).expect("carried");

    // One by one what has other words, old and new side by side.
    let one = array(&left["changed"]).iter().find(|it| it["note"]["id"] == changed.as_str()).expect("there");
    assert!(text(&one["old"]["text"]).contains("nghiêm túc, chất lượng"));
    let new = text(&one["new"]["text"]);
    let range =
        |side: &str| one["new"][side].as_u64().and_then(|n| usize::try_from(n).ok()).expect("a place");
    let words: Vec<u16> = new.encode_utf16().collect();
    let words = String::from_utf16(&words[range("start")..range("end")]).expect("words");
    assert!(words.contains("hiệu quả. Đổi mới nội dung"), "{words}");
    let carried = carry(json!([changed])).expect("carried");
    assert_eq!(text(&carried[0]["place"]["state"]), "exact");
    assert_eq!(text(&carried[0]["anchor"]["quote"]), words);

    // What is gone can't be carried, and nothing else with it.
    let refused = carry(json!([whole_changed, gone])).expect_err("refused");
    assert_eq!(serde_json::to_value(refused.code).expect("JSON"), json!("place_not_found"));
    assert_eq!(bodies(&unit.crossing()["changed"]).len(), 1);
    // Kept under the old edition, after a start as well; its words are all there.
    unit.desk.restart();
    unit.desk.open();
    let crossing = unit.crossing();
    assert_eq!(array(&crossing["kept"]).len(), 1);
    assert_eq!(crossing["kept"][0]["new"], Value::Null);
    assert_eq!(array(&unit.desk.call("list_notes", json!({}))).len(), 9);
}

#[test]
fn a_note_belongs_to_the_latest_edition_that_has_its_words() {
    let unit = Unit::new();
    unit.mark("Thời gian cụ thể", None);
    unit.replace();
    // Another one before that, which has the words as well.
    fs::write(unit.folder.join("editions/2024-01-31.md"), guidance()).expect("written");
    let editions = unit.desk.call("editions", json!({ "doc": DOC }));
    let notes: Vec<(&str, &Value)> =
        array(&editions).iter().map(|it| (text(&it["name"]), &it["notes"])).collect();
    assert_eq!(notes, [(DAY, &json!(1)), ("2024-01-31", &json!(0))]);
    let older = unit.desk.call("crossing", json!({ "doc": DOC, "edition": "2024-01-31" }));
    assert!(array(&older["kept"]).is_empty());
    // A guest has no notes, and compares all the same.
    unit.desk.call("close_profile", json!({}));
    assert!(array(&unit.crossing()["kept"]).is_empty());
    unit.desk.call("compare_edition", json!({ "doc": DOC, "edition": DAY }));
}
