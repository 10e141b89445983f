//! What is decided outside: where things are, and what tests choose for themselves.

use std::path::{Path, PathBuf};
use std::time::Duration;

use notebook::{Hardness, Journal, journal_for};

/// Where things are; decided outside.
#[derive(Debug, Clone)]
pub struct Paths {
    /// What the reader writes: profiles, the list of added folders. Precious.
    pub data: PathBuf,
    /// The search index. Disposable.
    pub cache: PathBuf,
    /// The shipped library.
    pub library: PathBuf,
}

/// How long a folder may take to answer.
const PATIENCE: Duration = Duration::from_secs(4);

/// What tests choose for themselves.
#[derive(Debug, Clone, Copy)]
pub struct Choices {
    /// How much work a new lock is.
    pub hardness: Hardness,
    /// Which journal serves in a folder.
    pub journal_for: fn(&Path) -> Journal,
    /// How long a folder may take to answer before it is said that it doesn't.
    pub patience: Duration,
}

impl Default for Choices {
    fn default() -> Self {
        Self { hardness: Hardness::Calibrated, journal_for, patience: PATIENCE }
    }
}
