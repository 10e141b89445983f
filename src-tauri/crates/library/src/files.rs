//! Which files of a folder are documents. Folders within folders are looked into, as people sort their files.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Files that people keep texts in and that aren't read here.
const OTHERS: [&str; 8] = ["docx", "doc", "pdf", "rtf", "odt", "html", "htm", "xlsx"];

/// A document's text in a folder of its own.
const OWN: &str = "index.md";

/// Where the earlier editions of such a document stand.
const EDITIONS: &str = "editions";

/// With more documents than that no further folder within it is looked into: somebody may take a whole disk for a
/// library.
pub(super) const MOST: usize = 20_000;

/// What a folder holds.
#[derive(Default)]
pub(super) struct Found {
    /// Documents: those with our front matter first, then the loose ones, each in the order of their paths.
    pub files: Vec<PathBuf>,
    /// How many files of each other kind.
    pub others: BTreeMap<String, usize>,
    /// Folders within it that can't be opened.
    pub unreadable: Vec<(PathBuf, io::Error)>,
    /// The first folder within it that wasn't looked into, if there is too much in it.
    pub ended_at: Option<PathBuf>,
    /// Whether there is anything in it at all.
    pub any: bool,
}

/// The documents in a folder and in the folders within it. Fails only if the folder itself can't be opened. `asking` is
/// told before the system is asked for each entry, and ends the search by answering false: `None` then.
pub(super) fn document_files(
    path: &Path,
    most: usize,
    asking: &mut dyn FnMut() -> bool,
) -> io::Result<Option<Found>> {
    let mut found = Found::default();
    if !asking() {
        return Ok(None);
    }
    // A link may lead back to where it stands.
    let mut seen: HashSet<PathBuf> = path.canonicalize().into_iter().collect();
    let mut folders = found.look_into(path, asking)?;
    while let Some(folder) = folders.pop() {
        if !asking() {
            return Ok(None);
        }
        if !folder.canonicalize().is_ok_and(|place| seen.insert(place)) {
            continue;
        }
        if found.files.len() > most {
            found.ended_at = Some(folder);
            break;
        }
        match found.look_into(&folder, asking) {
            Ok(within) => folders.extend(within),
            Err(error) => found.unreadable.push((folder, error)),
        }
    }
    found.files.sort_by(|a, b| (!is_own(a), a).cmp(&(!is_own(b), b)));
    found.unreadable.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(asking().then_some(found))
}

impl Found {
    /// Takes in the files that stand in this folder itself; says which folders do. Ends early if `asking` says so.
    fn look_into(&mut self, folder: &Path, asking: &mut dyn FnMut() -> bool) -> io::Result<Vec<PathBuf>> {
        let mut within = Vec::new();
        // Beside a document's text stand what it was made of and what it was before: neither is a document by itself.
        let own = folder.join(OWN).is_file();
        for entry in fs::read_dir(folder)? {
            if !asking() {
                break;
            }
            let file = entry?.path();
            self.any = true;
            if is_hidden(&file) || own && is_beside(&file) {
                continue;
            }
            if file.is_dir() {
                within.push(file);
            } else if file.is_file() {
                match extension(&file).as_str() {
                    "md" | "markdown" | "txt" => self.files.push(file),
                    other if OTHERS.contains(&other) => {
                        *self.others.entry(other.to_owned()).or_default() += 1;
                    }
                    _ => {}
                }
            }
        }
        Ok(within)
    }
}

/// A document with a folder and front matter of its own.
pub(super) fn is_own(file: &Path) -> bool {
    file.ends_with(OWN)
}

/// The files of the earlier editions of the document in this file, in no order.
pub(super) fn edition_files(file: &Path) -> Vec<PathBuf> {
    let Some(folder) = file.parent().filter(|_| is_own(file)) else { return Vec::new() };
    let files = folder.join(EDITIONS).read_dir().into_iter().flatten().flatten().map(|entry| entry.path());
    let is_text = |file: &PathBuf| !is_hidden(file) && extension(file) == "md" && file.is_file();
    files.filter(is_text).collect()
}

/// A file's extension in lower case.
pub(super) fn extension(file: &Path) -> String {
    file.extension().unwrap_or_default().to_string_lossy().to_lowercase()
}

/// The file that a document was made of, or its earlier editions.
fn is_beside(file: &Path) -> bool {
    let stem = file.file_stem().unwrap_or_default();
    if file.is_dir() { file.ends_with(EDITIONS) } else { stem == "original" }
}

/// What programs keep for themselves: `.git`, `.obsidian`, `~$ke-hoach.docx`.
fn is_hidden(file: &Path) -> bool {
    file.file_name().is_some_and(|name| name.to_string_lossy().starts_with(['.', '~']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_beside_a_documents_text_is_no_document() {
        let folder = tempfile::tempdir().unwrap();
        for name in
            ["a/index.md", "a/original.docx", "a/original.txt", "a/editions/2025-01-31.md", "a/khác.md"]
        {
            let file = folder.path().join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, "một").unwrap();
        }
        // Without such a text they are files like others.
        for name in ["b/original.docx", "b/original.txt", "editions/2.md"] {
            let file = folder.path().join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, "một").unwrap();
        }
        let all = document_files(folder.path(), MOST, &mut || true).unwrap().unwrap();
        let names: Vec<_> = all.files.iter().map(|file| file.strip_prefix(folder.path()).unwrap()).collect();
        let wanted = ["a/index.md", "a/khác.md", "b/original.txt", "editions/2.md"];
        assert_eq!(names, wanted.map(Path::new));
        assert_eq!(all.others, BTreeMap::from([("docx".to_owned(), 1)]));
    }

    #[test]
    fn where_a_folder_of_too_much_ends_is_told() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a", "b", "c"] {
            let within = folder.path().join(name);
            fs::create_dir(&within).unwrap();
            fs::write(within.join("1.txt"), "một").unwrap();
            fs::write(within.join("2.txt"), "hai").unwrap();
        }
        let all = document_files(folder.path(), 6, &mut || true).unwrap().unwrap();
        assert_eq!((all.files.len(), all.ended_at), (6, None));
        let some = document_files(folder.path(), 3, &mut || true).unwrap().unwrap();
        assert_eq!(some.files.len(), 4);
        assert!(some.ended_at.is_some_and(|path| path.starts_with(folder.path())));
    }
}
