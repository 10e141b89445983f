//! What stands one below the other in a file: lines, and rows of tables.

use crate::issue::Place;
use crate::text::{FlatLine, Text};

/// A line, or a table's row.
pub(super) enum Item {
    Line(FlatLine),
    Row { cells: Vec<Text>, first: bool, place: Place },
}

impl Item {
    pub(super) fn place(&self) -> Place {
        match self {
            Self::Line(line) => line.place,
            Self::Row { place, .. } => *place,
        }
    }
}
