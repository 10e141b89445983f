//! Searching what the reader wrote, and what is kept of searches.

use serde_json::{Value, json};
use support::{Desk, array, text};

fn write(desk: &Desk, doc: &str, block: &str, body: &str) -> String {
    let note = json!({ "anchor": { "doc": doc, "block": block }, "kind": "plain", "body": body });
    text(&desk.call("create_note", note)["id"]).to_owned()
}

/// The words of the notes found, best first.
fn found(desk: &Desk, request: Value) -> Vec<String> {
    let page = desk.call("search", request);
    array(&page["notes"]).iter().map(|hit| text(&hit["text"]).to_owned()).collect()
}

#[test]
fn notes_are_found_as_they_are_now() {
    let desk = Desk::new().signed_in();
    let ask = || found(&desk, json!({ "query": "hoa binh" }));
    assert!(ask().is_empty());
    let id = write(&desk, "huong-dan-nq06", "II.1:1", "Chi bộ Hoà Bình đi trước");
    let page = desk.call("search", json!({ "query": "hoa binh" }));
    assert_eq!((&page["notes"][0]["note"]["id"], &page["notes_total"]), (&json!(id), &json!(1)));
    assert_eq!(page["notes"][0]["marks"], json!([[7, 15]]), "UTF-16 units");

    // The clock stands still in this test: what changed is known all the same.
    desk.call("update_note", json!({ "id": id, "body": "Chi bộ Đoàn Kết" }));
    assert!(ask().is_empty());
    assert_eq!(found(&desk, json!({ "query": "đoàn kết" })), ["Chi bộ Đoàn Kết"]);
    desk.call("delete_note", json!({ "id": id }));
    assert!(found(&desk, json!({ "query": "đoàn kết" })).is_empty());
    desk.call("restore_note", json!({ "id": id }));
    assert_eq!(found(&desk, json!({ "query": "doan ket" })).len(), 1);

    desk.call("close_profile", json!({}));
    assert!(found(&desk, json!({ "query": "đoàn kết" })).is_empty(), "gone with the notebook");
    desk.call("create_profile", json!({ "name": "Lê Minh Đức" }));
    assert!(found(&desk, json!({ "query": "đoàn kết" })).is_empty(), "another reader's are not found");
}

#[test]
fn a_note_that_holds_all_the_words_stands_above_passages_that_hold_some() {
    let desk = Desk::new().signed_in();
    let first = |query: &str| desk.call("search", json!({ "query": query }))["notes_first"].clone();
    write(&desk, "huong-dan-nq06", "II.1:1", "Chi bộ 5 quán triệt nghị quyết vào tối thứ sáu");
    assert_eq!(first("quán triệt nghị quyết tối thứ sáu"), true);
    assert_eq!(first("quan triet nghi quyet toi thu sau"), true);
    assert_eq!(first("quán triệt nghị quyết"), false, "passages hold all of it too");
    assert_eq!(first("tỷ lệ đô thị hoá"), false, "no note has it");
}

#[test]
fn a_note_without_words_is_found_by_those_it_hangs_on() {
    let desk = Desk::new().signed_in();
    let range = json!({ "doc": "huong-dan-nq06", "block": "II.1:1", "range": [0, 20] });
    let note = desk.call("create_note", json!({ "anchor": range, "kind": "task", "body": "" }));
    let quote = text(&note["anchor"]["quote"]).to_owned();
    assert_eq!(found(&desk, json!({ "query": quote })), [quote.as_str()]);
}

#[test]
fn notes_only_and_other_filters() {
    let desk = Desk::new().signed_in();
    for n in 0..12 {
        write(&desk, "huong-dan-nq06", "II.1:1", &format!("quy hoạch {n}"));
    }
    let page = desk.call("search", json!({ "query": "quy hoach" }));
    assert_eq!((array(&page["notes"]).len(), &page["notes_total"]), (8, &json!(12)));
    assert!(!array(&page["groups"]).is_empty());
    let only = desk.call("search", json!({ "query": "quy hoach", "notes_only": true }));
    assert_eq!((array(&only["notes"]).len(), array(&only["groups"]).len()), (12, 0));
    assert_eq!((&only["restored"], &only["interpreted"]), (&json!(true), &json!("quy hoạch")));
    assert!(found(&desk, json!({ "query": "quy hoach", "doc": "tom-luoc-nq06" })).is_empty());

    let none = desk.call("search", json!({ "query": "biến đổi khí hậu", "notes_only": true }));
    assert_eq!((&none["total"], &none["notes_total"]), (&json!(0), &json!(0)));
    assert!(none["unfiltered"].as_u64() > Some(0), "what there would be without the filter");
    assert_eq!(desk.call("search", json!({ "query": "biến đổi khí hậu" }))["unfiltered"], Value::Null);
}

