//! What a letter is: a base, any marks that follow it in any order, and nothing invisible.
//!
//! Texts hold NFC and NFD, `Ð` (U+00D0) for `Đ`, soft hyphens, zero-width characters and full-width
//! letters. All of it is read here, once, so that no other module ever sees an encoding.

use std::borrow::Cow;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// The mark that makes another letter of a base letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shape {
    /// â ê ô
    Circumflex,
    /// ă
    Breve,
    /// ơ ư
    Horn,
    /// đ
    Stroke,
}

/// The tone of a syllable. The level tone (ngang) is the absence of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tone {
    /// à
    Huyen,
    /// á
    Sac,
    /// ả
    Hoi,
    /// ã
    Nga,
    /// ạ
    Nang,
}

impl Tone {
    /// The five written tones.
    pub const ALL: [Tone; 5] = [Tone::Huyen, Tone::Sac, Tone::Hoi, Tone::Nga, Tone::Nang];

    /// The combining character that writes the tone.
    #[must_use]
    pub fn mark(self) -> char {
        match self {
            Tone::Huyen => '\u{300}',
            Tone::Sac => '\u{301}',
            Tone::Hoi => '\u{309}',
            Tone::Nga => '\u{303}',
            Tone::Nang => '\u{323}',
        }
    }
}

impl Shape {
    /// The combining character that writes the shape; a stroke is written by `đ` itself.
    pub(crate) fn mark(self) -> Option<char> {
        match self {
            Shape::Circumflex => Some('\u{302}'),
            Shape::Breve => Some('\u{306}'),
            Shape::Horn => Some('\u{31b}'),
            Shape::Stroke => None,
        }
    }
}

/// One letter without its tone: the lower-case base and its shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Letter {
    /// The base letter in lower case; `d` for `Đ`.
    pub base: char,
    /// The mark that shapes it, if any.
    pub shape: Option<Shape>,
}

impl Letter {
    pub(crate) const fn plain(base: char) -> Self {
        Letter { base, shape: None }
    }

