//! The text of a paper as `word/document.xml`, and the footnotes that it calls.
//!
//! What stands within an element stands in the order of the schema: Word calls a file damaged that has it otherwise.

use super::model::{Align, Block, Cell, Footnote, Frame, Mark, Paper, Paragraph, Run, Section, Table, Text};
use super::names::{MAIN, REL};
use crate::measure::{Mm, Pt};
use crate::xml::{clean, escape_into};

/// The two parts that are made of a paper's text.
pub(super) struct Written {
    pub document: String,
    /// The footnotes' elements, without what is around them.
    pub notes: String,
}

struct Writer {
    xml: String,
    notes: String,
    /// Footnotes are counted from one.
    count: usize,
}

pub(super) fn write(paper: &Paper) -> Written {
    let mut writer = Writer { xml: String::new(), notes: String::new(), count: 0 };
    writer.xml.push_str(&format!("<w:document xmlns:w=\"{MAIN}\" xmlns:r=\"{REL}\"><w:body>"));
    let empty = [Section {
        landscape: false,
        top: Mm(20.0),
        bottom: Mm(20.0),
        left: Mm(30.0),
        right: Mm(15.0),
        blocks: Vec::new(),
    }];
    let sections = if paper.sections.is_empty() { &empty[..] } else { &paper.sections };
    for (at, section) in sections.iter().enumerate() {
        writer.blocks(&section.blocks, section.width());
        let sheet = sheet(section, at == 0);
        if at + 1 < sections.len() {
            // A section that isn't the last ends with a paragraph of its own, as low as can be.
            writer.xml.push_str(&format!("<w:p><w:pPr>{LOW}{sheet}</w:pPr></w:p>"));
        } else {
            // Behind a table Word wants a paragraph, and gives it a line's height if it has to make it itself.
            if !matches!(section.blocks.last(), Some(Block::Paragraph(_))) {
                writer
                    .xml
                    .push_str(&format!("<w:p><w:pPr>{LOW}<w:rPr><w:sz w:val=\"2\"/></w:rPr></w:pPr></w:p>"));
            }
            writer.xml.push_str(&sheet);
        }
    }
    writer.xml.push_str("</w:body></w:document>");
    Written { document: writer.xml, notes: writer.notes }
}

/// What makes a paragraph as low as can be.
const LOW: &str =
    "<w:pStyle w:val=\"Plain\"/><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>";

/// A section's sheets. Only the paper's first page has no number.
fn sheet(section: &Section, first: bool) -> String {
    let (width, height) = (Mm(210.0).twips(), Mm(297.0).twips());
    let size = if section.landscape {
        format!("<w:pgSz w:w=\"{height}\" w:h=\"{width}\" w:orient=\"landscape\"/>")
    } else {
        format!("<w:pgSz w:w=\"{width}\" w:h=\"{height}\"/>")
    };
    let edges = [section.top, section.right, section.bottom, section.left].map(Mm::twips);
    let [top, right, bottom, left] = edges;
    // The page's number stands in the middle of the edge above the text.
    let header = (top / 2).max(0);
    let title = if first { "<w:titlePg/>" } else { "" };
    let empty = if first { "<w:headerReference w:type=\"first\" r:id=\"rId7\"/>" } else { "" };
    format!(
        "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId6\"/>{empty}<w:type w:val=\"nextPage\"/>{size}\
         <w:pgMar w:top=\"{top}\" w:right=\"{right}\" w:bottom=\"{bottom}\" w:left=\"{left}\" w:header=\"{header}\" \
         w:footer=\"{header}\" w:gutter=\"0\"/><w:cols w:space=\"720\"/>{title}</w:sectPr>"
    )
}

