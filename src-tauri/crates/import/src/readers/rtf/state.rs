//! What an RTF file says, token by token: groups inherit, paragraphs gather runs, rows gather cells.

use super::super::rows::Rows;
use super::destination::{Head, LETTERS, Target, head};
use super::fonts::Fonts;
use crate::format::Format;
use crate::issue::{Dropped, DroppedKind, IssueKind, Place};
use crate::model::{Line, Part, Raised, Reading, Run, Style};
use crate::refusal::Refusal;

#[derive(Debug, Clone, Copy)]
struct Group {
    target: Target,
    /// This group began its target, and ends it.
    begins: bool,
    /// Where text goes that is written twice, once without Unicode: its other half takes this up.
    unicode: Option<Target>,
    font: i32,
    style: Style,
    hidden: bool,
    deleted: bool,
    /// Characters that stand for one `\u`.
    skip: i32,
}

pub(super) struct State {
    reading: Reading,
    groups: Vec<Group>,
    group: Group,
    fonts: Fonts,
    /// The font of text before any is named.
    default_font: i32,
    line: Line,
    paragraphs: usize,
    /// Bytes that still stand for the last `\u`.
    skipping: i32,
    /// The first half of a character beyond the basic plane.
    surrogate: Option<u16>,
    starred: bool,
    centred: bool,
    in_table: bool,
    rows: Rows,
    border: bool,
    dropped: String,
    property: String,
    note: Vec<Line>,
    notes: Vec<Line>,
    note_count: usize,
    /// What is open around each open note: the line that it hangs on, the lines of the note that it stands in.
    around: Vec<(Line, Vec<Line>)>,
    /// Groups with words that nobody reads here.
    unread: usize,
    inserted: usize,
    deleted: usize,
    pictures: usize,
}

impl State {
    pub(super) fn new() -> Self {
        let group = Group {
            target: Target::Text,
            begins: false,
            unicode: None,
            font: 0,
            style: Style::default(),
            hidden: false,
            deleted: false,
            skip: 1,
        };
        Self {
            reading: Reading::new(Format::Rtf),
            groups: Vec::new(),
            group,
            fonts: Fonts::default(),
            default_font: 0,
            line: Line::default(),
            paragraphs: 0,
            skipping: 0,
            surrogate: None,
            starred: false,
            centred: false,
            in_table: false,
            rows: Rows::default(),
            border: false,
            dropped: String::new(),
            property: String::new(),
            note: Vec::new(),
            notes: Vec::new(),
            note_count: 0,
            around: Vec::new(),
            unread: 0,
            inserted: 0,
            deleted: 0,
            pictures: 0,
        }
    }

    pub(super) fn depth(&self) -> usize {
        self.groups.len()
    }

    pub(super) fn paragraphs(&self) -> usize {
        self.paragraphs
    }

    pub(super) fn open(&mut self) {
        self.groups.push(self.group);
        self.group.begins = false;
        self.starred = false;
        self.skipping = 0;
    }

    /// Ends a group; false behind the last one.
    pub(super) fn close(&mut self) -> bool {
        let Some(outer) = self.groups.pop() else { return false };
        let inner = std::mem::replace(&mut self.group, outer);
        self.skipping = 0;
        match inner.target {
            Target::Dropped(what) if inner.begins => {
                let text = std::mem::take(&mut self.dropped);
                let has_words = text.chars().any(char::is_alphanumeric);
                self.unread += usize::from(what == DroppedKind::Unread && has_words);
                self.drop_group(what, text);
            }
            Target::Note if inner.begins => self.end_note(),
            _ => {}
        }
        !self.groups.is_empty()
    }

    pub(super) fn sign(&mut self, sign: u8) {
        match sign {
            b'*' => self.starred = true,
            b'~' => self.char('\u{a0}'),
            b'-' => self.char('\u{ad}'),
            b'_' => self.char('-'),
            b'{' | b'}' | b'\\' => self.byte(sign),
            _ => {}
        }
    }

    pub(super) fn byte(&mut self, byte: u8) {
        if self.skipping > 0 {
            self.skipping -= 1;
            return;
        }
        if self.group.target == Target::Fonts {
            self.fonts.push_name(self.group.font, byte);
            return;
        }
        self.char(self.fonts.letter(self.group.font, byte));
    }

