//! A row of a table with what stands over its columns, so that a cell says what it is of wherever the row stands alone.

use serde::Serialize;
use viet::Kind;

use super::utf16;
use library::{BlockKind, Document};

/// A row's cells.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RowView {
    /// In the order of the columns.
    pub cells: Vec<CellView>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CellView {
    /// What stands over its column; empty where nothing does.
    pub head: String,
    /// Its range in the block's text, in UTF-16 units.
    pub range: [u32; 2],
    /// The year over its column was asked for.
    pub asked: bool,
}

/// The cells of a block, if it is a row under a head. `asked`: the query as it was understood.
pub(super) fn row(document: &Document, block: usize, asked: &str) -> Option<RowView> {
    let own = &document.blocks[block];
    if own.kind != BlockKind::TableRow {
        return None;
    }
    let head = document.blocks[..block]
        .iter()
        .rev()
        .take_while(|above| above.table == own.table)
        .find(|above| above.kind == BlockKind::TableHead)?;
    let heads: Vec<&str> = head.cells.iter().map(|range| &head.inline.text[range.clone()]).collect();
    let wanted = years(asked);
    let cells = own.cells.iter().zip(utf16::ranges(&own.inline.text, &own.cells)).enumerate();
    let cell = |(column, (_, range))| {
        let head = heads.get(column).copied().unwrap_or_default();
        // What the row is about isn't told by a year.
        let asked = column > 0 && years(head).iter().any(|year| wanted.contains(year));
        CellView { head: head.to_owned(), range, asked }
    };
    Some(RowView { cells: cells.map(cell).collect() })
}

/// The years that a text names.
fn years(text: &str) -> Vec<String> {
    let numbers = viet::tokens(text).filter(|token| token.kind == Kind::Number);
    let is_year =
        |key: &str| key.len() == 4 && key.starts_with(['1', '2']) && key.bytes().all(|b| b.is_ascii_digit());
    numbers.filter(|token| is_year(&token.key)).map(|token| token.key.clone()).collect()
}
