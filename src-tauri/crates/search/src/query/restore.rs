//! Which words were meant: marks that weren't typed, raw Telex and VNI, slips of the finger.
//!
//! Each syllable has [candidates](super::candidate). The likeliest row of them is found by Viterbi over the index's own
//! pairs of neighbours. Whether marks are missing is a question to the whole query: tones, and shapes of letters, were
//! either typed with care or they weren't.

use std::ops::Range;

use viet::{Kind, telex};

use super::candidate::{self, Candidate, known_forms};
use super::parse::Query;
use super::slot::Slot;
use crate::index::words::Language;

/// Slots kept: a bit each, and runs of letters and digits may be several.
const MOST_SLOTS: usize = 60;

/// Log probabilities: of a mark typed or left out where both happen, of leaving marks out here and there, of leaving
/// out the tone of a word whose letters were given their shape.
const EITHER: f32 = -0.69;
const CARELESS: f32 = -1.0;
const TONE_ALONE: f32 = -3.0;

/// Finds the words of the query; as typed, none is changed.
pub(crate) fn restore(query: &Query, language: &Language, as_typed: bool) -> Vec<Slot> {
    let mut slots = slots(query, language, as_typed);
    // A letter by itself names nothing: it could become half the index.
    let as_typed = as_typed || slots.len() == 1 && slots[0].raw.chars().count() == 1;
    let mut candidates: Vec<Vec<Candidate>> =
        slots.iter().map(|slot| candidate::of(slot, language, as_typed)).collect();
    candidate::keep_decoded_where_typed_so(&mut candidates);
    let open = if query.open && !as_typed { slots.len().checked_sub(1) } else { None };
    if let Some(last) = open {
        candidate::add_endings(&mut candidates[last], &slots[last], language);
    }
    let (path, tones_typed) = best_path(&slots, &candidates, language);
    for (i, (slot, &chosen)) in slots.iter_mut().zip(&path).enumerate() {
        let candidate = &candidates[i][chosen];
        slot.key.clone_from(&candidate.key);
        slot.word = candidate.word;
        slot.near = candidate.near;
        slot.unfinished = candidate.unfinished;
        slot.guessed = candidate.tone_missing || candidate.shape_missing;
        slot.toned = candidate.tone_typed || tones_typed || as_typed;
        if slot.key != slot.typed {
            slot.fold =
                candidate.word.map_or_else(|| viet::key::fold_of(&slot.key), |w| language.fold(w).to_owned());
        }
    }
    if let Some(last) = open {
        let before = last.checked_sub(1).filter(|_| slots[last].follows).and_then(|b| slots[b].word);
        slots[last].endings = candidate::endings(&candidates[last], &slots[last], before, language);
    }
    slots
}

/// The query's parts, one slot each; letters and digits run together are one slot if they decode.
fn slots(query: &Query, language: &Language, as_typed: bool) -> Vec<Slot> {
    let mut slots: Vec<Slot> = Vec::new();
    let mut at = 0;
    let mut before: Option<usize> = None;
    while let Some(token) = query.tokens.get(at) {
        let follows = before.is_some_and(|before| query.follows(at, before));
        let slot = |range: Range<usize>, key: String, fold: String, follows: bool, kind: Kind| Slot {
            raw: query.text[range.clone()].to_owned(),
            range,
            role: query.roles[at],
            follows,
            typed: key.clone(),
            key,
            fold,
            kind,
            word: None,
            toned: false,
            guessed: false,
            near: false,
            unfinished: false,
            endings: Vec::new(),
        };
        if token.kind == Kind::Mixed && !as_typed {
            let raw = &query.text[token.range.clone()];
            let pieces = decodable(raw, language);
            if !pieces.is_empty() {
                for (n, piece) in pieces.into_iter().enumerate() {
                    let range = token.range.start + piece.start..token.range.start + piece.end;
                    let (key, fold) = (viet::key(&raw[piece.clone()]), viet::fold(&raw[piece]));
                    slots.push(slot(range, key, fold, follows || n > 0, Kind::Mixed));
                }
                let end = token.range.end;
                before = Some(at);
                at += query.tokens[at..].iter().take_while(|t| t.range.start < end).count();
                continue;
            }
        }
        if !token.overlay {
            slots.push(slot(token.range.clone(), token.key.clone(), token.fold.clone(), follows, token.kind));
            before = Some(at);
        }
        at += 1;
    }
    slots.truncate(MOST_SLOTS);
    slots
}

