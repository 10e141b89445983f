//! The way in: a file that a unit has becomes a document of the library.
//!
//! Bytes become lines with their style, lines a tree, the tree our Markdown. This crate knows neither where a library lies
//! nor who reads it; it opens nothing but the one file that it is told to. It isn't a converter that guesses: what it can't tell it names as an [`Issue`], and what it leaves out
//! as [`Dropped`].
//!
//! Two things are proved of every import, or there is none ([`Refusal::NotProved`]): the Markdown reads as the tree that was
//! meant, and every letter of the file is in it or listed as left out.
//!
//! - [`import`] does all of it; [`read_file`] finds the bytes and says why not.
//! - [`Import`] is what came of it, [`Refusal`] why nothing did.
//! - [`Watch`] is told how far it is, and can stop it.

pub mod caps;
mod decode;
mod emit;
mod file;
mod format;
mod front;
mod issue;
mod letters;
mod model;
mod readers;
mod record;
mod refusal;
mod sniff;
mod spoilt;
mod structure;
mod text;
mod tree;
mod watch;

#[cfg(test)]
mod bounds;
#[cfg(test)]
mod fixtures;
#[cfg(test)]
mod properties;

use library::{BlockKind, Document};
use serde::Serialize;
use viet::legacy::share;

pub use file::read_file;
pub use format::Format;
pub use issue::{Dropped, DroppedKind, Gravity, Issue, IssueKind, Place, Repairs};
pub use record::{Original, Record};
pub use refusal::{Refusal, RefusalCode};
pub use sniff::sniff;
pub use structure::{Field, Fields, is_restricted};
pub use watch::{Step, Watch};

use letters::Count;
use model::{Part, Reading};

/// What came of a file.
#[derive(Debug, Clone)]
pub struct Import {
    /// The document's id and its folder's name: from its number, else from the file's name.
    pub id: String,
    /// All of `index.md`.
    pub markdown: String,
    /// What it is read as.
    pub document: Document,
    /// What its head says.
    pub fields: Fields,
    /// All that `import.json` says: what to look at in the order of the original, what was left out and brought into
    /// order, the original's hashes.
    pub record: Record,
}

/// A line of the outline: a heading, and how deep it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OutlineLine {
    /// Its address in the library.
    pub address: String,
    /// 1 for the title.
    pub level: u8,
    /// As it is printed.
    pub text: String,
}

impl Import {
    /// The headings, in order.
    #[must_use]
    pub fn outline(&self) -> Vec<OutlineLine> {
        let line = |block: &library::Block| match block.kind {
            BlockKind::Heading(level) => Some(OutlineLine {
                address: self.document.provisions[block.provision].address.as_str().to_owned(),
                level,
                text: block.inline.text.clone(),
            }),
            _ => None,
        };
        self.document.blocks.iter().filter_map(line).collect()
    }
}

/// How many words of 1,000 must have a mark for a text to be Vietnamese; official texts have about 700.
const LEAST_VIETNAMESE: usize = 250;
/// With fewer words nothing is said of a text's language.
const FEWEST_WORDS: usize = 40;
/// How many syllables of 1,000 must be possible in a PDF's text: born-digital ones have 994 and more, a recognised
/// or wrongly mapped one fewer.
const LEAST_POSSIBLE: usize = 985;

