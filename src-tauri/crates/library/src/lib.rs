//! The library: Markdown files → documents with addresses, and back to safe HTML.
//!
//! It isn't a place where anything is kept or found: it knows neither SQLite nor Tantivy, writes no file, and what it
//! reads it never corrects. Whatever the text says stays as it was printed.
//!
//! - [`Gathered`] is what was read of one folder; a [`Library`] is made of these, and says what was wrong.
//! - [`Entry`] is a document as lists know it; its text comes when it is asked for ([`Texts`] may have kept it).
//! - [`Document`] is one text: a flat list of blocks, and provisions over them.
//! - [`Block`] is the smallest thing with an id and a label of its own.
//! - [`Provision`] is a headed section or an item written `(n)`: what search ranks and what an [`Address`] names.
//! - [`Edition`] is one that a document had before.
//! - [`compare::compare`] says what became of each block between two editions, [`carry`] where a passage went.
//! - [`Anchor`] is a place in a document, with enough of its words to prove it later.

mod address;
mod ahead;
mod anchor;
mod carry;
mod clean;
pub mod compare;
mod diagnostic;
mod doc_id;
mod document;
mod editions;
mod embedded;
mod emphasis;
mod encoding;
mod entry;
mod fence;
mod figure;
mod file;
mod files;
mod form;
mod gather;
mod hashtag;
mod inline;
mod label;
mod legacy;
mod library;
mod line;
mod manifest;
mod markup;
mod mention;
mod nfc;
mod note;
mod order;
mod outline;
mod parse;
mod parts;
mod pieces;
pub mod print;
pub mod quick;
mod reader;
mod render;
mod sign;
mod stamp;
mod structure;
mod succession;
mod table;
mod tag;
mod targets;
mod wrap;

pub use address::Address;
pub use anchor::{Anchor, Place, Spot, digest};
pub use carry::{Carried, carry};
pub use diagnostic::{Diagnostic, Located, Problem, ProblemCode, Severity};
pub use doc_id::{DocId, NONE};
pub use document::{
    Align, Block, BlockId, BlockKind, CELL_SEPARATOR, Document, Inline, NoteRef, Provision, Span, Style,
};
pub use editions::Edition;
pub use entry::{Entry, Facts, Known, Texts};
pub use figure::{Amount, Figure};
pub use gather::{Gathered, Step};
pub use hashtag::{retagged, tag_name, tagged, tags};
pub use library::{Folder, GivenId, Library, Sharing};
pub use manifest::{Kind, Manifest};
pub use mention::{Mention, Named, Passage, mentions};
pub use nfc::nfc;
pub use note::note_html;
pub use parse::parse;
pub use render::{html, html_range};
pub use stamp::Stamp;
pub use targets::{Target, Targets};
