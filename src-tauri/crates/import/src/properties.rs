//! What holds of every file: nothing is lost, nothing breaks, and each bad one ends in its own refusal.

use std::sync::atomic::AtomicBool;

use proptest::prelude::*;

use crate::bounds::refused;
use crate::fixtures::{doc, docx, html, mht, odt, page, paragraph, paragraphs, pdf, rtf};
use crate::letters::Count;
use crate::{IssueKind, Refusal, Watch, import};

fn shown(bytes: &[u8], name: &str) -> Result<(Count, crate::Import), Refusal> {
    let made = import(bytes, name, &Watch::default())?;
    let mut count = Count::default();
    for block in &made.document.blocks {
        count.add(block.mark.as_deref().unwrap_or_default());
        count.add(&block.inline.text);
    }
    Ok((count, made))
}

/// Each block as it is printed, its sign before it.
fn printed(made: &crate::Import) -> Vec<String> {
    let line = |block: &library::Block| {
        format!("{} {}", block.mark.as_deref().unwrap_or_default(), block.inline.text).trim().to_owned()
    };
    made.document.blocks.iter().map(line).collect()
}

#[track_caller]
fn holds(lines: &[String]) {
    let source = Count::of(lines.iter().map(String::as_str));
    if source == Count::default() {
        return;
    }
    let body: String = lines.iter().map(|line| paragraph(line)).collect();
    for (name, bytes) in [
        ("a.docx", docx(&body, "")),
        ("a.rtf", rtf(lines)),
        ("a.odt", odt(lines)),
        ("a.html", html(lines).into_bytes()),
        ("a.mht", mht(lines)),
        ("a.txt", [b"\xef\xbb\xbf", lines.join("\n").as_bytes()].concat()),
    ] {
        match shown(&bytes, name) {
            // What looks like an old encoding is read as one; its letters are others then, and it is said.
            Ok((_, made)) if !made.record.encodings.is_empty() => {}
            Ok((count, _)) => assert_eq!(source.difference(&count), None, "{name}: {lines:?}"),
            Err(refusal) => {
                assert!(
                    matches!(refusal, Refusal::NotVietnamese(_) | Refusal::UnknownEncoding),
                    "{name}: {refusal}: {lines:?}"
                )
            }
        }
    }
}

/// What readers trip over: signs, heads of parts, Markdown's own signs.
fn piece() -> impl Strategy<Value = String> {
    let known = [
        "Điều 1. Phạm vi",
        "Điều 2.",
        "“Điều 5. Sửa đổi",
        "Chương I",
        "PHỤ LỤC I",
        "QUY ĐỊNH CHUNG",
        "1. Một",
        "1.1. Hai",
        "1..Một",
        "1 .Một",
        "a)).Hai",
        "I..BA",
        "a) Ba",
        "đ) Bốn",
        "- Năm",
        "– Sáu",
        "* Bảy",
        "+ Tám",
        "(1) Chín",
        "I. MƯỜI",
        "# Tiêu đề {#x}",
        "> trích",
        "```",
        "~~~",
        "---",
        "| a | b |",
        "|---|",
        "[^1]: chú",
        "[a](http://example.org/x)",
        "<b>đậm</b>",
        "<!-- x -->",
        "&amp; &#65;",
        "`mã`",
        "5*3*2",
        "_gạch_",
        "__x__",
        "C:\\x\\y",
        "1\\. x",
        "m²",
        "Ðất",
        "1.200 m2",
        "= x",
        "===",
        "![ảnh](x)",
        "\\",
        "Mục 1",
    ];
    prop_oneof![
        4 => proptest::sample::select(known.to_vec()).prop_map(str::to_owned),
        1 => "[ -~à-ỹĐđ–“”•]{0,24}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn nothing_is_lost(lines in proptest::collection::vec(proptest::collection::vec(piece(), 1..3), 1..12)) {
        let lines: Vec<String> = lines.into_iter().map(|pieces| pieces.join(" ").trim().to_owned()).collect();
        holds(&lines);
    }
}

#[test]
fn a_shipped_text_comes_through_whole() {
    let lines = paragraphs();
    assert!(lines.len() > 10);
    holds(&lines);
}

#[test]
fn a_pdfs_table_is_said() {
    let row = |y: i32| page(&[(72, y, "1"), (200, y, "Mot hai"), (400, y, "Ba")]);
    let (_, made) =
        shown(&pdf(&[page(&[(72, 740, "Truoc bang")]) + &row(700) + &row(684) + &row(668)]), "a.pdf")
            .expect("an import");
    let tables: Vec<_> = made
        .record
        .issues
        .iter()
        .filter(|issue| matches!(issue.kind, IssueKind::Unruled { lines: 3 }))
        .collect();
    assert_eq!(tables.len(), 1);
}

