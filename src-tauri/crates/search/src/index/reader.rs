//! An index opened for searching: postings, statistics of its columns, language tables.

use std::io;
use std::ops::Range;
use std::sync::Arc;

use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{BlockSegmentPostings, Postings as _, TermInfo};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, Term};

use super::analyzer::pair;
use super::entry::{Facts, Name};
use super::matcher::Matcher;
use super::part::{Part, Postings, SegmentColumn};
use super::schema::Column;
use super::state::State;
use super::words::Language;
use super::worth::Worth;

/// An index opened for searching. Units are numbered in the order of the library, whatever part they are in.
pub(crate) struct Reader {
    segments: Vec<Segment>,
    /// All runs, in the order of units.
    runs: Vec<(Run, usize)>,
    /// Units in it.
    pub(crate) units: u32,
    /// For each column, what a match is worth before its weight.
    worth: Vec<Worth>,
    pub(crate) language: Language,
    parts: Vec<Arc<Part>>,
}

/// A part that has units.
struct Segment {
    part: Arc<Part>,
    /// Its documents, as Tantivy counts them, that are units; in order.
    runs: Vec<Run>,
    /// Those that are none any more; in order.
    gone: Vec<Range<u32>>,
}

/// Documents of a segment that follow one another as units do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    start: u32,
    end: u32,
    /// The unit of the first.
    unit: u32,
}

impl Run {
    fn end_unit(self) -> u32 {
        self.unit + (self.end - self.start)
    }

    fn document(self, unit: u32) -> u32 {
        self.start + (unit - self.unit)
    }
}

/// A term found in the index.
pub(crate) struct Found {
    column: Column,
    infos: Vec<Option<TermInfo>>,
    /// Units that hold it.
    pub(crate) units: u32,
    /// How much a match tells.
    pub(crate) idf: f32,
}

/// A unit and what it is worth so far.
pub(crate) type Worthy = (u32, f32);

/// An index opened, and what it is an index of.
pub(crate) struct Opened {
    pub reader: Reader,
    /// Document, by its place in the library, and provision of each unit.
    pub units: Vec<(u32, u32)>,
    /// Both names of each document that has units, with its first unit.
    pub names: Vec<([Name; 2], u32)>,
}

impl Opened {
    /// Opens those documents of a library that a state holds; `None` if what was kept can't be read.
    pub(crate) fn new(mut state: State, library: &[Facts]) -> Option<Self> {
        let (places, _) = state.settle(library);
        let language = state.language(&places)?;
        let (mut units, mut names) = (Vec::new(), Vec::new());
        let mut firsts: Vec<Vec<Option<u32>>> =
            state.parts.iter().map(|listed| vec![None; listed.marks.len()]).collect();
        let mut tokens = [0_u64; Column::COUNT];
        for (document, place) in (0_u32..).zip(&places) {
            let Some((part, at)) = *place else { continue };
            let entry = state.entry((part, at));
            let first = u32::try_from(units.len()).ok()?;
            firsts[part][at] = Some(first);
            units.extend((0..entry.facts.provisions).map(|provision| (document, provision)));
            tokens.iter_mut().zip(entry.tokens).for_each(|(sum, more)| *sum += u64::from(more));
            if entry.facts.provisions > 0 {
                names.push((entry.names.clone(), first));
            }
        }
        let count = u32::try_from(units.len()).ok()?;
        let parts: Vec<Arc<Part>> = state.parts.iter().map(|listed| listed.part.clone()).collect();
        let with_units = parts.iter().zip(firsts).filter(|(part, _)| part.postings.is_some());
        let segments: Vec<Segment> = with_units.map(|(part, firsts)| Segment::new(part, &firsts)).collect();
        let numbered = segments.iter().enumerate();
        let mut runs: Vec<(Run, usize)> = numbered
            .flat_map(|(number, segment)| segment.runs.iter().map(move |run| (*run, number)))
            .collect();
        runs.sort_unstable_by_key(|(run, _)| run.unit);
        let worth = tokens.iter().map(|&tokens| Worth::new(tokens as f32 / count.max(1) as f32)).collect();
        let reader = Reader { segments, runs, units: count, worth, language, parts };
        Some(Self { reader, units, names })
    }
}

