//! Counting the words of documents while they are indexed. What comes out is a document's [`Share`], or the bytes that
//! [`Language`] reads.
//!
//! [`Language`]: super::tables::Language

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use unicode_normalization::UnicodeNormalization;
use viet::{Kind, Token};

use super::share::{Share, Shared};
use super::tables::{Row, write};

/// Words and pairs of neighbours, counted.
#[derive(Default)]
pub(crate) struct Counts {
    ids: HashMap<String, u32>,
    words: Vec<Word>,
    pairs: Pairs,
}

struct Word {
    fold: String,
    count: u32,
    /// Ways it is written, as they stand in the text.
    ways: Vec<(String, u32)>,
}

/// Counts of pairs of words, the first in the upper half.
pub(super) type Pairs = HashMap<u64, u32, BuildHasherDefault<Mixer>>;

/// A way to write a word that is longer says nothing of how it is mostly written. Bytes.
const LONGEST_WAY: usize = 255;

pub(super) fn pair_of(one: u32, other: u32) -> u64 {
    u64::from(one) << 32 | u64::from(other)
}

pub(super) fn two_of(pair: u64) -> [u32; 2] {
    [(pair >> 32) as u32, pair as u32]
}

impl Counts {
    /// Counts a word; `written` is its place in the text. Returns its number.
    pub(crate) fn word(&mut self, token: &Token, written: &str) -> u32 {
        let id = self.id(&token.key, &token.fold);
        let word = &mut self.words[id as usize];
        word.count = word.count.saturating_add(1);
        if token.kind == Kind::Word && written.len() <= LONGEST_WAY {
            add_way(&mut word.ways, written, 1);
        }
        id
    }

    /// Counts two neighbours.
    pub(crate) fn pair(&mut self, one: u32, other: u32) {
        let count = self.pairs.entry(pair_of(one, other)).or_default();
        *count = count.saturating_add(1);
    }

    fn id(&mut self, key: &str, fold: &str) -> u32 {
        if let Some(&id) = self.ids.get(key) {
            return id;
        }
        let id = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.ids.insert(key.to_owned(), id);
        self.words.push(Word { fold: fold.to_owned(), count: 0, ways: Vec::new() });
        id
    }

    /// What was counted, as one document's share.
    pub(crate) fn share(&self) -> Share {
        let (order, renamed) = self.order(|(one, _), (other, _)| one.cmp(other));
        let words = order.into_iter().map(|(key, id)| {
            let Word { fold, count, ways } = &self.words[id as usize];
            let mut ways = ways.clone();
            ways.sort_unstable();
            Shared { key: key.to_owned(), fold: fold.clone(), count: *count, ways }
        });
        Share { words: words.collect(), pairs: self.renamed(&renamed) }
    }

    /// Adds what a document's share holds.
    pub(crate) fn add(&mut self, share: &Share) {
        let mut ids = Vec::with_capacity(share.words.len());
        for shared in &share.words {
            let id = self.id(&shared.key, &shared.fold);
            let word = &mut self.words[id as usize];
            word.count = word.count.saturating_add(shared.count);
            shared.ways.iter().for_each(|(way, count)| add_way(&mut word.ways, way, *count));
            ids.push(id);
        }
        for &(one, other, more) in &share.pairs {
            let (Some(&one), Some(&other)) = (ids.get(one as usize), ids.get(other as usize)) else {
                continue;
            };
            let count = self.pairs.entry(pair_of(one, other)).or_default();
            *count = count.saturating_add(more);
        }
    }

    /// Forgets everything.
    pub(crate) fn clear(&mut self) {
        self.ids.clear();
        self.words.clear();
        self.pairs.clear();
    }

    /// The tables as bytes.
    pub(crate) fn finish(&self) -> Vec<u8> {
        let (order, renamed) = self.order(|(one, i), (other, j)| {
            let fold = |id: u32| &self.words[id as usize].fold;
            (fold(*i), one).cmp(&(fold(*j), other))
        });
        let rows = order.iter().map(|(key, id)| {
            let Word { fold, count, ways } = &self.words[*id as usize];
            Row { fold, key, count: *count, ways }
        });
        write(rows, &self.renamed(&renamed))
    }

    /// The words in an order, and for each id its place in that.
    fn order(
        &self,
        by: impl Fn(&(&str, u32), &(&str, u32)) -> std::cmp::Ordering,
    ) -> (Vec<(&str, u32)>, Vec<u32>) {
        let mut order: Vec<(&str, u32)> = self.ids.iter().map(|(key, id)| (key.as_str(), *id)).collect();
        order.sort_unstable_by(by);
        let mut renamed = vec![0; self.words.len()];
        for (new, (_, old)) in (0_u32..).zip(&order) {
            renamed[*old as usize] = new;
        }
        (order, renamed)
    }

    fn renamed(&self, renamed: &[u32]) -> Vec<(u32, u32, u32)> {
        let mut pairs: Vec<(u32, u32, u32)> = self
            .pairs
            .iter()
            .map(|(&pair, &count)| {
                let [one, other] = two_of(pair).map(|half| renamed[half as usize]);
                (one, other, count)
            })
            .collect();
        pairs.sort_unstable();
        pairs
    }

    #[cfg(test)]
    pub(crate) fn read(&mut self, text: &str) {
        let mut last = None;
        for token in viet::tokens(text).filter(|t| !t.overlay) {
            let id = self.word(&token, &text[token.range.clone()]);
            if let Some(last) = last.replace(id) {
                self.pair(last, id);
            }
        }
    }
}

fn add_way(ways: &mut Vec<(String, u32)>, way: &str, more: u32) {
    match ways.iter_mut().find(|(known, _)| known == way) {
        Some((_, count)) => *count = count.saturating_add(more),
        None => ways.push((way.to_owned(), more)),
    }
}

/// The way a word is mostly written, in lower case; an abbreviation in its capitals.
pub(super) fn surface(key: &str, ways: &[(String, u32)]) -> String {
    let mut lower: Vec<(String, u32)> = Vec::new();
    for (way, count) in ways {
        let way: String = viet::clean(way).to_lowercase().nfc().collect();
        match lower.iter_mut().find(|(known, _)| *known == way) {
            Some((_, sum)) => *sum += count,
            None => lower.push((way, *count)),
        }
    }
    let most = |ways: &[(String, u32)]| {
        ways.iter().max_by(|(one, i), (other, j)| i.cmp(j).then_with(|| other.cmp(one))).cloned()
    };
    let Some((best, _)) = most(&lower) else { return key.to_owned() };
    match most(ways) {
        Some((way, _)) if !viet::syllable::is_completable(&best) && way.chars().any(char::is_uppercase) => {
            viet::clean(&way).into_owned()
        }
        _ => best,
    }
}

/// A hash of pairs of small numbers; nobody chooses them to collide.
#[derive(Default)]
pub(crate) struct Mixer(u64);

impl Hasher for Mixer {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(u64::from(byte));
        }
    }

    fn write_u64(&mut self, value: u64) {
        let mixed = (self.0 ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ (mixed >> 29);
    }
}
