//! Tables: rows of cells, from pipes or from HTML.

use super::clean::is_blank;
use super::document::Align;
use super::tag::html_tag;

/// The columns that a line of dashes under a table's head names: `|---|:-:|`.
pub(super) fn columns(line: &str) -> Option<Vec<Align>> {
    let line = line.trim();
    let only = line.chars().all(|c| "|:-".contains(c) || is_blank(c));
    if !only || !line.contains('-') || !line.contains('|') {
        return None;
    }
    let align = |cell: String| match (cell.starts_with(':'), cell.ends_with(':')) {
        (true, true) => Align::Center,
        (false, true) => Align::End,
        _ => Align::Start,
    };
    Some(cells(line).into_iter().map(align).collect())
}

/// The cells of a line with pipes. An escaped pipe is part of its cell.
pub(super) fn cells(line: &str) -> Vec<String> {
    let line = line.trim_matches(is_blank);
    let line = line.strip_prefix('|').unwrap_or(line);
    let mut cells = vec![String::new()];
    let mut escaped = false;
    for c in line.chars() {
        let last = cells.len() - 1;
        match c {
            '|' if escaped => {
                cells[last].pop();
                cells[last].push('|');
            }
            '|' => cells.push(String::new()),
            c => cells[last].push(c),
        }
        escaped = c == '\\' && !escaped;
    }
    if cells.len() > 1 && cells.last().is_some_and(|cell| cell.trim_matches(is_blank).is_empty()) {
        cells.pop();
    }
    cells.into_iter().map(|cell| cell.trim_matches(is_blank).to_owned()).collect()
}

/// A row of an HTML table: its cells and whether they are heads. What stands outside any cell is a cell of its own.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct HtmlRow {
    pub cells: Vec<String>,
    pub head: bool,
}

/// The rows of an HTML table; its own tags are handed to `met`. A cell that reaches over several columns or rows
/// stands in the first, and the others are empty, so that every column keeps its place.
pub(super) fn html_rows(text: &str, mut met: impl FnMut(usize, &str)) -> Vec<HtmlRow> {
    let mut grid = Grid::default();
    let mut words = String::new();
    // The cell that is open: how many columns and rows it takes.
    let mut open: Option<(usize, usize)> = None;
    let mut at = 0;
    while let Some(tag_at) = text[at..].find('<').map(|found| at + found) {
        words.push_str(&text[at..tag_at]);
        let Some(tag) = html_tag(&text[tag_at..]) else {
            words.push('<');
            at = tag_at + 1;
            continue;
        };
        let whole = &text[tag_at..tag_at + tag.len];
        let (is_cell, is_row) = (tag.is("td") || tag.is("th"), tag.is("tr"));
        let around = ["table", "thead", "tbody", "tfoot", "colgroup", "col", "caption"]
            .iter()
            .any(|name| tag.is(name));
        if is_cell || is_row || around {
            met(tag_at, whole);
            grid.cell(&mut words, open.take());
            grid.row.head |= tag.is("th");
            if is_cell {
                open = (!tag.closes).then(|| (span(whole, "colspan"), span(whole, "rowspan")));
            } else {
                grid.end_row();
            }
        } else {
            words.push_str(whole);
        }
        at = tag_at + tag.len;
    }
    words.push_str(&text[at..]);
    grid.cell(&mut words, open);
    grid.end_row();
    grid.rows
}

#[derive(Default)]
struct Grid {
    rows: Vec<HtmlRow>,
    row: HtmlRow,
    /// By column: how many more rows a cell from above takes.
    taken: Vec<usize>,
}

impl Grid {
    /// Puts a cell into the row; words outside any cell only if there are some.
    fn cell(&mut self, words: &mut String, span: Option<(usize, usize)>) {
        let words = std::mem::take(words);
        let words = words.trim();
        if span.is_none() && words.is_empty() {
            return;
        }
        self.fill();
        let (columns, rows) = span.unwrap_or((1, 1));
        for column in 0..columns {
            let index = self.row.cells.len();
            if self.taken.len() <= index {
                self.taken.resize(index + 1, 0);
            }
            // The row that is being made counts, too.
            self.taken[index] = rows;
            self.row.cells.push(if column == 0 { words.to_owned() } else { String::new() });
        }
    }

    /// Adds the empty cells where cells from above reach into this row.
    fn fill(&mut self) {
        while self.taken.get(self.row.cells.len()).is_some_and(|&rows| rows > 0) {
            self.row.cells.push(String::new());
        }
    }

    fn end_row(&mut self) {
        if self.row.cells.is_empty() {
            return;
        }
        self.fill();
        for rows in &mut self.taken {
            *rows = rows.saturating_sub(1);
        }
        self.rows.push(std::mem::take(&mut self.row));
    }
}

/// The value of `colspan` or `rowspan`, within what a table can have.
fn span(tag: &str, name: &str) -> usize {
    let lower = tag.to_ascii_lowercase();
    let value = lower.find(name).map(|at| lower[at + name.len()..].trim_start());
    let value = value.and_then(|value| value.strip_prefix('=')).unwrap_or_default();
    let digits = value.trim_start_matches(['"', '\'', ' ']);
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    digits[..end].parse().unwrap_or(1).clamp(1, 60)
}

#[cfg(test)]
mod tests {
    use super::{HtmlRow, cells, columns, html_rows};

    #[test]
    fn pipes_part_cells() {
        assert_eq!(cells("| a | b\\|c |  | d"), ["a", "b|c", "", "d"]);
        assert_eq!(columns("|:--|--:|").map(|columns| columns.len()), Some(2));
        assert_eq!(columns("-----"), None);
    }

    #[test]
    fn html_rows_have_their_cells() {
        let rows =
            html_rows("<table><tr><th>Năm</th><th></th></tr><tr><td>x <b>y</b><td>2</table>z", |_, _| ());
        let row =
            |cells: &[&str], head| HtmlRow { cells: cells.iter().map(|c| (*c).to_owned()).collect(), head };
        assert_eq!(rows, [row(&["Năm", ""], true), row(&["x <b>y</b>", "2"], false), row(&["z"], false)]);
    }

    #[test]
    fn cells_that_reach_over_others_keep_the_columns() {
        let rows = html_rows(
            "<tr><td rowspan=2>Đất</td><td colspan='2'>Năm</td></tr><tr><td>2025</td><td>2030</td></tr>\
             <tr><td>Ở</td><td>1</td><td rowspan=\"3\">2</td></tr>",
            |_, _| (),
        );
        let rows: Vec<_> = rows.into_iter().map(|row| row.cells).collect();
        assert_eq!(rows, [["Đất", "Năm", ""], ["", "2025", "2030"], ["Ở", "1", "2"]]);
    }
}
