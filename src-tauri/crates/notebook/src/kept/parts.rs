//! The parts of a paper: their words, their order, the trash, and what they said before.

use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, OptionalExtension};

use super::aside;
use super::notebook::Notebook;
use super::notes::check_length;
use crate::error::StoreError;
use crate::ids::new_id;
use crate::rows::papers::{self, Paper};
use crate::rows::parts::{
    Part, PartKind, PartVersion, SELECT, VERSION_COLUMNS, of_paper, put, read, read_version,
};
use crate::rows::stamps::{Stamps, after};
use library::Anchor;

/// Between two parts: room for one to be put there without moving the others.
const GAP: i64 = 1024;

/// A part to be written.
#[derive(Debug, Clone)]
pub struct NewPart {
    /// A UUID that the window made, so that it can ask twice.
    pub id: Option<String>,
    /// What it is.
    pub kind: PartKind,
    /// As it was typed; of a quotation the words quoted.
    pub body: String,
    /// Where a quotation comes from; of several places the first.
    pub anchor: Anchor,
    /// The places after it.
    pub further: Vec<Anchor>,
    /// The digest of the block's text when it was quoted.
    pub edition: String,
    /// The note that it is made of.
    pub note: Option<String>,
}

impl NewPart {
    /// A part that quotes nothing.
    pub fn plain(kind: PartKind, body: impl Into<String>) -> Self {
        let (body, anchor) = (body.into(), Anchor::free());
        Self { id: None, kind, body, anchor, further: Vec::new(), edition: String::new(), note: None }
    }
}

impl Notebook {
    /// The parts of a paper that aren't deleted, in their order.
    pub fn parts(&self, paper: &str) -> Result<Vec<Part>, StoreError> {
        let mut parts = of_paper(&self.connection, paper)?;
        parts.retain(|part| part.deleted.is_none());
        Ok(parts)
    }

    /// The parts of all papers that are in the trash by themselves.
    pub fn deleted_parts(&self) -> Result<Vec<Part>, StoreError> {
        let sql = format!("{SELECT} WHERE deleted_at IS NOT NULL ORDER BY deleted_at DESC, rowid DESC");
        let mut statement = self.connection.prepare_cached(&sql)?;
        Ok(statement.query_map([], read)?.collect::<rusqlite::Result<_>>()?)
    }

    /// One part, deleted or not.
    pub fn part(&self, id: &str) -> Result<Part, StoreError> {
        let mut statement = self.connection.prepare_cached(&format!("{SELECT} WHERE id = ?1"))?;
        let part = statement.query_row([id], read).optional()?;
        part.ok_or_else(|| StoreError::PartNotFound(id.to_owned()))
    }

    /// Puts parts into a paper, right after one of its parts or before all of them. Durable on return. With ids that the
    /// window made, asking again after a reply that was lost makes no second ones.
    ///
    /// # Errors
    ///
    /// The paper or that part isn't there, an id isn't a UUID, or something is too long: nothing is put in then.
    pub fn add_parts(
        &mut self,
        paper_id: &str,
        behind: Option<&str>,
        parts: &[NewPart],
        now: i64,
    ) -> Result<(), StoreError> {
        let paper = self.paper(paper_id)?;
        let transaction = self.connection.transaction()?;
        insert_parts(&transaction, paper_id, behind, parts, now)?;
        touch(&transaction, &paper, now)?;
        transaction.commit()?;
        self.changed();
        Ok(())
    }

    /// Gives a part other words. Durable on return; what stood there becomes a version.
    pub fn update_part(&mut self, id: &str, body: &str, now: i64) -> Result<Part, StoreError> {
        let before = self.part(id)?;
        self.rewrite_part(&before, body, now, false)
    }

    fn rewrite_part(
        &mut self,
        before: &Part,
        body: &str,
        now: i64,
        always: bool,
    ) -> Result<Part, StoreError> {
        check_length(body)?;
        if before.body == body {
            return Ok(before.clone());
        }
        let stamps = Stamps { words: after(now, before.stamps.words), ..before.stamps };
        let part = Part { body: body.to_owned(), updated: now, stamps, ..before.clone() };
        let transaction = self.connection.transaction()?;
        if !before.body.is_empty() {
            aside::put_part_aside(&transaction, before, body, always, now)?;
        }
        put(&transaction, &part)?;
        touch(&transaction, &papers::one(&transaction, &part.paper)?, now)?;
        transaction.commit()?;
        self.changed();
        Ok(part)
    }

