//! [`Index`]: a library made searchable, and what it is asked and answers.

use std::collections::HashMap;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tantivy::TantivyError;
use tantivy::directory::RamDirectory;

use crate::error::SearchError;
use crate::index::build::{build, units};
use crate::index::folder;
use crate::index::reader::Reader;
use crate::notes::sought::{NoteHit, Sought};
use crate::notes::words::NoteIndex;
use crate::query::parse::Query;
use crate::query::plan::Plan;
use crate::query::suggest::suggest;
use crate::query::wording::{surface, wording};
use crate::rank::names::Names;
use crate::rank::run::{Ranked, run};
use crate::rank::snippet::{Wanted, phrases};
use library::{DocId, Document, Entry, Kind};

/// A searchable library.
pub struct Index {
    documents: Vec<Arc<Entry>>,
    /// Document and provision of each unit.
    units: Vec<(u32, u32)>,
    reader: Reader,
    names: Names,
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
    /// The first holds every syllable that was asked for.
    pub whole: bool,
    /// Found in all.
    pub total: usize,
    /// Found in each document.
    pub totals: HashMap<DocId, usize>,
    /// The search alone.
    pub took: Duration,
    /// For an empty page: the nearest spelling that would find something.
    pub suggestion: Option<String>,
}

/// What was found in the reader's notes.
#[derive(Debug, Clone, Default)]
pub struct NotePage {
    /// How the query was understood, as on a [`Page`] that has no hits; `whole` is the first note's.
    pub query: Page,
    /// Best first.
    pub hits: Vec<NoteHit>,
    /// Found in all.
    pub total: usize,
}

