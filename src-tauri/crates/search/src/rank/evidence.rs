//! Whether what was found is what was asked about.
//!
//! Every question shares some syllables with every library: *học* and *đại* of *học phí đại học* stand somewhere in any
//! section. What tells a find from an accident is whether they stand beside the neighbours that they were typed with,
//! and how much each of them tells.

use std::io;

use viet::Kind;

use crate::index::reader::Reader;
use crate::index::schema::Column;
use crate::query::asking::asking;
use crate::query::plan::Plan;

/// The share of what the question tells that a unit must hold. Chosen where questions about what is in the
/// library and about what isn't (`tests/fixtures/{queries,absent}.toml`) lie apart.
const ENOUGH: f32 = 0.5;

/// A long question tells so much that a passage which answers it holds only a part: of more than so many syllables
/// less and less is asked for, of so many nothing. Measured on a collection of statutes, where whole questions have
/// twenty (`docs/search.md`).
const FEW: f32 = 6.0;
const MANY: f32 = 12.0;

/// What a syllable is worth without the neighbours it was typed with.
const ALONE: f32 = 0.2;

/// Which slots a unit holds, a bit each.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Held {
    /// The word stands there.
    pub words: u64,
    /// And beside the neighbour that it was typed with, or as part of a document's number or of another way to say it.
    pub together: u64,
}

/// What each part of a question tells.
pub(crate) struct Evidence {
    slots: Vec<Tells>,
}

struct Tells {
    bit: u64,
    worth: f32,
    /// It needs no neighbour: a figure, or all there is.
    by_itself: bool,
    /// Marks were added that nobody typed: without a neighbour it may be any word with these letters.
    guessed: bool,
}

impl Evidence {
    pub(crate) fn new(reader: &Reader, plan: &Plan) -> io::Result<Self> {
        let asking = asking(&plan.slots);
        let single = plan.wanted().filter(|(i, _)| asking & 1 << i == 0).count() == 1;
        let mut slots = Vec::with_capacity(plan.slots.len());
        for (i, slot) in plan.wanted().filter(|(i, _)| asking & 1 << i == 0) {
            let found = reader.find(Column::Key, &slot.key)?;
            slots.push(Tells {
                bit: 1 << i,
                // A word that stands nowhere tells as much as one that stands once.
                worth: found.map_or_else(|| reader.idf(1), |found| found.idf),
                by_itself: single || matches!(slot.kind, Kind::Number | Kind::Mixed | Kind::Code),
                guessed: slot.guessed,
            });
        }
        Ok(Self { slots })
    }

    /// Whether these are all of the slots that were asked about.
    pub(crate) fn whole(&self, held: Held) -> bool {
        self.slots.iter().all(|slot| (held.words | held.together) & slot.bit != 0)
    }

    /// Whether a unit that holds these slots answers the question.
    pub(crate) fn suffices(&self, rarest: f32, held: Held) -> bool {
        let (mut all, mut here) = (0.0, 0.0);
        for slot in &self.slots {
            let together = held.together & slot.bit != 0 || slot.by_itself && held.words & slot.bit != 0;
            let stray = slot.guessed && !together && !slot.by_itself;
            all += if stray { slot.worth.max(rarest) } else { slot.worth };
            here += match (together, stray, held.words & slot.bit != 0) {
                (true, ..) => slot.worth,
                (false, false, true) => slot.worth * ALONE,
                _ => 0.0,
            };
        }
        let long = (self.slots.len() as f32 - FEW) / (MANY - FEW);
        here >= ENOUGH * (1.0 - long.clamp(0.0, 1.0)) * all
    }
}
