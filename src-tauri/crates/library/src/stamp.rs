//! What tells that a file stands as it stood: its place, its size, its times.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// A file of a library as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The folder of the library that it was found in: a loose file's id is made of its path from there.
    pub library: PathBuf,
    /// The file.
    pub file: PathBuf,
    /// Bytes.
    pub size: u64,
    /// When it was last changed, as the file system says: nanoseconds since 1970.
    pub modified: i64,
    /// On systems that say so, when anything of it was last changed: seconds and nanoseconds since 1970. Nobody can set it,
    /// so it tells of a file that was written and dated back.
    pub changed: (i64, i64),
}

impl Stamp {
    /// Of a file as it stands now. `None` where the system can't say.
    #[must_use]
    pub fn of(file: &Path, library: &Path) -> Option<Self> {
        let about = fs::metadata(file).ok()?;
        let modified = about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        #[cfg(unix)]
        let changed = {
            use std::os::unix::fs::MetadataExt;
            (about.ctime(), about.ctime_nsec())
        };
        #[cfg(not(unix))]
        let changed = (0, 0);
        Some(Self {
            library: library.to_owned(),
            file: file.to_owned(),
            size: about.len(),
            modified: i64::try_from(modified.as_nanos()).ok()?,
            changed,
        })
    }
}
