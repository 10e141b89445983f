//! Searching the library.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::library::{IndexView, count, document, index_view};
use super::{ApiError, jump, utf16};
use crate::App;
use crate::content::Kind;
use crate::search::{Hit, Request};

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
    pub kind: Option<Kind>,
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
    /// The place that the query names, if it reads as an address.
    pub jump: Option<JumpView>,
    /// By document, best document first; in each, best provision first.
    pub groups: Vec<GroupView>,
    /// Provisions found in all, before `limit`.
    pub total: u32,
    /// The search alone, in microseconds.
    pub took_us: u32,
    /// For an empty page: the nearest spelling that would find something.
    pub suggestion: Option<String>,
    pub index: IndexView,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct JumpView {
    pub doc: String,
    pub address: String,
    pub block: String,
    /// The margin label of the block: "II.3.(4)", "III.1".
    pub label: String,
    pub title: String,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct GroupView {
    pub doc: String,
    pub title: String,
    pub kind: Kind,
    pub hits: Vec<HitView>,
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
}

/// Light the words of a query in one document.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct MarksRequest {
    pub doc: String,
    pub query: String,
    #[serde(default)]
    pub as_typed: bool,
}

/// A block with something to light.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct BlockMarks {
    pub block: String,
    /// UTF-16 ranges in the block's text, in order, not overlapping.
    pub marks: Vec<[u32; 2]>,
}

/// Provisions on a page if the request doesn't say.
const PAGE: u32 = 20;
/// And at most.
const LARGEST_PAGE: u32 = 200;

pub(super) fn search(app: &App, request: SearchRequest) -> Result<SearchPage, ApiError> {
    let library = app.library();
    let jump = jump::find(&library, &request.query, request.current.as_deref());
    let index_view = index_view(app);
    let Some(index) = app.index() else {
        return Ok(SearchPage {
            interpreted: request.query,
            restored: false,
            cut: false,
            jump,
            groups: Vec::new(),
            total: 0,
            took_us: 0,
            suggestion: None,
            index: index_view,
        });
    };
    let page = index.search(&Request {
        query: &request.query,
        typing: request.typing,
        as_typed: request.as_typed,
        limit: request.limit.unwrap_or(PAGE).min(LARGEST_PAGE) as usize,
        doc: request.doc.as_deref(),
        kind: request.kind,
    })?;
    let mut groups: Vec<GroupView> = Vec::new();
    for hit in &page.hits {
        let doc = hit.document.id().as_str();
        let at = groups.iter().position(|group| group.doc == doc).unwrap_or_else(|| {
            groups.push(GroupView {
                doc: doc.to_owned(),
                title: hit.document.short_title().to_owned(),
                kind: hit.document.manifest.kind,
                hits: Vec::new(),
            });
            groups.len() - 1
        });
        groups[at].hits.push(hit_view(hit));
    }
    Ok(SearchPage {
        interpreted: page.interpreted,
        restored: page.restored,
        cut: page.cut,
        jump,
        groups,
        total: count(page.total),
        took_us: u32::try_from(page.took.as_micros()).unwrap_or(u32::MAX),
        suggestion: page.suggestion,
        index: index_view,
    })
}

pub(super) fn marks(app: &App, request: MarksRequest) -> Result<Vec<BlockMarks>, ApiError> {
    let document = document(app, &request.doc)?;
    let Some(index) = app.index() else { return Ok(Vec::new()) };
    let marks = index.marks(document.id(), &request.query, request.as_typed);
    let view = |(block, ranges): (usize, Vec<Range<usize>>)| {
        let block = &document.blocks[block];
        BlockMarks { block: block.id.to_string(), marks: utf16::ranges(&block.inline.text, &ranges) }
    };
    Ok(marks.into_iter().map(view).collect())
}

fn hit_view(hit: &Hit) -> HitView {
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
    }
}
