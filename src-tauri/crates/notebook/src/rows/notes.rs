//! Notes in the notebook.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use serde::{Deserialize, Serialize};

use crate::error::StoreError;
use crate::notebook::Notebook;
use crate::stamps::{Stamps, after};
use crate::{new_id, seal, versions};
use library::{Anchor, DocId};

/// Longest note, in bytes.
pub const LONGEST_NOTE: usize = 1 << 20;

/// A note's id: a UUID.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NoteId(pub String);

/// What the note is about: the four pens, or none of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoteKind {
    /// Quan điểm.
    Viewpoint,
    /// Mục tiêu.
    Target,
    /// Nhiệm vụ.
    Task,
    /// Liên hệ.
    Relation,
    /// Ghi chú, without a pen.
    Plain,
}

impl NoteKind {
    /// All of them, in their order.
    pub const ALL: [Self; 5] = [Self::Viewpoint, Self::Target, Self::Task, Self::Relation, Self::Plain];

    /// What it is called on disk and on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Self::Viewpoint => "viewpoint",
            Self::Target => "target",
            Self::Task => "task",
            Self::Relation => "relation",
            Self::Plain => "plain",
        }
    }
}

impl ToSql for NoteKind {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.name().into())
    }
}

impl FromSql for NoteKind {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let name = value.as_str()?;
        Self::ALL.into_iter().find(|kind| kind.name() == name).ok_or(FromSqlError::InvalidType)
    }
}

/// A note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Its id.
    pub id: NoteId,
    /// Which pen.
    pub kind: NoteKind,
    /// Markdown, as written.
    pub body: String,
    /// Where it hangs.
    pub anchor: Anchor,
    /// The session it was taken in.
    pub session: Option<String>,
    /// Milliseconds since 1970, UTC.
    pub created: i64,
    /// Likewise.
    pub updated: i64,
    /// Likewise, if it is deleted.
    pub deleted: Option<i64>,
    /// When its parts were last changed; none if that was before there were stamps.
    pub stamps: Option<Stamps>,
}

/// A note to be written.
#[derive(Debug, Clone, Copy)]
pub struct NewNote<'a> {
    /// A UUID that the window made, so that it can ask twice.
    pub id: Option<&'a str>,
    /// Which pen.
    pub kind: NoteKind,
    /// Markdown; may be empty.
    pub body: &'a str,
    /// Where it hangs.
    pub anchor: &'a Anchor,
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

pub(crate) const COLUMNS: &str = "id, kind, body, doc, block, start_byte, end_byte, quote, prefix, suffix, \
                                  whole_block, session_id, created_at, updated_at, deleted_at, \
                                  words_stamp, place_stamp, trash_stamp, seal";

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
    pub(crate) fn rewrite(
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
            versions::put_aside(&transaction, before, body, always, now)?;
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

    /// Hangs a note elsewhere. Durable on return.
    pub fn move_note(&mut self, id: &str, anchor: &Anchor, now: i64) -> Result<Note, StoreError> {
        let before = self.note(id)?;
        let whole_block = before.anchor.whole_block;
        let when = before.when();
        let stamps = Some(Stamps { place: after(now, when.place), ..when });
        let note = Note { anchor: Anchor { whole_block, ..anchor.clone() }, updated: now, stamps, ..before };
        replace(&self.connection, &note)?;
        self.touch(id);
        Ok(note)
    }
}

