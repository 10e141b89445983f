//! The program is killed while it takes in another computer's notes: all of them have come or none, what was written
//! here is there, and nothing half made is left.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::json;
use torture::{Chance, Desk, rounds, words};

use crate::kill::{Moment, Told, run_and_kill};

/// Id and words of what is open, each found to be whole.
fn whole_notes(desk: &Desk) -> BTreeMap<String, String> {
    let notes: BTreeMap<String, String> = desk.notes().into_iter().collect();
    for (id, body) in &notes {
        let n = body.split(' ').next().and_then(|n| n.parse().ok()).expect("whole words");
        assert_eq!(*body, words(id, n), "note {id} is whole");
    }
    notes
}

/// Opens the reader's own profile; what it said was saved is there.
fn own_notes(desk: &Desk, told: &Told) -> BTreeMap<String, String> {
    let all = desk.call("profiles", json!({}));
    let own = all.as_array().into_iter().flatten().find(|profile| profile["name"] == "Người ghi");
    let opening = desk.call("open_profile", json!({ "id": own.expect("it is there")["id"] }));
    assert_eq!(opening["outcome"], "opened", "{opening}");
    let notes = whole_notes(desk);
    for (id, (saved, _)) in told {
        assert!(saved.is_none() || notes.contains_key(id), "note {id} is gone");
    }
    notes
}

/// What was being made when it was killed is cleared away at the next start.
fn nothing_half_made(folder: &Path) {
    for entry in std::fs::read_dir(folder.join("data/profiles")).expect("profiles").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        assert!(!name.starts_with('.'), "{name} was left");
    }
}

#[test]
fn while_merging() {
    let mut chance = Chance::new(41);
    let (mut done, mut within, mut came, mut lasting) = (0, 0, 0, 50_000);
    let kills = rounds(4, 160);
    while done < kills {
        let folder = tempfile::tempdir().expect("a folder");
        let (mut told, mut begun) = (Told::new(), BTreeMap::new());
        for _ in 0..8.min(kills - done) {
            let seed = chance.below(1 << 40);
            let moment = Moment::During("merge", &mut lasting);
            let lines = run_and_kill("merge", folder.path(), seed, &mut chance, &mut told, moment);
            for line in lines {
                match line.split_once(' ') {
                    Some(("merge", ids)) => drop(begun.insert(ids.to_owned(), false)),
                    Some(("merged", ids)) => drop(begun.insert(ids.to_owned(), true)),
                    _ => {}
                }
            }
            let desk = Desk::at(folder.path());
            let notes = own_notes(&desk, &told);
            for (ids, merged) in &mut begun {
                let (there, all) =
                    (ids.split(' ').filter(|id| notes.contains_key(*id)).count(), ids.split(' '));
                let all = all.count();
                assert!(there == all || (there == 0 && !*merged), "{there} of {all} came, merged: {merged}");
                within += usize::from(!*merged);
                came += usize::from(there == all && !*merged);
                // From now on they have to stay.
                *merged = there == all;
            }
            begun.retain(|_, merged| *merged);
            nothing_half_made(folder.path());
            desk.close();
            done += 1;
        }
    }
    println!("merge: {done} kills, {within} within a merging, of which {came} had come; 0 lost, 0 half");
}

#[test]
fn while_taking_in() {
    let mut chance = Chance::new(43);
    let (mut done, mut within, mut came, mut lasting) = (0, 0, 0, 50_000);
    let kills = rounds(4, 160);
    while done < kills {
        let folder = tempfile::tempdir().expect("a folder");
        let (mut told, mut begun) = (Told::new(), BTreeMap::new());
        for _ in 0..8.min(kills - done) {
            let seed = chance.below(1 << 40);
            let moment = Moment::During("take", &mut lasting);
            let lines = run_and_kill("take-in", folder.path(), seed, &mut chance, &mut told, moment);
            for line in lines {
                let mut parts = line.splitn(3, ' ');
                let (Some(what @ ("take" | "took")), Some(notes), Some(name)) =
                    (parts.next(), parts.next(), parts.next())
                else {
                    continue;
                };
                let notes: usize = notes.parse().expect("a number");
                begun.insert(name.to_owned(), (notes, what == "took"));
            }
            let desk = Desk::at(folder.path());
            own_notes(&desk, &told);
            let all = desk.call("profiles", json!({}));
            let find = |name: &str| {
                let mut all = all.as_array().into_iter().flatten();
                all.find(|profile| profile["name"] == name).map(|profile| profile["id"].clone())
            };
            for (name, (notes, took)) in &mut begun {
                let id = find(name);
                assert!(id.is_some() || !*took, "{name} is gone");
                within += usize::from(!*took);
                let Some(id) = id else { continue };
                came += usize::from(!*took);
                assert_eq!(desk.call("open_profile", json!({ "id": id }))["outcome"], "opened");
                assert_eq!(whole_notes(&desk).len(), *notes, "{name} is whole");
                *took = true;
            }
            begun.retain(|_, (_, took)| *took);
            assert_eq!(all.as_array().map(Vec::len), Some(begun.len() + 1), "no other is listed");
            nothing_half_made(folder.path());
            desk.close();
            done += 1;
        }
    }
    println!("take-in: {done} kills, {within} within a taking in, of which {came} had come; 0 lost, 0 half");
}
