//! Profiles: one folder each, with a small file for the name and the notebook beside it.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::error::StoreError;
use super::files::{is_absent, make_private, sync_folder};
use super::new_id;
use super::open::{self, Opening};
use super::twice::{self, Found};

/// Longest name of a profile, in characters.
const LONGEST_NAME: usize = 80;

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
}

/// The folder of all profiles, and the one of those that were deleted.
#[derive(Debug, Clone)]
pub struct Profiles {
    pub(super) folder: PathBuf,
    pub(super) trash: PathBuf,
}

impl Profiles {
    /// Nothing is made or read yet. Deleted profiles stand beside the folder.
    pub fn new(folder: PathBuf) -> Self {
        let trash = folder.with_file_name("deleted-profiles");
        Self { folder, trash }
    }

    /// All profiles, the last opened first.
    pub fn list(&self) -> Result<Vec<Profile>, StoreError> {
        let mut profiles = self.list_in(&self.folder)?;
        profiles.sort_by(|a, b| (b.last_opened, &a.name).cmp(&(a.last_opened, &b.name)));
        Ok(profiles)
    }

    pub(super) fn list_in(&self, folder: &Path) -> Result<Vec<Profile>, StoreError> {
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) if is_absent(&error) => return Ok(Vec::new()),
            Err(error) => return Err(StoreError::File { path: folder.to_owned(), error }),
        };
        let mut profiles = Vec::new();
        for entry in entries {
            let path = entry.map_err(StoreError::file(folder))?.path();
            let Some(id) = path.file_name().and_then(|name| name.to_str()) else { continue };
            // A name that can't be read mustn't hide the notebook behind it.
            if is_id(id)
                && let Ok(profile) = read_or_nameless(&path, id)
            {
                profiles.push(profile);
            }
        }
        Ok(profiles)
    }

    /// One profile. Where its name can't be read, its folder's serves.
    pub fn get(&self, id: &str) -> Result<Profile, StoreError> {
        read_or_nameless(&self.profile_folder(id)?, id)
    }

    /// Makes a profile with an empty notebook, out of sight until it is whole.
    pub fn create(&self, name: &str, now: i64) -> Result<Profile, StoreError> {
        let name = self.free_name(name, None)?;
        let profile = Profile { id: new_id(now), name, created: now, last_opened: Some(now), locked: false };
        let making = self.folder.join(format!("{MAKING}{}", profile.id));
        make_private(&making).map_err(StoreError::file(&making))?;
        open::create(&making, None)?;
        write(&making, &profile)?;
        let folder = self.folder.join(&profile.id);
        fs::rename(&making, &folder).map_err(StoreError::file(&folder))?;
        sync_folder(&self.folder).map_err(StoreError::file(&folder))?;
        Ok(profile)
    }

    /// Opens a profile's notebook.
    pub fn open(&self, id: &str, now: i64) -> Result<Opening, StoreError> {
        open::open(&self.profile_folder(id)?, now)
    }

    /// Writes down when the profile was opened.
    pub fn touch(&self, profile: &mut Profile, now: i64) -> Result<(), StoreError> {
        profile.last_opened = Some(now);
        self.write(profile)
    }

    /// Gives a profile another name.
    pub fn rename(&self, profile: &Profile, name: &str) -> Result<Profile, StoreError> {
        let name = self.free_name(name, Some(&profile.id))?;
        let renamed = Profile { name, ..profile.clone() };
        self.write(&renamed)?;
        Ok(renamed)
    }

    /// Where a profile's notebook is.
    pub fn database(&self, id: &str) -> Result<PathBuf, StoreError> {
        Ok(open::database(&self.profile_folder(id)?))
    }

    /// A proper name that no other profile has.
    fn free_name(&self, name: &str, own: Option<&str>) -> Result<String, StoreError> {
        let name = proper_name(name, LONGEST_NAME)?;
        let taken = |other: &Profile| other.name == name && own != Some(&*other.id);
        if self.list()?.iter().any(taken) { Err(StoreError::NameTaken) } else { Ok(name) }
    }

    pub(super) fn profile_folder(&self, id: &str) -> Result<PathBuf, StoreError> {
        // An id is one folder's name and never a path.
        if is_id(id) { Ok(self.folder.join(id)) } else { Err(StoreError::ProfileNotFound(id.to_owned())) }
    }

    fn write(&self, profile: &Profile) -> Result<(), StoreError> {
        write(&self.profile_folder(&profile.id)?, profile)
    }
}

/// A profile that is being made. One that was never finished holds nothing of the reader's.
const MAKING: &str = ".making-";

fn is_id(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

fn file(folder: &Path) -> PathBuf {
    folder.join("profile.json")
}

fn read_or_nameless(folder: &Path, id: &str) -> Result<Profile, StoreError> {
    let nameless =
        |locked| Profile { id: id.to_owned(), name: id.to_owned(), created: 0, last_opened: None, locked };
    match twice::read::<Profile>(&file(folder))? {
        // The folder's name counts: a copied folder is a profile of its own.
        Found::Good { content, .. } => Ok(Profile { id: id.to_owned(), ..content }),
        Found::Damaged => Ok(nameless(open::looks_locked(folder))),
        Found::Absent if open::database(folder).exists() => Ok(nameless(open::looks_locked(folder))),
        Found::Absent => Err(StoreError::ProfileNotFound(id.to_owned())),
    }
}

/// Writes a profile's own file into its folder.
pub(super) fn write(folder: &Path, profile: &Profile) -> Result<(), StoreError> {
    let path = file(folder);
    let generation = match twice::read::<Profile>(&path)? {
        Found::Good { generation, .. } => generation,
        _ => 0,
    };
    twice::write(&path, generation + 1, profile)
}

/// A name without space around it, of 1 to `most` characters and no control characters.
pub(super) fn proper_name(name: &str, most: usize) -> Result<String, StoreError> {
    let name: String =
        crate::content::nfc(name.trim()).chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let length = name.chars().count();
    if (1..=most).contains(&length) { Ok(name) } else { Err(StoreError::NameInvalid { most }) }
}
