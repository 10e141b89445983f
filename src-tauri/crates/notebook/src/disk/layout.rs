//! What stands where in a profile's folder.

use std::path::{Path, PathBuf};

/// The database.
pub(crate) fn database(folder: &Path) -> PathBuf {
    folder.join("notebook.db")
}

/// The folder of its backups.
pub(crate) fn backups(folder: &Path) -> PathBuf {
    folder.join("backups")
}

/// The key file of an encrypted backup.
pub(crate) fn keys_beside(backup: &Path) -> PathBuf {
    backup.with_extension("keys.json")
}

/// A file that SQLite puts beside a database: its log ("-wal") or its journal.
pub(crate) fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}
