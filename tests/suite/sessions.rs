//! Study sessions and the notes taken in them.

use std::time::Duration;

use serde_json::json;
use support::{Desk, array};

fn note(desk: &Desk, body: &str) -> serde_json::Value {
    let anchor = json!({ "doc": "huong-dan-nq06", "block": "II.1:1" });
    desk.call("create_note", json!({ "anchor": anchor, "kind": "relation", "body": body }))
}

#[test]
fn notes_taken_meanwhile_carry_the_session() {
    let mut desk = Desk::new().signed_in();
    let before = note(&desk, "trước buổi học");
    let session =
        desk.call("start_session", json!({ "title": " Sinh hoạt chuyên đề ", "place": "Nhà văn hoá" }));
    assert_eq!(session["title"], "Sinh hoạt chuyên đề");
    let during = note(&desk, "trong buổi học");
    assert_eq!(before["session"], json!(null));
    assert_eq!(during["session"], session["id"]);
    assert_eq!(desk.refused("start_session", json!({ "title": "Buổi hai" })), "session_running");

    desk.later(Duration::from_secs(5400));
    desk.restart();
    let profile = desk.call("profiles", json!({}))[0]["id"].clone();
    let opening = desk.call("open_profile", json!({ "id": profile }));
    assert_eq!(opening["session"]["id"], session["id"], "it goes on after a restart");

    let ended = desk.call("end_session", json!({ "id": session["id"] }));
    assert_eq!(ended["ended"].as_i64(), ended["started"].as_i64().map(|at| at + 5_400_000));
    assert_eq!(ended["notes"], 1);
    assert_eq!(note(&desk, "sau buổi học")["session"], json!(null));
    let of_session = desk.call("list_notes", json!({ "session": session["id"] }));
    assert_eq!(array(&of_session).len(), 1);
}

#[test]
fn a_session_can_be_described_later() {
    let desk = Desk::new().signed_in();
    let id = desk.call("start_session", json!({ "title": "Buổi một" }))["id"].clone();
    let change = json!({ "id": id, "title": "Buổi một", "place": "Hội trường", "covers": "II.3.(1)–(6)" });
    let changed = desk.call("update_session", change);
    assert_eq!((&changed["place"], &changed["covers"]), (&json!("Hội trường"), &json!("II.3.(1)–(6)")));
    let gone = json!({ "id": "không có", "title": "x", "place": "", "covers": "" });
    assert_eq!(desk.refused("update_session", gone), "session_not_found");
    assert_eq!(desk.refused("start_session", json!({ "title": "   " })), "name_empty");
}

#[test]
fn ending_twice_keeps_the_first_time() {
    let desk = Desk::new().signed_in();
    let id = desk.call("start_session", json!({ "title": "Buổi một" }))["id"].clone();
    let first = desk.call("end_session", json!({ "id": id }));
    desk.later(Duration::from_secs(60));
    assert_eq!(desk.call("end_session", json!({ "id": id })), first);
    assert_eq!(desk.call("list_sessions", json!({})), json!([first]));
}
