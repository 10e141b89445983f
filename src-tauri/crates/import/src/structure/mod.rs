//! Lines become a tree. The grammar is the successor of the last number, and is the library's own
//! (`library::print`): what heads a part there heads one here, or a text would be read in two ways.

mod fields;
mod head;
mod item;
mod secrecy;
mod sequence;

use library::print::{
    Family, LONG_PARAGRAPH, LONG_TITLE, Parts, Rank, Sign, clip, head, is_rule, parts, sign,
};

use crate::issue::{Issue, IssueKind, Repairs};
use crate::model::{Part, Reading, Table};
use crate::refusal::Refusal;
use crate::text::{FlatLine, Text, flatten};
use crate::tree::{Block, Kind};
use crate::watch::{Step, Watch};

pub use fields::{Field, Fields};
use item::Item;
pub use secrecy::is_restricted;
pub(crate) use sequence::check as check_sequence;

/// What was made of a reading's lines.
pub(crate) struct Structure {
    pub blocks: Vec<Block>,
    pub fields: Fields,
    /// Without what is said of the fields and of the sequence of numbers.
    pub issues: Vec<Issue>,
    /// Where articles don't follow each other.
    pub gaps: Vec<Issue>,
    pub repairs: Repairs,
}

/// Makes a tree of a reading.
///
/// # Errors
/// [`Refusal::Cancelled`].
pub(crate) fn structure(reading: &Reading, watch: &Watch<'_>) -> Result<Structure, Refusal> {
    let mut repairs = Repairs { bullets: reading.bullets, joined: reading.joined, ..Repairs::default() };
    let mut issues = Vec::new();
    let mut items = Vec::new();
    for (at, part) in reading.parts.iter().enumerate() {
        if at % 1024 == 0 {
            watch.at(Step::Structure, at, reading.parts.len() * 2)?;
        }
        match part {
            Part::Line(line) => {
                items.extend(flatten(line, &mut repairs, parts_at).into_iter().map(Item::Line))
            }
            Part::Table(table) => lay_table(table, &mut items, &mut issues, &mut repairs),
        }
    }
    let views: Vec<String> = items.iter().map(view).collect();
    let views: Vec<&str> = views.iter().map(String::as_str).collect();
    let parts = parts(&views);
    let gap = |(at, articles): &(usize, String)| Issue {
        place: items[*at].place(),
        kind: IssueKind::Gap { articles: articles.clone() },
    };
    let gaps = parts.gaps.iter().map(gap).collect();
    let (mut fields, title) = head::read(&items, &views, &parts);
    fields.restricted = secrecy::find(reading);
    let mut builder = Builder { items: &items, parts: &parts, blocks: Vec::new(), open: Vec::new(), issues };
    let mut at = 0;
    while at < items.len() {
        if at % 1024 == 0 {
            watch.at(Step::Structure, items.len() + at, items.len() * 2)?;
        }
        at = match &title {
            Some(title) if title.start == at => builder.title(title),
            _ => builder.item(at),
        };
    }
    let Builder { blocks, issues, .. } = builder;
    Ok(Structure { blocks, fields, issues, gaps, repairs })
}

/// Whether a break within a paragraph parts two: before a sign or a part's head, around a line of dashes.
fn parts_at(before: &str, behind: &str) -> bool {
    let ruled = |text: &str| !text.is_empty() && text.chars().all(|c| "-–—_*=. ".contains(c));
    let starts_part = head(behind).is_some_and(|head| head.closed);
    ruled(before) || ruled(behind) || sign(behind).is_some() || starts_part
}

/// A line as the grammar looks at it.
fn view(item: &Item) -> String {
    match item {
        Item::Row { .. } => String::new(),
        Item::Line(line) => {
            let text = line.text.text.replace(['*', '#', '<'], " ");
            if line.text.is_bold() { format!("**{}**", text.trim()) } else { text.trim().to_owned() }
        }
    }
}

