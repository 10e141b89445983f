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
        if desk.write_either(&id, &words(&id, n)).is_err() {
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
    let notes = desk.all();
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

/// Where neither a change can be written nor taken back, SQLite counts as if another program had written the file.
#[test]
fn a_disk_that_failed_for_a_moment_is_written_to_again() {
    for journal in [Journal::Wal, Journal::Rollback] {
        let journal_for = match journal {
            Journal::Wal => |_: &std::path::Path| Journal::Wal,
            Journal::Rollback => |_: &std::path::Path| Journal::Rollback,
        };
        let folder = tempfile::tempdir().expect("a folder");
        let disk = Disk::at(folder.path());
        let desk = Desk::with_journal(folder.path(), journal_for);
        desk.call("create_profile", json!({ "name": "Người ghi" }));
        let mut chance = Chance::new(7);
        let mut saved = Vec::new();
        let mut failed = 0;
        for writes in 0.. {
            let (id, body) = (chance.uuid(), words("chữ", writes));
            disk.goes_after(writes);
            let written = desk.write(&id, &body);
            disk.works_again();
            let whole = written.is_ok();
            match written {
                Ok(_) => saved.push((id, body)),
                Err(error) => {
                    assert_eq!(json!(error.code), "io", "{journal:?}, after {writes} writes");
                    failed += 1;
                }
            }
            let (id, body) = (chance.uuid(), words("sau", writes));
            let again = desk.write(&id, &body);
            assert!(again.is_ok(), "{journal:?}, after {writes} writes: {:?}", again.err().map(|e| e.code));
            saved.push((id, body));
            if whole {
                break;
            }
        }
        assert!(failed > 3, "{journal:?}: {failed}");
        assert_eq!(desk.call("notebook_place", json!({}))["in_place"], true);
        desk.close();
        let desk = Desk::with_journal(folder.path(), journal_for);
        assert_eq!(desk.open(&[])["outcome"], "opened");
        let notes = desk.notes();
        for note in &saved {
            assert!(notes.contains(note), "{journal:?}: {} is gone", note.0);
        }
        println!("a disk that failed: {failed} times with {journal:?}, {} notes, 0 lost", saved.len());
    }
}
