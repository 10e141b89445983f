//! Notes by the page: the order of all is kept in memory, and only those that are shown are read.

use std::collections::{BTreeMap, HashMap};

use memchr::memmem::Finder;
use serde::{Deserialize, Serialize};

use super::ApiError;
use super::notes::{NoteView, note_view};
use super::open_notebook::no_profile;
use crate::App;
use crate::note_order::{Entry, NoteOrder, small};
use notebook::{Note, NoteKind};

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
    /// Of these kinds only; none named: of every kind.
    #[serde(default)]
    #[cfg_attr(test, ts(optional, as = "Option<Vec<super::typescript::NoteKind>>"))]
    pub kinds: Vec<NoteKind>,
    /// Every word of this begins a word of the note or of its quotation, whatever their marks.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub text: Option<String>,
    /// Every one of these tags stands in the note's own words.
    #[serde(default)]
    #[cfg_attr(test, ts(optional, as = "Option<Vec<String>>"))]
    pub tags: Vec<String>,
    /// Within each group the last made first, instead of in the order of the texts.
    #[serde(default)]
    #[cfg_attr(test, ts(optional, as = "Option<bool>"))]
    pub newest: bool,
    /// A note that stays whatever its kind and words: its card is open.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub also: Option<String>,
    /// Left out: one group with all of them.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub by: Option<NoteGrouping>,
    /// The page is one that this note is on, if it is let through; `offset` is where to begin otherwise.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub around: Option<String>,
    pub offset: u32,
    /// At most 500.
    pub limit: u32,
}

/// What notes are put together by. In a group they keep their order.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum NoteGrouping {
    /// In the library's order; a group's id is the document's.
    Document,
    /// The last session first, what was written outside of any last; a group's id is the session's, or empty.
    Session,
    /// A group's id is the kind's name.
    Kind,
    /// First those of a stretch of blocks of the one document, from the first to before the second: "near", "rest".
    Near([u32; 2]),
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NotePage {
    /// How many the filter lets through.
    pub total: u32,
    /// Where the page begins among them.
    pub offset: u32,
    /// In their order; empty ones aren't named.
    pub groups: Vec<NoteGroup>,
    /// In the order of `list_notes`, group by group.
    pub notes: Vec<NoteView>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NoteGroup {
    pub id: String,
    pub count: u32,
}

const LONGEST_PAGE: usize = 500;

/// Who is on a page.
struct Picked<'a> {
    total: usize,
    offset: usize,
    groups: Vec<NoteGroup>,
    ids: Vec<&'a str>,
}

/// What a note is put together by: its group's place among the groups.
struct Groups<'a> {
    order: &'a NoteOrder,
    by: Option<&'a NoteGrouping>,
    /// The place of every session, by the number of its name.
    sessions: HashMap<u32, usize>,
}

/// A group's place: its rank, and a number that tells it from those of the same rank.
type Place = (usize, u32);

impl Groups<'_> {
    fn of(&self, entry: &Entry) -> Place {
        match self.by {
            None => (0, 0),
            Some(NoteGrouping::Document) => (entry.doc_rank(), entry.doc),
            Some(NoteGrouping::Session) => entry.session.map_or((usize::MAX, u32::MAX), |session| {
                (self.sessions.get(&session).copied().unwrap_or(usize::MAX - 1), session)
            }),
            Some(NoteGrouping::Kind) => (entry.kind as usize, entry.kind as u32),
            Some(NoteGrouping::Near([from, to])) => {
                (usize::from(!entry.homes.iter().any(|home| (*from..*to).contains(&home.block))), 0)
            }
        }
    }

    fn id(&self, place: Place) -> String {
        let name = match self.by {
            None => "",
            Some(NoteGrouping::Document | NoteGrouping::Session) => self.order.name(place.1),
            Some(NoteGrouping::Kind) => NoteKind::ALL.get(place.0).map_or("", |kind| kind.name()),
            Some(NoteGrouping::Near(_)) => ["near", "rest"][place.0.min(1)],
        };
        name.to_owned()
    }
}

