//! The library behind the window: each folder is read by a thread of its own, which may wait for its disk forever without
//! anybody waiting for it.
//!
//! The shipped folder is there from the start. What is read of the others joins it as it comes; the index follows when
//! nothing more is to be waited for.

mod hearing;
mod indexing;
mod inner;
mod keep;
mod reading;
mod shelf;
mod ticket;
mod watching;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, OnceLock, RwLock};
use std::time::Duration;

use crate::choices::{Choices, Paths};
use crate::clock::Clock;
use files::moves::rename;
use indexing::Indexing;
use inner::Inner;
use library::{Gathered, GivenId, Library};
use search::Index;
use shelf::{Origin, Row, Shelf};

pub(crate) use indexing::IndexState;
pub(crate) use shelf::ShelfState;

/// The folders of the library, what has been read of them, and the index of it.
pub(crate) struct Shelves {
    inner: Arc<Inner>,
}

/// What the library stands on.
pub(crate) struct Setting<'a> {
    pub paths: &'a Paths,
    pub packs: pack::Shelf,
    /// The folders that the reader added.
    pub added: &'a [PathBuf],
    pub clock: Arc<dyn Clock>,
    pub choices: &'a Choices,
}

/// How far the library is.
pub(crate) struct Standing {
    /// Grows by one whenever the library becomes another.
    pub edition: u32,
    /// Something is being read.
    pub reading: bool,
    /// In the library's order.
    pub folders: Vec<(PathBuf, ShelfState)>,
}

impl Shelves {
    /// Reads the shipped folder, then the others behind it.
    pub(crate) fn open(setting: Setting<'_>) -> Self {
        let Setting { paths, packs, added, clock, choices } = setting;
        let shipped = &paths.library;
        let mut row = Row::default();
        row.become_these(Origin::Shipped, std::slice::from_ref(shipped));
        // The shipped texts are few and wanted at once: they stay in memory.
        if let Some(shelf) = row.of(shipped) {
            shelf.read = Some(Arc::new(Gathered::read(shipped, None, &mut |_, _| true)));
        }
        row.become_these(Origin::Added, added);
        let given_file = paths.data.join("given-ids.json");
        let mut given = read_given(&given_file);
        let library = RwLock::new((1, Arc::new(row.library(&mut given))));
        let inner = Arc::new(Inner {
            row: Mutex::new(row),
            changed: Condvar::new(),
            library,
            index: Indexing::new(&paths.cache.join("index")),
            packs,
            texts: OnceLock::new(),
            cache: paths.cache.clone(),
            patience: choices.patience,
            given: Mutex::new(given),
            given_file,
            clock,
            journal_for: choices.journal_for,
        });
        keep::keep(&inner);
        inner.read_all(&mut inner.row(), Origin::Added);
        inner.clone().list_packs();
        Self { inner }
    }

    /// The library as it is now, and which one that is.
    pub(crate) fn library(&self) -> (u32, Arc<Library>) {
        self.inner.library()
    }

    pub(crate) fn standing(&self) -> Standing {
        let row = self.inner.row();
        let patience = self.inner.patience;
        Standing {
            edition: self.inner.library().0,
            reading: !row.is_settled(patience),
            folders: row.shelves.iter().map(|shelf| (shelf.path.clone(), shelf.state(patience))).collect(),
        }
    }

    pub(crate) fn index_state(&self) -> IndexState {
        self.inner.index.state()
    }

    /// The index that serves was found to be damaged: another is made.
    pub(crate) fn index_is_damaged(&self) {
        let _row = self.inner.row();
        self.inner.index.is_behind();
        self.inner.changed.notify_all();
    }

    /// Waits until the index of all that could be read is there, at most so long.
    pub(crate) fn wait_for_index(&self, most: Duration) -> Option<Arc<Index>> {
        self.inner.index.wait(most)
    }

    /// Reads all folders again. One that doesn't answer is still waited for as before.
    pub(crate) fn reload(&self) {
        let mut row = self.inner.row();
        self.inner.read_all(&mut row, Origin::Shipped);
        self.inner.read_all(&mut row, Origin::Added);
        row.packs_known = false;
        drop(row);
        self.inner.clone().list_packs();
    }

    /// The folders that the reader added are these now; those that came are read.
    pub(crate) fn added(&self, folders: &[PathBuf]) {
        self.inner.become_these(&mut self.inner.row(), Origin::Added, folders);
    }

    /// The packs are others now. They stand on our own disk, and are read before this returns.
    pub(crate) fn packs_changed(&self) {
        let packs = self.inner.list();
        let came = self.inner.row().become_these(Origin::Pack, &packs);
        let texts = self.inner.texts();
        let read = came.iter().map(|path| Gathered::read(path, texts.as_ref(), &mut |_, _| true));
        let read: Vec<_> = read.collect();
        let mut row = self.inner.row();
        for gathered in read {
            if let Some(shelf) = row.of(&gathered.path) {
                shelf.read = Some(Arc::new(gathered));
            }
        }
        self.inner.publish(&row);
    }

    /// Reads one folder again: one that didn't answer, or whose reading was ended.
    pub(crate) fn retry(&self, folder: &Path) {
        let mut row = self.inner.row();
        if let Some(shelf) = row.of(folder) {
            self.inner.read(shelf);
        }
    }

    /// Looks at the folders of which nobody tells what changes in them, and at those that weren't there.
    pub(crate) fn look_again(&self) {
        let mut row = self.inner.row();
        let is_asked = |shelf: &&mut Shelf| shelf.origin == Origin::Added && shelf.watching.is_none();
        row.shelves.iter_mut().filter(is_asked).for_each(|shelf| self.inner.look(shelf));
    }

    /// Ends what is being read; what has been read stays.
    pub(crate) fn stop_reading(&self) {
        for shelf in &self.inner.row().shelves {
            // The shipped one is small, and the program is nothing without it.
            if let Some(ticket) = shelf.reading.as_ref().filter(|_| shelf.origin != Origin::Shipped) {
                ticket.end();
            }
        }
        self.inner.changed.notify_all();
    }
}

/// The ids that were given to documents. What can't be understood is kept beside: notes may hang on such an id, and the
/// next list takes its place.
fn read_given(file: &Path) -> Vec<GivenId> {
    let Ok(json) = fs::read(file) else { return Vec::new() };
    serde_json::from_slice(&json).unwrap_or_else(|_| {
        // Where nothing can be written, nothing takes its place either.
        let _ = rename(file, &file.with_extension("json.aside"));
        Vec::new()
    })
}

impl Drop for Shelves {
    fn drop(&mut self) {
        let mut row = self.inner.row();
        row.over = true;
        row.shelves.iter_mut().for_each(|shelf| {
            shelf.leave();
            shelf.watching = None;
        });
        drop(row);
        self.inner.changed.notify_all();
    }
}
