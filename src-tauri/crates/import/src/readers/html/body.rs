//! Blocks of a page: paragraphs, lists, tables, and what is left out.

use super::super::symbols::bullet;
use super::css::Sheet;
use super::lists::Open;
use super::looks::{Look, Office};
use super::tree::{DEPTH, Kind, Tree};
use crate::caps;
use crate::format::Format;
use crate::issue::{Dropped, DroppedKind, IssueKind, Place};
use crate::letters::is_counted;
use crate::model::{Line, Part, Reading, Run};
use crate::refusal::Refusal;
use crate::watch::{Step, Watch};

/// Reads a tree into a [`Reading`].
pub(super) struct Body<'a> {
    pub(super) tree: &'a Tree,
    pub(super) sheet: &'a Sheet,
    watch: &'a Watch<'a>,
    pub(super) reading: Reading,
    /// Where lines go: the page, or a cell.
    pub(super) parts: Vec<Part>,
    line: Line,
    /// Lists that are open, outermost first.
    lists: Vec<Open>,
    /// The sign of an item that has no words yet.
    label: String,
    /// By a line's paragraph: the element that it stands in.
    pub(super) owners: Vec<usize>,
    /// Letters that stood for a bullet's picture.
    pub(super) pictured: String,
    depth: usize,
    seen: Seen,
}

#[derive(Default)]
struct Seen {
    inserted: usize,
    deleted: usize,
    hidden: usize,
    pictures: usize,
}

impl<'a> Body<'a> {
    pub(super) fn new(tree: &'a Tree, sheet: &'a Sheet, format: Format, watch: &'a Watch<'a>) -> Self {
        Self {
            tree,
            sheet,
            watch,
            reading: Reading::new(format),
            parts: Vec::new(),
            line: Line::default(),
            lists: Vec::new(),
            label: String::new(),
            owners: vec![0],
            pictured: String::new(),
            depth: 0,
            seen: Seen::default(),
        }
    }

    pub(super) fn place(&self) -> Place {
        Place::paragraph(self.owners.len())
    }

    /// Reads all that is in a node.
    pub(super) fn children(&mut self, at: usize, look: &Look) -> Result<(), Refusal> {
        self.depth += 1;
        if self.depth > DEPTH {
            return Err(Refusal::TooDeep);
        }
        for &child in &self.tree.node(at).children {
            self.one(child, look)?;
        }
        self.depth -= 1;
        Ok(())
    }

    /// Reads a node.
    pub(super) fn one(&mut self, at: usize, look: &Look) -> Result<(), Refusal> {
        match &self.tree.node(at).kind {
            Kind::Text(text) => self.text(text, look),
            Kind::Element { .. } => self.element(at, look)?,
            Kind::Document | Kind::Other => {}
        }
        Ok(())
    }

    fn element(&mut self, at: usize, around: &Look) -> Result<(), Refusal> {
        let tree = self.tree;
        if tree.is_code(at) {
            return Ok(());
        }
        if !tree.is_html(at) && tree.name(at) != "math" {
            self.leave_out(DroppedKind::Furniture, at);
            return Ok(());
        }
        if at.is_multiple_of(4096) {
            self.watch.at(Step::Reading, tree.all().len() + at, tree.all().len() * 2)?;
        }
        let look = around.of(tree, at, self.sheet);
        if look.hidden {
            self.hide(at);
            return Ok(());
        }
        match look.office {
            Office::Text => {}
            Office::ListLabel => return self.list_label(at, &look),
            Office::Header => return self.left_out(DroppedKind::Header, at),
            Office::Footer => return self.left_out(DroppedKind::Footer, at),
            Office::Comment => return self.left_out(DroppedKind::Comment, at),
        }
        let class = tree.attribute(at, "class").unwrap_or_default();
        if class.starts_with("MsoToc")
            || tree.attribute(at, "id").is_some_and(|id| id.starts_with("Table of Contents"))
        {
            return self.left_out(DroppedKind::Contents, at);
        }
        match tree.name(at) {
            "title" | "template" | "noscript" | "iframe" | "noembed" | "noframes" | "object" | "select"
            | "datalist" | "textarea" | "button" | "audio" | "video" | "canvas" | "xml" | "nav" => {
                self.leave_out(DroppedKind::Furniture, at)
            }
            // Two breaks part paragraphs.
            "br" if self.line.runs.last().is_some_and(|run| run.text.ends_with('\n')) => self.end_line(at),
            "br" => self.push("\n".to_owned(), &look),
            "img" => self.seen.pictures += 1,
            "math" => self.formula(at),
            "del" => {
                self.seen.deleted += 1;
                self.leave_out(DroppedKind::Deleted, at);
            }
            "ins" => {
                self.seen.inserted += 1;
                self.children(at, &look)?;
            }
            "table" => self.table(at, &look)?,
            "ol" | "ul" | "menu" | "dir" => {
                self.end_line(at);
                let open = Open::new(tree, at, self.lists.last());
                self.lists.push(open);
                self.children(at, &look)?;
                self.end_line(at);
                self.lists.pop();
            }
            "li" => {
                self.end_line(at);
                let sign = match self.lists.last_mut() {
                    Some(open) => open.sign(tree, at, &look),
                    None => "•".to_owned(),
                };
                // An item that begins with a list has its sign on that list's first line.
                let before = std::mem::take(&mut self.label);
                self.label = format!("{before} {sign}").trim().to_owned();
                self.children(at, &look)?;
                self.end_line(at);
                // A number before nothing is printed, a dot isn't.
                if self.label.chars().any(char::is_alphanumeric) {
                    let label = std::mem::take(&mut self.label);
                    self.parts.push(Part::Line(Line { label, place: self.place(), ..Line::default() }));
                    self.owners.push(at);
                }
                self.label.clear();
            }
            name if is_block(name) => {
                self.end_line(at);
                self.children(at, &look)?;
                self.line.centred |= look.centred;
                self.end_line(at);
            }
            _ => self.children(at, &look)?,
        }
        Ok(())
    }

