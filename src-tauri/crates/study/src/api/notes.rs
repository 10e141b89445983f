//! Notes: what the reader writes beside the text.

use serde::{Deserialize, Serialize};

use super::library::document;
use super::open_notebook::with_notebook;
use super::{ApiError, ErrorCode, Nothing, utf16};
use crate::App;
use crate::note_order::in_order;
use library::{Anchor, Document, Library, Place, Spot, note_html};
use notebook::{Filter, Note, NoteKind};

/// What a note was hung on: a block, or some words of it. Where those are now: [`PlaceView`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AnchorView {
    pub doc: String,
    pub block: String,
    /// The words themselves. For a whole block: its first words, so that it can be found again.
    pub quote: String,
    /// Up to 32 characters before and after the quote.
    pub prefix: String,
    pub suffix: String,
    /// True if the note is on the whole block rather than on chosen words.
    pub whole_block: bool,
}

/// A place to hang a new note on; the core reads the quote from the document itself.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NewAnchor {
    pub doc: String,
    pub block: String,
    /// UTF-16 units in the block's text; left out: the whole block.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub range: Option<[u32; 2]>,
}

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NewNote {
    /// A UUID that the window made: asking again after a reply that was lost makes no second note.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub id: Option<String>,
    /// Left out: it hangs on no passage.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub anchor: Option<NewAnchor>,
    /// Further places in the same document, in the order of its text: words that were chosen over several blocks. At
    /// most 1,500 with the first.
    #[serde(default)]
    #[cfg_attr(test, ts(optional, as = "Option<Vec<NewAnchor>>"))]
    pub further: Vec<NewAnchor>,
    #[cfg_attr(test, ts(as = "super::typescript::NoteKind"))]
    pub kind: NoteKind,
    /// Markdown; may be empty for now.
    pub body: String,
}

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NoteChange {
    pub id: String,
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub body: Option<String>,
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    #[cfg_attr(test, ts(as = "Option<super::typescript::NoteKind>"))]
    pub kind: Option<NoteKind>,
}

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NoteRequest {
    pub id: String,
}

/// Which notes to list; nothing set: all that aren't deleted.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NoteFilter {
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub doc: Option<String>,
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub session: Option<String>,
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    #[cfg_attr(test, ts(as = "Option<super::typescript::NoteKind>"))]
    pub kind: Option<NoteKind>,
}

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct VersionRequest {
    pub id: String,
    #[cfg_attr(test, ts(type = "number"))]
    pub version: i64,
}

/// What a note said before.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NoteVersion {
    #[cfg_attr(test, ts(type = "number"))]
    pub version: i64,
    pub body: String,
    /// The body as safe HTML.
    pub html: String,
    #[cfg_attr(test, ts(as = "super::typescript::NoteKind"))]
    pub kind: NoteKind,
    /// When these words were saved: milliseconds since 1970, UTC.
    #[cfg_attr(test, ts(type = "number"))]
    pub saved: i64,
}

/// Where a note's place is now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum PlaceView {
    /// Where it was, words unchanged.
    Exact { block: String, label: String, start: u32, end: u32 },
    /// The same words stand elsewhere now; the reader must agree before the note moves.
    Moved { block: String, label: String, start: u32, end: u32 },
    /// The words aren't there any more; the note keeps its quote.
    Lost,
    /// The document isn't in the library now.
    DocumentMissing,
    /// The note hangs on no passage.
    Free,
}

/// Another place of a note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FurtherPlace {
    pub anchor: AnchorView,
    pub place: PlaceView,
}

/// More places than these nobody means; the window offers no pen for more blocks either.
const MOST_PLACES: usize = 1500;

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NoteView {
    pub id: String,
    #[cfg_attr(test, ts(as = "super::typescript::NoteKind"))]
    pub kind: NoteKind,
    pub body: String,
    /// The body as safe HTML.
    pub html: String,
    pub anchor: AnchorView,
    pub place: PlaceView,
    /// The places after that one, where words of several blocks were chosen; each is found, moved or lost by itself.
    pub further: Vec<FurtherPlace>,
    pub session: Option<String>,
    /// Milliseconds since 1970, UTC. `updated` is the time of the last durable save.
    #[cfg_attr(test, ts(type = "number"))]
    pub created: i64,
    #[cfg_attr(test, ts(type = "number"))]
    pub updated: i64,
    #[cfg_attr(test, ts(type = "number | null"))]
    pub deleted: Option<i64>,
}

