//! What to light in a text, and which block of a provision shows best why it was found.
//!
//! The tokenizer reads the text again: nothing is found by comparing strings. Syllables that the library mostly has
//! together (*biến đổi*, *đô thị*) are lit together only, since *đổi* alone is another word.

use std::collections::HashMap;
use std::io;
use std::ops::Range;

use viet::key::admits;
use viet::{Break, Kind};

use crate::index::reader::Reader;
use crate::index::schema::Column;
use crate::query::plan::Plan;
use crate::query::slot::Slot;
use library::{Block, BlockKind};

/// Two syllables belong together if, of the places of the rarer, they share at least this part.
const BOUND: f32 = 0.2;
/// What a match by fold is worth, and one that isn't lit.
const FOLDED: f32 = 0.3;
const UNLIT: f32 = 0.2;
/// A heading is shown anyway; at equal worth the text below it tells more.
const IN_HEADING: f32 = 0.9;

/// A block is a passage worth stopping at if it says so much of what the best one says.
const PASSAGE: f32 = 0.6;

/// A unit of many blocks isn't read whole for its snippet: the index says which of them to read. So many are.
const BLOCKS_READ: usize = 32;

/// What to light of a query. Sets of slots are bits.
pub(crate) struct Wanted<'a> {
    plan: &'a Plan,
    reader: &'a Reader,
    by_key: HashMap<&'a str, u64>,
    by_fold: HashMap<&'a str, u64>,
    slots: Vec<Wish>,
    /// Words to light only one after another, by their number in `words`.
    phrases: Vec<Vec<u32>>,
    words: HashMap<&'a str, u32>,
}

#[derive(Default)]
struct Wish {
    weight: f32,
    /// Belongs to the slot before, to the slot after.
    bound: [bool; 2],
    /// Stands nearly everywhere: lit only beside another match.
    common: bool,
}

/// A block read for what is wanted.
pub(crate) struct Read {
    parts: Vec<Part>,
    /// Document numbers and figures to light.
    whole: Vec<Range<usize>>,
}

struct Part {
    range: Range<usize>,
    /// It follows the part before in one sentence.
    joined: bool,
    /// Nothing but a space, a comma or the like stands between it and the part before.
    beside: bool,
    /// Slots whose word it is, and those it only shares its letters with.
    keys: u64,
    folds: u64,
    /// Its number among the words of phrases; 0 for others.
    word: u32,
}

/// What is lit in a block.
struct Lit {
    ranges: Vec<Range<usize>>,
    weight: f32,
    /// Nothing stands as it should; these are its parts.
    loose: bool,
}

impl<'a> Wanted<'a> {
    pub(crate) fn new(plan: &'a Plan, reader: &'a Reader) -> io::Result<Self> {
        let language = &reader.language;
        let mut wanted = Self {
            plan,
            reader,
            by_key: HashMap::new(),
            by_fold: HashMap::new(),
            slots: Vec::new(),
            phrases: Vec::new(),
            words: HashMap::new(),
        };
        wanted.slots.resize_with(plan.slots.len(), Wish::default);
        let together = |one: Option<&Slot>, other: Option<&Slot>| {
            let (Some(one), Some(other)) = (one, other) else { return false };
            let (Some(a), Some(b)) = (one.word, other.word) else { return false };
            let rarer = language.count(a).min(language.count(b)).max(1);
            other.follows && language.pair(a, b) as f32 >= BOUND * rarer as f32
        };
        for (i, slot) in plan.wanted() {
            *wanted.by_key.entry(&slot.key).or_default() |= 1 << i;
            if !slot.toned {
                *wanted.by_fold.entry(&slot.fold).or_default() |= 1 << i;
            }
            let found = match reader.find(Column::Key, &slot.key)? {
                Some(found) => Some(found),
                None => reader.find(Column::Fold, &slot.fold)?,
            };
            let before = i.checked_sub(1).and_then(|b| plan.slots.get(b));
            wanted.slots[i] = Wish {
                weight: found.as_ref().map_or(0.0, |found| found.idf),
                bound: [together(before, Some(slot)), together(Some(slot), plan.slots.get(i + 1))],
                common: found.is_some_and(|found| found.units * 2 > reader.units) && plan.slots.len() > 1,
            };
        }
        for (i, key) in &plan.others {
            *wanted.by_key.entry(key).or_default() |= 1 << *i;
        }
        for phrase in &plan.phrases {
            let mut numbers = Vec::with_capacity(phrase.words.len());
            for word in &phrase.words {
                let next = u32::try_from(wanted.words.len() + 1).unwrap_or(u32::MAX);
                numbers.push(*wanted.words.entry(word).or_insert(next));
            }
            wanted.phrases.push(numbers);
        }
        Ok(wanted)
    }

