//! One document to read. The blocks of a large one come in parts: what is known of all of them at once, and those that are asked for.
//!
//! A document of a hundred thousand blocks is forty megabytes on the wire. The window would stand still for seconds
//! reading them, and hold all of them, for the thirty that are on the screen.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::library::{
    AlignView, BlockView, DocumentRequest, DocumentSummary, EditorNoteView, NoteRefView, ProvisionView,
    block_view, count, document, is_shipped, known, note_refs, provision_view, summary,
};
use super::references::References;
use super::{ApiError, ErrorCode};
use crate::App;
use library::{Align, Block, BlockKind, Document, html};

/// A document of at most so many blocks and bytes of text comes in one piece.
const MOST_BLOCKS: usize = 4096;
const MOST_TEXT: usize = 1 << 20;
/// So many blocks of a larger one come with it: its first screens.
const FIRST: usize = 256;
/// And at most so many with one request.
const LARGEST_PART: usize = 4096;

/// A document, ready to be shown.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DocumentView {
    pub summary: DocumentSummary,
    pub source: Option<String>,
    /// Headed sections and `(n)` items, in document order.
    pub provisions: Vec<ProvisionView>,
    /// In document order: all of them, or the first of a large document.
    pub blocks: Vec<BlockView>,
    /// What is known of all blocks of a large document; none where `blocks` holds them all.
    pub outline: Option<OutlineView>,
    /// Editor's notes, in order of their definitions.
    pub notes: Vec<EditorNoteView>,
    /// One entry a table, by `BlockView.table`: the alignment of each column.
    pub tables: Vec<Vec<AlignView>>,
}

/// What is known of every block of a large document before it comes: where it stands, what it is and how long.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct OutlineView {
    /// One letter a block: `h` heading, `p` paragraph, `m` marked, `t` table head, `r` table row, `c` code, `-` rule.
    pub kinds: String,
    /// The length of each block's text, in UTF-16 units.
    pub lengths: Vec<u32>,
    /// Where blocks of another provision begin: `[block, provision, ordinal]`. From there to the next stretch a block's
    /// id is the provision's address, a colon and an ordinal that counts on.
    pub stretches: Vec<[u32; 3]>,
    /// Tables in order: `[first block, rows]`, the head among them.
    pub tables: Vec<[u32; 2]>,
    /// The blocks that first refer to editor's notes.
    pub noted: Vec<NotedBlock>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NotedBlock {
    /// Index of the block.
    pub block: u32,
    pub notes: Vec<NoteRefView>,
}

/// Some of a document's blocks, from one index to before another.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct BlocksRequest {
    pub doc: String,
    pub from: u32,
    pub to: u32,
}

pub(super) fn open_document(app: &App, request: DocumentRequest) -> Result<DocumentView, ApiError> {
    let library = app.library();
    let (entry, document) = known(&library, &request.doc)?;
    let shipped = is_shipped(&library, document.id());
    let references = References::new(&library, &document);
    let (blocks, outline) = opening(&document, &references);
    let notes =
        document.notes.iter().map(|note| EditorNoteView { html: html(note), text: note.text.clone() });
    let align = |align: &Align| match align {
        Align::Start => AlignView::Start,
        Align::Center => AlignView::Center,
        Align::End => AlignView::End,
    };
    Ok(DocumentView {
        summary: summary(&entry.facts, shipped),
        source: document.manifest.source.clone(),
        provisions: (0..document.provisions.len()).map(|index| provision_view(&document, index)).collect(),
        blocks,
        outline,
        notes: notes.collect(),
        tables: document.tables.iter().map(|columns| columns.iter().map(align).collect()).collect(),
    })
}

/// The first blocks of a document, and the outline of all of them where that isn't all.
fn opening(document: &Document, references: &References<'_>) -> (Vec<BlockView>, Option<OutlineView>) {
    let text: usize = document.blocks.iter().map(|block| block.inline.text.len()).sum();
    if document.blocks.len() <= MOST_BLOCKS && text <= MOST_TEXT {
        return (part(document, references, 0, document.blocks.len()), None);
    }
    (part(document, references, 0, FIRST.min(document.blocks.len())), Some(outline(document)))
}

