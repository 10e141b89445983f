//! `import.json`: where a document came from and what was done to it, for whoever asks later.

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::decode::Encodings;
use crate::format::Format;
use crate::issue::{Dropped, Issue, Repairs};
use crate::model::Reading;

/// The file that a document was made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Original {
    /// Its name, without its folder.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// BLAKE3, hexadecimal.
    pub blake3: String,
    /// SHA-256, hexadecimal: what other programs can check.
    pub sha256: String,
}

impl Original {
    /// Of these bytes.
    #[must_use]
    pub fn of(bytes: &[u8], name: &str) -> Self {
        let sha256 = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        Self {
            name: name.to_owned(),
            size: bytes.len() as u64,
            blake3: blake3::hash(bytes).to_hex().to_string(),
            sha256,
        }
    }
}

/// All of `import.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Record {
    /// The file.
    pub original: Original,
    /// What it was read as.
    pub format: Format,
    /// This program's version.
    pub version: &'static str,
    /// Pages; 0 where a file has none.
    pub pages: usize,
    /// Encodings from before Unicode, with the letters read from each.
    pub encodings: Vec<(&'static str, usize)>,
    /// What was brought into order, and how often.
    pub repaired: Repairs,
    /// What isn't in the result.
    pub dropped: Vec<Dropped>,
    /// What there is to look at.
    pub issues: Vec<Issue>,
    /// Nobody has compared it with the original yet.
    pub compared: bool,
}

impl Record {
    pub(crate) fn new(
        original: Original,
        reading: &Reading,
        encodings: &Encodings,
        repaired: Repairs,
        issues: Vec<Issue>,
    ) -> Self {
        Self {
            original,
            format: reading.format,
            version: env!("CARGO_PKG_VERSION"),
            pages: reading.pages,
            encodings: encodings.iter().map(|(encoding, letters)| (encoding.name(), *letters)).collect(),
            repaired,
            dropped: reading.dropped.clone(),
            issues,
            compared: false,
        }
    }
}
