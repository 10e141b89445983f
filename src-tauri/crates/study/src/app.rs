//! [`App`]: the library, the index and the open notebook, and who may touch which when.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock};
use std::time::Duration;

use crate::choices::{Choices, Paths};
use crate::clock::Clock;
use crate::desk::OpenDesk;
use crate::lock::lock;
use crate::shelves::{IndexState, Setting, Shelves};
use crate::visit::Visit;
use library::Library;
use notebook::{Key, Profiles, StoreError, Trouble, write_whole};
use pack::{Ring, Shelf};
use search::{Index, Page, Request, SearchError};

/// Why the program can't start.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The list of added folders is there but can't be read; it is left as it is.
    #[error("{}: {error}", path.display())]
    Folders {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
}

/// The whole program behind the window. Share it freely; it locks what it must.
pub struct App {
    pub(crate) paths: Paths,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) profiles: Profiles,
    /// Packs that came on a stick.
    pub(crate) packs: Shelf,
    /// Whose packs are trusted.
    pub(crate) ring: Ring,
    /// How long a folder may take to answer.
    pub(crate) patience: Duration,
    /// Folders that the reader added.
    folders: Mutex<Vec<PathBuf>>,
    pub(crate) shelves: Shelves,
    /// Understands queries while the library's own index isn't there.
    blank: OnceLock<Option<Arc<Index>>>,
    desk: Mutex<Option<OpenDesk>>,
    /// The key of a locked notebook that was unlocked and couldn't be opened, so that its backups can be.
    waiting: Mutex<Option<(String, Key)>>,
    /// A search for backups of another computer, and what was opened of it.
    visit: Mutex<Visit>,
    /// The last backup of a closed notebook, if it failed.
    trouble: Mutex<Option<(String, Trouble)>>,
}

impl App {
    /// Reads the shipped library; what else there is, and the index, come behind it. Makes no folder and writes nothing,
    /// but removes the profiles that were deleted thirty days ago.
    pub fn open(paths: Paths, clock: Arc<dyn Clock>) -> Result<Self, OpenError> {
        Self::open_with(paths, clock, Choices::default())
    }

    /// Likewise, with what a test chooses.
    pub fn open_with(paths: Paths, clock: Arc<dyn Clock>, choices: Choices) -> Result<Self, OpenError> {
        let folders = read_folders(&folders_file(&paths.data))?;
        let profiles = Profiles::new(paths.data.join("profiles"));
        profiles.purge(clock.now());
        profiles.clear_unfinished();
        let packs = Shelf::new(paths.data.join("packs"));
        packs.clear_unfinished();
        let setting = Setting {
            paths: &paths,
            packs: packs.clone(),
            added: &folders,
            clock: clock.clone(),
            choices: &choices,
        };
        let shelves = Shelves::open(setting);
        Ok(Self {
            packs,
            patience: choices.patience,
            shelves,
            ring: Ring::new(paths.data.join("keys")),
            profiles: profiles.with(choices.hardness, choices.journal_for),
            paths,
            clock,
            folders: Mutex::new(folders),
            blank: OnceLock::new(),
            desk: Mutex::default(),
            waiting: Mutex::default(),
            visit: Mutex::default(),
            trouble: Mutex::default(),
        })
    }

    /// Closes the open notebook. Nothing else needs closing.
    pub fn close(&self) {
        let open = self.desk().take();
        if let Some(open) = open {
            // Every save is durable already; a checkpoint that fails is made up for at the next start.
            let _ = self.put_away(open);
        }
    }

    /// Closes a notebook and remembers how its last backup went.
    pub(crate) fn put_away(&self, open: OpenDesk) -> Result<(), StoreError> {
        *lock(&self.waiting) = None;
        let in_place = open.notebook.is_in_place();
        let closed = open.notebook.close(self.now());
        if !in_place {
            // With the backup that was just made it is found again at the next start.
            let _ = self.profiles.keep_name(&open.profile);
        }
        let trouble = closed?;
        *lock(&self.trouble) = trouble.map(|trouble| (open.profile.id, trouble));
        Ok(())
    }

