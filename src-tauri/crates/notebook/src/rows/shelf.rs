//! The rows of bookmarks and of blocks that were read.

use rusqlite::{Connection, Row};

use super::seal::{self, Seal};
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
            seal_of(bookmark),
        ))?;
    Ok(())
}

/// Notes that a block was read, unless it was before.
pub(crate) fn insert_read(connection: &Connection, doc: &str, block: &str, at: i64) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO read_blocks (doc, block, read_at, seal) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
        )?
        .execute((doc, block, at, seal_of_read(doc, block, at)))?;
    Ok(())
}

pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<Bookmark> {
    let bookmark = read_unsealed(row)?;
    seal::check(row, seal_of(&bookmark))?;
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

pub(crate) fn seal_of(bookmark: &Bookmark) -> i64 {
    Seal::of("bookmarks")
        .text(&bookmark.id)
        .text(bookmark.anchor.doc.as_str())
        .text(&bookmark.anchor.block)
        .text(&bookmark.anchor.quote)
        .number(bookmark.created)
        .done()
}

pub(crate) fn seal_of_read(doc: &str, block: &str, at: i64) -> i64 {
    Seal::of("read_blocks").text(doc).text(block).number(at).done()
}
