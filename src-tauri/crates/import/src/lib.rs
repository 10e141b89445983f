//! The way in: a file that a unit has becomes a document of the library.
//!
//! Bytes become lines with their style, lines a tree, the tree our Markdown. This crate knows neither where a library lies
//! nor who reads it; it opens nothing but the one file that it is told to. It isn't a converter that guesses: what it can't tell it names as an [`Issue`], and what it leaves out
//! as [`Dropped`].
//!
//! Two things are proved of every import, or there is none ([`Refusal::NotProved`]): the Markdown reads as the tree that was
//! meant, and every letter of the file is in it or listed as left out.
//!
//! - [`import`] does all of it; [`read_file`] finds the bytes and says why not.
//! - [`Import`] is what came of it, [`Refusal`] why nothing did.
//! - [`Draft`] is a file that was read and waits for what a reader corrects in it: [`Correction`]s, each proved again.
//! - [`Watch`] is told how far it is, and can stop it.

pub mod caps;
mod correction;
mod decode;
mod draft;
mod emit;
mod file;
mod format;
mod front;
mod issue;
mod letters;
mod model;
mod proof;
mod readers;
mod record;
mod refusal;
mod result;
mod sniff;
mod source;
mod spoilt;
mod structure;
mod text;
mod tree;
mod watch;

#[cfg(test)]
mod bounds;
#[cfg(test)]
mod fixtures;
#[cfg(test)]
mod properties;

pub use correction::{Correction, Deed, FieldName, Unfit};
pub use draft::{Draft, Made, Marked, NotMade};
pub use file::read_file;
pub use format::Format;
pub use issue::{Dropped, DroppedKind, Gravity, Issue, IssueKind, Place, Repairs};
pub use record::{Original, Record};
pub use refusal::{Refusal, RefusalCode};
pub use result::{Import, OutlineLine};
pub use sniff::sniff;
pub use source::{Source, encoding_of_font};
pub use structure::{Field, Fields, is_restricted};
pub use watch::{Step, Watch};

/// Makes a document of a file's bytes. `name` is the file's name, for the id and the record.
///
/// # Errors
/// A [`Refusal`]: why the file isn't taken in.
pub fn import(bytes: &[u8], name: &str, watch: &Watch<'_>) -> Result<Import, Refusal> {
    let draft = Draft::read(bytes, name, watch)?;
    match draft.made(&[], None, watch) {
        Ok(made) => Ok(made.import),
        Err(NotMade::Refused(refusal)) => Err(refusal),
        Err(NotMade::Unfit(..)) => Err(Refusal::NotProved("nothing was corrected".to_owned())),
    }
}
