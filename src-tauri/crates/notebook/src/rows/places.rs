//! A place in a document as it is written out: in the column of a note's further places, and in the JSON file.

use serde::{Deserialize, Serialize};

use super::seal;
use library::{Anchor, DocId};

/// An anchor's fields by their names. Offsets are bytes in the block's NFC text.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AnchorSheet {
    pub(crate) doc: String,
    pub(crate) block: String,
    pub(crate) start: u32,
    pub(crate) end: u32,
    quote: String,
    prefix: String,
    suffix: String,
    whole_block: bool,
}

impl AnchorSheet {
    pub(crate) fn of(anchor: &Anchor) -> Self {
        Self {
            doc: anchor.doc.to_string(),
            block: anchor.block.clone(),
            start: anchor.start as u32,
            end: anchor.end as u32,
            quote: anchor.quote.clone(),
            prefix: anchor.prefix.clone(),
            suffix: anchor.suffix.clone(),
            whole_block: anchor.whole_block,
        }
    }

    pub(crate) fn into_anchor(self) -> rusqlite::Result<Anchor> {
        Ok(Anchor {
            doc: DocId::new(&self.doc).ok_or_else(seal::broken)?,
            block: self.block,
            start: self.start as usize,
            end: self.end as usize,
            quote: self.quote,
            prefix: self.prefix,
            suffix: self.suffix,
            whole_block: self.whole_block,
        })
    }
}

/// What stands in the column; nothing where there is one place only.
pub(super) fn written(further: &[Anchor]) -> rusqlite::Result<Option<String>> {
    if further.is_empty() {
        return Ok(None);
    }
    let sheets: Vec<AnchorSheet> = further.iter().map(AnchorSheet::of).collect();
    let json = serde_json::to_string(&sheets);
    json.map(Some).map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
}

/// What the column says. The seal was made of the places, so that what can't be read is as damaged as a broken seal.
pub(super) fn read(column: Option<String>) -> rusqlite::Result<Vec<Anchor>> {
    let Some(json) = column else { return Ok(Vec::new()) };
    let sheets: Vec<AnchorSheet> = serde_json::from_str(&json).map_err(|_| seal::broken())?;
    sheets.into_iter().map(AnchorSheet::into_anchor).collect()
}
