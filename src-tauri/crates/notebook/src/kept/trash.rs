//! Deleted notes: they stay thirty days.

use super::notebook::Notebook;
use crate::error::StoreError;
use crate::rows::gone::Gone;
use crate::rows::notes::{self, Note};

/// How long what was deleted can be brought back, in milliseconds.
pub const KEPT_IN_TRASH: i64 = 30 * 24 * 60 * 60 * 1000;

/// 01/01/2022: nothing of ours is older. A computer whose clock lost its battery says it is.
const NOTHING_BEFORE: i64 = 1_640_995_200_000;

/// Whether thirty days have passed. A time before the program existed proves nothing but a wrong clock.
pub(crate) fn is_due(deleted: i64, now: i64) -> bool {
    deleted >= NOTHING_BEFORE && now.saturating_sub(deleted) >= KEPT_IN_TRASH
}

impl Notebook {
    /// Deleted notes, the last deleted first.
    pub fn trash(&self) -> Result<Vec<Note>, StoreError> {
        let sql = format!(
            "SELECT {} FROM notes WHERE deleted_at IS NOT NULL ORDER BY deleted_at DESC, rowid DESC",
            notes::COLUMNS
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([], notes::read)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Removes a deleted note for good, its versions with it. One that isn't deleted is left alone.
    pub fn purge_note(&mut self, id: &str) -> Result<(), StoreError> {
        let note = self.note(id)?;
        if note.deleted.is_none() {
            return Err(StoreError::NoteNotFound(id.to_owned()));
        }
        self.purge(&[note])
    }

    /// Removes all deleted notes for good.
    pub fn empty_trash(&mut self) -> Result<(), StoreError> {
        let all = self.trash()?;
        self.purge(&all)
    }

    /// All or none; that they are gone is kept, or the next stick would bring them back.
    fn purge(&mut self, notes: &[Note]) -> Result<(), StoreError> {
        let transaction = self.connection.transaction()?;
        for note in notes {
            transaction.prepare_cached("DELETE FROM notes WHERE id = ?1")?.execute([&note.id.0])?;
            Gone::note(note).write(&transaction)?;
        }
        transaction.commit()?;
        self.changed();
        Ok(())
    }

    /// Removes for good what was deleted thirty days ago.
    pub(crate) fn purge_old(&mut self, now: i64) -> Result<(), StoreError> {
        self.purge_old_papers(now)?;
        let mut due: Vec<Note> = self.trash()?;
        due.retain(|note| note.deleted.is_some_and(|at| is_due(at, now)));
        if due.is_empty() { Ok(()) } else { self.purge(&due) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thirty_days_by_a_clock_that_can_be_believed() {
        let day = 24 * 60 * 60 * 1000;
        let now = 1_800_000_000_000;
        assert!(is_due(now - 30 * day, now));
        assert!(!is_due(now - 29 * day, now));
        assert!(!is_due(now + day, now), "deleted while the clock was ahead");
        assert!(!is_due(0, now), "deleted while the clock stood at its beginning");
    }
}
