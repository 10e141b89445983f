//! What is gone for good, so that the next stick doesn't bring it back.

use rusqlite::{Connection, OptionalExtension, Row};
use serde::{Deserialize, Serialize};

use super::notes::{Note, NoteKind};
use super::papers::Paper;
use super::parts::Part;
use super::seal::{self, Seal};

/// What can be gone for good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum What {
    Note,
    Bookmark,
    /// What was read of a document.
    Read,
    Paper,
    /// Of a paper.
    Part,
}

impl What {
    pub(crate) const ALL: [Self; 5] = [Self::Note, Self::Bookmark, Self::Read, Self::Paper, Self::Part];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Bookmark => "bookmark",
            Self::Read => "read",
            Self::Paper => "paper",
            Self::Part => "part",
        }
    }
}

/// Something that is gone for good.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Gone {
    pub(crate) what: What,
    pub(crate) id: String,
    /// Of a note, a paper or a part the stamp of its deletion, not of its going for good.
    pub(crate) stamp: i64,
    /// Of a note [`words_of`] what it said, of a part [`words_of_part`], of a paper [`words_of_paper`].
    pub(crate) words: String,
}

/// A note's words, its pen and their stamp in short.
pub(crate) fn words_of(stamp: i64, kind: NoteKind, body: &str) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&stamp.to_le_bytes()).update(kind.name().as_bytes()).update(&[0]).update(body.as_bytes());
    short(&hasher)
}

/// A part's words and their stamp in short.
pub(crate) fn words_of_part(part: &Part) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&part.stamps.words.to_le_bytes()).update(part.body.as_bytes());
    short(&hasher)
}

/// All that a paper says in short: its fields' stamp, the words of its parts, deleted or not, and its marks.
pub(crate) fn words_of_paper<'a>(
    paper: &Paper,
    parts: impl Iterator<Item = &'a Part>,
    marks: impl Iterator<Item = &'a str>,
) -> String {
    let mut all: Vec<String> = parts.map(|part| format!("{} {}", part.id, words_of_part(part))).collect();
    all.extend(marks.map(str::to_owned));
    all.sort_unstable();
    let mut hasher = blake3::Hasher::new();
    hasher.update(&paper.words_stamp.to_le_bytes());
    for one in all {
        hasher.update(one.as_bytes()).update(&[0]);
    }
    short(&hasher)
}

fn short(hasher: &blake3::Hasher) -> String {
    hasher.finalize().to_hex()[..32].to_owned()
}

impl Gone {
    pub(crate) fn part(part: &Part) -> Self {
        let (id, words) = (part.id.clone(), words_of_part(part));
        Self { what: What::Part, id, stamp: part.stamps.trash, words }
    }

    pub(crate) fn paper(paper: &Paper, words: String) -> Self {
        Self { what: What::Paper, id: paper.id.clone(), stamp: paper.trash_stamp, words }
    }

    pub(crate) fn note(note: &Note) -> Self {
        let when = note.when();
        let words = words_of(when.words, note.kind, &note.body);
        Self { what: What::Note, id: note.id.0.clone(), stamp: when.trash, words }
    }

    pub(crate) fn other(what: What, id: &str, stamp: i64) -> Self {
        Self { what, id: id.to_owned(), stamp, words: String::new() }
    }

    pub(crate) fn write(&self, connection: &Connection) -> rusqlite::Result<()> {
        connection
            .prepare_cached(
                "INSERT INTO gone (what, id, stamp, words, seal) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (what, id) DO UPDATE SET stamp = excluded.stamp, words = excluded.words,
                                                      seal = excluded.seal",
            )?
            .execute((self.what.name(), &self.id, self.stamp, &self.words, seal_of(self)))?;
        Ok(())
    }
}

pub(crate) const SELECT: &str = "SELECT what, id, stamp, words, seal FROM gone";

pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<Gone> {
    let name: String = row.get("what")?;
    let what = What::ALL.into_iter().find(|what| what.name() == name).ok_or_else(seal::broken)?;
    let gone = Gone { what, id: row.get("id")?, stamp: row.get("stamp")?, words: row.get("words")? };
    seal::check(row, seal_of(&gone))?;
    Ok(gone)
}

/// When what was read of a document was last forgotten.
pub(crate) fn forgotten(connection: &Connection, doc: &str) -> rusqlite::Result<Option<i64>> {
    let mut statement = connection.prepare_cached(&format!("{SELECT} WHERE what = 'read' AND id = ?1"))?;
    Ok(statement.query_row([doc], read).optional()?.map(|gone| gone.stamp))
}

fn seal_of(gone: &Gone) -> i64 {
    Seal::of("gone").text(gone.what.name()).text(&gone.id).number(gone.stamp).text(&gone.words).done()
}
