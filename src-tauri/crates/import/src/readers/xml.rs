//! XML as trees, one block at a time: what is in memory at once is a paragraph or a table, not a document.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use crate::caps;
use crate::format::Format;
use crate::letters::Count;
use crate::refusal::Refusal;

/// Elements of Word's that hold letters, by their local names.
pub(super) const TEXTS: [&str; 2] = ["t", "delText"];

/// The element that draws letters as a picture, and its attribute that has them.
const DRAWN: (&str, &str) = ("textpath", "string");

/// An element. Names have the prefixes that everybody uses (`w:p`), whatever the file calls them.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Node {
    pub name: String,
    attributes: Vec<(String, String)>,
    pub children: Vec<Child>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Child {
    Node(Node),
    Text(String),
}

/// Namespaces by their addresses, with the prefix that they go by here.
pub(super) const PREFIXES: [(&str, &str); 15] = [
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"),
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", "w"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/math", "m"),
    ("http://purl.oclc.org/ooxml/officeDocument/math", "m"),
    ("http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"),
    ("urn:oasis:names:tc:opendocument:xmlns:text:1.0", "text"),
    ("urn:oasis:names:tc:opendocument:xmlns:style:1.0", "style"),
    ("urn:oasis:names:tc:opendocument:xmlns:table:1.0", "table"),
    ("urn:oasis:names:tc:opendocument:xmlns:office:1.0", "office"),
    ("urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", "draw"),
    ("urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0", "fo"),
    ("urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0", "svg"),
    ("urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0", "loext"),
    ("http://www.w3.org/1998/Math/MathML", "math"),
    ("http://www.w3.org/1999/xlink", "xlink"),
];

impl Node {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    pub(super) fn nodes(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            Child::Node(node) => Some(node),
            Child::Text(_) => None,
        })
    }

    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.nodes().find(|node| node.name == name)
    }

    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.nodes().filter(move |node| node.name == name)
    }

    /// `w:val` of a child.
    pub(super) fn val(&self, name: &str) -> Option<&str> {
        self.child(name)?.attribute("w:val")
    }

    /// A property that is on by being there, unless its `w:val` says no.
    pub(super) fn is_on(&self, name: &str) -> Option<bool> {
        let value = self.child(name)?.attribute("w:val");
        Some(!matches!(value, Some("0" | "false" | "off" | "none")))
    }

    /// An element with one child.
    pub(super) fn around(name: &str, child: Self) -> Self {
        Self { name: name.to_owned(), attributes: Vec::new(), children: vec![Child::Node(child)] }
    }

    /// Its own text, without that of elements in it.
    pub(super) fn own_text(&self) -> String {
        let text = |child: &Child| match child {
            Child::Text(text) => Some(text.clone()),
            Child::Node(_) => None,
        };
        self.children.iter().filter_map(text).collect()
    }

    /// The letters that it draws as a picture: a mark across the page.
    pub(super) fn drawn(&self) -> Option<&str> {
        (self.local() == DRAWN.0).then(|| self.attribute(DRAWN.1)).flatten()
    }

    /// The local part of its name.
    pub(super) fn local(&self) -> &str {
        self.name.rsplit(':').next().unwrap_or_default()
    }

    /// The text of all elements in it whose local name is one of these, one after the other.
    pub(super) fn text_of(&self, names: &[&str], out: &mut String) {
        if names.contains(&self.local()) {
            out.push_str(&self.own_text());
        }
        out.extend(self.drawn());
        for node in self.nodes() {
            node.text_of(names, out);
            match node.local() {
                "p" | "br" | "tc" | "h" => out.push('\n'),
                "tab" => out.push('\t'),
                _ => {}
            }
        }
    }
}

/// Reads a part's XML.
pub(super) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    format: Format,
    prefixes: HashMap<String, &'static str>,
    depth: usize,
}

/// Elements may nest a few times deeper than tables and boxes do.
const DEPTH: usize = caps::DEPTH * 4;

impl<'a> Xml<'a> {
    pub(super) fn new(text: &'a str, format: Format) -> Self {
        let text = text.trim_start_matches('\u{feff}');
        Self { reader: Reader::from_str(text), format, prefixes: HashMap::new(), depth: 0 }
    }

