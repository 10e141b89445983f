//! Blocks of a document's body: paragraphs with their numbers, tables, what is in boxes.

use std::collections::HashMap;

use super::super::symbols::bullet;
use super::super::xml::{Node, TEXTS};
use super::making::{Field, Runs};
use super::numbering::Numbering;

use super::styles::{Styles, paragraph_properties, ruled, run_properties};
use crate::caps;
use crate::format::Format;
use crate::issue::{Dropped, DroppedKind, IssueKind, Place};
use crate::model::{Cell, Line, Part, Reading, Run, Table};
use crate::refusal::Refusal;

/// What is taken for a table of contents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Contents {
    /// The result of its field.
    AsMarked,
    /// Of that result what has the style of an entry.
    AsStyled,
}

/// Reads blocks into a [`Reading`].
pub(super) struct Body<'a> {
    pub(super) styles: &'a Styles,
    numbering: Numbering,
    pub(super) reading: Reading,
    /// Paragraphs so far.
    paragraphs: usize,
    /// Fields that are open; they may reach over paragraphs.
    pub(super) fields: Vec<Field>,
    /// Words of a paragraph whose end a tracked change deletes: they go on in the next one.
    carried: Vec<Run>,
    contents: Contents,
    /// The paragraph that is read has the style of an entry.
    pub(super) entry: bool,
    pub(super) seen: Seen,
    depth: usize,
}

/// What is said once for the whole document.
#[derive(Debug, Default)]
pub(super) struct Seen {
    pub inserted: usize,
    pub deleted: usize,
    pub hidden: usize,
    pub boxes: usize,
    pub pictures: usize,
    pub unknown_numbers: usize,
    /// Charts, diagrams, documents within the document.
    pub unread: usize,
    /// By footnote's id ("e" before an endnote's): its number, counted in order of reference.
    pub notes: HashMap<String, usize>,
}

impl<'a> Body<'a> {
    pub(super) fn new(styles: &'a Styles, numbering: Numbering, contents: Contents) -> Self {
        Self {
            styles,
            numbering,
            reading: Reading::new(Format::Docx),
            paragraphs: 0,
            fields: Vec::new(),
            carried: Vec::new(),
            contents,
            entry: false,
            seen: Seen::default(),
            depth: 0,
        }
    }

    pub(super) fn place(&self) -> Place {
        Place::paragraph(self.paragraphs.max(1))
    }

    /// Reads one block of the body.
    pub(super) fn block(&mut self, node: &Node) -> Result<(), Refusal> {
        let mut parts = Vec::new();
        self.blocks(std::iter::once(node), &mut parts)?;
        self.reading.parts.append(&mut parts);
        Ok(())
    }