    /// Whether anybody's notes are here.
    pub fn has_profiles(&self) -> bool {
        self.profiles.list().is_ok_and(|all| !all.is_empty())
    }

    /// What went wrong when this profile was last closed.
    pub(crate) fn trouble_of(&self, id: &str) -> Option<Trouble> {
        lock(&self.trouble).as_ref().filter(|(of, _)| of == id).map(|(_, trouble)| *trouble)
    }

    /// The key that waits for this profile.
    pub(crate) fn waiting_key(&self, id: &str) -> Option<Key> {
        lock(&self.waiting).as_ref().filter(|(of, _)| of == id).map(|(_, key)| key.clone())
    }

    /// Keeps a key while its notebook can't be opened, or forgets the one that was kept.
    pub(crate) fn keep_key(&self, kept: Option<(String, Key)>) {
        *lock(&self.waiting) = kept;
    }

    /// The library as it is now.
    pub fn library(&self) -> Arc<Library> {
        self.shelves.library().1
    }

    /// The index to search with: the ready one, or the one before while the next is built.
    pub fn index(&self) -> Option<Arc<Index>> {
        match self.index_state() {
            IndexState::Ready(index) => Some(index),
            IndexState::Building { before, .. } => before,
            IndexState::Failed => None,
        }
    }

    /// The index, or else one of nothing: notes can be searched before the library is.
    pub(crate) fn index_or_blank(&self) -> Option<Arc<Index>> {
        let blank = || Index::in_memory(&[], &|_, _| true).ok().map(Arc::new);
        self.index().or_else(|| self.blank.get_or_init(blank).clone())
    }

    /// Waits for the index of the present library, at most so long: until all folders that answer have been read.
    pub fn wait_for_index(&self, most: Duration) -> Option<Arc<Index>> {
        self.shelves.wait_for_index(most)
    }

    pub(crate) fn index_state(&self) -> IndexState {
        self.shelves.index_state()
    }

    pub(crate) fn desk(&self) -> MutexGuard<'_, Option<OpenDesk>> {
        lock(&self.desk)
    }

    pub(crate) fn visit(&self) -> MutexGuard<'_, Visit> {
        lock(&self.visit)
    }

    pub(crate) fn now(&self) -> i64 {
        self.clock.now()
    }

    /// The folders that the reader added.
    pub(crate) fn added_folders(&self) -> Vec<PathBuf> {
        lock(&self.folders).clone()
    }

    /// Writes the list of added folders down; those that came are read behind it.
    pub(crate) fn set_added_folders(&self, folders: Vec<PathBuf>) -> io::Result<()> {
        let mut kept = lock(&self.folders);
        let json = serde_json::to_vec_pretty(&folders)?;
        write_whole(&folders_file(&self.paths.data), &json)?;
        self.shelves.added(&folders);
        *kept = folders;
        Ok(())
    }

    /// Searches the library. Where the index turns out to be damaged nothing is found, and what is lost of it is built
    /// anew in the background.
    pub(crate) fn search(&self, index: &Index, request: &Request<'_>) -> Result<Page, SearchError> {
        match index.search(request) {
            Err(SearchError::Damaged) => {
                self.shelves.index_is_damaged();
                Ok(Page { interpreted: request.query.to_owned(), ..Page::default() })
            }
            found => found,
        }
    }
}

fn folders_file(data: &Path) -> PathBuf {
    data.join("folders.json")
}

fn read_folders(path: &Path) -> Result<Vec<PathBuf>, OpenError> {
    match fs::read(path) {
        Ok(bytes) => serde_json::from_slice(&bytes)
            .map_err(|error| OpenError::Folders { path: path.to_owned(), error: error.into() }),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            Ok(Vec::new())
        }
        Err(error) => Err(OpenError::Folders { path: path.to_owned(), error }),
    }
}
