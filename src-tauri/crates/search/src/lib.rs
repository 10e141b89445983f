//! Search over the library: Tantivy behind an analyzer of our own. Its folder is disposable.
//!
//! It isn't where texts are kept: the index holds positions in documents, and can be thrown away at any time. It grows
//! with what changes in the library. It knows nothing of a notebook; notes are handed to it as words.
//!
//! - [`Index`] is a searchable library.
//! - [`Request`] is a question, [`Page`] what was found, and each [`Hit`] in it a provision with its best block.
//! - [`NoteIndex`] is the notes of one notebook, ready to be searched; in memory alone.
//!
//! One way leads down: `engine` asks `rank` and `notes`, these ask for a `query` that is understood, and that asks the
//! `index`.

mod engine;
mod error;
mod index;
mod notes;
mod query;
mod rank;

#[cfg(test)]
mod damage;
#[cfg(test)]
mod growth;
#[cfg(test)]
mod keeping;
#[cfg(test)]
mod tests;

pub use engine::{Hit, Index, Lighting, NotePage, Page, Request};
pub use error::SearchError;
pub use notes::sought::NoteHit;
pub use notes::words::NoteIndex;