pub(super) fn list(app: &App, request: NoteFilter) -> Result<Vec<NoteView>, ApiError> {
    let filter = Filter { doc: request.doc, session: request.session, kind: request.kind };
    let notes = with_notebook(app, |notebook| notebook.notes(&filter))?;
    let library = app.library();
    let notes = in_order(&library, notes);
    Ok(notes.into_iter().map(|note| note_view(&library, note)).collect())
}

pub(super) fn create(app: &App, request: NewNote) -> Result<NoteView, ApiError> {
    let (anchor, further) = new_anchors(app, &request)?;
    let now = app.now();
    let new = notebook::NewNote {
        id: request.id.as_deref(),
        kind: request.kind,
        body: &request.body,
        anchor: &anchor,
        further: &further,
    };
    let note = with_notebook(app, |notebook| notebook.create_note(&new, now))?;
    Ok(note_view(&app.library(), note))
}

fn new_anchors(app: &App, request: &NewNote) -> Result<(Anchor, Vec<Anchor>), ApiError> {
    let mut docs = request.anchor.iter().chain(&request.further).map(|place| &place.doc);
    let Some(doc) = docs.next() else { return Ok((Anchor::free(), Vec::new())) };
    if request.anchor.is_none() || request.further.len() >= MOST_PLACES || docs.any(|other| other != doc) {
        return Err(ApiError::new(ErrorCode::BadRequest, "too many places, or in several documents"));
    }
    let document = document(app, doc)?;
    let places = request.anchor.iter().chain(&request.further);
    let mut anchors = places.map(|place| new_anchor(&document, place)).collect::<Result<Vec<_>, _>>()?;
    let first = anchors.remove(0);
    Ok((first, anchors))
}

pub(super) fn update(app: &App, request: NoteChange) -> Result<NoteView, ApiError> {
    let now = app.now();
    let NoteChange { id, body, kind } = request;
    let note = with_notebook(app, |notebook| notebook.update_note(&id, body.as_deref(), kind, now))?;
    Ok(note_view(&app.library(), note))
}

pub(super) fn delete(app: &App, request: NoteRequest) -> Result<NoteView, ApiError> {
    let now = app.now();
    let note = with_notebook(app, |notebook| notebook.set_deleted(&request.id, true, now))?;
    Ok(note_view(&app.library(), note))
}

pub(super) fn restore(app: &App, request: NoteRequest) -> Result<NoteView, ApiError> {
    let now = app.now();
    let note = with_notebook(app, |notebook| notebook.set_deleted(&request.id, false, now))?;
    Ok(note_view(&app.library(), note))
}

pub(super) fn trash(app: &App, _: Nothing) -> Result<Vec<NoteView>, ApiError> {
    let notes = with_notebook(app, |notebook| notebook.trash())?;
    let library = app.library();
    Ok(notes.into_iter().map(|note| note_view(&library, note)).collect())
}

pub(super) fn purge(app: &App, request: NoteRequest) -> Result<Nothing, ApiError> {
    with_notebook(app, |notebook| notebook.purge_note(&request.id))?;
    Ok(Nothing {})
}

pub(super) fn empty_trash(app: &App, _: Nothing) -> Result<Nothing, ApiError> {
    with_notebook(app, |notebook| notebook.empty_trash())?;
    Ok(Nothing {})
}

pub(super) fn versions(app: &App, request: NoteRequest) -> Result<Vec<NoteVersion>, ApiError> {
    let versions = with_notebook(app, |notebook| notebook.versions(&request.id))?;
    let view = |version: notebook::Version| NoteVersion {
        version: version.version,
        html: note_html(&version.body),
        body: version.body,
        kind: version.kind,
        saved: version.saved,
    };
    Ok(versions.into_iter().map(view).collect())
}

pub(super) fn restore_version(app: &App, request: VersionRequest) -> Result<NoteView, ApiError> {
    let now = app.now();
    let note = with_notebook(app, |notebook| notebook.restore_version(&request.id, request.version, now))?;
    Ok(note_view(&app.library(), note))
}

