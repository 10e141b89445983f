//! Blocks of a text: paragraphs with their numbers, lists, sections, what is left out.

use std::collections::HashMap;

use super::super::symbols::bullet;
use super::super::xml::{Child, Node};
use super::census::words;
use super::labels::{GoesOn, InList, Label, Labels};
use super::lists::LEVELS;
use super::styles::Styles;
use crate::caps;
use crate::format::Format;
use crate::issue::{Dropped, DroppedKind, IssueKind, Place};
use crate::letters::is_counted;
use crate::model::{Line, Part, Reading, Run};
use crate::refusal::Refusal;

/// Reads blocks into a [`Reading`].
pub(super) struct Body<'a> {
    pub(super) styles: &'a Styles,
    labels: Labels,
    /// Words of formulas that stand in parts of their own, by those parts' names.
    pub(super) formulas: HashMap<String, String>,
    /// Words of the formulas that were met.
    pub(super) formula_words: String,
    pub(super) reading: Reading,
    paragraphs: usize,
    pub(super) seen: Seen,
    depth: usize,
}

/// What is said once for the whole document, and notes that wait for its end.
#[derive(Debug, Default)]
pub(super) struct Seen {
    pub inserted: usize,
    pub deleted: usize,
    pub hidden: usize,
    pub boxes: usize,
    pub pictures: usize,
    pub unknown_numbers: usize,
    pub notes: usize,
    pub footnotes: Vec<Line>,
    pub endnotes: Vec<Line>,
}

/// A paragraph's runs in the making.
#[derive(Default)]
pub(super) struct Runs {
    pub runs: Vec<Run>,
    /// What stands in frames that hang on this paragraph.
    pub boxes: Vec<Part>,
    /// A field in it hides it.
    pub hides: bool,
}

/// What a paragraph is numbered by.
enum Number<'a> {
    No,
    /// The first of a list's item, with the number that the item begins at.
    Item(&'a InList, Option<i64>),
    /// The file says what is printed.
    Printed(String),
    Heading,
}

impl<'a> Body<'a> {
    pub(super) fn new(styles: &'a Styles, labels: Labels, formulas: HashMap<String, String>) -> Self {
        Self {
            styles,
            labels,
            formulas,
            formula_words: String::new(),
            reading: Reading::new(Format::Odt),
            paragraphs: 0,
            seen: Seen::default(),
            depth: 0,
        }
    }

    pub(super) fn place(&self) -> Place {
        Place::paragraph(self.paragraphs.max(1))
    }

    /// Reads one block of the text.
    pub(super) fn block(&mut self, node: &Node) -> Result<(), Refusal> {
        let mut parts = Vec::new();
        self.one(node, &mut parts)?;
        self.reading.parts.append(&mut parts);
        Ok(())
    }

    /// Reads what is in an element that holds blocks.
    pub(super) fn blocks(&mut self, node: &Node, parts: &mut Vec<Part>) -> Result<(), Refusal> {
        for child in &node.children {
            match child {
                Child::Node(node) => self.one(node, parts)?,
                // Words without a paragraph around them, from careless programs.
                Child::Text(text) if is_counted(text) => {
                    let runs = vec![Run { text: text.clone(), ..Run::default() }];
                    parts.push(Part::Line(Line { place: self.place(), runs, ..Line::default() }));
                }
                Child::Text(_) => {}
            }
        }
        Ok(())
    }

    /// Reads one block.
    pub(super) fn one(&mut self, node: &Node, parts: &mut Vec<Part>) -> Result<(), Refusal> {
        self.depth += 1;
        if self.depth > caps::DEPTH {
            return Err(Refusal::TooDeep);
        }
        match node.name.as_str() {
            "text:p" => self.paragraph(node, Number::No, parts)?,
            "text:h" => self.paragraph(node, Number::Heading, parts)?,
            "text:list" => self.list(node, None, false, parts)?,
            "text:numbered-paragraph" => self.numbered(node, parts)?,
            "table:table" => {
                let table = self.table(node)?;
                parts.push(Part::Table(table));
            }
            "text:section" if is_hidden_section(node) => self.hide(words(node)),
            "text:tracked-changes" => self.changes(node),
            "text:table-of-content"
            | "text:illustration-index"
            | "text:table-index"
            | "text:object-index" => {
                self.drop(DroppedKind::Contents, words(node));
            }
            "office:annotation" => self.drop(DroppedKind::Comment, words(node)),
            name if super::census::is_skipped(name) => {}
            name if name.starts_with("draw:") || name.starts_with("math:") => {
                let mut runs = Runs::default();
                self.drawing(node, &super::styles::Look::default(), &mut runs)?;
                self.finish_line(Line::default(), runs, parts);
            }
            _ if is_inline(&node.name) => {
                let mut runs = Runs::default();
                self.inline_one(node, &super::styles::Look::default(), &mut runs)?;
                self.finish_line(Line::default(), runs, parts);
            }
            _ => self.blocks(node, parts)?,
        }
        self.depth -= 1;
        Ok(())
    }

