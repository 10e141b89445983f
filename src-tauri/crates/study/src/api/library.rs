//! The library: its documents, the folders they come from, and one document to read.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use files::names::shown;
use serde::{Deserialize, Serialize};

use super::packs::{self, PackView};
use super::references::{ReferenceView, References};
use super::standing::{self, FolderStateView, LibraryState, state_view};
use super::{ApiError, ErrorCode, Nothing};
use crate::App;
use crate::answered::answered;
use crate::shelves::IndexState;
use library::quick::CardKind;
use library::{
    Block, BlockKind, DocId, Document, Entry, Facts, Kind, Library, Located, NoteRef, ProblemCode, Severity,
    html, html_range,
};
use notebook::StoreError;

/// What the reader can open, where it came from, and how far the search index is.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LibraryView {
    /// Which one it is: [`LibraryState`] has another when the library has become another.
    pub edition: u32,
    /// In reading order: resolutions, guidance, digests, laws, other papers, glossaries.
    pub documents: Vec<DocumentSummary>,
    /// The shipped folder first, then those the reader added.
    pub folders: Vec<FolderView>,
    /// The documents that have earlier editions, by id.
    pub editions: Vec<String>,
}

/// One line of the list of documents.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DocumentSummary {
    pub id: String,
    pub title: String,
    /// The title for bars and lists; the title itself where none is given.
    pub short_title: String,
    /// The sign used in citations and the jump box ("HD"), where one is given.
    pub short: Option<String>,
    #[cfg_attr(test, ts(as = "super::typescript::Kind"))]
    pub kind: Kind,
    pub number: Option<String>,
    pub issuer: Option<String>,
    /// ISO dates.
    pub issued: Option<String>,
    pub posted: Option<String>,
    pub edition: Option<String>,
    /// False for documents of a folder that the reader added.
    pub shipped: bool,
    /// Characters of visible text.
    pub length: u32,
    /// Another one when the text is another.
    pub revision: String,
    /// The kinds of cards that it has for the quick look-up; mostly none.
    #[cfg_attr(test, ts(as = "Vec<super::typescript::CardKind>"))]
    pub quick: Vec<CardKind>,
}

/// A folder of documents, with all that was wrong in it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FolderView {
    pub path: String,
    pub shipped: bool,
    /// The pack that it is, where it came on a stick.
    pub pack: Option<PackView>,
    pub documents: u32,
    /// The documents' ids, each the name of a folder in it.
    pub ids: Vec<String>,
    pub diagnostics: Vec<DiagnosticView>,
    pub state: FolderStateView,
}

/// One thing wrong in one file.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DiagnosticView {
    pub path: String,
    /// 1-based; 0 where the whole file or folder is meant.
    pub line: u32,
    #[cfg_attr(test, ts(as = "super::typescript::Severity"))]
    pub severity: Severity,
    #[cfg_attr(test, ts(as = "super::typescript::ProblemCode"))]
    pub code: ProblemCode,
    /// What the sentence is about: an address, a field's name, a reason. Plain text.
    pub detail: String,
    /// True if the document was left out for it.
    pub skipped: bool,
}

/// How far the search index is.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum IndexView {
    /// `done` of `total` provisions so far.
    Building { done: u32, total: u32 },
    /// Ready. `on_disk` is false where no index could be kept in its folder and it lives in memory.
    Ready { provisions: u32, on_disk: bool },
    /// It could not be built at all; reading and notes still work.
    Failed,
}

/// Which folder to add or to remove, as an absolute path.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FolderRequest {
    pub path: String,
}

/// Which document to open.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DocumentRequest {
    pub doc: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum AlignView {
    Start,
    Center,
    End,
}

/// A headed section or an `(n)` item.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ProvisionView {
    /// Its explicit `{#id}` where one is set, else its address.
    pub id: String,
    /// "II.3.(4)".
    pub address: String,
    /// Index in `provisions`.
    pub parent: Option<u32>,
    /// 1 for the document's title; items have the level of their section + 1.
    pub level: u8,
    /// Its own printed number: "II", "3", "(4)".
    pub number: Option<String>,
    /// Heading without its number; for an item, the start of its text. For the contents.
    pub title: String,
    pub is_item: bool,
    /// Index in `blocks` of its first block.
    pub first_block: u32,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum BlockKindView {
    Heading,
    Paragraph,
    /// A paragraph that begins with a printed mark: "-", "1.", "(4)", "a)".
    Marked,
    TableHead,
    TableRow,
    Code,
    Rule,
}

