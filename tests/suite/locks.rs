//! Locked profiles: nothing without the passphrase or the code, nothing in clear, nothing lost.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::{Value, json};
use support::{Desk, array, text};

const PASSPHRASE: &str = "mùa xuân năm ấy";

fn every_file(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { found.extend(every_file(&path)) } else { found.push(path) }
    }
    found
}

fn plain_databases(desk: &Desk) -> Vec<PathBuf> {
    let plain = |path: &PathBuf| fs::read(path).expect("read").starts_with(b"SQLite format 3");
    every_file(&desk.data()).into_iter().filter(plain).collect()
}

#[test]
fn a_locked_profile_opens_by_its_passphrase_alone() {
    let (mut desk, code) = Desk::new().locked_in(PASSPHRASE);
    assert_eq!(code.len(), 39);
    desk.note("kín");
    desk.restart();
    assert_eq!(desk.call("profiles", json!({}))[0]["locked"], true);
    assert_eq!(desk.open(), json!({ "outcome": "locked", "wait_ms": 0 }));
    assert_eq!(desk.refused("list_notes", json!({})), "no_profile");
    assert_eq!(desk.unlock("mùa xuân năm nay"), json!({ "outcome": "wrong_secret", "wait_ms": 0 }));
    // The same words from a keyboard that composes otherwise.
    let apart: String = PASSPHRASE
        .chars()
        .flat_map(|c| match c {
            'ù' => vec!['u', '\u{300}'],
            'ă' => vec!['a', '\u{306}'],
            c => vec![c],
        })
        .collect();
    assert_eq!(desk.unlock(&apart)["outcome"], "opened");
    assert_eq!(desk.bodies(), ["kín"]);
    assert_eq!(plain_databases(&desk), Vec::<PathBuf>::new());
    desk.call("close_profile", json!({}));
    assert_eq!(desk.open()["outcome"], "locked", "nothing was remembered");
}

#[test]
fn short_passphrases_are_refused() {
    let desk = Desk::new();
    for words in ["", "bảy chữ"] {
        let profile = json!({ "name": "Hạnh", "passphrase": words });
        assert_eq!(desk.refused("create_profile", profile), "passphrase_invalid");
    }
    assert_eq!(desk.call("profiles", json!({})), json!([]));
}

#[test]
fn wrong_tries_wait_longer_and_longer_through_restarts_and_a_clock_set_back() {
    let (mut desk, _) = Desk::new().locked_in(PASSPHRASE);
    desk.restart();
    let waits: Vec<Value> = (0..3).map(|_| desk.unlock("sai mật khẩu")["wait_ms"].clone()).collect();
    assert_eq!(waits, [json!(0), json!(0), json!(1000)]);
    // Too early: not even the right one is looked at.
    assert_eq!(desk.unlock(PASSPHRASE), json!({ "outcome": "wrong_secret", "wait_ms": 1000 }));
    desk.restart();
    assert_eq!(desk.open(), json!({ "outcome": "locked", "wait_ms": 1000 }));
    desk.earlier(Duration::from_secs(86_400));
    assert_eq!(desk.unlock(PASSPHRASE)["wait_ms"], 1000);
    desk.later(Duration::from_millis(1000));
    assert_eq!(desk.unlock("sai mật khẩu")["wait_ms"], 2000);
    desk.later(Duration::from_millis(2000));
    assert_eq!(desk.unlock(PASSPHRASE)["outcome"], "opened");
    desk.call("close_profile", json!({}));
    assert_eq!(desk.unlock("sai mật khẩu")["wait_ms"], 0, "the count began anew");
}

#[test]
fn the_recovery_code_opens_once_and_is_replaced() {
    let (mut desk, code) = Desk::new().locked_in(PASSPHRASE);
    desk.note("kín");
    desk.restart();
    let recover = |desk: &Desk, code: &str| {
        let request = json!({ "id": desk.id(), "code": code, "passphrase": "mật khẩu mới" });
        desk.call("recover_profile", request)
    };
    assert_eq!(recover(&desk, "nhầm"), json!({ "outcome": "wrong_secret", "wait_ms": 0 }));
    let opened = recover(&desk, &code.to_lowercase().replace('-', " "));
    assert_eq!(opened["outcome"], "opened");
    let new = text(&opened["recovery_code"]).to_owned();
    assert_ne!(new, code);
    assert_eq!(desk.bodies(), ["kín"]);
    desk.restart();
    assert_eq!(recover(&desk, &code)["outcome"], "wrong_secret", "the old code");
    assert_eq!(desk.unlock(PASSPHRASE)["outcome"], "wrong_secret", "the old passphrase");
    assert_eq!(desk.unlock("mật khẩu mới")["outcome"], "opened");
    let renewed = desk.call("new_recovery_code", json!({ "passphrase": "mật khẩu mới" }));
    assert_eq!(renewed["outcome"], "done");
    assert_ne!(text(&renewed["recovery_code"]), new);
}

