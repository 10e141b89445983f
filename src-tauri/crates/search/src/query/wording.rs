//! The query as it was understood, in words that read as Vietnamese.

use std::ops::Range;

use super::slot::Slot;
use crate::index::words::Language;

/// A slot's word as the library writes it, or as people do.
pub(crate) fn surface(slot: &Slot, language: &Language) -> String {
    slot.word.map_or_else(|| viet::key::display(&slot.key), |word| language.surface(word))
}

/// The text with other words in some places; case as typed.
pub(crate) fn wording(text: &str, changes: &[(Range<usize>, String)]) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut at = 0;
    for (range, word) in changes {
        let typed = &text[range.clone()];
        out.push_str(&text[at..range.start]);
        let letters = || typed.chars().filter(|c| c.is_alphabetic());
        if letters().count() > 1 && letters().all(char::is_uppercase) {
            out.push_str(&word.to_uppercase());
        } else if typed.starts_with(char::is_uppercase) {
            let mut rest = word.chars();
            out.extend(rest.next().into_iter().flat_map(char::to_uppercase));
            out.push_str(rest.as_str());
        } else {
            out.push_str(word);
        }
        at = range.end;
    }
    out.push_str(&text[at..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_stays_as_typed() {
        let changed = |text: &str, word: &str| wording(text, &[(2..text.len() - 2, word.to_owned())]);
        assert_eq!(changed("a do b", "đô"), "a đô b");
        assert_eq!(changed("a Do b", "đô"), "a Đô b");
        assert_eq!(changed("a DO b", "đô"), "a ĐÔ b");
        assert_eq!(changed("a D b", "đô"), "a Đô b");
        assert_eq!(wording("giữ nguyên", &[]), "giữ nguyên");
    }
}
