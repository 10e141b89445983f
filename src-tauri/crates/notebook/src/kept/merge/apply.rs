//! Writes what a merging changes, and nothing else: what is the same keeps its row.

use rusqlite::Connection;

use super::state::State;
use crate::rows::{notes, papers, parts, sessions, shelf, versions};

pub(super) fn apply(connection: &Connection, mine: &State, joined: &State) -> rusqlite::Result<()> {
    apply_sessions(connection, mine, joined)?;
    for id in mine.notes.keys().filter(|id| !joined.notes.contains_key(*id)) {
        connection.prepare_cached("DELETE FROM notes WHERE id = ?1")?.execute([id])?;
    }
    // New ones in the order of their making: that is the order of their rows.
    let mut new: Vec<_> = joined.notes.iter().filter(|(id, _)| !mine.notes.contains_key(*id)).collect();
    new.sort_by_key(|(id, kept)| (kept.note.created, *id));
    for (id, kept) in new {
        notes::insert(connection, &kept.note)?;
        write_versions(connection, id, &kept.versions)?;
    }
    for (id, before) in &mine.notes {
        let Some(after) = joined.notes.get(id) else { continue };
        if before.note != after.note {
            notes::replace(connection, &after.note)?;
        }
        if before.versions != after.versions {
            connection.prepare_cached("DELETE FROM note_versions WHERE note_id = ?1")?.execute([id])?;
            write_versions(connection, id, &after.versions)?;
        }
    }
    for (place, before) in &mine.bookmarks {
        if joined.bookmarks.get(place) != Some(before) {
            connection.prepare_cached("DELETE FROM bookmarks WHERE id = ?1")?.execute([&before.id])?;
        }
    }
    for (place, after) in &joined.bookmarks {
        if mine.bookmarks.get(place) != Some(after) {
            shelf::insert_bookmark(connection, after)?;
        }
    }
    for ((doc, block), at) in &mine.read {
        if joined.read.get(&(doc.clone(), block.clone())) != Some(at) {
            let delete = "DELETE FROM read_blocks WHERE doc = ?1 AND block = ?2";
            connection.prepare_cached(delete)?.execute((doc, block))?;
        }
    }
    for ((doc, block), at) in &joined.read {
        if mine.read.get(&(doc.clone(), block.clone())) != Some(at) {
            shelf::insert_read(connection, doc, block, *at)?;
        }
    }
    for ((what, id), before) in &mine.gone {
        if joined.gone.get(&(*what, id.clone())) != Some(before) {
            let delete = "DELETE FROM gone WHERE what = ?1 AND id = ?2";
            connection.prepare_cached(delete)?.execute((what.name(), id))?;
        }
    }
    for (key, after) in &joined.gone {
        if mine.gone.get(key) != Some(after) {
            after.write(connection)?;
        }
    }
    apply_papers(connection, mine, joined)
}

/// What goes takes its parts and marks with it, by the tables' own rule.
fn apply_papers(connection: &Connection, mine: &State, joined: &State) -> rusqlite::Result<()> {
    for id in mine.papers.keys().filter(|id| !joined.papers.contains_key(*id)) {
        connection.prepare_cached("DELETE FROM papers WHERE id = ?1")?.execute([id])?;
    }
    for id in mine.parts.keys().filter(|id| !joined.parts.contains_key(*id)) {
        connection.prepare_cached("DELETE FROM parts WHERE id = ?1")?.execute([id])?;
    }
    // In the order of their making: that is the order of their rows.
    let mut changed: Vec<_> =
        joined.papers.values().filter(|paper| mine.papers.get(&paper.id) != Some(*paper)).collect();
    changed.sort_by_key(|paper| (paper.created, &paper.id));
    changed.into_iter().try_for_each(|paper| papers::put(connection, paper))?;
    let mut changed: Vec<_> =
        joined.parts.values().filter(|kept| mine.parts.get(&kept.part.id) != Some(*kept)).collect();
    changed.sort_by_key(|kept| (kept.part.created, &kept.part.id));
    for kept in changed {
        let id = &kept.part.id;
        parts::put(connection, &kept.part)?;
        if mine.parts.get(id).is_none_or(|before| before.versions != kept.versions) {
            connection.prepare_cached("DELETE FROM part_versions WHERE part_id = ?1")?.execute([id])?;
            for version in &kept.versions {
                parts::write_version(connection, id, None, version)?;
            }
        }
    }
    let new = joined.marks.values().filter(|mark| mine.marks.get(&mark.id) != Some(*mark));
    new.into_iter().try_for_each(|mark| papers::put_mark(connection, mark))
}

/// Those that end come first: at most one goes on at any moment.
fn apply_sessions(connection: &Connection, mine: &State, joined: &State) -> rusqlite::Result<()> {
    for (id, before) in &mine.sessions {
        if let Some(after) = joined.sessions.get(id)
            && before != after
        {
            sessions::replace(connection, after)?;
        }
    }
    for (id, session) in &joined.sessions {
        if !mine.sessions.contains_key(id) {
            sessions::insert(connection, session)?;
        }
    }
    Ok(())
}

fn write_versions(connection: &Connection, id: &str, all: &[versions::Version]) -> rusqlite::Result<()> {
    all.iter().try_for_each(|version| versions::write(connection, id, None, version))
}
