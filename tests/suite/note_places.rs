//! One note on several places: words that were chosen over several blocks.

use std::fs;

use rusqlite::Connection;
use serde_json::{Value, json};
use support::{Desk, array, source, text};

const BEFORE: &str = "## I. Một\n\ncâu đầu tiên\n\n- ý thứ nhất\n\n- ý thứ hai\n\nđoạn cuối cùng\n";

fn desk() -> Desk {
    Desk::with(&[("d", &source("d", BEFORE))])
}

fn place(block: &str, range: Value) -> Value {
    json!({ "doc": "d", "block": block, "range": range })
}

/// A note from within the first paragraph to within the second mark.
fn over_three(desk: &Desk, body: &str) -> Value {
    let note = json!({
        "anchor": place("I:1", json!([4, 12])),
        "further": [place("I:2", json!([0, 10])), place("I:3", json!([0, 6]))],
        "kind": "task", "body": body,
    });
    desk.call("create_note", note)
}

fn rewrite(desk: &Desk, markdown: &str) {
    fs::write(desk.folder().join("library/d/index.md"), source("d", markdown)).expect("written");
    desk.call("reload_library", json!({}));
}

/// Of each place of a note its state and its words.
fn places(note: &Value) -> Vec<(&str, &str)> {
    let own = std::iter::once(note).chain(array(&note["further"]));
    own.map(|it| (text(&it["place"]["state"]), text(&it["anchor"]["quote"]))).collect()
}

fn only(desk: &Desk) -> Value {
    let notes = desk.call("list_notes", json!({}));
    assert_eq!(array(&notes).len(), 1, "one note");
    notes[0].clone()
}

#[test]
fn it_is_one_note_also_after_a_restart() {
    let mut desk = desk().signed_in();
    let note = over_three(&desk, "về cả ba");
    assert_eq!(places(&note), [("exact", "đầu tiên"), ("exact", "ý thứ nhất"), ("exact", "ý thứ ")]);
    assert_eq!(
        (&note["further"][0]["place"]["start"], &note["further"][0]["place"]["end"]),
        (&json!(0), &json!(10))
    );
    desk.restart();
    desk.open();
    assert_eq!(only(&desk), note);
    desk.call("delete_note", json!({ "id": note["id"] }));
    assert_eq!(places(&desk.call("list_trash", json!({}))[0]).len(), 3);
    desk.call("restore_note", json!({ "id": note["id"] }));
    desk.call("update_note", json!({ "id": note["id"], "body": "sửa" }));
    assert_eq!(places(&only(&desk)), places(&note), "words change no place");
}

#[test]
fn a_locked_notebook_keeps_them_and_so_does_one_that_gets_a_lock() {
    let (mut desk, _) = desk().locked_in("sông Hồng mùa nước");
    let note = over_three(&desk, "riêng tư");
    desk.restart();
    assert_eq!(desk.unlock("sông Hồng mùa nước")["outcome"], "opened");
    assert_eq!(only(&desk), note);
    desk.call("unlock_for_good", json!({ "passphrase": "sông Hồng mùa nước" }));
    assert_eq!(only(&desk), note);
    desk.call("lock_notebook", json!({ "passphrase": "núi Tản sông Đà" }));
    assert_eq!(only(&desk), note);
}

#[test]
fn places_that_arent_there_or_in_another_document_are_refused() {
    let desk = Desk::with(&[("d", &source("d", BEFORE)), ("e", &source("e", BEFORE))]).signed_in();
    let with = |further: Value| json!({ "anchor": place("I:1", json!([4, 12])), "further": further, "kind": "plain", "body": "x" });
    let refused = |further: Value| desk.refused("create_note", with(further));
    assert_eq!(refused(json!([place("I:9", json!([0, 1]))])), "place_not_found");
    assert_eq!(refused(json!([place("I:2", json!([0, 999]))])), "place_not_found");
    assert_eq!(refused(json!([{ "doc": "e", "block": "I:2", "range": [0, 2] }])), "bad_request");
    assert_eq!(refused(json!(vec![place("I:2", json!([0, 2])); 1500])), "bad_request");
    assert_eq!(desk.call("list_notes", json!({})), json!([]));
}