#[test]
fn a_lock_is_put_on_what_is_there_and_hides_all_of_it() {
    let mut desk = Desk::new().signed_in();
    let stick = desk.folder().join("usb");
    fs::create_dir(&stick).expect("a folder");
    desk.call("set_backup_place", json!({ "path": stick }));
    desk.note("kín");
    desk.call("backup_now", json!({}));
    let aside = desk.profile().join("notebook-damaged-20220124T090000000.db");
    fs::copy(desk.notebook(), &aside).expect("a damaged copy from before");
    assert_eq!(desk.refused("new_recovery_code", json!({ "passphrase": "x" })), "not_locked");
    assert_eq!(desk.refused("lock_notebook", json!({ "passphrase": "ngắn" })), "passphrase_invalid");
    assert_eq!(desk.bodies(), ["kín"], "still open");
    let locked = desk.call("lock_notebook", json!({ "passphrase": PASSPHRASE }));
    assert_eq!((&locked["outcome"], &locked["left_behind"]), (&json!("done"), &json!([])));
    assert_eq!(text(&locked["recovery_code"]).len(), 39);
    assert_eq!(desk.refused("lock_notebook", json!({ "passphrase": PASSPHRASE })), "already_locked");
    assert_eq!(plain_databases(&desk), Vec::<PathBuf>::new());
    assert!(every_file(&stick).iter().all(|path| !fs::read(path).expect("read").starts_with(b"SQLite")));
    assert!(!aside.exists());
    desk.note("kín nữa");
    assert_eq!(desk.bodies(), ["kín", "kín nữa"]);
    let backups = desk.call("list_backups", json!({ "id": desk.id() }));
    assert!(array(&backups["backups"]).len() >= 2, "the backups are there, encrypted");
    assert!(array(&backups["backups"]).iter().all(|b| b["whole"] == true && b["notes"].is_number()));
    assert_eq!(text(&backups["place"]), stick.display().to_string());
    desk.restart();
    assert_eq!(desk.open()["outcome"], "locked");
    let unseen = desk.call("list_backups", json!({ "id": desk.id() }));
    assert_eq!(unseen["place"], json!(null), "where the copies go is sealed too");
    desk.unlock(PASSPHRASE);
    let oldest = array(&backups["backups"]).last().expect("a backup")["file"].clone();
    let restored = desk.call("restore_backup", json!({ "id": desk.id(), "file": oldest }));
    assert_eq!(restored["outcome"], "opened");
}

#[test]
fn a_lock_is_taken_off_for_good() {
    let (mut desk, _) = Desk::new().locked_in(PASSPHRASE);
    desk.note("từng kín");
    desk.call("backup_now", json!({}));
    let wrong = desk.call("unlock_for_good", json!({ "passphrase": "sai mật khẩu" }));
    assert_eq!(wrong, json!({ "outcome": "wrong", "wait_ms": 0 }));
    let done = desk.call("unlock_for_good", json!({ "passphrase": PASSPHRASE }));
    assert_eq!(done, json!({ "outcome": "done", "recovery_code": null, "left_behind": [] }));
    desk.restart();
    assert_eq!(desk.call("profiles", json!({}))[0]["locked"], false);
    assert_eq!(desk.open()["outcome"], "opened");
    assert_eq!(desk.bodies(), ["từng kín"]);
    let keys = every_file(&desk.data()).into_iter().filter(|path| path.to_string_lossy().contains("keys"));
    assert_eq!(keys.collect::<Vec<_>>(), Vec::<PathBuf>::new());
    let backups = desk.call("list_backups", json!({ "id": desk.id() }))["backups"].clone();
    assert!(array(&backups).iter().all(|backup| backup["whole"] == true && backup["notes"] == 1));
}

#[test]
fn a_new_passphrase_replaces_the_old_one_everywhere() {
    let (mut desk, code) = Desk::new().locked_in(PASSPHRASE);
    desk.note("kín");
    desk.call("backup_now", json!({}));
    let change = json!({ "passphrase": PASSPHRASE, "new_passphrase": "mật khẩu mới" });
    assert_eq!(desk.call("change_passphrase", change)["outcome"], "done");
    desk.restart();
    assert_eq!(desk.unlock(PASSPHRASE)["outcome"], "wrong_secret");
    // Nor by the key files beside the backups alone.
    for name in ["keys.json", "keys.copy.json"] {
        fs::remove_file(desk.profile().join(name)).expect("removed");
    }
    assert_eq!(desk.unlock(PASSPHRASE)["outcome"], "wrong_secret");
    assert_eq!(desk.unlock("mật khẩu mới")["outcome"], "opened");
    assert!(desk.profile().join("keys.json").exists() && desk.profile().join("keys.copy.json").exists());
    desk.restart();
    let recover = json!({ "id": desk.id(), "code": code, "passphrase": "mật khẩu thứ ba" });
    assert_eq!(desk.call("recover_profile", recover)["outcome"], "opened", "the code stayed");
}

