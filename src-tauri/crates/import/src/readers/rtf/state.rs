//! What an RTF file says, token by token: groups inherit, paragraphs gather runs, rows gather cells.

use std::collections::HashMap;
use std::sync::Arc;

use viet::legacy::{Encoding, decode, windows_1252};

use super::super::rows::Rows;
use crate::format::Format;
use crate::issue::{Dropped, DroppedKind, IssueKind, Place};
use crate::model::{Line, Part, Raised, Reading, Run, Style};
use crate::refusal::Refusal;

/// Where a group's text goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    Text,
    /// The printed number of the paragraph.
    Label,
    Fonts,
    Nowhere,
    Dropped(DroppedKind),
    /// A note at the foot of a page.
    Note,
}

#[derive(Debug, Clone, Copy)]
struct Group {
    target: Target,
    font: i32,
    style: Style,
    hidden: bool,
    deleted: bool,
    /// Characters that stand for one `\u`.
    skip: i32,
}

#[derive(Debug, Default, Clone)]
struct Font {
    name: String,
    charset: i32,
}

pub(super) struct State {
    reading: Reading,
    groups: Vec<Group>,
    group: Group,
    fonts: HashMap<i32, Font>,
    names: HashMap<i32, Arc<str>>,
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
    note: Vec<Line>,
    notes: Vec<Line>,
    note_count: usize,
    saved: Option<Line>,
    inserted: usize,
    deleted: usize,
    pictures: usize,
}

