//! interface

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use crate::content::{DocId, Document, Kind};

/// Why an index can't be built or searched.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// Tantivy's own error.
    #[error("index: {0}")]
    Tantivy(#[from] tantivy::TantivyError),
    /// The library changed and this build isn't wanted any more.
    #[error("the build was given up")]
    GivenUp,
}

/// A searchable library.
pub struct Index {
    documents: Vec<Arc<Document>>,
}

/// A question.
#[derive(Debug, Clone)]
pub struct Request<'a> {
    /// As typed.
    pub query: &'a str,
    /// The last word may be unfinished.
    pub typing: bool,
    /// No restoration of marks.
    pub as_typed: bool,
    /// Provisions at most.
    pub limit: usize,
    /// Only in this document.
    pub doc: Option<&'a str>,
    /// Only in documents of this kind.
    pub kind: Option<Kind>,
}

/// What was found.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// The query as understood.
    pub interpreted: String,
    /// True if it has other words than typed.
    pub restored: bool,
    /// True if the query was too long and only its beginning was searched.
    pub cut: bool,
    /// Best first.
    pub hits: Vec<Hit>,
    /// Found in all.
    pub total: usize,
    /// The search alone.
    pub took: Duration,
    /// For an empty page: the nearest spelling that would find something.
    pub suggestion: Option<String>,
}

/// A provision found, with its best block.
#[derive(Debug, Clone)]
pub struct Hit {
    /// Its document.
    pub document: Arc<Document>,
    /// Index of the provision in the document.
    pub provision: usize,
    /// Index of its best block in the document.
    pub block: usize,
    /// Higher is better; comparable within one page.
    pub score: f32,
    /// Byte ranges in the block's text to light, in order, not overlapping.
    pub marks: Vec<Range<usize>>,
}

impl Index {
    /// Builds in memory. `progress(done, total)` answers false to give up.
    pub fn in_memory(
        documents: &[Arc<Document>],
        progress: &dyn Fn(usize, usize) -> bool,
    ) -> Result<Self, SearchError> {
        progress(0, 0);
        Ok(Self { documents: documents.to_vec() })
    }
    /// Opens the index kept in the folder if it is of these documents, else builds it there; in memory where the
    /// folder can't be written to.
    pub fn open_or_build(
        _folder: &Path,
        documents: &[Arc<Document>],
        progress: &dyn Fn(usize, usize) -> bool,
    ) -> Result<Self, SearchError> {
        Self::in_memory(documents, progress)
    }
    /// True if it is kept on disk.
    pub fn is_on_disk(&self) -> bool {
        false
    }
    /// Provisions in it.
    pub fn provisions(&self) -> usize {
        self.documents.iter().map(|d| d.provisions.len()).sum()
    }
    /// Searches.
    pub fn search(&self, _request: &Request<'_>) -> Result<Page, SearchError> {
        Ok(Page::default())
    }
    /// Everything in one document that the query lights: block index and byte ranges.
    pub fn marks(&self, _doc: &DocId, _query: &str, _as_typed: bool) -> Vec<(usize, Vec<Range<usize>>)> {
        Vec::new()
    }
}
