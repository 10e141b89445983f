//! What goes out for other programs: a paper for Word, and plain text.

use std::fs;
use std::process::Command;

use serde_json::{Value, json};
use support::{Desk, text};

use crate::cli::program;

fn paper(path: &std::path::Path) -> Value {
    json!({
        "path": path,
        "title": "Ghi chú của Lan",
        "about": "Hai ghi chú",
        "blocks": [
            { "style": "heading", "runs": [{ "text": "Nghị quyết về văn hoá" }] },
            { "style": "quote", "runs": [{ "text": "“văn hoá là nền tảng tinh thần”", "note": "Nghị quyết, mục II.1" }], "keep": true },
            { "style": "body", "runs": [{ "text": "Quan điểm", "bold": true }, { "text": ", 1/12/2026", "italic": true }] },
            { "style": "body", "runs": [{ "text": "Chi bộ tôi làm được ngay trong quý này." }] },
        ],
    })
}

/// Our own way in is another reader than the writer: it gives back the words, and the footnotes as such.
#[test]
fn a_paper_for_word_is_read_back_word_for_word() {
    let desk = Desk::new().signed_in();
    let path = desk.folder().join("Ghi chú.docx");
    let written = desk.call("write_paper", paper(&path));
    let first = fs::read(&path).expect("the file");
    assert_eq!(written["bytes"], json!(first.len()));
    desk.call("write_paper", paper(&path));
    assert_eq!(fs::read(&path).expect("the file"), first, "the same paper is the same file");

    let out = desk.folder().join("read");
    let out = out.to_str().expect("a path");
    let read = Command::new(program()).arg("import").arg(&path).args(["--yes", "--out", out]).output();
    let read = read.expect("sotay-cli runs");
    assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
    let folder = fs::read_dir(out).expect("a folder").next().expect("a document").expect("a document");
    let markdown = fs::read_to_string(folder.path().join("index.md")).expect("the document");
    let mut from = 0;
    for words in [
        "GHI CHÚ CỦA LAN",
        "Hai ghi chú",
        "Nghị quyết về văn hoá",
        "“văn hoá là nền tảng tinh thần”",
        "Quan điểm",
        ", 1/12/2026",
        "Chi bộ tôi làm được ngay trong quý này.",
    ] {
        let at = markdown[from..].find(words).unwrap_or_else(|| panic!("no {words} in its place: {markdown}"));
        from += at + words.len();
    }
    assert!(markdown.contains("Nghị quyết, mục II.1"), "the footnote: {markdown}");
}

#[test]
fn words_become_a_text_file_as_they_are() {
    let desk = Desk::new().signed_in();
    let path = desk.folder().join("Ghi chú.md");
    let words = "# Một\n\n> “hai”\n\nba\u{301}\n";
    desk.call("write_text", json!({ "path": path, "text": words }));
    assert_eq!(fs::read_to_string(&path).expect("the file"), words);
}

#[test]
fn nothing_lands_among_the_notebooks_or_in_a_folder_that_isnt_there() {
    let desk = Desk::new().signed_in();
    desk.note("một");
    let place = desk.notebook();
    assert_eq!(desk.refused("write_paper", paper(&place)), "read_only");
    assert_eq!(desk.refused("write_text", json!({ "path": place, "text": "" })), "read_only");
    assert_eq!(desk.bodies(), ["một"]);
    let absent = desk.folder().join("không có/Ghi chú.docx");
    assert_eq!(desk.refused("write_paper", paper(&absent)), "io");
    let mut unknown = paper(&desk.folder().join("a.docx"));
    unknown["pack"] = json!("không-có");
    assert_eq!(desk.refused("write_paper", unknown), "bad_request");
    let mut packed = paper(&desk.folder().join("b.docx"));
    packed["pack"] = json!("nd30-2020");
    assert!(text(&desk.call("write_paper", packed)["path"]).ends_with("b.docx"));
}
