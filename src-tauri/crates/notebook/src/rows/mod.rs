//! What stands in the tables: a row's type, how it is read and written, and how it is sealed. A row knows no notebook,
//! and a seal no row.

pub(crate) mod gone;
pub(crate) mod notes;
pub(crate) mod papers;
pub(crate) mod parts;
pub(crate) mod places;
pub(crate) mod seal;
pub(crate) mod sessions;
pub(crate) mod settings;
pub(crate) mod shelf;
pub(crate) mod stamps;
pub(crate) mod versions;

use rusqlite::{Connection, Row};

/// Shows each row that a query finds.
pub(crate) fn each(
    connection: &Connection,
    sql: &str,
    mut look: impl FnMut(&Row<'_>) -> rusqlite::Result<()>,
) -> rusqlite::Result<()> {
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        look(row)?;
    }
    Ok(())
}
