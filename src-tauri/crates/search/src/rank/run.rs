//! A plan → ranked units.
//!
//! Terms are added up always in the same order, so that scores and the order of the hits never change from run to run.

use std::io;

use super::evidence::{Evidence, Held};
use super::score::{self, FEWEST, Scored, Units};
use crate::index::reader::{Reader, Worthy};
use crate::index::schema::Column;
use crate::query::plan::{Phrase, Plan};

/// Hits whose order coverage may change.
const RERANKED: usize = 100;

/// What holding all of the query's syllables adds, as a share of the score. A short unit that repeats two of the words
/// asked for may outweigh a long one that holds them all; this is what sets them right.
const COVERAGE: f32 = 0.5;

/// What a unit without the figures asked for loses, as a share of the score: who types *tỷ lệ đô thị hoá 2030* isn't
/// asking what a rate is. Only in a few words; in a whole question a figure is mostly the year of some law.
const FIGURES: f32 = 0.5;
const FEW: usize = 8;

/// Units found, best first.
pub(crate) struct Ranked {
    pub hits: Vec<(u32, f32)>,
    /// Found in all.
    pub total: usize,
    /// All of them, however many hits were asked for.
    pub units: Units,
    /// Some phrase stands nowhere; its words were searched.
    pub unheld: bool,
    /// The first holds every syllable that was asked for.
    pub whole: bool,
}

impl Ranked {
    pub(crate) fn nothing(reader: &Reader) -> Self {
        Self { hits: Vec::new(), total: 0, units: Units::none(reader.units), unheld: false, whole: false }
    }

    /// Puts a unit before all others, found or not.
    pub(crate) fn lead(&mut self, unit: u32, limit: usize) {
        let best = self.hits.first().map_or(1.0, |hit| hit.1);
        self.hits.retain(|hit| hit.0 != unit);
        self.hits.insert(0, (unit, best));
        self.hits.truncate(limit);
        self.whole = true;
        self.total += usize::from(!self.units.holds(unit));
        self.units.add(unit);
    }
}

/// Finds the units that hold the plan's words, at most so many; only those that `admits` lets in.
pub(crate) fn run(
    reader: &Reader,
    plan: &Plan,
    limit: usize,
    admits: impl Fn(u32) -> bool,
) -> io::Result<Ranked> {
    rank(reader, plan, limit, admits, FEWEST)
}

/// The same; with no more than so many units to choose from, all terms are added up for all of them.
fn rank(
    reader: &Reader,
    plan: &Plan,
    limit: usize,
    admits: impl Fn(u32) -> bool,
    fewest: usize,
) -> io::Result<Ranked> {
    let terms = score::terms(reader, plan)?;
    let mut scores = vec![0.0_f32; reader.units as usize];
    let mut units = Units::none(reader.units);
    for term in terms.iter().filter(|term| term.covers != 0) {
        reader.holding(&term.found, |unit| units.add(unit))?;
    }
    let mut said: Vec<(u64, Units)> = Vec::with_capacity(plan.phrases.len());
    for phrase in &plan.phrases {
        let mut otherwise = Units::none(reader.units);
        reader.together(&phrase.unless, 1.0, |unit, _| otherwise.add(unit))?;
        let mut here = Units::none(reader.units);
        reader.together(&phrase.words, phrase.weight, |unit, score| {
            if !otherwise.holds(unit) {
                scores[unit as usize] += score;
                here.add(unit);
                units.add(unit);
            }
        })?;
        said.push((phrase.covers, here));
    }
    let (held, unheld) = required(reader, plan, &mut scores)?;
    if let Some(held) = held {
        units.keep(&held);
    }
    for phrase in &plan.excluded {
        let mut barred = Units::none(reader.units);
        each_holding(reader, phrase, |unit| barred.add(unit))?;
        units.drop(&barred);
    }
    units.retain(admits);
    let total = units.count();
    let best = limit.max(RERANKED);
    let mut hits = score::best(reader, &terms, scores, &units, best, fewest)?;
    if hits.len() > best {
        hits.select_nth_unstable_by(best - 1, by_score);
        hits.truncate(best);
    }
    hits.sort_unstable_by(by_score);
    let top = hits.len().min(RERANKED);
    let (answered, whole) = rerank(reader, plan, &terms, &said, &mut hits[..top])?;
    // Who puts words in quotes has said what counts as found.
    if !answered && (plan.required.is_empty() || unheld) {
        return Ok(Ranked { unheld, ..Ranked::nothing(reader) });
    }
    hits.truncate(limit);
    Ok(Ranked { hits, total, units, unheld, whole })
}

