//! The shipped library and how Markdown becomes documents.

use std::collections::HashSet;
use std::fs;

use library::{BlockKind, Document, Library, Place, Severity, parse};
use serde_json::json;
use support::{Desk, array, content, fixture, source, text};

fn shipped(id: &str) -> Document {
    let path = content().join(id).join("index.md");
    let (document, diagnostics) = parse(&fs::read_to_string(path).expect("the file"), id);
    assert_eq!(diagnostics, [], "{id}");
    document
}

/// A document's visible text, list signs included, without what is the editor's.
fn visible(document: &Document) -> String {
    let line = |block: &library::Block| match &block.mark {
        Some(mark) => format!("{mark} {}", block.inline.text),
        None => block.inline.text.clone(),
    };
    document.blocks.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_guidance_is_verbatim() {
    let original = fs::read_to_string(fixture("huong-dan-nq06.txt")).expect("the fixture");
    let original: Vec<&str> = original.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let document = shipped("huong-dan-nq06");
    let shown = visible(&document);
    let shown: Vec<&str> = shown.lines().collect();
    for (shown, original) in shown.iter().zip(&original) {
        assert_eq!(shown, original);
    }
    assert_eq!(shown.len(), original.len());
    assert!(matches!(document.blocks[0].kind, BlockKind::Heading(1)), "the title is the first heading");
    assert_eq!(shown.last(), Some(&"Ban Tuyên giáo Trung ương"));
}

#[test]
fn the_fixture_is_the_guidance_and_nothing_of_the_page() {
    let original = fs::read_to_string(fixture("huong-dan-nq06.txt")).expect("the fixture");
    for words in
        ["05 quan điểm chỉ đạo", "Quý II/ 2022", "đô thị hoá", "cụ thể hóa", "(6) Phát triển kinh tế"]
    {
        assert!(original.contains(words), "{words}");
    }
    for words in ["Phản hồi", "Các tin khác", "GMT", "13/6/2024", "Liên kết website"] {
        assert!(!original.contains(words), "{words}");
    }
}

#[test]
fn the_guidance_has_its_addresses() {
    let document = shipped("huong-dan-nq06");
    let addresses: Vec<&str> = document.provisions.iter().map(|p| p.address.as_str()).collect();
    assert_eq!(
        addresses,
        [
            "0", "I", "I.1", "I.2", "II", "II.1", "II.2", "II.3", "II.3.(1)", "II.3.(2)", "II.3.(3)",
            "II.3.(4)", "II.3.(5)", "II.3.(6)", "II.4", "III"
        ]
    );
    let labels: Vec<&str> =
        document.blocks.iter().map(|b| b.label.as_str()).filter(|l| l.starts_with("III")).collect();
    assert_eq!(labels, ["III", "III ¶1", "III.1", "III.1 –1", "III.1 –2", "III.2", "III.3", "III ¶2"]);
    let viewpoint = document_block(&shipped("tom-luoc-nq06"), "quan-diem.(2):0");
    assert_eq!(viewpoint, "(2)", "a reader sees no ids");
    assert_eq!(document_block(&shipped("thuat-ngu"), "tod:0"), "");
    let in_plan: Vec<&str> =
        document.blocks.iter().map(|b| b.label.as_str()).filter(|l| l.starts_with("II.2")).collect();
    assert_eq!(in_plan, ["II.2", "II.2 ¶1", "II.2 –1", "II.2 ¶2", "II.2 –2"]);
}

fn document_block(document: &Document, id: &str) -> String {
    document.block(id).map(|at| document.blocks[at].label.clone()).unwrap_or_default()
}

#[test]
fn the_shipped_library_is_clean() {
    let library = Library::load(&[content()]);
    assert_eq!(library.folders[0].diagnostics, []);
    let ids: Vec<&str> = library.documents.iter().map(|d| d.id().as_str()).collect();
    assert_eq!(ids, ["huong-dan-nq06", "tom-luoc-nq06", "thuat-ngu"]);
}

#[test]
fn the_digest_says_what_it_is() {
    let document = shipped("tom-luoc-nq06");
    let shown = visible(&document);
    assert!(shown.contains("không phải văn bản chính thức"));
    let viewpoints = document.provisions.iter().filter(|p| p.address.as_str().starts_with("quan-diem.("));
    assert_eq!(viewpoints.count(), 5);
    let groups = document.provisions.iter().filter(|p| p.address.as_str().starts_with("nhiem-vu.("));
    assert_eq!(groups.count(), 6);
    let rows = document
        .blocks
        .iter()
        .filter(|b| b.kind == BlockKind::TableRow && b.id.as_str().starts_with("chi-tieu:"));
    assert_eq!(rows.count(), 15);
    assert!(shown.contains("cần đối chiếu"));
    assert!(!shown.contains("http"), "sources are named, not linked");
}

#[test]
fn no_glyph_that_the_fonts_lack() {
    for document in Library::load(&[content()]).texts() {
        let shown = visible(&document);
        let lacking: HashSet<char> = shown.chars().filter(|c| "≥≤→".contains(*c)).collect();
        assert_eq!(lacking, HashSet::new(), "{}", document.id());
    }
}

#[test]
fn editors_notes_stand_apart() {
    let desk = Desk::new();
    let view = desk.call("open_document", json!({ "doc": "huong-dan-nq06" }));
    let with_notes: Vec<_> =
        array(&view["blocks"]).iter().filter(|b| !array(&b["notes"]).is_empty()).collect();
    assert!(with_notes.len() >= 5);
    let first = with_notes.iter().find(|b| text(&b["label"]) == "II.1 ¶1").expect("notes in II.1");
    let letters: Vec<&str> = array(&first["notes"]).iter().map(|n| text(&n["letter"])).collect();
    assert_eq!(letters, ["a", "b", "c"]);
    assert_eq!(first["notes"][0]["first"], true);
    assert_eq!(first["notes"][1]["first"], false);
    assert!(text(&first["html"]).contains("<sup class=\"ref\""));
    assert!(!text(&first["text"]).contains("nay là"), "a note is no part of the text");
}

fn read(markdown: &str) -> (Document, Vec<String>) {
    let (document, diagnostics) = parse(&source("d", markdown), "d");
    let lines = diagnostics.iter().map(|d| format!("{}: {}: {}", d.line, d.problem.severity(), d.problem));
    (document, lines.collect())
}

fn addresses(document: &Document) -> Vec<&str> {
    document.provisions.iter().map(|p| p.address.as_str()).collect()
}

#[test]
fn ids_and_numbers_make_addresses() {
    let (document, found) = read(
        "## II. Phần {#phan-hai}\n\n### 3. Mục\n\n(4) Ý bốn\n\n- gạch\n\nđoạn sau\n\n## Ba điều {#a3}\n\n(1) Một\n(2) Hai\n",
    );
    assert_eq!(found, Vec::<String>::new());
    assert_eq!(addresses(&document), ["0", "II", "II.3", "II.3.(4)", "a3", "a3.(1)", "a3.(2)"]);
    assert_eq!(document.provisions[1].id, "phan-hai");
    let item = document.provision("II.3.(4)").expect("the item");
    assert_eq!(document.provisions[item].blocks.len(), 2, "the dash hangs from its item");
    let section = document.provision("II.3").expect("the section");
    assert_eq!(document.provisions[section].blocks.len(), 2, "a plain paragraph goes back to the section");
}

#[test]
fn equal_addresses_are_told_apart() {
    let (document, found) = read("## I. Một\n\n## I. Một nữa\n\n(1) a\n\n(1) b\n");
    assert_eq!(addresses(&document), ["0", "I", "I~2", "I~2.(1)", "I~2.(1)~2"]);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found.iter().all(|line| line.contains(": error: address or id stands twice")), "{found:?}");
}

