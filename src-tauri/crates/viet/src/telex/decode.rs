//! What a raw Telex or VNI word would have been with the input method on: `thij`, `thi5` → *thị*.
//!
//! Every key may be a letter or a command, and a command may stand anywhere after the letter it acts on, as
//! input methods allow (`ddoo`, `dood`, `thoong`, `thongo`). All readings are tried; only possible syllables
//! survive, which leaves one in nearly every case. An English word may decode by accident (`was`, `test`):
//! the readings are offered, and the caller decides by the words its texts hold.

use crate::key::{compose, write_key};
use crate::normalize::{Letter, Shape, Spelling, Tone};
use crate::syllable::{begins_syllable, is_syllable};

/// An input method.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Method {
    /// Letters as commands: `s f r x j`, doubled vowels, `w`.
    Telex,
    /// Digits as commands: `1`–`5` for tones, `6`–`9` for shapes.
    Vni,
}

/// One reading of a raw word.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Decoded {
    /// The word with its marks, lower case, NFC.
    pub text: String,
    /// Its search key.
    pub key: String,
    /// The input method under which it reads so.
    pub method: Method,
    /// How many keystrokes were commands; readings come with the most first.
    pub commands: u8,
}

/// No syllable has more keystrokes than this, commands included.
const LONGEST: usize = 14;
/// The longest syllables (nghiêng) have seven letters.
const MOST_LETTERS: usize = 7;
/// How many readings are returned at most.
const MOST_READINGS: usize = 6;
/// How many steps a search may take; real words need a few dozen, strings of commands would never end.
const STEPS: u32 = 4_000;

/// The possible syllables a raw word decodes to, none of them the word itself; empty for a word that needs no
/// decoding or has none. Ask the abbreviations first: `TW` also reads *tư*.
///
/// ```
/// let read = |raw| viet::telex::decode(raw).first().map(|d| d.text.clone());
/// assert_eq!(read("dduwowcj").as_deref(), Some("được"));
/// assert_eq!(read("THI5").as_deref(), Some("thị"));
/// assert_eq!(read("nhanh"), None);
/// ```
#[must_use]
pub fn decode(raw: &str) -> Vec<Decoded> {
    decode_with(raw, is_syllable)
}

/// The readings of a word that is still being typed: each begins a possible syllable (`quyee` → *quyê*).
#[must_use]
pub fn decode_prefix(raw: &str) -> Vec<Decoded> {
    decode_with(raw, begins_syllable)
}

fn decode_with(raw: &str, accepts: fn(&[Letter], Option<Tone>) -> bool) -> Vec<Decoded> {
    let typed = Spelling::of(raw);
    if typed.letters.len() < 2 && !typed.letters.iter().any(|l| l.base == 'w')
        || typed.letters.len() > LONGEST
    {
        return Vec::new();
    }
    let method = match typed.letters.iter().any(|l| l.base.is_ascii_digit()) {
        true => Method::Vni,
        false => Method::Telex,
    };
    if !typed.letters.first().is_some_and(|l| l.base.is_alphabetic()) {
        return Vec::new();
    }
    let mut search = Search { typed: &typed.letters, method, accepts, steps: STEPS, found: Vec::new() };
    search.read(0, &mut Vec::with_capacity(LONGEST), typed.tone, 0);
    search.found.sort_by_key(|d| std::cmp::Reverse(d.commands));
    search.found.truncate(MOST_READINGS);
    search.found
}

struct Search<'a> {
    typed: &'a [Letter],
    method: Method,
    accepts: fn(&[Letter], Option<Tone>) -> bool,
    steps: u32,
    found: Vec<Decoded>,
}

