//! The library: folders of `<doc-id>/index.md` or of loose `.md` and `.txt` files, read whole. A bad file is reported
//! and left out; the rest works.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::address::slug;
use super::diagnostic::{Diagnostic, Located, Problem};
use super::doc_id::DocId;
use super::document::Document;
use super::encoding;
use super::files::{Found, MOST, document_files, edition_files, extension, is_own};
use super::form::Form;
use super::parse::{parse, parse_loose};

/// Larger files aren't read. Bytes.
const LARGEST_FILE: u64 = 64 << 20;

/// What was read, and what was wrong.
#[derive(Debug, Clone, Default)]
pub struct Library {
    /// By kind, then title: the order of the reader's list.
    pub documents: Vec<Arc<Document>>,
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
    /// Reads all folders. Of two documents with one id the first stays.
    pub fn load(paths: &[PathBuf]) -> Self {
        let mut library = Self::default();
        let mut taken = Taken::default();
        for path in paths {
            let folder = library.load_folder(path, &mut taken);
            library.folders.push(folder);
        }
        library.documents.sort_by(|a, b| {
            let key = |d: &Document| (d.manifest.kind, d.manifest.title.clone());
            key(a).cmp(&key(b))
        });
        library
    }

    /// The document with this id.
    pub fn document(&self, id: &str) -> Option<&Arc<Document>> {
        self.documents.iter().find(|document| document.id().as_str() == id)
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

    fn load_folder(&mut self, path: &Path, taken: &mut Taken) -> Folder {
        let mut folder = Folder {
            path: path.to_owned(),
            documents: Vec::new(),
            files: Vec::new(),
            has_editions: Vec::new(),
            diagnostics: Vec::new(),
        };
        let Found { files, others, unreadable, ended_at } = match document_files(path, MOST) {
            Ok(found) => found,
            Err(error) => {
                folder.diagnostics.push(unreadable_at(path, &error));
                return folder;
            }
        };
        folder.diagnostics.extend(unreadable.iter().map(|(path, error)| unreadable_at(path, error)));
        folder.diagnostics.extend(ended_at.map(|path| whole(&path, Problem::TooManyFiles(MOST.to_string()))));
        for (kind, count) in others {
            folder.diagnostics.push(whole(path, Problem::OtherFiles(format!("{count} .{kind}"))));
        }
        if files.is_empty() {
            folder.diagnostics.push(whole(path, Problem::EmptyLibrary(String::new())));
        }
        for file in files {
            // A folder may stand in another one of the library's.
            if file.canonicalize().is_ok_and(|place| !taken.files.insert(place)) {
                continue;
            }
            let (document, diagnostics) = read_document(&file, path);
            let mut skip = diagnostics.iter().any(|d| d.problem.skips_document());
            let locate = |diagnostic| Located { path: file.clone(), diagnostic };
            folder.diagnostics.extend(diagnostics.into_iter().map(locate));
            let Some(mut document) = document else { continue };
            if !skip && !is_own(&file) {
                document.manifest.id = taken.free(document.manifest.id);
            }
            if !skip && taken.ids.contains(document.id().as_str()) {
                let problem = Problem::DuplicateDocument(document.id().to_string());
                folder.diagnostics.push(locate(Diagnostic { line: 1, problem }));
                skip = true;
            }
            if !skip {
                taken.ids.insert(document.id().to_string());
                folder.documents.push(document.id().clone());
                folder.has_editions.push(!edition_files(&file).is_empty());
                folder.files.push(file);
                self.documents.push(Arc::new(document));
            }
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

fn read_document(file: &Path, library: &Path) -> (Option<Document>, Vec<Diagnostic>) {
    if is_own(file) {
        return read_as(file, file.parent().unwrap_or(library));
    }
    let form = if extension(file) == "txt" { Form::Plain } else { Form::Markdown };
    read_with(file, |source| parse_loose(source, &loose_id(file, library), form))
}

/// Reads a file as the text of the document whose folder this is.
pub(super) fn read_as(file: &Path, folder: &Path) -> (Option<Document>, Vec<Diagnostic>) {
    let id = folder.file_name().unwrap_or_default().to_string_lossy();
    read_with(file, |source| parse(source, &id))
}

fn read_with(
    file: &Path,
    parse: impl FnOnce(&str) -> (Document, Vec<Diagnostic>),
) -> (Option<Document>, Vec<Diagnostic>) {
    let fail = |problem| (None, vec![Diagnostic { line: 0, problem }]);
    match fs::metadata(file) {
        Ok(meta) if meta.len() > LARGEST_FILE => {
            return fail(Problem::Unreadable(format!("larger than {} MB", LARGEST_FILE >> 20)));
        }
        Ok(_) => {}
        Err(error) => return fail(Problem::Unreadable(error.to_string())),
    }
    let bytes = match fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) => return fail(Problem::Unreadable(error.to_string())),
    };
    if let Some(name) = encoding::other_than_utf8(&bytes) {
        return fail(Problem::OtherEncoding(name.to_owned()));
    }
    let source = match String::from_utf8(bytes) {
        Ok(source) => source,
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let line = error.as_bytes()[..at].iter().filter(|&&b| b == b'\n').count() + 1;
            let line = u32::try_from(line).unwrap_or(u32::MAX);
            return (None, vec![Diagnostic { line, problem: Problem::NotUtf8(at.to_string()) }]);
        }
    };
    let (document, diagnostics) = parse(&source);
    (Some(document), diagnostics)
}

/// The id of a loose file: its name, behind those of the folders that it stands in, so that the many files with one
/// name keep their ids when another one comes.
fn loose_id(file: &Path, library: &Path) -> String {
    /// Longer ids lose their head: the name says more than the folder. Room is left for a number.
    const LONGEST: usize = 90;
    let within = file.strip_prefix(library).unwrap_or(file).with_extension("");
    let names: Vec<String> = within.iter().map(|name| slug(&name.to_string_lossy())).collect();
    let id = names.join("-");
    id[id.len().saturating_sub(LONGEST)..].trim_start_matches('-').to_owned()
}

fn unreadable_at(path: &Path, error: &io::Error) -> Located {
    whole(path, Problem::Unreadable(error.to_string()))
}

/// Of a whole file or folder.
fn whole(path: &Path, problem: Problem) -> Located {
    Located { path: path.to_owned(), diagnostic: Diagnostic { line: 0, problem } }
}
