//! What the reader writes: profiles, notes, sessions, bookmarks, settings. One SQLite database a profile. Precious:
//! never rebuilt, never written over, never opened as empty.
//!
//! It isn't the library, which it points into by anchors alone, and it finds nothing: of an index it knows as little as
//! of a window. It asks neither the time nor where it stands; both are told.
//!
//! - [`Profiles`] is the folder of all profiles: makes, lists, opens and deletes them.
//! - [`Opening`] is what came of opening one; anything but `Opened` left its file untouched.
//! - [`Notebook`] is an open one. All that is kept goes through it, and so does its lock, its backups, its place.
//! - [`Note`] is what a reader wrote, and where it hangs.
//! - [`State`] is all of a notebook in memory, to be joined with another's: a [`Guest`] of another computer, or an
//!   [`Import`].
//!
//! One way leads down: `profiles` ask what opens (`open`), that works on an open notebook and what it keeps (`kept`),
//! those ask what keeps it (`keep`), and that the database (`sqlite`), its rows (`rows`), locks (`lock`) and the `disk`.

mod disk;
mod error;
mod ids;
mod keep;
mod kept;
mod lock;
mod names;
mod open;
mod profiles;
mod rows;
mod sqlite;

pub use disk::journal::{Journal, journal_for};
pub use error::{Cause, StoreError};
pub use files::whole::write_whole;
pub use keep::backups::{Backup, Looked, Why};
pub use keep::swap::Locked;
pub use keep::whose::Profile;
pub use kept::changes::NoteChanges;
pub use kept::exchange::{FORMAT, Import, Written};
pub use kept::many::NoteEdit;
pub use kept::merge::{State, Summary};
pub use kept::notebook::{Notebook, Touched, Trouble};
pub use kept::notes::{Filter, NewNote};
pub use kept::outline::Outline;
pub use kept::parts::NewPart;
pub use kept::trash::KEPT_IN_TRASH;
pub use lock::keys::{Secret, Try, check_passphrase};
pub use lock::secret::{Hardness, Key, Work};
pub use open::closing::Reopened;
pub use open::opening::{NEWEST_VERSION, Opening};
pub use profiles::all::{Backups, Profiles, Unnamed};
pub use profiles::visit::{Found, Guest, Refusal, Search};
pub use rows::notes::{Note, NoteId, NoteKind};
pub use rows::papers::{Mark, Paper, PaperFields, PaperKind};
pub use rows::parts::{Part, PartKind, PartVersion};
pub use rows::sessions::Session;
pub use rows::shelf::Bookmark;
pub use rows::stamps::Stamps;
pub use rows::versions::Version;