/// A table as rows, or as lines if it only lays out the page: the two sides of a letterhead, of a signature.
fn lay_table(table: &Table, items: &mut Vec<Item>, issues: &mut Vec<Issue>, repairs: &mut Repairs) {
    let lines = || table.rows.iter().flatten().flat_map(|cell| &cell.lines);
    let Some(place) = lines().next().map(|line| line.place) else { return };
    let words: String = lines().map(|line| line.text().to_lowercase() + "\n").collect();
    let head = ["cộng hòa xã hội", "cộng hoà xã hội", "đảng cộng sản việt nam"];
    // A list of procedures has a column "Nơi nhận hồ sơ"; a signature has a cell that begins with "Nơi nhận:".
    let tail = |line: &str| line.trim().strip_prefix("nơi nhận").is_some_and(|rest| rest.trim() == ":");
    let columns =
        table.rows.iter().map(|row| row.iter().map(|cell| cell.span.max(1)).sum()).max().unwrap_or(0);
    let lays_out = !table.ruled
        || columns < 2
        || table.rows.len() <= 4 && columns <= 3 && head.iter().any(|known| words.contains(known))
        || table.rows.len() <= 4 && columns <= 2 && words.lines().any(tail);
    if lays_out {
        for line in lines() {
            items.extend(flatten(line, repairs, parts_at).into_iter().map(Item::Line));
        }
        let cells = table.rows.iter().map(Vec::len).sum();
        issues.push(Issue { place, kind: IssueKind::LayoutTable { cells } });
        return;
    }
    let merged = table.rows.iter().filter(|row| row.iter().any(|cell| cell.merged || cell.span > 1)).count();
    if merged > 0 {
        issues.push(Issue { place, kind: IssueKind::MergedCells { rows: merged } });
    }
    for (at, row) in table.rows.iter().enumerate() {
        let mut cells = Vec::new();
        let mut row_place = place;
        for cell in row {
            let mut text = Text::default();
            for line in &cell.lines {
                row_place = row_place.max(line.place);
                for line in flatten(line, repairs, |_, _| false) {
                    text.push(&line.text);
                }
            }
            cells.push(text);
            cells.extend((1..cell.span).map(|_| Text::default()));
        }
        cells.resize(columns, Text::default());
        items.push(Item::Row { cells, first: at == 0, place: row_place });
    }
}

struct Builder<'a> {
    items: &'a [Item],
    parts: &'a Parts,
    blocks: Vec<Block>,
    /// Open parts with their levels, outermost first.
    open: Vec<(Rank, u8)>,
    issues: Vec<Issue>,
}

impl Builder<'_> {
    /// Adds the item at `at`, and the title below it if it heads a part; says where to go on.
    fn item(&mut self, at: usize) -> usize {
        match &self.items[at] {
            Item::Row { cells, first, place } => {
                let mut block = Block::new(Kind::Row { first: *first }, Text::default(), *place);
                block.cells.clone_from(cells);
                self.blocks.push(block);
                at + 1
            }
            Item::Line(line) => match self.parts.heads.get(&at) {
                Some(&rank) => self.heading(at, line, rank),
                None => {
                    self.line(line);
                    at + 1
                }
            },
        }
    }

    fn title(&mut self, lines: &std::ops::Range<usize>) -> usize {
        let mut text = Text::default();
        let mut place = None;
        for item in &self.items[lines.clone()] {
            if let Item::Line(line) = item {
                text.push(&line.text);
                place = place.or(Some(line.place));
            }
        }
        text.spans.clear();
        self.blocks.push(Block::new(Kind::Heading(1), text, place.unwrap_or_default()));
        lines.end
    }

    fn heading(&mut self, at: usize, line: &FlatLine, rank: Rank) -> usize {
        while self.open.last().is_some_and(|(open, _)| *open >= rank) {
            self.open.pop();
        }
        let level = self.open.last().map_or(2, |(_, level)| (level + 1).min(6));
        self.open.push((rank, level));
        let mut text = line.text.clone();
        let number = number_end(&text.text);
        if rank == Rank::Article
            && text.text.chars().nth("Điều".chars().count()).is_some_and(|c| c.is_ascii_digit())
        {
            let words = text.text.split_whitespace().next().unwrap_or_default().to_owned();
            self.issues.push(Issue { place: line.place, kind: IssueKind::Glued { words: clip(&words) } });
        }
        let mut next = at + 1;
        if number == text.text.len() && rank != Rank::Article {
            while let Some(title) = self.title_line(next) {
                text.push(&title.text);
                next += 1;
                // A title of several lines is centred or all in capitals throughout.
                if text.text.len() > 300 {
                    break;
                }
            }
        }
        let mut rest = None;
        if text.text.chars().count() > LONG_TITLE - 10 && number < text.text.len() {
            self.issues
                .push(Issue { place: line.place, kind: IssueKind::LongHeading { words: clip(&text.text) } });
            rest = Some(text.from(number));
            text = text.part(0..number);
        }
        text.spans.clear();
        self.blocks.push(Block::new(Kind::Heading(level), text, line.place));
        if let Some(rest) = rest {
            self.paragraph(rest, line.place);
        }
        next
    }

    /// The line at `at` if it is set apart as a title of the part above it.
    fn title_line(&self, at: usize) -> Option<&FlatLine> {
        let Item::Line(line) = self.items.get(at)? else { return None };
        let words = &line.text.text;
        let apart = line.text.is_in_capitals() || line.text.is_bold();
        let heads = head(words).is_some_and(|head| head.closed) || self.parts.heads.contains_key(&at);
        let fits =
            apart && !heads && sign(words).is_none() && words.len() < 400 && !words.starts_with(['(', '[']);
        fits.then_some(line)
    }

    fn line(&mut self, line: &FlatLine) {
        let text = &line.text;
        if is_rule(&text.text) {
            self.blocks.push(Block::new(Kind::Rule, Text::default(), line.place));
            return;
        }
        let Some(found) = sign(&text.text).filter(|found| stands(found, &text.text)) else {
            self.paragraph(text.clone(), line.place);
            return;
        };
        let words = text.from(found.rest);
        let numbered = found.text.contains(char::is_alphanumeric);
        if words.is_empty() && !numbered {
            return;
        }
        let mut pieces = cut(words).into_iter();
        let mut block = Block::new(Kind::Marked, pieces.next().unwrap_or_default(), line.place);
        block.mark = found.text.to_owned();
        self.blocks.push(block);
        for piece in pieces {
            self.blocks.push(Block::new(Kind::Paragraph, piece, line.place));
        }
    }

    fn paragraph(&mut self, text: Text, place: crate::issue::Place) {
        for piece in cut(text) {
            self.blocks.push(Block::new(Kind::Paragraph, piece, place));
        }
    }
}

