//! The words of a library and what they stand beside: the tables of a file, with what documents have brought and taken
//! since laid over them. It reads as tables made of the library as it is now would, word by word and number by number.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use tantivy::directory::OwnedBytes;
use viet::Abbreviations;

use super::language::{Counts, Mixer, pair_of, surface};
use super::share::Share;
use super::tables::{Tables, first};

/// A word's number, in the order of folds.
pub(crate) type WordId = u32;

type Changes = HashMap<u64, i64, std::hash::BuildHasherDefault<Mixer>>;

/// The language tables of a library.
pub(crate) struct Language {
    base: Tables,
    /// Words that the tables don't have: fold and key. They are numbered after those that they have.
    added: Vec<(String, String)>,
    /// For each word the number it has in the tables or after them; `None` where the tables' own numbers hold.
    order: Option<Vec<u32>>,
    counts: HashMap<u32, i64>,
    ways: HashMap<u32, HashMap<String, i64>>,
    pairs: Changes,
    words: u32,
    total: u64,
    /// Known everywhere, and those of these texts.
    pub(crate) abbreviations: Abbreviations,
}

impl Language {
    /// Reads tables, and lays shares over them: those that came and those that went. `None` if the tables aren't whole.
    pub(crate) fn new<'a>(
        tables: OwnedBytes,
        came: &[Share],
        went: &[Share],
        abbreviations: impl Iterator<Item = &'a (String, String)>,
    ) -> Option<Self> {
        let base = Tables::read(tables)?;
        let mut known = Abbreviations::base();
        let mut met = HashSet::new();
        for pair in abbreviations {
            if met.insert(pair) {
                known.add(&pair.0, &pair.1);
            }
        }
        let mut language = Self {
            words: base.words,
            total: base.total,
            base,
            added: Vec::new(),
            order: None,
            counts: HashMap::new(),
            ways: HashMap::new(),
            pairs: Changes::default(),
            abbreviations: known,
        };
        language.lay(came, went);
        Some(language)
    }

    /// The tables of no text at all.
    pub(crate) fn nothing() -> Vec<u8> {
        Counts::default().finish()
    }

    fn lay(&mut self, came: &[Share], went: &[Share]) {
        let mut met: HashMap<&str, u32> = HashMap::new();
        let mut total = i64::try_from(self.total).unwrap_or(i64::MAX);
        for (share, sign) in came.iter().map(|share| (share, 1)).chain(went.iter().map(|share| (share, -1))) {
            let mut places = Vec::with_capacity(share.words.len());
            for word in &share.words {
                let place = *met.entry(&word.key).or_insert_with(|| {
                    self.base.find(&word.fold, &word.key).unwrap_or_else(|| {
                        self.added.push((word.fold.clone(), word.key.clone()));
                        self.base.words + u32::try_from(self.added.len() - 1).unwrap_or(u32::MAX)
                    })
                });
                *self.counts.entry(place).or_default() += sign * i64::from(word.count);
                total += sign * i64::from(word.count);
                let ways = self.ways.entry(place).or_default();
                for (way, count) in &word.ways {
                    *ways.entry(way.clone()).or_default() += sign * i64::from(*count);
                }
                places.push(place);
            }
            for &(one, other, count) in &share.pairs {
                let pair = pair_of(places[one as usize], places[other as usize]);
                *self.pairs.entry(pair).or_default() += sign * i64::from(count);
            }
        }
        self.total = u64::try_from(total).unwrap_or(0);
        let known = |word: u32| self.counts.get(&word).map_or(0, |count| *count);
        let mut added: Vec<u32> =
            (self.base.words..).take(self.added.len()).filter(|&word| known(word) > 0).collect();
        let gone = |word: u32| known(word) < 0 && known(word) + i64::from(self.base.count(word)) <= 0;
        if added.is_empty() && !self.counts.keys().any(|&word| word < self.base.words && gone(word)) {
            return;
        }
        added.sort_unstable_by_key(|&word| self.spelt(word));
        let mut order = Vec::with_capacity(self.base.words as usize + added.len());
        let mut next = added.into_iter().peekable();
        for word in (0..self.base.words).filter(|&word| !gone(word)) {
            while let Some(before) = next.next_if(|&added| self.spelt(added) < self.spelt(word)) {
                order.push(before);
            }
            order.push(word);
        }
        order.extend(next);
        self.words = u32::try_from(order.len()).unwrap_or(u32::MAX);
        self.order = Some(order);
    }

    /// Fold and key of a word by its number in the tables or after them.
    fn spelt(&self, place: u32) -> (&str, &str) {
        match place.checked_sub(self.base.words).and_then(|at| self.added.get(at as usize)) {
            Some((fold, key)) => (fold, key),
            None => (self.base.fold(place), self.base.key(place)),
        }
    }

    fn place(&self, word: WordId) -> u32 {
        match &self.order {
            Some(order) => order.get(word as usize).copied().unwrap_or(u32::MAX),
            None => word,
        }
    }

    pub(crate) fn fold(&self, word: WordId) -> &str {
        self.spelt(self.place(word)).0
    }

    pub(crate) fn key(&self, word: WordId) -> &str {
        self.spelt(self.place(word)).1
    }

    /// The word as the texts mostly write it.
    pub(crate) fn surface(&self, word: WordId) -> String {
        let place = self.place(word);
        let mut ways = if place < self.base.words { self.base.ways(place) } else { Vec::new() };
        for (way, change) in self.ways.get(&place).into_iter().flatten() {
            match ways.iter_mut().find(|(known, _)| known == way) {
                Some((_, count)) => *count = changed(*count, *change),
                None => ways.push((way.clone(), changed(0, *change))),
            }
        }
        ways.retain(|(_, count)| *count > 0);
        surface(self.key(word), &ways)
    }

    /// How often the word stands in the library.
    pub(crate) fn count(&self, word: WordId) -> u32 {
        let place = self.place(word);
        let kept = if place < self.base.words { self.base.count(place) } else { 0 };
        changed(kept, self.counts.get(&place).copied().unwrap_or(0))
    }

    /// How many different words there are.
    pub(crate) fn words(&self) -> u32 {
        self.words
    }

    /// The word with this key.
    pub(crate) fn find(&self, key: &str) -> Option<WordId> {
        let found = self.find_folded(&viet::key::fold_of(key), key);
        // What isn't a word (a number, a percent sign) is its own fold.
        found.or_else(|| self.find_folded(key, key))
    }

    fn find_folded(&self, fold: &str, key: &str) -> Option<WordId> {
        let at = first(self.words, |word| (self.fold(word), self.key(word)) < (fold, key));
        (at < self.words && self.key(at) == key).then_some(at)
    }

    /// All words with this fold.
    pub(crate) fn forms(&self, fold: &str) -> Range<WordId> {
        let start = first(self.words, |word| self.fold(word) < fold);
        let end = first(self.words, |word| self.fold(word) <= fold);
        start..end
    }

    /// All words whose fold begins so.
    pub(crate) fn prefixed(&self, prefix: &str) -> Range<WordId> {
        let start = first(self.words, |word| self.fold(word) < prefix);
        let end = first(self.words, |word| self.fold(word) < prefix || self.fold(word).starts_with(prefix));
        start..end
    }

    /// How often `other` stands right after `one`.
    pub(crate) fn pair(&self, one: WordId, other: WordId) -> u32 {
        let [one, other] = [one, other].map(|word| self.place(word));
        let kept = if one.max(other) < self.base.words { self.base.pair(one, other) } else { 0 };
        if self.pairs.is_empty() {
            return kept;
        }
        changed(kept, self.pairs.get(&pair_of(one, other)).copied().unwrap_or(0))
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

fn changed(count: u32, change: i64) -> u32 {
    u32::try_from((i64::from(count) + change).max(0)).unwrap_or(u32::MAX)
}

/// Share of the pair's own probability in the interpolation with the word's.
const PAIRS: f64 = 0.9;

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(texts: &[&str]) -> Counts {
        let mut counts = Counts::default();
        texts.iter().for_each(|text| counts.read(text));
        counts
    }

    fn of(text: &str) -> Language {
        Language::new(OwnedBytes::new(counts(&[text]).finish()), &[], &[], [].iter()).unwrap()
    }

    #[test]
    fn words_are_found_by_key_fold_and_prefix() {
        let language = of("Đô thị hoà bình, đô thị hòa bình, đô thị hòa bình 45% BĐKH");
        assert_eq!(language.words(), 7);
        let thi = language.find("thi.").unwrap();
        assert_eq!(
            (language.fold(thi), language.surface(thi).as_str(), language.count(thi)),
            ("thi", "thị", 3)
        );
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
    fn what_was_cut_off_is_seen() {
        let whole = counts(&["đô thị"]).finish();
        let read = |bytes: &[u8]| Tables::read(OwnedBytes::new(bytes.to_vec()));
        assert!((0..whole.len()).all(|at| read(&whole[..at]).is_none()));
        assert!(read(&whole).is_some());
    }

    /// Everything that tables say.
    fn told(language: &Language) -> Vec<String> {
        let words = || 0..language.words();
        let word = |w| (language.fold(w), language.key(w), language.surface(w), language.count(w));
        let mut told: Vec<String> = words().map(|w| format!("{:?}", word(w))).collect();
        for one in words() {
            told.extend(words().map(|other| format!("{:?}", language.after(Some(one), Some(other)))));
            assert_eq!(language.find(language.key(one)), Some(one));
        }
        told
    }

    #[test]
    fn layers_read_as_tables_of_the_whole() {
        let texts = [
            "Đô thị hoá, đô thị thông minh; BĐKH 45%",
            "đô thị hóa và Hoà bình, hòa bình, HOÀ BÌNH 46%",
            "cây xanh đô thị, cấy cày; bdkh BĐKH",
            "1.000 đường giao thông, dương, thông minh",
        ];
        let share = |text: &str| counts(&[text]).share();
        for base in 0..16_u32 {
            for now in 0..16_u32 {
                let held = |set: u32| -> Vec<&str> {
                    (0..4).filter(|at| set & 1 << at != 0).map(|at| texts[at as usize]).collect()
                };
                let shares = |set: u32| held(set).into_iter().map(share).collect::<Vec<_>>();
                let tables = OwnedBytes::new(counts(&held(base)).finish());
                let layered = Language::new(tables, &shares(now & !base), &shares(base & !now), [].iter());
                let tables = OwnedBytes::new(counts(&held(now)).finish());
                let fresh = Language::new(tables, &[], &[], [].iter());
                assert_eq!(told(&layered.unwrap()), told(&fresh.unwrap()), "{base:b} to {now:b}");
            }
        }
        let mut added = Counts::default();
        texts.iter().for_each(|text| added.add(&share(text)));
        assert_eq!(added.finish(), counts(&texts).finish());
    }
}
