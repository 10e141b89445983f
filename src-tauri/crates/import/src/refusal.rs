//! Why a file isn't taken in.

use serde::Serialize;

use crate::format::Format;

/// Why a file isn't taken in. The window and the command line each have a sentence for every [`Refusal::code`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// Larger than [`crate::caps::FILE`]. Bytes.
    #[error("the file is too large: {0} bytes")]
    TooLarge(u64),
    /// Can't be read from the disk.
    #[error("the file can't be read: {0}")]
    Unreadable(String),
    /// Word or LibreOffice has it open: its lock file stands beside it.
    #[error("the file is open in another program: {0}")]
    BeingWritten(String),
    /// It is such a lock file itself.
    #[error("this is a lock file, not a document")]
    LockFile,
    /// Bytes of no kind that is read here: a picture, a spreadsheet, a program.
    #[error("not a kind of file that is read here: {0}")]
    UnknownFormat(String),
    /// A Word file under a password.
    #[error("the document is encrypted")]
    Encrypted,
    /// A PDF under a password.
    #[error("the PDF has a password")]
    Password,
    /// Cut off or spoilt.
    #[error("damaged {format:?}: {reason}")]
    Damaged {
        /// What it says it is.
        format: Format,
        /// What was found wrong, for whoever looks closer.
        reason: String,
    },
    /// Unpacks to more than a document can be.
    #[error("unpacks to more than a document can be")]
    Bomb,
    /// More paragraphs than [`crate::caps::PARAGRAPHS`].
    #[error("more paragraphs than a document can have")]
    TooMany,
    /// Nested deeper than [`crate::caps::DEPTH`].
    #[error("nested too deep")]
    TooDeep,
    /// Not a letter in it.
    #[error("no text in it")]
    NoText,
    /// Pictures of pages. The number of such pages, of all.
    #[error("a scan: {pictures} of {pages} pages are pictures")]
    Scan {
        /// Pages that are a picture.
        pictures: usize,
        /// All pages.
        pages: usize,
    },
    /// Words that aren't Vietnamese: per mille of the words that are.
    #[error("not Vietnamese: {0} of 1,000 words")]
    NotVietnamese(usize),
    /// Vietnamese that comes out wrong: per mille of syllables that can be.
    #[error("letters come out wrong: {0} of 1,000 syllables are possible")]
    Garbled(usize),
    /// In an old encoding, and it can't be told in which.
    #[error("an old encoding that can't be told")]
    UnknownEncoding,
    /// A Word 97 file of a kind that isn't read.
    #[error("a Word 97 file that isn't read: {0}")]
    OldWord(String),
    /// Somebody stopped it.
    #[error("stopped")]
    Cancelled,
    /// What was made doesn't read as what was meant, or letters are missing: never to be taken in.
    #[error("not proved: {0}")]
    NotProved(String),
}

/// A [`Refusal`] without its details, as it crosses to the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is the refusal of the same name")]
pub enum RefusalCode {
    Empty,
    TooLarge,
    Unreadable,
    BeingWritten,
    LockFile,
    UnknownFormat,
    Encrypted,
    Password,
    Damaged,
    Bomb,
    TooMany,
    TooDeep,
    NoText,
    Scan,
    NotVietnamese,
    Garbled,
    UnknownEncoding,
    OldWord,
    Cancelled,
    NotProved,
}

impl Refusal {
    /// Without the details.
    #[must_use]
    pub fn code(&self) -> RefusalCode {
        match self {
            Self::Empty => RefusalCode::Empty,
            Self::TooLarge(_) => RefusalCode::TooLarge,
            Self::Unreadable(_) => RefusalCode::Unreadable,
            Self::BeingWritten(_) => RefusalCode::BeingWritten,
            Self::LockFile => RefusalCode::LockFile,
            Self::UnknownFormat(_) => RefusalCode::UnknownFormat,
            Self::Encrypted => RefusalCode::Encrypted,
            Self::Password => RefusalCode::Password,
            Self::Damaged { .. } => RefusalCode::Damaged,
            Self::Bomb => RefusalCode::Bomb,
            Self::TooMany => RefusalCode::TooMany,
            Self::TooDeep => RefusalCode::TooDeep,
            Self::NoText => RefusalCode::NoText,
            Self::Scan { .. } => RefusalCode::Scan,
            Self::NotVietnamese(_) => RefusalCode::NotVietnamese,
            Self::Garbled(_) => RefusalCode::Garbled,
            Self::UnknownEncoding => RefusalCode::UnknownEncoding,
            Self::OldWord(_) => RefusalCode::OldWord,
            Self::Cancelled => RefusalCode::Cancelled,
            Self::NotProved(_) => RefusalCode::NotProved,
        }
    }

    pub(crate) fn damaged(format: Format, reason: impl ToString) -> Self {
        Self::Damaged { format, reason: reason.to_string() }
    }
}
