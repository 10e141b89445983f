//! Documents found by their own names: who types what a document is called wants the document, and its name may stand
//! nowhere but in its front matter.

use crate::index::entry::Name;
use crate::query::slot::Slot;

/// A name is meant if so much of it was typed, in its own order and without a gap.
const ENOUGH: f32 = 0.6;
/// A name of fewer syllables is a word like others: it must be typed whole.
const FEW: usize = 3;

/// The names of a library's documents.
pub(crate) struct Names(Vec<([Name; 2], u32)>);

impl Names {
    /// The names of documents, each with the document's first unit.
    pub(crate) fn new(names: Vec<([Name; 2], u32)>) -> Self {
        Self(names)
    }

    /// The first unit of the document that is called so; the one of whose name the most was typed, if there are more.
    pub(crate) fn called(&self, slots: &[Slot]) -> Option<u32> {
        if slots.is_empty() {
            return None;
        }
        let mut best: Option<(f32, u32)> = None;
        let names = self.0.iter().flat_map(|(names, unit)| names.iter().map(|name| (name, *unit)));
        for (name, unit) in names.filter(|(name, _)| slots.len() <= name.words as usize) {
            let share = slots.len() as f32 / name.words as f32;
            if share < ENOUGH
                || (name.words as usize) < FEW && share < 1.0
                || best.is_some_and(|best| share <= best.0)
            {
                continue;
            }
            let [keys, folds]: [Vec<&str>; 2] =
                [&name.keys, &name.folds].map(|words| words.split(' ').collect());
            let fits = |(at, slot): (usize, &Slot)| {
                keys.get(at).is_some_and(|key| slot.key == *key)
                    || !slot.toned && folds.get(at).is_some_and(|fold| slot.fold == *fold)
            };
            let starts = 0..=keys.len().saturating_sub(slots.len());
            if starts
                .into_iter()
                .any(|start| slots.iter().enumerate().all(|(i, slot)| fits((start + i, slot))))
            {
                best = Some((share, unit));
            }
        }
        best.map(|(_, unit)| unit)
    }
}