    pub(crate) fn is_vowel(self) -> bool {
        matches!(self.base, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
    }
}

/// What one character contributes to a word.
#[derive(Clone, Copy)]
enum Sign {
    Letter {
        base: char,
        shape: Option<Shape>,
        tone: Option<Tone>,
    },
    Tone(Tone),
    Shape(Shape),
    /// An invisible character or a mark Vietnamese doesn't use.
    Nothing,
    /// Not in the table: look it up in the Unicode data.
    Unknown,
}

const LATIN_END: usize = 0x250;
const VIETNAMESE: usize = 0x1e00;
const VIETNAMESE_END: usize = 0x1f00;

/// Signs of the two blocks that hold every precomposed Vietnamese letter, so that the Unicode data
/// are asked once a letter and not once an occurrence.
static SIGNS: LazyLock<Vec<Sign>> = LazyLock::new(|| {
    let chars = (0..LATIN_END).chain(VIETNAMESE..VIETNAMESE_END);
    chars.map(|c| char::from_u32(c as u32).map_or(Sign::Unknown, single_sign)).collect()
});

/// Characters that stand inside words and are seen by nobody.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// A combining mark: part of the letter before it.
pub(crate) fn is_mark(c: char) -> bool {
    // Vietnamese marks, letters and punctuation are told without a look into the Unicode data.
    match c {
        ..'\u{300}' | '\u{1e00}'..='\u{206f}' => false,
        '\u{300}'..='\u{36f}' => true,
        _ => is_combining_mark(c),
    }
}

/// The letter itself, without the marks that may be written with it in one character.
fn letter_of(c: char) -> char {
    let mut letter = None;
    decompose_canonical(c, |part| {
        letter.get_or_insert(part);
    });
    letter.unwrap_or(c)
}

/// Whether a letter is a capital, in either form: `ᾭ` in one character is neither, its `Ω` is one.
pub(crate) fn is_capital(c: char) -> bool {
    letter_of(c).is_uppercase()
}

/// Whether a letter is a small one, in either form. A mark is none, whatever Unicode calls small.
pub(crate) fn is_small(c: char) -> bool {
    !is_mark(c) && letter_of(c).is_lowercase()
}

/// Full-width forms as ASCII, `Ð ð Ɖ ɖ` as `Đ đ`, superscript two and three as digits.
fn substitute(c: char) -> char {
    match c {
        'Ð' | 'Ɖ' => 'Đ',
        'ð' | 'ɖ' => 'đ',
        '²' => '2',
        '³' => '3',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

fn mark_sign(mark: char) -> Sign {
    match mark {
        '\u{300}' | '\u{340}' => Sign::Tone(Tone::Huyen),
        '\u{301}' | '\u{341}' => Sign::Tone(Tone::Sac),
        '\u{309}' => Sign::Tone(Tone::Hoi),
        '\u{303}' => Sign::Tone(Tone::Nga),
        '\u{323}' => Sign::Tone(Tone::Nang),
        '\u{302}' => Sign::Shape(Shape::Circumflex),
        '\u{306}' => Sign::Shape(Shape::Breve),
        '\u{31b}' => Sign::Shape(Shape::Horn),
        '\u{335}' => Sign::Shape(Shape::Stroke),
        _ => Sign::Nothing,
    }
}

/// The sign of a character whose lower case decomposes into exactly one letter; otherwise `Unknown`.
fn single_sign(c: char) -> Sign {
    let c = substitute(c);
    if is_invisible(c) {
        return Sign::Nothing;
    }
    if is_mark(c) {
        return mark_sign(c);
    }
    let (mut found, mut several) = (None, false);
    let (mut shape, mut tone) = (None, None);
    decompose_canonical(c, |part| {
        for part in part.to_lowercase() {
            if is_mark(part) {
                match mark_sign(part) {
                    Sign::Tone(t) => tone = tone.max(Some(t)),
                    Sign::Shape(s) => shape = shape.max(Some(s)),
                    _ => {}
                }
            } else if part == 'đ' {
                several |= found.replace('d').is_some();
                shape = Some(Shape::Stroke);
            } else {
                several |= found.replace(part).is_some();
            }
        }
    });
    match found {
        Some(base) if !several => Sign::Letter { base, shape, tone },
        _ => Sign::Unknown,
    }
}

fn sign(c: char, signs: &[Sign]) -> Sign {
    let at = c as usize;
    let index = match at {
        0..LATIN_END => at,
        VIETNAMESE..VIETNAMESE_END => at - VIETNAMESE + LATIN_END,
        _ => return single_sign(c),
    };
    signs.get(index).copied().unwrap_or(Sign::Unknown)
}

/// A word read letter by letter; the buffer is reused from word to word.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Spelling {
    pub(crate) letters: Vec<Letter>,
    /// Where two letters carry a tone, the later one counts.
    pub(crate) tone: Option<Tone>,
    /// The letter that the tone was written on.
    toned: usize,
}

impl Spelling {
    pub(crate) fn of(word: &str) -> Self {
        let mut spelling = Spelling::default();
        spelling.read(word);
        spelling
    }

    /// Replaces the contents by the letters of `word`.
    pub(crate) fn read(&mut self, word: &str) {
        self.letters.clear();
        self.tone = None;
        self.toned = 0;
        let signs = SIGNS.as_slice();
        for c in word.chars() {
            if c.is_ascii_alphabetic() {
                self.letters.push(Letter::plain(c.to_ascii_lowercase()));
                continue;
            }
            match sign(c, signs) {
                Sign::Unknown => decompose_canonical(c, |part| {
                    for part in part.to_lowercase() {
                        self.take(if is_mark(part) {
                            mark_sign(part)
                        } else {
                            Sign::Letter { base: part, shape: None, tone: None }
                        });
                    }
                }),
                known => self.take(known),
            }
        }
    }

    fn take(&mut self, sign: Sign) {
        match sign {
            Sign::Letter { base, shape, tone } => {
                self.letters.push(Letter { base, shape });
                if let Some(tone) = tone {
                    self.set_tone(tone);
                }
            }
            Sign::Tone(tone) => self.set_tone(tone),
            // Two shapes on one letter are an accident; the greater wins, so that order never matters.
            Sign::Shape(shape) => {
                if let Some(last) = self.letters.last_mut()
                    && (shape != Shape::Stroke || last.base == 'd')
                {
                    last.shape = last.shape.max(Some(shape));
                }
            }
            Sign::Nothing | Sign::Unknown => {}
        }
    }

    fn set_tone(&mut self, tone: Tone) {
        let here = self.letters.len();
        if self.toned == here {
            self.tone = self.tone.max(Some(tone));
        } else {
            self.tone = Some(tone);
            self.toned = here;
        }
    }
}

/// Text in small base letters, whatever stands between its words left as it is: for looking words up by how they begin.
/// Unlike the [`fold`](mod@crate::fold) of a word, `i` and `y` stay what they are, so that what is half typed fits.
///
/// ```
/// assert_eq!(viet::normalize::plain("Đô thi\u{323}, 45%"), "do thi, 45%");
/// ```
#[must_use]
pub fn plain(text: &str) -> String {
    let signs = SIGNS.as_slice();
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            out.push(c.to_ascii_lowercase());
            continue;
        }
        match sign(c, signs) {
            Sign::Letter { base, .. } => out.push(base),
            Sign::Unknown => decompose_canonical(c, |part| {
                out.extend(part.to_lowercase().filter(|part| !is_mark(*part)));
            }),
            Sign::Tone(_) | Sign::Shape(_) | Sign::Nothing => {}
        }
    }
    out
}

