//! A backup is for another computer: found in a folder, taken in as a profile, merged into the open one.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::{Value, json};
use support::{Desk, array, text};

const PASSPHRASE: &str = "sông Hồng mùa nước";

/// Where a desk puts the copies of its backups.
fn stick(desk: &Desk) -> PathBuf {
    let stick = desk.folder().join("stick");
    fs::create_dir_all(&stick).expect("a stick");
    desk.call("set_backup_place", json!({ "path": stick }));
    stick
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("copied");
        }
    }
}

fn find(desk: &Desk, folder: &Path) -> Vec<Value> {
    let mut finding = desk.call("find_backups", json!({ "path": folder }));
    while finding["done"] == false {
        finding = desk.call("find_more", json!({}));
    }
    array(&finding["found"]).clone()
}

/// Finds the one profile there is and opens it.
fn open(desk: &Desk, folder: &Path, secret: Value) -> Value {
    let found = find(desk, folder);
    assert_eq!(found.len(), 1, "{found:?}");
    let mut asked = json!({ "folder": found[0]["folder"] });
    for (key, value) in secret.as_object().expect("an object") {
        asked[key] = value.clone();
    }
    desk.call("open_found", asked)
}

#[test]
fn a_new_computer_takes_in_what_stands_on_the_stick() {
    let old = Desk::new().signed_in();
    old.note("một");
    old.note("hai");
    let stick = stick(&old);
    let new = Desk::new();
    let found = find(&new, &stick);
    assert_eq!(found.len(), 1);
    assert_eq!((&found[0]["name"], &found[0]["notes"]), (&json!("Nguyễn Thu Hạnh"), &json!(2)));
    assert_eq!((&found[0]["locked"], &found[0]["known_as"]), (&json!(false), &json!(null)));
    let opened = open(&new, &stick, json!({}));
    assert_eq!(
        (&opened["outcome"], &opened["notes"], &opened["merging"]),
        (&json!("opened"), &json!(2), &json!(null))
    );
    assert_eq!(array(&new.call("profiles", json!({}))).len(), 0, "nothing is in the list yet");
    let desk = new.call("take_in_found", json!({ "name": "Nguyễn Thu Hạnh" }));
    assert_eq!(desk["outcome"], "opened");
    assert_eq!(new.bodies(), ["một", "hai"]);
    // Again: it is known, and a second one gets a name and a folder of its own.
    assert_eq!(find(&new, &stick)[0]["known_as"], "Nguyễn Thu Hạnh");
    open(&new, &stick, json!({}));
    new.call("take_in_found", json!({ "name": "Nguyễn Thu Hạnh" }));
    let names = new.call("profiles", json!({}));
    let mut names: Vec<&str> = array(&names).iter().map(|profile| text(&profile["name"])).collect();
    names.sort_unstable();
    assert_eq!(names, ["Nguyễn Thu Hạnh", "Nguyễn Thu Hạnh (2)"]);
}

#[test]
fn a_locked_one_opens_by_passphrase_or_code_and_says_nothing_before() {
    let (old, code) = Desk::new().locked_in(PASSPHRASE);
    old.note("riêng tư");
    let stick = stick(&old);
    let new = Desk::new();
    let found = find(&new, &stick);
    assert_eq!((&found[0]["locked"], &found[0]["notes"]), (&json!(true), &json!(null)));
    assert_eq!(open(&new, &stick, json!({}))["outcome"], "locked");
    assert_eq!(open(&new, &stick, json!({ "passphrase": "không phải" }))["outcome"], "wrong");
    assert_eq!(new.refused("take_in_found", json!({ "name": "Kẻ lạ" })), "backup_not_found");
    assert_eq!(open(&new, &stick, json!({ "code": code }))["outcome"], "opened");
    assert_eq!(open(&new, &stick, json!({ "passphrase": PASSPHRASE }))["notes"], 1);
    assert_eq!(new.call("take_in_found", json!({ "name": "Thu Hạnh" }))["profile"]["locked"], true);
    assert_eq!(new.bodies(), ["riêng tư"]);
    new.call("close_profile", json!({}));
    assert_eq!(new.open()["outcome"], "locked");
    assert_eq!(new.unlock(PASSPHRASE)["outcome"], "opened");
}

