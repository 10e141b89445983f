//! Copies of the backups in a place that the reader chose, such as a USB stick.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::backups::{self, Backup};
use super::whose;
use crate::disk::layout;
use crate::disk::twice::{self, Found};
use crate::error::StoreError;
use crate::lock::secret::Key;
use files::moves::remove;
use files::whole::{copy_whole, write_whole};

/// Where the copies go. Of a locked profile even this is sealed.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Place {
    Path(PathBuf),
    Sealed(String),
}

fn file(folder: &Path) -> PathBuf {
    folder.join("place.json")
}

/// The place that was chosen, if it can be read.
pub(crate) fn read(folder: &Path, key: Option<&Key>) -> Option<PathBuf> {
    match twice::read::<Place>(&file(folder)) {
        Ok(Found::Good { content: Place::Path(path), .. }) => Some(path),
        Ok(Found::Good { content: Place::Sealed(sealed), .. }) => {
            String::from_utf8(key?.open(&sealed)?).ok().map(PathBuf::from)
        }
        _ => None,
    }
}

/// Writes down the place, or that there is none any more.
pub(crate) fn write(folder: &Path, key: Option<&Key>, place: Option<&Path>) -> Result<(), StoreError> {
    let path = file(folder);
    let Some(place) = place else {
        for copy in [path.clone(), twice::second(&path)] {
            remove(&copy).map_err(StoreError::file(copy))?;
        }
        return Ok(());
    };
    let text = place.to_str().ok_or_else(|| StoreError::File {
        path: place.to_owned(),
        error: io::ErrorKind::InvalidFilename.into(),
    })?;
    let content = match key {
        Some(key) => Place::Sealed(key.seal(text.as_bytes())?),
        None => Place::Path(place.to_owned()),
    };
    let generation = match twice::read::<Place>(&path)? {
        Found::Good { generation, .. } => generation,
        _ => 0,
    };
    twice::write(&path, generation + 1, &content)
}

/// The profile's own folder in the place.
pub(crate) fn folder_in(place: &Path, profile: &Path) -> PathBuf {
    place.join("So-tay-Nghi-quyet").join(profile.file_name().unwrap_or_default())
}

fn last_copy(profile: &Path) -> PathBuf {
    profile.join("last-copy")
}

/// When the last copy was made, in milliseconds since 1970, UTC: it is known also while the place can't be reached.
pub(crate) fn copied(profile: &Path) -> Option<i64> {
    fs::read_to_string(last_copy(profile)).ok()?.parse().ok()
}

/// Whether the place can be reached: with the profile's own folder in it, that was put there when it was chosen. A
/// stick that was pulled out leaves an empty folder, or none, or another stick stands in its stead.
pub(crate) fn is_there(place: &Path, profile: &Path) -> bool {
    folder_in(place, profile).is_dir()
}

/// Makes the profile's own folder in a place that is chosen now.
pub(crate) fn begin(place: &Path, profile: &Path) -> Result<(), StoreError> {
    let absent = || StoreError::File { path: place.to_owned(), error: io::ErrorKind::NotFound.into() };
    let folder = folder_in(place, profile);
    if place.is_dir() {
        fs::create_dir_all(&folder).map_err(StoreError::file(&folder))
    } else {
        Err(absent())
    }
}

/// Copies a backup and its key file, and reads the copy back. Nothing is written where the place isn't there.
pub(crate) fn copy(place: &Path, profile: &Path, backup: &Backup, now: i64) -> Result<(), StoreError> {
    let folder = folder_in(place, profile);
    if !is_there(place, profile) {
        return Err(StoreError::File { path: folder, error: io::ErrorKind::NotFound.into() });
    }
    let to = folder.join(backup.name());
    if backup.is_locked() {
        let keys = layout::keys_beside(&to);
        copy_whole(&layout::keys_beside(&backup.path), &keys).map_err(StoreError::file(&keys))?;
    }
    copy_whole(&backup.path, &to).map_err(StoreError::file(&to))?;
    let same = backups::hash_of(&to).map_err(StoreError::file(&to))?
        == backups::hash_of(&backup.path).map_err(StoreError::file(&backup.path))?;
    if !same {
        let _ = remove(&to);
        return Err(StoreError::BackupDamaged);
    }
    whose::write_beside(profile, &folder)?;
    backups::thin_out(&folder, now);
    // Only told to the reader: where it can't be written the copy is there all the same.
    let _ = write_whole(&last_copy(profile), now.to_string().as_bytes());
    Ok(())
}
