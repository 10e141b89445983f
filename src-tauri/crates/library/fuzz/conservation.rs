// Nothing of a file is lost and nothing is invented. It counts letters, figures and tone marks and knows nothing of
// blocks: what a file has must stand in its blocks, signs and notes, in a diagnostic that says what isn't shown, or in
// one of the few places that are Markdown's own: a link's target, a heading's {#id}, a note's label, a character's
// name. These it finds by their brackets alone, wherever they stand.

use std::collections::BTreeMap;

use library::{Diagnostic, Document};
use unicode_normalization::UnicodeNormalization;

type Count = BTreeMap<char, i64>;

/// Adds the letters, figures and marks of a text; ² counts as 2, the Icelandic Ð as Đ.
fn count(text: &str, by: i64, into: &mut Count) {
    let read = |c| match c {
        'Ð' => 'Đ',
        'ð' => 'đ',
        c => c,
    };
    let letters = text.chars().map(read).nfkd();
    for c in letters.filter(|&c| c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)) {
        *into.entry(c).or_default() += by;
    }
}

/// All stretches from `open` to the next of `close`.
fn between<'a>(text: &'a str, open: &str, close: &str) -> Vec<&'a str> {
    let parts = text.match_indices(open).map(|(at, _)| &text[at..]);
    parts.filter_map(|part| part[open.len()..].find(close).map(|end| &part[..open.len() + end])).collect()
}

/// `None` if the body's letters are all accounted for; else what is lost or invented.
pub(crate) fn fault(body: &str, document: &Document, diagnostics: &[Diagnostic]) -> Option<String> {
    let mut shown = Count::new();
    for block in &document.blocks {
        count(block.mark.as_deref().unwrap_or_default(), 1, &mut shown);
        count(&block.inline.text, 1, &mut shown);
    }
    let unused: Vec<&str> = diagnostics.iter().filter_map(|d| d.problem.unseen()).collect();
    for note in &document.notes {
        count(&note.text, 1, &mut shown);
    }
    let mut written = Count::new();
    count(body, 1, &mut written);
    let mut named = Count::new();
    for detail in unused {
        count(detail, 1, &mut named);
    }
    let mut markdown = Count::new();
    for (open, close) in [("](", ")"), ("{#", "}"), ("[^", "]"), ("&", ";")] {
        for stretch in between(body, open, close) {
            count(stretch, 1, &mut markdown);
        }
    }
    let of = |count: &Count, c: &char| count.get(c).copied().unwrap_or(0);
    for (c, &n) in &written {
        let found = of(&shown, c) + of(&named, c) + of(&markdown, c);
        if n > found {
            return Some(format!("{c:?} stands {n} times and is shown {found} times"));
        }
    }
    // A reference may stand for any letter.
    if body.contains('&') {
        return None;
    }
    shown
        .iter()
        .find(|&(c, &n)| n > of(&written, c))
        .map(|(c, n)| format!("{c:?} is shown {n} times, which is too often"))
}
