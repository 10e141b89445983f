//! The whole notebook as JSON: out and in again, or not at all.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use proptest::prelude::*;
use serde_json::{Value, json};
use support::{Desk, array, text};

fn rich(desk: &Desk) {
    let session = desk.call("start_session", json!({ "title": "Buổi một", "place": "Hội trường" }));
    let id = desk.note("một");
    desk.later(Duration::from_secs(120));
    desk.call("update_note", json!({ "id": id, "body": "một, sửa\u{0}<b>", "kind": "task" }));
    desk.call("end_session", json!({ "id": session["id"] }));
    desk.call("delete_note", json!({ "id": desk.note("bỏ đi") }));
    let marked = json!({ "doc": "huong-dan-nq06", "block": "II.3.(4):0" });
    desk.call("add_bookmark", marked);
    desk.call("save_settings", json!({ "theme": "dark" }));
}

fn export(desk: &Desk, name: &str) -> PathBuf {
    let path = desk.folder().join(name);
    desk.call("export_json", json!({ "path": path }));
    path
}

fn notebook_in(path: &Path) -> Value {
    let file: Value = serde_json::from_slice(&fs::read(path).expect("read")).expect("JSON");
    file["notebook"].clone()
}

#[test]
fn out_and_in_gives_back_the_same_notebook() {
    let desk = Desk::new().signed_in();
    rich(&desk);
    let first = export(&desk, "one.json");
    assert_eq!(desk.refused("import_json", json!({ "path": first })), "notebook_not_empty");
    desk.call("create_profile", json!({ "name": "Lê Minh Đức" }));
    let read = desk.call("import_json", json!({ "path": first }));
    assert_eq!((&read["notes"], &read["sessions"]), (&json!(1), &json!(1)));
    let second = export(&desk, "two.json");
    assert_eq!(notebook_in(&first), notebook_in(&second));
    assert_eq!(array(&notebook_in(&first)["notes"]).len(), 2, "the trash came along");
    assert_eq!(array(&notebook_in(&first)["notes"][0]["versions"]).len(), 1);
    assert_eq!(array(&notebook_in(&first)["bookmarks"]).len(), 1);
}

#[test]
fn what_an_import_replaced_comes_back_from_its_backup() {
    let desk = Desk::new().signed_in();
    desk.note("trước");
    let file = export(&desk, "one.json");
    desk.note("sau");
    let read = desk.call("import_json", json!({ "path": file, "replace": true }));
    assert_eq!(desk.bodies(), ["trước"]);
    assert_eq!(read["backup"]["why"], "import");
    let open = desk.call("profiles", json!({}))[0]["id"].clone();
    desk.call("restore_backup", json!({ "id": open, "file": read["backup"]["file"] }));
    assert_eq!(desk.bodies(), ["trước", "sau"]);
}

#[test]
fn what_isnt_whole_is_refused_whole() {
    let desk = Desk::new().signed_in();
    rich(&desk);
    let file = export(&desk, "one.json");
    let good = fs::read_to_string(&file).expect("read");
    let try_ = |content: &[u8]| {
        let path = desk.folder().join("bad.json");
        fs::write(&path, content).expect("written");
        desk.refused("import_json", json!({ "path": path, "replace": true }))
    };
    assert_eq!(try_(b""), "json_foreign");
    assert_eq!(try_(b"[1, 2, 3]"), "json_foreign");
    assert_eq!(try_(b"{\"format\": \"bookmarks\", \"version\": 1}"), "json_foreign");
    assert_eq!(try_(&good.as_bytes()[..good.len() / 2]), "json_damaged");
    assert_eq!(try_(good.replace("\"version\": 4", "\"version\": 5").as_bytes()), "json_newer");
    assert_eq!(try_(good.replace("Buổi một", "Buổi hai").as_bytes()), "json_damaged");
    assert_eq!(try_(good.replace("\"settings\"", "\"settingz\"").as_bytes()), "json_damaged");
    assert_eq!(desk.refused("import_json", json!({ "path": "/không/có" })), "json_foreign");
    assert_eq!(desk.refused("import_json", json!({ "path": desk.folder() })), "json_foreign");
    assert_eq!(desk.bodies(), ["một, sửa\u{0}<b>"], "nothing was touched");
}

#[test]
fn what_the_tables_refuse_is_refused_whole() {
    let desk = Desk::new().signed_in();
    rich(&desk);
    let file = export(&desk, "one.json");
    let mut forged: Value = serde_json::from_slice(&fs::read(&file).expect("read")).expect("JSON");
    let twice = forged["notebook"]["notes"][0].clone();
    forged["notebook"]["notes"].as_array_mut().expect("notes").push(twice);
    // With the right hash, as only somebody who means it would write.
    let compact = in_order(&forged["notebook"]);
    forged["check"] = json!(blake3::hash(compact.as_bytes()).to_hex().to_string());
    let path = desk.folder().join("forged.json");
    fs::write(&path, serde_json::to_vec(&forged).expect("JSON")).expect("written");
    let refused = desk.refused("import_json", json!({ "path": path, "replace": true }));
    assert_eq!(refused, "json_damaged");
    assert_eq!(desk.bodies(), ["một, sửa\u{0}<b>"]);
}

