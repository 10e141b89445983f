//! Notes on no passage, several notes at once, and tags.

use std::fs;

use serde_json::{Value, json};
use support::{Desk, array, text};

fn free(desk: &Desk, body: &str) -> Value {
    desk.call("create_note", json!({ "kind": "plain", "body": body }))
}

fn page(desk: &Desk, query: Value) -> Vec<String> {
    let mut query = query;
    query["offset"] = json!(0);
    query["limit"] = json!(100);
    let page = desk.call("note_page", query);
    array(&page["notes"]).iter().map(|note| text(&note["body"]).to_owned()).collect()
}

#[test]
fn a_note_on_no_passage_is_kept_found_and_goes_out_and_in() {
    let mut desk = Desk::new().signed_in();
    desk.note("ở văn bản");
    let note = free(&desk, "Hỏi lại chi uỷ về quỹ.");
    assert_eq!(note["place"], json!({ "state": "free" }));
    assert_eq!(note["anchor"]["quote"], "");
    let id = note["id"].clone();
    desk.restart();
    desk.open();
    let by = desk.call("note_page", json!({ "by": "document", "offset": 0, "limit": 9 }));
    assert_eq!(
        by["groups"],
        json!([{ "id": "-khong-", "count": 1 }, { "id": "huong-dan-nq06", "count": 1 }])
    );
    let found = desk.call("search", json!({ "query": "chi uỷ về quỹ", "limit": 9 }));
    assert_eq!(found["notes"][0]["note"]["id"], id);
    assert_eq!(desk.call("accept_move", json!({ "id": id }))["place"]["state"], "free");

    let out = |name: &str| {
        let path = desk.folder().join(name);
        desk.call("export_json", json!({ "path": path }));
        let file: Value = serde_json::from_slice(&fs::read(&path).expect("the file")).expect("JSON");
        (path, file["notebook"].clone())
    };
    let (first, notebook) = out("one.json");
    desk.call("create_profile", json!({ "name": "Lê Minh Đức" }));
    desk.call("import_json", json!({ "path": first }));
    assert_eq!(out("two.json").1, notebook);
    desk.call("merge_json", json!({ "path": first }));
    assert_eq!(out("three.json").1, notebook, "merged with itself");
    desk.call("delete_note", json!({ "id": id }));
    desk.call("purge_note", json!({ "id": id }));
    assert_eq!(desk.bodies(), ["ở văn bản"]);
}

#[test]
fn further_places_without_a_first_are_refused() {
    let desk = Desk::new().signed_in();
    let place = json!({ "doc": "huong-dan-nq06", "block": "II.3.(4):0" });
    let note = json!({ "kind": "plain", "body": "x", "further": [place] });
    assert_eq!(desk.refused("create_note", note), "bad_request");
}

#[test]
fn several_notes_change_at_once_or_not_at_all() {
    let desk = Desk::new().signed_in();
    let ids: Vec<Value> = ["một", "hai", "ba"].iter().map(|body| free(&desk, body)["id"].clone()).collect();
    let edits = |more: Value| {
        let edit = |id: &Value| {
            let mut edit = more.clone();
            edit["id"] = id.clone();
            edit
        };
        json!({ "notes": ids.iter().map(edit).collect::<Vec<_>>() })
    };
    let changed = desk.call("change_notes", edits(json!({ "kind": "task" })));
    assert!(array(&changed).iter().all(|note| note["kind"] == "task"), "{changed}");
    assert_eq!(array(&desk.call("note_versions", json!({ "id": ids[0] })))[0]["kind"], "plain");

    let mut wrong = edits(json!({ "deleted": true }));
    wrong["notes"][1]["id"] = json!("khác");
    assert_eq!(desk.refused("change_notes", wrong), "note_not_found");
    let mut long = edits(json!({ "deleted": true }));
    long["notes"][2]["body"] = json!("x".repeat((1 << 20) + 1));
    assert_eq!(desk.refused("change_notes", long), "note_too_long");
    assert_eq!(page(&desk, json!({})), ["một", "hai", "ba"]);

    desk.call("change_notes", edits(json!({ "deleted": true })));
    assert_eq!((page(&desk, json!({})).len(), array(&desk.call("list_trash", json!({}))).len()), (0, 3));
    desk.call("change_notes", edits(json!({ "deleted": false })));
    assert_eq!(page(&desk, json!({ "newest": true })), ["ba", "hai", "một"]);
    assert_eq!(desk.call("change_notes", json!({ "notes": [] })), json!([]));
}

#[test]
fn tags_are_listed_filtered_renamed_merged_and_taken_out_everywhere() {
    let desk = Desk::new().signed_in();
    let first = free(&desk, "Một #hạn và #Quý-4")["id"].clone();
    free(&desk, "Hai #hạn");
    let gone = free(&desk, "Ba #hạn")["id"].clone();
    desk.call("delete_note", json!({ "id": gone }));
    let tags = |desk: &Desk| {
        let tags = desk.call("tags", json!({}));
        let one = |tag: &Value| format!("{} {}", text(&tag["name"]), tag["count"]);
        array(&tags).iter().map(one).collect::<Vec<_>>()
    };
    assert_eq!(tags(&desk), ["hạn 2", "quý-4 1"]);
    assert_eq!(page(&desk, json!({ "tags": ["hạn", "quý-4"] })), ["Một #hạn và #Quý-4"]);
    assert_eq!(page(&desk, json!({ "tags": ["han"] })), Vec::<String>::new(), "marks tell tags apart");

    let tagged = desk.call("tag_notes", json!({ "ids": [first], "tag": "chi bộ 5" }));
    assert_eq!(tagged["notes"][0]["body"], "Một #hạn và #Quý-4\n#chi-bộ-5");
    assert_eq!(tagged["before"], json!(["Một #hạn và #Quý-4"]));
    let again = desk.call("tag_notes", json!({ "ids": [first], "tag": "#Chi-bộ-5" }));
    assert_eq!(again["notes"], json!([]));

    let merged = desk.call("rename_tag", json!({ "from": "hạn", "to": "quý-4" }));
    assert_eq!(array(&merged["notes"]).len(), 2);
    assert_eq!(tags(&desk), ["chi-bộ-5 1", "quý-4 2"]);
    desk.call("restore_note", json!({ "id": gone }));
    assert_eq!(tags(&desk), ["chi-bộ-5 1", "quý-4 3"], "in the trash too");
    desk.call("rename_tag", json!({ "from": "quý-4" }));
    assert_eq!(tags(&desk), ["chi-bộ-5 1"]);
    assert_eq!(page(&desk, json!({})), ["Một và\n#chi-bộ-5", "Hai", "Ba"]);
    for bad in ["5", "a, b", "", "#"] {
        assert_eq!(desk.refused("rename_tag", json!({ "from": "chi-bộ-5", "to": bad })), "bad_request");
    }
}