impl NoteOrder {
    fn page(&self, request: &NotePageRequest, words: &[Finder<'_>], sessions: &[String]) -> Picked<'_> {
        // A name that no note has lets none through.
        let known = |name: &Option<String>| name.as_ref().map(|name| self.number_of(name));
        let (doc, session) = (known(&request.doc), known(&request.session));
        let named = |name: &Option<String>, entry: &Entry| name.as_ref().is_some_and(|id| *id == entry.id);
        let through = |entry: &&Entry| {
            doc.is_none_or(|doc| doc == Some(entry.doc))
                && session.is_none_or(|session| session.is_some() && session == entry.session)
                && ((request.kinds.is_empty() || request.kinds.contains(&entry.kind))
                    && request.tags.iter().all(|tag| entry.tags.contains(tag))
                    && entry.holds(words)
                    || named(&request.also, entry))
        };
        let places = sessions.iter().enumerate().filter_map(|(at, id)| Some((self.number_of(id)?, at)));
        let groups = Groups { order: self, by: request.by.as_ref(), sessions: places.collect() };

        let mut all: Vec<(Place, &Entry)> =
            self.entries.iter().filter(through).map(|entry| (groups.of(entry), entry)).collect();
        if request.newest {
            all.sort_by_key(|(_, entry)| std::cmp::Reverse(entry.made()));
        }
        let mut counts: BTreeMap<Place, usize> = BTreeMap::new();
        for (place, _) in &all {
            *counts.entry(*place).or_default() += 1;
        }
        // Where the next note of each group comes.
        let mut next: BTreeMap<Place, usize> = BTreeMap::new();
        let mut before = 0;
        for (place, count) in &counts {
            next.insert(*place, before);
            before += count;
        }
        let mut sorted: Vec<&Entry> = all.iter().map(|(_, entry)| *entry).collect();
        for (place, entry) in &all {
            if let Some(at) = next.get_mut(place) {
                sorted[*at] = entry;
                *at += 1;
            }
        }

        let limit = (request.limit as usize).min(LONGEST_PAGE);
        let around = request.around.as_ref().and_then(|id| sorted.iter().position(|entry| entry.id == *id));
        // Pages begin at multiples of their length, so that going on in either direction leaves no hole.
        let offset = match around {
            Some(at) if limit > 0 => at - at % limit,
            _ => (request.offset as usize).min(sorted.len()),
        };
        let ids = sorted.iter().skip(offset).take(limit).map(|entry| entry.id.as_str()).collect();
        let named =
            counts.iter().map(|(place, count)| NoteGroup { id: groups.id(*place), count: small(*count) });
        Picked { total: all.len(), offset, groups: named.collect(), ids }
    }
}

pub(super) fn page(app: &App, request: NotePageRequest) -> Result<NotePage, ApiError> {
    let library = app.library();
    let mut desk = app.desk();
    let open = desk.as_mut().ok_or_else(no_profile)?;
    let (order, notebook) = open.in_order(&library)?;
    let text = request.text.as_deref().map(viet::plain).unwrap_or_default();
    let words: Vec<Finder<'_>> = words(&text).map(|word| Finder::new(word.as_bytes())).collect();
    if !words.is_empty() || !request.tags.is_empty() {
        order.read_words(notebook)?;
    }
    let sessions = match request.by {
        Some(NoteGrouping::Session) => notebook.sessions()?.into_iter().map(|session| session.id).collect(),
        _ => Vec::new(),
    };
    let Picked { total, offset, groups, ids } = order.page(&request, &words, &sessions);
    let notes = ids.into_iter().map(|id| notebook.note(id)).collect::<Result<Vec<Note>, _>>()?;
    let notes = notes.into_iter().map(|note| note_view(&library, note)).collect();
    Ok(NotePage { total: small(total), offset: small(offset), groups, notes })
}

/// The words that are looked for in base letters.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '%').filter(|word| !word.is_empty())
}