    /// Reads a text for what is wanted.
    pub(crate) fn read(&self, text: &str) -> Read {
        let mut parts = Vec::new();
        let mut whole = Vec::new();
        let mut all = Vec::new();
        let mut last = 0;
        let mut tokens = viet::tokens(text);
        while let Some(token) = tokens.advance() {
            if token.overlay {
                let figure = matches!(token.kind, Kind::Date | Kind::Range);
                if figure && self.plan.figures.contains(&token.key) || self.is_code(token) {
                    whole.push(token.range.clone());
                }
            } else {
                let gap = text.get(last..token.range.start).unwrap_or_default();
                last = token.range.end;
                let beside =
                    gap.chars().all(|c| c.is_whitespace() || matches!(c, ',' | '-' | '–' | '/' | '.'));
                parts.push(Part { beside, ..self.part(token) });
            }
            if !self.plan.codes.is_empty() {
                all.push(token.clone());
            }
        }
        let named = viet::code::references(&all).into_iter();
        whole.extend(named.filter(|named| self.plan.codes.contains(&named.term())).map(|named| named.range));
        Read { parts, whole }
    }

    fn is_code(&self, token: &viet::Token) -> bool {
        let wanted = |key: &str| self.plan.codes.iter().any(|code| code == key);
        token.kind == Kind::Code
            && (wanted(&token.key) || viet::code::short(&token.key).is_some_and(|short| wanted(&short)))
    }

    fn part(&self, token: &viet::Token) -> Part {
        let keys = self.by_key.get(token.key.as_str()).copied().unwrap_or(0);
        let folds = if keys == 0 { self.by_fold.get(token.fold.as_str()).copied().unwrap_or(0) } else { 0 };
        let fits = |slot: usize| admits(&self.plan.slots[slot].typed, &token.key);
        Part {
            range: token.range.clone(),
            joined: token.before == Break::None,
            beside: false,
            keys,
            folds: bits(folds).filter(|&slot| fits(slot)).fold(0, |all, slot| all | 1 << slot),
            word: if self.words.is_empty() {
                0
            } else {
                self.words.get(token.key.as_str()).copied().unwrap_or(0)
            },
        }
    }

    /// Everything lit in the blocks, each given with its number: those with nothing to light are left out.
    pub(crate) fn all(&self, blocks: &[(usize, Read)]) -> Vec<(usize, Vec<Range<usize>>)> {
        let present = present(blocks.iter().map(|(_, read)| read));
        let lit: Vec<(usize, Lit)> =
            blocks.iter().map(|(number, read)| (*number, self.light(read, present))).collect();
        // Where nothing stands as it should, the parts are better than nothing.
        let loose = lit.iter().all(|(_, lit)| lit.loose || lit.ranges.is_empty());
        let kept = lit.into_iter().filter(|(_, lit)| !lit.ranges.is_empty() && (loose || !lit.loose));
        kept.map(|(number, lit)| (number, lit.ranges)).collect()
    }

