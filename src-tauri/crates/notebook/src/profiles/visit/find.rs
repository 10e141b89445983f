//! Looks for backups and notebooks under a folder, a little at a time, so that whoever waits can see how far it is and
//! stop it. Nothing is written there.

use std::collections::VecDeque;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use crate::disk::layout::{self, database};
use crate::keep::backups::{self, Backup};
use crate::keep::whose::{self, Profile};
use crate::lock::keys::{self, KeyFile};
use crate::sqlite::connect;

/// How deep below the chosen folder is looked, how many entries of folders, and how many profiles are listed.
const DEEPEST: usize = 6;
const MOST_ENTRIES: u32 = 50_000;
const MOST_FOUND: usize = 200;
/// Entries of folders in one step.
const STEP: u32 = 500;

/// One file that holds a notebook.
#[derive(Debug, Clone)]
pub(super) enum Source {
    /// The notebook itself, in a profile's folder that was copied.
    Notebook(PathBuf),
    Backup(Backup),
}

impl Source {
    pub(super) fn path(&self) -> &Path {
        match self {
            Self::Notebook(path) => path,
            Self::Backup(backup) => &backup.path,
        }
    }
}

/// A profile of which something was found.
#[derive(Debug, Clone)]
pub struct Found {
    /// Where its files are.
    pub folder: PathBuf,
    /// Who it is, as far as that stands beside them.
    pub profile: Option<Profile>,
    /// Whether the newest copy is encrypted.
    pub locked: bool,
    /// When the first and the last copy were made: milliseconds since 1970, UTC.
    pub first: i64,
    /// Likewise.
    pub last: i64,
    /// Notes that aren't deleted and sessions in the newest whole copy; none if it is locked or none is whole.
    pub counts: Option<(u32, u32)>,
    /// Newest first.
    pub(super) sources: Vec<Source>,
}

/// A search that goes on.
#[derive(Debug)]
pub struct Search {
    folders: VecDeque<(PathBuf, usize)>,
    /// What was found, in the order of finding.
    pub found: Vec<Found>,
    /// Entries looked at.
    pub entries: u32,
    /// Whether it stopped before everything was looked at.
    pub cut_short: bool,
    /// This program's own data: its open notebook is not to be read past SQLite.
    own: Option<PathBuf>,
}

impl Search {
    /// Begins a search. `own` is the folder where this program keeps its profiles.
    pub fn new(folder: &Path, own: &Path) -> Self {
        Self {
            folders: VecDeque::from([(folder.to_owned(), 0)]),
            found: Vec::new(),
            entries: 0,
            cut_short: false,
            own: own.canonicalize().ok(),
        }
    }

    /// Whether everything was looked at.
    pub fn is_done(&self) -> bool {
        self.folders.is_empty()
    }

    /// Looks on for a while.
    pub fn step(&mut self) {
        let until = self.entries + STEP;
        let before = self.found.len();
        while self.entries < until
            && self.found.len() == before
            && let Some((folder, depth)) = self.folders.pop_front()
        {
            self.look_in(&folder, depth);
            if self.entries >= MOST_ENTRIES || self.found.len() >= MOST_FOUND {
                self.cut_short |= !self.folders.is_empty();
                self.folders.clear();
            }
        }
    }

    fn look_in(&mut self, folder: &Path, depth: usize) {
        // What can't be read isn't ours, or the reader will see that it is missing in the list.
        let mut within = Vec::new();
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            self.entries += 1;
            let name = entry.file_name();
            let hidden = name.to_string_lossy().starts_with('.');
            // A link may lead in a circle.
            if !hidden && entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                within.push(entry.path());
            }
            if self.entries >= MOST_ENTRIES {
                self.cut_short = true;
                break;
            }
        }
        if let Some(found) = self.found_in(folder) {
            self.found.push(found);
            // Its own backups belong to it.
            within.retain(|path| *path != layout::backups(folder));
        }
        if depth < DEEPEST {
            within.sort();
            self.folders.extend(within.into_iter().map(|path| (path, depth + 1)));
        }
    }

    /// What a folder holds of one profile: its notebook and backups, or copies of its backups.
    fn found_in(&self, folder: &Path) -> Option<Found> {
        let mut backups = backups::files(folder);
        backups.extend(backups::files(&layout::backups(folder)));
        // Whatever the numbers say: they may come from two computers.
        backups.sort_by_key(|backup| std::cmp::Reverse((backup.made, backup.number)));
        let notebook = Some(database(folder)).filter(|path| path.is_file() && !self.is_own(folder));
        let changed = notebook.as_deref().and_then(changed);
        let newest = backups.first().map(|backup| backup.made);
        let oldest = backups.last().map(|backup| backup.made);
        let mut sources: Vec<Source> = notebook.into_iter().map(Source::Notebook).collect();
        sources.extend(backups.into_iter().map(Source::Backup));
        let first = sources.first()?;
        let sealed = |source: &Source| !connect::is_plain(source.path()).unwrap_or(true);
        // Without a key beside it, what can't be read is damaged, unless all of it is like that.
        let locked = sealed(first) && (!key_files(folder).is_empty() || sources.iter().all(sealed));
        let beside = whose::read_beside(folder);
        let above = || {
            let is_backups = folder.file_name().is_some_and(|name| name == "backups");
            folder.parent().filter(|_| is_backups).and_then(whose::read_beside)
        };
        let mut found = Found {
            folder: folder.to_owned(),
            profile: beside.or_else(|| whose::read_beside(&layout::backups(folder))).or_else(above),
            locked,
            first: oldest.or(changed)?,
            last: changed.max(newest)?,
            counts: None,
            sources,
        };
        if !locked {
            found.counts = found.sources.iter().find_map(|source| match source {
                Source::Backup(backup) => backup.look(None).counts,
                // Counted when it is opened: that takes a copy of it.
                Source::Notebook(_) => None,
            });
        }
        Some(found)
    }

    fn is_own(&self, folder: &Path) -> bool {
        let folder = folder.canonicalize().ok();
        self.own.as_ref().zip(folder).is_some_and(|(own, folder)| folder.starts_with(own))
    }
}

/// The key files that lie with what was found: in its folder, among its backups, or above them.
pub(super) fn key_files(folder: &Path) -> Vec<KeyFile> {
    let own = keys::candidates(folder);
    if own.is_empty() { folder.parent().map(keys::candidates).unwrap_or_default() } else { own }
}

/// When a file was last written, by its disk: milliseconds since 1970, UTC.
fn changed(path: &Path) -> Option<i64> {
    let log = path.with_extension("db-wal");
    let time = |path: &Path| fs::metadata(path).and_then(|file| file.modified()).ok();
    let newest = time(path).max(time(&log))?;
    i64::try_from(newest.duration_since(UNIX_EPOCH).ok()?.as_millis()).ok()
}
