//! The signs of emphasis and the escapes within a block.

use crate::text::{Emphasis, Text};

/// The text with its emphasis, everything that the reader would take for a sign of Markdown's behind a stroke.
pub(super) fn styled(text: &Text, in_cell: bool) -> String {
    let mut out = String::with_capacity(text.text.len() + 16);
    let mut now = Emphasis::default();
    for (at, c, wanted) in text.styled() {
        change(now, wanted, &mut out);
        now = wanted;
        escape(&text.text, at, c, in_cell, &mut out);
    }
    change(now, Emphasis::default(), &mut out);
    out
}

/// The text alone, every sign of ASCII's behind a stroke if `all`.
pub(super) fn plain(text: &str, in_cell: bool, all: bool) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for (at, c) in text.char_indices() {
        if all && c.is_ascii_punctuation() {
            out.push('\\');
            out.push(c);
        } else {
            escape(text, at, c, in_cell, &mut out);
        }
    }
    out
}

fn change(from: Emphasis, to: Emphasis, out: &mut String) {
    if from.italic != to.italic {
        out.push('*');
    }
    if from.bold != to.bold {
        out.push_str("**");
    }
}

fn escape(text: &str, at: usize, c: char, in_cell: bool, out: &mut String) {
    let behind = text[at + c.len_utf8()..].chars().next().unwrap_or(' ');
    let before = text[..at].chars().next_back().unwrap_or(' ');
    let is_sign = match c {
        '\\' | '`' | '*' | '[' | '<' => true,
        '_' => !(before.is_alphanumeric() && behind.is_alphanumeric()),
        '&' => behind == '#' || behind.is_ascii_alphabetic(),
        // A heading's {#id}, and the signs that may close a heading.
        '#' => before == '{' || behind == ' ' || before == '#' || behind == '#',
        '|' => in_cell,
        _ => false,
    };
    if is_sign {
        out.push('\\');
    }
    out.push(c);
}