/// One block of text: a heading, a paragraph, a list item's paragraph, a table row.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct BlockView {
    /// "II.3.(4):0": the address of its provision and its ordinal there.
    pub id: String,
    /// Index in `provisions`.
    pub provision: u32,
    pub kind: BlockKindView,
    /// The sign printed before the text, "-", "1.", "(4)"; not part of the text.
    pub mark: Option<String>,
    /// 1–6 for headings, else 0.
    pub level: u8,
    /// How deep it stands in lists; 0 outside of any.
    pub depth: u8,
    pub quoted: bool,
    /// The short address shown in the margin and in citations: "II.1 –2", "II.1 ¶1", "III.1".
    /// Empty for an unnumbered heading.
    pub label: String,
    /// The visible text, without the mark and the signs of editor's notes. A row's cells are joined by " | ".
    pub text: String,
    /// The same as safe HTML (inline elements only). None where that is the text, letter for letter, which spares a
    /// long document half its weight; none for rows: see `cells`.
    pub html: Option<String>,
    /// A row's cells as safe HTML.
    pub cells: Vec<String>,
    /// Index in `tables`, for rows.
    pub table: Option<u32>,
    /// The editor's notes that are first referred to here, with their letters.
    pub notes: Vec<NoteRefView>,
    /// Where the words name a passage that can be opened, in order.
    pub references: Vec<ReferenceView>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NoteRefView {
    /// "a", "b" … counted anew in each headed section.
    pub letter: String,
    /// Index in `DocumentView.notes`.
    pub note: u32,
    /// True for the first note of its headed section: it carries the label.
    pub first: bool,
}

/// An editor's note: ours, never part of the document.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct EditorNoteView {
    pub html: String,
    pub text: String,
}

pub(super) fn list(app: &App, _: Nothing) -> Result<LibraryView, ApiError> {
    let states = app.shelves.standing().folders;
    let (edition, library) = app.shelves.library();
    let shipped = |id: &DocId| library.folders.first().is_some_and(|folder| folder.documents.contains(id));
    let kept = packs::kept(app);
    let folders = library.folders.iter().enumerate().map(|(index, folder)| FolderView {
        path: shown(&folder.path),
        shipped: index == 0,
        pack: kept.iter().find(|kept| kept.folder == folder.path).map(packs::kept_view),
        documents: count(folder.documents.len()),
        ids: folder.documents.iter().map(ToString::to_string).collect(),
        diagnostics: folder.diagnostics.iter().map(diagnostic_view).collect(),
        state: states
            .iter()
            .find(|(path, _)| *path == folder.path)
            .map_or(FolderStateView::Read, |(_, state)| state_view(*state)),
    });
    Ok(LibraryView {
        edition,
        documents: library.documents.iter().map(|d| summary(&d.facts, shipped(d.id()))).collect(),
        folders: folders.collect(),
        editions: library.with_editions().map(ToString::to_string).collect(),
    })
}

pub(super) fn reload(app: &App, _: Nothing) -> Result<LibraryView, ApiError> {
    app.shelves.reload();
    list(app, Nothing {})
}

/// Reads one folder again.
pub(super) fn read_folder(app: &App, request: FolderRequest) -> Result<LibraryState, ApiError> {
    let folders = app.shelves.standing().folders;
    if let Some((path, _)) = folders.iter().find(|(path, _)| shown(path) == request.path) {
        app.shelves.retry(path);
    }
    standing::state(app, Nothing {})
}

pub(super) fn add_folder(app: &App, request: FolderRequest) -> Result<LibraryView, ApiError> {
    let unreadable =
        |error: io::Error| ApiError::new(ErrorCode::FolderUnreadable, format!("{}: {error}", request.path));
    let (asked, shipped) = (request.path.clone(), app.paths.library.clone());
    let looked = answered(app.patience, move || {
        let path = fs::canonicalize(asked)?;
        fs::read_dir(&path)?;
        let is_shipped = fs::canonicalize(shipped).is_ok_and(|shipped| shipped == path);
        Ok((path, is_shipped))
    });
    let silent = || ApiError::new(ErrorCode::FolderSilent, format!("no answer: {}", request.path));
    let (path, is_shipped) = looked.ok_or_else(silent)?.map_err(unreadable)?;
    let mut folders = app.added_folders();
    if folders.contains(&path) || is_shipped {
        return Err(ApiError::new(ErrorCode::FolderKnown, request.path));
    }
    folders.push(path);
    keep(app, folders)
}

pub(super) fn remove_folder(app: &App, request: FolderRequest) -> Result<LibraryView, ApiError> {
    let mut folders = app.added_folders();
    let before = folders.len();
    folders.retain(|folder| shown(folder) != request.path);
    if folders.len() == before {
        return Err(ApiError::new(
            ErrorCode::FolderUnreadable,
            format!("not in the library: {}", request.path),
        ));
    }
    keep(app, folders)
}

fn keep(app: &App, folders: Vec<PathBuf>) -> Result<LibraryView, ApiError> {
    let path = app.paths.data.clone();
    app.set_added_folders(folders).map_err(|error| StoreError::File { path, error })?;
    list(app, Nothing {})
}

