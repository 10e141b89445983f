//! The signs of official print, for whoever makes our Markdown out of other files: what reads them there must be what reads
//! them here, or a text would be read in two ways.

use std::collections::HashMap;

pub use super::address::slug_within;
pub use super::diagnostic::clip;
pub use super::line::is_rule;
pub use super::sign::{Family, Sign, sign};
pub use super::structure::{Head, Rank, head, roman};
use super::succession;

/// Longer paragraphs are shown in pieces. Bytes.
pub const LONG_PARAGRAPH: usize = super::pieces::LONG_PARAGRAPH;
/// Longer headings are cut at their first sentence. Characters.
pub const LONG_TITLE: usize = super::pieces::LONG_TITLE;

/// The lines that head parts, and where the articles' numbers don't follow each other.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Parts {
    /// Line → what it heads.
    pub heads: HashMap<usize, Rank>,
    /// Lines at which the sequence of articles breaks, with the two numbers: "Điều 2 → Điều 5".
    pub gaps: Vec<(usize, String)>,
}

/// Finds the lines that head parts. A line all in bold stands between pairs of stars, a line of a table is empty.
#[must_use]
pub fn parts(lines: &[&str]) -> Parts {
    let (found, gaps) = succession::find(lines, |_| false);
    Parts { heads: found.into_iter().map(|(line, headed)| (line, headed.0)).collect(), gaps }
}
