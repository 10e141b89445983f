//! Files that are made to break a reader, or are none: each ends in its own refusal, within bounds.

use std::io::{Cursor, Write};

use flate2::Compression;
use flate2::write::ZlibEncoder;

use crate::fixtures::{docx, docx_with, odt, page, paragraph, pdf, rtf, zip};
use crate::{Format, Refusal, Watch, caps, import};

#[track_caller]
pub(crate) fn refused(bytes: &[u8]) -> Refusal {
    import(bytes, "x.docx", &Watch::default()).expect_err("refused")
}

#[test]
fn each_bad_file_has_its_own_refusal() {
    assert_eq!(refused(b""), Refusal::Empty);
    assert_eq!(refused(b"<html><body><script>x</script></body></html>"), Refusal::NoText);
    let mail = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: image/png\n\nx";
    assert!(matches!(refused(mail), Refusal::Damaged { format: Format::Mht, .. }));
    assert_eq!(refused("<div>".repeat(10_000).as_bytes()), Refusal::TooDeep);
    let sealed = [
        ("mimetype", &b"application/vnd.oasis.opendocument.text"[..]),
        ("content.xml", b"x"),
        ("META-INF/manifest.xml", b"<manifest:encryption-data/>"),
    ];
    assert_eq!(refused(&zip(sealed.into_iter())), Refusal::Encrypted);
    let whole = odt(&["Mot".to_owned()]);
    assert!(matches!(refused(&whole[..whole.len() - 40]), Refusal::Damaged { format: Format::Odt, .. }));
    let russian = "Мы хотим изучить решение партии и закон о земле и воде в нашей стране сегодня. ".repeat(8);
    assert!(matches!(refused(russian.as_bytes()), Refusal::NotVietnamese(0)));
    let whole = docx(&paragraph("Một"), "");
    assert!(matches!(refused(&whole[..whole.len() / 2]), Refusal::Damaged { format: Format::Docx, .. }));
    let deep = format!("{}x{}", "<w:sdt>".repeat(10_000), "</w:sdt>".repeat(10_000));
    assert_eq!(refused(&docx(&deep, "")), Refusal::TooDeep);
    assert_eq!(refused(&docx("<w:p/>", "")), Refusal::NoText);
    let bomb = vec![b' '; 30 << 20];
    let bomb = zip([("[Content_Types].xml", &b"<Types/>"[..]), ("word/document.xml", &bomb)].into_iter());
    assert_eq!(refused(&bomb), Refusal::Bomb);
    let mut ole = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a container");
    ole.create_stream("/EncryptedPackage").expect("a stream").write_all(b"x").expect("written");
    ole.flush().expect("flushed");
    assert_eq!(refused(&ole.into_inner().into_inner()), Refusal::Encrypted);
    assert!(matches!(refused(b"%PDF-1.7\n1 0 obj"), Refusal::Damaged { format: Format::Pdf, .. }));
    assert!(matches!(refused(&vec![b'a'; (crate::caps::FILE + 1) as usize]), Refusal::TooLarge(_)));
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).expect("packed");
    encoder.finish().expect("packed")
}

