//! Seals: a checksum on every row, so that a byte which the disk changed is found out before it is believed. Which
//! fields go into it is each row's to say.

use rusqlite::{Row, ffi};

/// Makes the checksum of one row out of its fields.
pub(super) struct Seal(blake3::Hasher);

impl Seal {
    pub(super) fn of(table: &str) -> Self {
        Self(blake3::Hasher::new()).text(table)
    }

    // Each length goes in first: "ab" + "c" mustn't look like "a" + "bc".
    pub(super) fn text(mut self, text: &str) -> Self {
        self.0.update(&(text.len() as u64).to_le_bytes());
        self.0.update(text.as_bytes());
        self
    }

    pub(super) fn number(mut self, number: i64) -> Self {
        self.0.update(&number.to_le_bytes());
        self
    }

    pub(super) fn maybe(self, number: Option<i64>) -> Self {
        match number {
            Some(number) => self.number(1).number(number),
            None => self.number(0),
        }
    }

    /// Adds nothing where there are none, so that the seals from before there were stamps still fit.
    pub(super) fn stamps<const N: usize>(self, stamps: Option<[i64; N]>) -> Self {
        stamps.into_iter().flatten().fold(self, Self::number)
    }

    pub(super) fn done(self) -> i64 {
        let mut first = [0; 8];
        first.copy_from_slice(&self.0.finalize().as_bytes()[..8]);
        i64::from_le_bytes(first)
    }
}

/// What a row with a broken seal is: as damaged as a torn page.
pub(crate) fn broken() -> rusqlite::Error {
    rusqlite::Error::SqliteFailure(
        ffi::Error::new(ffi::SQLITE_CORRUPT),
        Some("a row isn't what was written".to_owned()),
    )
}

/// Passes a value on if its row's seal is the one that it should have.
pub(crate) fn check(row: &Row<'_>, seal: i64) -> rusqlite::Result<()> {
    if row.get::<_, i64>("seal")? == seal { Ok(()) } else { Err(broken()) }
}
