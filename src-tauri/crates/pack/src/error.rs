//! Why a pack isn't made or taken in.

use std::io;

use serde::Serialize;

/// Why a pack isn't made or taken in. The window and the command line each have a sentence for every
/// [`PackError::code`].
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    /// The file can't be read.
    #[error("can't be read: {0}")]
    Unreadable(io::Error),
    /// What was unpacked can't be written.
    #[error("can't be written: {0}")]
    Unwritable(io::Error),
    /// Not a pack, or cut off.
    #[error("not a whole pack: {0}")]
    Damaged(String),
    /// Larger than a pack can be, packed or unpacked.
    #[error("more than a pack can be")]
    TooLarge,
    /// A name that no pack has: of another folder, a link, one that some system takes for another.
    #[error("a name that no pack has: {0}")]
    Name(String),
    /// The same name twice.
    #[error("a name twice")]
    Twice,
    /// A file that isn't what `pack.toml` says of it, or that it doesn't name, or that isn't there.
    #[error("not what was packed: {0}")]
    Changed(String),
    /// A newer version of the program made it.
    #[error("format {0} isn't known")]
    Newer(u32),
    /// The signature isn't this key's over this pack.
    #[error("the signature isn't true")]
    Signature,
    /// Signed with a key that isn't here. Its id, as minisign prints it.
    #[error("signed with an unknown key: {0}")]
    UnknownKey(String),
    /// Not signed, and nobody agreed to that.
    #[error("not signed")]
    Unsigned,
    /// The pack that it would take the place of was signed with another key.
    #[error("the pack before was signed with another key")]
    OtherKey,
    /// One with this serial or a higher one was taken in already. That serial.
    #[error("serial {0} is here already")]
    NotNewer(u32),
    /// A document of it can't be read as one. Its folder.
    #[error("no document: {0}")]
    NoDocument(String),
    /// A document may not be passed on. Its folder.
    #[error("may not be passed on: {0}")]
    Restricted(String),
    /// There is nothing to pack.
    #[error("no documents")]
    Nothing,
    /// Two folders with one name.
    #[error("two documents of one name: {0}")]
    SameId(String),
    /// No name, a name too long, serial 0, no such day.
    #[error("not a name, a serial and a date")]
    About,
    /// Not a public key of minisign's.
    #[error("not a key")]
    Key,
    /// No pack of this name was taken in.
    #[error("no such pack")]
    NotHere,
}

/// A [`PackError`] without its details, as it crosses to the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is the error of the same name")]
pub enum PackCode {
    Unreadable,
    Unwritable,
    Damaged,
    TooLarge,
    Name,
    Twice,
    Changed,
    Newer,
    Signature,
    UnknownKey,
    Unsigned,
    OtherKey,
    NotNewer,
    NoDocument,
    Restricted,
    Nothing,
    SameId,
    About,
    Key,
    NotHere,
}

impl PackError {
    /// Without the details.
    #[must_use]
    pub fn code(&self) -> PackCode {
        match self {
            Self::Unreadable(_) => PackCode::Unreadable,
            Self::Unwritable(_) => PackCode::Unwritable,
            Self::Damaged(_) => PackCode::Damaged,
            Self::TooLarge => PackCode::TooLarge,
            Self::Name(_) => PackCode::Name,
            Self::Twice => PackCode::Twice,
            Self::Changed(_) => PackCode::Changed,
            Self::Newer(_) => PackCode::Newer,
            Self::Signature => PackCode::Signature,
            Self::UnknownKey(_) => PackCode::UnknownKey,
            Self::Unsigned => PackCode::Unsigned,
            Self::OtherKey => PackCode::OtherKey,
            Self::NotNewer(_) => PackCode::NotNewer,
            Self::NoDocument(_) => PackCode::NoDocument,
            Self::Restricted(_) => PackCode::Restricted,
            Self::Nothing => PackCode::Nothing,
            Self::SameId(_) => PackCode::SameId,
            Self::About => PackCode::About,
            Self::Key => PackCode::Key,
            Self::NotHere => PackCode::NotHere,
        }
    }

    /// What its sentence is about: a name, a key's id, a serial; empty where there is nothing to name.
    #[must_use]
    pub fn detail(&self) -> String {
        match self {
            Self::Name(it)
            | Self::Changed(it)
            | Self::UnknownKey(it)
            | Self::NoDocument(it)
            | Self::Restricted(it)
            | Self::SameId(it) => it.clone(),
            Self::Newer(it) | Self::NotNewer(it) => it.to_string(),
            _ => String::new(),
        }
    }
}
