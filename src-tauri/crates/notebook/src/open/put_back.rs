//! The one door to an open notebook: nothing that goes through it is called saved unless the file that is open stands
//! at its place. And the way back to that place.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::config::DbConfig;
use rusqlite::ffi;

use super::opening::{self, Opening};
use crate::disk::files::{UNFINISHED, make_private, remove, swap_in, sync_folder};
use crate::disk::hold::hold;
use crate::disk::{identity, layout};
use crate::error::{Cause, StoreError};
use crate::keep::backups::{self, Source};
use crate::keep::calendar;
use crate::kept::notebook::{Notebook, Terms};
use crate::lock::keys;
use crate::sqlite::connect;

impl Notebook {
    /// Runs something on the notebook. If it isn't at its place, what only reads still works, and whatever would be
    /// written is refused; what was written while it lost its place isn't called written either.
    pub fn run<T>(&mut self, work: impl FnOnce(&mut Self) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let in_place = self.is_in_place();
        if in_place == self.away {
            // A change to a file that another program has put there, or written into, would damage it.
            self.connection.pragma_update(None, "query_only", !in_place)?;
            self.away = !in_place;
        }
        let before = self.connection.total_changes();
        let done = work(self);
        if self.away {
            let refused = |error: StoreError| match error.cause() {
                Some(Cause::ReadOnly | Cause::Io) => StoreError::NotAtItsPlace,
                _ => error,
            };
            return done.map_err(refused);
        }
        if done.is_ok() && self.connection.total_changes() == before {
            return done;
        }
        if !self.identity.is_there() {
            // What has reached the log all the same is no other program's when the files come back by themselves.
            self.identity.forget_log();
            return Err(StoreError::NotAtItsPlace);
        }
        self.identity.remember();
        done
    }

    /// Whether the file that is open stands at its place, as our last change left it.
    pub fn is_in_place(&self) -> bool {
        self.identity.holds()
    }

    /// Writes the notebook, whole, to its place again. What stands there is kept beside it; where, if so. The notebook
    /// must then be opened anew ([`Notebook::open_anew`]).
    pub fn put_back(&mut self, now: i64) -> Result<Option<PathBuf>, StoreError> {
        self.settle();
        if !self.identity.same_disk() {
            return Err(StoreError::NotAtItsPlace);
        }
        let path = layout::database(&self.folder);
        make_private(&self.folder).map_err(StoreError::file(&self.folder))?;
        let copy = self.folder.join(format!("{UNFINISHED}back.db"));
        remove(&copy).map_err(StoreError::file(&copy))?;
        let lock = self.lock.as_ref().map(|lock| (&lock.key, &lock.file));
        let source = Source { connection: &self.connection, folder: &self.folder, lock };
        let written = backups::copy(&source, &copy).and_then(|()| {
            let key = lock.map(|(key, _)| key);
            match connect::is_whole(&connect::to_read(&copy, key)?)? {
                true => Ok(()),
                // As where another program has written over what isn't in memory.
                false => Err(rusqlite::Error::SqliteFailure(ffi::Error::new(ffi::SQLITE_CORRUPT), None))?,
            }
        });
        if written.is_err() {
            let _ = remove(&copy);
        }
        written?;
        if let Some(lock) = self.lock.as_ref().filter(|_| !keys::are_there(&self.folder)) {
            lock.file.write(&self.folder)?;
        }
        // All of it is in the copy; a log of ours must never meet a file of others.
        if self.identity.log_is_ours() {
            let log = identity::log_of(&path);
            remove(&log).map_err(StoreError::file(&log))?;
        }
        let kept = keep_beside(&path, now)?;
        sync_folder(&self.folder).map_err(StoreError::file(&self.folder))?;
        swap_in(&copy, &path).map_err(StoreError::file(&path))?;
        Ok(kept)
    }

    /// Lets go of the file that is open and opens the one at its place.
    pub fn open_anew(self, now: i64) -> Result<Opening, StoreError> {
        self.leave_alone()?;
        let Self { connection, folder, lock, journal, held, .. } = self;
        connection.close().map_err(|(_, error)| error)?;
        drop(held);
        let Some(held) = hold(&folder)? else { return Ok(Opening::InUse) };
        opening::open_held(&folder, held, &Terms { key: lock.as_ref().map(|lock| &lock.key), journal, now })
    }

    /// What stands at the place isn't ours: closing neither writes into it nor removes a log.
    pub(super) fn leave_alone(&self) -> Result<(), StoreError> {
        self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        Ok(())
    }
}

/// Gives what stands at a notebook's place another name beside it, one that nothing has.
fn keep_beside(path: &Path, now: i64) -> Result<Option<PathBuf>, StoreError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let stamp = calendar::stamp(now);
    let names = (1..).map(|n| match n {
        1 => folder.join(format!("other-notebook-{stamp}.db")),
        n => folder.join(format!("other-notebook-{stamp}-{n}.db")),
    });
    let free =
        |name: &PathBuf| ["db", "db-wal", "db-journal"].iter().all(|e| !name.with_extension(e).exists());
    let mut kept = None;
    if let Some(beside) = names.into_iter().find(free) {
        for ending in ["db", "db-wal", "db-journal"] {
            let (from, to) = (path.with_extension(ending), beside.with_extension(ending));
            if from.exists() {
                fs::rename(&from, &to).map_err(StoreError::file(&from))?;
                kept = Some(beside.clone());
            }
        }
    }
    // Memory that openers of the log share; it holds nothing of its own.
    let shared = path.with_extension("db-shm");
    remove(&shared).map_err(StoreError::file(&shared))?;
    Ok(kept)
}
