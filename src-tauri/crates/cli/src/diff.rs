//! `sotay-cli diff`: what became of one edition of a text in another, by article.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use ::import::Watch;
use library::compare::{Change, Comparison, PieceKind, Row, compare};
use library::{Block, Document};
use serde::Serialize;

use crate::failure::Failure;
use crate::words;

/// Compare two editions of a text, by article: documents of ours (.md, or their folders), or any file that import reads.
///
/// Blocks are paired by their words, not by their numbers. What is the same is only counted. Exits with 1 if a file is refused.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The old edition
    old: PathBuf,
    /// The new edition
    new: PathBuf,
    /// One JSON object
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Reply<'a> {
    counts: Vec<(&'static str, usize)>,
    groups: Vec<GroupLine<'a>>,
}

#[derive(Serialize)]
struct GroupLine<'a> {
    title: String,
    address: String,
    removed: bool,
    same: usize,
    changes: Vec<ChangeLine<'a>>,
}

#[derive(Serialize)]
struct ChangeLine<'a> {
    change: &'static str,
    old: Option<Side<'a>>,
    new: Option<Side<'a>>,
    pieces: Vec<(&'static str, &'a str)>,
}

#[derive(Serialize)]
struct Side<'a> {
    address: &'a str,
    label: &'a str,
    mark: &'a str,
    text: &'a str,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let mut read = Vec::new();
    for path in [&args.old, &args.new] {
        match document(path) {
            Ok(document) => read.push(document),
            Err(sentence) => {
                eprintln!("{}: {sentence}", path.display());
                return Ok(ExitCode::FAILURE);
            }
        }
    }
    let [old, new] = &read[..] else { return Ok(ExitCode::FAILURE) };
    let both = Both { old, new, comparison: compare(old, new) };
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    if args.json {
        serde_json::to_writer(&mut out, &both.reply()).map_err(std::io::Error::from)?;
        writeln!(out)?;
    } else {
        both.print(&mut out)?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// A document of ours as it stands, or what import makes of a file.
fn document(path: &Path) -> Result<Document, String> {
    let own = if path.is_dir() { path.join("index.md") } else { path.to_owned() };
    let bytes = ::import::read_file(&own).map_err(|refusal| words::refusal(&refusal))?;
    if own.extension().is_some_and(|extension| extension == "md" || extension == "markdown") {
        let text = String::from_utf8_lossy(&bytes);
        let folder = own.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy();
        return Ok(library::parse(&text, &folder).0);
    }
    let name = own.file_name().unwrap_or_default().to_string_lossy();
    let made =
        ::import::import(&bytes, &name, &Watch::default()).map_err(|refusal| words::refusal(&refusal))?;
    Ok(made.document)
}

struct Both<'a> {
    old: &'a Document,
    new: &'a Document,
    comparison: Comparison,
}

