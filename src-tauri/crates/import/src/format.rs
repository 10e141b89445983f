//! The kinds of files that are told apart.

use serde::Serialize;

/// A kind of file that is read here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Office Open XML.
    Docx,
    /// Word 97 to 2003.
    Doc,
    /// Rich Text Format.
    Rtf,
    /// Portable Document Format.
    Pdf,
    /// OpenDocument text.
    Odt,
    /// A web page.
    Html,
    /// A web page with all that belongs to it, as mail.
    Mht,
    /// Plain text.
    Text,
}