impl Segment {
    /// `firsts`: for each document of the part its first unit; `None` for what is gone.
    fn new(part: &Arc<Part>, firsts: &[Option<u32>]) -> Self {
        let (mut runs, mut gone): (Vec<Run>, Vec<Range<u32>>) = (Vec::new(), Vec::new());
        let mut start = 0;
        for (entry, first) in part.entries.iter().zip(firsts) {
            let end = start + entry.facts.provisions;
            match *first {
                _ if start == end => {}
                Some(unit) => {
                    match runs.last_mut().filter(|run| run.end == start && run.end_unit() == unit) {
                        Some(run) => run.end = end,
                        None => runs.push(Run { start, end, unit }),
                    }
                }
                None => match gone.last_mut().filter(|gone| gone.end == start) {
                    Some(gone) => gone.end = end,
                    None => gone.push(start..end),
                },
            }
            start = end;
        }
        Self { part: part.clone(), runs, gone }
    }

    /// How many of the documents that are gone hold a term.
    fn gone_of(&self, column: &SegmentColumn, info: &TermInfo) -> io::Result<u32> {
        if self.gone.is_empty() {
            return Ok(0);
        }
        let mut block = column.postings.read_block_postings_from_terminfo(info, IndexRecordOption::Basic)?;
        Ok(self.gone.iter().fold(0, |sum, gone| {
            let before = block.rank(gone.start);
            sum + block.rank(gone.end) - before
        }))
    }

    fn column(&self, column: Column) -> Option<&SegmentColumn> {
        self.part.postings.as_ref()?.columns.get(column as usize)
    }
}

/// The unit of a document, which is never lower than the one asked for before.
#[inline]
fn unit_of(runs: &mut &[Run], document: u32) -> Option<u32> {
    while let [run, rest @ ..] = *runs {
        if document < run.end {
            return document.checked_sub(run.start).map(|at| run.unit + at);
        }
        *runs = rest;
    }
    None
}

/// Calls `each` with the units of a block's documents, which are in order, and what goes with them. A block mostly lies
/// in one run.
#[inline]
fn units_of<T>(
    runs: &mut &[Run],
    documents: &[u32],
    with: impl Iterator<Item = T>,
    mut each: impl FnMut(u32, u32, T),
) {
    let [Some(&first), Some(&last)] = [documents.first(), documents.last()] else { return };
    unit_of(runs, first);
    let all = documents.iter().copied().zip(with);
    match runs.first().filter(|run| run.start <= first && last < run.end) {
        Some(run) => {
            let shift = run.unit.wrapping_sub(run.start);
            all.for_each(|(document, with)| each(document.wrapping_add(shift), document, with));
        }
        None => {
            for (document, with) in all {
                if let Some(unit) = unit_of(runs, document) {
                    each(unit, document, with);
                }
            }
        }
    }
}

/// A term's postings in a segment.
struct Blocks<'a> {
    runs: &'a [Run],
    lengths: &'a FieldNormReader,
    postings: BlockSegmentPostings,
}

impl Reader {
    #[cfg(test)]
    pub(crate) fn in_memory(documents: &[Arc<library::Entry>]) -> Self {
        let library: Vec<Facts> = documents.iter().map(|document| Facts::of(document)).collect();
        let state = State::empty().in_memory(documents, &library, &|_, _| true).unwrap();
        Opened::new(state, &library).unwrap().reader
    }

    /// Whether something was found to be damaged since it was opened.
    pub(crate) fn is_damaged(&self) -> bool {
        self.parts.iter().any(|part| part.is_damaged())
    }

    /// Looks a term up.
    pub(crate) fn find(&self, column: Column, term: &str) -> io::Result<Option<Found>> {
        let term = Term::from_field_text(column.field(), term);
        let mut infos = Vec::with_capacity(self.segments.len());
        let mut units = 0;
        for segment in &self.segments {
            let mut info = None;
            if let Some(at) = segment.column(column)
                && let Some(known) = at.postings.get_term_info(&term)?
            {
                let here = known.doc_freq - segment.gone_of(at, &known)?;
                units += here;
                info = Some(known).filter(|_| here > 0);
            }
            infos.push(info);
        }
        Ok((units > 0).then(|| Found { column, infos, units, idf: self.idf(units) }))
    }

    /// How much it tells that a term stands in so many units.
    pub(crate) fn idf(&self, units: u32) -> f32 {
        let (all, with) = (self.units as f32, units as f32);
        (1.0 + (all - with + 0.5) / (with + 0.5)).ln()
    }

