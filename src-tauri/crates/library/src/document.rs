//! A document as the rest of the program sees it: provisions, blocks, editor's notes.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::address::Address;
use super::doc_id::DocId;
use super::manifest::Manifest;

/// A block's id: the address of its provision, a colon, its ordinal there. An id alone never proves that the words
/// are the same; anchors check the quote as well.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct BlockId(String);

impl BlockId {
    pub(super) fn new(address: &Address, ordinal: usize) -> Self {
        Self(format!("{address}:{ordinal}"))
    }

    /// The id itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for BlockId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One document, read.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Document {
    /// What it says of itself.
    pub manifest: Manifest,
    /// Headed sections and `(n)` items, in order.
    pub provisions: Vec<Provision>,
    /// All blocks, in order.
    pub blocks: Vec<Block>,
    /// Editor's notes, in order of definition.
    pub notes: Vec<Inline>,
    /// One a table, by [`Block::table`].
    pub tables: Vec<Vec<Align>>,
    /// BLAKE3 of the source in NFC, hexadecimal.
    pub hash: String,
}

/// A headed section, or an item written `(n)` in one: what search ranks and what an address names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provision {
    /// The explicit `{#id}` of its heading, else its address.
    pub id: String,
    /// Made of its own numbering.
    pub address: Address,
    /// The provision around it.
    pub parent: Option<usize>,
    /// The headed section it is or stands in.
    pub section: usize,
    /// 1 for the title; an item has its section's level + 1.
    pub level: u8,
    /// Printed number: "II", "3", "(4)".
    pub number: Option<String>,
    /// Its heading without the number; for an item, the beginning of its text.
    pub title: String,
    /// True for `(n)` items.
    pub is_item: bool,
    /// Its own blocks, indices into [`Document::blocks`], ascending, never empty.
    pub blocks: Vec<usize>,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum BlockKind {
    /// A heading, with its Markdown level 1–6.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A paragraph with a printed mark before it.
    Marked,
    /// The head row of a table.
    TableHead,
    /// A row of a table.
    TableRow,
    /// A block of code: set as it stands.
    Code,
    /// A thematic break.
    Rule,
}

/// One block: the smallest thing with an id, a label and a note of its own.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Block {
    /// Address of its provision and ordinal in it.
    pub id: BlockId,
    /// Index into [`Document::provisions`].
    pub provision: usize,
    /// What it is.
    pub kind: BlockKind,
    /// Sign printed before the text: "-", "1.", "(4)".
    pub mark: Option<String>,
    /// Depth in lists; 0 outside.
    pub depth: u8,
    /// True inside a quotation.
    pub quoted: bool,
    /// Text and style. For a row: all cells, joined by [`CELL_SEPARATOR`].
    pub inline: Inline,
    /// Byte ranges of the cells in the text, for rows.
    pub cells: Vec<Range<usize>>,
    /// Index into [`Document::tables`], for rows.
    pub table: Option<usize>,
    /// Short address as printed in the margin: "II.1 –2". Empty for an unnumbered heading.
    pub label: String,
    /// 1-based line in the file.
    pub line: u32,
}

/// What stands between the cells of a row in a block's text.
pub const CELL_SEPARATOR: &str = " | ";

/// Alignment of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Align {
    /// At the start of the line.
    Start,
    /// Centred.
    Center,
    /// At the end of the line.
    End,
}

/// Text with its styles. Offsets are bytes in `text`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inline {
    /// Visible text in NFC, without the signs of editor's notes.
    pub text: String,
    /// Properly nested, in order of their beginnings.
    pub spans: Vec<Span>,
    /// Signs of editor's notes, in order.
    pub refs: Vec<NoteRef>,
}

/// A styled stretch of text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// Bytes in the text.
    pub range: Range<usize>,
    /// How it is set.
    pub style: Style,
}

/// How a stretch is set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Style {
    /// `*…*`
    Emphasis,
    /// `**…**`
    Strong,
    /// `` `…` ``
    Code,
    /// A link into the library: a document (none: this one) and an address.
    Link {
        /// The other document.
        doc: Option<String>,
        /// The address in it.
        address: String,
    },
}

/// The sign of an editor's note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteRef {
    /// Byte offset in the text where the sign stands.
    pub at: usize,
    /// Index into [`Document::notes`].
    pub note: usize,
    /// Its letter: "a", "b", counted anew in each headed section.
    pub letter: String,
    /// True where the note is to be shown: at its first sign in the section.
    pub shown: bool,
}

impl Document {
    /// The document's id.
    pub fn id(&self) -> &DocId {
        &self.manifest.id
    }

    /// Title for bars and lists.
    pub fn short_title(&self) -> &str {
        self.manifest.short_title()
    }

    /// Index of the block with this id.
    pub fn block(&self, id: &str) -> Option<usize> {
        // Its provision first: there are far fewer of those than of blocks.
        let (address, ordinal) = id.rsplit_once(':')?;
        let ordinal: usize = ordinal.parse().ok()?;
        let owners = self.provisions.iter().filter(|provision| provision.address.as_str() == address);
        let mut own = owners.filter_map(|provision| provision.blocks.get(ordinal).copied());
        own.find(|&index| self.blocks[index].id.as_str() == id)
    }

    /// Index of the provision with this address or explicit id.
    pub fn provision(&self, address: &str) -> Option<usize> {
        let by_address = self.provisions.iter().position(|p| p.address.as_str() == address);
        by_address.or_else(|| self.provisions.iter().position(|p| p.id == address))
    }

    /// Titles of the provisions around this one, outermost first, the document's own title left out.
    pub fn breadcrumb(&self, provision: usize) -> Vec<String> {
        let mut titles = Vec::new();
        let mut next = self.provisions[provision].parent;
        while let Some(index) = next {
            let parent = &self.provisions[index];
            if parent.level > 1 || parent.number.is_some() {
                titles.push(parent.title.clone());
            }
            next = parent.parent;
        }
        titles.reverse();
        titles
    }
}