#[test]
fn every_place_is_marked_and_counted_once() {
    let desk = desk().signed_in();
    let note = over_three(&desk, "");
    let marks = desk.call("note_marks", json!({ "doc": "d" }));
    let blocks: Vec<&str> = array(&marks).iter().map(|one| text(&one["block"])).collect();
    assert_eq!(blocks, ["I:1", "I:2", "I:3"]);
    for one in array(&marks) {
        assert_eq!(one["marks"][0]["note"], note["id"]);
    }
    let counts = |marks: &Value| array(marks).iter().map(|one| one["notes"].clone()).collect::<Vec<_>>();
    assert_eq!(counts(&marks), [json!(1), json!(0), json!(0)], "the section has one note");
    let page = |by: Value| desk.call("note_page", json!({ "offset": 0, "limit": 9, "doc": "d", "by": by }));
    assert_eq!(page(json!("document"))["total"], 1);
    let near = |from: u32, to: u32| text(&page(json!({ "near": [from, to] }))["groups"][0]["id"]).to_owned();
    assert_eq!((near(2, 3), near(4, 5), near(5, 9)), ("near".into(), "near".into(), "rest".into()));
}

#[test]
fn it_is_found_by_the_words_of_every_place() {
    let desk = desk().signed_in();
    let note = over_three(&desk, "");
    let hits = |query: &str| {
        let page = desk.call("search", json!({ "query": query, "notes_only": true }));
        array(&page["notes"]).iter().map(|hit| hit["note"]["id"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(hits("đầu tiên"), [note["id"].clone()]);
    assert_eq!(hits("thứ nhất"), [note["id"].clone()]);
    let filtered = |words: &str| {
        desk.call("note_page", json!({ "offset": 0, "limit": 9, "text": words }))["total"].clone()
    };
    assert_eq!((filtered("nhất"), filtered("tiên nhất"), filtered("cuối")), (json!(1), json!(1), json!(0)));
    desk.call("update_note", json!({ "id": note["id"], "body": "có lời" }));
    assert_eq!(hits("thứ nhất"), Vec::<Value>::new(), "words of its own come first");
    assert_eq!(filtered("nhất"), 1, "the list's filter looks through both");
}

#[test]
fn each_place_moves_or_is_lost_by_itself_and_moves_are_one_deed() {
    let desk = desk().signed_in();
    let id = json!({ "id": over_three(&desk, "x")["id"] });
    // Something comes in before all, and the first mark is gone.
    rewrite(&desk, "## I. Một\n\nchen vào\n\ncâu đầu tiên\n\n- ý khác\n\n- ý thứ hai\n\nđoạn cuối cùng\n");
    let note = only(&desk);
    assert_eq!(places(&note), [("moved", "đầu tiên"), ("lost", "ý thứ nhất"), ("moved", "ý thứ ")]);
    assert_eq!(note["anchor"]["block"], "I:1", "nothing moved by itself");
    let moved = desk.call("accept_move", id.clone());
    assert_eq!(places(&moved), [("exact", "đầu tiên"), ("lost", "ý thứ nhất"), ("exact", "ý thứ ")]);
    assert_eq!(places(&only(&desk)), places(&moved));
    assert_eq!(places(&desk.call("take_back_move", id.clone())), places(&note));
    rewrite(&desk, "## I. Một\n\nkhông còn gì\n");
    assert!(places(&only(&desk)).iter().all(|(state, _)| *state == "lost"));
    assert_eq!(desk.refused("accept_move", id), "place_not_found");
    // An empty folder could be a stick that was pulled out.
    fs::write(desk.folder().join("library/khác.md"), "# Khác\n").expect("written");
    fs::remove_dir_all(desk.folder().join("library/d")).expect("removed");
    desk.call("reload_library", json!({}));
    assert!(places(&only(&desk)).iter().all(|(state, _)| *state == "document_missing"));
}

#[test]
fn json_and_backups_bring_them_back() {
    let desk = desk().signed_in();
    let note = over_three(&desk, "một ghi chú");
    let file = desk.folder().join("one.json");
    desk.call("export_json", json!({ "path": file }));
    let written: Value = serde_json::from_slice(&fs::read(&file).expect("read")).expect("JSON");
    assert_eq!(
        (&written["version"], array(&written["notebook"]["notes"][0]["further"]).len()),
        (&json!(4), 2)
    );
    let backup = desk.call("backup_now", json!({}))["file"].clone();
    let profile = desk.id();
    desk.call("create_profile", json!({ "name": "Người khác" }));
    desk.call("import_json", json!({ "path": file }));
    assert_eq!(only(&desk), note);
    desk.call("open_profile", json!({ "id": profile }));
    desk.call("delete_note", json!({ "id": note["id"] }));
    desk.call("restore_backup", json!({ "id": profile, "file": backup }));
    assert_eq!(only(&desk), note);
}

#[test]
fn a_file_of_the_second_form_is_read_and_a_forged_place_is_not() {
    let desk = desk().signed_in();
    desk.call(
        "create_note",
        json!({ "anchor": place("I:1", json!([4, 12])), "kind": "plain", "body": "một chỗ" }),
    );
    let file = desk.folder().join("one.json");
    desk.call("export_json", json!({ "path": file }));
    let today = fs::read_to_string(&file).expect("read");
    assert!(!today.contains("further"), "where there is one place the note is written as before");
    fs::write(&file, today.replace("\"version\": 4", "\"version\": 2")).expect("written");
    desk.call("import_json", json!({ "path": file, "replace": true }));
    assert_eq!(places(&only(&desk)), [("exact", "đầu tiên")]);
    let newer = today.replace("\"version\": 4", "\"version\": 5");
    fs::write(&file, newer).expect("written");
    assert_eq!(desk.refused("import_json", json!({ "path": file, "replace": true })), "json_newer");

    over_three(&desk, "ba chỗ");
    desk.call("export_json", json!({ "path": file }));
    let whole = fs::read_to_string(&file).expect("read");
    fs::write(&file, whole.replacen("\"quote\": \"ý thứ nhất\"", "\"quote\": \"ý thứ tư\"", 1))
        .expect("written");
    assert_eq!(desk.refused("import_json", json!({ "path": file, "replace": true })), "json_damaged");
}

#[test]
fn another_computer_takes_the_places_with_the_note() {
    let old = desk().signed_in();
    let note = over_three(&old, "chung");
    let file = old.folder().join("one.json");
    old.call("export_json", json!({ "path": file }));
    let new = desk().signed_in();
    assert_eq!(new.call("merge_json", json!({ "path": file }))["summary"]["new"], 1);
    assert_eq!(only(&new), note);
    // There all places are moved, here only the words change: both stand.
    let moved = "## I. Một\n\nchen vào\n\ncâu đầu tiên\n\n- ý thứ nhất\n\n- ý thứ hai\n\nđoạn cuối cùng\n";
    rewrite(&old, moved);
    old.later(std::time::Duration::from_secs(60));
    old.call("accept_move", json!({ "id": note["id"] }));
    new.later(std::time::Duration::from_secs(120));
    new.call("update_note", json!({ "id": note["id"], "body": "sửa ở đây" }));
    old.call("export_json", json!({ "path": file }));
    rewrite(&new, moved);
    assert_eq!(new.call("merge_json", json!({ "path": file }))["summary"]["moved"], 1);
    let joined = only(&new);
    assert_eq!(joined["body"], "sửa ở đây");
    assert_eq!(places(&joined), [("exact", "đầu tiên"), ("exact", "ý thứ nhất"), ("exact", "ý thứ ")]);
}

#[test]
fn a_notebook_from_before_is_brought_up_and_its_notes_have_one_place() {
    let mut desk = desk().signed_in();
    let note = json!({ "anchor": place("I:1", json!([4, 12])), "kind": "plain", "body": "từ trước" });
    let note = desk.call("create_note", note);
    desk.leave();
    let old = Connection::open(desk.notebook()).expect("a notebook");
    let stamps = include_str!("../../src-tauri/crates/notebook/migrations/0004_stamps.sql");
    let gone = stamps.split_once("CREATE TABLE gone").and_then(|(_, rest)| rest.split_once("ROWID;"));
    let (gone, _) = gone.expect("its table of what is gone");
    let before = format!(
        "ALTER TABLE notes DROP COLUMN further; DROP TABLE paper_marks; DROP TABLE part_versions;
         DROP TABLE parts; DROP TABLE papers; DROP TABLE gone; CREATE TABLE gone{gone}ROWID;
         PRAGMA user_version = 4"
    );
    old.execute_batch(&before).expect("as it was");
    drop(old);
    desk.come_back();
    let opening = desk.open();
    assert_eq!(opening["outcome"], "opened", "seals from before fit: {opening}");
    assert_eq!(only(&desk), note);
    assert_eq!(note["further"], json!([]));
}

#[test]
fn places_that_the_disk_changed_are_damage() {
    let mut desk = desk().signed_in();
    over_three(&desk, "ba chỗ");
    desk.call("backup_now", json!({}));
    desk.leave();
    for change in ["further = NULL", "further = replace(further, 'nhất', 'ba')", "further = '['"] {
        let path = desk.notebook();
        let whole = fs::read(&path).expect("read");
        let other = Connection::open(&path).expect("a notebook");
        other.execute(&format!("UPDATE notes SET {change}"), []).expect("changed");
        drop(other);
        desk.come_back();
        let opening = desk.open();
        assert_eq!(
            (&opening["outcome"], &opening["reason"]),
            (&json!("unreadable"), &json!("damaged")),
            "{change}"
        );
        desk.leave();
        fs::write(path, whole).expect("as it was");
    }
}
