//! What there is of an index: parts, which of their documents count, and the language tables that these add up to.

use std::collections::HashMap;
use std::sync::Arc;

use tantivy::directory::{OwnedBytes, RamDirectory};

use super::build::{Read, read_each};
use super::entry::{Facts, Indexed, Key};
use super::language::Counts;
use super::part::{Part, Writer};
use super::share::Share;
use super::words::Language;
use crate::error::SearchError;
use library::Entry;

/// What counts of a document in a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// It is searched, and the language tables count it.
    Counted,
    /// It is searched; its share comes on top of the tables.
    Added,
    /// It is gone, but the tables still count it: its share is taken from them.
    Taken,
    /// It is gone.
    Gone,
}

impl Mark {
    pub(super) fn is_alive(self) -> bool {
        matches!(self, Self::Counted | Self::Added)
    }

    fn alive(self, alive: bool) -> Self {
        match (self, alive) {
            (Self::Counted | Self::Taken, true) => Self::Counted,
            (Self::Counted | Self::Taken, false) => Self::Taken,
            (Self::Added | Self::Gone, true) => Self::Added,
            (Self::Added | Self::Gone, false) => Self::Gone,
        }
    }

    /// After the tables were made anew of what is searched.
    pub(super) fn counted(self) -> Self {
        if self.is_alive() { Self::Counted } else { Self::Gone }
    }
}

/// A part and what counts of its documents.
#[derive(Clone)]
pub(super) struct Listed {
    pub part: Arc<Part>,
    pub marks: Vec<Mark>,
}

/// An index at a moment.
#[derive(Clone)]
pub(crate) struct State {
    /// The bytes of the language tables.
    pub(super) tables: OwnedBytes,
    pub(super) parts: Vec<Listed>,
}

/// Where each document of a library is, by its part and its place there; `None` for those that aren't indexed yet.
pub(crate) type Places = Vec<Option<(usize, usize)>>;

/// Provisions after which what was indexed can first be searched; then after twice as many, and so on.
const FIRST: usize = 1_000;

/// With more provisions to come, the language tables are made anew rather than laid over.
const MANY: usize = 4_000;

/// Units between two calls of progress.
const STRIDE: usize = 64;

impl State {
    pub(crate) fn empty() -> Self {
        Self { tables: OwnedBytes::new(Language::nothing()), parts: Vec::new() }
    }

    /// Finds the documents of a library and marks those that aren't in it as gone, those that came back as there.
    /// Also says whether that changed anything.
    pub(super) fn settle(&mut self, library: &[Facts]) -> (Places, bool) {
        let mut known: HashMap<Key, Vec<(usize, usize)>> = HashMap::new();
        for alive in [false, true] {
            for (number, listed) in self.parts.iter().enumerate() {
                for (place, entry) in listed.part.entries.iter().enumerate() {
                    if listed.marks[place].is_alive() == alive {
                        known.entry(entry.facts.key).or_default().push((number, place));
                    }
                }
            }
        }
        let places: Places = library.iter().map(|facts| known.get_mut(&facts.key)?.pop()).collect();
        let mut marks: Vec<Vec<Mark>> = self
            .parts
            .iter()
            .map(|listed| listed.marks.iter().map(|mark| mark.alive(false)).collect())
            .collect();
        for &(part, place) in places.iter().flatten() {
            marks[part][place] = marks[part][place].alive(true);
        }
        let mut changed = false;
        for (listed, marks) in self.parts.iter_mut().zip(marks) {
            changed |= listed.marks != marks;
            listed.marks = marks;
        }
        (places, changed)
    }

    pub(super) fn entry(&self, (part, place): (usize, usize)) -> &Indexed {
        &self.parts[part].part.entries[place]
    }

    /// The documents marked so, each with its part.
    fn marked(&self, mark: Mark) -> impl Iterator<Item = (&Part, usize)> {
        self.parts.iter().flat_map(move |listed| {
            let places = listed.marks.iter().enumerate().filter(move |(_, known)| **known == mark);
            places.map(|(place, _)| (&*listed.part, place))
        })
    }

    /// Bytes of the shares that are laid over the tables.
    pub(super) fn laid_over(&self) -> usize {
        let both = self.marked(Mark::Added).chain(self.marked(Mark::Taken));
        both.map(|(part, place)| part.entries[place].share.len()).sum()
    }

    fn shares(&self, mark: Mark) -> Option<Vec<Share>> {
        self.marked(mark).map(|(part, place)| part.share(place)).collect()
    }

    /// The language of the documents that are searched; `None` if what was kept of it can't be read.
    pub(super) fn language(&self, places: &Places) -> Option<Language> {
        let (came, went) = (self.shares(Mark::Added)?, self.shares(Mark::Taken)?);
        let introduced = places.iter().flatten().flat_map(|&place| &self.entry(place).abbreviations);
        Language::new(self.tables.clone(), &came, &went, introduced)
    }