    fn finish_line(&mut self, mut line: Line, runs: Runs, parts: &mut Vec<Part>) {
        line.place = self.place();
        line.runs = runs.runs;
        if !line.is_blank() {
            parts.push(Part::Line(line));
        }
        parts.extend(runs.boxes);
    }

    fn paragraph(&mut self, node: &Node, number: Number<'_>, parts: &mut Vec<Part>) -> Result<(), Refusal> {
        self.paragraphs += 1;
        if self.paragraphs > caps::PARAGRAPHS {
            return Err(Refusal::TooMany);
        }
        let style = node.attribute("text:style-name");
        let look = self.styles.paragraph(style);
        let mut runs = Runs::default();
        self.inline(node, &look, &mut runs)?;
        if std::mem::take(&mut runs.hides) {
            let text: String = runs.runs.drain(..).filter(|run| !run.computed).map(|run| run.text).collect();
            self.hide(text);
        }
        let mut line = Line { centred: self.styles.is_centred(style), ..Line::default() };
        // A paragraph that is hidden with all its words isn't counted.
        let is_hidden = look.hidden && runs.runs.iter().all(|run| run.text.trim().is_empty());
        if !is_hidden {
            self.label(&mut line, node, number, &runs);
        }
        self.finish_line(line, runs, parts);
        Ok(())
    }

    /// Puts the automatic number before a line.
    fn label(&mut self, line: &mut Line, node: &Node, number: Number<'_>, runs: &Runs) {
        let style = node.attribute("text:style-name");
        // Only a heading has these itself.
        let restarts = node.attribute("text:restart-numbering") == Some("true");
        let own = node.attribute("text:start-value").and_then(|value| value.parse().ok());
        let own = own.or(restarts.then_some(1));
        let printed = node.child("text:number").map(Node::own_text);
        let label = match number {
            Number::No => return,
            Number::Printed(text) => Some(Label { text, glued: false, bullet: None }),
            _ if node.attribute("text:is-list-header") == Some("true") => return,
            Number::Item(at, from) if !self.is_in_outline(node, at) => {
                let at = InList { style: at.style.clone().or_else(|| self.styles.list(style)), ..at.clone() };
                let label = self.labels.next(&at, from.or(own));
                self.seen.unknown_numbers +=
                    usize::from(label.is_none() && at.style.is_some_and(|it| !it.is_empty()));
                label
            }
            // A style may take headings out of their numbers.
            _ if self.styles.list(style).is_some_and(|list| list.is_empty()) => return,
            Number::Heading | Number::Item(..) => {
                let level =
                    node.attribute("text:outline-level").and_then(|level| level.parse::<usize>().ok());
                let level = level.unwrap_or(1).clamp(1, LEVELS) - 1;
                self.labels.heading(level, own)
            }
        };
        let label = label.or_else(|| Some(Label { text: printed?, glued: false, bullet: None }));
        let Some(label) = label else { return };
        line.glued = label.glued;
        line.label = match &label.bullet {
            Some(font) => {
                let shown = bullet(&self.styles.font(font), &label.text);
                self.reading.bullets += usize::from(shown != label.text);
                shown
            }
            None => label.text,
        };
        // A dash before nothing is nothing.
        let is_sign = line.label.chars().all(|c| !c.is_alphanumeric());
        if is_sign && runs.runs.iter().all(|run| run.text.trim().is_empty()) {
            line.label.clear();
        }
    }

    /// Whether a list's item is numbered as a heading all the same, since nothing says how its list is numbered.
    fn is_in_outline(&self, node: &Node, at: &InList) -> bool {
        let style = node.attribute("text:style-name");
        let list = self.styles.list(style).filter(|list| !list.is_empty());
        node.name == "text:h" && at.style.is_none() && list.is_none()
    }

    /// Reads a list. `again` if another list in the same item was before it.
    fn list(
        &mut self,
        node: &Node,
        around: Option<&InList>,
        again: bool,
        parts: &mut Vec<Part>,
    ) -> Result<(), Refusal> {
        let own = node.attribute("text:style-name").map(str::to_owned);
        let continues = node.attribute("text:continue-numbering") == Some("true");
        let name = node.attribute("xml:id").or_else(|| node.attribute("text:id"));
        let with = node.attribute("text:continue-list");
        let at = match around {
            None => {
                let goes_on = match with {
                    Some(name) => GoesOn::With(name),
                    None if continues => GoesOn::Last,
                    None => GoesOn::No,
                };
                let list = self.labels.begin(name, own.as_deref(), &goes_on);
                InList { list, style: own, level: 0 }
            }
            Some(around) => {
                let level = around.level + 1;
                if again && !continues && with.is_none() {
                    self.labels.restart(around.list, level);
                }
                InList { list: around.list, style: own.or_else(|| around.style.clone()), level }
            }
        };
        for node in node.nodes() {
            self.item(node, &at, parts)?;
        }
        Ok(())
    }

