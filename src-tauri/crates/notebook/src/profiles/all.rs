//! Profiles: one folder each, with a small file for the name and the notebook beside it.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use crate::disk::hold::hold;
use crate::disk::journal::{Journal, journal_for};
use crate::disk::layout;
use crate::disk::twice::{self, Found};
use crate::error::StoreError;
use crate::ids::new_id;
use crate::keep::backups::{self, Backup};
use crate::keep::place;
use crate::keep::swap::{self, Locked};
use crate::keep::whose::{Profile, file, write};
use crate::kept::notebook::Terms;
use crate::lock::attempts;
use crate::lock::keys::{self, KeyFile, Lock, Secret, Try};
use crate::lock::secret::{Hardness, Key};
use crate::names::proper_name;
use crate::open::opening::{self, Opening};
use crate::open::reading;
use files::moves::{hold as hold_alone, is_absent, remove_folder, rename, to_hold};
use files::whole::{make_private, sync_folder};

/// Longest name of a profile, in characters.
const LONGEST_NAME: usize = 80;

/// The folder of all profiles, and the one of those that were deleted.
#[derive(Debug, Clone)]
pub struct Profiles {
    pub(super) folder: PathBuf,
    pub(super) trash: PathBuf,
    hardness: Hardness,
    journal_for: fn(&Path) -> Journal,
}

impl Profiles {
    /// Nothing is made or read yet. Deleted profiles stand beside the folder.
    pub fn new(folder: PathBuf) -> Self {
        let trash = folder.with_file_name("deleted-profiles");
        Self { folder, trash, hardness: Hardness::Calibrated, journal_for }
    }

    /// With another measure for new locks and another judge of the place; for tests.
    pub fn with(self, hardness: Hardness, journal_for: fn(&Path) -> Journal) -> Self {
        Self { hardness, journal_for, ..self }
    }

    /// How much work a new lock is.
    pub fn hardness(&self) -> Hardness {
        self.hardness
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
    /// With a passphrase it has a lock from the first byte on; its recovery code comes along.
    pub fn create(
        &self,
        name: &str,
        passphrase: Option<&str>,
        now: i64,
    ) -> Result<(Profile, Option<Locked>, Option<Key>), StoreError> {
        let name = self.free_name(name, None)?;
        passphrase.map_or(Ok(()), keys::check_passphrase)?;
        let locked = passphrase.is_some();
        let profile =
            Profile { id: new_id(now), name, created: now, last_opened: Some(now), locked, origin: None };
        let _held = self.hold_making()?;
        let making = self.folder.join(format!("{MAKING}{}", profile.id));
        make_private(&making).map_err(StoreError::file(&making))?;
        let (mut key, mut shown) = (None, None);
        if let Some(passphrase) = passphrase {
            let random = Key::random()?;
            let (file, code) = KeyFile::new(&random, passphrase, self.hardness.work())?;
            file.write(&making)?;
            (key, shown) = (Some(random), Some(Locked { code, left_behind: Vec::new() }));
        }
        opening::create(&making, key.as_ref())?;
        write(&making, &profile)?;
        let folder = self.folder.join(&profile.id);
        rename(&making, &folder).map_err(StoreError::file(&folder))?;
        sync_folder(&self.folder).map_err(StoreError::file(&folder))?;
        Ok((profile, shown, key))
    }

    /// Makes a profile of a notebook that is whole in a folder out of sight: one rename brings it into the list, under
    /// an id of its own. A name that another has gets a number.
    pub(super) fn take_in(
        &self,
        made: &Path,
        name: &str,
        from: Option<&Profile>,
        locked: bool,
        now: i64,
    ) -> Result<Profile, StoreError> {
        let name = proper_name(name, LONGEST_NAME)?;
        let taken: Vec<String> = self.list()?.into_iter().map(|other| other.name).collect();
        let numbered = (2..).map(|n: u32| format!("{name} ({n})"));
        let name = std::iter::once(name.clone()).chain(numbered).find(|name| !taken.contains(name));
        let profile = Profile {
            id: new_id(now),
            name: name.unwrap_or_default(),
            created: from.map_or(now, |from| from.created),
            last_opened: None,
            locked,
            origin: from.map(|from| from.family().to_owned()),
        };
        write(made, &profile)?;
        let folder = self.folder.join(&profile.id);
        rename(made, &folder).map_err(StoreError::file(&folder))?;
        sync_folder(&self.folder).map_err(StoreError::file(&folder))?;
        Ok(profile)
    }

    /// Locked by all who are making a profile together, and alone by who clears away. Beside the folder of profiles: in
    /// it are profiles alone.
    fn making_lock(&self) -> PathBuf {
        self.folder.with_extension("lock")
    }

    /// Says to every other process that something is being made, until the file is dropped. The file doesn't lie in
    /// what is made: on Windows a folder with an open file in it can't be renamed.
    pub(super) fn hold_making(&self) -> Result<File, StoreError> {
        make_private(&self.folder).map_err(StoreError::file(&self.folder))?;
        let path = self.making_lock();
        let held = to_hold(&path).map_err(StoreError::file(&path))?;
        // Where a disk knows no locks nobody gets the other one either, and nothing is cleared.
        let _ = held.lock_shared();
        Ok(held)
    }

    /// Removes what was being made when the program ended, unless somebody is making something just now.
    pub fn clear_unfinished(&self) {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let unfinished = entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(MAKING));
        let mut unfinished = unfinished.map(|entry| entry.path()).peekable();
        if unfinished.peek().is_none() {
            return;
        }
        if let Ok(Some(_held)) = hold_alone(&self.making_lock()) {
            for folder in unfinished {
                let _ = remove_folder(&folder);
            }
        }
    }