#[test]
fn an_address_stays_when_text_elsewhere_changes() {
    let (before, _) = read("## I. Một\n\nchữ\n\n## II. Hai\n\n(3) Ba\n");
    let (after, _) = read("## I. Một\n\nchữ\n\n- thêm\n\n(1) thêm\n\n## II. Hai\n\nđoạn chen\n\n(3) Ba\n");
    assert!(before.provision("II.(3)").is_some() && after.provision("II.(3)").is_some());
    assert_eq!(before.block("II.(3):0").map(|b| before.blocks[b].inline.text.as_str()), Some("Ba"));
    assert_eq!(after.block("II.(3):0").map(|b| after.blocks[b].inline.text.as_str()), Some("Ba"));
}

#[test]
fn nfd_sources_become_nfc() {
    let nfd = "## I. Đo\u{302} thi\u{323}\n\nhoa\u{300} bi\u{300}nh\n";
    let (document, found) = read(nfd);
    assert_eq!(found, Vec::<String>::new());
    assert_eq!(document.provisions[1].title, "Đô thị");
    assert_eq!(document.blocks.last().map(|b| b.inline.text.as_str()), Some("hoà bình"));
}

#[test]
fn raw_html_is_reported_and_never_rendered() {
    let (document, found) = read("một <b onclick=x>hai</b>\n\n<script>alert(1)</script>\n\nba\n");
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(found[0].contains("<b onclick=x>") && found[1].contains("</b>"), "tags are named: {found:?}");
    assert!(found[2].contains("error: raw HTML") && found[2].contains("alert(1)"), "{found:?}");
    let html: String = document.blocks.iter().map(|b| library::html(&b.inline)).collect();
    assert_eq!(html, "Tài liệu dmột haiba");
}

