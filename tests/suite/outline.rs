//! The addresses, signs and labels of the shipped documents: notes, links and citations hang on them.

use std::fmt::Write;
use std::fs;

use library::Library;
use support::{content, fixture};

/// One line a block: id, kind, sign, depth, label, the beginning of the text, and how long the text is.
fn lines() -> String {
    let mut out = String::new();
    for document in Library::load(&[content()]).texts() {
        let _ = writeln!(out, "# {}", document.id());
        for provision in &document.provisions {
            let number = provision.number.as_deref().unwrap_or("");
            let _ =
                writeln!(out, "{} | {} | {} | {number}", provision.address, provision.id, provision.level);
        }
        for block in &document.blocks {
            let mark = block.mark.as_deref().unwrap_or("");
            let text: String = block.inline.text.chars().take(30).collect();
            let (kind, depth, label, length) =
                (block.kind, block.depth, &block.label, block.inline.text.chars().count());
            let _ = writeln!(
                out,
                "{} | {kind:?} | {mark} | {depth} {} | {label} | {text} | {length} {} {}",
                block.id,
                block.quoted,
                block.inline.spans.len(),
                block.inline.refs.len()
            );
        }
    }
    out
}

#[test]
fn the_shipped_documents_keep_their_addresses() {
    let path = fixture("shipped-outline.txt");
    let now = lines();
    if std::env::var_os("UPDATE_OUTLINE").is_some() {
        fs::write(&path, &now).expect("a fixture");
    }
    let kept = fs::read_to_string(path).expect("the fixture");
    for (now, kept) in now.lines().zip(kept.lines()) {
        assert_eq!(now, kept);
    }
    assert_eq!(now.lines().count(), kept.lines().count());
}
