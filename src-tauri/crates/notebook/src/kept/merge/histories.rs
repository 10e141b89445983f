//! Two computers of one reader live random months, with clocks that are wrong, and exchange a stick now and then: in the
//! end both say the same, and no exchange loses a word.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::dice::{Dice, anchor};
use super::{State, on_paper};
use crate::disk::hold::hold;
use crate::disk::identity::Identity;
use crate::disk::journal::Journal;
use crate::disk::layout::database;
use crate::kept::notebook::{Notebook, Terms};
use crate::kept::notes::{Filter, NewNote};
use crate::rows::notes::NoteKind;
use crate::sqlite::connect::configure;
use crate::sqlite::migrate;
use library::Anchor;

const DAY: i64 = 24 * 60 * 60 * 1000;

pub(super) struct Computer {
    pub(super) notebook: Notebook,
    /// What its clock is wrong by.
    skew: i64,
    /// What one deed may take back: a whole notebook, as the backup before a merging does.
    before: Option<State>,
    name: char,
}

/// The places of a note after its first: mostly none.
fn further(dice: &mut Dice) -> Vec<Anchor> {
    let some = [0, 0, 1, 3][dice.roll(4) as usize];
    (0..some).map(|_| anchor(10 + dice.roll(5))).collect()
}

impl Computer {
    pub(super) fn new(name: char, skew: i64, folder: &std::path::Path) -> Self {
        let mut connection = Connection::open_in_memory().unwrap();
        configure(&connection, Journal::Rollback).unwrap();
        migrate::migrate(&mut connection).unwrap();
        // Its words are in memory; the place is there for what looks at the place.
        let folder = folder.join(name.to_string());
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(database(&folder), "").unwrap();
        let held = hold(&folder).unwrap().unwrap();
        let identity = Identity::of(database(&folder)).unwrap();
        let terms = Terms { key: None, journal: Journal::Rollback, now: 0 };
        let notebook = Notebook::new(connection, folder, None, &terms, identity, held);
        Self { notebook, skew, before: None, name }
    }

    pub(super) fn state(&self) -> State {
        State::read(&self.notebook.connection).unwrap()
    }

    /// Everything that it says or has said, and under which note.
    fn said(&self) -> BTreeSet<(String, String)> {
        let state = self.state();
        let all = state.notes.into_iter().flat_map(|(id, kept)| {
            let now = kept.note.body;
            let earlier = kept.versions.into_iter().map(|version| version.body);
            earlier.chain([now]).map(move |body| (id.clone(), body))
        });
        let parts = state.parts.into_iter().flat_map(|(id, kept)| {
            let earlier = kept.versions.into_iter().map(|version| version.body);
            earlier.chain([kept.part.body]).map(move |body| (id.clone(), body))
        });
        all.chain(parts).filter(|(_, body)| !body.is_empty()).collect()
    }

    /// Does something that a reader does.
    fn live(&mut self, dice: &mut Dice, time: i64) {
        let now = time + self.skew;
        if dice.roll(3) == 0 {
            let say = match dice.roll(8) {
                0 => "như nhau".to_owned(),
                _ => format!("{} {}", self.name, dice.roll(u64::MAX)),
            };
            return on_paper::live(&mut self.notebook, dice, &say, now);
        }
        let notes: Vec<_> =
            self.notebook.notes(&Filter::default()).unwrap().into_iter().map(|note| note.id.0).collect();
        let trash: Vec<_> = self.notebook.trash().unwrap().into_iter().map(|note| note.id.0).collect();
        let kind = NoteKind::ALL[dice.roll(5) as usize];
        // Sometimes both write the very same words.
        let body = match dice.roll(8) {
            0 => "như nhau".to_owned(),
            _ => format!("{} {}", self.name, dice.roll(u64::MAX)),
        };
        match dice.roll(14) {
            0..=2 => {
                let block = dice.roll(4);
                let further = further(dice);
                let new = NewNote { id: None, kind, body: &body, anchor: &anchor(block), further: &further };
                drop(self.notebook.create_note(&new, now).unwrap());
            }
            3..=6 => {
                if let Some(id) = dice.one_of(&notes) {
                    let words = (dice.roll(5) > 0).then_some(body.as_str());
                    let pen = (dice.roll(3) == 0).then_some(kind);
                    self.notebook.update_note(&id, words, pen, now).unwrap();
                }
            }
            7 => {
                if let Some(id) = dice.one_of(&notes) {
                    let further = further(dice);
                    self.notebook.move_note(&id, &anchor(dice.roll(9)), &further, now).unwrap();
                }
            }
            8 | 9 => {
                if let Some(id) = dice.one_of(&notes) {
                    self.notebook.set_deleted(&id, true, now).unwrap();
                }
            }
            10 => {
                if let Some(id) = dice.one_of(&trash) {
                    self.notebook.set_deleted(&id, false, now).unwrap();
                }
            }
            11 => {
                if let Some(id) = dice.one_of(&notes)
                    && let Some(version) = dice.one_of(&self.notebook.versions(&id).unwrap())
                {
                    self.notebook.restore_version(&id, version.version, now).unwrap();
                }
            }
            12 => match dice.roll(4) {
                0 => drop(self.notebook.add_bookmark(&anchor(dice.roll(3)), now).unwrap()),
                1 => {
                    if let Some(bookmark) = dice.one_of(&self.notebook.bookmarks().unwrap()) {
                        self.notebook.remove_bookmark(&bookmark.id).unwrap();
                    }
                }
                2 => {
                    let block = format!("I:{}", dice.roll(6));
                    self.notebook.mark_read("van-ban", &[block], now).unwrap();
                }
                _ => self.notebook.forget_read("van-ban", now).unwrap(),
            },
            _ => {
                if let Some(running) = self.notebook.running_session().unwrap() {
                    let id = running.id;
                    match dice.roll(2) {
                        0 => drop(self.notebook.end_session(&id, now).unwrap()),
                        _ => drop(self.notebook.update_session(&id, &body, "", &body, now).unwrap()),
                    }
                } else {
                    self.notebook.start_session(&body, "", "", now).unwrap();
                }
            }
        }
    }

