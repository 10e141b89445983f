//! Notes: written, changed, deleted, found again.

use std::time::Duration;

use serde_json::{Value, json};
use support::{Desk, array, source, text};

const BLOCK: &str = "II.3.(4):0";

fn on_block(body: &str) -> Value {
    json!({ "anchor": { "doc": "huong-dan-nq06", "block": BLOCK }, "kind": "plain", "body": body })
}

#[test]
fn a_note_is_there_after_a_restart() {
    let mut desk = Desk::new().signed_in();
    let written = desk.call("create_note", on_block("Phường mình **còn** hai khu."));
    assert_eq!(written["html"], "<p>Phường mình <strong>**còn**</strong> hai khu.</p>\n");
    assert_eq!(written["place"]["state"], "exact");
    assert_eq!(written["place"]["label"], "II.3.(4)");
    desk.restart();
    let profile = desk.call("profiles", json!({}))[0].clone();
    assert_eq!(profile["name"], "Nguyễn Thu Hạnh");
    let opening = desk.call("open_profile", json!({ "id": profile["id"] }));
    assert_eq!(opening["outcome"], "opened");
    let notes = desk.call("list_notes", json!({}));
    assert_eq!(notes, json!([written]));
}

#[test]
fn chosen_words_are_kept_with_their_surroundings() {
    let desk = Desk::new().signed_in();
    let note = json!({
        "anchor": { "doc": "huong-dan-nq06", "block": BLOCK, "range": [9, 25] }, "kind": "target", "body": ""
    });
    let note = desk.call("create_note", note);
    assert_eq!(note["anchor"]["quote"], "phát triển nhà ở");
    assert_eq!(note["anchor"]["prefix"], "Đẩy mạnh ");
    assert_eq!(note["anchor"]["whole_block"], false);
    assert_eq!(note["place"]["start"], 9);
    assert_eq!(note["place"]["end"], 25);
}

#[test]
fn places_that_arent_there_are_refused() {
    let desk = Desk::new().signed_in();
    let at = |doc: &str, block: &str, range: Value| json!({ "anchor": { "doc": doc, "block": block, "range": range }, "kind": "plain", "body": "x" });
    assert_eq!(desk.refused("create_note", at("khong-co", "I:0", json!(null))), "document_not_found");
    assert_eq!(desk.refused("create_note", at("huong-dan-nq06", "IX:0", json!(null))), "place_not_found");
    assert_eq!(desk.refused("create_note", at("huong-dan-nq06", BLOCK, json!([0, 9999]))), "place_not_found");
    assert_eq!(desk.refused("create_note", at("huong-dan-nq06", BLOCK, json!([5, 5]))), "place_not_found");
}

#[test]
fn changed_deleted_and_brought_back() {
    let desk = Desk::new().signed_in();
    let id = desk.call("create_note", on_block("một"))["id"].clone();
    desk.later(Duration::from_secs(60));
    let changed = desk.call("update_note", json!({ "id": id, "body": "hai", "kind": "task" }));
    assert_eq!((&changed["body"], &changed["kind"]), (&json!("hai"), &json!("task")));
    assert_eq!(changed["updated"].as_i64(), changed["created"].as_i64().map(|at| at + 60_000));
    desk.call("delete_note", json!({ "id": id }));
    assert_eq!(desk.call("list_notes", json!({})), json!([]));
    desk.call("restore_note", json!({ "id": id }));
    assert_eq!(array(&desk.call("list_notes", json!({}))).len(), 1);
    assert_eq!(desk.refused("update_note", json!({ "id": "khác", "body": "" })), "note_not_found");
}

#[test]
fn a_note_that_is_too_long_is_refused_and_the_old_one_stays() {
    let desk = Desk::new().signed_in();
    let id = desk.call("create_note", on_block("ngắn"))["id"].clone();
    let long = "x".repeat((1 << 20) + 1);
    assert_eq!(desk.refused("update_note", json!({ "id": id, "body": long })), "note_too_long");
    assert_eq!(desk.call("list_notes", json!({}))[0]["body"], "ngắn");
}

#[test]
fn notes_come_in_the_order_of_the_text() {
    let desk = Desk::new().signed_in();
    for block in ["III:2", "I.1:1", "II.3.(2):0"] {
        let anchor = json!({ "doc": "huong-dan-nq06", "block": block });
        desk.call("create_note", json!({ "anchor": anchor, "kind": "plain", "body": block }));
    }
    let anchor = json!({ "doc": "tom-luoc-nq06", "block": "chi-tieu:2" });
    desk.call("create_note", json!({ "anchor": anchor, "kind": "plain", "body": "bảng" }));
    let notes = desk.call("list_notes", json!({}));
    let bodies: Vec<&str> = array(&notes).iter().map(|note| text(&note["body"])).collect();
    assert_eq!(bodies, ["I.1:1", "II.3.(2):0", "III:2", "bảng"]);
    assert_eq!(array(&desk.call("list_notes", json!({ "doc": "tom-luoc-nq06" }))).len(), 1);
}

