//! Is this a possible Vietnamese syllable: an onset, a rhyme that follows it, a tone the rhyme can bear.
//!
//! *nghiêng* is one, *thij*, *test* and *nghang* are not. Search corrects spelling only in what can't be a
//! syllable, and takes raw Telex or VNI for what it decodes to only if that is one.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::normalize::{Letter, Shape, Spelling, Tone};

/// Onsets, the longer before the shorter they begin with.
const ONSETS: [&str; 28] = [
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g", "h", "k",
    "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
];

/// Every rhyme that occurs, without tone. After `qu` the glide is part of the onset.
const RHYMES: &str = "\
a ai ao au ay ac ach am an ang anh ap at \
ăc ăm ăn ăng ăp ăt ăk \
âu ây âc âm ân âng âp ât \
e eo ec em en eng ep et \
ê êu êch êm ên ênh êp êt êng \
i ia iu ich im in inh ip it iêu iêc iêm iên iêng iêp iêt \
y yêu yêm yên yêng yêt ych ynh yt yn yp \
o oi oc om on ong op ot oong ooc \
ô ôi ôc ôm ôn ông ôp ôt \
ơ ơi ơm ơn ơp ơt \
u ua ui uc um un ung up ut uôi uôc uôm uôn uông uôt \
ư ưa ưi ưu ưc ưm ưng ưt ươi ươu ươc ươm ươn ương ươp ươt \
oa oai oao oay oac oach oam oan oang oanh oap oat oăc oăm oăn oăng oăt oe oeo oen oet \
uân uât uâng uây uê uêch uênh uơ uy uya uyu uych uynh uyt uyn uyp uyên uyêt";

struct Tables {
    onsets: Vec<Vec<Letter>>,
    rhymes: Vec<Vec<Letter>>,
    rhyme_set: HashSet<Vec<Letter>>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let rhymes: Vec<Vec<Letter>> = RHYMES.split_whitespace().map(|r| Spelling::of(r).letters).collect();
    Tables {
        onsets: ONSETS.iter().map(|o| Spelling::of(o).letters).collect(),
        rhyme_set: rhymes.iter().cloned().collect(),
        rhymes,
    }
});

/// Whether the word, as it stands with its marks, is a possible syllable.
///
/// ```
/// assert!(viet::syllable::is_possible("nghiêng"));
/// assert!(!viet::syllable::is_possible("quyêt")); // a stop takes sắc or nặng only
/// assert!(!viet::syllable::is_possible("thij"));
/// ```
#[must_use]
pub fn is_possible(word: &str) -> bool {
    let word = Spelling::of(word);
    is_syllable(&word.letters, word.tone)
}

/// Whether some marks added to the word make it a possible syllable. Marks already there stay.
///
/// ```
/// assert!(viet::syllable::is_completable("quyet"));
/// assert!(viet::syllable::is_completable("nghiêng"));
/// assert!(!viet::syllable::is_completable("test"));
/// ```
#[must_use]
pub fn is_completable(word: &str) -> bool {
    let word = Spelling::of(word);
    completions(&word.letters, word.tone, |typed, rhyme| {
        typed.len() == rhyme.len() && typed.iter().zip(rhyme).all(|(t, r)| admits(*t, *r))
    })
}

/// Whether the letters and the tone are a syllable.
pub(crate) fn is_syllable(letters: &[Letter], tone: Option<Tone>) -> bool {
    let tables = &*TABLES;
    tables.onsets.iter().any(|onset| {
        letters.strip_prefix(onset.as_slice()).is_some_and(|rhyme| {
            let whole =
                (is_lone_gi(onset, rhyme) || tables.rhyme_set.contains(rhyme)) && is_spelt_so(onset, rhyme);
            whole && takes_tone(rhyme, tone)
        })
    })
}

/// Whether some syllable begins with the letters, marks not yet typed being free.
pub(crate) fn begins_syllable(letters: &[Letter], tone: Option<Tone>) -> bool {
    let only_onset = TABLES
        .onsets
        .iter()
        .any(|onset| letters.len() <= onset.len() && letters.iter().zip(onset).all(|(t, o)| admits(*t, *o)));
    only_onset && tone.is_none()
        || completions(letters, tone, |typed, rhyme| {
            typed.len() <= rhyme.len() && typed.iter().zip(rhyme).all(|(t, r)| admits(*t, *r))
        })
}

fn completions(letters: &[Letter], tone: Option<Tone>, fits: impl Fn(&[Letter], &[Letter]) -> bool) -> bool {
    let tables = &*TABLES;
    tables.onsets.iter().any(|onset| {
        let Some((head, rest)) = letters.split_at_checked(onset.len()) else { return false };
        head.iter().zip(onset).all(|(t, o)| admits(*t, *o))
            && (is_lone_gi(onset, rest)
                || tables.rhymes.iter().any(|rhyme| {
                    fits(rest, rhyme)
                        && is_spelt_so(onset, rhyme)
                        && (tone.is_none() || takes_tone(rhyme, tone))
                }))
    })
}

fn admits(typed: Letter, full: Letter) -> bool {
    typed.base == full.base && (typed.shape.is_none() || typed.shape == full.shape)
}

fn is(letters: &[Letter], text: &str) -> bool {
    letters.len() == text.len() && starts(letters, text)
}

fn starts(letters: &[Letter], text: &str) -> bool {
    letters.iter().take(text.len()).map(|l| l.base).eq(text.chars())
}

