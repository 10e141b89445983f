//! Backups: copies of the whole notebook in a folder beside it, each proved before it counts. A backup's name says
//! its number, when and why it was made, and the beginning of its own hash, so that it needs nothing beside it to be
//! known for whole.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rusqlite::backup::{Backup as Copying, StepResult};

use super::{calendar, thin, whose};
use crate::disk::layout::{self, keys_beside};
use crate::error::StoreError;
use crate::ids::new_id;
use crate::lock::keys::KeyFile;
use crate::lock::secret::Key;
use crate::sqlite::{connect, migrate};
use files::moves::remove;
use files::whole::{UNFINISHED, make_private, swap_in};

/// Why a backup was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Half an hour of changes.
    Change,
    /// The notebook was closed.
    Quit,
    /// Before a migration.
    Migration,
    /// Before another backup took its place.
    Restore,
    /// Before a file was read in.
    Import,
    /// Before another notebook was taken in.
    Merge,
    /// The reader asked for it.
    ByHand,
    /// Before a lock was put on or taken off.
    Lock,
}

impl Why {
    const ALL: [(Self, &'static str); 8] = [
        (Self::Change, "change"),
        (Self::Quit, "quit"),
        (Self::Migration, "migration"),
        (Self::Restore, "restore"),
        (Self::Import, "import"),
        (Self::Merge, "merge"),
        (Self::ByHand, "byhand"),
        (Self::Lock, "lock"),
    ];

    fn name(self) -> &'static str {
        Self::ALL.iter().find(|(why, _)| *why == self).map_or("change", |(_, name)| name)
    }
}

/// One backup, as its name says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Where it is.
    pub path: PathBuf,
    /// Counts up, whatever the clock says.
    pub number: u64,
    /// Milliseconds since 1970, UTC.
    pub made: i64,
    /// Why it was made.
    pub why: Why,
    hash: String,
}

/// A backup that was looked into.
#[derive(Debug, Clone)]
pub struct Looked {
    /// Which.
    pub backup: Backup,
    /// Its size in bytes.
    pub bytes: u64,
    /// Every byte is as it was written.
    pub whole: bool,
    /// Notes that aren't deleted, and sessions; none if it can't be read.
    pub counts: Option<(u32, u32)>,
}

impl Backup {
    /// Its file's name.
    pub fn name(&self) -> String {
        name(self.number, self.made, self.why, &self.hash)
    }

    fn from_path(path: PathBuf) -> Option<Self> {
        let stem = path.file_name()?.to_str()?.strip_suffix(".db")?;
        let [number, stamp, why, hash] = stem.split('-').collect::<Vec<_>>().try_into().ok()?;
        let number = number.parse().ok()?;
        let made = calendar::time(stamp)?;
        let (why, _) = *Why::ALL.iter().find(|(_, name)| *name == why)?;
        let hash = hash.to_owned();
        Some(Self { path, number, made, why, hash })
    }

    /// Whether it is encrypted; its key file is written before it, so that the one never stands without the other.
    pub fn is_locked(&self) -> bool {
        keys_beside(&self.path).exists()
    }

    /// Whether this is the hash that its name says.
    pub(crate) fn is_hash(&self, hash: &str) -> bool {
        self.hash == hash
    }

    /// Looks whether every byte is as it was written, and counts what is in it.
    pub fn look(&self, key: Option<&Key>) -> Looked {
        let bytes = fs::metadata(&self.path).map_or(0, |file| file.len());
        let whole = hash_of(&self.path).is_ok_and(|hash| hash == self.hash);
        let key = key.filter(|_| self.is_locked());
        let counts = connect::to_read(&self.path, key).and_then(|connection| counts(&connection));
        Looked { backup: self.clone(), bytes, whole, counts: counts.ok().filter(|_| whole) }
    }
}

fn name(number: u64, made: i64, why: Why, hash: &str) -> String {
    format!("{number:06}-{}-{}-{hash}.db", calendar::stamp(made), why.name())
}

/// The backups of a folder, newest first. What has another name isn't ours and is left alone.
pub(crate) fn files(folder: &Path) -> Vec<Backup> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut all: Vec<Backup> = entries.filter_map(|entry| Backup::from_path(entry.path())).collect();
    all.sort_by_key(|backup| std::cmp::Reverse(backup.number));
    all
}

/// Whether a key opens a file, or none does.
pub(crate) fn opens(path: &Path, key: Option<&Key>) -> bool {
    let version = |connection: Connection| migrate::version(&connection);
    connect::to_read(path, key).and_then(version).is_ok()
}

