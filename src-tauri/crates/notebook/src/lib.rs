//! What the reader writes: profiles, notes, sessions, settings. One SQLite database a profile. Precious: never
//! rebuilt, never written over. Knows nothing of search.

mod disk;
mod error;
mod keep;
mod kept;
mod lock;
mod open;
mod profiles;
mod rows;
mod sqlite;

use std::sync::atomic::{AtomicU64, Ordering};

use disk::{files, identity, journal as network, twice, wal};
use keep::{backups, calendar, place, swap, thin};
use kept::{aside as versions, changes, exchange, merge, notebook, outline, sessions, shelf, trash};
use lock::{attempts, code, keys, secret};
use profiles::{all, visit};
use rows::{notes, seal, stamps};
use sqlite::{connect, migrate};

pub use all::{Backups, Profile, Profiles, Unnamed};
pub use backups::{Backup, Looked, Why};
pub use changes::NoteChanges;
pub use connect::Journal;
pub use error::{Cause, StoreError};
pub use exchange::{FORMAT, Import, Written};
pub use files::write_whole;
pub use keys::{SHORTEST_PASSPHRASE, Secret, Try, check_passphrase};
pub use merge::{State, Summary};
pub use network::journal_for;
pub use notebook::{Notebook, Reopened, Trouble};
pub use notes::{Filter, LONGEST_NOTE, NewNote, Note, NoteId, NoteKind};
pub use open::opening::{NEWEST_VERSION, Opening};
pub use outline::{Outline, Touched};
pub use secret::{Hardness, Key, Work};
pub use sessions::Session;
pub use shelf::Bookmark;
pub use stamps::Stamps;
pub use swap::{Lock, Locked};
pub use trash::KEPT_IN_TRASH;
pub use versions::Version;
pub use visit::{Found, Guest, Refusal, Search};

/// The time of the newest id, so that a clock set back makes none that sorts before it.
static NEWEST_ID: AtomicU64 = AtomicU64::new(0);

/// A new id that sorts by time of making: a UUID, version 7. `now` in milliseconds since 1970.
fn new_id(now: i64) -> String {
    let millis = u64::try_from(now).unwrap_or(0);
    let next = |newest: u64| millis.max(newest + 1);
    let newest = NEWEST_ID.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |newest| Some(next(newest)));
    let millis = newest.map_or(millis, next);
    let nanos = u32::try_from(millis % 1000).unwrap_or(0) * 1_000_000;
    uuid::Uuid::new_v7(uuid::Timestamp::from_unix(uuid::NoContext, millis / 1000, nanos)).to_string()
}
