//! Study sessions in the notebook.

use rusqlite::OptionalExtension;

use super::notebook::Notebook;
use crate::error::StoreError;
use crate::ids::new_id;
use crate::names::proper_name;
use crate::rows::sessions::{SELECT, Session, insert, read, replace};
use crate::rows::stamps::after;

/// Longest title, in characters.
const LONGEST_TITLE: usize = 200;

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
