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
use library::Document;

/// What Tantivy may hold in memory before it writes a segment. Bytes.
const BUDGET: usize = 64 << 20;

/// Units between two calls of progress.
const STRIDE: usize = 64;

/// The units of a library in order: document and provision.
pub(crate) fn units(documents: &[Arc<Document>]) -> Vec<(u32, u32)> {
    let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let provisions = documents.iter().enumerate().map(|(i, d)| (small(i), small(d.provisions.len())));
    provisions.flat_map(|(document, count)| (0..count).map(move |provision| (document, provision))).collect()
}

/// Writes the index of the documents into an empty directory. Segments aren't merged: they would only be rewritten.
pub(crate) fn build(
    directory: Box<dyn Directory>,
    documents: &[Arc<Document>],
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
    for (number, &(document, provision)) in units.iter().enumerate() {
        if number % STRIDE == 0 && !progress(number, units.len()) {
            return Err(SearchError::GivenUp);
        }
        let document = &documents[document as usize];
        for &block in &document.provisions[provision as usize].blocks {
            mined.mine(&document.blocks[block].inline.text);
        }
        analyzer.read(document, provision as usize, &mut counts);
        let mut unit = TantivyDocument::default();
        for (column, terms) in analyzer.columns().filter(|(_, terms)| !terms.is_empty()) {
            let column: Column = column;
            unit.add_text(column.field(), terms);
        }
        unit.add_u64(unit_field, number as u64);
        if analyzer.starts().len() > MANY_BLOCKS {
            analyzer.starts().iter().for_each(|&start| unit.add_u64(starts_field, u64::from(start)));
        }
        writer.add_document(unit)?;
    }
    writer.commit()?;
    writer.wait_merging_threads()?;
    directory.atomic_write(Path::new(tables::FILE), &counts.finish(&mined))?;
    if !progress(units.len(), units.len()) {
        return Err(SearchError::GivenUp);
    }
    Ok(())
}
