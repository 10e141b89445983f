//! The parts of a kept paper: written, quoted, put in order, deleted, and what they said before.

use serde::{Deserialize, Serialize};

use super::notes::{AnchorView, FurtherPlace, NewAnchor, PlaceView, anchor_view, new_anchor, place_view};
use super::open_notebook::with_notebook;
use super::{ApiError, ErrorCode, library};
use crate::App;
use ::library::{Anchor, Document, Library, Place};
use notebook::{Part, PartKind};

/// A part of a paper.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PartView {
    pub id: String,
    #[cfg_attr(test, ts(as = "super::typescript::PartKind"))]
    pub kind: PartKind,
    /// As it was typed; of a quotation the words quoted.
    pub body: String,
    /// Where a quotation comes from; none where it comes from no document.
    pub anchor: Option<AnchorView>,
    /// Where that is now.
    pub place: PlaceView,
    /// The places after it.
    pub further: Vec<FurtherPlace>,
    /// A quotation that doesn't say what its source says: it was changed here, or its source was since.
    pub altered: bool,
    /// Where it comes from, by what counts first: the document's place in the library, the block's in the document, the
    /// words' in the block. None where that isn't in the library now.
    pub rank: Option<[u32; 3]>,
    /// The note that it was made of; that may be gone.
    pub note: Option<String>,
    /// When it was last saved: milliseconds since 1970, UTC.
    #[cfg_attr(test, ts(type = "number"))]
    pub updated: i64,
    #[cfg_attr(test, ts(type = "number | null"))]
    pub deleted: Option<i64>,
}

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NewPart {
    /// A UUID that the window made: asking again after a reply that was lost makes no second part.
    pub id: String,
    #[cfg_attr(test, ts(as = "super::typescript::PartKind"))]
    pub kind: PartKind,
    /// Left empty in a quotation: the words of its places, as they stand in the document.
    pub body: String,
    /// The note that it is made of; a quotation gets that note's places.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub note: Option<String>,
    /// Otherwise the places of a quotation, in one document and in its order.
    #[serde(default)]
    #[cfg_attr(test, ts(optional, as = "Option<Vec<NewAnchor>>"))]
    pub places: Vec<NewAnchor>,
}

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AddParts {
    pub paper: String,
    /// The part behind which they stand; left out: before all others.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub behind: Option<String>,
    pub parts: Vec<NewPart>,
}

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PartChange {
    pub id: String,
    pub body: String,
}

/// Into the trash, or out of it.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PartsDeletion {
    pub paper: String,
    pub ids: Vec<String>,
    pub deleted: bool,
}

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PartOrder {
    pub paper: String,
    /// The parts that aren't deleted, in their new order.
    pub ids: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PartRef {
    pub id: String,
}

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PartVersionRef {
    pub id: String,
    #[cfg_attr(test, ts(type = "number"))]
    pub version: i64,
}

/// What a part said before.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PartVersionView {
    #[cfg_attr(test, ts(type = "number"))]
    pub version: i64,
    pub body: String,
    #[cfg_attr(test, ts(type = "number"))]
    pub saved: i64,
}

pub(super) fn update(app: &App, request: PartChange) -> Result<PartView, ApiError> {
    let now = app.now();
    let part = with_notebook(app, |notebook| notebook.update_part(&request.id, &request.body, now))?;
    Ok(part_view(&app.library(), part))
}

pub(super) fn versions(app: &App, request: PartRef) -> Result<Vec<PartVersionView>, ApiError> {
    let versions = with_notebook(app, |notebook| notebook.part_versions(&request.id))?;
    let view =
        |it: notebook::PartVersion| PartVersionView { version: it.version, body: it.body, saved: it.saved };
    Ok(versions.into_iter().map(view).collect())
}

pub(super) fn restore_version(app: &App, request: PartVersionRef) -> Result<PartView, ApiError> {
    let now = app.now();
    let PartVersionRef { id, version } = request;
    let part = with_notebook(app, |notebook| notebook.restore_part_version(&id, version, now))?;
    Ok(part_view(&app.library(), part))
}