fn counts(connection: &Connection) -> rusqlite::Result<(u32, u32)> {
    let count = |sql| connection.query_row(sql, [], |row| row.get(0));
    Ok((
        count("SELECT count(*) FROM notes WHERE deleted_at IS NULL")?,
        count("SELECT count(*) FROM sessions")?,
    ))
}

/// What a backup is made from.
pub(crate) struct Source<'a> {
    pub(crate) connection: &'a Connection,
    /// The profile's folder.
    pub(crate) folder: &'a Path,
    /// The key of a locked notebook and its key file.
    pub(crate) lock: Option<(&'a Key, &'a KeyFile)>,
}

/// Makes a backup: SQLite's own copying into a file of another name, opened again and looked through, on disk, and
/// only then called a backup. Then those that are superfluous go.
pub(crate) fn make(source: &Source<'_>, why: Why, now: i64) -> Result<Backup, StoreError> {
    let folder = layout::backups(source.folder);
    make_private(&folder).map_err(StoreError::file(&folder))?;
    let unfinished = folder.join(format!("{UNFINISHED}{}.db", new_id(now)));
    let made = copy(source, &unfinished)
        .and_then(|()| finish(&folder, &unfinished, source.lock.map(|(_, keys)| keys), None, why, now));
    if made.is_err() {
        let _ = remove(&unfinished);
    }
    let made = made?;
    // Whoever carries this folder elsewhere is asked whose it is. The backup is whole without it.
    let _ = whose::write_beside(source.folder, &folder);
    thin_out(&folder, now);
    Ok(made)
}

/// Writes the whole notebook into a file that isn't there yet, and compares.
pub(crate) fn copy(source: &Source<'_>, to: &Path) -> Result<(), StoreError> {
    let key = source.lock.map(|(key, _)| key);
    // One view of the notebook for the copy and the count, whatever is written meanwhile.
    let view = source.connection.unchecked_transaction()?;
    let before = connect::counts(&view)?;
    let mut target = connect::new(to, key)?;
    {
        let copying = Copying::new(source.connection, &mut target)?;
        // All at once: another writer would make a slower copy begin again.
        match copying.step(-1)? {
            StepResult::Done => {}
            _ => return Err(StoreError::InUse),
        }
    }
    drop(view);
    connect::close_alone(target)?;
    let copy = connect::to_read(to, key)?;
    let verdict: String = copy.pragma_query_value(None, "quick_check", |row| row.get(0))?;
    if verdict == "ok" && connect::counts(&copy)? == before { Ok(()) } else { Err(StoreError::BackupDamaged) }
}

/// Gives a whole file the name of a backup. Without a number it is the newest.
pub(crate) fn finish(
    folder: &Path,
    unfinished: &Path,
    keys: Option<&KeyFile>,
    number: Option<u64>,
    why: Why,
    made: i64,
) -> Result<Backup, StoreError> {
    let hash = hash_of(unfinished).map_err(StoreError::file(unfinished))?;
    let number = number.unwrap_or_else(|| files(folder).first().map_or(1, |newest| newest.number + 1));
    let path = folder.join(name(number, made, why, &hash));
    if let Some(keys) = keys {
        keys.write_beside(&path)?;
    }
    swap_in(unfinished, &path).map_err(StoreError::file(&path))?;
    Ok(Backup { path, number, made, why, hash })
}

/// Removes a backup and its key file.
pub(super) fn discard(backup: &Backup) -> io::Result<()> {
    remove(&backup.path)?;
    remove(&keys_beside(&backup.path))
}

/// Removes what is superfluous. One that can't be removed now goes another time.
pub(super) fn thin_out(folder: &Path, now: i64) {
    let all = files(folder);
    let made: Vec<i64> = all.iter().map(|backup| backup.made).collect();
    for (backup, goes) in all.iter().zip(thin::superfluous(&made, now)) {
        if goes {
            let _ = discard(backup);
        }
    }
}

/// The beginning of a file's hash.
pub(crate) fn hash_of(path: &Path) -> io::Result<String> {
    let mut hasher = blake3::Hasher::new();
    let mut file = File::open(path)?;
    let mut part = vec![0; 1 << 16];
    loop {
        match file.read(&mut part)? {
            0 => return Ok(hasher.finalize().to_hex()[..16].to_owned()),
            read => hasher.update(&part[..read]),
        };
    }
}