#[test]
fn totals_are_those_of_everything_found() {
    let desk = Desk::new();
    let page = desk.call("search", json!({ "query": "đô thị", "limit": 2 }));
    let whole = desk.call("search", json!({ "query": "đô thị", "limit": 200 }));
    assert_eq!(page["total"], whole["total"]);
    assert_eq!(page["documents"], json!(array(&whole["groups"]).len()));
    for group in array(&whole["groups"]) {
        assert_eq!(group["total"], json!(array(&group["hits"]).len()));
    }
    let first = &page["groups"][0];
    let same =
        array(&whole["groups"]).iter().find(|group| group["doc"] == first["doc"]).expect("the document");
    assert_eq!(first["total"], same["total"]);
}

#[test]
fn a_phrase_that_stands_nowhere_is_said() {
    let desk = Desk::new();
    let unheld = |query: &str| desk.call("search", json!({ "query": query }))["unheld"] == json!(true);
    assert!(unheld("\"thị đô quy hoạch\""));
    assert!(!unheld("\"quy hoạch đô thị\""));
}

#[test]
fn history_is_kept_in_the_notebook() {
    let mut desk = Desk::new().signed_in();
    let list = |desk: &Desk| desk.call("search_history", json!({}))["queries"].clone();
    assert_eq!(list(&desk), json!([]));
    for query in ["quy hoạch", "  nq06  ", "Quy hoạch", "   ", &"x".repeat(300)] {
        desk.call("remember_search", json!({ "query": query }));
    }
    assert_eq!(list(&desk), json!(["Quy hoạch", "nq06"]));
    desk.restart();
    let profile = desk.call("profiles", json!({}))[0]["id"].clone();
    desk.call("open_profile", json!({ "id": profile }));
    assert_eq!(list(&desk), json!(["Quy hoạch", "nq06"]));
    desk.call("forget_search", json!({ "query": "nq06" }));
    assert_eq!(list(&desk), json!(["Quy hoạch"]));
    desk.call("keep_searches", json!({ "kept": false }));
    desk.call("remember_search", json!({ "query": "đô thị" }));
    assert_eq!(desk.call("search_history", json!({})), json!({ "kept": false, "queries": [] }));
    desk.call("keep_searches", json!({ "kept": true }));
    for n in 0..50 {
        desk.call("remember_search", json!({ "query": format!("câu {n}") }));
    }
    assert_eq!(array(&list(&desk)).len(), 30);
    desk.call("forget_search", json!({}));
    assert_eq!(list(&desk), json!([]));

    desk.call("create_profile", json!({ "name": "Lê Minh Đức" }));
    desk.call("remember_search", json!({ "query": "của Đức" }));
    desk.call("open_profile", json!({ "id": profile }));
    assert_eq!(list(&desk), json!([]), "each reader has their own");
}

#[test]
fn a_guest_leaves_no_history() {
    let desk = Desk::new();
    for command in ["search_history", "remember_search", "forget_search", "keep_searches"] {
        let args = json!({ "query": "quy hoạch", "kept": true });
        assert_eq!(desk.refused(command, args), "no_profile", "{command}");
    }
    assert!(!desk.data().exists(), "nothing was written");
}

#[test]
fn in_the_page_the_last_word_may_be_unfinished() {
    let desk = Desk::new();
    let lit = |query: &str, together: bool| {
        let request =
            json!({ "doc": "huong-dan-nq06", "query": query, "typing": true, "together": together });
        array(&desk.call("marks", request)).len()
    };
    assert!(lit("biến đổi khí h", true) >= 1);
    assert!(lit("quy hoạch đô thị", true) <= lit("quy hoạch đô thị", false));
    assert_eq!(lit("bóng đá", true), 0);
}