/// Takes every place of a note that has moved to where its words stand now; places that are lost stay lost.
pub(super) fn accept_move(app: &App, request: NoteRequest) -> Result<NoteView, ApiError> {
    let note = with_notebook(app, |notebook| notebook.note(&request.id))?;
    if note.anchor.is_free() {
        return Ok(note_view(&app.library(), note));
    }
    let document = document(app, note.anchor.doc.as_str())?;
    let places: Vec<Place> = note.anchors().map(|anchor| anchor.find(&document)).collect();
    if !places.iter().any(|place| matches!(place, Place::Moved(_))) {
        if places.contains(&Place::Lost) {
            return Err(ApiError::new(ErrorCode::PlaceNotFound, "the words are gone"));
        }
        return Ok(note_view(&app.library(), note));
    }
    let now_at = |(anchor, place): (&Anchor, &Place)| {
        let Place::Moved(spot) = place else { return Ok(anchor.clone()) };
        let block = document.blocks[spot.block].id.as_str();
        let range = (!anchor.whole_block).then(|| spot.range.clone());
        Anchor::new(&document, block, range).ok_or_else(place_not_found)
    };
    let anchors = note.anchors().zip(&places).map(now_at).collect::<Result<Vec<_>, _>>()?;
    let moved = hang_anew(app, &note, &anchors)?;
    Ok(note_view(&app.library(), moved))
}

pub(super) fn take_back_move(app: &App, request: NoteRequest) -> Result<NoteView, ApiError> {
    let before = app.desk().as_mut().and_then(|open| open.before_moves.remove(&request.id));
    let note = match before {
        Some(anchors) => hang(app, &request.id, &anchors)?,
        None => with_notebook(app, |notebook| notebook.note(&request.id))?,
    };
    Ok(note_view(&app.library(), note))
}

/// Hangs a note elsewhere, so that it can be taken back while the notebook is open.
pub(super) fn hang_anew(app: &App, note: &Note, anchors: &[Anchor]) -> Result<Note, ApiError> {
    let moved = hang(app, &note.id.0, anchors)?;
    if let Some(open) = app.desk().as_mut() {
        open.before_moves.insert(note.id.0.clone(), note.anchors().cloned().collect());
    }
    Ok(moved)
}

fn hang(app: &App, id: &str, anchors: &[Anchor]) -> Result<Note, ApiError> {
    let now = app.now();
    let (first, further) = anchors.split_first().ok_or_else(place_not_found)?;
    with_notebook(app, |notebook| notebook.move_note(id, first, further, now))
}

pub(super) fn new_anchor(document: &Document, request: &NewAnchor) -> Result<Anchor, ApiError> {
    let range = match request.range {
        None => None,
        Some([start, end]) => {
            let block = document.block(&request.block).ok_or_else(place_not_found)?;
            let text = &document.blocks[block].inline.text;
            let start = utf16::to_byte(text, start).ok_or_else(place_not_found)?;
            Some(start..utf16::to_byte(text, end).ok_or_else(place_not_found)?)
        }
    };
    Anchor::new(document, &request.block, range).ok_or_else(place_not_found)
}

fn place_not_found() -> ApiError {
    ApiError::new(ErrorCode::PlaceNotFound, "no such place in the document")
}

pub(super) fn note_view(library: &Library, note: Note) -> NoteView {
    let document = library.document(note.anchor.doc.as_str());
    let document = document.as_deref();
    let place = place_view(document, &note.anchor);
    let further = note.further.into_iter().map(|anchor| {
        let place = place_view(document, &anchor);
        FurtherPlace { anchor: anchor_view(anchor), place }
    });
    NoteView {
        id: note.id.0,
        kind: note.kind,
        html: note_html(&note.body),
        body: note.body,
        anchor: anchor_view(note.anchor),
        place,
        further: further.collect(),
        session: note.session,
        created: note.created,
        updated: note.updated,
        deleted: note.deleted,
    }
}

pub(super) fn place_view(document: Option<&Document>, anchor: &Anchor) -> PlaceView {
    if anchor.is_free() {
        return PlaceView::Free;
    }
    let Some(document) = document else { return PlaceView::DocumentMissing };
    let spot = |spot: &Spot| {
        let block = &document.blocks[spot.block];
        let range = std::slice::from_ref(&spot.range);
        let [start, end] = utf16::ranges(&block.inline.text, range).first().copied().unwrap_or_default();
        (block.id.to_string(), block.label.clone(), start, end)
    };
    match anchor.find(document) {
        Place::Exact(found) => {
            let (block, label, start, end) = spot(&found);
            PlaceView::Exact { block, label, start, end }
        }
        Place::Moved(found) => {
            let (block, label, start, end) = spot(&found);
            PlaceView::Moved { block, label, start, end }
        }
        Place::Lost => PlaceView::Lost,
    }
}

pub(super) fn anchor_view(anchor: Anchor) -> AnchorView {
    AnchorView {
        doc: anchor.doc.to_string(),
        block: anchor.block,
        quote: anchor.quote,
        prefix: anchor.prefix,
        suffix: anchor.suffix,
        whole_block: anchor.whole_block,
    }
}