    /// Reads blocks, in whatever they are wrapped.
    pub(super) fn blocks<'n>(
        &mut self,
        nodes: impl Iterator<Item = &'n Node>,
        parts: &mut Vec<Part>,
    ) -> Result<(), Refusal> {
        self.depth += 1;
        if self.depth > caps::DEPTH {
            return Err(Refusal::TooDeep);
        }
        for node in nodes {
            match node.name.as_str() {
                "w:p" => self.paragraph(node, parts)?,
                "w:tbl" => {
                    self.flush(parts);
                    let table = self.table(node)?;
                    parts.push(Part::Table(table));
                }
                "w:sdt" if is_contents(node) => self.drop_contents(node),
                "mc:AlternateContent" => {
                    let chosen = self.alternative(node);
                    if let Some(chosen) = chosen {
                        self.blocks(chosen.nodes(), parts)?;
                    }
                }
                // Another document, put in whole.
                "w:altChunk" | "w:subDoc" => self.seen.unread += 1,
                "w:sectPr" | "w:sdtPr" | "w:sdtEndPr" | "w:tblPr" | "w:tblGrid" | "w:tcPr" | "w:trPr" => {}
                // Runs without a paragraph around them, from careless programs.
                "w:r" | "w:hyperlink" => {
                    let wrapped = Node::around("w:p", node.clone());
                    self.paragraph(&wrapped, parts)?;
                }
                _ => self.blocks(node.nodes(), parts)?,
            }
        }
        self.depth -= 1;
        Ok(())
    }

    fn paragraph(&mut self, node: &Node, parts: &mut Vec<Part>) -> Result<(), Refusal> {
        self.paragraphs += 1;
        if self.paragraphs > caps::PARAGRAPHS {
            return Err(Refusal::TooMany);
        }
        let properties = node.child("w:pPr");
        let own = properties.map(paragraph_properties).unwrap_or_default();
        let style =
            properties.and_then(|node| node.val("w:pStyle")).or_else(|| self.styles.default_paragraph());
        let style = style.map(str::to_owned);
        let mark = properties.and_then(|node| node.child("w:rPr"));
        let ends_deleted =
            mark.is_some_and(|mark| mark.child("w:del").is_some() || mark.child("w:moveFrom").is_some());
        let mut runs =
            Runs { runs: std::mem::take(&mut self.carried), boxes: Vec::new(), paragraph: style.clone() };
        self.entry = self.styles.find(style.as_deref(), |style| style.contents).is_some();
        self.inline(node, &mut runs)?;
        let Runs { runs, boxes, .. } = runs;
        if ends_deleted {
            self.carried = runs;
            parts.extend(boxes);
            return Ok(());
        }
        let mut line = Line { place: self.place(), runs, ..Line::default() };
        let centred =
            own.centred.or_else(|| self.styles.find(style.as_deref(), |p| p.centred).map(|(it, _)| it));
        line.centred = centred.unwrap_or(false);
        // A paragraph that is hidden with all its words isn't counted.
        let hidden =
            mark.map(run_properties).and_then(|mark| mark.hidden).unwrap_or(false) && line.is_blank();
        if !hidden && !self.in_contents() {
            let of_mark = mark.map(run_properties).unwrap_or_default();
            let character = mark.and_then(|mark| mark.val("w:rStyle"));
            line.label_font = self.styles.run(&of_mark, character, style.as_deref(), |run| run.font.clone());
            self.label(&mut line, own.num, own.level, style.as_deref());
        }
        if !line.is_blank() {
            parts.push(Part::Line(line));
        }
        parts.extend(boxes);
        Ok(())
    }

    /// Ends a paragraph that would go on beyond what it stands in.
    pub(super) fn flush(&mut self, parts: &mut Vec<Part>) {
        let line = Line { place: self.place(), runs: std::mem::take(&mut self.carried), ..Line::default() };
        if !line.is_blank() {
            parts.push(Part::Line(line));
        }
    }

    /// Puts the automatic number before a line. A paragraph's list and level are inherited each by itself.
    fn label(&mut self, line: &mut Line, num: Option<String>, level: Option<usize>, style: Option<&str>) {
        let (num, of_style) = match num {
            Some(num) => (num, None),
            None => match self.styles.find(style, |properties| properties.num.clone()) {
                Some((num, of_style)) => (num, Some(of_style)),
                None => return,
            },
        };
        if num == "0" {
            return;
        }
        let named = || {
            let own = style.and_then(|style| self.numbering.level_of_style(&num, style));
            own.or_else(|| self.numbering.level_of_style(&num, of_style.as_deref()?))
        };
        let level = level
            .or_else(|| of_style.is_some().then(named).flatten())
            .or_else(|| self.styles.find(style, |properties| properties.level).map(|(level, _)| level))
            .unwrap_or(0);
        let Some(label) = self.numbering.next(&num, level) else {
            // It counts in a list that the file doesn't have.
            self.seen.unknown_numbers += usize::from(!line.is_blank());
            return;
        };
        self.seen.unknown_numbers += usize::from(!label.exact);
        line.glued = label.glued;
        // A number looks like its paragraph where its level says nothing.
        if !label.font.is_empty() {
            line.label_font = Some(label.font.as_str().into());
        }
        line.label = label.text.trim().to_owned();
        if label.bullet {
            line.label = bullet(&label.font, &label.text);
            self.reading.bullets += usize::from(line.label != label.text);
            line.label_font = None;
        }
        // A dash before nothing is nothing.
        if line.label.chars().all(|c| !c.is_alphanumeric())
            && line.runs.iter().all(|run| run.text.trim().is_empty())
        {
            line.label.clear();
        }
    }

    fn table(&mut self, node: &Node) -> Result<Table, Refusal> {
        let properties = node.child("w:tblPr");
        let style = properties.and_then(|node| node.val("w:tblStyle"));
        let mut table = Table { rows: Vec::new(), ruled: false };
        let own =
            properties.and_then(ruled).or_else(|| self.styles.find(style, |p| p.ruled).map(|(it, _)| it));
        table.ruled = own.unwrap_or(false);
        self.rows(node, &mut table)?;
        Ok(table)
    }

    fn rows(&mut self, node: &Node, table: &mut Table) -> Result<(), Refusal> {
        for row in node.nodes() {
            if row.name == "w:tr" {
                let before = row.child("w:trPr").and_then(|row| row.val("w:gridBefore"));
                let before = before.and_then(|value| value.parse().ok()).unwrap_or(0).min(63);
                let mut cells = vec![Cell { span: 1, ..Cell::default() }; before];
                self.cells(row, &mut cells, table)?;
                table.rows.push(cells);
            } else if !matches!(row.name.as_str(), "w:tblPr" | "w:tblGrid") {
                self.rows(row, table)?;
            }
        }
        Ok(())
    }

    fn cells(&mut self, row: &Node, cells: &mut Vec<Cell>, table: &mut Table) -> Result<(), Refusal> {
        for node in row.nodes() {
            if node.name != "w:tc" {
                if node.name != "w:trPr" {
                    self.cells(node, cells, table)?;
                }
                continue;
            }
            let properties = node.child("w:tcPr");
            table.ruled |= properties.and_then(ruled).unwrap_or(false);
            let span = properties.and_then(|cell| cell.val("w:gridSpan")).and_then(|span| span.parse().ok());
            let merge = properties.and_then(|cell| cell.child("w:vMerge"));
            let merged = merge.is_some_and(|merge| merge.attribute("w:val") != Some("restart"));
            let mut parts = Vec::new();
            self.blocks(node.nodes(), &mut parts)?;
            self.flush(&mut parts);
            let lines = self.reading.cell_lines(parts, self.place());
            cells.push(Cell { lines, span: span.unwrap_or(1).clamp(1, 63), merged });
        }
        Ok(())
    }

    /// Of two writings of one drawing the one that has words; the other's are listed.
    pub(super) fn alternative<'n>(&mut self, node: &'n Node) -> Option<&'n Node> {
        let words = |node: &Node| {
            let mut words = String::new();
            node.text_of(&TEXTS, &mut words);
            words
        };
        let mut choices =
            node.nodes().filter(|node| matches!(node.name.as_str(), "mc:Choice" | "mc:Fallback"));
        let first = choices.next()?;
        let rest: Vec<&Node> = choices.collect();
        let chosen = if words(first).trim().is_empty() {
            rest.iter().copied().find(|node| !words(node).trim().is_empty()).unwrap_or(first)
        } else {
            first
        };
        for other in std::iter::once(first).chain(rest).filter(|other| !std::ptr::eq(*other, chosen)) {
            self.drop(DroppedKind::Alternative, words(other));
        }
        Some(chosen)
    }

    pub(super) fn drop(&mut self, what: DroppedKind, text: String) {
        if text.chars().any(char::is_alphanumeric) {
            let place = self.place();
            self.reading.dropped.push(Dropped { place, what, text });
        }
    }

    fn drop_contents(&mut self, node: &Node) {
        let mut words = String::new();
        node.text_of(&TEXTS, &mut words);
        self.drop(DroppedKind::Contents, words);
    }

    pub(super) fn in_contents(&self) -> bool {
        self.fields.iter().any(Field::is_contents) && (self.entry || self.contents == Contents::AsMarked)
    }

    /// Reads the notes at the foot of the pages: blocks "[1] …" behind the text, in the order in which they are referred to.
    pub(super) fn notes(&mut self, root: &Node, end: bool) -> Result<(), Refusal> {
        let mut parts = Vec::new();
        self.flush(&mut parts);
        self.reading.parts.append(&mut parts);
        // A field of the body reaches into no note.
        self.fields.clear();
        let mut found = Vec::new();
        for node in root.nodes() {
            let id = node.attribute("w:id").unwrap_or_default();
            let key = if end { format!("e{id}") } else { id.to_owned() };
            let mut parts = Vec::new();
            self.blocks(node.nodes(), &mut parts)?;
            self.flush(&mut parts);
            let mut lines: Vec<Line> = parts
                .iter_mut()
                .flat_map(|part| part.lines_mut().map(|line| line.clone()).collect::<Vec<_>>())
                .collect();
            let number = self.seen.notes.get(&key).copied();
            if let (Some(number), Some(first)) = (number, lines.first_mut()) {
                first.runs.insert(0, Run::computed(format!("[{number}] ")));
            }
            found.push((number.unwrap_or(usize::MAX), lines));
        }
        found.sort_by_key(|(number, _)| *number);
        self.reading.parts.extend(found.into_iter().flat_map(|(_, lines)| lines).map(Part::Line));
        Ok(())
    }

    pub(super) fn finish(mut self) -> Reading {
        let mut parts = Vec::new();
        self.flush(&mut parts);
        self.reading.parts.append(&mut parts);
        let Seen { inserted, deleted, hidden, boxes, pictures, unknown_numbers, unread, .. } = self.seen;
        let whole = [
            (inserted + deleted, IssueKind::TrackedChanges { inserted, deleted }),
            (hidden, IssueKind::Hidden { count: hidden }),
            (boxes, IssueKind::TextBox { count: boxes }),
            (pictures, IssueKind::Picture { count: pictures }),
            (unread, IssueKind::Unread { count: unread }),
            (unknown_numbers, IssueKind::AutomaticNumbers { count: unknown_numbers }),
        ];
        for (_, kind) in whole.into_iter().filter(|(count, _)| *count > 0) {
            self.reading.issue(Place::default(), kind);
        }
        self.reading
    }
}

fn is_contents(node: &Node) -> bool {
    let gallery = node.child("w:sdtPr").and_then(|node| node.child("w:docPartObj"));
    gallery.and_then(|node| node.val("w:docPartGallery")) == Some("Table of Contents")
}
