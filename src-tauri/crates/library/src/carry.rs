//! Where words of the old edition are in the new one.

use std::ops::Range;

use viet::tokens;

use super::anchor::Spot;
use super::compare::{Comparison, PieceKind};
use super::document::Document;

/// With fewer of its words left, per hundred, a passage isn't the same passage any more.
const LEAST: usize = 60;

/// What became of a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Carried {
    /// Its words stand here, unchanged.
    Same(Spot),
    /// It has other words now, and most of the old ones.
    Changed(Spot),
    /// It is gone, or has so few of its words left that nobody could say that it is still there.
    Gone,
}

/// Finds a passage of the old edition in the new one. `whole`: its whole block is meant, whatever the range.
#[must_use]
pub fn carry(comparison: &Comparison, old: &Document, new: &Document, spot: &Spot, whole: bool) -> Carried {
    let text = old.blocks[spot.block].inline.text.as_str();
    let wanted = if whole { 0..text.len() } else { spot.range.clone() };
    let row = comparison.rows.iter().find(|row| row.old == Some(spot.block));
    let Some((row, block)) = row.and_then(|row| Some((row, row.new?))) else { return Carried::Gone };
    let at = |range: Range<usize>| Spot { block, range };
    let end = new.blocks[block].inline.text.len();
    if row.pieces.is_empty() {
        return Carried::Same(at(if whole { 0..end } else { wanted }));
    }
    // Where the wanted words are in the new text, and what was put among them.
    let (mut found, mut left) = (Vec::<Range<usize>>::new(), 0);
    let (mut before, mut here, mut replaced, mut broken) = (0, 0, false, false);
    for piece in &row.pieces {
        let length = piece.range.len();
        match piece.kind {
            PieceKind::Same => {
                let (start, stop) = (piece.range.start.max(wanted.start), piece.range.end.min(wanted.end));
                if start < stop {
                    left += words(&text[start..stop]);
                    found.push(here + start - piece.range.start..here + stop - piece.range.start);
                }
                (before, here) = (piece.range.end, here + length);
                replaced = false;
            }
            PieceKind::Removed => {
                replaced = piece.range.start < wanted.end && piece.range.end > wanted.start;
                broken |= replaced;
                before = piece.range.end;
            }
            PieceKind::Added => {
                let within = before > wanted.start && before < wanted.end;
                // What stands in the place of wanted words belongs to them, at their edges too.
                if replaced || within {
                    broken = true;
                    found.push(here..here + length);
                }
                here += length;
                replaced = false;
            }
        }
    }
    let (Some(first), Some(last)) = (found.first(), found.last()) else { return Carried::Gone };
    let range = first.start..last.end;
    if whole && (broken || range != (0..end)) {
        return if left * 100 >= words(text) * LEAST { Carried::Changed(at(0..end)) } else { Carried::Gone };
    }
    match broken {
        false => Carried::Same(at(range)),
        true if left * 100 >= words(&text[wanted]) * LEAST => Carried::Changed(at(range)),
        true => Carried::Gone,
    }
}

fn words(text: &str) -> usize {
    tokens(text).filter(|token| !token.overlay).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::compare;
    use crate::parse;

    fn document(body: &str) -> Document {
        parse(&format!("---\nid: d\ntitle: t\nkind: law\n---\n\n## I. Phần\n\n{body}\n"), "d").0
    }

    /// What the wanted words became.
    fn carried(old: &str, new: &str, wanted: Option<&str>) -> (&'static str, String) {
        let (old, new) = (document(old), document(new));
        let text = &old.blocks[old.blocks.len() - 1].inline.text;
        let start = wanted.map_or(0, |wanted| text.find(wanted).expect("there"));
        let spot = Spot { block: old.blocks.len() - 1, range: start..start + wanted.map_or(1, str::len) };
        let shown = |spot: &Spot| new.blocks[spot.block].inline.text[spot.range.clone()].to_owned();
        match carry(&compare(&old, &new), &old, &new, &spot, wanted.is_none()) {
            Carried::Same(spot) => ("same", shown(&spot)),
            Carried::Changed(spot) => ("changed", shown(&spot)),
            Carried::Gone => ("gone", String::new()),
        }
    }

    #[test]
    fn words_are_found_where_they_went() {
        let old = "Tỉnh bảo đảm đất đai và nước sạch cho mọi người dân ở vùng sâu, vùng xa trong năm nay.";
        for (new, wanted, became) in [
            (old, Some("đất đai và nước sạch"), ("same", "đất đai và nước sạch")),
            // Changed elsewhere in the paragraph.
            (
                "Tỉnh, huyện và xã cùng bảo đảm đất đai và nước sạch cho mọi người dân ở vùng sâu, vùng xa.",
                Some("đất đai và nước sạch"),
                ("same", "đất đai và nước sạch"),
            ),
            // A word put in, a word taken out, words in the place of others.
            (
                "Tỉnh bảo đảm đất đai, điện và nước sạch cho mọi người dân ở vùng sâu, vùng xa trong năm nay.",
                Some("đất đai và nước sạch"),
                ("changed", "đất đai, điện và nước sạch"),
            ),
            (
                "Tỉnh bảo đảm đất đai và nước sinh hoạt cho mọi người dân ở vùng sâu, vùng xa trong năm nay.",
                Some("đất đai và nước sạch"),
                ("changed", "đất đai và nước sinh hoạt"),
            ),
            (
                "Tỉnh bảo đảm nhà ở, trường học, trạm xá cho mọi người dân ở vùng sâu, vùng xa trong năm nay.",
                Some("đất đai và nước sạch"),
                ("gone", ""),
            ),
            ("Việc khác hẳn, không có gì chung.", Some("đất đai"), ("gone", "")),
        ] {
            let (state, words) = carried(old, new, wanted);
            assert_eq!((state, words.as_str()), became, "{new}");
        }
    }

    #[test]
    fn a_whole_paragraph_is_the_same_or_changed() {
        let old = "Tỉnh bảo đảm đất đai và nước sạch cho mọi người dân ở vùng sâu, vùng xa trong năm nay.";
        assert_eq!(carried(old, old, None), ("same", old.to_owned()));
        let new = "Tỉnh bảo đảm đất đai và nước sạch cho mọi người dân ở vùng cao, vùng xa trong năm nay.";
        assert_eq!(carried(old, new, None), ("changed", new.to_owned()));
        // Put before another paragraph, with another number before it.
        let moved = format!("2. Đoạn mới.\n\n3. {old}");
        assert_eq!(carried(&format!("1. {old}"), &moved, None), ("same", old.to_owned()));
    }
}
