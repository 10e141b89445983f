//! An index opened for searching: postings, statistics of its columns, language tables.

use std::io;
use std::sync::Arc;

use tantivy::directory::Directory;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{BlockSegmentPostings, Postings, SegmentPostings, TermInfo};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, InvertedIndexReader, SegmentReader, TERMINATED, Term};

use super::analyzer::pair;
use super::schema::{Column, STARTS, UNIT, schema};
use super::tables::Language;
use crate::error::SearchError;

/// BM25's own, as in Lucene and Tantivy.
const K1: f32 = 1.2;
const B: f32 = 0.75;
/// What any match is worth, however long the unit (BM25+, Lv and Zhai 2011). A library has entries of one line beside
/// tables of fifty rows; without it a row's words count for a sixth of an entry's.
const LEAST: f32 = 1.0;

/// What no match is worth more than, before its weight.
pub(crate) const MOST: f32 = LEAST + K1 + 1.0;

/// An index opened for searching.
pub(crate) struct Reader {
    segments: Vec<Segment>,
    /// Units in it.
    pub(crate) units: u32,
    /// For each column, what a match is worth before its weight.
    worth: Vec<Worth>,
    pub(crate) language: Language,
}

struct Segment {
    /// The unit of its first document; the others follow in order.
    first: u32,
    columns: Vec<SegmentColumn>,
    /// [`STARTS`].
    starts: tantivy::columnar::Column<u64>,
}

struct SegmentColumn {
    postings: Arc<InvertedIndexReader>,
    lengths: FieldNormReader,
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

impl Reader {
    /// Opens what [`build`](super::build::build) wrote; `None` if it isn't whole. Takes no lock and writes nothing.
    pub(crate) fn open(directory: Box<dyn Directory>, units: usize) -> Result<Option<Self>, SearchError> {
        let Some(language) = Language::open(&*directory) else { return Ok(None) };
        let index = tantivy::Index::open(directory)?;
        if index.schema() != schema() || !index.validate_checksum()?.is_empty() {
            return Ok(None);
        }
        let (mut segments, mut held) = (Vec::new(), Vec::new());
        let mut tokens = [0; Column::COUNT];
        for segment in index.searchable_segments()? {
            let reader = SegmentReader::open(&segment)?;
            let numbers = reader.fast_fields().u64(UNIT)?;
            let count = reader.max_doc();
            let number = |document| numbers.first(document).and_then(|n| u32::try_from(n).ok());
            let Some(first) = number(0) else { return Ok(None) };
            if !(0..count).all(|document| number(document) == first.checked_add(document)) {
                return Ok(None);
            }
            held.push(first..first.saturating_add(count));
            let mut columns = Vec::with_capacity(Column::COUNT);
            for column in Column::ALL {
                let postings = reader.inverted_index(column.field())?;
                tokens[column as usize] += postings.total_num_tokens();
                columns
                    .push(SegmentColumn { postings, lengths: reader.get_fieldnorms_reader(column.field())? });
            }
            let starts = reader.fast_fields().u64(STARTS)?;
            segments.push(Segment { first, columns, starts });
        }
        // Each unit once, none left out.
        segments.sort_by_key(|segment| segment.first);
        held.sort_by_key(|units| units.start);
        let ends = held.iter().try_fold(0, |end, units| (units.start == end).then_some(units.end));
        if ends.map(|end| end as usize) != Some(units) {
            return Ok(None);
        }
        let worth = tokens.iter().map(|&tokens| Worth::new(tokens as f32 / units.max(1) as f32)).collect();
        Ok(Some(Self { segments, units: u32::try_from(units).unwrap_or(u32::MAX), worth, language }))
    }