/// Text as it should be shown and stored in a query box: NFC, without invisible characters, with `Ð` as
/// `Đ` and full width as ASCII. Case is kept. Offsets are *not* those of the original.
///
/// ```
/// assert_eq!(viet::normalize::clean("Ðô thi\u{323}"), "Đô thị");
/// ```
#[must_use]
pub fn clean(text: &str) -> Cow<'_, str> {
    let known = |c: char| c.is_ascii() || (substitute(c) == c && !is_invisible(c) && !is_mark(c));
    if text.chars().all(known) && unicode_normalization::is_nfc(text) {
        return Cow::Borrowed(text);
    }
    let kept = text.chars().filter(|&c| !is_invisible(c));
    Cow::Owned(kept.map(|c| if matches!(c, '²' | '³') { c } else { substitute(c) }).nfc().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(one: &str, other: &str) {
        assert_eq!(Spelling::of(one).letters, Spelling::of(other).letters, "{one} {other}");
        assert_eq!(Spelling::of(one).tone, Spelling::of(other).tone, "{one} {other}");
    }

    #[test]
    fn plain_text_keeps_what_stands_between_words() {
        assert_eq!(plain("Ðường ﬁ, kĩ–ky, 05%"), "duong ﬁ, ki–ky, 05%");
        assert_eq!(plain("uỷ\u{200b} ban\u{301} Ｔ²"), "uy ban t2");
        let nfd: String = "Quyết định số 06-NQ/TW".nfd().collect();
        assert_eq!(plain(&nfd), plain("QUYẾT ĐỊNH SỐ 06-NQ/TW"));
    }

    #[test]
    fn one_letter_however_written() {
        check("ế", "e\u{302}\u{301}");
        check("ế", "e\u{301}\u{302}");
        check("ệ", "e\u{323}\u{302}");
        check("ệ", "ẹ\u{302}");
        check("ự", "u\u{323}\u{31b}");
        check("à", "a\u{340}");
        check("Ðô", "đô");
        check("ð", "Đ");
        check("ɖƉ", "đĐ");
        check("d\u{335}", "đ");
        check("ＢＣＴ", "bct");
        check("QUYẾT", "quyết");
        check("quy\u{ad}ế\u{200b}t\u{feff}", "quyết");
        check("m²", "m2");
        check("한", "\u{1112}\u{1161}\u{11ab}");
        check("й", "и\u{306}");
    }

    #[test]
    fn clean_keeps_case_and_composes() {
        for (given, expected) in [
            ("Quy hoạch", "Quy hoạch"),
            ("Ðo\u{302} thi\u{323}", "Đô thị"),
            ("phát\u{ad}triển", "pháttriển"),
            ("ＮＱ　06", "NQ　06"),
            ("28 m²", "28 m²"),
        ] {
            assert_eq!(clean(given), expected);
        }
        assert!(matches!(clean("Nghị quyết số 06-NQ/TW"), Cow::Borrowed(_)));
    }
}
