//! A search for backups of another computer and what came of it, between two calls.

use notebook::{Guest, Search};

/// Nothing while no folder was asked for.
#[derive(Debug, Default)]
pub(crate) struct Visit {
    pub(crate) search: Option<Search>,
    /// What was opened of it, in a copy out of sight.
    pub(crate) guest: Option<Guest>,
}
