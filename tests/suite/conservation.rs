//! Every letter of a file is shown, or a diagnostic says which isn't.

#[path = "../../src-tauri/crates/library/fuzz/conservation.rs"]
mod law;

use std::fs;

use library::{Library, parse};
use proptest::prelude::*;
use support::{content, source};

/// What files have that readers of Markdown trip over.
const FRAGMENTS: &[&str] = &[
    "\n",
    "\n",
    "\n\n",
    " ",
    "\t",
    "    ",
    "# ",
    "## ",
    "###",
    "Điều 1. Đất",
    "Điều 2",
    "**Điều 3. Nhà ở**",
    "Chương I",
    "CHƯƠNG II\nQUY ĐỊNH",
    "II. MỤC TIÊU",
    "1. ",
    "5. ",
    "2022. ",
    "1a. ",
    "2.1. ",
    "1.1- ",
    "I- ",
    "a) ",
    "đ) ",
    "– ",
    "- ",
    "+ ",
    "* ",
    "• ",
    "(1) ",
    "(a) ",
    "**",
    "*",
    "***",
    "_",
    "__",
    "`",
    "```",
    "~~~",
    "---",
    "===",
    "-----",
    "|",
    "| a | b |",
    "|---|---|",
    "| 1 | 2 | 3 |",
    "\\|",
    "\\",
    "\\*",
    "[",
    "]",
    "(",
    ")",
    "[^a]",
    "[^a]: ",
    "[^b]",
    "[1]: ",
    "[x](#I)",
    "[x](http://e.vn/a)",
    "![ảnh](a.png)",
    "](",
    "{#ma}",
    "{",
    "}",
    "<br>",
    "<sup>2</sup>",
    "<u>",
    "</u>",
    "<div>",
    "</div>",
    "<table>",
    "<tr><td>ô",
    "</td>",
    "</table>",
    "<Tên cơ quan>",
    "<script>x",
    "</script>",
    "<!-- ",
    "-->",
    "<!--",
    "<style>",
    "<b onclick=\"x>",
    "\">",
    "<",
    ">",
    "> ",
    "> 50% ",
    "“",
    "”",
    "\u{200b}",
    "\u{feff}",
    "\u{a0}",
    "\u{ad}",
    "\r",
    "\r\n",
    "Ð",
    "e\u{301}",
    "\u{301}",
    "&amp;",
    "&nbsp;",
    "&#273;",
    "&",
    ";",
    "chữ",
    "nhà 45%",
    "5*3=15",
    "§iÒu",
    "1.000",
    "24/01/2022",
    "06-NQ/TW",
    ".",
    ":",
    "\u{2028}",
    "\u{b}",
    "²",
];

fn assert_whole(body: &str) {
    let text = source("d", body);
    let (document, diagnostics) = parse(&text, "d");
    // The front matter's title stands in the text as well, as its heading.
    let start = text.match_indices("---\n").nth(1).map_or(0, |(at, _)| at + 4);
    if let Some(fault) = law::fault(&text[start..], &document, &diagnostics) {
        panic!("{fault}\n{body:?}\n{:#?}\n{diagnostics:#?}", document.blocks);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, ..ProptestConfig::default() })]

    #[test]
    fn nothing_of_a_file_is_lost(parts in prop::collection::vec(prop::sample::select(FRAGMENTS), 0..40)) {
        assert_whole(&parts.concat());
    }

    #[test]
    fn nothing_of_any_text_is_lost(text in "\\PC{0,200}") {
        assert_whole(&text);
    }
}

#[test]
fn the_shipped_documents_are_whole() {
    for document in Library::load(&[content()]).texts() {
        let path = content().join(document.id().as_str()).join("index.md");
        let text = fs::read_to_string(path).expect("the file");
        let (document, diagnostics) = parse(&text, document.id().as_str());
        let start = text.match_indices("---\n").nth(1).map_or(0, |(at, _)| at + 4);
        assert_eq!(law::fault(&text[start..], &document, &diagnostics), None, "{}", document.id());
    }
}
