//! What the reader looked for before. Kept in the notebook, so that it is as private as the notes; without one, nothing
//! is kept.

use serde::{Deserialize, Serialize};

use super::open_notebook::with_notebook;
use super::wire::write_reply;
use super::{ApiError, Nothing};
use crate::App;
use notebook::{Notebook, StoreError};

/// The queries kept, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SearchHistory {
    /// False if the reader wants none kept.
    pub kept: bool,
    pub queries: Vec<String>,
}

impl Default for SearchHistory {
    fn default() -> Self {
        Self { kept: true, queries: Vec::new() }
    }
}

/// A query that led somewhere.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PastSearch {
    pub query: String,
}

/// Which queries to forget.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ForgetSearches {
    /// Left out: all of them.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub query: Option<String>,
}

/// Whether to keep queries.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct HistoryChoice {
    pub kept: bool,
}

/// The key in the notebook.
const HISTORY: &str = "search_history";
/// Queries kept, and the longest of them in characters: a pasted page isn't a question to ask again.
const MOST: usize = 30;
const LONGEST: usize = 200;

/// Notes that are read ahead, in half a second; more would keep the list of notes and the saves waiting, and are read
/// by the first search.
const READ_AHEAD: u32 = 10_000;

/// The box has the focus: what is asked next finds the notes read already.
pub(super) fn list(app: &App, _: Nothing) -> Result<SearchHistory, ApiError> {
    if let Some(desk) = app.desk().as_mut()
        && desk.notebook.how_many_notes()? <= READ_AHEAD
    {
        desk.notes.index(&mut desk.notebook)?;
    }
    with_notebook(app, |notebook| read(notebook))
}

pub(super) fn remember(app: &App, request: PastSearch) -> Result<SearchHistory, ApiError> {
    change(app, |history| {
        let query = library::nfc(&request.query);
        let query = query.split_whitespace().collect::<Vec<_>>().join(" ");
        if history.kept && !query.is_empty() && query.chars().count() <= LONGEST {
            history.queries.retain(|known| !same(known, &query));
            history.queries.insert(0, query);
            history.queries.truncate(MOST);
        }
    })
}

pub(super) fn forget(app: &App, request: ForgetSearches) -> Result<SearchHistory, ApiError> {
    change(app, |history| match &request.query {
        Some(query) => history.queries.retain(|known| !same(known, query)),
        None => history.queries.clear(),
    })
}

/// Who wants nothing kept wants what was kept gone as well.
pub(super) fn choose(app: &App, request: HistoryChoice) -> Result<SearchHistory, ApiError> {
    change(app, |history| {
        history.kept = request.kept;
        if !history.kept {
            history.queries.clear();
        }
    })
}

/// Marks tell queries apart, capitals don't.
fn same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

fn read(notebook: &Notebook) -> Result<SearchHistory, StoreError> {
    // A history that can't be read is no loss.
    let known = notebook.setting(HISTORY)?.and_then(|json| serde_json::from_str(&json).ok());
    Ok(known.unwrap_or_default())
}

fn change(app: &App, edit: impl FnOnce(&mut SearchHistory)) -> Result<SearchHistory, ApiError> {
    let before = with_notebook(app, |notebook| read(notebook))?;
    let mut history = before.clone();
    edit(&mut history);
    if history != before {
        let json = write_reply(&history)?.to_string();
        with_notebook(app, |notebook| notebook.set_setting(HISTORY, &json))?;
    }
    Ok(history)
}