/// A part as the notebook keeps it: with the places that it quotes, and their words.
pub(super) fn kept_part(app: &App, part: NewPart) -> Result<notebook::NewPart, ApiError> {
    let NewPart { id, kind, body, note, places } = part;
    let mut kept = notebook::NewPart { id: Some(id), note, ..notebook::NewPart::plain(kind, body) };
    if kind != PartKind::Quote {
        return Ok(kept);
    }
    let anchors = match (&kept.note, places.as_slice()) {
        (Some(note), []) => {
            let note = with_notebook(app, |notebook| notebook.note(note))?;
            note.anchors().cloned().collect()
        }
        (_, places) => {
            let docs = places.iter().map(|place| &place.doc);
            if docs.clone().any(|doc| Some(doc) != places.first().map(|place| &place.doc)) {
                return Err(ApiError::new(ErrorCode::BadRequest, "a quotation is of one document"));
            }
            let at = |place: &NewAnchor| new_anchor(&*library::document(app, &place.doc)?, place);
            places.iter().map(at).collect::<Result<Vec<_>, ApiError>>()?
        }
    };
    let anchors: Vec<Anchor> = anchors.into_iter().filter(|anchor| !anchor.is_free()).collect();
    let Some((first, further)) = anchors.split_first() else {
        return Err(ApiError::new(ErrorCode::BadRequest, "a quotation has a place"));
    };
    let library = app.library();
    let document = library.document(first.doc.as_str());
    let document = document.as_deref();
    if kept.body.trim().is_empty() {
        kept.body = anchors.iter().map(|anchor| quoted(document, anchor)).collect::<Vec<_>>().join("\n");
    }
    kept.edition = document.and_then(|document| edition(document, first)).unwrap_or_default();
    (kept.anchor, kept.further) = (first.clone(), further.to_vec());
    Ok(kept)
}

/// The words of a place: of a whole block all of them, where they are here.
fn quoted(document: Option<&Document>, anchor: &Anchor) -> String {
    let block = document.filter(|_| anchor.whole_block).and_then(|document| {
        let text = &document.blocks[document.block(&anchor.block)?].inline.text;
        text.starts_with(&anchor.quote).then(|| text.clone())
    });
    block.unwrap_or_else(|| anchor.quote.clone())
}

/// The digest of a block's text, to know later whether it is still the same.
fn edition(document: &Document, anchor: &Anchor) -> Option<String> {
    let text = &document.blocks[document.block(&anchor.block)?].inline.text;
    Some(::library::digest(text))
}

pub(super) fn part_view(library: &Library, part: Part) -> PartView {
    let document = library.document(part.anchor.doc.as_str());
    let document = document.as_deref();
    let place = place_view(document, &part.anchor);
    let altered = part.kind == PartKind::Quote
        && document.is_some_and(|document| {
            let anchors = std::iter::once(&part.anchor).chain(&part.further);
            let words: Vec<String> = anchors.map(|anchor| quoted(Some(document), anchor)).collect();
            let there = matches!(place, PlaceView::Exact { .. } | PlaceView::Moved { .. });
            // A part of what stands there is a quotation too; other words aren't.
            !there || !same_words(&words.join("\n"), &part.body)
        });
    let rank = document.and_then(|document| rank(library, document, &part.anchor));
    let further = part.further.into_iter().map(|anchor| {
        let place = place_view(document, &anchor);
        FurtherPlace { anchor: anchor_view(anchor), place }
    });
    PartView {
        rank,
        id: part.id,
        kind: part.kind,
        body: part.body,
        place,
        further: further.collect(),
        anchor: (!part.anchor.is_free()).then(|| anchor_view(part.anchor)),
        altered,
        note: part.note,
        updated: part.updated,
        deleted: part.deleted,
    }
}

fn rank(library: &Library, document: &Document, anchor: &Anchor) -> Option<[u32; 3]> {
    let (Place::Exact(spot) | Place::Moved(spot)) = anchor.find(document) else { return None };
    let own = library.documents.iter().position(|it| it.id() == document.id())?;
    Some([own, spot.block, spot.range.start].map(|at| u32::try_from(at).unwrap_or(u32::MAX)))
}

/// Whether one says what the other says, but for spaces, and for words left out where that is shown by dots.
fn same_words(source: &str, quoted: &str) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let source = plain(source);
    let quoted = plain(&quoted.replace("[…]", "…").replace("(...)", "…").replace("...", "…"));
    let mut from = 0;
    quoted.split('…').map(str::trim).filter(|piece| !piece.is_empty()).all(|piece| {
        let Some(at) = source[from..].find(piece) else { return false };
        from += at + piece.len();
        true
    })
}
