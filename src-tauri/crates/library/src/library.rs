//! The library: folders of `<doc-id>/index.md` or of loose `.md` and `.txt` files, read whole. A bad file is reported
//! and left out; the rest works.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::diagnostic::{Diagnostic, Located, Problem};
use super::doc_id::DocId;
use super::document::Document;
use super::entry::Entry;
use super::files::is_own;
use super::gather::Gathered;

/// What was read, and what was wrong.
#[derive(Debug, Clone, Default)]
pub struct Library {
    /// By kind, then title: the order of the reader's list.
    pub documents: Vec<Arc<Entry>>,
    /// In the order they were given.
    pub folders: Vec<Folder>,
}

/// One folder of the library.
#[derive(Debug, Clone)]
pub struct Folder {
    /// Where it is.
    pub path: PathBuf,
    /// Ids of the documents that came from it.
    pub documents: Vec<DocId>,
    /// Their files, in the same order.
    pub files: Vec<PathBuf>,
    /// Whether earlier editions of them stand beside, in the same order.
    pub has_editions: Vec<bool>,
    /// All that was wrong in it, by file and line.
    pub diagnostics: Vec<Located>,
}

impl Library {
    /// Reads all folders into memory. Of two documents with one id the first stays.
    pub fn load(paths: &[PathBuf]) -> Self {
        let read: Vec<Gathered> =
            paths.iter().map(|path| Gathered::read(path, None, &mut |_, _| true)).collect();
        Self::of(&read)
    }

    /// The library that these folders make. Of two documents with one id the first stays, and a file that is come upon
    /// twice counts once.
    pub fn of<'a>(folders: impl IntoIterator<Item = &'a Gathered>) -> Self {
        let mut library = Self::default();
        let mut taken = Taken::default();
        for gathered in folders {
            let folder = library.take_in(gathered, &mut taken);
            library.folders.push(folder);
        }
        let key = |it: &Arc<Entry>| (it.facts.manifest.kind, it.facts.manifest.title.clone());
        library.documents.sort_by_cached_key(key);
        library
    }

    /// The document with this id.
    pub fn entry(&self, id: &str) -> Option<&Arc<Entry>> {
        self.documents.iter().find(|document| document.id().as_str() == id)
    }

    /// The text of the document with this id.
    pub fn document(&self, id: &str) -> Option<Arc<Document>> {
        self.entry(id)?.read()
    }

    /// The texts of all documents, one after another: for tools that look at each.
    pub fn texts(&self) -> impl Iterator<Item = Arc<Document>> {
        self.documents.iter().filter_map(|document| document.read())
    }

    /// The file that the document with this id was read from.
    pub fn file(&self, id: &str) -> Option<&Path> {
        let in_folder = |folder: &'_ Folder| folder.documents.iter().position(|known| known.as_str() == id);
        self.folders.iter().find_map(|folder| folder.files.get(in_folder(folder)?)).map(PathBuf::as_path)
    }

    /// The documents that had earlier editions when they were read, by id.
    pub fn with_editions(&self) -> impl Iterator<Item = &DocId> {
        let all = self.folders.iter().flat_map(|folder| folder.documents.iter().zip(&folder.has_editions));
        all.filter(|(_, has)| **has).map(|(id, _)| id)
    }

    fn take_in(&mut self, gathered: &Gathered, taken: &mut Taken) -> Folder {
        let mut folder = Folder {
            path: gathered.path.clone(),
            documents: Vec::new(),
            files: Vec::new(),
            has_editions: Vec::new(),
            diagnostics: gathered.diagnostics.clone(),
        };
        for file in &gathered.files {
            // A folder may stand in another one of the library's.
            if file.place.as_ref().is_some_and(|place| !taken.files.insert(place.clone())) {
                continue;
            }
            let locate = |diagnostic| Located { path: file.path.clone(), diagnostic };
            folder.diagnostics.extend(file.diagnostics.iter().cloned().map(locate));
            let Some(mut document) = file.document.clone() else { continue };
            if !is_own(&file.path) {
                let id = taken.free(document.id().clone());
                if id != *document.id() {
                    Arc::make_mut(&mut document).facts.manifest.id = id;
                }
            }
            if !taken.ids.insert(document.id().to_string()) {
                let problem = Problem::DuplicateDocument(document.id().to_string());
                folder.diagnostics.push(locate(Diagnostic { line: 1, problem }));
                continue;
            }
            folder.documents.push(document.id().clone());
            folder.has_editions.push(file.has_editions);
            folder.files.push(file.path.clone());
            self.documents.push(document);
        }
        folder
    }
}

/// What has been read already.
#[derive(Default)]
struct Taken {
    ids: HashSet<String>,
    /// In their canonical form.
    files: HashSet<PathBuf>,
}

impl Taken {
    /// The id, or `id-2` … if it is taken: loose files are called by names that may fold to the same letters.
    fn free(&self, id: DocId) -> DocId {
        let mut next = id.clone();
        let mut n = 1;
        while self.ids.contains(next.as_str()) {
            n += 1;
            next = DocId::cleaned(&format!("{id}-{n}"));
        }
        next
    }
}
