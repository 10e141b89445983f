//! The power goes at any write; whatever was acknowledged had been synced.

use std::sync::{Mutex, PoisonError};

use serde_json::json;
use study::store::{Journal, journal_for};
use torture::{Chance, Desk, power, rounds, words};

/// The disk is one for the whole process.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

fn cut(seed: u64, locked: bool, journal: fn(&std::path::Path) -> Journal) -> (usize, bool) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut chance = Chance::new(seed);
    let desk = Desk::with_journal(folder.path(), journal);
    let mut profile = json!({ "name": "Người ghi" });
    if locked {
        profile["passphrase"] = json!("mật khẩu 0");
    }
    desk.call("create_profile", profile);
    power::goes_after(chance.below(300));
    let mut acknowledged: Vec<(String, u64)> = Vec::new();
    let mut last = None;
    for n in 0..400 {
        let id = match acknowledged.len() as u64 {
            some @ 1.. if chance.below(3) > 0 => acknowledged[chance.below(some) as usize].0.clone(),
            _ => chance.uuid(),
        };
        last = Some((id.clone(), n));
        if desk.write(&id, &words(&id, n)).is_err() {
            break;
        }
        acknowledged.retain(|(known, _)| *known != id);
        acknowledged.push((id, n));
        if chance.below(20) == 0 && desk.ask("backup_now", json!({})).is_err() && power::is_gone() {
            break;
        }
    }
    let gone = power::is_gone();
    // Not closed: nothing that closing would write may count.
    drop(desk);
    power::comes_back(&mut chance);
    power::forget_memory(folder.path());
    let desk = Desk::with_journal(folder.path(), journal);
    let opening = desk.open(&["mật khẩu 0"]);
    assert_eq!(opening["outcome"], "opened", "seed {seed}: {opening}");
    let notes = desk.notes();
    for (id, n) in &acknowledged {
        let found = notes.iter().find(|(found, _)| found == id);
        let (_, body) = found.unwrap_or_else(|| panic!("seed {seed}: note {id} is gone"));
        let later = last.as_ref().filter(|(tried, _)| tried == id).map(|(id, n)| words(id, *n));
        assert!(
            *body == words(id, *n) || Some(body) == later.as_ref(),
            "seed {seed}: note {id} says {body:.40}"
        );
    }
    (acknowledged.len(), gone)
}

#[test]
fn what_wasnt_synced_was_never_called_saved() {
    let _alone = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    power::install();
    let (mut notes, mut cuts) = (0, 0);
    for round in 0..rounds(24, 600) as u64 {
        let journal = if round % 3 == 2 { |_: &std::path::Path| Journal::Rollback } else { journal_for };
        let (acknowledged, gone) = cut(round + 1, round % 2 == 1, journal);
        (notes, cuts) = (notes + acknowledged, cuts + usize::from(gone));
    }
    println!("power: {cuts} cuts, {notes} acknowledged notes looked for, 0 lost");
    assert!(cuts > 0);
}

#[test]
fn the_sync_comes_before_the_reply() {
    let _alone = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    power::install();
    let folder = tempfile::tempdir().expect("a folder");
    let desk = Desk::at(folder.path());
    desk.call("create_profile", json!({ "name": "Người ghi" }));
    let mut chance = Chance::new(5);
    let id = chance.uuid();
    for n in 0..50 {
        let (writes, syncs) = power::counts();
        desk.write(&id, &words(&id, n)).expect("a save");
        let (writes_after, syncs_after) = power::counts();
        assert!(writes_after > writes, "it was written");
        assert!(syncs_after > syncs, "and synced");
        assert_eq!(power::unsynced("notebook.db-wal"), 0, "and nothing was written after the sync");
    }
}
