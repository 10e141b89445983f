//! A study session's row.

use rusqlite::{Connection, Row};

use super::seal::{self, Seal};

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

impl Session {
    /// When what it says of itself was last changed.
    pub(crate) fn when(&self) -> i64 {
        self.stamp.unwrap_or(self.started)
    }
}

pub(crate) const SELECT: &str = "SELECT id, title, place, covers, started_at, ended_at, stamp, seal,
    (SELECT count(*) FROM notes WHERE session_id = sessions.id AND deleted_at IS NULL) AS notes FROM sessions";

/// Writes a session that isn't there yet, as it is.
pub(crate) fn insert(connection: &Connection, session: &Session) -> rusqlite::Result<()> {
    write(
        connection,
        session,
        "INSERT INTO sessions (id, title, place, covers, started_at, ended_at, stamp, seal)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )
}

/// Writes all of a session that is there over what it was.
pub(crate) fn replace(connection: &Connection, session: &Session) -> rusqlite::Result<()> {
    write(
        connection,
        session,
        "UPDATE sessions SET title = ?2, place = ?3, covers = ?4, started_at = ?5, ended_at = ?6, stamp = ?7,
                seal = ?8
         WHERE id = ?1",
    )
}

fn write(connection: &Connection, session: &Session, sql: &str) -> rusqlite::Result<()> {
    connection.execute(
        sql,
        (
            &session.id,
            &session.title,
            &session.place,
            &session.covers,
            session.started,
            session.ended,
            session.stamp,
            seal_of(session),
        ),
    )?;
    Ok(())
}

pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<Session> {
    let session = read_unsealed(row)?;
    seal::check(row, seal_of(&session))?;
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

pub(crate) fn seal_of(session: &Session) -> i64 {
    Seal::of("sessions")
        .text(&session.id)
        .text(&session.title)
        .text(&session.place)
        .text(&session.covers)
        .number(session.started)
        .maybe(session.ended)
        .stamps(session.stamp.map(|stamp| [stamp]))
        .done()
}
