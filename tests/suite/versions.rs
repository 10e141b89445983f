//! Earlier words, the trash, and deleted profiles.

use std::time::Duration;

use serde_json::{Value, json};
use support::{Desk, array, text};

const MINUTE: Duration = Duration::from_secs(60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

fn versions(desk: &Desk, id: &str) -> Vec<String> {
    let versions = desk.call("note_versions", json!({ "id": id }));
    array(&versions).iter().map(|version| text(&version["body"]).to_owned()).collect()
}

#[test]
fn earlier_words_come_back_as_a_new_version() {
    let desk = Desk::new().signed_in();
    let id = desk.note("một");
    for body in ["một hai", "một hai ba"] {
        desk.later(2 * MINUTE);
        desk.call("update_note", json!({ "id": id, "body": body }));
    }
    assert_eq!(versions(&desk, &id), ["một hai", "một"]);
    let oldest = desk.call("note_versions", json!({ "id": id }))[1].clone();
    assert_eq!(oldest["html"], "<p>một</p>\n");
    desk.later(Duration::from_secs(1));
    let restored = desk.call("restore_version", json!({ "id": id, "version": oldest["version"] }));
    assert_eq!(restored["body"], "một");
    assert_eq!(versions(&desk, &id), ["một hai ba", "một hai", "một"], "what was there became one");
    let missing = json!({ "id": id, "version": 999 });
    assert_eq!(desk.refused("restore_version", missing), "version_not_found");
}

#[test]
fn typing_makes_one_version_a_minute_and_a_cut_one_more() {
    let desk = Desk::new().signed_in();
    let id = desk.note("một câu đủ dài để ai xoá nhầm cũng phải tiếc ");
    let mut body = "một câu đủ dài để ai xoá nhầm cũng phải tiếc ".to_owned();
    for _ in 0..20 {
        desk.later(Duration::from_millis(400));
        body.push('x');
        desk.call("update_note", json!({ "id": id, "body": body }));
    }
    assert_eq!(versions(&desk, &id).len(), 1, "all within a minute");
    desk.later(Duration::from_millis(400));
    desk.call("update_note", json!({ "id": id, "body": "" }));
    desk.later(Duration::from_millis(400));
    desk.call("update_note", json!({ "id": id, "body": "b" }));
    assert_eq!(versions(&desk, &id)[0], body, "the words before the cut");
}

#[test]
fn a_clock_set_back_keeps_the_order() {
    let desk = Desk::new().signed_in();
    let first = desk.note("một");
    desk.earlier(400 * DAY);
    let second = desk.note("hai");
    assert!(second > first, "ids still sort by time of making");
    for body in ["hai, sửa", "hai, sửa nữa"] {
        desk.later(2 * MINUTE);
        desk.call("update_note", json!({ "id": second, "body": body }));
    }
    desk.earlier(400 * DAY);
    desk.call("update_note", json!({ "id": second, "body": "hai, sửa lần cuối" }));
    assert_eq!(versions(&desk, &second), ["hai, sửa nữa", "hai, sửa", "hai"]);
    let session = |title: &str| {
        let started = desk.call("start_session", json!({ "title": title }));
        desk.call("end_session", json!({ "id": started["id"] }));
    };
    session("trước");
    desk.earlier(DAY);
    session("sau");
    assert_eq!(desk.call("list_sessions", json!({}))[0]["title"], "sau");
}

#[test]
fn asking_again_after_a_lost_reply_makes_no_second_note() {
    let desk = Desk::new().signed_in();
    let note = |id: &str, body: &str| json!({ "id": id, "anchor": { "doc": "huong-dan-nq06", "block": "I:0" }, "kind": "plain", "body": body });
    let id = "0190a6f0-0000-7000-8000-000000000001";
    let first = desk.call("create_note", note(id, "đang gõ"));
    assert_eq!(first["id"], id);
    assert_eq!(desk.call("create_note", note(id, "đang gõ")), first);
    assert_eq!(desk.call("create_note", note(id, "đang gõ tiếp"))["body"], "đang gõ tiếp");
    assert_eq!(desk.bodies(), ["đang gõ tiếp"]);
    assert_eq!(versions(&desk, id), ["đang gõ"]);
    assert_eq!(desk.refused("create_note", note("../x", "x")), "bad_request");
}

#[test]
fn the_trash_keeps_notes_thirty_days() {
    let mut desk = Desk::new().signed_in();
    let (old, new, kept) = (desk.note("cũ"), desk.note("mới"), desk.note("còn"));
    desk.call("delete_note", json!({ "id": old }));
    desk.later(20 * DAY);
    desk.call("delete_note", json!({ "id": new }));
    let trash = desk.call("list_trash", json!({}));
    assert_eq!(array(&trash).iter().map(|note| text(&note["body"])).collect::<Vec<_>>(), ["mới", "cũ"]);
    desk.later(10 * DAY);
    desk.restart();
    desk.open();
    let trash = desk.call("list_trash", json!({}));
    assert_eq!(array(&trash).len(), 1, "thirty days have passed for one");
    assert_eq!(desk.refused("purge_note", json!({ "id": kept })), "note_not_found", "it isn't deleted");
    desk.call("empty_trash", json!({}));
    assert_eq!(desk.call("list_trash", json!({})), json!([]));
    assert_eq!(desk.bodies(), ["còn"]);
}

#[test]
fn a_note_that_is_purged_takes_its_versions_along() {
    let desk = Desk::new().signed_in();
    let id = desk.note("một");
    desk.later(2 * MINUTE);
    desk.call("update_note", json!({ "id": id, "body": "hai" }));
    desk.call("delete_note", json!({ "id": id }));
    desk.call("purge_note", json!({ "id": id }));
    assert_eq!(desk.refused("note_versions", json!({ "id": id })), "note_not_found");
}

fn names(profiles: &Value) -> Vec<&str> {
    array(profiles).iter().map(|profile| text(&profile["name"])).collect()
}

#[test]
fn a_profile_is_deleted_by_its_name_and_comes_back() {
    let mut desk = Desk::new().signed_in();
    desk.note("đừng mất");
    let id = desk.id();
    let delete = |typed: &str| json!({ "id": id, "typed_name": typed });
    assert_eq!(desk.refused("delete_profile", delete("nguyễn thu hạnh")), "name_mismatch");
    assert_eq!(desk.call("delete_profile", delete(" Nguyễn Thu Hạnh ")), json!([]));
    assert_eq!(desk.refused("list_notes", json!({})), "no_profile");
    let deleted = desk.call("deleted_profiles", json!({}));
    assert_eq!(deleted[0]["name"], "Nguyễn Thu Hạnh");
    let days = (deleted[0]["gone_at"].as_i64().expect("a time")
        - deleted[0]["deleted"].as_i64().expect("a time"))
        / 86_400_000;
    assert_eq!(days, 30);
    // The name is free meanwhile; then a number tells them apart.
    desk.call("create_profile", json!({ "name": "Nguyễn Thu Hạnh" }));
    desk.later(29 * DAY);
    desk.restart();
    let profiles = desk.call("restore_profile", json!({ "id": id }));
    assert_eq!(names(&profiles), ["Nguyễn Thu Hạnh", "Nguyễn Thu Hạnh (2)"]);
    desk.call("open_profile", json!({ "id": id }));
    assert_eq!(desk.bodies(), ["đừng mất"]);
}

#[test]
fn a_deleted_profile_is_gone_after_thirty_days() {
    let mut desk = Desk::new().signed_in();
    desk.call("delete_profile", json!({ "id": desk.id(), "typed_name": "Nguyễn Thu Hạnh" }));
    desk.earlier(3000 * DAY);
    desk.restart();
    assert_eq!(array(&desk.call("deleted_profiles", json!({}))).len(), 1);
    desk.later(3031 * DAY);
    desk.restart();
    assert_eq!(desk.call("deleted_profiles", json!({})), json!([]));
    let left = std::fs::read_dir(desk.data().join("deleted-profiles")).expect("the folder").count();
    assert_eq!(left, 0);
}

#[test]
fn a_profile_gets_another_name() {
    let mut desk = Desk::new().signed_in();
    assert_eq!(desk.call("rename_profile", json!({ "name": " Thu Hạnh " }))["name"], "Thu Hạnh");
    assert_eq!(desk.call("rename_profile", json!({ "name": "Thu Hạnh" }))["name"], "Thu Hạnh");
    desk.restart();
    assert_eq!(names(&desk.call("profiles", json!({}))), ["Thu Hạnh"]);
}

#[test]
fn a_move_is_taken_back() {
    let mut desk =
        Desk::with(&[("d", &support::source("d", "## I. Một\n\nđầu\n\ncâu cần nhớ\n"))]).signed_in();
    let anchor = json!({ "doc": "d", "block": "I:2" });
    let note = desk.call("create_note", json!({ "anchor": anchor, "kind": "plain", "body": "x" }));
    let file = desk.folder().join("library/d/index.md");
    std::fs::write(&file, support::source("d", "## I. Một\n\nđầu\n\nchen\n\ncâu cần nhớ\n"))
        .expect("written");
    desk.restart();
    desk.open();
    let id = json!({ "id": note["id"] });
    assert_eq!(desk.call("accept_move", id.clone())["anchor"]["block"], "I:3");
    let back = desk.call("take_back_move", id);
    assert_eq!((&back["anchor"]["block"], &back["place"]["state"]), (&json!("I:2"), &json!("moved")));
}
