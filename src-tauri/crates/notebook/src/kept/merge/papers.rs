//! How the papers of two notebooks become one. Parts are joined as notes are: of a part's words, its place and its being
//! in the trash the one with the later stamp stands, and words that don't stand become a version. What a paper says of
//! itself changes as one, the later stands. A frozen paper never changes: both sides' come together.
//!
//! A paper that was removed for good goes here too if all that it says is the same; else it stays whole, in the trash
//! that it was in, or out of it. A deletion that never saw what was written in the paper since is taken back.

use std::collections::BTreeMap;

use super::state::{Gones, KeptPart, State};
use crate::rows::gone::{What, words_of_paper, words_of_part};
use crate::rows::papers::{Mark, Paper};
use crate::rows::parts::{Part, PartVersion};
use crate::rows::stamps::Stamps;

/// What both become.
pub(super) struct Papers {
    pub(super) papers: BTreeMap<String, Paper>,
    pub(super) parts: BTreeMap<String, KeptPart>,
    pub(super) marks: BTreeMap<String, Mark>,
}

pub(super) fn join_papers(mine: &State, theirs: &State, gone: &mut Gones) -> Papers {
    let mut parts = mine.parts.clone();
    for (id, other) in &theirs.parts {
        let joined = match parts.get(id) {
            Some(known) => join_part(known, other),
            None => other.clone(),
        };
        parts.insert(id.clone(), joined);
    }
    for kept in parts.values_mut().filter(|kept| kept.part.stamps.words >= kept.part.stamps.trash) {
        kept.part.deleted = None;
    }
    parts.retain(|id, kept| {
        let key = (What::Part, id.clone());
        let Some(removed) = gone.get(&key) else { return true };
        let stamps = &mut kept.part.stamps;
        if stamps.trash <= removed.stamp && words_of_part(&kept.part) == removed.words {
            return false;
        }
        let stamps = &mut kept.part.stamps;
        // That it stays is the later word.
        stamps.trash = stamps.trash.max(removed.stamp.saturating_add(1));
        gone.remove(&key);
        true
    });
    let mut marks = mine.marks.clone();
    for (id, other) in &theirs.marks {
        let known = marks.entry(id.clone()).or_insert_with(|| other.clone());
        *known = known.clone().max(other.clone());
    }
    let mut papers = mine.papers.clone();
    for (id, other) in &theirs.papers {
        let joined = match papers.get(id) {
            Some(known) => join_paper((known, mine), (other, theirs)),
            None => other.clone(),
        };
        papers.insert(id.clone(), joined);
    }
    for (id, paper) in &mut papers {
        let newest = parts.values().filter(|kept| kept.part.paper == *id).map(|kept| kept.part.stamps.words);
        if newest.max().into_iter().chain([paper.words_stamp]).any(|at| at >= paper.trash_stamp) {
            paper.deleted = None;
        }
    }
    papers.retain(|id, paper| {
        let key = (What::Paper, id.clone());
        let Some(removed) = gone.get(&key) else { return true };
        let own = parts.values().filter(|kept| kept.part.paper == *id).map(|kept| &kept.part);
        let frozen = marks.values().filter(|mark| mark.paper == *id).map(|mark| mark.id.as_str());
        let same = words_of_paper(paper, own, frozen) == removed.words;
        if same && paper.trash_stamp <= removed.stamp {
            return false;
        }
        paper.trash_stamp = paper.trash_stamp.max(removed.stamp.saturating_add(1));
        gone.remove(&key);
        true
    });
    parts.retain(|_, kept| papers.contains_key(&kept.part.paper));
    marks.retain(|_, mark| papers.contains_key(&mark.paper));
    Papers { papers, parts, marks }
}