/// Makes a document of a file's bytes. `name` is the file's name, for the id and the record.
///
/// # Errors
/// A [`Refusal`]: why the file isn't taken in.
pub fn import(bytes: &[u8], name: &str, watch: &Watch<'_>) -> Result<Import, Refusal> {
    if bytes.len() as u64 > caps::FILE {
        return Err(Refusal::TooLarge(bytes.len() as u64));
    }
    let format = sniff(bytes)?;
    watch.at(Step::Reading, 0, 1)?;
    let mut reading = readers::read(bytes, format, watch)?;
    let lines = reading.parts.iter().map(|part| part.lines().count()).sum::<usize>();
    if lines > caps::PARAGRAPHS {
        return Err(Refusal::TooMany);
    }
    count_source(&reading)?;
    let encodings = decode::decode_all(&mut reading)?;
    let signs = spoilt::settle(&mut reading)?;
    is_vietnamese(&reading)?;
    watch.at(Step::Structure, 0, 1)?;
    let made = structure::structure(&reading, watch)?;
    watch.at(Step::Proving, 0, 1)?;
    let id = front::id(&made.fields, name);
    let front = front::front(&id, &made.fields, name);
    let proved = emit::emit(&front, &id, &made.blocks, watch)?;
    count_result(&reading, &proved.document)?;
    watch.at(Step::Proving, 1, 1)?;
    let mut issues = reading.issues.clone();
    issues.extend(made.issues);
    for &at in &proved.plain {
        let block = &made.blocks[at];
        let words = library::print::clip(&block.words().collect::<Vec<_>>().join(" "));
        issues.push(Issue { place: block.place, kind: IssueKind::StyleLost { words } });
    }
    for diagnostic in &proved.diagnostics {
        if let library::Problem::EqualAddress(address) = &diagnostic.problem {
            let line = diagnostic.line;
            // Blocks stand in the order of their lines.
            let block = proved.document.blocks.binary_search_by_key(&line, |block| block.line).ok();
            let place = block.and_then(|at| made.blocks.get(at)).map(|block| block.place).unwrap_or_default();
            let address = address.split(' ').next().unwrap_or_default().to_owned();
            issues.push(Issue { place, kind: IssueKind::SameAddress { address } });
        }
    }
    issues.sort_by_key(|issue| issue.place);
    let mut repairs = made.repairs;
    repairs.decoded = encodings.values().sum::<usize>() + signs;
    let record = Record::new(Original::of(bytes, name), &reading, &encodings, repairs, issues);
    Ok(Import { id, markdown: proved.markdown, document: proved.document, fields: made.fields, record })
}

/// First half of conservation: what the file holds is in the lines or listed as left out.
fn count_source(reading: &Reading) -> Result<(), Refusal> {
    let mut had = Count::default();
    for line in reading.parts.iter().flat_map(Part::lines) {
        line.runs.iter().filter(|run| !run.computed).for_each(|run| had.add(&run.text));
    }
    if had.is_empty() {
        return Err(Refusal::NoText);
    }
    reading.dropped.iter().for_each(|dropped| had.add(&dropped.text));
    match reading.census.as_ref().and_then(|census| census.difference(&had)) {
        Some(difference) => Err(Refusal::NotProved(format!("letters of the file: {difference}"))),
        None => Ok(()),
    }
}

/// Second half of conservation: what is in the lines is shown.
fn count_result(reading: &Reading, document: &Document) -> Result<(), Refusal> {
    let mut had = Count::default();
    for line in reading.parts.iter().flat_map(Part::lines) {
        had.add(&line.label);
        // A mark may stand in the run behind its letter.
        had.add(&line.text());
    }
    let mut shown = Count::default();
    for block in &document.blocks {
        shown.add(block.mark.as_deref().unwrap_or_default());
        shown.add(&block.inline.text);
    }
    match had.difference(&shown) {
        Some(difference) => Err(Refusal::NotProved(format!("letters: {difference}"))),
        None => Ok(()),
    }
}

fn is_vietnamese(reading: &Reading) -> Result<(), Refusal> {
    let text: String = reading.parts.iter().flat_map(Part::lines).map(|line| line.text() + "\n").collect();
    let (valid, marked) = share(&text);
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).count();
    if words < FEWEST_WORDS {
        return Ok(());
    }
    let vietnamese = valid * 1000 / words;
    if vietnamese < LEAST_VIETNAMESE {
        return Err(Refusal::NotVietnamese(vietnamese));
    }
    let possible = valid * 1000 / marked.max(1);
    // A PDF says what letters its glyphs are, and many say it wrong.
    if reading.format == Format::Pdf && possible < LEAST_POSSIBLE {
        return Err(Refusal::Garbled(possible));
    }
    Ok(())
}
