//! The search key of a word: its letters with their shape, then its tone.
//!
//! Written in ASCII for Vietnamese: a letter, its shape (`^` circumflex, `(` breve, `+` horn, `-` stroke)
//! right after it, and the tone last of all (`` ` `` huyền, `'` sắc, `?` hỏi, `~` ngã, `.` nặng):
//! *quyết* is `quye^t'`, *đường* is ``d-u+o+ng` ``. No letter is ever one of these signs, so two words share a
//! key only if they have the same letters and the same tone. Since the tone stands last, *hoà* and *hòa*
//! have one key without any table of where tones go.
//!
//! One spelling choice is undone: `i` and `y` as the whole vowel after h, k, l, m, s, t (*kĩ*, *kỹ*) are
//! both written `y`, but only when a tone is present, and after qu always (*qui*, *quy*).

use unicode_normalization::UnicodeNormalization;

use crate::fold;
use crate::i_or_y::i_or_y;
use crate::normalize::{Letter, Shape, Spelling, Tone};

fn shape_sign(shape: Shape) -> char {
    match shape {
        Shape::Circumflex => '^',
        Shape::Breve => '(',
        Shape::Horn => '+',
        Shape::Stroke => '-',
    }
}

fn tone_sign(tone: Tone) -> char {
    match tone {
        Tone::Huyen => '`',
        Tone::Sac => '\'',
        Tone::Hoi => '?',
        Tone::Nga => '~',
        Tone::Nang => '.',
    }
}

/// The key of a word, whatever its encoding, case and placement of the tone.
///
/// ```
/// assert_eq!(viet::key("Quyết"), "quye^t'");
/// assert_eq!(viet::key("hoà"), viet::key("hòa"));
/// assert_eq!(viet::key("kĩ"), viet::key("kỹ"));
/// ```
#[must_use]
pub fn key(word: &str) -> String {
    let mut out = String::with_capacity(word.len() + 1);
    write_key(&Spelling::of(word), &mut out);
    out
}

/// Appends the key of a spelling.
pub(crate) fn write_key(word: &Spelling, out: &mut String) {
    let merged = i_or_y(&word.letters)
        .filter(|_| word.tone.is_some() || word.letters.first().is_some_and(|l| l.base == 'q'));
    for (i, letter) in word.letters.iter().enumerate() {
        out.push(if merged == Some(i) { 'y' } else { letter.base });
        if let Some(shape) = letter.shape {
            out.push(shape_sign(shape));
        }
    }
    if let Some(tone) = word.tone {
        out.push(tone_sign(tone));
    }
}

/// A key taken apart: its letters with their shape, and the tone.
///
/// ```
/// let (letters, tone) = viet::key::parse("thi.");
/// assert_eq!((letters.len(), tone), (3, Some(viet::Tone::Nang)));
/// ```
#[must_use]
pub fn parse(key: &str) -> (Vec<Letter>, Option<Tone>) {
    let mut letters: Vec<Letter> = Vec::with_capacity(key.len());
    let mut tone = None;
    for c in key.chars() {
        let shape = match c {
            '^' => Shape::Circumflex,
            '(' => Shape::Breve,
            '+' => Shape::Horn,
            '-' => Shape::Stroke,
            _ => {
                match Tone::ALL.into_iter().find(|&t| tone_sign(t) == c) {
                    Some(found) => tone = Some(found),
                    None => letters.push(Letter::plain(c)),
                }
                continue;
            }
        };
        if let Some(last) = letters.last_mut() {
            last.shape = Some(shape);
        }
    }
    (letters, tone)
}

