//! Letters and figures are counted, on both sides of every step: what comes in must come out or be listed as left out.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How often each letter, figure and mark stands somewhere. Compatibility forms count as what they stand for (² as 2),
/// Ð as Đ, and case doesn't count where a font decides it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Count(BTreeMap<char, i64>);

impl Count {
    pub(crate) fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut count = Self::default();
        for text in texts {
            count.add(text);
        }
        count
    }

    pub(crate) fn add(&mut self, text: &str) {
        self.change(text, 1);
    }

    /// Counts letters less that aren't read as such: those that a font draws as pictures.
    pub(crate) fn take(&mut self, text: &str) {
        self.change(text, -1);
        self.0.retain(|_, count| *count != 0);
    }

    fn change(&mut self, text: &str, by: i64) {
        let read = |c| match c {
            'Ð' => 'Đ',
            'ð' => 'đ',
            c => c,
        };
        for c in text.chars().map(read).nfkd().flat_map(char::to_lowercase).nfkd() {
            if c.is_alphanumeric() || is_combining_mark(c) {
                *self.0.entry(c).or_default() += by;
            }
        }
    }

    /// What one has more often than the other, the first few: "‘a’ 3 ≠ 2".
    pub(crate) fn difference(&self, other: &Self) -> Option<String> {
        let chars: std::collections::BTreeSet<&char> = self.0.keys().chain(other.0.keys()).collect();
        let of = |count: &Self, c: &char| count.0.get(c).copied().unwrap_or(0);
        let odd: Vec<String> = chars
            .into_iter()
            .filter(|c| of(self, c) != of(other, c))
            .take(5)
            .map(|c| format!("{c:?} {} ≠ {}", of(self, c), of(other, c)))
            .collect();
        (!odd.is_empty()).then(|| odd.join(", "))
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Whether anything in a text is counted: a mark by itself is, and ™, which stands for two letters.
pub(crate) fn is_counted(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric) || !Count::of([text]).is_empty()
}

#[cfg(test)]
mod tests {
    use super::Count;

    #[test]
    fn letters_are_counted_whatever_their_form() {
        assert_eq!(Count::of(["m²", "Ðất"]), Count::of(["m2 đa\u{302}\u{301}t"]));
        assert_eq!(Count::of(["aab"]).difference(&Count::of(["ab"])), Some("'a' 2 ≠ 1".into()));
        assert_eq!(Count::of(["a"]).difference(&Count::of(["A-"])), None);
    }
}
