//! Study sessions: from when to when, where, and what was covered.

use serde::{Deserialize, Serialize};

use super::open_notebook::with_notebook;
use super::{ApiError, Nothing};
use crate::App;
use notebook::Session;

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SessionView {
    pub id: String,
    pub title: String,
    pub place: String,
    /// What it covered, in the reader's words.
    pub covers: String,
    /// Milliseconds since 1970, UTC.
    #[cfg_attr(test, ts(type = "number"))]
    pub started: i64,
    #[cfg_attr(test, ts(type = "number | null"))]
    pub ended: Option<i64>,
    /// Notes taken in it that aren't deleted.
    pub notes: u32,
}

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NewSession {
    /// 1–200 characters after trimming.
    pub title: String,
    #[serde(default)]
    pub place: String,
    #[serde(default)]
    pub covers: String,
}

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SessionChange {
    pub id: String,
    pub title: String,
    pub place: String,
    pub covers: String,
}

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SessionRequest {
    pub id: String,
}

pub(super) fn list(app: &App, _: Nothing) -> Result<Vec<SessionView>, ApiError> {
    let sessions = with_notebook(app, |notebook| notebook.sessions())?;
    Ok(sessions.into_iter().map(SessionView::from).collect())
}

pub(super) fn start(app: &App, request: NewSession) -> Result<SessionView, ApiError> {
    let now = app.now();
    let NewSession { title, place, covers } = request;
    with_notebook(app, |notebook| notebook.start_session(&title, &place, &covers, now)).map(SessionView::from)
}

pub(super) fn update(app: &App, request: SessionChange) -> Result<SessionView, ApiError> {
    let now = app.now();
    let SessionChange { id, title, place, covers } = request;
    with_notebook(app, |notebook| notebook.update_session(&id, &title, &place, &covers, now))
        .map(SessionView::from)
}

pub(super) fn end(app: &App, request: SessionRequest) -> Result<SessionView, ApiError> {
    let now = app.now();
    with_notebook(app, |notebook| notebook.end_session(&request.id, now)).map(SessionView::from)
}

impl From<Session> for SessionView {
    fn from(session: Session) -> Self {
        let Session { id, title, place, covers, started, ended, notes, .. } = session;
        Self { id, title, place, covers, started, ended, notes }
    }
}
