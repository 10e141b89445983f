//! The open notebook's file loses its place: nothing is called saved then, and there is a way back. Windows itself lets
//! nobody delete, replace or rename what is open, and tells nobody in time of what is written into it.

use std::fs;
use std::path::PathBuf;

use serde_json::json;
use support::{Desk, text};

use crate::place::write;

fn others(desk: &Desk) -> Vec<PathBuf> {
    let entries = fs::read_dir(desk.profile()).expect("a folder").flatten().map(|entry| entry.path());
    entries.filter(|path| path.to_string_lossy().contains("other-notebook-")).collect()
}

/// Takes the file from its place while both kinds of profile are open, looks that nothing is called saved, puts the
/// notebook back and finds everything after a new start.
#[track_caller]
fn comes_back(lose: fn(&Desk)) -> Vec<Desk> {
    let plain = Desk::new().signed_in();
    let (locked, _) = Desk::new().locked_in("mật khẩu dài");
    let network = Desk::new().on_a_network().signed_in();
    let mut desks = Vec::new();
    for (n, mut desk) in [plain, locked, network].into_iter().enumerate() {
        write(&desk, "trước").expect("a save");
        lose(&desk);
        assert_eq!(write(&desk, "mất"), Err("not_at_its_place".to_owned()), "{n}");
        assert_eq!(desk.call("notebook_place", json!({}))["in_place"], false);
        assert!(desk.bodies().contains(&"trước".to_owned()), "what was read is still read");
        let back = desk.call("put_back", json!({}));
        assert_eq!(text(&back["path"]), desk.notebook().display().to_string());
        assert_eq!(desk.call("notebook_place", json!({}))["in_place"], true);
        write(&desk, "sau").expect("a save");
        desk.restart();
        let opening = desk.open();
        if opening["outcome"] == "locked" {
            assert_eq!(desk.unlock("mật khẩu dài")["outcome"], "opened");
        } else {
            assert_eq!(opening["outcome"], "opened", "{n}: {opening}");
        }
        assert_eq!(desk.call("profiles", json!({}))[0]["name"], "Nguyễn Thu Hạnh");
        for body in ["trước", "sau"] {
            assert!(desk.bodies().contains(&body.to_owned()), "{n}: {body}");
        }
        desks.push(desk);
    }
    desks
}

#[test]
fn the_folder_deleted() {
    comes_back(|desk| fs::remove_dir_all(desk.data()).expect("deleted"));
}

#[test]
fn the_folder_renamed() {
    for desk in comes_back(|desk| fs::rename(desk.data(), desk.folder().join("moved")).expect("renamed")) {
        assert!(desk.folder().join("moved/profiles").exists(), "what was moved away is left alone");
    }
}

#[test]
fn another_file_in_its_place() {
    let lose = |desk: &Desk| {
        let other = desk.folder().join("other");
        fs::write(&other, "của chương trình khác").expect("a file");
        fs::rename(other, desk.notebook()).expect("replaced");
    };
    for desk in comes_back(lose) {
        let kept = others(&desk);
        assert_eq!(kept.len(), 1);
        assert_eq!(fs::read_to_string(&kept[0]).expect("a file"), "của chương trình khác");
    }
}

#[test]
fn an_older_file_written_into_it_is_not_written_on() {
    let desk = Desk::new().signed_in();
    write(&desk, "trước").expect("a save");
    let older = fs::read(desk.notebook()).expect("a file");
    write(&desk, "rồi").expect("a save");
    fs::write(desk.notebook(), &older[..older.len() / 2]).expect("written over");
    let there = fs::read(desk.notebook()).expect("a file");
    assert_eq!(write(&desk, "mất"), Err("not_at_its_place".to_owned()));
    assert_eq!(fs::read(desk.notebook()).expect("a file"), there, "nothing was written into it");
}

#[test]
fn what_came_back_by_itself_is_written_to_again() {
    let desk = Desk::new().signed_in();
    write(&desk, "trước").expect("a save");
    let (profile, aside) = (desk.profile(), desk.folder().join("aside"));
    fs::rename(&profile, &aside).expect("moved");
    assert_eq!(write(&desk, "mất"), Err("not_at_its_place".to_owned()));
    fs::rename(&aside, &profile).expect("moved back");
    write(&desk, "sau").expect("a save");
    assert_eq!(desk.bodies(), ["trước", "sau"]);
}

#[test]
fn closed_without_its_place_it_is_found_at_the_next_start() {
    let mut desk = Desk::new().signed_in();
    write(&desk, "trước").expect("a save");
    fs::remove_dir_all(desk.data()).expect("deleted");
    desk.restart();
    let profiles = desk.call("profiles", json!({}));
    assert_eq!(profiles[0]["name"], "Nguyễn Thu Hạnh");
    let opening = desk.open();
    assert_eq!(opening["reason"], "missing");
    let backups = desk.call("list_backups", json!({ "id": desk.id() }));
    let file = &backups["backups"][0]["file"];
    let opening = desk.call("restore_backup", json!({ "id": desk.id(), "file": file }));
    assert_eq!(opening["outcome"], "opened");
    assert_eq!(desk.bodies(), ["trước"]);
}
