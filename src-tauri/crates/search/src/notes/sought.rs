//! A plan → what is looked for in the reader's notes, and what is lit there.
//!
//! What was understood over the library holds here too. But a note's words may be none of the library's, so every word
//! of the notes that agrees with the marks typed counts as well, for less.

use std::collections::HashMap;
use std::ops::Range;

use viet::key::{admits, fold_of, is_marked};
use viet::{Break, Kind, Token, telex};

use super::words::{NoteIndex, Place};
use crate::index::schema::Column;
use crate::query::plan::{Phrase, Plan, parts};
use crate::query::slot::Slot;

/// What a word counts that only agrees with the marks typed, an abbreviation's words, and two words side by side.
const FOLDED: f32 = 0.5;
const OTHERWISE: f32 = 0.7;
const PAIR: f32 = 0.7;

/// Notes whose order neighbours may change.
const RERANKED: usize = 200;

/// A note found.
#[derive(Debug, Clone)]
pub struct NoteHit {
    /// Its id.
    pub id: String,
    /// Higher is better; comparable within one page.
    pub score: f32,
    /// Byte ranges to light in the text that was given, in order, not overlapping.
    pub marks: Vec<Range<usize>>,
}

/// A query as the notes are asked. Sets of slots are bits.
pub(crate) struct Sought<'a> {
    notes: &'a NoteIndex,
    wishes: Vec<Wish>,
    by_word: HashMap<u32, Accepted>,
    /// Other ways of saying some slots.
    phrases: Vec<(Row, u64)>,
    codes: Vec<(String, u64)>,
    required: Vec<Row>,
    excluded: Vec<Row>,
    /// All slots that are searched for, and those that stand right after the one before.
    all: u64,
    follow: u64,
}

/// A slot's words among those of the notes.
struct Wish {
    bit: u64,
    keys: Vec<u32>,
    folds: Vec<u32>,
    idf: f32,
}

/// Words to stand one after another: at each place one of these.
type Row = Vec<Vec<u32>>;

#[derive(Default, Clone, Copy)]
struct Accepted {
    keys: u64,
    folds: u64,
}

impl<'a> Sought<'a> {
    pub(crate) fn new(plan: &Plan, notes: &'a NoteIndex, as_typed: bool) -> Self {
        let mut sought = Self {
            notes,
            wishes: Vec::new(),
            by_word: HashMap::new(),
            phrases: Vec::new(),
            codes: Vec::new(),
            required: plan.required.iter().map(|phrase| row(phrase, notes)).collect(),
            excluded: plan.excluded.iter().map(|phrase| row(phrase, notes)).collect(),
            all: 0,
            follow: 0,
        };
        let last = plan.slots.len().checked_sub(1).filter(|_| plan.query.open && !as_typed);
        for (i, slot) in plan.wanted() {
            let bit = 1 << i;
            sought.all |= bit;
            sought.follow |= u64::from(slot.follows) << i;
            let others = plan.others.iter().filter(|(of, _)| *of == i).map(|(_, key)| key.as_str());
            let (keys, folds) = words(slot, others, last == Some(i), as_typed, notes);
            keys.iter().for_each(|&word| sought.by_word.entry(word).or_default().keys |= bit);
            folds.iter().for_each(|&word| sought.by_word.entry(word).or_default().folds |= bit);
            let holders = |word: &u32| notes.vocabulary[*word as usize].notes.len();
            let with = keys.iter().chain(&folds).map(holders).sum::<usize>().min(notes.len()) as f32;
            let idf = (1.0 + (notes.len() as f32 - with + 0.5) / (with + 0.5)).ln();
            sought.wishes.push(Wish { bit, keys, folds, idf });
        }
        for phrase in &plan.phrases {
            let row = row(phrase, notes);
            if row.iter().all(|words| !words.is_empty()) {
                sought.phrases.push((row, phrase.covers & sought.all));
            }
        }
        if !as_typed {
            let named = viet::code::references(&parts(&plan.slots)).into_iter();
            let named =
                named.map(|named| (named.term(), named.tokens.fold(0, |bits, slot| bits | 1 << slot)));
            sought.codes.extend(named);
        }
        let inside = |token: &Token, slot: &Slot| {
            token.range.start <= slot.range.start && slot.range.end <= token.range.end
        };
        for token in plan.query.tokens.iter().filter(|token| token.kind == Kind::Code) {
            let covers =
                plan.wanted().filter(|(_, slot)| inside(token, slot)).fold(0, |b, (i, _)| b | 1 << i);
            sought.codes.push((token.key.clone(), covers));
        }
        sought
    }