#[test]
fn one_whole_key_file_mends_the_others() {
    let (mut desk, _) = Desk::new().locked_in(PASSPHRASE);
    desk.note("kín");
    desk.restart();
    let own = ["keys.json", "keys.copy.json"].map(|name| desk.profile().join(name));
    let beside: Vec<PathBuf> = every_file(&desk.profile().join("backups"));
    let beside = beside.into_iter().find(|path| path.to_string_lossy().ends_with(".keys.json")).expect("one");
    let files = [own[0].clone(), own[1].clone(), beside];
    for whole in &files {
        for damaged in files.iter().filter(|file| *file != whole) {
            fs::write(damaged, b"{ not keys }").expect("written");
        }
        assert_eq!(desk.unlock(PASSPHRASE)["outcome"], "opened", "{}", whole.display());
        desk.call("close_profile", json!({}));
        for file in &files {
            assert!(fs::read(file).expect("read").len() > 400, "{} is mended", file.display());
        }
    }
    for file in every_file(&desk.profile()) {
        if file.to_string_lossy().ends_with(".json") && file.to_string_lossy().contains("keys") {
            fs::write(file, b"").expect("written");
        }
    }
    assert_eq!(desk.unlock(PASSPHRASE)["reason"], "damaged", "no wrong passphrase: nothing could open it");
}

#[test]
fn a_damaged_locked_notebook_comes_back_from_its_backup() {
    let (mut desk, _) = Desk::new().locked_in(PASSPHRASE);
    desk.note("kín");
    desk.leave();
    let mut bytes = fs::read(desk.notebook()).expect("read");
    bytes[20_000] ^= 1;
    fs::write(desk.notebook(), &bytes).expect("written");
    desk.come_back();
    assert_eq!(desk.unlock(PASSPHRASE)["reason"], "damaged");
    let backups = desk.call("list_backups", json!({ "id": desk.id() }))["backups"].clone();
    assert_eq!(backups[0]["notes"], 1, "the key is known until the profile is closed");
    let restored = desk.call("restore_backup", json!({ "id": desk.id(), "file": backups[0]["file"] }));
    assert_eq!(restored["outcome"], "opened");
    assert_eq!(desk.bodies(), ["kín"]);
    desk.restart();
    assert_eq!(desk.open()["outcome"], "locked");
    assert_eq!(desk.unlock(PASSPHRASE)["outcome"], "opened");
    let kept = every_file(&desk.profile());
    assert!(kept.iter().any(|path| path.to_string_lossy().contains("notebook-damaged-sealed-")));
}

#[test]
fn backups_of_another_time_bring_their_own_lock() {
    let mut desk = Desk::new().signed_in();
    let stick = desk.folder().join("usb");
    fs::create_dir(&stick).expect("a folder");
    desk.note("lần khoá đầu");
    desk.call("set_backup_place", json!({ "path": stick }));
    desk.call("lock_notebook", json!({ "passphrase": "mật khẩu thứ nhất" }));
    let away = desk.folder().join("away");
    fs::rename(&stick, &away).expect("pulled out");
    desk.call("unlock_for_good", json!({ "passphrase": "mật khẩu thứ nhất" }));
    let locked = desk.call("lock_notebook", json!({ "passphrase": "mật khẩu thứ hai" }));
    assert_eq!(array(&locked["left_behind"]).len(), 1, "the stick couldn't be reached");
    fs::rename(&away, &stick).expect("put back");
    let copies = desk.call("list_backups", json!({ "id": desk.id() }))["copies"].clone();
    let restored = desk.call("restore_backup", json!({ "id": desk.id(), "file": copies[0]["file"] }));
    assert_eq!(restored["outcome"], "locked", "it asks for the passphrase of that time");
    assert_eq!(desk.unlock("mật khẩu thứ nhất")["outcome"], "opened");
    assert_eq!(desk.bodies(), ["lần khoá đầu"]);
    desk.restart();
    assert_eq!(desk.unlock("mật khẩu thứ nhất")["outcome"], "opened");
}

#[test]
fn a_locked_profile_is_deleted_and_restored_locked() {
    let (desk, _) = Desk::new().locked_in(PASSPHRASE);
    desk.note("kín");
    let id = desk.id();
    desk.call("delete_profile", json!({ "id": id, "typed_name": "Nguyễn Thu Hạnh" }));
    assert_eq!(desk.call("deleted_profiles", json!({}))[0]["locked"], true);
    desk.call("restore_profile", json!({ "id": id }));
    assert_eq!(desk.unlock(PASSPHRASE)["outcome"], "opened");
    assert_eq!(desk.bodies(), ["kín"]);
}
