//! What goes out for other programs: a paper for Word, and plain text.

use std::fs;
use std::process::Command;

use serde_json::{Value, json};
use support::{Desk, array, text};

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

fn read(desk: &Desk, path: &std::path::Path) -> String {
    let out = desk.folder().join("read");
    let out = out.to_str().expect("a path");
    let read = Command::new(program()).arg("import").arg(path).args(["--yes", "--out", out]).output();
    let read = read.expect("sotay-cli runs");
    assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
    let folder = fs::read_dir(out).expect("a folder").next().expect("a document").expect("a document");
    fs::read_to_string(folder.path().join("index.md")).expect("the document")
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

    let markdown = read(&desk, &path);
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
        let at =
            markdown[from..].find(words).unwrap_or_else(|| panic!("no {words} in its place: {markdown}"));
        from += at + words.len();
    }
    assert!(markdown.contains("Nghị quyết, mục II.1"), "the footnote: {markdown}");
}

/// The head, the name, the text and the signature, in this order; what wasn't filled in leaves nothing.
#[test]
fn a_paper_has_its_head_and_who_signs_it() {
    let desk = Desk::new().signed_in();
    let packs = desk.call("paper_formats", json!({}));
    assert_eq!(packs[0]["id"], "ca-nhan");
    assert!(array(&packs).iter().all(|pack| pack["compared"] == "chưa"), "{packs}");
    let path = desk.folder().join("Bài thu hoạch.docx");
    let mut asked = paper(&path);
    asked["title"] = json!("Bài thu hoạch");
    asked["head"] = json!({ "superior": "", "issuer": "Chi bộ tổ 5", "place_and_day": "Hà Nội, ngày 05 tháng 12 năm 2026" });
    asked["signer"] = json!({ "titles": ["Người viết"], "name": "Lê Thị Ẩn" });
    desk.call("write_paper", asked);
    let markdown = read(&desk, &path);
    let place = |words: &str| markdown.find(words).unwrap_or_else(|| panic!("no {words}: {markdown}"));
    let order = ["CHI BỘ TỔ 5", "BÀI THU HOẠCH", "Chi bộ tôi làm được", "NGƯỜI VIẾT", "Lê Thị Ẩn"].map(place);
    assert!(order.is_sorted(), "{markdown}");
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
fn nothing_lands_among_the_notebooks_and_no_pack_is_guessed() {
    let desk = Desk::new().signed_in();
    desk.note("một");
    let place = desk.notebook();
    assert_eq!(desk.refused("write_paper", paper(&place)), "read_only");
    assert_eq!(desk.refused("write_text", json!({ "path": place, "text": "" })), "read_only");
    assert_eq!(desk.bodies(), ["một"]);
    let mut unknown = paper(&desk.folder().join("a.docx"));
    unknown["pack"] = json!("không-có");
    assert_eq!(desk.refused("write_paper", unknown), "bad_request");
    let mut packed = paper(&desk.folder().join("b.docx"));
    packed["pack"] = json!("nd30-2020");
    assert!(text(&desk.call("write_paper", packed)["path"]).ends_with("b.docx"));
}
