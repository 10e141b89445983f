//! The rows of a paper's parts, and of what they said before.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, Row, named_params};
use serde::{Deserialize, Serialize};

use super::notes::{anchor, further, sealed};
use super::places;
use super::seal::{self, Seal};
use super::stamps::{Stamps, after};
use library::Anchor;

/// What a part of a paper is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartKind {
    /// A question that was set; what stands under it answers it.
    Question,
    /// A heading of the writer's own.
    Heading,
    /// A paragraph of the writer's own.
    Own,
    /// Tôi hiểu.
    Understand,
    /// Liên hệ đơn vị.
    Relate,
    /// Việc sẽ làm.
    Will,
    /// Words of a document, with where they stand there.
    Quote,
    /// Words of a note of the writer's.
    Note,
    /// A table.
    Table,
}

impl PartKind {
    const ALL: [Self; 9] = [
        Self::Question,
        Self::Heading,
        Self::Own,
        Self::Understand,
        Self::Relate,
        Self::Will,
        Self::Quote,
        Self::Note,
        Self::Table,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Heading => "heading",
            Self::Own => "own",
            Self::Understand => "understand",
            Self::Relate => "relate",
            Self::Will => "will",
            Self::Quote => "quote",
            Self::Note => "note",
            Self::Table => "table",
        }
    }
}

impl ToSql for PartKind {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.name().into())
    }
}

impl FromSql for PartKind {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let name = value.as_str()?;
        Self::ALL.into_iter().find(|kind| kind.name() == name).ok_or(FromSqlError::InvalidType)
    }
}

/// A part of a paper. What it is and where its words come from never changes; its words, its place among the others
/// and its being in the trash do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// A UUID.
    pub id: String,
    /// The paper.
    pub paper: String,
    /// Parts stand in this order, then in that of their ids.
    pub place: i64,
    /// What it is.
    pub kind: PartKind,
    /// As it was typed; of a quotation the words quoted.
    pub body: String,
    /// Where a quotation comes from; of several places the first. Free where it comes from none.
    pub anchor: Anchor,
    /// The places after it, in the same document.
    pub further: Vec<Anchor>,
    /// The digest of the block's text when it was quoted; empty where nothing was.
    pub edition: String,
    /// The note that it was made of.
    pub note: Option<String>,
    /// 1: on a slide, 2: spoken, 4: in a handout.
    pub flags: u32,
    /// Milliseconds since 1970, UTC.
    pub created: i64,
    /// Likewise.
    pub updated: i64,
    /// Likewise, if it is deleted.
    pub deleted: Option<i64>,
    /// When its words, its place and its being in the trash were last changed.
    pub stamps: Stamps,
}

impl Part {
    /// The stamp of being put into the trash or taken out of it now, as of a note.
    pub(crate) fn trashed(&self, now: i64) -> Stamps {
        Stamps { trash: after(now, self.stamps.trash.max(self.stamps.words)), ..self.stamps }
    }
}

/// What a part said before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartVersion {
    /// Counts up over the whole notebook.
    pub version: i64,
    /// As it was typed.
    pub body: String,
    /// When these words were saved: milliseconds since 1970, UTC.
    pub saved: i64,
    /// Much was cut right after it: thinned only when it is old.
    pub kept: bool,
}

pub(crate) const SELECT: &str = "SELECT id, paper_id, place, kind, body, doc, block, start_byte, end_byte, \
                                 quote, prefix, suffix, whole_block, further, edition, note_id, flags, \
                                 created_at, updated_at, deleted_at, words_stamp, place_stamp, trash_stamp, \
                                 seal FROM parts";