impl Writer {
    fn blocks(&mut self, blocks: &[Block], width: Mm) {
        let mut after_table = false;
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => self.paragraph(paragraph),
                Block::Table(table) => {
                    // Two tables without a paragraph between would be one.
                    if after_table {
                        self.xml.push_str(&format!("<w:p><w:pPr>{LOW}</w:pPr></w:p>"));
                    }
                    self.table(table, width);
                }
            }
            after_table = matches!(block, Block::Table(_));
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        self.xml.push_str("<w:p>");
        self.xml.push_str(&paragraph_properties(paragraph));
        for run in &paragraph.runs {
            match run {
                Run::Text(text) => text_run(&mut self.xml, text),
                Run::Note(note) => self.note(note),
            }
        }
        self.xml.push_str("</w:p>");
    }

    fn note(&mut self, note: &Footnote) {
        self.count += 1;
        let id = self.count;
        self.xml.push_str(&format!(
            "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteReference w:id=\"{id}\"/></w:r>"
        ));
        self.notes.push_str(&format!(
            "<w:footnote w:id=\"{id}\"><w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/></w:pPr>\
             <w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r>\
             <w:r><w:t xml:space=\"preserve\"> </w:t></w:r>"
        ));
        for text in &note.words {
            text_run(&mut self.notes, text);
        }
        self.notes.push_str("</w:p></w:footnote>");
    }

    fn table(&mut self, table: &Table, width: Mm) {
        let whole = width.twips();
        let asked: f64 = table.widths.iter().map(|one| one.0.max(1.0)).sum();
        let mut columns: Vec<i32> =
            table.widths.iter().map(|one| Mm(width.0 * one.0.max(1.0) / asked).twips()).collect();
        // What rounding left over goes to the last.
        let given: i32 = columns.iter().sum();
        if let Some(last) = columns.last_mut() {
            *last += whole - given;
        }
        let lined = table.frame == Frame::Lined;
        let line = |side: &str| {
            if lined {
                format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>")
            } else {
                format!("<w:{side} w:val=\"nil\"/>")
            }
        };
        let borders = ["top", "left", "bottom", "right", "insideH", "insideV"].map(line).concat();
        let edge = if lined { 85 } else { 0 };
        self.xml.push_str(&format!(
            "<w:tbl><w:tblPr><w:tblW w:w=\"{whole}\" w:type=\"dxa\"/><w:tblInd w:w=\"0\" w:type=\"dxa\"/>\
             <w:tblBorders>{borders}</w:tblBorders>\
             <w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"{edge}\" w:type=\"dxa\"/>\
             <w:right w:w=\"{edge}\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>"
        ));
        for column in &columns {
            self.xml.push_str(&format!("<w:gridCol w:w=\"{column}\"/>"));
        }
        self.xml.push_str("</w:tblGrid>");
        let none = Cell::default();
        for (at, row) in table.rows.iter().enumerate() {
            let whole_row = if lined && at >= table.heads { "" } else { "<w:cantSplit/>" };
            let head = if at < table.heads { "<w:tblHeader/>" } else { "" };
            self.xml.push_str("<w:tr>");
            if !whole_row.is_empty() || !head.is_empty() {
                self.xml.push_str(&format!("<w:trPr>{whole_row}{head}</w:trPr>"));
            }
            // Each row has a cell for each column, whatever was given.
            for (column, cell) in columns.iter().zip(row.iter().chain(std::iter::repeat(&none))) {
                self.xml
                    .push_str(&format!("<w:tc><w:tcPr><w:tcW w:w=\"{column}\" w:type=\"dxa\"/></w:tcPr>"));
                for paragraph in &cell.paragraphs {
                    self.paragraph(paragraph);
                }
                if cell.paragraphs.is_empty() {
                    self.xml.push_str("<w:p><w:pPr><w:pStyle w:val=\"Plain\"/></w:pPr></w:p>");
                }
                self.xml.push_str("</w:tc>");
            }
            self.xml.push_str("</w:tr>");
        }
        self.xml.push_str("</w:tbl>");
    }
}

fn paragraph_properties(paragraph: &Paragraph) -> String {
    let mut xml = format!("<w:pPr><w:pStyle w:val=\"{}\"/>", paragraph.style.id());
    if paragraph.keep_next {
        xml.push_str("<w:keepNext/>");
    }
    if paragraph.new_page {
        xml.push_str("<w:pageBreakBefore/>");
    }
    if let Some(Mm(inset)) = paragraph.rule {
        let inset = Mm(inset).twips();
        xml.push_str(&format!(
            "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"000000\"/></w:pBdr>\
             <w:spacing w:before=\"0\" w:after=\"40\" w:line=\"60\" w:lineRule=\"exact\"/>\
             <w:ind w:left=\"{inset}\" w:right=\"{inset}\" w:firstLine=\"0\"/>"
        ));
    } else if let Some(before) = paragraph.before {
        xml.push_str(&format!("<w:spacing w:before=\"{}\"/>", before.twips()));
    }
    if let Some(align) = paragraph.align {
        let align = match align {
            Align::Left => "left",
            Align::Center => "center",
            Align::Right => "right",
            Align::Both => "both",
        };
        xml.push_str(&format!("<w:jc w:val=\"{align}\"/>"));
    }
    xml.push_str("</w:pPr>");
    xml
}

fn mark_properties(mark: Mark) -> String {
    let mut xml = String::new();
    if mark.bold {
        xml.push_str("<w:b/><w:bCs/>");
    }
    if mark.italic {
        xml.push_str("<w:i/><w:iCs/>");
    }
    if let Some(size) = mark.size.map(Pt::halves) {
        xml.push_str(&format!("<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>"));
    }
    if mark.underlined {
        xml.push_str("<w:u w:val=\"single\"/>");
    }
    if xml.is_empty() { xml } else { format!("<w:rPr>{xml}</w:rPr>") }
}

/// Words as one run: an end of line and a tab are elements of their own, since `w:t` has neither.
fn text_run(xml: &mut String, text: &Text) {
    let words = clean(&text.words);
    if words.is_empty() {
        return;
    }
    xml.push_str("<w:r>");
    xml.push_str(&mark_properties(text.mark));
    for (at, line) in words.split('\n').enumerate() {
        if at > 0 {
            xml.push_str("<w:br/>");
        }
        for (at, piece) in line.split('\t').enumerate() {
            if at > 0 {
                xml.push_str("<w:tab/>");
            }
            if !piece.is_empty() {
                xml.push_str("<w:t xml:space=\"preserve\">");
                escape_into(xml, piece);
                xml.push_str("</w:t>");
            }
        }
    }
    xml.push_str("</w:r>");
}
