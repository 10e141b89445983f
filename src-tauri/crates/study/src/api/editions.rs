//! Editions of a document: what there are, what became of one in the text of today, and the notes that hang on it.

use serde::{Deserialize, Serialize};

use super::library::{count, document};
use super::notes::{NoteView, note_view};
use super::open_notebook::with_notebook;
use super::{ApiError, ErrorCode, utf16};
use crate::App;
use crate::answered::answered;
use crate::crossing::{Crossing, crossings};
use library::compare::{Change, Group, PieceKind, Row, compare};
use library::{Block, Document, Edition, Spot};
use notebook::Filter;

/// Editions are read while the reader waits: as long as it takes that many folders to be called silent.
const READINGS: u32 = 5;

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct EditionRequest {
    pub doc: String,
    /// The edition's name, as [`EditionView`] has it.
    pub edition: String,
}

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CarryNotes {
    pub doc: String,
    pub edition: String,
    /// Notes that [`CrossingView`] offers to carry.
    pub notes: Vec<String>,
}

/// An earlier edition of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct EditionView {
    /// Mostly the ISO day on which another text took its place.
    pub name: String,
    /// The day on it, where that is another than the text's of today.
    pub issued: Option<String>,
    /// Notes that hang on it and not on the text of today.
    pub notes: u32,
}

/// What became of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum ChangeView {
    Same,
    Renumbered,
    Edited,
    Moved,
    Added,
    Removed,
}

/// A block of one edition.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SideView {
    pub block: String,
    /// Its short address; empty where it has none.
    pub label: String,
    /// The sign printed before it.
    pub mark: Option<String>,
    pub heading: bool,
    pub text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum PieceKindView {
    Same,
    Removed,
    Added,
}

/// A stretch of words: the old text is made of what is the same and what was removed, the new one of what is the same and
/// what was added.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PieceView {
    pub kind: PieceKindView,
    pub text: String,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ComparedRow {
    pub change: ChangeView,
    /// None where there is none, and where it is the new one letter for letter.
    pub old: Option<SideView>,
    pub new: Option<SideView>,
    /// Its words, where it is in both and they differ.
    pub pieces: Vec<PieceView>,
}

/// What became of what stands under one heading.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ComparedGroup {
    pub title: String,
    pub address: String,
    /// The heading is the old edition's alone.
    pub removed: bool,
    pub rows: Vec<ComparedRow>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ChangeCount {
    pub change: ChangeView,
    pub blocks: u32,
}

/// An earlier edition and the text of today, by article.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ComparisonView {
    pub counts: Vec<ChangeCount>,
    pub groups: Vec<ComparedGroup>,
}

/// A passage in one edition.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PassageView {
    pub block: String,
    pub label: String,
    /// The whole block's text.
    pub text: String,
    /// UTF-16 units in it.
    pub start: u32,
    pub end: u32,
}

/// A note of an earlier edition, and where it would hang on the text of today.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NoteCrossing {
    pub note: NoteView,
    /// The first of its places that isn't as it was.
    pub old: PassageView,
    /// None: its words are gone, and it stays with the edition that it was written on.
    pub new: Option<PassageView>,
    /// How many further places of it aren't as they were.
    pub further: u32,
}

/// The notes of an earlier edition.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CrossingView {
    /// Their words stand in the text of today as they were: one question for all of them.
    pub unchanged: Vec<NoteCrossing>,
    /// Their words were changed: one question each.
    pub changed: Vec<NoteCrossing>,
    /// Their words are gone.
    pub kept: Vec<NoteCrossing>,
}

