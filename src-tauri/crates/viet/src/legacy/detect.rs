//! Which encoding a text is in, told by its syllables: read as each of them, the right one has words that can be
//! Vietnamese, and the others have few.

use super::encoding::{Encoding, decode};
use crate::syllable::is_possible;

/// Fewer words than this prove nothing.
const FEWEST: usize = 5;
/// More aren't looked at. Bytes of the text.
const MOST: usize = 200_000;

/// What a text's words say of its encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Its words beyond ASCII are Vietnamese as they stand, or there are too few to tell.
    Plain,
    /// Its words are Vietnamese in this encoding.
    Legacy(Encoding),
    /// Many words beyond ASCII, Vietnamese in no encoding, or in two alike.
    Unknown,
}

/// Words beyond ASCII that can be Vietnamese syllables, and all of them.
///
/// ```
/// assert_eq!(viet::legacy::share("Đất đai, café và ngõ"), (4, 5));
/// ```
#[must_use]
pub fn share(text: &str) -> (usize, usize) {
    share_of(text, 1)
}

/// The same of words with at least so many letters.
fn share_of(text: &str, fewest: usize) -> (usize, usize) {
    let mut valid = 0;
    let mut all = 0;
    for word in text.split(|c: char| !c.is_alphabetic() && !('\u{300}'..'\u{370}').contains(&c)) {
        if word.is_ascii() || word.len() > 60 || word.chars().count() < fewest {
            continue;
        }
        all += 1;
        valid += usize::from(is_possible(word));
    }
    (valid, all)
}

/// Which encoding the text is in, if it isn't Unicode.
///
/// ```
/// use viet::legacy::{Encoding, Verdict, detect};
///
/// let text = "§Êt ®ai vµ quy ho¹ch ®« thÞ cña tØnh";
/// assert_eq!(detect(text), Verdict::Legacy(Encoding::Tcvn3));
/// ```
#[must_use]
pub fn detect(text: &str) -> Verdict {
    let text = &text[..text.floor_char_boundary(MOST)];
    if text.is_ascii() {
        return Verdict::Plain;
    }
    let (plain, words) = share(text);
    if words > 0 && plain * 10 >= words * 8 {
        return Verdict::Plain;
    }
    let mut ranks: Vec<((usize, isize, isize), usize, Encoding)> = Encoding::ALL
        .into_iter()
        .map(|encoding| {
            let decoded = decode(text, encoding);
            // A letter alone proves nothing: in VPS every quotation mark would be one.
            let (valid, all) = share_of(&decoded.text, 2);
            let invalid = isize::try_from(all - valid).unwrap_or(isize::MAX);
            let unmapped = isize::try_from(decoded.unmapped).unwrap_or(isize::MAX);
            ((valid, -invalid, -unmapped), all, encoding)
        })
        .collect();
    ranks.sort_unstable();
    let [.., (second, ..), (best, all, encoding)] = ranks.as_slice() else { return Verdict::Plain };
    if words.max(*all) < FEWEST {
        return Verdict::Plain;
    }
    let sure = best.0 * 10 >= all * 8 && best.0 * 2 > plain * 3 && best > second;
    if sure { Verdict::Legacy(*encoding) } else { Verdict::Unknown }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_recognised_by_its_syllables() {
        for (text, encoding) in [
            ("®Êt ®ai vµ quy ho¹ch ®« thÞ cña tØnh, n\u{ad}íc s¹ch", Encoding::Tcvn3),
            ("Ñaát ñai vaø quy hoaïch ñoâ thò cuûa tænh, nöôùc saïch", Encoding::Vni),
            ("Ð¤t ðai và quy hoÕch ðô th¸ cüa tïnh, n\u{df}\u{be}c sÕch", Encoding::Viscii),
            ("ÇÃt Çai và quy hoåch Çô thÎ cûa tÌnh, nÜ§c såch", Encoding::Vps),
            ("Ðâìt ðai vaÌ quy hoaòch ðô thiò cuÒa tiÒnh, nýõìc saòch", Encoding::Windows1258),
        ] {
            assert_eq!(detect(text), Verdict::Legacy(encoding), "{text}");
        }
    }

    #[test]
    fn unicode_and_other_tongues_are_left_alone() {
        for text in ["Đất đai và quy hoạch đô thị của tỉnh, nước sạch", "Dat dai va quy hoach", ""]
        {
            assert_eq!(detect(text), Verdict::Plain, "{text}");
        }
        for text in [
            "L'été dernier, où étiez-vous allés après la fête déjà célébrée à Genève ?",
            "Straße, größer, über, müssen, für, schön, Äpfel",
            "Los niños españoles están allí, después de la canción del corazón y la educación",
            "Мы хотим изучить решение партии и закон о земле",
        ] {
            assert!(!matches!(detect(text), Verdict::Legacy(_)), "{text}");
        }
    }
}
