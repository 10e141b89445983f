//! What of a text stands word for word in others: runs of syllables, compared by the search's own key, tone and all.
//!
//! Official prose shares short turns of phrase by chance, long ones hardly ever: a run of [`VERBATIM`] syllables is a copy,
//! one of [`FAINT`] may be. Names aren't copies: a run that is hardly more than titles, bodies and headings is dropped, and
//! so is one that three documents of different issuers have.
//!
//! - [`Corpus`] is what is compared with: passages, gathered by [`Gathering`].
//! - [`Run`] is a stretch of a text that stands in one of them.
//!
//! It knows neither documents nor papers; a passage is a number that whoever gathered them understands.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

#[cfg(test)]
mod tests;

/// From so many syllables on a run is a copy.
pub const VERBATIM: usize = 10;
/// From so many on it may be one.
pub const FAINT: usize = 8;

/// A run of which no more syllables than these stand outside of names is a name.
const BESIDES_NAMES: usize = 3;
/// Of a run that reaches beyond another so many syllables are worth telling.
const LEAST_MORE: usize = 4;
/// So many issuers say it: it is everybody's.
const EVERYBODY: usize = 3;
/// Places of one gram that are looked at; more are a formula.
const MOST_PLACES: usize = 64;

/// A stretch of a text that stands in a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Bytes in the text.
    pub text: Range<usize>,
    /// How many syllables it has in common with the passage.
    pub syllables: usize,
    /// The passage, by the number that it was given.
    pub passage: u32,
    /// Bytes in the passage.
    pub source: Range<usize>,
    /// Too short to be surely a copy.
    pub faint: bool,
}

/// A syllable: its key's hash, and where it stands.
#[derive(Debug, Clone)]
struct Syllable {
    key: u64,
    range: Range<usize>,
}

fn syllables(text: &str) -> Vec<Syllable> {
    viet::tokens(text)
        .filter(|token| !token.overlay)
        .map(|token| Syllable { key: hash(token.key.bytes()), range: token.range })
        .collect()
}

/// How many syllables a text has.
pub fn count(text: &str) -> usize {
    viet::tokens(text).filter(|token| !token.overlay).count()
}

/// FNV-1a: the same on every computer.
fn hash(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}

fn gram(syllables: &[Syllable]) -> u64 {
    hash(syllables.iter().flat_map(|syllable| syllable.key.to_le_bytes()))
}

/// Passages on their way to being a corpus.
#[derive(Debug, Default)]
pub struct Gathering {
    passages: Vec<Passage>,
    names: Names,
}

#[derive(Debug)]
struct Passage {
    number: u32,
    issuer: u32,
    syllables: Vec<Syllable>,
}

impl Gathering {
    /// Adds a passage under a number of its own. Whoever has the same `issuer` is one where it is asked how many say it.
    pub fn passage(&mut self, number: u32, issuer: u32, text: &str) {
        let syllables = syllables(text);
        if syllables.len() >= FAINT {
            self.passages.push(Passage { number, issuer, syllables });
        }
    }

    /// Adds a name: a title, a body, a heading.
    pub fn name(&mut self, text: &str) {
        self.names.add(text);
    }

    /// All of it, ready to be compared with.
    pub fn corpus(self) -> Corpus {
        let mut grams = Vec::new();
        for (at, passage) in (0_u32..).zip(&self.passages) {
            for (from, window) in (0_u32..).zip(passage.syllables.windows(FAINT)) {
                grams.push((gram(window), at, from));
            }
        }
        grams.sort_unstable();
        Corpus { passages: self.passages, names: self.names, grams }
    }
}

/// Names by their first three syllables.
#[derive(Debug, Default)]
struct Names {
    by_start: HashMap<[u64; 3], HashSet<Vec<u64>>>,
}

