//! A paper as the JSON file has it, with its parts and with what was handed in.

use std::collections::HashSet;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::merge::KeptPart;
use super::papers::check_fields;
use crate::rows::notes::LONGEST_NOTE;
use crate::rows::papers::{self, Mark, Paper, PaperFields, PaperKind, is_day};
use crate::rows::parts::{self, Part, PartKind, PartVersion};
use crate::rows::places::AnchorSheet;
use crate::rows::stamps::Stamps;
use library::{Anchor, DocId};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PaperSheet {
    pub(super) id: String,
    kind: PaperKind,
    title: String,
    head: String,
    pack: String,
    due_on: Option<String>,
    asked_pages: Option<u32>,
    asked_words: Option<u32>,
    handed_in_on: Option<String>,
    doc: Option<String>,
    created: i64,
    updated: i64,
    deleted: Option<i64>,
    /// Of what it says of itself, and of its being in the trash.
    stamps: [i64; 2],
    parts: Vec<PartSheet>,
    marks: Vec<MarkSheet>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PartSheet {
    id: String,
    place: i64,
    kind: PartKind,
    body: String,
    /// Left out: it quotes nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    anchor: Option<AnchorSheet>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    further: Vec<AnchorSheet>,
    edition: String,
    note: Option<String>,
    flags: u32,
    created: i64,
    updated: i64,
    deleted: Option<i64>,
    /// Of its words, its place and its being in the trash.
    stamps: [i64; 3],
    versions: Vec<PartVersionSheet>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PartVersionSheet {
    version: i64,
    body: String,
    saved: i64,
    kept: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct MarkSheet {
    id: String,
    name: String,
    day: String,
    made: i64,
    frozen: String,
}

impl PaperSheet {
    /// `parts` in the order of their making.
    pub(super) fn of(paper: Paper, parts: Vec<KeptPart>, marks: Vec<Mark>) -> Self {
        let Paper { id, fields, created, updated, deleted, words_stamp, trash_stamp } = paper;
        let PaperFields { kind, title, head, pack, due_on, asked_pages, asked_words, handed_in_on, doc } =
            fields;
        let mark = |Mark { id, name, day, made, frozen, .. }: Mark| MarkSheet { id, name, day, made, frozen };
        Self {
            id,
            kind,
            title,
            head,
            pack,
            due_on,
            asked_pages,
            asked_words,
            handed_in_on,
            doc,
            created,
            updated,
            deleted,
            stamps: [words_stamp, trash_stamp],
            parts: parts.into_iter().map(PartSheet::of).collect(),
            marks: marks.into_iter().map(mark).collect(),
        }
    }

    pub(super) fn into_paper(self) -> rusqlite::Result<(Paper, Vec<KeptPart>, Vec<Mark>)> {
        let id = self.id.clone();
        let parts = self.parts.into_iter().map(|sheet| sheet.into_part(&id));
        let parts = parts.collect::<rusqlite::Result<_>>()?;
        let mark = |MarkSheet { id: mark, name, day, made, frozen }: MarkSheet| Mark {
            id: mark,
            paper: id.clone(),
            name,
            day,
            made,
            frozen,
        };
        let marks = self.marks.into_iter().map(mark).collect();
        let paper = Paper {
            id: self.id,
            fields: PaperFields {
                kind: self.kind,
                title: self.title,
                head: self.head,
                pack: self.pack,
                due_on: self.due_on,
                asked_pages: self.asked_pages,
                asked_words: self.asked_words,
                handed_in_on: self.handed_in_on,
                doc: self.doc,
            },
            created: self.created,
            updated: self.updated,
            deleted: self.deleted,
            words_stamp: self.stamps[0],
            trash_stamp: self.stamps[1],
        };
        Ok((paper, parts, marks))
    }

    /// All papers in the order of their making, as their parts and marks: that is the order of their rows.
    pub(super) fn read_all(connection: &Connection) -> rusqlite::Result<Vec<Self>> {
        let mut papers = connection.prepare(&format!("{} ORDER BY rowid", papers::SELECT))?;
        let mut of_paper =
            connection.prepare(&format!("{} WHERE paper_id = ?1 ORDER BY rowid", parts::SELECT))?;
        let every = format!(
            "SELECT {} FROM part_versions WHERE part_id = ?1 ORDER BY version",
            parts::VERSION_COLUMNS
        );
        let mut versions = connection.prepare(&every)?;
        let mut marks =
            connection.prepare(&format!("{} WHERE paper_id = ?1 ORDER BY rowid", papers::SELECT_MARKS))?;
        let mut sheets = Vec::new();
        for paper in papers.query_map([], papers::read)? {
            let paper = paper?;
            let mut kept = Vec::new();
            for part in of_paper.query_map([&paper.id], parts::read)? {
                let part = part?;
                let earlier = versions.query_map([&part.id], |row| parts::read_version(row, &part.id))?;
                kept.push(KeptPart { versions: earlier.collect::<rusqlite::Result<_>>()?, part });
            }
            let frozen = marks.query_map([&paper.id], papers::read_mark)?;
            sheets.push(Self::of(paper, kept, frozen.collect::<rusqlite::Result<_>>()?));
        }
        Ok(sheets)
    }

    pub(super) fn write(self, connection: &Connection) -> rusqlite::Result<()> {
        let (paper, parts, marks) = self.into_paper()?;
        papers::put(connection, &paper)?;
        for KeptPart { part, versions } in &parts {
            parts::put(connection, part)?;
            for version in versions {
                parts::write_version(connection, &part.id, Some(version.version), version)?;
            }
        }
        marks.iter().try_for_each(|mark| papers::put_mark(connection, mark))
    }

    /// What the tables don't check by themselves. `known`: the ids that papers before it have.
    pub(super) fn sound<'a>(&'a self, known: &mut HashSet<&'a str>) -> Result<(), &'static str> {
        let fields = PaperFields {
            kind: self.kind,
            title: self.title.clone(),
            head: self.head.clone(),
            pack: self.pack.clone(),
            due_on: self.due_on.clone(),
            asked_pages: self.asked_pages,
            asked_words: self.asked_words,
            handed_in_on: self.handed_in_on.clone(),
            doc: self.doc.clone(),
        };
        check_fields(&fields).map_err(|_| "a paper says what none can")?;
        let parts = self.parts.iter().map(|part| &part.id);
        let mut ids = parts.chain(self.marks.iter().map(|mark| &mark.id)).chain([&self.id]);
        if ids.any(|id| uuid::Uuid::try_parse(id).is_err() || !known.insert(id)) {
            return Err("an id is none, or stands twice");
        }
        if self.marks.iter().any(|mark| !is_day(&mark.day)) {
            return Err("a day is none");
        }
        for part in &self.parts {
            let mut places = part.anchor.iter().chain(&part.further);
            if places.any(|place| place.end < place.start || DocId::new(&place.doc).is_none()) {
                return Err("a part's place is none");
            }
            let long = |body: &str| body.len() > LONGEST_NOTE;
            if long(&part.body) || part.versions.iter().any(|version| long(&version.body)) {
                return Err("a part is too long");
            }
        }
        Ok(())
    }
}

impl PartSheet {
    fn of(kept: KeptPart) -> Self {
        let KeptPart { part, versions } = kept;
        let Stamps { words, place, trash } = part.stamps;
        let version = |PartVersion { version, body, saved, kept }: PartVersion| PartVersionSheet {
            version,
            body,
            saved,
            kept,
        };
        Self {
            id: part.id,
            place: part.place,
            kind: part.kind,
            body: part.body,
            anchor: (!part.anchor.is_free()).then(|| AnchorSheet::of(&part.anchor)),
            further: part.further.iter().map(AnchorSheet::of).collect(),
            edition: part.edition,
            note: part.note,
            flags: part.flags,
            created: part.created,
            updated: part.updated,
            deleted: part.deleted,
            stamps: [words, place, trash],
            versions: versions.into_iter().map(version).collect(),
        }
    }

    fn into_part(self, paper: &str) -> rusqlite::Result<KeptPart> {
        let [words, place, trash] = self.stamps;
        let further = self.further.into_iter().map(AnchorSheet::into_anchor);
        let part = Part {
            id: self.id,
            paper: paper.to_owned(),
            place: self.place,
            kind: self.kind,
            body: self.body,
            anchor: self.anchor.map_or_else(|| Ok(Anchor::free()), AnchorSheet::into_anchor)?,
            further: further.collect::<rusqlite::Result<_>>()?,
            edition: self.edition,
            note: self.note,
            flags: self.flags,
            created: self.created,
            updated: self.updated,
            deleted: self.deleted,
            stamps: Stamps { words, place, trash },
        };
        let version = |PartVersionSheet { version, body, saved, kept }: PartVersionSheet| PartVersion {
            version,
            body,
            saved,
            kept,
        };
        Ok(KeptPart { part, versions: self.versions.into_iter().map(version).collect() })
    }
}