    /// Takes in what stands on the stick, and perhaps takes that back.
    pub(super) fn take(&mut self, stick: &State, may_undo: Option<&mut Dice>) {
        let (before, said) = (self.state(), self.said());
        let expected = self.notebook.compare(stick).unwrap();
        let done = self.notebook.merge(stick).unwrap();
        assert_eq!(expected, done, "what was announced is what was done");
        let after = self.state();
        let now = self.said();
        let theirs = stick.notes.iter().flat_map(|(id, kept)| {
            let bodies = kept.versions.iter().map(|version| &version.body).chain([&kept.note.body]);
            bodies.filter(|body| !body.is_empty()).map(move |body| (id.clone(), body.clone()))
        });
        let parts = stick.parts.iter().flat_map(|(id, kept)| {
            let bodies = kept.versions.iter().map(|version| &version.body).chain([&kept.part.body]);
            bodies.filter(|body| !body.is_empty()).map(move |body| (id.clone(), body.clone()))
        });
        for (id, body) in said.into_iter().chain(theirs).chain(parts) {
            // What the reader removed for good on one side, and nobody touched on the other, is gone.
            let removed = !after.notes.contains_key(&id) && !after.parts.contains_key(&id);
            assert!(removed || now.contains(&(id.clone(), body.clone())), "{body} of {id} is lost");
        }
        let _ = self.notebook.merge(stick).unwrap();
        assert_same(&after, &self.state(), "a second time changes nothing");
        let undone = may_undo.is_some_and(|dice| dice.roll(6) == 0);
        self.before = Some(before);
        if undone && let Some(before) = self.before.take() {
            self.put_back(&before);
        }
    }

    /// What restoring the backup that was made before does.
    pub(super) fn put_back(&mut self, before: &State) {
        let transaction = self.notebook.connection.transaction().unwrap();
        transaction
            .execute_batch(
                "DELETE FROM note_versions; DELETE FROM notes; DELETE FROM sessions; DELETE FROM bookmarks;
                 DELETE FROM read_blocks; DELETE FROM gone; DELETE FROM papers;",
            )
            .unwrap();
        super::apply::apply(&transaction, &State::default(), before).unwrap();
        transaction.commit().unwrap();
    }

    /// Removes for good one that was deleted.
    fn purge(&mut self, dice: &mut Dice) {
        let trash: Vec<_> = self.notebook.trash().unwrap().into_iter().map(|note| note.id.0).collect();
        if let Some(id) = dice.one_of(&trash) {
            self.notebook.purge_note(&id).unwrap();
        }
        let papers: Vec<_> =
            self.notebook.trashed_papers().unwrap().into_iter().map(|paper| paper.id).collect();
        if let Some(id) = dice.one_of(&papers) {
            self.notebook.purge_paper(&id).unwrap();
        }
    }
}

/// Names the things that differ, not two whole notebooks.
#[track_caller]
pub(super) fn assert_same(one: &State, other: &State, what: &str) {
    let differs = |id: &&String| one.notes.get(*id) != other.notes.get(*id);
    for id in one.notes.keys().chain(other.notes.keys()).filter(differs).take(2) {
        eprintln!("{id}: {:#?}\n{:#?}", one.notes.get(id), other.notes.get(id));
    }
    assert_eq!(one.sessions, other.sessions, "{what}");
    assert_eq!(one.bookmarks, other.bookmarks, "{what}");
    assert_eq!(one.read, other.read, "{what}");
    assert_eq!(one.gone, other.gone, "{what}");
    let differs = |id: &&String| one.parts.get(*id) != other.parts.get(*id);
    for id in one.parts.keys().chain(other.parts.keys()).filter(differs).take(2) {
        eprintln!("{id}: {:#?}\n{:#?}", one.parts.get(id), other.parts.get(id));
    }
    assert!(one.notes == other.notes, "{what}");
    assert_eq!(one.papers, other.papers, "{what}");
    assert_eq!(one.marks, other.marks, "{what}");
    assert!(one.parts == other.parts, "{what}");
}