/// Which words of a document to light.
#[derive(Debug, Clone)]
pub struct Lighting<'a> {
    /// As typed.
    pub query: &'a str,
    /// The last word may be unfinished.
    pub typing: bool,
    /// No restoration of marks.
    pub as_typed: bool,
    /// Only stretches that hold all of the query's words; where there are none, the phrases of the passages that say
    /// most of them.
    pub together: bool,
    /// Index of a block that was opened for the query: `together` leaves it some light in any case.
    pub opened: Option<usize>,
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
        documents: &[Arc<Entry>],
        progress: &dyn Fn(usize, usize) -> bool,
    ) -> Result<Self, SearchError> {
        let directory = RamDirectory::create();
        build(Box::new(directory.clone()), documents, progress)?;
        let units = units(documents);
        let reader = Reader::open(Box::new(directory), units.len())?
            .ok_or_else(|| TantivyError::InternalError("an index built in memory isn't whole".to_owned()))?;
        Ok(Self::of(documents, units, reader, false))
    }

    /// Opens the index kept in the folder if it is of these documents, else builds it there; in memory where the
    /// folder can't be written to.
    pub fn open_or_build(
        folder: &Path,
        documents: &[Arc<Entry>],
        progress: &dyn Fn(usize, usize) -> bool,
    ) -> Result<Self, SearchError> {
        match folder::open_or_build(folder, documents, progress)? {
            Some(reader) => Ok(Self::of(documents, units(documents), reader, true)),
            None => Self::in_memory(documents, progress),
        }
    }

    fn of(documents: &[Arc<Entry>], units: Vec<(u32, u32)>, reader: Reader, on_disk: bool) -> Self {
        let names = Names::of(documents, &units);
        Self { documents: documents.to_vec(), units, reader, names, on_disk }
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
        let (plan, mut page) = self.understand(request);
        let fits: Vec<bool> = self.documents.iter().map(|document| is_asked_for(document, request)).collect();
        let document = |unit: u32| self.units[unit as usize].0 as usize;
        let admits = |unit: u32| fits[document(unit)];
        let named = self.names.called(&plan.slots).filter(|&unit| plan.excluded.is_empty() && admits(unit));
        if plan.stands || named.is_some() {
            let mut counts = vec![0; self.documents.len()];
            let mut ranked = if plan.stands {
                run(&self.reader, &plan, request.limit, admits)?
            } else {
                Ranked::nothing(&self.reader)
            };
            if let Some(unit) = named {
                ranked.lead(unit, request.limit);
            }
            let Ranked { hits, total, units, unheld, whole } = ranked;
            page.whole = whole;
            units.iter().for_each(|unit| counts[document(unit)] += 1);
            let wanted = Wanted::new(&plan, &self.reader)?;
            page.hits = hits
                .into_iter()
                .filter_map(|(unit, score)| self.hit(unit, score, &wanted).transpose())
                .collect::<Result<_, _>>()?;
            page.total = total;
            page.unheld = unheld;
            let counted = self.documents.iter().zip(counts).filter(|(_, count)| *count > 0);
            page.totals = counted.map(|(document, count)| (document.id().clone(), count)).collect();
        }
        if page.total == 0 {
            page.suggestion = suggest(&plan.query.text, &plan.slots, &self.reader.language);
        }
        page.took = start.elapsed();
        Ok(page)
    }

    /// Searches notes, understanding the query as for the library.
    pub fn search_notes(&self, request: &Request<'_>, notes: &NoteIndex) -> NotePage {
        let start = Instant::now();
        let (plan, mut query) = self.understand(request);
        let admits = |doc: &str| {
            let document = self.documents.iter().find(|document| document.id().as_str() == doc);
            match document {
                Some(document) => is_asked_for(document, request),
                // A note may outlive its document in the library.
                None => request.kind.is_none() && request.doc.is_none_or(|wanted| wanted == doc),
            }
        };
        let sought = Sought::new(&plan, notes, request.as_typed);
        let (hits, total, whole) = sought.find(request.limit, admits);
        query.whole = whole;
        query.took = start.elapsed();
        NotePage { query, hits, total }
    }

    /// Everything in a document that a query lights: block index and byte ranges.
    pub fn marks(&self, document: &Document, lighting: &Lighting<'_>) -> Vec<(usize, Vec<Range<usize>>)> {
        let query = Query::parse(lighting.query, lighting.typing);
        let plan = Plan::new(query, &self.reader, lighting.as_typed);
        if !plan.stands {
            return Vec::new();
        }
        // The index is in memory or mapped and was checked when it was opened; a disk that fails now lights nothing.
        let Ok(wanted) = Wanted::new(&plan, &self.reader) else { return Vec::new() };
        let blocks = document.blocks.iter().enumerate();
        let read: Vec<_> = blocks.map(|(number, block)| (number, wanted.read(&block.inline.text))).collect();
        let lit = wanted.all(&read);
        if !lighting.together {
            return lit;
        }
        let mut whole = lit.clone();
        for (number, ranges) in &mut whole {
            let text = &document.blocks[*number].inline.text;
            ranges.retain(|range| plan.is_said_in(&text[range.clone()]));
        }
        whole.retain(|(_, ranges)| !ranges.is_empty());
        let text = |number: usize| document.blocks[number].inline.text.as_str();
        if whole.is_empty() {
            return wanted.passages(&read, lighting.opened, text);
        }
        // The passage that was opened may say all of it, but not in one breath.
        let opened = lighting.opened.filter(|opened| whole.iter().all(|(number, _)| number != opened));
        if let Some((number, ranges)) = opened.and_then(|opened| lit.into_iter().find(|one| one.0 == opened))
        {
            let at = whole.partition_point(|one| one.0 < number);
            whole.insert(at, (number, phrases(text(number), ranges)));
        }
        whole
    }

    /// The plan of a query, and a page that says how it was understood.
    fn understand(&self, request: &Request<'_>) -> (Plan, Page) {
        let query = Query::parse(request.query, request.typing);
        let plan = Plan::new(query, &self.reader, request.as_typed);
        let changes: Vec<(Range<usize>, String)> = plan
            .slots
            .iter()
            .filter(|slot| plan.stands && slot.is_restored())
            .map(|slot| (slot.range.clone(), surface(slot, &self.reader.language)))
            .collect();
        let page = Page {
            interpreted: wording(&plan.query.text, &changes),
            restored: !changes.is_empty(),
            cut: plan.query.cut,
            ..Page::default()
        };
        (plan, page)
    }

    /// `None` if the document's text can't be read any more.
    fn hit(&self, unit: u32, score: f32, wanted: &Wanted<'_>) -> Result<Option<Hit>, SearchError> {
        let (document, provision) = self.units[unit as usize];
        let provision = provision as usize;
        let Some(document) = self.documents[document as usize].read() else { return Ok(None) };
        let own = &document.provisions[provision].blocks;
        let read = |block: usize| (block, &document.blocks[block]);
        let best = match wanted.promising(unit)? {
            Some(places) => {
                wanted.best(places.iter().filter_map(|&place| own.get(place)).map(|&block| read(block)))
            }
            None => wanted.best(own.iter().map(|&block| read(block))),
        };
        let (block, marks) = best.unwrap_or((own[0], Vec::new()));
        Ok(Some(Hit { document, provision, block, score, marks }))
    }
}

fn is_asked_for(document: &Entry, request: &Request<'_>) -> bool {
    request.doc.is_none_or(|doc| document.id().as_str() == doc)
        && request.kind.is_none_or(|kind| document.facts.manifest.kind == kind)
}