/// A PDF of these objects, the first of which is its catalogue. Without a table: its parser looks for them.
fn objects(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    for (at, object) in objects.iter().enumerate() {
        out.extend(format!("{} 0 obj\n", at + 1).bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    out.extend(format!("trailer << /Size {} /Root 1 0 R {trailer} >>\n%%EOF\n", objects.len() + 1).bytes());
    out
}

fn stream(dictionary: &str, bytes: &[u8]) -> Vec<u8> {
    let head = format!("<< {dictionary} /Length {} >>\nstream\n", bytes.len());
    [head.as_bytes(), bytes, b"\nendstream"].concat()
}

fn one_page(content: Vec<u8>) -> Vec<u8> {
    let text = |text: &str| text.as_bytes().to_vec();
    objects(
        &[
            text("<< /Type /Catalog /Pages 2 0 R >>"),
            text("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"),
            text("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>"),
            content,
        ],
        "",
    )
}

#[test]
fn what_is_packed_stays_within_bounds() {
    let blank = vec![b' '; (caps::UNPACKED + 1) as usize];
    let once = packed(&blank);
    assert_eq!(refused(&one_page(stream("/Filter /FlateDecode", &once))), Refusal::Bomb);
    assert_eq!(refused(&one_page(stream("/Filter /#46lateDecode", &once))), Refusal::Bomb);
    let twice = packed(&once);
    assert!(twice.len() < once.len() / 10);
    assert_eq!(refused(&one_page(stream("/Filter [/FlateDecode /FlateDecode]", &twice))), Refusal::Bomb);
    // Its parts together, each of which is small enough.
    let part = format!("<w:hdr>{}</w:hdr>", " ".repeat(caps::UNPACKED as usize / 8));
    let names: Vec<String> = (0..9).map(|at| format!("header{at}.xml")).collect();
    let paths: Vec<String> = names.iter().map(|name| format!("word/{name}")).collect();
    let parts: Vec<_> = names
        .iter()
        .zip(&paths)
        .map(|(name, path)| ("header", name.as_str(), path.as_str(), part.as_str()))
        .collect();
    assert_eq!(refused(&docx_with(&paragraph("Một"), &parts)), Refusal::Bomb);
    // A page of text that is packed as usual is read.
    let text = packed(page(&[(72, 700, "Mot hai ba")]).as_bytes());
    assert!(import(&one_page(stream("/Filter /FlateDecode", &text)), "a.pdf", &Watch::default()).is_ok());
}

#[test]
fn a_million_pages_are_none_of_a_document() {
    let tree = |kids: String| {
        objects(
            &[
                b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
                format!("<< /Type /Pages /Kids [{kids}] >>").into_bytes(),
            ],
            "",
        )
    };
    // In place, by reference, and packed.
    assert_eq!(refused(&tree("<< /Type /Page >> ".repeat(caps::PARAGRAPHS + 1))), Refusal::TooMany);
    let mut many = vec![b"<< /Type /Catalog /Pages 2 0 R >>".to_vec()];
    let kids: String = (0..30_000).map(|at| format!("{} 0 R ", at + 3)).collect();
    many.push(format!("<< /Type /Pages /Count 30000 /Kids [{kids}] >>").into_bytes());
    many.extend((0..30_000).map(|_| b"<< /Type /Page /Parent 2 0 R >>".to_vec()));
    assert_eq!(refused(&objects(&many, "")), Refusal::TooMany);
    let pages = packed("<< /Type /Page >>".repeat(caps::PARAGRAPHS + 1).as_bytes());
    assert_eq!(refused(&one_page(stream("/Type /ObjStm /Filter /FlateDecode", &pages))), Refusal::TooMany);
    // A tree that leads back to itself.
    let round = tree("2 0 R 2 0 R 2 0 R".to_owned());
    assert!(import(&round, "a.pdf", &Watch::default()).is_err());
}

#[test]
fn nothing_nests_ten_thousand_deep() {
    let deep = 10_000;
    let arrays = "[".repeat(deep) + &"]".repeat(deep);
    for content in
        [&arrays, &"q ".repeat(deep), &("<< /A ".repeat(deep) + &">>".repeat(deep)), &"(".repeat(deep)]
    {
        assert!(import(&one_page(stream("", content.as_bytes())), "a.pdf", &Watch::default()).is_err());
    }
    let text = |text: &str| text.as_bytes().to_vec();
    let tree = [text("<< /Type /Catalog /Pages 2 0 R >>"), text(&arrays)];
    assert!(import(&objects(&tree, ""), "a.pdf", &Watch::default()).is_err());
    for body in [
        format!(
            "{}{}{}",
            "<w:tbl><w:tr><w:tc>".repeat(deep),
            paragraph("x"),
            "</w:tc></w:tr></w:tbl>".repeat(deep)
        ),
        format!("<w:p>{}x{}</w:p>", "<w:ins>".repeat(deep), "</w:ins>".repeat(deep)),
        "<w:p>".repeat(deep),
    ] {
        assert_eq!(refused(&docx(&body, "")), Refusal::TooDeep);
    }
    let fields = r"{\field{\fldrslt ".repeat(deep) + &"}}".repeat(deep);
    let bytes = rtf(&[]);
    let nested = [&bytes[..bytes.len() - 1], fields.as_bytes(), b"}"].concat();
    assert_eq!(refused(&nested), Refusal::TooDeep);
}

#[test]
fn a_pdf_with_a_password_says_so() {
    let text = |text: &str| text.as_bytes().to_vec();
    let key = "41".repeat(32);
    let all = [
        text("<< /Type /Catalog /Pages 2 0 R >>"),
        text("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"),
        text("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"),
        text(&format!("<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <{key}> /U <{key}> >>")),
    ];
    assert_eq!(
        refused(&with_table(&all, &format!("/Encrypt 4 0 R /ID [<{key}> <{key}>]"))),
        Refusal::Password
    );
}

/// The same with its table of objects.
fn with_table(all: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut offsets = Vec::new();
    for (at, object) in all.iter().enumerate() {
        offsets.push(out.len());
        out.extend(format!("{} 0 obj\n", at + 1).bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    let start = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", all.len() + 1).bytes());
    offsets.iter().for_each(|offset| out.extend(format!("{offset:010} 00000 n \n").bytes()));
    let size = all.len() + 1;
    out.extend(
        format!("trailer << /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n").bytes(),
    );
    out
}

#[test]
fn a_file_cut_anywhere_is_told() {
    let body: String = (0..40).map(|_| paragraph("Đất đai và nước sạch")).collect();
    let lines = vec!["Đất đai và nước sạch".to_owned(); 40];
    let pages = pdf(&[page(&[(72, 700, "Mot hai ba")])]);
    for (name, bytes) in [("a.docx", docx(&body, "")), ("a.rtf", rtf(&lines)), ("a.pdf", pages)] {
        let half = import(&bytes[..bytes.len() / 2], name, &Watch::default());
        assert!(matches!(half, Err(Refusal::Damaged { .. } | Refusal::NoText)), "{name}: {half:?}");
    }
}

#[test]
fn names_of_any_length_are_taken() {
    // In the form that Apple's disks give them, with marks apart.
    let name: String = "Nghị quyết về đất đai ".repeat(12).chars().take(250).collect();
    let name: String =
        unicode_normalization::UnicodeNormalization::nfd(name.as_str()).collect::<String>() + ".docx";
    assert!(name.chars().count() > 300);
    let made = import(&docx(&paragraph("Đất đai"), ""), &name, &Watch::default()).expect("an import");
    assert!(made.id.starts_with("nghi-quyet-ve-dat-dai") && files::names::fits(&made.id), "{}", made.id);
    let title = &made.document.manifest.title;
    assert!(title.starts_with("Nghị quyết về đất đai"), "{title}");
    assert_eq!(made.record.original.name, name);
}