    /// Of what [`all`](Self::all) lights, the phrases in the blocks that say most of what is wanted, and in `opened`.
    pub(crate) fn passages<'t>(
        &self,
        blocks: &[(usize, Read)],
        opened: Option<usize>,
        text: impl Fn(usize) -> &'t str,
    ) -> Vec<(usize, Vec<Range<usize>>)> {
        let present = present(blocks.iter().map(|(_, read)| read));
        let lit: Vec<(usize, Lit)> =
            blocks.iter().map(|(number, read)| (*number, self.light(read, present))).collect();
        let loose = lit.iter().all(|(_, lit)| lit.loose || lit.ranges.is_empty());
        let best = lit.iter().map(|(_, lit)| lit.weight).fold(0.0, f32::max);
        let kept = lit.into_iter().filter(|(number, lit)| {
            let says = lit.weight >= best * PASSAGE && (loose || !lit.loose);
            !lit.ranges.is_empty() && (says || opened == Some(*number))
        });
        kept.map(|(number, lit)| (number, phrases(text(number), lit.ranges))).collect()
    }

    /// Those of a unit's blocks, by their place in it, that can show best why it was found; `None` if all of them are
    /// to be read. Costs what reading the postings costs, however many blocks there are.
    pub(crate) fn promising(&self, unit: u32) -> io::Result<Option<Vec<usize>>> {
        let starts = self.reader.starts(unit);
        if starts.is_empty() {
            return Ok(None);
        }
        let mut places: Vec<(u32, u64)> = Vec::new();
        let mut positions = Vec::new();
        let mut add = |column: Column, term: &str, slots: u64| -> io::Result<()> {
            if let Some(found) = self.reader.find(column, term)? {
                self.reader.positions(&found, unit, &mut positions)?;
                places.extend(positions.iter().map(|&position| (position, slots)));
            }
            Ok(())
        };
        for (key, &slots) in &self.by_key {
            add(Column::Key, key, slots)?;
        }
        for (fold, &slots) in &self.by_fold {
            add(Column::Fold, fold, slots)?;
        }
        for word in self.words.keys() {
            add(Column::Key, word, 0)?;
        }
        places.sort_unstable();
        let mut blocks: Vec<(f32, usize)> = Vec::new();
        let mut at = 0;
        while let Some(&(position, _)) = places.get(at) {
            let block = starts.partition_point(|&start| start < position).saturating_sub(1);
            let end = starts.get(block + 1).copied().unwrap_or(u32::MAX);
            let here = at + places[at..].partition_point(|&(position, _)| position <= end);
            blocks.push((self.promise(&places[at..here]), block));
            at = here;
        }
        blocks.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        blocks.truncate(BLOCKS_READ);
        let mut best: Vec<usize> = blocks.into_iter().map(|(_, block)| block).collect();
        best.sort_unstable();
        Ok(Some(best))
    }

    /// What a block is worth whose words stand at these places: about what [`light`](Self::light) would say.
    fn promise(&self, places: &[(u32, u64)]) -> f32 {
        let (mut slots, mut pairs, mut others) = (0_u64, 0_u64, 0);
        let mut before = (0, 0_u64);
        for &(position, here) in places {
            slots |= here;
            others += u32::from(here == 0);
            if before.0 == position {
                before.1 |= here;
                continue;
            }
            if before.0 + 1 == position {
                pairs |= here & before.1 << 1;
            }
            before = (position, here);
        }
        let worth = |set: u64| bits(set).map(|slot| self.slots[slot].weight).sum::<f32>();
        worth(slots) + worth(pairs) + others as f32
    }

    /// The block that shows best why a provision was found, and what is lit in it.
    pub(crate) fn best<'b>(
        &self,
        blocks: impl Iterator<Item = (usize, &'b Block)>,
    ) -> Option<(usize, Vec<Range<usize>>)> {
        let read: Vec<(usize, bool, Read)> = blocks
            .map(|(number, block)| {
                let heading = matches!(block.kind, BlockKind::Heading(_));
                (number, heading, self.read(&block.inline.text))
            })
            .collect();
        let present = present(read.iter().map(|(.., read)| read));
        let mut best: Option<(f32, usize, Vec<Range<usize>>)> = None;
        for (number, heading, read) in &read {
            let lit = self.light(read, present);
            let weight = lit.weight * if *heading { IN_HEADING } else { 1.0 };
            if best.as_ref().is_none_or(|(known, ..)| weight > *known) {
                best = Some((weight, *number, lit.ranges));
            }
        }
        best.map(|(_, number, ranges)| (number, ranges))
    }

    /// Lights a block. Another word with the same letters is lit only where the word itself isn't `present`.
    fn light(&self, read: &Read, present: u64) -> Lit {
        let parts = &read.parts;
        let found = |at: usize| parts.get(at).map_or(0, |part| part.keys | part.folds & !present);
        let joined = |at: usize| parts.get(at).is_some_and(|part| part.joined);
        let mut lit = vec![false; parts.len()];
        // For each slot, its best match; and that of it and the next side by side.
        let mut worth = vec![0.0_f32; self.slots.len()];
        let mut pairs = vec![0.0_f32; self.slots.len()];
        for at in 0..parts.len() {
            let here = found(at);
            if here == 0 {
                continue;
            }
            let before = if joined(at) && at > 0 { here & found(at - 1) << 1 } else { 0 };
            let after = if joined(at + 1) { here & found(at + 1) >> 1 } else { 0 };
            for slot in bits(here) {
                let wish = &self.slots[slot];
                let [before, after] = [before, after].map(|side| side & 1 << slot != 0);
                let stands = match wish.bound {
                    [false, false] => !wish.common,
                    [to_before, to_after] => to_before && before || to_after && after,
                };
                lit[at] |= stands;
                let weight = wish.weight * if parts[at].keys & 1 << slot != 0 { 1.0 } else { FOLDED };
                worth[slot] = worth[slot].max(if stands { weight } else { weight * UNLIT });
                if after {
                    let next = self.slots.get(slot + 1).map_or(0.0, |next| next.weight);
                    pairs[slot] = pairs[slot].max((weight + next) / 2.0 * Column::KeyPairs.weight());
                }
            }
        }
        let mut weight: f32 = worth.iter().chain(&pairs).sum();
        for phrase in &self.phrases {
            for at in 0..parts.len() {
                let stands = phrase.iter().enumerate().all(|(i, word)| {
                    parts.get(at + i).is_some_and(|part| part.word == *word) && (i == 0 || joined(at + i))
                });
                if stands {
                    lit[at..at + phrase.len()].fill(true);
                    weight += 1.0;
                }
            }
        }
        // A common word is lit as part of a run.
        for at in 0..parts.len() {
            let common =
                bits(found(at)).any(|slot| self.slots[slot].common && self.slots[slot].bound == [false; 2]);
            let beside =
                at > 0 && joined(at) && lit[at - 1] || joined(at + 1) && lit.get(at + 1) == Some(&true);
            lit[at] |= common && beside;
        }
        let loose = !lit.contains(&true) && read.whole.is_empty();
        if loose {
            (0..parts.len()).for_each(|at| lit[at] = found(at) != 0);
        }
        weight += read.whole.len() as f32;
        Lit { ranges: runs(parts, &lit, &read.whole), weight, loose }
    }
}

