//! What is kept, on an open notebook: notes and what they said before, papers, sessions, the shelf, settings, and all of it
//! written out, read in and merged.

mod aside;
pub(crate) mod changes;
pub(crate) mod exchange;
pub(crate) mod many;
pub(crate) mod merge;
mod note_sheet;
pub(crate) mod notebook;
pub(crate) mod notes;
pub(crate) mod outline;
mod paper_sheet;
pub(crate) mod papers;
pub(crate) mod parts;
mod sessions;
mod settings;
mod shelf;
pub(crate) mod trash;
mod versions;
