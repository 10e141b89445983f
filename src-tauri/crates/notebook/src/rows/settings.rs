//! A setting's row.

use rusqlite::{Connection, Row};

use super::seal::{self, Seal};

/// Writes a key's value.
pub(crate) fn put(connection: &Connection, key: &str, value: &str) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO settings (key, value, seal) VALUES (?1, ?2, ?3)
             ON CONFLICT (key) DO UPDATE SET value = excluded.value, seal = excluded.seal",
        )?
        .execute((key, value, seal_of(key, value)))?;
    Ok(())
}

/// Reads the value of a key.
pub(crate) fn read(row: &Row<'_>, key: &str) -> rusqlite::Result<String> {
    let value: String = row.get("value")?;
    seal::check(row, seal_of(key, &value))?;
    Ok(value)
}

pub(crate) fn seal_of(key: &str, value: &str) -> i64 {
    Seal::of("settings").text(key).text(value).done()
}
