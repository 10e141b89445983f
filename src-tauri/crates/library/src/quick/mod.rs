//! The quick look-up: which passages a document puts on cards. Its front matter names them; nothing here knows any
//! document.

mod cards;
pub(crate) mod entry;

pub(crate) use cards::check;
pub use cards::{Card, Group, groups, kinds};
pub use entry::{CardKind, QuickEntry};
