//! Questions about what the shipped library doesn't have: `tests/fixtures/absent.toml`.

use std::fs;

use serde::Deserialize;
use serde_json::json;
use support::{Desk, fixture, hits};

/// So many of a hundred may be answered all the same.
const MOST: usize = 3;

#[derive(Deserialize)]
struct Absent {
    marked: Vec<String>,
    unmarked: Vec<String>,
}

#[test]
fn what_isnt_there_isnt_found() {
    let source = fs::read_to_string(fixture("absent.toml")).expect("the fixture");
    let absent: Absent = toml::from_str(&source).expect("TOML");
    let desk = Desk::new();
    let mut answered = Vec::new();
    for query in absent.marked.iter().chain(&absent.unmarked) {
        let found = hits(&desk.call("search", json!({ "query": query })));
        if let Some(first) = found.first() {
            answered.push(format!("{query}: {first}"));
        }
    }
    println!("{} answered\n{}", answered.len(), answered.join("\n"));
    assert_eq!(absent.marked.len() + absent.unmarked.len(), 100);
    assert!(answered.len() <= MOST, "{answered:#?}");
}