/// Whether a word typed with the marks of `typed` may mean the word of `full`: a mark that was typed is a
/// constraint, a mark that wasn't is free. Both are keys.
///
/// ```
/// use viet::{key, key::admits};
/// assert!(admits(&key("duong"), &key("đường")));
/// assert!(admits(&key("đuong"), &key("đường")));
/// assert!(!admits(&key("dường"), &key("dương")));
/// ```
#[must_use]
pub fn admits(typed: &str, full: &str) -> bool {
    if typed == full {
        return true;
    }
    let ((typed, typed_tone), (full, full_tone)) = (parse(typed), parse(full));
    let base = |letters: &[Letter], i: usize| {
        if i_or_y(letters) == Some(i) { Some('y') } else { letters.get(i).map(|l| l.base) }
    };
    typed.len() == full.len()
        && (typed_tone.is_none() || typed_tone == full_tone)
        && (0..typed.len()).all(|i| base(&typed, i) == base(&full, i))
        && typed.iter().zip(&full).all(|(t, f)| t.shape.is_none() || t.shape == f.shape)
}

/// Whether any mark (shape or tone) stands in the key: such a word was typed with accents.
#[must_use]
pub fn is_marked(key: &str) -> bool {
    key.contains(['^', '(', '+', '-', '`', '\'', '?', '~', '.'])
}

/// Whether the key holds a tone.
#[must_use]
pub fn has_tone(key: &str) -> bool {
    key.ends_with(['`', '\'', '?', '~', '.'])
}

/// The fold of the word a key belongs to: `fold_of(&key(w)) == fold(w)`.
#[must_use]
pub fn fold_of(key: &str) -> String {
    let mut out = String::with_capacity(key.len());
    fold::write_fold(&parse(key).0, &mut out);
    out
}

/// The word of a key as people write it, in lower case and NFC, the tone where most type it (*hòa*, *thủy*,
/// *quý*). A form met in a text is better where one is known: `i` and `y` merged by the key can't be told apart.
///
/// ```
/// assert_eq!(viet::key::display("d-u+o+ng`"), "đường");
/// ```
#[must_use]
pub fn display(key: &str) -> String {
    let (mut letters, tone) = parse(key);
    // Of the merged syllables only those with s are mostly written with i: sĩ, but kỹ, lý, mỹ, tỷ, quý.
    if let ([onset, vowel], Some(_)) = (letters.as_mut_slice(), tone)
        && onset.base == 's'
        && vowel.base == 'y'
    {
        vowel.base = 'i';
    }
    compose(&letters, tone)
}

/// Letters and a tone as NFC text.
pub(crate) fn compose(letters: &[Letter], tone: Option<Tone>) -> String {
    let toned = tone.map(|tone| (toned_letter(letters), tone));
    let mut out = String::with_capacity(letters.len() * 3);
    for (i, letter) in letters.iter().enumerate() {
        out.push(if letter.shape == Some(Shape::Stroke) { 'đ' } else { letter.base });
        out.extend(letter.shape.and_then(Shape::mark));
        out.extend(toned.filter(|&(at, _)| at == i).map(|(_, tone)| tone.mark()));
    }
    out.nfc().collect()
}

