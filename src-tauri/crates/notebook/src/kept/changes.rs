//! Which notes were written since someone last asked, whoever wrote them.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::OptionalExtension;

use super::notebook::Notebook;
use crate::error::StoreError;
use crate::rows::notes::{COLUMNS, Note, read};

/// The rows of notes that changed since they were last taken. SQLite itself reports them, so that no way of writing
/// can be forgotten here.
#[derive(Debug, Clone, Default)]
pub struct NoteChanges(Arc<Mutex<BTreeSet<i64>>>);

impl NoteChanges {
    /// The rows that changed, each once; from now on others are gathered.
    pub fn take(&self) -> BTreeSet<i64> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Notebook {
    /// Reports changes of notes from now on. A notebook has one such watcher; a new one takes the place of the old.
    pub fn watch_notes(&mut self) -> Result<NoteChanges, StoreError> {
        let changes = NoteChanges::default();
        let rows = changes.clone();
        self.connection.update_hook(Some(move |_, _: &str, table: &str, row| {
            if table == "notes" {
                rows.0.lock().unwrap_or_else(PoisonError::into_inner).insert(row);
            }
        }))?;
        Ok(changes)
    }

    /// The note in a row, unless it is deleted or gone.
    pub fn note_in_row(&self, row: i64) -> Result<Option<Note>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM notes WHERE rowid = ?1 AND deleted_at IS NULL");
        let mut statement = self.connection.prepare_cached(&sql)?;
        Ok(statement.query_row([row], read).optional()?)
    }

    /// Calls `each` with every note that isn't deleted and its row, oldest first.
    pub fn each_note(&self, mut each: impl FnMut(i64, Note)) -> Result<(), StoreError> {
        let sql =
            format!("SELECT rowid, {COLUMNS} FROM notes WHERE deleted_at IS NULL ORDER BY created_at, id");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            each(row.get("rowid")?, read(row)?);
        }
        Ok(())
    }
}