    fn item(&mut self, node: &Node, at: &InList, parts: &mut Vec<Part>) -> Result<(), Refusal> {
        self.depth += 1;
        if self.depth > caps::DEPTH {
            return Err(Refusal::TooDeep);
        }
        let is_item = node.name == "text:list-item";
        if !is_item && node.name != "text:list-header" {
            self.depth -= 1;
            return self.one(node, parts);
        }
        let start = node.attribute("text:start-value").and_then(|value| value.parse().ok());
        let style = node.attribute("text:style-override").map(str::to_owned);
        let at = InList { style: style.or_else(|| at.style.clone()), ..at.clone() };
        let printed = node.child("text:number").map(Node::own_text);
        let (mut first, mut lists) = (is_item, 0);
        for child in node.nodes() {
            match child.name.as_str() {
                "text:p" | "text:h" => {
                    let number = match (&printed, std::mem::take(&mut first)) {
                        (_, false) => Number::No,
                        (Some(text), true) if at.style.is_none() => Number::Printed(text.trim().to_owned()),
                        _ => Number::Item(&at, start),
                    };
                    self.paragraph(child, number, parts)?;
                }
                "text:list" => {
                    self.list(child, Some(&at), lists > 0, parts)?;
                    lists += 1;
                    first = false;
                }
                _ => self.one(child, parts)?,
            }
        }
        self.depth -= 1;
        Ok(())
    }

    /// A paragraph that is numbered without standing in a list.
    fn numbered(&mut self, node: &Node, parts: &mut Vec<Part>) -> Result<(), Refusal> {
        let style = node.attribute("text:style-name").map(str::to_owned);
        let name = node.attribute("text:list-id").map(str::to_owned);
        let list = self
            .labels
            .of_name(&name.unwrap_or_else(|| format!("style {}", style.as_deref().unwrap_or_default())));
        let level = node.attribute("text:level").and_then(|level| level.parse::<usize>().ok()).unwrap_or(1);
        let at = InList { list, style, level: level.clamp(1, LEVELS) - 1 };
        let start = node.attribute("text:start-value").and_then(|value| value.parse().ok());
        for child in node.nodes().filter(|child| matches!(child.name.as_str(), "text:p" | "text:h")) {
            self.paragraph(child, Number::Item(&at, start), parts)?;
        }
        Ok(())
    }

    /// Tracked changes: the text is that with all of them accepted; what they delete stands here.
    fn changes(&mut self, node: &Node) {
        for change in node.nodes().flat_map(Node::nodes) {
            match change.name.as_str() {
                "text:insertion" => self.seen.inserted += 1,
                "text:deletion" => {
                    self.seen.deleted += 1;
                    self.drop(DroppedKind::Deleted, words(change));
                }
                _ => self.drop(DroppedKind::Deleted, words(change)),
            }
        }
    }

    /// Leaves something out.
    pub(super) fn drop(&mut self, what: DroppedKind, text: String) {
        if is_counted(&text) {
            let place = self.place();
            self.reading.dropped.push(Dropped { place, what, text });
        }
    }

    pub(super) fn hide(&mut self, text: String) {
        self.seen.hidden += usize::from(is_counted(&text));
        self.drop(DroppedKind::Hidden, text);
    }

    pub(super) fn finish(mut self) -> Reading {
        let Seen { footnotes, endnotes, .. } = &mut self.seen;
        self.reading.parts.extend(footnotes.drain(..).chain(endnotes.drain(..)).map(Part::Line));
        let Seen { inserted, deleted, hidden, boxes, pictures, unknown_numbers, .. } = self.seen;
        for (count, kind) in [
            (inserted + deleted, IssueKind::TrackedChanges { inserted, deleted }),
            (hidden, IssueKind::Hidden { count: hidden }),
            (boxes, IssueKind::TextBox { count: boxes }),
            (pictures, IssueKind::Picture { count: pictures }),
            (unknown_numbers, IssueKind::AutomaticNumbers { count: unknown_numbers }),
        ] {
            if count > 0 {
                self.reading.issue(Place::default(), kind);
            }
        }
        self.reading
    }
}

fn is_hidden_section(node: &Node) -> bool {
    let display = node.attribute("text:display");
    display == Some("none")
        || display == Some("condition") && node.attribute("text:is-hidden") == Some("true")
}

/// What stands within paragraphs only.
fn is_inline(name: &str) -> bool {
    matches!(name, "text:span" | "text:a" | "text:s" | "text:tab" | "text:line-break" | "text:note")
}
