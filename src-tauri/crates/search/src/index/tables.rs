//! The language tables as they lie in a file: the words of many documents in order of their fold, how often each stands
//! there and in which ways, and how often each stands after which. Read in place.
//!
//! What documents have brought and taken since is laid over them in [`Language`](super::words::Language).

use tantivy::directory::OwnedBytes;

use super::bytes::{Cursor, put, put_text};

/// The file's name.
pub(super) const FILE: &str = "language.bin";

const MAGIC: &[u8; 8] = b"sotaylm2";
const HEADER: usize = 40;
const ENTRY: usize = 16;
const PAIR: usize = 8;

/// A word to write.
pub(super) struct Row<'a> {
    pub fold: &'a str,
    pub key: &'a str,
    pub count: u32,
    pub ways: &'a [(String, u32)],
}

/// Writes the tables. Rows are in order of fold, then key; pairs in order.
pub(super) fn write<'a>(rows: impl Iterator<Item = Row<'a>>, pairs: &[(u32, u32, u32)]) -> Vec<u8> {
    let (mut strings, mut table, mut words, mut total) = (Vec::<u8>::new(), Vec::<u8>::new(), 0_u32, 0_u64);
    for row in rows {
        table.extend(u32::try_from(strings.len()).unwrap_or(u32::MAX).to_le_bytes());
        strings.extend(row.fold.as_bytes());
        strings.extend(row.key.as_bytes());
        let start = strings.len();
        let mut ways: Vec<&(String, u32)> = row.ways.iter().collect();
        ways.sort_unstable();
        for (way, count) in ways {
            put_text(&mut strings, way);
            put(&mut strings, u64::from(*count));
        }
        for length in [row.fold.len(), row.key.len()] {
            table.extend(u16::try_from(length).unwrap_or(u16::MAX).to_le_bytes());
        }
        table.extend(u32::try_from(strings.len() - start).unwrap_or(u32::MAX).to_le_bytes());
        table.extend(row.count.to_le_bytes());
        total += u64::from(row.count);
        words += 1;
    }
    let mut starts = Vec::with_capacity((words as usize + 1) * 4);
    let mut at = 0;
    for word in 0..=words {
        while pairs.get(at).is_some_and(|pair| pair.0 < word) {
            at += 1;
        }
        starts.extend(u32::try_from(at).unwrap_or(u32::MAX).to_le_bytes());
    }
    let mut out =
        Vec::with_capacity(HEADER + table.len() + starts.len() + pairs.len() * PAIR + strings.len());
    out.extend(MAGIC);
    for length in [u64::from(words), pairs.len() as u64, strings.len() as u64, total] {
        out.extend(length.to_le_bytes());
    }
    out.extend(table);
    out.extend(starts);
    for (_, other, count) in pairs {
        out.extend(other.to_le_bytes());
        out.extend(count.to_le_bytes());
    }
    out.extend(strings);
    out
}

/// Tables as they were written.
pub(super) struct Tables {
    bytes: OwnedBytes,
    pub words: u32,
    /// Words in all, each as often as it stands.
    pub total: u64,
    starts: usize,
    pairs: usize,
    strings: usize,
}

impl Tables {
    /// Reads them; `None` if that isn't what was written.
    pub(super) fn read(bytes: OwnedBytes) -> Option<Self> {
        if !bytes.starts_with(MAGIC) {
            return None;
        }
        let number = |i: usize| bytes.get(8 + i * 8..16 + i * 8)?.try_into().ok().map(u64::from_le_bytes);
        let length = |i: usize| usize::try_from(number(i)?).ok();
        let (words, pairs, strings) = (length(0)?, length(1)?, length(2)?);
        let starts_at = HEADER + words.checked_mul(ENTRY)?;
        let pairs_at = starts_at + (words + 1) * 4;
        let strings_at = pairs_at + pairs.checked_mul(PAIR)?;
        if strings_at.checked_add(strings)? != bytes.len() {
            return None;
        }
        let (words, total) = (u32::try_from(words).ok()?, number(3)?);
        Some(Self { words, total, starts: starts_at, pairs: pairs_at, strings: strings_at, bytes })
    }

    fn u32_at(&self, at: usize) -> u32 {
        self.bytes.get(at..at + 4).and_then(|b| b.try_into().ok()).map_or(0, u32::from_le_bytes)
    }

    fn u16_at(&self, at: usize) -> usize {
        self.bytes.get(at..at + 2).and_then(|b| b.try_into().ok()).map_or(0, |b| u16::from_le_bytes(b).into())
    }

    /// A word's entry, where its strings begin, and how long its fold and its key are.
    fn entry(&self, word: u32) -> (usize, usize, [usize; 2]) {
        let entry = HEADER + word as usize * ENTRY;
        let start = self.strings + self.u32_at(entry) as usize;
        (entry, start, [self.u16_at(entry + 4), self.u16_at(entry + 6)])
    }

    fn text(&self, start: usize, length: usize) -> &str {
        std::str::from_utf8(self.bytes.get(start..start + length).unwrap_or_default()).unwrap_or_default()
    }

    pub(super) fn fold(&self, word: u32) -> &str {
        let (_, start, [fold, _]) = self.entry(word);
        self.text(start, fold)
    }

    pub(super) fn key(&self, word: u32) -> &str {
        let (_, start, [fold, key]) = self.entry(word);
        self.text(start + fold, key)
    }

    pub(super) fn count(&self, word: u32) -> u32 {
        self.u32_at(HEADER + word as usize * ENTRY + 12)
    }

    /// The ways a word is written, and how often each.
    pub(super) fn ways(&self, word: u32) -> Vec<(String, u32)> {
        let (entry, start, [fold, key]) = self.entry(word);
        let start = start + fold + key;
        let mut cursor =
            Cursor(self.bytes.get(start..start + self.u32_at(entry + 8) as usize).unwrap_or_default());
        std::iter::from_fn(|| Some((cursor.text()?.to_owned(), cursor.small()?))).collect()
    }

    /// How often `other` stands right after `one`.
    pub(super) fn pair(&self, one: u32, other: u32) -> u32 {
        let start = |word: u32| self.u32_at(self.starts + word as usize * 4) as usize;
        let (mut low, mut high) = (start(one), start(one + 1));
        while low < high {
            let middle = low + (high - low) / 2;
            let at = self.pairs + middle * PAIR;
            match self.u32_at(at).cmp(&other) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return self.u32_at(at + 4),
            }
        }
        0
    }

    /// The word with this fold and key.
    pub(super) fn find(&self, fold: &str, key: &str) -> Option<u32> {
        let at = first(self.words, |word| (self.fold(word), self.key(word)) < (fold, key));
        (at < self.words && self.key(at) == key && self.fold(at) == fold).then_some(at)
    }
}

/// The first of so many words that isn't `before`.
pub(super) fn first(words: u32, before: impl Fn(u32) -> bool) -> u32 {
    let (mut low, mut high) = (0, words);
    while low < high {
        let middle = low + (high - low) / 2;
        if before(middle) { low = middle + 1 } else { high = middle }
    }
    low
}
