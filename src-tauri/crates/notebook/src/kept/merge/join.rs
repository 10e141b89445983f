//! The rule by which two notebooks become one. Pure: of two states it makes the one that both computers end with.
//!
//! - A note is one by its id. Its words with its pen, its place, and whether it is in the trash are three things, and
//!   of each the one with the later stamp stands; all the places of a note are one thing. Of equal stamps the greater words, place or time of deletion stands.
//! - Words that don't stand become a version of the note, unless nothing was said or it is among the versions already.
//!   Versions of both sides are kept, in the order of their times.
//! - Words that whoever deleted the note never had bring it out of the trash again: a trash is emptied by its dates, and
//!   what was deleted weeks ago would be gone before anybody saw it there.
//! - A note that was removed for good goes here too if it still says the same and wasn't taken out of the trash since;
//!   else it stays as it is.
//! - Of sessions the later title, place and coverage stand together; one that has ended has ended, the later end
//!   counts. Of two that go on, the one here stays; the other ended with the last note taken in it.
//! - Papers: see `papers`.
//! - Bookmarks and blocks that were read come together; what was taken out or forgotten on one side goes.

use std::collections::BTreeMap;

use super::papers::{Papers, join_papers};
use super::state::{Gones, Kept, Said, State, place, said, words};
use crate::rows::gone::{What, words_of};
use crate::rows::notes::Note;
use crate::rows::sessions::Session;
use crate::rows::shelf::Bookmark;
use crate::rows::stamps::Stamps;
use crate::rows::versions::Version;

/// What both become.
pub(super) fn join(mine: &State, theirs: &State) -> State {
    let mut gone = mine.gone.clone();
    for (key, other) in &theirs.gone {
        let later =
            gone.get(key).is_none_or(|known| (known.stamp, &known.words) < (other.stamp, &other.words));
        if later {
            gone.insert(key.clone(), other.clone());
        }
    }
    let notes = join_notes(mine, theirs, &mut gone);
    let sessions = join_sessions(mine, theirs);
    let bookmarks = join_bookmarks(mine, theirs, &gone);
    let mut read: BTreeMap<(String, String), i64> = BTreeMap::new();
    for ((doc, block), at) in mine.read.iter().chain(&theirs.read) {
        // What was read before it was forgotten says nothing of what was read again since.
        if gone.get(&(What::Read, doc.clone())).is_none_or(|forgotten| forgotten.stamp < *at) {
            let first = read.entry((doc.clone(), block.clone())).or_insert(*at);
            *first = (*first).min(*at);
        }
    }
    let Papers { papers, parts, marks } = join_papers(mine, theirs, &mut gone);
    State { notes, sessions, bookmarks, read, gone, papers, parts, marks }
}

fn join_notes(mine: &State, theirs: &State, gone: &mut Gones) -> BTreeMap<String, Kept> {
    let mut notes = mine.notes.clone();
    for (id, other) in &theirs.notes {
        let joined = match notes.get(id) {
            Some(known) => join_note(known, other),
            None => other.clone(),
        };
        notes.insert(id.clone(), joined);
    }
    for kept in notes.values_mut() {
        kept.note = revived(kept.note.clone());
    }
    notes.retain(|id, kept| {
        let key = (What::Note, id.clone());
        let Some(removed) = gone.get(&key) else { return true };
        let when = kept.note.when();
        let same = words_of(when.words, kept.note.kind, &kept.note.body) == removed.words;
        if same && when.trash <= removed.stamp {
            return false;
        }
        // That it stays is the later word, or a third computer, whose note says what was removed, would take it away.
        if when.trash <= removed.stamp {
            kept.note.stamps = Some(Stamps { trash: removed.stamp.saturating_add(1), ..when });
        }
        gone.remove(&key);
        true
    });
    notes
}

/// Brings a note out of the trash whose words are as late as its deletion.
fn revived(note: Note) -> Note {
    let when = note.when();
    if note.deleted.is_some() && when.words >= when.trash {
        Note { deleted: None, stamps: Some(when), ..note }
    } else {
        note
    }
}