    fn text(&mut self, text: &str, look: &Look) {
        if look.kept {
            self.push(text.replace("\r\n", "\n").replace('\r', "\n"), look);
            return;
        }
        let is_blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}');
        let mut words = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                c if !is_blank(c) => words.push(c),
                _ if words.ends_with(' ') => {}
                _ => words.push(' '),
            }
        }
        // Blanks between two breaks are none.
        let begins = self.line.runs.last().is_none_or(|run| run.text.ends_with('\n'));
        if words != " " || !begins {
            self.push(words, look);
        }
    }

    fn push(&mut self, text: String, look: &Look) {
        self.line.centred |= look.centred;
        self.line.runs.push(Run { text, style: look.style, font: look.font.clone(), computed: false });
    }

    /// The printed number of Word's list: as it stands, but for pictures in a letter's place.
    fn list_label(&mut self, at: usize, look: &Look) -> Result<(), Refusal> {
        let words = self.tree.words(at);
        let sign = words.trim();
        let font = look.font.as_deref().unwrap_or_default().to_owned();
        let lower = font.to_ascii_lowercase();
        let is_picture = ["symbol", "wingdings", "webdings"].iter().any(|name| lower.starts_with(name))
            || lower.starts_with("courier") && sign == "o";
        if !is_picture || sign.chars().count() != 1 {
            return self.children(at, look);
        }
        let shown = bullet(&font, sign);
        self.reading.bullets += usize::from(shown != sign);
        self.pictured.push_str(sign);
        self.line.runs.push(Run::computed(format!("{shown} ")));
        Ok(())
    }

    fn formula(&mut self, at: usize) {
        let words = self.tree.words(at).split_whitespace().collect::<Vec<_>>().join(" ");
        let place = self.place();
        self.reading.issue(place, IssueKind::Formula { words: words.clone() });
        self.line.runs.push(Run { text: words, ..Run::default() });
    }

    /// Ends the paragraph in the making, which stands in an element.
    pub(super) fn end_line(&mut self, at: usize) {
        let mut line = std::mem::take(&mut self.line);
        if line.is_blank() {
            // A picture's run may be all that it has.
            return;
        }
        line.label = std::mem::take(&mut self.label);
        line.place = self.place();
        self.owners.push(at);
        self.parts.push(Part::Line(line));
    }

    fn left_out(&mut self, what: DroppedKind, at: usize) -> Result<(), Refusal> {
        self.leave_out(what, at);
        Ok(())
    }

    /// Leaves out what isn't shown.
    pub(super) fn hide(&mut self, at: usize) {
        self.seen.hidden += usize::from(is_counted(&self.tree.words(at)));
        self.leave_out(DroppedKind::Hidden, at);
    }

    /// Leaves out all that is in a node.
    pub(super) fn leave_out(&mut self, what: DroppedKind, at: usize) {
        let text = self.tree.words(at);
        if is_counted(&text) {
            let place = self.place();
            self.reading.dropped.push(Dropped { place, what, text });
        }
    }

    /// Lists apart from those around, as those of a cell are.
    pub(super) fn apart(&mut self, at: usize, look: &Look) -> Result<Vec<Part>, Refusal> {
        let lists = std::mem::take(&mut self.lists);
        let label = std::mem::take(&mut self.label);
        let parts = std::mem::take(&mut self.parts);
        self.children(at, look)?;
        self.end_line(at);
        self.lists = lists;
        self.label = label;
        Ok(std::mem::replace(&mut self.parts, parts))
    }

    /// Reads a page from its root.
    pub(super) fn page(&mut self) -> Result<(), Refusal> {
        self.watch.at(Step::Reading, 1, 2)?;
        self.children(0, &Look::default())?;
        self.end_line(0);
        if self.owners.len() > caps::PARAGRAPHS {
            return Err(Refusal::TooMany);
        }
        let Seen { inserted, deleted, hidden, pictures } = self.seen;
        for (count, kind) in [
            (inserted + deleted, IssueKind::TrackedChanges { inserted, deleted }),
            (hidden, IssueKind::Hidden { count: hidden }),
            (pictures, IssueKind::Picture { count: pictures }),
        ] {
            if count > 0 {
                self.reading.issue(Place::default(), kind);
            }
        }
        Ok(())
    }
}

fn is_block(name: &str) -> bool {
    let blocks = [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "listing",
        "main",
        "optgroup",
        "option",
        "p",
        "plaintext",
        "pre",
        "search",
        "section",
        "summary",
        "td",
        "th",
        "tr",
        "xmp",
    ];
    blocks.binary_search(&name).is_ok()
}

#[cfg(test)]
mod tests {
    #[test]
    fn blocks_are_found() {
        assert!(["address", "p", "xmp", "div", "option"].iter().all(|name| super::is_block(name)));
        assert!(!super::is_block("span"));
    }
}