fn join_paper((one, here): (&Paper, &State), (other, there): (&Paper, &State)) -> Paper {
    let says = |it: &Paper| (it.words_stamp, it.fields.clone());
    let fields = if says(one) >= says(other) { &one.fields } else { &other.fields };
    let lies = |it: &Paper| (it.trash_stamp, it.deleted);
    let one_lies = lies(one) >= lies(other);
    let deleted = if one_lies { one.deleted } else { other.deleted };
    let (deleter, (other_paper, other_state)) =
        if one_lies { ((one, here), (other, there)) } else { ((other, there), (one, here)) };
    let unseen = deleted.is_some() && other_paper.deleted.is_none() && {
        let (paper, state) = deleter;
        other_paper.words_stamp > paper.words_stamp
            || parts_of(other_state, &paper.id).any(|part| {
                let known = state.parts.get(&part.id);
                part.deleted.is_none()
                    && known.is_none_or(|known| known.part.stamps.words < part.stamps.words)
                    && !state.gone.contains_key(&(What::Part, part.id.clone()))
            })
    };
    let trash = one.trash_stamp.max(other.trash_stamp);
    Paper {
        id: one.id.clone(),
        fields: fields.clone(),
        created: one.created.min(other.created),
        updated: one.updated.max(other.updated),
        deleted: deleted.filter(|_| !unseen),
        words_stamp: one.words_stamp.max(other.words_stamp),
        trash_stamp: if unseen { trash.saturating_add(1) } else { trash },
    }
}

fn parts_of<'a>(state: &'a State, paper: &'a str) -> impl Iterator<Item = &'a Part> {
    state.parts.values().map(|kept| &kept.part).filter(move |part| part.paper == paper)
}

fn join_part(one: &KeptPart, other: &KeptPart) -> KeptPart {
    let (a, b) = (&one.part, &other.part);
    let rank = |part: &Part| (part.stamps.words, part.body.clone(), part.flags, part.updated);
    let (says, unsaid) = if rank(a) >= rank(b) { (a, b) } else { (b, a) };
    let stands = (a.stamps.place, a.place).max((b.stamps.place, b.place)).1;
    let lies = if (a.stamps.trash, a.deleted) >= (b.stamps.trash, b.deleted) { a } else { b };
    let stamps = Stamps {
        words: a.stamps.words.max(b.stamps.words),
        place: a.stamps.place.max(b.stamps.place),
        trash: a.stamps.trash.max(b.stamps.trash),
    };
    let unseen = lies.deleted.is_some() && says.deleted.is_none() && a.body != b.body;
    let part = Part {
        place: stands,
        body: says.body.clone(),
        flags: says.flags,
        created: a.created.min(b.created),
        updated: says.updated,
        deleted: lies.deleted.filter(|_| !unseen),
        stamps: if unseen { Stamps { trash: stamps.trash.saturating_add(1), ..stamps } } else { stamps },
        // What it is and where it comes from never changes.
        ..a.clone()
    };
    KeptPart { versions: join_versions(one, other, &part, unsaid), part }
}

type Said<'a> = (i64, &'a str);

/// What makes two versions of a part one: what was said, and when that was saved.
pub(super) fn said(version: &PartVersion) -> Said<'_> {
    (version.saved, &version.body)
}

fn join_versions(one: &KeptPart, other: &KeptPart, part: &Part, unsaid: &Part) -> Vec<PartVersion> {
    let mut all: BTreeMap<Said<'_>, PartVersion> = BTreeMap::new();
    for version in one.versions.iter().chain(&other.versions) {
        let known = all.entry(said(version)).or_insert_with(|| version.clone());
        known.kept |= version.kept;
    }
    let is = |version: &PartVersion| version.body == unsaid.body;
    if !unsaid.body.is_empty() && unsaid.body != part.body && !all.values().any(is) {
        let (body, saved) = (unsaid.body.clone(), unsaid.updated);
        let mut versions: Vec<PartVersion> = all.into_values().collect();
        versions.push(PartVersion { version: 0, body, saved, kept: true });
        versions.sort_by(|a, b| said(a).cmp(&said(b)));
        return versions;
    }
    // As they stand here, where the other side has nothing more to tell.
    let same = all.len() == one.versions.len()
        && one.versions.iter().all(|it| all.get(&said(it)).is_some_and(|known| known.kept == it.kept));
    if same { one.versions.clone() } else { all.into_values().collect() }
}
