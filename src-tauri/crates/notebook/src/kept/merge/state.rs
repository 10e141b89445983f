//! [`State`]: all of a notebook that is the same on every computer, read into memory.

use std::collections::BTreeMap;

use rusqlite::Connection;

use crate::error::StoreError;
use crate::rows::each;
use crate::rows::gone::{self, Gone, What};
use crate::rows::notes::{self, Note, NoteKind};
use crate::rows::papers::{self, Mark, Paper};
use crate::rows::parts::{self, Part, PartVersion};
use crate::rows::sessions::{self, Session};
use crate::rows::shelf::{self, Bookmark};
use crate::rows::versions::{self, Version};

/// A note and what it said before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Kept {
    pub(crate) note: Note,
    pub(crate) versions: Vec<Version>,
}

/// A part of a paper and what it said before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct KeptPart {
    pub(crate) part: Part,
    pub(crate) versions: Vec<PartVersion>,
}

/// What is gone for good, by what it was and its id.
pub(crate) type Gones = BTreeMap<(What, String), Gone>;

/// All of a notebook but its settings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct State {
    /// By id.
    pub(crate) notes: BTreeMap<String, Kept>,
    /// By id.
    pub(crate) sessions: BTreeMap<String, Session>,
    /// By document and block: a place has one.
    pub(crate) bookmarks: BTreeMap<(String, String), Bookmark>,
    /// When a block of a document was first read.
    pub(crate) read: BTreeMap<(String, String), i64>,
    pub(crate) gone: Gones,
    /// By id, as all that follows.
    pub(crate) papers: BTreeMap<String, Paper>,
    pub(crate) parts: BTreeMap<String, KeptPart>,
    /// Papers as they were handed in.
    pub(crate) marks: BTreeMap<String, Mark>,
}

/// What makes two versions of a note one: what was said, and when that was saved.
pub(super) type Said<'a> = (i64, &'static str, &'a str);

pub(super) fn said(version: &Version) -> Said<'_> {
    (version.saved, version.kind.name(), &version.body)
}

/// The words and the pen of a note, to be compared.
pub(super) fn words(note: &Note) -> (&str, NoteKind) {
    (&note.body, note.kind)
}

impl State {
    /// Reads a notebook of the newest version; every seal is checked.
    pub(crate) fn read(connection: &Connection) -> Result<Self, StoreError> {
        let mut state = Self::default();
        each(connection, &format!("SELECT {} FROM notes", notes::COLUMNS), |row| {
            let note = notes::read(row)?;
            state.notes.insert(note.id.0.clone(), Kept { note, versions: Vec::new() });
            Ok(())
        })?;
        let every = format!("SELECT note_id, {} FROM note_versions ORDER BY version", versions::COLUMNS);
        each(connection, &every, |row| {
            let id: String = row.get("note_id")?;
            let version = versions::read(row, &id)?;
            if let Some(kept) = state.notes.get_mut(&id) {
                kept.versions.push(version);
            }
            Ok(())
        })?;
        each(connection, sessions::SELECT, |row| {
            // How many notes it has follows from the notes.
            let session = Session { notes: 0, ..sessions::read(row)? };
            state.sessions.insert(session.id.clone(), session);
            Ok(())
        })?;
        each(connection, shelf::SELECT, |row| {
            let bookmark = shelf::read(row)?;
            state.bookmarks.insert(place(&bookmark), bookmark);
            Ok(())
        })?;
        each(connection, "SELECT doc, block, read_at FROM read_blocks", |row| {
            state.read.insert((row.get("doc")?, row.get("block")?), row.get("read_at")?);
            Ok(())
        })?;
        each(connection, gone::SELECT, |row| {
            let gone = gone::read(row)?;
            state.gone.insert((gone.what, gone.id.clone()), gone);
            Ok(())
        })?;
        state.read_papers(connection)?;
        Ok(state)
    }

    fn read_papers(&mut self, connection: &Connection) -> rusqlite::Result<()> {
        each(connection, papers::SELECT, |row| {
            let paper = papers::read(row)?;
            self.papers.insert(paper.id.clone(), paper);
            Ok(())
        })?;
        each(connection, parts::SELECT, |row| {
            let part = parts::read(row)?;
            self.parts.insert(part.id.clone(), KeptPart { part, versions: Vec::new() });
            Ok(())
        })?;
        let every = format!("SELECT part_id, {} FROM part_versions ORDER BY version", parts::VERSION_COLUMNS);
        each(connection, &every, |row| {
            let id: String = row.get("part_id")?;
            let version = parts::read_version(row, &id)?;
            if let Some(kept) = self.parts.get_mut(&id) {
                kept.versions.push(version);
            }
            Ok(())
        })?;
        each(connection, papers::SELECT_MARKS, |row| {
            let mark = papers::read_mark(row)?;
            self.marks.insert(mark.id.clone(), mark);
            Ok(())
        })
    }

    /// Notes that aren't deleted, and sessions.
    pub fn counts(&self) -> (u32, u32) {
        let notes = self.notes.values().filter(|kept| kept.note.deleted.is_none()).count();
        (notes as u32, self.sessions.len() as u32)
    }
}

pub(super) fn place(bookmark: &Bookmark) -> (String, String) {
    (bookmark.anchor.doc.to_string(), bookmark.anchor.block.clone())
}
