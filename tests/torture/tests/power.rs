//! The power goes at any write; whatever was acknowledged had been synced.

use notebook::{Journal, journal_for};
use serde_json::json;
use torture::power::Disk;
use torture::{Chance, Desk, rounds, words};

fn cut(seed: u64, locked: bool, journal: fn(&std::path::Path) -> Journal) -> (usize, bool) {
    let folder = tempfile::tempdir().expect("a folder");
    let disk = Disk::at(folder.path());
    let mut chance = Chance::new(seed);
    let desk = Desk::with_journal(folder.path(), journal);
    let mut profile = json!({ "name": "Người ghi" });
    if locked {
        profile["passphrase"] = json!("mật khẩu 0");
    }
    desk.call("create_profile", profile);
    disk.goes_after(chance.below(300));
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
        if chance.below(20) == 0 && desk.ask("backup_now", json!({})).is_err() && disk.is_gone() {
            break;
        }
    }
    let gone = disk.is_gone();
    // Not closed: nothing that closing would write may count.
    drop(desk);
    disk.comes_back(&mut chance);
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
    let folder = tempfile::tempdir().expect("a folder");
    let disk = Disk::at(folder.path());
    let desk = Desk::at(folder.path());
    desk.call("create_profile", json!({ "name": "Người ghi" }));
    let mut chance = Chance::new(5);
    let id = chance.uuid();
    for n in 0..50 {
        let (writes, syncs) = disk.counts();
        desk.write(&id, &words(&id, n)).expect("a save");
        let (writes_after, syncs_after) = disk.counts();
        assert!(writes_after > writes, "it was written");
        assert!(syncs_after > syncs, "and synced");
        assert_eq!(disk.unsynced("notebook.db-wal"), 0, "and nothing was written after the sync");
    }
}
