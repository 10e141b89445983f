//! A file's text before it is read: one kind of line end, one Đ, and nothing invisible that would hide a sign.

use unicode_normalization::UnicodeNormalization;

/// The text as it is read, in NFC. `keep_hyphens`: soft hyphens are letters in a text that was typed for a font of
/// its own, and stay until that has been said.
pub(super) fn clean(source: &str, keep_hyphens: bool) -> String {
    let source = source.replace("\r\n", "\n").replace('\r', "\n");
    // A joiner between a letter and its mark would keep them apart: what is invisible goes first.
    let seen = source.chars().filter(|&c| !is_invisible(c) && (keep_hyphens || c != '\u{ad}'));
    // The Icelandic letter that old keyboards typed looks the same and is found by nobody.
    let read = |c| match c {
        'Ð' if !keep_hyphens => 'Đ',
        'ð' if !keep_hyphens => 'đ',
        // Word's bullets, from a font that only Word has.
        '\u{f0b7}' | '\u{f0a7}' => '•',
        c => c,
    };
    seen.map(read).nfc().collect()
}

/// Blank to the eye: also the no-break space and its kin.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace()
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// Width of the blanks at the head of a line, a tab reaching to the next fourth column, and how many bytes they are.
pub(super) fn indent(line: &str) -> (usize, usize) {
    let mut width = 0;
    for (at, c) in line.char_indices() {
        match c {
            '\t' => width += 4 - width % 4,
            c if is_blank(c) => width += 1,
            _ => return (width, at),
        }
    }
    (width, line.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_invisible_hides_a_sign() {
        assert_eq!(clean("\u{200b}(1) Ðất\r\nđai\u{feff}", false), "(1) Đất\nđai");
        assert_eq!(clean("e\u{200d}\u{301}", false), "é");
        assert_eq!(clean("n\u{ad}íc", true), "n\u{ad}íc");
    }

    #[test]
    fn blanks_have_a_width() {
        assert_eq!(indent("\u{a0} a"), (2, 3));
        assert_eq!(indent(" \ta"), (4, 2));
    }
}
