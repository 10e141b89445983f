//! Bookmarks, and what has been read.

use std::time::Duration;

use serde_json::{Value, json};
use support::{Desk, array, source, write_library};

const DOC: &str = "huong-dan-nq06";

fn bookmark(desk: &Desk, doc: &str, block: &str) -> Value {
    desk.call("add_bookmark", json!({ "doc": doc, "block": block }))
}

#[test]
fn bookmarks_stand_in_the_order_of_the_text() {
    let mut desk = Desk::new().signed_in();
    let late = bookmark(&desk, DOC, "II.3.(4):0");
    desk.later(Duration::from_secs(60));
    let early = bookmark(&desk, DOC, "I.1:0");
    assert_eq!(late["label"], "II.3.(4)");
    assert_eq!(early["block"], "I.1:0");
    desk.restart();
    let profile = desk.call("profiles", json!({}))[0]["id"].clone();
    desk.call("open_profile", json!({ "id": profile }));
    assert_eq!(desk.call("list_bookmarks", json!({})), json!([early, late]));
    desk.call("remove_bookmark", json!({ "id": early["id"] }));
    desk.call("remove_bookmark", json!({ "id": early["id"] }));
    assert_eq!(desk.call("list_bookmarks", json!({})), json!([late]));
}

#[test]
fn one_place_has_one_bookmark() {
    let desk = Desk::new().signed_in();
    let first = bookmark(&desk, DOC, "II.1:1");
    desk.later(Duration::from_secs(60));
    assert_eq!(bookmark(&desk, DOC, "II.1:1"), first);
    assert_eq!(desk.refused("add_bookmark", json!({ "doc": DOC, "block": "IX.9:9" })), "place_not_found");
    assert_eq!(desk.refused("add_bookmark", json!({ "doc": "khac", "block": "x" })), "document_not_found");
}

#[test]
fn a_bookmark_follows_its_words_and_survives_their_loss() {
    let mut desk = Desk::with(&[("luat", &source("luat", "## 1. Một\n\nCâu thứ nhất.\n\nCâu thứ hai.\n"))]);
    desk.call("create_profile", json!({ "name": "Hạnh" }));
    let second = bookmark(&desk, "luat", "1:2");
    assert_eq!(second["quote"], "Câu thứ hai.");
    let edit = |desk: &mut Desk, text: &str| {
        write_library(&desk.folder().join("library"), &[("luat", &source("luat", text))]);
        desk.call("reload_library", json!({}));
    };
    edit(&mut desk, "## 1. Một\n\nCâu mới.\n\nCâu thứ nhất.\n\nCâu thứ hai.\n");
    assert_eq!(desk.call("list_bookmarks", json!({}))[0]["block"], "1:3");
    edit(&mut desk, "## 1. Một\n\nCâu khác hẳn.\n");
    let lost = desk.call("list_bookmarks", json!({}))[0].clone();
    assert_eq!((&lost["block"], &lost["quote"]), (&json!(null), &json!("Câu thứ hai.")));
}

#[test]
fn what_was_read_is_kept_by_document() {
    let mut desk = Desk::new().signed_in();
    assert_eq!(desk.call("progress", json!({ "doc": DOC }))["last"], json!(null));
    let blocks = json!(["II.1:1", "II.1:0", "không có:0"]);
    let read = desk.call("mark_read", json!({ "doc": DOC, "blocks": blocks }));
    assert_eq!(read["blocks"], json!(["II.1:0", "II.1:1"]), "blocks that aren't there aren't read");
    desk.later(Duration::from_secs(60));
    let again = desk.call("mark_read", json!({ "doc": DOC, "blocks": ["II.1:1"] }));
    assert_eq!(again["last"], read["last"], "the first time counts");
    desk.restart();
    let profile = desk.call("profiles", json!({}))[0]["id"].clone();
    desk.call("open_profile", json!({ "id": profile }));
    assert_eq!(array(&desk.call("progress", json!({ "doc": DOC }))["blocks"]).len(), 2);
    assert_eq!(array(&desk.call("progress", json!({ "doc": "thuat-ngu" }))["blocks"]).len(), 0);
    assert_eq!(array(&desk.call("forget_progress", json!({ "doc": DOC }))["blocks"]).len(), 0);
}

#[test]
fn nothing_of_this_without_a_notebook() {
    let desk = Desk::new();
    for command in ["list_bookmarks", "progress", "mark_read"] {
        let args = json!({ "doc": DOC, "blocks": [] });
        assert_eq!(desk.refused(command, args), "no_profile", "{command}");
    }
}