/// At most [`LARGEST_PART`] blocks, in order; `bad_request` for a range that the document doesn't have.
pub(super) fn blocks(app: &App, request: BlocksRequest) -> Result<Vec<BlockView>, ApiError> {
    let document = document(app, &request.doc)?;
    let (from, to) = range(&document, &request)?;
    let library = app.library();
    Ok(part(&document, &References::new(&library, &document), from, to.min(from + LARGEST_PART)))
}

/// The words of some blocks as one text, a line each: the sign before it, then the block's own; cells between tabs.
pub(super) fn text_of(app: &App, request: BlocksRequest) -> Result<String, ApiError> {
    let document = document(app, &request.doc)?;
    let (from, to) = range(&document, &request)?;
    let mut text = String::new();
    for block in document.blocks.get(from..to).unwrap_or_default() {
        if !text.is_empty() {
            text.push('\n');
        }
        if let Some(mark) = &block.mark {
            text.push_str(mark);
            text.push(' ');
        }
        if block.cells.is_empty() {
            text.push_str(&block.inline.text);
        }
        for (index, cell) in block.cells.iter().enumerate() {
            if index > 0 {
                text.push('\t');
            }
            text.push_str(block.inline.text.get(cell.clone()).unwrap_or_default());
        }
    }
    Ok(text)
}

fn range(document: &Document, request: &BlocksRequest) -> Result<(usize, usize), ApiError> {
    let (from, to) = (request.from as usize, request.to as usize);
    if from > to || to > document.blocks.len() {
        let all = document.blocks.len();
        return Err(ApiError::new(ErrorCode::BadRequest, format!("no blocks {from}..{to} of {all}")));
    }
    Ok((from, to))
}

fn part(document: &Document, references: &References<'_>, from: usize, to: usize) -> Vec<BlockView> {
    // The first note of a section carries the label, wherever the part begins.
    let mut labelled = HashSet::new();
    for block in document.blocks.get(..from).unwrap_or_default() {
        if block.inline.refs.iter().any(|sign| sign.shown) {
            labelled.insert(document.provisions[block.provision].section);
        }
    }
    let own = document.blocks.get(from..to).unwrap_or_default();
    own.iter().map(|block| block_view(document, block, references, &mut labelled)).collect()
}

fn outline(document: &Document) -> OutlineView {
    let mut labelled = HashSet::new();
    let mut stretches: Vec<[u32; 3]> = Vec::new();
    let mut tables: Vec<[u32; 2]> = Vec::new();
    let mut noted = Vec::new();
    let mut table = None;
    let mut provision = None;
    for (index, block) in document.blocks.iter().enumerate() {
        if provision != Some(block.provision) {
            provision = Some(block.provision);
            let own = &document.provisions[block.provision].blocks;
            let ordinal = own.binary_search(&index).unwrap_or_else(|at| at);
            stretches.push([count(index), count(block.provision), count(ordinal)]);
        }
        match tables.last_mut().filter(|_| block.table.is_some() && table == block.table) {
            Some([_, rows]) => *rows += 1,
            None if block.table.is_some() => tables.push([count(index), 1]),
            None => {}
        }
        table = block.table;
        let notes = note_refs(document, block, &mut labelled);
        if !notes.is_empty() {
            noted.push(NotedBlock { block: count(index), notes });
        }
    }
    OutlineView {
        kinds: document.blocks.iter().map(letter).collect(),
        lengths: document
            .blocks
            .iter()
            .map(|b| count(b.inline.text.chars().map(char::len_utf16).sum()))
            .collect(),
        stretches,
        tables,
        noted,
    }
}

fn letter(block: &Block) -> char {
    match block.kind {
        BlockKind::Heading(_) => 'h',
        BlockKind::Paragraph => 'p',
        BlockKind::Marked => 'm',
        BlockKind::TableHead => 't',
        BlockKind::TableRow => 'r',
        BlockKind::Code => 'c',
        BlockKind::Rule => '-',
    }
}
