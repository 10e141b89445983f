//! What goes wrong, as the window sees it: a code to branch on and a message for the log.

use serde::Serialize;

use notebook::{Cause, StoreError};
use search::SearchError;

/// A code exists only if the window shows something of its own for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum ErrorCode {
    /// No such command, or arguments of another shape: a fault of ours.
    BadRequest,
    /// The document isn't in the library.
    DocumentNotFound,
    /// The block, or the range in it, isn't in the document.
    PlaceNotFound,
    /// The folder isn't there or can't be read.
    FolderUnreadable,
    /// The folder's disk doesn't answer.
    FolderSilent,
    /// The folder is in the library already.
    FolderKnown,
    /// A name or title is empty.
    NameEmpty,
    /// A name has more than 80 characters, or a title more than 200.
    NameTooLong,
    /// The name typed to confirm isn't the profile's.
    NameMismatch,
    /// Another profile has this name.
    NameTaken,
    ProfileNotFound,
    /// No profile is open.
    NoProfile,
    /// A passphrase has at least 8 characters.
    PassphraseInvalid,
    /// The open profile has no lock.
    NotLocked,
    /// The open profile has a lock already.
    AlreadyLocked,
    NoteNotFound,
    /// The note is longer than a notebook takes (1 MB).
    NoteTooLong,
    /// The note has no such earlier version.
    VersionNotFound,
    BackupNotFound,
    /// The backup isn't what was written.
    BackupDamaged,
    /// Not a notebook that this program wrote out.
    JsonForeign,
    /// It was one, and something in it has changed since.
    JsonDamaged,
    /// A newer version of the program wrote it.
    JsonNewer,
    /// There are notes already; nothing was read in.
    NotebookNotEmpty,
    SessionNotFound,
    /// A session is going on already.
    SessionRunning,
    PaperNotFound,
    /// The part of a paper isn't there.
    PartNotFound,
    /// The disk is full.
    DiskFull,
    /// The place can't be written to.
    ReadOnly,
    /// Another program holds the file.
    Busy,
    /// The system has no file descriptors left for this program.
    NoDescriptors,
    /// The notebook's file was damaged while it was open.
    Damaged,
    /// The file that is open isn't the file at its place any more: it was deleted, moved, replaced or written over.
    NotAtItsPlace,
    /// Reading or writing failed in another way.
    Io,
    /// A fault of ours.
    Internal,
}

/// An error as it crosses to the window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{message}")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ApiError {
    pub code: ErrorCode,
    /// English, for the log and the person in charge; the window has its own words for each code.
    pub message: String,
}

impl ApiError {
    pub(crate) fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }
}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        let code = match &error {
            StoreError::Sqlite(_) | StoreError::File { .. } | StoreError::InUse | StoreError::Secret => {
                match error.cause() {
                    Some(Cause::DiskFull) => ErrorCode::DiskFull,
                    Some(Cause::ReadOnly) => ErrorCode::ReadOnly,
                    Some(Cause::Busy) => ErrorCode::Busy,
                    Some(Cause::Damaged) => ErrorCode::Damaged,
                    Some(Cause::NoDescriptors) => ErrorCode::NoDescriptors,
                    Some(Cause::Io) | None => ErrorCode::Io,
                }
            }
            StoreError::OnlyRead => ErrorCode::ReadOnly,
            StoreError::NameEmpty => ErrorCode::NameEmpty,
            StoreError::NameTooLong { .. } => ErrorCode::NameTooLong,
            StoreError::PassphraseInvalid => ErrorCode::PassphraseInvalid,
            StoreError::NotAtItsPlace => ErrorCode::NotAtItsPlace,
            StoreError::NotLocked => ErrorCode::NotLocked,
            StoreError::AlreadyLocked => ErrorCode::AlreadyLocked,
            StoreError::BackupNotFound(_) => ErrorCode::BackupNotFound,
            StoreError::BackupDamaged => ErrorCode::BackupDamaged,
            StoreError::JsonForeign(_) => ErrorCode::JsonForeign,
            StoreError::JsonDamaged(_) => ErrorCode::JsonDamaged,
            StoreError::JsonNewer(_) => ErrorCode::JsonNewer,
            StoreError::NotEmpty => ErrorCode::NotebookNotEmpty,
            StoreError::NameMismatch => ErrorCode::NameMismatch,
            StoreError::NameTaken => ErrorCode::NameTaken,
            StoreError::IdInvalid => ErrorCode::BadRequest,
            StoreError::VersionNotFound(_) => ErrorCode::VersionNotFound,
            StoreError::ProfileNotFound(_) => ErrorCode::ProfileNotFound,
            StoreError::NoteNotFound(_) => ErrorCode::NoteNotFound,
            StoreError::NoteTooLong { .. } => ErrorCode::NoteTooLong,
            StoreError::SessionNotFound(_) => ErrorCode::SessionNotFound,
            StoreError::SessionRunning => ErrorCode::SessionRunning,
            StoreError::PaperNotFound(_) => ErrorCode::PaperNotFound,
            StoreError::PartNotFound(_) => ErrorCode::PartNotFound,
            StoreError::PaperInvalid(_) => ErrorCode::BadRequest,
        };
        Self::new(code, error.to_string())
    }
}

impl From<SearchError> for ApiError {
    fn from(error: SearchError) -> Self {
        let code = match &error {
            SearchError::Tantivy(_) | SearchError::Damaged => ErrorCode::Io,
            SearchError::GivenUp => ErrorCode::Internal,
        };
        Self::new(code, error.to_string())
    }
}