#[test]
fn links_stay_inside_the_library() {
    let (document, found) = read(
        "## I. Một\n\n[a](#I) [b](sotay://huong-dan-nq06/II.3) [c](javascript:alert(1)) [d](https://e.vn) [e](#X)\n",
    );
    let html = library::html(&document.blocks[2].inline);
    assert_eq!(
        html,
        "<a href=\"#\" data-address=\"I\">a</a> <a href=\"#\" data-doc=\"huong-dan-nq06\" data-address=\"II.3\">b</a> c d e"
    );
    assert_eq!(found.len(), 3, "{found:?}");
}

#[test]
fn diagnostics_name_their_lines() {
    let (_, found) = read("chữ[^thieu]\n\n```\nkhông đóng\n");
    // Five lines of front matter, a blank one, the title, a blank one.
    assert_eq!(found[0], "9: error: editor's note isn't defined: [^thieu]");
    assert!(found[1].starts_with("11: warning: code fence isn't closed"), "{found:?}");
}

#[test]
fn tables_are_rows_with_cells() {
    let (document, _) =
        read("| Chỉ tiêu | 2030 |\n|---|---:|\n| **Cây** xanh | 8–10 m²[^n] |\n\n[^n]: ghi chú\n");
    let row = document.blocks.last().expect("a row");
    assert_eq!(row.inline.text, "Cây xanh | 8–10 m²");
    let cells: Vec<String> =
        row.cells.iter().map(|cell| library::html_range(&row.inline, cell.clone())).collect();
    assert_eq!(cells, ["<strong>Cây</strong> xanh", "8–10 m²<sup class=\"ref\" data-note=\"0\">a</sup>"]);
}

#[test]
fn anchors_survive_an_inserted_paragraph() {
    let (before, _) = read("## I. Một\n\nđoạn đầu\n\nphải tìm lại câu này\n");
    let anchor = library::Anchor::new(&before, "I:2", None).expect("an anchor");
    let (after, _) = read("## I. Một\n\nđoạn đầu\n\nđoạn chen\n\nphải tìm lại câu này\n");
    assert!(
        matches!(anchor.find(&after), Place::Moved(spot) if after.blocks[spot.block].id.as_str() == "I:3")
    );
    let (gone, _) = read("## I. Một\n\nđoạn đầu\n");
    assert_eq!(anchor.find(&gone), Place::Lost);
}

#[test]
fn severity_orders() {
    assert!(Severity::Error > Severity::Warning);
}
