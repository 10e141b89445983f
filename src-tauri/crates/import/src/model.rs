//! What a reader makes of a file: lines and tables, their style, and what it left out. Letters are still as the file has
//! them.

use std::sync::Arc;

use crate::format::Format;
use crate::issue::{Dropped, Issue, IssueKind, Place};

/// A file's contents, in the order in which they are read.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Reading {
    pub format: Format,
    pub parts: Vec<Part>,
    pub dropped: Vec<Dropped>,
    pub issues: Vec<Issue>,
    /// Bullets of symbol fonts that were made real characters.
    pub bullets: usize,
    /// Lines that a program broke and that are one again.
    pub joined: usize,
    /// The letters that the file itself holds, counted apart from all of the above where a reader can.
    pub census: Option<crate::letters::Count>,
    /// Pages; 0 where a file has none.
    pub pages: usize,
}

impl Reading {
    pub(crate) fn new(format: Format) -> Self {
        Self {
            format,
            parts: Vec::new(),
            dropped: Vec::new(),
            issues: Vec::new(),
            bullets: 0,
            joined: 0,
            census: None,
            pages: 0,
        }
    }

    pub(crate) fn issue(&mut self, place: Place, kind: IssueKind) {
        self.issues.push(Issue { place, kind });
    }

    /// The lines of a cell, those of tables in it too, which is said.
    pub(crate) fn cell_lines(&mut self, parts: Vec<Part>, place: Place) -> Vec<Line> {
        let mut lines = Vec::new();
        for part in parts {
            match part {
                Part::Line(line) => lines.push(line),
                Part::Table(inner) => {
                    self.issue(place, IssueKind::NestedTable);
                    lines.extend(inner.rows.into_iter().flatten().flat_map(|cell| cell.lines));
                }
            }
        }
        lines
    }
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Part {
    Line(Line),
    Table(Table),
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Line {
    pub place: Place,
    /// The automatic number before it, as it is printed, without the blank behind it.
    pub label: String,
    /// The font that its letters are in, if the file says it.
    pub label_font: Option<Arc<str>>,
    /// No blank stands behind the number.
    pub glued: bool,
    pub runs: Vec<Run>,
    pub centred: bool,
}

/// A stretch of one style. `\n` is a line break within the paragraph.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Run {
    pub text: String,
    pub style: Style,
    /// The font's name, if the file says it.
    pub font: Option<Arc<str>>,
    /// Not in the file: a note's number, counted.
    pub computed: bool,
}

impl Run {
    pub(crate) fn computed(text: String) -> Self {
        Self { text, computed: true, ..Self::default() }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Style {
    pub bold: bool,
    pub italic: bool,
    /// Small letters are drawn as capitals.
    pub capitals: bool,
    /// Above or below the line.
    pub raised: Raised,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Raised {
    #[default]
    No,
    Above,
    Below,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Table {
    pub rows: Vec<Vec<Cell>>,
    /// Lines are drawn between its cells.
    pub ruled: bool,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Cell {
    pub lines: Vec<Line>,
    /// Columns that it takes; at least 1.
    pub span: usize,
    /// It goes on with the cell above it and is empty.
    pub merged: bool,
}

impl Line {
    pub(crate) fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.label.is_empty() && self.runs.iter().all(|run| run.text.chars().all(char::is_whitespace))
    }
}

impl Table {
    /// Every line in it, with the row and the column that it stands in.
    pub(crate) fn lines_mut(&mut self) -> impl Iterator<Item = &mut Line> {
        self.rows.iter_mut().flatten().flat_map(|cell| cell.lines.iter_mut())
    }
}

impl Part {
    pub(crate) fn lines_mut(&mut self) -> Box<dyn Iterator<Item = &mut Line> + '_> {
        match self {
            Self::Line(line) => Box::new(std::iter::once(line)),
            Self::Table(table) => Box::new(table.lines_mut()),
        }
    }

    pub(crate) fn lines(&self) -> Box<dyn Iterator<Item = &Line> + '_> {
        match self {
            Self::Line(line) => Box::new(std::iter::once(line)),
            Self::Table(table) => Box::new(table.rows.iter().flatten().flat_map(|cell| cell.lines.iter())),
        }
    }
}
