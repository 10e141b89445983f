//! Bad input ends well: a clear diagnostic or error, the rest works, nothing is lost.

use std::fs;

use serde_json::{Value, json};
use support::{Desk, array, source, text, write_library};

fn diagnostics(view: &Value) -> Vec<(String, u64, String)> {
    let all = array(&view["folders"]).iter().flat_map(|folder| array(&folder["diagnostics"]));
    all.map(|d| {
        let path =
            std::path::Path::new(text(&d["path"])).parent().and_then(|p| p.file_name()).unwrap_or_default();
        (
            path.to_string_lossy().into_owned(),
            d["line"].as_u64().expect("a line"),
            text(&d["code"]).to_owned(),
        )
    })
    .collect()
}

#[test]
fn bad_files_are_reported_and_the_rest_works() {
    let good = source("tot", "## I. Phần\n\nchữ về đô thị\n");
    let desk = Desk::with(&[
        ("tot", &good),
        ("hong-dau", "---\nid: hong-dau\ntitle: [\n---\n# x\n"),
        ("khong-dau", "# Không có phần đầu\n"),
        ("trung", &source("tot", "khác")),
    ]);
    fs::create_dir_all(desk.folder().join("library/nhi-phan")).expect("a folder");
    fs::write(desk.folder().join("library/nhi-phan/index.md"), b"---\n\xff\xfe\n").expect("written");
    let view = desk.call("reload_library", json!({}));
    let ids: Vec<&str> = array(&view["documents"]).iter().map(|d| text(&d["id"])).collect();
    assert_eq!(ids, ["tot"]);
    let found = diagnostics(&view);
    for (path, code) in [
        ("hong-dau", "bad_front_matter"),
        ("khong-dau", "no_front_matter"),
        ("nhi-phan", "not_utf8"),
        ("trung", "duplicate_document"),
    ] {
        assert!(found.iter().any(|(p, _, c)| p == path && c == code), "{path} {code}: {found:?}");
    }
}

#[test]
fn an_unclosed_fence_keeps_its_text() {
    let desk = Desk::with(&[("d", &source("d", "trước\n\n```\nbên trong\nhết tệp\n"))]);
    let view = desk.call("open_document", json!({ "doc": "d" }));
    let texts: Vec<&str> = array(&view["blocks"]).iter().map(|b| text(&b["text"])).collect();
    assert_eq!(texts, ["Tài liệu d", "trước", "bên trong\nhết tệp"]);
    let codes: Vec<String> = diagnostics(&desk.call("library", json!({}))).into_iter().map(|d| d.2).collect();
    assert_eq!(codes, ["unclosed_fence"]);
}

/// Every block of the document `d`, which is too large to come in one piece.
fn all_blocks(desk: &Desk) -> Vec<Value> {
    let view = desk.call("open_document", json!({ "doc": "d" }));
    let all = text(&view["outline"]["kinds"]).len();
    let blocks = desk.call("blocks", json!({ "doc": "d", "from": 0, "to": all }));
    assert_eq!(array(&blocks).len(), all);
    array(&blocks).clone()
}

#[test]
fn ten_megabytes_in_one_paragraph() {
    let words = "phát triển đô thị bền vững ".repeat(10 * 1024 * 1024 / 34);
    let desk = Desk::with(&[("d", &source("d", &words))]);
    let blocks = all_blocks(&desk);
    assert!(blocks.len() > 100, "it is shown in pieces");
    let shown: usize = blocks.iter().skip(1).map(|b| text(&b["text"]).split(' ').count()).sum();
    assert_eq!(shown, words.split_whitespace().count(), "no word is lost");
    assert_eq!(diagnostics(&desk.call("library", json!({})))[0].2, "long_paragraph");
    assert!(!desk.found("đô thị bền vững").is_empty());
}

#[test]
fn a_word_of_ten_megabytes() {
    let desk = Desk::with(&[("d", &source("d", &"ô".repeat(5 * 1024 * 1024)))]);
    let shown: usize = all_blocks(&desk).iter().skip(1).map(|b| text(&b["text"]).chars().count()).sum();
    assert_eq!(shown, 5 * 1024 * 1024);
}

#[test]
fn equal_addresses_both_open() {
    let desk = Desk::with(&[("d", &source("d", "## I. Một\n\na\n\n## I. Hai\n\nb\n"))]);
    let view = desk.call("open_document", json!({ "doc": "d" }));
    let addresses: Vec<&str> = array(&view["provisions"]).iter().map(|p| text(&p["address"])).collect();
    assert_eq!(addresses, ["0", "I", "I~2"]);
}