/// *gì*: the i is both the end of the onset and the vowel.
fn is_lone_gi(onset: &[Letter], rhyme: &[Letter]) -> bool {
    rhyme.is_empty() && is(onset, "gi")
}

/// The spelling rules between an onset and the rhyme after it.
fn is_spelt_so(onset: &[Letter], rhyme: &[Letter]) -> bool {
    let Some(first) = rhyme.first() else { return is_lone_gi(onset, rhyme) };
    let any = |heads: &[&str]| heads.iter().any(|head| starts(rhyme, head));
    let front = matches!(first.base, 'e' | 'i' | 'y');
    let lone_y = first.base != 'y' || rhyme.len() == 1;
    let onset: String = onset.iter().map(|l| l.base).collect();
    match onset.as_str() {
        // Without an onset the diphthong is written yê: yên, but tiên.
        "" => !starts(rhyme, "ie") && (lone_y || starts(rhyme, "ye")),
        "qu" => match first.base {
            'u' => false,
            'o' => {
                first.shape == Some(Shape::Horn) || first.shape == Some(Shape::Circumflex) && is(rhyme, "oc")
            }
            _ => !any(&["ie", "ia", "iu"]),
        },
        "ng" => !front,
        "ngh" | "gh" => front && first.base != 'y',
        "gi" => !matches!(first.base, 'i' | 'y'),
        "g" => !front || first.base == 'i' && !any(&["ia", "iu"]),
        // Before a glide the sound of c is written q.
        "c" => !front && (!any(&["oa", "oe", "uy", "ue"]) && !(is_glide_u(rhyme))),
        // k before a back vowel only in names: Bắc Kạn, Kon Tum.
        "k" => front && lone_y || is(rhyme, "an") || is(rhyme, "on"),
        "h" | "l" | "m" | "s" | "t" | "th" | "v" => lone_y,
        _ => first.base != 'y',
    }
}

/// The u of uâ and uơ, a glide and not a vowel.
fn is_glide_u(rhyme: &[Letter]) -> bool {
    match rhyme {
        [u, next, ..] => {
            u.base == 'u'
                && u.shape.is_none()
                && next.is_vowel()
                && next.base != 'i'
                && next.shape.is_some()
                && !(next.base == 'o' && next.shape == Some(Shape::Circumflex))
        }
        _ => false,
    }
}

/// Syllables closed by a stop (c, ch, k, p, t) bear sắc or nặng and nothing else.
fn takes_tone(rhyme: &[Letter], tone: Option<Tone>) -> bool {
    let stop = match rhyme {
        [.., Letter { base: 'c', .. }, Letter { base: 'h', .. }] => true,
        [.., last] => matches!(last.base, 'c' | 'k' | 'p' | 't'),
        [] => false,
    };
    !stop || matches!(tone, Some(Tone::Sac | Tone::Nang))
}

/// Every possible syllable, for tests that want them all.
#[cfg(test)]
pub(crate) fn all() -> Vec<String> {
    let tones = [None].into_iter().chain(Tone::ALL.map(Some));
    let mut found = HashSet::new();
    for onset in &TABLES.onsets {
        for rhyme in TABLES.rhymes.iter().chain([&Vec::new()]) {
            let letters: Vec<Letter> = onset.iter().chain(rhyme).copied().collect();
            for tone in tones.clone() {
                if is_syllable(&letters, tone) {
                    found.insert(crate::key::compose(&letters, tone));
                }
            }
        }
    }
    let mut found: Vec<String> = found.into_iter().collect();
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    #[track_caller]
    fn check(word: &str, possible: bool) {
        assert_eq!(is_possible(word), possible, "{word}");
        assert_eq!(is_possible(&word.nfd().collect::<String>()), possible, "{word} in NFD");
    }

    #[test]
    fn syllables() {
        for word in "nghiêng quyết đô thị hoà hòa thuỷ gì giếng giết giữa già giẻ quốc quý quí quỳnh huýt khuỷu người \
            ươm yên yếu ý ỷ uỷ oái xoong boong ngoằn nghĩa ghế kỹ kĩ mỹ lý tỷ sĩ của cuốn cười ngoéo thuở quở khuya \
            đắk lắk kạn kon pin phở trăng xoè ừ ơi ông ấp rượu"
            .split_whitespace()
        {
            check(word, true);
        }
        for word in "thij ddoo test was quyêt hoàt nghang ghà kà cê cí qa qú bds xyz ngìn iên bý fa ja wa zô hh ng đđô căoa \
            quyềt tiễp anhh ôo coa cuâ tiêu1"
            .split_whitespace()
        {
            check(word, false);
        }
    }

    #[test]
    fn marks_may_be_missing() {
        for (word, completable) in [
            ("quyet", true),
            ("quyêt", true),
            ("nghieng", true),
            ("duong", true),
            ("đuong", true),
            ("gieng", true),
            ("uong", true),
            ("test", false),
            ("covid", false),
            ("nq", false),
            ("quyềt", false),
            ("nghej", false),
        ] {
            assert_eq!(is_completable(word), completable, "{word}");
        }
    }

    #[test]
    fn whatever_is_possible_is_completable_without_its_marks() {
        let all = all();
        assert!((5_000..20_000).contains(&all.len()), "{}", all.len());
        for word in all.iter().step_by(7) {
            assert!(is_completable(word), "{word}");
            let bare: String = Spelling::of(word).letters.iter().map(|l| l.base).collect();
            assert!(is_completable(&bare), "{word}");
        }
    }
}