#[test]
fn damaged_files_never_break_anything() {
    let lines = paragraphs();
    let body: String = lines.iter().map(|line| paragraph(line)).collect();
    let text: Vec<(i32, i32, &str)> = (0..3).map(|at| (72, 780 - at * 16, "Mot hai ba bon nam")).collect();
    let whole = |name: &str, body: &[u8]| match name {
        // What is packed is spoilt before it is packed: a spoilt archive never gets as far as its reader.
        "a.docx" => docx(&String::from_utf8_lossy(body), ""),
        _ => body.to_vec(),
    };
    for (name, bytes) in [
        ("a.docx", body.clone().into_bytes()),
        ("packed.docx", docx(&body, "")),
        ("a.rtf", rtf(&lines)),
        ("a.odt", odt(&lines)),
        ("a.html", html(&lines).into_bytes()),
        ("a.mht", mht(&lines)),
        ("a.doc", doc(&(lines.join("\r") + "\r"), [0; 7], &[(0..9, &[0x35, 0x08, 1])], &["Arial"])),
        ("a.pdf", pdf(&[page(&text), page(&text)])),
        ("a.txt", lines.join("\n").into_bytes()),
    ] {
        let read = |bytes: &[u8]| match import(&whole(name, bytes), name, &Watch::default()) {
            Err(Refusal::NotProved(reason)) => panic!("{name}: {reason}"),
            result => result.is_ok(),
        };
        assert!(read(&bytes), "{name}");
        for step in 1..60 {
            read(&bytes[..bytes.len() * step / 60]);
        }
        let mut seed = 1_u32;
        for _ in 0..200 {
            let mut bytes = bytes.clone();
            for _ in 0..4 {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let at = (seed >> 4) as usize % bytes.len();
                bytes[at] ^= 1 << (seed % 8);
            }
            read(&bytes);
        }
    }
}

#[test]
fn numbers_are_computed_and_printed() {
    let level = |at: usize, format: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let lists = format!(
        "<w:abstractNum w:abstractNumId=\"0\">{}{}{}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>",
        level(0, "decimal", "Điều %1."),
        level(1, "decimal", "%2."),
        level(2, "lowerLetter", "%3)")
    );
    let line = |at: usize, text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{at}\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let body = [
        line(0, "Phạm vi"),
        line(1, "Một"),
        line(2, "Hai"),
        line(2, "Ba"),
        line(1, "Bốn"),
        line(0, "Hiệu lực"),
        line(1, "Năm"),
    ]
    .concat();
    let made = import(&docx(&body, &lists), "luat.docx", &Watch::default()).expect("an import");
    assert_eq!(
        printed(&made),
        ["Điều 1. Phạm vi", "1. Một", "a) Hai", "b) Ba", "2. Bốn", "Điều 2. Hiệu lực", "1. Năm"]
    );
    assert_eq!(made.outline().iter().map(|line| line.address.as_str()).collect::<Vec<_>>(), ["Đ1", "Đ2"]);
}

#[test]
fn changes_hidden_words_and_boxes_are_said() {
    let body = "<w:p><w:r><w:t>Giữ</w:t></w:r><w:ins><w:r><w:t> thêm</w:t></w:r></w:ins><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del>\
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r></w:p>\
        <w:p><w:r><w:t>Hai</w:t></w:r></w:p>";
    let made = import(&docx(body, ""), "a.docx", &Watch::default()).expect("an import");
    let texts: Vec<&str> = made.document.blocks.iter().map(|block| block.inline.text.as_str()).collect();
    assert_eq!(texts, ["Giữ thêm", "Hai"]);
    let dropped: Vec<&str> = made.record.dropped.iter().map(|dropped| dropped.text.trim()).collect();
    assert_eq!(dropped, ["bỏ", "ẩn"]);
    let said = |wanted: &IssueKind| made.record.issues.iter().any(|issue| issue.kind == *wanted);
    assert!(
        said(&IssueKind::TrackedChanges { inserted: 1, deleted: 1 }) && said(&IssueKind::Hidden { count: 1 })
    );
}

/// One resolution in every kind of file that has styles and lists is one document.
#[test]
fn kinds_of_files_agree() {
    let lines: Vec<String> = paragraphs();
    let body: String = lines.iter().map(|line| paragraph(line)).collect();
    let of = |bytes: &[u8]| printed(&import(bytes, "a.docx", &Watch::default()).expect("an import"));
    let expected = of(&docx(&body, ""));
    assert!(expected.len() > 10);
    for bytes in [odt(&lines), html(&lines).into_bytes(), mht(&lines), rtf(&lines)] {
        assert_eq!(of(&bytes), expected);
    }
}

