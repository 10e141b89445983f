//! Profiles, and notebooks that can't be opened: reported, never written over.

use std::fs;

use rusqlite::Connection;
use serde_json::{Value, json};
use support::{Desk, array, text};

fn open(desk: &Desk) -> Value {
    let profile = desk.call("profiles", json!({}))[0]["id"].clone();
    desk.call("open_profile", json!({ "id": profile }))
}

#[test]
fn names_are_checked() {
    let desk = Desk::new();
    assert_eq!(desk.refused("create_profile", json!({ "name": "  " })), "name_empty");
    assert_eq!(desk.refused("create_profile", json!({ "name": "x".repeat(81) })), "name_too_long");
    desk.call("create_profile", json!({ "name": "Lê Minh Đức" }));
    assert_eq!(desk.refused("create_profile", json!({ "name": " Lê Minh Đức " })), "name_taken");
    assert_eq!(desk.refused("open_profile", json!({ "id": "../../etc" })), "profile_not_found");
}

#[test]
fn each_has_a_notebook_of_its_own() {
    let desk = Desk::new();
    let anchor = json!({ "doc": "huong-dan-nq06", "block": "I:0" });
    for name in ["Hạnh", "Lợi"] {
        desk.call("create_profile", json!({ "name": name }));
        desk.call("create_note", json!({ "anchor": anchor, "kind": "plain", "body": name }));
    }
    let profiles = desk.call("profiles", json!({}));
    assert_eq!(array(&profiles).len(), 2);
    for profile in array(&profiles) {
        desk.call("open_profile", json!({ "id": profile["id"] }));
        let notes = desk.call("list_notes", json!({}));
        assert_eq!(array(&notes).len(), 1);
        assert_eq!(notes[0]["body"], profile["name"]);
    }
}

#[test]
fn settings_are_kept() {
    let mut desk = Desk::new().signed_in();
    let place = json!({ "block": "tod:0", "at": 12 });
    let settings = json!({
        "theme": "dark", "step": 9, "face": "sans", "measure": "wide", "leading": "loose", "addresses": true,
        "last_doc": "thuat-ngu", "positions": { "thuat-ngu": place },
    });
    assert_eq!(desk.call("save_settings", settings)["step"], 5, "the dial has five steps");
    desk.restart();
    let opened = open(&desk);
    assert_eq!(opened["settings"]["theme"], "dark");
    assert_eq!(opened["settings"]["positions"]["thuat-ngu"], place);
    assert_eq!(opened["settings"]["face"], "sans");
    assert_eq!(opened["settings"]["addresses"], true);
    assert_eq!(opened["settings"]["editors_notes"], "block", "what was left out stays as it is at first");
}

#[test]
fn settings_of_the_first_notebooks_are_understood() {
    let mut desk = Desk::new().signed_in();
    let id = desk.call("profiles", json!({}))[0]["id"].clone();
    desk.leave();
    let kept = r#"{"theme":"sepia","step":3,"last_doc":"thuat-ngu","positions":{"thuat-ngu":"tod:0"}}"#;
    let profiles = notebook::Profiles::new(desk.data().join("profiles"));
    let opening = profiles.open(text(&id), None, 0).expect("an outcome");
    let notebook::Opening::Opened(mut notebook) = opening else { panic!("{opening:?}") };
    notebook.set_setting("reader", kept).expect("a setting");
    drop(notebook);
    desk.come_back();
    let opened = open(&desk);
    assert_eq!(opened["settings"]["positions"]["thuat-ngu"], json!({ "block": "tod:0", "at": 0 }));
    assert_eq!(opened["settings"]["theme"], "sepia");
    assert_eq!(opened["settings"]["face"], "serif");
}

#[test]
fn a_notebook_is_durable_and_ours() {
    let desk = Desk::new().signed_in();
    let connection = Connection::open(desk.notebook()).expect("a second look");
    let pragma = |name: &str| connection.pragma_query_value(None, name, |row| row.get::<_, Value2>(0));
    assert_eq!(pragma("journal_mode").expect("a mode").0, "wal");
    assert_eq!(pragma("application_id").expect("an id").0, "1398034001");
    assert_eq!(pragma("user_version").expect("a version").0, "6");
}

