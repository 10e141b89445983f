//! Notes by the page: the order of all is kept in memory, and only those that are shown are read.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::ApiError;
use super::notes::{NoteView, note_view};
use super::profiles::no_profile;
use crate::App;
use crate::app::OpenDesk;
use crate::content::{Anchor, Library, Place};
use crate::store::{Note, NoteKind, Outline, StoreError, Touched};

/// Which notes, and from where to where in their order.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NotePageRequest {
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub doc: Option<String>,
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub session: Option<String>,
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub kind: Option<NoteKind>,
    pub offset: u32,
    /// At most 500.
    pub limit: u32,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NotePage {
    /// How many the filter lets through.
    pub total: u32,
    /// In the order of `list_notes`.
    pub notes: Vec<NoteView>,
}

const LONGEST_PAGE: usize = 500;

/// Where a note comes: by document, by place in its text, by time of making. What has no place comes last.
type Spot = (usize, (usize, usize));

/// The place of a note in the order of the text.
pub(super) fn spot(library: &Library, docs: &HashMap<&str, usize>, anchor: &Anchor) -> Spot {
    let doc = docs.get(anchor.doc.as_str()).copied();
    let found = doc.and_then(|doc| match anchor.find(&library.documents[doc]) {
        Place::Exact(spot) | Place::Moved(spot) => Some((spot.block, spot.range.start)),
        Place::Lost => None,
    });
    (doc.unwrap_or(usize::MAX), found.unwrap_or((usize::MAX, 0)))
}

/// The documents by name.
pub(super) fn docs(library: &Library) -> HashMap<&str, usize> {
    library.documents.iter().enumerate().map(|(at, document)| (document.id().as_str(), at)).collect()
}

/// The order of all notes in a notebook.
pub(crate) struct NoteOrder {
    library: Arc<Library>,
    /// Names of documents and sessions, each once.
    names: HashMap<String, u32>,
    entries: Vec<Entry>,
}

struct Entry {
    spot: Spot,
    row: i64,
    id: String,
    kind: NoteKind,
    doc: u32,
    session: Option<u32>,
}

impl Entry {
    fn order(&self, other: &Self) -> Ordering {
        (self.spot, self.row).cmp(&(other.spot, other.row))
    }
}

impl NoteOrder {
    fn new(library: Arc<Library>, outlines: Vec<Outline>) -> Self {
        let mut order = Self { library, names: HashMap::new(), entries: Vec::new() };
        let library = order.library.clone();
        let docs = docs(&library);
        order.entries = outlines.into_iter().map(|outline| order.entry(&docs, outline)).collect();
        order.entries.sort_by(Entry::order);
        order
    }

    fn name(&mut self, name: &str) -> u32 {
        if let Some(known) = self.names.get(name) {
            return *known;
        }
        let next = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        self.names.insert(name.to_owned(), next);
        next
    }

    fn entry(&mut self, docs: &HashMap<&str, usize>, outline: Outline) -> Entry {
        let Outline { row, id, kind, session, anchor } = outline;
        let spot = spot(&self.library, docs, &anchor);
        let doc = self.name(anchor.doc.as_str());
        let session = session.map(|session| self.name(&session));
        Entry { spot, row, id, kind, doc, session }
    }

    /// Takes over one note as it is now; none: it is gone.
    fn renew(&mut self, id: &str, outline: Option<Outline>) {
        self.entries.retain(|entry| entry.id != id);
        let library = self.library.clone();
        if let Some(outline) = outline {
            let entry = self.entry(&docs(&library), outline);
            let at = self.entries.partition_point(|other| other.order(&entry).is_lt());
            self.entries.insert(at, entry);
        }
    }

    fn page(&self, request: &NotePageRequest) -> (u32, Vec<&str>) {
        // A name that no note has lets none through.
        let known = |name: &Option<String>| name.as_ref().map(|name| self.names.get(name).copied());
        let (doc, session) = (known(&request.doc), known(&request.session));
        let through = |entry: &&Entry| {
            doc.is_none_or(|doc| doc == Some(entry.doc))
                && session.is_none_or(|session| session.is_some() && session == entry.session)
                && request.kind.is_none_or(|kind| kind == entry.kind)
        };
        let (offset, limit) = (request.offset as usize, (request.limit as usize).min(LONGEST_PAGE));
        let (mut total, mut page) = (0, Vec::new());
        for entry in self.entries.iter().filter(through) {
            if (offset..offset + limit).contains(&total) {
                page.push(entry.id.as_str());
            }
            total += 1;
        }
        (u32::try_from(total).unwrap_or(u32::MAX), page)
    }
}

/// Brings the order up to what is in the notebook and the library.
fn bring_up(open: &mut OpenDesk, library: Arc<Library>) -> Result<(), StoreError> {
    let touched = open.notebook.take_touched();
    match (&mut open.order, touched) {
        (Some(order), Touched::Some(ids)) if Arc::ptr_eq(&order.library, &library) => {
            for id in ids {
                order.renew(&id, open.notebook.outline(&id)?);
            }
        }
        (order, _) => *order = Some(NoteOrder::new(library, open.notebook.outlines()?)),
    }
    Ok(())
}

pub(super) fn page(app: &App, request: NotePageRequest) -> Result<NotePage, ApiError> {
    let library = app.library();
    let mut desk = app.desk();
    let open = desk.as_mut().ok_or_else(no_profile)?;
    if let Err(error) = bring_up(open, library.clone()) {
        // Half brought up is worse than none.
        open.order = None;
        return Err(error.into());
    }
    let Some(order) = &open.order else { return Err(no_profile()) };
    let (total, ids) = order.page(&request);
    let notes = ids.into_iter().map(|id| open.notebook.note(id)).collect::<Result<Vec<Note>, _>>()?;
    Ok(NotePage { total, notes: notes.into_iter().map(|note| note_view(&library, note)).collect() })
}

/// All notes that a filter lets through, in the same order.
pub(super) fn in_order(library: &Library, notes: Vec<Note>) -> Vec<Note> {
    let docs = docs(library);
    let mut notes: Vec<_> =
        notes.into_iter().map(|note| (spot(library, &docs, &note.anchor), note)).collect();
    // They come in the order of making, and stay in it where the place is the same.
    notes.sort_by_key(|(spot, _)| *spot);
    notes.into_iter().map(|(_, note)| note).collect()
}