/// Letters of a font from before Unicode, in a page and in an ODT.
#[test]
fn old_fonts_are_read_in_pages_and_odt() {
    let page = b"<meta charset=windows-1252><p><font face='.VnTime'>Lu\xcbt n\xad\xedc</font> v\xe0 <span style='font-family:VNI-Times'>n&ouml;&ocirc;&ugrave;c</span></p>";
    let styles = "<style:font-face style:name=\"F\" svg:font-family=\"'.VnTime'\"/>";
    let style = "<style:style style:name=\"o\" style:family=\"text\"><style:text-properties style:font-name=\"F\"/></style:style>";
    let odt = format!(
        "<office:document office:mimetype=\"application/vnd.oasis.opendocument.text\"><office:font-face-decls>{styles}</office:font-face-decls>\
         <office:automatic-styles>{style}</office:automatic-styles><office:body><office:text>\
         <text:p><text:span text:style-name=\"o\">Lu\u{cb}t n\u{ad}\u{ed}c</text:span> v\u{e0}</text:p></office:text></office:body></office:document>"
    );
    let of = |bytes: &[u8]| printed(&import(bytes, "a.doc", &Watch::default()).expect("an import"));
    assert_eq!(of(page), ["Luật nước và nước"]);
    assert_eq!(of(odt.as_bytes()), ["Luật nước và"]);
}

#[test]
fn it_can_be_stopped_and_secret_texts_are_told() {
    let stop = AtomicBool::new(true);
    let watch = Watch { cancel: Some(&stop), ..Watch::default() };
    assert_eq!(import("Một".as_bytes(), "a.txt", &watch).err(), Some(Refusal::Cancelled));
    let made = import("MẬT\nNghị quyết".as_bytes(), "a.txt", &Watch::default()).expect("an import");
    assert_eq!(made.fields.restricted.map(|field| field.value), Some("MẬT".into()));
}

#[test]
fn pages_become_paragraphs_and_pictures_are_told() {
    let long = "Cong an xa phuong thi tran co trach nhiem to chuc thuc hien cong tac nay tren";
    let first = page(&[
        (72, 780, "Cong bao"),
        (72, 700, "1. Mot hai ba"),
        (72, 684, long),
        (72, 668, "dia ban."),
        (72, 652, "a\\) Bon"),
        (290, 30, "1"),
    ]);
    let second = page(&[(72, 780, "Cong bao"), (72, 700, "b\\) Nam sau bay"), (290, 30, "2")]);
    let third = page(&[(72, 780, "Cong bao"), (72, 700, "2. Tam"), (290, 30, "3")]);
    let (_, made) = shown(&pdf(&[first, second, third]), "a.pdf").expect("an import");
    let joined = format!("{long} dia ban.");
    assert_eq!(printed(&made), ["1. Mot hai ba", &joined, "a) Bon", "b) Nam sau bay", "2. Tam"]);
    assert_eq!(made.record.dropped.len(), 6);
    let picture = "q 595 0 0 842 0 0 cm /I Do Q".to_owned();
    assert_eq!(refused(&pdf(&[picture.clone(), picture.clone()])), Refusal::Scan { pictures: 2, pages: 2 });
    // An invisible layer of recognised words over a picture is a scan, too.
    let layer = format!("{picture}\nBT 3 Tr /F 12 Tf 72 700 Td (Mot hai ba) Tj ET");
    assert_eq!(refused(&pdf(&[layer])), Refusal::Scan { pictures: 1, pages: 1 });
    // So is one under a line that says who signed it.
    let stamp = format!("{picture}\n{}", page(&[(72, 800, "Nguoi ky: Van phong")]));
    assert_eq!(refused(&pdf(&[stamp])), Refusal::Scan { pictures: 1, pages: 1 });
    let text = page(&[(72, 700, "Mot hai ba")]);
    let strips: String = (0..4).map(|at| format!("q 595 0 0 211 0 {} cm /I Do Q\n", at * 210)).collect();
    let margins = "q 500 0 0 700 47 70 cm /I Do Q".to_owned();
    let seal = "q 50 0 0 70 47 70 cm /I Do Q".to_owned();
    for wordless in [picture, strips, margins.clone(), seal.clone()] {
        let (_, made) = shown(&pdf(&[text.clone(), text.clone(), wordless]), "a.pdf").expect("an import");
        assert!(made.record.issues.iter().any(|issue| issue.kind == IssueKind::PicturePage { page: 3 }));
    }
    assert_eq!(refused(&pdf(&[text.clone(), margins])), Refusal::Scan { pictures: 1, pages: 2 });
    let (_, made) = shown(&pdf(&[text.clone() + &seal, text, seal]), "a.pdf").expect("an import");
    let said = |wanted: IssueKind| made.record.issues.iter().any(|issue| issue.kind == wanted);
    assert!(said(IssueKind::Picture { count: 1 }) && said(IssueKind::PicturePage { page: 3 }));
}