#[test]
fn backups_folders_profile_folders_and_whole_data_folders_are_known() {
    let mut old = Desk::new().signed_in();
    old.note("một");
    old.call("backup_now", json!({}));
    old.note("hai, chưa sao lưu");
    old.leave();
    let new = Desk::new();
    let away = tempfile::tempdir().expect("a folder");
    copy(&old.profile().join("backups"), &away.path().join("only/backups"));
    let opened = open(&new, &away.path().join("only"), json!({}));
    assert_eq!(opened["outcome"], "opened");
    assert_eq!(find(&new, &away.path().join("only"))[0]["name"], "Nguyễn Thu Hạnh");
    copy(&old.profile(), &away.path().join("profile"));
    assert_eq!(open(&new, &away.path().join("profile"), json!({}))["notes"], 2);
    copy(&old.data(), &away.path().join("data"));
    assert_eq!(open(&new, &away.path().join("data"), json!({}))["notes"], 2);
    // A notebook that is damaged: its newest whole backup, and that is said.
    fs::write(away.path().join("profile/notebook.db"), b"nothing").expect("written");
    let opened = open(&new, &away.path().join("profile"), json!({}));
    assert_eq!((&opened["outcome"], &opened["passed_over"]), (&json!("opened"), &json!(1)));
    fs::create_dir(away.path().join("empty")).expect("a folder");
    assert_eq!(find(&new, &away.path().join("empty")).len(), 0);
}

#[test]
fn what_is_damaged_or_newer_is_named_and_nothing_comes() {
    let old = Desk::new().signed_in();
    old.note("một");
    let stick = stick(&old);
    let new = Desk::new().signed_in();
    let copies = stick.join("So-tay-Nghi-quyet");
    let is_copy = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "db");
    for folder in fs::read_dir(&copies).expect("copies").map(|entry| entry.expect("an entry").path()) {
        for file in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            if is_copy(&file) {
                let mut bytes = fs::read(&file).expect("read");
                let middle = bytes.len() / 2;
                bytes[middle] ^= 1;
                fs::write(&file, bytes).expect("written");
            }
        }
    }
    assert_eq!(open(&new, &stick, json!({}))["outcome"], "damaged");
    assert_eq!(new.refused("merge_found", json!({})), "backup_not_found");
    assert_eq!(new.bodies(), Vec::<String>::new());
    assert_eq!(new.refused("find_backups", json!({ "path": "/không/có" })), "folder_unreadable");
}

#[test]
fn two_notebooks_become_one_and_that_is_taken_back() {
    let old = Desk::new().signed_in();
    let shared = old.note("chung");
    let stick_ = stick(&old);
    let new = Desk::new();
    open(&new, &stick_, json!({}));
    new.call("take_in_found", json!({ "name": "Thu Hạnh" }));
    new.later(Duration::from_secs(600));
    new.call("update_note", json!({ "id": shared, "body": "sửa ở máy mới" }));
    new.note("chỉ ở máy mới");
    old.later(Duration::from_secs(1200));
    old.call("update_note", json!({ "id": shared, "body": "sửa ở máy cũ, sau" }));
    old.note("chỉ ở máy cũ");
    old.call("backup_now", json!({}));

    let opened = open(&new, &stick_, json!({}));
    let sum = &opened["merging"];
    assert_eq!((&sum["new"], &sum["newer_there"], &sum["newer_here"]), (&json!(1), &json!(1), &json!(0)));
    let merged = new.call("merge_found", json!({}));
    assert_eq!(&merged["summary"], sum);
    assert_eq!(new.bodies(), ["sửa ở máy cũ, sau", "chỉ ở máy mới", "chỉ ở máy cũ"]);
    let versions = new.call("note_versions", json!({ "id": shared }));
    let versions: Vec<&str> = array(&versions).iter().map(|version| text(&version["body"])).collect();
    assert!(versions.contains(&"sửa ở máy mới"), "{versions:?}");
    assert_eq!(merged["backup"]["why"], "merge");
    new.call("restore_backup", json!({ "id": new.id(), "file": merged["backup"]["file"] }));
    assert_eq!(new.bodies(), ["sửa ở máy mới", "chỉ ở máy mới"]);
}

