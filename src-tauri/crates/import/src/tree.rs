//! A document's tree, flat as our reader has it: blocks, each a heading, a paragraph with or without a sign, a row.

use crate::issue::Place;
use crate::text::Text;

/// A block of the document to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Block {
    pub kind: Kind,
    /// The sign printed before it: "1.", "a)", "–".
    pub mark: String,
    pub text: Text,
    /// For rows.
    pub cells: Vec<Text>,
    pub place: Place,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// With its level, 1 to 6.
    Heading(u8),
    Paragraph,
    Marked,
    /// The first row of a table, or a further one.
    Row {
        first: bool,
    },
    Rule,
}

impl Block {
    pub(crate) fn new(kind: Kind, text: Text, place: Place) -> Self {
        Self { kind, mark: String::new(), text, cells: Vec::new(), place }
    }

    /// All that is printed of it.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        let cells = self.cells.iter().map(|cell| cell.text.as_str());
        [self.mark.as_str(), self.text.text.as_str()].into_iter().chain(cells)
    }
}
