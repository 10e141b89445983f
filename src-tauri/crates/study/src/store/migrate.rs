//! Numbered migrations. `PRAGMA user_version` counts them, one transaction each; a released one is never edited.

use rusqlite::Connection;

/// Marks our files among all SQLite files: "STNQ".
pub(super) const APPLICATION_ID: i32 = 0x5354_4E51;

const MIGRATIONS: &[&str] =
    &[include_str!("../../migrations/0001_init.sql"), include_str!("../../migrations/0002_reading.sql")];

/// The newest version that this program knows.
pub(super) const NEWEST: u32 = MIGRATIONS.len() as u32;

/// The version of a notebook.
pub(super) fn version(connection: &Connection) -> rusqlite::Result<u32> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// Brings a notebook from its version to the newest.
pub(super) fn migrate(connection: &mut Connection) -> rusqlite::Result<()> {
    let from = version(connection)?;
    for (number, sql) in (1..).zip(MIGRATIONS).skip(from as usize) {
        let transaction = connection.transaction()?;
        transaction.execute_batch(sql)?;
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", number)?;
        transaction.commit()?;
    }
    Ok(())
}
