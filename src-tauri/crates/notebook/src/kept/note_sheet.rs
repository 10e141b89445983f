//! A note as the JSON file has it.

use serde::{Deserialize, Serialize};

use crate::rows::notes::{Note, NoteId, NoteKind};
use crate::rows::places::AnchorSheet;
use crate::rows::stamps::Stamps;
use crate::rows::versions::Version;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NoteSheet {
    pub(super) id: String,
    pub(super) kind: NoteKind,
    pub(super) body: String,
    pub(super) anchor: AnchorSheet,
    /// The places after that one; none in the first forms of the file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) further: Vec<AnchorSheet>,
    pub(super) session: Option<String>,
    pub(super) created: i64,
    pub(super) updated: i64,
    pub(super) deleted: Option<i64>,
    /// Of its words, its place and its being in the trash.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) stamps: Option<[i64; 3]>,
    pub(super) versions: Vec<VersionSheet>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct VersionSheet {
    pub(super) version: i64,
    pub(super) kind: NoteKind,
    pub(super) body: String,
    pub(super) saved: i64,
    pub(super) kept: bool,
}

impl NoteSheet {
    /// Every place that it hangs on.
    pub(super) fn anchors(&self) -> impl Iterator<Item = &AnchorSheet> {
        std::iter::once(&self.anchor).chain(&self.further)
    }

    pub(super) fn into_note(self) -> rusqlite::Result<(Note, Vec<Version>)> {
        let further = self.further.into_iter().map(AnchorSheet::into_anchor);
        let note = Note {
            id: NoteId(self.id),
            kind: self.kind,
            body: self.body,
            anchor: self.anchor.into_anchor()?,
            further: further.collect::<rusqlite::Result<_>>()?,
            session: self.session,
            created: self.created,
            updated: self.updated,
            deleted: self.deleted,
            stamps: self.stamps.map(|[words, place, trash]| Stamps { words, place, trash }),
        };
        let versions = self.versions.into_iter().map(|sheet| {
            let VersionSheet { version, kind, body, saved, kept } = sheet;
            Version { version, body, kind, saved, kept }
        });
        Ok((note, versions.collect()))
    }

    pub(super) fn from_note(note: Note, versions: Vec<Version>) -> Self {
        let versions = versions.into_iter().map(|version| {
            let Version { version, body, kind, saved, kept } = version;
            VersionSheet { version, kind, body, saved, kept }
        });
        Self {
            id: note.id.0,
            kind: note.kind,
            body: note.body,
            anchor: AnchorSheet::of(&note.anchor),
            further: note.further.iter().map(AnchorSheet::of).collect(),
            session: note.session,
            created: note.created,
            updated: note.updated,
            deleted: note.deleted,
            stamps: note.stamps.map(|stamps| [stamps.words, stamps.place, stamps.trash]),
            versions: versions.collect(),
        }
    }
}
