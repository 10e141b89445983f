//! Tables of a page: cells that reach over columns and rows; those that only lay out the page.

use super::body::Body;
use super::looks::Look;
use crate::issue::IssueKind;
use crate::model::{Cell, Part, Table};
use crate::refusal::Refusal;

/// Columns that a cell reaches over at most, and rows.
const COLUMNS: usize = 63;
const ROWS: usize = 1000;

/// A table's rows in the making: of each cell what stands in it.
#[derive(Default)]
struct Making {
    rows: Vec<Vec<(Vec<Part>, usize, bool)>>,
    /// By column: rows that a cell above still reaches over.
    down: Vec<usize>,
    ruled: bool,
}

impl Body<'_> {
    pub(super) fn table(&mut self, at: usize, look: &Look) -> Result<(), Refusal> {
        self.end_line(at);
        let drawn = self
            .tree
            .attribute(at, "border")
            .is_some_and(|border| !matches!(border.trim(), "0" | "none" | "no"));
        // Where a table stands doesn't say where its words do.
        let look = &Look { centred: false, ..look.clone() };
        let mut making = Making { ruled: drawn || look.ruled == Some(true), ..Making::default() };
        self.rows(at, look, &mut making)?;
        let place = self.place();
        let lays_out = |parts: &[Part]| parts.iter().any(|part| matches!(part, Part::Table(_)));
        if !making.ruled && making.rows.iter().flatten().any(|(parts, ..)| lays_out(parts)) {
            let cells = making.rows.iter().map(Vec::len).sum();
            self.reading.issue(place, IssueKind::LayoutTable { cells });
            self.parts.extend(making.rows.into_iter().flatten().flat_map(|(parts, ..)| parts));
            return Ok(());
        }
        let mut table = Table { rows: Vec::new(), ruled: making.ruled };
        for row in making.rows {
            let place = self.place();
            let cell =
                |(parts, span, merged)| Cell { lines: self.reading.cell_lines(parts, place), span, merged };
            let cells: Vec<Cell> = row.into_iter().map(cell).collect();
            if !cells.is_empty() {
                table.rows.push(cells);
            }
        }
        if table.rows.iter().flatten().any(|cell| !cell.lines.is_empty()) {
            self.parts.push(Part::Table(table));
        }
        Ok(())
    }

    fn rows(&mut self, at: usize, look: &Look, making: &mut Making) -> Result<(), Refusal> {
        for &child in &self.tree.node(at).children {
            let inner = look.of(self.tree, child, self.sheet);
            match self.tree.name(child) {
                "tr" | "thead" | "tbody" | "tfoot" if inner.hidden => self.hide(child),
                "tr" => self.row(child, &inner, making)?,
                "thead" | "tbody" | "tfoot" => self.rows(child, &inner, making)?,
                _ => self.between(child, look)?,
            }
        }
        Ok(())
    }

    fn row(&mut self, at: usize, look: &Look, making: &mut Making) -> Result<(), Refusal> {
        let mut cells: Vec<(Vec<Part>, usize, bool)> = Vec::new();
        let mut column = 0;
        for &child in &self.tree.node(at).children {
            if !matches!(self.tree.name(child), "td" | "th") {
                self.between(child, look)?;
                continue;
            }
            let look = look.of(self.tree, child, self.sheet);
            if look.hidden {
                self.hide(child);
                continue;
            }
            making.ruled |= look.ruled == Some(true);
            covered(&mut column, making, &mut cells);
            let number = |name: &str, most: usize| {
                let value =
                    self.tree.attribute(child, name).and_then(|value| value.trim().parse::<usize>().ok());
                value.map_or(1, |value| if value == 0 { most } else { value.min(most) })
            };
            let (span, down) = (number("colspan", COLUMNS), number("rowspan", ROWS));
            let parts = self.apart(child, &look)?;
            cells.push((parts, span, false));
            making.down.resize(making.down.len().max(column + span), 0);
            making.down[column..column + span].iter_mut().for_each(|rows| *rows = (*rows).max(down - 1));
            column += span;
            if column > COLUMNS * 4 {
                return Err(Refusal::TooMany);
            }
        }
        while column < making.down.len() && making.down[column..].iter().any(|&rows| rows > 0) {
            if making.down[column] == 0 {
                cells.push((Vec::new(), 1, false));
                column += 1;
            }
            covered(&mut column, making, &mut cells);
        }
        making.rows.push(cells);
        Ok(())
    }

    /// A caption, or what else stands between cells: before the table.
    fn between(&mut self, at: usize, look: &Look) -> Result<(), Refusal> {
        self.one(at, look)?;
        self.end_line(at);
        Ok(())
    }
}

/// Cells of the rows above that reach into this one.
fn covered(column: &mut usize, making: &mut Making, cells: &mut Vec<(Vec<Part>, usize, bool)>) {
    while let Some(rows) = making.down.get_mut(*column).filter(|rows| **rows > 0) {
        *rows -= 1;
        cells.push((Vec::new(), 1, true));
        *column += 1;
    }
}