pub(super) fn index_state(app: &App, _: Nothing) -> Result<IndexView, ApiError> {
    Ok(index_view(app))
}

pub(super) fn index_view(app: &App) -> IndexView {
    match app.index_state() {
        IndexState::Building { done, total, .. } => {
            IndexView::Building { done: count(done), total: count(total) }
        }
        IndexState::Ready(index) => {
            IndexView::Ready { provisions: count(index.provisions()), on_disk: index.is_on_disk() }
        }
        IndexState::Failed => IndexView::Failed,
    }
}

pub(super) fn document(app: &App, id: &str) -> Result<Arc<Document>, ApiError> {
    Ok(known(&app.library(), id)?.1)
}

/// A document of the library: what lists know of it, and its text.
pub(super) fn known(library: &Library, id: &str) -> Result<(Arc<Entry>, Arc<Document>), ApiError> {
    let entry = library.entry(id);
    entry
        .and_then(|entry| Some((entry.clone(), entry.read()?)))
        .ok_or_else(|| ApiError::new(ErrorCode::DocumentNotFound, format!("not in the library: {id}")))
}

pub(super) fn is_shipped(library: &Library, id: &DocId) -> bool {
    library.folders.first().is_some_and(|folder| folder.documents.contains(id))
}

pub(super) fn summary(facts: &Facts, shipped: bool) -> DocumentSummary {
    let manifest = &facts.manifest;
    DocumentSummary {
        id: manifest.id.to_string(),
        title: manifest.title.clone(),
        short_title: manifest.short_title().to_owned(),
        short: manifest.short.clone(),
        kind: manifest.kind,
        number: manifest.number.clone(),
        issuer: manifest.issuer.clone(),
        issued: manifest.issued.clone(),
        posted: manifest.posted.clone(),
        edition: manifest.edition.clone(),
        shipped,
        length: count(facts.length),
        revision: facts.hash.chars().take(16).collect(),
        quick: facts.quick.clone(),
    }
}

fn diagnostic_view(located: &Located) -> DiagnosticView {
    let problem = &located.diagnostic.problem;
    DiagnosticView {
        path: shown(&located.path),
        line: located.diagnostic.line,
        severity: problem.severity(),
        code: problem.code(),
        detail: problem.detail().to_owned(),
        skipped: problem.skips_document(),
    }
}

pub(super) fn provision_view(document: &Document, index: usize) -> ProvisionView {
    let provision = &document.provisions[index];
    ProvisionView {
        id: provision.id.clone(),
        address: provision.address.as_str().to_owned(),
        parent: provision.parent.map(count),
        level: provision.level,
        number: provision.number.clone(),
        title: provision.title.clone(),
        is_item: provision.is_item,
        first_block: count(provision.blocks.first().copied().unwrap_or(0)),
    }
}

/// `labelled` holds the sections whose first note has been met.
pub(super) fn block_view(
    document: &Document,
    block: &Block,
    references: &References<'_>,
    labelled: &mut HashSet<usize>,
) -> BlockView {
    let (kind, level) = match block.kind {
        BlockKind::Heading(level) => (BlockKindView::Heading, level),
        BlockKind::Paragraph => (BlockKindView::Paragraph, 0),
        BlockKind::Marked => (BlockKindView::Marked, 0),
        BlockKind::TableHead => (BlockKindView::TableHead, 0),
        BlockKind::TableRow => (BlockKindView::TableRow, 0),
        BlockKind::Code => (BlockKindView::Code, 0),
        BlockKind::Rule => (BlockKindView::Rule, 0),
    };
    let is_row = block.table.is_some();
    BlockView {
        id: block.id.to_string(),
        provision: count(block.provision),
        kind,
        mark: block.mark.clone(),
        level,
        depth: block.depth,
        quoted: block.quoted,
        label: block.label.clone(),
        text: block.inline.text.clone(),
        html: (!is_row).then(|| html(&block.inline)).filter(|html| *html != block.inline.text),
        cells: block.cells.iter().map(|cell| html_range(&block.inline, cell.clone())).collect(),
        table: block.table.map(count),
        notes: note_refs(document, block, labelled),
        references: references.of(block),
    }
}

/// The editor's notes that are first referred to in a block.
pub(super) fn note_refs(
    document: &Document,
    block: &Block,
    labelled: &mut HashSet<usize>,
) -> Vec<NoteRefView> {
    let section = document.provisions[block.provision].section;
    let shown = block.inline.refs.iter().filter(|sign| sign.shown);
    let view = |sign: &NoteRef| NoteRefView {
        letter: sign.letter.clone(),
        note: count(sign.note),
        first: labelled.insert(section),
    };
    shown.map(view).collect()
}

/// Counts and indices cross to JavaScript as 32 bits; no library comes near that.
pub(super) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