/// The fields in the order in which the program writes them.
fn in_order(value: &Value) -> String {
    const FIELDS: [&str; 35] = [
        "settings",
        "sessions",
        "notes",
        "bookmarks",
        "read",
        "key",
        "value",
        "id",
        "kind",
        "body",
        "anchor",
        "further",
        "session",
        "title",
        "place",
        "covers",
        "started",
        "ended",
        "stamp",
        "doc",
        "block",
        "start",
        "end",
        "quote",
        "prefix",
        "suffix",
        "whole_block",
        "created",
        "updated",
        "deleted",
        "stamps",
        "versions",
        "version",
        "saved",
        "at",
    ];
    match value {
        Value::Object(fields) => {
            let is_version = fields.contains_key("kept");
            let mut names: Vec<&String> = fields.keys().collect();
            names.sort_by_key(|name| match name.as_str() {
                "version" if is_version => 0,
                "kept" => 99,
                name => 1 + FIELDS.iter().position(|field| *field == name).unwrap_or(90),
            });
            let parts: Vec<String> =
                names.iter().map(|name| format!("{}:{}", json!(name), in_order(&fields[*name]))).collect();
            format!("{{{}}}", parts.join(","))
        }
        Value::Array(items) => format!("[{}]", items.iter().map(in_order).collect::<Vec<_>>().join(",")),
        other => other.to_string(),
    }
}

#[test]
fn a_file_never_lands_among_the_notebooks() {
    let desk = Desk::new().signed_in();
    desk.note("một");
    let refused = desk.refused("export_json", json!({ "path": desk.notebook() }));
    assert_eq!(refused, "read_only");
    assert_eq!(desk.bodies(), ["một"]);
}

/// Something a reader does.
#[derive(Debug, Clone)]
enum Act {
    Write(String, usize),
    Change(usize, String),
    Delete(usize),
    Bring(usize),
    Begin(String),
    End,
    Wait(u64),
    Back(u64),
    Settle(u8),
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let words = || proptest::string::string_regex("[^\\x01]{0,60}").expect("an expression");
    let act = prop_oneof![
        4 => (words(), 0..5usize).prop_map(|(body, kind)| Act::Write(body, kind)),
        4 => (any::<usize>(), words()).prop_map(|(which, body)| Act::Change(which, body)),
        1 => any::<usize>().prop_map(Act::Delete),
        1 => any::<usize>().prop_map(Act::Bring),
        1 => "[a-zạ-ỹ ]{1,20}".prop_map(Act::Begin),
        1 => Just(Act::End),
        2 => (0..100_000_u64).prop_map(Act::Wait),
        1 => (0..100_000_u64).prop_map(Act::Back),
        1 => (1..6_u8).prop_map(Act::Settle),
    ];
    proptest::collection::vec(act, 0..40)
}

fn perform(desk: &Desk, ids: &mut Vec<String>, act: &Act) {
    let one = |ids: &[String], which: usize| ids.get(which % ids.len().max(1)).cloned().unwrap_or_default();
    let _ = match act {
        Act::Write(body, kind) => {
            let places: Vec<Value> = ["II.3.(4):0", "II.3.(5):0", "III:2"]
                .iter()
                .take(1 + kind % 3)
                .map(|block| json!({ "doc": "huong-dan-nq06", "block": block, "range": [9, 25] }))
                .collect();
            let kind = ["viewpoint", "target", "task", "relation", "plain"][*kind];
            let note = json!({ "anchor": places[0], "further": places[1..], "kind": kind, "body": body });
            let note = desk.call("create_note", note);
            ids.push(text(&note["id"]).to_owned());
            Ok(Value::Null)
        }
        Act::Change(which, body) => {
            desk.try_call("update_note", json!({ "id": one(ids, *which), "body": body }))
        }
        Act::Delete(which) => desk.try_call("delete_note", json!({ "id": one(ids, *which) })),
        Act::Bring(which) => desk.try_call("restore_note", json!({ "id": one(ids, *which) })),
        Act::Begin(title) => desk.try_call("start_session", json!({ "title": title })),
        Act::End => {
            let sessions = desk.call("list_sessions", json!({}));
            desk.try_call("end_session", json!({ "id": sessions[0]["id"] }))
        }
        Act::Wait(seconds) => {
            desk.later(Duration::from_secs(*seconds));
            Ok(Value::Null)
        }
        Act::Back(seconds) => {
            desk.earlier(Duration::from_secs(*seconds));
            Ok(Value::Null)
        }
        Act::Settle(step) => desk.try_call("save_settings", json!({ "step": step })),
    };
}

/// What a reader sees of the whole notebook.
fn seen(desk: &Desk) -> Value {
    let notes = desk.call("list_notes", json!({}));
    let versions: Vec<Value> =
        array(&notes).iter().map(|note| desk.call("note_versions", json!({ "id": note["id"] }))).collect();
    let opened = desk.call("list_sessions", json!({}));
    json!([
        notes,
        versions,
        opened,
        desk.call("list_trash", json!({})),
        desk.call("list_bookmarks", json!({}))
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn whatever_was_done_comes_back_the_same(acts in acts()) {
        let desk = Desk::new().signed_in();
        let mut ids = Vec::new();
        for act in &acts {
            perform(&desk, &mut ids, act);
        }
        let before = seen(&desk);
        let first = export(&desk, "one.json");
        desk.call("create_profile", json!({ "name": "Người khác" }));
        desk.call("import_json", json!({ "path": first }));
        prop_assert_eq!(before, seen(&desk));
        let second = export(&desk, "two.json");
        prop_assert_eq!(notebook_in(&first), notebook_in(&second));
    }
}