    /// Puts parts into the trash, or takes them out: all of them or none. Durable on return.
    pub fn set_parts_deleted(&mut self, ids: &[String], deleted: bool, now: i64) -> Result<(), StoreError> {
        let parts = ids.iter().map(|id| self.part(id)).collect::<Result<Vec<_>, _>>()?;
        let transaction = self.connection.transaction()?;
        for before in parts {
            let stamps = before.trashed(now);
            let part = Part { deleted: deleted.then_some(now), stamps, ..before };
            put(&transaction, &part)?;
            touch(&transaction, &papers::one(&transaction, &part.paper)?, now)?;
        }
        transaction.commit()?;
        self.changed();
        Ok(())
    }

    /// Brings the parts of a paper into an order. Those that aren't named stay behind what they stood behind. Durable on
    /// return.
    ///
    /// # Errors
    ///
    /// One of them isn't a part of that paper: nothing is moved then.
    pub fn order_parts(&mut self, paper_id: &str, ids: &[String], now: i64) -> Result<(), StoreError> {
        let paper = self.paper(paper_id)?;
        let parts = of_paper(&self.connection, paper_id)?;
        let order = in_order(&parts, ids)?;
        let places = places(&order);
        let transaction = self.connection.transaction()?;
        for (before, place) in order.into_iter().zip(places) {
            if before.place != place {
                let stamps = Stamps { place: after(now, before.stamps.place), ..before.stamps };
                put(&transaction, &Part { place, stamps, ..before.clone() })?;
            }
        }
        touch(&transaction, &paper, now)?;
        transaction.commit()?;
        self.changed();
        Ok(())
    }

    /// Earlier versions of a part, newest first.
    pub fn part_versions(&self, part: &str) -> Result<Vec<PartVersion>, StoreError> {
        self.part(part)?;
        let sql =
            format!("SELECT {VERSION_COLUMNS} FROM part_versions WHERE part_id = ?1 ORDER BY version DESC");
        let mut statement = self.connection.prepare_cached(&sql)?;
        Ok(statement.query_map([part], |row| read_version(row, part))?.collect::<rusqlite::Result<_>>()?)
    }

    /// Gives a part the words of an earlier version. What it says now becomes one.
    pub fn restore_part_version(&mut self, id: &str, version: i64, now: i64) -> Result<Part, StoreError> {
        let sql = format!("SELECT {VERSION_COLUMNS} FROM part_versions WHERE part_id = ?1 AND version = ?2");
        let earlier =
            self.connection.query_row(&sql, (id, version), |row| read_version(row, id)).optional()?;
        let earlier = earlier.ok_or(StoreError::VersionNotFound(version))?;
        let before = self.part(id)?;
        self.rewrite_part(&before, &earlier.body, now, true)
    }
}

/// When its parts were last saved is the paper's time too; its stamps are those of its fields alone.
fn touch(connection: &Connection, paper: &Paper, now: i64) -> Result<(), StoreError> {
    Ok(papers::put(connection, &Paper { updated: now, ..paper.clone() })?)
}

