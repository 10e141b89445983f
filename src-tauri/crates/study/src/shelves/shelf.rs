//! The folders that the library is made of, in their order, and how far each of them has been read.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Weak};
use std::time::Duration;

use super::hearing::Watching;
use super::ticket::Ticket;
use library::{Gathered, GivenId, Library, Sharing};

/// So many threads may wait for one folder that doesn't answer.
const MOST_WAITING: usize = 4;

/// What kind of folder it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    Shipped,
    Pack,
    Added,
}

/// How far the reading of a folder is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ShelfState {
    /// So many of so many files.
    Reading {
        done: usize,
        total: usize,
    },
    /// The system doesn't answer; what is known of the folder is what was read before.
    Silent,
    /// The reader ended it before all was read.
    Stopped,
    /// It isn't there; what is shown of it was read then, in milliseconds since 1970.
    Absent {
        read: i64,
    },
    Read,
}

/// One folder.
pub(super) struct Shelf {
    pub path: PathBuf,
    pub origin: Origin,
    /// What the library shows of it.
    pub read: Option<Arc<Gathered>>,
    /// When that was.
    pub read_at: i64,
    /// It isn't there any more, and what was read of it stays.
    pub absent: bool,
    pub reading: Option<Arc<Ticket>>,
    /// Tells of what changes in it, where the system does.
    pub watching: Option<Watching>,
    /// All readings that were begun; what is still there hasn't come back.
    begun: Vec<Weak<Ticket>>,
}

impl Shelf {
    pub(super) fn new(path: PathBuf, origin: Origin) -> Self {
        Self {
            path,
            origin,
            read: None,
            read_at: 0,
            absent: false,
            reading: None,
            watching: None,
            begun: Vec::new(),
        }
    }

    pub(super) fn state(&self, patience: Duration) -> ShelfState {
        match &self.reading {
            // It may not have come back yet to hear of it.
            Some(ticket) if ticket.is_ended() => ShelfState::Stopped,
            Some(ticket) if ticket.is_silent(patience) => ShelfState::Silent,
            Some(ticket) if !ticket.is_look => {
                let (done, total) = ticket.progress();
                ShelfState::Reading { done, total }
            }
            _ if self.absent => ShelfState::Absent { read: self.read_at },
            _ if self.read.as_ref().is_some_and(|read| read.whole) => ShelfState::Read,
            _ => ShelfState::Stopped,
        }
    }

    /// Nothing more is waited for.
    pub(super) fn is_settled(&self, patience: Duration) -> bool {
        !matches!(self.state(patience), ShelfState::Reading { .. })
    }

    /// A ticket for another reading, unless too many threads wait for this folder already. The one before ends.
    pub(super) fn begin(&mut self, ticket: Ticket) -> Option<Arc<Ticket>> {
        self.begun.retain(|ticket| ticket.strong_count() > 0);
        if self.begun.len() >= MOST_WAITING {
            return None;
        }
        self.leave();
        let ticket = Arc::new(ticket);
        self.begun.push(Arc::downgrade(&ticket));
        self.reading = Some(ticket.clone());
        Some(ticket)
    }

    /// All of it has been read, and nobody is at it: what the reader ended isn't to go on by itself.
    pub(super) fn can_be_looked_at(&self) -> bool {
        self.reading.is_none() && self.read.as_ref().is_some_and(|read| read.whole)
    }

    /// Nothing of the reading that goes on is wanted any more.
    pub(super) fn leave(&mut self) {
        if let Some(ticket) = self.reading.take() {
            ticket.end();
        }
    }

    pub(super) fn is_read_by(&self, ticket: &Arc<Ticket>) -> bool {
        self.reading.as_ref().is_some_and(|own| Arc::ptr_eq(own, ticket))
    }
}

/// All folders: the shipped one, then those that the reader added, then packs.
#[derive(Default)]
pub(super) struct Row {
    pub shelves: Vec<Shelf>,
    /// The packs aren't known before they have been listed.
    pub packs_known: bool,
    /// The program ends.
    pub over: bool,
}

impl Row {
    /// The folders of one origin become these, in their order; those that were there keep what was read of them. Those that
    /// came are named.
    pub(super) fn become_these(&mut self, origin: Origin, paths: &[PathBuf]) -> Vec<PathBuf> {
        let mut before = Vec::new();
        let mut at = 0;
        while at < self.shelves.len() {
            if self.shelves[at].origin == origin {
                before.push(self.shelves.remove(at));
            } else {
                at += 1;
            }
        }
        let mut came = Vec::new();
        let mut these = Vec::new();
        for path in paths {
            match before.iter().position(|shelf| shelf.path == *path) {
                Some(known) => these.push(before.swap_remove(known)),
                None => {
                    came.push(path.clone());
                    these.push(Shelf::new(path.clone(), origin));
                }
            }
        }
        before.iter_mut().for_each(Shelf::leave);
        let order = |origin| match origin {
            Origin::Shipped => 0,
            Origin::Added => 1,
            Origin::Pack => 2,
        };
        self.shelves.extend(these);
        self.shelves.sort_by_key(|shelf| order(shelf.origin));
        came
    }

    pub(super) fn of(&mut self, path: &Path) -> Option<&mut Shelf> {
        self.shelves.iter_mut().find(|shelf| shelf.path == path)
    }

    pub(super) fn is_settled(&self, patience: Duration) -> bool {
        self.packs_known && self.shelves.iter().all(|shelf| shelf.is_settled(patience))
    }

    /// The library of what has been read. A folder of which nothing has been is in it without documents.
    pub(super) fn library(&self, given: &mut Vec<GivenId>) -> Library {
        let unread: Vec<Gathered> = self.shelves.iter().map(|shelf| Gathered::unread(&shelf.path)).collect();
        let read = self.shelves.iter().zip(&unread);
        let sharing = |shelf: &Shelf| match shelf.origin {
            Origin::Pack => Sharing::Yields,
            Origin::Shipped | Origin::Added => Sharing::Renames,
        };
        let folders = read.map(|(shelf, unread)| (shelf.read.as_deref().unwrap_or(unread), sharing(shelf)));
        Library::of(folders, given)
    }
}