impl Both<'_> {
    fn reply(&self) -> Reply<'_> {
        let side =
            |document: &'_ Document, at: usize| -> (usize, usize) { (document.blocks[at].provision, at) };
        let of = |document, at: Option<usize>| at.map(|at| side(document, at));
        let groups = self.comparison.groups(self.old, self.new).into_iter().map(|group| {
            let rows = &self.comparison.rows[group.rows];
            let changed = rows.iter().filter(|row| row.change != Change::Same);
            GroupLine {
                title: group.title,
                address: group.address,
                removed: group.removed,
                same: rows.iter().filter(|row| row.change == Change::Same).count(),
                changes: changed
                    .map(|row| ChangeLine {
                        change: code(row.change),
                        old: of(self.old, row.old).map(|it| line(self.old, it)),
                        new: of(self.new, row.new).map(|it| line(self.new, it)),
                        pieces: self.pieces(row).map(|(kind, text)| (piece_code(kind), text)).collect(),
                    })
                    .collect(),
            }
        });
        Reply {
            counts: CHANGES.map(|change| (code(change), self.comparison.count(change))).to_vec(),
            groups: groups.collect(),
        }
    }

    fn pieces<'b>(&'b self, row: &'b Row) -> impl Iterator<Item = (PieceKind, &'b str)> {
        row.pieces.iter().filter_map(|piece| {
            let block = match piece.kind {
                PieceKind::Added => &self.new.blocks[row.new?],
                PieceKind::Same | PieceKind::Removed => &self.old.blocks[row.old?],
            };
            Some((piece.kind, &block.inline.text[piece.range.clone()]))
        })
    }

    fn print(&self, out: &mut impl Write) -> std::io::Result<()> {
        let counts = CHANGES.map(|change| (change, self.comparison.count(change)));
        writeln!(out, "{}", words::changes(&counts))?;
        for group in self.comparison.groups(self.old, self.new) {
            let rows = &self.comparison.rows[group.rows];
            if rows.iter().all(|row| row.change == Change::Same) {
                continue;
            }
            writeln!(out, "\n{}{}", group.title, if group.removed { words::removed_part() } else { "" })?;
            let mut same = 0;
            for row in rows {
                if row.change == Change::Same {
                    same += 1;
                    continue;
                }
                fold(out, &mut same)?;
                self.row(out, row)?;
            }
            fold(out, &mut same)?;
        }
        Ok(())
    }

    fn row(&self, out: &mut impl Write, row: &Row) -> std::io::Result<()> {
        let old = row.old.map(|at| &self.old.blocks[at]);
        let new = row.new.map(|at| &self.new.blocks[at]);
        write!(out, "  {}", words::change(row.change))?;
        if let (Change::Moved, Some(old)) = (row.change, old) {
            let label = &old.label;
            let from =
                if label.is_empty() { self.old.provisions[old.provision].address.as_str() } else { label };
            write!(out, " {}", words::moved_from(from))?;
        }
        writeln!(out)?;
        match (old, new) {
            (Some(old), Some(new)) if row.pieces.is_empty() => {
                if old.mark != new.mark {
                    writeln!(out, "    {} → {}", printed_mark(old), words_of(new))?;
                } else {
                    writeln!(out, "    {}", words_of(new))?;
                }
            }
            (Some(old), Some(new)) => {
                writeln!(out, "    cũ  | {}{}", mark(old), self.shown(row, PieceKind::Added))?;
                writeln!(out, "    mới | {}{}", mark(new), self.shown(row, PieceKind::Removed))?;
            }
            (Some(old), None) => writeln!(out, "    cũ  | {}", words_of(old))?,
            (None, Some(new)) => writeln!(out, "    mới | {}", words_of(new))?,
            (None, None) => {}
        }
        Ok(())
    }

    /// One side's words, what the other doesn't have between brackets.
    fn shown(&self, row: &Row, without: PieceKind) -> String {
        let pieces = self.pieces(row).filter(|(kind, _)| *kind != without);
        pieces
            .map(|(kind, text)| {
                let (head, words) = text.split_at(text.len() - text.trim_start().len());
                let (words, tail) = words.split_at(words.trim_end().len());
                if kind == PieceKind::Same || words.is_empty() {
                    text.to_owned()
                } else {
                    format!("{head}[{words}]{tail}")
                }
            })
            .collect()
    }
}

const CHANGES: [Change; 6] =
    [Change::Edited, Change::Added, Change::Removed, Change::Moved, Change::Renumbered, Change::Same];

fn line(document: &Document, (provision, block): (usize, usize)) -> Side<'_> {
    let block = &document.blocks[block];
    Side {
        address: document.provisions[provision].address.as_str(),
        label: &block.label,
        mark: block.mark.as_deref().unwrap_or_default(),
        text: &block.inline.text,
    }
}

fn fold(out: &mut impl Write, same: &mut usize) -> std::io::Result<()> {
    match std::mem::take(same) {
        0 => Ok(()),
        count => writeln!(out, "  {}", words::unchanged(count)),
    }
}

fn mark(block: &Block) -> String {
    block.mark.as_ref().map(|mark| format!("{mark} ")).unwrap_or_default()
}

fn printed_mark(block: &Block) -> &str {
    block.mark.as_deref().unwrap_or("–")
}

fn words_of(block: &Block) -> String {
    mark(block) + &block.inline.text
}

fn code(change: Change) -> &'static str {
    match change {
        Change::Same => "same",
        Change::Renumbered => "renumbered",
        Change::Edited => "edited",
        Change::Moved => "moved",
        Change::Added => "added",
        Change::Removed => "removed",
    }
}

fn piece_code(kind: PieceKind) -> &'static str {
    match kind {
        PieceKind::Same => "same",
        PieceKind::Removed => "removed",
        PieceKind::Added => "added",
    }
}
