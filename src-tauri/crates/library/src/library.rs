//! The library: folders of `<doc-id>/index.md` or of loose `.md` and `.txt` files, read whole. A bad file is reported and left out; the rest works.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::address::slug;
use super::diagnostic::{Diagnostic, Located, Problem};
use super::doc_id::DocId;
use super::document::Document;
use super::encoding;
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
    /// All that was wrong in it, by file and line.
    pub diagnostics: Vec<Located>,
}

impl Library {
    /// Reads all folders. Of two documents with one id the first stays.
    pub fn load(paths: &[PathBuf]) -> Self {
        let mut library = Self::default();
        for path in paths {
            let folder = library.load_folder(path);
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

    fn load_folder(&mut self, path: &Path) -> Folder {
        let mut folder = Folder { path: path.to_owned(), documents: Vec::new(), diagnostics: Vec::new() };
        let Found { mut files, others } = match document_files(path) {
            Ok(files) => files,
            Err(error) => {
                folder.diagnostics.push(unreadable(path, &error));
                return folder;
            }
        };
        files.sort();
        for (kind, count) in others {
            let problem = Problem::OtherFiles(format!("{count} .{kind}"));
            folder
                .diagnostics
                .push(Located { path: path.to_owned(), diagnostic: Diagnostic { line: 0, problem } });
        }
        if files.is_empty() {
            let diagnostic = Diagnostic { line: 0, problem: Problem::EmptyLibrary(String::new()) };
            folder.diagnostics.push(Located { path: path.to_owned(), diagnostic });
        }
        for file in files {
            let (document, diagnostics) = read_document(&file);
            let mut skip = diagnostics.iter().any(|d| d.problem.skips_document());
            let locate = |diagnostic| Located { path: file.clone(), diagnostic };
            folder.diagnostics.extend(diagnostics.into_iter().map(locate));
            let Some(mut document) = document else { continue };
            if !skip && !file.ends_with("index.md") {
                document.manifest.id = self.free_id(document.manifest.id);
            }
            if !skip && self.document(document.id().as_str()).is_some() {
                let problem = Problem::DuplicateDocument(document.id().to_string());
                folder.diagnostics.push(locate(Diagnostic { line: 1, problem }));
                skip = true;
            }
            if !skip {
                folder.documents.push(document.id().clone());
                self.documents.push(Arc::new(document));
            }
        }
        folder
    }
}

impl Library {
    /// The id, or `id-2` … if it is taken: loose files are called by names that may fold to the same letters.
    fn free_id(&self, id: DocId) -> DocId {
        let taken = |id: &DocId| self.document(id.as_str()).is_some();
        if !taken(&id) {
            return id;
        }
        let mut n = 2;
        loop {
            let next = DocId::cleaned(&format!("{id}-{n}"));
            if !taken(&next) {
                return next;
            }
            n += 1;
        }
    }
}

/// What a folder holds: documents, and how many files of each other kind.
#[derive(Default)]
struct Found {
    files: Vec<PathBuf>,
    others: BTreeMap<String, usize>,
}

fn document_files(path: &Path) -> io::Result<Found> {
    let mut found = Found::default();
    for entry in fs::read_dir(path)? {
        let file = entry?.path();
        let own = file.join("index.md");
        if own.is_file() {
            found.files.push(own);
        } else if file.is_file() && !is_hidden(&file) {
            match extension(&file).as_str() {
                "md" | "markdown" | "txt" => found.files.push(file),
                other if OTHERS.contains(&other) => *found.others.entry(other.to_owned()).or_default() += 1,
                _ => {}
            }
        }
    }
    Ok(found)
}

/// Files that people keep texts in and that aren't read here.
const OTHERS: [&str; 8] = ["docx", "doc", "pdf", "rtf", "odt", "html", "htm", "xlsx"];

fn extension(file: &Path) -> String {
    file.extension().unwrap_or_default().to_string_lossy().to_lowercase()
}

fn is_hidden(file: &Path) -> bool {
    file.file_name().is_some_and(|name| name.to_string_lossy().starts_with(['.', '~']))
}

fn read_document(file: &Path) -> (Option<Document>, Vec<Diagnostic>) {
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
    let (document, diagnostics) = if file.ends_with("index.md") {
        let folder = file.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy();
        parse(&source, &folder)
    } else {
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        let form = if extension(file) == "txt" { Form::Plain } else { Form::Markdown };
        parse_loose(&source, &slug(&name), form)
    };
    (Some(document), diagnostics)
}

fn unreadable(path: &Path, error: &io::Error) -> Located {
    let problem = Problem::Unreadable(error.to_string());
    Located { path: path.to_owned(), diagnostic: Diagnostic { line: 0, problem } }
}
