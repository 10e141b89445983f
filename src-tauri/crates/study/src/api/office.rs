//! What goes out for other programs: papers for Word, and plain text. The words are the window's; here they become files.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::exchange::is_ours;
use super::{ApiError, ErrorCode, Nothing};
use crate::App;
use notebook::{StoreError, write_whole};
use office::{
    Block, Footnote, Head, Mark, Pack, Paragraph, Reach, Run, Signature, Signer, Style, Text,
    kept_with_signature,
};

/// A paper, to be written as a DOCX file.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PaperRequest {
    pub path: String,
    /// The format pack's id. Left out: the one for a reader's own papers.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub pack: Option<String>,
    /// The paper's name, above its text and in the file's properties.
    pub title: String,
    /// What it is about, a line each; may be empty.
    pub about: String,
    /// What stands above the paper's name.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub head: Option<PaperHead>,
    /// Who signs, under the text.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub signer: Option<PaperSigner>,
    pub blocks: Vec<PaperBlock>,
}

/// What stands above a paper's name; what is empty isn't printed.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PaperHead {
    pub superior: String,
    pub issuer: String,
    /// As printed: "Hà Nội, ngày 05 tháng 12 năm 2026".
    pub place_and_day: String,
}

/// Who signs a paper.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PaperSigner {
    /// As what, a line each.
    pub titles: Vec<String>,
    /// May be empty.
    pub name: String,
}

/// What a paper must measure, as a choice.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PaperFormat {
    pub id: String,
    /// In Vietnamese, as all that follows.
    pub name: String,
    /// What it is taken from.
    pub issued: String,
    /// Another took its place.
    pub old: bool,
    /// Whether it was compared with the original.
    pub compared: String,
    pub notes: Vec<String>,
}

/// A paragraph of a paper.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PaperBlock {
    pub style: PaperStyle,
    pub runs: Vec<PaperRun>,
    /// It stays on the page of what follows.
    #[serde(default)]
    #[cfg_attr(test, ts(optional, as = "Option<bool>"))]
    pub keep: bool,
}

/// What a paragraph of a paper is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum PaperStyle {
    Heading,
    Subheading,
    Quote,
    Body,
    /// A line that belongs to what stands above it, nothing set in.
    Plain,
}

/// Words of one look, and a footnote behind them.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PaperRun {
    pub text: String,
    #[serde(default)]
    #[cfg_attr(test, ts(optional, as = "Option<bool>"))]
    pub bold: bool,
    #[serde(default)]
    #[cfg_attr(test, ts(optional, as = "Option<bool>"))]
    pub italic: bool,
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub note: Option<String>,
}

/// Words, to be written as a text file.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TextRequest {
    pub path: String,
    pub text: String,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FileWritten {
    pub path: String,
    #[cfg_attr(test, ts(type = "number"))]
    pub bytes: u64,
}

pub(super) fn write_paper(app: &App, request: PaperRequest) -> Result<FileWritten, ApiError> {
    let pack = pack(request.pack.as_deref())?;
    write_with(app, &pack, request)
}

/// The format pack with an id; without one, or with an empty one, the one for a reader's own papers.
pub(super) fn pack(id: Option<&str>) -> Result<Pack, ApiError> {
    let wanted = |pack: &Pack| id.is_none_or(|id| id.is_empty() || id == pack.id);
    let pack = shipped()?.into_iter().find(wanted);
    pack.ok_or_else(|| ApiError::new(ErrorCode::BadRequest, "no such format pack"))
}

/// Writes a paper by a pack.
pub(super) fn write_with(app: &App, pack: &Pack, request: PaperRequest) -> Result<FileWritten, ApiError> {
    let head = request.head.map(|PaperHead { superior, issuer, place_and_day }| {
        Head { superior, issuer, place_and_day, number: String::new() }.block(pack)
    });
    let mut blocks: Vec<Block> = head.into_iter().collect();
    blocks.extend(pack.title(&request.title, &request.about));
    blocks.extend(request.blocks.into_iter().map(|block| Block::Paragraph(paragraph(block))));
    if let Some(PaperSigner { titles, name }) = request.signer {
        let signature = Signature { left: None, right: Signer { titles, name } };
        blocks = kept_with_signature(blocks, signature.block(pack));
    }
    let paper = pack.paper(&request.title, vec![pack.section(false, blocks)]);
    let bytes = paper.docx().map_err(|error| ApiError::new(ErrorCode::Internal, error.to_string()))?;
    written(app, request.path, &bytes)
}

pub(super) fn packs(_: &App, _: Nothing) -> Result<Vec<PaperFormat>, ApiError> {
    let view = |pack: Pack| PaperFormat {
        id: pack.id,
        name: pack.name,
        issued: pack.issued,
        old: pack.reach == Reach::Old,
        compared: pack.compared,
        notes: pack.notes,
    };
    Ok(shipped()?.into_iter().map(view).collect())
}

fn shipped() -> Result<Vec<Pack>, ApiError> {
    Pack::shipped().map_err(|error| ApiError::new(ErrorCode::Internal, error.to_string()))
}

pub(super) fn write_text(app: &App, request: TextRequest) -> Result<FileWritten, ApiError> {
    written(app, request.path, request.text.as_bytes())
}

fn written(app: &App, path: String, bytes: &[u8]) -> Result<FileWritten, ApiError> {
    let place = Path::new(&path);
    if is_ours(app, place) {
        return Err(ApiError::new(ErrorCode::ReadOnly, "the program's own folder holds nothing else"));
    }
    write_whole(place, bytes).map_err(|error| StoreError::File { path: place.to_owned(), error })?;
    Ok(FileWritten { path, bytes: bytes.len() as u64 })
}

fn paragraph(block: PaperBlock) -> Paragraph {
    let style = match block.style {
        PaperStyle::Heading => Style::Heading1,
        PaperStyle::Subheading => Style::Heading2,
        PaperStyle::Quote => Style::Quote,
        PaperStyle::Body => Style::Body,
        PaperStyle::Plain => Style::Plain,
    };
    let mut paragraph = Paragraph { keep_next: block.keep, ..Paragraph::new(style) };
    for PaperRun { text, bold, italic, note } in block.runs {
        paragraph = paragraph.text(text, Mark { bold, italic, ..Mark::default() });
        if let Some(note) = note {
            let words = vec![Text { words: note, mark: Mark::default() }];
            paragraph.runs.push(Run::Note(Footnote { words }));
        }
    }
    paragraph
}
