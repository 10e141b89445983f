//! Bookmarks, and what has been read.

use rusqlite::{Connection, OptionalExtension, Row};

use crate::error::StoreError;
use crate::notebook::Notebook;
use crate::stamps::{self, Gone, What, after};
use crate::{new_id, seal};
use library::{Anchor, DocId};

/// A bookmark: a block that the reader wants to find again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bookmark {
    /// A UUID.
    pub id: String,
    /// The whole block.
    pub anchor: Anchor,
    /// Milliseconds since 1970, UTC.
    pub created: i64,
}

pub(crate) const SELECT: &str = "SELECT id, doc, block, quote, created_at, seal FROM bookmarks";

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
        let at = stamps::forgotten(&transaction, doc)?.map_or(now, |stamp| after(now, stamp));
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
            let before = stamps::forgotten(&transaction, doc)?.unwrap_or(newest);
            Gone::other(What::Read, doc, now.max(newest).max(before)).write(&transaction)?;
            transaction.prepare_cached("DELETE FROM read_blocks WHERE doc = ?1")?.execute([doc])?;
        }
        transaction.commit()?;
        self.changed();
        Ok(())
    }
}

/// Writes a bookmark, over the one at its place.
pub(crate) fn insert_bookmark(connection: &Connection, bookmark: &Bookmark) -> rusqlite::Result<()> {
    let anchor = &bookmark.anchor;
    connection
        .prepare_cached(
            "INSERT INTO bookmarks (id, doc, block, quote, created_at, seal) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (doc, block) DO UPDATE SET quote = excluded.quote, seal = excluded.seal",
        )?
        .execute((
            &bookmark.id,
            anchor.doc.as_str(),
            &anchor.block,
            &anchor.quote,
            bookmark.created,
            seal::bookmark(bookmark),
        ))?;
    Ok(())
}

/// Notes that a block was read, unless it was before.
pub(crate) fn insert_read(connection: &Connection, doc: &str, block: &str, at: i64) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO read_blocks (doc, block, read_at, seal) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
        )?
        .execute((doc, block, at, seal::read_block(doc, block, at)))?;
    Ok(())
}

pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<Bookmark> {
    let bookmark = read_unsealed(row)?;
    seal::check(row, seal::bookmark(&bookmark))?;
    Ok(bookmark)
}

pub(crate) fn read_unsealed(row: &Row<'_>) -> rusqlite::Result<Bookmark> {
    let doc: String = row.get("doc")?;
    let quote: String = row.get("quote")?;
    Ok(Bookmark {
        id: row.get("id")?,
        anchor: Anchor {
            doc: DocId::new(&doc).ok_or_else(seal::broken)?,
            block: row.get("block")?,
            start: 0,
            end: quote.len(),
            quote,
            prefix: String::new(),
            suffix: String::new(),
            whole_block: true,
        },
        created: row.get("created_at")?,
    })
}