    fn char(&mut self, c: char) {
        if self.surrogate.take().is_some() {
            // Its other half didn't come.
            self.char(char::REPLACEMENT_CHARACTER);
        }
        match self.group.target {
            Target::Text | Target::Note => {
                if self.group.hidden || self.group.deleted {
                    let what = if self.group.hidden { DroppedKind::Hidden } else { DroppedKind::Deleted };
                    self.drop(what, c.to_string());
                    return;
                }
                let (style, number) = (self.group.style, self.group.font);
                let font = self.fonts.name(number);
                match self.line.runs.last_mut() {
                    Some(run) if run.style == style && run.font == font && !run.computed => run.text.push(c),
                    _ => self.line.runs.push(Run { text: c.to_string(), style, font, computed: false }),
                }
            }
            Target::Label => {
                self.line.label.push(c);
                if self.line.label_font.is_none() && !c.is_whitespace() {
                    self.line.label_font = self.fonts.name(self.group.font);
                }
            }
            Target::Dropped(_) => self.dropped.push(c),
            Target::Property => self.property.push(c),
            Target::Fonts | Target::Nowhere => {}
        }
    }

    /// Left out; what is left out letter by letter is one entry.
    fn drop(&mut self, what: DroppedKind, text: String) {
        let place = self.place();
        match self.reading.dropped.last_mut() {
            Some(last) if last.what == what && last.place == place => last.text.push_str(&text),
            _ if text.chars().any(char::is_alphanumeric) => {
                self.reading.dropped.push(Dropped { place, what, text })
            }
            _ => {}
        }
    }

    /// Left out as a whole: an entry of its own.
    fn drop_group(&mut self, what: DroppedKind, text: String) {
        if text.chars().any(char::is_alphanumeric) {
            self.reading.dropped.push(Dropped { place: self.place(), what, text });
        }
    }

    fn place(&self) -> Place {
        Place::paragraph(self.paragraphs + 1)
    }

    pub(super) fn word(&mut self, word: &str, value: Option<i32>) -> Result<(), Refusal> {
        let starred = std::mem::take(&mut self.starred);
        let on = value != Some(0);
        if self.destination(word, starred) || self.layout(word) {
            return Ok(());
        }
        match word {
            "f" => {
                self.group.font = value.unwrap_or(0);
                if self.group.target == Target::Fonts {
                    self.fonts.begin(self.group.font);
                }
            }
            "fcharset" if self.group.target == Target::Fonts => {
                self.fonts.set_charset(self.group.font, value.unwrap_or(0));
            }
            "deff" => {
                self.default_font = value.unwrap_or(0);
                self.group.font = self.default_font;
            }
            "b" => self.group.style.bold = on,
            "i" => self.group.style.italic = on,
            "caps" => self.group.style.capitals = on,
            "super" => self.group.style.raised = if on { Raised::Above } else { Raised::No },
            "sub" => self.group.style.raised = if on { Raised::Below } else { Raised::No },
            "nosupersub" => self.group.style.raised = Raised::No,
            "v" => self.group.hidden = on,
            "deleted" => {
                self.group.deleted = on;
                self.deleted += usize::from(on);
            }
            "revised" => self.inserted += usize::from(on),
            "plain" => {
                self.group.style = Style::default();
                (self.group.hidden, self.group.deleted) = (false, false);
                self.group.font = self.default_font;
            }
            "uc" => self.group.skip = value.unwrap_or(1).clamp(0, 16),
            "u" => self.unit(value.unwrap_or(0)),
            "par" | "sect" => self.end_line(),
            "line" | "lbr" | "page" | "column" => self.char('\n'),
            "tab" => self.char('\t'),
            "emdash" => self.char('—'),
            "endash" => self.char('–'),
            "lquote" => self.char('‘'),
            "rquote" => self.char('’'),
            "ldblquote" => self.char('“'),
            "rdblquote" => self.char('”'),
            "bullet" => self.char('•'),
            "emspace" | "enspace" | "qmspace" => self.char(' '),
            _ => {}
        }
        Ok(())
    }

    /// Paragraphs and tables: those of a note, of a page's head, of a printed number are none of the body's.
    fn layout(&mut self, word: &str) -> bool {
        let in_body = self.group.target == Target::Text;
        match word {
            "cell" | "nestcell" if !in_body => self.char('\t'),
            "row" | "nestrow" if !in_body => self.end_line(),
            "cell" | "nestcell" => self.end_cell(),
            "row" | "nestrow" => self.rows.end_row(),
            "pard" if in_body => (self.centred, self.in_table) = (false, false),
            "qc" if in_body => self.centred = true,
            "ql" | "qj" | "qr" if in_body => self.centred = false,
            "intbl" if in_body => self.in_table = true,
            "trowd" if in_body => self.border = false,
            "brdrs" | "brdrdb" | "brdrth" if in_body && self.border => self.rows.rule(),
            _ if in_body && (word.starts_with("clbrdr") || word.starts_with("trbrdr")) => self.border = true,
            _ => return false,
        }
        true
    }

