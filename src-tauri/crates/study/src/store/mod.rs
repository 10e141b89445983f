//! What the reader writes: profiles, notes, sessions, settings. One SQLite database a profile. Precious: never
//! rebuilt, never written over. Knows nothing of search.

mod deleted;
mod error;
mod files;
mod migrate;
mod notes;
mod open;
mod profiles;
mod seal;
mod sessions;
mod settings;
mod shelf;
mod trash;
mod twice;
mod versions;

use std::sync::atomic::{AtomicU64, Ordering};

pub use error::{Cause, StoreError};
pub use files::write_whole;
pub use notes::{Filter, LONGEST_NOTE, NewNote, Note, NoteId, NoteKind};
pub use open::{NEWEST_VERSION, Notebook, Opening};
pub use profiles::{Profile, Profiles};
pub use sessions::Session;
pub use shelf::Bookmark;
pub use trash::KEPT_IN_TRASH;
pub use versions::Version;

/// The time of the newest id, so that a clock set back makes none that sorts before it.
static NEWEST_ID: AtomicU64 = AtomicU64::new(0);

/// A new id that sorts by time of making: a UUID, version 7. `now` in milliseconds since 1970.
fn new_id(now: i64) -> String {
    let millis = u64::try_from(now).unwrap_or(0);
    let millis = NEWEST_ID.fetch_max(millis, Ordering::Relaxed).max(millis);
    let nanos = u32::try_from(millis % 1000).unwrap_or(0) * 1_000_000;
    uuid::Uuid::new_v7(uuid::Timestamp::from_unix(uuid::NoContext, millis / 1000, nanos)).to_string()
}
