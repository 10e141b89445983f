//! [`Notebook`]: an open notebook, and what is remembered of it as long as it is open.

use std::cell::Cell;
use std::path::PathBuf;
use std::thread::JoinHandle;

use rusqlite::Connection;
use tempfile::TempDir;

use crate::disk::hold::Hold;
use crate::disk::identity::Identity;
use crate::disk::journal::Journal;
use crate::disk::layout;
use crate::error::StoreError;
use crate::keep::backups::{self, Backup};
use crate::keep::place;
use crate::lock::keys::Lock;
use crate::lock::secret::Key;
use crate::sqlite::connect::PagesInLog;

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
    pub(super) touched: Touched,
    /// When the last backup was made or tried.
    pub(crate) last_backup: i64,
    /// A backup under way on a thread of its own.
    pub(crate) backing: Option<JoinHandle<Result<bool, StoreError>>>,
    /// The file that is open, as it stood at its place.
    pub(crate) identity: Identity,
    /// How many pages wait in the log.
    pub(crate) in_log: PagesInLog,
    /// How often others had written into the file when it was opened, where no log tells: see
    /// [`Notebook::is_in_place`].
    pub(crate) others: Cell<Option<i64>>,
    /// A change failed on the disk, so that this count says nothing until the file has been looked at.
    pub(crate) unsure: Cell<bool>,
    /// It stood there no more at the last look, so that nothing may be written.
    pub(crate) away: bool,
    /// Held as long as the notebook is open: no second window writes to it.
    pub(crate) held: Hold,
    /// Where its copy is, if it was opened to be read only. Goes last: on Windows nothing in it may be open.
    pub(crate) copy: Option<TempDir>,
}

/// Which notes were written since the last look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Touched {
    /// These.
    Some(Vec<String>),
    /// Too many to say, or others altogether.
    All,
}

/// What went wrong with a backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// It couldn't be made.
    Failed,
    /// It is there; its copy in the chosen place isn't.
    CopyFailed,
}

/// How a notebook is to be opened.
pub(crate) struct Terms<'a> {
    pub(crate) key: Option<&'a Key>,
    pub(crate) journal: Journal,
    pub(crate) now: i64,
}

/// More than this, and all are looked at again.
const MANY: usize = 1000;

impl Notebook {
    pub(crate) fn new(
        connection: Connection,
        folder: PathBuf,
        lock: Option<Lock>,
        terms: &Terms<'_>,
        identity: Identity,
        held: Hold,
    ) -> Self {
        let newest = backups::files(&layout::backups(&folder)).into_iter().next();
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
            in_log: PagesInLog::default(),
            others: Cell::default(),
            unsure: Cell::default(),
            away: false,
            held,
            copy: None,
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
    pub(super) fn changed(&mut self) {
        self.unsaved = true;
    }

    /// Remembers that a note was written.
    pub(super) fn touch(&mut self, id: &str) {
        match &mut self.touched {
            Touched::Some(ids) if ids.len() < MANY => ids.push(id.to_owned()),
            touched => *touched = Touched::All,
        }
        self.changed();
    }

    /// What was written since this was last asked.
    pub fn take_touched(&mut self) -> Touched {
        std::mem::replace(&mut self.touched, Touched::Some(Vec::new()))
    }
}
