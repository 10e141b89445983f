//! Bytes that change, files that are cut off, pages that change places: each is found out or does no harm.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use serde_json::json;
use torture::{Chance, Desk, copy_folder, every_file, rounds, words};

const PASSPHRASE: &str = "mật khẩu 0";

/// What a profile held when it was whole.
struct Whole {
    folder: tempfile::TempDir,
    /// Now, and in its newest backup.
    notes: Vec<(String, String)>,
    backed_up: Vec<(String, String)>,
    name: &'static str,
}

/// A profile with notes, versions, a backup and a log that wasn't folded in, as a killed program leaves it.
fn whole(locked: bool) -> Whole {
    let work = tempfile::tempdir().expect("a folder");
    let desk = Desk::at(work.path());
    let mut profile = json!({ "name": "Người ghi" });
    if locked {
        profile["passphrase"] = json!(PASSPHRASE);
    }
    desk.call("create_profile", profile);
    desk.call("start_session", json!({ "title": "Buổi học" }));
    let mut chance = Chance::new(9);
    let ids: Vec<String> = (0..40).map(|_| chance.uuid()).collect();
    for (n, id) in ids.iter().enumerate() {
        desk.write(id, &words(id, n as u64)).expect("a save");
    }
    desk.call("update_note", json!({ "id": ids[0], "body": "" }));
    desk.call("delete_note", json!({ "id": ids[1] }));
    let parts: Vec<String> = (0..20).map(|_| chance.uuid()).collect();
    for (n, id) in parts.iter().enumerate() {
        desk.write_part(id, &words(id, n as u64)).expect("a save");
    }
    desk.write_part(&parts[0], "lời sau").expect("a save");
    desk.call("save_settings", desk.call("open_profile", json!({ "id": desk.id() }))["settings"].clone());
    desk.call("backup_now", json!({}));
    let backed_up = desk.all();
    for id in &ids[2..8] {
        desk.write(id, &words(id, 100)).expect("a save");
    }
    let notes = desk.all();
    let folder = tempfile::tempdir().expect("a folder");
    copy_folder(work.path(), folder.path());
    Whole { folder, notes, backed_up, name: if locked { "locked" } else { "plain" } }
}

/// Does one damage; says which.
fn damage(path: &Path, chance: &mut Chance) -> String {
    let mut bytes = fs::read(path).expect("read");
    let length = bytes.len() as u64;
    let what = match chance.below(10) {
        _ if bytes.is_empty() => {
            bytes = vec![7; 100];
            "filled".to_owned()
        }
        0..5 => {
            let at = chance.below(length);
            bytes[at as usize] ^= 1 << chance.below(8);
            format!("a bit at {at}")
        }
        5 | 6 => {
            let to = chance.below(length);
            bytes.truncate(to as usize);
            format!("cut to {to} of {length}")
        }
        7 => {
            let (at, many) = (chance.below(length), 1 + chance.below(4096));
            for byte in bytes.iter_mut().skip(at as usize).take(many as usize) {
                *byte = chance.below(256) as u8;
            }
            format!("{many} bytes of noise at {at}")
        }
        _ => {
            let pages = length / 4096;
            let (a, b) = (chance.below(pages.max(1)) as usize, chance.below(pages.max(1)) as usize);
            if pages > 1 && a != b {
                let (a, b) = (a.min(b), a.max(b));
                let (left, right) = bytes.split_at_mut(b * 4096);
                left[a * 4096..(a + 1) * 4096].swap_with_slice(&mut right[..4096]);
                format!("pages {a} and {b} changed places")
            } else {
                bytes.clear();
                "emptied".to_owned()
            }
        }
    };
    fs::write(path, bytes).expect("written");
    what
}

