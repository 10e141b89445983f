//! Opens a notebook: looks before it touches, and never writes over what it can't read.

use std::fs;
use std::path::Path;

use rusqlite::Connection;

use crate::disk::hold::{Hold, hold};
use crate::disk::identity::Identity;
use crate::disk::journal::Journal;
use crate::disk::layout::{self, database};
use crate::disk::wal::{self, Log};
use crate::error::{Cause, StoreError};
use crate::keep::backups::{self, Source, Why};
use crate::keep::{mend, swap};
use crate::kept::notebook::{Notebook, Terms};
use crate::lock::keys::{self, Lock};
use crate::lock::secret::Key;
use crate::sqlite::connect::{self, configure, is_plain, is_whole};
use crate::sqlite::migrate::{self, APPLICATION_ID, NEWEST};
use files::moves::is_absent;

/// What came of opening a notebook. Anything but `Opened` left its file untouched.
#[derive(Debug)]
pub enum Opening {
    /// Ready.
    Opened(Box<Notebook>),
    /// It asks for its passphrase.
    Locked,
    /// Not a database, or with damaged pages.
    Damaged,
    /// A database of another program.
    Foreign,
    /// The file isn't there any more.
    Missing,
    /// Written by a newer version of the program.
    Newer {
        /// The file's version.
        found: u32,
    },
    /// Open in another window or by another program.
    InUse,
    /// The place can't be written to.
    ReadOnly,
}

/// The newest version of a notebook that this program reads.
pub const NEWEST_VERSION: u32 = NEWEST;

/// Makes a new, empty notebook in a folder that has none.
pub(crate) fn create(folder: &Path, key: Option<&Key>) -> Result<(), StoreError> {
    let mut connection = connect::new(&database(folder), key)?;
    configure(&connection, Journal::Rollback)?;
    migrate::migrate(&mut connection)?;
    connect::close_alone(connection)
}

/// Opens the notebook of a profile's folder.
pub(crate) fn open(folder: &Path, terms: &Terms<'_>) -> Result<Opening, StoreError> {
    outcome((|| {
        if !database(folder).try_exists().map_err(StoreError::file(database(folder)))? {
            return Ok(Opening::Missing);
        }
        match hold(folder)? {
            Some(held) => look_and_open(folder, held, terms),
            None => Ok(Opening::InUse),
        }
    })())
}

/// Opens it when its folder is held already.
pub(crate) fn open_held(folder: &Path, held: Hold, terms: &Terms<'_>) -> Result<Opening, StoreError> {
    outcome(look_and_open(folder, held, terms))
}

/// What SQLite says on the way is an outcome, not an error.
fn outcome(opening: Result<Opening, StoreError>) -> Result<Opening, StoreError> {
    match opening {
        Err(error) => match error.cause() {
            Some(Cause::Damaged) => Ok(Opening::Damaged),
            Some(Cause::ReadOnly) => Ok(Opening::ReadOnly),
            Some(Cause::Busy) => Ok(Opening::InUse),
            _ => Err(error),
        },
        opening => opening,
    }
}

/// Whether a folder's notebook is encrypted, as far as can be seen without a key.
pub(crate) fn looks_locked(folder: &Path) -> bool {
    keys::are_there(folder) && !is_plain(&database(folder)).unwrap_or(false)
}

fn look_and_open(folder: &Path, held: Hold, terms: &Terms<'_>) -> Result<Opening, StoreError> {
    let path = database(folder);
    let size = match fs::metadata(&path) {
        Ok(file) => file.len(),
        Err(error) if is_absent(&error) => return Ok(Opening::Missing),
        Err(error) => return Err(StoreError::File { path, error }),
    };
    let plain = is_plain(&path).map_err(StoreError::file(&path))?;
    // SQLite takes an empty file for an empty database; to a reader it is a lost notebook.
    if size == 0 || (!plain && !keys::any(folder)) {
        return Ok(Opening::Damaged);
    }
    if !plain && terms.key.is_none() {
        return Ok(Opening::Locked);
    }
    let log = wal::look(&path).map_err(StoreError::file(&path))?;
    if log == Log::Damaged {
        return Ok(Opening::Damaged);
    }
    let key = terms.key.filter(|_| !plain);
    let changed = changed_since_backup(folder);
    let mut connection = connect::existing(&path, key)?;
    let application: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if application != APPLICATION_ID {
        return Ok(Opening::Foreign);
    }
    let found = migrate::version(&connection)?;
    if found > NEWEST {
        return Ok(Opening::Newer { found });
    }
    if !is_whole(&connection)? {
        return Ok(Opening::Damaged);
    }
    swap::clear_unfinished(folder);
    swap::clear_old(folder);
    if log == Log::CutShort {
        swap::set_aside(folder, "cut-short", terms.now)?;
    }
    let lock = match key {
        Some(key) => Some(Lock { key: key.clone(), file: keys::of(folder, key)? }),
        // Left by a lock that was never put on.
        None => keys::remove_all(folder).map(|()| None)?,
    };
    configure(&connection, terms.journal)?;
    if found < NEWEST {
        back_up_first(&connection, folder, lock.as_ref(), terms.now)?;
        migrate::migrate(&mut connection)?;
    }
    if let Some(lock) = &lock {
        // What can't be written now, as on a full disk, is tried again at the next opening.
        let _ = mend::keys(folder, &lock.file, &lock.key);
        let _ = swap::hide_the_rest(folder, lock);
    }
    // The log is there once something was read through it.
    migrate::version(&connection)?;
    let in_log = connect::count_pages_in_log(&mut connection)?;
    let identity = Identity::of(path.clone()).map_err(StoreError::file(&path))?;
    let mut notebook = Notebook::new(connection, folder.to_owned(), lock, terms, identity, held);
    notebook.in_log = in_log;
    notebook.cut_short = log == Log::CutShort;
    // A new notebook with nothing in it needs no backup.
    notebook.unsaved = changed && !(notebook.has_no_backup() && notebook.is_empty()?);
    let _ = notebook.purge_old(terms.now);
    notebook.identity.remember_log();
    if !notebook.identity.has_log() {
        // After whatever may have failed here, and so have counted.
        notebook.others = Some(connect::changes_of_others(&notebook.connection)?).into();
    }
    Ok(Opening::Opened(Box::new(notebook)))
}

fn back_up_first(
    connection: &Connection,
    folder: &Path,
    lock: Option<&Lock>,
    now: i64,
) -> Result<(), StoreError> {
    let lock = lock.map(|lock| (&lock.key, &lock.file));
    backups::make(&Source { connection, folder, lock }, Why::Migration, now).map(drop)
}

/// Whether the notebook was written to after its last backup, as after a crash.
fn changed_since_backup(folder: &Path) -> bool {
    let time = |path: &Path| fs::metadata(path).and_then(|file| file.modified()).ok();
    let newest = backups::files(&layout::backups(folder)).first().and_then(|backup| time(&backup.path));
    let log = database(folder).with_extension("db-wal");
    [database(folder), log].iter().any(|path| time(path) > newest)
}
