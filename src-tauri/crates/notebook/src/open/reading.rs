//! Opens a notebook in a folder that can't be written to: a copy of it, to be read only.

use std::path::Path;

use tempfile::TempDir;

use super::opening::{self, Opening};
use crate::disk::identity;
use crate::disk::journal::Journal;
use crate::disk::layout::database;
use crate::disk::twice;
use crate::error::StoreError;
use crate::keep::backups;
use crate::kept::notebook::{Notebook, Terms};
use crate::lock::keys::{self, Secret, Try};
use files::moves::is_absent;
use files::whole::copy_whole;

/// Copies a notebook and its keys into a private folder of the system's, which goes when it is closed, and opens that.
/// SQLite itself can't read a log where it may write nothing. Nobody who writes into the folder meanwhile is waited for: a
/// copy that isn't whole is `Damaged`, as a file would be. Wrong words at its lock are `Locked`.
pub(crate) fn open(folder: &Path, secret: Option<Secret<'_>>, now: i64) -> Result<Opening, StoreError> {
    let copy = tempfile::Builder::new()
        .prefix("so-tay-")
        .tempdir()
        .map_err(StoreError::file(std::env::temp_dir()))?;
    let source = database(folder);
    let keys = keys::file(folder);
    for path in [&source, &identity::log_of(&source), &keys, &twice::second(&keys)] {
        take(path, copy.path())?;
    }
    let fits = |key: &_| backups::opens(&database(copy.path()), Some(key));
    let key = match secret.map(|secret| keys::unlock(copy.path(), secret, now, fits)).transpose()? {
        Some(Try::Right(key)) => Some(key),
        Some(Try::Wrong { .. }) => return Ok(Opening::Locked),
        Some(Try::NoKeys) => return Ok(Opening::Damaged),
        None => None,
    };
    let terms = Terms { key: key.as_ref(), journal: Journal::Wal, now };
    let mut opening = opening::open(copy.path(), &terms)?;
    if let Opening::Opened(notebook) = &mut opening {
        notebook.only_read(copy)?;
    }
    Ok(opening)
}

/// Copies a file that may not be there.
fn take(path: &Path, into: &Path) -> Result<(), StoreError> {
    let name = path.file_name().unwrap_or_default();
    match copy_whole(path, &into.join(name)) {
        Err(error) if !is_absent(&error) => Err(StoreError::File { path: path.to_owned(), error }),
        _ => Ok(()),
    }
}

impl Notebook {
    fn only_read(&mut self, copy: TempDir) -> Result<(), StoreError> {
        self.connection.pragma_update(None, "query_only", true)?;
        self.unsaved = false;
        self.trouble = None;
        self.copy = Some(copy);
        Ok(())
    }

    /// Whether it was opened where nothing can be written.
    pub fn is_only_read(&self) -> bool {
        self.copy.is_some()
    }

    /// # Errors
    /// It was opened to be read only.
    pub(crate) fn must_be_writable(&self) -> Result<(), StoreError> {
        if self.is_only_read() { Err(StoreError::OnlyRead) } else { Ok(()) }
    }
}
