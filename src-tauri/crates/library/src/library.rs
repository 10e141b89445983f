//! The library: folders of `<doc-id>/index.md` or of loose `.md` and `.txt` files, read whole. A bad file is reported
//! and left out; the rest works.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

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

/// What becomes of a document whose id one of another folder has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sharing {
    /// It gets an id of its own, and both can be read.
    Renames,
    /// The other one stands for it.
    Yields,
}

/// An id that a document was given because another folder's has its own. It stays with it, whatever comes and goes, so that
/// what hangs on the one never comes to hang on the other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivenId {
    /// The folder of the library.
    pub folder: PathBuf,
    /// What the document is called there.
    pub id: String,
    /// What it is called here.
    pub given: String,
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
        Self::of(read.iter().map(|read| (read, Sharing::Renames)), &mut Vec::new())
    }

    /// The library that these folders make. A file that is come upon twice counts once. Of two documents with one id in one
    /// folder the first stays; where another folder has the id, its [`Sharing`] says what becomes of it. `given` holds
    /// the ids that documents were given before, and gets those that they are given now.
    pub fn of<'a>(
        folders: impl IntoIterator<Item = (&'a Gathered, Sharing)>,
        given: &mut Vec<GivenId>,
    ) -> Self {
        let mut library = Self::default();
        let mut taken = Taken::default();
        for (gathered, sharing) in folders {
            let folder = library.take_in(gathered, sharing, &mut taken, given);
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

    fn take_in(
        &mut self,
        gathered: &Gathered,
        sharing: Sharing,
        taken: &mut Taken,
        given: &mut Vec<GivenId>,
    ) -> Folder {
        let mut within = HashSet::new();
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
            let is_loose = !is_own(&file.path);
            let mut id = document.id().clone();
            if is_loose {
                id = free(id, |id| within.contains(id));
            }
            let duplicate =
                |id: &DocId| Diagnostic { line: 1, problem: Problem::DuplicateDocument(id.to_string()) };
            if !within.insert(id.to_string()) {
                folder.diagnostics.push(locate(duplicate(&id)));
                continue;
            }
            let Some(own) = taken.id_for(&id, &gathered.path, is_loose, sharing, given) else {
                folder.diagnostics.push(locate(duplicate(&id)));
                continue;
            };
            if own != id && !is_loose {
                let problem = Problem::SharedId(own.to_string());
                folder.diagnostics.push(locate(Diagnostic { line: 1, problem }));
            }
            taken.ids.insert(own.to_string());
            if own != *document.id() {
                Arc::make_mut(&mut document).facts.manifest.id = own;
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
    /// The id by which a document is known here, that is called `id` in its folder; none if another folder's stands for it.
    fn id_for(
        &self,
        id: &DocId,
        folder: &Path,
        is_loose: bool,
        sharing: Sharing,
        given: &mut Vec<GivenId>,
    ) -> Option<DocId> {
        let known = given.iter().find(|it| it.folder == folder && it.id == id.as_str());
        if let Some(known) = known.and_then(|it| DocId::new(&it.given))
            && !self.ids.contains(known.as_str())
        {
            return Some(known);
        }
        let is_taken = |id: &str| self.ids.contains(id) || given.iter().any(|it| it.given == id);
        if !is_taken(id.as_str()) {
            return Some(id.clone());
        }
        // The many loose files with one name are no two editions of one document.
        if sharing == Sharing::Yields && !is_loose {
            return None;
        }
        let own = free(id.clone(), is_taken);
        given.retain(|it| it.folder != folder || it.id != id.as_str());
        given.push(GivenId { folder: folder.to_owned(), id: id.to_string(), given: own.to_string() });
        Some(own)
    }
}

/// The id, or `id-2` … if it is taken.
fn free(id: DocId, is_taken: impl Fn(&str) -> bool) -> DocId {
    /// Room is left for a number.
    const LONGEST: usize = 90;
    let base = &id.as_str()[..id.as_str().len().min(LONGEST)];
    let mut next = id.clone();
    let mut n = 1;
    while is_taken(next.as_str()) {
        n += 1;
        next = DocId::cleaned(&format!("{base}-{n}"));
    }
    next
}
