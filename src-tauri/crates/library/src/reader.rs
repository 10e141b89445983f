//! Reads the lines of a document's body into blocks.

use std::collections::{HashMap, HashSet};

use super::ahead::Ahead;
use super::clean::{indent, is_blank};
use super::diagnostic::clip;
use super::diagnostic::{Diagnostic, Problem};
use super::document::{BlockKind, Style};
use super::fence;
use super::form::Form;
use super::inline::{Gathered, InlineBuilder};
use super::line::{definition, explicit_id, heading, is_rule};
use super::markup::{self, Context, Met};
use super::outline::{NewBlock, Outline};
use super::pieces::{pieces, title_end};
use super::sign::{Family, Sign, is_arabic, sign};
use super::structure::roman;
use super::succession::{self, Headed};
use super::tag::html_tag;
use super::wrap::{names_number, unstyled};

pub(super) struct Reader<'a> {
    pub(super) lines: Vec<&'a str>,
    /// Lines of the file before the first of these.
    first: usize,
    pub(super) form: Form,
    pub(super) outline: Outline,
    diagnostics: Vec<Diagnostic>,
    /// Labels of the editor's notes that are defined.
    notes: HashSet<String>,
    pub(super) headed: HashMap<usize, Headed>,
    pub(super) ahead: Ahead,
    /// Signs that what follows may hang from, outermost first.
    pub(super) levels: Vec<Level>,
    pub(super) quotes: usize,
    /// Label of the note being defined.
    pub(super) note: Option<String>,
    /// The block in the making: its lines, where it began, its sign.
    text: String,
    began: usize,
    mark: Option<Mark>,
    /// True behind an empty line.
    parted: bool,
    /// The last Roman number that begins a block.
    roman: u32,
    /// The "(1)" that is open stands under a number, such as "1."
    item_in_number: bool,
}

pub(super) struct Level {
    family: Family,
    indent: usize,
    content: usize,
}

