//! Several notes changed at once: all of them or none.

use super::aside;
use super::notebook::Notebook;
use super::notes::check_length;
use crate::error::StoreError;
use crate::rows::notes::{Note, NoteKind, replace};
use crate::rows::stamps::{Stamps, after};

/// What becomes of one note.
#[derive(Debug, Clone, Default)]
pub struct NoteEdit {
    /// Which.
    pub id: String,
    /// Other words.
    pub body: Option<String>,
    /// Another kind.
    pub kind: Option<NoteKind>,
    /// Into the trash, or out of it.
    pub deleted: Option<bool>,
}

impl Notebook {
    /// Changes notes in one go. Durable on return; what stood there before becomes a version, and what stays as it was
    /// isn't written.
    ///
    /// # Errors
    ///
    /// One of them isn't there, or would be too long: none is changed then.
    pub fn change_notes(&mut self, edits: &[NoteEdit], now: i64) -> Result<Vec<Note>, StoreError> {
        let before = edits.iter().map(|edit| self.note(&edit.id)).collect::<Result<Vec<_>, _>>()?;
        for body in edits.iter().filter_map(|edit| edit.body.as_deref()) {
            check_length(body)?;
        }
        let transaction = self.connection.transaction()?;
        let mut notes = Vec::with_capacity(edits.len());
        for (edit, before) in edits.iter().zip(before) {
            let mut note = before.clone();
            let body = edit.body.as_ref().unwrap_or(&before.body);
            let kind = edit.kind.unwrap_or(before.kind);
            if (body, kind) != (&before.body, before.kind) {
                if !before.body.is_empty() {
                    aside::put_aside(&transaction, &before, body, false, now)?;
                }
                let when = before.when();
                let stamps = Some(Stamps { words: after(now, when.words), ..when });
                note = Note { kind, body: body.clone(), updated: now, stamps, ..note };
            }
            if let Some(deleted) = edit.deleted.filter(|deleted| *deleted != note.deleted.is_some()) {
                let stamps = Some(note.trashed(now));
                note = Note { deleted: deleted.then_some(now), stamps, ..note };
            }
            if note != before {
                replace(&transaction, &note)?;
            }
            notes.push(note);
        }
        transaction.commit()?;
        for note in &notes {
            self.touch(&note.id.0);
        }
        Ok(notes)
    }
}