impl State {
    pub(super) fn new() -> Self {
        let group = Group {
            target: Target::Text,
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
            fonts: HashMap::new(),
            names: HashMap::new(),
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
            note: Vec::new(),
            notes: Vec::new(),
            note_count: 0,
            saved: None,
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
        self.starred = false;
        self.skipping = 0;
    }

    /// Ends a group; false behind the last one.
    pub(super) fn close(&mut self) -> bool {
        let Some(outer) = self.groups.pop() else { return false };
        let inner = std::mem::replace(&mut self.group, outer);
        self.skipping = 0;
        if inner.target == outer.target {
            return !self.groups.is_empty();
        }
        match inner.target {
            Target::Dropped(what) => {
                let text = std::mem::take(&mut self.dropped);
                self.drop(what, text);
            }
            Target::Note => self.end_note(),
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
            self.fonts.entry(self.group.font).or_default().name.push(windows_1252(byte));
            return;
        }
        let font = self.fonts.get(&self.group.font);
        let legacy = font.is_some_and(|font| Encoding::of_font(&font.name).is_some());
        let c = match font.map_or(0, |font| font.charset) {
            _ if legacy || byte < 0x80 => char::from(byte),
            163 => {
                let decoded = decode(&char::from(byte).to_string(), Encoding::Windows1258);
                decoded.text.chars().next().unwrap_or(char::from(byte))
            }
            _ => windows_1252(byte),
        };
        self.char(c);
    }

    fn char(&mut self, c: char) {
        match self.group.target {
            Target::Text | Target::Note => {
                if self.group.hidden || self.group.deleted {
                    let what = if self.group.hidden { DroppedKind::Hidden } else { DroppedKind::Deleted };
                    self.drop(what, c.to_string());
                    return;
                }
                let (style, number) = (self.group.style, self.group.font);
                let font = self.font_name(number);
                match self.line.runs.last_mut() {
                    Some(run) if run.style == style && run.font == font && !run.computed => run.text.push(c),
                    _ => self.line.runs.push(Run { text: c.to_string(), style, font, computed: false }),
                }
            }
            Target::Label => self.line.label.push(c),
            Target::Dropped(_) => self.dropped.push(c),
            Target::Fonts | Target::Nowhere => {}
        }
    }

    fn font_name(&mut self, number: i32) -> Option<Arc<str>> {
        if let Some(name) = self.names.get(&number) {
            return Some(Arc::clone(name));
        }
        let name: Arc<str> = Arc::from(self.fonts.get(&number)?.name.trim_end_matches(';').trim());
        self.names.insert(number, Arc::clone(&name));
        Some(name)
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

    fn place(&self) -> Place {
        Place::paragraph(self.paragraphs + 1)
    }

    pub(super) fn word(&mut self, word: &str, value: Option<i32>) -> Result<(), Refusal> {
        let starred = std::mem::take(&mut self.starred);
        let on = value != Some(0);
        if self.destination(word, starred) {
            return Ok(());
        }
        match word {
            "f" => {
                self.group.font = value.unwrap_or(0);
                if self.group.target == Target::Fonts {
                    self.fonts.insert(self.group.font, Font::default());
                }
            }
            "fcharset" if self.group.target == Target::Fonts => {
                self.fonts.entry(self.group.font).or_default().charset = value.unwrap_or(0);
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
            "pard" => (self.centred, self.in_table) = (false, false),
            "qc" => self.centred = true,
            "ql" | "qj" | "qr" => self.centred = false,
            "intbl" => self.in_table = true,
            "cell" | "nestcell" => self.end_cell(),
            "row" | "nestrow" => self.rows.end_row(),
            "trowd" => self.border = false,
            "brdrs" | "brdrdb" | "brdrth" if self.border => self.rows.rule(),
            _ if word.starts_with("clbrdr") || word.starts_with("trbrdr") => self.border = true,
            _ => {}
        }
        Ok(())
    }

    /// Whether the word names where the group's text goes.
    fn destination(&mut self, word: &str, starred: bool) -> bool {
        if matches!(self.group.target, Target::Nowhere) {
            return true;
        }
        let target = match word {
            "fonttbl" => Target::Fonts,
            "listtext" | "pntext" => Target::Label,
            "header" | "headerl" | "headerr" | "headerf" => Target::Dropped(DroppedKind::Header),
            "footer" | "footerl" | "footerr" | "footerf" => Target::Dropped(DroppedKind::Footer),
            "annotation" => Target::Dropped(DroppedKind::Comment),
            "footnote" => {
                self.begin_note();
                Target::Note
            }
            "pict" => {
                self.pictures += 1;
                Target::Nowhere
            }
            "colortbl" | "stylesheet" | "info" | "fldinst" | "sp" | "nonshppict" | "objdata" | "objclass"
            | "xe" | "tc" | "bkmkstart" | "bkmkend" | "ftnsep" | "ftnsepc" | "ftncn" | "aftnsep"
            | "aftnsepc" | "aftncn" | "falt" | "panose" | "fontemb" | "themedata" | "nesttableprops"
            | "revtbl" => Target::Nowhere,
            // Groups with a star that hold the document's text, too.
            "shpinst" | "shptxt" | "shppict" | "shp" | "fldrslt" => return true,
            _ if starred => Target::Nowhere,
            _ => return false,
        };
        // A font's other names stand within the table of fonts.
        self.group.target = target;
        true
    }

    fn unit(&mut self, value: i32) {
        self.skipping = 0;
        let unit = (value & 0xffff) as u16;
        match (self.surrogate.take(), unit) {
            (_, 0xd800..=0xdbff) => self.surrogate = Some(unit),
            (Some(high), 0xdc00..=0xdfff) => {
                let c = char::decode_utf16([high, unit]).next().and_then(Result::ok);
                c.into_iter().for_each(|c| self.char(c));
            }
            _ => char::from_u32(u32::from(unit)).into_iter().for_each(|c| self.char(c)),
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
            Target::Dropped(_) => self.dropped.push(' '),
            Target::Note => {
                let line = self.take_line();
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
        self.saved = Some(std::mem::take(&mut self.line));
        self.line.runs.push(Run::computed(format!("[{}] ", self.note_count)));
    }

    fn end_note(&mut self) {
        let line = self.take_line();
        self.note.extend(line);
        self.notes.append(&mut self.note);
        self.line = self.saved.take().unwrap_or_default();
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
        if self.pictures > 0 {
            self.reading.issue(Place::default(), IssueKind::Picture { count: self.pictures });
        }
        self.reading
    }
}
