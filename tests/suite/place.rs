//! The notebook's place: who can't take it away while it is open, and another that it is written to.

use std::fs;
use std::path::Path;

use serde_json::json;
use support::{Desk, array, text};

pub(crate) fn write(desk: &Desk, body: &str) -> Result<(), String> {
    let anchor = json!({ "doc": "huong-dan-nq06", "block": "I:0" });
    let note = json!({ "anchor": anchor, "kind": "plain", "body": body });
    let done = desk.try_call("create_note", note);
    done.map(drop).map_err(|error| json!(error.code).as_str().unwrap_or_default().to_owned())
}

/// What the rest of the program's care is for elsewhere ([`crate::lost_place`]) the system does by itself here.
#[cfg(windows)]
#[test]
fn nobody_takes_an_open_notebook_from_its_place() {
    let mut desk = Desk::new().signed_in();
    write(&desk, "trước").expect("a save");
    let (notebook, other) = (desk.notebook(), desk.folder().join("other"));
    fs::write(&other, "của chương trình khác").expect("a file");
    fs::remove_file(&notebook).expect_err("it is open");
    fs::rename(&other, &notebook).expect_err("it is open");
    fs::rename(&notebook, desk.folder().join("aside")).expect_err("it is open");
    write(&desk, "sau").expect("a save");
    assert_eq!(desk.call("notebook_place", json!({}))["in_place"], true);
    desk.restart();
    assert_eq!(desk.open()["outcome"], "opened");
    assert_eq!(desk.bodies(), ["trước", "sau"]);
}

/// All that stands under a folder opens on a computer that has never seen the profile.
#[track_caller]
fn opens_elsewhere(folder: &Path, passphrase: Option<&str>) -> Vec<String> {
    let other = Desk::new();
    let mut finding = other.call("find_backups", json!({ "path": folder }));
    while finding["done"] == false {
        finding = other.call("find_more", json!({}));
    }
    let found = &finding["found"][0];
    assert_eq!((&found["name"], &found["locked"]), (&json!("Nguyễn Thu Hạnh"), &json!(passphrase.is_some())));
    let mut asked = json!({ "folder": found["folder"] });
    if let Some(passphrase) = passphrase {
        assert_eq!(other.call("open_found", asked.clone())["outcome"], "locked");
        asked["passphrase"] = json!(passphrase);
    }
    assert_eq!(other.call("open_found", asked)["outcome"], "opened");
    let taken = other.call("take_in_found", json!({ "name": "Nguyễn Thu Hạnh" }));
    assert_eq!(
        (&taken["outcome"], &taken["profile"]["locked"]),
        (&json!("opened"), &json!(passphrase.is_some()))
    );
    other.bodies()
}

#[test]
fn written_to_another_folder_it_opens_on_any_computer() {
    let plain = Desk::new().signed_in();
    let (locked, _) = Desk::new().locked_in("mật khẩu dài");
    let network = Desk::new().on_a_network().signed_in();
    for (desk, passphrase) in [(plain, None), (locked, Some("mật khẩu dài")), (network, None)] {
        write(&desk, "trước").expect("a save");
        write(&desk, "rồi").expect("a save");
        // Windows lets nobody delete what is open.
        if cfg!(unix) {
            fs::remove_dir_all(desk.data()).expect("deleted");
            assert_eq!(write(&desk, "mất"), Err("not_at_its_place".to_owned()));
        }
        let stick = desk.folder().join("USB của tôi");
        assert_eq!(desk.refused("put_elsewhere", json!({ "path": stick })), "io", "there is no such folder");
        fs::create_dir(&stick).expect("a folder");
        let folder = desk.call("put_elsewhere", json!({ "path": stick }))["folder"].clone();
        assert!(Path::new(text(&folder)).starts_with(&stick));
        assert_eq!(opens_elsewhere(&stick, passphrase), ["trước", "rồi"]);
        // Again, and where nothing was lost: it is one more copy beside the first.
        if cfg!(unix) {
            desk.call("put_back", json!({}));
        }
        write(&desk, "sau").expect("a save");
        assert_eq!(desk.call("put_elsewhere", json!({ "path": stick }))["folder"], folder);
        assert_eq!(opens_elsewhere(&stick, passphrase), ["trước", "rồi", "sau"]);
        let names = fs::read_dir(text(&folder)).expect("a folder").flatten();
        let unfinished = names.filter(|name| name.file_name().to_string_lossy().starts_with('.'));
        assert_eq!(unfinished.count(), 0);
    }
}

#[test]
fn what_is_no_folder_takes_no_notebook() {
    let desk = Desk::new().signed_in();
    write(&desk, "trước").expect("a save");
    let file = desk.folder().join("tệp");
    fs::write(&file, "của người khác").expect("a file");
    assert_eq!(desk.refused("put_elsewhere", json!({ "path": file })), "io");
    assert_eq!(fs::read_to_string(&file).expect("a file"), "của người khác");
    write(&desk, "sau").expect("a save");
}

#[test]
fn a_folder_without_a_name_is_listed_and_taken_up() {
    for alone in [false, true] {
        let mut desk = Desk::new().signed_in();
        write(&desk, "trước").expect("a save");
        desk.call("backup_now", json!({}));
        desk.leave();
        let profile = desk.profile();
        for name in ["profile.json", "profile.copy.json"] {
            fs::remove_file(profile.join(name)).expect("removed");
        }
        if alone {
            fs::remove_file(desk.notebook()).expect("removed");
        }
        desk.come_back();
        let profiles = desk.call("profiles", json!({}));
        assert_eq!(array(&profiles).len(), 1);
        let unnamed = &profiles[0]["unnamed"];
        assert_eq!(text(&unnamed["folder"]), profile.display().to_string());
        assert_eq!((&unnamed["notes"], &unnamed["has_notebook"]), (&json!(1), &json!(!alone)));
        if alone {
            let list = desk.call("list_backups", json!({ "id": desk.id() }));
            let file = &list["backups"][0]["file"];
            desk.call("restore_backup", json!({ "id": desk.id(), "file": file }));
        } else {
            assert_eq!(desk.open()["outcome"], "opened");
        }
        assert_eq!(desk.bodies(), ["trước"]);
        desk.call("rename_profile", json!({ "name": "Lê Minh Đức" }));
        assert_eq!(desk.call("profiles", json!({}))[0]["unnamed"], json!(null));
    }
}
