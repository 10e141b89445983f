//! Numbered migrations. `PRAGMA user_version` counts them, one transaction each; a released one is never edited.

use rusqlite::Connection;

use super::seals;

/// Marks our files among all SQLite files: "STNQ".
pub(crate) const APPLICATION_ID: i32 = 0x5354_4E51;

const MIGRATIONS: &[&str] = &[
    include_str!("../../migrations/0001_init.sql"),
    include_str!("../../migrations/0002_reading.sql"),
    include_str!("../../migrations/0003_versions_and_seals.sql"),
    include_str!("../../migrations/0004_stamps.sql"),
    include_str!("../../migrations/0005_places.sql"),
    include_str!("../../migrations/0006_papers.sql"),
];

/// The first version whose rows are sealed.
pub(super) const SEALED: u32 = 3;

/// The newest version that this program knows.
pub(crate) const NEWEST: u32 = MIGRATIONS.len() as u32;

/// The version of a notebook.
pub(crate) fn version(connection: &Connection) -> rusqlite::Result<u32> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// Brings a notebook from its version to the newest.
pub(crate) fn migrate(connection: &mut Connection) -> rusqlite::Result<()> {
    migrate_to(connection, NEWEST)
}

fn migrate_to(connection: &mut Connection, to: u32) -> rusqlite::Result<()> {
    let from = version(connection)?;
    for (number, sql) in (1..=to).zip(MIGRATIONS).skip(from as usize) {
        let transaction = connection.transaction()?;
        transaction.execute_batch(sql)?;
        if number == SEALED {
            seals::seal_all(&transaction, number)?;
        }
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", number)?;
        transaction.commit()?;
    }
    Ok(())
}

/// Whether the tables are those of this version: a damaged schema can say anything and still be a schema.
pub(super) fn has_schema_of(connection: &Connection, version: u32) -> rusqlite::Result<bool> {
    let mut model = Connection::open_in_memory()?;
    migrate_to(&mut model, version)?;
    Ok(schema(connection)? == schema(&model)?)
}

/// Every table and index as it was declared.
pub(super) fn schema(connection: &Connection) -> rusqlite::Result<Vec<(String, String, Option<String>)>> {
    let mut statement = connection.prepare(
        "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    rows.collect()
}