/// Orders the best anew by how much of the query they cover. Whether any of them answers it, and whether the first
/// holds every syllable.
fn rerank(
    reader: &Reader,
    plan: &Plan,
    terms: &[Scored],
    said: &[(u64, Units)],
    hits: &mut [Worthy],
) -> io::Result<(bool, bool)> {
    let held = held(reader, plan, terms, said, hits)?;
    let of = |unit: u32| {
        held.binary_search_by_key(&unit, |item| item.0).map_or_else(|_| Held::default(), |at| held[at].1)
    };
    let evidence = Evidence::new(reader, plan)?;
    let rarest = reader.idf(1);
    let answered = hits.iter().any(|(unit, _)| evidence.suffices(rarest, of(*unit)));
    let worth = syllables(reader, plan)?;
    let figures = (plan.numbers != 0 && worth.len() <= FEW).then(|| plan.numbers.count_ones() as f32);
    for (unit, score) in hits.iter_mut() {
        let covered = of(*unit).words;
        let held = worth.iter().filter(|(slot, _)| covered & 1 << slot != 0);
        *score *= 1.0 + COVERAGE * held.map(|(_, share)| share).sum::<f32>();
        *score *=
            1.0 - figures.map_or(0.0, |all| FIGURES * (plan.numbers & !covered).count_ones() as f32 / all);
    }
    hits.sort_unstable_by(by_score);
    let whole = hits.first().is_some_and(|(unit, _)| evidence.whole(of(*unit)));
    Ok((answered, whole))
}

/// What each of the hits holds of the query, in the order of units.
fn held(
    reader: &Reader,
    plan: &Plan,
    terms: &[Scored],
    said: &[(u64, Units)],
    hits: &[Worthy],
) -> io::Result<Vec<(u32, Held)>> {
    let mut held: Vec<(u32, Held)> = hits.iter().map(|hit| (hit.0, Held::default())).collect();
    held.sort_unstable_by_key(|item| item.0);
    for term in terms.iter().filter(|term| term.covers | term.joins != 0) {
        reader.among(
            &term.found,
            &mut held,
            |item| item.0,
            |item, _, _| {
                item.1.words |= term.covers;
                item.1.together |= term.joins;
            },
        )?;
    }
    for (unit, held) in &mut held {
        for (covers, _) in said.iter().filter(|(_, units)| units.holds(*unit)) {
            held.words |= covers;
            held.together |= covers;
        }
        // The figures of a date that stand apart are others.
        for date in plan.dates.iter().filter(|&&date| held.together & date != date) {
            held.words &= !date;
        }
    }
    Ok(held)
}

/// The slots searched for, and which share of what the query tells is theirs.
fn syllables(reader: &Reader, plan: &Plan) -> io::Result<Vec<(usize, f32)>> {
    let mut worth = Vec::with_capacity(plan.slots.len());
    for (number, slot) in plan.wanted() {
        let found = reader.find(Column::Key, &slot.key)?;
        worth.push((number, found.map_or(0.0, |found| found.idf)));
    }
    let all: f32 = worth.iter().map(|(_, idf)| idf).sum();
    worth.iter_mut().for_each(|(_, idf)| *idf /= all.max(f32::MIN_POSITIVE));
    Ok(worth)
}

/// By score, then in the order of the library.
fn by_score(one: &Worthy, other: &Worthy) -> std::cmp::Ordering {
    other.1.total_cmp(&one.1).then(one.0.cmp(&other.0))
}

/// The units that hold all phrases in quotes that stand anywhere; and whether some phrase stands nowhere, or all of
/// them nowhere together.
fn required(reader: &Reader, plan: &Plan, scores: &mut [f32]) -> io::Result<(Option<Units>, bool)> {
    let mut held: Option<Units> = None;
    let mut unheld = false;
    for phrase in &plan.required {
        let mut here = Units::none(reader.units);
        let weight = phrase.weight * phrase.column.weight();
        reader.phrase(phrase.column, &phrase.words, weight, |unit, score| {
            here.add(unit);
            scores[unit as usize] += score;
        })?;
        if let Some(held) = &held {
            here.keep(held);
        }
        if here.is_empty() { unheld = true } else { held = Some(here) }
    }
    Ok((held, unheld))
}

