//! The words of two blocks that became one another.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};
use viet::tokens;

/// What became of a stretch of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PieceKind {
    /// In both.
    Same,
    /// In the old text alone.
    Removed,
    /// In the new text alone.
    Added,
}

/// A stretch of words. The old text is made of what is the same and what was removed, the new one of what is the same and
/// what was added, both in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What became of it.
    pub kind: PieceKind,
    /// Its bytes in the old text; in the new one for what was added.
    pub range: Range<usize>,
}

/// With fewer words of one kind between two changes these are one: nobody reads a text in crumbs.
const FEWEST_WORDS: usize = 2;

/// A word or what stands between two.
struct Unit<'a> {
    text: &'a str,
    end: usize,
    is_word: bool,
}

/// Compares two texts by words.
pub(super) fn pieces(old: &str, new: &str) -> Vec<Piece> {
    let (olds, news) = (units(old), units(new));
    let texts = |units: &[Unit<'_>]| units.iter().map(|unit| unit.text.to_owned()).collect::<Vec<_>>();
    let ops = capture_diff_slices(Algorithm::Myers, &texts(&olds), &texts(&news));
    // Stretches of units: whether they are the same, and where they stand in each.
    let mut runs: Vec<(bool, Range<usize>, Range<usize>)> = Vec::new();
    let last = ops.len().saturating_sub(1);
    for (at, op) in ops.iter().enumerate() {
        let (old, new) = (op.old_range(), op.new_range());
        let words = olds[old.clone()].iter().filter(|unit| unit.is_word).count();
        let is_crumb = words < FEWEST_WORDS && at > 0 && at < last;
        let same = matches!(op, DiffOp::Equal { .. }) && !is_crumb;
        match runs.last_mut().filter(|run| run.0 == same) {
            Some(run) => {
                run.1.end = old.end;
                run.2.end = new.end;
            }
            None => runs.push((same, old, new)),
        }
    }
    let bytes = |units: &[Unit<'_>], range: &Range<usize>| {
        let start = range.start.checked_sub(1).map_or(0, |before| units[before].end);
        let end = range.end.checked_sub(1).map_or(0, |last| units[last].end);
        start..end.max(start)
    };
    let mut found = Vec::new();
    for (same, old, new) in runs {
        let (old, new) = (bytes(&olds, &old), bytes(&news, &new));
        let kind = if same { PieceKind::Same } else { PieceKind::Removed };
        if !old.is_empty() {
            found.push(Piece { kind, range: old });
        }
        if !same && !new.is_empty() {
            found.push(Piece { kind: PieceKind::Added, range: new });
        }
    }
    found
}

/// All of a text in units, one after the other.
fn units(text: &str) -> Vec<Unit<'_>> {
    let mut units: Vec<Unit<'_>> = Vec::new();
    let mut at = 0;
    for token in tokens(text).filter(|token| !token.overlay) {
        if token.range.start < at {
            continue;
        }
        if token.range.start > at {
            units.push(Unit { text: &text[at..token.range.start], end: token.range.start, is_word: false });
        }
        at = token.range.end;
        units.push(Unit { text: &text[token.range], end: at, is_word: true });
    }
    if at < text.len() {
        units.push(Unit { text: &text[at..], end: text.len(), is_word: false });
    }
    units
}
