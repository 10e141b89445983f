//! The library: Markdown files → documents with addresses, and back to safe HTML. Knows neither SQLite nor
//! Tantivy.

mod address;
mod anchor;
mod diagnostic;
mod doc_id;
mod document;
mod figure;
mod inline;
mod label;
mod library;
mod manifest;
mod nfc;
mod note;
mod outline;
mod parse;
pub mod quick;
mod render;
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
