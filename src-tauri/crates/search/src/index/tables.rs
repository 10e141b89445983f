//! The language tables as they lie in a file: the library's words in order of their fold, how often each stands
//! there, how often each stands after which, and the abbreviations the texts introduce. Read in place: opening them
//! costs a checksum and nothing else.

use std::ops::Range;
use std::path::Path;

use tantivy::directory::{Directory, OwnedBytes};
use viet::Abbreviations;

/// The file's name, beside Tantivy's own.
pub(crate) const FILE: &str = "language.bin";

const MAGIC: &[u8; 8] = b"sotaylm1";
const HEADER: usize = 48;
const ENTRY: usize = 12;
const PAIR: usize = 8;
const CHECKSUM: usize = 32;

/// A word's number in the tables.
pub(crate) type WordId = u32;

/// A word to write.
pub(crate) struct Entry<'a> {
    pub fold: &'a str,
    pub key: &'a str,
    pub surface: String,
    pub count: u32,
}

/// Writes the tables. Entries are in order of fold, then key; pairs in order.
pub(crate) fn write<'a>(
    entries: impl Iterator<Item = Entry<'a>>,
    pairs: &[(u32, u32, u32)],
    total: u64,
    mined: &Abbreviations,
) -> Vec<u8> {
    let (mut strings, mut table, mut words) = (Vec::<u8>::new(), Vec::<u8>::new(), 0_u32);
    for entry in entries {
        // Terms are short, and a surface has their letters.
        let surface = if entry.surface.len() < 256 { entry.surface.as_str() } else { entry.key };
        table.extend(u32::try_from(strings.len()).unwrap_or(u32::MAX).to_le_bytes());
        for part in [entry.fold, entry.key, surface] {
            strings.extend(part.as_bytes());
            table.push(u8::try_from(part.len()).unwrap_or(u8::MAX));
        }
        table.push(0);
        table.extend(entry.count.to_le_bytes());
        words += 1;
    }
    let mut rows = Vec::with_capacity((words as usize + 1) * 4);
    let mut at = 0;
    for word in 0..=words {
        while pairs.get(at).is_some_and(|pair| pair.0 < word) {
            at += 1;
        }
        rows.extend(u32::try_from(at).unwrap_or(u32::MAX).to_le_bytes());
    }
    let mut abbreviations = String::new();
    for pair in mined.iter() {
        abbreviations.push_str(&pair.short);
        abbreviations.push('\t');
        abbreviations.push_str(&pair.long);
        abbreviations.push('\n');
    }
    let mut out = Vec::new();
    out.extend(MAGIC);
    for length in
        [u64::from(words), pairs.len() as u64, strings.len() as u64, abbreviations.len() as u64, total]
    {
        out.extend(length.to_le_bytes());
    }
    out.extend(table);
    out.extend(rows);
    for (_, other, count) in pairs {
        out.extend(other.to_le_bytes());
        out.extend(count.to_le_bytes());
    }
    out.extend(strings);
    out.extend(abbreviations.as_bytes());
    let checksum = *blake3::hash(&out).as_bytes();
    out.extend(checksum);
    out
}

/// The tables of a library.
pub(crate) struct Language {
    bytes: OwnedBytes,
    words: u32,
    total: u64,
    rows: usize,
    pairs: usize,
    strings: usize,
    /// Known everywhere, and those of these texts.
    pub(crate) abbreviations: Abbreviations,
}

impl Language {
    /// Opens the tables in an index's directory; `None` if they aren't whole.
    pub(crate) fn open(directory: &dyn Directory) -> Option<Self> {
        Self::read(directory.open_read(Path::new(FILE)).ok()?.read_bytes().ok()?)
    }

    fn read(bytes: OwnedBytes) -> Option<Self> {
        let (body, checksum) = bytes.split_at_checked(bytes.len().checked_sub(CHECKSUM)?)?;
        if !body.starts_with(MAGIC) || blake3::hash(body).as_bytes() != checksum {
            return None;
        }
        let length = |i: usize| body.get(8 + i * 8..16 + i * 8)?.try_into().ok().map(u64::from_le_bytes);
        let [words, pairs, strings, abbreviations] =
            [0, 1, 2, 3].map(|i| length(i).and_then(|l| usize::try_from(l).ok()));
        let (words, pairs, strings) = (words?, pairs?, strings?);
        let rows_at = HEADER + words * ENTRY;
        let pairs_at = rows_at + (words + 1) * 4;
        let strings_at = pairs_at + pairs * PAIR;
        let text_at = strings_at + strings;
        let text = std::str::from_utf8(body.get(text_at..text_at + abbreviations?)?).ok()?;
        let mut known = Abbreviations::base();
        for (short, long) in text.lines().filter_map(|line| line.split_once('\t')) {
            known.add(short, long);
        }
        Some(Self {
            words: u32::try_from(words).ok()?,
            total: length(4)?,
            rows: rows_at,
            pairs: pairs_at,
            strings: strings_at,
            abbreviations: known,
            bytes,
        })
    }

    fn u32_at(&self, at: usize) -> u32 {
        self.bytes.get(at..at + 4).and_then(|b| b.try_into().ok()).map_or(0, u32::from_le_bytes)
    }

    /// Fold, key or surface: the `which`th of a word's strings.
    fn string(&self, word: WordId, which: usize) -> &str {
        let entry = HEADER + word as usize * ENTRY;
        let length = |i: usize| usize::from(self.bytes.get(entry + 4 + i).copied().unwrap_or(0));
        let start = self.strings + self.u32_at(entry) as usize + (0..which).map(length).sum::<usize>();
        let bytes = self.bytes.get(start..start + length(which)).unwrap_or_default();
        std::str::from_utf8(bytes).unwrap_or_default()
    }

