//! Notes by the page, by groups, by words; what they draw on the text; and all of it after a file was read in.

use std::fs;

use serde_json::{Value, json};
use support::{Desk, array, text};

const DOC: &str = "huong-dan-nq06";

fn note(desk: &Desk, doc: &str, block: &str, kind: &str, body: &str) -> String {
    let anchor = json!({ "doc": doc, "block": block });
    let note = desk.call("create_note", json!({ "anchor": anchor, "kind": kind, "body": body }));
    text(&note["id"]).to_owned()
}

fn page(desk: &Desk, mut request: Value) -> Value {
    for (field, usual) in [("offset", 0), ("limit", 500)] {
        if request[field].is_null() {
            request[field] = json!(usual);
        }
    }
    desk.call("note_page", request)
}

fn bodies(page: &Value) -> Vec<&str> {
    array(&page["notes"]).iter().map(|note| text(&note["body"])).collect()
}

fn groups(page: &Value) -> Vec<(&str, u64)> {
    let group = |group: &Value| group["count"].as_u64().expect("a count");
    array(&page["groups"]).iter().map(|one| (text(&one["id"]), group(one))).collect()
}

#[test]
fn notes_are_put_together_by_document_session_and_kind() {
    let desk = Desk::new().signed_in();
    note(&desk, "tom-luoc-nq06", "0:0", "task", "tóm lược");
    let first = desk.call("start_session", json!({ "title": "Buổi một" }));
    note(&desk, DOC, "III:2", "plain", "một, sau");
    desk.call("end_session", json!({ "id": first["id"] }));
    let second = desk.call("start_session", json!({ "title": "Buổi hai" }));
    note(&desk, DOC, "I:0", "task", "hai, trước");
    note(&desk, DOC, "III:2", "viewpoint", "hai, sau");

    let by = page(&desk, json!({ "by": "document" }));
    assert_eq!(groups(&by), [(DOC, 3), ("tom-luoc-nq06", 1)]);
    assert_eq!(bodies(&by), ["hai, trước", "một, sau", "hai, sau", "tóm lược"]);
    let by = page(&desk, json!({ "by": "session" }));
    let (first, second) = (text(&first["id"]), text(&second["id"]));
    assert_eq!(groups(&by), [(second, 2), (first, 1), ("", 1)]);
    assert_eq!(bodies(&by), ["hai, trước", "hai, sau", "một, sau", "tóm lược"]);
    let by = page(&desk, json!({ "by": "kind", "limit": 0 }));
    assert_eq!(groups(&by), [("viewpoint", 1), ("task", 2), ("plain", 1)]);
    assert_eq!((by["total"].as_u64(), bodies(&by)), (Some(4), Vec::new()));
    let part = page(&desk, json!({ "by": "session", "offset": 1, "limit": 2 }));
    assert_eq!(bodies(&part), ["hai, sau", "một, sau"]);
    assert_eq!(groups(&part), groups(&page(&desk, json!({ "by": "session" }))), "groups are those of all");
}

#[test]
fn the_notes_of_the_section_at_hand_come_first() {
    let desk = Desk::new().signed_in();
    let document = desk.call("open_document", json!({ "doc": DOC }));
    let at = |id: &str| array(&document["blocks"]).iter().position(|block| block["id"] == id).expect("block");
    for (block, body) in [("I:0", "một"), ("II.3.(2):0", "hai"), ("III:2", "ba")] {
        note(&desk, DOC, block, "plain", body);
    }
    let near = json!({ "near": [at("II.3.(2):0"), at("II.3.(2):0") + 1] });
    let page = page(&desk, json!({ "doc": DOC, "by": near }));
    assert_eq!(groups(&page), [("near", 1), ("rest", 2)]);
    assert_eq!(bodies(&page), ["hai", "một", "ba"]);
}

#[test]
fn words_are_looked_for_as_they_begin_whatever_their_marks() {
    let desk = Desk::new().signed_in();
    let id = note(&desk, DOC, "I:0", "task", "Phường mình còn hai khu quy hoạch, đạt 45%");
    note(&desk, DOC, "III:2", "plain", "Kỹ thuật: đường, thuỷ lợi");
    let found = |words: &str| page(&desk, json!({ "text": words }))["total"].as_u64().expect("a total");
    for words in ["phuong", "PHƯỜNG hoạ", "45%", "quy hoach dat", "phươ\u{300}ng", "  ", "duong ky"] {
        assert_eq!(found(words), if words.trim().is_empty() { 2 } else { 1 }, "{words}");
    }
    for words in ["oach", "phuong xyz", "thuật quy"] {
        assert_eq!(found(words), 0, "{words}");
    }
    let quote = text(&page(&desk, json!({}))["notes"][0]["anchor"]["quote"]).to_owned();
    assert_eq!(found(&quote), 1, "the quotation is looked through too");

    desk.call("update_note", json!({ "id": id, "body": "Xã mình" }));
    assert_eq!((found("phuong"), found("xa minh")), (0, 1), "as it is now");
    desk.call("delete_note", json!({ "id": id }));
    assert_eq!(found("xa minh"), 0);
    desk.call("restore_note", json!({ "id": id }));
    assert_eq!(found("xa minh"), 1);
}

