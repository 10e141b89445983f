//! A note's row.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, Row, named_params};
use serde::{Deserialize, Serialize};

use super::places;
use super::seal::{self, Seal};
use super::stamps::{Stamps, after};
use library::{Anchor, DocId};

/// Longest note, in bytes.
pub(crate) const LONGEST_NOTE: usize = 1 << 20;

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
    /// Where it hangs; of several places the first.
    pub anchor: Anchor,
    /// The places after it, in the order of the text; all in the same document.
    pub further: Vec<Anchor>,
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

impl Note {
    /// Every place that it hangs on.
    pub fn anchors(&self) -> impl Iterator<Item = &Anchor> {
        std::iter::once(&self.anchor).chain(&self.further)
    }

    /// The words that it hangs on, a place a line.
    pub fn quotes(&self) -> String {
        self.anchors().map(|anchor| anchor.quote.as_str()).collect::<Vec<_>>().join("\n")
    }

    /// Its stamps; of a note from before there were any, what its times tell.
    pub(crate) fn when(&self) -> Stamps {
        self.stamps.unwrap_or(Stamps {
            words: self.updated,
            place: self.created,
            trash: self.deleted.map_or(self.created, |deleted| after(deleted, self.updated)),
        })
    }

    /// The stamp of being put into the trash or taken out of it now: later than the words too, so that a deletion on
    /// this computer is never older than what it deletes.
    pub(crate) fn trashed(&self, now: i64) -> Stamps {
        let when = self.when();
        Stamps { trash: after(now, when.trash.max(when.words)), ..when }
    }
}

pub(crate) const COLUMNS: &str = "id, kind, body, doc, block, start_byte, end_byte, quote, prefix, suffix, \
                                  whole_block, session_id, created_at, updated_at, deleted_at, \
                                  words_stamp, place_stamp, trash_stamp, further, seal";

/// Writes a note that isn't there yet, as it is.
pub(crate) fn insert(connection: &Connection, note: &Note) -> rusqlite::Result<()> {
    write(
        connection,
        note,
        "INSERT INTO notes (id, kind, body, doc, block, start_byte, end_byte, quote, prefix, suffix,
                            whole_block, session_id, created_at, updated_at, deleted_at,
                            words_stamp, place_stamp, trash_stamp, further, seal)
         VALUES (:id, :kind, :body, :doc, :block, :start, :end, :quote, :prefix, :suffix,
                 :whole, :session, :created, :updated, :deleted, :words_at, :place_at, :trash_at, :further,
                 :seal)",
    )
}

/// Writes all of a note that is there over what it was; it keeps its place in the order of making.
pub(crate) fn replace(connection: &Connection, note: &Note) -> rusqlite::Result<()> {
    write(
        connection,
        note,
        "UPDATE notes SET kind = :kind, body = :body, doc = :doc, block = :block, start_byte = :start,
                end_byte = :end, quote = :quote, prefix = :prefix, suffix = :suffix, whole_block = :whole,
                session_id = :session, created_at = :created, updated_at = :updated,
                deleted_at = :deleted, words_stamp = :words_at, place_stamp = :place_at,
                trash_stamp = :trash_at, further = :further, seal = :seal
         WHERE id = :id",
    )
}

fn write(connection: &Connection, note: &Note, sql: &str) -> rusqlite::Result<()> {
    let anchor = &note.anchor;
    connection.prepare_cached(sql)?.execute(named_params! {
        ":id": note.id.0, ":kind": note.kind, ":body": note.body, ":doc": anchor.doc.as_str(),
        ":block": anchor.block, ":start": anchor.start as i64, ":end": anchor.end as i64,
        ":quote": anchor.quote, ":prefix": anchor.prefix, ":suffix": anchor.suffix,
        ":whole": anchor.whole_block, ":session": note.session, ":created": note.created,
        ":updated": note.updated, ":deleted": note.deleted,
        ":words_at": note.stamps.map(|stamps| stamps.words),
        ":place_at": note.stamps.map(|stamps| stamps.place),
        ":trash_at": note.stamps.map(|stamps| stamps.trash),
        ":further": places::written(&note.further)?,
        ":seal": seal_of(note),
    })?;
    Ok(())
}

pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<Note> {
    let note = read_unsealed(row)?;
    seal::check(row, seal_of(&note))?;
    Ok(note)
}

pub(crate) fn read_unsealed(row: &Row<'_>) -> rusqlite::Result<Note> {
    Ok(Note {
        id: NoteId(row.get("id")?),
        kind: row.get("kind")?,
        body: row.get("body")?,
        anchor: anchor(row)?,
        further: further(row)?,
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

/// Where a note hangs, from the columns of its row.
pub(crate) fn anchor(row: &Row<'_>) -> rusqlite::Result<Anchor> {
    let byte = |column| row.get(column).map(|n: i64| usize::try_from(n).unwrap_or(0));
    let doc: String = row.get("doc")?;
    Ok(Anchor {
        doc: DocId::new(&doc).ok_or_else(seal::broken)?,
        block: row.get("block")?,
        start: byte("start_byte")?,
        end: byte("end_byte")?,
        quote: row.get("quote")?,
        prefix: row.get("prefix")?,
        suffix: row.get("suffix")?,
        whole_block: row.get("whole_block")?,
    })
}

/// The places after the first.
pub(crate) fn further(row: &Row<'_>) -> rusqlite::Result<Vec<Anchor>> {
    places::read(row.get("further")?)
}

pub(crate) fn seal_of(note: &Note) -> i64 {
    let seal = Seal::of("notes").text(&note.id.0).text(note.kind.name()).text(&note.body);
    let seal = sealed(seal, &note.anchor)
        .text(note.session.as_deref().unwrap_or_default())
        .number(note.created)
        .number(note.updated)
        .maybe(note.deleted)
        .stamps(note.stamps.map(|stamps| [stamps.words, stamps.place, stamps.trash]));
    // Nothing is added where there is one place, so that the seals from before there were several still fit.
    note.further.iter().fold(seal, sealed).done()
}

/// Adds an anchor's fields to a seal.
pub(super) fn sealed(seal: Seal, anchor: &Anchor) -> Seal {
    seal.text(anchor.doc.as_str())
        .text(&anchor.block)
        .number(anchor.start as i64)
        .number(anchor.end as i64)
        .text(&anchor.quote)
        .text(&anchor.prefix)
        .text(&anchor.suffix)
        .number(i64::from(anchor.whole_block))
}
