//! A document as the lists know it: what it says of itself, and where its text is when somebody asks for it.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::diagnostic::Diagnostic;
use super::doc_id::DocId;
use super::document::Document;
use super::file::{fetch, read_source};
use super::manifest::Manifest;
use super::quick::{self, CardKind};
use super::stamp::Stamp;

/// What is known of a document without its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// What it says of itself.
    pub manifest: Manifest,
    /// BLAKE3 of the source in NFC, hexadecimal.
    pub hash: String,
    /// BLAKE3 of how the source was cut into provisions and blocks, hexadecimal.
    pub cut: String,
    /// How many provisions it has.
    pub provisions: usize,
    /// Characters of visible text.
    pub length: usize,
    /// The kinds of cards that it has for the quick look-up; mostly none.
    pub quick: Vec<CardKind>,
}

impl Facts {
    /// Of a document that was read.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let mut cut = blake3::Hasher::new();
        let mut number = |n: usize| {
            cut.update(&(n as u64).to_le_bytes());
        };
        number(document.provisions.len());
        for block in &document.blocks {
            number(block.provision);
            number(block.inline.text.len());
        }
        Self {
            manifest: document.manifest.clone(),
            hash: document.hash.clone(),
            cut: cut.finalize().to_hex().to_string(),
            provisions: document.provisions.len(),
            length: document.blocks.iter().map(|block| block.inline.text.chars().count()).sum(),
            quick: quick::kinds(document),
        }
    }
}

/// What a place that keeps texts knows of a file.
#[derive(Debug, Clone)]
pub struct Known {
    /// Under which number its text is kept.
    pub number: i64,
    /// What the text is.
    pub facts: Facts,
    /// What was wrong with the file.
    pub diagnostics: Vec<Diagnostic>,
}

/// A place where texts are kept that were read before, so that a file that stands as it stood isn't read again. What it
/// says it may lose at any time: whoever asks reads the file then.
pub trait Texts: fmt::Debug + Send + Sync {
    /// What was kept of a file, if the file stands as it stood.
    fn known(&self, file: &Stamp) -> Option<Known>;
    /// Keeps what was read of a file. Answers with the number of its text; `None` if it can't be kept.
    fn keep(
        &self,
        file: &Stamp,
        document: &Document,
        facts: &Facts,
        diagnostics: &[Diagnostic],
    ) -> Option<i64>;
    /// A text that was kept, as it was read.
    fn text(&self, number: i64) -> Option<Arc<Document>>;
}

/// A document of the library.
#[derive(Debug, Clone)]
pub struct Entry {
    /// All that lists and the search want to know of it.
    pub facts: Facts,
    text: Text,
}

#[derive(Debug, Clone)]
enum Text {
    Held(Arc<Document>),
    Kept { texts: Arc<dyn Texts>, number: i64, file: PathBuf, library: PathBuf },
}

impl Text {
    fn kept(texts: &Arc<dyn Texts>, number: i64, file: &Path, library: &Path) -> Self {
        Self::Kept { texts: texts.clone(), number, file: file.to_owned(), library: library.to_owned() }
    }
}

impl Entry {
    /// A document that was read of a file, from this source; kept with the texts, if they can.
    pub(super) fn of(
        source: &str,
        (texts, stamp): (Option<&Arc<dyn Texts>>, Option<&Stamp>),
        file: &Path,
        library: &Path,
    ) -> (Self, Vec<Diagnostic>) {
        let (document, diagnostics) = read_source(source, file, library);
        let facts = Facts::of(&document);
        let kept = texts.zip(stamp).and_then(|(texts, stamp)| {
            let number = texts.keep(stamp, &document, &facts, &diagnostics)?;
            Some(Text::kept(texts, number, file, library))
        });
        (Self { facts, text: kept.unwrap_or_else(|| Text::Held(Arc::new(document))) }, diagnostics)
    }

    /// A document that was kept of a file.
    pub(super) fn kept(
        texts: &Arc<dyn Texts>,
        (facts, number): (Facts, i64),
        file: &Path,
        library: &Path,
    ) -> Self {
        Self { facts, text: Text::kept(texts, number, file, library) }
    }

    /// A document whose text stays in memory.
    #[must_use]
    pub fn held(document: Document) -> Self {
        Self { facts: Facts::of(&document), text: Text::Held(Arc::new(document)) }
    }

    /// The document's id.
    #[must_use]
    pub fn id(&self) -> &DocId {
        &self.facts.manifest.id
    }

    /// Title for bars and lists.
    #[must_use]
    pub fn short_title(&self) -> &str {
        self.facts.manifest.short_title()
    }

    /// Whether its text is in memory: reading it costs nothing then.
    #[must_use]
    pub fn is_held(&self) -> bool {
        matches!(self.text, Text::Held(_))
    }

    /// Its text. `None` if that can't be read any more as it was: nobody kept it, and its file is gone or changed.
    #[must_use]
    pub fn read(&self) -> Option<Arc<Document>> {
        let document = match &self.text {
            Text::Held(document) => return Some(document.clone()),
            Text::Kept { texts, number, file, library } => match texts.text(*number) {
                Some(kept) if kept.hash == self.facts.hash => kept,
                _ => {
                    let (now, _) = read_source(&fetch(file).ok()?, file, library);
                    Arc::new(Some(now).filter(|now| now.hash == self.facts.hash)?)
                }
            },
        };
        if document.id() == self.id() {
            return Some(document);
        }
        // Of several loose files with one name only the first is called by it.
        let mut renamed = Document::clone(&document);
        renamed.manifest.id = self.id().clone();
        Some(Arc::new(renamed))
    }
}
