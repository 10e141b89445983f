//! The whole notebook as one JSON file, out and in again.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::backups::{self, BackupView};
use super::open_notebook::{no_profile, with_notebook};
use super::{ApiError, ErrorCode};
use crate::App;
use notebook::{Import, StoreError, Why, Written};

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

pub(super) fn export(app: &App, request: ExportRequest) -> Result<Exported, ApiError> {
    let path = PathBuf::from(&request.path);
    if is_ours(app, &path) {
        return Err(ApiError::new(ErrorCode::ReadOnly, "the program's own folder holds nothing else"));
    }
    let now = app.now();
    let mut desk = app.desk();
    let open = desk.as_mut().ok_or_else(no_profile)?;
    let Written { notes, sessions, bytes } = open.notebook.export(&path, &open.profile.name, now)?;
    Ok(Exported { path: request.path, notes, sessions, bytes })
}

/// Whether a path leads into the folder where the notebooks are, by whatever way.
pub(super) fn is_ours(app: &App, path: &Path) -> bool {
    let folder = path.parent().and_then(|folder| folder.canonicalize().ok());
    let data = app.paths.data.canonicalize().ok();
    path.is_dir() || folder.zip(data).is_some_and(|(folder, data)| folder.starts_with(data))
}

pub(super) fn import(app: &App, request: ImportRequest) -> Result<Imported, ApiError> {
    let import = Import::read(Path::new(&request.path))?;
    let now = app.now();
    let (written, backup, key) = with_notebook(app, |notebook| {
        if !request.replace && !notebook.is_empty()? {
            return Err(StoreError::NotEmpty);
        }
        let backup = notebook.back_up(Why::Import, now)?;
        Ok((notebook.import(import)?, backup, notebook.key()))
    })?;
    let Written { notes, sessions, .. } = written;
    Ok(Imported { notes, sessions, backup: backups::view(&backup.look(key.as_ref()), false) })
}
