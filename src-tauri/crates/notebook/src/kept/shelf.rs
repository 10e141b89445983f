//! Bookmarks, and what has been read.

use rusqlite::OptionalExtension;

use super::notebook::Notebook;
use crate::error::StoreError;
use crate::ids::new_id;
use crate::rows::gone::{self, Gone, What};
use crate::rows::shelf::{Bookmark, SELECT, insert_bookmark, insert_read, read};
use crate::rows::stamps::after;
use library::Anchor;

impl Notebook {
    /// All bookmarks, oldest first.
    pub fn bookmarks(&self) -> Result<Vec<Bookmark>, StoreError> {
        let mut statement = self.connection.prepare_cached(&format!("{SELECT} ORDER BY created_at, id"))?;
        let rows = statement.query_map([], read)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Puts a bookmark at a block; the one that is there already stays. Durable on return.
    pub fn add_bookmark(&mut self, anchor: &Anchor, now: i64) -> Result<Bookmark, StoreError> {
        let mut statement =
            self.connection.prepare_cached(&format!("{SELECT} WHERE doc = ?1 AND block = ?2"))?;
        let known = statement.query_row((anchor.doc.as_str(), &anchor.block), read).optional()?;
        let anchor = Anchor { start: 0, end: anchor.quote.len(), ..anchor.clone() };
        let bookmark = match known {
            Some(known) => Bookmark { anchor, ..known },
            None => Bookmark { id: new_id(now), anchor, created: now },
        };
        insert_bookmark(&self.connection, &bookmark)?;
        drop(statement);
        self.changed();
        Ok(bookmark)
    }

    /// Takes a bookmark out; one that is gone already is no error. Durable on return.
    pub fn remove_bookmark(&mut self, id: &str) -> Result<(), StoreError> {
        let transaction = self.connection.transaction()?;
        if transaction.prepare_cached("DELETE FROM bookmarks WHERE id = ?1")?.execute([id])? > 0 {
            Gone::other(What::Bookmark, id, 0).write(&transaction)?;
        }
        transaction.commit()?;
        self.changed();
        Ok(())
    }

    /// The blocks of a document that were read, and when the last of them was.
    pub fn read_blocks(&self, doc: &str) -> Result<(Vec<String>, Option<i64>), StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT block FROM read_blocks WHERE doc = ?1 ORDER BY block")?;
        let blocks = statement.query_map([doc], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        let last = self
            .connection
            .prepare_cached("SELECT max(read_at) FROM read_blocks WHERE doc = ?1")?
            .query_row([doc], |row| row.get::<_, Option<i64>>(0))
            .optional()?;
        Ok((blocks, last.flatten()))
    }

    /// Notes that blocks were read; the first time counts. All or none.
    pub fn mark_read(&mut self, doc: &str, blocks: &[String], now: i64) -> Result<(), StoreError> {
        let transaction = self.connection.transaction()?;
        // What was read after the rest was forgotten is never older than the forgetting.
        let at = gone::forgotten(&transaction, doc)?.map_or(now, |stamp| after(now, stamp));
        for block in blocks {
            insert_read(&transaction, doc, block, at)?;
        }
        transaction.commit()?;
        self.changed();
        Ok(())
    }

    /// Forgets what was read of a document.
    pub fn forget_read(&mut self, doc: &str, now: i64) -> Result<(), StoreError> {
        let transaction = self.connection.transaction()?;
        let newest =
            transaction.query_row("SELECT max(read_at) FROM read_blocks WHERE doc = ?1", [doc], |row| {
                row.get::<_, Option<i64>>(0)
            })?;
        if let Some(newest) = newest {
            let before = gone::forgotten(&transaction, doc)?.unwrap_or(newest);
            Gone::other(What::Read, doc, now.max(newest).max(before)).write(&transaction)?;
            transaction.prepare_cached("DELETE FROM read_blocks WHERE doc = ?1")?.execute([doc])?;
        }
        transaction.commit()?;
        self.changed();
        Ok(())
    }
}
