//! How a file is written.

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Markdown.
    Markdown,
    /// Plain text: a line is a paragraph, and nothing but the signs of print means anything.
    Plain,
}