fn join_note(one: &Kept, other: &Kept) -> Kept {
    let (a, b) = (&one.note, &other.note);
    let (at_a, at_b) = (a.when(), b.when());
    let rank = |note: &Note, stamp: i64| (stamp, note.body.clone(), note.kind.name(), note.updated);
    let (says, unsaid) = if rank(a, at_a.words) >= rank(b, at_b.words) { (a, b) } else { (b, a) };
    let site = |note: &Note, stamp: i64| (stamp, note.anchors().cloned().collect::<Vec<_>>());
    let hangs = if site(a, at_a.place) >= site(b, at_b.place) { a } else { b };
    let lies = if (at_a.trash, a.deleted) >= (at_b.trash, b.deleted) { a } else { b };
    let stamps = Stamps {
        words: at_a.words.max(at_b.words),
        place: at_a.place.max(at_b.place),
        trash: at_a.trash.max(at_b.trash),
    };
    let unseen = lies.deleted.is_some() && says.deleted.is_none() && words(a) != words(b);
    let stamps = if unseen { Stamps { trash: stamps.trash.saturating_add(1), ..stamps } } else { stamps };
    let note = Note {
        id: a.id.clone(),
        kind: says.kind,
        body: says.body.clone(),
        anchor: hangs.anchor.clone(),
        further: hangs.further.clone(),
        session: a.session.clone().max(b.session.clone()),
        created: a.created.min(b.created),
        updated: says.updated,
        deleted: lies.deleted.filter(|_| !unseen),
        // Two notes from before there were stamps that are the same stay as they are.
        stamps: if a == b { a.stamps } else { Some(stamps) },
    };
    Kept { versions: join_versions(one, other, &note, unsaid), note }
}

fn join_versions(one: &Kept, other: &Kept, note: &Note, unsaid: &Note) -> Vec<Version> {
    let mut all: BTreeMap<Said<'_>, Version> = BTreeMap::new();
    for version in one.versions.iter().chain(&other.versions) {
        let known = all.entry(said(version)).or_insert_with(|| version.clone());
        known.kept |= version.kept;
    }
    let is = |version: &Version| (&*version.body, version.kind) == words(unsaid);
    if !unsaid.body.is_empty() && words(unsaid) != words(note) && !all.values().any(is) {
        let Note { body, kind, updated, .. } = unsaid;
        let version = Version { version: 0, body: body.clone(), kind: *kind, saved: *updated, kept: true };
        let mut versions: Vec<Version> = all.into_values().collect();
        versions.push(version);
        versions.sort_by(|a, b| said(a).cmp(&said(b)));
        return versions;
    }
    // As they stand here, where the other side has nothing more to tell.
    let same = all.len() == one.versions.len()
        && one
            .versions
            .iter()
            .all(|version| all.get(&said(version)).is_some_and(|it| it.kept == version.kept));
    if same { one.versions.clone() } else { all.into_values().collect() }
}

fn join_sessions(mine: &State, theirs: &State) -> BTreeMap<String, Session> {
    let mut sessions = mine.sessions.clone();
    for (id, other) in &theirs.sessions {
        let joined = match sessions.get(id) {
            Some(known) => join_session(known, other),
            None => other.clone(),
        };
        sessions.insert(id.clone(), joined);
    }
    let goes_on = |session: &&Session| session.ended.is_none();
    let here = mine.sessions.values().find(goes_on).map(|session| session.id.clone());
    let stays = here.filter(|id| sessions.get(id).is_some_and(|session| session.ended.is_none()));
    let first = || sessions.values().find(goes_on).map(|session| session.id.clone());
    let stays = stays.or_else(first);
    for session in sessions.values_mut() {
        if session.ended.is_none() && stays.as_ref() != Some(&session.id) {
            let taken = mine.notes.values().chain(theirs.notes.values());
            let within = taken.filter(|kept| kept.note.session.as_ref() == Some(&session.id));
            let last = within.map(|kept| kept.note.created).max();
            session.ended = Some(last.unwrap_or(session.started).max(session.started));
        }
    }
    sessions
}

fn join_session(one: &Session, other: &Session) -> Session {
    let rank = |it: &Session| (it.when(), it.title.clone(), it.place.clone(), it.covers.clone());
    let says = if rank(one) >= rank(other) { one } else { other };
    Session {
        started: one.started.min(other.started),
        ended: one.ended.max(other.ended),
        stamp: if one.stamp == other.stamp { one.stamp } else { Some(one.when().max(other.when())) },
        ..says.clone()
    }
}

fn join_bookmarks(mine: &State, theirs: &State, gone: &Gones) -> BTreeMap<(String, String), Bookmark> {
    let mut bookmarks: BTreeMap<(String, String), Bookmark> = BTreeMap::new();
    for bookmark in mine.bookmarks.values().chain(theirs.bookmarks.values()) {
        if gone.contains_key(&(What::Bookmark, bookmark.id.clone())) {
            continue;
        }
        // Of two at one place the first that was put there; of its words the greater.
        let rank = |it: &Bookmark| (it.created, it.id.clone(), std::cmp::Reverse(it.anchor.quote.clone()));
        let key = place(bookmark);
        if bookmarks.get(&key).is_none_or(|known| rank(bookmark) < rank(known)) {
            bookmarks.insert(key, bookmark.clone());
        }
    }
    bookmarks
}
