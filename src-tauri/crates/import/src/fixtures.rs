//! Files of every kind, made of the project's own texts.

use std::io::{Cursor, Write};

use crate::letters::Count;
use crate::model::{Line, Part, Reading};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// What a file has by its own count is what was read of it and what was left out.
pub(crate) fn all_is_there(reading: &Reading) {
    let mut had = Count::default();
    for line in reading.parts.iter().flat_map(Part::lines) {
        line.runs.iter().filter(|run| !run.computed).for_each(|run| had.add(&run.text));
    }
    reading.dropped.iter().for_each(|dropped| had.add(&dropped.text));
    assert_eq!(reading.census.as_ref().and_then(|census| census.difference(&had)), None);
}

/// The lines that were read, with their numbers.
pub(crate) fn lines(reading: &Reading) -> Vec<String> {
    let line = |line: &Line| format!("{} {}", line.label, line.text()).trim().to_owned();
    reading.parts.iter().flat_map(Part::lines).map(line).collect()
}

/// Paragraphs of a shipped document, signs of Markdown left out.
pub(crate) fn paragraphs() -> Vec<String> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../content");
    let folders = std::fs::read_dir(root).expect("content").flatten();
    let mut files: Vec<_> =
        folders.map(|folder| folder.path().join("index.md")).filter(|file| file.exists()).collect();
    files.sort();
    let text = std::fs::read_to_string(&files[0]).expect("a document");
    let body = text.splitn(3, "---\n").last().expect("a body");
    let line = |line: &str| line.trim_start_matches('#').replace(['*', '|'], " ").trim().to_owned();
    body.lines()
        .map(line)
        .filter(|line| line.len() > 3 && !line.contains("[^") && !line.contains("{#"))
        .take(60)
        .collect()
}

/// A DOCX with this body and these lists.
pub(crate) fn docx(body: &str, numbering: &str) -> Vec<u8> {
    let w = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let parts = [
        ("[Content_Types].xml", "<Types/>".to_owned()),
        (
            "_rels/.rels",
            format!(
                "<Relationships><Relationship Id=\"a\" Type=\"{kind}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
            ),
        ),
        (
            "word/_rels/document.xml.rels",
            format!(
                "<Relationships><Relationship Id=\"a\" Type=\"{kind}/numbering\" Target=\"numbering.xml\"/></Relationships>"
            ),
        ),
        ("word/numbering.xml", format!("<w:numbering {w}>{numbering}</w:numbering>")),
        ("word/document.xml", format!("<w:document {w}><w:body>{body}<w:sectPr/></w:body></w:document>")),
    ];
    zip(parts.iter().map(|(name, text)| (*name, text.as_bytes())))
}

/// A DOCX with further parts: the kind of each, how the document refers to it, its name, its text.
pub(crate) fn docx_with(body: &str, parts: &[(&str, &str, &str, &str)]) -> Vec<u8> {
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let refer = |(name, target, ..): &(&str, &str, &str, &str)| {
        format!("<Relationship Type=\"{kind}/{name}\" Target=\"{target}\"/>")
    };
    let refers: String = parts.iter().map(refer).collect();
    let main = format!("<w:document><w:body>{body}</w:body></w:document>");
    let rels = format!(
        "<Relationships><Relationship Type=\"{kind}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
    );
    let own = [
        ("[Content_Types].xml", "<Types/>".to_owned()),
        ("_rels/.rels", rels),
        ("word/_rels/document.xml.rels", format!("<Relationships>{refers}</Relationships>")),
        ("word/document.xml", main),
    ];
    let own = own.iter().map(|(name, text)| (*name, text.as_bytes()));
    zip(own.chain(parts.iter().map(|(_, _, name, text)| (*name, text.as_bytes()))))
}

pub(crate) fn zip<'a>(parts: impl Iterator<Item = (&'a str, &'a [u8])>) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(bytes).expect("written");
    }
    writer.finish().expect("a package").into_inner()
}

/// A stretch of a DOC's text with properties: its characters, and the properties as the file has them (MS-DOC 2.6.1).
pub(crate) type Stretch<'a> = (std::ops::Range<usize>, &'a [u8]);

