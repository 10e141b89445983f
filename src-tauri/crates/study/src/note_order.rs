//! The order of all notes of a notebook, kept in memory: who comes where, and what a list is filtered by.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::Arc;

use library::{Anchor, Document, Library, NONE, Place};
use notebook::{Note, NoteKind, Notebook, Outline, StoreError, Touched};

/// Where a note comes: by document, by place in its text, by time of making. What has no place comes last.
type Rank = (usize, (usize, usize));

/// The notes of a notebook in their order.
pub(crate) struct NoteOrder {
    library: Arc<Library>,
    /// Names of documents and sessions, each once.
    names: Vec<String>,
    numbers: HashMap<String, u32>,
    pub(crate) entries: Vec<Entry>,
}

/// What is kept of a note.
pub(crate) struct Entry {
    rank: Rank,
    row: i64,
    pub id: String,
    pub kind: NoteKind,
    /// Numbers of names.
    pub doc: u32,
    pub session: Option<u32>,
    /// Where it hangs: of several places those that there are.
    pub homes: Box<[Home]>,
    /// Its words and its quotation in base letters, once someone looked for some.
    plain: Option<Box<str>>,
    /// The tags in its words, as they are told apart; known when those are.
    pub tags: Box<[String]>,
}

/// A place of a note.
pub(crate) struct Home {
    /// The block that it belongs to: where its words are, else where they were.
    pub block: u32,
    /// The words it hangs on, if they are where they were and aren't a whole block: bytes in the text of its block.
    pub marked: Option<(u32, u32)>,
}

impl Entry {
    fn order(&self, other: &Self) -> Ordering {
        (self.rank, self.row).cmp(&(other.rank, other.row))
    }

    /// Its place in the order of making.
    pub(crate) fn made(&self) -> i64 {
        self.row
    }

    /// The place of its document among all, counted from one: zero where it hangs on none, beyond the last where that
    /// isn't in the library.
    pub(crate) fn doc_rank(&self) -> usize {
        self.rank.0
    }

    fn reads(&mut self, note: &Note) {
        self.plain = Some(plain(note));
        self.tags = library::tags(&note.body).into_boxed_slice();
    }

    /// Whether every one of these words, in base letters, begins a word of the note.
    pub(crate) fn holds(&self, words: &[memchr::memmem::Finder<'_>]) -> bool {
        let text = self.plain.as_deref().unwrap_or_default();
        words.iter().all(|word| {
            word.find_iter(text.as_bytes()).any(|at| {
                // Where what is looked for begins, a character begins.
                text.get(..at)
                    .and_then(|before| before.chars().next_back())
                    .is_none_or(|c| !c.is_alphanumeric())
            })
        })
    }
}

impl NoteOrder {
    fn new(library: Arc<Library>, outlines: Vec<Outline>) -> Self {
        let mut order = Self { library, names: Vec::new(), numbers: HashMap::new(), entries: Vec::new() };
        let library = order.library.clone();
        let docs = docs(&library);
        // Document by document, so that each is read once.
        let mut outlines = outlines;
        outlines.sort_by(|a, b| doc_of(&a.anchors).cmp(doc_of(&b.anchors)));
        let mut texts = LastText::default();
        order.entries = outlines
            .into_iter()
            .map(|outline| {
                let document = texts.of(&library, &docs, doc_of(&outline.anchors));
                order.entry(&docs, document.as_deref(), outline)
            })
            .collect();
        order.entries.sort_by(Entry::order);
        order
    }

    /// The order as it is now: what was known of it, brought up to what is in the notebook and the library.
    pub(crate) fn brought_up(
        known: Option<Self>,
        notebook: &mut Notebook,
        library: &Arc<Library>,
    ) -> Result<Self, StoreError> {
        match (known, notebook.take_touched()) {
            (Some(mut order), Touched::Some(ids)) if Arc::ptr_eq(&order.library, library) => {
                for id in ids {
                    order.renew(&id, notebook.outline(&id)?);
                }
                Ok(order)
            }
            _ => Ok(Self::new(library.clone(), notebook.outlines()?)),
        }
    }

    fn number(&mut self, name: &str) -> u32 {
        if let Some(known) = self.numbers.get(name) {
            return *known;
        }
        let next = small(self.names.len());
        self.names.push(name.to_owned());
        self.numbers.insert(name.to_owned(), next);
        next
    }

    /// The number of a name that some note has.
    pub(crate) fn number_of(&self, name: &str) -> Option<u32> {
        self.numbers.get(name).copied()
    }

    pub(crate) fn name(&self, number: u32) -> &str {
        self.names.get(number as usize).map_or("", String::as_str)
    }

