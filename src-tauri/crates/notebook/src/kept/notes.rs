//! Notes in the notebook.

use rusqlite::{OptionalExtension, named_params};

use super::aside;
use super::notebook::Notebook;
use crate::error::StoreError;
use crate::ids::new_id;
use crate::rows::notes::{COLUMNS, LONGEST_NOTE, Note, NoteId, NoteKind, insert, read, replace};
use crate::rows::stamps::{Stamps, after};
use library::Anchor;

/// A note to be written.
#[derive(Debug, Clone, Copy)]
pub struct NewNote<'a> {
    /// A UUID that the window made, so that it can ask twice.
    pub id: Option<&'a str>,
    /// Which pen.
    pub kind: NoteKind,
    /// Markdown; may be empty.
    pub body: &'a str,
    /// Where it hangs; of several places the first.
    pub anchor: &'a Anchor,
    /// The places after it, in the same document.
    pub further: &'a [Anchor],
}

/// Which notes to list.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only on this document.
    pub doc: Option<String>,
    /// Only of this session.
    pub session: Option<String>,
    /// Only of this kind.
    pub kind: Option<NoteKind>,
}

impl Notebook {
    /// Notes that aren't deleted, in the order in which they were made, whatever the clock said then.
    pub fn notes(&self, filter: &Filter) -> Result<Vec<Note>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM notes WHERE deleted_at IS NULL
             AND (:doc IS NULL OR doc = :doc)
             AND (:session IS NULL OR session_id = :session)
             AND (:kind IS NULL OR kind = :kind)
             ORDER BY rowid"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let Filter { doc, session, kind } = filter;
        let rows =
            statement.query_map(named_params! { ":doc": doc, ":session": session, ":kind": kind }, read)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// One note, deleted or not.
    pub fn note(&self, id: &str) -> Result<Note, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM notes WHERE id = ?1");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let note = statement.query_row([id], read).optional()?;
        note.ok_or_else(|| StoreError::NoteNotFound(id.to_owned()))
    }

    /// Writes a new note; it joins the session that is going on. Durable on return. With an id that the window
    /// made, asking again after a reply that was lost makes no second note: it brings the words up to date.
    pub fn create_note(&mut self, new: &NewNote<'_>, now: i64) -> Result<Note, StoreError> {
        check_length(new.body)?;
        let id = match new.id {
            Some(id) => uuid::Uuid::try_parse(id).map_err(|_| StoreError::IdInvalid)?.to_string(),
            None => new_id(now),
        };
        if new.id.is_some() {
            match self.note(&id) {
                Ok(known) if known.body == new.body && known.kind == new.kind => return Ok(known),
                Ok(known) => return self.rewrite(&known, new.body, new.kind, now, false),
                Err(StoreError::NoteNotFound(_)) => {}
                Err(error) => return Err(error),
            }
        }
        let mut running = self.connection.prepare_cached("SELECT id FROM sessions WHERE ended_at IS NULL")?;
        let note = Note {
            id: NoteId(id),
            kind: new.kind,
            body: new.body.to_owned(),
            anchor: new.anchor.clone(),
            further: new.further.to_vec(),
            session: running.query_row([], |row| row.get(0)).optional()?,
            created: now,
            updated: now,
            deleted: None,
            stamps: Some(Stamps::new(now)),
        };
        insert(&self.connection, &note)?;
        drop(running);
        self.touch(&note.id.0);
        Ok(note)
    }

    /// Changes words or kind. Durable on return; what stood there before becomes a version.
    pub fn update_note(
        &mut self,
        id: &str,
        body: Option<&str>,
        kind: Option<NoteKind>,
        now: i64,
    ) -> Result<Note, StoreError> {
        let before = self.note(id)?;
        let body = body.unwrap_or(&before.body).to_owned();
        self.rewrite(&before, &body, kind.unwrap_or(before.kind), now, false)
    }

    /// Gives a note other words. `always`: what stood there becomes a version whatever its age.
    pub(super) fn rewrite(
        &mut self,
        before: &Note,
        body: &str,
        kind: NoteKind,
        now: i64,
        always: bool,
    ) -> Result<Note, StoreError> {
        check_length(body)?;
        let when = before.when();
        let stamps = Some(Stamps { words: after(now, when.words), ..when });
        let after = Note { kind, body: body.to_owned(), updated: now, stamps, ..before.clone() };
        let transaction = self.connection.transaction()?;
        let worth = !before.body.is_empty() && (before.body != body || before.kind != kind);
        if worth {
            aside::put_aside(&transaction, before, body, always, now)?;
        }
        replace(&transaction, &after)?;
        transaction.commit()?;
        self.touch(&after.id.0);
        Ok(after)
    }

    /// Marks a note deleted, or takes that back. Durable on return.
    pub fn set_deleted(&mut self, id: &str, deleted: bool, now: i64) -> Result<Note, StoreError> {
        let before = self.note(id)?;
        let stamps = Some(before.trashed(now));
        let note = Note { deleted: deleted.then_some(now), stamps, ..before };
        replace(&self.connection, &note)?;
        self.touch(id);
        Ok(note)
    }

    /// Hangs a note elsewhere: on these places and no others. Durable on return.
    pub fn move_note(
        &mut self,
        id: &str,
        anchor: &Anchor,
        further: &[Anchor],
        now: i64,
    ) -> Result<Note, StoreError> {
        let before = self.note(id)?;
        let whole_block = before.anchor.whole_block;
        let when = before.when();
        let stamps = Some(Stamps { place: after(now, when.place), ..when });
        let anchor = Anchor { whole_block, ..anchor.clone() };
        let note = Note { anchor, further: further.to_vec(), updated: now, stamps, ..before };
        replace(&self.connection, &note)?;
        self.touch(id);
        Ok(note)
    }
}

pub(super) fn check_length(body: &str) -> Result<(), StoreError> {
    if body.len() > LONGEST_NOTE { Err(StoreError::NoteTooLong { most: LONGEST_NOTE }) } else { Ok(()) }
}
