//! What the files of a library said, kept in one SQLite file of the cache: a file that stands as it stood isn't read
//! again, and a text is in memory only while somebody reads it.
//!
//! The file may be lost or damaged at any time. Whatever in it isn't what was written counts as not kept, and a file
//! that is no database of ours, or of another reader's making, is thrown away.

mod recent;
#[cfg(test)]
mod tests;

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use files::moves::remove;
use library::{Diagnostic, Document, Facts, Known, Stamp, Texts};
use recent::Recent;
use rusqlite::{Connection, ErrorCode, OptionalExtension, params};

/// The sources of the reader whose texts these are; another reader may read another text.
const READER: &str = env!("READER");

/// The file's name in its folder.
const FILE: &str = "texts.db";

/// A file changed so shortly before it was read may change again within the same tick of its file system's clock, and
/// stand there with the same time.
const UNSURE: Duration = Duration::from_secs(3);

/// How long what nobody asked for is kept.
const FORGOTTEN: Duration = Duration::from_secs(90 * 24 * 60 * 60);

const TABLES: &str = "
    CREATE TABLE reader (version TEXT NOT NULL) STRICT;
    CREATE TABLE texts (number INTEGER PRIMARY KEY, text BLOB NOT NULL, digest BLOB NOT NULL) STRICT;
    CREATE TABLE files (
        library TEXT NOT NULL, file TEXT NOT NULL, size INTEGER NOT NULL, modified INTEGER NOT NULL,
        read INTEGER NOT NULL, used INTEGER NOT NULL, facts BLOB NOT NULL, digest BLOB NOT NULL,
        number INTEGER NOT NULL, PRIMARY KEY (library, file)
    ) STRICT, WITHOUT ROWID;";

/// Why texts can't be kept here.
#[derive(Debug, thiserror::Error)]
#[error("texts can't be kept in {folder}: {error}")]
pub struct Unkept {
    folder: String,
    error: rusqlite::Error,
}

/// The texts that are kept.
pub struct KeptTexts {
    file: PathBuf,
    connection: Mutex<Connection>,
    recent: Mutex<Recent>,
}

impl fmt::Debug for KeptTexts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KeptTexts").finish_non_exhaustive()
    }
}

impl KeptTexts {
    /// Opens what is kept in a folder, which must be there. What can't be used there is thrown away.
    pub fn open(folder: &Path) -> Result<Self, Unkept> {
        let file = folder.join(FILE);
        let held = |error: &rusqlite::Error| {
            let code = error.sqlite_error_code();
            matches!(code, Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::CannotOpen))
        };
        let connection = connect(&file).or_else(|error| {
            if held(&error) {
                return Err(error);
            }
            throw_away(&file);
            connect(&file)
        });
        let connection =
            connection.map_err(|error| Unkept { folder: folder.display().to_string(), error })?;
        let kept = Self { file, connection: Mutex::new(connection), recent: Mutex::default() };
        // What isn't thrown away now is thrown away another time.
        let _ = kept.forget(now().saturating_sub(millis(FORGOTTEN)));
        Ok(kept)
    }

    /// Works on the file. Where it turns out to be no database any more, begins a new one.
    fn with<T>(&self, work: impl FnOnce(&mut Connection) -> rusqlite::Result<T>) -> Option<T> {
        let mut connection = lock(&self.connection);
        let error = match work(&mut connection) {
            Ok(done) => return Some(done),
            Err(error) => error,
        };
        let spoilt = matches!(
            error.sqlite_error_code(),
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase | ErrorCode::SchemaChanged)
        );
        if spoilt && let Ok(none) = Connection::open_in_memory() {
            // Closed before it is removed: elsewhere what is open can't be.
            *connection = none;
            throw_away(&self.file);
            if let Ok(anew) = connect(&self.file) {
                *connection = anew;
            }
        }
        None
    }

    /// Forgets what nobody has asked for since then (milliseconds since 1970), and texts that others took the place of.
    fn forget(&self, since: i64) -> Option<()> {
        self.with(|connection| {
            connection.execute("DELETE FROM files WHERE used < ?1", [since])?;
            connection.execute("DELETE FROM texts WHERE number NOT IN (SELECT number FROM files)", [])?;
            Ok(())
        })
    }

    fn read_text(&self, number: i64) -> Option<(Document, usize)> {
        let (text, digest): (Vec<u8>, Vec<u8>) = self.with(|connection| {
            connection
                .prepare_cached("SELECT text, digest FROM texts WHERE number = ?1")?
                .query_row([number], |row| Ok((row.get(0)?, row.get(1)?)))
        })?;
        let whole = blake3::hash(&text).as_bytes().as_slice() == digest;
        whole.then(|| postcard::from_bytes(&text).ok())?.map(|document| (document, text.len()))
    }
}

