//! What a token is, and what stands between two of them.

use std::ops::Range;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A syllable or any other run of letters; also `m2`, `km²`.
    Word,
    /// A number in canonical form, Roman ones included.
    Number,
    /// The per cent sign after a number.
    Percent,
    /// Overlay: a document number, canonical: `06-NQ/TW` is `6-nq-tw`.
    Code,
    /// Overlay: a calendar date, `2022-01-24`.
    Date,
    /// Overlay: two numbers and what lies between, `1,5..1,9`.
    Range,
    /// Overlay: letters and digits without a space, as typed: `d9o6`, `nq06`, `4g`.
    Mixed,
}

/// What separates a token from the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Break {
    /// Nothing that ends a sentence.
    None,
    /// The end of a sentence or clause: `. ` `?` `!` `;` `…`
    Sentence,
    /// A new line or table cell, or the start of the text.
    Line,
}

/// A token of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Its bytes in the text as given, trailing combining marks included.
    pub range: Range<usize>,
    /// What it is.
    pub kind: Kind,
    /// Its search key: see [`key`](mod@crate::key); the canonical form for anything but a word.
    pub key: String,
    /// Its fold: see [`fold`](mod@crate::fold); the canonical form for anything but a word.
    pub fold: String,
    /// The ordinal of the part; for an overlay, of the first part it covers.
    pub position: u32,
    /// How many parts it covers; 1 for a part.
    pub width: u32,
    /// What separates it from the part before. Bigrams are made only across [`Break::None`].
    pub before: Break,
    /// Whether it is another reading of the parts that follow it, rather than a part.
    pub overlay: bool,
}
