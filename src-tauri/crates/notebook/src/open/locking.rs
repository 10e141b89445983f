//! Puts a lock on an open notebook, takes it off, and changes what opens it.

use std::path::PathBuf;

use super::closing::Reopened;
use crate::error::StoreError;
use crate::keep::backups::Why;
use crate::keep::swap::{self, Locked};
use crate::keep::{mend, place};
use crate::kept::notebook::Notebook;
use crate::lock::keys;
use crate::lock::secret::Hardness;

impl Notebook {
    /// Puts a lock on.
    pub fn lock_up(mut self, passphrase: &str, hardness: Hardness, now: i64) -> Reopened<Locked> {
        let ready = keys::check_passphrase(passphrase).and_then(|()| match self.lock {
            Some(_) => Err(StoreError::AlreadyLocked),
            None => self.back_up(Why::Lock, now).map(drop),
        });
        self.aside(now, |folder, _| {
            ready?;
            let (lock, locked) = swap::lock(folder, passphrase, hardness.work())?;
            Ok((locked, Some(lock.key)))
        })
    }

    /// Takes the lock off for good.
    pub fn unlock_for_good(mut self, now: i64) -> Reopened<()> {
        let ready = self.back_up(Why::Lock, now).map(drop);
        self.aside(now, |folder, lock| {
            ready?;
            swap::unlock(folder, lock.ok_or(StoreError::NotLocked)?)?;
            Ok(((), None))
        })
    }

    /// Wraps the key in another passphrase. Returns the key files that couldn't be changed.
    pub fn change_passphrase(
        &mut self,
        passphrase: &str,
        hardness: Hardness,
    ) -> Result<Vec<PathBuf>, StoreError> {
        keys::check_passphrase(passphrase)?;
        let lock = self.lock.as_ref().ok_or(StoreError::NotLocked)?;
        let file = lock.file.with_passphrase(&lock.key, passphrase, hardness.work())?;
        self.take_keys(file)
    }

    /// Makes a new recovery code; the old one opens nothing any more.
    pub fn new_code(&mut self, hardness: Hardness) -> Result<Locked, StoreError> {
        let lock = self.lock.as_ref().ok_or(StoreError::NotLocked)?;
        let (file, code) = lock.file.with_new_code(&lock.key, hardness.work())?;
        let left_behind = self.take_keys(file)?;
        Ok(Locked { code, left_behind })
    }

    fn take_keys(&mut self, file: keys::KeyFile) -> Result<Vec<PathBuf>, StoreError> {
        self.must_be_writable()?;
        self.settle();
        let place = self.place();
        let lock = self.lock.as_mut().ok_or(StoreError::NotLocked)?;
        file.write(&self.folder)?;
        lock.file = file;
        let mut left = mend::keys(&self.folder, &lock.file, &lock.key)?;
        if let Some(place) = place {
            let copies = place::folder_in(&place, &self.folder);
            if place::is_there(&place, &self.folder) {
                left.extend(mend::beside(&copies, &lock.file, &lock.key));
            } else {
                left.push(copies);
            }
        }
        Ok(left)
    }
}
