//! The library behind the window: folders that answer late, never, or only in part hold nothing up.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use files::names::shown;
use serde_json::{Value, json};
use support::hanging::Hanging;
use support::{Desk, array, source, text, write_library};

/// A folder that doesn't answer for so long is silent in these tests.
const PATIENCE: Duration = Duration::from_millis(300);
/// Whatever waits for a folder that hangs waits for longer: the kernel lets nobody wait for less than 45 seconds.
const NOTHING_WAITED: Duration = Duration::from_secs(30);

fn desk() -> Desk {
    Desk::with(&[("goc", &source("goc", "## I. Gốc\n\nVườn bàng vuông cổ thụ.\n"))])
}

/// A folder of its own beside the desk, with these documents.
fn folder(desk: &Desk, name: &str, ids: &[&str]) -> PathBuf {
    let path = desk.folder().join(name);
    let sources: Vec<(&str, String)> =
        ids.iter().map(|id| (*id, source(id, &format!("## I. Phần\n\nCâu của {id}, bến phà.\n")))).collect();
    let documents: Vec<(&str, &str)> = sources.iter().map(|(id, text)| (*id, text.as_str())).collect();
    write_library(&path, &documents);
    path
}

fn ids(desk: &Desk) -> Vec<String> {
    let view = desk.call("library", json!({}));
    let mut ids: Vec<String> =
        array(&view["documents"]).iter().map(|it| text(&it["id"]).to_owned()).collect();
    ids.sort_unstable();
    ids
}

fn state(desk: &Desk, folder: &Path) -> Value {
    let real = shown(&folder.canonicalize().expect("there"));
    let standing = desk.call("library_state", json!({}));
    let own = array(&standing["folders"]).iter().find(|it| it["path"] == real.as_str()).expect("the folder");
    own["state"]["state"].clone()
}

#[track_caller]
fn until(what: &str, mut holds: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !holds() {
        assert!(begun.elapsed() < Duration::from_secs(120), "waited in vain: {what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn a_folder_that_hangs_holds_nothing_up() {
    let mut desk = desk().signed_in();
    let good = folder(&desk, "tot", &["tot-1", "tot-2"]);
    let bad = folder(&desk, "treo", &["treo-1", "treo-2"]);
    desk.call("add_folder", json!({ "path": bad }));
    desk.call("add_folder", json!({ "path": good }));
    desk.leave();
    let hanging = Hanging::hold(&[bad.join("treo-1/index.md"), bad.join("treo-2/index.md")]);

    let begun = Instant::now();
    let mut desk = desk.with_patience(PATIENCE);
    desk.open();
    assert_eq!(ids(&desk), ["goc", "tot-1", "tot-2"]);
    assert_eq!(state(&desk, &bad), "silent");
    assert_eq!(state(&desk, &good), "read");
    assert_eq!(desk.found("ben pha"), ["tot-1 I", "tot-2 I"]);
    desk.call("open_document", json!({ "doc": "tot-1" }));
    let anchor = json!({ "doc": "tot-1", "block": "I:1" });
    desk.call("create_note", json!({ "anchor": anchor, "kind": "plain", "body": "Giữ lại." }));
    desk.call("reload_library", json!({}));
    desk.call("look_at_dropped", json!({ "paths": [good, bad] }));
    desk.call("packs", json!({}));
    desk.call("packable", json!({}));
    desk.call("about", json!({}));
    for _ in 0..9 {
        desk.call("read_folder", json!({ "path": shown(&bad.canonicalize().expect("there")) }));
    }
    assert_eq!(array(&desk.call("library", json!({}))["folders"]).len(), 3);
    // Let go and taken again, it hangs still.
    desk.call("remove_folder", json!({ "path": shown(&bad.canonicalize().expect("there")) }));
    desk.call("add_folder", json!({ "path": bad }));
    desk.restart();
    desk.open();
    assert_eq!(desk.bodies(), ["Giữ lại."]);
    desk.leave();
    desk.come_back();
    assert!(begun.elapsed() < NOTHING_WAITED, "{:?}", begun.elapsed());

    hanging.answer();
    until("the folder that hung", || ids(&desk) == ["goc", "tot-1", "tot-2", "treo-1", "treo-2"]);
    assert_eq!(state(&desk, &bad), "read");
    desk.settle();
    assert_eq!(desk.found("câu của treo-2").first().map(String::as_str), Some("treo-2 I"));
}

#[test]
fn reading_ends_where_the_reader_ends_it_and_goes_on_when_asked() {
    let desk = desk().with_patience(Duration::from_secs(60));
    let path = folder(&desk, "nhieu", &["a", "b", "c"]);
    let hanging = Hanging::hold(&[path.join("b/index.md")]);
    // Past the door that waits.
    let view = study::api::dispatch(desk.app(), "add_folder", json!({ "path": path })).expect("added");
    assert_eq!(array(&view["folders"])[1]["state"]["state"], "reading");
    until("the first document", || {
        desk.call("library_state", json!({}))["done"] == 1
            && desk.call("library_state", json!({}))["total"] == 3
    });
    assert_eq!(desk.call("library_state", json!({}))["reading"], true);
    let standing = desk.call("stop_reading", json!({}));
    assert_eq!(standing["reading"], false);
    assert_eq!(state(&desk, &path), "stopped");
    desk.settle();
    assert_eq!(desk.found("vườn bàng vuông"), ["goc I"]);
    hanging.answer();
    until("what had been read", || ids(&desk).contains(&"a".to_owned()));
    assert_eq!(state(&desk, &path), "stopped");
    assert!(!ids(&desk).contains(&"c".to_owned()));

    let real = shown(&path.canonicalize().expect("there"));
    desk.call("read_folder", json!({ "path": real }));
    desk.settle();
    assert_eq!(ids(&desk), ["a", "b", "c", "goc"]);
    assert_eq!(state(&desk, &path), "read");
}

#[test]
fn what_is_being_read_again_stays_readable() {
    let desk = desk().with_patience(PATIENCE);
    let path = folder(&desk, "nhieu", &["a", "b"]);
    desk.call("add_folder", json!({ "path": path }));
    let hanging = Hanging::hold(&[path.join("a/index.md")]);
    desk.call("reload_library", json!({}));
    assert_eq!(state(&desk, &path), "silent");
    assert_eq!(ids(&desk), ["a", "b", "goc"]);
    assert_eq!(desk.found("câu của b").first().map(String::as_str), Some("b I"));
    hanging.answer();
    until("the folder that hung", || state(&desk, &path) == "read");
    assert_eq!(ids(&desk), ["a", "b", "goc"]);
}
