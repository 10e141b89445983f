//! `sotay-cli outline`: what a reader sees of a library, block by block.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use library::{Block, BlockKind, CELL_SEPARATOR, Document, Library};
use serde::Serialize;

use crate::{Failure, shipped};

/// Print every block of a library: its provision's address, the sign printed before it, its text.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Folder of documents; the shipped library if left out
    library: Option<PathBuf>,
    /// One JSON object a block
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Line<'a> {
    doc: &'a str,
    address: &'a str,
    mark: &'a str,
    kind: &'static str,
    text: String,
    /// Of a row: every cell, empty ones too.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cells: Vec<&'a str>,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let library = Library::load(&[shipped::library(args.library.as_deref())?]);
    let mut out = std::io::stdout().lock();
    for document in library.texts() {
        for line in document.blocks.iter().filter_map(|block| line(&document, block)) {
            if args.json {
                let json = serde_json::to_string(&line).map_err(std::io::Error::from)?;
                writeln!(out, "{json}")?;
            } else {
                let sign = if line.mark.is_empty() { String::new() } else { format!("{} ", line.mark) };
                writeln!(out, "{}\t{}\t{}\t{sign}{}", line.doc, line.address, line.kind, line.text)?;
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// `None` for a rule: there is nothing to read.
fn line<'a>(document: &'a Document, block: &'a Block) -> Option<Line<'a>> {
    let kind = match block.kind {
        BlockKind::Heading(_) => "heading",
        BlockKind::Marked => "item",
        BlockKind::TableHead | BlockKind::TableRow => "row",
        BlockKind::Paragraph | BlockKind::Code => "paragraph",
        BlockKind::Rule => return None,
    };
    let cells: Vec<&str> = block.cells.iter().map(|range| &block.inline.text[range.clone()]).collect();
    // What is printed of a row begins with its first cell that has words.
    let printed = || cells.iter().skip_while(|cell| cell.is_empty()).copied();
    let text = match block.table {
        Some(_) => printed().collect::<Vec<_>>().join(CELL_SEPARATOR),
        None => block.inline.text.clone(),
    };
    Some(Line {
        doc: document.id().as_str(),
        address: document.provisions[block.provision].address.as_str(),
        mark: block.mark.as_deref().unwrap_or_default(),
        kind,
        text,
        cells,
    })
}
