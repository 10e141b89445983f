//! What the notes of one document draw on its text, however many they are.

use std::collections::BTreeMap;

use serde::Serialize;

use super::library::{DocumentRequest, document};
use super::open_notebook::no_profile;
use super::{ApiError, utf16};
use crate::App;
use notebook::NoteKind;

/// The notes that belong to a block, counted, and the words that they hang on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct BlockNotes {
    pub block: String,
    /// Also those on the whole block, and those that stood here and have lost their words. One on several blocks of a
    /// headed section counts at the first of them.
    pub notes: u32,
    /// In the order of the text; the same words and the same pen once.
    pub marks: Vec<NoteMark>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NoteMark {
    /// The first note on these words with this pen.
    pub note: String,
    #[cfg_attr(test, ts(as = "super::typescript::NoteKind"))]
    pub kind: NoteKind,
    /// UTF-16 units in the block's text.
    pub start: u32,
    pub end: u32,
}

/// The blocks of a document that have notes, in its order.
pub(super) fn marks(app: &App, request: DocumentRequest) -> Result<Vec<BlockNotes>, ApiError> {
    let library = app.library();
    let document = document(app, &request.doc)?;
    let mut desk = app.desk();
    let open = desk.as_mut().ok_or_else(no_profile)?;
    let (order, _) = open.in_order(&library)?;
    let Some(doc) = order.number_of(&request.doc) else { return Ok(Vec::new()) };

    let section = |block: u32| {
        let block = document.blocks.get(block as usize)?;
        document.provisions.get(block.provision).map(|provision| provision.section)
    };
    type Marks<'a> = BTreeMap<(u32, u32, u8), (&'a str, NoteKind)>;
    let mut blocks: BTreeMap<u32, (u32, Marks<'_>)> = BTreeMap::new();
    for entry in order.entries.iter().filter(|entry| entry.doc == doc) {
        for (at, home) in entry.homes.iter().enumerate() {
            let (count, marks) = blocks.entry(home.block).or_default();
            let own = section(home.block);
            *count += u32::from(entry.homes[..at].iter().all(|before| section(before.block) != own));
            if let Some((start, end)) = home.marked {
                marks.entry((start, end, entry.kind as u8)).or_insert((&entry.id, entry.kind));
            }
        }
    }
    let view = |(at, (notes, marks)): (u32, (u32, Marks<'_>))| {
        let block = document.blocks.get(at as usize)?;
        let text = &block.inline.text;
        let unit = |byte: u32| {
            let at = byte as usize;
            utf16::ranges(text, std::slice::from_ref(&(at..at))).first().map_or(0, |[unit, _]| *unit)
        };
        let marks = marks.into_iter().map(|((start, end, _), (note, kind))| NoteMark {
            note: note.to_owned(),
            kind,
            start: unit(start),
            end: unit(end),
        });
        Some(BlockNotes { block: block.id.to_string(), notes, marks: marks.collect() })
    };
    Ok(blocks.into_iter().filter_map(view).collect())
}