#[test]
fn a_file_is_merged_as_a_backup_is() {
    let desk = Desk::new().signed_in();
    let id = desk.note("trước");
    let file = desk.folder().join("out.json");
    desk.call("export_json", json!({ "path": file }));
    desk.later(Duration::from_secs(300));
    desk.call("update_note", json!({ "id": id, "body": "sau" }));
    desk.call("delete_note", json!({ "id": desk.note("bỏ") }));
    let sum = desk.call("compare_json", json!({ "path": file }));
    assert_eq!(sum["changes"], false, "its words are a version already: {sum}");
    let merged = desk.call("merge_json", json!({ "path": file }));
    assert_eq!(merged["summary"], sum);
    assert_eq!(desk.bodies(), ["sau"]);
}

#[test]
fn copying_goes_on_when_the_stick_is_back_and_since_when_there_was_none_is_said() {
    let mut old = Desk::new().signed_in();
    old.note("một");
    let stick = stick(&old);
    let id = old.id();
    let list = |desk: &Desk| desk.call("list_backups", json!({ "id": id }));
    let since = list(&old)["copied"].clone();
    assert!(since.is_i64());
    let away = stick.with_file_name("away");
    fs::rename(&stick, &away).expect("pulled out");
    old.later(Duration::from_secs(3600));
    old.note("hai");
    old.call("backup_now", json!({}));
    let without = list(&old);
    assert_eq!((&without["place_there"], &without["copied"]), (&json!(false), &since));
    // What a stick leaves behind, or another stick, is not the place: nothing is written there.
    fs::create_dir(&stick).expect("an empty folder where it was");
    old.call("backup_now", json!({}));
    let empty = list(&old);
    assert_eq!((&empty["place_there"], &empty["copied"]), (&json!(false), &since));
    assert_eq!(fs::read_dir(&stick).expect("it is there").count(), 0);
    fs::remove_dir(&stick).expect("gone");
    fs::rename(&away, &stick).expect("put back");
    old.later(Duration::from_secs(3600));
    old.restart();
    let with = list(&old);
    assert_eq!(with["place_there"], true);
    assert!(with["copied"].as_i64() > since.as_i64());
    assert_eq!(array(&with["copies"]).len(), 2);
}

#[test]
fn every_name_on_the_stick_is_one_that_fat_takes() {
    let (old, _) = Desk::new().locked_in(PASSPHRASE);
    let stick = stick(&old);
    old.call("backup_now", json!({}));
    let mut folders = vec![stick.clone()];
    let mut seen = 0;
    while let Some(folder) = folders.pop() {
        let mut names = Vec::new();
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.file_name().expect("a name").to_str().expect("UTF-8").to_owned();
            let odd = |c: char| c.is_control() || "\"*/:<>?\\|".contains(c) || !c.is_ascii();
            assert!(!name.contains(odd) && !name.ends_with(['.', ' ']) && name.len() <= 100, "{name}");
            names.push(name.to_lowercase());
            seen += 1;
            if path.is_dir() {
                folders.push(path);
            }
        }
        let all = names.len();
        names.sort();
        names.dedup();
        assert_eq!(all, names.len(), "twins but for capitals in {}", folder.display());
    }
    assert!(seen >= 6, "backup, keys and the name twice: {seen}");
}