    /// The words of all documents that are searched, counted from their shares.
    pub(super) fn counts(&self) -> Option<Counts> {
        let mut counts = Counts::default();
        for mark in [Mark::Counted, Mark::Added] {
            for (part, place) in self.marked(mark) {
                counts.add(&part.share(place)?);
            }
        }
        Some(counts)
    }

    /// Whether anything of it was found to be damaged.
    pub(super) fn is_damaged(&self) -> bool {
        self.parts.iter().any(|listed| listed.part.is_damaged())
    }

    /// Leaves out parts of which nothing counts.
    pub(super) fn tidy(&mut self) {
        self.parts.retain(|listed| listed.marks.iter().any(|mark| *mark != Mark::Gone));
    }

    /// The whole in memory, nothing kept.
    pub(crate) fn in_memory(
        mut self,
        documents: &[Arc<Entry>],
        library: &[Facts],
        progress: &dyn Fn(usize, usize) -> bool,
    ) -> Result<Self, SearchError> {
        add(&mut self, documents, library, false, &mut InMemory, progress, &mut |_| {})?;
        Ok(self)
    }
}

/// Where new parts are written.
pub(super) trait Place {
    /// Begins a part.
    fn begin(&mut self) -> Result<RamDirectory, SearchError>;

    /// Makes the state with the part that was begun, if one was, and with new tables, if there are any, the one that
    /// counts. The marks are those of the part's documents.
    fn commit(
        &mut self,
        state: &mut State,
        part: Option<(RamDirectory, Vec<Mark>)>,
        tables: Option<Vec<u8>>,
    ) -> Result<(), SearchError>;
}

struct InMemory;

impl Place for InMemory {
    fn begin(&mut self) -> Result<RamDirectory, SearchError> {
        Ok(RamDirectory::create())
    }

    fn commit(
        &mut self,
        state: &mut State,
        part: Option<(RamDirectory, Vec<Mark>)>,
        tables: Option<Vec<u8>>,
    ) -> Result<(), SearchError> {
        if let Some((directory, marks)) = part {
            let part =
                Part::open(String::new(), Box::new(directory), None).ok_or_else(SearchError::unreadable)?;
            state.parts.push(Listed { part: Arc::new(part), marks });
        }
        if let Some(tables) = tables {
            state.tables = OwnedBytes::new(tables);
            state
                .parts
                .iter_mut()
                .flat_map(|listed| &mut listed.marks)
                .for_each(|mark| *mark = mark.counted());
        }
        state.tidy();
        Ok(())
    }
}

/// Indexes the documents of the library that the state doesn't have, and commits. `ready` is called with what can be
/// searched meanwhile. With `anew` the language tables are made anew in any case.
pub(super) fn add(
    state: &mut State,
    documents: &[Arc<Entry>],
    library: &[Facts],
    anew: bool,
    place: &mut dyn Place,
    progress: &dyn Fn(usize, usize) -> bool,
    ready: &mut dyn FnMut(&State),
) -> Result<(), SearchError> {
    let (places, changed) = state.settle(library);
    let missing = || documents.iter().zip(&places).filter(|(_, place)| place.is_none()).map(|(one, _)| one);
    let total: usize = missing().map(|document| document.facts.provisions).sum();
    let anew = anew || total > MANY || state.parts.is_empty();
    let mut counts = if anew { Some(state.counts().ok_or_else(SearchError::unreadable)?) } else { None };
    let go_on = |done: usize| progress(done, total).then_some(()).ok_or(SearchError::GivenUp);
    let (mut done, mut step) = (0, FIRST);
    let mut open: Option<(RamDirectory, Writer, usize)> = None;
    go_on(0)?;
    read_each(missing(), &mut |read| {
        let (_, writer, documents) = match &mut open {
            Some(open) => open,
            none => {
                let directory = place.begin()?;
                let writer = Writer::new(directory.clone());
                none.insert((directory, writer, 0))
            }
        };
        match read {
            Read::Unit(unit) => {
                writer.unit(unit)?;
                done += 1;
                if done % STRIDE == 0 { go_on(done) } else { Ok(()) }
            }
            Read::End(end) => {
                let (entry, share, bytes) = *end;
                writer.end(entry, &bytes);
                *documents += 1;
                if let Some(counts) = &mut counts {
                    counts.add(&share);
                }
                let enough = writer.units >= step || writer.is_full();
                if enough
                    && done < total
                    && let Some((directory, writer, documents)) = open.take()
                {
                    step *= 2;
                    writer.finish()?;
                    let part = Some((directory, vec![Mark::Added; documents]));
                    place.commit(state, part, counts.as_ref().map(Counts::finish))?;
                    ready(state);
                }
                Ok(())
            }
        }
    })?;
    go_on(total)?;
    let part = match open {
        Some((directory, writer, documents)) => {
            writer.finish()?;
            Some((directory, vec![Mark::Added; documents]))
        }
        None => None,
    };
    // Nothing to write where all that is missing can't be read.
    if part.is_none() && !anew && !changed {
        return Ok(());
    }
    place.commit(state, part, counts.as_ref().map(Counts::finish))
}