    /// The notes that hold what is sought, best first, how many there are, and whether the first holds every syllable;
    /// only those on documents that `admits` lets in.
    pub(crate) fn find(&self, limit: usize, admits: impl Fn(&str) -> bool) -> (Vec<NoteHit>, usize, bool) {
        let (ranked, whole) = self.rank(|number| {
            self.notes.entry(number).filter(|entry| admits(&entry.doc)).map(|entry| entry.words.as_slice())
        });
        let total = ranked.len();
        let hit = |(number, score): (u32, f32)| {
            let entry = self.notes.entry(number)?;
            Some(NoteHit { id: entry.id.clone(), score, marks: self.light(&entry.text) })
        };
        (ranked.into_iter().take(limit).filter_map(hit).collect(), total, whole)
    }

    /// The numbers of the notes that hold more than half of the syllables, best first; and whether the first of them
    /// holds all. `words` gives a note's own.
    fn rank<'n>(&self, words: impl Fn(u32) -> Option<&'n [Place]>) -> (Vec<(u32, f32)>, bool) {
        let numbers = self.notes.numbers();
        let mut covered = vec![0_u64; numbers];
        let mut scores = vec![0.0_f32; numbers];
        for wish in &self.wishes {
            for (list, weight) in [(&wish.keys, 1.0), (&wish.folds, FOLDED)] {
                for &number in list.iter().flat_map(|&word| &self.notes.vocabulary[word as usize].notes) {
                    let at = number as usize;
                    if covered[at] & wish.bit == 0 {
                        covered[at] |= wish.bit;
                        scores[at] += wish.idf * weight;
                    }
                }
            }
        }
        let mut cover = |number: u32, covers: u64, weight: f32| {
            let at = number as usize;
            let new = covers & self.all & !covered[at];
            let gain = self.wishes.iter().filter(|wish| wish.bit & new != 0).map(|wish| wish.idf);
            scores[at] += gain.sum::<f32>() * weight;
            covered[at] |= new;
        };
        for (code, covers) in &self.codes {
            for &number in self.notes.by_code.get(code).into_iter().flatten() {
                cover(number, *covers, 1.0);
            }
        }
        for (row, covers) in &self.phrases {
            for number in self.holding(row, &words) {
                cover(number, *covers, OTHERWISE);
            }
        }
        let enough = |covered: u64| 2 * covered.count_ones() > self.all.count_ones();
        let fits = |number: u32| {
            words(number).is_some_and(|words| {
                self.required.iter().all(|row| holds(words, row))
                    && !self.excluded.iter().any(|row| holds(words, row))
            })
        };
        let mut found: Vec<(u32, f32)> = (0..)
            .zip(covered.iter().zip(&scores))
            .filter(|(number, (covered, _))| enough(**covered) && fits(*number))
            .map(|(number, (_, score))| (number, *score))
            .collect();
        found.sort_unstable_by(by_score);
        let top = found.len().min(RERANKED);
        for (number, score) in &mut found[..top] {
            *score += words(*number).map_or(0.0, |words| self.pairs(words));
        }
        found[..top].sort_unstable_by(by_score);
        let whole = found.first().is_some_and(|(number, _)| covered[*number as usize] & self.all == self.all);
        (found, whole)
    }

    /// What to light in a text.
    fn light(&self, text: &str) -> Vec<Range<usize>> {
        let all: Vec<Token> = viet::tokens(text).collect();
        let wanted = |code: &str| self.codes.iter().any(|(known, _)| known == code);
        let is_code = |token: &&Token| {
            token.kind == Kind::Code
                && (wanted(&token.key) || viet::code::short(&token.key).is_some_and(|short| wanted(&short)))
        };
        let mut ranges: Vec<Range<usize>> =
            all.iter().filter(is_code).map(|token| token.range.clone()).collect();
        let named = viet::code::references(&all).into_iter();
        ranges.extend(named.filter(|named| wanted(&named.term())).map(|named| named.range));

        let parts: Vec<&Token> = all.iter().filter(|token| !token.overlay).collect();
        let places: Vec<Option<Place>> = parts
            .iter()
            .map(|token| {
                let word = self.notes.find_word(&token.key)?;
                Some(Place { word, joined: token.before == Break::None })
            })
            .collect();
        let accepted = |place: &Option<Place>| {
            place.and_then(|place| self.by_word.get(&place.word)).copied().unwrap_or_default()
        };
        // Another word with the same letters is lit only where the word itself isn't there.
        let present = places.iter().fold(0, |bits, place| bits | accepted(place).keys);
        let here: Vec<u64> = places
            .iter()
            .map(|place| {
                let Accepted { keys, folds } = accepted(place);
                keys | folds & !present
            })
            .collect();
        // Slots whose word stands right after that of the slot before. Where two of them stand so anywhere in the
        // text, each by itself is another word: *đổi* of *biến đổi*.
        let after = |at: usize| match at.checked_sub(1).zip(parts.get(at)) {
            Some((before, part)) if part.before == Break::None => here[before] << 1 & here[at] & self.follow,
            _ => 0,
        };
        let bound = (0..parts.len()).fold(0, |bits, at| bits | after(at) | after(at) >> 1);
        let lights = |at: usize| here[at] & (!bound | after(at) | after(at + 1) >> 1) != 0;
        let mut lit: Vec<bool> = (0..parts.len()).map(lights).collect();
        for row in self.phrases.iter().map(|(row, _)| row).chain(&self.required) {
            for at in 0..places.len() {
                let here = places.get(at..at + row.len()).unwrap_or_default();
                let here: Option<Vec<Place>> = here.iter().copied().collect();
                if here.is_some_and(|here| stands(&here, row)) {
                    lit[at..at + row.len()].fill(true);
                }
            }
        }
        let blank = |from: usize, to: usize| text.get(from..to).is_some_and(|gap| gap.trim().is_empty());
        let mut open = false;
        for (part, lit) in parts.iter().zip(lit) {
            if lit {
                match ranges.last_mut().filter(|last| open && blank(last.end, part.range.start)) {
                    Some(last) => last.end = part.range.end,
                    None => ranges.push(part.range.clone()),
                }
            }
            open = lit;
        }
        merged(ranges)
    }

    /// The notes that hold these words one after another.
    fn holding<'n>(&self, row: &Row, words: &impl Fn(u32) -> Option<&'n [Place]>) -> Vec<u32> {
        let holders = |place: &&Vec<u32>| {
            place.iter().map(|&word| self.notes.vocabulary[word as usize].notes.len()).sum::<usize>()
        };
        let Some(rarest) = row.iter().min_by_key(holders) else { return Vec::new() };
        let numbers = rarest.iter().flat_map(|&word| &self.notes.vocabulary[word as usize].notes).copied();
        numbers.filter(|&number| words(number).is_some_and(|words| holds(words, row))).collect()
    }

    /// What the query's neighbours are worth that stand side by side here too.
    fn pairs(&self, words: &[Place]) -> f32 {
        let (mut found, mut before) = (0, 0);
        for place in words {
            let Accepted { keys, folds } = self.by_word.get(&place.word).copied().unwrap_or_default();
            let here = keys | folds;
            if place.joined {
                found |= before << 1 & here & self.follow;
            }
            before = here;
        }
        self.wishes.iter().filter(|wish| wish.bit & found != 0).map(|wish| wish.idf * PAIR).sum()
    }
}

