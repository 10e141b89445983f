//! What is dropped on the window is looked at, named rightly, and left as it is.

use std::fs;
use std::path::Path;

use files::names::shown;
use serde_json::{Value, json};
use support::{Desk, array, source, text, write_library};

#[track_caller]
fn check(desk: &Desk, path: &Path, what: Value) {
    let seen = desk.call("look_at_dropped", json!({ "paths": [path] }));
    assert_eq!(seen[0]["what"], what, "{}", path.display());
    assert_eq!(text(&seen[0]["path"]), path.display().to_string());
}

#[test]
fn each_kind_of_thing_is_told_apart() {
    let desk = Desk::new().signed_in();
    // The names that a path has to survive.
    let folder = desk.folder().join("Tài liệu 100% của tôi");
    write_library(&folder, &[("rieng", &source("rieng", "## I. Phần\n\nchữ\n"))]);
    let add = json!({ "kind": "folder", "add": shown(&folder.canonicalize().expect("there")) });
    check(&desk, &folder, add.clone());
    check(&desk, &folder.join("rieng"), add.clone());
    check(&desk, &folder.join("rieng/index.md"), add);

    desk.call("add_folder", json!({ "path": folder }));
    check(&desk, &folder, json!({ "kind": "known_folder" }));
    check(&desk, &folder.join("rieng"), json!({ "kind": "document", "doc": "rieng" }));
    check(&desk, &folder.join("rieng/index.md"), json!({ "kind": "document", "doc": "rieng" }));

    let file = |name: &str, bytes: &[u8]| {
        let path = desk.folder().join(name);
        fs::write(&path, bytes).expect("written");
        path
    };
    check(&desk, &file("bài nói.md", b"# x"), json!({ "kind": "loose_text" }));
    check(&desk, &file("Báo cáo.DOCX", b"PK"), json!({ "kind": "other", "extension": "docx" }));
    check(&desk, &file("không đuôi", b""), json!({ "kind": "other", "extension": "" }));
    check(&desk, &file("lạ.json", b"{\"a\":1}"), json!({ "kind": "other", "extension": "json" }));
    check(&desk, &file("Chi bộ 3.sotaypack", b""), json!({ "kind": "pack" }));
    let out = desk.folder().join("sổ tay.json");
    desk.call("export_json", json!({ "path": out }));
    check(&desk, &out, json!({ "kind": "notes" }));
    check(&desk, &desk.folder().join("không có"), json!({ "kind": "unreadable" }));
}

#[test]
fn what_is_no_path_of_this_computer_is_unreadable() {
    let desk = Desk::new();
    for path in ["", "https://example.org/a.md", "Cargo.toml", "tauri://localhost/"] {
        check(&desk, Path::new(path), json!({ "kind": "unreadable" }));
    }
}

#[test]
fn several_are_answered_in_their_order() {
    let desk = Desk::new();
    let paths = [desk.folder().join("một.pdf"), desk.folder().join("hai.md")];
    for path in &paths {
        fs::write(path, b"x").expect("written");
    }
    let seen = desk.call("look_at_dropped", json!({ "paths": paths }));
    let names: Vec<&str> = array(&seen).iter().map(|one| text(&one["name"])).collect();
    assert_eq!(names, ["một.pdf", "hai.md"]);
}