/// Writes a part, over the one with its id; what that said before stays.
pub(crate) fn put(connection: &Connection, part: &Part) -> rusqlite::Result<()> {
    let anchor = &part.anchor;
    connection
        .prepare_cached(
            "INSERT INTO parts (id, paper_id, place, kind, body, doc, block, start_byte, end_byte, quote, prefix,
                                suffix, whole_block, further, edition, note_id, flags, created_at, updated_at,
                                deleted_at, words_stamp, place_stamp, trash_stamp, seal)
             VALUES (:id, :paper, :place, :kind, :body, :doc, :block, :start, :end, :quote, :prefix, :suffix,
                     :whole, :further, :edition, :note, :flags, :created, :updated, :deleted, :words_at,
                     :place_at, :trash_at, :seal)
             ON CONFLICT (id) DO UPDATE SET paper_id = excluded.paper_id, place = excluded.place,
                 kind = excluded.kind, body = excluded.body, doc = excluded.doc, block = excluded.block,
                 start_byte = excluded.start_byte, end_byte = excluded.end_byte, quote = excluded.quote,
                 prefix = excluded.prefix, suffix = excluded.suffix, whole_block = excluded.whole_block,
                 further = excluded.further, edition = excluded.edition, note_id = excluded.note_id,
                 flags = excluded.flags, created_at = excluded.created_at, updated_at = excluded.updated_at,
                 deleted_at = excluded.deleted_at, words_stamp = excluded.words_stamp,
                 place_stamp = excluded.place_stamp, trash_stamp = excluded.trash_stamp, seal = excluded.seal",
        )?
        .execute(named_params! {
            ":id": part.id, ":paper": part.paper, ":place": part.place, ":kind": part.kind, ":body": part.body,
            ":doc": anchor.doc.as_str(), ":block": anchor.block, ":start": anchor.start as i64,
            ":end": anchor.end as i64, ":quote": anchor.quote, ":prefix": anchor.prefix,
            ":suffix": anchor.suffix, ":whole": anchor.whole_block, ":further": places::written(&part.further)?,
            ":edition": part.edition, ":note": part.note, ":flags": part.flags, ":created": part.created,
            ":updated": part.updated, ":deleted": part.deleted, ":words_at": part.stamps.words,
            ":place_at": part.stamps.place, ":trash_at": part.stamps.trash, ":seal": seal_of(part),
        })?;
    Ok(())
}

pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<Part> {
    let part = Part {
        id: row.get("id")?,
        paper: row.get("paper_id")?,
        place: row.get("place")?,
        kind: row.get("kind")?,
        body: row.get("body")?,
        anchor: anchor(row)?,
        further: further(row)?,
        edition: row.get("edition")?,
        note: row.get("note_id")?,
        flags: row.get("flags")?,
        created: row.get("created_at")?,
        updated: row.get("updated_at")?,
        deleted: row.get("deleted_at")?,
        stamps: Stamps {
            words: row.get("words_stamp")?,
            place: row.get("place_stamp")?,
            trash: row.get("trash_stamp")?,
        },
    };
    seal::check(row, seal_of(&part))?;
    Ok(part)
}

/// All parts of a paper in their order, deleted ones too.
pub(crate) fn of_paper(connection: &Connection, paper: &str) -> rusqlite::Result<Vec<Part>> {
    let mut statement =
        connection.prepare_cached(&format!("{SELECT} WHERE paper_id = ?1 ORDER BY place, id"))?;
    statement.query_map([paper], read)?.collect()
}

fn seal_of(part: &Part) -> i64 {
    let seal = Seal::of("parts")
        .text(&part.id)
        .text(&part.paper)
        .number(part.place)
        .text(part.kind.name())
        .text(&part.body);
    let seal = sealed(seal, &part.anchor).text(&part.edition);
    let seal = match &part.note {
        Some(note) => seal.number(1).text(note),
        None => seal.number(0),
    };
    let Stamps { words, place, trash } = part.stamps;
    let seal = seal
        .number(i64::from(part.flags))
        .number(part.created)
        .number(part.updated)
        .maybe(part.deleted)
        .stamps(Some([words, place, trash]));
    part.further.iter().fold(seal, sealed).done()
}

pub(crate) const VERSION_COLUMNS: &str = "version, body, saved_at, kept, seal";

/// Writes a version under its own number, or under the next one.
pub(crate) fn write_version(
    connection: &Connection,
    part: &str,
    number: Option<i64>,
    version: &PartVersion,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO part_versions (version, part_id, body, saved_at, kept, seal)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute((
            number,
            part,
            &version.body,
            version.saved,
            version.kept,
            seal_of_version(part, version),
        ))?;
    Ok(())
}

pub(crate) fn read_version(row: &Row<'_>, part: &str) -> rusqlite::Result<PartVersion> {
    let version = PartVersion {
        version: row.get("version")?,
        body: row.get("body")?,
        saved: row.get("saved_at")?,
        kept: row.get("kept")?,
    };
    seal::check(row, seal_of_version(part, &version))?;
    Ok(version)
}

fn seal_of_version(part: &str, version: &PartVersion) -> i64 {
    Seal::of("part_versions")
        .text(part)
        .text(&version.body)
        .number(version.saved)
        .number(i64::from(version.kept))
        .done()
}
