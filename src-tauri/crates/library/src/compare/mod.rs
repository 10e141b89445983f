//! Two editions of one text, block by block: what stayed, what has other words, what came, went and moved.
//!
//! Blocks are paired by their words, never by their numbers: an article inserted before others makes none of them another.
//! [`compare`] says which block became which; [`Comparison::groups`] puts that under the headings it stands in.

mod pairing;
mod words;

#[cfg(test)]
mod tests;

use std::ops::Range;

use super::document::{Block, BlockKind, Document};
use super::print::{head, sign};
use pairing::pair;
use words::pieces;
pub use words::{Piece, PieceKind};

/// What became of the old edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// In the order of the new edition; what went stands behind what it stood behind.
    pub rows: Vec<Row>,
}

/// What became of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// Nothing.
    Same,
    /// Only the number before it is another.
    Renumbered,
    /// Other words.
    Edited,
    /// It stands elsewhere; its words may be others, too.
    Moved,
    /// The old edition doesn't have it.
    Added,
    /// The new edition doesn't have it.
    Removed,
}

/// A block of either edition or of both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Index into the old document's blocks.
    pub old: Option<usize>,
    /// Index into the new document's blocks.
    pub new: Option<usize>,
    /// What became of it.
    pub change: Change,
    /// Its words, where it is in both and they differ; else empty.
    pub pieces: Vec<Piece>,
}

/// Rows under one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The heading as it is printed, of the new edition if it is there.
    pub title: String,
    /// Its address.
    pub address: String,
    /// The heading is the old edition's alone.
    pub removed: bool,
    /// Rows of the comparison.
    pub rows: Range<usize>,
}

/// Compares two editions.
#[must_use]
pub fn compare(old: &Document, new: &Document) -> Comparison {
    let of = |document: &Document| -> Vec<usize> {
        (0..document.blocks.len()).filter(|&at| document.blocks[at].kind != BlockKind::Rule).collect()
    };
    let (olds, news) = (of(old), of(new));
    let texts = |document: &'_ Document, blocks: &[usize]| -> Vec<String> {
        blocks.iter().map(|&at| stripped(&document.blocks[at]).to_owned()).collect()
    };
    let marks = |document: &Document, blocks: &[usize]| -> Vec<String> {
        blocks.iter().map(|&at| number(&document.blocks[at]).to_owned()).collect()
    };
    let pairs = pair(&texts(old, &olds), &texts(new, &news), &marks(old, &olds), &marks(new, &news));
    let mut rows = Vec::with_capacity(news.len());
    // What went, behind the block before it that is still at its place.
    let gone = |from: usize, rows: &mut Vec<Row>| {
        let left = pairs.of_old[from..].iter().take_while(|paired| !paired.is_some_and(|(_, moved)| !moved));
        for (at, paired) in left.enumerate() {
            if paired.is_none() {
                let old = Some(olds[from + at]);
                rows.push(Row { old, new: None, change: Change::Removed, pieces: Vec::new() });
            }
        }
    };
    gone(0, &mut rows);
    for (at, &block) in news.iter().enumerate() {
        match pairs.of_new[at] {
            None => rows.push(Row { old: None, new: Some(block), change: Change::Added, pieces: Vec::new() }),
            Some((from, moved)) => {
                rows.push(both(old, new, olds[from], block, moved));
                if !moved {
                    gone(from + 1, &mut rows);
                }
            }
        }
    }
    Comparison { rows }
}

fn both(old: &Document, new: &Document, from: usize, to: usize, moved: bool) -> Row {
    let (before, behind) = (&old.blocks[from], &new.blocks[to]);
    let same_words = stripped(before) == stripped(behind);
    let same_number = number(before) == number(behind);
    let change = match (moved, same_words, same_number) {
        (true, ..) => Change::Moved,
        (_, false, _) => Change::Edited,
        (_, true, false) => Change::Renumbered,
        (_, true, true) => Change::Same,
    };
    let differs = before.inline.text != behind.inline.text;
    let pieces = if differs { pieces(&before.inline.text, &behind.inline.text) } else { Vec::new() };
    Row { old: Some(from), new: Some(to), change, pieces }
}

impl Comparison {
    /// How many rows a change has.
    #[must_use]
    pub fn count(&self, change: Change) -> usize {
        self.rows.iter().filter(|row| row.change == change).count()
    }

    /// The rows under the headings that they stand in, each heading as often as rows come back to it.
    #[must_use]
    pub fn groups(&self, old: &Document, new: &Document) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        for (at, row) in self.rows.iter().enumerate() {
            let (document, block, removed) = match (row.new, row.old) {
                (Some(block), _) => (new, block, false),
                (None, Some(block)) => match self.still_there(old, block) {
                    Some(heading) => (new, heading, false),
                    None => (old, block, true),
                },
                (None, None) => continue,
            };
            let section = document.provisions[document.blocks[block].provision].section;
            let provision = &document.provisions[section];
            let address = provision.address.as_str();
            match groups.last_mut().filter(|group| group.address == address && group.removed == removed) {
                Some(group) => group.rows.end = at + 1,
                None => groups.push(Group {
                    title: provision
                        .blocks
                        .first()
                        .map(|&block| document.blocks[block].inline.text.clone())
                        .unwrap_or_default(),
                    address: address.to_owned(),
                    removed,
                    rows: at..at + 1,
                }),
            }
        }
        groups
    }

    /// The new edition's heading that the heading over an old block became.
    fn still_there(&self, old: &Document, block: usize) -> Option<usize> {
        let section = old.provisions[old.blocks[block].provision].section;
        let heading = *old.provisions[section].blocks.first()?;
        self.rows.iter().find(|row| row.old == Some(heading)).and_then(|row| row.new)
    }
}

/// A block's words without the number that heads it.
fn stripped(block: &Block) -> &str {
    let text = block.inline.text.as_str();
    text[heading_number(block).len()..].trim_start()
}

/// The number or sign before a block's words.
fn number(block: &Block) -> &str {
    block.mark.as_deref().unwrap_or_else(|| heading_number(block).trim_end())
}

/// "Điều 5. " at the head of a heading's text, or nothing. A heading that is all number keeps it as its words.
fn heading_number(block: &Block) -> &str {
    let text = block.inline.text.as_str();
    if !matches!(block.kind, BlockKind::Heading(_)) {
        return "";
    }
    let rest = match head(text).filter(|head| head.closed) {
        Some(head) => text.len() - head.rest.len(),
        None => sign(text).map_or(0, |sign| sign.rest),
    };
    if text[rest..].trim().is_empty() { "" } else { &text[..rest] }
}
