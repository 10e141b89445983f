//! [`Inline`] → HTML. The only place that makes HTML; everything that comes from a file is escaped.

use std::fmt::Write;
use std::ops::Range;

use super::document::{Inline, Span, Style};

/// The whole text as inline HTML: `em`, `strong`, `code`, `a[data-address]`, `sup.ref` and text, nothing else.
pub fn html(inline: &Inline) -> String {
    html_range(inline, 0..inline.text.len())
}

/// The part of the text in this byte range, for a table's cell.
pub fn html_range(inline: &Inline, range: Range<usize>) -> String {
    let mut out = String::with_capacity(range.len() + 16);
    let spans: Vec<Span> = inline
        .spans
        .iter()
        .map(|span| Span {
            range: span.range.start.max(range.start)..span.range.end.min(range.end),
            style: span.style.clone(),
        })
        .filter(|span| span.range.start < span.range.end)
        .collect();
    let mut open: Vec<&Span> = Vec::new();
    let mut next_span = spans.iter().peekable();
    let inside = |at: usize| at > range.start && at <= range.end || at == range.start && range.start == 0;
    let mut next_ref = inline.refs.iter().filter(|sign| inside(sign.at)).peekable();
    let mut at = range.start;
    loop {
        // Signs stand after the text they belong to, so before anything that begins here.
        while let Some(sign) = next_ref.next_if(|sign| sign.at <= at) {
            let _ = write!(out, "<sup class=\"ref\" data-note=\"{}\">{}</sup>", sign.note, sign.letter);
        }
        while open.last().is_some_and(|span| span.range.end <= at) {
            if let Some(span) = open.pop() {
                out.push_str(closing(&span.style));
            }
        }
        while let Some(span) = next_span.next_if(|span| span.range.start <= at) {
            opening(&span.style, &mut out);
            open.push(span);
        }
        if at >= range.end {
            break;
        }
        let stops = [
            open.last().map(|span| span.range.end),
            next_span.peek().map(|span| span.range.start),
            next_ref.peek().map(|sign| sign.at),
        ];
        let stop = stops.into_iter().flatten().min().unwrap_or(range.end).clamp(at, range.end);
        escape(&inline.text[at..stop], &mut out);
        at = stop;
    }
    out
}

fn opening(style: &Style, out: &mut String) {
    match style {
        Style::Emphasis => out.push_str("<em>"),
        Style::Strong => out.push_str("<strong>"),
        Style::Code => out.push_str("<code>"),
        Style::Link { doc, address } => {
            out.push_str("<a href=\"#\"");
            for (name, value) in [("doc", doc.as_deref()), ("address", Some(address))] {
                if let Some(value) = value {
                    let _ = write!(out, " data-{name}=\"");
                    escape(value, out);
                    out.push('"');
                }
            }
            out.push('>');
        }
    }
}

fn closing(style: &Style) -> &'static str {
    match style {
        Style::Emphasis => "</em>",
        Style::Strong => "</strong>",
        Style::Code => "</code>",
        Style::Link { .. } => "</a>",
    }
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
}
