//! The encodings themselves: by the names of their fonts, and letter by letter.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use super::tables::{TCVN3, VISCII, VNI_ALONE, VNI_MARKS, VPS, WINDOWS_1252, WINDOWS_1258};

/// An encoding for Vietnamese from before Unicode.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Encoding {
    /// TCVN 5712, VN3: the fonts of ABC, `.VnTime`.
    Tcvn3,
    /// VNI for Windows: `VNI-Times`. A letter may take two bytes.
    Vni,
    /// The Vietnamese Professionals Society: `VPS Times`.
    Vps,
    /// RFC 1456.
    Viscii,
    /// Microsoft's code page: tones are combining marks.
    Windows1258,
}

/// A text in Unicode, and what had no letter in its encoding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// In NFC.
    pub text: String,
    /// Characters beyond ASCII that the encoding has no letter for; they stand in the text as they came.
    pub unmapped: usize,
}

impl Encoding {
    /// All of them, in the order in which they are tried.
    pub const ALL: [Self; 5] = [Self::Tcvn3, Self::Vni, Self::Vps, Self::Viscii, Self::Windows1258];

    /// Its name, as people write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Tcvn3 => "TCVN3",
            Self::Vni => "VNI",
            Self::Vps => "VPS",
            Self::Viscii => "VISCII",
            Self::Windows1258 => "windows-1258",
        }
    }

    /// The encoding that a font is made for, by its name: `.VnTime`, `VNI-Times`, `VPS Long An`. A PDF's prefix of six
    /// letters and a plus sign is looked through.
    #[must_use]
    pub fn of_font(name: &str) -> Option<Self> {
        let name = match name.split_once('+') {
            Some((subset, name)) if subset.len() == 6 => name,
            _ => name,
        };
        let name = name.trim_start_matches(['@', ' ']);
        let starts = |head: &str| name.get(..head.len()).is_some_and(|it| it.eq_ignore_ascii_case(head));
        let capital_third = name.chars().nth(2).is_some_and(char::is_uppercase);
        if starts(".vn") || name.starts_with("Vn") && capital_third {
            Some(Self::Tcvn3)
        } else if starts("vni-") || starts("vni ") {
            Some(Self::Vni)
        } else if starts("vps ") || starts("vps-") || name.starts_with("VPS") && name.len() > 3 {
            Some(Self::Vps)
        } else {
            None
        }
    }

    /// Whether a font of TCVN3 draws small letters as capitals: its name ends in H (`.VnTimeH`).
    #[must_use]
    pub fn draws_capitals(font: &str) -> bool {
        Self::of_font(font) == Some(Self::Tcvn3)
            && font.split([',', '-']).next().is_some_and(|family| family.trim_end().ends_with('H'))
    }
}

struct Tables {
    single: HashMap<(Encoding, char), char>,
    marks: HashMap<char, &'static str>,
}

/// The marks that say a tone and nothing else.
const TONES: [&str; 5] = ["\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"];

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut single = HashMap::new();
    let pairs = |[from, to]: [&'static str; 2]| from.chars().zip(to.chars());
    single.extend(pairs(TCVN3).map(|(from, to)| ((Encoding::Tcvn3, from), to)));
    single.extend(pairs(VNI_ALONE).map(|(from, to)| ((Encoding::Vni, from), to)));
    let byte = |encoding, byte: u8, to| ((encoding, char::from(byte)), to);
    single.extend(VISCII.chars().zip(0x80..=0xff).map(|(to, from)| byte(Encoding::Viscii, from, to)));
    single.extend(VPS.iter().map(|&(from, to)| byte(Encoding::Vps, from, to)));
    single.extend(WINDOWS_1258.iter().map(|&(from, to)| byte(Encoding::Windows1258, from, to)));
    Tables { single, marks: VNI_MARKS.into_iter().collect() }
});

/// The byte that a character was before somebody took it for windows-1252 or put it into a symbol font (U+F000 and on);
/// `None` if it can't have been one.
fn byte_of(c: char) -> Option<char> {
    match u32::from(c) {
        0..=0xff => Some(c),
        code @ 0xf020..=0xf0ff => char::from_u32(code - 0xf000),
        _ => {
            let at = WINDOWS_1252.iter().position(|&shown| shown == c)?;
            char::from_u32(0x80 + u32::try_from(at).ok()?)
        }
    }
}

