//! The terms of a plan added up over the units, without looking further at units that can't be among the best.
//!
//! Terms that tell much stand in few units, terms that stand nearly everywhere tell little. They are added up in this
//! order for all units at once, until what the rest could add at the most is less than what separates a unit from the
//! best ones; from there on only the others are looked at (MaxScore, Turtle and Flood 1995, a term at a time). The
//! scores of the best are the same to the last bit as if everything had been added up, since the order is the same.

use std::io;

use crate::index::reader::{Found, Reader, Worthy};
use crate::index::worth::MOST;
use crate::query::plan::{self, Plan};

/// With fewer units to choose from, adding everything up is faster than choosing.
pub(crate) const FEWEST: usize = 4096;

/// Steps into which scores are sorted to see how many units are above a score.
const STEPS: usize = 1024;

/// What looking at one unit costs beside one more posting when all are added up.
const LOOK: f32 = 8.0;

/// Share of a score by which sums of floats may be off. Many times what they are.
const SLACK: f32 = 1e-4;

/// A term that the index has.
pub(crate) struct Scored {
    pub found: Found,
    pub weight: f32,
    pub covers: u64,
    pub joins: u64,
}

impl Scored {
    /// What a unit gains by it at the most.
    fn most(&self) -> f32 {
        MOST * self.weight * self.found.idf
    }
}

/// The plan's terms that the index has, in the order in which they are added up: what tells most for least work.
pub(crate) fn terms(reader: &Reader, plan: &Plan) -> io::Result<Vec<Scored>> {
    let mut terms = Vec::with_capacity(plan.terms.len());
    for term in &plan.terms {
        if let Some(found) = reader.find(term.column, &term.term)? {
            let plan::Term { weight, covers, joins, .. } = *term;
            terms.push(Scored { found, weight, covers, joins });
        }
    }
    let gain = |term: &Scored| term.most() / term.found.units as f32;
    terms.sort_by(|one, other| gain(other).total_cmp(&gain(one)));
    Ok(terms)
}

/// The best of the units, in their order, and maybe some more; with what they are worth. `scores` holds what they have
/// beside the terms.
pub(crate) fn best(
    reader: &Reader,
    terms: &[Scored],
    mut scores: Vec<f32>,
    units: &Units,
    most: usize,
    fewest: usize,
) -> io::Result<Vec<Worthy>> {
    // What the terms from each on add at the most.
    let mut rest = vec![0.0; terms.len() + 1];
    for (at, term) in terms.iter().enumerate().rev() {
        rest[at] = rest[at + 1] + term.most();
    }
    let worth_choosing = units.count() > most.max(fewest);
    let mut postings: usize = terms.iter().map(|term| term.found.units as usize).sum();
    let mut since = 0;
    for (at, term) in terms.iter().enumerate() {
        // Looking for a floor costs about as much as adding up so many postings, and is in vain while the terms to come
        // could still outweigh those that were.
        if worth_choosing && since * 2 > reader.units as usize && rest[0] > 2.0 * rest[at] {
            since = 0;
            let floor = floor(&scores, units, most, rest[0] - rest[at]);
            let lowest = floor * (1.0 - SLACK) - rest[at];
            let mean = postings as f32 / (terms.len() - at) as f32;
            if lowest > 0.0 {
                let above = |&(_, score): &Worthy| score >= lowest;
                let enough = (mean / LOOK) as usize;
                let chosen: Vec<Worthy> = units.with(&scores).filter(above).take(enough + 1).collect();
                if chosen.len() <= enough {
                    return remaining(reader, &terms[at..], &rest[at..], chosen, most);
                }
            }
        }
        reader.add(&term.found, term.weight, &mut scores)?;
        since += term.found.units as usize;
        postings -= term.found.units as usize;
    }
    Ok(units.with(&scores).collect())
}

/// Adds up the remaining terms for a few units only.
fn remaining(
    reader: &Reader,
    terms: &[Scored],
    rest: &[f32],
    mut units: Vec<Worthy>,
    most: usize,
) -> io::Result<Vec<Worthy>> {
    let mut scores = Vec::new();
    for (at, term) in terms.iter().enumerate() {
        if at % 4 == 0 && units.len() > 2 * most {
            scores.clear();
            scores.extend(units.iter().map(|unit| unit.1));
            let (_, floor, _) = scores.select_nth_unstable_by(most - 1, |one, other| other.total_cmp(one));
            let lowest = *floor * (1.0 - SLACK) - rest[at];
            units.retain(|unit| unit.1 >= lowest);
        }
        reader.add_to(&term.found, term.weight, &mut units)?;
    }
    Ok(units)
}

/// A score that at least so many of the units have, as near to the best such score as a table of steps tells. `top` is
/// about the highest score.
fn floor(scores: &[f32], units: &Units, most: usize, top: f32) -> f32 {
    let step = top.max(f32::MIN_POSITIVE) / STEPS as f32;
    let per_step = step.recip();
    let mut steps = [0_u32; STEPS];
    for (_, score) in units.with(scores) {
        steps[((score * per_step) as usize).min(STEPS - 1)] += 1;
    }
    let mut above = 0;
    let at = steps.iter().rposition(|&count| {
        above += count as usize;
        above >= most
    });
    // Where a step ends is as inexact as any product: SLACK is more than that.
    at.map_or(0.0, |at| at as f32 * step)
}

/// A set of units, a bit each.
#[derive(Clone)]
pub(crate) struct Units(Vec<u64>);

impl Units {
    pub(crate) fn none(of: u32) -> Self {
        Self(vec![0; (of as usize).div_ceil(64)])
    }

    pub(crate) fn add(&mut self, unit: u32) {
        if let Some(bits) = self.0.get_mut(unit as usize / 64) {
            *bits |= 1 << (unit % 64);
        }
    }

    pub(crate) fn holds(&self, unit: u32) -> bool {
        self.0.get(unit as usize / 64).is_some_and(|bits| bits & 1 << (unit % 64) != 0)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.iter().all(|&bits| bits == 0)
    }

    /// The units in it, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = u32> {
        let word = |(at, &bits): (usize, &u64)| {
            let first = u32::try_from(at * 64).unwrap_or(u32::MAX);
            (0..64).filter(move |bit| bits & 1 << bit != 0).map(move |bit| first + bit)
        };
        self.0.iter().enumerate().flat_map(word)
    }

    pub(crate) fn count(&self) -> usize {
        self.0.iter().map(|bits| bits.count_ones() as usize).sum()
    }

    /// Keeps the units that the other set holds.
    pub(crate) fn keep(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(bits, other)| *bits &= other);
    }

    /// Drops the units that the other set holds.
    pub(crate) fn drop(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(bits, other)| *bits &= !other);
    }

    pub(crate) fn retain(&mut self, keep: impl Fn(u32) -> bool) {
        for (at, bits) in (0..).zip(&mut self.0) {
            let mut open = *bits;
            while open != 0 {
                let bit = open.trailing_zeros();
                open &= open - 1;
                if !keep(at * 64 + bit) {
                    *bits &= !(1 << bit);
                }
            }
        }
    }

    /// The units in order, each with its score.
    fn with<'a>(&'a self, scores: &'a [f32]) -> impl Iterator<Item = Worthy> + 'a {
        (0..).zip(&self.0).flat_map(move |(at, &bits)| {
            let mut open = bits;
            std::iter::from_fn(move || {
                let bit = (open != 0).then(|| open.trailing_zeros())?;
                open &= open - 1;
                let unit: u32 = at * 64 + bit;
                Some((unit, scores[unit as usize]))
            })
        })
    }
}
