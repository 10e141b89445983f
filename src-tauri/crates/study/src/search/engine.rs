//! [`Index`]: a library made searchable, and what it is asked and answers.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tantivy::TantivyError;
use tantivy::directory::RamDirectory;

use super::build::{build, units};
use super::folder;
use super::plan::Plan;
use super::query::Query;
use super::reader::Reader;
use super::run::{Ranked, run};
use super::snippet::Wanted;
use super::suggest::suggest;
use super::wording::{surface, wording};
use crate::content::{DocId, Document, Kind};

/// Why an index can't be built or searched.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// Tantivy's own error.
    #[error("index: {0}")]
    Tantivy(#[from] TantivyError),
    /// The library changed and this build isn't wanted any more.
    #[error("the build was given up")]
    GivenUp,
}

impl From<std::io::Error> for SearchError {
    fn from(error: std::io::Error) -> Self {
        Self::Tantivy(error.into())
    }
}

/// A searchable library.
pub struct Index {
    documents: Vec<Arc<Document>>,
    /// Document and provision of each unit.
    units: Vec<(u32, u32)>,
    reader: Reader,
    on_disk: bool,
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
    /// True if words in quotes stand nowhere as they were typed, and were searched one by one.
    pub unheld: bool,
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

impl Hit {
    /// The titles above the provision and its own, outermost first. An item has no title; its words are the hit's.
    pub fn breadcrumb(&self) -> Vec<String> {
        let mut titles = self.document.breadcrumb(self.provision);
        let provision = &self.document.provisions[self.provision];
        if !provision.is_item {
            titles.push(provision.title.clone());
        }
        titles
    }
}

impl Index {
    /// Builds in memory. `progress(done, total)` answers false to give up.
    pub fn in_memory(
        documents: &[Arc<Document>],
        progress: &dyn Fn(usize, usize) -> bool,
    ) -> Result<Self, SearchError> {
        let directory = RamDirectory::create();
        build(Box::new(directory.clone()), documents, progress)?;
        let units = units(documents);
        let reader = Reader::open(Box::new(directory), units.len())?
            .ok_or_else(|| TantivyError::InternalError("an index built in memory isn't whole".to_owned()))?;
        Ok(Self { documents: documents.to_vec(), units, reader, on_disk: false })
    }

    /// Opens the index kept in the folder if it is of these documents, else builds it there; in memory where the
    /// folder can't be written to.
    pub fn open_or_build(
        folder: &Path,
        documents: &[Arc<Document>],
        progress: &dyn Fn(usize, usize) -> bool,
    ) -> Result<Self, SearchError> {
        match folder::open_or_build(folder, documents, progress)? {
            Some(reader) => {
                Ok(Self { documents: documents.to_vec(), units: units(documents), reader, on_disk: true })
            }
            None => Self::in_memory(documents, progress),
        }
    }

    /// True if it is kept on disk.
    pub fn is_on_disk(&self) -> bool {
        self.on_disk
    }

    /// Provisions in it.
    pub fn provisions(&self) -> usize {
        self.units.len()
    }

    /// Searches.
    pub fn search(&self, request: &Request<'_>) -> Result<Page, SearchError> {
        let start = Instant::now();
        let language = &self.reader.language;
        let query = Query::parse(request.query, request.typing);
        let plan = Plan::new(query, &self.reader, request.as_typed);
        let changes: Vec<(Range<usize>, String)> = plan
            .slots
            .iter()
            .filter(|slot| plan.stands && slot.is_restored())
            .map(|slot| (slot.range.clone(), surface(slot, language)))
            .collect();
        let mut page = Page {
            interpreted: wording(&plan.query.text, &changes),
            restored: !changes.is_empty(),
            cut: plan.query.cut,
            ..Page::default()
        };
        if plan.stands {
            let fits: Vec<bool> =
                self.documents.iter().map(|document| is_asked_for(document, request)).collect();
            let admits = |unit: u32| fits[self.units[unit as usize].0 as usize];
            let Ranked { hits, total, unheld } = run(&self.reader, &plan, request.limit, admits)?;
            let wanted = Wanted::new(&plan, &self.reader)?;
            page.hits = hits.into_iter().map(|(unit, score)| self.hit(unit, score, &wanted)).collect();
            page.total = total;
            page.unheld = unheld;
        }
        if page.total == 0 {
            page.suggestion = suggest(&plan.query.text, &plan.slots, language);
        }
        page.took = start.elapsed();
        Ok(page)
    }

    /// Everything in one document that the query lights: block index and byte ranges.
    pub fn marks(&self, doc: &DocId, query: &str, as_typed: bool) -> Vec<(usize, Vec<Range<usize>>)> {
        let Some(document) = self.documents.iter().find(|document| document.id() == doc) else {
            return Vec::new();
        };
        let plan = Plan::new(Query::parse(query, false), &self.reader, as_typed);
        if !plan.stands {
            return Vec::new();
        }
        // The index is in memory or mapped and was checked when it was opened; a disk that fails now lights nothing.
        let Ok(wanted) = Wanted::new(&plan, &self.reader) else { return Vec::new() };
        let blocks = document.blocks.iter().enumerate();
        let read: Vec<_> = blocks.map(|(number, block)| (number, wanted.read(&block.inline.text))).collect();
        wanted.all(&read)
    }

    fn hit(&self, unit: u32, score: f32, wanted: &Wanted<'_>) -> Hit {
        let (document, provision) = self.units[unit as usize];
        let (document, provision) = (&self.documents[document as usize], provision as usize);
        let own = &document.provisions[provision].blocks;
        let best = wanted.best(own.iter().map(|&block| (block, &document.blocks[block])));
        let (block, marks) = best.unwrap_or((own[0], Vec::new()));
        Hit { document: document.clone(), provision, block, score, marks }
    }
}

fn is_asked_for(document: &Document, request: &Request<'_>) -> bool {
    request.doc.is_none_or(|doc| document.id().as_str() == doc)
        && request.kind.is_none_or(|kind| document.manifest.kind == kind)
}