/// The pieces of a run of letters and digits that read as VNI words; empty if it is something else. Words that the
/// index doesn't have are read so too, unless the letters before the digits are a word of it (*quý 2*).
fn decodable(raw: &str, language: &Language) -> Vec<Range<usize>> {
    let known =
        |readings: &[telex::Decoded]| readings.iter().any(|d| !known_forms(&d.key, language).is_empty());
    let glued = telex::decode_glued(raw);
    if !glued.is_empty() && glued.iter().all(|(_, readings)| known(readings)) {
        return glued.into_iter().map(|(range, _)| range).collect();
    }
    let single = telex::decode(raw);
    let letters = raw.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_word =
        letters.chars().all(char::is_alphabetic) && !known_forms(&viet::key(letters), language).is_empty();
    if known(&single) || !single.is_empty() && !is_word {
        std::iter::once(0..raw.len()).collect()
    } else {
        Vec::new()
    }
}

/// Which marks are held to have been typed wherever they belong.
#[derive(Clone, Copy)]
struct Care {
    tones: bool,
    shapes: bool,
    /// Whether any was typed at all.
    any_tone: bool,
    any_shape: bool,
}

impl Care {
    /// Log probability of typing this for that; `None` if it can't have been.
    fn of(self, c: &Candidate) -> Option<f32> {
        if self.tones && c.tone_missing || self.shapes && c.shape_missing {
            return None;
        }
        let mut cost = c.cost;
        if !self.tones && self.any_tone && (c.tone_typed || c.tone_missing) {
            cost += if c.tone_missing && c.shape_typed { TONE_ALONE } else { EITHER };
        }
        if !self.shapes && self.any_shape && (c.shape_typed || c.shape_missing) {
            cost += EITHER;
        }
        Some(cost)
    }
}

/// The likeliest row of candidates, and whether it takes all tones for typed.
fn best_path(slots: &[Slot], candidates: &[Vec<Candidate>], language: &Language) -> (Vec<usize>, bool) {
    let any = |typed: fn(&Candidate) -> bool| {
        candidates
            .iter()
            .any(|slot| slot.iter().any(|c| c.word.is_some() && typed(c)) || slot.first().is_some_and(typed))
    };
    let (any_tone, any_shape) = (any(|c| c.tone_typed), any(|c| c.shape_typed));
    let links = links(slots, candidates, language);
    let mut best: Option<(f32, Vec<usize>, bool)> = None;
    for tones in [true, false] {
        for shapes in [true, false] {
            if tones && !any_tone || shapes && !any_shape {
                continue;
            }
            let care = Care { tones, shapes, any_tone, any_shape };
            let careless = usize::from(any_tone && !tones) + usize::from(any_shape && !shapes);
            let (score, path) = viterbi(candidates, &links, care);
            let score = score + CARELESS * careless as f32;
            if best.as_ref().is_none_or(|(known, ..)| score > *known) {
                best = Some((score, path, tones));
            }
        }
    }
    best.map_or_else(|| (vec![0; slots.len()], false), |(_, path, tones)| (path, tones))
}

/// Log probabilities of each candidate after each of the slot before; of itself alone where none is before.
fn links(slots: &[Slot], candidates: &[Vec<Candidate>], language: &Language) -> Vec<Vec<f32>> {
    let mut links = Vec::with_capacity(slots.len());
    for (i, slot) in slots.iter().enumerate() {
        let before = i.checked_sub(1).map(|i| candidates[i].as_slice()).unwrap_or_default();
        let mut table = Vec::with_capacity(before.len().max(1) * candidates[i].len());
        if !slot.follows || before.is_empty() {
            let row: Vec<f32> = candidates[i].iter().map(|c| language.alone(c.word)).collect();
            (0..before.len().max(1)).for_each(|_| table.extend(&row));
        } else {
            for one in before {
                table.extend(candidates[i].iter().map(|c| language.after(one.word, c.word)));
            }
        }
        links.push(table);
    }
    links
}

fn viterbi(candidates: &[Vec<Candidate>], links: &[Vec<f32>], care: Care) -> (f32, Vec<usize>) {
    let mut scores: Vec<f32> = vec![0.0];
    let mut back: Vec<Vec<usize>> = Vec::with_capacity(candidates.len());
    for (here, links) in candidates.iter().zip(links) {
        let mut next = Vec::with_capacity(here.len());
        let mut from = Vec::with_capacity(here.len());
        for (i, candidate) in here.iter().enumerate() {
            let cost = care.of(candidate).unwrap_or(f32::NEG_INFINITY);
            let steps = scores.iter().enumerate().map(|(j, score)| (score + links[j * here.len() + i], j));
            let (best, j) = steps.fold((f32::NEG_INFINITY, 0), |a, b| if b.0 > a.0 { b } else { a });
            next.push(best + cost);
            from.push(j);
        }
        scores = next;
        back.push(from);
    }
    let (mut at, mut best) = (0, f32::NEG_INFINITY);
    for (i, &score) in scores.iter().enumerate() {
        if score > best {
            (at, best) = (i, score);
        }
    }
    let mut path = vec![0; candidates.len()];
    for (slot, from) in path.iter_mut().zip(&back).rev() {
        *slot = at;
        at = from[at];
    }
    (best, path)
}
