//! Markdown → [`Document`]. Never fails: what is wrong is said in diagnostics, the rest is kept.

use pulldown_cmark::{Alignment, CodeBlockKind, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::address::{item_number, paragraph_mark};
use super::diagnostic::{Diagnostic, Problem};
use super::document::{Align, BlockKind, CELL_SEPARATOR, Document, Style};
use super::inline::{Gathered, InlineBuilder};
use super::manifest;
use super::nfc::nfc;
use super::outline::{NewBlock, Outline};
use super::quick;

/// Longer paragraphs are split at a space, so that one bad file can't make the window stutter. Bytes.
const LONG_PARAGRAPH: usize = 20_000;

/// Reads a document's source. `folder` is the name of its folder: the id it should have.
///
/// The source is brought to NFC first; every offset in the result refers to that text, and line numbers are the
/// file's own.
pub fn parse(source: &str, folder: &str) -> (Document, Vec<Diagnostic>) {
    let source = nfc(source.strip_prefix('\u{feff}').unwrap_or(source));
    let mut diagnostics = Vec::new();
    let split = manifest::split(&source, &mut diagnostics);
    let manifest = manifest::read(split.yaml, folder, &mut diagnostics);
    let hash = blake3::hash(source.as_bytes()).to_hex().to_string();

    let mut reader = Reader {
        source: &source,
        body: split.body,
        lines: Lines::new(&source),
        outline: Outline::new(manifest, hash),
        inline: InlineBuilder::default(),
        lists: Vec::new(),
        quotes: 0,
        mark: None,
        table: None,
        note: None,
        code: false,
        began: 0,
        links: Vec::new(),
        html: 0,
        in_heading: None,
        long_reported: false,
        diagnostics,
    };
    reader.read();
    let Reader { outline, mut diagnostics, .. } = reader;
    let document = outline.finish(&mut diagnostics);
    quick::check(&document, &mut diagnostics);
    diagnostics.sort_by_key(|d| d.line);
    (document, diagnostics)
}

struct Reader<'a> {
    source: &'a str,
    body: usize,
    lines: Lines,
    outline: Outline,
    inline: InlineBuilder,
    lists: Vec<List>,
    quotes: usize,
    /// Sign of the list item whose first paragraph is yet to come.
    mark: Option<String>,
    table: Option<Row>,
    /// Label of the note being defined.
    note: Option<String>,
    code: bool,
    /// Byte offset where the block in the making begins.
    began: usize,
    /// For each open link: true if it became a style.
    links: Vec<bool>,
    html: usize,
    in_heading: Option<Heading>,
    long_reported: bool,
    diagnostics: Vec<Diagnostic>,
}

struct List {
    /// Number of the next item; `None` for bullets.
    next: Option<u64>,
}

struct Row {
    table: usize,
    head: bool,
    cells: Vec<std::ops::Range<usize>>,
    start: usize,
}

struct Heading {
    level: u8,
    id: Option<String>,
}

impl<'a> Reader<'a> {
    fn read(&mut self) {
        let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_HEADING_ATTRIBUTES;
        let body = &self.source[self.body..];
        let mut events = Parser::new_ext(body, options).into_offset_iter().peekable();
        while let Some((event, range)) = events.next() {
            let at = self.body + range.start..self.body + range.end;
            let next = events.peek().and_then(|(event, _)| match event {
                Event::Text(text) => Some(text.clone()),
                _ => None,
            });
            self.event(event, at, next);
        }
        self.flush();
        if !self.outline.has_heading() {
            self.report(self.body, Problem::NoHeading(String::new()));
        }
    }

