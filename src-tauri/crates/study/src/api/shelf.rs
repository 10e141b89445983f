//! What keeps a reader's place: bookmarks, and what has been read.

use serde::{Deserialize, Serialize};

use super::library::{DocumentRequest, document};
use super::open_notebook::with_notebook;
use super::{ApiError, ErrorCode, Nothing};
use crate::App;
use library::{Anchor, Library, Place};
use notebook::Bookmark;

/// The most blocks that one call may name: far more than a screen holds.
const MOST_BLOCKS: usize = 10_000;

/// A block to put a bookmark at.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NewBookmark {
    pub doc: String,
    pub block: String,
}

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct BookmarkRequest {
    pub id: String,
}

/// A bookmark and where it is now.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct BookmarkView {
    pub id: String,
    pub doc: String,
    /// The block that it stands at now. None where its words or its document aren't there any more.
    pub block: Option<String>,
    /// That block's address; empty for an unnumbered heading.
    pub label: String,
    /// The words that the block began with.
    pub quote: String,
    /// Milliseconds since 1970, UTC.
    #[cfg_attr(test, ts(type = "number"))]
    pub created: i64,
}

/// What has been read of a document.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ProgressView {
    pub doc: String,
    pub blocks: Vec<String>,
    /// When a block was last read for the first time: milliseconds since 1970, UTC.
    #[cfg_attr(test, ts(type = "number | null"))]
    pub last: Option<i64>,
}

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ReadBlocks {
    pub doc: String,
    pub blocks: Vec<String>,
}

pub(super) fn list_bookmarks(app: &App, _: Nothing) -> Result<Vec<BookmarkView>, ApiError> {
    let bookmarks = with_notebook(app, |notebook| notebook.bookmarks())?;
    let library = app.library();
    let mut placed: Vec<_> = bookmarks.into_iter().map(|one| view(&library, one)).collect();
    placed.sort_by_key(|(order, _)| *order);
    Ok(placed.into_iter().map(|(_, view)| view).collect())
}

pub(super) fn add_bookmark(app: &App, request: NewBookmark) -> Result<BookmarkView, ApiError> {
    let document = document(app, &request.doc)?;
    let anchor = Anchor::new(&document, &request.block, None)
        .ok_or_else(|| ApiError::new(ErrorCode::PlaceNotFound, "no such block"))?;
    let now = app.now();
    let bookmark = with_notebook(app, |notebook| notebook.add_bookmark(&anchor, now))?;
    Ok(view(&app.library(), bookmark).1)
}

pub(super) fn remove_bookmark(app: &App, request: BookmarkRequest) -> Result<Nothing, ApiError> {
    with_notebook(app, |notebook| notebook.remove_bookmark(&request.id))?;
    Ok(Nothing {})
}

pub(super) fn progress(app: &App, request: DocumentRequest) -> Result<ProgressView, ApiError> {
    let (blocks, last) = with_notebook(app, |notebook| notebook.read_blocks(&request.doc))?;
    Ok(ProgressView { doc: request.doc, blocks, last })
}

pub(super) fn mark_read(app: &App, request: ReadBlocks) -> Result<ProgressView, ApiError> {
    let document = document(app, &request.doc)?;
    let ReadBlocks { doc, mut blocks } = request;
    blocks.truncate(MOST_BLOCKS);
    blocks.retain(|block| document.block(block).is_some());
    let now = app.now();
    with_notebook(app, |notebook| notebook.mark_read(&doc, &blocks, now))?;
    progress(app, DocumentRequest { doc })
}

pub(super) fn forget_progress(app: &App, request: DocumentRequest) -> Result<ProgressView, ApiError> {
    let now = app.now();
    with_notebook(app, |notebook| notebook.forget_read(&request.doc, now))?;
    progress(app, request)
}

/// A bookmark as it is shown, and its place among the others: what is lost comes last in its document. A bookmark
/// follows its words without asking, unlike a note: nothing was written about them.
fn view(library: &Library, bookmark: Bookmark) -> ((usize, usize, i64), BookmarkView) {
    let Bookmark { id, anchor, created } = bookmark;
    let position = library.documents.iter().position(|one| *one.id() == anchor.doc);
    let document = position.and_then(|at| library.documents[at].read());
    let block = document.as_ref().and_then(|document| match anchor.find(document) {
        Place::Exact(spot) | Place::Moved(spot) => Some(spot.block),
        Place::Lost => None,
    });
    let own = document.as_ref().zip(block).map(|(document, block)| &document.blocks[block]);
    let view = BookmarkView {
        id,
        doc: anchor.doc.to_string(),
        block: own.map(|block| block.id.to_string()),
        label: own.map(|block| block.label.clone()).unwrap_or_default(),
        quote: anchor.quote,
        created,
    };
    ((position.unwrap_or(usize::MAX), block.unwrap_or(usize::MAX), created), view)
}