/// Calls `each` with every unit that holds the words one after another.
fn each_holding(reader: &Reader, phrase: &Phrase, mut each: impl FnMut(u32)) -> io::Result<()> {
    match phrase.words.as_slice() {
        [word] => match reader.find(phrase.column, word)? {
            Some(found) => reader.holding(&found, each),
            None => Ok(()),
        },
        words => reader.phrase(phrase.column, words, 1.0, |unit, _| each(unit)),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;

    use super::*;
    use crate::query::parse::Query;
    use library::{Entry, Library, parse};

    /// Sentences of the shipped library.
    fn sentences() -> Vec<String> {
        let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../content");
        let documents = Library::load(&[content]).texts().collect::<Vec<_>>();
        let blocks = documents.iter().flat_map(|document| &document.blocks);
        let cut = blocks.flat_map(|block| block.inline.text.split(['.', ';', '|']));
        cut.map(|sentence| sentence.trim().to_owned()).filter(|s| s.len() > 8).collect()
    }

    /// Numbers that look drawn, the same each time.
    fn drawn(mut seed: u64) -> impl FnMut(usize) -> usize {
        move |below| {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            (seed % below.max(1) as u64) as usize
        }
    }

    fn reader(sentences: &[String], units: usize) -> Reader {
        let mut next = drawn(0x2545_F491_4F6C_DD1D);
        let mut source = String::from("---\nid: d\ntitle: t\nkind: law\n---\n\n");
        for unit in 0..units {
            source.push_str(&format!("## Mục {unit} {{#a{unit}}}\n\n"));
            for _ in 0..1 + next(3) {
                source.push_str(&sentences[next(sentences.len())].replace(['[', '*', '#', '<'], ""));
                source.push_str(".\n\n");
            }
        }
        Reader::in_memory(&[Arc::new(Entry::held(parse(&source, "d").0))])
    }

    /// What is left out changes nothing: the same hits in the same order with the same scores, to the last bit.
    #[test]
    fn choosing_early_changes_no_hit() {
        let sentences = sentences();
        let reader = reader(&sentences, 8_000);
        let mut next = drawn(0x9E37_79B9_7F4A_7C15);
        let mut chosen = 0;
        for number in 0..300 {
            let words: Vec<&str> =
                sentences[next(sentences.len())..].iter().flat_map(|s| s.split(' ')).collect();
            let mut text = words[..words.len().min(1 + next(40))].join(" ");
            match number % 5 {
                1 | 2 => text = text.split(' ').map(viet::fold).collect::<Vec<_>>().join(" "),
                3 => text.push_str(" \"đô thị\" -xanh"),
                _ => {}
            }
            let plan = Plan::new(Query::parse(&text, number % 3 == 0), &reader, false);
            let admits = |unit: u32| number % 7 != 0 || !unit.is_multiple_of(3);
            let limit = [20, 20, 150][number % 3];
            let all = rank(&reader, &plan, limit, admits, usize::MAX).unwrap();
            let some = rank(&reader, &plan, limit, admits, 0).unwrap();
            let bits = |ranked: &Ranked| -> Vec<(u32, u32)> {
                ranked.hits.iter().map(|(unit, score)| (*unit, score.to_bits())).collect()
            };
            assert_eq!(bits(&some), bits(&all), "{text}");
            assert_eq!((some.total, some.unheld), (all.total, all.unheld), "{text}");
            let terms = score::terms(&reader, &plan).unwrap();
            let mut every = Units::none(reader.units);
            (0..reader.units).for_each(|unit| every.add(unit));
            let scores = vec![0.0; reader.units as usize];
            let looked_at = score::best(&reader, &terms, scores, &every, RERANKED, 0).unwrap();
            chosen += usize::from(looked_at.len() < every.count());
        }
        assert!(chosen > 100, "only {chosen} of the queries were cut short");
    }
}
