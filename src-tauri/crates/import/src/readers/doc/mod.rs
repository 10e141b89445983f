//! Word 97 to 2003 ([MS-DOC]): the text through its piece table, fonts and styles of runs, tables. Automatic numbers aren't
//! in such a file and aren't guessed: paragraphs that have one are counted and said.

mod fib;
mod formatting;

use std::io::{Cursor, Read};
use std::sync::Arc;

use super::rows::Rows;
use super::symbols::is_symbols;
use crate::caps;
use crate::format::Format;
use crate::issue::{Dropped, DroppedKind, IssueKind, Place};
use crate::model::{Line, Part, Reading, Run};
use crate::refusal::Refusal;
use crate::watch::{Step, Watch};
use fib::{Fib, Piece, STORIES};
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
    let text = Text { main: &main, pieces: &pieces };
    let mut builder = Builder::new(&formatting, text.open_fields(fib.text));
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
    let mut reading = builder.finish();
    text.stories(&fib, &mut reading);
    Ok(reading)
}

/// The characters of a file, main text and stories.
#[derive(Clone, Copy)]
struct Text<'a> {
    main: &'a [u8],
    pieces: &'a [Piece],
}

impl Text<'_> {
    /// Its characters from `from` on, with the piece that each is in.
    fn units(self, range: std::ops::Range<usize>) -> impl Iterator<Item = (u16, Piece)> {
        self.pieces.iter().flat_map(move |&piece| {
            let from = range.start.max(piece.start);
            let to = range.end.min(piece.start.saturating_add(piece.length));
            let units = (from..to.max(from)).map_while(move |at| piece.unit(self.main, at - piece.start));
            units.map(move |unit| (unit, piece))
        })
    }

    /// Where fields begin that nothing ends: how manyth beginning each is. What follows them is text.
    fn open_fields(self, length: usize) -> Vec<usize> {
        let (mut open, mut count) = (Vec::new(), 0);
        for (unit, _) in self.units(0..length) {
            match unit {
                0x13 => {
                    open.push(count);
                    count += 1;
                }
                0x15 => {
                    open.pop();
                }
                _ => {}
            }
        }
        open
    }

    /// What stands behind the main text: it isn't put where it belongs, so its words are listed.
    fn stories(self, fib: &Fib, reading: &mut Reading) {
        let (mut start, mut unread) = (fib.text, 0);
        for (&length, (_, what)) in fib.stories.iter().zip(STORIES) {
            let mut fields: Vec<bool> = Vec::new();
            let mut units: Vec<u16> = Vec::new();
            for (unit, piece) in self.units(start..start + length) {
                match unit {
                    0x13 => fields.push(false),
                    0x14 => fields.iter_mut().last().into_iter().for_each(|result| *result = true),
                    0x15 => {
                        fields.pop();
                    }
                    _ if fields.last() == Some(&false) => {}
                    0x07 | 0x0b..=0x0e => units.push(u16::from(b'\n')),
                    0x80..=0x9f if piece.compressed => {
                        let c = viet::legacy::windows_1252(u8::try_from(unit).unwrap_or(b'?'));
                        units.extend_from_slice(c.encode_utf16(&mut [0; 2]));
                    }
                    0x09 | 0x20.. => units.push(unit),
                    _ => {}
                }
            }
            let text = String::from_utf16_lossy(&units);
            start += length;
            if text.chars().any(char::is_alphanumeric) {
                unread += usize::from(!matches!(what, DroppedKind::Header | DroppedKind::Comment));
                reading.dropped.push(Dropped { place: Place::default(), what, text });
            }
        }
        if unread > 0 {
            reading.issue(Place::default(), IssueKind::Unread { count: unread });
        }
    }
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
    /// Beginnings of fields so far, and those that nothing ends.
    begun: usize,
    endless: Vec<usize>,
    rows: Rows,
    numbers: usize,
    pictures: usize,
}

