//! An index opened for searching: postings, statistics of its columns, language tables.

use std::io;
use std::sync::Arc;

use tantivy::directory::Directory;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{Postings, SegmentPostings, TermInfo};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, InvertedIndexReader, SegmentReader, TERMINATED, Term};

use super::SearchError;
use super::schema::{Column, UNIT, schema};
use super::tables::Language;

/// BM25's own, as in Lucene and Tantivy.
const K1: f32 = 1.2;
const B: f32 = 0.75;
/// What any match is worth, however long the unit (BM25+, Lv and Zhai 2011). A library has entries of one line beside
/// tables of fifty rows; without it a row's words count for a sixth of an entry's.
const LEAST: f32 = 1.0;

/// An index opened for searching.
pub(super) struct Reader {
    segments: Vec<Segment>,
    /// Units in it.
    pub(super) units: u32,
    /// For each column, what a text of each length code adds to the term frequency.
    norms: Vec<[f32; 256]>,
    pub(super) language: Language,
}

struct Segment {
    /// The unit of each of its documents.
    units: Vec<u32>,
    columns: Vec<SegmentColumn>,
}

struct SegmentColumn {
    postings: Arc<InvertedIndexReader>,
    lengths: FieldNormReader,
}

/// A term found in the index.
pub(super) struct Found {
    column: Column,
    infos: Vec<Option<TermInfo>>,
    /// Units that hold it.
    pub(super) units: u32,
    /// How much a match tells.
    pub(super) idf: f32,
}

impl Reader {
    /// Opens what [`build`](super::build::build) wrote; `None` if it isn't whole. Takes no lock and writes nothing.
    pub(super) fn open(directory: Box<dyn Directory>, units: usize) -> Result<Option<Self>, SearchError> {
        let Some(language) = Language::open(&*directory) else { return Ok(None) };
        let index = tantivy::Index::open(directory)?;
        if index.schema() != schema() || !index.validate_checksum()?.is_empty() {
            return Ok(None);
        }
        let mut segments = Vec::new();
        let mut tokens = [0; Column::COUNT];
        for segment in index.searchable_segments()? {
            let reader = SegmentReader::open(&segment)?;
            let numbers = reader.fast_fields().u64(UNIT)?;
            let count = reader.max_doc();
            let number = |document| numbers.first(document).and_then(|n| u32::try_from(n).ok());
            let of_documents: Option<Vec<u32>> = (0..count).map(number).collect();
            let Some(of_documents) = of_documents else { return Ok(None) };
            if of_documents.iter().any(|&unit| unit as usize >= units) {
                return Ok(None);
            }
            let mut columns = Vec::with_capacity(Column::COUNT);
            for column in Column::ALL {
                let postings = reader.inverted_index(column.field())?;
                tokens[column as usize] += postings.total_num_tokens();
                columns
                    .push(SegmentColumn { postings, lengths: reader.get_fieldnorms_reader(column.field())? });
            }
            segments.push(Segment { units: of_documents, columns });
        }
        if segments.iter().map(|s| s.units.len()).sum::<usize>() != units {
            return Ok(None);
        }
        let norms = tokens.iter().map(|&tokens| norms(tokens as f32 / units.max(1) as f32)).collect();
        Ok(Some(Self { segments, units: u32::try_from(units).unwrap_or(u32::MAX), norms, language }))
    }

    /// Looks a term up.
    pub(super) fn find(&self, column: Column, term: &str) -> io::Result<Option<Found>> {
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

    fn idf(&self, units: u32) -> f32 {
        let (all, with) = (self.units as f32, units as f32);
        (1.0 + (all - with + 0.5) / (with + 0.5)).ln()
    }

    /// Calls `each` with every unit that holds the term and what the match is worth there.
    pub(super) fn score(&self, found: &Found, weight: f32, mut each: impl FnMut(u32, f32)) -> io::Result<()> {
        let norms = &self.norms[found.column as usize];
        let weight = weight * found.idf;
        for (segment, info) in self.segments.iter().zip(&found.infos) {
            let Some(info) = info else { continue };
            let column = &segment.columns[found.column as usize];
            let mut block =
                column.postings.read_block_postings_from_terminfo(info, IndexRecordOption::WithFreqs)?;
            while !block.docs().is_empty() {
                for (&document, &frequency) in block.docs().iter().zip(block.freqs()) {
                    let frequency = frequency as f32;
                    let norm = norms[usize::from(column.lengths.fieldnorm_id(document))];
                    each(segment.units[document as usize], weight * bm25(frequency, norm));
                }
                block.advance();
            }
        }
        Ok(())
    }

    /// Calls `each` with every unit that holds the term.
    pub(super) fn holding(&self, found: &Found, mut each: impl FnMut(u32)) -> io::Result<()> {
        for (segment, info) in self.segments.iter().zip(&found.infos) {
            let Some(info) = info else { continue };
            let column = &segment.columns[found.column as usize];
            let mut block =
                column.postings.read_block_postings_from_terminfo(info, IndexRecordOption::Basic)?;
            while !block.docs().is_empty() {
                block.docs().iter().for_each(|&document| each(segment.units[document as usize]));
                block.advance();
            }
        }
        Ok(())
    }

    /// Calls `each` with every unit that holds the terms one after another, and what the match is worth there.
    pub(super) fn phrase(
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
        let norms = &self.norms[column as usize];
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
                let frequency = frequency as f32;
                let norm = norms[usize::from(at.lengths.fieldnorm_id(document))];
                each(segment.units[document as usize], weight * bm25(frequency, norm));
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

fn bm25(frequency: f32, norm: f32) -> f32 {
    LEAST + (K1 + 1.0) * frequency / (frequency + norm)
}

/// BM25's length part for each length code.
fn norms(average: f32) -> [f32; 256] {
    let mut table = [0.0; 256];
    for (code, norm) in (0..=u8::MAX).zip(&mut table) {
        let length = FieldNormReader::id_to_fieldnorm(code) as f32;
        *norm = K1 * (1.0 - B + B * length / average.max(1.0));
    }
    table
}
