//! The judged queries of `tests/fixtures/queries.toml` against the shipped library: a table, and floors.

use std::collections::BTreeMap;
use std::fs;

use serde::Deserialize;
use serde_json::json;
use support::{Desk, fixture, hits};

/// Part of the queries whose first hit must be right.
const FIRST: f64 = 0.90;
/// And that must have a right one among the first three.
const TOP3: f64 = 0.98;

#[derive(Deserialize)]
struct Judged {
    query: Vec<Query>,
}

#[derive(Deserialize)]
struct Query {
    text: String,
    how: String,
    #[serde(default)]
    typing: bool,
    first: Vec<String>,
    top3: Vec<String>,
    #[serde(default)]
    none: bool,
}

#[derive(Default)]
struct Row {
    queries: usize,
    first: usize,
    top3: usize,
}

#[test]
fn the_judged_queries_find_their_passages() {
    let source = fs::read_to_string(fixture("queries.toml")).expect("the fixture");
    let judged: Judged = toml::from_str(&source).expect("TOML");
    let desk = Desk::new();
    let mut rows: BTreeMap<String, Row> = BTreeMap::new();
    let mut all = Row::default();
    let mut misses = Vec::new();
    for query in &judged.query {
        let found = hits(&desk.call("search", json!({ "query": query.text, "typing": query.typing })));
        let right = |wanted: &[String], most: usize| {
            if query.none {
                found.is_empty()
            } else {
                found.iter().take(most).any(|hit| wanted.contains(hit))
            }
        };
        let (first, top3) = (right(&query.first, 1), right(&query.top3, 3));
        for row in [rows.entry(query.how.clone()).or_default(), &mut all] {
            row.queries += 1;
            row.first += usize::from(first);
            row.top3 += usize::from(top3);
        }
        if !first {
            let got: Vec<&str> = found.iter().take(3).map(String::as_str).collect();
            misses.push(format!(
                "{} {:?}: {got:?}, not {:?}",
                if top3 { "2–3" } else { "out" },
                query.text,
                query.first
            ));
        }
    }
    println!("{:<14}{:>8}{:>8}{:>8}", "typed as", "queries", "first", "top 3");
    for (how, row) in rows.iter().map(|(how, row)| (how.as_str(), row)).chain([("all", &all)]) {
        let part = |right: usize| right as f64 / row.queries as f64;
        println!("{how:<14}{:>8}{:>8.3}{:>8.3}", row.queries, part(row.first), part(row.top3));
    }
    println!("{}", misses.join("\n"));
    let part = |right: usize| right as f64 / all.queries as f64;
    assert!(part(all.first) >= FIRST, "first place right: {:.3}", part(all.first));
    assert!(part(all.top3) >= TOP3, "within the first three: {:.3}", part(all.top3));
}
