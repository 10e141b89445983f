//! Seals: a checksum on every row, so that a byte which the disk changed is found out before it is believed.

use rusqlite::{Connection, Row, ffi};

use crate::migrate::STAMPED;
use crate::notes::{self, Note};
use crate::sessions::{self, Session};
use crate::shelf::{self, Bookmark};
use crate::stamps::{self, Gone};
use crate::versions::{self, Version};

/// Makes the checksum of one row out of its fields.
struct Seal(blake3::Hasher);

impl Seal {
    fn of(table: &str) -> Self {
        Self(blake3::Hasher::new()).text(table)
    }

    // Each length goes in first: "ab" + "c" mustn't look like "a" + "bc".
    fn text(mut self, text: &str) -> Self {
        self.0.update(&(text.len() as u64).to_le_bytes());
        self.0.update(text.as_bytes());
        self
    }

    fn number(mut self, number: i64) -> Self {
        self.0.update(&number.to_le_bytes());
        self
    }

    fn maybe(self, number: Option<i64>) -> Self {
        match number {
            Some(number) => self.number(1).number(number),
            None => self.number(0),
        }
    }

    /// Adds nothing where there are none, so that the seals from before there were stamps still fit.
    fn stamps<const N: usize>(self, stamps: Option<[i64; N]>) -> Self {
        stamps.into_iter().flatten().fold(self, Self::number)
    }

    fn done(self) -> i64 {
        let mut first = [0; 8];
        first.copy_from_slice(&self.0.finalize().as_bytes()[..8]);
        i64::from_le_bytes(first)
    }
}

pub(crate) fn note(note: &Note) -> i64 {
    let anchor = &note.anchor;
    Seal::of("notes")
        .text(&note.id.0)
        .text(note.kind.name())
        .text(&note.body)
        .text(anchor.doc.as_str())
        .text(&anchor.block)
        .number(anchor.start as i64)
        .number(anchor.end as i64)
        .text(&anchor.quote)
        .text(&anchor.prefix)
        .text(&anchor.suffix)
        .number(i64::from(anchor.whole_block))
        .text(note.session.as_deref().unwrap_or_default())
        .number(note.created)
        .number(note.updated)
        .maybe(note.deleted)
        .stamps(note.stamps.map(|stamps| [stamps.words, stamps.place, stamps.trash]))
        .done()
}

pub(crate) fn session(session: &Session) -> i64 {
    Seal::of("sessions")
        .text(&session.id)
        .text(&session.title)
        .text(&session.place)
        .text(&session.covers)
        .number(session.started)
        .maybe(session.ended)
        .stamps(session.stamp.map(|stamp| [stamp]))
        .done()
}

pub(crate) fn setting(key: &str, value: &str) -> i64 {
    Seal::of("settings").text(key).text(value).done()
}

pub(crate) fn version(note: &str, version: &Version) -> i64 {
    Seal::of("note_versions")
        .text(note)
        .text(version.kind.name())
        .text(&version.body)
        .number(version.saved)
        .number(i64::from(version.kept))
        .done()
}

pub(crate) fn bookmark(bookmark: &Bookmark) -> i64 {
    Seal::of("bookmarks")
        .text(&bookmark.id)
        .text(bookmark.anchor.doc.as_str())
        .text(&bookmark.anchor.block)
        .text(&bookmark.anchor.quote)
        .number(bookmark.created)
        .done()
}

pub(crate) fn read_block(doc: &str, block: &str, at: i64) -> i64 {
    Seal::of("read_blocks").text(doc).text(block).number(at).done()
}

pub(crate) fn gone(gone: &Gone) -> i64 {
    Seal::of("gone").text(gone.what.name()).text(&gone.id).number(gone.stamp).text(&gone.words).done()
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

/// Reads every row, so that each seal is looked at.
pub(crate) fn check_all(connection: &Connection, version: u32) -> rusqlite::Result<()> {
    let every = format!("SELECT {} FROM notes", notes::COLUMNS);
    each(connection, &of_version(&every, version), |row| notes::read(row).map(drop))?;
    each(connection, &of_version(sessions::SELECT, version), |row| sessions::read(row).map(drop))?;
    if version >= STAMPED {
        each(connection, stamps::SELECT, |row| stamps::read(row).map(drop))?;
    }
    let every = format!("SELECT note_id, {} FROM note_versions", versions::COLUMNS);
    each(connection, &every, |row| versions::read(row, &row.get::<_, String>("note_id")?).map(drop))?;
    each(connection, shelf::SELECT, |row| shelf::read(row).map(drop))?;
    each(connection, "SELECT doc, block, read_at, seal FROM read_blocks", |row| {
        let (doc, block): (String, String) = (row.get("doc")?, row.get("block")?);
        check(row, read_block(&doc, &block, row.get("read_at")?))
    })?;
    each(connection, "SELECT key, value, seal FROM settings", |row| {
        check(row, setting(&row.get::<_, String>("key")?, &row.get::<_, String>("value")?))
    })
}

/// A notebook of an earlier version has no columns for stamps: none is read from each.
fn of_version(select: &str, version: u32) -> String {
    let columns = ["words_stamp", "place_stamp", "trash_stamp", " stamp"];
    let missing = columns.iter().filter(|_| version < STAMPED);
    missing.fold(select.to_owned(), |select, column| {
        select.replacen(&format!("{column},"), &format!(" NULL AS {},", column.trim()), 1)
    })
}

fn each(
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

/// Seals the rows of a notebook from before there were seals.
pub(crate) fn seal_all(connection: &Connection, version: u32) -> rusqlite::Result<()> {
    let notes = format!("SELECT rowid, {} FROM notes", notes::COLUMNS);
    seal_table(connection, "notes", &of_version(&notes, version), |row| {
        notes::read_unsealed(row).map(|it| note(&it))
    })?;
    let sessions = sessions::SELECT.replacen("SELECT", "SELECT rowid,", 1);
    let sessions = of_version(&sessions, version);
    seal_table(connection, "sessions", &sessions, |row| sessions::read_unsealed(row).map(|it| session(&it)))?;
    let bookmarks = shelf::SELECT.replacen("SELECT", "SELECT rowid,", 1);
    seal_table(connection, "bookmarks", &bookmarks, |row| shelf::read_unsealed(row).map(|it| bookmark(&it)))?;
    seal_table(connection, "settings", "SELECT rowid, key, value FROM settings", |row| {
        Ok(setting(&row.get::<_, String>("key")?, &row.get::<_, String>("value")?))
    })?;
    // This table has no row ids.
    let mut seals = Vec::new();
    each(connection, "SELECT doc, block, read_at FROM read_blocks", |row| {
        let (doc, block): (String, String) = (row.get("doc")?, row.get("block")?);
        let seal = read_block(&doc, &block, row.get("read_at")?);
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
