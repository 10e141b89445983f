//! A document's share of the language tables: what its own words are and stand beside. It is added when the document
//! comes and taken away when it goes, also when its text is no longer at hand.

use super::bytes::{Cursor, put, put_text};

/// The words of a document and their neighbours, counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Share {
    /// In order of their keys.
    pub words: Vec<Shared>,
    /// Two words, by their place in `words`, and how often the second stands right after the first; in order.
    pub pairs: Vec<(u32, u32, u32)>,
}

/// A word of a share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shared {
    pub key: String,
    pub fold: String,
    pub count: u32,
    /// Ways it is written; none for what isn't a word.
    pub ways: Vec<(String, u32)>,
}

/// How a word's fold follows from its key.
const FOLDED: u8 = 0;
const SAME: u8 = 1;
const OTHER: u8 = 2;

/// How a way of writing a word follows from what its key says: as it is, with a capital, in capitals, not at all.
const PLAIN: u64 = 0;
const CAPITAL: u64 = 1;
const CAPITALS: u64 = 2;
const UNLIKE: u64 = 3;

fn with_capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

impl Share {
    pub(crate) fn write(&self) -> Vec<u8> {
        let mut out = Vec::new();
        put(&mut out, self.words.len() as u64);
        let mut before = "";
        for word in &self.words {
            let same = before.bytes().zip(word.key.bytes()).take_while(|(a, b)| a == b).count();
            let same = (0..=same.min(255)).rev().find(|&at| word.key.is_char_boundary(at)).unwrap_or(0);
            let fold = if viet::key::fold_of(&word.key) == word.fold {
                FOLDED
            } else if word.key == word.fold {
                SAME
            } else {
                OTHER
            };
            out.push(fold);
            out.push(same as u8);
            put_text(&mut out, &word.key[same..]);
            if fold == OTHER {
                put_text(&mut out, &word.fold);
            }
            put(&mut out, u64::from(word.count));
            put(&mut out, word.ways.len() as u64);
            let said = viet::key::display(&word.key);
            let (capital, capitals) = (with_capital(&said), said.to_uppercase());
            for (way, count) in &word.ways {
                let how = match way {
                    way if *way == said => PLAIN,
                    way if *way == capital => CAPITAL,
                    way if *way == capitals => CAPITALS,
                    _ => UNLIKE,
                };
                put(&mut out, u64::from(*count) << 2 | how);
                if how == UNLIKE {
                    put_text(&mut out, way);
                }
            }
            before = &word.key;
        }
        let mut at = 0;
        for word in (0_u32..).take(self.words.len()) {
            let end = at + self.pairs[at..].iter().take_while(|pair| pair.0 == word).count();
            put(&mut out, (end - at) as u64);
            let mut last = 0;
            for &(_, other, count) in &self.pairs[at..end] {
                put(&mut out, u64::from(other - last) << 1 | u64::from(count > 1));
                if count > 1 {
                    put(&mut out, u64::from(count));
                }
                last = other;
            }
            at = end;
        }
        out
    }

    /// Reads what was written; `None` if it is something else.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let mut cursor = Cursor(bytes);
        let mut share = Self::default();
        let count = cursor.small()?;
        let mut before = String::new();
        for _ in 0..count {
            let folded = cursor.byte()?;
            let same = usize::from(cursor.byte()?);
            let key = format!("{}{}", before.get(..same)?, cursor.text()?);
            let fold = match folded {
                FOLDED => viet::key::fold_of(&key),
                SAME => key.clone(),
                _ => cursor.text()?.to_owned(),
            };
            let count = cursor.small()?;
            let mut ways = Vec::new();
            let said = viet::key::display(&key);
            for _ in 0..cursor.number()? {
                let way = cursor.number()?;
                let count = u32::try_from(way >> 2).ok()?;
                let way = match way & 3 {
                    PLAIN => said.clone(),
                    CAPITAL => with_capital(&said),
                    CAPITALS => said.to_uppercase(),
                    _ => cursor.text()?.to_owned(),
                };
                ways.push((way, count));
            }
            before.clone_from(&key);
            share.words.push(Shared { key, fold, count, ways });
        }
        for word in 0..count {
            let mut last = 0_u32;
            for _ in 0..cursor.number()? {
                let step = cursor.number()?;
                last = last.checked_add(u32::try_from(step >> 1).ok()?).filter(|other| *other < count)?;
                share.pairs.push((word, last, if step & 1 == 1 { cursor.small()? } else { 1 }));
            }
        }
        cursor.0.is_empty().then_some(share)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::language::Counts;

    #[test]
    fn a_share_is_read_as_it_was_written() {
        for text in [
            "",
            "Đô thị hoá, đô thị hòa bình; ĐÔ THỊ 45% BĐKH 06-NQ/TW x²",
            "Đô thi\u{323} k\u{1ef9} thuật kĩ thuật, 1.000 1000 ½ Ⅳ ồ ồ ồ",
        ] {
            let mut counts = Counts::default();
            counts.read(text);
            let share = counts.share();
            let bytes = share.write();
            assert_eq!(Share::read(&bytes).as_ref(), Some(&share), "{text}");
            assert!((0..bytes.len()).all(|at| Share::read(&bytes[..at]).is_none()));
        }
    }
}