pub(super) struct Mark {
    text: String,
    /// True for "(4)" at the outermost level: a provision of its own.
    item: bool,
    /// The sign stands in bold, so it is still in the text.
    within: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        body: &'a str,
        first: usize,
        form: Form,
        outline: Outline,
        diagnostics: Vec<Diagnostic>,
    ) -> Self {
        let lines: Vec<&str> = body.split('\n').collect();
        let mut notes = HashSet::new();
        if form == Form::Markdown {
            notes.extend(lines.iter().filter_map(|line| definition(line)).map(|(label, _)| label.to_owned()));
        }
        Self {
            lines,
            first,
            form,
            outline,
            diagnostics,
            notes,
            headed: HashMap::new(),
            ahead: Ahead::default(),
            levels: Vec::new(),
            quotes: 0,
            note: None,
            text: String::new(),
            began: 0,
            mark: None,
            parted: true,
            roman: 0,
            item_in_number: false,
        }
    }

    pub(super) fn read(mut self) -> (Outline, Vec<Diagnostic>) {
        let fenced = if self.form == Form::Markdown { fence::fenced(&self.lines) } else { HashMap::new() };
        let mut inside = vec![false; self.lines.len()];
        for (&open, fence) in &fenced {
            inside[open..fence.end].fill(true);
        }
        let (headed, gaps) = succession::find(&self.lines, |at| inside[at]);
        self.headed = headed;
        for (at, gap) in gaps {
            self.report(at, Problem::Gap(gap));
        }
        let mut at = 0;
        while at < self.lines.len() {
            at = match fenced.get(&at) {
                Some(fence) => self.fence(at, fence),
                None => self.line(at),
            };
        }
        self.flush();
        if !self.outline.has_heading() {
            self.report(0, Problem::NoHeading(String::new()));
        }
        (self.outline, self.diagnostics)
    }

    /// Reads one line, or the table or the HTML that begins there; says where to go on.
    fn line(&mut self, at: usize) -> usize {
        let line = self.lines[at];
        let (width, bytes) = indent(line);
        let mut line = &line[bytes..];
        if line.is_empty() {
            self.flush();
            self.parted = true;
            return at + 1;
        }
        let parted = std::mem::replace(&mut self.parted, false);
        if parted && width < 4 {
            self.note = None;
        }
        if self.form == Form::Markdown {
            line = self.quoted(line);
            if let Some(next) = self.html(at, line).or_else(|| self.table(at, line)) {
                return next;
            }
        }
        if is_rule(line) {
            self.flush();
            self.note = None;
            self.block(BlockKind::Rule, Gathered::default(), None, at);
            return at + 1;
        }
        if self.form == Form::Markdown {
            if let Some((level, words)) = heading(line) {
                self.flush();
                let (words, id) = explicit_id(words);
                self.heading(at, Some(level), id, words);
                return at + 1;
            }
            if let Some((label, words)) = definition(line) {
                self.flush();
                self.note = Some(label.to_owned());
                self.begin(at, words, None);
                return at + 1;
            }
        }
        if let Some(Headed(rank)) = self.headed.get(&at).copied().filter(|_| self.note.is_none()) {
            self.flush();
            return self.part(at, rank, line);
        }
        if let Some(sign) = self.sign(line) {
            self.flush();
            self.signed(at, width, line, &sign);
            return at + 1;
        }
        // Web pages have a line for each paragraph and no empty ones.
        if self.form == Form::Markdown
            && html_tag(line).is_some_and(|tag| ["p", "div", "li"].iter().any(|name| tag.is(name)))
        {
            self.flush();
        }
        if self.text.is_empty() && self.mark.is_none() {
            while self.levels.last().is_some_and(|level| level.content > width) {
                self.levels.pop();
            }
            self.begin(at, line, None);
        } else if self.form == Form::Plain {
            self.flush();
            self.levels.retain(|level| level.content <= width);
            self.begin(at, line, None);
        } else {
            // A stroke at the end of a line breaks it in Markdown.
            if self.text.bytes().rev().take_while(|&b| b == b'\\').count() % 2 == 1 {
                self.text.pop();
            }
            self.text.push('\n');
            self.text.push_str(line);
        }
        at + 1
    }

    /// Takes the signs of quotation off a line.
    fn quoted<'b>(&mut self, mut line: &'b str) -> &'b str {
        let mut depth = 0;
        while let Some(rest) = line.strip_prefix('>') {
            let words = rest.trim_start();
            let more_than = words.find(|c: char| !c.is_ascii_digit() && c != ',').filter(|&end| end > 0);
            // "> 50%" and ">= 50%" are figures.
            if rest.starts_with('=')
                || more_than.is_some_and(|end| !words[end..].starts_with(['.', ')', '-']))
            {
                break;
            }
            depth += 1;
            line = words;
        }
        if depth != self.quotes {
            self.flush();
            self.levels.clear();
            self.quotes = depth;
        }
        line
    }

    /// The sign of a line, if it begins a block.
    fn sign<'b>(&self, line: &'b str) -> Option<Sign<'b>> {
        let plain = unstyled(line);
        let stars = line.len() - plain.len();
        let found = sign(plain).map(|sign| Sign { rest: sign.rest + stars, ..sign })?;
        let first = self.text.is_empty();
        if names_number(&self.text) {
            return None;
        }
        let ended =
            self.text.trim_end_matches(is_blank).ends_with(['.', ';', ':', '!', '?', '”', '"', ')', '*']);
        let fits = match found.family {
            Family::Roman => {
                // "V. I. Lênin": an initial is one letter, and no successor of the number before.
                let number = roman(found.text.trim_matches(|c: char| !c.is_alphanumeric()));
                let words = &plain[found.rest - stars..];
                let initial = words.chars().nth(1).is_some_and(|c| c == '.');
                first
                    || ended && (number > 1 && found.text.len() > 2 || self.after_roman())
                    || number == self.roman + 1 && !initial && words.starts_with(char::is_uppercase)
            }
            // A wrapped line may begin with a year or an initial.
            Family::Letter if !found.text.ends_with([')', '/']) => first || ended,
            Family::Number | Family::Dotted(_) => first || ended || self.mark.is_some() || found.text == "1.",
            Family::Bullet if found.text == "*" => !plain.is_empty(),
            // A formula goes on with its sign.
            Family::Plus | Family::Dash => {
                first || !plain[found.rest - stars..].starts_with(|c: char| c.is_numeric()) || ended
            }
            _ => true,
        };
        (fits && self.note.is_none()).then_some(found)
    }

    /// The block in the making has a Roman number as well.
    fn after_roman(&self) -> bool {
        self.mark.is_some() && self.levels.last().is_some_and(|level| level.family == Family::Roman)
    }

    fn signed(&mut self, at: usize, width: usize, line: &str, sign: &Sign<'_>) {
        if sign.family == Family::Roman {
            self.roman = roman(sign.text.trim_matches(|c: char| !c.is_alphanumeric()));
        }
        // Behind emphasis and tags, which may look like the sign: "**<u>* chữ".
        let within = unstyled(line).len() < line.len();
        let content = width + line[..sign.rest.min(line.len())].chars().count();
        while self.levels.last().is_some_and(|level| level.indent > width) {
            self.levels.pop();
        }
        if self.levels.last().is_some_and(|level| level.content > width) {
            // At one indent siblings have the same kind of sign, and a narrower kind hangs from a wider one.
            let same = |level: &Level| level.content > width;
            while self.levels.last().is_some_and(|level| same(level) && level.family >= sign.family) {
                self.levels.pop();
            }
        }
        let numbered =
            sign.text.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')).is_some_and(is_arabic);
        let outermost = self.levels.iter().all(|level| level.content > width);
        let item = numbered && self.quotes == 0 && outermost;
        if item {
            self.item_in_number |= self.levels.iter().any(|level| level.family < Family::Bracket);
            self.levels.clear();
        } else {
            // "2." behind the (1) and (2) of "1." hangs from none of them.
            if outermost && self.item_in_number && sign.family < Family::Bracket {
                self.outline.end_item();
                self.item_in_number = false;
            }
            self.levels.push(Level { family: sign.family, indent: width, content });
        }
        let mark = Mark { text: sign.text.to_owned(), item, within };
        let words = if within { line } else { &line[sign.rest..] };
        self.begin(at, words, Some(mark));
    }

    pub(super) fn begin(&mut self, at: usize, words: &str, mark: Option<Mark>) {
        self.began = at;
        self.mark = mark;
        self.text.push_str(words);
    }

    /// Ends the block in the making.
    pub(super) fn flush(&mut self) {
        let mark = self.mark.take();
        if self.text.is_empty() && mark.is_none() {
            return;
        }
        let at = self.began;
        let text = std::mem::take(&mut self.text);
        let mut gathered = self.inline(&text, at);
        if let Some(label) = self.note.clone() {
            let line = self.number(at);
            self.outline.note(label, gathered.inline, line);
            return;
        }
        let mark = mark.filter(|mark| {
            let inside = || {
                let end = gathered.inline.text.len();
                let rest = gathered.inline.text.strip_prefix(&mark.text).map(|rest| rest.trim_start().len());
                rest.map(|rest| end - rest..end)
            };
            match mark.within.then(inside) {
                None => true,
                Some(None) => false,
                Some(Some(rest)) => {
                    gathered.cut(rest);
                    true
                }
            }
        });
        let empty = gathered.inline.text.is_empty() && gathered.refs.is_empty();
        if empty && mark.as_ref().is_none_or(|mark| !mark.text.contains(char::is_alphanumeric)) {
            return;
        }
        let mut parts = pieces(gathered).into_iter();
        let Some(first) = parts.next() else { return };
        if parts.len() > 0 {
            self.report(at, Problem::LongParagraph(clip(&first.inline.text)));
        }
        match mark {
            Some(mark) if mark.item => {
                let line = self.number(at);
                self.outline.item(mark.text, first, line, &mut self.diagnostics);
            }
            Some(mark) => self.block(BlockKind::Marked, first, Some(mark.text), at),
            None => self.block(BlockKind::Paragraph, first, None, at),
        }
        for part in parts {
            self.block(BlockKind::Paragraph, part, None, at);
        }
    }

    pub(super) fn block(&mut self, kind: BlockKind, gathered: Gathered, mark: Option<String>, at: usize) {
        let line = self.number(at);
        let depth = u8::try_from(self.levels.len()).unwrap_or(u8::MAX);
        let quoted = self.quotes > 0;
        self.outline.block(NewBlock {
            kind,
            mark,
            gathered,
            depth,
            quoted,
            cells: Vec::new(),
            table: None,
            line,
        });
    }

    /// A heading of Markdown's, or (`level` is none) a line that heads a part.
    pub(super) fn heading(&mut self, at: usize, level: Option<u8>, id: Option<&str>, words: &str) {
        self.levels.clear();
        self.note = None;
        (self.roman, self.item_in_number) = (0, false);
        let mut gathered = self.inline(words, at);
        if gathered.inline.text.is_empty() && gathered.refs.is_empty() && id.is_none() {
            return;
        }
        let text = &gathered.inline.text;
        let from =
            text.len() - super::address::heading_number(text).map_or(text.len(), |number| number.rest.len());
        let mut rest = None;
        if let Some(end) = title_end(text, from) {
            self.report(at, Problem::LongHeading(clip(&text[end..])));
            let mut parts = gathered.split(&[end]);
            rest = parts.pop();
            gathered = parts.pop().unwrap_or_default();
        }
        let end = gathered.inline.text.trim_end().len();
        gathered.cut(0..end);
        let line = self.number(at);
        let level = level.unwrap_or_else(|| self.outline.level_of(&gathered.inline.text));
        self.outline.heading(level, id.map(str::to_owned), gathered, line, &mut self.diagnostics);
        for mut part in rest.into_iter().flat_map(pieces) {
            let start = part.inline.text.len() - part.inline.text.trim_start().len();
            part.cut(start..part.inline.text.len());
            self.block(BlockKind::Paragraph, part, None, at);
        }
    }

    fn fence(&mut self, at: usize, fence: &fence::Fence) -> usize {
        self.flush();
        self.note = None;
        self.parted = false;
        if !fence.closed {
            self.report(at, Problem::UnclosedFence(self.lines[at].trim().to_owned()));
        } else if let Some(info) = fence.info(self.lines[at]) {
            self.report(at, Problem::FenceInfo(info.to_owned()));
        }
        let mut inline = InlineBuilder::default();
        inline.verbatim(&fence.text(&self.lines, at));
        let gathered = inline.take_verbatim();
        if !gathered.inline.text.trim().is_empty() {
            self.block(BlockKind::Code, gathered, None, at);
        }
        fence.end
    }

    /// The text of one block, its markup read.
    pub(super) fn inline(&mut self, text: &str, at: usize) -> Gathered {
        let mut out = InlineBuilder::default();
        if self.form == Form::Plain {
            out.text(text);
            return out.take();
        }
        let context = Context { notes: &self.notes, in_note: self.note.is_some() };
        let (first, outline, diagnostics) = (self.first, &mut self.outline, &mut self.diagnostics);
        // What is met comes in the order of the text; so line ends are counted once.
        let (mut counted, mut breaks) = (0, 0);
        markup::read(text, &context, &mut out, &mut |offset, met| {
            if offset < counted {
                (counted, breaks) = (0, 0);
            }
            breaks += text[counted..offset].matches('\n').count();
            counted = offset;
            let line = u32::try_from(at + breaks + first + 1).unwrap_or(u32::MAX);
            let mut report = |problem| diagnostics.push(Diagnostic { line, problem });
            match met {
                Met::Tag(tag) => report(Problem::HtmlTag(tag)),
                Met::Comment(comment) => report(Problem::RawHtml(comment)),
                Met::Image(target) => report(Problem::Image(target)),
                Met::UnknownNote(label) => report(Problem::MissingNote(label)),
                Met::Link(target) => return link(&target, line, outline, &mut report),
            }
            None
        });
        out.take()
    }

    pub(super) fn number(&self, at: usize) -> u32 {
        u32::try_from(self.first + at + 1).unwrap_or(u32::MAX)
    }

    pub(super) fn report(&mut self, at: usize, problem: Problem) {
        self.diagnostics.push(Diagnostic { line: self.number(at), problem });
    }
}

/// A link stays a link only inside the library; the app has no network and runs no scripts.
fn link(target: &str, line: u32, outline: &mut Outline, report: &mut impl FnMut(Problem)) -> Option<Style> {
    if let Some(address) = target.strip_prefix('#') {
        outline.expect_address(address, line);
        return Some(Style::Link { doc: None, address: address.to_owned() });
    }
    if let Some((doc, address)) = target.strip_prefix("sotay://").and_then(|rest| rest.split_once('/')) {
        return Some(Style::Link { doc: Some(doc.to_owned()), address: address.to_owned() });
    }
    let lower = target.to_ascii_lowercase();
    let web = ["http:", "https:", "mailto:"].iter().any(|scheme| lower.starts_with(scheme));
    let problem = if web { Problem::ExternalLink } else { Problem::UnsafeLink };
    report(problem(target.to_owned()));
    None
}
