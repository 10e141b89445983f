//! Papers that are kept: what each says of itself, its trash, and how it stood when it was handed in.

use serde::{Deserialize, Serialize};

use super::office::{self, FileWritten, PaperRequest};
use super::open_notebook::with_notebook;
use super::parts::{AddParts, NewPart, PartOrder, PartView, PartsDeletion, kept_part, part_view};
use super::{ApiError, ErrorCode, Nothing};
use crate::App;
use notebook::{Mark, Notebook, Paper, PaperFields, PaperKind, Part, PartKind, StoreError};

/// What stands on a paper's head and under its end; what is empty isn't printed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PaperTop {
    /// The committee above the cell.
    pub superior: String,
    pub cell: String,
    pub writer: String,
    /// Office and unit.
    pub role: String,
    /// Where it is written: "Hà Nội".
    pub place: String,
    /// What it is about, under its name; a line each.
    pub subject: String,
}

/// What a paper says of itself. It changes as one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PaperSelf {
    /// What the reader calls it; may be empty.
    pub title: String,
    pub top: PaperTop,
    /// The format pack's id; empty: the one for a reader's own papers.
    pub pack: String,
    /// The civil day on which it is due: "2026-12-12".
    pub due_on: Option<String>,
    pub asked_pages: Option<u32>,
    pub asked_words: Option<u32>,
    /// The civil day on which it was handed in.
    pub handed_in_on: Option<String>,
    /// The document that it is about.
    pub doc: Option<String>,
}

/// A paper on the shelf.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PaperView {
    pub id: String,
    #[serde(flatten)]
    #[cfg_attr(test, ts(flatten))]
    pub fields: PaperSelf,
    pub questions: u32,
    /// In all parts that are printed, the questions too.
    pub words: u32,
    /// Milliseconds since 1970, UTC.
    #[cfg_attr(test, ts(type = "number"))]
    pub created: i64,
    /// When anything in it was last saved.
    #[cfg_attr(test, ts(type = "number"))]
    pub updated: i64,
    #[cfg_attr(test, ts(type = "number | null"))]
    pub deleted: Option<i64>,
}

/// A paper with all that is in it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct OpenPaper {
    pub paper: PaperView,
    /// In their order.
    pub parts: Vec<PartView>,
    /// Parts in the trash, the last deleted first.
    pub trash: Vec<PartView>,
    /// What was handed in, the last first.
    pub marks: Vec<MarkView>,
}

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NewPaper {
    /// A UUID that the window made: asking again after a reply that was lost makes no second paper.
    pub id: String,
    #[serde(flatten)]
    #[cfg_attr(test, ts(flatten))]
    pub fields: PaperSelf,
    /// Its first parts.
    pub parts: Vec<NewPart>,
}

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PaperRef {
    pub id: String,
}

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PaperChange {
    pub id: String,
    #[serde(flatten)]
    #[cfg_attr(test, ts(flatten))]
    pub fields: PaperSelf,
}

/// Into the trash, or out of it.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PaperDeletion {
    pub id: String,
    pub deleted: bool,
}

/// A paper as it was handed in, to be told from others.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct MarkView {
    pub id: String,
    pub name: String,
    /// The civil day: "2026-12-12".
    pub day: String,
    #[cfg_attr(test, ts(type = "number"))]
    pub made: i64,
}

/// A paper that is handed in: it is frozen as it would be printed now.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct MarkRequest {
    /// A UUID that the window made.
    pub id: String,
    pub paper: String,
    pub name: String,
    pub day: String,
    /// What is printed; its path says nothing.
    pub print: PaperRequest,
}

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct MarkFile {
    pub id: String,
    pub path: String,
}

/// All of a frozen paper.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FrozenPaper {
    pub mark: MarkView,
    pub print: PaperRequest,
}

/// A frozen paper as the notebook keeps it: with the very measures that it was printed by.
#[derive(Serialize, Deserialize)]
struct Frozen {
    print: PaperRequest,
    pack: String,
}

pub(super) fn list(app: &App, _: Nothing) -> Result<Vec<PaperView>, ApiError> {
    with_notebook(app, |notebook| with_counts(notebook, notebook.papers()?))
}

pub(super) fn trash(app: &App, _: Nothing) -> Result<Vec<PaperView>, ApiError> {
    with_notebook(app, |notebook| with_counts(notebook, notebook.trashed_papers()?))
}

fn with_counts(notebook: &Notebook, papers: Vec<Paper>) -> Result<Vec<PaperView>, StoreError> {
    papers.into_iter().map(|paper| Ok(view(&notebook.parts(&paper.id)?, paper))).collect()
}

pub(super) fn open(app: &App, request: PaperRef) -> Result<OpenPaper, ApiError> {
    let (paper, parts, trash, marks) = with_notebook(app, |notebook| {
        let (paper, parts) = (notebook.paper(&request.id)?, notebook.parts(&request.id)?);
        let mut trash = notebook.deleted_parts()?;
        trash.retain(|part| part.paper == request.id);
        Ok((paper, parts, trash, notebook.marks(&request.id)?))
    })?;
    let library = app.library();
    let paper = view(&parts, paper);
    let parts = parts.into_iter().map(|part| part_view(&library, part)).collect();
    let trash = trash.into_iter().map(|part| part_view(&library, part)).collect();
    Ok(OpenPaper { paper, parts, trash, marks: marks.into_iter().map(mark_view).collect() })
}

