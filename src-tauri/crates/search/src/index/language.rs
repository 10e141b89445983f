//! Counting the words of a library while it is indexed. What comes out are the bytes that [`Language`] reads.
//!
//! [`Language`]: super::tables::Language

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use unicode_normalization::UnicodeNormalization;
use viet::{Abbreviations, Kind, Token};

use super::tables::{Entry, write};

/// Words and pairs of neighbours, counted.
#[derive(Default)]
pub(crate) struct Counts {
    ids: HashMap<String, u32>,
    words: Vec<Word>,
    pairs: HashMap<u64, u32, BuildHasherDefault<Mixer>>,
    total: u64,
}

struct Word {
    fold: String,
    count: u32,
    /// Ways it is written, as they stand in the text. More than a few don't matter.
    written: Vec<(String, u32)>,
}

/// Ways of writing that are told apart: tone old or new, i or y, cases.
const MOST_WAYS: usize = 12;

impl Counts {
    /// Counts a word; `written` is its place in the text. Returns its number.
    pub(crate) fn word(&mut self, token: &Token, written: &str) -> u32 {
        self.total += 1;
        let id = match self.ids.get(token.key.as_str()) {
            Some(&id) => id,
            None => {
                let id = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
                self.ids.insert(token.key.clone(), id);
                self.words.push(Word { fold: token.fold.clone(), count: 0, written: Vec::new() });
                id
            }
        };
        let word = &mut self.words[id as usize];
        word.count = word.count.saturating_add(1);
        if token.kind == Kind::Word {
            match word.written.iter().position(|(way, _)| way == written) {
                Some(at) => word.written[at].1 = word.written[at].1.saturating_add(1),
                None if word.written.len() < MOST_WAYS => word.written.push((written.to_owned(), 1)),
                None => {}
            }
        }
        id
    }

    /// Counts two neighbours.
    pub(crate) fn pair(&mut self, one: u32, other: u32) {
        let count = self.pairs.entry(u64::from(one) << 32 | u64::from(other)).or_default();
        *count = count.saturating_add(1);
    }

    /// The tables as bytes, with the abbreviations that the texts introduced.
    pub(crate) fn finish(self, mined: &Abbreviations) -> Vec<u8> {
        let mut order: Vec<(String, u32)> = self.ids.into_iter().collect();
        order.sort_by(|(one, i), (other, j)| {
            let fold = |id: u32| &self.words[id as usize].fold;
            (fold(*i), one).cmp(&(fold(*j), other))
        });
        let mut renamed = vec![0; self.words.len()];
        for (new, (_, old)) in order.iter().enumerate() {
            renamed[*old as usize] = u32::try_from(new).unwrap_or(u32::MAX);
        }
        let mut pairs: Vec<(u32, u32, u32)> = self
            .pairs
            .into_iter()
            .map(|(pair, count)| {
                let [one, other] =
                    [pair >> 32, pair & u64::from(u32::MAX)].map(|half| renamed[half as usize]);
                (one, other, count)
            })
            .collect();
        pairs.sort_unstable();
        let entries = order.iter().map(|(key, old)| {
            let word = &self.words[*old as usize];
            Entry { fold: &word.fold, key, surface: surface(key, &word.written), count: word.count }
        });
        write(entries, &pairs, self.total, mined)
    }
}

/// The way a word is mostly written, in lower case; an abbreviation in its capitals.
fn surface(key: &str, written: &[(String, u32)]) -> String {
    let mut lower: Vec<(String, u32)> = Vec::new();
    for (way, count) in written {
        let way: String = viet::clean(way).to_lowercase().nfc().collect();
        match lower.iter_mut().find(|(known, _)| *known == way) {
            Some((_, sum)) => *sum += count,
            None => lower.push((way, *count)),
        }
    }
    lower.sort_by(|(one, i), (other, j)| j.cmp(i).then_with(|| one.cmp(other)));
    let Some((best, _)) = lower.into_iter().next() else { return key.to_owned() };
    let usual = written.iter().max_by_key(|(_, count)| *count);
    match usual {
        Some((way, _)) if !viet::syllable::is_completable(&best) && way.chars().any(char::is_uppercase) => {
            viet::clean(way).into_owned()
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