/// Those that are there already stay where they are.
pub(super) fn insert_parts(
    connection: &Connection,
    paper: &str,
    behind: Option<&str>,
    new: &[NewPart],
    now: i64,
) -> Result<(), StoreError> {
    let known = of_paper(connection, paper)?;
    let at = match behind {
        None => 0,
        Some(id) => {
            let found = known.iter().position(|part| part.id == id);
            1 + found.ok_or_else(|| StoreError::PartNotFound(id.to_owned()))?
        }
    };
    let mut added = Vec::new();
    for part in new {
        check_length(&part.body)?;
        let id = match &part.id {
            Some(id) => uuid::Uuid::try_parse(id).map_err(|_| StoreError::IdInvalid)?.to_string(),
            None => new_id(now),
        };
        let mut there = connection.prepare_cached("SELECT 1 FROM parts WHERE id = ?1")?;
        if there.exists([&id])? {
            continue;
        }
        added.push(Part {
            id,
            paper: paper.to_owned(),
            place: UNPLACED,
            kind: part.kind,
            body: part.body.clone(),
            anchor: part.anchor.clone(),
            further: part.further.clone(),
            edition: part.edition.clone(),
            note: part.note.clone(),
            flags: 0,
            created: now,
            updated: now,
            deleted: None,
            stamps: Stamps::new(now),
        });
    }
    let order: Vec<&Part> = known[..at].iter().chain(&added).chain(&known[at..]).collect();
    for (part, place) in order.iter().zip(places(&order)) {
        if part.place == place {
            continue;
        }
        let mut part = (*part).clone();
        if part.place != UNPLACED {
            part.stamps.place = after(now, part.stamps.place);
        }
        part.place = place;
        put(connection, &part)?;
    }
    Ok(())
}

/// A part that has no place yet.
const UNPLACED: i64 = i64::MIN;

/// The parts with those named in the order in which they are named; each of the others right behind the one before it.
fn in_order<'a>(parts: &'a [Part], ids: &[String]) -> Result<Vec<&'a Part>, StoreError> {
    let by_id: HashMap<&str, &Part> = parts.iter().map(|part| (part.id.as_str(), part)).collect();
    let named: HashSet<&str> = ids.iter().map(String::as_str).collect();
    if named.len() != ids.len() {
        return Err(StoreError::PaperInvalid("a part is named twice"));
    }
    let mut followers: HashMap<Option<&str>, Vec<&Part>> = HashMap::new();
    let mut last = None;
    for part in parts {
        if named.contains(part.id.as_str()) {
            last = Some(part.id.as_str());
        } else {
            followers.entry(last).or_default().push(part);
        }
    }
    let mut order: Vec<&Part> = followers.remove(&None).unwrap_or_default();
    for id in ids {
        order.push(by_id.get(id.as_str()).ok_or_else(|| StoreError::PartNotFound(id.clone()))?);
        order.append(&mut followers.remove(&Some(id.as_str())).unwrap_or_default());
    }
    Ok(order)
}

/// A place for each part in this order: as many as can be keep theirs, so that of two computers that move different
/// parts neither undoes the other's.
fn places(order: &[&Part]) -> Vec<i64> {
    let stays = longest_rise(order);
    let mut places: Vec<i64> = Vec::with_capacity(order.len());
    let mut at = 0;
    while at < order.len() {
        if stays[at] {
            places.push(order[at].place);
            at += 1;
            continue;
        }
        // A run without places, between two that have one.
        let end = (at..order.len()).find(|&next| stays[next]).unwrap_or(order.len());
        let count = (end - at) as i64;
        let before = places.last().copied();
        let next = order.get(end).map(|part| part.place);
        let (first, step) = match (before, next) {
            (None, None) => (GAP, GAP),
            (Some(before), None) => (before.saturating_add(GAP), GAP),
            (None, Some(next)) => (next.saturating_sub(GAP.saturating_mul(count)), GAP),
            (Some(before), Some(next)) => {
                let step = next.saturating_sub(before) / (count + 1);
                (before.saturating_add(step), step)
            }
        };
        if step < 1 {
            // No room any more: all get new places.
            return (1..=order.len() as i64).map(|n| n * GAP).collect();
        }
        places.extend((0..count).map(|n| first + n * step));
        at = end;
    }
    places
}

/// Which parts of an order are in a longest run of rising places.
fn longest_rise(order: &[&Part]) -> Vec<bool> {
    // For each length the end of the run with the lowest last place, and each part's one before it.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; order.len()];
    for (at, part) in order.iter().enumerate() {
        if part.place == UNPLACED {
            continue;
        }
        let length = ends.partition_point(|&end| order[end].place < part.place);
        before[at] = length.checked_sub(1).map(|shorter| ends[shorter]);
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut stays = vec![false; order.len()];
    let mut at = ends.last().copied();
    while let Some(here) = at {
        stays[here] = true;
        at = before[here];
    }
    stays
}