    /// Whether the word names where the group's text goes.
    fn destination(&mut self, word: &str, starred: bool) -> bool {
        if let Some(target) = self.group.unicode.take_if(|_| word == "ud") {
            self.group.target = target;
            return true;
        }
        if self.group.target == Target::Nowhere {
            return true;
        }
        let target = match head(word, starred) {
            Head::To(_) if word == "sv" && self.property == LETTERS => {
                Target::Dropped(DroppedKind::Watermark)
            }
            Head::To(target) => target,
            Head::Around => return true,
            Head::Other => return false,
        };
        self.pictures += usize::from(word == "pict");
        if target == Target::Property {
            self.property.clear();
        }
        // What stands in something left out is left out with it, whatever it is.
        let is_data = matches!(target, Target::Nowhere | Target::Property);
        if matches!(self.group.target, Target::Dropped(_)) && !is_data {
            return true;
        }
        if word == "upr" {
            self.group.unicode = Some(self.group.target);
        }
        if target == Target::Note {
            self.begin_note();
        }
        (self.group.target, self.group.begins) = (target, true);
        true
    }

    fn unit(&mut self, value: i32) {
        self.skipping = 0;
        let unit = (value & 0xffff) as u16;
        let high = self.surrogate.take();
        match (high, unit) {
            (_, 0xd800..=0xdbff) => {
                high.into_iter().for_each(|_| self.char(char::REPLACEMENT_CHARACTER));
                self.surrogate = Some(unit);
            }
            // Half a letter is none, and says that one was lost.
            _ => char::decode_utf16(high.into_iter().chain([unit]))
                .for_each(|c| self.char(c.unwrap_or(char::REPLACEMENT_CHARACTER))),
        }
        self.skipping = self.group.skip;
    }

    fn take_line(&mut self) -> Option<Line> {
        self.paragraphs += 1;
        let mut line = std::mem::take(&mut self.line);
        line.place = Place::paragraph(self.paragraphs);
        line.centred = self.centred;
        line.label = line.label.trim().to_owned();
        (!line.is_blank()).then_some(line)
    }

    fn end_line(&mut self) {
        match self.group.target {
            Target::Dropped(_) => self.dropped.push('\n'),
            Target::Note => {
                let line = self.take_line().map(|line| Line { centred: false, ..line });
                self.note.extend(line);
            }
            Target::Text if self.in_table => {
                let line = self.take_line();
                self.rows.line(line);
            }
            Target::Text => {
                self.reading.parts.extend(self.rows.end());
                let line = self.take_line();
                self.reading.parts.extend(line.map(Part::Line));
            }
            _ => {}
        }
    }

    fn end_cell(&mut self) {
        let line = self.take_line();
        self.rows.line(line);
        self.rows.end_cell();
    }

    fn begin_note(&mut self) {
        self.note_count += 1;
        self.line.runs.push(Run::computed(format!("[{}]", self.note_count)));
        self.around.push((std::mem::take(&mut self.line), std::mem::take(&mut self.note)));
        self.line.runs.push(Run::computed(format!("[{}] ", self.note_count)));
    }

    fn end_note(&mut self) {
        let line = self.take_line().map(|line| Line { centred: false, ..line });
        self.note.extend(line);
        self.notes.append(&mut self.note);
        (self.line, self.note) = self.around.pop().unwrap_or_default();
    }

    pub(super) fn finish(mut self) -> Reading {
        self.group.target = Target::Text;
        self.in_table = false;
        self.end_line();
        self.reading.parts.extend(std::mem::take(&mut self.notes).into_iter().map(Part::Line));
        let (inserted, deleted) = (self.inserted, self.deleted);
        if inserted + deleted > 0 {
            self.reading.issue(Place::default(), IssueKind::TrackedChanges { inserted, deleted });
        }
        for (count, kind) in [
            (self.pictures, IssueKind::Picture { count: self.pictures }),
            (self.unread, IssueKind::Unread { count: self.unread }),
        ] {
            if count > 0 {
                self.reading.issue(Place::default(), kind);
            }
        }
        self.reading
    }
}
