//! The whole notebook as one JSON file, out and in again: exactly the same notebook, or nothing at all.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use rusqlite::{Connection, Transaction};
use serde::{Deserialize, Serialize};

use super::merge::{Kept, State};
use super::note_sheet::NoteSheet;
use super::notebook::{Notebook, Touched};
use super::paper_sheet::PaperSheet;
use crate::error::StoreError;
use crate::rows::gone::{self, Gone, What};
use crate::rows::notes::{self, LONGEST_NOTE};
use crate::rows::seal;
use crate::rows::sessions::{self, Session};
use crate::rows::settings;
use crate::rows::shelf::{self, Bookmark};
use crate::rows::versions;
use files::moves::is_absent;
use files::whole::write_whole;
use library::{Anchor, DocId};

/// What such a file says of itself at its beginning.
pub const FORMAT: &str = "sotay-notebook";
/// The newest form of the file that this program knows.
const VERSION: u32 = 4;
/// No notebook of ours comes near it.
const LARGEST: u64 = 1 << 30;

/// The file. Its first two fields say what it is; the rest may change with the version.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: String,
    version: u32,
    /// When it was written, and whose it was: for people, not for the program.
    made: i64,
    name: String,
    /// The hash of what follows, written compactly.
    check: String,
    notebook: Whole,
}

