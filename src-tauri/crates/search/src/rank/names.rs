//! Documents found by their own names: who types what a document is called wants the document, and its name may stand
//! nowhere but in its front matter.

use std::sync::Arc;

use library::Entry;
use viet::Token;

use crate::query::slot::Slot;

/// A name is meant if so much of it was typed, in its own order and without a gap.
const ENOUGH: f32 = 0.6;
/// A name of fewer syllables is a word like others: it must be typed whole.
const FEW: usize = 3;

/// The names of a library's documents.
pub(crate) struct Names(Vec<Name>);

struct Name {
    keys: Vec<String>,
    folds: Vec<String>,
    /// The document's first unit.
    unit: u32,
}

impl Names {
    /// Of documents with the units that [`units`](crate::index::build::units) gives them.
    pub(crate) fn of(documents: &[Arc<Entry>], units: &[(u32, u32)]) -> Self {
        let mut names = Vec::new();
        for (number, document) in (0..).zip(documents) {
            let Ok(unit) = u32::try_from(units.partition_point(|unit| unit.0 < number)) else { continue };
            if units.get(unit as usize).is_none_or(|unit| unit.0 != number) {
                continue;
            }
            for title in [document.facts.manifest.title.as_str(), document.short_title()] {
                let words: Vec<Token> = viet::tokens(title).filter(|token| !token.overlay).collect();
                let keys = words.iter().map(|token| token.key.clone()).collect();
                let folds = words.into_iter().map(|token| token.fold).collect();
                names.push(Name { keys, folds, unit });
            }
        }
        Self(names)
    }

    /// The first unit of the document that is called so; the one of whose name the most was typed, if there are more.
    pub(crate) fn called(&self, slots: &[Slot]) -> Option<u32> {
        if slots.is_empty() {
            return None;
        }
        let mut best: Option<(f32, u32)> = None;
        for name in self.0.iter().filter(|name| slots.len() <= name.keys.len()) {
            let share = slots.len() as f32 / name.keys.len() as f32;
            if share < ENOUGH
                || name.keys.len() < FEW && share < 1.0
                || best.is_some_and(|best| share <= best.0)
            {
                continue;
            }
            let fits = |(at, slot): (usize, &Slot)| {
                slot.key == name.keys[at] || !slot.toned && slot.fold == name.folds[at]
            };
            let starts = 0..=name.keys.len() - slots.len();
            if starts
                .into_iter()
                .any(|start| slots.iter().enumerate().all(|(i, slot)| fits((start + i, slot))))
            {
                best = Some((share, name.unit));
            }
        }
        best.map(|(_, unit)| unit)
    }
}
