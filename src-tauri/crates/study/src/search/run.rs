//! A plan → ranked units.
//!
//! Terms are added up one by one in an array of all units, always in the same order, so that scores and the order of
//! the hits never change from run to run.

use std::io;

use super::plan::Plan;
use super::reader::Reader;
use super::schema::Column;

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
#[derive(Debug, Default)]
pub(super) struct Ranked {
    pub hits: Vec<(u32, f32)>,
    /// Found in all.
    pub total: usize,
    /// Some phrase stands nowhere; its words were searched.
    pub unheld: bool,
}

/// Finds the units that hold the plan's words, at most so many; only those that `admits` lets in.
pub(super) fn run(
    reader: &Reader,
    plan: &Plan,
    limit: usize,
    admits: impl Fn(u32) -> bool,
) -> io::Result<Ranked> {
    let units = reader.units as usize;
    let mut scores = vec![0.0_f32; units];
    let mut covered = vec![0_u64; units];
    for term in &plan.terms {
        let Some(found) = reader.find(term.column, &term.term)? else { continue };
        if term.covers == 0 {
            reader.score(&found, term.weight, |unit, score| scores[unit as usize] += score)?;
        } else {
            reader.score(&found, term.weight, |unit, score| {
                scores[unit as usize] += score;
                covered[unit as usize] |= term.covers;
            })?;
        }
    }
    for phrase in &plan.phrases {
        let mut said = Vec::new();
        each_holding(reader, Column::Key, &phrase.unless, |unit| said.push(unit))?;
        said.sort_unstable();
        reader.phrase(phrase.column, &phrase.words, phrase.weight, |unit, score| {
            if said.binary_search(&unit).is_err() {
                scores[unit as usize] += score;
                covered[unit as usize] |= phrase.covers;
            }
        })?;
    }
    let (held, unheld) = required(reader, plan, &mut scores)?;
    let mut barred = vec![false; if plan.excluded.is_empty() { 0 } else { units }];
    for phrase in &plan.excluded {
        each_holding(reader, phrase.column, &phrase.words, |unit| barred[unit as usize] = true)?;
    }
    let mut hits: Vec<(u32, f32)> = (0..reader.units)
        .filter(|&unit| {
            let at = unit as usize;
            covered[at] != 0
                && held.as_ref().is_none_or(|held| held[at])
                && !barred.get(at).is_some_and(|&barred| barred)
                && admits(unit)
        })
        .map(|unit| (unit, scores[unit as usize]))
        .collect();
    let total = hits.len();
    let best = limit.max(RERANKED);
    if hits.len() > best {
        hits.select_nth_unstable_by(best - 1, by_score);
        hits.truncate(best);
    }
    hits.sort_unstable_by(by_score);
    let top = hits.len().min(RERANKED);
    let worth = syllables(reader, plan)?;
    let figures = (plan.numbers != 0 && worth.len() <= FEW).then(|| plan.numbers.count_ones() as f32);
    for (unit, score) in &mut hits[..top] {
        let covered = covered[*unit as usize];
        let held = worth.iter().filter(|(slot, _)| covered & 1 << slot != 0);
        *score *= 1.0 + COVERAGE * held.map(|(_, share)| share).sum::<f32>();
        *score *=
            1.0 - figures.map_or(0.0, |all| FIGURES * (plan.numbers & !covered).count_ones() as f32 / all);
    }
    hits[..top].sort_unstable_by(by_score);
    hits.truncate(limit);
    Ok(Ranked { hits, total, unheld })
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
fn by_score(one: &(u32, f32), other: &(u32, f32)) -> std::cmp::Ordering {
    other.1.total_cmp(&one.1).then(one.0.cmp(&other.0))
}

/// The units that hold all phrases in quotes that stand anywhere; and whether some phrase stands nowhere, or all of
/// them nowhere together.
fn required(reader: &Reader, plan: &Plan, scores: &mut [f32]) -> io::Result<(Option<Vec<bool>>, bool)> {
    let mut held: Option<Vec<bool>> = None;
    let mut unheld = false;
    for phrase in &plan.required {
        let mut here = vec![false; scores.len()];
        let weight = phrase.weight * phrase.column.weight();
        reader.phrase(phrase.column, &phrase.words, weight, |unit, score| {
            here[unit as usize] = true;
            scores[unit as usize] += score;
        })?;
        let both: Vec<bool> = match &held {
            Some(held) => held.iter().zip(&here).map(|(one, other)| *one && *other).collect(),
            None => here,
        };
        if both.contains(&true) { held = Some(both) } else { unheld = true }
    }
    Ok((held, unheld))
}

/// Calls `each` with every unit that holds the words one after another; with none if there are no words.
fn each_holding(
    reader: &Reader,
    column: Column,
    words: &[String],
    mut each: impl FnMut(u32),
) -> io::Result<()> {
    match words {
        [] => Ok(()),
        [word] => match reader.find(column, word)? {
            Some(found) => reader.holding(&found, each),
            None => Ok(()),
        },
        _ => reader.phrase(column, words, 1.0, |unit, _| each(unit)),
    }
}
