//! Word 97 to 2003 ([MS-DOC]): the text through its piece table, fonts and styles of runs, tables. Automatic numbers aren't
//! in such a file and aren't guessed: paragraphs that have one are counted and said.

mod fib;
mod formatting;

use std::io::{Cursor, Read};
use std::sync::Arc;

use super::rows::Rows;
use crate::caps;
use crate::format::Format;
use crate::issue::{Dropped, DroppedKind, IssueKind, Place};
use crate::model::{Line, Part, Reading, Run};
use crate::refusal::Refusal;
use crate::watch::{Step, Watch};
use fib::Fib;
use formatting::{Character, Formatting, Paragraph};

/// Reads a file. It may be an encrypted DOCX: those are wrapped in the same container.
pub(super) fn read(bytes: &[u8], watch: &Watch<'_>) -> Result<Reading, Refusal> {
    let damaged = |error: std::io::Error| Refusal::damaged(Format::Doc, error);
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(damaged)?;
    if file.exists("/EncryptedPackage") {
        return Err(Refusal::Encrypted);
    }
    if !file.exists("/WordDocument") {
        let known = [("/Workbook", "XLS"), ("/PowerPoint Document", "PPT")];
        let kind = known.iter().find(|(stream, _)| file.exists(stream)).map_or("OLE", |(_, kind)| *kind);
        return Err(Refusal::UnknownFormat(kind.to_owned()));
    }
    let mut stream = |name: &str| -> Result<Vec<u8>, Refusal> {
        let mut bytes = Vec::new();
        let stream = file.open_stream(name).map_err(damaged)?;
        stream.take(caps::UNPACKED).read_to_end(&mut bytes).map_err(damaged)?;
        Ok(bytes)
    };
    let main = stream("/WordDocument")?;
    let fib = Fib::read(&main)?;
    let table = stream(if fib.second_table { "/1Table" } else { "/0Table" })?;
    let pieces = fib.pieces(&table)?;
    let formatting = Formatting::read(&main, &table, &fib);
    let mut builder = Builder::new(&formatting);
    for piece in &pieces {
        for at in 0..piece.length {
            if at % 16_384 == 0 {
                watch.at(Step::Reading, piece.start + at, fib.text)?;
            }
            if piece.start + at >= fib.text {
                break;
            }
            let offset = piece.offset(at);
            let Some(unit) = piece.unit(&main, at) else {
                return Err(Refusal::damaged(Format::Doc, "a piece lies beyond the end"));
            };
            builder.unit(unit, offset, piece.compressed)?;
        }
    }
    Ok(builder.finish())
}

struct Builder<'a> {
    formatting: &'a Formatting,
    reading: Reading,
    line: Line,
    units: Vec<u16>,
    character: Character,
    paragraphs: usize,
    /// Fields that are open: whether their result has begun.
    fields: Vec<bool>,
    rows: Rows,
    numbers: usize,
    pictures: usize,
}

impl<'a> Builder<'a> {
    fn new(formatting: &'a Formatting) -> Self {
        Self {
            formatting,
            reading: Reading::new(Format::Doc),
            line: Line::default(),
            units: Vec::new(),
            character: Character::default(),
            paragraphs: 0,
            fields: Vec::new(),
            rows: Rows::default(),
            numbers: 0,
            pictures: 0,
        }
    }

    fn unit(&mut self, unit: u16, offset: usize, compressed: bool) -> Result<(), Refusal> {
        let character = self.formatting.character(offset);
        if *character != self.character {
            self.end_run();
            self.character = character.clone();
        }
        match unit {
            0x13 => self.fields.push(false),
            0x14 => {
                if let Some(result) = self.fields.last_mut() {
                    *result = true;
                }
            }
            0x15 => {
                self.fields.pop();
            }
            // Within a field's instruction.
            _ if self.fields.last() == Some(&false) => {}
            0x07 | 0x0d => self.end_paragraph(unit == 0x07, offset)?,
            0x0c => {
                self.units.push(u16::from(b'\n'));
                self.end_paragraph(false, offset)?;
            }
            0x0b | 0x0e => self.units.push(u16::from(b'\n')),
            0x1e => self.units.push(u16::from(b'-')),
            0x1f => self.units.push(0xad),
            0x01 | 0x08 => self.pictures += 1,
            0x00..=0x08 | 0x0f..=0x12 | 0x16..=0x1d => {}
            // One byte a letter: what isn't Latin-1 is windows-1252.
            0x80..=0x9f if compressed && !self.is_legacy() => {
                let byte = u8::try_from(unit).unwrap_or(b'?');
                let c = viet::legacy::windows_1252(byte);
                self.units.extend_from_slice(c.encode_utf16(&mut [0; 2]));
            }
            unit => self.units.push(unit),
        }
        Ok(())
    }

    fn is_legacy(&self) -> bool {
        self.character.font.as_deref().is_some_and(|font| viet::legacy::Encoding::of_font(font).is_some())
    }

    fn end_run(&mut self) {
        if self.units.is_empty() {
            return;
        }
        let text = String::from_utf16_lossy(&self.units);
        self.units.clear();
        let Character { style, hidden, deleted, font } = &self.character;
        if *hidden || *deleted {
            let what = if *hidden { DroppedKind::Hidden } else { DroppedKind::Deleted };
            let place = Place::paragraph(self.paragraphs + 1);
            if text.chars().any(char::is_alphanumeric) {
                self.reading.dropped.push(Dropped { place, what, text });
            }
            return;
        }
        let font: Option<Arc<str>> = font.clone();
        self.line.runs.push(Run { text, style: *style, font, computed: false });
    }

    fn end_paragraph(&mut self, cell: bool, offset: usize) -> Result<(), Refusal> {
        self.end_run();
        self.paragraphs += 1;
        if self.paragraphs > caps::PARAGRAPHS {
            return Err(Refusal::TooMany);
        }
        let Paragraph { numbered, centred, row_end, in_table } = self.formatting.paragraph(offset);
        let mut line = std::mem::take(&mut self.line);
        line.place = Place::paragraph(self.paragraphs);
        line.centred = centred;
        let line = Some(line).filter(|line| !line.is_blank());
        self.numbers += usize::from(numbered && line.is_some());
        if cell && row_end {
            self.rows.end_row();
        } else if cell {
            self.rows.line(line);
            self.rows.end_cell();
        } else if in_table {
            self.rows.line(line);
        } else {
            self.end_table();
            self.reading.parts.extend(line.map(Part::Line));
        }
        Ok(())
    }

    fn end_table(&mut self) {
        // Whether lines are drawn isn't read: a table that only lays out the page is told by its words.
        self.rows.rule();
        self.reading.parts.extend(self.rows.end());
    }

    fn finish(mut self) -> Reading {
        self.end_run();
        let line = std::mem::take(&mut self.line);
        self.end_table();
        self.reading.parts.extend(Some(line).filter(|line| !line.is_blank()).map(Part::Line));
        for (count, kind) in [
            (self.numbers, IssueKind::AutomaticNumbers { count: self.numbers }),
            (self.pictures, IssueKind::Picture { count: self.pictures }),
        ] {
            if count > 0 {
                self.reading.issue(Place::default(), kind);
            }
        }
        self.reading
    }
}
