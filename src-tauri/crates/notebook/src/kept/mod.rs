//! What is kept, on an open notebook: notes and what they said before, sessions, the shelf, settings, and all of it
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
mod sessions;
mod settings;
mod shelf;
pub(crate) mod trash;
mod versions;