/// A pragma's value as text, whatever its type.
struct Value2(String);

impl rusqlite::types::FromSql for Value2 {
    fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
        Ok(Self(match value {
            rusqlite::types::ValueRef::Integer(n) => n.to_string(),
            other => other.as_str()?.to_owned(),
        }))
    }
}

/// Puts something in the notebook's place and says what opening it came to; the file must stay as it was.
#[track_caller]
fn with_file(bytes: &[u8]) -> Value {
    let mut desk = Desk::new().signed_in();
    let file = desk.notebook();
    desk.leave();
    fs::write(&file, bytes).expect("written");
    desk.come_back();
    let opening = open(&desk);
    assert_eq!(text(&opening["path"]), file.display().to_string());
    assert!(fs::read(&file).expect("still there") == bytes, "the file was touched");
    assert_eq!(desk.refused("list_notes", json!({})), "no_profile", "no empty notebook in its place");
    opening
}

#[test]
fn damaged_files_are_reported_and_left_alone() {
    for bytes in [&b""[..], b"not a database at all", b"SQLite format 3\0 and then nonsense"] {
        let opening = with_file(bytes);
        assert_eq!((&opening["outcome"], &opening["reason"]), (&json!("unreadable"), &json!("damaged")));
    }
}

#[test]
fn a_torn_notebook_is_reported() {
    let mut desk = Desk::new().signed_in();
    let file = desk.notebook();
    let anchor = json!({ "doc": "huong-dan-nq06", "block": "I:0" });
    for n in 0..200 {
        desk.call(
            "create_note",
            json!({ "anchor": anchor, "kind": "plain", "body": format!("{n} ").repeat(200) }),
        );
    }
    desk.leave();
    let mut bytes = fs::read(&file).expect("read");
    let middle = bytes.len() / 2;
    bytes[middle..middle + 4096].fill(0xAA);
    fs::write(&file, &bytes).expect("written");
    desk.come_back();
    let opening = open(&desk);
    assert_eq!((&opening["outcome"], &opening["reason"]), (&json!("unreadable"), &json!("damaged")));
    assert!(fs::read(&file).expect("still there") == bytes, "the file was touched");
}

#[test]
fn another_programs_database_is_refused() {
    let other = tempfile::tempdir().expect("a folder").keep().join("other.db");
    Connection::open(&other)
        .and_then(|c| c.execute_batch("CREATE TABLE bookmarks (url TEXT)"))
        .expect("a database");
    let opening = with_file(&fs::read(&other).expect("read"));
    assert_eq!((&opening["outcome"], &opening["reason"]), (&json!("unreadable"), &json!("foreign")));
}

#[test]
fn a_newer_notebook_is_refused() {
    let mut desk = Desk::new().signed_in();
    let file = desk.notebook();
    desk.leave();
    Connection::open(&file).and_then(|c| c.pragma_update(None, "user_version", 99)).expect("changed");
    desk.come_back();
    let opening = open(&desk);
    assert_eq!((&opening["outcome"], &opening["found"]), (&json!("newer"), &json!(99)));
}

#[test]
fn a_notebook_that_is_gone_is_not_an_empty_one() {
    let mut desk = Desk::new().signed_in();
    let file = desk.notebook();
    desk.leave();
    fs::remove_file(&file).expect("removed");
    desk.come_back();
    let opening = open(&desk);
    assert_eq!((&opening["outcome"], &opening["reason"]), (&json!("unreadable"), &json!("missing")));
    assert!(!file.exists(), "nothing was made in its place");
}

#[test]
fn a_notebook_opens_once() {
    let desk = Desk::new().signed_in();
    let second = notebook::Profiles::new(desk.data().join("profiles"));
    let id = desk.call("profiles", json!({}))[0]["id"].clone();
    let opening = second.open(text(&id), None, 0).expect("an outcome");
    assert!(matches!(opening, notebook::Opening::InUse));
}

#[test]
fn a_profiles_broken_file_doesnt_hide_the_notebook() {
    let mut desk = Desk::new().signed_in();
    let file = desk.notebook().with_file_name("profile.json");
    desk.leave();
    fs::write(&file, b"{").expect("written");
    desk.come_back();
    assert_eq!(open(&desk)["outcome"], "opened");
}