/// The words of the notes that a slot stands for: itself, and those that agree with what was typed.
fn words<'k>(
    slot: &Slot,
    others: impl Iterator<Item = &'k str>,
    open: bool,
    as_typed: bool,
    notes: &NoteIndex,
) -> (Vec<u32>, Vec<u32>) {
    let mut keys: Vec<u32> = notes.find_word(&slot.typed).into_iter().collect();
    if as_typed {
        return (keys, Vec::new());
    }
    keys.extend(notes.find_word(&slot.key));
    keys.extend(others.filter_map(|key| notes.find_word(key)));
    keys.sort_unstable();
    keys.dedup();
    let mut folds = Vec::new();
    let key = |word: u32| notes.vocabulary[word as usize].key.as_str();
    let agreeing = |typed: &str, folds: &mut Vec<u32>| {
        folds.extend(notes.forms(&fold_of(typed)).filter(|&word| admits(typed, key(word))));
    };
    // A word that was typed with its marks means itself, and so does one of a query typed with its tones.
    if !is_marked(&slot.typed) && (!slot.toned || slot.word.is_none()) {
        agreeing(&slot.typed, &mut folds);
    }
    let raw = matches!(slot.kind, Kind::Word | Kind::Mixed) && slot.word.is_none();
    if raw {
        telex::decode(&slot.raw).iter().for_each(|reading| agreeing(&reading.key, &mut folds));
    }
    // One letter begins half of all words.
    if open && slot.raw.chars().count() > 1 {
        let mut readings = vec![slot.typed.clone()];
        readings.extend(telex::decode_prefix(&slot.raw).into_iter().map(|reading| reading.key));
        for reading in &readings {
            for prefix in viet::fold::prefixes(&viet::key::display(reading)) {
                folds.extend(notes.prefixed(&prefix).filter(|&word| continues(reading, key(word))));
            }
        }
    }
    folds.sort_unstable();
    folds.dedup();
    folds.retain(|word| keys.binary_search(word).is_err());
    (keys, folds)
}

