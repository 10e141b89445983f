//! The library: Markdown files → documents with addresses, and back to safe HTML. Knows neither SQLite nor
//! Tantivy.

mod address;
mod anchor;
mod diagnostic;
mod document;
mod figure;
mod inline;
mod label;
mod library;
mod manifest;
mod note;
mod outline;
mod parse;
pub mod quick;
mod render;
mod targets;

pub use address::Address;
pub use anchor::{Anchor, Place, Spot};
pub use diagnostic::{Diagnostic, Located, Problem, ProblemCode, Severity};
pub use document::{
    Align, Block, BlockId, BlockKind, CELL_SEPARATOR, DocId, Document, Inline, NoteRef, Provision, Span,
    Style,
};
pub use figure::{Amount, Figure};
pub use library::{Folder, Library};
pub use manifest::{Kind, Manifest};
pub use note::note_html;
pub use parse::parse;
pub use render::{html, html_range};
pub use targets::{Target, Targets};

/// The same text in NFC, the form that everything inside works with.
pub fn nfc(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfc().collect()
}
