//! The reader's settings: one JSON value a key.

use rusqlite::OptionalExtension;

use super::notebook::Notebook;
use crate::error::StoreError;
use crate::rows::settings::{put, read};

impl Notebook {
    /// The value of a key, as it was written.
    pub fn setting(&self, key: &str) -> Result<Option<String>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT value, seal FROM settings WHERE key = ?1")?;
        Ok(statement.query_row([key], |row| read(row, key)).optional()?)
    }

    /// Writes a key's value.
    pub fn set_setting(&mut self, key: &str, value: &str) -> Result<(), StoreError> {
        put(&self.connection, key, value)?;
        self.changed();
        Ok(())
    }
}
