//! The seals of all rows of a notebook, whatever its version.

use rusqlite::{Connection, Row};

use crate::rows::{each, gone, notes, papers, parts, seal, sessions, settings, shelf, versions};

/// The first version whose notes and sessions have stamps.
const STAMPED: u32 = 4;
/// The first version whose notes may hang on several places.
const PLACED: u32 = 5;
/// The first version with papers.
const PAPERS: u32 = 6;

/// Reads every row, so that each seal is looked at.
pub(super) fn check_all(connection: &Connection, version: u32) -> rusqlite::Result<()> {
    let every = format!("SELECT {} FROM notes", notes::COLUMNS);
    each(connection, &of_version(&every, version), |row| notes::read(row).map(drop))?;
    each(connection, &of_version(sessions::SELECT, version), |row| sessions::read(row).map(drop))?;
    if version >= STAMPED {
        each(connection, gone::SELECT, |row| gone::read(row).map(drop))?;
    }
    let every = format!("SELECT note_id, {} FROM note_versions", versions::COLUMNS);
    each(connection, &every, |row| versions::read(row, &row.get::<_, String>("note_id")?).map(drop))?;
    each(connection, shelf::SELECT, |row| shelf::read(row).map(drop))?;
    each(connection, "SELECT doc, block, read_at, seal FROM read_blocks", |row| {
        let (doc, block): (String, String) = (row.get("doc")?, row.get("block")?);
        seal::check(row, shelf::seal_of_read(&doc, &block, row.get("read_at")?))
    })?;
    if version >= PAPERS {
        each(connection, papers::SELECT, |row| papers::read(row).map(drop))?;
        each(connection, papers::SELECT_MARKS, |row| papers::read_mark(row).map(drop))?;
        each(connection, parts::SELECT, |row| parts::read(row).map(drop))?;
        let every = format!("SELECT part_id, {} FROM part_versions", parts::VERSION_COLUMNS);
        each(connection, &every, |row| {
            parts::read_version(row, &row.get::<_, String>("part_id")?).map(drop)
        })?;
    }
    each(connection, "SELECT key, value, seal FROM settings", |row| {
        settings::read(row, &row.get::<_, String>("key")?).map(drop)
    })
}

/// A notebook of an earlier version lacks columns, for stamps and for places: nothing is read from each.
fn of_version(select: &str, version: u32) -> String {
    let stamps = ["words_stamp", "place_stamp", "trash_stamp", " stamp"].map(|column| (column, STAMPED));
    let columns = stamps.into_iter().chain([("further", PLACED)]);
    let missing = columns.filter(|(_, since)| version < *since).map(|(column, _)| column);
    missing.fold(select.to_owned(), |select, column| {
        select.replacen(&format!("{column},"), &format!(" NULL AS {},", column.trim()), 1)
    })
}

/// Seals the rows of a notebook from before there were seals.
pub(super) fn seal_all(connection: &Connection, version: u32) -> rusqlite::Result<()> {
    let notes = format!("SELECT rowid, {} FROM notes", notes::COLUMNS);
    seal_table(connection, "notes", &of_version(&notes, version), |row| {
        notes::read_unsealed(row).map(|it| notes::seal_of(&it))
    })?;
    let sessions = sessions::SELECT.replacen("SELECT", "SELECT rowid,", 1);
    let sessions = of_version(&sessions, version);
    seal_table(connection, "sessions", &sessions, |row| {
        sessions::read_unsealed(row).map(|it| sessions::seal_of(&it))
    })?;
    let bookmarks = shelf::SELECT.replacen("SELECT", "SELECT rowid,", 1);
    seal_table(connection, "bookmarks", &bookmarks, |row| {
        shelf::read_unsealed(row).map(|it| shelf::seal_of(&it))
    })?;
    seal_table(connection, "settings", "SELECT rowid, key, value FROM settings", |row| {
        Ok(settings::seal_of(&row.get::<_, String>("key")?, &row.get::<_, String>("value")?))
    })?;
    // This table has no row ids.
    let mut seals = Vec::new();
    each(connection, "SELECT doc, block, read_at FROM read_blocks", |row| {
        let (doc, block): (String, String) = (row.get("doc")?, row.get("block")?);
        let seal = shelf::seal_of_read(&doc, &block, row.get("read_at")?);
        seals.push((doc, block, seal));
        Ok(())
    })?;
    let mut write = connection.prepare("UPDATE read_blocks SET seal = ?3 WHERE doc = ?1 AND block = ?2")?;
    for seal in seals {
        write.execute(seal)?;
    }
    Ok(())
}

fn seal_table(
    connection: &Connection,
    table: &str,
    select: &str,
    seal: impl Fn(&Row<'_>) -> rusqlite::Result<i64>,
) -> rusqlite::Result<()> {
    let mut seals = Vec::new();
    each(connection, select, |row| {
        seals.push((row.get::<_, i64>("rowid")?, seal(row)?));
        Ok(())
    })?;
    let mut write = connection.prepare(&format!("UPDATE {table} SET seal = ?2 WHERE rowid = ?1"))?;
    for seal in seals {
        write.execute(seal)?;
    }
    Ok(())
}