    fn event(&mut self, event: Event<'a>, at: std::ops::Range<usize>, next_text: Option<CowStr<'a>>) {
        if self.inline.is_empty() && !matches!(event, Event::End(_)) {
            self.began = at.start;
        }
        match event {
            Event::Start(tag) => self.start(tag, at),
            Event::End(tag) => self.end(tag, at),
            Event::Text(text) if self.html > 0 => drop(text),
            Event::Text(text) => self.text(&text, at.start),
            Event::Code(code) => {
                self.inline.open(Style::Code);
                self.inline.text(&code);
                self.inline.close();
            }
            Event::SoftBreak | Event::HardBreak => {
                // "(1) …" on one line and "(2) …" on the next are two items, whatever CommonMark calls them.
                let item_next = next_text.is_some_and(|text| item_number(&text).is_some());
                if item_next && self.is_plain_paragraph() {
                    self.flush();
                } else {
                    self.inline.text(" ");
                }
            }
            Event::FootnoteReference(label) => {
                if self.note.is_none() {
                    self.inline.note(&label);
                }
            }
            Event::Html(html) | Event::InlineHtml(html) => {
                if self.html < 2 {
                    self.report(at.start, Problem::RawHtml(clip(&html)));
                }
                if self.html == 1 {
                    self.html = 2;
                }
            }
            Event::Rule => {
                self.flush();
                self.block(BlockKind::Rule, Gathered::default(), None, at.start);
            }
            Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'a>, at: std::ops::Range<usize>) {
        match tag {
            Tag::Paragraph => self.flush(),
            Tag::Heading { level, id, .. } => {
                self.flush();
                let id = id.map(|id| id.to_string()).filter(|id| !id.is_empty());
                self.in_heading = Some(Heading { level: heading_level(level), id });
            }
            Tag::BlockQuote(_) => {
                self.flush();
                self.quotes += 1;
            }
            Tag::CodeBlock(kind) => {
                self.flush();
                self.code = true;
                if matches!(kind, CodeBlockKind::Fenced(_)) && !self.fence_is_closed(&at) {
                    self.report(at.start, Problem::UnclosedFence(self.line_text(at.start)));
                }
            }
            Tag::HtmlBlock => {
                self.flush();
                self.html = 1;
            }
            Tag::List(next) => {
                self.flush();
                self.lists.push(List { next });
            }
            Tag::Item => {
                self.flush();
                self.mark = Some(self.item_mark(at.start));
            }
            Tag::FootnoteDefinition(label) => {
                self.flush();
                self.note = Some(label.to_string());
            }
            Tag::Table(alignments) => {
                self.flush();
                let table = self.outline.table(alignments.into_iter().map(align).collect());
                self.table = Some(Row { table, head: false, cells: Vec::new(), start: 0 });
            }
            Tag::TableHead | Tag::TableRow => {
                let head = matches!(tag, Tag::TableHead);
                if let Some(row) = &mut self.table {
                    row.head = head;
                    row.cells.clear();
                }
            }
            Tag::TableCell => {
                if let Some(row) = &mut self.table {
                    if !row.cells.is_empty() {
                        self.inline.verbatim(CELL_SEPARATOR);
                    }
                    row.start = self.inline.len();
                }
            }
            Tag::Emphasis => self.inline.open(Style::Emphasis),
            Tag::Strong => self.inline.open(Style::Strong),
            Tag::Link { dest_url, .. } => {
                let style = self.link(&dest_url, at.start);
                self.links.push(style.is_some());
                if let Some(style) = style {
                    self.inline.open(style);
                }
            }
            Tag::Image { dest_url, .. } => {
                self.report(at.start, Problem::Image(clip(&dest_url)));
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, at: std::ops::Range<usize>) {
        match tag {
            TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_) => {
                self.flush();
                if matches!(tag, TagEnd::Item) {
                    self.mark = None;
                    if let Some(List { next: Some(next) }) = self.lists.last_mut() {
                        *next = next.saturating_add(1);
                    }
                }
            }
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.quotes -= 1;
            }
            TagEnd::CodeBlock => {
                self.code = false;
                let gathered = self.inline.take();
                let mark = self.mark.take();
                self.block(BlockKind::Code, gathered, mark, at.start);
            }
            TagEnd::HtmlBlock => self.html = 0,
            TagEnd::List(_) => {
                self.flush();
                self.lists.pop();
            }
            TagEnd::FootnoteDefinition => {
                self.flush();
                self.note = None;
            }
            TagEnd::Table => self.table = None,
            TagEnd::TableHead | TagEnd::TableRow => self.row(at.start),
            TagEnd::TableCell => {
                if let Some(row) = &mut self.table {
                    row.cells.push(row.start..self.inline.len());
                }
            }
            TagEnd::Emphasis | TagEnd::Strong => self.inline.close(),
            TagEnd::Link if self.links.pop() == Some(true) => {
                self.inline.close();
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str, at: usize) {
        if self.code {
            self.inline.verbatim(text);
            return;
        }
        if self.inline.len() + text.len() <= LONG_PARAGRAPH
            || self.table.is_some()
            || self.in_heading.is_some()
        {
            self.inline.text(text);
            return;
        }
        for word in text.split_inclusive(char::is_whitespace) {
            if self.inline.len() + word.len() > LONG_PARAGRAPH {
                if !std::mem::replace(&mut self.long_reported, true) {
                    self.report(at, Problem::LongParagraph(clip(text)));
                }
                self.flush_piece();
            }
            let mut rest = word;
            while rest.len() > LONG_PARAGRAPH {
                let (head, tail) = rest.split_at(rest.floor_char_boundary(LONG_PARAGRAPH));
                self.inline.text(head);
                self.flush_piece();
                rest = tail;
            }
            self.inline.text(rest);
        }
    }

    /// Ends one piece of an over-long paragraph without ending the paragraph.
    fn flush_piece(&mut self) {
        if !self.inline.is_empty() {
            self.flush();
        }
    }

    fn flush(&mut self) {
        let at = self.began;
        self.long_reported &= self.inline.len() >= LONG_PARAGRAPH / 2;
        if let Some(heading) = self.in_heading.take() {
            if self.inline.is_empty() && heading.id.is_none() {
                self.inline.take();
                return;
            }
            let gathered = self.inline.take();
            let line = self.lines.line(at);
            self.outline.heading(heading.level, heading.id, gathered, line, &mut self.diagnostics);
            return;
        }
        if self.inline.is_empty() || self.table.is_some() {
            if self.table.is_none() {
                self.inline.take();
            }
            return;
        }
        let plain = self.is_plain_paragraph();
        let mut gathered = self.inline.take();
        self.check_signs(&gathered.inline.text, at);
        if let Some(label) = self.note.clone() {
            let line = self.lines.line(at);
            self.outline.note(label, gathered.inline, line);
            return;
        }
        let mut mark = self.mark.take();
        if plain {
            let text = &gathered.inline.text;
            if let Some(number) = item_number(text) {
                let start = text.len() - number.rest.len();
                let component = number.component;
                gathered.cut(start..gathered.inline.text.len());
                let line = self.lines.line(at);
                self.outline.item(component, gathered, line, &mut self.diagnostics);
                return;
            }
            if let Some(number) = paragraph_mark(text) {
                let start = text.len() - number.rest.len();
                mark = Some(number.component);
                gathered.cut(start..gathered.inline.text.len());
            }
        }
        let kind = if mark.is_some() { BlockKind::Marked } else { BlockKind::Paragraph };
        self.block(kind, gathered, mark, at);
    }

    fn block(&mut self, kind: BlockKind, gathered: Gathered, mark: Option<String>, at: usize) {
        if self.note.is_some() {
            return;
        }
        let line = self.lines.line(at);
        self.outline.block(NewBlock {
            kind,
            mark,
            gathered,
            depth: u8::try_from(self.lists.len()).unwrap_or(u8::MAX),
            quoted: self.quotes > 0,
            cells: Vec::new(),
            table: None,
            line,
        });
    }

    fn row(&mut self, at: usize) {
        let Some(row) = &mut self.table else { return };
        let (table, head, cells) = (row.table, row.head, std::mem::take(&mut row.cells));
        let gathered = self.inline.take();
        self.check_signs(&gathered.inline.text, at);
        let end = gathered.inline.text.len();
        let cells = cells.into_iter().map(|c| c.start.min(end)..c.end.min(end)).collect();
        let line = self.lines.line(at);
        self.outline.block(NewBlock {
            kind: if head { BlockKind::TableHead } else { BlockKind::TableRow },
            mark: None,
            gathered,
            depth: u8::try_from(self.lists.len()).unwrap_or(u8::MAX),
            quoted: self.quotes > 0,
            cells,
            table: Some(table),
            line,
        });
    }

    /// CommonMark leaves the sign of a note that isn't defined in the text.
    fn check_signs(&mut self, text: &str, at: usize) {
        for rest in text.split("[^").skip(1) {
            if let Some((label, _)) = rest.split_once(']') {
                self.report(at, Problem::MissingNote(clip(label)));
            }
        }
    }

    fn is_plain_paragraph(&self) -> bool {
        let inside = !self.lists.is_empty() || self.quotes > 0 || self.note.is_some();
        !inside && self.table.is_none() && self.in_heading.is_none()
    }

    /// The sign of a list item as the source has it: official texts are cited by it.
    fn item_mark(&self, at: usize) -> String {
        let sign: String =
            self.source[at..].trim_start().chars().take_while(|c| !c.is_whitespace()).take(12).collect();
        match self.lists.last().and_then(|list| list.next) {
            Some(number) => format!("{number}{}", if sign.ends_with(')') { ')' } else { '.' }),
            None if sign.starts_with('*') => "•".to_owned(),
            None => sign.chars().take(1).collect(),
        }
    }

    /// A link stays a link only inside the library; the app has no network and runs no scripts.
    fn link(&mut self, target: &str, at: usize) -> Option<Style> {
        let target = target.trim();
        if let Some(address) = target.strip_prefix('#') {
            self.outline.expect_address(address, self.lines.line(at));
            return Some(Style::Link { doc: None, address: address.to_owned() });
        }
        if let Some((doc, address)) = target.strip_prefix("sotay://").and_then(|rest| rest.split_once('/')) {
            return Some(Style::Link { doc: Some(doc.to_owned()), address: address.to_owned() });
        }
        let lower = target.to_ascii_lowercase();
        let web = ["http://", "https://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme));
        let problem = if web { Problem::ExternalLink } else { Problem::UnsafeLink };
        self.report(at, problem(clip(target)));
        None
    }

    fn fence_is_closed(&self, at: &std::ops::Range<usize>) -> bool {
        let block = self.source[at.clone()].trim_end();
        let fence = if block.starts_with('~') { '~' } else { '`' };
        let opening = block.chars().take_while(|&c| c == fence).count();
        let last = block.lines().next_back().unwrap_or_default();
        let last = last.trim_start_matches([' ', '\t', '>']);
        block.lines().count() > 1 && last.len() >= opening && last.chars().all(|c| c == fence)
    }

    fn line_text(&self, at: usize) -> String {
        clip(self.source[at..].lines().next().unwrap_or_default())
    }

    fn report(&mut self, at: usize, problem: Problem) {
        self.diagnostics.push(Diagnostic { line: self.lines.line(at), problem });
    }
}

/// Where lines begin, to turn byte offsets into line numbers.
struct Lines(Vec<usize>);

impl Lines {
    fn new(source: &str) -> Self {
        Self(std::iter::once(0).chain(source.match_indices('\n').map(|(at, _)| at + 1)).collect())
    }

    fn line(&self, at: usize) -> u32 {
        u32::try_from(self.0.partition_point(|&start| start <= at)).unwrap_or(u32::MAX)
    }
}

fn heading_level(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

fn align(alignment: Alignment) -> Align {
    match alignment {
        Alignment::None | Alignment::Left => Align::Start,
        Alignment::Center => Align::Center,
        Alignment::Right => Align::End,
    }
}

/// The first words of something, for a message.
fn clip(text: &str) -> String {
    let text = text.trim();
    let end = text.char_indices().nth(60).map_or(text.len(), |(at, _)| at);
    let line = text[..end].lines().next().unwrap_or_default();
    if end < text.len() { format!("{line}…") } else { line.to_owned() }
}