    fn entry(&mut self, docs: &HashMap<&str, usize>, document: Option<&Document>, outline: Outline) -> Entry {
        let Outline { row, id, kind, session, anchors } = outline;
        let doc = doc_of(&anchors);
        let places: Vec<Option<Place>> =
            anchors.iter().map(|anchor| document.map(|document| anchor.find(document))).collect();
        let homes = anchors.iter().zip(&places).filter_map(|(anchor, place)| match place {
            Some(Place::Exact(spot)) => {
                let words = (small(spot.range.start), small(spot.range.end));
                Some(Home { block: small(spot.block), marked: (!anchor.whole_block).then_some(words) })
            }
            _ => {
                let block = document.and_then(|document| document.block(&anchor.block)).map(small)?;
                Some(Home { block, marked: None })
            }
        });
        let homes = homes.collect();
        Entry {
            rank: ranked(docs, doc, places),
            row,
            id,
            kind,
            doc: self.number(doc),
            session: session.map(|session| self.number(&session)),
            homes,
            plain: None,
            tags: Box::default(),
        }
    }

    /// Takes over one note as it is now; none: it is gone.
    fn renew(&mut self, id: &str, outline: Option<Outline>) {
        self.entries.retain(|entry| entry.id != id);
        let library = self.library.clone();
        if let Some(outline) = outline {
            let document = library.document(doc_of(&outline.anchors));
            let entry = self.entry(&docs(&library), document.as_deref(), outline);
            let at = self.entries.partition_point(|other| other.order(&entry).is_lt());
            self.entries.insert(at, entry);
        }
    }

    /// Reads the words of those notes whose words aren't known yet.
    pub(crate) fn read_words(&mut self, notebook: &Notebook) -> Result<(), StoreError> {
        /// One by one up to so many, all in one go beyond.
        const FEW: usize = 200;
        let missing: Vec<usize> =
            (0..self.entries.len()).filter(|at| self.entries[*at].plain.is_none()).collect();
        if missing.len() <= FEW {
            for at in missing {
                let note = notebook.note(&self.entries[at].id)?;
                self.entries[at].reads(&note);
            }
            return Ok(());
        }
        let rows: HashMap<i64, usize> = missing.into_iter().map(|at| (self.entries[at].row, at)).collect();
        notebook.each_note(|row, note| {
            if let Some(at) = rows.get(&row) {
                self.entries[*at].reads(&note);
            }
        })
    }
}

/// All notes that a filter lets through, in the same order.
pub(crate) fn in_order(library: &Library, notes: Vec<Note>) -> Vec<Note> {
    let docs = docs(library);
    let mut texts = LastText::default();
    let mut rank = |note: &Note| {
        let document = texts.of(library, &docs, note.anchor.doc.as_str());
        let places = note.anchors().map(|anchor| document.as_deref().map(|document| anchor.find(document)));
        ranked(&docs, note.anchor.doc.as_str(), places)
    };
    let mut notes: Vec<_> = notes.into_iter().map(|note| (rank(&note), note)).collect();
    // They come in the order of making, and stay in it where the place is the same.
    notes.sort_by_key(|(rank, _)| *rank);
    notes.into_iter().map(|(_, note)| note).collect()
}

/// By the first of its places that there is.
fn ranked(docs: &HashMap<&str, usize>, doc: &str, places: impl IntoIterator<Item = Option<Place>>) -> Rank {
    let spot = places.into_iter().find_map(|place| match place {
        Some(Place::Exact(spot) | Place::Moved(spot)) => Some((spot.block, spot.range.start)),
        Some(Place::Lost) | None => None,
    });
    // What hangs on no passage is the reader's alone, and stands before what hangs on texts.
    let document = if doc == NONE { 0 } else { docs.get(doc).map_or(usize::MAX, |at| at + 1) };
    (document, spot.unwrap_or((usize::MAX, 0)))
}

/// The name of the document that a note hangs on: all its places are in one.
fn doc_of(anchors: &[Anchor]) -> &str {
    anchors.first().map_or("", |anchor| anchor.doc.as_str())
}

/// The text that was asked for last: notes come in runs of one document.
#[derive(Default)]
struct LastText(Option<(usize, Option<Arc<Document>>)>);

impl LastText {
    fn of(&mut self, library: &Library, docs: &HashMap<&str, usize>, doc: &str) -> Option<Arc<Document>> {
        let at = *docs.get(doc)?;
        match &self.0 {
            Some((last, text)) if *last == at => text.clone(),
            _ => self.0.insert((at, library.documents[at].read())).1.clone(),
        }
    }
}

/// The documents by name.
fn docs(library: &Library) -> HashMap<&str, usize> {
    library.documents.iter().enumerate().map(|(at, document)| (document.id().as_str(), at)).collect()
}

fn plain(note: &Note) -> Box<str> {
    viet::plain(&format!("{}\n{}", note.body, note.quotes())).into_boxed_str()
}

/// A number of notes, blocks or bytes as it is kept and sent.
pub(crate) fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
