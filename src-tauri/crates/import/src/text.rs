//! A stretch of text with what is set bold or in italics: letters are Unicode, blanks are single.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::issue::{Place, Repairs};
use crate::model::{Line, Raised, Run, Style};

/// Bold, italics or both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Emphasis {
    pub bold: bool,
    pub italic: bool,
}

/// Text in NFC, without invisible signs, trimmed, its blanks single spaces.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Text {
    pub text: String,
    /// Byte ranges, ascending and apart, none empty, none beginning or ending with a blank, each with some emphasis.
    pub spans: Vec<(Range<usize>, Emphasis)>,
}

/// A line as it is read for its structure.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct FlatLine {
    pub place: Place,
    pub text: Text,
    /// Bytes at its head that are an automatic number.
    pub label: usize,
    pub centred: bool,
}

impl Text {
    #[cfg(test)]
    pub(crate) fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), spans: Vec::new() }
    }

    /// The part from `at` on, blanks at its head left out. Bytes.
    pub(crate) fn from(&self, at: usize) -> Self {
        self.part(at..self.text.len())
    }

    /// This part, trimmed. Bytes.
    pub(crate) fn part(&self, range: Range<usize>) -> Self {
        let piece = &self.text[range.clone()];
        let start = range.start + piece.len() - piece.trim_start().len();
        let end = (range.start + piece.trim_end().len()).max(start);
        let from = self.spans.partition_point(|(span, _)| span.end <= start);
        let within = self.spans[from..].iter().take_while(|(span, _)| span.start < end);
        let spans = within.filter_map(|(span, emphasis)| {
            let (from, to) = (span.start.max(start), span.end.min(end));
            (from < to).then(|| (from - start..to - start, *emphasis))
        });
        let mut part = Self { text: self.text[start..end].to_owned(), spans: spans.collect() };
        part.trim_spans();
        part
    }

    /// Puts another text behind this one, with a blank between.
    pub(crate) fn push(&mut self, other: &Self) {
        if other.text.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        let shift = self.text.len();
        self.text.push_str(&other.text);
        let moved = other.spans.iter().map(|(span, e)| (span.start + shift..span.end + shift, *e));
        self.spans.extend(moved);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Every letter is bold.
    pub(crate) fn is_bold(&self) -> bool {
        let mut letters = self.styled().filter(|(_, c, _)| c.is_alphanumeric()).peekable();
        letters.peek().is_some() && letters.all(|(.., emphasis)| emphasis.bold)
    }

    /// Every letter is a capital, and there are at least two.
    pub(crate) fn is_in_capitals(&self) -> bool {
        let letters = || self.text.chars().filter(|c| c.is_alphabetic());
        letters().nth(1).is_some() && letters().all(|c| !c.is_lowercase())
    }

    /// Its characters, where each begins, and how it is set. Bytes.
    pub(crate) fn styled(&self) -> impl Iterator<Item = (usize, char, Emphasis)> {
        let mut spans = self.spans.iter().peekable();
        self.text.char_indices().map(move |(at, c)| {
            while spans.next_if(|(span, _)| span.end <= at).is_some() {}
            let here = spans.peek().filter(|(span, _)| span.start <= at);
            (at, c, here.map(|(_, emphasis)| *emphasis).unwrap_or_default())
        })
    }

    fn trim_spans(&mut self) {
        let text = &self.text;
        for (span, _) in &mut self.spans {
            let piece = &text[span.clone()];
            let start = span.start + piece.len() - piece.trim_start().len();
            let end = span.start + piece.trim_end().len();
            *span = start..end.max(start);
        }
        self.spans.retain(|(span, _)| !span.is_empty());
    }
}

/// Gathers characters into a [`Text`], bringing them into order on the way.
#[derive(Default)]
struct Gatherer {
    text: String,
    spans: Vec<(Range<usize>, Emphasis)>,
    /// The letter in the making, with the marks that follow it.
    cluster: String,
    emphasis: Emphasis,
    blank: bool,
}

impl Gatherer {
    fn push(&mut self, c: char, style: Style, repairs: &mut Repairs) {
        if is_invisible(c) {
            repairs.invisible += 1;
            return;
        }
        let c = match c {
            'Ð' => {
                repairs.strokes += 1;
                'Đ'
            }
            'ð' => {
                repairs.strokes += 1;
                'đ'
            }
            // A figure right behind another would make a larger number of it: 10³ isn't 103. In m2 it stands as it was typed.
            c if self.follows_figure() => raised(c, style.raised),
            c => c,
        };
        if c.is_whitespace() || c.is_control() {
            self.end_cluster(repairs);
            repairs.blanks += usize::from(c != ' ' || self.blank);
            self.blank = true;
            return;
        }
        if !is_combining_mark(c) || self.cluster.is_empty() {
            self.end_cluster(repairs);
            self.emphasis = Emphasis { bold: style.bold, italic: style.italic };
        }
        self.cluster.push(c);
    }

    fn follows_figure(&self) -> bool {
        let last = if self.cluster.is_empty() { &self.text } else { &self.cluster };
        last.ends_with(char::is_numeric) && !self.blank
    }

