//! Word documents since 2007 (ECMA-376): which parts there are, and what is done with each.

mod body;
mod formats;
mod making;
mod numbering;
mod runs;
mod styles;

use super::package::Package;
use super::xml::{Node, TEXTS, Xml, census, whole};
use crate::format::Format;
use crate::issue::{Dropped, DroppedKind, Place};
use crate::letters::Count;
use crate::model::Reading;
use crate::refusal::Refusal;
use crate::watch::{Step, Watch};
use body::{Body, Contents};
use numbering::Numbering;
use styles::Styles;

/// Elements that hold letters in charts and diagrams.
const DRAWN: [&str; 2] = ["t", "v"];

/// Reads a document.
pub(super) fn read(bytes: &[u8], watch: &Watch<'_>) -> Result<Reading, Refusal> {
    let mut package = Package::open(bytes, Format::Docx)?;
    let main = main_part(&mut package)?;
    let text = named(&mut package, &main)?;
    let targets = targets(&mut package, &main)?;
    let mut part = |kind: &str| -> Result<Option<Node>, Refusal> {
        let Some(target) = targets.iter().find(|target| target.kind == kind) else { return Ok(None) };
        whole(&named(&mut package, &target.name)?, Format::Docx).map(Some)
    };
    let styles = part("styles")?.map(|root| Styles::read(&root)).unwrap_or_default();
    let numbering = part("numbering")?.map(|root| Numbering::read(&root, styles.numbering_styles()));
    let numbering = numbering.unwrap_or_default();
    let mut count = Count::default();
    census(&text, &TEXTS, &mut count);
    let mut body = Body::new(&styles, numbering.clone(), Contents::AsMarked);
    blocks(&mut body, &text, watch)?;
    if body.in_contents() {
        // Contents that nothing ends would swallow the document: they are what is set as contents.
        body = Body::new(&styles, numbering, Contents::AsStyled);
        blocks(&mut body, &text, watch)?;
    }
    for kind in ["footnotes", "endnotes"] {
        let Some(target) = targets.iter().find(|target| target.kind == kind) else { continue };
        let text = named(&mut package, &target.name)?;
        census(&text, &TEXTS, &mut count);
        body.notes(&whole(&text, Format::Docx)?, kind == "endnotes")?;
    }
    let mut reading = body.finish();
    for target in &targets {
        let (what, texts) = match target.kind.as_str() {
            "header" => (DroppedKind::Header, &TEXTS),
            "footer" => (DroppedKind::Footer, &TEXTS),
            "comments" => (DroppedKind::Comment, &TEXTS),
            // That they are there is said where they stand.
            "chart" | "diagramData" => (DroppedKind::Unread, &DRAWN),
            _ => continue,
        };
        let text = named(&mut package, &target.name)?;
        census(&text, texts, &mut count);
        let mut words = String::new();
        whole(&text, Format::Docx)?.text_of(texts, &mut words);
        if words.chars().any(char::is_alphanumeric) {
            reading.dropped.push(Dropped { place: Place::default(), what, text: words });
        }
    }
    reading.census = Some(count);
    Ok(reading)
}

fn blocks(body: &mut Body<'_>, text: &str, watch: &Watch<'_>) -> Result<(), Refusal> {
    let mut xml = Xml::new(text, Format::Docx);
    if !xml.enter("w:body")? {
        return Err(Refusal::damaged(Format::Docx, "no body"));
    }
    while let Some(node) = xml.next()? {
        watch.at(Step::Reading, xml.position(), text.len())?;
        body.block(&node)?;
    }
    Ok(())
}

/// The text of a part that the package says it has.
fn named(package: &mut Package<'_>, name: &str) -> Result<String, Refusal> {
    package.text(name)?.ok_or_else(|| Refusal::damaged(Format::Docx, format!("no {name}")))
}

/// A part that the main one refers to.
struct Target {
    kind: String,
    name: String,
}

/// The name of the main part, as the package itself says.
fn main_part(package: &mut Package<'_>) -> Result<String, Refusal> {
    if let Some(text) = package.text("_rels/.rels")? {
        let root = whole(&text, Format::Docx)?;
        let found = root
            .nodes()
            .find(|node| node.attribute("Type").is_some_and(|kind| kind.ends_with("/officeDocument")));
        if let Some(target) = found.and_then(|node| node.attribute("Target")) {
            return Ok(target.trim_start_matches('/').to_owned());
        }
    }
    let named =
        package.names().into_iter().find(|name| name.starts_with("word/document") && name.ends_with(".xml"));
    named.ok_or_else(|| Refusal::damaged(Format::Docx, "no main part"))
}

