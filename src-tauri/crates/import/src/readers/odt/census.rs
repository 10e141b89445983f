//! The letters of a text, counted by a reader of its own that knows nothing of paragraphs, and the words of what is left
//! out.

use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::reader::NsReader;

use super::super::xml::{Child, Node, PREFIXES};
use crate::letters::Count;

/// What has letters that are nobody's to read: who wrote a comment and when, pictures' bytes, what a drawing is called, and
/// numbers that are counted here.
const SKIPPED: [&str; 8] = [
    "svg:title",
    "svg:desc",
    "office:binary-data",
    "office:change-info",
    "text:note-citation",
    "text:number",
    "text:script",
    "math:annotation",
];

pub(super) fn is_skipped(name: &str) -> bool {
    SKIPPED.contains(&name) || name.starts_with("dc:") || name.starts_with("meta:")
}

/// All words in an element, whatever becomes of it.
pub(super) fn words(node: &Node) -> String {
    let mut out = String::new();
    gather(node, &mut out);
    out
}

fn gather(node: &Node, out: &mut String) {
    if is_skipped(&node.name) {
        return;
    }
    for child in &node.children {
        match child {
            Child::Text(text) => out.push_str(text),
            Child::Node(node) => {
                gather(node, out);
                if matches!(node.local(), "p" | "h" | "tab" | "s" | "line-break" | "table-cell") {
                    out.push(' ');
                }
            }
        }
    }
}

/// Counts the letters of the first text of a file. Gives those that stand in it beside all elements, where nothing shows
/// them.
pub(super) fn census(xml: &str, count: &mut Count) -> String {
    let mut beside = String::new();
    let mut reader = NsReader::from_str(xml.trim_start_matches('\u{feff}'));
    // How deep it is in the text, and in something that is left out of the count.
    let (mut within, mut skipped) = (0_usize, 0_usize);
    loop {
        let Ok(event) = reader.read_event() else { return beside };
        let mut add = |text: &str| {
            count.add(text);
            if within == 1 {
                beside.push_str(text);
            }
        };
        match event {
            Event::Start(start) => {
                let name = ours(&reader, &start);
                if within > 0 || name == "office:text" {
                    within += 1;
                }
                if skipped > 0 || within > 0 && is_skipped(&name) {
                    skipped += 1;
                }
            }
            Event::End(_) => {
                skipped = skipped.saturating_sub(1);
                if within == 1 {
                    return beside;
                }
                within = within.saturating_sub(1);
            }
            Event::Text(text) if within > 0 && skipped == 0 => add(&text.xml10_content()),
            Event::CData(text) if within > 0 && skipped == 0 => add(&text.xml10_content()),
            Event::GeneralRef(name) if within > 0 && skipped == 0 => match name.resolve_char_ref() {
                Ok(Some(c)) => add(c.encode_utf8(&mut [0; 4])),
                // What isn't known stands as it is written.
                _ if !name.starts_with('#')
                    && !matches!(&*name, "amp" | "lt" | "gt" | "quot" | "apos" | "nbsp") =>
                {
                    add(&name);
                }
                _ => {}
            },
            Event::Eof => return beside,
            _ => {}
        }
    }
}

/// An element's name with the prefix that it goes by here.
fn ours(reader: &NsReader<&[u8]>, start: &BytesStart<'_>) -> String {
    let name = start.name().into_inner();
    let (space, local) = reader.resolver().resolve_element(start.name());
    let ResolveResult::Bound(space) = space else { return name.to_owned() };
    match PREFIXES.iter().find(|(address, _)| *address == space.into_inner()) {
        Some((_, prefix)) => format!("{prefix}:{}", local.into_inner()),
        None => name.to_owned(),
    }
}
