//! [`Index`]: a library made searchable, and what it is asked and answers.

use std::collections::HashMap;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::error::SearchError;
use crate::index::entry::Facts;
use crate::index::kept;
use crate::index::reader::{Opened, Reader};
use crate::index::state::State;
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

/// Times that an index is opened anew because more of it was found to be damaged.
const DAMAGES: usize = 4;

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
        let library = facts(documents);
        let state = State::empty().in_memory(documents, &library, progress)?;
        Self::of(documents, &library, state, false)
    }

    /// Opens the index kept in the folder and brings it up to date with these documents; in memory where the folder
    /// can't be written to.
    pub fn open_or_build(
        folder: &Path,
        documents: &[Arc<Entry>],
        progress: &dyn Fn(usize, usize) -> bool,
    ) -> Result<Self, SearchError> {
        Self::open_or_update(folder, documents, progress, &mut |_| {})
    }

    /// The same. Until it is done, `ready` is called with what can be searched meanwhile: first what is kept of these
    /// documents, then more and more of the others.
    pub fn open_or_update(
        folder: &Path,
        documents: &[Arc<Entry>],
        progress: &dyn Fn(usize, usize) -> bool,
        ready: &mut dyn FnMut(Self),
    ) -> Result<Self, SearchError> {
        let library = facts(documents);
        for _ in 0..DAMAGES {
            let mut part = |state: &State| {
                Self::of(documents, &library, state.clone(), true).into_iter().for_each(&mut *ready);
            };
            let opened = kept::open_or_update(folder, documents, &library, progress, &mut part)
                .and_then(|(state, on_disk)| Self::of(documents, &library, state, on_disk));
            match opened {
                // What was found to be damaged isn't trusted the next time.
                Err(SearchError::Damaged) => {}
                opened => return opened,
            }
        }
        Self::in_memory(documents, progress)
    }

    /// Puts an index that is kept in order, one step: small parts become one, what is gone is left out. For when
    /// nobody waits; what is open stays as it is. Says whether there was anything to do. `wanted` answers false to
    /// leave it for another time.
    pub fn tend(folder: &Path, wanted: &dyn Fn() -> bool) -> Result<bool, SearchError> {
        kept::tend(folder, wanted)
    }

    fn of(
        documents: &[Arc<Entry>],
        library: &[Facts],
        state: State,
        on_disk: bool,
    ) -> Result<Self, SearchError> {
        let Opened { reader, units, names } = Opened::new(state, library).ok_or(SearchError::Damaged)?;
        let names = Names::new(names);
        Ok(Self { documents: documents.to_vec(), units, reader, names, on_disk })
    }

    /// True if it is kept on disk.
    pub fn is_on_disk(&self) -> bool {
        self.on_disk
    }

    /// Provisions in it.
    pub fn provisions(&self) -> usize {
        self.units.len()
    }

    /// True if something of it was found not to be as it was written. Opening it again builds anew what is lost.
    pub fn is_damaged(&self) -> bool {
        self.reader.is_damaged()
    }

    /// Searches.
    ///
    /// # Errors
    /// [`SearchError::Damaged`] if something that was to be read isn't as it was written.
    pub fn search(&self, request: &Request<'_>) -> Result<Page, SearchError> {
        match self.find(request) {
            _ if self.is_damaged() => Err(SearchError::Damaged),
            found => found,
        }
    }

    fn find(&self, request: &Request<'_>) -> Result<Page, SearchError> {
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
        // A disk that fails now lights nothing; the next search tells.
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

fn facts(documents: &[Arc<Entry>]) -> Vec<Facts> {
    documents.iter().map(|document| Facts::of(document)).collect()
}

fn is_asked_for(document: &Entry, request: &Request<'_>) -> bool {
    request.doc.is_none_or(|doc| document.id().as_str() == doc)
        && request.kind.is_none_or(|kind| document.facts.manifest.kind == kind)
}