    pub(crate) fn fold(&self, word: WordId) -> &str {
        self.string(word, 0)
    }

    pub(crate) fn key(&self, word: WordId) -> &str {
        self.string(word, 1)
    }

    /// The word as the texts mostly write it.
    pub(crate) fn surface(&self, word: WordId) -> &str {
        self.string(word, 2)
    }

    /// How often the word stands in the library.
    pub(crate) fn count(&self, word: WordId) -> u32 {
        self.u32_at(HEADER + word as usize * ENTRY + 8)
    }

    /// How many different words there are.
    pub(crate) fn words(&self) -> u32 {
        self.words
    }

    fn first(&self, before: impl Fn(WordId) -> bool) -> WordId {
        let (mut low, mut high) = (0, self.words);
        while low < high {
            let middle = low + (high - low) / 2;
            if before(middle) { low = middle + 1 } else { high = middle }
        }
        low
    }

    /// The word with this key.
    pub(crate) fn find(&self, key: &str) -> Option<WordId> {
        let found = self.find_folded(&viet::key::fold_of(key), key);
        // What isn't a word (a number, a percent sign) is its own fold.
        found.or_else(|| self.find_folded(key, key))
    }

    fn find_folded(&self, fold: &str, key: &str) -> Option<WordId> {
        let at = self.first(|word| (self.fold(word), self.key(word)) < (fold, key));
        (at < self.words && self.key(at) == key).then_some(at)
    }

    /// All words with this fold.
    pub(crate) fn forms(&self, fold: &str) -> Range<WordId> {
        let start = self.first(|word| self.fold(word) < fold);
        let end = self.first(|word| self.fold(word) <= fold);
        start..end
    }

    /// All words whose fold begins so.
    pub(crate) fn prefixed(&self, prefix: &str) -> Range<WordId> {
        let start = self.first(|word| self.fold(word) < prefix);
        let end = self.first(|word| self.fold(word) < prefix || self.fold(word).starts_with(prefix));
        start..end
    }

    /// How often `other` stands right after `one`.
    pub(crate) fn pair(&self, one: WordId, other: WordId) -> u32 {
        let row = |word: WordId| self.u32_at(self.rows + word as usize * 4) as usize;
        let (mut low, mut high) = (row(one), row(one + 1));
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

    /// Log probability of a word by itself. One that isn't known is less likely than any that is.
    pub(crate) fn alone(&self, word: Option<WordId>) -> f32 {
        (self.probability(word) as f32).ln()
    }

    /// Log probability of a word after another.
    pub(crate) fn after(&self, one: Option<WordId>, other: Option<WordId>) -> f32 {
        let alone = self.probability(other);
        let Some(one) = one else { return (alone as f32).ln() };
        let together = other.map_or(0, |other| self.pair(one, other));
        let given = f64::from(together) / f64::from(self.count(one).max(1));
        ((PAIRS * given + (1.0 - PAIRS) * alone) as f32).ln()
    }

    fn probability(&self, word: Option<WordId>) -> f64 {
        let count = word.map_or(0.1, |word| f64::from(self.count(word)) + 0.5);
        count / (self.total as f64 + f64::from(self.words) + 1.0)
    }
}

/// Share of the pair's own probability in the interpolation with the word's.
const PAIRS: f64 = 0.9;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::language::Counts;

    fn bytes(text: &str) -> Vec<u8> {
        let mut counts = Counts::default();
        let mut last = None;
        for token in viet::tokens(text).filter(|t| !t.overlay) {
            let id = counts.word(&token, &text[token.range.clone()]);
            if let Some(last) = last.replace(id) {
                counts.pair(last, id);
            }
        }
        counts.finish(&Abbreviations::default())
    }

    fn of(text: &str) -> Language {
        Language::read(OwnedBytes::new(bytes(text))).unwrap()
    }

    #[test]
    fn words_are_found_by_key_fold_and_prefix() {
        let language = of("Đô thị hoà bình, đô thị hòa bình, đô thị hòa bình 45% BĐKH");
        assert_eq!(language.words(), 7);
        let thi = language.find("thi.").unwrap();
        assert_eq!((language.fold(thi), language.surface(thi), language.count(thi)), ("thi", "thị", 3));
        assert_eq!(language.pair(language.find("d-o^").unwrap(), thi), 3);
        assert_eq!(language.pair(thi, thi), 0);
        assert_eq!(language.surface(language.find("hoa`").unwrap()), "hòa");
        assert_eq!(language.surface(language.find("bd-kh").unwrap()), "BĐKH");
        assert!(language.find("45").is_some() && language.find("%").is_some());
        assert_eq!(language.find("thi"), None);
        assert_eq!(language.forms("do").len(), 1);
        let begins: Vec<&str> = language.prefixed("b").map(|w| language.key(w)).collect();
        assert_eq!(begins, ["bd-kh", "binh`"]);
    }

    #[test]
    fn what_is_known_is_likelier() {
        let language = of("đô thị đô thị thì đô");
        let id = |key: &str| language.find(key);
        assert!(language.after(id("d-o^"), id("thi.")) > language.after(id("d-o^"), id("thi`")));
        assert!(language.after(id("d-o^"), id("thi`")) > language.after(id("d-o^"), None));
        assert!(language.alone(id("d-o^")) > language.alone(id("thi`")));
    }

    #[test]
    fn damage_is_seen() {
        let whole = bytes("đô thị");
        for at in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[at] ^= 1;
            assert!(Language::read(OwnedBytes::new(damaged)).is_none());
            assert!(Language::read(OwnedBytes::new(whole[..at].to_vec())).is_none());
        }
        assert!(Language::read(OwnedBytes::new(whole)).is_some());
    }
}