    /// Opens a profile's notebook, with its key if it has a lock.
    pub fn open(&self, id: &str, key: Option<&Key>, now: i64) -> Result<Opening, StoreError> {
        let folder = self.profile_folder(id)?;
        opening::open(&folder, &Terms { key, journal: (self.journal_for)(&folder), now })
    }

    /// Opens a notebook whose folder can't be written to, to be read; a locked one with its passphrase. Wrong words are
    /// `Locked`.
    pub fn open_to_read(
        &self,
        id: &str,
        secret: Option<Secret<'_>>,
        now: i64,
    ) -> Result<Opening, StoreError> {
        reading::open(&self.profile_folder(id)?, secret, now)
    }

    /// Tries words at a profile's lock.
    pub fn try_lock(&self, id: &str, secret: Secret<'_>, now: i64) -> Result<Try, StoreError> {
        let folder = self.profile_folder(id)?;
        let database = layout::database(&folder);
        keys::unlock(&folder, secret, now, |key| backups::opens(&database, Some(key)))
    }

    /// How long until the next try at a profile's lock, in milliseconds.
    pub fn wait(&self, id: &str, now: i64) -> Result<i64, StoreError> {
        attempts::wait(&self.profile_folder(id)?, now)
    }

    /// The backups of a profile, and their copies in the chosen place, newest first.
    pub fn backups(&self, id: &str, key: Option<&Key>) -> Result<Backups, StoreError> {
        let folder = self.profile_folder(id)?;
        let place = place::read(&folder, key);
        let copies = place.as_ref().map(|place| backups::files(&place::folder_in(place, &folder)));
        let own = backups::files(&layout::backups(&folder));
        let there = place.as_ref().is_some_and(|place| place::is_there(place, &folder));
        Ok(Backups { place, there, copied: place::copied(&folder), own, copies: copies.unwrap_or_default() })
    }

