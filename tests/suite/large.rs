//! A document of a great many blocks comes in parts, and the parts are the document.

use std::fmt::Write;

use serde_json::{Value, json};
use support::{Desk, array, source, text};

/// Sections of figures, one a line, with a table, an editor's note and a point in the middle.
fn annex(sections: usize, lines: usize) -> String {
    let mut body = String::new();
    for section in 1..=sections {
        let _ = write!(body, "## {section}. Biểu số {section}\n\n");
        for line in 0..lines {
            let _ = write!(body, "{},{} nghìn 𝟓\n\n", section * 1000 + line, line % 10);
        }
        if section % 7 == 3 {
            body.push_str("| Năm | Số |\n|---|---|\n| 2021 | 5[^a] |\n| 2022 | **6** |\n\n(1) Điểm một[^a]\n\n(2) Điểm hai\n\n");
        }
    }
    body.push_str("[^a]: Nay là số khác.\n");
    source("phu-luc", &body)
}

fn parts(desk: &Desk, all: usize, size: usize) -> Vec<Value> {
    let mut blocks = Vec::new();
    while blocks.len() < all {
        let to = (blocks.len() + size).min(all);
        let part = desk.call("blocks", json!({ "doc": "phu-luc", "from": blocks.len(), "to": to }));
        blocks.extend(array(&part).to_owned());
    }
    blocks
}

#[test]
fn its_parts_are_the_document_and_its_outline_says_what_they_are() {
    let desk = Desk::with(&[("phu-luc", &annex(300, 20))]);
    let view = desk.call("open_document", json!({ "doc": "phu-luc" }));
    let outline = &view["outline"];
    let kinds = text(&outline["kinds"]);
    let all = kinds.len();
    assert!(all > 6000, "{all}");
    let first = array(&view["blocks"]);
    assert!(first.len() < 1000, "the first screens");
    let blocks = parts(&desk, all, 997);
    assert_eq!(blocks.len(), all);
    assert_eq!(&blocks[..first.len()], first, "a part is the same wherever it begins");

    let letters: String = blocks.iter().map(letter).collect();
    assert_eq!(letters, kinds);
    let lengths: Vec<usize> = blocks.iter().map(|b| text(&b["text"]).encode_utf16().count()).collect();
    assert_eq!(json!(lengths), outline["lengths"]);
    assert_eq!(json!(ids(&view, all)), json!(blocks.iter().map(|b| &b["id"]).collect::<Vec<_>>()));
    let tables: Vec<u64> = array(&outline["tables"]).iter().map(|t| t[1].as_u64().expect("rows")).collect();
    assert!(tables.len() > 40 && tables.iter().all(|&rows| rows == 3), "{tables:?}");
    for table in array(&outline["tables"]) {
        assert_eq!(blocks[number(&table[0])]["kind"], "table_head");
    }
    let noted: Vec<Value> = (0..all)
        .filter(|&at| !array(&blocks[at]["notes"]).is_empty())
        .map(|at| json!({ "block": at, "notes": blocks[at]["notes"] }))
        .collect();
    assert!(!noted.is_empty());
    assert_eq!(json!(noted), outline["noted"]);
}

fn number(value: &Value) -> usize {
    value.as_u64().and_then(|n| usize::try_from(n).ok()).expect("an index")
}

fn letter(block: &Value) -> char {
    match text(&block["kind"]) {
        "heading" => 'h',
        "paragraph" => 'p',
        "marked" => 'm',
        "table_head" => 't',
        "table_row" => 'r',
        "code" => 'c',
        _ => '-',
    }
}

/// The ids that the stretches say.
fn ids(view: &Value, all: usize) -> Vec<String> {
    let stretches = array(&view["outline"]["stretches"]);
    let mut ids = Vec::new();
    for (at, stretch) in stretches.iter().enumerate() {
        let end = stretches.get(at + 1).map_or(all, |next| number(&next[0]));
        let address = text(&view["provisions"][number(&stretch[1])]["address"]);
        let from = number(&stretch[2]);
        ids.extend((0..end - number(&stretch[0])).map(|on| format!("{address}:{}", from + on)));
    }
    ids
}

#[test]
fn a_small_one_comes_in_one_piece() {
    let desk = Desk::new();
    let view = desk.call("open_document", json!({ "doc": "huong-dan-nq06" }));
    assert_eq!(view["outline"], json!(null));
    let all = array(&view["blocks"]).len();
    let part = desk.call("blocks", json!({ "doc": "huong-dan-nq06", "from": 3, "to": all }));
    assert_eq!(array(&part), &array(&view["blocks"])[3..]);
}

#[test]
fn blocks_that_are_not_there_are_refused() {
    let desk = Desk::new();
    for command in ["blocks", "text_of"] {
        for (from, to) in [(5, 4), (0, 100_000)] {
            let args = json!({ "doc": "huong-dan-nq06", "from": from, "to": to });
            assert_eq!(desk.refused(command, args), "bad_request", "{command} {from} {to}");
        }
        let args = json!({ "doc": "khong-co", "from": 0, "to": 1 });
        assert_eq!(desk.refused(command, args), "document_not_found");
    }
}

#[test]
fn its_words_come_as_one_text() {
    let desk = Desk::with(&[("phu-luc", &annex(3, 2))]);
    let all = array(&desk.call("open_document", json!({ "doc": "phu-luc" }))["blocks"]).len();
    let words = desk.call("text_of", json!({ "doc": "phu-luc", "from": 1, "to": all }));
    let lines: Vec<&str> = text(&words).lines().collect();
    assert_eq!(lines[..3], ["1. Biểu số 1", "1000,0 nghìn 𝟓", "1001,1 nghìn 𝟓"]);
    let end = lines.len() - 5..;
    assert_eq!(lines[end], ["Năm\tSố", "2021\t5", "2022\t6", "(1) Điểm một", "(2) Điểm hai"]);
}

#[test]
fn what_a_query_lights_names_blocks_by_their_place() {
    let desk = Desk::with(&[("phu-luc", &annex(300, 20))]);
    desk.found("299019");
    let marks = desk.call("marks", json!({ "doc": "phu-luc", "query": "299019,9" }));
    let [block, start, end] = &array(&marks)[..3] else { panic!("{marks}") };
    let part = desk.call(
        "blocks",
        json!({ "doc": "phu-luc", "from": block, "to": block.as_u64().expect("an index") + 1 }),
    );
    assert!(text(&part[0]["text"]).starts_with("299019,9"), "{part}");
    assert_eq!(start, 0);
    assert!(end.as_u64().is_some_and(|end| end >= 6), "{end}");
}
