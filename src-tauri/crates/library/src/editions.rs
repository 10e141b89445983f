//! Earlier editions of a document: what stands in `editions` beside its text, read as that document was read then.

use std::path::{Path, PathBuf};

use super::document::Document;
use super::file::read_as;
use super::files::edition_files;

/// An earlier edition of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// Its file's name without the ending: mostly the day on which another text took its place, ISO.
    pub name: String,
    file: PathBuf,
    /// The document's folder, whose name is its id.
    folder: PathBuf,
}

impl Edition {
    /// The earlier editions of the document in this file, the latest first.
    #[must_use]
    pub fn of(file: &Path) -> Vec<Self> {
        let folder = file.parent().unwrap_or(file);
        let edition = |file: PathBuf| {
            let name = file.file_stem()?.to_str()?.to_owned();
            Some(Self { name, file, folder: folder.to_owned() })
        };
        let mut found: Vec<Self> = edition_files(file).into_iter().filter_map(edition).collect();
        found.sort_by(|a, b| b.name.cmp(&a.name));
        found
    }

    /// Reads it. `None` if it can't be read, or isn't an edition of that document.
    #[must_use]
    pub fn read(&self) -> Option<Document> {
        let (document, diagnostics) = read_as(&self.file, &self.folder);
        let skipped = diagnostics.iter().any(|it| it.problem.skips_document());
        let id = self.folder.file_name()?.to_str()?.to_owned();
        document.filter(|document| !skipped && document.id().as_str() == id)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn earlier_editions_are_those_of_their_document() {
        let folder = tempfile::tempdir().unwrap();
        let text = |id: &str, words: &str| format!("---\nid: {id}\ntitle: t\nkind: law\n---\n\n{words}\n");
        for (name, text) in [
            ("a/index.md", text("a", "ba")),
            ("a/editions/2024-01-31.md", text("a", "một")),
            ("a/editions/2025-01-31.md", text("a", "hai")),
            ("a/editions/2026-01-31.md", text("b", "của tài liệu khác")),
            ("a/editions/note.txt", "x".into()),
            ("a/editions/.2023-01-01.md", text("a", "nửa chừng")),
            ("rời.md", "# Rời".into()),
        ] {
            let file = folder.path().join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        let found = Edition::of(&folder.path().join("a/index.md"));
        let read: Vec<_> = found
            .iter()
            .map(|it| (it.name.as_str(), it.read().map(|document| document.blocks[0].inline.text.clone())))
            .collect();
        let wanted = [
            ("2026-01-31", None),
            ("2025-01-31", Some("hai".to_owned())),
            ("2024-01-31", Some("một".to_owned())),
        ];
        assert_eq!(read, wanted);
        assert_eq!(Edition::of(&folder.path().join("rời.md")), []);
        assert_eq!(Edition::of(&folder.path().join("không có/index.md")), []);
    }
}
