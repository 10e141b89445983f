//! One folder of the library, read by itself: what its files say, before it is known what else is in the library.
//!
//! This is the one place through which a folder's documents are read.

use std::collections::HashMap;
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
    /// The folder itself couldn't be opened, or has nothing in it, as where a stick or a share was.
    pub absent: bool,
    pub(super) files: Vec<ReadFile>,
    /// What is wrong with the folder and not with one of its files.
    pub(super) diagnostics: Vec<Located>,
}

/// One file of a folder.
#[derive(Debug, Clone)]
pub(super) struct ReadFile {
    pub path: PathBuf,
    /// What the system says of it, by which it is known whether it is another one now.
    pub stamp: Option<Stamp>,
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
    /// false: then not all is there. What was kept of a file that stands as it stood isn't read again. It waits for the
    /// system as long as that takes: a disk on a network may never answer.
    pub fn read(
        path: &Path,
        texts: Option<&Arc<dyn Texts>>,
        watch: &mut dyn FnMut(Step, &Self) -> bool,
    ) -> Self {
        Self::read_again(path, None, texts, watch)
    }

    /// Likewise; what it was `before` spares the reading of the files that are the same still.
    pub fn read_again(
        path: &Path,
        before: Option<&Self>,
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
                folder.absent = true;
                folder.whole = true;
                return folder;
            }
        };
        folder.absent = !found.any;
        folder.diagnostics = about(path, &found);
        let earlier = before.map_or_else(HashMap::new, |before| {
            before.files.iter().map(|file| (file.path.as_path(), file)).collect::<HashMap<_, _>>()
        });
        let total = found.files.len();
        for (at, file) in found.files.into_iter().enumerate() {
            if !watch(Step::Read { done: at, total }, &folder) || !watch(Step::Asking, &folder) {
                return folder;
            }
            let has_editions = !edition_files(&file).is_empty();
            // Before it is read: what changes meanwhile is seen the next time.
            let stamp = Stamp::of(&file, path);
            let earlier = earlier.get(file.as_path());
            if let Some(same) = earlier.filter(|it| stamp.is_some() && it.stamp == stamp) {
                folder.files.push(ReadFile { has_editions, ..(*same).clone() });
                continue;
            }
            let place = file.canonicalize().ok();
            // Of a file that isn't as it stood in this very run, what was kept is out of date whatever its time says.
            let kept = texts.zip(stamp.as_ref()).filter(|_| earlier.is_none()).and_then(|(texts, stamp)| {
                let known = texts.known(stamp)?;
                Some((Entry::kept(texts, (known.facts, known.number), &file, path), known.diagnostics))
            });
            let read = kept.ok_or_else(|| fetch(&file));
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
            folder.files.push(ReadFile { path: file, stamp, place, document, diagnostics, has_editions });
        }
        folder.whole = true;
        folder
    }

    /// Whether a later reading of the same folder found nothing else.
    pub fn is_same(&self, later: &Self) -> bool {
        let same = |(own, other): (&ReadFile, &ReadFile)| {
            let read = match (&own.document, &other.document) {
                (Some(own), Some(other)) => Arc::ptr_eq(own, other),
                (None, None) => own.diagnostics == other.diagnostics,
                _ => false,
            };
            read && own.path == other.path && own.has_editions == other.has_editions
        };
        self.whole == later.whole
            && self.absent == later.absent
            && self.diagnostics == later.diagnostics
            && self.files.len() == later.files.len()
            && self.files.iter().zip(&later.files).all(same)
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

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn documents(folder: &Gathered) -> Vec<&Arc<Entry>> {
        folder.files.iter().filter_map(|file| file.document.as_ref()).collect()
    }

    #[test]
    fn only_what_has_changed_is_read_again() {
        let home = tempfile::tempdir().expect("a folder");
        let write = |name: &str, text: &str| fs::write(home.path().join(name), text).expect("written");
        write("a.txt", "một");
        write("b.txt", "hai");
        write("hỏng.txt", "\u{0}");
        let all = |_: Step, _: &Gathered| true;
        let first = Gathered::read(home.path(), None, &mut all.clone());
        let same = Gathered::read_again(home.path(), Some(&first), None, &mut all.clone());
        assert!(first.is_same(&same));
        assert!(documents(&first).iter().zip(documents(&same)).all(|(one, other)| Arc::ptr_eq(one, other)));

        // As long as before, and dated back.
        let dated = fs::metadata(home.path().join("a.txt")).expect("there").modified().expect("a time");
        write("a.txt", "bốn");
        let file = fs::File::options().write(true).open(home.path().join("a.txt")).expect("there");
        file.set_modified(dated).expect("dated back");
        let next = Gathered::read_again(home.path(), Some(&first), None, &mut all.clone());
        assert!(!first.is_same(&next));
        assert!(!cfg!(unix) || !Arc::ptr_eq(documents(&first)[0], documents(&next)[0]));
        assert!(Arc::ptr_eq(documents(&first)[1], documents(&next)[1]));
        fs::remove_file(home.path().join("b.txt")).expect("removed");
        assert!(!next.is_same(&Gathered::read_again(home.path(), Some(&next), None, &mut all.clone())));
    }

    #[test]
    fn an_empty_folder_and_none_are_absent() {
        let home = tempfile::tempdir().expect("a folder");
        assert!(Gathered::read(home.path(), None, &mut |_, _| true).absent);
        assert!(Gathered::read(&home.path().join("không có"), None, &mut |_, _| true).absent);
        fs::write(home.path().join("a.pdf"), "x").expect("written");
        assert!(!Gathered::read(home.path(), None, &mut |_, _| true).absent);
    }

    #[test]
    fn a_reading_that_is_ended_is_not_whole() {
        let home = tempfile::tempdir().expect("a folder");
        for name in ["a.txt", "b.txt", "c.txt"] {
            fs::write(home.path().join(name), "một").expect("written");
        }
        let some =
            Gathered::read(home.path(), None, &mut |step, _| !matches!(step, Step::Read { done: 2, .. }));
        assert_eq!((some.documents(), some.whole), (2, false));
        let none = Gathered::read(home.path(), None, &mut |_, _| false);
        assert_eq!((none.documents(), none.whole), (0, false));
    }
}
