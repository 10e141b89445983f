//! Connections to a notebook's file, keyed or not.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};
use std::time::Duration;

use rusqlite::{Connection, MAIN_DB, OpenFlags};

use super::migrate::{self, APPLICATION_ID};
use super::seals;
use crate::disk::journal::Journal;
use crate::error::StoreError;
use crate::lock::secret::Key;
use files::whole::sync_file;

/// Opens a file that is there, for reading and writing.
pub(crate) fn existing(path: &Path, key: Option<&Key>) -> rusqlite::Result<Connection> {
    open(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE)
}

/// Opens a file that is there, for reading alone.
pub(crate) fn to_read(path: &Path, key: Option<&Key>) -> rusqlite::Result<Connection> {
    open(path, key, OpenFlags::SQLITE_OPEN_READ_ONLY)
}

/// Makes a file.
pub(crate) fn new(path: &Path, key: Option<&Key>) -> rusqlite::Result<Connection> {
    open(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)
}

fn open(path: &Path, key: Option<&Key>, flags: OpenFlags) -> rusqlite::Result<Connection> {
    let connection = Connection::open_with_flags(path, flags)?;
    if let Some(key) = key {
        // It would tell the terminal of every page that it can't read; we tell the reader.
        connection.pragma_update(None, "cipher_log_level", "NONE")?;
        // Never as SQL text, where it could stand in an error or a trace.
        connection.key(Some(MAIN_DB), key.raw().as_bytes(), false)?;
    }
    connection.busy_timeout(Duration::from_secs(2))?;
    // What SQLite sorts or sets aside must not stand in a temporary file in clear.
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    Ok(connection)
}

/// Makes every commit durable when it returns.
pub(crate) fn configure(connection: &Connection, journal: Journal) -> rusqlite::Result<()> {
    let mode = match journal {
        Journal::Wal => "wal",
        Journal::Rollback => "delete",
    };
    // The reply is the mode in force; where WAL can't be had, SQLite's own journal with full syncs is as safe.
    connection.pragma_update_and_check(None, "journal_mode", mode, |_| Ok(()))?;
    // EXTRA also syncs the folder after a rollback journal is removed; with a write-ahead log it is FULL.
    connection.pragma_update(None, "synchronous", "EXTRA")?;
    // Only macOS has a flush that goes beyond fsync; elsewhere these change nothing.
    connection.pragma_update(None, "fullfsync", true)?;
    connection.pragma_update(None, "checkpoint_fullfsync", true)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    // What is deleted is written over.
    connection.pragma_update(None, "secure_delete", true)?;
    Ok(())
}

/// How often others have written into a database since it was opened: a number that only they change. It asks the file
/// itself.
pub(crate) fn changes_of_others(connection: &Connection) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, "data_version", |row| row.get(0))
}

/// How many pages stand in the log, as of the last change; from now on nothing folds it in but us.
pub(crate) fn count_pages_in_log(connection: &mut Connection) -> rusqlite::Result<PagesInLog> {
    let pages = PagesInLog::default();
    let seen = pages.clone();
    // It takes the place of SQLite's own folding.
    connection.wal_hook(Some(move |_: &mut rusqlite::hooks::Wal, pages| {
        seen.0.store(pages, Ordering::Relaxed);
        Ok(())
    }))?;
    Ok(pages)
}

/// See [`count_pages_in_log`].
#[derive(Debug, Clone, Default)]
pub(crate) struct PagesInLog(Arc<AtomicI32>);

impl PagesInLog {
    pub(crate) fn get(&self) -> i32 {
        self.0.load(Ordering::Relaxed)
    }
}

/// Folds what the log holds into the file, as far as nobody reads there. Whether that was all of it.
pub(crate) fn fold(connection: &Connection) -> rusqlite::Result<bool> {
    connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |row| {
        let (busy, held, folded): (i64, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok(busy == 0 && held == folded)
    })
}

