//! What a document is called by: in addresses, in the index, in the notes that hang on it.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A document's id: ASCII letters, digits and hyphens; its folder's name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DocId(String);

/// The name of no document.
pub const NONE: &str = "-khong-";

impl DocId {
    /// `None` for anything that could be more than one folder's name.
    pub fn new(id: &str) -> Option<Self> {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let fits = !id.is_empty() && id.len() <= 100 && id.chars().all(plain);
        fits.then(|| Self(id.to_owned()))
    }

    /// The name of no document: a note that hangs on no passage has it. No folder's or file's name becomes this one but
    /// by its own letters.
    pub(super) fn none() -> Self {
        Self(NONE.to_owned())
    }

    /// The nearest proper id: what doesn't fit becomes a hyphen.
    pub(super) fn cleaned(id: &str) -> Self {
        let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
        let mut cleaned: String = id.chars().take(100).map(plain).collect();
        if cleaned.is_empty() {
            cleaned.push('-');
        }
        Self(cleaned)
    }

    /// The id itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for DocId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
