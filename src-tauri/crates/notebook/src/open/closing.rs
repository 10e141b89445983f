//! Closes a notebook, for good or for as long as something takes the place of its file.

use std::path::Path;

use super::opening::{self, Opening};
use crate::error::StoreError;
use crate::keep::backups::{Backup, Why};
use crate::keep::swap;
use crate::kept::notebook::{Notebook, Terms, Trouble};
use crate::lock::keys::Lock;
use crate::lock::secret::Key;
use crate::sqlite::connect;

/// A notebook that was closed for a moment, or couldn't be opened again.
pub type Reopened<T> = (Result<T, StoreError>, Result<Opening, StoreError>);

impl Notebook {
    /// Folds the write-ahead log into the file, so that a copy of the one file is whole, and backs up what changed.
    /// A backup that fails is no reason to stay; it is reported.
    pub fn close(mut self, now: i64) -> Result<Option<Trouble>, StoreError> {
        self.settle();
        if self.is_only_read() {
            self.connection.close().map_err(|(_, error)| StoreError::from(error))?;
            return Ok(None);
        }
        let away = !self.is_in_place();
        if away {
            self.leave_alone()?;
        } else {
            self.connection.pragma_update_and_check(None, "wal_checkpoint", "TRUNCATE", |_| Ok(()))?;
        }
        // Of one that has lost its place this is all that will be left.
        if (self.unsaved || away) && !self.was_written_over() {
            let _ = self.back_up(Why::Quit, now);
        } else {
            self.catch_up(now);
        }
        self.connection.close().map_err(|(_, error)| StoreError::from(error))?;
        Ok(self.trouble)
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
    pub(super) fn aside<T>(
        mut self,
        now: i64,
        work: impl FnOnce(&Path, Option<&Lock>) -> Result<(T, Option<Key>), StoreError>,
    ) -> Reopened<T> {
        self.settle();
        if let Err(error) = self.must_be_writable() {
            return (Err(error), Ok(Opening::Opened(Box::new(self))));
        }
        if !self.is_in_place() {
            // Folding the log in would write into what another program has put there.
            return (Err(StoreError::NotAtItsPlace), Ok(Opening::Opened(Box::new(self))));
        }
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
        let opening = opening::open_held(&folder, held, &terms);
        (result, opening)
    }
}