pub(super) fn list(
    app: &App,
    request: super::library::DocumentRequest,
) -> Result<Vec<EditionView>, ApiError> {
    let today = document(app, &request.doc)?;
    let read = editions(app, &request.doc)?.into_iter().filter_map(|(name, old)| Some((name, old?)));
    let read: Vec<(String, Document)> = read.collect();
    let notes = notes_of(app, &request.doc)?;
    let mut views = Vec::new();
    for (at, (name, old)) in read.iter().enumerate() {
        // A note belongs to the latest edition that has its words.
        let later: Vec<&Document> = read[..at].iter().map(|(_, old)| old).collect();
        let hanging =
            notes.iter().filter(|note| crate::crossing::hangs_on(note, &today, &later, old)).count();
        let issued = old.manifest.issued.clone().filter(|day| Some(day) != today.manifest.issued.as_ref());
        views.push(EditionView { name: name.clone(), issued, notes: count(hanging) });
    }
    Ok(views)
}

pub(super) fn compared(app: &App, request: EditionRequest) -> Result<ComparisonView, ApiError> {
    let new = document(app, &request.doc)?;
    let old = edition(app, &request)?;
    let comparison = compare(&old, &new);
    let changes =
        [Change::Edited, Change::Added, Change::Removed, Change::Moved, Change::Renumbered, Change::Same];
    let counts = changes
        .into_iter()
        .map(|change| ChangeCount { change: change_view(change), blocks: count(comparison.count(change)) });
    let group = |group: Group| ComparedGroup {
        rows: comparison.rows[group.rows.clone()].iter().map(|row| row_view(&old, &new, row)).collect(),
        title: group.title,
        address: group.address,
        removed: group.removed,
    };
    Ok(ComparisonView {
        counts: counts.collect(),
        groups: comparison.groups(&old, &new).into_iter().map(group).collect(),
    })
}

/// All of an earlier edition, to be read.
pub(super) fn read(app: &App, request: EditionRequest) -> Result<Vec<SideView>, ApiError> {
    let old = edition(app, &request)?;
    Ok(old.blocks.iter().map(side_view).collect())
}

pub(super) fn crossing(app: &App, request: EditionRequest) -> Result<CrossingView, ApiError> {
    let today = document(app, &request.doc)?;
    let (old, later) = with_later(app, &request)?;
    let library = app.library();
    let mut view = CrossingView { unchanged: Vec::new(), changed: Vec::new(), kept: Vec::new() };
    let notes = notes_of(app, &request.doc)?;
    let later: Vec<&Document> = later.iter().collect();
    for Crossing { note, places, changed } in crossings(notes, &today, &later, &old) {
        let further = count(places.len().saturating_sub(1));
        let Some(first) = places.into_iter().next() else { continue };
        let crossing = NoteCrossing {
            note: note_view(&library, note),
            old: passage(&old, &first.old),
            new: first.new.as_ref().map(|spot| passage(&today, spot)),
            further,
        };
        match changed {
            Some(false) => view.unchanged.push(crossing),
            Some(true) => view.changed.push(crossing),
            None => view.kept.push(crossing),
        }
    }
    Ok(view)
}

/// Hangs notes of an earlier edition on the text of today. Nothing is written unless all of them have a place; then each is
/// written by itself, and the first that can't be ends it.
pub(super) fn carry(app: &App, request: CarryNotes) -> Result<Vec<NoteView>, ApiError> {
    let CarryNotes { doc, edition, notes: wanted } = request;
    let today = document(app, &doc)?;
    let (old, later) = with_later(app, &EditionRequest { doc: doc.clone(), edition })?;
    let later: Vec<&Document> = later.iter().collect();
    let found = crossings(notes_of(app, &doc)?, &today, &later, &old);
    let gone = || ApiError::new(ErrorCode::PlaceNotFound, "no place for one of the notes");
    let mut moves = Vec::new();
    for id in wanted {
        let crossing = found.iter().find(|it| it.note.id.0 == id && it.changed.is_some()).ok_or_else(gone)?;
        moves.push((crossing.note.clone(), crossing.anchors(&today).ok_or_else(gone)?));
    }
    let mut carried = Vec::new();
    for (note, anchors) in moves {
        carried.push(super::notes::hang_anew(app, &note, &anchors)?);
    }
    let library = app.library();
    Ok(carried.into_iter().map(|note| note_view(&library, note)).collect())
}

