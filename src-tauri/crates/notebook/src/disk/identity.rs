//! Whether the file that is open is still the file at its place. A file that was deleted, replaced or moved away goes
//! on being written to without an error: it has no name any more, or another one, and what is called saved is gone
//! with the program.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
#[cfg(unix)]
use std::time::SystemTime;

/// What tells one file from every other as long as it is open: on Unix its device and inode, which isn't given away
/// while somebody has the file; on Windows its volume and index.
#[cfg(unix)]
type Id = (u64, u64);
#[cfg(windows)]
type Id = same_file::Handle;

// By its path, never through a second descriptor: closing one lets go of every lock that SQLite holds on the file.
#[cfg(unix)]
fn id(path: &Path) -> io::Result<Id> {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(path).map(|file| (file.dev(), file.ino()))
}

#[cfg(windows)]
fn id(path: &Path) -> io::Result<Id> {
    same_file::Handle::from_path(path)
}

/// The file of a notebook and its log, as they were when it was opened.
#[derive(Debug)]
pub(crate) struct Identity {
    path: PathBuf,
    file: Id,
    /// None with a rollback journal, which comes and goes.
    log: Option<Id>,
    /// Size and time of the last change of both, as our own last change left them: another program that writes into
    /// the file leaves others. Windows writes the time down when it likes, so that it proves nothing there. None of a
    /// log that isn't known.
    #[cfg(unix)]
    left: [Option<(u64, SystemTime)>; 2],
}

impl Identity {
    /// Of a notebook that was just opened and read from.
    pub(crate) fn of(path: PathBuf) -> io::Result<Self> {
        let (file, log) = (id(&path)?, id(&log_of(&path)).ok());
        let mut identity = Self {
            path,
            file,
            log,
            #[cfg(unix)]
            left: [None; 2],
        };
        identity.remember();
        Ok(identity)
    }

    /// Takes down how our own change left the files.
    pub(crate) fn remember(&mut self) {
        #[cfg(unix)]
        {
            self.left = self.now();
        }
    }

    /// Takes down how our own change left the log. It touched nothing else.
    pub(crate) fn remember_log(&mut self) {
        #[cfg(unix)]
        {
            self.left[1] = self.now()[1];
        }
    }

    /// Whether there is a log: then the file itself changes only when the log is folded into it.
    pub(crate) fn has_log(&self) -> bool {
        self.log.is_some()
    }

    /// The file's size in bytes, if it can be looked at.
    pub(crate) fn size(&self) -> Option<i64> {
        i64::try_from(fs::metadata(&self.path).ok()?.len()).ok()
    }

    /// Our own change was written while the files were away, and how it left the log can't be looked at there.
    pub(crate) fn forget_log(&mut self) {
        #[cfg(unix)]
        {
            self.left[1] = None;
        }
    }

    #[cfg(unix)]
    fn now(&self) -> [Option<(u64, SystemTime)>; 2] {
        let look = |path: &Path| {
            let file = fs::metadata(path).ok()?;
            Some((file.len(), file.modified().ok()?))
        };
        // What a network's disk says of sizes and times can come late.
        if self.log.is_none() { [None; 2] } else { [look(&self.path), look(&log_of(&self.path))] }
    }

    /// Whether both files stand at their place, and nobody else has written into them since our last change.
    pub(crate) fn holds(&self) -> bool {
        self.is_as_left(2)
    }

    /// Whether both files stand at their place, and nobody has written into the notebook itself since the log was last
    /// folded into it.
    pub(crate) fn file_holds(&self) -> bool {
        self.is_as_left(1)
    }

    /// Whether both stand at their place, and the first so many of them as our last change left them.
    #[cfg_attr(not(unix), allow(unused_variables, reason = "only Unix says at once when a file was changed"))]
    fn is_as_left(&self, files: usize) -> bool {
        #[cfg(unix)]
        {
            let now = self.now();
            if (0..files).any(|n| self.left[n].is_some() && self.left[n] != now[n]) {
                return false;
            }
        }
        self.is_there()
    }

    /// Whether both files stand at their place, whoever has written into them.
    fn is_there(&self) -> bool {
        stands(&self.path, &self.file) && self.log.as_ref().is_none_or(|log| stands(&log_of(&self.path), log))
    }

    /// Whether the log at the place is the one that is open.
    pub(crate) fn log_is_ours(&self) -> bool {
        self.log.as_ref().is_some_and(|log| id(&log_of(&self.path)).is_ok_and(|found| found == *log))
    }

    /// Whether the place is on the disk that the file is on. Where a stick was pulled out, an empty folder of another
    /// disk stands in its stead.
    pub(crate) fn same_disk(&self) -> bool {
        #[cfg(unix)]
        return self
            .path
            .ancestors()
            .skip(1)
            .find_map(|folder| id(folder).ok())
            .is_some_and(|(disk, _)| disk == self.file.0);
        #[cfg(not(unix))]
        true
    }
}

pub(crate) fn log_of(path: &Path) -> PathBuf {
    path.with_extension("db-wal")
}

fn stands(path: &Path, file: &Id) -> bool {
    match id(path) {
        Ok(found) => found == *file,
        // Not to be allowed to look says nothing of what is there.
        Err(error) => error.kind() == io::ErrorKind::PermissionDenied,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_file_of_the_same_name_is_another_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("notebook.db");
        fs::write(&path, "một").unwrap();
        let _open = fs::File::open(&path).unwrap();
        let identity = Identity::of(path.clone()).unwrap();
        assert!(identity.holds() && identity.same_disk());
        let aside = folder.path().join("aside");
        fs::rename(&path, &aside).unwrap();
        assert!(!identity.holds(), "moved away");
        fs::write(&path, "một").unwrap();
        assert!(!identity.holds(), "replaced by an equal one");
        fs::rename(&aside, &path).unwrap();
        assert!(identity.holds(), "brought back");
    }

    #[cfg(unix)]
    #[test]
    fn what_another_writes_into_the_file_is_noticed_and_what_we_write_isnt() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("notebook.db");
        fs::write(&path, "một").unwrap();
        fs::write(log_of(&path), "hai").unwrap();
        let mut identity = Identity::of(path.clone()).unwrap();
        fs::write(log_of(&path), "hai ba").unwrap();
        assert!(!identity.holds());
        identity.remember();
        assert!(identity.holds());
        fs::write(log_of(&path), "hai ba bốn").unwrap();
        identity.forget_log();
        assert!(identity.holds(), "written by us while it was away");
        fs::write(&path, "").unwrap();
        assert!(!identity.holds());
    }
}
