//! Where the open notebook's file is, and putting it back there.

use std::path::Path;

use files::names::shown;
use notebook::StoreError;
use serde::{Deserialize, Serialize};

use super::open_notebook::no_profile;
use super::opening::{ProfileOpening, seat};
use super::{ApiError, ErrorCode, Nothing};
use crate::App;
use crate::desk::OpenDesk;

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NotebookPlace {
    pub path: String,
    /// The file that is open is the one that stands there.
    pub in_place: bool,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PutBack {
    pub path: String,
    /// Where that is kept which stood there.
    pub kept: Option<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ElsewhereRequest {
    /// A folder that the reader chose.
    pub path: String,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct WrittenElsewhere {
    /// The profile's own folder there.
    pub folder: String,
}

pub(super) fn look(app: &App, _: Nothing) -> Result<NotebookPlace, ApiError> {
    let desk = app.desk();
    let open = desk.as_ref().ok_or_else(no_profile)?;
    let path = shown(&app.profiles.database(&open.profile.id)?);
    Ok(NotebookPlace { path, in_place: open.notebook.is_in_place() })
}

pub(super) fn put_back(app: &App, _: Nothing) -> Result<PutBack, ApiError> {
    let now = app.now();
    let mut desk = app.desk();
    let open = desk.as_mut().ok_or_else(no_profile)?;
    let path = shown(&app.profiles.database(&open.profile.id)?);
    if open.notebook.is_in_place() {
        return Ok(PutBack { path, kept: None });
    }
    let kept = open.notebook.put_back(now)?.map(|kept| shown(&kept));
    // From here on the notebook is whole at its place.
    let _ = app.profiles.keep_name(&open.profile);
    let Some(OpenDesk { profile, notebook, before_moves, .. }) = desk.take() else {
        return Err(no_profile());
    };
    let key = notebook.key();
    let opening = notebook.open_anew(now)?;
    match seat(app, &mut desk, profile, key, opening)? {
        ProfileOpening::Opened(_) => {}
        refusal => {
            let message = format!("the notebook did not open again: {refusal:?}");
            return Err(ApiError::new(ErrorCode::Damaged, message));
        }
    }
    if let Some(open) = desk.as_mut() {
        open.before_moves = before_moves;
    }
    Ok(PutBack { path, kept })
}

pub(super) fn put_elsewhere(app: &App, request: ElsewhereRequest) -> Result<WrittenElsewhere, ApiError> {
    let now = app.now();
    let mut desk = app.desk();
    let open = desk.as_mut().ok_or_else(no_profile)?;
    let folder = open.notebook.put_elsewhere(Path::new(&request.path), &open.profile, now)?;
    Ok(WrittenElsewhere { folder: shown(&folder) })
}

/// What closes the notebook and writes it anew begins only where it stands at its place.
pub(super) fn must_hold(open: Option<&OpenDesk>) -> Result<(), ApiError> {
    match open {
        Some(open) if !open.notebook.is_in_place() => Err(StoreError::NotAtItsPlace.into()),
        _ => Ok(()),
    }
}