/// What must be readable of any version.
#[derive(Deserialize)]
struct Head {
    format: Option<String>,
    version: Option<u32>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Whole {
    settings: Vec<Pair>,
    sessions: Vec<SessionSheet>,
    notes: Vec<NoteSheet>,
    bookmarks: Vec<BookmarkSheet>,
    read: Vec<ReadSheet>,
    /// What is gone for good; none in the first form of the file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    gone: Vec<GoneSheet>,
    /// None in the first three forms of the file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    papers: Vec<PaperSheet>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct GoneSheet {
    what: What,
    id: String,
    stamp: i64,
    words: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    key: String,
    value: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SessionSheet {
    id: String,
    title: String,
    place: String,
    covers: String,
    started: i64,
    ended: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    stamp: Option<i64>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct BookmarkSheet {
    id: String,
    doc: String,
    block: String,
    quote: String,
    created: i64,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ReadSheet {
    doc: String,
    block: String,
    at: i64,
}

/// What was written out or read in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// Notes that aren't deleted.
    pub notes: u32,
    /// Sessions.
    pub sessions: u32,
    /// The file's size.
    pub bytes: u64,
}

impl Notebook {
    /// Writes everything into one file that is whole or not there.
    pub fn export(&mut self, path: &Path, name: &str, now: i64) -> Result<Written, StoreError> {
        let transaction = self.connection.transaction()?;
        let notebook = read_all(&transaction)?;
        drop(transaction);
        let (notes, sessions) = notebook.counts();
        let check = notebook.check()?;
        let (format, name) = (FORMAT.to_owned(), name.to_owned());
        let file = File { format, version: VERSION, made: now, name, check, notebook };
        let json =
            serde_json::to_vec_pretty(&file).map_err(|error| StoreError::JsonDamaged(error.to_string()))?;
        write_whole(path, &json).map_err(StoreError::file(path))?;
        Ok(Written { notes, sessions, bytes: json.len() as u64 })
    }

    /// Puts what a file says in the place of all that is here, in one transaction.
    pub fn import(&mut self, import: Import) -> Result<Written, StoreError> {
        let Import { whole, bytes } = import;
        let (notes, sessions) = whole.counts();
        let transaction = self.connection.transaction()?;
        transaction.execute_batch(
            "DELETE FROM note_versions; DELETE FROM notes; DELETE FROM sessions; DELETE FROM bookmarks;
             DELETE FROM read_blocks; DELETE FROM settings; DELETE FROM gone; DELETE FROM papers;",
        )?;
        whole.write(&transaction).map_err(|error| match error.sqlite_error_code() {
            // Whatever the tables refuse was never in a notebook.
            Some(rusqlite::ErrorCode::ConstraintViolation) => StoreError::JsonDamaged(error.to_string()),
            _ => error.into(),
        })?;
        transaction.commit()?;
        self.touched = Touched::All;
        self.changed();
        Ok(Written { notes, sessions, bytes })
    }

    /// Whether there is nothing that a reader would miss.
    pub fn is_empty(&self) -> Result<bool, StoreError> {
        let some = "SELECT EXISTS (SELECT 1 FROM notes) OR EXISTS (SELECT 1 FROM sessions)
                           OR EXISTS (SELECT 1 FROM bookmarks) OR EXISTS (SELECT 1 FROM papers)";
        Ok(!self.connection.query_row(some, [], |row| row.get::<_, bool>(0))?)
    }
}

/// A file that was read and found to be whole.
pub struct Import {
    whole: Whole,
    bytes: u64,
}

impl Import {
    /// Reads a file. Whatever is wrong with it, all of it is refused, and nothing was touched.
    pub fn read(path: &Path) -> Result<Self, StoreError> {
        let size = fs::metadata(path).map_err(|error| match is_absent(&error) {
            true => StoreError::JsonForeign(error.to_string()),
            false => StoreError::File { path: path.to_owned(), error },
        })?;
        if !size.is_file() || size.len() > LARGEST {
            return Err(StoreError::JsonForeign("not a file, or too large".to_owned()));
        }
        Self::from_bytes(&fs::read(path).map_err(StoreError::file(path))?)
    }

    /// What it holds, to be put together with a notebook.
    pub fn into_state(self) -> Result<State, StoreError> {
        self.whole.into_state().map_err(|error| StoreError::JsonDamaged(error.to_string()))
    }

    /// Reads what such a file holds.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, StoreError> {
        let damaged = |error: serde_json::Error| StoreError::JsonDamaged(error.to_string());
        let head: Head = serde_json::from_slice(bytes).map_err(|error| {
            // Of a file that was cut off the beginning still says what it was.
            let start = &bytes[..bytes.len().min(200)];
            let ours = start.windows(FORMAT.len()).any(|window| window == FORMAT.as_bytes());
            if ours { damaged(error) } else { StoreError::JsonForeign(error.to_string()) }
        })?;
        if head.format.as_deref() != Some(FORMAT) {
            return Err(StoreError::JsonForeign("it has another format".to_owned()));
        }
        match head.version {
            Some(1..=VERSION) => {}
            Some(newer) if newer > VERSION => return Err(StoreError::JsonNewer(newer)),
            _ => return Err(StoreError::JsonDamaged("it has no version".to_owned())),
        }
        let file: File = serde_json::from_slice(bytes).map_err(damaged)?;
        if file.notebook.check()? != file.check {
            return Err(StoreError::JsonDamaged("it was changed after it was written".to_owned()));
        }
        file.notebook.sound().map_err(|what| StoreError::JsonDamaged(what.to_owned()))?;
        Ok(Self { whole: file.notebook, bytes: bytes.len() as u64 })
    }
}

impl Whole {
    fn counts(&self) -> (u32, u32) {
        let notes = self.notes.iter().filter(|note| note.deleted.is_none()).count();
        (notes as u32, self.sessions.len() as u32)
    }

    fn check(&self) -> Result<String, StoreError> {
        let json = serde_json::to_vec(self).map_err(|error| StoreError::JsonDamaged(error.to_string()))?;
        Ok(blake3::hash(&json).to_hex().to_string())
    }

    /// What the tables don't check by themselves.
    fn sound(&self) -> Result<(), &'static str> {
        for note in &self.notes {
            let mut places = note.anchors();
            if places.any(|place| place.end < place.start || place.doc != note.anchor.doc) {
                return Err("a note's place is none");
            }
        }
        let docs =
            self.notes.iter().map(|note| &note.anchor.doc).chain(self.bookmarks.iter().map(|it| &it.doc));
        for doc in docs {
            DocId::new(doc).ok_or("a document's name is none")?;
        }
        let ids =
            self.notes.iter().map(|note| &note.id).chain(self.sessions.iter().map(|session| &session.id));
        for id in ids {
            uuid::Uuid::try_parse(id).map_err(|_| "an id is none")?;
        }
        for note in &self.notes {
            let long = |body: &str| body.len() > LONGEST_NOTE;
            if long(&note.body) || note.versions.iter().any(|version| long(&version.body)) {
                return Err("a note is too long");
            }
        }
        let mut ids = HashSet::new();
        self.papers.iter().try_for_each(|paper| paper.sound(&mut ids))
    }

    fn write(self, transaction: &Transaction<'_>) -> rusqlite::Result<()> {
        for Pair { key, value } in self.settings {
            transaction.execute(
                "INSERT INTO settings (key, value, seal) VALUES (?1, ?2, ?3)",
                (&key, &value, settings::seal_of(&key, &value)),
            )?;
        }
        for sheet in self.sessions {
            sessions::insert(transaction, &sheet.into_session())?;
        }
        for sheet in self.notes {
            let (note, versions) = sheet.into_note()?;
            notes::insert(transaction, &note)?;
            for version in &versions {
                versions::write(transaction, &note.id.0, Some(version.version), version)?;
            }
        }
        for sheet in self.bookmarks {
            shelf::insert_bookmark(transaction, &sheet.into_bookmark()?)?;
        }
        for ReadSheet { doc, block, at } in self.read {
            shelf::insert_read(transaction, &doc, &block, at)?;
        }
        for sheet in self.gone {
            sheet.into_gone().write(transaction)?;
        }
        for sheet in self.papers {
            sheet.write(transaction)?;
        }
        Ok(())
    }

    /// What two notebooks are put together from.
    fn into_state(self) -> rusqlite::Result<State> {
        let mut state = State::default();
        for sheet in self.sessions {
            state.sessions.insert(sheet.id.clone(), sheet.into_session());
        }
        for sheet in self.notes {
            let (note, versions) = sheet.into_note()?;
            state.notes.insert(note.id.0.clone(), Kept { note, versions });
        }
        for sheet in self.bookmarks {
            let place = (sheet.doc.clone(), sheet.block.clone());
            state.bookmarks.insert(place, sheet.into_bookmark()?);
        }
        state.read = self.read.into_iter().map(|sheet| ((sheet.doc, sheet.block), sheet.at)).collect();
        let gone = self.gone.into_iter().map(GoneSheet::into_gone);
        state.gone = gone.map(|gone| ((gone.what, gone.id.clone()), gone)).collect();
        for sheet in self.papers {
            let (paper, parts, marks) = sheet.into_paper()?;
            state.papers.insert(paper.id.clone(), paper);
            state.parts.extend(parts.into_iter().map(|kept| (kept.part.id.clone(), kept)));
            state.marks.extend(marks.into_iter().map(|mark| (mark.id.clone(), mark)));
        }
        Ok(state)
    }
}

impl GoneSheet {
    fn into_gone(self) -> Gone {
        let Self { what, id, stamp, words } = self;
        Gone { what, id, stamp, words }
    }
}

impl SessionSheet {
    fn into_session(self) -> Session {
        let Self { id, title, place, covers, started, ended, stamp } = self;
        Session { id, title, place, covers, started, ended, stamp, notes: 0 }
    }
}

impl BookmarkSheet {
    fn into_bookmark(self) -> rusqlite::Result<Bookmark> {
        Ok(Bookmark {
            id: self.id,
            anchor: Anchor {
                doc: DocId::new(&self.doc).ok_or_else(seal::broken)?,
                block: self.block,
                start: 0,
                end: self.quote.len(),
                quote: self.quote,
                prefix: String::new(),
                suffix: String::new(),
                whole_block: true,
            },
            created: self.created,
        })
    }
}

fn read_all(connection: &Connection) -> Result<Whole, StoreError> {
    let mut versions = connection.prepare(&format!(
        "SELECT {} FROM note_versions WHERE note_id = ?1 ORDER BY version",
        versions::COLUMNS
    ))?;
    let mut notes = Vec::new();
    let mut statement =
        connection.prepare(&format!("SELECT {} FROM notes ORDER BY rowid", notes::COLUMNS))?;
    for note in statement.query_map([], notes::read)? {
        let note = note?;
        let earlier = versions.query_map([&note.id.0], |row| versions::read(row, &note.id.0))?;
        let earlier = earlier.collect::<rusqlite::Result<_>>()?;
        notes.push(NoteSheet::from_note(note, earlier));
    }
    Ok(Whole {
        settings: all(connection, "SELECT key, value FROM settings ORDER BY key", |row| {
            Ok(Pair { key: row.get("key")?, value: row.get("value")? })
        })?,
        sessions: all(connection, &format!("{} ORDER BY rowid", sessions::SELECT), |row| {
            let Session { id, title, place, covers, started, ended, stamp, .. } = sessions::read(row)?;
            Ok(SessionSheet { id, title, place, covers, started, ended, stamp })
        })?,
        notes,
        bookmarks: all(connection, &format!("{} ORDER BY rowid", shelf::SELECT), |row| {
            let Bookmark { id, anchor, created } = shelf::read(row)?;
            Ok(BookmarkSheet {
                id,
                doc: anchor.doc.to_string(),
                block: anchor.block,
                quote: anchor.quote,
                created,
            })
        })?,
        read: all(connection, "SELECT doc, block, read_at FROM read_blocks ORDER BY doc, block", |row| {
            Ok(ReadSheet { doc: row.get("doc")?, block: row.get("block")?, at: row.get("read_at")? })
        })?,
        gone: all(connection, &format!("{} ORDER BY what, id", gone::SELECT), |row| {
            let Gone { what, id, stamp, words } = gone::read(row)?;
            Ok(GoneSheet { what, id, stamp, words })
        })?,
        papers: PaperSheet::read_all(connection)?,
    })
}

fn all<T>(
    connection: &Connection,
    sql: &str,
    read: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>, StoreError> {
    let mut statement = connection.prepare(sql)?;
    Ok(statement.query_map([], read)?.collect::<rusqlite::Result<_>>()?)
}
