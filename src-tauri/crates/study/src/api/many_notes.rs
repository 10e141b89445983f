//! Several notes at once: marked, tagged, deleted; and the tags that the reader's own words have.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use super::notes::{NoteView, note_view};
use super::open_notebook::{no_profile, with_notebook};
use super::{ApiError, ErrorCode, Nothing};
use crate::App;
use crate::note_order::small;
use notebook::{Note, NoteKind};

/// What becomes of one note; what is left out stays as it is.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NoteEdit {
    pub id: String,
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub body: Option<String>,
    #[serde(default)]
    #[cfg_attr(test, ts(optional, as = "Option<super::typescript::NoteKind>"))]
    pub kind: Option<NoteKind>,
    /// Into the trash, or out of it.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub deleted: Option<bool>,
}

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NoteEdits {
    pub notes: Vec<NoteEdit>,
}

/// A tag that stands in notes.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TagView {
    /// Without its sign, in small letters.
    pub name: String,
    /// In how many notes that aren't deleted.
    pub count: u32,
}

/// A tag that some notes get.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TagNotes {
    pub ids: Vec<String>,
    /// As it was typed, with or without its sign.
    pub tag: String,
}

/// A tag that is called otherwise from now on; one that there is already takes it in.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TagChange {
    pub from: String,
    /// As it was typed. Left out: the tag goes out of every note.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub to: Option<String>,
}

/// Notes whose words got another tag.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Retagged {
    /// Those that aren't deleted.
    pub notes: Vec<NoteView>,
    /// What they said before, in the same order.
    pub before: Vec<String>,
}

pub(super) fn change(app: &App, request: NoteEdits) -> Result<Vec<NoteView>, ApiError> {
    let edit = |edit: NoteEdit| notebook::NoteEdit {
        id: edit.id,
        body: edit.body,
        kind: edit.kind,
        deleted: edit.deleted,
    };
    let edits: Vec<_> = request.notes.into_iter().map(edit).collect();
    let now = app.now();
    let notes = with_notebook(app, |notebook| notebook.change_notes(&edits, now))?;
    let library = app.library();
    Ok(notes.into_iter().map(|note| note_view(&library, note)).collect())
}

pub(super) fn tags(app: &App, _: Nothing) -> Result<Vec<TagView>, ApiError> {
    let library = app.library();
    let mut desk = app.desk();
    let open = desk.as_mut().ok_or_else(no_profile)?;
    let (order, notebook) = open.in_order(&library)?;
    order.read_words(notebook)?;
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for tag in order.entries.iter().flat_map(|entry| entry.tags.iter()) {
        *counts.entry(tag.as_str()).or_default() += 1;
    }
    let mut tags: Vec<TagView> = counts
        .into_iter()
        .map(|(name, count)| TagView { name: name.to_owned(), count: small(count) })
        .collect();
    // As a dictionary has them, whatever their marks.
    tags.sort_by_cached_key(|tag| (viet::plain(&tag.name), tag.name.clone()));
    Ok(tags)
}

pub(super) fn tag(app: &App, request: TagNotes) -> Result<Retagged, ApiError> {
    let tag = named(&request.tag)?;
    let notes = with_notebook(app, |notebook| {
        request.ids.iter().map(|id| notebook.note(id)).collect::<Result<Vec<Note>, _>>()
    })?;
    rewrite(app, notes, |body| library::tagged(body, &tag))
}

pub(super) fn rename(app: &App, request: TagChange) -> Result<Retagged, ApiError> {
    let from = named(&request.from)?;
    let to = request.to.as_deref().map(named).transpose()?;
    // What is in the trash is renamed along: it may come back.
    let all = with_notebook(app, |notebook| {
        let mut notes = notebook.notes(&notebook::Filter::default())?;
        notes.append(&mut notebook.trash()?);
        Ok(notes)
    })?;
    rewrite(app, all, |body| library::retagged(body, &from, to.as_deref()))
}

/// Gives notes other words, those that have any.
fn rewrite(
    app: &App,
    notes: Vec<Note>,
    words: impl Fn(&str) -> Option<String>,
) -> Result<Retagged, ApiError> {
    let mut edits = Vec::new();
    let mut before = Vec::new();
    for note in notes {
        let Some(body) = words(&note.body) else { continue };
        edits.push(notebook::NoteEdit { id: note.id.0, body: Some(body), ..Default::default() });
        if note.deleted.is_none() {
            before.push(note.body);
        }
    }
    let now = app.now();
    let changed = with_notebook(app, |notebook| notebook.change_notes(&edits, now))?;
    let library = app.library();
    let live = changed.into_iter().filter(|note| note.deleted.is_none());
    Ok(Retagged { notes: live.map(|note| note_view(&library, note)).collect(), before })
}

fn named(tag: &str) -> Result<String, ApiError> {
    library::tag_name(tag).ok_or_else(|| ApiError::new(ErrorCode::BadRequest, "no tag has such a name"))
}
