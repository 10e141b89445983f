//! A profile's own file: it says whose a folder is, the profile's or one with copies of its backups.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::disk::twice::{self, Found};
use crate::error::StoreError;

/// A profile, as its file has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// Its folder's name.
    pub id: String,
    /// As the reader wrote it.
    pub name: String,
    /// Milliseconds since 1970, UTC.
    pub created: i64,
    /// Likewise; when its notebook was last opened.
    #[serde(default)]
    pub last_opened: Option<i64>,
    /// Whether it has a lock. The notebook itself decides; this is for the start screen.
    #[serde(default)]
    pub locked: bool,
    /// The profile of another computer that it was taken in from, and so the same reader's; its own id if none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
}

impl Profile {
    /// What the profiles of one reader on several computers have in common.
    pub fn family(&self) -> &str {
        self.origin.as_deref().unwrap_or(&self.id)
    }
}

pub(crate) fn file(folder: &Path) -> PathBuf {
    folder.join("profile.json")
}

/// Who a folder says that it is of: a profile's own, or one with copies of its backups.
pub(crate) fn read_beside(folder: &Path) -> Option<Profile> {
    match twice::read::<Profile>(&file(folder)) {
        Ok(Found::Good { content, .. }) => Some(content),
        _ => None,
    }
}

/// Writes beside copies of a profile's backups whose they are. Only where that changed: a stick is slow.
pub(super) fn write_beside(profile: &Path, folder: &Path) -> Result<(), StoreError> {
    let Some(profile) = read_beside(profile) else { return Ok(()) };
    let profile = Profile { last_opened: None, ..profile };
    if read_beside(folder).as_ref() == Some(&profile) {
        return Ok(());
    }
    write(folder, &profile)
}

/// Writes a profile's own file into its folder.
pub(crate) fn write(folder: &Path, profile: &Profile) -> Result<(), StoreError> {
    let path = file(folder);
    let generation = match twice::read::<Profile>(&path)? {
        Found::Good { generation, .. } => generation,
        _ => 0,
    };
    twice::write(&path, generation + 1, profile)
}
