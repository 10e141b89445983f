//! The key files of a locked profile: the notebook's key under the passphrase and under the recovery code. They stand
//! twice in the profile's folder and once beside every backup.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::secret::{Key, Work, Wrapped};
use super::{attempts, code};
use crate::disk::layout;
use crate::disk::twice::{self, Found};
use crate::error::StoreError;
use files::moves::remove;

/// Shortest passphrase, in characters.
const SHORTEST_PASSPHRASE: usize = 8;

/// What a key file says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Keys {
    /// The name of the key inside: files of the same key are one file in several places.
    key: String,
    passphrase: Wrapped,
    recovery: Wrapped,
}

/// What somebody says to open a lock.
#[derive(Clone, Copy)]
pub enum Secret<'a> {
    /// The passphrase.
    Passphrase(&'a str),
    /// The recovery code, as typed.
    Code(&'a str),
}

/// A key file that was read.
#[derive(Debug, Clone)]
pub(crate) struct KeyFile {
    pub(crate) keys: Keys,
    pub(crate) generation: u64,
}

/// The lock of a notebook: its key, and the file that the key is wrapped in.
#[derive(Debug, Clone)]
pub(crate) struct Lock {
    pub(crate) key: Key,
    pub(crate) file: KeyFile,
}

/// What came of a try.
pub enum Try {
    /// The right words.
    Right(Key),
    /// Wrong ones, or too early; how long until the next try, in milliseconds.
    Wrong {
        /// Milliseconds.
        wait: i64,
    },
    /// No key file is whole.
    NoKeys,
}

pub(crate) fn file(folder: &Path) -> PathBuf {
    folder.join("keys.json")
}

/// Whether any key file is there, whole or not.
pub(crate) fn are_there(folder: &Path) -> bool {
    file(folder).exists() || twice::second(&file(folder)).exists()
}

/// The one way to write a passphrase, however the keyboard composed its letters.
fn plain(passphrase: &str) -> Zeroizing<String> {
    Zeroizing::new(library::nfc(passphrase))
}

/// Refuses a passphrase that is too short.
pub fn check_passphrase(passphrase: &str) -> Result<(), StoreError> {
    let long = plain(passphrase).chars().count() >= SHORTEST_PASSPHRASE;
    if long { Ok(()) } else { Err(StoreError::PassphraseInvalid) }
}

impl KeyFile {
    /// For a new lock. The code is shown once and kept nowhere.
    pub(crate) fn new(
        key: &Key,
        passphrase: &str,
        work: Work,
    ) -> Result<(Self, Zeroizing<String>), StoreError> {
        let code = code::new()?;
        let keys = Keys {
            key: key.name(),
            passphrase: Wrapped::new(key, &plain(passphrase), work)?,
            recovery: wrap_code(key, &code, work)?,
        };
        Ok((Self { keys, generation: 1 }, code))
    }

    /// The same key under another passphrase.
    pub(crate) fn with_passphrase(&self, key: &Key, words: &str, work: Work) -> Result<Self, StoreError> {
        let passphrase = Wrapped::new(key, &plain(words), work)?;
        let keys = Keys { passphrase, ..self.keys.clone() };
        Ok(Self { keys, generation: self.generation + 1 })
    }

    /// The same key under a new recovery code.
    pub(crate) fn with_new_code(
        &self,
        key: &Key,
        work: Work,
    ) -> Result<(Self, Zeroizing<String>), StoreError> {
        let code = code::new()?;
        let keys = Keys { recovery: wrap_code(key, &code, work)?, ..self.keys.clone() };
        Ok((Self { keys, generation: self.generation + 1 }, code))
    }

    pub(crate) fn keys_name(&self) -> &str {
        &self.keys.key
    }

    pub(crate) fn is_of(&self, key: &Key) -> bool {
        self.keys.key == key.name()
    }

    /// Writes both copies in the profile's folder.
    pub(crate) fn write(&self, folder: &Path) -> Result<(), StoreError> {
        twice::write(&file(folder), self.generation, &self.keys)
    }

    /// Writes one copy beside a backup.
    pub(crate) fn write_beside(&self, backup: &Path) -> Result<(), StoreError> {
        twice::write_one(&layout::keys_beside(backup), self.generation, &self.keys)
    }

    pub(crate) fn open(&self, secret: Secret<'_>) -> Option<Key> {
        let key = match secret {
            Secret::Passphrase(words) => self.keys.passphrase.open(&plain(words)),
            Secret::Code(typed) => self.keys.recovery.open(&code::plain(typed)?),
        };
        key.filter(|key| self.is_of(key))
    }
}

fn wrap_code(key: &Key, code: &str, work: Work) -> Result<Wrapped, StoreError> {
    // The groups are for the eye.
    let plain = code::plain(code).ok_or(StoreError::Secret)?;
    Wrapped::new(key, &plain, work)
}

/// Reads one key file, if it is whole.
pub(crate) fn read_one(path: &Path) -> Option<KeyFile> {
    match twice::read_one::<Keys>(path) {
        Ok(Found::Good { content: keys, generation }) => Some(KeyFile { keys, generation }),
        _ => None,
    }
}

/// The newest key file for each key that any copy knows, the profile's own first.
pub(crate) fn candidates(folder: &Path) -> Vec<KeyFile> {
    let own = file(folder);
    let mut paths = vec![own.clone(), twice::second(&own)];
    let within = |folder: &Path| {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let mut paths: Vec<PathBuf> = entries
            .map(|entry| entry.path())
            .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().ends_with("keys.json")))
            .collect();
        paths.sort();
        paths
    };
    paths.extend(within(folder));
    paths.extend(within(&layout::backups(folder)));
    let mut found: Vec<KeyFile> = Vec::new();
    for file in paths.iter().filter_map(|path| read_one(path)) {
        match found.iter_mut().find(|known| known.keys.key == file.keys.key) {
            Some(known) if known.generation >= file.generation => {}
            Some(known) => *known = file,
            None => found.push(file),
        }
    }
    found
}

