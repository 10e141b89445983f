//! How far the reading of the folders is: asked for while it goes on.

use std::path::PathBuf;

use files::names::shown;
use serde::Serialize;

use super::{ApiError, Nothing};
use crate::App;
use crate::note_order::small;
use crate::shelves::ShelfState;

/// How far the reading of a folder is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum FolderStateView {
    /// `done` of `total` files so far; of none before they are counted.
    Reading {
        done: u32,
        total: u32,
    },
    /// It doesn't answer. What was read of it before is there.
    Silent,
    /// The reader ended its reading before all was read.
    Stopped,
    /// It isn't there. What is shown of it was read then, in milliseconds since 1970.
    Absent {
        #[cfg_attr(test, ts(type = "number"))]
        read: i64,
    },
    Read,
}

/// What is being read, asked for while it is.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LibraryState {
    /// Grows by one whenever the library becomes another.
    pub edition: u32,
    /// Something is being read that answers.
    pub reading: bool,
    /// Of all that is being read: so many of so many files.
    pub done: u32,
    pub total: u32,
    pub folders: Vec<FolderState>,
}

/// How far one folder is.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FolderState {
    pub path: String,
    pub state: FolderStateView,
}

pub(super) fn state(app: &App, _: Nothing) -> Result<LibraryState, ApiError> {
    let standing = app.shelves.standing();
    let counted = standing.folders.iter().filter_map(|(_, state)| match state {
        ShelfState::Reading { done, total } => Some((*done, *total)),
        _ => None,
    });
    let (done, total) = counted.fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    let folder =
        |(path, state): &(PathBuf, ShelfState)| FolderState { path: shown(path), state: state_view(*state) };
    Ok(LibraryState {
        edition: standing.edition,
        reading: standing.reading,
        done: small(done),
        total: small(total),
        folders: standing.folders.iter().map(folder).collect(),
    })
}

pub(super) fn state_view(state: ShelfState) -> FolderStateView {
    match state {
        ShelfState::Reading { done, total } => {
            FolderStateView::Reading { done: small(done), total: small(total) }
        }
        ShelfState::Silent => FolderStateView::Silent,
        ShelfState::Stopped => FolderStateView::Stopped,
        ShelfState::Absent { read } => FolderStateView::Absent { read },
        ShelfState::Read => FolderStateView::Read,
    }
}

/// Where the system tells of no change, it is looked for.
pub(super) fn look_again(app: &App, _: Nothing) -> Result<LibraryState, ApiError> {
    app.shelves.look_again();
    state(app, Nothing {})
}

pub(super) fn stop_reading(app: &App, _: Nothing) -> Result<LibraryState, ApiError> {
    app.shelves.stop_reading();
    state(app, Nothing {})
}