    /// Goes to the first element of this name and says whether there is one.
    pub(super) fn enter(&mut self, name: &str) -> Result<bool, Refusal> {
        loop {
            match self.event()? {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > DEPTH {
                        return Err(Refusal::TooDeep);
                    }
                    if self.name(&start) == name {
                        return Ok(true);
                    }
                }
                Event::Empty(start) => {
                    self.name(&start);
                }
                Event::End(_) => self.depth = self.depth.saturating_sub(1),
                Event::Eof => return Ok(false),
                _ => {}
            }
        }
    }

    /// The next element in the one that was entered; `None` at its end.
    pub(super) fn next(&mut self) -> Result<Option<Node>, Refusal> {
        loop {
            match self.event()? {
                Event::Start(start) => return self.tree(&start).map(Some),
                Event::Empty(start) => return Ok(Some(self.node(&start))),
                Event::End(_) => return Ok(None),
                Event::Eof => return Err(Refusal::damaged(self.format, "XML ends in the middle")),
                _ => {}
            }
        }
    }

    /// How far into the text it is. Bytes.
    pub(super) fn position(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    fn event(&mut self) -> Result<Event<'a>, Refusal> {
        self.reader.read_event().map_err(|error| Refusal::damaged(self.format, error))
    }

    fn tree(&mut self, start: &BytesStart<'_>) -> Result<Node, Refusal> {
        let mut open = vec![self.node(start)];
        let mut count = 1;
        loop {
            match self.event()? {
                Event::Start(start) => {
                    if self.depth + open.len() > DEPTH {
                        return Err(Refusal::TooDeep);
                    }
                    open.push(self.node(&start));
                    count += 1;
                }
                Event::Empty(start) => {
                    let node = self.node(&start);
                    push(&mut open, Child::Node(node));
                    count += 1;
                }
                Event::End(_) => {
                    let Some(node) = open.pop() else { break };
                    if open.is_empty() {
                        return Ok(node);
                    }
                    push(&mut open, Child::Node(node));
                }
                Event::Text(text) => push_text(&mut open, &text.xml10_content()),
                Event::CData(text) => push_text(&mut open, &text.xml10_content()),
                Event::GeneralRef(name) => {
                    let char = name.resolve_char_ref().ok().flatten();
                    let text = char.map(String::from).or_else(|| entity(&name).map(str::to_owned));
                    // A number that is no letter's, half a surrogate pair say, is a letter that nobody can tell.
                    let spoilt = name.starts_with('#').then(|| char::REPLACEMENT_CHARACTER.to_string());
                    let text = text.or(spoilt).unwrap_or_else(|| format!("&{};", &*name));
                    push_text(&mut open, &text);
                }
                Event::Eof => break,
                _ => {}
            }
            if count > caps::ELEMENTS {
                return Err(Refusal::TooMany);
            }
        }
        Err(Refusal::damaged(self.format, "XML ends in the middle"))
    }

    fn node(&mut self, start: &BytesStart<'_>) -> Node {
        let mut attributes = Vec::new();
        for attribute in start.attributes().with_checks(false).flatten() {
            let value = attribute.normalized_value(XmlVersion::Implicit1_0);
            let value = value.map_or_else(|_| attribute.value.to_string(), |value| value.into_owned());
            let key = attribute.key.into_inner();
            if let Some(prefix) = key.strip_prefix("xmlns:") {
                let known = PREFIXES.iter().find(|(address, _)| *address == value);
                if let Some((_, ours)) = known.filter(|(_, ours)| *ours != prefix) {
                    self.prefixes.insert(prefix.to_owned(), ours);
                }
                continue;
            }
            attributes.push((key.to_owned(), value));
        }
        if !self.prefixes.is_empty() {
            for (key, _) in &mut attributes {
                *key = self.ours(key);
            }
        }
        Node { name: self.ours(start.name().into_inner()), attributes, children: Vec::new() }
    }

    fn name(&mut self, start: &BytesStart<'_>) -> String {
        self.node(start).name
    }

    fn ours(&self, name: &str) -> String {
        match name.split_once(':').and_then(|(prefix, local)| Some((self.prefixes.get(prefix)?, local))) {
            Some((prefix, local)) => format!("{prefix}:{local}"),
            None => name.to_owned(),
        }
    }
}

fn push(open: &mut [Node], child: Child) {
    if let Some(parent) = open.last_mut() {
        parent.children.push(child);
    }
}

fn push_text(open: &mut [Node], text: &str) {
    let Some(parent) = open.last_mut() else { return };
    match parent.children.last_mut() {
        Some(Child::Text(last)) => last.push_str(text),
        _ => parent.children.push(Child::Text(text.to_owned())),
    }
}

fn entity(name: &str) -> Option<&'static str> {
    Some(match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        "nbsp" => "\u{a0}",
        _ => return None,
    })
}

/// A whole part as one tree.
pub(super) fn whole(text: &str, format: Format) -> Result<Node, Refusal> {
    let mut xml = Xml::new(text, format);
    loop {
        match xml.event()? {
            Event::Start(start) => return xml.tree(&start),
            Event::Empty(start) => return Ok(xml.node(&start)),
            Event::Eof => return Err(Refusal::damaged(format, "no XML")),
            _ => {}
        }
    }
}

/// Counts the letters in all elements whose local name is one of these. It knows nothing of paragraphs: it is what the
/// reader is held to.
pub(super) fn census(text: &str, names: &[&str], count: &mut Count) {
    let mut reader = Reader::from_str(text);
    let mut open: Vec<bool> = Vec::new();
    let drawn = |start: &BytesStart<'_>, count: &mut Count| {
        let letters = start.try_get_attribute(DRAWN.1).ok().flatten();
        let letters = letters.filter(|_| start.local_name().into_inner() == DRAWN.0);
        let letters = letters.and_then(|letters| letters.normalized_value(XmlVersion::Implicit1_0).ok());
        letters.into_iter().for_each(|letters| count.add(&letters));
    };
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                drawn(&start, count);
                open.push(names.contains(&start.local_name().into_inner()));
            }
            Ok(Event::Empty(start)) => drawn(&start, count),
            Ok(Event::End(_)) => {
                open.pop();
            }
            Ok(Event::Text(text)) if open.last() == Some(&true) => count.add(&text.xml10_content()),
            Ok(Event::CData(text)) if open.last() == Some(&true) => count.add(&text.xml10_content()),
            Ok(Event::GeneralRef(name)) if open.last() == Some(&true) => {
                match name.resolve_char_ref() {
                    Ok(Some(c)) => count.add(c.encode_utf8(&mut [0; 4])),
                    // What isn't known stands as it is written.
                    _ if entity(&name).is_none() && !name.starts_with('#') => count.add(&name),
                    _ => {}
                }
            }
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}
