//! Brings the key files of a profile and of its backups up to the newest.

use std::fs;
use std::path::{Path, PathBuf};

use super::backups;
use crate::disk::{layout, twice};
use crate::error::StoreError;
use crate::lock::keys::{self, KeyFile, read_one};
use crate::lock::secret::Key;
use files::moves::remove;

/// Brings every copy of a key's file up to the newest, and mends what is damaged. What couldn't be written is
/// returned.
pub(crate) fn keys(folder: &Path, file: &KeyFile, key: &Key) -> Result<Vec<PathBuf>, StoreError> {
    twice::mend(&keys::file(folder), file.generation, &file.keys)?;
    // Left by a restore that was cut short.
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with("keys-") && name.ends_with(".json") {
            remove(&path).map_err(StoreError::file(&path))?;
        }
    }
    Ok(beside(&layout::backups(folder), file, key))
}

/// Brings the key files beside the backups of a folder up to the newest.
pub(crate) fn beside(backups: &Path, file: &KeyFile, key: &Key) -> Vec<PathBuf> {
    let mut left = Vec::new();
    for backup in backups::files(backups) {
        let path = layout::keys_beside(&backup.path);
        if !path.exists() {
            continue;
        }
        let stale = match read_one(&path) {
            Some(found) => found.keys_name() == file.keys_name() && found.generation < file.generation,
            // Damaged: only a backup that this key opens gets this key's file.
            None => backups::opens(&backup.path, Some(key)),
        };
        if stale && file.write_beside(&backup.path).is_err() {
            left.push(path);
        }
    }
    left
}
