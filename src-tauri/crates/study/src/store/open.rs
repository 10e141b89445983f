//! Opens a notebook: looks before it touches, and never writes over what it can't read.

use std::fs::{self, File, TryLockError};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use super::error::{Cause, StoreError};
use super::migrate::{self, APPLICATION_ID, NEWEST};
use super::seal;

/// A reader's open notebook.
#[derive(Debug)]
pub struct Notebook {
    pub(super) connection: Connection,
    /// Whether anything was written since the last backup.
    pub(super) unsaved: bool,
    /// Held as long as the notebook is open: no second window writes to it.
    _lock: File,
}

/// What came of opening a notebook. Anything but `Opened` left its file untouched.
#[derive(Debug)]
pub enum Opening {
    /// Ready.
    Opened(Box<Notebook>),
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
pub(super) fn create(folder: &Path, _key: Option<()>) -> Result<(), StoreError> {
    let path = database(folder);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    let mut connection = Connection::open_with_flags(path, flags)?;
    configure(&connection)?;
    migrate::migrate(&mut connection)?;
    Ok(())
}

/// Opens the notebook of a profile's folder.
pub(super) fn open(folder: &Path, now: i64) -> Result<Opening, StoreError> {
    match look_and_open(folder, now) {
        // What SQLite says on the way is an outcome, not an error.
        Err(error) => match error.cause() {
            Some(Cause::Damaged) => Ok(Opening::Damaged),
            Some(Cause::ReadOnly) => Ok(Opening::ReadOnly),
            Some(Cause::Busy) => Ok(Opening::InUse),
            _ => Err(error),
        },
        opening => opening,
    }
}

fn look_and_open(folder: &Path, now: i64) -> Result<Opening, StoreError> {
    let path = database(folder);
    if !path.try_exists().map_err(StoreError::file(&path))? {
        return Ok(Opening::Missing);
    }
    // SQLite takes an empty file for an empty database; to a reader it is a lost notebook.
    if !has_header(&path)? {
        return Ok(Opening::Damaged);
    }
    let Some(lock) = hold(folder)? else { return Ok(Opening::InUse) };
    let mut connection = Connection::open_with_flags(&path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    connection.busy_timeout(Duration::from_secs(2))?;
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
    configure(&connection)?;
    if found < NEWEST {
        copy_before_migration(&connection, folder, found)?;
        migrate::migrate(&mut connection)?;
    }
    let mut notebook = Notebook { connection, unsaved: false, _lock: lock };
    notebook.purge_old(now)?;
    Ok(Opening::Opened(Box::new(notebook)))
}

/// Takes the lock of a profile's folder; nothing if another holds it.
pub(super) fn hold(folder: &Path) -> Result<Option<File>, StoreError> {
    let path = folder.join("notebook.lock");
    let lock = File::options().create(true).truncate(false).write(true).open(&path);
    let lock = lock.map_err(StoreError::file(&path))?;
    match lock.try_lock() {
        Ok(()) => Ok(Some(lock)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(StoreError::File { path, error }),
    }
}

/// Whether every page, every row and every table is what was written.
pub(super) fn is_whole(connection: &Connection) -> rusqlite::Result<bool> {
    let verdict: String = connection.pragma_query_value(None, "integrity_check", |row| row.get(0))?;
    let version = migrate::version(connection)?;
    if verdict != "ok" || !migrate::has_schema_of(connection, version)? {
        return Ok(false);
    }
    if version >= migrate::SEALED {
        seal::check_all(connection)?;
    }
    Ok(true)
}

/// Whether a folder's notebook is encrypted, as far as can be seen without a key.
pub(super) fn looks_locked(folder: &Path) -> bool {
    folder.join("keys.json").exists() || folder.join("keys.copy.json").exists()
}

fn configure(connection: &Connection) -> rusqlite::Result<()> {
    // The reply is the mode in force; where WAL can't be had, SQLite's own journal with full syncs is as safe.
    connection.pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(()))?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    // Only macOS has a flush that goes beyond fsync; elsewhere these change nothing.
    connection.pragma_update(None, "fullfsync", true)?;
    connection.pragma_update(None, "checkpoint_fullfsync", true)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    Ok(())
}

fn copy_before_migration(connection: &Connection, folder: &Path, version: u32) -> Result<(), StoreError> {
    let copy = folder.join(format!("notebook-before-v{}.db", version + 1));
    if copy.exists() {
        return Ok(());
    }
    let unfinished = copy.with_extension("part");
    connection.backup("main", &unfinished, None::<fn(rusqlite::backup::Progress)>)?;
    let file = File::open(&unfinished).map_err(StoreError::file(&unfinished))?;
    file.sync_all().map_err(StoreError::file(&unfinished))?;
    fs::rename(&unfinished, &copy).map_err(StoreError::file(&copy))
}

fn has_header(path: &Path) -> Result<bool, StoreError> {
    let mut header = [0; 16];
    let mut file = File::open(path).map_err(StoreError::file(path))?;
    Ok(file.read_exact(&mut header).is_ok() && &header == b"SQLite format 3\0")
}

/// The database file in a profile's folder.
pub(super) fn database(folder: &Path) -> PathBuf {
    folder.join("notebook.db")
}

impl Notebook {
    /// Remembers that there is something to back up.
    pub(super) fn changed(&mut self) {
        self.unsaved = true;
    }

    /// Folds the write-ahead log into the file, so that a copy of the one file is whole.
    pub fn close(self) -> Result<(), StoreError> {
        self.connection.pragma_update_and_check(None, "wal_checkpoint", "TRUNCATE", |_| Ok(()))?;
        self.connection.close().map_err(|(_, error)| error.into())
    }
}
