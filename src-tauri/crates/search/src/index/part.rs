//! A part of the index: some documents whole, one Tantivy segment, and beside it what is known of them. It is written
//! once and never changed; documents that are gone are passed over until it is merged with others.

use std::path::Path;
use std::sync::Arc;

use tantivy::directory::{Directory, OwnedBytes, RamDirectory};
use tantivy::fastfield::AliveBitSet;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::indexer::merge_filtered_segments;
use tantivy::{
    BitSet, Index, IndexSettings, InvertedIndexReader, SegmentReader, SingleSegmentIndexWriter,
    TantivyDocument,
};

use super::analyzer::StepTokenizer;
use super::checked::Health;
use super::entry::Indexed;
use super::schema::{Column, STARTS, TOKENIZER, schema};
use super::share::Share;
use crate::error::SearchError;

const ENTRIES: &str = "documents";
const SHARES: &str = "shares";

/// What Tantivy may hold in memory before a part is written. Bytes.
const BUDGET: usize = 64 << 20;

/// A part being written.
pub(super) struct Writer {
    directory: RamDirectory,
    postings: Option<SingleSegmentIndexWriter>,
    entries: Vec<u8>,
    shares: Vec<u8>,
    pub units: usize,
}

impl Writer {
    /// In an empty directory.
    pub(super) fn new(directory: RamDirectory) -> Self {
        Self { directory, postings: None, entries: Vec::new(), shares: Vec::new(), units: 0 }
    }

    pub(super) fn unit(&mut self, unit: TantivyDocument) -> Result<(), SearchError> {
        let postings = match &mut self.postings {
            Some(postings) => postings,
            none => {
                let index = Index::builder().schema(schema()).settings(IndexSettings::default());
                let tokenizers = tantivy::tokenizer::TokenizerManager::default();
                tokenizers.register(TOKENIZER, StepTokenizer::default());
                let index = index.tokenizers(tokenizers);
                none.insert(index.single_segment_index_writer(self.directory.clone(), BUDGET)?)
            }
        };
        self.units += 1;
        Ok(postings.add_document(unit)?)
    }

    /// Ends the document whose units were written.
    pub(super) fn end(&mut self, mut entry: Indexed, share: &[u8]) {
        entry.share = 0..share.len();
        entry.write(&mut self.entries);
        self.shares.extend(share);
    }

    /// Whether it has taken all the memory it may.
    pub(super) fn is_full(&self) -> bool {
        self.postings.as_ref().is_some_and(|postings| postings.mem_usage() > BUDGET)
    }

    pub(super) fn finish(self) -> Result<(), SearchError> {
        if let Some(postings) = self.postings {
            postings.finalize()?;
        }
        self.directory.atomic_write(Path::new(ENTRIES), &self.entries)?;
        self.directory.atomic_write(Path::new(SHARES), &self.shares)?;
        Ok(())
    }
}

/// A part opened for reading.
pub(super) struct Part {
    /// The folder it is in; empty if it is in memory.
    pub name: String,
    pub entries: Vec<Indexed>,
    directory: Box<dyn Directory>,
    pub postings: Option<Postings>,
    health: Option<Health>,
}

/// The postings of a part.
pub(super) struct Postings {
    pub columns: Vec<SegmentColumn>,
    /// [`STARTS`].
    pub starts: tantivy::columnar::Column<u64>,
}

pub(super) struct SegmentColumn {
    pub postings: Arc<InvertedIndexReader>,
    pub lengths: FieldNormReader,
}

impl Part {
    /// Opens what a [`Writer`] or [`merge`] wrote; `None` if it isn't that. Takes no lock and writes nothing.
    pub(super) fn open(name: String, directory: Box<dyn Directory>, health: Option<Health>) -> Option<Self> {
        let entries = Indexed::read_all(&read(&*directory, ENTRIES)?)?;
        let units: u64 = entries.iter().map(|entry| u64::from(entry.facts.provisions)).sum();
        let postings = match u32::try_from(units).ok()? {
            0 => None,
            units => Some(Postings::open(directory.box_clone(), units).ok()??),
        };
        Some(Self { name, entries, directory, postings, health })
    }

    /// Whether it was found to be damaged since it was opened.
    pub(super) fn is_damaged(&self) -> bool {
        self.health.as_ref().is_some_and(Health::is_bad)
    }

    /// The share of its so manieth document; `None` if it can't be read.
    pub(super) fn share(&self, document: usize) -> Option<Share> {
        let range = self.entries.get(document)?.share.clone();
        let file = self.directory.open_read(Path::new(SHARES)).ok()?;
        let bytes = file.read_bytes_slice(range).ok()?;
        Share::read(&bytes)
    }
}

impl Postings {
    fn open(directory: Box<dyn Directory>, units: u32) -> Result<Option<Self>, SearchError> {
        let index = Index::open(directory)?;
        let segments = index.searchable_segments()?;
        let [segment] = segments.as_slice() else { return Ok(None) };
        if index.schema() != schema() {
            return Ok(None);
        }
        let reader = SegmentReader::open(segment)?;
        if reader.max_doc() != units {
            return Ok(None);
        }
        let mut columns = Vec::with_capacity(Column::COUNT);
        for column in Column::ALL {
            let postings = reader.inverted_index(column.field())?;
            columns.push(SegmentColumn { postings, lengths: reader.get_fieldnorms_reader(column.field())? });
        }
        let starts = reader.fast_fields().u64(STARTS)?;
        Ok(Some(Self { columns, starts }))
    }
}

/// Reads a small file whole.
pub(super) fn read(directory: &dyn Directory, name: &str) -> Option<OwnedBytes> {
    directory.open_read(Path::new(name)).ok()?.read_bytes().ok()
}

/// Writes the documents of some parts as one into an empty directory, those that `stay` answers yes for: it is given
/// the part's and the document's place.
pub(super) fn merge(
    parts: &[Arc<Part>],
    stay: &dyn Fn(usize, usize) -> bool,
    directory: RamDirectory,
) -> Result<(), SearchError> {
    let mut writer = Writer::new(directory.clone());
    let (mut segments, mut alive) = (Vec::new(), Vec::new());
    for (number, part) in parts.iter().enumerate() {
        let file = part.directory.open_read(Path::new(SHARES)).map_err(tantivy::TantivyError::from)?;
        let mut units = Vec::new();
        for (place, entry) in part.entries.iter().enumerate() {
            let stays = stay(number, place);
            units.resize(units.len() + entry.facts.provisions as usize, stays);
            if stays {
                let share = file.read_bytes_slice(entry.share.clone())?;
                writer.end(entry.clone(), &share);
            }
        }
        if !units.contains(&true) {
            continue;
        }
        let index = Index::open(part.directory.box_clone())?;
        segments.extend(index.searchable_segments()?);
        alive.push(if units.contains(&false) { Some(bits(&units)?) } else { None });
    }
    if segments.len() != alive.len() {
        return Err(SearchError::unreadable());
    }
    if !segments.is_empty() {
        merge_filtered_segments(&segments, IndexSettings::default(), alive, directory)?;
    }
    writer.finish()
}

/// A set of units as Tantivy reads it.
fn bits(units: &[bool]) -> std::io::Result<AliveBitSet> {
    let count = u32::try_from(units.len()).unwrap_or(u32::MAX);
    let mut set = BitSet::with_max_value(count);
    for (unit, _) in (0..count).zip(units).filter(|(_, stays)| **stays) {
        set.insert(unit);
    }
    let mut bytes = Vec::new();
    set.serialize(&mut bytes)?;
    Ok(AliveBitSet::open(OwnedBytes::new(bytes)))
}
