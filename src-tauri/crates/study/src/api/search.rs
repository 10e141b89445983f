//! Searching the library.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::jump::{self, JumpView};
use super::library::{IndexView, count, document, index_view};
use super::notes::{NoteView, note_view};
use super::row::{RowView, row};
use super::{ApiError, utf16};
use crate::App;
use crate::desk::OpenDesk;
use crate::note_search::searched;
use library::{Kind, Library};
use search::{Hit, Lighting, NoteHit, Page, Request};

/// One question to the library.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SearchRequest {
    pub query: String,
    /// True while the reader types: the last word may be unfinished.
    #[serde(default)]
    pub typing: bool,
    /// True to take the words exactly as typed, without restoring marks.
    #[serde(default)]
    pub as_typed: bool,
    /// Provisions at most; 20 if left out.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub limit: Option<u32>,
    /// Only in this document.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub doc: Option<String>,
    /// Only in documents of this kind.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    #[cfg_attr(test, ts(as = "Option<super::typescript::Kind>"))]
    pub kind: Option<Kind>,
    /// Only in the reader's own notes.
    #[serde(default)]
    pub notes_only: bool,
    /// The document on screen: an address without a document ("II 3 4") means one in it.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub current: Option<String>,
}

/// What was found.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SearchPage {
    /// The query as it was understood.
    pub interpreted: String,
    /// True if `interpreted` has other words than the ones typed.
    pub restored: bool,
    /// True if the query was too long and only its beginning was searched.
    pub cut: bool,
    /// True if words in quotes stand nowhere as they were typed, and were searched one by one.
    pub unheld: bool,
    /// The place that the query names, if it reads as an address.
    pub jump: Option<JumpView>,
    /// By document, best document first; in each, best provision first.
    pub groups: Vec<GroupView>,
    /// Provisions found in all, before `limit`; and in how many documents.
    pub total: u32,
    pub documents: u32,
    /// The reader's own notes, best first: a few, or up to `limit` if only notes are asked for.
    pub notes: Vec<NoteHitView>,
    /// Notes found in all.
    pub notes_total: u32,
    /// The first note holds every syllable that was asked for and the first passage doesn't: it stands above them.
    pub notes_first: bool,
    /// For a page that is empty because of what it was narrowed to: what there would be without.
    pub unfiltered: Option<u32>,
    /// The search alone, in microseconds.
    pub took_us: u32,
    /// For an empty page: the nearest spelling that would find something.
    pub suggestion: Option<String>,
    pub index: IndexView,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct GroupView {
    pub doc: String,
    pub title: String,
    #[cfg_attr(test, ts(as = "super::typescript::Kind"))]
    pub kind: Kind,
    /// Provisions found in this document, before `limit`.
    pub total: u32,
    pub hits: Vec<HitView>,
}

/// A note found.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NoteHitView {
    pub note: NoteView,
    /// What was searched: its words, or while it has none the words that it hangs on.
    pub text: String,
    /// UTF-16 ranges in `text` to light, in order, not overlapping.
    pub marks: Vec<[u32; 2]>,
}

/// One provision found, shown by its best block.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct HitView {
    pub doc: String,
    /// The id of the nearest headed section.
    pub section: String,
    /// The provision's own address.
    pub address: String,
    pub block: String,
    /// The block's margin label.
    pub label: String,
    pub breadcrumb: Vec<String>,
    pub score: f32,
    /// The block's whole text.
    pub text: String,
    /// UTF-16 ranges in `text` to light, in order, not overlapping.
    pub marks: Vec<[u32; 2]>,
    /// What the cells of a table's row are, if it is one.
    pub row: Option<RowView>,
}

/// Light the words of a query in one document.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct MarksRequest {
    pub doc: String,
    pub query: String,
    /// True while the reader types: the last word may be unfinished.
    #[serde(default)]
    pub typing: bool,
    #[serde(default)]
    pub as_typed: bool,
    /// True to light only stretches that hold all of the words, or where there are none the phrases of the passages
    /// that say most of them.
    #[serde(default)]
    pub together: bool,
    /// A block that was opened for this query: of a `together` its phrases are lit in any case.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub opened: Option<String>,
}

/// Provisions on a page if the request doesn't say.
const PAGE: u32 = 20;
/// And at most.
const LARGEST_PAGE: u32 = 200;

/// Notes on a page of passages.
const NOTES: usize = 8;

