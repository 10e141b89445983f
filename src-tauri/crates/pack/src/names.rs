//! Which names a pack may have in it. So few that no two systems can take one of them for two different files: ASCII, small
//! letters, folders of the library alone.

use std::path::Path;

use files::names::fits;
use library::DocId;

/// Says what is in a pack.
pub(crate) const MANIFEST: &str = "pack.toml";
/// Its signature.
pub(crate) const SIGNATURE: &str = "pack.toml.minisig";
/// A document's text.
pub(crate) const TEXT: &str = "index.md";
/// Where it came from.
pub(crate) const RECORD: &str = "import.json";
/// Its earlier editions.
pub(crate) const EDITIONS: &str = "editions";
/// The file that it was made of, up to its ending.
const ORIGINAL: &str = "original.";
/// Longest ending of that. Bytes.
const LONGEST_ENDING: usize = 8;

/// The last part of a path.
pub(crate) fn last(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// A document's id and what of it this is: "06-nq-tw/editions/2026-01-02.md". `None`: no pack has it.
pub(crate) fn parts(path: &str) -> Option<(&str, &str)> {
    let (id, rest) = path.split_once('/')?;
    DocId::new(id).filter(|id| fits(id.as_str()))?;
    is_of_document(rest).then_some((id, rest))
}

/// Whether a document's folder may have this in it.
pub(crate) fn is_of_document(rest: &str) -> bool {
    if rest == TEXT || rest == RECORD {
        return true;
    }
    let plain = |text: &str| text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    if let Some(ending) = rest.strip_prefix(ORIGINAL) {
        return (1..=LONGEST_ENDING).contains(&ending.len()) && plain(ending);
    }
    let edition = rest.strip_prefix(EDITIONS).and_then(|rest| rest.strip_prefix('/'));
    edition
        .and_then(|name| name.strip_suffix(".md"))
        .is_some_and(|name| DocId::new(name).is_some_and(|name| fits(name.as_str())))
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn only_documents_folders_are_named() {
        for good in [
            "06-nq-tw/index.md",
            "a/import.json",
            "a/original.docx",
            "a/original.7z",
            "a/editions/2026-01-02.md",
        ] {
            assert!(parts(good).is_some(), "{good}");
        }
        for bad in [
            "index.md",
            "/a/index.md",
            "../a/index.md",
            "a/../index.md",
            "a//index.md",
            "a\\index.md",
            "A/index.md",
            "a/Index.md",
            "a/index.md/",
            "a/",
            "con/index.md",
            "á/index.md",
            "a/original.",
            "a/original.tar.gz",
            "a/original.DOCX",
            "a/editions/../index.md",
            "a/editions/nul.md",
            "a/editions/Một.md",
            "a/editions/.md",
            "a/.hidden",
            "a/index.md\0",
            "C:/index.md",
        ] {
            assert!(parts(bad).is_none(), "{bad}");
        }
    }
}