    /// Adds what the matches of a term are worth to the scores of all units.
    pub(crate) fn add(&self, found: &Found, weight: f32, scores: &mut [f32]) -> io::Result<()> {
        let worth = &self.worth[found.column as usize];
        let weight = weight * found.idf;
        for Blocks { mut runs, lengths, mut postings } in self.blocks(found, IndexRecordOption::WithFreqs)? {
            while !postings.docs().is_empty() {
                let frequencies = postings.freqs().iter().copied();
                units_of(&mut runs, postings.docs(), frequencies, |unit, document, frequency| {
                    scores[unit as usize] += weight * worth.of(frequency, lengths.fieldnorm_id(document));
                });
                postings.advance();
            }
        }
        Ok(())
    }

    /// Adds what the matches of a term are worth to the scores of some units, which are in order.
    pub(crate) fn add_to(&self, found: &Found, weight: f32, units: &mut [Worthy]) -> io::Result<()> {
        let worth = &self.worth[found.column as usize];
        let weight = weight * found.idf;
        self.among(
            found,
            units,
            |(unit, _)| *unit,
            |(_, score), frequency, length| {
                *score += weight * worth.of(frequency, length);
            },
        )
    }

    /// Calls `each` with those of the items, which are in the order of their units, that hold the term; and with how
    /// often it stands there and the code of the text's length.
    pub(crate) fn among<T>(
        &self,
        found: &Found,
        items: &mut [T],
        unit: impl Fn(&T) -> u32,
        mut each: impl FnMut(&mut T, u32, u8),
    ) -> io::Result<()> {
        for Blocks { runs, lengths, mut postings } in self.blocks(found, IndexRecordOption::WithFreqs)? {
            for run in runs {
                let [start, end] =
                    [run.unit, run.end_unit()].map(|end| items.partition_point(|item| unit(item) < end));
                for item in &mut items[start..end] {
                    let document = run.document(unit(item));
                    let at = postings.seek(document);
                    if at < postings.block_len() && postings.doc(at) == document {
                        each(item, postings.freq(at), lengths.fieldnorm_id(document));
                    }
                }
            }
        }
        Ok(())
    }

    /// Calls `each` with every unit that holds the term, in any order.
    pub(crate) fn holding(&self, found: &Found, mut each: impl FnMut(u32)) -> io::Result<()> {
        for Blocks { mut runs, mut postings, .. } in self.blocks(found, IndexRecordOption::Basic)? {
            while !postings.docs().is_empty() {
                units_of(&mut runs, postings.docs(), std::iter::repeat(()), |unit, _, ()| each(unit));
                postings.advance();
            }
        }
        Ok(())
    }

    /// For each block of a unit that has many, the position of the last word before it; empty for other units.
    pub(crate) fn starts(&self, unit: u32) -> Vec<u32> {
        let Some((segment, document)) = self.place(unit) else { return Vec::new() };
        let Some(Postings { starts, .. }) = &self.segments[segment].part.postings else { return Vec::new() };
        starts.values_for_doc(document).map(|start| u32::try_from(start).unwrap_or(u32::MAX)).collect()
    }

    /// Where a term of [`Column::Key`] or [`Column::Fold`] stands in a unit, in order.
    pub(crate) fn positions(&self, found: &Found, unit: u32, positions: &mut Vec<u32>) -> io::Result<()> {
        positions.clear();
        let Some((segment, document)) = self.place(unit) else { return Ok(()) };
        let Some(info) = &found.infos[segment] else { return Ok(()) };
        let Some(column) = self.segments[segment].column(found.column) else { return Ok(()) };
        let option = IndexRecordOption::WithFreqsAndPositions;
        let mut postings = column.postings.read_postings_from_terminfo(info, option)?;
        if postings.doc() < document {
            postings.seek(document);
        }
        if postings.doc() == document {
            postings.positions(positions);
        }
        Ok(())
    }

    /// The segment of a unit, and its document there.
    fn place(&self, unit: u32) -> Option<(usize, u32)> {
        let at = self.runs.partition_point(|(run, _)| run.unit <= unit).checked_sub(1)?;
        let (run, segment) = self.runs[at];
        (unit < run.end_unit()).then(|| (segment, run.document(unit)))
    }