/// Whether a sign is the same with a blank behind it, as it will be written: in "1..Một" nobody can tell what the number is.
fn stands(found: &Sign<'_>, text: &str) -> bool {
    let written = format!("{} {}", found.text, &text[found.rest..]);
    sign(written.trim_end()).is_some_and(|written| written.text == found.text)
}

/// Where the number of a part's head ends, its closing sign included. Bytes.
fn number_end(text: &str) -> usize {
    if let Some(head) = head(text) {
        return text[..text.len() - head.rest.len()].trim_end().len();
    }
    sign(text)
        .filter(|sign| sign.family == Family::Roman)
        .map_or(text.len(), |sign| text[..sign.rest].trim_end().len())
}

/// What would be shown in pieces is made pieces here, cut at blanks.
fn cut(text: Text) -> Vec<Text> {
    let most = LONG_PARAGRAPH - 200;
    let mut pieces = Vec::new();
    let mut start = 0;
    while text.text.len() - start > most {
        let end = text.text.floor_char_boundary(start + most);
        let end = text.text[start..end].rfind(' ').filter(|&at| at > 0).map_or(end, |at| start + at);
        pieces.push(text.part(start..end));
        start = end;
    }
    pieces.push(if start == 0 { text } else { text.from(start) });
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;
    use crate::issue::Place;
    use crate::model::{Cell, Line, Run};

    fn structured(parts: Vec<Part>) -> Structure {
        let mut reading = Reading::new(Format::Docx);
        reading.parts = parts;
        structure(&reading, &Watch::default()).expect("a tree")
    }

    fn line(text: &str) -> Line {
        Line {
            runs: vec![Run { text: text.to_owned(), ..Run::default() }],
            place: Place::paragraph(1),
            ..Line::default()
        }
    }

    #[test]
    fn only_a_signature_lays_out_its_page() {
        let table = |rows: &[&[&str]]| {
            let cell = |text: &&str| Cell { lines: text.lines().map(line).collect(), span: 1, merged: false };
            let rows = rows.iter().map(|row| row.iter().map(cell).collect()).collect();
            vec![Part::Table(Table { rows, ruled: true })]
        };
        for (rows, is_table) in [
            (&[&["STT", "Thủ tục", "Nơi nhận hồ sơ"][..], &["1", "Đất", "Xã"]][..], true),
            (&[&["Thủ tục", "Nơi nhận hồ sơ"], &["Đất", "Xã"]], true),
            (&[&["Nơi nhận:\n- Như trên;", "TM. UỶ BAN"]], false),
            (&[&["TỈNH UỶ", "ĐẢNG CỘNG SẢN VIỆT NAM"], &["Số 1", "Hà Nội"]], false),
        ] {
            let made = structured(table(rows));
            let has_rows = made.blocks.iter().any(|block| matches!(block.kind, Kind::Row { .. }));
            assert_eq!(has_rows, is_table, "{rows:?}");
        }
    }

    #[test]
    fn long_paragraphs_are_cut_at_blanks_and_nothing_is_lost() {
        let words = "đất đai nước sạch ".repeat(LONG_PARAGRAPH / 4);
        let made = structured(vec![Part::Line(line(&words))]);
        assert!(made.blocks.len() > 4);
        let joined: Vec<&str> = made.blocks.iter().map(|block| block.text.text.as_str()).collect();
        assert!(joined.iter().all(|piece| piece.len() <= LONG_PARAGRAPH));
        assert_eq!(joined.join(" "), words.trim());
    }
}
