//! For a query that finds nothing: the nearest spelling that the library has.

use super::candidate::is_near;
use super::parse::Role;
use super::slot::Slot;
use super::wording::wording;
use crate::index::words::{Language, WordId};

/// Words tried for one syllable.
const MOST: usize = 24;

/// Log probability of other marks on the same letters, and of another letter.
const OTHER_MARKS: f32 = -2.0;
const OTHER_LETTER: f32 = -5.0;

/// The query with other words where its own aren't known. Only what the library says in this order is offered: any
/// word is near some other.
pub(crate) fn suggest(text: &str, slots: &[Slot], language: &Language) -> Option<String> {
    if slots.is_empty() || slots.iter().any(|slot| slot.role != Role::Free) {
        return None;
    }
    let rows: Vec<Vec<(WordId, f32)>> = slots.iter().map(|slot| words(slot, language)).collect();
    if rows.iter().any(Vec::is_empty) {
        return None;
    }
    let path = best(slots, &rows, language);
    let stand_together = slots
        .iter()
        .enumerate()
        .skip(1)
        .all(|(i, slot)| !slot.follows || language.pair(path[i - 1], path[i]) > 0);
    let changes: Vec<(std::ops::Range<usize>, String)> = slots
        .iter()
        .zip(&path)
        .filter(|(slot, word)| slot.typed != language.key(**word))
        .map(|(slot, word)| (slot.range.clone(), language.surface(*word)))
        .collect();
    (stand_together && !changes.is_empty()).then(|| wording(text, &changes))
}

/// Words for a syllable: itself, other marks, another letter.
fn words(slot: &Slot, language: &Language) -> Vec<(WordId, f32)> {
    let mut found: Vec<(WordId, f32)> = Vec::new();
    for word in language.forms(&slot.fold) {
        found.push((word, if language.key(word) == slot.typed { 0.0 } else { OTHER_MARKS }));
    }
    let letters: Vec<char> = slot.fold.chars().collect();
    if (3..=12).contains(&letters.len()) && slot.fold.chars().all(char::is_alphabetic) {
        let mut near: Vec<WordId> =
            (0..language.words()).filter(|&word| is_near(&letters, language.fold(word))).collect();
        near.retain(|&word| language.fold(word) != slot.fold);
        near.sort_by_key(|&word| std::cmp::Reverse(language.count(word)));
        near.truncate(MOST);
        found.extend(near.into_iter().map(|word| (word, OTHER_LETTER)));
    }
    found
}

fn best(slots: &[Slot], rows: &[Vec<(WordId, f32)>], language: &Language) -> Vec<WordId> {
    let mut back: Vec<Vec<usize>> = Vec::with_capacity(rows.len());
    let mut scores: Vec<f32> = Vec::new();
    for (i, row) in rows.iter().enumerate() {
        let before = i.checked_sub(1).map(|i| rows[i].as_slice()).unwrap_or_default();
        let mut next = Vec::with_capacity(row.len());
        let mut from = Vec::with_capacity(row.len());
        for &(word, cost) in row {
            let linked = |j: usize| match slots[i].follows {
                true => language.after(before.get(j).map(|b| b.0), Some(word)),
                false => language.alone(Some(word)),
            };
            let steps =
                (0..before.len().max(1)).map(|j| (scores.get(j).copied().unwrap_or(0.0) + linked(j), j));
            let (score, j) = steps.fold((f32::NEG_INFINITY, 0), |a, b| if b.0 > a.0 { b } else { a });
            next.push(score + cost);
            from.push(j);
        }
        scores = next;
        back.push(from);
    }
    let top =
        scores.iter().enumerate().fold((0, f32::NEG_INFINITY), |a, (i, &s)| if s > a.1 { (i, s) } else { a });
    let mut at = top.0;
    let mut path = Vec::with_capacity(rows.len());
    for (row, from) in rows.iter().zip(&back).rev() {
        path.push(row[at].0);
        at = from[at];
    }
    path.reverse();
    path
}