    /// The term's postings in each segment that has it.
    fn blocks(&self, found: &Found, option: IndexRecordOption) -> io::Result<Vec<Blocks<'_>>> {
        let mut blocks = Vec::with_capacity(self.segments.len());
        for (segment, info) in self.segments.iter().zip(&found.infos) {
            let (Some(info), Some(column)) = (info, segment.column(found.column)) else { continue };
            let postings = column.postings.read_block_postings_from_terminfo(info, option)?;
            blocks.push(Blocks { runs: &segment.runs, lengths: &column.lengths, postings });
        }
        Ok(blocks)
    }

    /// Calls `each` with every unit where the words stand together in one sentence, and what the match is worth there.
    /// Pairs of neighbours are compared, without looking at where they stand: that is much faster than [`phrase`], and
    /// where all pairs of a name are, the name is.
    ///
    /// [`phrase`]: Self::phrase
    pub(crate) fn together(
        &self,
        words: &[String],
        weight: f32,
        mut each: impl FnMut(u32, f32),
    ) -> io::Result<()> {
        let mut idf = 0.0;
        for word in words {
            let Some(found) = self.find(Column::Key, word)? else { return Ok(()) };
            idf += found.idf;
        }
        let mut found = Vec::with_capacity(words.len());
        match words {
            [word] => found.extend(self.find(Column::Key, word)?),
            _ => {
                for two in words.windows(2) {
                    let Some(both) = self.find(Column::KeyPairs, &pair(&two[0], &two[1]))? else {
                        return Ok(());
                    };
                    found.push(both);
                }
            }
        }
        // The rarest first: the others are only looked at where it is.
        found.sort_by_key(|found| found.units);
        let [first, others @ ..] = found.as_slice() else { return Ok(()) };
        let mut units: Vec<(u32, u32, u32)> = Vec::with_capacity(first.units as usize);
        self.holding(first, |unit| units.push((unit, u32::MAX, 1)))?;
        units.sort_unstable_by_key(|item| item.0);
        for (number, found) in (2_u32..).zip(std::iter::once(first).chain(others)) {
            self.among(
                found,
                &mut units,
                |item| item.0,
                |(_, frequency, held), here, _| {
                    (*frequency, *held) = ((*frequency).min(here), number);
                },
            )?;
            units.retain(|item| item.2 == number);
        }
        let worth = &self.worth[Column::Key as usize];
        let weight = weight * idf;
        let mut at = 0;
        for &(run, segment) in &self.runs {
            let Some(column) = self.segments[segment].column(Column::Key) else { continue };
            while let Some(&(unit, frequency, _)) = units.get(at).filter(|item| item.0 < run.end_unit()) {
                let length = column.lengths.fieldnorm_id(run.document(unit));
                each(unit, weight * worth.of(frequency, length));
                at += 1;
            }
        }
        Ok(())
    }

    /// Calls `each` with every unit that holds the terms one after another, and what the match is worth there.
    pub(crate) fn phrase(
        &self,
        column: Column,
        terms: &[String],
        weight: f32,
        mut each: impl FnMut(u32, f32),
    ) -> io::Result<()> {
        let mut found = Vec::with_capacity(terms.len());
        for term in terms {
            let Some(term) = self.find(column, term)? else { return Ok(()) };
            found.push(term);
        }
        let worth = &self.worth[column as usize];
        let weight = weight * found.iter().map(|f| f.idf).sum::<f32>();
        for (number, segment) in self.segments.iter().enumerate() {
            let Some(at) = segment.column(column) else { continue };
            let mut runs = segment.runs.as_slice();
            let mut lists = Vec::with_capacity(found.len());
            for info in found.iter().map(|f| f.infos[number].as_ref()) {
                let Some(info) = info else { break };
                let option = IndexRecordOption::WithFreqsAndPositions;
                lists.push(at.postings.read_postings_from_terminfo(info, option)?);
            }
            if lists.len() < found.len() {
                continue;
            }
            let mut matcher = Matcher::default();
            while let Some((document, frequency)) = matcher.next(&mut lists) {
                let Some(unit) = unit_of(&mut runs, document) else { continue };
                let frequency = u32::try_from(frequency).unwrap_or(u32::MAX);
                each(unit, weight * worth.of(frequency, at.lengths.fieldnorm_id(document)));
            }
        }
        Ok(())
    }
}
