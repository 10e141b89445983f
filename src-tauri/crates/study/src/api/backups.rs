//! Backups: what there is, one more now, and going back to one.

use serde::{Deserialize, Serialize};

use super::profiles::{ProfileOpening, ProfileRequest};
use super::{ApiError, ErrorCode, Nothing};
use crate::App;

/// Why a backup was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum BackupWhy {
    /// Half an hour of changes.
    Change,
    /// The notebook was closed.
    Quit,
    /// Before a new version of the program changed its form.
    Migration,
    /// Before another backup took its place.
    Restore,
    /// Before a file was read in.
    Import,
    /// The reader asked for it.
    ByHand,
    /// Before a lock was put on or taken off.
    Lock,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct BackupView {
    /// What to ask for in `restore_backup`.
    pub file: String,
    /// Milliseconds since 1970, UTC.
    #[cfg_attr(test, ts(type = "number"))]
    pub made: i64,
    /// Notes that aren't deleted; none if it can't be read.
    pub notes: Option<u32>,
    pub sessions: Option<u32>,
    #[cfg_attr(test, ts(type = "number"))]
    pub bytes: u64,
    pub why: BackupWhy,
    /// Every byte is as it was written.
    pub whole: bool,
}

/// Newest first.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct BackupList {
    /// Where copies go, if the reader chose a place.
    pub place: Option<String>,
    pub backups: Vec<BackupView>,
    /// What stands in that place; empty while it can't be reached.
    pub copies: Vec<BackupView>,
}

/// What went wrong with the last backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum BackupTrouble {
    /// It couldn't be made.
    Failed,
    /// It is there; its copy in the chosen place isn't.
    PlaceFailed,
}

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RestoreBackup {
    /// The profile.
    pub id: String,
    pub file: String,
}

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct BackupPlace {
    /// None: no copies any more.
    pub path: Option<String>,
}

fn soon<T>() -> Result<T, ApiError> {
    Err(ApiError::new(ErrorCode::Internal, "not built yet"))
}

pub(super) fn list(_app: &App, _request: ProfileRequest) -> Result<BackupList, ApiError> {
    soon()
}

pub(super) fn now(_app: &App, _: Nothing) -> Result<BackupView, ApiError> {
    soon()
}

pub(super) fn restore(_app: &App, _request: RestoreBackup) -> Result<ProfileOpening, ApiError> {
    soon()
}

pub(super) fn set_place(_app: &App, _request: BackupPlace) -> Result<BackupList, ApiError> {
    soon()
}
