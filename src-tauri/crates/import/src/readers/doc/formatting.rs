//! Properties of characters and paragraphs: pages of 512 bytes that say, for stretches of the main stream, what differs from
//! the styles ([MS-DOC] 2.9.33, 2.9.116, 2.9.201, 2.6).

use std::collections::BTreeMap;
use std::sync::Arc;

use super::fib::{Fib, u16_at, u32_at};
use crate::model::{Raised, Style};

/// What is used of a character's properties.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Character {
    pub style: Style,
    pub hidden: bool,
    pub deleted: bool,
    /// A character of another font that stands for the one in the text.
    pub symbol: Option<(Arc<str>, u16)>,
    pub font: Option<Arc<str>>,
}

/// What is used of a paragraph's properties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Paragraph {
    /// A program sets a number before it.
    pub numbered: bool,
    pub centred: bool,
    pub in_table: bool,
    /// Its mark ends a row.
    pub row_end: bool,
}

/// By the byte at which each stretch begins: its end, and what holds in it.
#[derive(Debug, Default)]
pub(super) struct Formatting {
    characters: BTreeMap<usize, (usize, Character)>,
    paragraphs: BTreeMap<usize, (usize, Paragraph)>,
    plain: Character,
}

const PAGE: usize = 512;

impl Formatting {
    /// What can't be read is left out: without it text is whole and plain.
    pub(super) fn read(main: &[u8], table: &[u8], fib: &Fib) -> Self {
        let fonts = read_fonts(table, fib.fonts);
        let mut formatting = Self::default();
        for page in pages(main, table, fib.characters) {
            let runs = usize::from(page[PAGE - 1]);
            for run in 0..runs {
                let (Some(start), Some(end)) = (u32_at(page, run * 4), u32_at(page, run * 4 + 4)) else {
                    break;
                };
                let Some(&word) = page.get((runs + 1) * 4 + run) else { break };
                let at = usize::from(word) * 2;
                let length = page.get(at).copied().map_or(0, usize::from);
                let sprms =
                    (word > 0).then(|| page.get(at + 1..at + 1 + length)).flatten().unwrap_or_default();
                formatting.characters.insert(start, (end, character(sprms, &fonts)));
            }
        }
        for page in pages(main, table, fib.paragraphs) {
            let runs = usize::from(page[PAGE - 1]);
            for run in 0..runs {
                let (Some(start), Some(end)) = (u32_at(page, run * 4), u32_at(page, run * 4 + 4)) else {
                    break;
                };
                let Some(&word) = page.get((runs + 1) * 4 + run * 13) else { break };
                let at = usize::from(word) * 2;
                let (from, length) = match page.get(at).copied() {
                    Some(0) => (at + 2, page.get(at + 1).map_or(0, |&words| usize::from(words) * 2)),
                    Some(words) => (at + 1, usize::from(words) * 2 - 1),
                    None => continue,
                };
                // A style's number stands before the properties.
                let sprms = page.get(from + 2..from + length).unwrap_or_default();
                formatting.paragraphs.insert(start, (end, paragraph(sprms)));
            }
        }
        formatting
    }

    pub(super) fn character(&self, offset: usize) -> &Character {
        let found = self.characters.range(..=offset).next_back();
        found.filter(|(_, (end, _))| offset < *end).map_or(&self.plain, |(_, (_, character))| character)
    }

    pub(super) fn paragraph(&self, offset: usize) -> Paragraph {
        let found = self.paragraphs.range(..=offset).next_back();
        found.filter(|(_, (end, _))| offset < *end).map(|(_, (_, paragraph))| *paragraph).unwrap_or_default()
    }
}

/// The pages that a list in the table names.
fn pages<'a>(main: &'a [u8], table: &[u8], (start, length): (usize, usize)) -> Vec<&'a [u8]> {
    let count = length.saturating_sub(4) / 8;
    let page = |index: usize| {
        let number = u32_at(table, start.checked_add((count + 1) * 4 + index * 4)?)? & 0x003f_ffff;
        main.get(number * PAGE..(number + 1) * PAGE)
    };
    // No file of ours has more pages than bytes.
    (0..count.min(main.len() / PAGE + 1)).filter_map(page).collect()
}

fn read_fonts(table: &[u8], (start, length): (usize, usize)) -> Vec<Arc<str>> {
    let Some(list) = start.checked_add(length).and_then(|end| table.get(start..end)) else {
        return Vec::new();
    };
    let count = u16_at(list, 0).unwrap_or(0);
    let mut at = 4;
    let mut fonts = Vec::new();
    for _ in 0..count {
        let Some(&size) = list.get(at) else { break };
        let name = list.get(at + 40..at + 1 + usize::from(size)).unwrap_or_default();
        let units: Vec<u16> =
            name.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        let end = units.iter().position(|&unit| unit == 0).unwrap_or(units.len());
        fonts.push(Arc::from(String::from_utf16_lossy(&units[..end])));
        at += 1 + usize::from(size);
    }
    fonts
}

/// Property by property: its code and its operand.
fn sprms(mut bytes: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    std::iter::from_fn(move || {
        let code = u16_at(bytes, 0)?;
        let rest = &bytes[2..];
        let (skip, length) = match code >> 13 {
            0 | 1 => (0, 1),
            2 | 4 | 5 => (0, 2),
            3 => (0, 4),
            7 => (0, 3),
            // Two of them have their length in two bytes.
            _ if code == 0xd608 || code == 0xd606 => (2, usize::from(u16_at(rest, 0)?).saturating_sub(1)),
            _ => (1, usize::from(*rest.first()?)),
        };
        let operand = rest.get(skip..skip + length)?;
        bytes = &rest[skip + length..];
        Some((code, operand))
    })
}

fn character(bytes: &[u8], fonts: &[Arc<str>]) -> Character {
    let mut found = Character::default();
    for (code, operand) in sprms(bytes) {
        // 0x80 and 0x81: as the style has it, or not.
        let on = operand.first() == Some(&1) || operand.first() == Some(&0x81);
        match code {
            0x0835 => found.style.bold = on,
            0x0836 => found.style.italic = on,
            0x083b => found.style.capitals = on,
            0x083c => found.hidden = on,
            0x0800 => found.deleted = on,
            0x2a48 => {
                found.style.raised = match operand.first() {
                    Some(1) => Raised::Above,
                    Some(2) => Raised::Below,
                    _ => Raised::No,
                };
            }
            0x6a09 => {
                let font = u16_at(operand, 0).and_then(|index| fonts.get(usize::from(index)).cloned());
                found.symbol = font.zip(u16_at(operand, 2));
            }
            0x4a4f => {
                found.font = u16_at(operand, 0).and_then(|index| fonts.get(usize::from(index)).cloned())
            }
            _ => {}
        }
    }
    found
}

fn paragraph(bytes: &[u8]) -> Paragraph {
    let mut found = Paragraph::default();
    for (code, operand) in sprms(bytes) {
        let first = operand.first().copied().unwrap_or(0);
        match code {
            0x460b => found.numbered = u16_at(operand, 0).is_some_and(|list| list != 0 && list != 0xf801),
            0x2403 | 0x2461 => found.centred = first == 1,
            0x2416 => found.in_table = first != 0,
            0x2417 => found.row_end = first != 0,
            _ => {}
        }
    }
    found
}
