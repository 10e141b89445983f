//! Documents → units, entries and shares. The one place where the texts of documents are read to be indexed.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::sync_channel;
use std::thread::{Builder, scope};

use tantivy::TantivyDocument;
use viet::Abbreviations;

use super::analyzer::Analyzer;
use super::entry::Indexed;
use super::language::Counts;
use super::schema::{Column, MANY_BLOCKS, STARTS, schema};
use super::share::Share;
use crate::error::SearchError;
use library::Entry;

/// What is read and not yet taken.
const AHEAD: usize = 256;

/// What comes of reading documents, in their order.
pub(super) enum Read {
    /// A provision of the document that ends next.
    Unit(TantivyDocument),
    /// The end of a document: what is known of it, its share of the language tables, and the same as bytes.
    End(Box<(Indexed, Share, Vec<u8>)>),
}

/// Reads documents one at a time on a thread of its own, and hands over what comes of it. One thread: the reader's
/// machine stays usable.
pub(super) fn read_each<'a>(
    documents: impl Iterator<Item = &'a Arc<Entry>> + Send,
    take: &mut dyn FnMut(Read) -> Result<(), SearchError>,
) -> Result<(), SearchError> {
    let starts = schema().get_field(STARTS)?;
    scope(|scope| {
        let (send, receive) = sync_channel(AHEAD);
        let work = move || {
            let mut analyzer = Analyzer::default();
            let mut counts = Counts::default();
            for entry in documents {
                // Of a text that can't be read any more nothing is found. It is tried again the next time.
                let Some(document) = entry.read() else { continue };
                let mut entry = Indexed::of(entry);
                let mut mined = Abbreviations::default();
                counts.clear();
                for (provision, unit) in document.provisions.iter().enumerate() {
                    for &block in &unit.blocks {
                        mined.mine(&document.blocks[block].inline.text);
                    }
                    analyzer.read(&document, provision, &mut counts);
                    let mut unit = TantivyDocument::default();
                    for (column, terms) in analyzer.columns().filter(|(_, terms)| !terms.is_empty()) {
                        let column: Column = column;
                        unit.add_text(column.field(), terms);
                    }
                    entry.tokens.iter_mut().zip(analyzer.terms()).for_each(|(sum, more)| *sum += more);
                    if analyzer.starts().len() > MANY_BLOCKS {
                        analyzer.starts().iter().for_each(|&start| unit.add_u64(starts, u64::from(start)));
                    }
                    if send.send(Read::Unit(unit)).is_err() {
                        return;
                    }
                }
                entry.abbreviations =
                    mined.iter().map(|pair| (pair.short.clone(), pair.long.clone())).collect();
                let share = counts.share();
                let bytes = share.write();
                if send.send(Read::End(Box::new((entry, share, bytes)))).is_err() {
                    return;
                }
            }
        };
        let reading = Builder::new().name("index-reading".into()).spawn_scoped(scope, work)?;
        receive.into_iter().try_for_each(take)?;
        // A document that can't be read through must not pass for one that was.
        reading.join().map_err(|_| io::Error::other("reading documents ended early").into())
    })
}
