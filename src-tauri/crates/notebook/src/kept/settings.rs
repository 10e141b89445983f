//! The reader's settings: one JSON value a key.

use rusqlite::{Connection, OptionalExtension, Row};

use crate::error::StoreError;
use crate::notebook::Notebook;
use crate::seal;

impl Notebook {
    /// The value of a key, as it was written.
    pub fn setting(&self, key: &str) -> Result<Option<String>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT value, seal FROM settings WHERE key = ?1")?;
        let read = |row: &Row<'_>| {
            let value: String = row.get("value")?;
            seal::check(row, seal::setting(key, &value))?;
            Ok(value)
        };
        Ok(statement.query_row([key], read).optional()?)
    }

    /// Writes a key's value.
    pub fn set_setting(&mut self, key: &str, value: &str) -> Result<(), StoreError> {
        put(&self.connection, key, value)?;
        self.changed();
        Ok(())
    }
}

pub(crate) fn put(connection: &Connection, key: &str, value: &str) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO settings (key, value, seal) VALUES (?1, ?2, ?3)
             ON CONFLICT (key) DO UPDATE SET value = excluded.value, seal = excluded.seal",
        )?
        .execute((key, value, seal::setting(key, value)))?;
    Ok(())
}