    /// Puts a backup in the place of a notebook that isn't open, as after damage. The damaged file is kept beside it.
    pub fn restore_backup(
        &self,
        id: &str,
        backup: &Backup,
        key: Option<&Key>,
        now: i64,
    ) -> Result<Opening, StoreError> {
        let folder = self.profile_folder(id)?;
        let Some(held) = hold(&folder)? else { return Ok(Opening::InUse) };
        if !backup.look(key).whole {
            return Err(StoreError::BackupDamaged);
        }
        let lock = match key {
            Some(key) => Some(Lock { key: key.clone(), file: keys::of(&folder, key)? }),
            None => None,
        };
        swap::set_aside(&folder, "damaged", now)?;
        let lock = swap::restore(&folder, backup, lock.as_ref())?;
        let journal = (self.journal_for)(&folder);
        opening::open_held(&folder, held, &Terms { key: lock.as_ref().map(|lock| &lock.key), journal, now })
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

    /// What a profile's folder holds, if its name is lost: a name that is the folder's own is none.
    pub fn unnamed(&self, profile: &Profile) -> Option<Unnamed> {
        let folder = (profile.name == profile.id).then(|| self.folder.join(&profile.id))?;
        let backups = backups::files(&layout::backups(&folder));
        let database = layout::database(&folder);
        let file = [&database].into_iter().chain(backups.first().map(|backup| &backup.path));
        let file = file.filter_map(|path| fs::metadata(path).ok()).next();
        let changed = file.as_ref().and_then(|file| file.modified().ok());
        let changed = changed.and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
        Some(Unnamed {
            changed: changed.and_then(|since| i64::try_from(since.as_millis()).ok()),
            bytes: file.map_or(0, |file| file.len()),
            notes: backups.first().and_then(|newest| newest.look(None).counts).map(|(notes, _)| notes),
            backups: backups.len(),
            has_notebook: database.exists(),
            folder,
        })
    }

    /// Writes a profile's file where there is none: its folder may have been lost while it was open.
    pub fn keep_name(&self, profile: &Profile) -> Result<(), StoreError> {
        let folder = self.profile_folder(&profile.id)?;
        match twice::read::<Profile>(&file(&folder))? {
            Found::Absent => write(&folder, profile),
            _ => Ok(()),
        }
    }

    /// Where a profile's notebook is.
    pub fn database(&self, id: &str) -> Result<PathBuf, StoreError> {
        Ok(layout::database(&self.profile_folder(id)?))
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

/// A folder of a notebook or of backups whose profile's file is lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unnamed {
    /// Where it is.
    pub folder: PathBuf,
    /// When its notebook, or else its newest backup, was last written to; milliseconds since 1970, UTC.
    pub changed: Option<i64>,
    /// How large that file is.
    pub bytes: u64,
    /// Notes in the newest backup, if that can be read without a key.
    pub notes: Option<u32>,
    /// How many backups there are.
    pub backups: usize,
    /// Whether the notebook itself is there.
    pub has_notebook: bool,
}

/// The backups of a profile, newest first.
#[derive(Debug, Clone)]
pub struct Backups {
    /// Where copies go.
    pub place: Option<PathBuf>,
    /// Whether that place can be reached.
    pub there: bool,
    /// When the last copy was made there: milliseconds since 1970, UTC.
    pub copied: Option<i64>,
    /// Those beside the notebook.
    pub own: Vec<Backup>,
    /// Those in the place, as far as it can be reached.
    pub copies: Vec<Backup>,
}

/// A profile that is being made. One that was never finished holds nothing of the reader's.
pub(super) const MAKING: &str = ".making-";

fn is_id(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

fn read_or_nameless(folder: &Path, id: &str) -> Result<Profile, StoreError> {
    let nameless = |locked| Profile {
        id: id.to_owned(),
        name: id.to_owned(),
        created: 0,
        last_opened: None,
        locked,
        origin: None,
    };
    match twice::read::<Profile>(&file(folder))? {
        // The folder's name counts: a copied folder is a profile of its own.
        Found::Good { content, .. } => Ok(Profile { id: id.to_owned(), ..content }),
        Found::Damaged => Ok(nameless(opening::looks_locked(folder))),
        Found::Absent if layout::database(folder).exists() => Ok(nameless(opening::looks_locked(folder))),
        // All that is left of a notebook that lost its place.
        Found::Absent => match backups::files(&layout::backups(folder)).first() {
            Some(newest) => Ok(nameless(newest.is_locked())),
            None => Err(StoreError::ProfileNotFound(id.to_owned())),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_being_made_is_cleared_when_nobody_works_in_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let profiles = Profiles::new(folder.path().join("profiles"));
        let making = folder.path().join("profiles").join(format!("{MAKING}x"));
        let held = profiles.hold_making().expect("held");
        fs::create_dir(&making).expect("made");
        let other = Profiles::new(folder.path().join("profiles"));
        other.clear_unfinished();
        assert!(making.is_dir(), "another is working in it");
        drop(held);
        other.clear_unfinished();
        assert!(!making.exists());
        assert!(other.list().expect("a list").is_empty());
    }
}
