//! Glyphs become lines: one baseline, from left to right, a blank where there is room for one; two columns where the
//! letterhead and the signature have them.

use std::collections::HashMap;
use std::sync::Arc;

use hayro_interpret::kurbo::Rect;

use super::device::Glyph;
use crate::issue::Place;
use crate::model::{Run, Style};

/// A line of a page. Points.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PageLine {
    pub place: Place,
    pub runs: Vec<Run>,
    pub left: f64,
    pub right: f64,
    pub baseline: f64,
    pub size: f64,
    /// Where it stands on the page: 0 at the top, 1 at the bottom.
    pub top: f64,
    /// One of two columns: it goes on with none.
    pub column: bool,
    /// Parts of a row with wide gaps between them.
    pub cells: usize,
}

impl PageLine {
    pub(super) fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }
}

/// A gap this wide parts columns. In sizes of the letters.
const COLUMNS: f64 = 2.0;
/// A gap this wide is a blank.
const BLANK: f64 = 0.18;
/// Furniture stands in this part of a page at its top and its bottom.
const MARGIN: f64 = 0.1;

/// The lines of a page, from the top.
pub(super) fn lines(mut glyphs: Vec<Glyph>, page: u32, area: Rect) -> Vec<PageLine> {
    glyphs.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut rows: Vec<Vec<Glyph>> = Vec::new();
    for glyph in glyphs {
        match rows.last_mut() {
            Some(row)
                if row.last().is_some_and(|last| {
                    (glyph.y - last.y).abs() <= 0.35 * glyph.size.max(last.size).min(30.0)
                }) =>
            {
                row.push(glyph);
            }
            _ => rows.push(vec![glyph]),
        }
    }
    let mut segments: Vec<Vec<PageLine>> = Vec::new();
    for mut row in rows {
        row.sort_by(|a, b| a.x.total_cmp(&b.x));
        let mut parts: Vec<PageLine> = Vec::new();
        for part in split(row) {
            parts.extend(line(part, area));
        }
        if !parts.is_empty() {
            segments.push(parts);
        }
    }
    let mut lines = in_reading_order(segments);
    for (at, line) in lines.iter_mut().enumerate() {
        line.place = Place { page, paragraph: u32::try_from(at + 1).unwrap_or(u32::MAX) };
    }
    lines
}

/// Cuts a row at wide gaps.
fn split(row: Vec<Glyph>) -> Vec<Vec<Glyph>> {
    let mut parts: Vec<Vec<Glyph>> = vec![Vec::new()];
    let mut end = f64::MIN;
    let blank = |glyph: &Glyph| glyph.text.chars().all(char::is_whitespace);
    for glyph in row {
        let wide = !blank(&glyph) && end > f64::MIN && glyph.x - end > COLUMNS * glyph.size;
        if wide {
            parts.push(Vec::new());
        }
        if !blank(&glyph) {
            end = end.max(glyph.end);
        }
        if let Some(part) = parts.last_mut() {
            part.push(glyph);
        }
    }
    parts
}

fn line(glyphs: Vec<Glyph>, area: Rect) -> Option<PageLine> {
    let inked = || glyphs.iter().filter(|glyph| !glyph.text.trim().is_empty());
    let first = inked().next()?;
    let (left, baseline) = (first.x, first.y);
    let right = inked().map(|glyph| glyph.end).fold(left, f64::max);
    let size = inked().map(|glyph| glyph.size).fold(0.0, f64::max);
    let top = (baseline - area.y0) / area.height().max(1.0);
    let mut runs: Vec<Run> = Vec::new();
    let mut end = left;
    for glyph in glyphs {
        let style = style_of(glyph.font.as_ref());
        let gap = glyph.x - end > BLANK * glyph.size && !glyph.text.starts_with(char::is_whitespace);
        let apart = gap && runs.last().is_some_and(|run| !run.text.ends_with(char::is_whitespace));
        if apart && let Some(run) = runs.last_mut() {
            run.text.push(' ');
        }
        end = end.max(glyph.end);
        match runs.last_mut() {
            Some(run) if run.style == style && run.font == glyph.font => run.text.push_str(&glyph.text),
            _ => runs.push(Run { text: glyph.text, style, font: glyph.font, computed: false }),
        }
    }
    Some(PageLine {
        place: Place::default(),
        runs,
        left,
        right,
        baseline,
        size,
        top,
        column: false,
        cells: 1,
    })
}

