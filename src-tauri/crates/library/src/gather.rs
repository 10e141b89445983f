//! One folder of the library, read by itself: what its files say, before it is known what else is in the library.
//!
//! This is the one place through which a folder's documents are read.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::diagnostic::{Diagnostic, Located, Problem};
use super::entry::{Entry, Texts};
use super::file::fetch;
use super::files::{Found, MOST, document_files, edition_files};
use super::stamp::Stamp;

/// Where the reading of a folder is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The system is about to be asked for something, and may take its time over it, or never answer.
    Asking,
    /// It has answered; what it gave is read.
    Reading,
    /// So many of so many files have been read.
    Read {
        /// Files read.
        done: usize,
        /// Files there are.
        total: usize,
    },
}

/// What a folder holds, as it was read.
#[derive(Debug, Clone, Default)]
pub struct Gathered {
    /// Where it is.
    pub path: PathBuf,
    /// All of it was read.
    pub whole: bool,
    /// The folder itself couldn't be opened.
    pub closed: bool,
    pub(super) files: Vec<ReadFile>,
    /// What is wrong with the folder and not with one of its files.
    pub(super) diagnostics: Vec<Located>,
}

/// One file of a folder.
#[derive(Debug, Clone)]
pub(super) struct ReadFile {
    pub path: PathBuf,
    /// Its path without links, by which it is known when it is come upon twice.
    pub place: Option<PathBuf>,
    /// None if it can't be shown.
    pub document: Option<Arc<Entry>>,
    pub diagnostics: Vec<Diagnostic>,
    /// Whether earlier editions stand beside it.
    pub has_editions: bool,
}

impl Gathered {
    /// A folder of which nothing has been read yet.
    pub fn unread(path: &Path) -> Self {
        Self { path: path.to_owned(), ..Self::default() }
    }

    /// Reads a folder. `watch` is told of each step and of what has been read before it, and ends the reading by answering
    /// false: then not all is there. What was kept of a file that stands as it stood isn't read again. It waits for the system as long as that takes: a disk on a network may never answer.
    pub fn read(
        path: &Path,
        texts: Option<&Arc<dyn Texts>>,
        watch: &mut dyn FnMut(Step, &Self) -> bool,
    ) -> Self {
        let mut folder = Self::unread(path);
        let looked = document_files(path, MOST, &mut || watch(Step::Asking, &folder));
        let found = match looked {
            Ok(Some(found)) => found,
            Ok(None) => return folder,
            Err(error) => {
                folder.diagnostics.push(unreadable_at(path, &error));
                folder.closed = true;
                folder.whole = true;
                return folder;
            }
        };
        folder.diagnostics = about(path, &found);
        let total = found.files.len();
        for (at, file) in found.files.into_iter().enumerate() {
            if !watch(Step::Read { done: at, total }, &folder) || !watch(Step::Asking, &folder) {
                return folder;
            }
            let place = file.canonicalize().ok();
            let has_editions = !edition_files(&file).is_empty();
            let stamp = texts.and_then(|_| Stamp::of(&file, path));
            let known = texts.zip(stamp.as_ref()).and_then(|(texts, stamp)| {
                let known = texts.known(stamp)?;
                Some((Entry::kept(texts, (known.facts, known.number), &file, path), known.diagnostics))
            });
            let read = known.ok_or_else(|| fetch(&file));
            watch(Step::Reading, &folder);
            let (document, diagnostics) = match read {
                Ok((entry, diagnostics)) => (Some(entry), diagnostics),
                Err(Ok(source)) => {
                    let (entry, diagnostics) = Entry::of(&source, (texts, stamp.as_ref()), &file, path);
                    (Some(entry), diagnostics)
                }
                Err(Err(problem)) => (None, vec![problem]),
            };
            let skip = diagnostics.iter().any(|it| it.problem.skips_document());
            let document = document.filter(|_| !skip).map(Arc::new);
            folder.files.push(ReadFile { path: file, place, document, diagnostics, has_editions });
        }
        folder.whole = true;
        folder
    }

    /// How many documents it has.
    pub fn documents(&self) -> usize {
        self.files.iter().filter(|file| file.document.is_some()).count()
    }
}

fn about(path: &Path, found: &Found) -> Vec<Located> {
    let mut said: Vec<Located> =
        found.unreadable.iter().map(|(path, error)| unreadable_at(path, error)).collect();
    said.extend(found.ended_at.iter().map(|path| whole(path, Problem::TooManyFiles(MOST.to_string()))));
    for (kind, count) in &found.others {
        said.push(whole(path, Problem::OtherFiles(format!("{count} .{kind}"))));
    }
    if found.files.is_empty() {
        said.push(whole(path, Problem::EmptyLibrary(String::new())));
    }
    said
}

fn unreadable_at(path: &Path, error: &io::Error) -> Located {
    whole(path, Problem::Unreadable(error.to_string()))
}

/// Of a whole file or folder.
fn whole(path: &Path, problem: Problem) -> Located {
    Located { path: path.to_owned(), diagnostic: Diagnostic { line: 0, problem } }
}