/// The letter that carries the tone.
fn toned_letter(letters: &[Letter]) -> usize {
    let vowel = |i: usize| letters.get(i).is_some_and(|l| l.is_vowel());
    let onset = letters.iter().take_while(|l| !l.is_vowel()).count();
    // The u of qu and the i of gi belong to the onset when a vowel follows.
    let glide = match (onset.checked_sub(1).and_then(|i| letters.get(i)), letters.get(onset)) {
        (Some(c), Some(v)) => matches!((c.base, v.base), ('q', 'u') | ('g', 'i')) && v.shape.is_none(),
        _ => false,
    };
    let start = if glide && vowel(onset + 1) { onset + 1 } else { onset };
    let end = (start..letters.len()).find(|&i| !vowel(i)).unwrap_or(letters.len());
    if let Some(shaped) = (start..end).rev().find(|&i| letters.get(i).is_some_and(|l| l.shape.is_some())) {
        return shaped;
    }
    match end - start {
        0 => letters.len().saturating_sub(1),
        1 => start,
        _ if end < letters.len() => end - 1,
        2 => start,
        _ => start + 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    #[track_caller]
    fn check(word: &str, expected: &str) {
        let nfd: String = word.nfd().collect();
        assert_eq!(key(word), expected, "NFC");
        assert_eq!(key(&nfd), expected, "NFD");
        assert_eq!(key(&word.to_uppercase()), expected, "upper case");
    }

    #[test]
    fn keys() {
        check("quyết", "quye^t'");
        check("đô", "d-o^");
        check("thị", "thi.");
        check("đường", "d-u+o+ng`");
        check("dương", "du+o+ng");
        check("nghiêng", "nghie^ng");
        check("hoà", "hoa`");
        check("hòa", "hoa`");
        check("thuỷ", "thuy?");
        check("thủy", "thuy?");
        check("ủy", "uy?");
        check("uỷ", "uy?");
        check("khoẻ", "khoe?");
        check("khỏe", "khoe?");
    }

    #[test]
    fn i_and_y_are_one_only_where_both_are_written() {
        for (one, other, same) in [
            ("kĩ", "kỹ", true),
            ("lí", "lý", true),
            ("mĩ", "mỹ", true),
            ("sĩ", "sỹ", true),
            ("tỉ", "tỷ", true),
            ("hỉ", "hỷ", true),
            ("quí", "quý", true),
            ("qui", "quy", true),
            ("quít", "quýt", true),
            ("quì", "quỳ", true),
            ("li", "ly", false),
            ("ti", "ty", false),
            ("thúi", "thúy", false),
            ("tái", "táy", false),
            ("tai", "tay", false),
            ("thí", "thý", false),
            ("í", "ý", false),
            ("vĩ", "vỹ", false),
        ] {
            assert_eq!(key(one) == key(other), same, "{one} {other}");
            let (one, other): (String, String) = (one.nfd().collect(), other.nfd().collect());
            assert_eq!(key(&one) == key(&other), same, "{one} {other} in NFD");
        }
    }

    #[test]
    fn a_typed_mark_binds_and_a_missing_one_is_free() {
        for (typed, full, admitted) in [
            ("do", "đô", true),
            ("đo", "đô", true),
            ("đo", "do", false),
            ("dô", "đô", true),
            ("duong", "đường", true),
            ("dương", "đường", true),
            ("đường", "dương", false),
            ("duòng", "đường", true),
            ("ky", "kỹ", true),
            ("ki", "kỹ", true),
            ("qui", "quý", true),
            ("quy", "quí", true),
            ("li", "ly", true),
            ("tai", "tay", false),
            ("thi", "thìn", false),
        ] {
            assert_eq!(admits(&key(typed), &key(full)), admitted, "{typed} {full}");
        }
    }

    #[test]
    fn shown_with_the_tone_where_people_type_it() {
        for word in [
            "quy",
            "hoạch",
            "đô",
            "thị",
            "bền",
            "vững",
            "hòa",
            "thủy",
            "quý",
            "giữ",
            "gì",
            "giếng",
            "già",
            "khuỷu",
            "người",
            "được",
            "hoàn",
            "thuở",
            "loại",
            "mùa",
            "của",
            "kỹ",
            "lý",
            "mỹ",
            "sĩ",
            "tỷ",
            "quốc",
            "quyền",
            "xoáy",
            "ngoằn",
            "khuya",
            "ỷ",
            "yếu",
            "nghĩa",
            "uống",
            "rượu",
            "giường",
            "quả",
        ] {
            assert_eq!(display(&key(word)), word);
            assert_eq!(display(&key(&word.nfd().collect::<String>())), word);
        }
    }

    #[test]
    fn marks_are_told() {
        for (word, marked, toned) in
            [("do", false, false), ("đo", true, false), ("đô", true, false), ("dọ", true, true)]
        {
            assert_eq!((is_marked(&key(word)), has_tone(&key(word))), (marked, toned), "{word}");
        }
    }
}
