//! Files that offices work with: DOCX, XLSX and CSV, written by hand.
//!
//! The same input gives the same bytes: no clock, no random names, one order of everything. It knows paragraphs, runs,
//! tables, sections, footnotes and headers, and nothing of what they are about.
//!
//! - [`Paper`] is a document of Word's; [`Paper::docx`] its bytes.
//! - [`Workbook`] is a workbook of Excel's; [`Workbook::xlsx`] its bytes. [`csv`] writes one table for any program.
//! - [`Pack`] says what a paper must measure and how its head and its signatures stand; [`Pack::check`] what lies outside.
//!
//! Lengths are given in millimetres and points, as the rules for papers give them, and become Word's own units where they
//! are written: twentieths of a point, and half-points for letters.

mod csv;
mod docx;
mod error;
mod form;
mod measure;
mod pack;
mod package;
mod xlsx;
mod xml;

pub use csv::csv;
pub use docx::{
    Align, Block, Cell, Footnote, Frame, Look, Mark, Paper, Paragraph, Run, Section, Style, Table, Text,
};
pub use error::OfficeError;
pub use form::{Head, Signature, Signer, kept_with_signature};
pub use measure::{Mm, Pt};
pub use pack::{Measure, Outside, Pack, PackError, Reach};
pub use xlsx::{Sheet, Value, Workbook};