fn targets(package: &mut Package<'_>, main: &str) -> Result<Vec<Target>, Refusal> {
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", main));
    let Some(text) = package.text(&format!("{folder}/_rels/{file}.rels"))? else { return Ok(Vec::new()) };
    let root = whole(&text, Format::Docx)?;
    let mut found = Vec::new();
    for node in root.nodes().filter(|node| node.attribute("TargetMode") != Some("External")) {
        let (Some(kind), Some(target)) = (node.attribute("Type"), node.attribute("Target")) else { continue };
        let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
        let name = resolve(folder, target);
        found.push(Target { kind, name });
    }
    Ok(found)
}

/// The name of a part that another one in `folder` refers to.
fn resolve(folder: &str, target: &str) -> String {
    let base = if target.starts_with('/') { "" } else { folder };
    let mut steps: Vec<&str> = Vec::new();
    for step in base.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{docx, docx_with, paragraph};
    use crate::issue::IssueKind;
    use crate::model::{Line, Part};

    #[track_caller]
    fn lines(bytes: &[u8]) -> (Vec<String>, Vec<(DroppedKind, String)>, Reading) {
        let reading = read(bytes, &Watch::default()).expect("a document");
        let line = |line: &Line| format!("{} {}", line.label, line.text()).trim().to_owned();
        let dropped = reading.dropped.iter().map(|it| (it.what, it.text.trim().to_owned())).collect();
        (reading.parts.iter().flat_map(Part::lines).map(line).collect(), dropped, reading)
    }

    #[track_caller]
    fn said(reading: &Reading, wanted: &IssueKind) {
        assert!(reading.issues.iter().any(|issue| issue.kind == *wanted), "{:?}", reading.issues);
    }

    #[test]
    fn what_stands_for_no_letter_is_shown_and_counted_as_it_is() {
        let body = "<w:p><w:r><w:t>a&#xD800;b &la; &amp; c</w:t></w:r></w:p>";
        let bytes = docx(body, "");
        assert_eq!(lines(&bytes).0, ["a\u{fffd}b &la; & c"]);
        crate::fixtures::all_is_there(&lines(&bytes).2);
    }

    #[test]
    fn words_within_words_are_read() {
        let body = "<w:p><w:r><w:t>một<w:r><w:t> hai<w:x><w:t> ba</w:t></w:x></w:t></w:r></w:t><w:t> bốn</w:t></w:r></w:p>";
        assert_eq!(lines(&docx(body, "")).0, ["một hai ba bốn"]);
    }

    #[test]
    fn parts_are_found_where_they_are_named() {
        for (target, name) in [
            ("header1.xml", "word/header1.xml"),
            ("./header1.xml", "word/header1.xml"),
            ("../parts/./header1.xml", "parts/header1.xml"),
            ("/header1.xml", "header1.xml"),
            ("Header1.xml", "word/header1.xml"),
        ] {
            let header = format!("<w:hdr>{}</w:hdr>", paragraph("TUYỆT MẬT"));
            let bytes = docx_with(&paragraph("Một"), &[("header", target, name, &header)]);
            assert_eq!(lines(&bytes).1, [(DroppedKind::Header, "TUYỆT MẬT".to_owned())], "{target}");
        }
        for kind in ["numbering", "styles", "footnotes", "header"] {
            let bytes = docx_with(&paragraph("Một"), &[(kind, "none.xml", "word/other.xml", "<x/>")]);
            let refusal = read(&bytes, &Watch::default());
            assert!(matches!(refusal, Err(Refusal::Damaged { format: Format::Docx, .. })), "{kind}");
        }
    }

    #[test]
    fn what_is_not_read_is_said() {
        let body = paragraph("Một")
            + "<w:altChunk r:id='c'/><w:p><w:r><w:drawing><a:graphicData><c:chart r:id='d'/></a:graphicData></w:drawing>\
               <w:pict><v:shape><v:textpath string='BẢN &amp; SAO'/></v:shape></w:pict></w:r></w:p>";
        let chart = "<c:chartSpace><c:v>12</c:v><a:t>Tổng</a:t></c:chartSpace>";
        let bytes = docx_with(&body, &[("chart", "charts/chart1.xml", "word/charts/chart1.xml", chart)]);
        let (texts, dropped, reading) = lines(&bytes);
        assert_eq!(texts, ["Một"]);
        let wanted = [(DroppedKind::Watermark, "BẢN & SAO"), (DroppedKind::Unread, "12Tổng")];
        assert_eq!(dropped.iter().map(|(what, text)| (*what, text.as_str())).collect::<Vec<_>>(), wanted);
        said(&reading, &IssueKind::Unread { count: 3 });
        // The words are counted by themselves, so what is listed has to be all of them.
        let mut had = Count::of(texts.iter().map(String::as_str));
        reading.dropped.iter().for_each(|dropped| had.add(&dropped.text));
        assert_eq!(reading.census.expect("counted").difference(&had), None);
        let numbered =
            "<w:p><w:pPr><w:numPr><w:numId w:val='7'/></w:numPr></w:pPr><w:r><w:t>Một</w:t></w:r></w:p>";
        said(&lines(&docx(numbered, "")).2, &IssueKind::AutomaticNumbers { count: 1 });
    }

    fn field(kind: &str) -> String {
        format!("<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>")
    }

    #[test]
    fn contents_end_where_they_do() {
        let begin = format!(
            "<w:p>{}<w:r><w:instrText> TOC \\o </w:instrText></w:r>{}<w:r><w:t>Điều 1 … 2</w:t></w:r>",
            field("begin"),
            field("separate")
        );
        let end = field("end");
        let rest = paragraph("Điều 1. Một") + &paragraph("Điều 2. Hai");
        for closing in [format!("{end}</w:p>"), format!("<w:del>{end}</w:del></w:p>")] {
            let (texts, dropped, _) = lines(&docx(&(begin.clone() + &closing + &rest), ""));
            assert_eq!(texts, ["Điều 1. Một", "Điều 2. Hai"], "{closing}");
            assert_eq!(dropped, [(DroppedKind::Contents, "Điều 1 … 2".to_owned())]);
        }
        // Nothing ends them: what is styled as an entry is one, and the document goes on.
        let entry = "<w:p><w:pPr><w:pStyle w:val='Mucluc1'/></w:pPr><w:r><w:t>Điều 1 … 2</w:t></w:r></w:p>";
        let body = begin.replace("<w:p>", "<w:p><w:pPr><w:pStyle w:val='Mucluc1'/></w:pPr>")
            + "</w:p>"
            + entry
            + &rest;
        let styles = "<w:styles><w:style w:styleId='Mucluc1'><w:name w:val='toc 1'/></w:style></w:styles>";
        let (texts, dropped, _) =
            lines(&docx_with(&body, &[("styles", "styles.xml", "word/styles.xml", styles)]));
        assert_eq!(texts, ["Điều 1. Một", "Điều 2. Hai"]);
        assert_eq!(dropped.len(), 2);
        let (texts, dropped, _) = lines(&docx(&(begin + "</w:p>" + &rest), ""));
        assert_eq!((texts.len(), dropped.len()), (3, 0));
    }

    #[test]
    fn words_go_on_in_no_other_container() {
        let open = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Đầu </w:t></w:r></w:p>";
        let cell = |inner: &str| format!("<w:tc>{inner}</w:tc>");
        let table = |cells: &[&str]| {
            let cells: String = cells.iter().map(|inner| cell(inner)).collect();
            format!("<w:tbl><w:tr>{cells}</w:tr></w:tbl>")
        };
        let a = paragraph("A");
        let (texts, ..) = lines(&docx(&(open.to_owned() + &a), ""));
        assert_eq!(texts, ["Đầu A"]);
        for (body, found) in [
            (open.to_owned() + &table(&[&a]), ["Đầu", "A"]),
            (table(&[open, &a]), ["Đầu", "A"]),
            (table(&[&a, open]) + &paragraph("B"), ["A", "Đầu"]),
            (
                format!("<w:p><w:r><w:pict><w:txbxContent>{open}</w:txbxContent></w:pict></w:r></w:p>{a}"),
                ["Đầu", "A"],
            ),
        ] {
            let (texts, _, reading) = lines(&docx(&body, ""));
            assert_eq!(texts[..2], found, "{body}");
            let in_table: usize = reading
                .parts
                .iter()
                .map(|part| match part {
                    Part::Table(table) => {
                        table.rows[0].iter().map(|cell| cell.lines.len()).max().unwrap_or(0)
                    }
                    Part::Line(_) => 0,
                })
                .sum();
            assert!(in_table <= 1, "{body}");
        }
        let notes =
            format!("<w:footnotes><w:footnote w:id='1'>{}</w:footnote></w:footnotes>", paragraph("Chú"));
        let body = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Thân</w:t></w:r>\
            <w:r><w:footnoteReference w:id='1'/></w:r></w:p>";
        let (texts, ..) = lines(&docx_with(body, &[("footnotes", "notes.xml", "word/notes.xml", &notes)]));
        assert_eq!(texts, ["Thân[1]", "[1] Chú"]);
    }
}