#[test]
fn a_page_is_found_around_a_note_and_one_can_be_kept() {
    let desk = Desk::new().signed_in();
    let ids: Vec<String> =
        (0..10).map(|n| note(&desk, DOC, "III:2", ["task", "plain"][n % 2], &n.to_string())).collect();
    let around = page(&desk, json!({ "around": ids[7], "limit": 3 }));
    assert_eq!((around["offset"].as_u64(), bodies(&around)), (Some(6), vec!["6", "7", "8"]));
    let nowhere = page(&desk, json!({ "around": ids[7], "kinds": ["task"], "limit": 3, "offset": 1 }));
    assert_eq!((nowhere["offset"].as_u64(), bodies(&nowhere)), (Some(1), vec!["2", "4", "6"]));
    let kept = page(&desk, json!({ "kinds": ["task"], "text": "4", "also": ids[7] }));
    assert_eq!(bodies(&kept), ["4", "7"]);
    let beyond = page(&desk, json!({ "offset": 50, "limit": 5 }));
    assert_eq!((beyond["total"].as_u64(), bodies(&beyond)), (Some(10), Vec::new()));
}

#[test]
fn a_document_is_marked_without_its_notes() {
    let desk = Desk::new().signed_in();
    let document = desk.call("open_document", json!({ "doc": DOC }));
    let block = array(&document["blocks"]).iter().find(|block| block["id"] == "II.3.(2):0").expect("block");
    let words: String = text(&block["text"]).chars().take(8).collect();
    let anchor = json!({ "doc": DOC, "block": "II.3.(2):0", "range": [0, words.encode_utf16().count()] });
    let first = desk.call("create_note", json!({ "anchor": anchor, "kind": "task", "body": "một" }));
    desk.call("create_note", json!({ "anchor": anchor, "kind": "task", "body": "hai" }));
    desk.call("create_note", json!({ "anchor": anchor, "kind": "target", "body": "ba" }));
    note(&desk, DOC, "II.3.(2):0", "plain", "cả đoạn");
    note(&desk, DOC, "I:0", "plain", "cả đoạn khác");
    let marks = desk.call("note_marks", json!({ "doc": DOC }));
    assert_eq!(array(&marks).len(), 2);
    assert_eq!(marks[0], json!({ "block": "I:0", "notes": 1, "marks": [] }));
    assert_eq!((&marks[1]["block"], &marks[1]["notes"]), (&json!("II.3.(2):0"), &json!(4)));
    let own = array(&marks[1]["marks"]);
    assert_eq!(own.iter().map(|mark| text(&mark["kind"])).collect::<Vec<_>>(), ["target", "task"]);
    assert_eq!(own[1]["note"], first["id"], "the first of those on the same words");
    assert_eq!((&own[1]["start"], &own[1]["end"]), (&first["place"]["start"], &first["place"]["end"]));

    desk.call("delete_note", json!({ "id": first["id"] }));
    assert_eq!(desk.call("note_marks", json!({ "doc": DOC }))[1]["notes"], json!(3));
    assert_eq!(desk.call("note_marks", json!({ "doc": "tom-luoc-nq06" })), json!([]));
    assert_eq!(desk.refused("note_marks", json!({ "doc": "khong-co" })), "document_not_found");
    desk.call("close_profile", json!({}));
    assert_eq!(desk.refused("note_marks", json!({ "doc": DOC })), "no_profile");
    assert_eq!(desk.refused("note_page", json!({ "offset": 0, "limit": 1 })), "no_profile");
}

/// What the search says about the reader's notes, by their words.
fn searched(desk: &Desk, query: &str) -> Vec<String> {
    let page = desk.call("search", json!({ "query": query, "limit": 50, "notes_only": true }));
    array(&page["notes"]).iter().map(|hit| text(&hit["note"]["body"]).to_owned()).collect()
}

#[test]
fn after_a_file_was_read_in_its_notes_are_found_and_those_before_are_not() {
    let desk = Desk::new().signed_in();
    let empty = desk.folder().join("empty.json");
    desk.call("export_json", json!({ "path": empty }));
    for body in ["Rà soát nhà ở xã hội", "Chợ truyền thống", "Thoát nước"] {
        note(&desk, DOC, "III:2", "task", body);
    }
    let many = desk.folder().join("many.json");
    desk.call("export_json", json!({ "path": many }));

    // Both indexes were read before the notebook changed under them.
    let see = |query: &str| (searched(&desk, query), page(&desk, json!({ "text": query }))["total"].clone());
    let nothing = || (Vec::<String>::new(), json!(0));
    assert_eq!(see("thoát nước").1, json!(1));
    for note in array(&desk.call("list_notes", json!({}))).clone() {
        desk.call("delete_note", json!({ "id": note["id"] }));
    }
    desk.call("empty_trash", json!({}));
    note(&desk, DOC, "III:2", "plain", "Vỉa hè");
    assert_eq!(see("vỉa hè"), (vec!["Vỉa hè".to_owned()], json!(1)));
    assert_eq!(see("thoát nước"), nothing());

    desk.call("import_json", json!({ "path": many, "replace": true }));
    assert_eq!(see("thoát nước"), (vec!["Thoát nước".to_owned()], json!(1)), "at once");
    assert_eq!(see("nhà ở xã hội"), (vec!["Rà soát nhà ở xã hội".to_owned()], json!(1)));
    assert_eq!(see("vỉa hè"), nothing(), "what was replaced is gone");
    let marks = desk.call("note_marks", json!({ "doc": DOC }));
    assert_eq!(marks[0]["notes"], json!(3));

    // A file without any note leaves none behind, although it writes no row.
    desk.call("import_json", json!({ "path": empty, "replace": true }));
    assert_eq!(see("thoát nước"), nothing());
    assert_eq!(desk.call("note_marks", json!({ "doc": DOC })), json!([]));

    // A file that is refused changes nothing of what is found.
    desk.call("import_json", json!({ "path": many, "replace": true }));
    fs::write(&empty, "{}").expect("write");
    desk.refused("import_json", json!({ "path": empty, "replace": true }));
    assert_eq!(see("chợ truyền thống"), (vec!["Chợ truyền thống".to_owned()], json!(1)));
}
