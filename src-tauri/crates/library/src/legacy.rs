//! Vietnamese that was typed for a font of its own, TCVN3 or VNI, and came over as other Latin letters. It is
//! recognised by its syllables and said; the text stays as it is.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

/// Fewer words than this prove nothing.
const FEWEST: usize = 5;

/// TCVN3: each letter where its font shows the one below it.
const TCVN3: [&str; 2] = [
    "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u{ad}õøö÷ùúýûüþ¡¢£¤¥¦§",
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂÊÔƠƯĐ",
];
/// VNI: the mark follows its vowel; some letters have a place of their own.
const VNI_ALONE: [&str; 2] = ["ôöñíìæóòîÔÖÑÍÌÆÓÒÎ", "ơưđíìỉĩịỵƠƯĐÍÌỈĨỊỴ"];
const VNI_MARKS: [(char, &str); 17] = [
    ('ù', "\u{301}"),
    ('ø', "\u{300}"),
    ('û', "\u{309}"),
    ('õ', "\u{303}"),
    ('ï', "\u{323}"),
    ('â', "\u{302}"),
    ('ê', "\u{306}"),
    ('á', "\u{302}\u{301}"),
    ('à', "\u{302}\u{300}"),
    ('å', "\u{302}\u{309}"),
    ('ã', "\u{302}\u{303}"),
    ('ä', "\u{302}\u{323}"),
    ('é', "\u{306}\u{301}"),
    ('è', "\u{306}\u{300}"),
    ('ë', "\u{306}\u{323}"),
    ('ú', "\u{306}\u{309}"),
    ('ü', "\u{306}\u{303}"),
];

static TABLES: LazyLock<[HashMap<char, char>; 2]> =
    LazyLock::new(|| [TCVN3, VNI_ALONE].map(|[from, to]| from.chars().zip(to.chars()).collect()));

/// The encoding that a text was typed in, if it isn't Unicode.
pub(super) fn encoding(text: &str) -> Option<&'static str> {
    let words = || {
        let letters = |c: char| !c.is_alphabetic() && !"\u{ad}µ¸¶·¹¨»¾¼½©®×¬¡¢£¤¥¦§«".contains(c);
        text.split(letters)
            .filter(|word| !word.is_ascii() && word.chars().any(char::is_alphabetic))
            .take(2000)
    };
    let count = words().count();
    if count < FEWEST {
        return None;
    }
    let valid = |decode: &dyn Fn(&str) -> String| {
        words().filter(|word| viet::syllable::is_possible(&decode(word).to_lowercase())).count()
    };
    let unicode = valid(&|word| word.to_owned());
    let (name, best) =
        [("TCVN3", valid(&tcvn3)), ("VNI", valid(&vni))].into_iter().max_by_key(|(_, valid)| *valid)?;
    (best * 10 >= count * 8 && best > unicode * 2).then_some(name)
}

fn tcvn3(word: &str) -> String {
    word.chars().map(|c| TABLES[0].get(&c).copied().unwrap_or(c)).collect()
}

fn vni(word: &str) -> String {
    let mut out = String::new();
    // The last letter is a vowel, marks aside.
    let mut vowel = false;
    for c in word.chars() {
        let marks = VNI_MARKS.iter().find(|(from, _)| Some(*from) == c.to_lowercase().next());
        if let Some((_, marks)) = marks.filter(|_| vowel) {
            out.push_str(marks);
            continue;
        }
        let letter = TABLES[1].get(&c).copied().unwrap_or(c);
        out.push(letter);
        if let Some(base) = std::iter::once(letter).nfd().filter(|c| c.is_alphabetic()).last() {
            vowel = "aeouyAEOUY".contains(base);
        }
    }
    out.nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::encoding;

    #[test]
    fn old_encodings_are_recognised_by_their_syllables() {
        assert_eq!(encoding("®Êt ®ai vµ quy ho¹ch ®« thÞ cña tØnh, n\u{AD}íc s¹ch"), Some("TCVN3"));
        assert_eq!(encoding("Ñaát ñai vaø quy hoaïch ñoâ thò cuûa tænh, nöôùc saïch"), Some("VNI"));
    }

    #[test]
    fn unicode_and_other_tongues_are_left_alone() {
        assert_eq!(encoding("Đất đai và quy hoạch đô thị của tỉnh, nước sạch"), None);
        assert_eq!(
            encoding("L'été dernier, où étiez-vous allés après la fête déjà célébrée à Genève ?"),
            None
        );
        assert_eq!(encoding("Straße, größer, über, müssen, für, schön, Äpfel"), None);
    }
}
