//! Profiles: one folder each, with a small file for the name and the notebook beside it.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::error::StoreError;
use super::new_id;
use super::open::{self, Opening};

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
}

/// The folder of all profiles.
#[derive(Debug, Clone)]
pub struct Profiles {
    folder: PathBuf,
}

impl Profiles {
    /// Nothing is made or read yet.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// All profiles, the last opened first. One whose file can't be read is left out here, never on disk.
    pub fn list(&self) -> Result<Vec<Profile>, StoreError> {
        let entries = match fs::read_dir(&self.folder) {
            Ok(entries) => entries,
            Err(error) if is_absent(&error) => return Ok(Vec::new()),
            Err(error) => return Err(StoreError::File { path: self.folder.clone(), error }),
        };
        let mut profiles = Vec::new();
        for entry in entries {
            let path = entry.map_err(StoreError::file(&self.folder))?.path();
            let Some(id) = path.file_name().and_then(|name| name.to_str()) else { continue };
            match self.get(id) {
                Ok(profile) => profiles.push(profile),
                // A name that can't be read mustn't hide the notebook behind it.
                Err(StoreError::Profile { .. }) => profiles.push(Profile {
                    id: id.to_owned(),
                    name: id.to_owned(),
                    created: 0,
                    last_opened: None,
                }),
                Err(_) => {}
            }
        }
        profiles.sort_by(|a, b| (b.last_opened, &a.name).cmp(&(a.last_opened, &b.name)));
        Ok(profiles)
    }

    /// One profile.
    pub fn get(&self, id: &str) -> Result<Profile, StoreError> {
        let folder = self.profile_folder(id)?;
        let path = folder.join("profile.json");
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if is_absent(&error) => {
                return Err(StoreError::ProfileNotFound(id.to_owned()));
            }
            Err(error) => return Err(StoreError::File { path, error }),
        };
        let profile: Profile =
            serde_json::from_slice(&bytes).map_err(|error| StoreError::Profile { path, error })?;
        // The folder's name counts: a copied folder is a profile of its own.
        Ok(Profile { id: id.to_owned(), ..profile })
    }

    /// Makes a profile with an empty notebook. Its own file is written last: a profile that is listed is whole.
    pub fn create(&self, name: &str, now: i64) -> Result<Profile, StoreError> {
        let name = proper_name(name, LONGEST_NAME)?;
        let same = |other: &Profile| other.name == name;
        if self.list()?.iter().any(same) {
            return Err(StoreError::NameTaken);
        }
        let profile = Profile { id: new_id(now), name, created: now, last_opened: Some(now) };
        let folder = self.folder.join(&profile.id);
        fs::create_dir_all(&folder).map_err(StoreError::file(&folder))?;
        open::create(&folder)?;
        self.write(&profile)?;
        Ok(profile)
    }

    /// Opens a profile's notebook.
    pub fn open(&self, id: &str) -> Result<Opening, StoreError> {
        open::open(&self.profile_folder(id)?)
    }

    /// Writes down when the profile was opened.
    pub fn touch(&self, profile: &mut Profile, now: i64) -> Result<(), StoreError> {
        profile.last_opened = Some(now);
        self.write(profile)
    }

    /// Where a profile's notebook is.
    pub fn database(&self, id: &str) -> Result<PathBuf, StoreError> {
        Ok(open::database(&self.profile_folder(id)?))
    }

    fn profile_folder(&self, id: &str) -> Result<PathBuf, StoreError> {
        // An id is one folder's name and never a path.
        let plain = !id.is_empty() && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if plain { Ok(self.folder.join(id)) } else { Err(StoreError::ProfileNotFound(id.to_owned())) }
    }

    fn write(&self, profile: &Profile) -> Result<(), StoreError> {
        let path = self.folder.join(&profile.id).join("profile.json");
        let json = serde_json::to_vec_pretty(profile)
            .map_err(|error| StoreError::Profile { path: path.clone(), error })?;
        write_whole(&path, &json).map_err(StoreError::file(&path))
    }
}

fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// Replaces a file by a new one that is whole on disk first.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    // The rename itself is on disk only when its folder is; Windows has no such call and needs none.
    if cfg!(unix) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

/// A name without space around it, of 1 to `most` characters and no control characters.
pub(super) fn proper_name(name: &str, most: usize) -> Result<String, StoreError> {
    let name: String =
        crate::content::nfc(name.trim()).chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let length = name.chars().count();
    if (1..=most).contains(&length) { Ok(name) } else { Err(StoreError::NameInvalid { most }) }
}