#[test]
fn a_library_without_a_document() {
    let desk = Desk::with(&[]);
    let view = desk.call("library", json!({}));
    assert_eq!(view["documents"], json!([]));
    assert_eq!(diagnostics(&view)[0].2, "empty_library");
    assert_eq!(desk.found("đô thị"), Vec::<String>::new());
    assert_eq!(desk.refused("open_document", json!({ "doc": "d" })), "document_not_found");
}

#[test]
fn a_library_that_isnt_there() {
    let mut desk = Desk::with(&[("d", &source("d", "chữ"))]);
    fs::remove_dir_all(desk.folder().join("library")).expect("removed");
    desk.restart();
    assert_eq!(diagnostics(&desk.call("library", json!({})))[0].2, "unreadable");
}

#[test]
fn endless_and_empty_queries() {
    let desk = Desk::new();
    let long = "quy hoạch đô thị ".repeat(10_000 / 17 + 1);
    let page = desk.call("search", json!({ "query": long }));
    assert_eq!(page["cut"], true);
    assert!(page["total"].as_u64() > Some(0));
    for query in ["?!…—()[]{}\"'", "\"", "-", "\u{0}", "\u{301}\u{301}", "🙂🙂", "“”", "a\u{200b}"]
    {
        let page = desk.call("search", json!({ "query": query, "typing": true }));
        assert_eq!(page["groups"], json!([]), "{query:?}");
    }
}

#[test]
fn added_folders_are_read_and_never_written() {
    let mut desk = Desk::new();
    let folder = desk.folder().join("của tôi");
    write_library(&folder, &[("rieng", &source("rieng", "## I. Phần\n\nbánh chưng ngày Tết\n"))]);
    let before = fs::read(folder.join("rieng/index.md")).expect("read");
    let path = folder.display().to_string();
    let view = desk.call("add_folder", json!({ "path": path }));
    assert_eq!(array(&view["documents"]).len(), 4);
    assert_eq!(desk.refused("add_folder", json!({ "path": path })), "folder_known");
    assert_eq!(desk.refused("add_folder", json!({ "path": "/khong/co" })), "folder_unreadable");
    desk.restart();
    assert_eq!(desk.found("bánh chưng"), ["rieng I"]);
    let added = text(&view["folders"][1]["path"]).to_owned();
    let view = desk.call("remove_folder", json!({ "path": added }));
    assert_eq!(array(&view["documents"]).len(), 3);
    assert_eq!(fs::read(folder.join("rieng/index.md")).expect("still there"), before);
    assert_eq!(fs::read_dir(folder.join("rieng")).expect("read").count(), 1, "nothing was put beside it");
}

#[test]
fn hostile_notes_come_back_as_text() {
    let desk = Desk::new().signed_in();
    let body = "<script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=alert(1)> \u{202e}đảo";
    let anchor = json!({ "doc": "huong-dan-nq06", "block": "I:0" });
    let note = desk.call("create_note", json!({ "anchor": anchor, "kind": "plain", "body": body }));
    assert_eq!(note["body"], body, "kept as written");
    let html = text(&note["html"]);
    assert!(!html.contains("<script") && !html.contains("<img") && !html.contains("href"), "{html}");
}

#[test]
fn a_data_folder_that_cant_be_written_to() {
    // A file where the folder should be: nobody, not even root, can write into it.
    let mut desk = Desk::new();
    desk.leave();
    let _ = fs::remove_dir_all(desk.data());
    fs::write(desk.data(), b"in the way").expect("written");
    let paths = study::Paths {
        data: desk.data().join("x"),
        cache: desk.data().join("y"),
        library: support::content(),
    };
    let app = study::App::open(paths, std::sync::Arc::new(study::clock::System));
    // Reading and searching go on where possible; making a profile fails with a code, and what is there stays.
    if let Ok(app) = app {
        app.wait_for_index(std::time::Duration::from_secs(60));
        let page = study::api::dispatch(&app, "search", json!({ "query": "đô thị" })).expect("search works");
        assert_eq!(page["index"]["on_disk"], false);
        let refused = study::api::dispatch(&app, "create_profile", json!({ "name": "x" }));
        assert!(refused.is_err());
    } else {
        panic!("the app must open without a place to write to");
    }
    assert_eq!(fs::read(desk.data()).expect("still there"), b"in the way");
}
