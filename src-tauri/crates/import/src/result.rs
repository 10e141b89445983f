//! What comes of a file: a document, and all that is known of how it came to be.

use library::{BlockKind, Document};
use serde::Serialize;

use crate::record::Record;
use crate::structure::Fields;

/// What came of a file.
#[derive(Debug, Clone)]
pub struct Import {
    /// The document's id and its folder's name: from its number, else from the file's name.
    pub id: String,
    /// All of `index.md`.
    pub markdown: String,
    /// What it is read as.
    pub document: Document,
    /// What its head says.
    pub fields: Fields,
    /// All that `import.json` says: what to look at in the order of the original, what was left out and brought into
    /// order, the original's hashes.
    pub record: Record,
}

/// A line of the outline: a heading, and how deep it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OutlineLine {
    /// Its address in the library.
    pub address: String,
    /// 1 for the title.
    pub level: u8,
    /// As it is printed.
    pub text: String,
}

impl Import {
    /// The headings, in order.
    #[must_use]
    pub fn outline(&self) -> Vec<OutlineLine> {
        let line = |block: &library::Block| match block.kind {
            BlockKind::Heading(level) => Some(OutlineLine {
                address: self.document.provisions[block.provision].address.as_str().to_owned(),
                level,
                text: block.inline.text.clone(),
            }),
            _ => None,
        };
        self.document.blocks.iter().filter_map(line).collect()
    }
}
