//! Anchors: where a note hangs. The block comes first, but the quote always decides.

use std::ops::Range;

use super::doc_id::DocId;
use super::document::Document;

/// Characters of context kept on each side of a quote.
const CONTEXT: usize = 32;
/// Characters kept of a whole block, to know it again.
const BLOCK_QUOTE: usize = 120;

/// A place in a document, with enough of its words to prove it later. Their order is by document and block's id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Anchor {
    /// The document.
    pub doc: DocId,
    /// The block's id when the anchor was made.
    pub block: String,
    /// Byte offsets in the block's text then.
    pub start: usize,
    /// End of the same.
    pub end: usize,
    /// The words; for a whole block its beginning.
    pub quote: String,
    /// Up to 32 characters before the words.
    pub prefix: String,
    /// Up to 32 characters after them.
    pub suffix: String,
    /// True if the whole block is meant.
    pub whole_block: bool,
}

/// Where an anchor's words are now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Same block, same offsets, same words.
    Exact(Spot),
    /// The same words stand in one other place. Never taken without asking.
    Moved(Spot),
    /// The words are gone, or stand in several places.
    Lost,
}

/// A stretch of a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// Index in the document's blocks.
    pub block: usize,
    /// Bytes in its text.
    pub range: Range<usize>,
}

/// A text in short, to know later whether it is still the same: 32 hexadecimal figures.
pub fn digest(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex()[..32].to_owned()
}

impl Anchor {
    /// Anchors a byte range of a block, or the whole block. `None` if there is no such block, or the range isn't in
    /// it or cuts a character.
    pub fn new(document: &Document, block: &str, range: Option<Range<usize>>) -> Option<Self> {
        let index = document.block(block)?;
        let text = document.blocks[index].inline.text.as_str();
        let whole_block = range.is_none();
        let Range { start, end } = match range {
            Some(range) if range.is_empty() => return None,
            Some(range) => range,
            None => 0..first(text, BLOCK_QUOTE).len(),
        };
        let quote = text.get(start..end)?;
        Some(Self {
            doc: document.id().clone(),
            block: block.to_owned(),
            start,
            end,
            quote: quote.to_owned(),
            prefix: last(&text[..start], CONTEXT).to_owned(),
            suffix: first(&text[end..], CONTEXT).to_owned(),
            whole_block,
        })
    }

    /// The anchor of what hangs on no passage.
    pub fn free() -> Self {
        Self {
            doc: DocId::none(),
            block: String::new(),
            start: 0,
            end: 0,
            quote: String::new(),
            prefix: String::new(),
            suffix: String::new(),
            whole_block: true,
        }
    }

    /// Whether it hangs on no passage.
    pub fn is_free(&self) -> bool {
        self.block.is_empty() && self.quote.is_empty() && self.doc == DocId::none()
    }

    /// Finds the words in a document as it is now.
    pub fn find(&self, document: &Document) -> Place {
        if let Some(block) = document.block(&self.block) {
            let text = &document.blocks[block].inline.text;
            if text.get(self.start..self.end) == Some(self.quote.as_str()) && self.fits(text, self.start) {
                return Place::Exact(Spot { block, range: self.start..self.end });
            }
        }
        if self.quote.is_empty() {
            return Place::Lost;
        }
        let mut found = None;
        let mut exact = None;
        let (mut count, mut exact_count) = (0, 0);
        for (block, text) in document.blocks.iter().map(|b| &b.inline.text).enumerate() {
            for (start, quote) in text.match_indices(&self.quote) {
                if self.whole_block && start > 0 {
                    continue;
                }
                let spot = Spot { block, range: start..start + quote.len() };
                count += 1;
                if self.fits(text, start) {
                    exact_count += 1;
                    exact = Some(spot.clone());
                }
                found = Some(spot);
            }
        }
        match (exact_count, count) {
            (1, _) => exact.map_or(Place::Lost, Place::Moved),
            (0, 1) => found.map_or(Place::Lost, Place::Moved),
            _ => Place::Lost,
        }
    }

    /// True if the context around a quote that starts here is the anchor's own.
    fn fits(&self, text: &str, start: usize) -> bool {
        text[..start].ends_with(&self.prefix) && text[start + self.quote.len()..].starts_with(&self.suffix)
    }
}

fn first(text: &str, chars: usize) -> &str {
    text.char_indices().nth(chars).map_or(text, |(at, _)| &text[..at])
}

fn last(text: &str, chars: usize) -> &str {
    text.char_indices().rev().nth(chars.saturating_sub(1)).map_or(text, |(at, _)| &text[at..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse;

    fn document(body: &str) -> Document {
        parse(&format!("---\nid: d\ntitle: t\nkind: law\n---\n{body}"), "d").0
    }

    fn anchor(document: &Document, block: &str, words: &str) -> Anchor {
        let index = document.block(block).unwrap();
        let start = document.blocks[index].inline.text.find(words).unwrap();
        Anchor::new(document, block, Some(start..start + words.len())).unwrap()
    }

    const BEFORE: &str = "## I. Phần\n\nđoạn một về đô thị\n\nđoạn hai về đô thị\n";

    #[test]
    fn stays_where_it_was() {
        let document = document(BEFORE);
        let anchor = anchor(&document, "I:2", "đô thị");
        assert!(matches!(anchor.find(&document), Place::Exact(Spot { block: 2, .. })));
    }

    #[test]
    fn an_inserted_paragraph_never_misleads() {
        let anchor = anchor(&document(BEFORE), "I:2", "đô thị");
        let after =
            document("## I. Phần\n\nđoạn một về đô thị\n\nđoạn chen vào về đô thị\n\nđoạn hai về đô thị\n");
        assert!(matches!(anchor.find(&after), Place::Moved(Spot { block: 3, .. })));
    }

    #[test]
    fn words_that_are_gone_or_ambiguous_are_lost() {
        let anchor = anchor(&document(BEFORE), "I:2", "đô thị");
        assert_eq!(anchor.find(&document("## I. Phần\n\nkhông còn gì\n")), Place::Lost);
        assert_eq!(anchor.find(&document("## I. Phần\n\nba đô thị\n\nbốn đô thị\n")), Place::Lost);
    }

    #[test]
    fn ranges_are_checked() {
        let document = document(BEFORE);
        assert_eq!(Anchor::new(&document, "I:1", Some(0..1)), None, "cuts đ");
        assert_eq!(Anchor::new(&document, "I:1", Some(0..9999)), None);
        assert_eq!(Anchor::new(&document, "I:9", None), None);
    }
}