pub(super) fn search(app: &App, request: SearchRequest) -> Result<SearchPage, ApiError> {
    let library = app.library();
    let limit = request.limit.unwrap_or(PAGE).min(LARGEST_PAGE) as usize;
    let asked = Request {
        query: &request.query,
        typing: request.typing,
        as_typed: request.as_typed,
        limit,
        doc: request.doc.as_deref(),
        kind: request.kind,
    };
    let jump = jump::find(&library, &request.query, request.current.as_deref());
    // Who types an address means the place; the words as typed can still be asked for.
    if jump.as_ref().is_some_and(|jump| jump.only) && !request.notes_only && !request.as_typed {
        return Ok(SearchPage {
            jump: jump.map(|jump| jump.view),
            interpreted: request.query.clone(),
            ..nothing(app)
        });
    }
    let passages = app.index().filter(|_| !request.notes_only);
    let mut page = match &passages {
        Some(index) => app.search(index, &asked)?,
        None => Page { interpreted: request.query.clone(), ..Page::default() },
    };
    let notes = found_notes(app, &library, &asked, request.notes_only);
    match &notes {
        Some(notes) if passages.is_none() => page = Page { whole: false, ..notes.query.clone() },
        Some(notes) => page.took += notes.query.took,
        None => {}
    }
    let notes_first = !page.whole && notes.as_ref().is_some_and(|notes| notes.query.whole);
    let narrowed = asked.doc.is_some() || asked.kind.is_some() || request.notes_only;
    let notes_total = notes.as_ref().map_or(0, |notes| notes.total);
    let unfiltered = match app.index().filter(|_| narrowed && page.total + notes_total == 0) {
        Some(index) => Some(count(
            app.search(&index, &Request { limit: 0, doc: None, kind: None, ..asked.clone() })?.total,
        )),
        None => None,
    };
    Ok(SearchPage {
        jump: jump.map(|jump| jump.view),
        groups: groups(&page),
        interpreted: page.interpreted,
        restored: page.restored,
        cut: page.cut,
        unheld: page.unheld,
        total: count(page.total),
        documents: count(page.totals.len()),
        notes_total: count(notes_total),
        notes_first,
        notes: notes.map(|notes| notes.hits).unwrap_or_default(),
        unfiltered,
        took_us: u32::try_from(page.took.as_micros()).unwrap_or(u32::MAX),
        suggestion: page.suggestion,
        index: index_view(app),
    })
}

/// A page on which nothing is.
fn nothing(app: &App) -> SearchPage {
    SearchPage {
        interpreted: String::new(),
        restored: false,
        cut: false,
        unheld: false,
        jump: None,
        groups: Vec::new(),
        total: 0,
        documents: 0,
        notes: Vec::new(),
        notes_total: 0,
        notes_first: false,
        unfiltered: None,
        took_us: 0,
        suggestion: None,
        index: index_view(app),
    }
}

/// Notes as they are shown.
struct FoundNotes {
    query: Page,
    hits: Vec<NoteHitView>,
    total: usize,
}

/// What the open notebook has; none without one.
fn found_notes(app: &App, library: &Library, asked: &Request<'_>, only: bool) -> Option<FoundNotes> {
    let index = app.index_or_blank()?;
    let mut desk = app.desk();
    let OpenDesk { notebook, notes, .. } = desk.as_mut()?;
    let limit = if only { asked.limit } else { NOTES };
    // Notes that can't be read are reported where they are listed; the library is searched all the same.
    let notes = notes.index(notebook).ok()?;
    let found = index.search_notes(&Request { limit, ..asked.clone() }, notes);
    let view = |hit: NoteHit| {
        let note = notebook.note(&hit.id).ok()?;
        let text = searched(&note).into_owned();
        let marks = utf16::ranges(&text, &hit.marks);
        Some(NoteHitView { note: note_view(library, note), text, marks })
    };
    let hits = found.hits.into_iter().filter_map(view).collect();
    Some(FoundNotes { query: found.query, hits, total: found.total })
}

fn groups(page: &Page) -> Vec<GroupView> {
    let mut groups: Vec<GroupView> = Vec::new();
    for hit in &page.hits {
        let doc = hit.document.id();
        let at = groups.iter().position(|group| group.doc == doc.as_str()).unwrap_or_else(|| {
            groups.push(GroupView {
                doc: doc.to_string(),
                title: hit.document.short_title().to_owned(),
                kind: hit.document.manifest.kind,
                total: count(page.totals.get(doc).copied().unwrap_or(0)),
                hits: Vec::new(),
            });
            groups.len() - 1
        });
        groups[at].hits.push(hit_view(hit, &page.interpreted));
    }
    groups
}

/// Three numbers a place, in order: the index of the block, and UTF-16 units in its text. A word can stand in a hundred
/// thousand blocks; written out with their ids they would hold the window up.
pub(super) fn marks(app: &App, request: MarksRequest) -> Result<Vec<u32>, ApiError> {
    let document = document(app, &request.doc)?;
    let Some(index) = app.index() else { return Ok(Vec::new()) };
    let MarksRequest { query, typing, as_typed, together, opened, .. } = request;
    let opened = opened.and_then(|id| document.blocks.iter().position(|block| block.id.to_string() == id));
    let marks = index.marks(&document, &Lighting { query: &query, typing, as_typed, together, opened });
    let flat = |(block, ranges): (usize, Vec<Range<usize>>)| {
        let units = utf16::ranges(&document.blocks[block].inline.text, &ranges);
        units.into_iter().flat_map(move |[start, end]| [count(block), start, end])
    };
    Ok(marks.into_iter().flat_map(flat).collect())
}

fn hit_view(hit: &Hit, asked: &str) -> HitView {
    let document = &hit.document;
    let provision = &document.provisions[hit.provision];
    let block = &document.blocks[hit.block];
    HitView {
        doc: document.id().to_string(),
        section: document.provisions[provision.section].id.clone(),
        address: provision.address.as_str().to_owned(),
        block: block.id.to_string(),
        label: block.label.clone(),
        breadcrumb: hit.breadcrumb(),
        score: hit.score,
        text: block.inline.text.clone(),
        marks: utf16::ranges(&block.inline.text, &hit.marks),
        row: row(document, hit.block, asked),
    }
}
