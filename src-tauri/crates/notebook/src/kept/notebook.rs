//! [`Notebook`]: an open notebook, when it is backed up, and how it changes its lock.

use std::path::{Path, PathBuf};
use std::thread::JoinHandle;

use rusqlite::Connection;

use crate::backups::{self, Backup, Source, Why};
use crate::connect::{self, Journal};
use crate::error::StoreError;
use crate::identity::Identity;
use crate::open::opening::{self as open, Hold, Opening, Terms};
use crate::outline::Touched;
use crate::secret::{Hardness, Key};
use crate::swap::{self, Lock, Locked};
use crate::{keys, place};

/// A reader's open notebook.
#[derive(Debug)]
pub struct Notebook {
    pub(crate) connection: Connection,
    pub(crate) folder: PathBuf,
    pub(crate) lock: Option<Lock>,
    /// How changes reach the disk.
    pub journal: Journal,
    /// Whether the last change before this opening was never finished.
    pub cut_short: bool,
    /// What went wrong with the last backup.
    pub trouble: Option<Trouble>,
    /// Whether anything was written since the last backup.
    pub(crate) unsaved: bool,
    /// Which notes were written since the last look at their order.
    pub(crate) touched: Touched,
    /// When the last backup was made or tried.
    last_backup: i64,
    /// A backup under way on a thread of its own.
    backing: Option<JoinHandle<Result<bool, StoreError>>>,
    /// The file that is open, as it stood at its place.
    pub(crate) identity: Identity,
    /// It stood there no more at the last look, so that nothing may be written.
    pub(crate) away: bool,
    /// Held as long as the notebook is open: no second window writes to it.
    pub(crate) held: Hold,
}

/// What went wrong with a backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// It couldn't be made.
    Failed,
    /// It is there; its copy in the chosen place isn't.
    CopyFailed,
}

/// At most one backup in so much time, in milliseconds.
const BETWEEN: i64 = 30 * 60 * 1000;

/// A notebook that was closed for a moment, or couldn't be opened again.
pub type Reopened<T> = (Result<T, StoreError>, Result<Opening, StoreError>);

impl Notebook {
    pub(crate) fn new(
        connection: Connection,
        folder: PathBuf,
        lock: Option<Lock>,
        terms: &Terms<'_>,
        identity: Identity,
        held: Hold,
    ) -> Self {
        let newest = backups::files(&backups::folder(&folder)).into_iter().next();
        let place = place::read(&folder, lock.as_ref().map(|lock| &lock.key));
        let copied = |backup: &Backup| {
            place.as_ref().is_none_or(|place| place::folder_in(place, &folder).join(backup.name()).exists())
        };
        let trouble = newest.as_ref().is_some_and(|newest| !copied(newest)).then_some(Trouble::CopyFailed);
        let newest = newest.map(|newest| newest.made);
        Self {
            connection,
            folder,
            lock,
            journal: terms.journal,
            cut_short: false,
            trouble,
            unsaved: false,
            touched: Touched::All,
            // A time to come says that the clock was set back.
            last_backup: newest.filter(|made| *made <= terms.now).unwrap_or(terms.now),
            backing: None,
            identity,
            away: false,
            held,
        }
    }

    /// Whether it has a lock.
    pub fn is_locked(&self) -> bool {
        self.lock.is_some()
    }

    /// Its key, for what must be read once it is closed.
    pub fn key(&self) -> Option<Key> {
        self.lock.as_ref().map(|lock| lock.key.clone())
    }

    /// Remembers that there is something to back up.
    pub(crate) fn changed(&mut self) {
        self.unsaved = true;
    }

    /// Folds the write-ahead log into the file, so that a copy of the one file is whole, and backs up what changed.
    /// A backup that fails is no reason to stay; it is reported.
    pub fn close(mut self, now: i64) -> Result<Option<Trouble>, StoreError> {
        self.settle();
        let away = !self.is_in_place();
        if away {
            self.leave_alone()?;
        } else {
            self.connection.pragma_update_and_check(None, "wal_checkpoint", "TRUNCATE", |_| Ok(()))?;
        }
        // Of one that has lost its place this is all that will be left.
        if self.unsaved || away {
            let _ = self.back_up(Why::Quit, now);
        } else {
            self.catch_up(now);
        }
        self.connection.close().map_err(|(_, error)| StoreError::from(error))?;
        Ok(self.trouble)
    }

    pub(crate) fn has_no_backup(&self) -> bool {
        backups::files(&backups::folder(&self.folder)).is_empty()
    }

    fn source(&self) -> Source<'_> {
        let lock = self.lock.as_ref().map(|lock| (&lock.key, &lock.file));
        Source { connection: &self.connection, folder: &self.folder, lock }
    }

    /// Makes a backup now, and its copy where the reader wants one.
    pub fn back_up(&mut self, why: Why, now: i64) -> Result<Backup, StoreError> {
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
        if self.away {
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
            let connection = connect::existing(&open::database(&folder), key)?;
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
    fn catch_up(&mut self, now: i64) {
        let failed = self.trouble == Some(Trouble::CopyFailed);
        let place = self.place().filter(|place| failed && place::is_there(place, &self.folder));
        let newest = backups::files(&backups::folder(&self.folder)).into_iter().next();
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
        self.settle();
        if let Some(place) = place {
            let newest = backups::files(&backups::folder(&self.folder)).into_iter().next();
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

    /// Goes back to a backup. What is there now becomes one.
    pub fn restore(mut self, backup: &Backup, now: i64) -> Reopened<()> {
        // The backup that is made may push the old one out of the row: it is looked at first.
        let whole = backup.look(self.lock.as_ref().map(|lock| &lock.key)).whole;
        let ready = match whole {
            true => self.back_up(Why::Restore, now).map(drop),
            false => Err(StoreError::BackupDamaged),
        };
        self.aside(now, |folder, lock| {
            ready?;
            let lock = swap::restore(folder, backup, lock)?;
            Ok(((), lock.map(|lock| lock.key)))
        })
    }

    /// Closes the file, works on it, and opens what is there then.
    fn aside<T>(
        mut self,
        now: i64,
        work: impl FnOnce(&Path, Option<&Lock>) -> Result<(T, Option<Key>), StoreError>,
    ) -> Reopened<T> {
        self.settle();
        let Self { connection, folder, lock, journal, held, identity, .. } = self;
        // On Windows it keeps the file from being exchanged.
        drop(identity);
        let before = lock.as_ref().map(|lock| lock.key.clone());
        let worked = connect::close_alone(connection).and_then(|()| work(&folder, lock.as_ref()));
        let (result, key) = match worked {
            Ok((result, key)) => (Ok(result), key),
            Err(error) => (Err(error), before),
        };
        let terms = Terms { key: key.as_ref(), journal, now };
        let opening = open::open_held(&folder, held, &terms);
        (result, opening)
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
        self.settle();
        let place = self.place();
        let lock = self.lock.as_mut().ok_or(StoreError::NotLocked)?;
        file.write(&self.folder)?;
        lock.file = file;
        let mut left = keys::mend(&self.folder, &lock.file, &lock.key)?;
        if let Some(place) = place {
            let copies = place::folder_in(&place, &self.folder);
            if place::is_there(&place, &self.folder) {
                left.extend(keys::mend_beside(&copies, &lock.file, &lock.key));
            } else {
                left.push(copies);
            }
        }
        Ok(left)
    }
}
