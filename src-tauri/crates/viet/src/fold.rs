//! The fold of a word: base letters only, for those who type without marks.
//!
//! `đ` folds to `d`. Where `i` and `y` are one spelling choice (see [`key`](mod@crate::key)), the fold writes `y`
//! whether or not a tone is present: *kỹ*, *kĩ*, `ky` and `ki` all fold to `ky`, so that what is typed without
//! marks meets both. The fold of a word follows from its key alone ([`fold_of`](crate::key::fold_of)).

use crate::i_or_y::i_or_y_unmarked;
use crate::normalize::{Letter, Spelling};

/// The fold of a word.
///
/// ```
/// assert_eq!(viet::fold("Đường"), "duong");
/// assert_eq!(viet::fold("kĩ"), viet::fold("ky"));
/// ```
#[must_use]
pub fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    write_fold(&Spelling::of(word).letters, &mut out);
    out
}

/// Appends the fold of some letters.
pub(crate) fn write_fold(letters: &[Letter], out: &mut String) {
    let merged = i_or_y_unmarked(letters);
    out.extend(letters.iter().enumerate().map(|(i, l)| if merged == Some(i) { 'y' } else { l.base }));
}

/// The prefixes under which words that begin with what is typed stand in a folded vocabulary: the base
/// letters as typed, and the fold when it differs. `ti` begins *tinh* as it stands but *tỷ* only as `ty`.
///
/// ```
/// assert_eq!(viet::fold::prefixes("ti"), ["ti", "ty"]);
/// assert_eq!(viet::fold::prefixes("quyế"), ["quye"]);
/// ```
#[must_use]
pub fn prefixes(typed: &str) -> Vec<String> {
    let letters = Spelling::of(typed).letters;
    let plain: String = letters.iter().map(|l| l.base).collect();
    let mut folded = String::with_capacity(plain.len());
    write_fold(&letters, &mut folded);
    if folded == plain { vec![plain] } else { vec![plain, folded] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key::{fold_of, key};
    use unicode_normalization::UnicodeNormalization;

    #[track_caller]
    fn check(word: &str, expected: &str) {
        let nfd: String = word.nfd().collect();
        for form in [word, &nfd, &word.to_uppercase()] {
            assert_eq!(fold(form), expected, "{form}");
            assert_eq!(fold_of(&key(form)), expected, "{form}");
        }
        assert_eq!(fold(expected), expected);
    }

    #[test]
    fn folds() {
        check("quyết", "quyet");
        check("đường", "duong");
        check("Ðô", "do");
        check("thuỷ", "thuy");
        check("tî", "ty");
        check("qưi", "quy");
        check("kỹ", "ky");
        check("kĩ", "ky");
        check("ki", "ky");
        check("quí", "quy");
        check("quýt", "quyt");
        check("tay", "tay");
        check("tai", "tai");
        check("thi", "thi");
        check("ý", "y");
    }
}
