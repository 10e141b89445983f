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

/// The rows of an HTML table; its own tags are handed to `met`.
pub(super) fn html_rows(text: &str, mut met: impl FnMut(usize, &str)) -> Vec<HtmlRow> {
    let mut rows: Vec<HtmlRow> = Vec::new();
    let mut row = HtmlRow::default();
    let mut cell = String::new();
    let mut at = 0;
    let end_cell = |row: &mut HtmlRow, cell: &mut String, keep: bool| {
        let words = std::mem::take(cell);
        let words = words.trim();
        if keep || !words.is_empty() {
            row.cells.push(words.to_owned());
        }
    };
    let mut in_cell = false;
    while let Some(tag_at) = text[at..].find('<').map(|found| at + found) {
        cell.push_str(&text[at..tag_at]);
        let Some(tag) = html_tag(&text[tag_at..]) else {
            cell.push('<');
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
            end_cell(&mut row, &mut cell, in_cell && is_cell);
            in_cell = is_cell && !tag.closes;
            row.head |= tag.is("th");
            if !is_cell && !row.cells.is_empty() {
                rows.push(std::mem::take(&mut row));
            }
        } else {
            cell.push_str(whole);
        }
        at = tag_at + tag.len;
    }
    cell.push_str(&text[at..]);
    end_cell(&mut row, &mut cell, false);
    if !row.cells.is_empty() {
        rows.push(row);
    }
    rows
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
}
