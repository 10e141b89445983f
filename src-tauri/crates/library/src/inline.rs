//! Gathers the inline events of one block into text, styles and note signs.

use super::document::{Inline, Span, Style};

/// A block's text in the making.
#[derive(Debug, Default)]
pub(super) struct InlineBuilder {
    text: String,
    spans: Vec<Span>,
    open: Vec<(Style, usize)>,
    /// Byte offset and label of each sign of a note.
    refs: Vec<(usize, String)>,
}

/// A block's text, its note signs still by label.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub inline: Inline,
    pub refs: Vec<(usize, String)>,
}

impl InlineBuilder {
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.trim().is_empty() && self.refs.is_empty()
    }

    /// Adds text, white space folded to single spaces as HTML would show it.
    pub(super) fn text(&mut self, text: &str) {
        for c in text.chars() {
            let blank = c.is_ascii_whitespace();
            if blank && (self.text.is_empty() || self.text.ends_with(' ')) {
                continue;
            }
            self.text.push(if blank { ' ' } else { c });
        }
    }

    /// Adds text as it stands, line breaks included.
    pub(super) fn verbatim(&mut self, text: &str) {
        self.text.push_str(text);
    }

    pub(super) fn note(&mut self, label: &str) {
        self.refs.push((self.text.len(), label.to_owned()));
    }

    pub(super) fn open(&mut self, style: Style) {
        self.open.push((style, self.text.len()));
    }

    pub(super) fn close(&mut self) {
        if let Some((style, start)) = self.open.pop() {
            self.spans.push(Span { range: start..self.text.len(), style });
        }
    }

    /// Ends the block. Styles that are still open go on in the next one, for a paragraph that is shown in pieces.
    pub(super) fn take(&mut self) -> Gathered {
        let still_open: Vec<Style> = self.open.iter().map(|(style, _)| style.clone()).collect();
        while !self.open.is_empty() {
            self.close();
        }
        let mut gathered = Gathered {
            inline: Inline {
                text: std::mem::take(&mut self.text),
                spans: std::mem::take(&mut self.spans),
                refs: Vec::new(),
            },
            refs: std::mem::take(&mut self.refs),
        };
        self.open = still_open.into_iter().map(|style| (style, 0)).collect();
        let end = gathered.inline.text.trim_end().len();
        gathered.cut(0..end);
        gathered
    }
}

impl Gathered {
    /// Keeps only this byte range of the text; styles and signs move along.
    pub(super) fn cut(&mut self, keep: std::ops::Range<usize>) {
        let moved = |at: usize| at.clamp(keep.start, keep.end) - keep.start;
        self.inline.text.truncate(keep.end);
        self.inline.text.drain(..keep.start);
        for span in &mut self.inline.spans {
            span.range = moved(span.range.start)..moved(span.range.end);
        }
        self.inline.spans.retain(|span| !span.range.is_empty());
        // Outer before inner: an earlier beginning, then a later end.
        self.inline.spans.sort_by_key(|span| (span.range.start, std::cmp::Reverse(span.range.end)));
        for (at, _) in &mut self.refs {
            *at = moved(*at);
        }
    }
}