#[test]
fn a_moved_passage_is_never_followed_without_asking() {
    let mut desk = Desk::with(&[("d", &source("d", "## I. Một\n\nđoạn đầu\n\ncâu cần nhớ\n"))]).signed_in();
    let anchor = json!({ "doc": "d", "block": "I:2" });
    let id =
        desk.call("create_note", json!({ "anchor": anchor, "kind": "plain", "body": "x" }))["id"].clone();
    let file = desk.folder().join("library/d/index.md");
    std::fs::write(&file, source("d", "## I. Một\n\nđoạn đầu\n\nđoạn chen\n\ncâu cần nhớ\n"))
        .expect("written");
    desk.restart();
    let profile = desk.call("profiles", json!({}))[0]["id"].clone();
    desk.call("open_profile", json!({ "id": profile }));
    let note = desk.call("list_notes", json!({}))[0].clone();
    assert_eq!(note["place"]["state"], "moved");
    assert_eq!(note["anchor"]["block"], "I:2", "nothing moved by itself");
    let moved = desk.call("accept_move", json!({ "id": id }));
    assert_eq!((&moved["place"]["state"], &moved["anchor"]["block"]), (&json!("exact"), &json!("I:3")));

    std::fs::write(&file, source("d", "## I. Một\n\nđoạn khác hẳn\n")).expect("written");
    desk.call("reload_library", json!({}));
    let lost = desk.call("list_notes", json!({}))[0].clone();
    assert_eq!(lost["place"]["state"], "lost");
    assert_eq!(lost["anchor"]["quote"], "câu cần nhớ", "the quote is kept");
    assert_eq!(desk.refused("accept_move", json!({ "id": id })), "place_not_found");

    std::fs::remove_file(&file).expect("removed");
    desk.call("reload_library", json!({}));
    assert_eq!(desk.call("list_notes", json!({}))[0]["place"]["state"], "document_missing");
}

#[test]
fn without_a_profile_nothing_is_written() {
    let desk = Desk::new();
    assert_eq!(desk.refused("create_note", on_block("x")), "no_profile");
    assert_eq!(desk.refused("list_notes", json!({})), "no_profile");
    assert!(!desk.data().exists(), "nothing was made");
}

#[test]
fn a_page_of_notes_is_a_part_of_the_list() {
    let mut desk = Desk::new().signed_in();
    let session = desk.call("start_session", json!({ "title": "Buổi học" }))["id"].clone();
    let mut ids = Vec::new();
    let check = |desk: &Desk, filter: Value| {
        let mut listed = filter.clone();
        if let Some(kinds) = listed.as_object_mut().unwrap().remove("kinds") {
            listed["kind"] = kinds[0].clone();
        }
        let whole = desk.call("list_notes", listed);
        let mut paged = Vec::new();
        loop {
            let mut request = filter.clone();
            request["offset"] = json!(paged.len());
            request["limit"] = json!(3);
            let page = desk.call("note_page", request);
            assert_eq!(page["total"], json!(array(&whole).len()));
            if array(&page["notes"]).is_empty() {
                break;
            }
            paged.extend(array(&page["notes"]).clone());
        }
        assert_eq!(json!(paged), whole, "{filter}");
    };
    for (n, block) in ["III:2", "I.1:1", "II.3.(2):0", "I.1:1", "I:0", "III:2"].iter().enumerate() {
        let anchor = json!({ "doc": "huong-dan-nq06", "block": block });
        let kind = ["task", "plain"][n % 2];
        let note = desk.call("create_note", json!({ "anchor": anchor, "kind": kind, "body": block }));
        ids.push(note["id"].clone());
        check(&desk, json!({}));
        if n == 3 {
            desk.call("end_session", json!({ "id": session }));
        }
    }
    desk.call("update_note", json!({ "id": ids[0], "kind": "target", "body": "sửa" }));
    desk.call("delete_note", json!({ "id": ids[1] }));
    let all = [
        json!({}),
        json!({ "kinds": ["target"] }),
        json!({ "kinds": ["task"] }),
        json!({ "session": session }),
        json!({ "doc": "huong-dan-nq06", "kinds": ["plain"] }),
        json!({ "doc": "khong-co" }),
        json!({ "session": "khong-co" }),
    ];
    all.iter().for_each(|filter| check(&desk, filter.clone()));
    desk.call("restore_note", json!({ "id": ids[1] }));
    desk.call("reload_library", json!({}));
    all.iter().for_each(|filter| check(&desk, filter.clone()));
    desk.restart();
    desk.open();
    all.iter().for_each(|filter| check(&desk, filter.clone()));
}
