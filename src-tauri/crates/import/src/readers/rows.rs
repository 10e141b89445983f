//! Tables as Word's older formats write them: paragraphs, the end of a cell, the end of a row.

use std::mem::take;

use crate::model::{Cell, Line, Part, Table};

/// A table in the making.
#[derive(Debug, Default)]
pub(super) struct Rows {
    cell: Vec<Line>,
    row: Vec<Cell>,
    table: Table,
}

impl Rows {
    /// A paragraph of the cell in the making; none if it was blank.
    pub(super) fn line(&mut self, line: Option<Line>) {
        self.cell.extend(line);
    }

    pub(super) fn end_cell(&mut self) {
        self.row.push(Cell { lines: take(&mut self.cell), span: 1, merged: false });
    }

    pub(super) fn end_row(&mut self) {
        if !self.row.is_empty() {
            self.table.rows.push(take(&mut self.row));
        }
    }

    /// Lines are drawn between its cells.
    pub(super) fn rule(&mut self) {
        self.table.ruled = true;
    }

    /// The table, with a cell and a row that nothing ended; none where there was no row. The next one begins.
    pub(super) fn end(&mut self) -> Option<Part> {
        if !self.cell.is_empty() {
            self.end_cell();
        }
        self.end_row();
        let table = take(&mut self.table);
        (!table.rows.is_empty()).then_some(Part::Table(table))
    }
}
