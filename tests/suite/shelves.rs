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

#[test]
fn two_folders_with_one_id_are_both_readable_and_keep_their_notes() {
    let mut desk = desk().signed_in();
    let (one, other) = (folder(&desk, "mot", &["ke-hoach"]), folder(&desk, "hai", &["ke-hoach"]));
    let own = "## I. Phần\n\nCâu riêng của thư mục hai.\n";
    write_library(&other, &[("ke-hoach", &source("ke-hoach", own))]);
    desk.call("add_folder", json!({ "path": one }));
    let view = desk.call("add_folder", json!({ "path": other }));
    assert_eq!(ids(&desk), ["goc", "ke-hoach", "ke-hoach-2"]);
    let said: Vec<&Value> = array(&view["folders"]).iter().flat_map(|it| array(&it["diagnostics"])).collect();
    assert_eq!(said.len(), 1, "{said:?}");
    assert_eq!((&said[0]["code"], &said[0]["detail"]), (&json!("shared_id"), &json!("ke-hoach-2")));
    assert_eq!(desk.found("câu riêng của thư mục hai").first().map(String::as_str), Some("ke-hoach-2 I"));
    let anchor = json!({ "doc": "ke-hoach-2", "block": "I:1" });
    desk.call("create_note", json!({ "anchor": anchor, "kind": "plain", "body": "Ở thư mục hai." }));

    // The first one goes: the other one's notes don't come to hang on a document that isn't there, nor its id to another.
    desk.call("remove_folder", json!({ "path": shown(&one.canonicalize().expect("there")) }));
    desk.restart();
    desk.open();
    assert_eq!(ids(&desk), ["goc", "ke-hoach-2"]);
    let place = |desk: &Desk| desk.call("list_notes", json!({}))[0]["place"]["state"].clone();
    assert_eq!(place(&desk), "exact");
    // It comes back behind it.
    desk.call("add_folder", json!({ "path": one }));
    assert_eq!(ids(&desk), ["goc", "ke-hoach", "ke-hoach-2"]);
    assert_eq!(place(&desk), "exact");
    let document = desk.call("open_document", json!({ "doc": "ke-hoach-2" }));
    assert_eq!(text(&document["blocks"][2]["text"]), "Câu riêng của thư mục hai.");

    // A list that can't be understood is kept beside the next one.
    desk.leave();
    let file = desk.folder().join("data/given-ids.json");
    std::fs::write(&file, "{").expect("written");
    desk.come_back();
    assert_eq!(std::fs::read_to_string(file.with_extension("json.aside")).expect("kept"), "{");
}

#[test]
fn names_in_nfd_and_nfc_are_two_folders() {
    let desk = desk();
    let (composed, decomposed) = ("Tài liệu", "Ta\u{300}i lie\u{323}\u{302}u");
    let one = folder(&desk, composed, &["a"]);
    let other = folder(&desk, decomposed, &["b"]);
    desk.call("add_folder", json!({ "path": one }));
    let view = desk.call("add_folder", json!({ "path": other }));
    assert_eq!(array(&view["folders"]).len(), 3);
    assert_eq!(ids(&desk), ["a", "b", "goc"]);
    let view = desk.call("remove_folder", json!({ "path": shown(&one.canonicalize().expect("there")) }));
    assert_eq!(array(&view["folders"]).len(), 2);
    assert_eq!(ids(&desk), ["b", "goc"]);
}

#[test]
fn what_changes_in_a_folder_is_noticed() {
    let desk = desk();
    let path = folder(&desk, "nhieu", &["a", "b"]);
    desk.call("add_folder", json!({ "path": path }));
    let revision = |id: &str| {
        let view = desk.call("library", json!({}));
        array(&view["documents"]).iter().find(|it| it["id"] == id).map(|it| it["revision"].clone())
    };
    let (a, b) = (revision("a"), revision("b"));
    write_library(&path, &[("a", &source("a", "## I. Phần\n\nĐò ngang sông Hậu.\n"))]);
    until("the change", || revision("a") != a);
    assert_eq!(revision("b"), b);
    desk.settle();
    assert_eq!(desk.found("do ngang song hau").first().map(String::as_str), Some("a I"));
    write_library(&path, &[("sau/c", &source("c", "## I. Phần\n\nMới đến.\n"))]);
    until("a new one in a new folder", || revision("c").is_some());
    std::fs::remove_dir_all(path.join("b")).expect("removed");
    until("the end of one", || revision("b").is_none());
    assert_eq!(ids(&desk), ["a", "c", "goc"]);
}

#[test]
fn what_was_read_of_a_folder_stays_while_it_is_away() {
    let desk = desk().signed_in();
    let path = folder(&desk, "the-nho", &["a"]);
    desk.call("add_folder", json!({ "path": path }));
    let real = path.canonicalize().expect("there");
    let state = || {
        let standing = desk.call("library_state", json!({}));
        let own = array(&standing["folders"]).iter().find(|it| it["path"] == shown(&real).as_str());
        own.expect("the folder")["state"].clone()
    };
    // As where a stick was: the folder alone is left; and then not even that.
    let away = desk.folder().join("away");
    std::fs::rename(&path, &away).expect("away");
    std::fs::create_dir(&path).expect("an empty one");
    desk.call("look_again", json!({}));
    until("that it is away", || state()["state"] == "absent");
    assert_eq!(state()["read"], 1_642_989_600_000_i64);
    assert_eq!(ids(&desk), ["a", "goc"]);
    let document = desk.call("open_document", json!({ "doc": "a" }));
    assert!(text(&document["blocks"][2]["text"]).contains("bến phà"));
    std::fs::remove_dir(&path).expect("gone");
    desk.call("reload_library", json!({}));
    assert_eq!(state()["state"], "absent");
    assert_eq!(ids(&desk), ["a", "goc"]);
    assert_eq!(desk.found("ben pha").first().map(String::as_str), Some("a I"));

    std::fs::rename(&away, &path).expect("back");
    write_library(&path, &[("b", &source("b", "## I. Phần\n\nMới.\n"))]);
    desk.call("look_again", json!({}));
    until("that it is back", || state()["state"] == "read");
    assert_eq!(ids(&desk), ["a", "b", "goc"]);
}