impl Names {
    fn add(&mut self, text: &str) {
        let keys: Vec<u64> = syllables(text).into_iter().map(|syllable| syllable.key).collect();
        if let [a, b, c, rest @ ..] = keys.as_slice() {
            self.by_start.entry([*a, *b, *c]).or_default().insert(rest.to_vec());
        }
    }

    /// Which syllables stand in a name.
    fn mask(&self, text: &[Syllable]) -> Vec<bool> {
        let mut mask = vec![false; text.len()];
        for (at, window) in text.windows(3).enumerate() {
            let start = [window[0].key, window[1].key, window[2].key];
            let Some(names) = self.by_start.get(&start) else { continue };
            let fits = |rest: &&Vec<u64>| {
                let there = text.get(at + 3..at + 3 + rest.len());
                there.is_some_and(|there| there.iter().map(|syllable| syllable.key).eq(rest.iter().copied()))
            };
            if let Some(longest) = names.iter().filter(fits).map(Vec::len).max() {
                mask[at..at + 3 + longest].fill(true);
            }
        }
        mask
    }
}

/// What texts are compared with.
#[derive(Debug)]
pub struct Corpus {
    passages: Vec<Passage>,
    names: Names,
    /// Hash of a gram, its passage and its first syllable there; in order.
    grams: Vec<(u64, u32, u32)>,
}

/// The longest match that begins at a syllable.
#[derive(Debug, Clone, Copy)]
struct Match {
    length: usize,
    passage: u32,
    from: usize,
    /// So many issuers have it at this length.
    issuers: usize,
}

impl Corpus {
    /// The runs of a text that stand here, in their order; none lies in another.
    pub fn runs(&self, text: &str) -> Vec<Run> {
        let syllables = syllables(text);
        let names = self.names.mask(&syllables);
        let mut runs = Vec::new();
        let mut done = 0;
        let mut at = 0;
        while at + FAINT <= syllables.len() {
            let Some(found) = self.longest(&syllables, at) else {
                at += 1;
                continue;
            };
            let end = at + found.length;
            let own = names[at..end].iter().filter(|named| !**named).count();
            // What a longer one before it covers already isn't told twice.
            if end >= done + LEAST_MORE && own > BESIDES_NAMES && found.issuers < EVERYBODY {
                let from = at.max(done);
                let passage = &self.passages[found.passage as usize];
                let first = found.from + (from - at);
                let last = found.from + found.length - 1;
                runs.push(Run {
                    text: syllables[from].range.start..syllables[end - 1].range.end,
                    syllables: found.length,
                    passage: passage.number,
                    source: passage.syllables[first].range.start..passage.syllables[last].range.end,
                    faint: found.length < VERBATIM,
                });
                done = end;
            }
            at += 1;
            // Within a run only what reaches beyond it is looked for.
            at = at.max(end.saturating_sub(FAINT) + 1);
        }
        runs
    }

    fn longest(&self, text: &[Syllable], at: usize) -> Option<Match> {
        let wanted = gram(&text[at..at + FAINT]);
        let first = self.grams.partition_point(|(hash, ..)| *hash < wanted);
        let places = self.grams[first..].iter().take_while(|(hash, ..)| *hash == wanted).take(MOST_PLACES);
        let mut found: Option<Match> = None;
        let mut lengths: Vec<(usize, u32)> = Vec::new();
        for &(_, passage, from) in places {
            let own = &self.passages[passage as usize];
            let there = &own.syllables[from as usize..];
            let length = there.iter().zip(&text[at..]).take_while(|(a, b)| a.key == b.key).count();
            // Two grams may have one hash.
            if length < FAINT {
                continue;
            }
            lengths.push((length, own.issuer));
            if found.is_none_or(|known| length > known.length) {
                found = Some(Match { length, passage, from: from as usize, issuers: 0 });
            }
        }
        found.map(|found| {
            let all = lengths.iter().filter(|(length, _)| *length >= found.length).map(|(_, issuer)| issuer);
            Match { issuers: all.collect::<HashSet<_>>().len(), ..found }
        })
    }
}