/// Whether any whole key file is there, be it beside a backup.
pub(crate) fn any(folder: &Path) -> bool {
    are_there(folder) || !candidates(folder).is_empty()
}

/// The newest file of a key.
pub(crate) fn of(folder: &Path, key: &Key) -> Result<KeyFile, StoreError> {
    let file = candidates(folder).into_iter().find(|file| file.is_of(key));
    file.ok_or(StoreError::Secret)
}

/// Tries words at a profile's lock, unless it is too early for another try. `fits` says whether a key opens the
/// notebook: after a restore was cut short, files of two keys may be there.
pub(crate) fn unlock(
    folder: &Path,
    secret: Secret<'_>,
    now: i64,
    fits: impl Fn(&Key) -> bool,
) -> Result<Try, StoreError> {
    let wait = attempts::wait(folder, now)?;
    if wait > 0 {
        return Ok(Try::Wrong { wait });
    }
    if let Secret::Code(typed) = secret
        && code::plain(typed).is_none()
    {
        // A slip of the pen is no guess and costs no wait.
        return Ok(Try::Wrong { wait: 0 });
    }
    let files = candidates(folder);
    if files.is_empty() {
        return Ok(Try::NoKeys);
    }
    attempts::begin(folder, now)?;
    let mut right: Vec<Key> = files.iter().filter_map(|file| file.open(secret)).collect();
    if right.len() > 1 {
        // Asked only here: SQLite mends a log at the first look, before ours has seen what is wrong with it.
        right.sort_by_key(|key| !fits(key));
    }
    let Some(key) = right.into_iter().next() else {
        return Ok(Try::Wrong { wait: attempts::wait(folder, now)? });
    };
    attempts::clear(folder)?;
    Ok(Try::Right(key))
}

/// Removes a profile's key files, after its lock was taken off.
pub(crate) fn remove_all(folder: &Path) -> Result<(), StoreError> {
    for path in [file(folder), twice::second(&file(folder)), folder.join("attempts.json")] {
        remove(&path).map_err(StoreError::file(&path))?;
    }
    Ok(())
}
