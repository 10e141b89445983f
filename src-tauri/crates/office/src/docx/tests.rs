//! What Word asks of a file, and what a paper must keep.

use std::io::{Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::events::Event;

use super::{Align, Block, Cell, Frame, Mark, Paper, Paragraph, Style, Table};
use crate::form::{Head, Signature, Signer, kept_with_signature};
use crate::measure::Mm;
use crate::pack::Pack;

/// A part of a package.
pub(crate) fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut part = zip.by_name(name).unwrap_or_else(|_| panic!("no {name}"));
    let mut text = String::new();
    part.read_to_string(&mut text).expect("UTF-8");
    text
}

/// Reads a part to its end.
pub(crate) fn well_formed(xml: &str) {
    walk(xml, |_, _| {});
}

/// Every element with those it stands in, the innermost last.
fn walk(xml: &str, mut look: impl FnMut(&[String], &str)) {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    let mut open: Vec<String> = Vec::new();
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{error}: {xml}")) {
            Event::Start(element) => {
                for attribute in element.attributes() {
                    attribute.unwrap_or_else(|error| panic!("{error}: {xml}"));
                }
                let name = element.name().as_ref().to_owned();
                look(&open, &name);
                open.push(name);
            }
            Event::End(_) => {
                open.pop();
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

/// What may stand in an element and in which order: the parts of ECMA-376 that are used. A star: any number, mixed with
/// the others that have one beside it.
const ORDERS: &[(&str, &str)] = &[
    ("w:document", "w:body"),
    ("w:body", "w:p* w:tbl* w:sectPr"),
    ("w:p", "w:pPr w:r*"),
    (
        "w:r",
        "w:rPr w:t* w:tab* w:br* w:footnoteReference w:footnoteRef w:separator w:continuationSeparator w:fldChar w:instrText",
    ),
    (
        "w:pPr",
        "w:pStyle w:keepNext w:keepLines w:pageBreakBefore w:widowControl w:pBdr w:spacing w:ind w:jc w:outlineLvl w:rPr w:sectPr",
    ),
    ("w:rPr", "w:rStyle w:rFonts w:b w:bCs w:i w:iCs w:color w:sz w:szCs w:u w:vertAlign w:lang"),
    ("w:tbl", "w:tblPr w:tblGrid w:tr*"),
    ("w:tblPr", "w:tblW w:tblInd w:tblBorders w:tblLayout w:tblCellMar"),
    ("w:tblBorders", "w:top w:left w:bottom w:right w:insideH w:insideV"),
    ("w:tblCellMar", "w:left w:right"),
    ("w:tblGrid", "w:gridCol*"),
    ("w:tr", "w:trPr w:tc*"),
    ("w:trPr", "w:cantSplit w:tblHeader"),
    ("w:tc", "w:tcPr w:p*"),
    ("w:tcPr", "w:tcW"),
    ("w:pBdr", "w:bottom"),
    ("w:sectPr", "w:headerReference* w:type w:pgSz w:pgMar w:cols w:titlePg"),
    ("w:styles", "w:docDefaults w:style*"),
    ("w:docDefaults", "w:rPrDefault w:pPrDefault"),
    ("w:rPrDefault", "w:rPr"),
    ("w:pPrDefault", "w:pPr"),
    ("w:style", "w:name w:basedOn w:next w:uiPriority w:semiHidden w:qFormat w:pPr w:rPr w:tblPr"),
    (
        "w:settings",
        "w:zoom w:mirrorMargins w:defaultTabStop w:characterSpacingControl w:footnotePr w:endnotePr w:compat w:themeFontLang w:decimalSymbol w:listSeparator",
    ),
    ("w:footnotePr", "w:footnote*"),
    ("w:endnotePr", "w:endnote*"),
    ("w:compat", "w:compatSetting"),
    ("w:footnotes", "w:footnote*"),
    ("w:endnotes", "w:endnote*"),
    ("w:footnote", "w:p*"),
    ("w:endnote", "w:p*"),
    ("w:fonts", "w:font*"),
    ("w:font", "w:altName w:family w:pitch"),
    ("w:hdr", "w:p*"),
];

/// Whether all of a part stands in the order of the schema.
fn in_order(xml: &str) {
    // For each open element, how far its children are.
    let mut at: Vec<usize> = Vec::new();
    walk(xml, |open, name| {
        at.truncate(open.len());
        if let (Some(parent), Some(last)) = (open.last(), at.last_mut()) {
            let order = ORDERS.iter().find(|(known, _)| known == parent);
            let (_, order) = order.unwrap_or_else(|| panic!("{parent} has {name}"));
            let places: Vec<&str> = order.split_whitespace().collect();
            let place = places
                .iter()
                .position(|place| place.trim_end_matches('*') == name)
                .unwrap_or_else(|| panic!("{parent} may have no {name}"));
            let many = |place: usize| places[place].ends_with('*');
            // Among those that may come mixed the first stands for all.
            let mut first = place;
            while many(place) && first > 0 && many(first - 1) {
                first -= 1;
            }
            assert!(
                first > *last || (many(place) && first == *last) || *last == usize::MAX,
                "{name} in {parent}"
            );
            *last = first;
        }
        at.push(usize::MAX);
    });
}

const WORD_PARTS: [&str; 7] = [
    "word/document.xml",
    "word/styles.xml",
    "word/settings.xml",
    "word/fontTable.xml",
    "word/footnotes.xml",
    "word/endnotes.xml",
    "word/header1.xml",
];

fn packs() -> Vec<Pack> {
    Pack::shipped().expect("packs")
}

/// A paper that has something of everything.
fn everything(pack: &Pack, words: &str) -> Paper {
    let head = Head {
        superior: "Đảng bộ phường".to_owned(),
        issuer: "Chi bộ tổ dân phố 5".to_owned(),
        number: "15-NQ/TU".to_owned(),
        place_and_day: "Hà Nội, ngày 05 tháng 12 năm 2026".to_owned(),
    };
    let mut blocks = vec![head.block(pack)];
    blocks.extend(pack.title("Bài thu hoạch", "Học tập Nghị quyết\nnăm 2026"));
    for style in [Style::Heading1, Style::Heading2, Style::Heading3, Style::Quote, Style::Plain] {
        blocks.push(Block::Paragraph(Paragraph::of(style, words)));
    }
    let cited = Paragraph::of(Style::Body, words)
        .note(words)
        .text(words, Mark { underlined: true, ..Mark::default() });
    blocks.push(Block::Paragraph(cited.aligned(Align::Both)));
    let cell = |words: &str| Cell { paragraphs: vec![Paragraph::of(Style::Plain, words)] };
    let table = Table {
        widths: vec![Mm(10.0), Mm(50.0), Mm(30.0)],
        rows: vec![vec![cell("STT"), cell(words)], vec![Cell::default(), cell(words), cell("ba")]],
        frame: Frame::Lined,
        heads: 1,
    };
    blocks.push(Block::Table(table.clone()));
    let signature = Signature {
        left: Some(Signer { titles: vec!["Người ghi".to_owned()], name: String::new() }),
        right: Signer {
            titles: vec!["T/M chi bộ".to_owned(), "Bí thư".to_owned()],
            name: "Lê Văn A".to_owned(),
        },
    };
    let annex = pack.section(true, vec![Block::Table(table)]);
    pack.paper(
        "Bài thu hoạch",
        vec![pack.section(false, kept_with_signature(blocks, signature.block(pack))), annex],
    )
}

#[test]
fn every_part_stands_in_the_order_of_the_schema() {
    for pack in packs() {
        let bytes = everything(&pack, "một\thai\nba <&> \"bốn\"").docx().expect("a file");
        for name in WORD_PARTS {
            in_order(&part(&bytes, name));
        }
        for name in
            ["[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels", "docProps/core.xml"]
        {
            well_formed(&part(&bytes, name));
        }
    }
}

#[test]
#[should_panic(expected = "w:pStyle in w:pPr")]
fn a_wrong_order_would_be_seen() {
    in_order("<w:p><w:pPr><w:jc/><w:pStyle/></w:pPr></w:p>");
}

#[test]
fn the_same_paper_is_the_same_file_and_the_types_come_first() {
    let pack = &packs()[0];
    let bytes = everything(pack, "lời").docx().expect("a file");
    assert_eq!(bytes, everything(pack, "lời").docx().expect("a file"));
    let name = "[Content_Types].xml";
    assert_eq!(&bytes[30..30 + name.len()], name.as_bytes());
    // The year of a ZIP's first day, in a local head: nothing of when or where it was made.
    assert_eq!(&bytes[10..14], &[0, 0, 0x21, 0]);
}

/// The words of a part, run by run.
fn words(xml: &str) -> String {
    let mut reader = Reader::from_str(xml);
    let mut words = String::new();
    let mut in_text = false;
    loop {
        match reader.read_event().expect("XML") {
            Event::Start(element) => in_text = element.name().as_ref() == "w:t",
            Event::End(_) => in_text = false,
            Event::Text(text) if in_text => words.push_str(&text),
            Event::GeneralRef(sign) if in_text => words.push(match sign.as_ref() {
                "amp" => '&',
                "lt" => '<',
                "gt" => '>',
                "quot" => '"',
                other => panic!("{other:?}"),
            }),
            Event::Eof => break words,
            _ => {}
        }
    }
}

/// The 134 letters that Vietnamese has beyond those of ASCII, each as one sign and as several.
#[test]
fn no_vietnamese_letter_is_lost() {
    use unicode_normalization::UnicodeNormalization as _;
    let bases = "aăâeêioôơuưy";
    let tones = ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"];
    let mut letters: Vec<String> = bases
        .chars()
        .flat_map(|base| tones.map(|tone| format!("{base}{tone}").nfc().collect::<String>()))
        .filter(|letter| !letter.is_ascii())
        .collect();
    letters.push("đ".to_owned());
    letters.extend(letters.clone().iter().map(|letter| letter.to_uppercase()));
    assert_eq!(letters.len(), 134);
    let composed = letters.join(" ");
    let apart: String = composed.nfd().collect();
    let pack = &packs()[0];
    for typed in [&composed, &apart] {
        let paper = pack.paper(
            typed,
            vec![pack.section(
                false,
                vec![Block::Paragraph(Paragraph::of(Style::Body, typed.as_str()).note(typed.as_str()))],
            )],
        );
        let bytes = paper.docx().expect("a file");
        assert_eq!(words(&part(&bytes, "word/document.xml")), composed);
        assert_eq!(words(&part(&bytes, "word/footnotes.xml")), format!(" {composed}"));
        assert!(part(&bytes, "docProps/core.xml").contains(&composed));
    }
}

#[test]
fn words_are_neither_changed_nor_run_together() {
    let pack = &packs()[0];
    let typed = "  hai dấu cách  <b> & \"trích\" 'đơn'\u{1}\r\nsau\tcột";
    let paper =
        pack.paper("", vec![pack.section(false, vec![Block::Paragraph(Paragraph::of(Style::Body, typed))])]);
    let xml = part(&paper.docx().expect("a file"), "word/document.xml");
    assert_eq!(words(&xml), "  hai dấu cách  <b> & \"trích\" 'đơn'saucột");
    assert!(xml.contains("<w:br/><w:t xml:space=\"preserve\">sau</w:t><w:tab/>"), "{xml}");
    assert!(!xml.contains('\u{1}'));
}

#[test]
fn measures_are_those_of_the_pack() {
    let pack = &packs()[0];
    let bytes = everything(pack, "lời").docx().expect("a file");
    let xml = part(&bytes, "word/document.xml");
    assert!(xml.contains("<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"850\" w:bottom=\"1134\" w:left=\"1701\""), "{xml}");
    assert!(xml.contains("<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>"));
    let styles = part(&bytes, "word/styles.xml");
    assert!(styles.contains("w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"Times New Roman\" w:cs=\"Times New Roman\""));
    assert!(styles.contains("<w:lang w:val=\"vi-VN\""));
    assert!(
        styles.contains("w:line=\"360\" w:lineRule=\"atLeast\"/><w:ind w:firstLine=\"567\"/>"),
        "{styles}"
    );
    assert!(part(&bytes, "word/settings.xml").contains("<w:mirrorMargins/>"));
    assert!(part(&bytes, "docProps/custom.xml").contains("<vt:lpwstr>ca-nhan</vt:lpwstr>"));
}

/// The widths of a row's cells are those of the grid, and together those of the page.
#[test]
fn tables_are_as_wide_as_the_page_to_the_last_unit() {
    for pack in packs() {
        let xml = part(&everything(&pack, "lời").docx().expect("a file"), "word/document.xml");
        for table in xml.split("<w:tbl>").skip(1) {
            let numbers = |before: &str| -> Vec<i32> {
                table.split(before).skip(1).filter_map(|rest| rest.split('"').next()?.parse().ok()).collect()
            };
            let grid = numbers("<w:gridCol w:w=\"");
            assert_eq!(numbers("<w:tblW w:w=\""), [grid.iter().sum::<i32>()]);
            for row in numbers("<w:tcW w:w=\"").chunks(grid.len()) {
                assert_eq!(row, grid);
            }
        }
    }
}

#[test]
fn the_signatures_stand_with_the_last_words_and_on_one_page() {
    let pack = &packs()[0];
    let signature = Signature::default().block(pack);
    let text = vec![
        Block::Paragraph(Paragraph::of(Style::Body, "trước")),
        Block::Paragraph(Paragraph::of(Style::Body, "cuối")),
        Block::Paragraph(Paragraph::new(Style::Body)),
    ];
    let blocks = kept_with_signature(text, signature);
    let kept: Vec<bool> = blocks
        .iter()
        .filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(paragraph.keep_next),
            Block::Table(_) => None,
        })
        .collect();
    assert_eq!(kept, [false, true, true]);
    let xml =
        part(&pack.paper("", vec![pack.section(false, blocks)]).docx().expect("a file"), "word/document.xml");
    let end = xml.rsplit("<w:tbl>").next().expect("the signatures");
    assert!(end.contains("<w:tr><w:trPr><w:cantSplit/></w:trPr>"), "{end}");
    // What Word wants behind a table is no line that could fall onto another page.
    assert!(end.contains("w:line=\"20\" w:lineRule=\"exact\""), "{end}");
}

#[test]
fn what_wasnt_filled_in_leaves_nothing_on_paper() {
    let pack = &packs()[0];
    let Block::Table(table) = Head::default().block(pack) else { panic!("a table") };
    assert_eq!(table.rows[0][0].paragraphs, []);
    let lines: Vec<usize> = table.rows[0].iter().map(|cell| cell.paragraphs.len()).collect();
    assert_eq!(lines, [0, 1]);
    assert_eq!(pack.title("Bài thu hoạch", "\n ").len(), 1);
}

#[test]
fn data_tables_have_their_heads_on_each_page() {
    let xml = part(&everything(&packs()[0], "lời").docx().expect("a file"), "word/document.xml");
    assert_eq!(xml.matches("<w:tblHeader/>").count(), 2);
    assert_eq!(xml.matches("<w:type w:val=\"nextPage\"/>").count(), 2);
    assert_eq!(xml.matches("<w:titlePg/>").count(), 1);
}
