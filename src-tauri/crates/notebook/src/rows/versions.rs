//! The row of what a note said before.

use rusqlite::{Connection, Row, named_params};

use super::notes::NoteKind;
use super::seal::{self, Seal};

/// What a note said before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Counts up over the whole notebook.
    pub version: i64,
    /// Markdown, as written.
    pub body: String,
    /// Which pen.
    pub kind: NoteKind,
    /// When these words were saved: milliseconds since 1970, UTC.
    pub saved: i64,
    /// Much was cut right after it: thinned only when it is old.
    pub kept: bool,
}

pub(crate) const COLUMNS: &str = "version, kind, body, saved_at, kept, seal";

/// Writes a version under its own number, or under the next one.
pub(crate) fn write(
    connection: &Connection,
    note: &str,
    number: Option<i64>,
    version: &Version,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO note_versions (version, note_id, kind, body, saved_at, kept, seal)
             VALUES (:version, :note, :kind, :body, :saved, :kept, :seal)",
        )?
        .execute(named_params! {
            ":version": number, ":note": note, ":kind": version.kind, ":body": version.body,
            ":saved": version.saved, ":kept": version.kept, ":seal": seal_of(note, version),
        })?;
    Ok(())
}

pub(crate) fn read(row: &Row<'_>, note: &str) -> rusqlite::Result<Version> {
    let version = Version {
        version: row.get("version")?,
        body: row.get("body")?,
        kind: row.get("kind")?,
        saved: row.get("saved_at")?,
        kept: row.get("kept")?,
    };
    seal::check(row, seal_of(note, &version))?;
    Ok(version)
}

fn seal_of(note: &str, version: &Version) -> i64 {
    Seal::of("note_versions")
        .text(note)
        .text(version.kind.name())
        .text(&version.body)
        .number(version.saved)
        .number(i64::from(version.kept))
        .done()
}
