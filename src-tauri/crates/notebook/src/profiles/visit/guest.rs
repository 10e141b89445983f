//! [`Guest`]: a notebook of another computer, copied out of sight, proved whole and brought to the newest version there,
//! whatever becomes of the stick.

use std::fs::File;
use std::path::Path;

use tempfile::TempDir;

use super::find::{Found, Source, key_files};
use crate::disk::layout::{database, with_ending};
use crate::disk::wal::{self, Log};
use crate::error::StoreError;
use crate::keep::backups;
use crate::keep::whose::Profile;
use crate::kept::merge::State;
use crate::lock::keys::{KeyFile, Lock, Secret};
use crate::lock::secret::Key;
use crate::profiles::all::{MAKING, Profiles};
use crate::sqlite::connect;
use crate::sqlite::migrate::{self, APPLICATION_ID, NEWEST};
use files::whole::copy_whole;

/// Why something that was found can't be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It has a lock, and nothing was said to open it.
    Locked,
    /// The passphrase or the code is wrong.
    Wrong,
    /// It has a lock, and no whole key file lies with it.
    NoKeys,
    /// No copy of it is whole.
    Damaged,
    /// A newer version of the program wrote it.
    Newer {
        /// The file's version.
        found: u32,
    },
}

/// A notebook of another computer, ready to be taken in. Its copy goes with it.
#[derive(Debug)]
pub struct Guest {
    folder: TempDir,
    /// Keeps another process from clearing the copy away.
    _held: File,
    lock: Option<Lock>,
    /// Who it is, as far as that is known.
    pub profile: Option<Profile>,
    /// All that is in it.
    pub state: State,
    /// Newer copies that were found damaged and passed over.
    pub passed_over: u32,
    /// When the copy was made, where its name says so.
    pub made: Option<i64>,
}

impl Guest {
    /// Opens the newest whole copy of what was found. For a locked one `secret` must fit.
    pub fn open(
        found: &Found,
        secret: Option<Secret<'_>>,
        profiles: &Profiles,
    ) -> Result<Result<Self, Refusal>, StoreError> {
        let keys = match unlock(found, secret) {
            Ok(keys) => keys,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let held = profiles.hold_making()?;
        let mut passed_over = 0;
        for source in &found.sources {
            let folder = tempfile::Builder::new().prefix(MAKING).tempdir_in(&profiles.folder);
            let folder = folder.map_err(StoreError::file(&profiles.folder))?;
            match prepare(source, folder.path(), &keys)? {
                Prepared::Ready { lock, state } => {
                    let made = match source {
                        Source::Backup(backup) => Some(backup.made),
                        Source::Notebook(_) => None,
                    };
                    let profile = found.profile.clone();
                    return Ok(Ok(Self {
                        folder,
                        _held: held,
                        lock: lock.map(|lock| *lock),
                        profile,
                        state: *state,
                        passed_over,
                        made,
                    }));
                }
                Prepared::Newer { found } => return Ok(Err(Refusal::Newer { found })),
                Prepared::Damaged => passed_over += 1,
            }
        }
        Ok(Err(Refusal::Damaged))
    }

    /// Whether it has a lock.
    pub fn is_locked(&self) -> bool {
        self.lock.is_some()
    }

    /// Its key, to open the profile that it becomes.
    pub fn key(&self) -> Option<Key> {
        self.lock.as_ref().map(|lock| lock.key.clone())
    }

    /// Makes a profile of it: under a lock that opens as it did there, in a folder of its own.
    pub fn settle(self, profiles: &Profiles, name: &str, now: i64) -> Result<Profile, StoreError> {
        if let Some(lock) = &self.lock {
            lock.file.write(self.folder.path())?;
        }
        profiles.take_in(self.folder.path(), name, self.profile.as_ref(), self.lock.is_some(), now)
    }
}

/// Keys that what was said opens, and their files; none for what has no lock.
fn unlock(found: &Found, secret: Option<Secret<'_>>) -> Result<Vec<(Key, KeyFile)>, Refusal> {
    if !found.locked {
        return Ok(Vec::new());
    }
    let Some(secret) = secret else { return Err(Refusal::Locked) };
    let files = key_files(&found.folder);
    if files.is_empty() {
        return Err(Refusal::NoKeys);
    }
    let opened = files.into_iter().filter_map(|file| file.open(secret).map(|key| (key, file)));
    let opened: Vec<_> = opened.collect();
    if opened.is_empty() { Err(Refusal::Wrong) } else { Ok(opened) }
}

enum Prepared {
    Ready { lock: Option<Box<Lock>>, state: Box<State> },
    Newer { found: u32 },
    Damaged,
}

/// Copies a source and looks at the copy as closely as at a notebook that is opened. A stick that is pulled out in the
/// middle is an error; a copy that isn't whole is none.
fn prepare(source: &Source, folder: &Path, keys: &[(Key, KeyFile)]) -> Result<Prepared, StoreError> {
    let to = database(folder);
    copy_whole(source.path(), &to).map_err(StoreError::file(source.path()))?;
    match source {
        Source::Backup(backup) => {
            if !backup.is_hash(&backups::hash_of(&to).map_err(StoreError::file(&to))?) {
                return Ok(Prepared::Damaged);
            }
        }
        Source::Notebook(path) => {
            for ending in ["-wal", "-journal"] {
                let (from, to) = (with_ending(path, ending), with_ending(&to, ending));
                if from.is_file() {
                    copy_whole(&from, &to).map_err(StoreError::file(&from))?;
                }
            }
            if wal::look(&to).map_err(StoreError::file(&to))? == Log::Damaged {
                return Ok(Prepared::Damaged);
            }
        }
    }
    let plain = connect::is_plain(&to).map_err(StoreError::file(&to))?;
    let fitting = keys.iter().find(|(key, _)| !plain && backups::opens(&to, Some(key)));
    if !plain && fitting.is_none() {
        return Ok(Prepared::Damaged);
    }
    let lock = fitting.map(|(key, file)| Box::new(Lock { key: key.clone(), file: file.clone() }));
    match look(&to, lock.as_ref().map(|lock| &lock.key)) {
        Ok(Ok(state)) => Ok(Prepared::Ready { lock, state: Box::new(state) }),
        Ok(Err(refusal)) => Ok(refusal),
        Err(error) if error.cause() == Some(crate::error::Cause::Damaged) => Ok(Prepared::Damaged),
        Err(error) => Err(error),
    }
}

fn look(path: &Path, key: Option<&Key>) -> Result<Result<State, Prepared>, StoreError> {
    let mut connection = connect::existing(path, key)?;
    let application: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if application != APPLICATION_ID {
        return Ok(Err(Prepared::Damaged));
    }
    let found = migrate::version(&connection)?;
    if found > NEWEST {
        return Ok(Err(Prepared::Newer { found }));
    }
    if !connect::is_whole(&connection)? {
        return Ok(Err(Prepared::Damaged));
    }
    migrate::migrate(&mut connection)?;
    let state = State::read(&connection)?;
    connect::close_alone(connection)?;
    Ok(Ok(state))
}
