//! `sotay-cli search`: the app's own search, for people and for measuring.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use library::Library;
use search::{Hit, Index, Page, Request, SearchError};
use serde::Serialize;

use crate::failure::Failure;
use crate::shipped;

/// Search a library.
///
/// Prints the provisions found, best first: address, breadcrumb and the best block of each.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Folder of <doc-id>/index.md, indexed in memory; the shipped library and its kept index if left out
    #[arg(long, value_name = "DIR")]
    library: Option<PathBuf>,
    /// Provisions at most for each query
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    limit: u32,
    /// Print one JSON object a line for each query; `marks` are byte ranges in `text`
    #[arg(long)]
    json: bool,
    /// Take one query a line from a file, or from standard input (-); the library is indexed once
    #[arg(long, value_name = "FILE", conflicts_with = "query")]
    batch: Option<PathBuf>,
    /// Treat the last word as unfinished, as while typing
    #[arg(long)]
    typing: bool,
    /// Take the words exactly as typed: no marks are restored
    #[arg(long)]
    as_typed: bool,
    /// What to search for; several words are one query
    query: Vec<String>,
}

#[derive(Serialize)]
struct Reply<'a> {
    query: &'a str,
    interpreted: &'a str,
    took_us: u128,
    hits: Vec<HitLine<'a>>,
}

#[derive(Serialize)]
struct HitLine<'a> {
    doc: &'a str,
    section: &'a str,
    address: &'a str,
    block: &'a str,
    breadcrumb: Vec<String>,
    score: f32,
    text: &'a str,
    marks: Vec<[usize; 2]>,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode, Failure> {
    if args.batch.is_none() && args.query.is_empty() {
        return Err(Failure::Usage("no query: give one, or --batch FILE".into()));
    }
    let queries = queries(args)?;
    let mut index = open(args)?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for query in &queries {
        let request = Request {
            query,
            typing: args.typing,
            as_typed: args.as_typed,
            limit: args.limit as usize,
            doc: None,
            kind: None,
        };
        let page = match index.search(&request) {
            // Opened again, what is lost of it is built anew.
            Err(SearchError::Damaged) => {
                index = open(args)?;
                index.search(&request)?
            }
            found => found?,
        };
        if args.json {
            serde_json::to_writer(&mut out, &reply(query, &page)).map_err(std::io::Error::from)?;
            writeln!(out)?;
        } else {
            print(&mut out, query, &page)?;
        }
    }
    out.flush()?;
    drop(out);
    // Now that nobody waits for an answer.
    if let Some(folder) = kept(args) {
        while Index::tend(&folder, &|| true).is_ok_and(|again| again) {}
    }
    Ok(ExitCode::SUCCESS)
}

fn queries(args: &Args) -> Result<Vec<String>, Failure> {
    let Some(file) = &args.batch else { return Ok(vec![args.query.join(" ")]) };
    let unreadable = |error| Failure::Usage(format!("{}: {error}", file.display()));
    let input: Box<dyn Read> = if file.as_os_str() == "-" {
        Box::new(std::io::stdin())
    } else {
        Box::new(std::fs::File::open(file).map_err(unreadable)?)
    };
    BufReader::new(input).lines().collect::<Result<_, _>>().map_err(unreadable)
}

/// The folder of the index; none where it isn't kept.
fn kept(args: &Args) -> Option<PathBuf> {
    shipped::index_folder().filter(|_| args.library.is_none())
}

fn open(args: &Args) -> Result<Index, Failure> {
    let library = Library::load(&[shipped::library(args.library.as_deref())?]);
    let wanted = |_: usize, _: usize| true;
    Ok(match kept(args) {
        Some(folder) => Index::open_or_build(&folder, &library.documents, &wanted)?,
        None => Index::in_memory(&library.documents, &wanted)?,
    })
}

fn reply<'a>(query: &'a str, page: &'a Page) -> Reply<'a> {
    Reply {
        query,
        interpreted: &page.interpreted,
        took_us: page.took.as_micros(),
        hits: page.hits.iter().map(hit_line).collect(),
    }
}

fn hit_line(hit: &Hit) -> HitLine<'_> {
    let provision = &hit.document.provisions[hit.provision];
    let block = &hit.document.blocks[hit.block];
    HitLine {
        doc: hit.document.id().as_str(),
        section: &hit.document.provisions[provision.section].id,
        address: provision.address.as_str(),
        block: block.id.as_str(),
        breadcrumb: hit.breadcrumb(),
        score: hit.score,
        text: &block.inline.text,
        marks: hit.marks.iter().map(|mark| [mark.start, mark.end]).collect(),
    }
}

fn print(out: &mut impl Write, query: &str, page: &Page) -> std::io::Result<()> {
    write!(out, "{} in {:.1} ms", page.total, page.took.as_secs_f64() * 1e3)?;
    if page.interpreted != query {
        write!(out, ": {}", page.interpreted)?;
    }
    writeln!(out)?;
    for hit in &page.hits {
        let HitLine { doc, address, breadcrumb, text, marks, .. } = hit_line(hit);
        writeln!(out, "\n{doc} {address}  {}", breadcrumb.join(" › "))?;
        let mut at = 0;
        for [start, end] in marks {
            write!(out, "{}[{}]", &text[at..start], &text[start..end])?;
            at = end;
        }
        writeln!(out, "{}", &text[at..])?;
    }
    Ok(())
}