impl Texts for KeptTexts {
    fn known(&self, stamp: &Stamp) -> Option<Known> {
        let [library, file] = names(stamp)?;
        let size = i64::try_from(stamp.size).ok()?;
        let Row { read, used, number, facts, digest } = self.with(|connection| {
            connection
                .prepare_cached(
                    "SELECT read, used, number, facts, digest FROM files
                     WHERE library = ?1 AND file = ?2 AND size = ?3 AND modified = ?4",
                )?
                .query_row(params![library, file, size, stamp.modified], |row| {
                    Ok(Row {
                        read: row.get(0)?,
                        used: row.get(1)?,
                        number: row.get(2)?,
                        facts: row.get(3)?,
                        digest: row.get(4)?,
                    })
                })
                .optional()
        })??;
        if !was_settled(stamp, read) || seal(stamp, read, number, &facts).as_slice() != digest {
            return None;
        }
        let (facts, diagnostics) = postcard::from_bytes(&facts).ok()?;
        let now = now();
        if now.saturating_sub(used) > millis(FORGOTTEN) / 3 {
            // All that hangs on it is how long the text is kept.
            let _ = self.with(|connection| {
                connection.execute(
                    "UPDATE files SET used = ?3 WHERE library = ?1 AND file = ?2",
                    params![library, file, now],
                )
            });
        }
        Some(Known { number, facts, diagnostics })
    }

    fn keep(
        &self,
        stamp: &Stamp,
        document: &Document,
        facts: &Facts,
        diagnostics: &[Diagnostic],
    ) -> Option<i64> {
        let [library, file] = names(stamp)?;
        let text = postcard::to_stdvec(document).ok()?;
        let about = postcard::to_stdvec(&(facts, diagnostics)).ok()?;
        let size = i64::try_from(stamp.size).ok()?;
        // On a full disk this fails, and the text stays in memory. The text that was kept of this file before is
        // somebody's who still has the library as it was: it goes at the next opening.
        self.with(|connection| {
            let change = connection.transaction()?;
            change
                .prepare_cached("INSERT INTO texts (text, digest) VALUES (?1, ?2)")?
                .execute(params![text, blake3::hash(&text).as_bytes()])?;
            let (number, now) = (change.last_insert_rowid(), now());
            let seal = seal(stamp, now, number, &about);
            change
                .prepare_cached("INSERT OR REPLACE INTO files VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?6, ?7, ?8)")?
                .execute(params![library, file, size, stamp.modified, now, about, seal, number])?;
            change.commit()?;
            Ok(number)
        })
    }

    fn text(&self, number: i64) -> Option<Arc<Document>> {
        if let Some(known) = lock(&self.recent).get(number) {
            return Some(known);
        }
        let (document, weight) = self.read_text(number)?;
        let document = Arc::new(document);
        lock(&self.recent).put(number, document.clone(), weight);
        Some(document)
    }
}

/// What is kept of a file beside its stamp. Times in milliseconds since 1970.
struct Row {
    read: i64,
    used: i64,
    number: i64,
    facts: Vec<u8>,
    digest: Vec<u8>,
}

/// Removes the file and what SQLite keeps beside it.
fn throw_away(file: &Path) {
    for beside in ["", "-wal", "-shm"] {
        let mut name = file.as_os_str().to_owned();
        name.push(beside);
        // What can't be removed can't be opened as new either, and that is said.
        let _ = remove(Path::new(&name));
    }
}

/// Opens the file, or makes it. Fails if it isn't one that this reader wrote.
fn connect(file: &Path) -> rusqlite::Result<Connection> {
    let mut connection = Connection::open(file)?;
    connection.busy_timeout(Duration::from_secs(2))?;
    // What a power cut takes is read again, and what it spoils is noticed.
    connection.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA mmap_size = 0;")?;
    connection.set_prepared_statement_cache_capacity(16);
    let start = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    let tables: i64 = start.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if tables == 0 {
        start.execute_batch(TABLES)?;
        start.execute("INSERT INTO reader VALUES (?1)", [READER])?;
    }
    // An older reader's file has no such row, or no such table.
    start.query_row("SELECT 1 FROM reader WHERE version = ?1", [READER], |_| Ok(()))?;
    start.commit()?;
    Ok(connection)
}

/// A stamp's folder and file, where their names can be kept letter for letter.
fn names(stamp: &Stamp) -> Option<[String; 2]> {
    Some([stamp.library.to_str()?.to_owned(), stamp.file.to_str()?.to_owned()])
}

/// Whether a file had been let be for a while when it was read.
fn was_settled(stamp: &Stamp, read: i64) -> bool {
    stamp.modified / 1_000_000 < read.saturating_sub(millis(UNSURE))
}

/// What proves that a row is what was written: its text may be asked for by its number only if the whole row is.
fn seal(stamp: &Stamp, read: i64, number: i64, facts: &[u8]) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    for name in [&stamp.library, &stamp.file] {
        let name = name.as_os_str().as_encoded_bytes();
        hasher.update(&(name.len() as u64).to_le_bytes()).update(name);
    }
    hasher.update(&stamp.size.to_le_bytes());
    for n in [stamp.modified, read, number] {
        hasher.update(&n.to_le_bytes());
    }
    hasher.update(facts);
    *hasher.finalize().as_bytes()
}

/// Milliseconds since 1970.
fn now() -> i64 {
    millis(SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default())
}

fn millis(time: Duration) -> i64 {
    i64::try_from(time.as_millis()).unwrap_or(i64::MAX)
}

/// A panic elsewhere leaves the file and the list whole: SQLite's transactions, and one statement at a time.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
