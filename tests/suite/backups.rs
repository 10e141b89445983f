//! Backups: made, thinned, copied, restored; and what is offered after damage.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use serde_json::{Value, json};
use support::{Desk, array, text};

const MINUTE: Duration = Duration::from_secs(60);

fn list(desk: &Desk) -> Vec<Value> {
    array(&desk.call("list_backups", json!({ "id": desk.id() }))["backups"]).clone()
}

fn whys(desk: &Desk) -> Vec<String> {
    list(desk).iter().map(|backup| text(&backup["why"]).to_owned()).collect()
}

fn file(desk: &Desk, backup: &Value) -> PathBuf {
    desk.profile().join("backups").join(text(&backup["file"]))
}

#[test]
fn one_in_half_an_hour_of_change_and_one_at_the_end() {
    let mut desk = Desk::new().signed_in();
    desk.note("một");
    assert_eq!(list(&desk), Vec::<Value>::new());
    desk.later(31 * MINUTE);
    desk.note("hai");
    desk.note("ba");
    assert_eq!(whys(&desk), ["change"]);
    let backup = &list(&desk)[0];
    assert!(backup["notes"].as_u64() >= Some(2), "what was there when it began");
    assert_eq!(backup["whole"], true);
    desk.restart();
    assert_eq!(whys(&desk), ["quit", "change"]);
    desk.open();
    desk.restart();
    assert_eq!(whys(&desk), ["quit", "change"], "nothing was changed");
}

#[test]
fn by_hand_and_back_and_back_again() {
    let desk = Desk::new().signed_in();
    desk.note("một");
    let backup = desk.call("backup_now", json!({}));
    assert_eq!((&backup["notes"], &backup["sessions"]), (&json!(1), &json!(0)));
    desk.note("hai");
    let restored = desk.call("restore_backup", json!({ "id": desk.id(), "file": backup["file"] }));
    assert_eq!(restored["outcome"], "opened");
    assert_eq!(desk.bodies(), ["một"]);
    assert_eq!(whys(&desk), ["restore", "by_hand"]);
    let undo = list(&desk)[0]["file"].clone();
    desk.call("restore_backup", json!({ "id": desk.id(), "file": undo }));
    assert_eq!(desk.bodies(), ["một", "hai"], "the restoring was taken back");
}

#[test]
fn only_what_is_in_the_list_can_be_restored() {
    let desk = Desk::new().signed_in();
    desk.note("một");
    desk.call("backup_now", json!({}));
    let backup = list(&desk)[0].clone();
    for name in ["", "../notebook.db", "/etc/passwd", "000001.db"] {
        let refused = desk.refused("restore_backup", json!({ "id": desk.id(), "file": name }));
        assert_eq!(refused, "backup_not_found");
    }
    let path = file(&desk, &backup);
    let mut bytes = fs::read(&path).expect("read");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&path, bytes).expect("written");
    let listed = &list(&desk)[0];
    assert_eq!((&listed["whole"], &listed["notes"]), (&json!(false), &json!(null)));
    let refused = desk.refused("restore_backup", json!({ "id": desk.id(), "file": backup["file"] }));
    assert_eq!(refused, "backup_damaged");
    assert_eq!(desk.bodies(), ["một"], "the notebook is open as before");
}

#[test]
fn after_damage_the_newest_backup_is_offered_and_the_damaged_file_kept() {
    let mut desk = Desk::new().signed_in();
    desk.note("đừng mất");
    desk.leave();
    let notebook = desk.notebook();
    let mut bytes = fs::read(&notebook).expect("read");
    bytes[5000..9000].fill(0xAA);
    fs::write(&notebook, &bytes).expect("written");
    desk.come_back();
    assert_eq!(desk.open()["outcome"], "unreadable");
    let newest = list(&desk)[0].clone();
    assert_eq!((&newest["why"], &newest["notes"]), (&json!("quit"), &json!(1)));
    let restored = desk.call("restore_backup", json!({ "id": desk.id(), "file": newest["file"] }));
    assert_eq!(restored["outcome"], "opened");
    assert_eq!(desk.bodies(), ["đừng mất"]);
    let kept = fs::read_dir(desk.profile()).expect("the folder").map(|entry| entry.expect("an entry").path());
    let kept = kept.filter(|path| path.to_string_lossy().contains("notebook-damaged-")).collect::<Vec<_>>();
    assert_eq!(kept.len(), 1);
    assert!(fs::read(&kept[0]).expect("read") == bytes);
}

#[test]
fn a_notebook_that_is_gone_comes_back_from_its_backup() {
    let mut desk = Desk::new().signed_in();
    desk.note("đừng mất");
    desk.leave();
    fs::remove_file(desk.notebook()).expect("removed");
    desk.come_back();
    assert_eq!(desk.open()["reason"], "missing");
    let newest = list(&desk)[0]["file"].clone();
    desk.call("restore_backup", json!({ "id": desk.id(), "file": newest }));
    assert_eq!(desk.bodies(), ["đừng mất"]);
}

