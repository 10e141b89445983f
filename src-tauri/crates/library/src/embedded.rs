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
        let inside = &line[name.len().min(line.len())..];
        let found = inside.to_ascii_lowercase().find(closing).map(|end| line.len() - inside.len() + end);
        let last = if found.is_some() { at } else { self.ahead.line(&self.lines, closing, at + 1)? };
        // A table doesn't reach over a heading.
        if name == "<table" && self.ahead.line(&self.lines, "#", at).is_some_and(|heading| heading < last) {
            return None;
        }
        let (mut whole, closes) = match found {
            Some(end) => (String::new(), (line, end)),
            None => {
                let between = self.lines[at + 1..last].iter().flat_map(|line| ["\n", line]);
                let mut whole: String = std::iter::once(line).chain(between).collect();
                whole.push('\n');
                let line = self.lines[last];
                (whole, (line, line.to_ascii_lowercase().find(closing)?))
            }
        };
        let (head, rest) = closes.0.split_at(closes.1 + closing.len());
        whole.push_str(head);
        let rest = rest.trim();
        let next = last + 1;
        self.flush();
        self.note = None;
        if name == "<table" {
            let mut tags = Vec::new();
            let rows = table::html_rows(&whole, |from, tag| tags.push((from, tag.to_owned())));
            let (mut counted, mut line) = (0, at);
            for (from, tag) in tags {
                line += whole[counted..from].matches('\n').count();
                counted = from;
                self.report(line, Problem::HtmlTag(tag));
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
            self.begin(last, rest, None);
        }
        Some(next)
    }
}
