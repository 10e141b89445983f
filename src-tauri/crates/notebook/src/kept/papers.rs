//! Papers in the notebook: what they say of themselves, the trash, and how they stood when they were handed in.

use rusqlite::{Connection, OptionalExtension};

use super::notebook::Notebook;
use super::parts::{NewPart, insert_parts};
use super::trash::is_due;
use crate::error::StoreError;
use crate::ids::new_id;
use crate::rows::gone::{Gone, words_of_paper};
use crate::rows::papers::{
    self, Mark, Paper, PaperFields, SELECT, SELECT_MARKS, is_day, put, put_mark, read, read_mark,
};
use crate::rows::parts::{self, Part};
use crate::rows::stamps::after;

/// Longest title, in characters.
const LONGEST_TITLE: usize = 300;
/// Longest head and longest frozen paper, in bytes.
const LONGEST_HEAD: usize = 1 << 16;
const LONGEST_FROZEN: usize = 1 << 24;

impl Notebook {
    /// Papers that aren't deleted, the last made first.
    pub fn papers(&self) -> Result<Vec<Paper>, StoreError> {
        self.papers_where("deleted_at IS NULL ORDER BY rowid DESC")
    }

    /// Deleted papers, the last deleted first.
    pub fn trashed_papers(&self) -> Result<Vec<Paper>, StoreError> {
        self.papers_where("deleted_at IS NOT NULL ORDER BY deleted_at DESC, rowid DESC")
    }

    fn papers_where(&self, which: &str) -> Result<Vec<Paper>, StoreError> {
        let mut statement = self.connection.prepare_cached(&format!("{SELECT} WHERE {which}"))?;
        Ok(statement.query_map([], read)?.collect::<rusqlite::Result<_>>()?)
    }

    /// One paper, deleted or not.
    pub fn paper(&self, id: &str) -> Result<Paper, StoreError> {
        papers::one(&self.connection, id)
    }

    /// Begins a paper with its first parts. Durable on return. With an id that the window made, asking again after a
    /// reply that was lost makes no second paper.
    ///
    /// # Errors
    ///
    /// An id isn't a UUID, a day isn't one, or something is too long: nothing is made then.
    pub fn create_paper(
        &mut self,
        id: Option<&str>,
        fields: &PaperFields,
        parts: &[NewPart],
        now: i64,
    ) -> Result<Paper, StoreError> {
        check_fields(fields)?;
        let id = match id {
            Some(id) => uuid::Uuid::try_parse(id).map_err(|_| StoreError::IdInvalid)?.to_string(),
            None => new_id(now),
        };
        match self.paper(&id) {
            Err(StoreError::PaperNotFound(_)) => {}
            known => return known,
        }
        let paper = Paper {
            id,
            fields: fields.clone(),
            created: now,
            updated: now,
            deleted: None,
            words_stamp: now,
            trash_stamp: now,
        };
        let transaction = self.connection.transaction()?;
        put(&transaction, &paper)?;
        insert_parts(&transaction, &paper.id, None, parts, now)?;
        transaction.commit()?;
        self.changed();
        Ok(paper)
    }

    /// Changes what a paper says of itself. Durable on return.
    pub fn update_paper(&mut self, id: &str, fields: &PaperFields, now: i64) -> Result<Paper, StoreError> {
        check_fields(fields)?;
        let before = self.paper(id)?;
        if before.fields == *fields {
            return Ok(before);
        }
        let words_stamp = after(now, before.words_stamp);
        let paper = Paper { fields: fields.clone(), updated: now, words_stamp, ..before };
        put(&self.connection, &paper)?;
        self.changed();
        Ok(paper)
    }

    /// Puts a paper into the trash with all that is in it, or takes it out. Durable on return.
    pub fn set_paper_deleted(&mut self, id: &str, deleted: bool, now: i64) -> Result<Paper, StoreError> {
        let before = self.paper(id)?;
        let newest = parts::of_paper(&self.connection, id)?.iter().map(|part| part.stamps.words).max();
        let trash_stamp = before.trashed(newest.unwrap_or(i64::MIN), now);
        let paper = Paper { deleted: deleted.then_some(now), trash_stamp, ..before };
        put(&self.connection, &paper)?;
        self.changed();
        Ok(paper)
    }

    /// Removes a deleted paper for good, with its parts, their versions and its marks. One that isn't deleted is left
    /// alone.
    pub fn purge_paper(&mut self, id: &str) -> Result<(), StoreError> {
        let paper = self.paper(id)?;
        if paper.deleted.is_none() {
            return Err(StoreError::PaperNotFound(id.to_owned()));
        }
        let transaction = self.connection.transaction()?;
        remove(&transaction, &paper)?;
        transaction.commit()?;
        self.changed();
        Ok(())
    }

