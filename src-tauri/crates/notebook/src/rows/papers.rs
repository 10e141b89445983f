//! The rows of papers, and of papers as they were handed in.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use serde::{Deserialize, Serialize};

use super::seal::{self, Seal};
use super::stamps::after;
use crate::error::StoreError;

/// What sort of paper it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperKind {
    /// Bài thu hoạch.
    Reflection,
}

impl PaperKind {
    const ALL: [Self; 1] = [Self::Reflection];

    fn name(self) -> &'static str {
        match self {
            Self::Reflection => "reflection",
        }
    }
}

impl ToSql for PaperKind {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.name().into())
    }
}

impl FromSql for PaperKind {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let name = value.as_str()?;
        Self::ALL.into_iter().find(|kind| kind.name() == name).ok_or(FromSqlError::InvalidType)
    }
}

/// What a paper says of itself, beside its parts. It changes as one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PaperFields {
    /// What sort of paper it is.
    pub kind: PaperKind,
    /// What the reader calls it; may be empty.
    pub title: String,
    /// What stands on its head and under its end: JSON.
    pub head: String,
    /// The format pack, "id@version"; empty where none was chosen.
    pub pack: String,
    /// The civil day on which it is due: `YYYY-MM-DD`.
    pub due_on: Option<String>,
    /// How many pages are asked for.
    pub asked_pages: Option<u32>,
    /// How many words are.
    pub asked_words: Option<u32>,
    /// The civil day on which it was handed in.
    pub handed_in_on: Option<String>,
    /// The id of the document that it is about.
    pub doc: Option<String>,
}

/// A paper, without its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// A UUID.
    pub id: String,
    /// What it says of itself.
    pub fields: PaperFields,
    /// Milliseconds since 1970, UTC.
    pub created: i64,
    /// When its fields or its parts were last saved, likewise.
    pub updated: i64,
    /// Likewise, if it is deleted.
    pub deleted: Option<i64>,
    /// The stamp of its fields.
    pub words_stamp: i64,
    /// The stamp of its being in the trash.
    pub trash_stamp: i64,
}

impl Paper {
    /// The stamp of being put into the trash or taken out of it now: later than whatever is said in it.
    pub(crate) fn trashed(&self, newest_word: i64, now: i64) -> i64 {
        after(now, self.trash_stamp.max(self.words_stamp).max(newest_word))
    }
}

/// A whole paper as it stood when it was handed in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// A UUID.
    pub id: String,
    /// The paper.
    pub paper: String,
    /// "bản nộp".
    pub name: String,
    /// The civil day: `YYYY-MM-DD`.
    pub day: String,
    /// Milliseconds since 1970, UTC.
    pub made: i64,
    /// All of it: JSON.
    pub frozen: String,
}

/// Whether a text is a civil day as the notebook keeps them: `YYYY-MM-DD`.
pub(crate) fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return false };
    let number = |text: &str, length: usize| {
        let figures = text.len() == length && text.bytes().all(|b| b.is_ascii_digit());
        figures.then(|| text.parse::<u32>().ok()).flatten()
    };
    let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2)) else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        1..=12 => 31,
        _ => return false,
    };
    (1..=days).contains(&day)
}

pub(crate) const SELECT: &str = "SELECT id, kind, title, head, pack, due_on, asked_pages, asked_words, \
                                 handed_in_on, doc, created_at, updated_at, deleted_at, words_stamp, \
                                 trash_stamp, seal FROM papers";

/// Writes a paper, over the one that is there. Its parts stay: it is no new row.
pub(crate) fn put(connection: &Connection, paper: &Paper) -> rusqlite::Result<()> {
    let fields = &paper.fields;
    connection
        .prepare_cached(
            "INSERT INTO papers (id, kind, title, head, pack, due_on, asked_pages, asked_words, handed_in_on,
                                 doc, created_at, updated_at, deleted_at, words_stamp, trash_stamp, seal)
             VALUES (:id, :kind, :title, :head, :pack, :due, :pages, :words, :handed, :doc, :created, :updated,
                     :deleted, :words_at, :trash_at, :seal)
             ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, title = excluded.title, head = excluded.head,
                 pack = excluded.pack, due_on = excluded.due_on, asked_pages = excluded.asked_pages,
                 asked_words = excluded.asked_words, handed_in_on = excluded.handed_in_on, doc = excluded.doc,
                 created_at = excluded.created_at, updated_at = excluded.updated_at,
                 deleted_at = excluded.deleted_at, words_stamp = excluded.words_stamp,
                 trash_stamp = excluded.trash_stamp, seal = excluded.seal",
        )?
        .execute(named_params! {
            ":id": paper.id, ":kind": fields.kind, ":title": fields.title, ":head": fields.head,
            ":pack": fields.pack, ":due": fields.due_on, ":pages": fields.asked_pages,
            ":words": fields.asked_words, ":handed": fields.handed_in_on, ":doc": fields.doc,
            ":created": paper.created, ":updated": paper.updated, ":deleted": paper.deleted,
            ":words_at": paper.words_stamp, ":trash_at": paper.trash_stamp, ":seal": seal_of(paper),
        })?;
    Ok(())
}

pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<Paper> {
    let fields = PaperFields {
        kind: row.get("kind")?,
        title: row.get("title")?,
        head: row.get("head")?,
        pack: row.get("pack")?,
        due_on: row.get("due_on")?,
        asked_pages: row.get("asked_pages")?,
        asked_words: row.get("asked_words")?,
        handed_in_on: row.get("handed_in_on")?,
        doc: row.get("doc")?,
    };
    let paper = Paper {
        id: row.get("id")?,
        fields,
        created: row.get("created_at")?,
        updated: row.get("updated_at")?,
        deleted: row.get("deleted_at")?,
        words_stamp: row.get("words_stamp")?,
        trash_stamp: row.get("trash_stamp")?,
    };
    seal::check(row, seal_of(&paper))?;
    Ok(paper)
}

/// One paper, deleted or not.
pub(crate) fn one(connection: &Connection, id: &str) -> Result<Paper, StoreError> {
    let mut statement = connection.prepare_cached(&format!("{SELECT} WHERE id = ?1"))?;
    let paper = statement.query_row([id], read).optional()?;
    paper.ok_or_else(|| StoreError::PaperNotFound(id.to_owned()))
}

fn seal_of(paper: &Paper) -> i64 {
    let fields = &paper.fields;
    // Nothing and an empty text are two things.
    let text = |seal: Seal, text: &Option<String>| match text {
        Some(text) => seal.number(1).text(text),
        None => seal.number(0),
    };
    let seal = Seal::of("papers")
        .text(&paper.id)
        .text(fields.kind.name())
        .text(&fields.title)
        .text(&fields.head)
        .text(&fields.pack);
    let seal = text(seal, &fields.due_on)
        .maybe(fields.asked_pages.map(i64::from))
        .maybe(fields.asked_words.map(i64::from));
    text(text(seal, &fields.handed_in_on), &fields.doc)
        .number(paper.created)
        .number(paper.updated)
        .maybe(paper.deleted)
        .number(paper.words_stamp)
        .number(paper.trash_stamp)
        .done()
}

pub(crate) const SELECT_MARKS: &str =
    "SELECT id, paper_id, name, day, made_at, frozen, seal FROM paper_marks";

/// Writes a mark, over the one with its id.
pub(crate) fn put_mark(connection: &Connection, mark: &Mark) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO paper_marks (id, paper_id, name, day, made_at, frozen, seal)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (id) DO UPDATE SET paper_id = excluded.paper_id, name = excluded.name,
                 day = excluded.day, made_at = excluded.made_at, frozen = excluded.frozen, seal = excluded.seal",
        )?
        .execute((&mark.id, &mark.paper, &mark.name, &mark.day, mark.made, &mark.frozen, seal_of_mark(mark)))?;
    Ok(())
}

pub(crate) fn read_mark(row: &Row<'_>) -> rusqlite::Result<Mark> {
    let mark = Mark {
        id: row.get("id")?,
        paper: row.get("paper_id")?,
        name: row.get("name")?,
        day: row.get("day")?,
        made: row.get("made_at")?,
        frozen: row.get("frozen")?,
    };
    seal::check(row, seal_of_mark(&mark))?;
    Ok(mark)
}

fn seal_of_mark(mark: &Mark) -> i64 {
    Seal::of("paper_marks")
        .text(&mark.id)
        .text(&mark.paper)
        .text(&mark.name)
        .text(&mark.day)
        .number(mark.made)
        .text(&mark.frozen)
        .done()
}

#[cfg(test)]
mod tests {
    use super::is_day;

    #[test]
    fn a_day_is_one_of_the_calendar() {
        for day in ["2026-12-12", "2024-02-29", "2000-02-29", "0001-01-01"] {
            assert!(is_day(day), "{day}");
        }
        for none in ["2026-02-29", "1900-02-29", "2026-13-01", "2026-1-1", "12/12/2026", "", "2026-12-12T00"]
        {
            assert!(!is_day(none), "{none}");
        }
    }
}
