//! The whole notebook as one JSON file, out and in again.

use serde::{Deserialize, Serialize};

use super::backups::BackupView;
use super::{ApiError, ErrorCode};
use crate::App;

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ExportRequest {
    pub path: String,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Exported {
    pub path: String,
    /// Notes that aren't deleted; those in the trash are in the file too.
    pub notes: u32,
    pub sessions: u32,
    #[cfg_attr(test, ts(type = "number"))]
    pub bytes: u64,
}

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ImportRequest {
    pub path: String,
    /// The reader agreed that it takes the place of the notes that are there; a backup is made before.
    #[serde(default)]
    pub replace: bool,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Imported {
    pub notes: u32,
    pub sessions: u32,
    /// What was there before.
    pub backup: BackupView,
}

fn soon<T>() -> Result<T, ApiError> {
    Err(ApiError::new(ErrorCode::Internal, "not built yet"))
}

pub(super) fn export(_app: &App, _request: ExportRequest) -> Result<Exported, ApiError> {
    soon()
}

pub(super) fn import(_app: &App, _request: ImportRequest) -> Result<Imported, ApiError> {
    soon()
}
