//! What has lines of its own and is no paragraph: tables, from pipes or from HTML, comments and scripts.

use super::diagnostic::Problem;
use super::document::{Align, BlockKind, CELL_SEPARATOR};
use super::inline::Gathered;
use super::line::unquoted;
use super::outline::NewBlock;
use super::reader::Reader;
use super::table;
use super::tag::html_tag;

impl Reader<'_> {
    pub(super) fn table(&mut self, at: usize, line: &str) -> Option<usize> {
        let columns = line
            .contains('|')
            .then(|| self.lines.get(at + 1))?
            .and_then(|next| table::columns(unquoted(next)))?;
        self.flush();
        self.note = None;
        let head = table::cells(line);
        let width = head.len().max(columns.len());
        let number = self.outline.table(columns);
        self.row(at, number, true, &head);
        let mut row = at + 2;
        while let Some(line) =
            self.lines.get(row).map(|line| unquoted(line)).filter(|line| line.contains('|'))
        {
            let cells = table::cells(line);
            if let Some(beyond) = cells.get(width..).filter(|beyond| !beyond.is_empty()) {
                self.report(row, Problem::WideRow(beyond.join(CELL_SEPARATOR)));
            }
            self.row(row, number, false, &cells);
            row += 1;
        }
        Some(row)
    }

    fn row(&mut self, at: usize, table: usize, head: bool, cells: &[String]) {
        let mut all = Gathered::default();
        let mut ranges = Vec::new();
        for (column, cell) in cells.iter().enumerate() {
            if column > 0 {
                all.inline.text.push_str(CELL_SEPARATOR);
            }
            let start = all.inline.text.len();
            all.append(self.inline(cell, at));
            ranges.push(start..all.inline.text.len());
        }
        let kind = if head { BlockKind::TableHead } else { BlockKind::TableRow };
        let (line, quoted) = (self.number(at), self.quotes > 0);
        let depth = u8::try_from(self.levels.len()).unwrap_or(u8::MAX);
        self.outline.block(NewBlock {
            kind,
            mark: None,
            gathered: all,
            depth,
            quoted,
            cells: ranges,
            table: Some(table),
            line,
        });
    }

    /// An HTML table, a comment, a script: what is no paragraph though it has lines of its own.
    pub(super) fn html(&mut self, at: usize, line: &str) -> Option<usize> {
        let name = ["<table", "<!--", "<script", "<style"].into_iter().find(|name| {
            line.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name))
                && (*name == "<!--" || html_tag(line).is_some() || line.len() == name.len())
        })?;
        let closing = match name {
            "<table" => "</table>",
            "<!--" => "-->",
            "<script" => "</script>",
            _ => "</style>",
        };
        let mut text = String::new();
        let mut next = at;
        let (whole, rest) = loop {
            let line = if next == at { line } else { self.lines.get(next)? };
            let from = if next == at { name.len().min(line.len()) } else { 0 };
            let end = line[from..].to_ascii_lowercase().find(closing).map(|end| from + end + closing.len());
            text.push_str(&line[..end.unwrap_or(line.len())]);
            next += 1;
            match end {
                Some(end) => break (text, line[end..].trim().to_owned()),
                // A table doesn't reach over a heading; a comment has its end near by.
                None if next - at > 5000 || text.len() > 4 << 20 => return None,
                None => text.push('\n'),
            }
        };
        self.flush();
        self.note = None;
        if name == "<table" {
            let mut tags = Vec::new();
            let rows = table::html_rows(&whole, |from, tag| {
                tags.push((whole[..from].matches('\n').count(), tag.to_owned()))
            });
            for (line, tag) in tags {
                self.report(at + line, Problem::HtmlTag(tag));
            }
            let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
            let number = self.outline.table(vec![Align::Start; width]);
            for row in rows {
                self.row(at, number, row.head, &row.cells);
            }
        } else {
            self.report(at, Problem::RawHtml(whole));
        }
        if !rest.is_empty() {
            self.begin(next - 1, &rest, None);
        }
        Some(next)
    }
}