/// A DOC with this text (no letter beyond the basic plane), whose last characters are the stories of these lengths.
pub(crate) fn doc(text: &str, stories: [usize; 7], stretches: &[Stretch<'_>], fonts: &[&str]) -> Vec<u8> {
    const TEXT: usize = 0x400;
    let units: Vec<u16> = text.encode_utf16().collect();
    let four = |value: usize| u32::try_from(value).expect("small").to_le_bytes();
    let mut main = vec![0; TEXT];
    let mut put = |at: usize, bytes: &[u8]| main[at..at + bytes.len()].copy_from_slice(bytes);
    put(0, &[0xec, 0xa5, 0xc1, 0]);
    put(0x0a, &[0, 2]);
    put(0x4c, &four(units.len() - stories.iter().sum::<usize>()));
    stories.iter().enumerate().for_each(|(at, length)| put(0x50 + at * 4, &four(*length)));
    // The table: pieces, pages of properties, fonts.
    let mut table = vec![2];
    table.extend(four(16));
    [0, units.len()].iter().for_each(|at| table.extend(four(*at)));
    table.extend([0, 0]);
    table.extend(four(TEXT));
    table.extend([0, 0]);
    put(0x01a2, &four(0));
    put(0x01a6, &four(table.len()));
    let end = TEXT + units.len() * 2;
    let page = end.div_ceil(512);
    put(0x00fa, &four(table.len()));
    put(0x00fe, &four(12));
    [TEXT, end, page].iter().for_each(|value| table.extend(four(*value)));
    put(0x0112, &four(table.len()));
    let start = table.len();
    table.extend([u8::try_from(fonts.len()).expect("few"), 0, 0, 0]);
    for font in fonts {
        let name: Vec<u8> = font.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        table.push(u8::try_from(39 + name.len()).expect("short"));
        table.extend([0; 39]);
        table.extend(name);
    }
    put(0x0116, &four(table.len() - start));
    main.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
    main.resize(page * 512, 0);
    let mut properties = vec![0; 512];
    properties[511] = u8::try_from(stretches.len()).expect("few");
    let mut at = 500;
    for (index, (range, bytes)) in stretches.iter().enumerate() {
        properties[index * 4..index * 4 + 4].copy_from_slice(&four(TEXT + range.start * 2));
        properties[index * 4 + 4..index * 4 + 8].copy_from_slice(&four(TEXT + range.end * 2));
        at = (at - bytes.len() - 1) & !1;
        properties[at] = u8::try_from(bytes.len()).expect("short");
        properties[at + 1..at + 1 + bytes.len()].copy_from_slice(bytes);
        properties[(stretches.len() + 1) * 4 + index] = u8::try_from(at / 2).expect("in the page");
    }
    main.extend(properties);
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a container");
    for (name, bytes) in [("/WordDocument", &main), ("/1Table", &table)] {
        file.create_stream(name).expect("a stream").write_all(bytes).expect("written");
    }
    file.flush().expect("flushed");
    file.into_inner().into_inner()
}

pub(crate) fn xml(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A paragraph of Word's with one run.
pub(crate) fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", xml(text))
}

/// An ODT with these paragraphs.
pub(crate) fn odt(paragraphs: &[String]) -> Vec<u8> {
    let body: String = paragraphs.iter().map(|text| format!("<text:p>{}</text:p>", xml(text))).collect();
    let content = format!(
        "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    let parts = [
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", &content),
        ("META-INF/manifest.xml", "<manifest/>"),
    ];
    zip(parts.iter().map(|(name, text)| (*name, text.as_bytes())))
}

/// A page with these paragraphs.
pub(crate) fn html(paragraphs: &[String]) -> String {
    let body: String = paragraphs.iter().map(|text| format!("<p>{}</p>\n", xml(text))).collect();
    format!("<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body>\n{body}</body></html>")
}

/// The same page as mail.
pub(crate) fn mht(paragraphs: &[String]) -> Vec<u8> {
    let quote = |byte: u8| match byte {
        b'=' | 0x80.. => format!("={byte:02X}"),
        byte => char::from(byte).to_string(),
    };
    let page: String = html(paragraphs).bytes().map(quote).collect();
    format!(
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"=_b\"\r\n\r\n--=_b\r\nContent-Type: text/html; charset=\"utf-8\"\r\n\
         Content-Transfer-Encoding: quoted-printable\r\n\r\n{page}\r\n--=_b--\r\n"
    )
    .into_bytes()
}

/// An RTF file with these paragraphs.
pub(crate) fn rtf(paragraphs: &[String]) -> Vec<u8> {
    let mut out = String::from(r"{\rtf1\ansi\deff0{\fonttbl{\f0 Times New Roman;}}");
    for text in paragraphs {
        for c in text.chars() {
            match c {
                '{' | '}' | '\\' => out.extend(['\\', c]),
                c if c.is_ascii() => out.push(c),
                c => c
                    .encode_utf16(&mut [0; 2])
                    .iter()
                    .for_each(|unit| out.push_str(&format!("\\u{}?", *unit as i16))),
            }
        }
        out.push_str("\\par\n");
    }
    out.push('}');
    out.into_bytes()
}

/// A PDF with these pages' contents. `/F` is Times, `/I` a picture.
pub(crate) fn pdf(pages: &[String]) -> Vec<u8> {
    let kids: Vec<String> = (0..pages.len()).map(|at| format!("{} 0 R", 5 + at * 2)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), pages.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>".to_owned(),
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n0\nendstream"
            .to_owned(),
    ];
    for (at, content) in pages.iter().enumerate() {
        let resources = "<< /Font << /F 3 0 R >> /XObject << /I 4 0 R >> >>";
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources {resources} /Contents {} 0 R >>",
            6 + at * 2
        ));
        objects.push(format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()));
    }
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut offsets = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        offsets.push(out.len());
        out.extend(format!("{} 0 obj\n{object}\nendobj\n", at + 1).bytes());
    }
    let start = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    offsets.iter().for_each(|offset| out.extend(format!("{offset:010} 00000 n \n").bytes()));
    out.extend(
        format!("trailer << /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1).bytes(),
    );
    out
}

/// Lines of a page: where each begins, in points from the lower left corner, and its words.
pub(crate) fn page(lines: &[(i32, i32, &str)]) -> String {
    lines.iter().map(|(x, y, text)| format!("BT /F 12 Tf {x} {y} Td ({text}) Tj ET\n")).collect()
}