/// Of what is lit in a text, what has several words or a figure; all of it where nothing has.
pub(crate) fn phrases(text: &str, ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let tells = |range: &Range<usize>| {
        let words = &text[range.clone()];
        words.contains(char::is_whitespace) || words.contains(|c: char| c.is_ascii_digit())
    };
    let telling: Vec<Range<usize>> = ranges.iter().filter(|range| tells(range)).cloned().collect();
    if telling.is_empty() { ranges } else { telling }
}

/// The slots of a set.
fn bits(mut set: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let lowest = (set != 0).then(|| set.trailing_zeros() as usize)?;
        set &= set - 1;
        Some(lowest)
    })
}

/// The slots whose words stand in any of the blocks.
fn present<'r>(blocks: impl Iterator<Item = &'r Read>) -> u64 {
    blocks.flat_map(|block| &block.parts).fold(0, |all, part| all | part.keys)
}

/// Lit parts, neighbours joined, and what is lit whole.
fn runs(parts: &[Part], lit: &[bool], whole: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    for (part, &lit) in parts.iter().zip(lit) {
        if lit {
            match ranges.last_mut().filter(|_| open && part.joined && part.beside) {
                Some(last) => last.end = part.range.end,
                None => ranges.push(part.range.clone()),
            }
        }
        open = lit;
    }
    if whole.is_empty() {
        return ranges;
    }
    ranges.extend(whole.iter().cloned());
    ranges.sort_by_key(|range| range.start);
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}
