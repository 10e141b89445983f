//! What the threads behind the library share.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError, RwLock};
use std::time::Duration;

use super::indexing::Indexing;
use super::shelf::Row;
use crate::clock::Clock;
use crate::lock::lock;
use library::{GivenId, Library, Texts};
use notebook::{Journal, write_whole};
use texts::KeptTexts;

/// The folders, the library that they make so far, and the index of it.
pub(super) struct Inner {
    pub row: Mutex<Row>,
    /// A reading ended, another library is there, or the program ends.
    pub changed: Condvar,
    /// The library, and how many there were before it.
    pub library: RwLock<(u32, Arc<Library>)>,
    pub index: Indexing,
    pub packs: pack::Shelf,
    /// What files of added folders and packs said; opened when there is such a folder. `None` where nothing can be kept.
    pub texts: OnceLock<Option<Arc<dyn Texts>>>,
    /// Where those are kept, in a folder of their own.
    pub cache: PathBuf,
    pub patience: Duration,
    /// Ids that documents were given because other folders' have their own.
    pub given: Mutex<Vec<GivenId>>,
    /// Where these are kept.
    pub given_file: PathBuf,
    pub clock: Arc<dyn Clock>,
    /// Which journal serves in a folder: what a network's disk has no file for, it tells nobody of, either.
    pub journal_for: fn(&Path) -> Journal,
}

impl Inner {
    /// Where texts are kept.
    pub(super) fn texts(&self) -> Option<Arc<dyn Texts>> {
        let open = || {
            let folder = self.cache.join("texts");
            fs::create_dir_all(&folder).ok()?;
            Some(Arc::new(KeptTexts::open(&folder).ok()?) as Arc<dyn Texts>)
        };
        self.texts.get_or_init(open).clone()
    }

    pub(super) fn row(&self) -> MutexGuard<'_, Row> {
        lock(&self.row)
    }

    pub(super) fn library(&self) -> (u32, Arc<Library>) {
        self.library.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn library_of(&self, row: &Row) -> Library {
        let mut given = lock(&self.given);
        let before = given.clone();
        let library = row.library(&mut given);
        if *given != before
            && let Ok(json) = serde_json::to_vec_pretty(&*given)
        {
            // Where nothing can be written, the order of the folders gives the same ids.
            let _ = write_whole(&self.given_file, &json);
        }
        library
    }

    /// What has been read is the library from now on.
    pub(super) fn publish(&self, row: &Row) {
        let next = Arc::new(self.library_of(row));
        let mut library = self.library.write().unwrap_or_else(PoisonError::into_inner);
        *library = (library.0 + 1, next);
        drop(library);
        self.index.is_behind();
        self.changed.notify_all();
    }
}
