//! Tables: cells that reach over others, rows and cells that stand for several.

use super::super::xml::Node;
use super::body::Body;
use super::census::words;
use crate::caps;
use crate::model::{Cell, Run, Table};
use crate::refusal::Refusal;

/// Columns that a table has at most here.
const COLUMNS: usize = 63;
/// Rows that one row may stand for.
const COPIES: usize = 200;

impl Body<'_> {
    pub(super) fn table(&mut self, node: &Node) -> Result<Table, Refusal> {
        let mut table = Table::default();
        self.rows(node, &mut table)?;
        Ok(table)
    }

    fn rows(&mut self, node: &Node, table: &mut Table) -> Result<(), Refusal> {
        for row in node.nodes() {
            match row.name.as_str() {
                "table:table-row" => {
                    let cells = self.cells(row, table)?;
                    let copies = count(row, "table:number-rows-repeated", COPIES);
                    let is_blank = cells.iter().all(|cell| cell.lines.is_empty());
                    let copies = if is_blank { 1 } else { copies };
                    if table.rows.len() + copies > caps::PARAGRAPHS {
                        return Err(Refusal::TooMany);
                    }
                    table.rows.extend((1..copies).map(|_| cells.iter().map(copy).collect::<Vec<_>>()));
                    table.rows.push(cells);
                }
                "table:table-column" | "table:table-columns" => {}
                _ if row.name.starts_with("table:") => self.rows(row, table)?,
                _ => {
                    let mut parts = Vec::new();
                    self.one(row, &mut parts)?;
                    let lines = self.reading.cell_lines(parts, self.place());
                    if !lines.is_empty() {
                        table.rows.push(vec![Cell { lines, span: 1, merged: false }]);
                    }
                }
            }
        }
        Ok(())
    }

    fn cells(&mut self, row: &Node, table: &mut Table) -> Result<Vec<Cell>, Refusal> {
        let mut cells: Vec<Cell> = Vec::new();
        // Covered cells that a span to their left has taken already.
        let mut taken = 0;
        for node in row.nodes() {
            let copies = count(node, "table:number-columns-repeated", COLUMNS);
            if node.name == "table:covered-table-cell" {
                let covered = copies.saturating_sub(taken);
                taken = taken.saturating_sub(copies);
                self.hide(words(node));
                cells.extend((0..covered).map(|_| Cell { lines: Vec::new(), span: 1, merged: true }));
                continue;
            }
            let style =
                node.attribute("table:style-name").or_else(|| row.attribute("table:default-cell-style-name"));
            table.ruled |= self.styles.is_ruled(style);
            let span = count(node, "table:number-columns-spanned", COLUMNS);
            taken = span - 1;
            let mut parts = Vec::new();
            self.blocks(node, &mut parts)?;
            let lines = self.reading.cell_lines(parts, self.place());
            let cell = Cell { lines, span, merged: false };
            cells.extend((1..copies).map(|_| copy(&cell)));
            cells.push(cell);
            if cells.len() > COLUMNS * 4 {
                return Err(Refusal::TooMany);
            }
        }
        Ok(cells)
    }
}

fn count(node: &Node, name: &str, most: usize) -> usize {
    node.attribute(name).and_then(|value| value.parse().ok()).unwrap_or(1).clamp(1, most)
}

/// A cell that the file has once and print again.
fn copy(cell: &Cell) -> Cell {
    let mut copy = cell.clone();
    for line in &mut copy.lines {
        line.runs = line.runs.drain(..).map(|run| Run { computed: true, ..run }).collect();
    }
    copy
}