/// What windows-1252 shows for a byte.
///
/// ```
/// assert_eq!(viet::legacy::windows_1252(0x97), '—');
/// ```
#[must_use]
pub fn windows_1252(byte: u8) -> char {
    let at = usize::from(byte).wrapping_sub(0x80);
    WINDOWS_1252.get(at).copied().unwrap_or(char::from(byte))
}

/// Turns a text whose characters are the encoding's bytes, as Latin-1 or windows-1252 shows them, into Unicode. Soft hyphens
/// are letters in TCVN3 and must not have been taken out before.
///
/// ```
/// use viet::legacy::{Encoding, decode};
///
/// assert_eq!(decode("n\u{ad}íc s¹ch", Encoding::Tcvn3).text, "nước sạch");
/// assert_eq!(decode("nöôùc saïch", Encoding::Vni).text, "nước sạch");
/// ```
#[must_use]
pub fn decode(text: &str, encoding: Encoding) -> Decoded {
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    let mut unmapped = 0;
    // The last letter is a vowel of VNI's, marks aside.
    let mut vowel = false;
    for c in text.chars() {
        if c.is_ascii() {
            vowel = matches!(c.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
            out.push(c);
            continue;
        }
        let byte = byte_of(c);
        if encoding == Encoding::Vni && vowel {
            let small = byte.and_then(|byte| byte.to_lowercase().next());
            let marks = small.and_then(|small| TABLES.marks.get(&small));
            // An i has letters of its own; some typed the tone behind it nevertheless.
            if let Some(marks) = marks.filter(|marks| !out.ends_with(['i', 'I']) || TONES.contains(*marks)) {
                out.push_str(marks);
                vowel = false;
                continue;
            }
        }
        match byte.and_then(|byte| TABLES.single.get(&(encoding, byte))) {
            Some(&letter) => {
                out.push(letter);
                vowel = matches!(letter, 'ơ' | 'ư' | 'Ơ' | 'Ư');
            }
            None => {
                // Marks of print are the same in all of them; a letter that none has is told.
                let shown = byte.filter(|&byte| ('\u{80}'..'\u{a0}').contains(&byte) || c > '\u{f000}');
                out.push(shown.and_then(|byte| u8::try_from(byte).ok()).map_or(c, windows_1252));
                // windows-1258 has the common letters where Latin-1 has them.
                let common = encoding == Encoding::Windows1258 && "àáâèéêìíòóôùúýÀÁÂÈÉÊÌÍÒÓÔÙÚÝ".contains(c);
                unmapped += usize::from(c.is_alphabetic() && !common);
                vowel = false;
            }
        }
    }
    Decoded { text: out.nfc().collect(), unmapped }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    /// The 67 small letters with a mark, and đ.
    fn letters() -> Vec<char> {
        let mut all: Vec<char> = "ăâđêôơư".chars().collect();
        for vowel in "aăâeêioôơuưy".chars() {
            for tone in ['\u{300}', '\u{301}', '\u{309}', '\u{303}', '\u{323}'] {
                all.extend([vowel, tone].into_iter().nfc());
            }
        }
        all
    }

    /// How a letter is written in an encoding, found by trying all that it has.
    fn spellings(encoding: Encoding) -> HashMap<char, Vec<String>> {
        let mut found: HashMap<char, Vec<String>> = HashMap::new();
        let singles = (0x80..=0xff_u8).map(|byte| char::from(byte).to_string());
        let heads: Vec<String> = "aeouyAEOUYôöÔÖ".chars().map(String::from).collect();
        let pairs = heads
            .iter()
            .flat_map(|head| (0x80..=0xff_u8).map(move |byte| format!("{head}{}", char::from(byte))));
        let pairs: Vec<String> = if encoding == Encoding::Vni { pairs.collect() } else { Vec::new() };
        for spelling in singles.chain(pairs) {
            let decoded = decode(&spelling, encoding);
            let mut chars = decoded.text.chars();
            if let (Some(letter), None, 0) = (chars.next(), chars.next(), decoded.unmapped) {
                found.entry(letter).or_default().push(spelling);
            }
        }
        found
    }

    #[test]
    fn every_letter_is_there_once() {
        let small = letters();
        assert_eq!(small.iter().collect::<HashSet<_>>().len(), 67);
        let tcvn3 = spellings(Encoding::Tcvn3);
        for letter in small.iter().copied().chain("ĂÂÊÔƠƯĐ".chars()) {
            assert_eq!(tcvn3.get(&letter).map(Vec::len), Some(1), "TCVN3 {letter}");
        }
        for encoding in [Encoding::Vni, Encoding::Viscii, Encoding::Vps] {
            let found = spellings(encoding);
            for &letter in &small {
                assert!(
                    found.get(&letter).is_some_and(|all| !all.is_empty()),
                    "{} {letter}",
                    encoding.name()
                );
            }
        }
        let vni = spellings(Encoding::Vni);
        for letter in small.iter().flat_map(|letter| letter.to_uppercase()) {
            assert!(vni.contains_key(&letter), "VNI {letter}");
        }
        let all: HashSet<u8> = VPS.iter().map(|(byte, _)| *byte).collect();
        assert_eq!(all.len(), VPS.len(), "VPS has a byte twice");
        assert_eq!(VISCII.chars().count(), 128);
        assert_eq!(VISCII.chars().collect::<HashSet<_>>().len(), 128);
    }

    #[test]
    fn sentences_in_each() {
        for (encoding, text) in [
            (Encoding::Tcvn3, "§\u{ad}êng lèi cña §¶ng vÒ ®Êt ®ai"),
            (Encoding::Vni, "Ñöôøng loái cuûa Ñaûng veà ñaát ñai"),
            (Encoding::Viscii, "Ð\u{df}\u{b6}ng l¯i cüa Ðäng v« ð¤t ðai"),
            (Encoding::Vps, "ñÜ©ng lÓi cûa ñäng vŠ ÇÃt Çai"),
            (Encoding::Windows1258, "Ðýõ\u{cc}ng lôìi cuÒa ÐaÒng vêÌ ðâìt ðai"),
        ] {
            let decoded = decode(text, encoding);
            assert_eq!((decoded.text.as_str(), decoded.unmapped), ("Đường lối của Đảng về đất đai", 0));
        }
    }

    #[test]
    fn capitals_and_what_has_no_letter() {
        assert_eq!(decode("LUAÄT ÑAÁT ÑAI NÖÔÙC", Encoding::Vni).text, "LUẬT ĐẤT ĐAI NƯỚC");
        let odd = decode("Ÿ Š", Encoding::Tcvn3);
        assert_eq!((odd.text.as_str(), odd.unmapped), ("Ÿ Š", 2));
        assert_eq!(decode("chiùnh, chính, tieâu, thiø", Encoding::Vni).text, "chính, chính, tiêu, thì");
        // A symbol font moves the bytes to the private area.
        assert_eq!(decode("\u{f0ae}\u{f0ca}t", Encoding::Tcvn3).text, "đất");
        assert_eq!(decode("“®Êt” – 5%", Encoding::Tcvn3).text, "“đất” – 5%");
        // A real minus was typed by somebody who had Unicode.
        assert_eq!(decode("\u{2212}5 ®é", Encoding::Tcvn3).text, "\u{2212}5 độ");
    }

    #[test]
    fn fonts_by_name() {
        for (font, encoding) in [
            (".VnTime", Some(Encoding::Tcvn3)),
            (".VnTimeH", Some(Encoding::Tcvn3)),
            ("ABCDEF+.VnTime,Bold", Some(Encoding::Tcvn3)),
            ("VnTimes", Some(Encoding::Tcvn3)),
            ("VNI-Times", Some(Encoding::Vni)),
            ("VPS Long An", Some(Encoding::Vps)),
            ("Times New Roman", None),
            ("Vnu", None),
            ("Verdana", None),
        ] {
            assert_eq!(Encoding::of_font(font), encoding, "{font}");
        }
        assert!(Encoding::draws_capitals(".VnTimeH") && Encoding::draws_capitals("ABCDEF+.VnTimeH,Bold"));
        assert!(!Encoding::draws_capitals(".VnTime") && !Encoding::draws_capitals("VNI-HUH"));
    }
}
