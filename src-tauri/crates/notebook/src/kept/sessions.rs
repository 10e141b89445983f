//! Study sessions in the notebook.

use rusqlite::{Connection, OptionalExtension, Row};

use crate::error::StoreError;
use crate::notebook::Notebook;
use crate::profiles::all::proper_name;
use crate::stamps::after;
use crate::{new_id, seal};

/// Longest title, in characters.
const LONGEST_TITLE: usize = 200;

/// A study session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// A UUID.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Where it was held; may be empty.
    pub place: String,
    /// What it covered; may be empty.
    pub covers: String,
    /// Milliseconds since 1970, UTC.
    pub started: i64,
    /// Likewise; none while it goes on.
    pub ended: Option<i64>,
    /// When its title, place or what it covered were last changed; none if that was before there were stamps.
    pub stamp: Option<i64>,
    /// Notes taken in it that aren't deleted.
    pub notes: u32,
}

pub(crate) const SELECT: &str = "SELECT id, title, place, covers, started_at, ended_at, stamp, seal,
    (SELECT count(*) FROM notes WHERE session_id = sessions.id AND deleted_at IS NULL) AS notes FROM sessions";

impl Notebook {
    /// All sessions, the last started first, whatever the clock said then.
    pub fn sessions(&self) -> Result<Vec<Session>, StoreError> {
        let mut statement = self.connection.prepare_cached(&format!("{SELECT} ORDER BY rowid DESC"))?;
        let rows = statement.query_map([], read)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The session that is going on.
    pub fn running_session(&self) -> Result<Option<Session>, StoreError> {
        let mut statement = self.connection.prepare_cached(&format!("{SELECT} WHERE ended_at IS NULL"))?;
        Ok(statement.query_row([], read).optional()?)
    }

    /// Starts a session; one at a time.
    pub fn start_session(
        &mut self,
        title: &str,
        place: &str,
        covers: &str,
        now: i64,
    ) -> Result<Session, StoreError> {
        let title = proper_name(title, LONGEST_TITLE)?;
        if self.running_session()?.is_some() {
            return Err(StoreError::SessionRunning);
        }
        let session = Session {
            id: new_id(now),
            title,
            place: place.trim().to_owned(),
            covers: covers.trim().to_owned(),
            started: now,
            ended: None,
            stamp: Some(now),
            notes: 0,
        };
        insert(&self.connection, &session)?;
        self.changed();
        Ok(session)
    }

    /// Changes what a session says of itself.
    pub fn update_session(
        &mut self,
        id: &str,
        title: &str,
        place: &str,
        covers: &str,
        now: i64,
    ) -> Result<Session, StoreError> {
        let title = proper_name(title, LONGEST_TITLE)?;
        let (place, covers) = (place.trim().to_owned(), covers.trim().to_owned());
        let before = self.session(id)?;
        let stamp = Some(after(now, before.when()));
        let session = Session { title, place, covers, stamp, ..before };
        replace(&self.connection, &session)?;
        self.changed();
        Ok(session)
    }

    /// Ends a session; ending it twice keeps the first time.
    pub fn end_session(&mut self, id: &str, now: i64) -> Result<Session, StoreError> {
        let session = self.session(id)?;
        if session.ended.is_some() {
            return Ok(session);
        }
        // A clock set back mustn't make a session end before it began.
        let session = Session { ended: Some(now.max(session.started)), ..session };
        replace(&self.connection, &session)?;
        self.changed();
        Ok(session)
    }

    fn session(&self, id: &str) -> Result<Session, StoreError> {
        let mut statement = self.connection.prepare_cached(&format!("{SELECT} WHERE id = ?1"))?;
        let session = statement.query_row([id], read).optional()?;
        session.ok_or_else(|| StoreError::SessionNotFound(id.to_owned()))
    }
}

/// Writes a session that isn't there yet, as it is.
pub(crate) fn insert(connection: &Connection, session: &Session) -> rusqlite::Result<()> {
    connection.execute(
        "INSERT INTO sessions (id, title, place, covers, started_at, ended_at, stamp, seal)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        (
            &session.id,
            &session.title,
            &session.place,
            &session.covers,
            session.started,
            session.ended,
            session.stamp,
            seal::session(session),
        ),
    )?;
    Ok(())
}

/// Writes all of a session that is there over what it was.
pub(crate) fn replace(connection: &Connection, session: &Session) -> rusqlite::Result<()> {
    connection.execute(
        "UPDATE sessions SET title = ?2, place = ?3, covers = ?4, started_at = ?5, ended_at = ?6, stamp = ?7,
                seal = ?8
         WHERE id = ?1",
        (
            &session.id,
            &session.title,
            &session.place,
            &session.covers,
            session.started,
            session.ended,
            session.stamp,
            seal::session(session),
        ),
    )?;
    Ok(())
}

pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<Session> {
    let session = read_unsealed(row)?;
    seal::check(row, seal::session(&session))?;
    Ok(session)
}

pub(crate) fn read_unsealed(row: &Row<'_>) -> rusqlite::Result<Session> {
    Ok(Session {
        id: row.get("id")?,
        title: row.get("title")?,
        place: row.get("place")?,
        covers: row.get("covers")?,
        started: row.get("started_at")?,
        ended: row.get("ended_at")?,
        stamp: row.get("stamp")?,
        notes: row.get("notes")?,
    })
}
