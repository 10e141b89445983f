//! A syllable of the query, and the word that it stands for.

use std::ops::Range;

use viet::Kind;

use super::parse::Role;
use crate::index::words::WordId;

/// A syllable of the query with the word it stands for.
#[derive(Debug, Clone)]
pub(crate) struct Slot {
    /// Its bytes in the query's text.
    pub range: Range<usize>,
    pub role: Role,
    /// It stands right after the slot before, in the same clause.
    pub follows: bool,
    /// As typed.
    pub raw: String,
    /// The key as typed.
    pub typed: String,
    /// The key that it was taken for.
    pub key: String,
    pub fold: String,
    pub kind: Kind,
    pub word: Option<WordId>,
    /// Its tone is known: typed, or absent in a query typed with tones.
    pub toned: bool,
    /// Marks were added to it that nobody typed.
    pub guessed: bool,
    /// It was taken for a word with another letter.
    pub near: bool,
    /// It was taken for a longer word whose beginning was typed.
    pub unfinished: bool,
    /// The word is still open: words that it may become, with their weight beside the likeliest.
    pub endings: Vec<(WordId, f32)>,
}

impl Slot {
    /// True if the word isn't the one typed.
    pub(crate) fn is_restored(&self) -> bool {
        self.key != self.typed && !self.unfinished
    }
}
