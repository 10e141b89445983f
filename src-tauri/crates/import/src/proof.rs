//! Letters in are letters out, and they are Vietnamese; else there is no import.

use library::Document;
use viet::legacy::share;

use crate::format::Format;
use crate::letters::Count;
use crate::model::{Part, Reading};
use crate::refusal::Refusal;

/// How many words of 1,000 must have a mark for a text to be Vietnamese; official texts have about 700.
const LEAST_VIETNAMESE: usize = 250;
/// With fewer words nothing is said of a text's language.
const FEWEST_WORDS: usize = 40;
/// How many syllables of 1,000 must be possible in a PDF's text: born-digital ones have 994 and more, a recognised
/// or wrongly mapped one fewer.
const LEAST_POSSIBLE: usize = 985;

/// First half of conservation: what the file holds is in the lines or listed as left out.
pub(crate) fn count_source(reading: &Reading) -> Result<(), Refusal> {
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

/// Second half of conservation: what is in the lines, with what was corrected, is shown.
pub(crate) fn count_result(had: &Count, document: &Document) -> Result<(), Refusal> {
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

/// Whether it is Vietnamese, and what stands there can be.
pub(crate) fn is_vietnamese(reading: &Reading) -> Result<(), Refusal> {
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
