//! Files that are whole or not there, whatever stops the computer and whoever else looks at them. All renaming,
//! replacing, removing and locking of the core is here, since no two systems agree about it.
//!
//! On Unix a name can be given to another file whoever has either open. On Windows it can't in general: a file that
//! somebody has open without leave to delete it keeps its name, a folder keeps it as long as anything in it is open, and
//! virus scanners and programs that synchronise folders open whatever is new for some milliseconds. So what fails
//! because of that is tried again for about a second ([`patience`]), and nothing of ours is held open that is renamed.
//!
//! - [`moves`]: rename, replace, remove; hold a file alone.
//! - [`whole`]: write and copy so that the result is whole; on disk when it returns.
//! - [`names`]: which names every system takes, and how a path is shown.

pub mod moves;
pub mod names;
pub mod patience;
pub mod whole;