/// The size in bytes that the file has when all is folded into it.
pub(crate) fn size(connection: &Connection) -> rusqlite::Result<i64> {
    let number = |pragma| connection.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0));
    Ok(number("page_count")? * number("page_size")?)
}

/// Folds everything into the one file, and leaves none beside it.
pub(crate) fn close_alone(connection: Connection) -> Result<(), StoreError> {
    connection.pragma_update_and_check(None, "journal_mode", "delete", |_| Ok(()))?;
    connection.close().map_err(|(_, error)| error.into())
}

/// Whether every page, every row and every table is what was written.
pub(crate) fn is_whole(connection: &Connection) -> rusqlite::Result<bool> {
    let verdict: String = connection.pragma_query_value(None, "integrity_check", |row| row.get(0))?;
    let version = migrate::version(connection)?;
    if verdict != "ok" || !migrate::has_schema_of(connection, version)? {
        return Ok(false);
    }
    if version >= migrate::SEALED {
        seals::check_all(connection, version)?;
    }
    Ok(true)
}

/// Whether a file begins as an unencrypted database does.
pub(crate) fn is_plain(path: &Path) -> std::io::Result<bool> {
    use std::io::Read;
    let mut header = [0; 16];
    let mut file = std::fs::File::open(path)?;
    Ok(file.read_exact(&mut header).is_ok() && &header == b"SQLite format 3\0")
}

/// Writes all of one database into a new one under another key, or under none, and looks whether it is whole.
/// Nothing else may have the first one open.
pub(crate) fn rewrite(
    from: &Path,
    from_key: Option<&Key>,
    to: &Path,
    to_key: Option<&Key>,
) -> Result<(), StoreError> {
    // The keyed one is always the main one: attaching would put its key into a statement.
    match (from_key, to_key) {
        (None, Some(_)) => {
            let target = new(to, to_key)?;
            attach(&target, from, "source")?;
            export(&target, "main", "source")?;
            close_alone(target)?;
        }
        (Some(_), None) => {
            let source = existing(from, from_key)?;
            // Made first, so that nothing is taken for it that stood there.
            new(to, None)?.close().map_err(|(_, error)| error)?;
            attach(&source, to, "target")?;
            export(&source, "target", "main")?;
            source.execute_batch("DETACH target")?;
            source.close().map_err(|(_, error)| error)?;
        }
        _ => return Err(StoreError::Secret),
    }
    let (before, after) = (to_read(from, from_key)?, to_read(to, to_key)?);
    if !is_whole(&after)? || counts(&before)? != counts(&after)? {
        return Err(StoreError::BackupDamaged);
    }
    drop(after);
    sync_file(to).map_err(StoreError::file(to))
}

fn attach(connection: &Connection, path: &Path, name: &str) -> Result<(), StoreError> {
    let path = path.to_str().ok_or_else(|| StoreError::File {
        path: path.to_owned(),
        error: std::io::ErrorKind::InvalidFilename.into(),
    })?;
    connection.execute(&format!("ATTACH DATABASE ?1 AS {name} KEY ''"), [path])?;
    Ok(())
}

fn export(connection: &Connection, to: &str, from: &str) -> rusqlite::Result<()> {
    connection.query_row("SELECT sqlcipher_export(?1, ?2)", [to, from], |_| Ok(()))?;
    // The export leaves these out.
    let version: u32 = connection.pragma_query_value(Some(from), "user_version", |row| row.get(0))?;
    connection.pragma_update(Some(to), "user_version", version)?;
    connection.pragma_update(Some(to), "application_id", APPLICATION_ID)
}

/// How many rows each table has.
pub(crate) fn counts(connection: &Connection) -> rusqlite::Result<Vec<(String, i64)>> {
    let tables: Vec<String> = migrate::schema(connection)?
        .into_iter()
        .filter_map(|(kind, name, _)| (kind == "table").then_some(name))
        .collect();
    tables
        .into_iter()
        .map(|table| {
            let count = format!("SELECT count(*) FROM \"{table}\"");
            connection.query_row(&count, [], |row| row.get(0)).map(|count| (table, count))
        })
        .collect()
}
