//! The lines of the original, and which of them each block was made of.

use std::collections::HashMap;
use std::ops::Range;

use serde::Serialize;
use unicode_normalization::UnicodeNormalization;
use viet::legacy::Encoding;

use crate::issue::Place;
use crate::model::{Line, Part, Reading};
use crate::tree::Block;

/// A line of the original, in the order in which it is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Source {
    /// Where it stands.
    pub place: Place,
    /// Its words in Unicode, with the number that a program set before them.
    pub text: String,
    /// The fonts that its letters are in, as far as the file says.
    pub fonts: Vec<String>,
    /// It stands in a cell of a table: which table of the file, from 1, and which row of it.
    pub row: Option<(u32, u32)>,
    /// Every letter is bold.
    pub bold: bool,
    /// In the middle of the page.
    pub centred: bool,
}

/// The lines of a reading, blank ones left out, and how many letters each has.
pub(crate) fn sources(reading: &Reading) -> (Vec<Source>, Vec<usize>) {
    let mut all = Vec::new();
    let mut tables = 0;
    for part in &reading.parts {
        match part {
            Part::Line(line) => all.push(source(line, None)),
            Part::Table(table) => {
                tables += 1;
                for (at, row) in (1..).zip(&table.rows) {
                    let lines = row.iter().flat_map(|cell| &cell.lines);
                    all.extend(lines.map(|line| source(line, Some((tables, at)))));
                }
            }
        }
    }
    let all: Vec<Source> = all.into_iter().filter(|source| !source.text.trim().is_empty()).collect();
    let weights = all.iter().map(|source| weight(&source.text)).collect();
    (all, weights)
}

fn source(line: &Line, row: Option<(u32, u32)>) -> Source {
    let mut text = line.label.clone();
    if !text.is_empty() && !line.glued {
        text.push(' ');
    }
    let mut fonts: Vec<String> = Vec::new();
    let mut bold = true;
    for run in &line.runs {
        text.push_str(&run.text);
        if run.text.trim().is_empty() {
            continue;
        }
        bold &= run.style.bold;
        if let Some(font) = run.font.as_deref()
            && !fonts.iter().any(|known| known == font)
        {
            fonts.push(font.to_owned());
        }
    }
    let text = text.nfc().collect::<String>().trim().to_owned();
    Source { place: line.place, text, fonts, row, bold, centred: line.centred }
}

/// The encoding from before Unicode that a font's letters are in.
#[must_use]
pub fn encoding_of_font(font: &str) -> Option<&'static str> {
    Encoding::of_font(font).map(Encoding::name)
}

/// Letters and figures of a text, whatever their form.
fn weight(text: &str) -> usize {
    text.nfkd().filter(|c| c.is_alphanumeric()).count()
}

/// The lines that each block was made of. Letters stand in the same order in both, so the how manyth tells.
pub(crate) fn shares(sources: &[Source], weights: &[usize], blocks: &[Block]) -> Vec<Range<usize>> {
    let mut places: HashMap<Place, usize> = HashMap::new();
    for (at, source) in sources.iter().enumerate() {
        places.entry(source.place).or_insert(at);
    }
    let by_place = |block: &Block| places.get(&block.place).map_or(0..0, |&at| at..at + 1);
    let of_blocks: Vec<usize> = blocks.iter().map(|block| block.words().map(weight).sum()).collect();
    if of_blocks.iter().sum::<usize>() != weights.iter().sum::<usize>() {
        return blocks.iter().map(by_place).collect();
    }
    let mut sum = 0;
    let ends: Vec<usize> = weights
        .iter()
        .map(|weight| {
            sum += weight;
            sum
        })
        .collect();
    let mut before = 0;
    let mut found = Vec::with_capacity(blocks.len());
    for (block, weight) in blocks.iter().zip(of_blocks) {
        let behind = before + weight;
        let first = ends.partition_point(|&end| end <= before);
        let last = ends.partition_point(|&end| end < behind);
        found.push(if weight > 0 { first..(last + 1).min(sources.len()) } else { by_place(block) });
        before = behind;
    }
    found
}