fn notes_of(app: &App, doc: &str) -> Result<Vec<notebook::Note>, ApiError> {
    if app.desk().is_none() {
        // A guest has none.
        return Ok(Vec::new());
    }
    let filter = Filter { doc: Some(doc.to_owned()), ..Filter::default() };
    with_notebook(app, |notebook| notebook.notes(&filter))
}

/// The earlier editions of a document, the latest first; none where one can't be read.
fn editions(app: &App, doc: &str) -> Result<Vec<(String, Option<Document>)>, ApiError> {
    let Some(file) = app.library().file(doc).map(ToOwned::to_owned) else { return Ok(Vec::new()) };
    let read = move || Edition::of(&file).into_iter().map(|it| (it.name.clone(), it.read())).collect();
    let silent = || ApiError::new(ErrorCode::FolderSilent, format!("no answer: {doc}"));
    answered(app.patience * READINGS, read).ok_or_else(silent)
}

fn edition(app: &App, request: &EditionRequest) -> Result<Document, ApiError> {
    Ok(with_later(app, request)?.0)
}

/// An edition, and those between it and the text of today.
fn with_later(app: &App, request: &EditionRequest) -> Result<(Document, Vec<Document>), ApiError> {
    let mut all = editions(app, &request.doc)?;
    let absent =
        || ApiError::new(ErrorCode::DocumentNotFound, format!("no such edition: {}", request.edition));
    let at = all.iter().position(|(name, _)| *name == request.edition).ok_or_else(absent)?;
    let old = all[at].1.take().ok_or_else(absent)?;
    Ok((old, all.drain(..at).filter_map(|(_, old)| old).collect()))
}

fn row_view(old: &Document, new: &Document, row: &Row) -> ComparedRow {
    let side = |document: &Document, block: Option<usize>| block.map(|at| side_view(&document.blocks[at]));
    let is_same = row.change == Change::Same;
    ComparedRow {
        change: change_view(row.change),
        old: if is_same { None } else { side(old, row.old) },
        new: side(new, row.new),
        pieces: pieces(old, new, row),
    }
}

fn pieces(old: &Document, new: &Document, row: &Row) -> Vec<PieceView> {
    let (Some(from), Some(to)) = (row.old, row.new) else { return Vec::new() };
    let texts = (&old.blocks[from].inline.text, &new.blocks[to].inline.text);
    let view = |piece: &library::compare::Piece| {
        let (kind, text) = match piece.kind {
            PieceKind::Same => (PieceKindView::Same, texts.0),
            PieceKind::Removed => (PieceKindView::Removed, texts.0),
            PieceKind::Added => (PieceKindView::Added, texts.1),
        };
        PieceView { kind, text: text[piece.range.clone()].to_owned() }
    };
    row.pieces.iter().map(view).collect()
}

fn side_view(block: &Block) -> SideView {
    SideView {
        block: block.id.to_string(),
        label: block.label.clone(),
        mark: block.mark.clone(),
        heading: matches!(block.kind, library::BlockKind::Heading(_)),
        text: block.inline.text.clone(),
    }
}

fn passage(document: &Document, spot: &Spot) -> PassageView {
    let block = &document.blocks[spot.block];
    let text = &block.inline.text;
    let range = std::slice::from_ref(&spot.range);
    let [start, end] = utf16::ranges(text, range).first().copied().unwrap_or_default();
    PassageView { block: block.id.to_string(), label: block.label.clone(), text: text.clone(), start, end }
}

fn change_view(change: Change) -> ChangeView {
    match change {
        Change::Same => ChangeView::Same,
        Change::Renumbered => ChangeView::Renumbered,
        Change::Edited => ChangeView::Edited,
        Change::Moved => ChangeView::Moved,
        Change::Added => ChangeView::Added,
        Change::Removed => ChangeView::Removed,
    }
}
