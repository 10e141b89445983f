//! Search over the library: Tantivy behind an analyzer of our own. Its folder is disposable.
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
mod tests;

pub use engine::{Hit, Index, Lighting, NotePage, Page, Request};
pub use error::SearchError;
pub use notes::sought::NoteHit;
pub use notes::words::NoteIndex;
