//! A notebook where nothing can be written: it is read, and says no to whatever would change it.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use serde_json::json;
use support::Desk;

const PASSPHRASE: &str = "một câu đủ dài";

fn files_of(folder: &Path) -> Vec<(PathBuf, usize, u64)> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        match entry.is_dir() {
            true => all.extend(files_of(&entry)),
            false => {
                let bytes = fs::read(&entry).expect("a file");
                let mut hash = DefaultHasher::new();
                bytes.hash(&mut hash);
                all.push((entry, bytes.len(), hash.finish()));
            }
        }
    }
    all.sort();
    all
}

#[test]
fn notes_are_read_where_nothing_can_be_written() {
    let desk = Desk::new().signed_in();
    assert_eq!(desk.open()["read_only"], false);
    let note = desk.note("Việc của chi bộ");
    let id = desk.id();
    desk.call("close_profile", json!({}));
    let before = files_of(&desk.profile());

    let opened = desk.call("open_to_read", json!({ "id": id }));
    assert_eq!((opened["outcome"].as_str(), opened["read_only"].as_bool()), (Some("opened"), Some(true)));
    assert_eq!(desk.bodies(), ["Việc của chi bộ"]);
    for (command, asked) in [
        ("update_note", json!({ "id": note, "body": "khác" })),
        ("delete_note", json!({ "id": note })),
        ("start_session", json!({ "title": "Buổi học", "place": "", "covers": "" })),
        ("backup_now", json!({})),
        ("lock_notebook", json!({ "passphrase": PASSPHRASE })),
    ] {
        assert_eq!(desk.refused(command, asked), "read_only", "{command}");
    }
    assert_eq!(desk.bodies(), ["Việc của chi bộ"], "after a change of its lock was refused too");
    desk.call("close_profile", json!({}));
    assert_eq!(files_of(&desk.profile()), before);
}

#[test]
fn a_locked_one_asks_for_its_passphrase_there_too() {
    let (desk, _) = Desk::new().locked_in(PASSPHRASE);
    desk.note("Việc kín");
    let id = desk.id();
    desk.call("close_profile", json!({}));
    let ask = |passphrase: &str| desk.call("open_to_read", json!({ "id": id, "passphrase": passphrase }));
    assert_eq!(desk.call("open_to_read", json!({ "id": id }))["outcome"], "locked");
    assert_eq!(ask("một câu khác hẳn")["outcome"], "wrong_secret");
    assert_eq!(ask(PASSPHRASE)["read_only"], true);
    assert_eq!(desk.bodies(), ["Việc kín"]);
}
