//! Where a word, a number or a run of both ends. Everything here is byte offsets into one text.

use crate::normalize::{is_invisible, is_mark};

/// The character at a byte offset.
pub(crate) fn char_at(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at) {
        Some(&byte) if byte.is_ascii() => Some(char::from(byte)),
        _ => text.get(at..)?.chars().next(),
    }
}

/// Whether a character may begin a word.
pub(crate) fn is_letter(c: char) -> bool {
    match c {
        ..'\u{80}' => c.is_ascii_alphabetic(),
        '\u{c0}'..='\u{24f}' => c != '×' && c != '÷',
        '\u{1e00}'..='\u{1eff}' => true,
        '\u{2000}'..='\u{206f}' => false,
        _ => c.is_alphabetic() && !is_mark(c) && !is_invisible(c),
    }
}

/// A digit, of ordinary or full width.
pub(crate) fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32),
        _ => None,
    }
}

/// The end of the letters that begin at `at`, with the marks that follow them. Invisible characters belong
/// to the word only when more of it follows.
pub(crate) fn word_end(text: &str, at: usize) -> usize {
    let mut end = at;
    for (i, c) in text.get(at..).unwrap_or_default().char_indices() {
        if is_letter(c) || (is_mark(c) && (end > at)) {
            end = at + i + c.len_utf8();
        } else if !is_invisible(c) {
            break;
        }
    }
    end
}

/// The end of the digits that begin at `at`.
pub(crate) fn digits_end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + rest.find(|c| digit(c).is_none()).unwrap_or(rest.len())
}

/// The end of the letters and digits that begin at `at`.
pub(crate) fn run_end(text: &str, at: usize) -> usize {
    let mut end = at;
    loop {
        let next = digits_end(text, word_end(text, end));
        if next == end {
            return end;
        }
        end = next;
    }
}

/// Whether a letter or a digit stands at `at`.
pub(crate) fn continues(text: &str, at: usize) -> bool {
    char_at(text, at).is_some_and(|c| is_letter(c) || digit(c).is_some())
}

/// The end of a square or cubic metre whose letters end at `letters_end` (`m2`, `km²`), if it is one.
pub(crate) fn unit_end(text: &str, at: usize, letters_end: usize) -> Option<usize> {
    let power = char_at(text, letters_end).filter(|c| matches!(c, '2' | '3' | '²' | '³' | '２' | '３'))?;
    let letters = text.get(at..letters_end)?;
    let metre = ["m", "dm", "cm", "mm", "km"].iter().any(|unit| letters.eq_ignore_ascii_case(unit));
    let end = letters_end + power.len_utf8();
    (metre && !continues(text, end)).then_some(end)
}

/// The offset after one space (plain or no-break) at `at`, or `at` itself.
pub(crate) fn after_space(text: &str, at: usize) -> usize {
    match char_at(text, at) {
        Some(c @ (' ' | '\u{a0}' | '\u{202f}')) => at + c.len_utf8(),
        _ => at,
    }
}
