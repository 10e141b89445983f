//! When an open notebook is backed up, and where its copies go.

use std::path::{Path, PathBuf};
use std::thread::JoinHandle;

use crate::disk::journal::Journal;
use crate::disk::layout;
use crate::error::StoreError;
use crate::keep::backups::{self, Backup, Source, Why};
use crate::keep::place;
use crate::kept::notebook::{Notebook, Trouble};
use crate::sqlite::connect;

/// At most one backup in so much time, in milliseconds.
const BETWEEN: i64 = 30 * 60 * 1000;

impl Notebook {
    pub(super) fn has_no_backup(&self) -> bool {
        backups::files(&layout::backups(&self.folder)).is_empty()
    }

    fn source(&self) -> Source<'_> {
        let lock = self.lock.as_ref().map(|lock| (&lock.key, &lock.file));
        Source { connection: &self.connection, folder: &self.folder, lock }
    }

    /// Makes a backup now, and its copy where the reader wants one.
    pub fn back_up(&mut self, why: Why, now: i64) -> Result<Backup, StoreError> {
        self.must_be_writable()?;
        self.settle();
        self.last_backup = now;
        match backups::make(&self.source(), why, now) {
            Ok(backup) => {
                self.unsaved = false;
                let place = self.place();
                let copied = place.map(|place| place::copy(&place, &self.folder, &backup, now));
                self.trouble = copied.and_then(|copied| copied.is_err().then_some(Trouble::CopyFailed));
                Ok(backup)
            }
            Err(error) => {
                self.trouble = Some(Trouble::Failed);
                Err(error)
            }
        }
    }

    /// Begins a backup if half an hour of changes has passed, aside where the journal lets others read meanwhile.
    /// What becomes of it is seen later, in `trouble`.
    pub fn back_up_if_due(&mut self, now: i64) {
        if self.backing.as_ref().is_some_and(JoinHandle::is_finished) {
            self.settle();
        }
        let waited = now - self.last_backup;
        // Another connection would open what stands at the place now.
        if self.away || self.is_only_read() {
            return;
        }
        if !self.unsaved && self.backing.is_none() && !(0..BETWEEN).contains(&waited) {
            self.catch_up(now);
        }
        if !self.unsaved || self.backing.is_some() || (0..BETWEEN).contains(&waited) {
            return;
        }
        if self.journal == Journal::Rollback {
            let _ = self.back_up(Why::Change, now);
            return;
        }
        let (folder, lock, place) = (self.folder.clone(), self.lock.clone(), self.place());
        let work = move || {
            let key = lock.as_ref().map(|lock| &lock.key);
            let connection = connect::existing(&layout::database(&folder), key)?;
            let lock = lock.as_ref().map(|lock| (&lock.key, &lock.file));
            let source = Source { connection: &connection, folder: &folder, lock };
            let backup = backups::make(&source, Why::Change, now)?;
            Ok(place.is_none_or(|place| place::copy(&place, &folder, &backup, now).is_ok()))
        };
        let thread = std::thread::Builder::new().name("backup".into()).spawn(work);
        (self.last_backup, self.unsaved) = (now, thread.is_err());
        self.backing = thread.ok();
    }

    /// Copies the newest backup to the chosen place where that couldn't be reached before and can be now.
    pub(super) fn catch_up(&mut self, now: i64) {
        let failed = self.trouble == Some(Trouble::CopyFailed);
        let place = self.place().filter(|place| failed && place::is_there(place, &self.folder));
        let newest = backups::files(&layout::backups(&self.folder)).into_iter().next();
        if let Some((place, newest)) = place.zip(newest) {
            self.last_backup = now;
            if place::copy(&place, &self.folder, &newest, now).is_ok() {
                self.trouble = None;
            }
        }
    }

    /// Waits for the backup under way.
    pub fn settle(&mut self) {
        let Some(thread) = self.backing.take() else { return };
        self.trouble = match thread.join() {
            Ok(Ok(true)) => None,
            Ok(Ok(false)) => Some(Trouble::CopyFailed),
            Ok(Err(_)) | Err(_) => {
                self.unsaved = true;
                Some(Trouble::Failed)
            }
        };
    }

    /// Where copies of the backups go.
    pub fn place(&self) -> Option<PathBuf> {
        place::read(&self.folder, self.lock.as_ref().map(|lock| &lock.key))
    }

    /// Chooses where copies of the backups go, and puts the newest there at once.
    pub fn set_place(&mut self, place: Option<&Path>, now: i64) -> Result<(), StoreError> {
        self.must_be_writable()?;
        self.settle();
        if let Some(place) = place {
            let newest = backups::files(&layout::backups(&self.folder)).into_iter().next();
            let newest = match newest.filter(|_| !self.unsaved) {
                Some(newest) => newest,
                None => {
                    self.last_backup = now;
                    let made = backups::make(&self.source(), Why::ByHand, now)?;
                    self.unsaved = false;
                    made
                }
            };
            place::begin(place, &self.folder)?;
            place::copy(place, &self.folder, &newest, now)?;
        }
        place::write(&self.folder, self.lock.as_ref().map(|lock| &lock.key), place)?;
        self.trouble = None;
        Ok(())
    }
}
