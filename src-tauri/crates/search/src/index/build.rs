//! Documents → a Tantivy index and the language tables beside it.

use std::path::Path;
use std::sync::Arc;

use tantivy::directory::Directory;
use tantivy::indexer::NoMergePolicy;
use tantivy::{IndexSettings, IndexWriter, TantivyDocument};
use viet::Abbreviations;

use super::analyzer::{Analyzer, StepTokenizer};
use super::language::Counts;
use super::schema::{Column, MANY_BLOCKS, STARTS, TOKENIZER, UNIT, schema};
use super::tables;
use crate::error::SearchError;
use library::Entry;

/// What Tantivy may hold in memory before it writes a segment. Bytes.
const BUDGET: usize = 64 << 20;

/// Units between two calls of progress.
const STRIDE: usize = 64;

/// The units of a library in order: document and provision.
pub(crate) fn units(documents: &[Arc<Entry>]) -> Vec<(u32, u32)> {
    let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let provisions = documents.iter().enumerate().map(|(i, d)| (small(i), small(d.facts.provisions)));
    provisions.flat_map(|(document, count)| (0..count).map(move |provision| (document, provision))).collect()
}

/// Writes the index of the documents into an empty directory. Segments aren't merged: they would only be rewritten.
pub(crate) fn build(
    directory: Box<dyn Directory>,
    documents: &[Arc<Entry>],
    progress: &dyn Fn(usize, usize) -> bool,
) -> Result<(), SearchError> {
    let units = units(documents);
    let index = tantivy::Index::create(directory.box_clone(), schema(), IndexSettings::default())?;
    index.tokenizers().register(TOKENIZER, StepTokenizer::default());
    let unit_field = index.schema().get_field(UNIT)?;
    let starts_field = index.schema().get_field(STARTS)?;
    // One thread: units keep their order, and the reader's machine stays usable.
    let mut writer: IndexWriter = index.writer_with_num_threads(1, BUDGET)?;
    writer.set_merge_policy(Box::new(NoMergePolicy));
    let mut analyzer = Analyzer::default();
    let mut counts = Counts::default();
    let mut mined = Abbreviations::default();
    let mut read = None;
    for (number, &(at, provision)) in units.iter().enumerate() {
        if number % STRIDE == 0 && !progress(number, units.len()) {
            return Err(SearchError::GivenUp);
        }
        // One text at a time.
        let document = match read.take() {
            Some((of, document)) if of == at => document,
            _ => documents[at as usize].read(),
        };
        let mut unit = TantivyDocument::default();
        // Of a text that can't be read any more nothing is found, and the units keep their numbers.
        if let Some(document) = &document {
            for &block in &document.provisions[provision as usize].blocks {
                mined.mine(&document.blocks[block].inline.text);
            }
            analyzer.read(document, provision as usize, &mut counts);
            for (column, terms) in analyzer.columns().filter(|(_, terms)| !terms.is_empty()) {
                let column: Column = column;
                unit.add_text(column.field(), terms);
            }
            if analyzer.starts().len() > MANY_BLOCKS {
                analyzer.starts().iter().for_each(|&start| unit.add_u64(starts_field, u64::from(start)));
            }
        }
        unit.add_u64(unit_field, number as u64);
        writer.add_document(unit)?;
        read = Some((at, document));
    }
    writer.commit()?;
    writer.wait_merging_threads()?;
    directory.atomic_write(Path::new(tables::FILE), &counts.finish(&mined))?;
    if !progress(units.len(), units.len()) {
        return Err(SearchError::GivenUp);
    }
    Ok(())
}
