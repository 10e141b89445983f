//! The library: Markdown files → documents with addresses, and back to safe HTML. Knows neither SQLite nor
//! Tantivy.

mod address;
mod anchor;
mod clean;
mod diagnostic;
mod doc_id;
mod document;
mod embedded;
mod emphasis;
mod encoding;
mod fence;
mod figure;
mod form;
mod inline;
mod label;
mod legacy;
mod library;
mod line;
mod manifest;
mod markup;
mod nfc;
mod note;
mod outline;
mod parse;
mod pieces;
pub mod quick;
mod reader;
mod render;
mod sign;
mod structure;
mod succession;
mod table;
mod tag;
mod targets;

pub use address::Address;
pub use anchor::{Anchor, Place, Spot};
pub use diagnostic::{Diagnostic, Located, Problem, ProblemCode, Severity};
pub use doc_id::DocId;
pub use document::{
    Align, Block, BlockId, BlockKind, CELL_SEPARATOR, Document, Inline, NoteRef, Provision, Span, Style,
};
pub use figure::{Amount, Figure};
pub use library::{Folder, Library};
pub use manifest::{Kind, Manifest};
pub use nfc::nfc;
pub use note::note_html;
pub use parse::parse;
pub use render::{html, html_range};
pub use targets::{Target, Targets};