impl Search<'_> {
    /// Reads the keystrokes from `at` on in every way; `letters` holds what the ones before made.
    fn read(&mut self, at: usize, letters: &mut Vec<Letter>, tone: Option<Tone>, commands: u8) {
        if letters.len() > MOST_LETTERS || self.steps == 0 {
            return;
        }
        self.steps -= 1;
        let Some(&stroke) = self.typed.get(at) else {
            if commands > 0 {
                self.accept(letters, tone, commands);
            }
            return;
        };
        if stroke.shape.is_none() {
            let has_vowel = letters.iter().any(|l| l.is_vowel());
            match self.tone_command(stroke.base) {
                // A second tone would be a correction, which nobody makes without seeing the first.
                Some(command) if has_vowel && (tone.is_none() || command.is_none()) => {
                    self.read(at + 1, letters, command.or(tone), commands + 1);
                }
                _ => {}
            }
            for shaped in self.shape_commands(stroke.base, letters) {
                let mut shaped = shaped;
                self.read(at + 1, &mut shaped, tone, commands + 1);
            }
            let never_a_letter = match self.method {
                Method::Telex => matches!(stroke.base, 'f' | 'j' | 'w' | 'z'),
                Method::Vni => stroke.base.is_ascii_digit(),
            };
            if never_a_letter {
                return;
            }
        }
        letters.push(stroke);
        self.read(at + 1, letters, tone, commands);
        letters.pop();
    }

    /// The tone a keystroke sets; `Some(None)` for the one that clears it.
    fn tone_command(&self, stroke: char) -> Option<Option<Tone>> {
        match (self.method, stroke) {
            (Method::Telex, 's') | (Method::Vni, '1') => Some(Some(Tone::Sac)),
            (Method::Telex, 'f') | (Method::Vni, '2') => Some(Some(Tone::Huyen)),
            (Method::Telex, 'r') | (Method::Vni, '3') => Some(Some(Tone::Hoi)),
            (Method::Telex, 'x') | (Method::Vni, '4') => Some(Some(Tone::Nga)),
            (Method::Telex, 'j') | (Method::Vni, '5') => Some(Some(Tone::Nang)),
            (Method::Telex, 'z') | (Method::Vni, '0') => Some(None),
            _ => None,
        }
    }

    /// The letters as each shape command of the keystroke would leave them.
    fn shape_commands(&self, stroke: char, letters: &[Letter]) -> Vec<Vec<Letter>> {
        let telex = self.method == Method::Telex;
        let shaped = |targets: &[(char, Shape)]| {
            let mut out = letters.to_vec();
            targets.iter().all(|&(base, shape)| shape_last(&mut out, base, shape)).then_some(out)
        };
        let one = |base, shape| shaped(&[(base, shape)]);
        match stroke {
            'a' | 'e' | 'o' if telex => one(stroke, Shape::Circumflex).into_iter().collect(),
            '6' if !telex => ['a', 'e', 'o'].into_iter().filter_map(|v| one(v, Shape::Circumflex)).collect(),
            'd' | '9' if (stroke == 'd') == telex => {
                let onset = letters.first().is_some_and(|l| *l == Letter::plain('d'));
                onset.then(|| one('d', Shape::Stroke)).flatten().into_iter().collect()
            }
            'w' | '7' | '8' if (stroke == 'w') == telex => {
                let mut all = Vec::new();
                if stroke != '8' {
                    all.extend(shaped(&[('u', Shape::Horn), ('o', Shape::Horn)]));
                    all.extend(one('u', Shape::Horn));
                    all.extend(one('o', Shape::Horn));
                }
                if stroke != '7' {
                    all.extend(one('a', Shape::Breve));
                }
                if telex {
                    let mut alone = letters.to_vec();
                    alone.push(Letter { base: 'u', shape: Some(Shape::Horn) });
                    all.push(alone);
                }
                all
            }
            _ => Vec::new(),
        }
    }

    fn accept(&mut self, letters: &[Letter], tone: Option<Tone>, commands: u8) {
        let mut letters = letters.to_vec();
        if !(self.accepts)(&letters, tone) {
            // One w serves both letters of ươ, whichever of them it followed.
            let half = letters.windows(2).position(|pair| match pair {
                [u, o] => {
                    u.base == 'u'
                        && o.base == 'o'
                        && (u.shape == Some(Shape::Horn)) != (o.shape == Some(Shape::Horn))
                }
                _ => false,
            });
            let Some(half) = half else { return };
            for letter in letters.iter_mut().skip(half).take(2) {
                if letter.shape.is_some_and(|s| s != Shape::Horn) {
                    return;
                }
                letter.shape = Some(Shape::Horn);
            }
            if !(self.accepts)(&letters, tone) {
                return;
            }
        }
        let text = compose(&letters, tone);
        if self.found.iter().any(|d| d.text == text) {
            return;
        }
        let mut key = String::with_capacity(text.len() + 1);
        write_key(&Spelling::of(&text), &mut key);
        self.found.push(Decoded { text, key, method: self.method, commands });
    }
}

