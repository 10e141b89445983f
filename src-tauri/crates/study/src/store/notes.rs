//! Notes in the notebook.

use super::new_id;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{OptionalExtension, Row, named_params};
use serde::{Deserialize, Serialize};

use super::error::StoreError;
use super::open::Notebook;
use crate::content::{Anchor, DocId};

/// Longest note, in bytes.
pub const LONGEST_NOTE: usize = 1 << 20;

/// A note's id: a UUID.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NoteId(pub String);

/// What the note is about: the four pens, or none of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
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
    const ALL: [Self; 5] = [Self::Viewpoint, Self::Target, Self::Task, Self::Relation, Self::Plain];

    fn name(self) -> &'static str {
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

const COLUMNS: &str = "id, kind, body, doc, block, start_byte, end_byte, quote, prefix, suffix, whole_block, \
                       session_id, created_at, updated_at, deleted_at";

impl Notebook {
    /// Notes that aren't deleted, oldest first.
    pub fn notes(&self, filter: &Filter) -> Result<Vec<Note>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM notes WHERE deleted_at IS NULL
             AND (:doc IS NULL OR doc = :doc)
             AND (:session IS NULL OR session_id = :session)
             AND (:kind IS NULL OR kind = :kind)
             ORDER BY created_at, id"
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

    /// Writes a new note; it joins the session that is going on. Durable on return.
    pub fn create_note(
        &mut self,
        kind: NoteKind,
        body: &str,
        anchor: &Anchor,
        now: i64,
    ) -> Result<Note, StoreError> {
        check_length(body)?;
        let id = new_id(now);
        self.connection
            .prepare_cached(
                "INSERT INTO notes (id, kind, body, doc, block, start_byte, end_byte, quote, prefix, suffix,
                                    whole_block, session_id, created_at, updated_at)
                 VALUES (:id, :kind, :body, :doc, :block, :start, :end, :quote, :prefix, :suffix, :whole,
                         (SELECT id FROM sessions WHERE ended_at IS NULL), :now, :now)",
            )?
            .execute(named_params! {
                ":id": id, ":kind": kind, ":body": body, ":doc": anchor.doc.as_str(), ":block": anchor.block,
                ":start": anchor.start as i64, ":end": anchor.end as i64, ":quote": anchor.quote,
                ":prefix": anchor.prefix, ":suffix": anchor.suffix, ":whole": anchor.whole_block, ":now": now,
            })?;
        self.note(&id)
    }

    /// Changes words or kind. Durable on return.
    pub fn update_note(
        &mut self,
        id: &str,
        body: Option<&str>,
        kind: Option<NoteKind>,
        now: i64,
    ) -> Result<Note, StoreError> {
        if let Some(body) = body {
            check_length(body)?;
        }
        let changed = self
            .connection
            .prepare_cached(
                "UPDATE notes SET body = coalesce(:body, body), kind = coalesce(:kind, kind), updated_at = :now
                 WHERE id = :id",
            )?
            .execute(named_params! { ":body": body, ":kind": kind, ":now": now, ":id": id })?;
        self.changed_note(id, changed)
    }

    /// Marks a note deleted, or takes that back. Durable on return.
    pub fn set_deleted(&mut self, id: &str, deleted: Option<i64>) -> Result<Note, StoreError> {
        let changed = self
            .connection
            .prepare_cached("UPDATE notes SET deleted_at = ?1 WHERE id = ?2")?
            .execute((deleted, id))?;
        self.changed_note(id, changed)
    }

    /// Hangs a note elsewhere. Durable on return.
    pub fn move_note(&mut self, id: &str, anchor: &Anchor, now: i64) -> Result<Note, StoreError> {
        let changed = self
            .connection
            .prepare_cached(
                "UPDATE notes SET doc = :doc, block = :block, start_byte = :start, end_byte = :end,
                        quote = :quote, prefix = :prefix, suffix = :suffix, updated_at = :now WHERE id = :id",
            )?
            .execute(named_params! {
                ":doc": anchor.doc.as_str(), ":block": anchor.block, ":start": anchor.start as i64,
                ":end": anchor.end as i64, ":quote": anchor.quote, ":prefix": anchor.prefix,
                ":suffix": anchor.suffix, ":now": now, ":id": id,
            })?;
        self.changed_note(id, changed)
    }

    fn changed_note(&self, id: &str, changed: usize) -> Result<Note, StoreError> {
        if changed == 0 { Err(StoreError::NoteNotFound(id.to_owned())) } else { self.note(id) }
    }
}

fn check_length(body: &str) -> Result<(), StoreError> {
    if body.len() > LONGEST_NOTE { Err(StoreError::NoteTooLong { most: LONGEST_NOTE }) } else { Ok(()) }
}

fn read(row: &Row<'_>) -> rusqlite::Result<Note> {
    let byte = |column| row.get(column).map(|n: i64| usize::try_from(n).unwrap_or(0));
    let doc: String = row.get("doc")?;
    Ok(Note {
        id: NoteId(row.get("id")?),
        kind: row.get("kind")?,
        body: row.get("body")?,
        anchor: Anchor {
            doc: DocId::new(&doc).ok_or(rusqlite::Error::InvalidQuery)?,
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
    })
}