/// Opens what was damaged, and goes back to a backup where it can't be opened. What it came to.
fn outcome(whole: &Whole, folder: &Path) -> Result<&'static str, String> {
    let desk = Desk::at(folder);
    let profiles = desk.call("profiles", json!({}));
    if profiles == json!([]) {
        return Err("the profile is hidden".to_owned());
    }
    let request = json!({ "id": profiles[0]["id"] });
    let mut opening = match desk.ask("open_profile", request.clone()) {
        Ok(opening) => opening,
        Err(error) => return Err(format!("an error where an outcome is due: {error:?}")),
    };
    if opening["outcome"] == "locked" {
        let unlock = json!({ "id": profiles[0]["id"], "passphrase": PASSPHRASE });
        opening = desk.ask("unlock_profile", unlock).map_err(|error| format!("{error:?}"))?;
    }
    match opening["outcome"].as_str() {
        Some("opened") => {
            let notes = desk.all();
            if notes == whole.notes {
                return Ok("harmless");
            }
            // Said aloud: the last change is incomplete, and the rest of it kept.
            let told = opening["cut_short"] == true;
            let missing = whole.notes.iter().filter(|note| !notes.contains(note)).count();
            if told && missing <= 1 { Ok("detected") } else { Err(format!("{missing} notes differ, untold")) }
        }
        Some("unreadable" | "newer") => {
            let backups = desk.call("list_backups", request.clone())["backups"].clone();
            let good = backups.as_array().expect("backups").iter().find(|backup| backup["whole"] == true);
            let Some(good) = good else { return Err("no backup is offered".to_owned()) };
            let restore = json!({ "id": request["id"], "file": good["file"] });
            let mut back = desk.ask("restore_backup", restore).map_err(|error| format!("{error:?}"))?;
            if back["outcome"] == "locked" {
                let unlock = json!({ "id": request["id"], "passphrase": PASSPHRASE });
                back = desk.ask("unlock_profile", unlock).map_err(|error| format!("{error:?}"))?;
            }
            if back["outcome"] != "opened" || desk.all() != whole.backed_up {
                return Err(format!("the backup did not come back: {back}"));
            }
            let kept =
                every_file(folder).iter().any(|path| path.to_string_lossy().contains("notebook-damaged-"));
            if kept { Ok("detected") } else { Err("the damaged file wasn't kept".to_owned()) }
        }
        _ => Err(format!("{opening}")),
    }
}

fn endings(whole: &Whole) -> Vec<PathBuf> {
    let data = whole.folder.path().join("data");
    every_file(&data)
        .into_iter()
        .map(|path| path.strip_prefix(whole.folder.path()).expect("inside").to_owned())
        .filter(|path| !path.ends_with("notebook.lock"))
        .collect()
}

fn torture(locked: bool, damages: usize) {
    let whole = whole(locked);
    let files = endings(&whole);
    assert!(files.iter().any(|path| path.to_string_lossy().ends_with("-wal")), "{files:?}");
    let mut chance = Chance::new(31 + u64::from(locked));
    let (mut harmless, mut detected, mut faults) = (0, 0, Vec::new());
    for round in 0..damages {
        // The notebook and its log get half of it.
        let big: Vec<&PathBuf> =
            files.iter().filter(|path| path.to_string_lossy().contains("notebook.db")).collect();
        let file = if round % 2 == 0 { big[round / 2 % big.len()] } else { &files[round / 2 % files.len()] };
        let folder = tempfile::tempdir().expect("a folder");
        copy_folder(whole.folder.path(), folder.path());
        let what = damage(&folder.path().join(file), &mut chance);
        let tried = catch_unwind(AssertUnwindSafe(|| outcome(&whole, folder.path())));
        let fault = match tried {
            Ok(Ok("harmless")) => {
                harmless += 1;
                continue;
            }
            Ok(Ok(_)) => {
                detected += 1;
                continue;
            }
            Ok(Err(fault)) => fault,
            Err(_) => "a panic".to_owned(),
        };
        faults.push(format!("{}: {what}: {fault}", file.display()));
    }
    assert!(faults.is_empty(), "{} of {damages} {}: {faults:#?}", faults.len(), whole.name);
    println!("damage, {}: {damages} done, {detected} detected, {harmless} harmless", whole.name);
}

#[test]
fn of_a_plain_profile() {
    torture(false, rounds(40, 320));
}

#[test]
fn of_a_locked_profile() {
    torture(true, rounds(40, 320));
}

/// Files that are gone or in each other's place.
#[test]
fn of_folders() {
    for locked in [false, true] {
        let whole = whole(locked);
        let files = endings(&whole);
        for file in &files {
            let name = file.to_string_lossy();
            // A log that is gone altogether has its index for a witness.
            let folder = tempfile::tempdir().expect("a folder");
            copy_folder(whole.folder.path(), folder.path());
            fs::remove_file(folder.path().join(file)).expect("removed");
            let came = outcome(&whole, folder.path());
            assert!(
                came.is_ok() || came == Err("no backup is offered".into()) && name.contains("backups"),
                "{name}: {came:?}"
            );
        }
        let without_backups = tempfile::tempdir().expect("a folder");
        copy_folder(whole.folder.path(), without_backups.path());
        let profile = Desk::at(without_backups.path()).profile();
        fs::remove_dir_all(profile.join("backups")).expect("removed");
        assert_eq!(outcome(&whole, without_backups.path()), Ok("harmless"));
        let swapped = tempfile::tempdir().expect("a folder");
        copy_folder(whole.folder.path(), swapped.path());
        let profile = Desk::at(swapped.path()).profile();
        let (a, b) = (profile.join("profile.json"), profile.join("notebook.db"));
        let (one, two) = (fs::read(&a).expect("read"), fs::read(&b).expect("read"));
        fs::write(&a, two).expect("written");
        fs::write(&b, one).expect("written");
        assert_eq!(outcome(&whole, swapped.path()), Ok("detected"));
    }
}
