//! A tree as our Markdown, and the proof that it reads as that tree.

mod escape;
mod inline;

use library::{Block as Shown, BlockKind, Document, Style as Shape};

use crate::refusal::Refusal;
use crate::tree::{Block, Kind};
use crate::watch::{Step, Watch};
use escape::Care;

/// How often what reads otherwise is written with more care before that is given up.
const ROUNDS: usize = 8;

/// Markdown that was read again and is the tree.
pub(crate) struct Proved {
    /// With its front matter.
    pub markdown: String,
    pub document: Document,
    pub diagnostics: Vec<library::Diagnostic>,
    /// Blocks whose bold or italics couldn't be kept.
    pub plain: Vec<usize>,
}

/// Writes the tree behind `front`, a whole front matter, and proves it.
///
/// # Errors
/// [`Refusal::NotProved`] if the library reads something else than the tree, [`Refusal::Cancelled`].
pub(crate) fn emit(front: &str, id: &str, blocks: &[Block], watch: &Watch<'_>) -> Result<Proved, Refusal> {
    let mut cares = vec![Care::Styled; blocks.len()];
    let mut fault = String::new();
    for round in 0..ROUNDS {
        watch.at(Step::Proving, round, ROUNDS)?;
        let (markdown, lines) = write(front, blocks, &cares);
        let (document, diagnostics) = library::parse(&markdown, id);
        let odd = differing(blocks, &lines, &document.blocks);
        if odd.is_empty() {
            let plain = (0..blocks.len())
                .filter(|&at| cares[at] != Care::Styled && !matches!(blocks[at].kind, Kind::Heading(_)))
                .filter(|&at| {
                    !blocks[at].text.spans.is_empty() || blocks[at].cells.iter().any(|c| !c.spans.is_empty())
                })
                .collect();
            return Ok(Proved { markdown, document, diagnostics, plain });
        }
        let mut any = false;
        for &at in &odd {
            any |= cares[at].more();
        }
        let first = &blocks[odd[0]];
        fault = format!("paragraph {}: {}", first.place.paragraph, first.words().collect::<String>());
        if !any {
            break;
        }
    }
    Err(Refusal::NotProved(library::print::clip(&fault)))
}

/// The Markdown, and the line on which each block begins (1-based).
fn write(front: &str, blocks: &[Block], cares: &[Care]) -> (String, Vec<u32>) {
    let mut out = front.to_owned();
    let mut line = u32::try_from(out.matches('\n').count()).unwrap_or(u32::MAX);
    let mut lines = Vec::with_capacity(blocks.len());
    let mut push = |out: &mut String, text: &str| {
        out.push_str(text);
        out.push('\n');
        line += 1;
        line
    };
    for (block, &care) in blocks.iter().zip(cares) {
        let in_table = matches!(block.kind, Kind::Row { first: false });
        if !in_table {
            push(&mut out, "");
        }
        let text = match block.kind {
            Kind::Heading(level) => {
                format!("{} {}", "#".repeat(usize::from(level)), escape::heading(&block.text, care))
            }
            Kind::Paragraph => escape::paragraph(&block.text, care),
            Kind::Marked => {
                format!("{} {}", block.mark, escape::marked(&block.text, care)).trim_end().to_owned()
            }
            Kind::Row { .. } => escape::row(&block.cells, care),
            Kind::Rule => "---".to_owned(),
        };
        lines.push(push(&mut out, &text));
        if block.kind == (Kind::Row { first: true }) {
            push(&mut out, &format!("|{}", "---|".repeat(block.cells.len().max(1))));
        }
    }
    (out, lines)
}

/// The blocks that read otherwise.
fn differing(blocks: &[Block], lines: &[u32], shown: &[Shown]) -> Vec<usize> {
    let mut odd = Vec::new();
    let mut next = 0;
    for (at, (block, &line)) in blocks.iter().zip(lines).enumerate() {
        let end = lines.get(at + 1).copied().unwrap_or(u32::MAX);
        let from = next;
        while shown.get(next).is_some_and(|shown| shown.line < end) {
            next += 1;
        }
        let same = match &shown[from..next] {
            [one] => one.line >= line && is_same(block, one),
            _ => false,
        };
        if !same {
            odd.push(at);
        }
    }
    odd
}

fn is_same(block: &Block, shown: &Shown) -> bool {
    let kind = match (block.kind, shown.kind) {
        (Kind::Heading(level), BlockKind::Heading(read)) => level == read,
        (Kind::Paragraph, BlockKind::Paragraph)
        | (Kind::Marked, BlockKind::Marked)
        | (Kind::Row { first: true }, BlockKind::TableHead)
        | (Kind::Row { first: false }, BlockKind::TableRow)
        | (Kind::Rule, BlockKind::Rule) => true,
        _ => false,
    };
    let mark = shown.mark.as_deref().unwrap_or_default() == block.mark;
    let words = if let Kind::Row { .. } = block.kind {
        shown.cells.len() == block.cells.len()
            && block
                .cells
                .iter()
                .zip(&shown.cells)
                .all(|(cell, range)| cell.text == shown.inline.text[range.clone()])
    } else {
        shown.inline.text == block.text.text
    };
    kind && mark && words && shown.inline.refs.is_empty() && !has_odd_style(shown)
}

/// Code or a link, which no official text has.
fn has_odd_style(shown: &Shown) -> bool {
    shown.inline.spans.iter().any(|span| !matches!(span.style, Shape::Strong | Shape::Emphasis))
}