    /// Looks a term up.
    pub(crate) fn find(&self, column: Column, term: &str) -> io::Result<Option<Found>> {
        let term = Term::from_field_text(column.field(), term);
        let mut infos = Vec::with_capacity(self.segments.len());
        let mut units = 0;
        for segment in &self.segments {
            let info = segment.columns[column as usize].postings.get_term_info(&term)?;
            units += info.as_ref().map_or(0, |info| info.doc_freq);
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
        for (segment, column, mut block) in self.blocks(found, IndexRecordOption::WithFreqs)? {
            let Some(scores) = scores.get_mut(segment.first as usize..) else { continue };
            while !block.docs().is_empty() {
                for (&document, &frequency) in block.docs().iter().zip(block.freqs()) {
                    let length = column.lengths.fieldnorm_id(document);
                    scores[document as usize] += weight * worth.of(frequency, length);
                }
                block.advance();
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
        for (segment, column, mut block) in self.blocks(found, IndexRecordOption::WithFreqs)? {
            let end = segment.first.saturating_add(column.lengths.num_docs());
            let [start, end] = [segment.first, end].map(|end| items.partition_point(|item| unit(item) < end));
            for item in &mut items[start..end] {
                let document = unit(item) - segment.first;
                let at = block.seek(document);
                if at < block.block_len() && block.doc(at) == document {
                    each(item, block.freq(at), column.lengths.fieldnorm_id(document));
                }
            }
        }
        Ok(())
    }

    /// Calls `each` with every unit that holds the term.
    pub(crate) fn holding(&self, found: &Found, mut each: impl FnMut(u32)) -> io::Result<()> {
        for (segment, _, mut block) in self.blocks(found, IndexRecordOption::Basic)? {
            while !block.docs().is_empty() {
                block.docs().iter().for_each(|&document| each(segment.first + document));
                block.advance();
            }
        }
        Ok(())
    }

    /// For each block of a unit that has many, the position of the last word before it; empty for other units.
    pub(crate) fn starts(&self, unit: u32) -> Vec<u32> {
        let Some((segment, document)) = self.place(unit) else { return Vec::new() };
        segment
            .starts
            .values_for_doc(document)
            .map(|start| u32::try_from(start).unwrap_or(u32::MAX))
            .collect()
    }

    /// Where a term of [`Column::Key`] or [`Column::Fold`] stands in a unit, in order.
    pub(crate) fn positions(&self, found: &Found, unit: u32, positions: &mut Vec<u32>) -> io::Result<()> {
        positions.clear();
        for (segment, info) in self.segments.iter().zip(&found.infos) {
            let (Some(info), Some(document)) = (info, unit.checked_sub(segment.first)) else { continue };
            let column = &segment.columns[found.column as usize];
            if document >= column.lengths.num_docs() {
                continue;
            }
            let option = IndexRecordOption::WithFreqsAndPositions;
            let mut postings = column.postings.read_postings_from_terminfo(info, option)?;
            if postings.doc() < document {
                postings.seek(document);
            }
            if postings.doc() == document {
                postings.positions(positions);
            }
        }
        Ok(())
    }

    fn place(&self, unit: u32) -> Option<(&Segment, u32)> {
        let at = self.segments.partition_point(|segment| segment.first <= unit).checked_sub(1)?;
        Some((&self.segments[at], unit - self.segments[at].first))
    }

    /// The term's postings in each segment that has it, in the order of units.
    fn blocks(
        &self,
        found: &Found,
        option: IndexRecordOption,
    ) -> io::Result<Vec<(&Segment, &SegmentColumn, BlockSegmentPostings)>> {
        let mut blocks = Vec::with_capacity(self.segments.len());
        for (segment, info) in self.segments.iter().zip(&found.infos) {
            let Some(info) = info else { continue };
            let column = &segment.columns[found.column as usize];
            blocks.push((segment, column, column.postings.read_block_postings_from_terminfo(info, option)?));
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
        for segment in &self.segments {
            let lengths = &segment.columns[Column::Key as usize].lengths;
            let end = segment.first.saturating_add(lengths.num_docs());
            while let Some(&(unit, frequency, _)) = units.get(at).filter(|item| item.0 < end) {
                let length = lengths.fieldnorm_id(unit - segment.first);
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
            let at = &segment.columns[column as usize];
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
                let frequency = u32::try_from(frequency).unwrap_or(u32::MAX);
                let length = at.lengths.fieldnorm_id(document);
                each(segment.first + document, weight * worth.of(frequency, length));
            }
        }
        Ok(())
    }
}

/// Steps through the documents where lists of positions follow one another.
#[derive(Default)]
struct Matcher {
    starts: Vec<u32>,
    next: Vec<u32>,
    moved: bool,
}

impl Matcher {
    /// The next document and how often the phrase stands there.
    fn next(&mut self, lists: &mut [SegmentPostings]) -> Option<(u32, usize)> {
        loop {
            let first = lists.first_mut()?;
            let document =
                if std::mem::replace(&mut self.moved, true) { first.advance() } else { first.doc() };
            let document = align(lists, document)?;
            self.starts.clear();
            for (offset, list) in (0_u32..).zip(lists.iter_mut()) {
                list.positions(&mut self.next);
                if offset == 0 {
                    std::mem::swap(&mut self.starts, &mut self.next);
                } else {
                    let here = &self.next;
                    self.starts.retain(|start| here.binary_search(&(start + offset)).is_ok());
                }
            }
            // A word with two readings stands twice at one position.
            self.starts.dedup();
            if !self.starts.is_empty() {
                return Some((document, self.starts.len()));
            }
        }
    }
}

/// The first document from `target` on that all lists hold.
fn align(lists: &mut [SegmentPostings], mut target: u32) -> Option<u32> {
    loop {
        let mut highest = target;
        for list in lists.iter_mut() {
            if list.doc() < target {
                list.seek(target);
            }
            highest = highest.max(list.doc());
        }
        if highest == TERMINATED {
            return None;
        }
        if highest == target {
            return Some(target);
        }
        target = highest;
    }
}

/// What a match is worth in a column, before its weight: BM25+ of the frequency and the code of the text's length.
struct Worth {
    norms: [f32; 256],
    /// The same reckoned beforehand for the frequencies there mostly are.
    ready: Vec<f32>,
}

/// Frequencies reckoned beforehand.
const READY: u32 = 8;

impl Worth {
    /// For a column whose texts have so many terms in the mean.
    fn new(average: f32) -> Self {
        let mut norms = [0.0; 256];
        for (code, norm) in (0..=u8::MAX).zip(&mut norms) {
            let length = FieldNormReader::id_to_fieldnorm(code) as f32;
            *norm = K1 * (1.0 - B + B * length / average.max(1.0));
        }
        let ready = (0..READY).flat_map(|frequency| norms.map(|norm| bm25(frequency, norm))).collect();
        Self { norms, ready }
    }

    #[inline]
    fn of(&self, frequency: u32, length: u8) -> f32 {
        match self.ready.get(frequency as usize * 256 + usize::from(length)) {
            Some(&ready) => ready,
            None => bm25(frequency, self.norms[usize::from(length)]),
        }
    }
}

fn bm25(frequency: u32, norm: f32) -> f32 {
    let frequency = frequency as f32;
    LEAST + (K1 + 1.0) * frequency / (frequency + norm)
}