fn style_of(font: Option<&Arc<str>>) -> Style {
    let name = font.map(|font| font.to_ascii_lowercase()).unwrap_or_default();
    Style {
        bold: name.contains("bold") || name.contains("black"),
        italic: name.contains("italic") || name.contains("oblique"),
        ..Style::default()
    }
}

/// Where several rows in a row have two parts, the left column comes before the right one; a single such row is a line.
fn in_reading_order(rows: Vec<Vec<PageLine>>) -> Vec<PageLine> {
    let mut lines = Vec::new();
    let mut columns: [Vec<PageLine>; 2] = [Vec::new(), Vec::new()];
    let mut edge = f64::MAX;
    let mut parted = 0;
    let mut lowest = f64::MIN;
    let flush = |columns: &mut [Vec<PageLine>; 2], lines: &mut Vec<PageLine>| {
        for column in columns {
            lines.append(column);
        }
    };
    for mut row in rows {
        if row.len() == 2 {
            let right = row.pop();
            let left = row.pop();
            edge = if parted == 0 { f64::MAX } else { edge };
            edge = right.as_ref().map_or(edge, |right| edge.min(right.left));
            parted += 1;
            for (column, line) in columns.iter_mut().zip([left, right]) {
                lowest = line.as_ref().map_or(lowest, |line| lowest.max(line.baseline));
                column.extend(line.map(|line| PageLine { column: true, ..line }));
            }
            continue;
        }
        // Beside a column there may be nothing.
        if let ([one], true) = (row.as_slice(), parted > 0) {
            let near = one.baseline - lowest < one.size * 3.0;
            let left = one.right < edge;
            let right = one.left >= edge - one.size;
            if near && (left || right) {
                lowest = lowest.max(one.baseline);
                columns[usize::from(right)].push(PageLine { column: true, ..one.clone() });
                continue;
            }
        }
        flush(&mut columns, &mut lines);
        (parted, edge, lowest) = (0, f64::MAX, f64::MIN);
        lines.extend(join(row));
    }
    flush(&mut columns, &mut lines);
    lines
}

/// The parts of a row as one line.
fn join(row: Vec<PageLine>) -> Option<PageLine> {
    let cells = row.len();
    let line = row.into_iter().reduce(|mut line, part| {
        line.runs.push(Run { text: " ".to_owned(), ..Run::default() });
        line.runs.extend(part.runs);
        line.right = part.right;
        line.column = true;
        line
    });
    line.map(|line| PageLine { cells, ..line })
}

/// Rows of three parts and more, one below the other: where such a table begins, and how many rows it has.
pub(super) fn tables(lines: &[PageLine]) -> Vec<(Place, usize)> {
    let of_table = |line: &PageLine| line.cells >= 3;
    let together = |a: &PageLine, b: &PageLine| of_table(a) == of_table(b) && a.place.page == b.place.page;
    let rows = lines.chunk_by(together).filter(|rows| rows.len() >= 2 && of_table(&rows[0]));
    rows.map(|rows| (rows[0].place, rows.len())).collect()
}

/// Parts what stands on most pages in the same place from the text: figures aside, the same words.
pub(super) fn part_furniture(lines: Vec<PageLine>, pages: usize) -> (Vec<PageLine>, Vec<PageLine>) {
    let masked = |line: &PageLine| -> String {
        let text = line.text();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        text.chars()
            .map(|c| if c.is_ascii_digit() { '0' } else { c })
            .collect::<String>()
            .replace("00", "0")
            .replace("00", "0")
    };
    let outer = |line: &PageLine| line.top < MARGIN || line.top > 1.0 - MARGIN;
    let mut count: HashMap<(String, bool), usize> = HashMap::new();
    for line in lines.iter().filter(|line| outer(line)) {
        *count.entry((masked(line), line.top < 0.5)).or_default() += 1;
    }
    let is_number = |text: &str| text.trim_matches(['-', '–', ' ', '.']) == "0";
    let is_furniture = |line: &PageLine| {
        let words = masked(line);
        let times = count.get(&(words.clone(), line.top < 0.5)).copied().unwrap_or(0);
        outer(line)
            && (pages > 2 && times * 2 >= pages && times > 1
                || pages > 1 && is_number(&words) && times * 2 >= pages)
    };
    let (furniture, body) = lines.into_iter().partition(is_furniture);
    (body, furniture)
}