    /// Removes for good the papers and the parts that were deleted thirty days ago.
    pub(crate) fn purge_old_papers(&mut self, now: i64) -> Result<(), StoreError> {
        let due = |deleted: Option<i64>| deleted.is_some_and(|at| is_due(at, now));
        let mut papers = self.trashed_papers()?;
        papers.retain(|paper| due(paper.deleted));
        let mut parts = self.deleted_parts()?;
        parts.retain(|part| due(part.deleted) && !papers.iter().any(|paper| paper.id == part.paper));
        if papers.is_empty() && parts.is_empty() {
            return Ok(());
        }
        let transaction = self.connection.transaction()?;
        papers.iter().try_for_each(|paper| remove(&transaction, paper))?;
        for part in &parts {
            transaction.prepare_cached("DELETE FROM parts WHERE id = ?1")?.execute([&part.id])?;
            Gone::part(part).write(&transaction)?;
        }
        transaction.commit()?;
        self.changed();
        Ok(())
    }

    /// A paper as it stood when it was handed in, the last first.
    pub fn marks(&self, paper: &str) -> Result<Vec<Mark>, StoreError> {
        let sql = format!("{SELECT_MARKS} WHERE paper_id = ?1 ORDER BY made_at DESC, rowid DESC");
        let mut statement = self.connection.prepare_cached(&sql)?;
        Ok(statement.query_map([paper], read_mark)?.collect::<rusqlite::Result<_>>()?)
    }

    /// One of those.
    pub fn mark(&self, id: &str) -> Result<Mark, StoreError> {
        let mut statement = self.connection.prepare_cached(&format!("{SELECT_MARKS} WHERE id = ?1"))?;
        let mark = statement.query_row([id], read_mark).optional()?;
        mark.ok_or_else(|| StoreError::PaperNotFound(id.to_owned()))
    }

    /// Freezes a paper as it stands, and notes the day on which it was handed in. Durable on return. Asking again with
    /// the same id changes nothing.
    ///
    /// # Errors
    ///
    /// The paper isn't there, the id isn't a UUID, the day isn't one, or it is too long.
    pub fn mark_paper(&mut self, mark: &Mark, now: i64) -> Result<Mark, StoreError> {
        uuid::Uuid::try_parse(&mark.id).map_err(|_| StoreError::IdInvalid)?;
        if !is_day(&mark.day) {
            return Err(StoreError::PaperInvalid("a day is YYYY-MM-DD"));
        }
        if mark.frozen.len() > LONGEST_FROZEN || mark.name.chars().count() > LONGEST_TITLE {
            return Err(StoreError::PaperInvalid("a frozen paper is too long"));
        }
        let before = self.paper(&mark.paper)?;
        match self.mark(&mark.id) {
            Err(StoreError::PaperNotFound(_)) => {}
            known => return known,
        }
        let mark = Mark { made: now, ..mark.clone() };
        let fields = PaperFields { handed_in_on: Some(mark.day.clone()), ..before.fields.clone() };
        let words_stamp = after(now, before.words_stamp);
        let paper = Paper { fields, updated: now, words_stamp, ..before };
        let transaction = self.connection.transaction()?;
        put(&transaction, &paper)?;
        put_mark(&transaction, &mark)?;
        transaction.commit()?;
        self.changed();
        Ok(mark)
    }
}

/// With its parts and marks, by the tables' own rule; that it is gone is kept.
fn remove(connection: &Connection, paper: &Paper) -> Result<(), StoreError> {
    let parts: Vec<Part> = parts::of_paper(connection, &paper.id)?;
    let mut ids = connection.prepare_cached("SELECT id FROM paper_marks WHERE paper_id = ?1")?;
    let marks: Vec<String> =
        ids.query_map([&paper.id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let words = words_of_paper(paper, parts.iter(), marks.iter().map(String::as_str));
    connection.prepare_cached("DELETE FROM papers WHERE id = ?1")?.execute([&paper.id])?;
    Gone::paper(paper, words).write(connection)?;
    Ok(())
}

pub(super) fn check_fields(fields: &PaperFields) -> Result<(), StoreError> {
    let days = [&fields.due_on, &fields.handed_in_on];
    if days.into_iter().flatten().any(|day| !is_day(day)) {
        return Err(StoreError::PaperInvalid("a day is YYYY-MM-DD"));
    }
    if fields.title.chars().count() > LONGEST_TITLE {
        return Err(StoreError::NameTooLong { most: LONGEST_TITLE });
    }
    let long = fields.head.len() > LONGEST_HEAD || fields.pack.len() > LONGEST_TITLE;
    if long || [fields.asked_pages, fields.asked_words].contains(&Some(0)) {
        return Err(StoreError::PaperInvalid("a paper's head is too long, or asks for nothing"));
    }
    Ok(())
}
