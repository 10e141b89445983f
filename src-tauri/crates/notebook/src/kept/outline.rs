//! Notes without their words: what a list is ordered and filtered by.

use rusqlite::{OptionalExtension, Row};

use super::notebook::Notebook;
use crate::error::StoreError;
use crate::rows::notes::{self, NoteKind};
use library::Anchor;

/// A note without its words.
#[derive(Debug, Clone)]
pub struct Outline {
    /// Its place in the order of making.
    pub row: i64,
    /// Its id.
    pub id: String,
    /// Which pen.
    pub kind: NoteKind,
    /// The session it was taken in.
    pub session: Option<String>,
    /// Where it hangs; the first of its places first.
    pub anchors: Vec<Anchor>,
}

const SELECT: &str =
    "SELECT rowid, id, kind, doc, block, start_byte, end_byte, quote, prefix, suffix, whole_block,
                             session_id, further FROM notes WHERE deleted_at IS NULL";

impl Notebook {
    /// All notes that aren't deleted, in the order of making.
    pub fn outlines(&self) -> Result<Vec<Outline>, StoreError> {
        let mut statement = self.connection.prepare_cached(&format!("{SELECT} ORDER BY rowid"))?;
        Ok(statement.query_map([], read)?.collect::<rusqlite::Result<_>>()?)
    }

    /// How many there are.
    pub fn how_many_notes(&self) -> Result<u32, StoreError> {
        let count = "SELECT count(*) FROM notes WHERE deleted_at IS NULL";
        Ok(self.connection.query_row(count, [], |row| row.get(0))?)
    }

    /// One of them; none if it is deleted or gone.
    pub fn outline(&self, id: &str) -> Result<Option<Outline>, StoreError> {
        let mut statement = self.connection.prepare_cached(&format!("{SELECT} AND id = ?1"))?;
        Ok(statement.query_row([id], read).optional()?)
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<Outline> {
    let mut anchors = vec![notes::anchor(row)?];
    anchors.append(&mut notes::further(row)?);
    Ok(Outline {
        row: row.get("rowid")?,
        id: row.get("id")?,
        kind: row.get("kind")?,
        session: row.get("session_id")?,
        anchors,
    })
}