impl<'a> Builder<'a> {
    fn new(formatting: &'a Formatting, endless: Vec<usize>) -> Self {
        Self {
            formatting,
            reading: Reading::new(Format::Doc),
            line: Line::default(),
            units: Vec::new(),
            character: Character::default(),
            paragraphs: 0,
            fields: Vec::new(),
            begun: 0,
            endless,
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
            0x13 => {
                if self.endless.binary_search(&self.begun).is_err() {
                    self.fields.push(false);
                }
                self.begun += 1;
            }
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
            0x28 if self.is_symbol() => {
                self.end_run();
                let Some((font, code)) = &self.character.symbol else { return Ok(()) };
                let text = char::from_u32(u32::from(*code)).map(String::from).unwrap_or_default();
                let font = Some(Arc::clone(font));
                self.line.runs.push(Run { text, style: self.character.style, font, computed: false });
            }
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
        let own = |font| viet::legacy::Encoding::of_font(font).is_some() || is_symbols(font);
        self.character.font.as_deref().is_some_and(own)
    }

    /// The character in the text only holds the place of another font's.
    fn is_symbol(&self) -> bool {
        let Character { symbol, hidden, deleted, .. } = &self.character;
        symbol.is_some() && !hidden && !deleted
    }

    fn end_run(&mut self) {
        if self.units.is_empty() {
            return;
        }
        let text = String::from_utf16_lossy(&self.units);
        self.units.clear();
        let Character { style, hidden, deleted, font, .. } = &self.character;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::doc;

    fn texts(reading: &Reading) -> Vec<String> {
        reading.parts.iter().flat_map(Part::lines).map(Line::text).collect()
    }

    #[test]
    fn what_stands_behind_the_text_is_listed_by_story() {
        let stories = [
            "Chú thích\r",
            "TUYỆT MẬT\r\u{13} PAGE \u{14}7\u{15}\r",
            "",
            "Ý kiến\r",
            "Cuối\r",
            "Khung\r",
            "x\r",
        ];
        let bytes = doc(
            &("Một\r".to_owned() + &stories.concat()),
            stories.map(|story| story.chars().count()),
            &[],
            &[],
        );
        let reading = read(&bytes, &Watch::default()).expect("a document");
        assert_eq!(texts(&reading), ["Một"]);
        let dropped: Vec<_> = reading.dropped.iter().map(|it| (it.what, it.text.trim())).collect();
        assert_eq!(
            dropped,
            [
                (DroppedKind::Note, "Chú thích"),
                (DroppedKind::Header, "TUYỆT MẬT\n7"),
                (DroppedKind::Comment, "Ý kiến"),
                (DroppedKind::Note, "Cuối"),
                (DroppedKind::TextBox, "Khung"),
                (DroppedKind::Header, "x")
            ]
        );
        assert!(reading.issues.iter().any(|issue| issue.kind == IssueKind::Unread { count: 3 }));
        let mut long = doc("Một\r", [0; 7], &[], &[]);
        // A length beyond the end of the file.
        let at = crate::sniff::find(&long, b"\xec\xa5\xc1").expect("its head") + 0x4c;
        long[at..at + 4].copy_from_slice(&u32::MAX.to_le_bytes());
        assert!(matches!(read(&long, &Watch::default()), Err(Refusal::Damaged { .. })));
    }

    #[test]
    fn symbols_and_fields() {
        // sprmCSymbol: a font and a character.
        let symbol = [0x09, 0x6a, 1, 0, 0xfc, 0xf0];
        let bytes = doc("( Có\r", [0; 7], &[(0..1, &symbol), (1..5, &[])], &["Arial", "Wingdings"]);
        let mut reading = read(&bytes, &Watch::default()).expect("a document");
        crate::decode::decode_all(&mut reading).expect("decoded");
        assert_eq!(texts(&reading), ["✓ Có"]);
        // A field that nothing ends takes nothing with it.
        let text = "a\u{13} PAGE \u{14}7\u{15}b\u{13}c\rd\u{13} IF \u{13}x\u{15}\u{14}e\u{15}\r";
        let reading = read(&doc(text, [0; 7], &[], &[]), &Watch::default()).expect("a document");
        assert_eq!(texts(&reading), ["a7bc", "de"]);
    }
}
