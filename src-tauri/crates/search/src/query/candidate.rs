//! The words that a syllable of the query may stand for: as typed; what it decodes to; the words of the index that the
//! typed marks admit; for what can't be a syllable, words one letter away; for an unfinished one, what it may become.

use viet::key::{admits, has_tone};
use viet::{Kind, telex};

use super::slot::Slot;
use crate::index::words::{Language, WordId};

/// A word that a slot may stand for.
#[derive(Debug, Clone)]
pub(crate) struct Candidate {
    pub key: String,
    pub word: Option<WordId>,
    /// What was typed says nothing of the tone that the word has, or of the shape of a letter.
    pub tone_missing: bool,
    pub shape_missing: bool,
    pub tone_typed: bool,
    pub shape_typed: bool,
    pub decoded: bool,
    pub near: bool,
    /// Only its beginning was typed.
    pub unfinished: bool,
    /// Log probability of typing this for that, marks aside.
    pub cost: f32,
}

/// Candidates kept for a slot.
const MOST: usize = 16;
/// Words that an unfinished one may become.
const MOST_ENDINGS: usize = 12;
/// Log probabilities: of a wrong letter, of not having ended the word yet.
const WRONG_LETTER: f32 = -4.0;
const UNFINISHED: f32 = -0.69;

/// The words of the index that a key with these marks may mean.
pub(crate) fn known_forms(typed: &str, language: &Language) -> Vec<WordId> {
    let forms = language.forms(&viet::key::fold_of(typed));
    forms.filter(|&word| admits(typed, language.key(word))).collect()
}

fn shapes(key: &str) -> usize {
    key.chars().filter(|c| matches!(c, '^' | '(' | '+' | '-')).count()
}

/// A word of the index for a key with these marks.
fn candidate(typed: &str, word: WordId, language: &Language) -> Candidate {
    let key = language.key(word).to_owned();
    Candidate {
        tone_missing: has_tone(&key) && !has_tone(typed),
        shape_missing: shapes(&key) > shapes(typed),
        tone_typed: has_tone(typed),
        shape_typed: shapes(typed) > 0,
        key,
        word: Some(word),
        decoded: false,
        near: false,
        unfinished: false,
        cost: 0.0,
    }
}

/// All candidates of a slot, the word as typed first.
pub(crate) fn of(slot: &Slot, language: &Language, as_typed: bool) -> Vec<Candidate> {
    let same = Candidate {
        key: slot.typed.clone(),
        word: language.find(&slot.typed),
        tone_missing: false,
        shape_missing: false,
        tone_typed: has_tone(&slot.typed),
        shape_typed: shapes(&slot.typed) > 0,
        decoded: false,
        near: false,
        unfinished: false,
        cost: 0.0,
    };
    let mut found = vec![same];
    if as_typed
        || !matches!(slot.kind, Kind::Word | Kind::Mixed)
        || is_settled(&slot.typed) && found[0].word.is_some()
    {
        return found;
    }
    let others = |typed: &str| -> Vec<Candidate> {
        let mut words = known_forms(typed, language);
        words.retain(|&word| language.key(word) != slot.typed);
        words.sort_by_key(|&word| std::cmp::Reverse(language.count(word)));
        words.truncate(MOST);
        words.into_iter().map(|word| candidate(typed, word, language)).collect()
    };
    found.extend(others(&slot.typed));
    // Doubled letters and the like never stand in a word, so what decodes was meant so, unless it is known as it is.
    let readings = telex::decode(&slot.raw);
    for reading in &readings {
        found.extend(others(&reading.key).into_iter().map(|c| Candidate { decoded: true, ..c }));
    }
    if let Some(reading) = readings.into_iter().next()
        && found.iter().all(|c| c.word.is_none())
        && !viet::syllable::is_completable(&slot.raw)
    {
        let key = reading.key;
        let (tone_typed, shape_typed) = (has_tone(&key), shapes(&key) > 0);
        found.push(Candidate { key, word: None, tone_typed, shape_typed, decoded: true, ..found[0].clone() });
    }
    if found.iter().all(|c| c.word.is_none()) && slot.kind == Kind::Word {
        let near = near_words(slot, language).into_iter();
        found.extend(near.map(|word| Candidate {
            near: true,
            tone_missing: false,
            shape_missing: false,
            cost: WRONG_LETTER,
            ..candidate(&slot.typed, word, language)
        }));
    }
    found
}

/// Whether the word has a tone and a shape wherever one may stand: nothing can be added to it.
fn is_settled(key: &str) -> bool {
    let open =
        |letter: &viet::Letter| letter.shape.is_none() && matches!(letter.base, 'a' | 'e' | 'o' | 'u' | 'd');
    let (letters, tone) = viet::key::parse(key);
    tone.is_some() && !letters.iter().any(open)
}

/// Words one letter away from what can't be a syllable; the folds are compared.
pub(crate) fn near_words(slot: &Slot, language: &Language) -> Vec<WordId> {
    let length = slot.fold.chars().count();
    if !(3..=12).contains(&length) || viet::syllable::is_completable(&slot.raw) {
        return Vec::new();
    }
    if language.abbreviations.expand(&slot.fold).next().is_some() {
        return Vec::new();
    }
    let typed: Vec<char> = slot.fold.chars().collect();
    let mut words: Vec<WordId> =
        (0..language.words()).filter(|&word| is_near(&typed, language.fold(word))).collect();
    let tone = viet::key::parse(&slot.typed).1;
    // The tone, if one was typed, is rarely wrong as well.
    if tone.is_some() && words.iter().any(|&w| viet::key::parse(language.key(w)).1 == tone) {
        words.retain(|&w| viet::key::parse(language.key(w)).1 == tone);
    }
    words.sort_by_key(|&word| std::cmp::Reverse(language.count(word)));
    words.truncate(MOST);
    words
}

