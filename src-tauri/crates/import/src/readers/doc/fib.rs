//! The file information block, and the piece table that it leads to ([MS-DOC] 2.5, 2.8.35, 2.9.38).

use crate::format::Format;
use crate::issue::DroppedKind;
use crate::refusal::Refusal;

/// The stories behind the main text, in their order: where the length of each stands, and what it is (2.5.3).
pub(super) const STORIES: [(usize, DroppedKind); 7] = [
    (0x50, DroppedKind::Note),
    (0x54, DroppedKind::Header),
    // Reserved, and counted nevertheless.
    (0x58, DroppedKind::Unread),
    (0x5c, DroppedKind::Comment),
    (0x60, DroppedKind::Note),
    (0x64, DroppedKind::TextBox),
    (0x68, DroppedKind::Header),
];

/// What is used of the block.
pub(super) struct Fib {
    /// Formatting stands in `1Table`.
    pub second_table: bool,
    /// Characters of the main text.
    pub text: usize,
    /// Characters of each story behind it, in the order of [`STORIES`].
    pub stories: [usize; STORIES.len()],
    clx: (usize, usize),
    /// Where pages of character properties are listed, of paragraph properties, and fonts. Offset and bytes in the table.
    pub characters: (usize, usize),
    pub paragraphs: (usize, usize),
    pub fonts: (usize, usize),
}

/// A stretch of text in the main stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    /// Where it begins in the text. Characters.
    pub start: usize,
    pub length: usize,
    /// Bytes in the main stream.
    at: usize,
    /// One byte a character.
    pub compressed: bool,
}

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<usize> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    usize::try_from(u32::from_le_bytes([four[0], four[1], four[2], four[3]])).ok()
}

impl Fib {
    pub(super) fn read(main: &[u8]) -> Result<Self, Refusal> {
        let short = || Refusal::damaged(Format::Doc, "its head is cut off");
        let sign = u16_at(main, 0).ok_or_else(short)?;
        let version = u16_at(main, 2).ok_or_else(short)?;
        if sign != 0xa5ec {
            return Err(Refusal::OldWord(format!("{sign:04x}")));
        }
        if version < 0x00c1 {
            return Err(Refusal::OldWord(format!("version {version}")));
        }
        let flags = u16_at(main, 0x0a).ok_or_else(short)?;
        if flags & 0x0100 != 0 {
            return Err(Refusal::Encrypted);
        }
        let pair = |at: usize| Some((u32_at(main, at)?, u32_at(main, at + 4)?));
        let read = || {
            let mut stories = [0; STORIES.len()];
            for (length, (at, _)) in stories.iter_mut().zip(STORIES) {
                *length = u32_at(main, at)?;
            }
            Some(Self {
                stories,
                second_table: flags & 0x0200 != 0,
                text: u32_at(main, 0x4c)?,
                clx: pair(0x01a2)?,
                characters: pair(0x00fa)?,
                paragraphs: pair(0x0102)?,
                fonts: pair(0x0112)?,
            })
        };
        let fib = read().ok_or_else(short)?;
        // A character takes a byte at least.
        if fib.stories.iter().chain([&fib.text]).any(|&length| length > main.len()) {
            return Err(Refusal::damaged(Format::Doc, "more text than bytes"));
        }
        Ok(fib)
    }

    /// The pieces of the text, in order.
    pub(super) fn pieces(&self, table: &[u8]) -> Result<Vec<Piece>, Refusal> {
        let (start, length) = self.clx;
        let clx = start.checked_add(length).and_then(|end| table.get(start..end));
        clx.and_then(read_pieces).ok_or_else(|| Refusal::damaged(Format::Doc, "no piece table"))
    }
}

fn read_pieces(clx: &[u8]) -> Option<Vec<Piece>> {
    let mut at = 0;
    while *clx.get(at)? == 1 {
        at += 3 + usize::from(u16_at(clx, at + 1)?);
    }
    if clx[at] != 2 {
        return None;
    }
    let length = u32_at(clx, at + 1)?;
    let plc = clx.get(at + 5..(at + 5).checked_add(length)?)?;
    let count = length.checked_sub(4)? / 12;
    let mut pieces = Vec::new();
    for index in 0..count {
        let (start, end) = (u32_at(plc, index * 4)?, u32_at(plc, index * 4 + 4)?);
        let offset = u32_at(plc, (count + 1) * 4 + index * 8 + 2)?;
        let compressed = offset & 0x4000_0000 != 0;
        let at = if compressed { (offset & 0x3fff_ffff) / 2 } else { offset & 0x3fff_ffff };
        pieces.push(Piece { start, length: end.checked_sub(start)?, at, compressed });
    }
    Some(pieces)
}

impl Piece {
    /// Where its nth character stands in the main stream. Bytes.
    pub(super) fn offset(&self, n: usize) -> usize {
        self.at + if self.compressed { n } else { n * 2 }
    }

    /// Its nth character as UTF-16 has it, or as a byte.
    pub(super) fn unit(&self, main: &[u8], n: usize) -> Option<u16> {
        let at = self.offset(n);
        if self.compressed { main.get(at).copied().map(u16::from) } else { u16_at(main, at) }
    }
}
