//! What the reader writes: profiles, notes, sessions, settings. One SQLite database a profile. Precious: never
//! rebuilt, never written over. Knows nothing of search.

mod error;
mod migrate;
mod notes;
mod open;
mod profiles;
mod sessions;
mod settings;
mod shelf;

pub use error::{Cause, StoreError};
pub use notes::{Filter, LONGEST_NOTE, Note, NoteId, NoteKind};
pub use open::{NEWEST_VERSION, Notebook, Opening};
pub use profiles::{Profile, Profiles, write_whole};
pub use sessions::Session;
pub use shelf::Bookmark;

/// A new id that sorts by time of making: a UUID, version 7. `now` in milliseconds since 1970.
fn new_id(now: i64) -> String {
    let millis = u64::try_from(now).unwrap_or(0);
    let nanos = u32::try_from(millis % 1000).unwrap_or(0) * 1_000_000;
    uuid::Uuid::new_v7(uuid::Timestamp::from_unix(uuid::NoContext, millis / 1000, nanos)).to_string()
}