/// Whether one letter more, less, or other, or two exchanged, makes one word of the other.
pub(crate) fn is_near(one: &[char], other: &str) -> bool {
    let length = other.chars().count();
    if length.abs_diff(one.len()) > 1 || !other.starts_with(|c: char| c.is_alphabetic()) {
        return false;
    }
    let same = one.iter().zip(other.chars()).take_while(|(a, b)| **a == *b).count();
    let mut rest = other.chars().skip(same);
    let tail = one.get(same..).unwrap_or_default();
    let equal = |a: &[char], b: &mut dyn Iterator<Item = char>| a.iter().copied().eq(b);
    match length.cmp(&one.len()) {
        std::cmp::Ordering::Less => tail.get(1..).is_some_and(|tail| equal(tail, &mut rest)),
        std::cmp::Ordering::Greater => equal(tail, &mut rest.skip(1)),
        std::cmp::Ordering::Equal => {
            let other: Vec<char> = rest.collect();
            let exchanged = matches!((tail, other.as_slice()), ([a, b, x @ ..], [c, d, y @ ..]) if a == d && b == c && x == y);
            exchanged || tail.get(1..) == other.get(1..)
        }
    }
}

/// Telex is typed for a whole query or not at all: where a word stands in the index as typed, its decoding counts only
/// if another word has no other meaning; and only then is a word decoded that the index doesn't have.
pub(crate) fn keep_decoded_where_typed_so(candidates: &mut [Vec<Candidate>]) {
    let plain = |c: &Candidate| c.word.is_some() && !c.decoded && !c.near;
    let only_decoded =
        |slot: &Vec<Candidate>| slot.iter().any(|c| c.decoded && c.word.is_some()) && !slot.iter().any(plain);
    let raw = candidates.iter().any(only_decoded);
    for slot in candidates {
        if slot.iter().any(plain) {
            slot.retain(|c| raw || !c.decoded);
        } else if slot.iter().any(|c| c.decoded && c.word.is_none()) {
            slot.retain(|c| c.decoded == raw);
        }
    }
}

/// Adds words that begin with what was typed.
pub(crate) fn add_endings(candidates: &mut Vec<Candidate>, slot: &Slot, language: &Language) {
    if slot.kind == Kind::Number {
        // One figure could become any year; two say what is meant.
        let longer = language.prefixed(&slot.typed).filter(|_| slot.typed.len() > 1);
        let longer = longer.filter(|&word| language.key(word) != slot.typed).take(MOST_ENDINGS);
        candidates.extend(longer.map(|word| Candidate {
            unfinished: true,
            cost: UNFINISHED,
            ..candidate(&slot.typed, word, language)
        }));
        return;
    }
    let mut readings = vec![slot.typed.clone()];
    readings.extend(telex::decode_prefix(&slot.raw).into_iter().map(|d| d.key));
    let mut longer: Vec<(WordId, Candidate)> = Vec::new();
    for reading in readings {
        let (letters, tone) = viet::key::parse(&reading);
        let shortest = letters.len();
        for prefix in viet::fold::prefixes(&viet::key::display(&reading)) {
            for word in language.prefixed(&prefix) {
                let (full, full_tone) = viet::key::parse(language.key(word));
                let agrees = full.len() > shortest
                    && letters.iter().zip(&full).all(|(t, f)| t.shape.is_none() || t.shape == f.shape)
                    && (tone.is_none() || tone == full_tone);
                if agrees && !longer.iter().any(|(known, _)| *known == word) {
                    let all = candidate(&reading, word, language);
                    longer.push((
                        word,
                        Candidate {
                            tone_missing: false,
                            shape_missing: false,
                            unfinished: true,
                            cost: UNFINISHED,
                            ..all
                        },
                    ));
                }
            }
        }
    }
    longer.sort_by_key(|(word, _)| (std::cmp::Reverse(language.count(*word)), *word));
    // After a word, a rare ending may be the likeliest one; alone, only the frequent ones can be meant.
    longer.truncate(if slot.follows { 400 } else { MOST_ENDINGS });
    candidates.extend(longer.into_iter().map(|(_, candidate)| candidate));
}

/// The words an unfinished one may become, the likeliest first, with their share beside it.
pub(crate) fn endings(
    candidates: &[Candidate],
    slot: &Slot,
    before: Option<WordId>,
    language: &Language,
) -> Vec<(WordId, f32)> {
    let score = |c: &Candidate| match before {
        Some(_) => language.after(before, c.word) + c.cost,
        None => language.alone(c.word) + c.cost,
    };
    let mut known: Vec<(WordId, f32)> = candidates.iter().filter_map(|c| Some((c.word?, score(c)))).collect();
    known.sort_by(|(w, one), (v, other)| other.total_cmp(one).then(w.cmp(v)));
    known.truncate(MOST_ENDINGS);
    let best = known.first().map_or(0.0, |(_, score)| *score);
    let mut shares: Vec<(WordId, f32)> =
        known.into_iter().map(|(word, score)| (word, (score - best).exp())).collect();
    // The word as it stands is what the reader sees; it never counts for less than what it may become.
    for share in shares.iter_mut().filter(|(word, _)| Some(*word) == slot.word) {
        share.1 = 1.0;
    }
    shares.retain(|(_, share)| *share > 0.02);
    shares
}