/// Shapes the last unshaped letter with that base, if there is one.
fn shape_last(letters: &mut [Letter], base: char, shape: Shape) -> bool {
    match letters.iter_mut().rev().find(|l| l.base == base && l.shape.is_none()) {
        Some(letter) => {
            letter.shape = Some(shape);
            true
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syllable;

    #[track_caller]
    fn check(raw: &str, expected: &[&str]) {
        let found: Vec<String> = decode(raw).into_iter().map(|d| d.text).collect();
        assert_eq!(found, expected, "{raw}");
    }

    #[test]
    fn telex() {
        check("ddoo", &["đô"]);
        check("DDOO", &["đô"]);
        check("Ddoo", &["đô"]);
        check("dood", &["đô"]);
        check("thij", &["thị"]);
        check("tijh", &[]);
        check("dduwowcj", &["được"]);
        check("dduwowjc", &["được"]);
        check("dduocwj", &["được"]);
        check("duocwjd", &["được"]);
        check("dduwocj", &["được"]);
        check("dduowcj", &["được"]);
        check("nguoiwf", &["người"]);
        check("thoong", &["thông"]);
        check("thongo", &["thông"]);
        check("quyeetj", &["quyệt"]);
        check("quyeets", &["quyết"]);
        check("hoas", &["hóa"]);
        check("thuyr", &["thủy"]);
        check("kyx", &["kỹ"]);
        check("quys", &["quý"]);
        check("hoacwj", &["hoặc"]);
        check("tw", &["tư"]);
        check("nhwng", &["nhưng"]);
        check("thuowr", &["thuở"]);
        check("luaatj", &["luật"]);
        check("nghieepj", &["nghiệp"]);
        check("đoo", &["đô"]);
        check("ddôf", &["đồ"]);
        check("giuwx", &["giữ"]);
        check("hoaz", &["hoa"]);
        check("was", &["ứa"]);
        check("test", &["tét"]);
    }

    #[test]
    fn vni() {
        check("d9o6", &["đô"]);
        check("do69", &["đô"]);
        check("do6", &["dô"]);
        check("thi5", &["thị"]);
        check("D9U7O7C5", &["được"]);
        check("d9uo7c5", &["được"]);
        check("quye6t1", &["quyết"]);
        check("quye61t", &["quyết"]);
        check("lua65t", &["luật"]);
        check("ba8ng2", &["bằng"]);
        check("quy2", &["quỳ"]);
    }

    #[test]
    fn not_everything_decodes() {
        for raw in [
            "nhanh",
            "khuya",
            "ngoeo",
            "quy",
            "hoach",
            "nghi",
            "quyet",
            "m2",
            "nq06",
            "QH15",
            "khoa13",
            "covid",
            "26",
            "4g",
            "UBND",
            "HĐND",
            "BĐKH",
            "first",
            "data",
            "feet",
            "book",
            "xyz",
            "",
            "ddddddddddddddddddddd",
        ] {
            check(raw, &[]);
        }
    }

    #[test]
    fn a_word_still_being_typed() {
        let read = |raw| -> Vec<String> { decode_prefix(raw).into_iter().map(|d| d.text).collect() };
        assert_eq!(read("quyee"), ["quyê"]);
        assert_eq!(read("nghieej"), ["nghiệ"]);
        assert_eq!(read("dd"), ["đ"]);
    }

    #[test]
    fn every_syllable_comes_back_from_what_types_it() {
        for word in syllable::all() {
            let spelling = Spelling::of(&word);
            let (mut telex, mut vni) = (String::new(), String::new());
            for letter in &spelling.letters {
                telex.push(letter.base);
                vni.push(letter.base);
                match letter.shape {
                    Some(Shape::Circumflex) => (telex.push(letter.base), vni.push('6')).1,
                    Some(Shape::Breve) => (telex.push('w'), vni.push('8')).1,
                    Some(Shape::Horn) => (telex.push('w'), vni.push('7')).1,
                    Some(Shape::Stroke) => (telex.push('d'), vni.push('9')).1,
                    None => {}
                }
            }
            if let Some(tone) = spelling.tone {
                telex.push(match tone {
                    Tone::Sac => 's',
                    Tone::Huyen => 'f',
                    Tone::Hoi => 'r',
                    Tone::Nga => 'x',
                    Tone::Nang => 'j',
                });
                vni.push(match tone {
                    Tone::Sac => '1',
                    Tone::Huyen => '2',
                    Tone::Hoi => '3',
                    Tone::Nga => '4',
                    Tone::Nang => '5',
                });
            }
            for raw in [telex, vni] {
                if raw != word {
                    assert!(
                        decode(&raw).iter().any(|d| d.text == word),
                        "{word} from {raw}: {:?}",
                        decode(&raw)
                    );
                }
            }
            // Unmarked typing must never be taken for Telex.
            let bare: String = spelling.letters.iter().map(|l| l.base).collect();
            if !bare.contains("oo") {
                assert_eq!(decode(&bare), [], "{bare}");
            }
        }
    }
}