pub(super) fn create(app: &App, request: NewPaper) -> Result<OpenPaper, ApiError> {
    let fields = kept(request.fields)?;
    let parts = request.parts.into_iter().map(|part| kept_part(app, part));
    let parts = parts.collect::<Result<Vec<_>, _>>()?;
    let now = app.now();
    with_notebook(app, |notebook| notebook.create_paper(Some(&request.id), &fields, &parts, now))?;
    open(app, PaperRef { id: request.id })
}

pub(super) fn add_parts(app: &App, request: AddParts) -> Result<OpenPaper, ApiError> {
    let parts = request.parts.into_iter().map(|part| kept_part(app, part));
    let parts = parts.collect::<Result<Vec<_>, _>>()?;
    let now = app.now();
    let behind = request.behind.as_deref();
    with_notebook(app, |notebook| notebook.add_parts(&request.paper, behind, &parts, now))?;
    open(app, PaperRef { id: request.paper })
}

pub(super) fn delete_parts(app: &App, request: PartsDeletion) -> Result<OpenPaper, ApiError> {
    let now = app.now();
    with_notebook(app, |notebook| notebook.set_parts_deleted(&request.ids, request.deleted, now))?;
    open(app, PaperRef { id: request.paper })
}

pub(super) fn order_parts(app: &App, request: PartOrder) -> Result<OpenPaper, ApiError> {
    let now = app.now();
    with_notebook(app, |notebook| notebook.order_parts(&request.paper, &request.ids, now))?;
    open(app, PaperRef { id: request.paper })
}

pub(super) fn update(app: &App, request: PaperChange) -> Result<PaperView, ApiError> {
    let fields = kept(request.fields)?;
    let now = app.now();
    with_notebook(app, |notebook| {
        let paper = notebook.update_paper(&request.id, &fields, now)?;
        Ok(view(&notebook.parts(&paper.id)?, paper))
    })
}

pub(super) fn set_deleted(app: &App, request: PaperDeletion) -> Result<PaperView, ApiError> {
    let now = app.now();
    with_notebook(app, |notebook| {
        let paper = notebook.set_paper_deleted(&request.id, request.deleted, now)?;
        Ok(view(&notebook.parts(&paper.id)?, paper))
    })
}

pub(super) fn purge(app: &App, request: PaperRef) -> Result<Nothing, ApiError> {
    with_notebook(app, |notebook| notebook.purge_paper(&request.id))?;
    Ok(Nothing {})
}

pub(super) fn hand_in(app: &App, request: MarkRequest) -> Result<MarkView, ApiError> {
    let pack = office::pack(request.print.pack.as_deref())?;
    let pack = serde_json::to_string(&pack).map_err(internal)?;
    let print = PaperRequest { path: String::new(), ..request.print };
    let frozen = serde_json::to_string(&Frozen { print, pack }).map_err(internal)?;
    let MarkRequest { id, paper, name, day, .. } = request;
    let mark = Mark { id, paper, name, day, made: 0, frozen };
    let now = app.now();
    Ok(mark_view(with_notebook(app, |notebook| notebook.mark_paper(&mark, now))?))
}

pub(super) fn read_mark(app: &App, request: PaperRef) -> Result<FrozenPaper, ApiError> {
    let (mark, frozen) = frozen(app, &request.id)?;
    Ok(FrozenPaper { mark: mark_view(mark), print: frozen.print })
}

/// The same bytes as on the day on which it was handed in, whatever became of the paper and of the pack.
pub(super) fn write_mark(app: &App, request: MarkFile) -> Result<FileWritten, ApiError> {
    let (_, frozen) = frozen(app, &request.id)?;
    let pack = serde_json::from_str(&frozen.pack).map_err(internal)?;
    office::write_with(app, &pack, PaperRequest { path: request.path, ..frozen.print })
}

fn frozen(app: &App, id: &str) -> Result<(Mark, Frozen), ApiError> {
    let mark = with_notebook(app, |notebook| notebook.mark(id))?;
    // Under the row's seal: what can't be read was never written.
    let frozen = serde_json::from_str(&mark.frozen);
    let frozen = frozen.map_err(|error| ApiError::new(ErrorCode::Damaged, error.to_string()))?;
    Ok((mark, frozen))
}

fn mark_view(mark: Mark) -> MarkView {
    let Mark { id, name, day, made, .. } = mark;
    MarkView { id, name, day, made }
}

fn kept(fields: PaperSelf) -> Result<PaperFields, ApiError> {
    let PaperSelf { title, top, pack, due_on, asked_pages, asked_words, handed_in_on, doc } = fields;
    let version = office::pack(Some(&pack)).map(|pack| pack.version).ok();
    Ok(PaperFields {
        kind: PaperKind::Reflection,
        title,
        head: serde_json::to_string(&top).map_err(internal)?,
        pack: version.map(|version| format!("{pack}@{version}")).unwrap_or_default(),
        due_on,
        asked_pages,
        asked_words,
        handed_in_on,
        doc,
    })
}

fn view(parts: &[Part], paper: Paper) -> PaperView {
    let PaperFields { title, head, pack, due_on, asked_pages, asked_words, handed_in_on, doc, .. } =
        paper.fields;
    let pack = pack.split('@').next().unwrap_or_default().to_owned();
    let top = serde_json::from_str(&head).unwrap_or_default();
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    PaperView {
        id: paper.id,
        fields: PaperSelf { title, top, pack, due_on, asked_pages, asked_words, handed_in_on, doc },
        questions: count(parts.iter().filter(|part| part.kind == PartKind::Question).count()),
        words: count(parts.iter().map(|part| part.body.split_whitespace().count()).sum()),
        created: paper.created,
        updated: paper.updated,
        deleted: paper.deleted,
    }
}

fn internal(error: serde_json::Error) -> ApiError {
    ApiError::new(ErrorCode::Internal, error.to_string())
}
