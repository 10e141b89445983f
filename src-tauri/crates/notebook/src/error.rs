//! What can go wrong with a notebook.

use std::io;
use std::path::PathBuf;

use rusqlite::ErrorCode;

/// A failure of the notebook or of its files.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// SQLite's own error.
    #[error("notebook: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// A file beside the notebook.
    #[error("{}: {error}", path.display())]
    File {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// A passphrase that is too short.
    #[error("a passphrase has at least 8 characters")]
    PassphraseInvalid,
    /// It has no lock.
    #[error("the profile isn't locked")]
    NotLocked,
    /// It has a lock already.
    #[error("the profile is locked already")]
    AlreadyLocked,
    /// A key or its file isn't what it should be. It isn't said in what way.
    #[error("a key isn't what it should be")]
    Secret,
    /// No backup of this name.
    #[error("no such backup: {0}")]
    BackupNotFound(String),
    /// A backup, or a file that was to become one, isn't whole.
    #[error("the backup isn't what was written")]
    BackupDamaged,
    /// The file wasn't written by this program.
    #[error("not a notebook that this program wrote out: {0}")]
    JsonForeign(String),
    /// The file was, and isn't what was written.
    #[error("not what was written out: {0}")]
    JsonDamaged(String),
    /// A newer version of the program wrote the file.
    #[error("written out by a newer version of the program: {0}")]
    JsonNewer(u32),
    /// There is something in the notebook already.
    #[error("the notebook isn't empty")]
    NotEmpty,
    /// Another window has the profile open.
    #[error("the profile is open elsewhere")]
    InUse,
    /// The file that is open isn't the file at its place any more.
    #[error("the notebook's file isn't at its place")]
    NotAtItsPlace,
    /// It was opened where nothing can be written, to be read.
    #[error("the notebook was opened to be read only")]
    OnlyRead,
    /// A name or title without a letter.
    #[error("a name is empty")]
    NameEmpty,
    /// A name or title that is too long.
    #[error("a name has at most {most} characters")]
    NameTooLong {
        /// The most it may have.
        most: usize,
    },
    /// The name typed to confirm isn't the profile's.
    #[error("this isn't the profile's name")]
    NameMismatch,
    /// An id that isn't a UUID.
    #[error("a note's id is a UUID")]
    IdInvalid,
    /// The note has no such version.
    #[error("no such version: {0}")]
    VersionNotFound(i64),
    /// Another profile has the name.
    #[error("a profile with this name exists")]
    NameTaken,
    /// No profile with this id.
    #[error("no such profile: {0}")]
    ProfileNotFound(String),
    /// No note with this id.
    #[error("no such note: {0}")]
    NoteNotFound(String),
    /// A note longer than the notebook takes.
    #[error("a note has at most {most} bytes")]
    NoteTooLong {
        /// The most it may have, in bytes.
        most: usize,
    },
    /// No paper, or no frozen one, with this id.
    #[error("no such paper: {0}")]
    PaperNotFound(String),
    /// No part of a paper with this id.
    #[error("no such part: {0}")]
    PartNotFound(String),
    /// Something of a paper is no such thing: a day, an order, a length.
    #[error("no such paper can be: {0}")]
    PaperInvalid(&'static str),
    /// No session with this id.
    #[error("no such session: {0}")]
    SessionNotFound(String),
    /// One session is going on already.
    #[error("a session is going on already")]
    SessionRunning,
}

/// What a failure means for the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// No room on the disk.
    DiskFull,
    /// The place can't be written to.
    ReadOnly,
    /// Another program holds the file.
    Busy,
    /// The file's contents are damaged.
    Damaged,
    /// The system has no file descriptors left for this program.
    NoDescriptors,
    /// Anything else the system refused.
    Io,
}

impl StoreError {
    pub(super) fn file(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |error| Self::File { path, error }
    }

    /// The cause of a failure of SQLite or the file system; `None` for the reader's own slips.
    pub fn cause(&self) -> Option<Cause> {
        match self {
            Self::Sqlite(error) => Some(match error.sqlite_error_code() {
                Some(ErrorCode::DiskFull) => Cause::DiskFull,
                // SQLite doesn't say why it couldn't open a file.
                Some(ErrorCode::CannotOpen) if no_descriptors_left() => Cause::NoDescriptors,
                Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => {
                    Cause::ReadOnly
                }
                Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Cause::Busy,
                Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Cause::Damaged,
                _ => Cause::Io,
            }),
            Self::File { error, .. } => Some(match error.kind() {
                io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Cause::DiskFull,
                io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Cause::ReadOnly,
                _ if files::patience::is_held(error) => Cause::Busy,
                _ if is_no_descriptors(error) => Cause::NoDescriptors,
                _ => Cause::Io,
            }),
            Self::InUse => Some(Cause::Busy),
            Self::Secret => Some(Cause::Damaged),
            _ => None,
        }
    }
}

/// EMFILE and ENFILE, which have no kind of their own. Windows' handles don't run out.
fn is_no_descriptors(error: &io::Error) -> bool {
    cfg!(unix) && matches!(error.raw_os_error(), Some(23 | 24))
}

fn no_descriptors_left() -> bool {
    std::fs::File::open("/dev/null").is_err_and(|error| is_no_descriptors(&error))
}