    fn end_cluster(&mut self, repairs: &mut Repairs) {
        if self.cluster.is_empty() {
            return;
        }
        if std::mem::take(&mut self.blank) && !self.text.is_empty() {
            self.text.push(' ');
        }
        let start = self.text.len();
        if self.cluster.is_ascii() {
            self.text.push_str(&self.cluster);
        } else {
            let composed: String = self.cluster.nfc().collect();
            repairs.composed += usize::from(composed != self.cluster);
            self.text.push_str(&composed);
        }
        self.cluster.clear();
        let (end, emphasis) = (self.text.len(), self.emphasis);
        if emphasis == Emphasis::default() {
            return;
        }
        match self.spans.last_mut() {
            // A blank between two stretches of one style is part of them.
            Some((span, last)) if *last == emphasis && self.text[span.end..start].trim().is_empty() => {
                span.end = end
            }
            _ => self.spans.push((start..end, emphasis)),
        }
    }

    fn finish(mut self, repairs: &mut Repairs) -> Text {
        self.end_cluster(repairs);
        Text { text: self.text, spans: self.spans }
    }
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// A figure above or below the line as a character of its own: m².
fn raised(c: char, raised: Raised) -> char {
    let figures = match raised {
        Raised::No => return c,
        Raised::Above => "⁰¹²³⁴⁵⁶⁷⁸⁹",
        Raised::Below => "₀₁₂₃₄₅₆₇₈₉",
    };
    let figure = c.to_digit(10).and_then(|digit| figures.chars().nth(digit as usize));
    figure.unwrap_or(c)
}

/// A line's text, cut at its breaks where `parts_at` says so of what stands before and behind one.
pub(crate) fn flatten(
    line: &Line,
    repairs: &mut Repairs,
    parts_at: impl Fn(&str, &str) -> bool,
) -> Vec<FlatLine> {
    let mut pieces: Vec<Vec<Run>> = vec![Vec::new()];
    for run in &line.runs {
        for (at, text) in run.text.split('\n').enumerate() {
            if at > 0 {
                pieces.push(Vec::new());
            }
            if let Some(piece) = pieces.last_mut() {
                let Run { style, font, computed, .. } = run;
                piece.push(Run {
                    text: text.to_owned(),
                    style: *style,
                    font: font.clone(),
                    computed: *computed,
                });
            }
        }
    }
    let mut joined: Vec<Vec<Run>> = Vec::new();
    // What is joined so far, letters only.
    let mut before = String::new();
    for piece in pieces {
        let behind: String = piece.iter().map(|run| run.text.as_str()).collect();
        match joined.last_mut() {
            Some(last) if !parts_at(before.trim(), behind.trim()) => {
                last.push(Run { text: " ".to_owned(), ..Run::default() });
                last.extend(piece);
                before.push(' ');
                before.push_str(&behind);
            }
            _ => {
                joined.push(piece);
                before = behind;
            }
        }
    }
    let mut lines = Vec::new();
    for (at, runs) in joined.iter().enumerate() {
        let mut gatherer = Gatherer::default();
        let mut label = 0;
        if at == 0 && !line.label.is_empty() {
            // The number looks like the words behind it.
            let style = runs.iter().find(|run| !run.text.trim().is_empty()).map(|run| run.style);
            let style = Style { raised: Raised::No, ..style.unwrap_or_default() };
            line.label.chars().for_each(|c| gatherer.push(c, style, repairs));
            gatherer.end_cluster(repairs);
            label = gatherer.text.len();
            gatherer.blank = !line.glued;
        }
        for run in runs {
            run.text.chars().for_each(|c| gatherer.push(c, run.style, repairs));
        }
        let text = gatherer.finish(repairs);
        if !text.is_empty() {
            lines.push(FlatLine { place: line.place, text, label, centred: line.centred });
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(text: &str, bold: bool) -> Run {
        Run { text: text.to_owned(), style: Style { bold, ..Style::default() }, ..Run::default() }
    }

    fn flat(runs: Vec<Run>, label: &str) -> (Vec<FlatLine>, Repairs) {
        let mut repairs = Repairs::default();
        let line = Line { runs, label: label.to_owned(), ..Line::default() };
        let lines = flatten(&line, &mut repairs, |_, behind| behind.starts_with("b)"));
        (lines, repairs)
    }

    #[test]
    fn letters_are_brought_into_order_and_counted() {
        let (lines, repairs) = flat(vec![run("  Ðô\u{200b} thi", false), run("\u{323}\u{a0} m", false)], "");
        assert_eq!(lines[0].text.text, "Đô thị m");
        let Repairs { composed, strokes, invisible, blanks, .. } = repairs;
        assert_eq!((composed, strokes, invisible, blanks), (1, 1, 1, 3));
    }

    #[test]
    fn bold_reaches_over_blanks_and_not_beyond() {
        let (lines, _) = flat(vec![run("Điều 1. ", true), run("Phạm", true), run(" vi ", false)], "");
        let bold = Emphasis { bold: true, italic: false };
        assert_eq!(lines[0].text.spans, [(0.."Điều 1. Phạm".len(), bold)]);
        assert!(!lines[0].text.is_bold());
    }

    #[test]
    fn breaks_part_before_a_sign_only() {
        let (lines, _) = flat(vec![run("một\nhai\nb) ba", false)], "a)");
        let texts: Vec<&str> = lines.iter().map(|line| line.text.text.as_str()).collect();
        assert_eq!(texts, ["a) một hai", "b) ba"]);
        assert_eq!((lines[0].label, lines[1].label), (2, 0));
    }

    #[test]
    fn raised_figures_make_no_other_number() {
        let above = Style { raised: Raised::Above, ..Style::default() };
        let figure = || Run { text: "2".into(), style: above, ..Run::default() };
        let (lines, _) = flat(vec![run("m", false), figure(), run(" 10", false), figure()], "");
        assert_eq!(lines[0].text.text, "m2 10²");
    }
}