/// Whether a word begins with what was typed, as far as marks were.
fn continues(typed: &str, key: &str) -> bool {
    let ((typed, tone), (full, full_tone)) = (viet::key::parse(typed), viet::key::parse(key));
    full.len() >= typed.len()
        && typed.iter().zip(&full).all(|(t, f)| t.shape.is_none() || t.shape == f.shape)
        && (tone.is_none() || tone == full_tone)
}

fn row(phrase: &Phrase, notes: &NoteIndex) -> Row {
    let alternatives = |word: &String| match phrase.column {
        Column::Fold => notes.forms(word).collect(),
        _ => notes.find_word(word).into_iter().collect(),
    };
    phrase.words.iter().map(alternatives).collect()
}

fn holds(words: &[Place], row: &Row) -> bool {
    !row.is_empty() && words.windows(row.len()).any(|here| stands(here, row))
}

/// Whether these are the words of a row, in one sentence.
fn stands(here: &[Place], row: &Row) -> bool {
    here.len() == row.len()
        && here
            .iter()
            .zip(row)
            .enumerate()
            .all(|(i, (place, words))| words.contains(&place.word) && (i == 0 || place.joined))
}

/// Best first; of equals, the one written last.
fn by_score(one: &(u32, f32), other: &(u32, f32)) -> std::cmp::Ordering {
    other.1.total_cmp(&one.1).then(other.0.cmp(&one.0))
}

fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}
