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

    /// Ends this style. Those that were opened inside it go on behind it, so that spans never cross.
    pub(super) fn end(&mut self, style: &Style) {
        self.end_where(|open| open == style);
    }

    /// Ends the innermost link.
    pub(super) fn end_link(&mut self) {
        self.end_where(|open| matches!(open, Style::Link { .. }));
    }

    fn end_where(&mut self, fits: impl Fn(&Style) -> bool) {
        let Some(at) = self.open.iter().rposition(|(style, _)| fits(style)) else { return };
        let end = self.text.len();
        let inner = self.open.split_off(at);
        self.spans
            .extend(inner.iter().map(|(style, start)| Span { range: *start..end, style: style.clone() }));
        self.open.extend(inner.into_iter().skip(1).map(|(style, _)| (style, end)));
    }

    /// Ends all styles.
    pub(super) fn end_all(&mut self) {
        let end = self.text.len();
        self.spans.extend(self.open.drain(..).map(|(style, start)| Span { range: start..end, style }));
    }

    /// Ends the block.
    pub(super) fn take(&mut self) -> Gathered {
        self.end_all();
        let inline = Inline {
            text: std::mem::take(&mut self.text),
            spans: std::mem::take(&mut self.spans),
            refs: Vec::new(),
        };
        let mut gathered = Gathered { inline, refs: std::mem::take(&mut self.refs) };
        let end = gathered.inline.text.trim_end().len();
        let start = end - gathered.inline.text[..end].trim_start().len();
        gathered.cut(start..end);
        gathered
    }
}

impl InlineBuilder {
    /// Ends a block that is set as it stands: its leading blanks stay.
    pub(super) fn take_verbatim(&mut self) -> Gathered {
        let text = std::mem::take(&mut self.text);
        let text = text.trim_end().to_owned();
        Gathered { inline: Inline { text, ..Inline::default() }, refs: Vec::new() }
    }
}

impl Gathered {
    /// Puts another block's text behind this one's.
    pub(super) fn append(&mut self, other: Gathered) {
        let shift = self.inline.text.len();
        self.inline.text.push_str(&other.inline.text);
        self.inline.spans.extend(
            other.inline.spans.into_iter().map(|span| Span {
                range: span.range.start + shift..span.range.end + shift,
                style: span.style,
            }),
        );
        self.refs.extend(other.refs.into_iter().map(|(at, label)| (at + shift, label)));
    }

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

    /// The parts between these cuts, which ascend. Bytes.
    pub(super) fn split(self, cuts: &[usize]) -> Vec<Gathered> {
        let Inline { text, spans, .. } = self.inline;
        let mut spans = spans.into_iter().peekable();
        let mut refs = self.refs.into_iter().peekable();
        // Those that go on behind a cut; few, since styles are few.
        let mut open: Vec<Span> = Vec::new();
        let mut parts = Vec::new();
        let mut start = 0;
        for end in cuts.iter().copied().chain([text.len()]) {
            let mut part = Gathered::default();
            part.inline.text = text[start..end].to_owned();
            while let Some(span) = spans.next_if(|span| span.range.start < end) {
                open.push(span);
            }
            part.inline.spans.extend(open.iter().map(|span| Span {
                range: span.range.start.max(start) - start..span.range.end.min(end) - start,
                style: span.style.clone(),
            }));
            open.retain(|span| span.range.end > end);
            while let Some((at, label)) = refs.next_if(|(at, _)| *at <= end) {
                part.refs.push((at - start, label));
            }
            parts.push(part);
            start = end;
        }
        parts
    }
}
