//! What notes said before: listed, and given back.

use rusqlite::OptionalExtension;

use super::notebook::Notebook;
use crate::error::StoreError;
use crate::rows::notes::Note;
use crate::rows::versions::{COLUMNS, Version, read};

impl Notebook {
    /// Earlier versions of a note, newest first.
    pub fn versions(&self, note: &str) -> Result<Vec<Version>, StoreError> {
        self.note(note)?;
        let sql = format!("SELECT {COLUMNS} FROM note_versions WHERE note_id = ?1 ORDER BY version DESC");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([note], |row| read(row, note))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Gives a note the words of an earlier version. What it says now becomes one.
    pub fn restore_version(&mut self, id: &str, version: i64, now: i64) -> Result<Note, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM note_versions WHERE note_id = ?1 AND version = ?2");
        let earlier = self.connection.query_row(&sql, (id, version), |row| read(row, id)).optional()?;
        let earlier = earlier.ok_or(StoreError::VersionNotFound(version))?;
        let before = self.note(id)?;
        self.rewrite(&before, &earlier.body, earlier.kind, now, true)
    }
}