/// What both must have in common: everything but the numbers of versions, which count over one notebook.
pub(super) fn common(state: State) -> State {
    let mut state = state;
    for kept in state.notes.values_mut() {
        for version in &mut kept.versions {
            version.version = 0;
        }
        kept.versions.sort_by(|a, b| super::state::said(a).cmp(&super::state::said(b)));
    }
    for kept in state.parts.values_mut() {
        for version in &mut kept.versions {
            version.version = 0;
        }
        kept.versions.sort_by(|a, b| super::papers::said(a).cmp(&super::papers::said(b)));
    }
    state
}

fn story(seed: u64, folder: &std::path::Path) {
    let mut dice = Dice(seed);
    // Right, some minutes or some days off, or years.
    let mut skew = || match dice.roll(5) {
        0 | 1 => 0,
        2 => dice.roll(600_000) as i64 - 300_000,
        3 => (dice.roll(20) as i64 - 10) * DAY,
        _ => (dice.roll(3) as i64 - 1) * 800 * DAY,
    };
    let (first, second) = (skew(), skew());
    let mut one = Computer::new('a', first, folder);
    let mut other = Computer::new('b', second, folder);
    let mut time = 1_642_989_600_000;
    for week in 0..4 {
        for _ in 0..8 + dice.roll(10) {
            time += dice.roll(DAY as u64 / 2) as i64;
            let who = if dice.roll(2) == 0 { &mut one } else { &mut other };
            who.live(&mut dice, time);
            if dice.roll(25) == 0 {
                who.purge(&mut dice);
            }
            if dice.roll(40) == 0 {
                who.skew = (dice.roll(40) as i64 - 20) * DAY;
            }
        }
        // The stick goes there, and in some weeks it comes back.
        one.take(&other.state(), Some(&mut dice));
        if week % 2 == 0 || dice.roll(2) == 0 {
            other.take(&one.state(), Some(&mut dice));
        }
    }
    let (a, b) = (one.state(), other.state());
    one.take(&b, None);
    other.take(&one.state(), None);
    assert_same(&common(one.state()), &common(other.state()), "both end alike");
    // The other order, from the same month, ends alike.
    let running = |state: &State| state.sessions.values().filter(|session| session.ended.is_none()).count();
    if running(&a) + running(&b) < 2 {
        let there = super::join::join(&b, &a);
        let here = super::join::join(&a, &b);
        assert_same(&common(there), &common(here), "the order doesn't count");
    }
}

/// Three computers and one stick that goes round, with clocks hours off.
fn ring(seed: u64, folder: &std::path::Path) {
    let mut dice = Dice(seed ^ 0xC0FFEE);
    let mut all = ['a', 'b', 'c'].map(|name| {
        let skew = dice.roll(24) as i64 * 3_600_000 - 12 * 3_600_000;
        Computer::new(name, skew, folder)
    });
    let mut time = 1_642_989_600_000;
    let round = |all: &mut [Computer; 3], dice: &mut Option<&mut Dice>| {
        for (from, to) in [(0, 1), (1, 2), (2, 0)] {
            let stick = all[from].state();
            all[to].take(&stick, dice.as_deref_mut());
        }
    };
    for _ in 0..4 {
        for _ in 0..12 + dice.roll(10) {
            time += dice.roll(DAY as u64 / 2) as i64;
            let who = &mut all[dice.roll(3) as usize];
            who.live(&mut dice, time);
            if dice.roll(25) == 0 {
                who.purge(&mut dice);
            }
        }
        round(&mut all, &mut Some(&mut dice));
    }
    // Once round to gather, once to tell.
    round(&mut all, &mut None);
    round(&mut all, &mut None);
    let [a, b, c] = all.map(|one| common(one.state()));
    assert_same(&a, &b, "all three end alike");
    assert_same(&b, &c, "all three end alike");
}

/// Says which story it was, if it goes wrong.
struct Told(u64);

impl Drop for Told {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("seed {}: again with HISTORY={}", self.0, self.0);
        }
    }
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|value| value.parse().unwrap())
}

/// `HISTORIES` is how many are told, `HISTORY` the one to be told alone.
#[track_caller]
fn tell(few: u64, story: impl Fn(u64, &std::path::Path)) {
    let folder = tempfile::tempdir().unwrap();
    let seeds = match number("HISTORY") {
        Some(seed) => seed..seed + 1,
        None => 0..number("HISTORIES").unwrap_or(few),
    };
    for seed in seeds {
        let _told = Told(seed);
        story(seed, folder.path());
    }
}

#[test]
fn two_computers_end_with_the_same_notes() {
    tell(150, story);
}

#[test]
fn three_computers_end_with_the_same_notes() {
    tell(50, ring);
}
