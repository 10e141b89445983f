//! Any bytes as a document or as a note: blocks come of them, never a panic; ranges are whole characters; and no HTML
//! of the writer's passes through.

#![no_main]

use libfuzzer_sys::fuzz_target;
use library::{Anchor, Place, note_html, parse};

/// The only elements that may come out; everything else is text.
const LET_OUT: [&str; 24] = [
    "p", "strong", "em", "del", "code", "pre", "ul", "ol", "li", "blockquote", "br", "hr", "h1", "h2", "h3", "h4", "h5",
    "h6", "table", "thead", "tbody", "tr", "th", "td",
];

fn assert_harmless(html: &str) {
    for part in html.split('<').skip(1) {
        let name: String = part.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        assert!(LET_OUT.contains(&name.as_str()), "<{part}");
        let tag = part.split('>').next().unwrap_or_default();
        assert!(!tag.contains("on") || !tag.contains('='), "<{tag}");
        assert!(!tag.to_ascii_lowercase().contains("javascript"), "<{tag}");
    }
}

fuzz_target!(|source: &str| {
    let (document, _) = parse(source, "d");
    for block in &document.blocks {
        let id = block.id.to_string();
        let anchor = Anchor::new(&document, &id, None).expect("a block of its own document");
        assert!(!matches!(anchor.find(&document), Place::Lost), "{id}");
        assert!(document.block(&id).is_some());
    }
    for provision in &document.provisions {
        assert!(provision.blocks.iter().all(|block| *block < document.blocks.len()));
    }
    assert_harmless(&note_html(source));
});