#[test]
fn a_migration_is_preceded_by_a_backup() {
    let mut desk = Desk::new().signed_in();
    desk.leave();
    let first = include_str!("../../src-tauri/crates/notebook/migrations/0001_init.sql");
    fs::remove_file(desk.notebook()).expect("removed");
    let old = rusqlite::Connection::open(desk.notebook()).expect("a notebook");
    old.execute_batch(first).expect("the first version");
    old.execute_batch(
        "PRAGMA application_id = 1398034001; PRAGMA user_version = 1;
         INSERT INTO notes VALUES ('0190a6f0-0000-7000-8000-000000000001', 'plain', 'từ bản đầu', 'huong-dan-nq06',
            'I:0', 0, 0, '', '', '', 1, NULL, 1642989600000, 1642989600000, NULL);
         INSERT INTO sessions VALUES ('0190a6f0-0000-7000-8000-000000000002', 'buổi', '', '', 1642989600000, NULL);
         INSERT INTO settings VALUES ('reader', '{\"theme\":\"dark\"}');",
    )
    .expect("filled");
    drop(old);
    desk.come_back();
    let opened = desk.open();
    assert_eq!((&opened["outcome"], &opened["settings"]["theme"]), (&json!("opened"), &json!("dark")));
    assert_eq!(desk.bodies(), ["từ bản đầu"]);
    assert_eq!(whys(&desk), ["migration"]);
    assert_eq!(list(&desk)[0]["notes"], 1);
    desk.restart();
    assert_eq!(desk.open()["outcome"], "opened", "every row is sealed now");
    let before = list(&desk).last().expect("a backup")["file"].clone();
    let back = desk.call("restore_backup", json!({ "id": desk.id(), "file": before }));
    assert_eq!(back["outcome"], "opened", "an older version is brought up to date again");
}

#[test]
fn copies_go_to_the_chosen_place_and_come_back_from_it() {
    let mut desk = Desk::new().signed_in();
    let stick = desk.folder().join("usb");
    assert_eq!(desk.refused("set_backup_place", json!({ "path": stick })), "io", "it isn't there");
    fs::create_dir(&stick).expect("a folder");
    desk.note("một");
    let set = desk.call("set_backup_place", json!({ "path": stick }));
    assert_eq!(text(&set["place"]), stick.display().to_string());
    assert_eq!(array(&set["copies"]).len(), 1);
    desk.note("hai");
    desk.restart();
    let opened = desk.open();
    assert_eq!(opened["backup_note"], json!(null));
    let copies = desk.call("list_backups", json!({ "id": desk.id() }))["copies"].clone();
    assert_eq!((array(&copies).len(), &copies[0]["notes"]), (2, &json!(2)));
    // All that is on the computer itself is lost.
    fs::remove_dir_all(desk.profile().join("backups")).expect("removed");
    let restored = desk.call("restore_backup", json!({ "id": desk.id(), "file": copies[1]["file"] }));
    assert_eq!(restored["outcome"], "opened");
    assert_eq!(desk.bodies(), ["một"]);
    // The stick is pulled out.
    fs::remove_dir_all(&stick).expect("removed");
    desk.note("ba");
    desk.restart();
    assert_eq!(desk.open()["backup_note"], "place_failed");
    assert!(!stick.exists(), "nothing was written in its stead");
    desk.call("set_backup_place", json!({ "path": null }));
    assert_eq!(desk.call("list_backups", json!({ "id": desk.id() }))["place"], json!(null));
}

#[test]
fn a_clock_set_back_keeps_backups_in_order() {
    let mut desk = Desk::new().signed_in();
    desk.note("một");
    desk.call("backup_now", json!({}));
    desk.earlier(Duration::from_secs(400 * 86_400));
    desk.note("hai");
    desk.restart();
    desk.open();
    let notes: Vec<_> = list(&desk).iter().map(|backup| backup["notes"].clone()).collect();
    assert_eq!(notes, [json!(2), json!(1)], "the last made is the first in the list");
}

#[test]
fn a_backup_that_fails_is_reported_and_keeps_nobody() {
    let mut desk = Desk::new().signed_in();
    desk.note("một");
    fs::write(desk.profile().join("backups"), b"in the way").expect("written");
    assert!(desk.try_call("backup_now", json!({})).is_err());
    desk.call("close_profile", json!({}));
    assert_eq!(desk.open()["backup_note"], "failed");
    assert_eq!(desk.bodies(), ["một"]);
    fs::remove_file(desk.profile().join("backups")).expect("removed");
    desk.restart();
    assert_eq!(desk.open()["backup_note"], json!(null));
    assert_eq!(whys(&desk), ["quit"]);
}

#[test]
fn a_networks_disk_gets_the_rollback_journal() {
    let mut desk = Desk::new().on_a_network().signed_in();
    assert_eq!(desk.call("open_profile", json!({ "id": desk.id() }))["journal"], "rollback");
    desk.note("một");
    desk.later(31 * MINUTE);
    desk.note("hai");
    assert!(!desk.notebook().with_extension("db-wal").exists());
    desk.restart();
    assert_eq!(desk.open()["journal"], "rollback");
    assert_eq!(desk.bodies(), ["một", "hai"]);
    assert_eq!(whys(&desk), ["change"]);
}