/// Writes a note that isn't there yet, as it is.
pub(crate) fn insert(connection: &Connection, note: &Note) -> rusqlite::Result<()> {
    let anchor = &note.anchor;
    connection
        .prepare_cached(
            "INSERT INTO notes (id, kind, body, doc, block, start_byte, end_byte, quote, prefix, suffix,
                                whole_block, session_id, created_at, updated_at, deleted_at,
                                words_stamp, place_stamp, trash_stamp, seal)
             VALUES (:id, :kind, :body, :doc, :block, :start, :end, :quote, :prefix, :suffix,
                     :whole, :session, :created, :updated, :deleted, :words_at, :place_at, :trash_at, :seal)",
        )?
        .execute(named_params! {
            ":id": note.id.0, ":kind": note.kind, ":body": note.body, ":doc": anchor.doc.as_str(),
            ":block": anchor.block, ":start": anchor.start as i64, ":end": anchor.end as i64,
            ":quote": anchor.quote, ":prefix": anchor.prefix, ":suffix": anchor.suffix,
            ":whole": anchor.whole_block, ":session": note.session, ":created": note.created,
            ":updated": note.updated, ":deleted": note.deleted,
            ":words_at": note.stamps.map(|stamps| stamps.words),
            ":place_at": note.stamps.map(|stamps| stamps.place),
            ":trash_at": note.stamps.map(|stamps| stamps.trash),
            ":seal": seal::note(note),
        })?;
    Ok(())
}

/// Writes all of a note that is there over what it was; it keeps its place in the order of making.
pub(crate) fn replace(connection: &Connection, note: &Note) -> rusqlite::Result<()> {
    let anchor = &note.anchor;
    connection
        .prepare_cached(
            "UPDATE notes SET kind = :kind, body = :body, doc = :doc, block = :block, start_byte = :start,
                    end_byte = :end, quote = :quote, prefix = :prefix, suffix = :suffix, whole_block = :whole,
                    session_id = :session, created_at = :created, updated_at = :updated,
                    deleted_at = :deleted, words_stamp = :words_at, place_stamp = :place_at,
                    trash_stamp = :trash_at, seal = :seal
             WHERE id = :id",
        )?
        .execute(named_params! {
            ":id": note.id.0, ":kind": note.kind, ":body": note.body, ":doc": anchor.doc.as_str(),
            ":block": anchor.block, ":start": anchor.start as i64, ":end": anchor.end as i64,
            ":quote": anchor.quote, ":prefix": anchor.prefix, ":suffix": anchor.suffix,
            ":whole": anchor.whole_block, ":session": note.session, ":created": note.created,
            ":updated": note.updated, ":deleted": note.deleted,
            ":words_at": note.stamps.map(|stamps| stamps.words),
            ":place_at": note.stamps.map(|stamps| stamps.place),
            ":trash_at": note.stamps.map(|stamps| stamps.trash),
            ":seal": seal::note(note),
        })?;
    Ok(())
}

pub(crate) fn check_length(body: &str) -> Result<(), StoreError> {
    if body.len() > LONGEST_NOTE { Err(StoreError::NoteTooLong { most: LONGEST_NOTE }) } else { Ok(()) }
}

pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<Note> {
    let note = read_unsealed(row)?;
    seal::check(row, seal::note(&note))?;
    Ok(note)
}

pub(crate) fn read_unsealed(row: &Row<'_>) -> rusqlite::Result<Note> {
    let byte = |column| row.get(column).map(|n: i64| usize::try_from(n).unwrap_or(0));
    let doc: String = row.get("doc")?;
    Ok(Note {
        id: NoteId(row.get("id")?),
        kind: row.get("kind")?,
        body: row.get("body")?,
        anchor: Anchor {
            doc: DocId::new(&doc).ok_or_else(seal::broken)?,
            block: row.get("block")?,
            start: byte("start_byte")?,
            end: byte("end_byte")?,
            quote: row.get("quote")?,
            prefix: row.get("prefix")?,
            suffix: row.get("suffix")?,
            whole_block: row.get("whole_block")?,
        },
        session: row.get("session_id")?,
        created: row.get("created_at")?,
        updated: row.get("updated_at")?,
        deleted: row.get("deleted_at")?,
        // All three are written at once.
        stamps: match (row.get("words_stamp")?, row.get("place_stamp")?, row.get("trash_stamp")?) {
            (Some(words), Some(place), Some(trash)) => Some(Stamps { words, place, trash }),
            _ => None,
        },
    })
}
