use super::super::super::fixtures::{all_is_there, lines, zip};
use super::read;
use crate::issue::{DroppedKind, IssueKind};
use crate::model::{Part, Reading};
use crate::refusal::Refusal;
use crate::watch::Watch;

const NAMES: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
    xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
    xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\"";

/// A flat file with these styles, these lists and headings' numbers, and this text.
fn flat(styles: &str, body: &str) -> Reading {
    let text = format!(
        "<?xml version=\"1.0\"?><office:document {NAMES} office:mimetype=\"application/vnd.oasis.opendocument.text\">\
         <office:styles>{styles}</office:styles><office:automatic-styles/><office:body><office:text>{body}</office:text></office:body></office:document>"
    );
    let reading = read(text.as_bytes(), &Watch::default()).expect("a text");
    all_is_there(&reading);
    reading
}

fn level(at: usize, format: &str, more: &str) -> String {
    format!("<text:list-level-style-number text:level=\"{at}\" style:num-format=\"{format}\" {more}/>")
}

fn list(name: &str, levels: &[String]) -> String {
    format!("<text:list-style style:name=\"{name}\">{}</text:list-style>", levels.concat())
}

fn item(text: &str) -> String {
    format!("<text:list-item><text:p>{text}</text:p></text:list-item>")
}

#[test]
fn lists_go_on_restart_and_nest() {
    let styles = list(
        "L",
        &[
            level(1, "1", "style:num-prefix=\"Điều \" style:num-suffix=\".\""),
            level(2, "1", "style:num-suffix=\".\" text:display-levels=\"2\""),
            level(3, "a", "style:num-suffix=\")\" text:start-value=\"4\""),
        ],
    );
    let body = format!(
        "<text:list xml:id=\"x\" text:style-name=\"L\">{}<text:list-item><text:p>B</text:p><text:list>{}\
         <text:list-item><text:list>{}{}</text:list></text:list-item></text:list><text:p>tiếp</text:p>\
         <text:list>{}</text:list></text:list-item></text:list>\
         <text:p>Giữa</text:p>\
         <text:list text:continue-numbering=\"true\" text:style-name=\"L\">{}</text:list>\
         <text:list text:style-name=\"L\"><text:list-header><text:p>đầu</text:p></text:list-header>{}\
         <text:list-item text:start-value=\"7\"><text:p>F</text:p></text:list-item>{}</text:list>\
         <text:list text:continue-list=\"x\" text:style-name=\"L\">{}</text:list>",
        item("A"),
        item("một"),
        item("hai"),
        item("ba"),
        item("lại"),
        item("C"),
        item("D"),
        item("G"),
        item("H")
    );
    assert_eq!(
        lines(&flat(&styles, &body)),
        [
            "Điều 1. A",
            "Điều 2. B",
            "2.1. một",
            "d) hai",
            "e) ba",
            "tiếp",
            "2.1. lại",
            "Giữa",
            "Điều 3. C",
            "đầu",
            "Điều 1. D",
            "Điều 7. F",
            "Điều 8. G",
            "Điều 4. H"
        ]
    );
}

#[test]
fn templates_letters_and_empty_levels() {
    let styles = list(
        "L",
        &[
            level(1, "I", "style:num-list-format=\"Phần %1%.\""),
            level(2, "", "style:num-list-format=\"\""),
            level(3, "1", "style:num-list-format=\"%1%.%2%.%3%)\""),
            level(4, "a", "style:num-letter-sync=\"true\" style:num-suffix=\")\" text:start-value=\"28\""),
            level(5, "A", "style:num-suffix=\".\" text:start-value=\"28\""),
        ],
    );
    let deep = |depth: usize, text: &str| {
        let (open, close) =
            ("<text:list><text:list-item>".repeat(depth), "</text:list-item></text:list>".repeat(depth));
        format!(
            "<text:list text:style-name=\"L\" text:continue-numbering=\"true\"><text:list-item>{open}<text:p>{text}</text:p>{close}</text:list-item></text:list>"
        )
    };
    let body = [deep(0, "một"), deep(2, "hai"), deep(3, "ba"), deep(4, "bốn"), deep(2, "năm")].concat();
    assert_eq!(lines(&flat(&styles, &body)), ["Phần I. một", "I.1) hai", "bb) ba", "AB. bốn", "I.2) năm"]);
}

#[test]
fn a_level_never_shown_is_counted_from_its_start() {
    let styles =
        list("L", &[level(1, "1", "text:start-value=\"3\""), level(2, "1", "text:display-levels=\"2\"")]);
    let body = "<text:list text:style-name=\"L\"><text:list-item><text:list><text:list-item><text:p>a</text:p></text:list-item></text:list></text:list-item>\
        <text:list-item><text:p>b</text:p></text:list-item></text:list>";
    assert_eq!(lines(&flat(&styles, body)), ["3.1 a", "4 b"]);
}

#[test]
fn headings_and_numbers_of_styles() {
    let styles = "<text:outline-style><text:outline-level-style text:level=\"1\" style:num-format=\"1\" style:num-prefix=\"Chương \"/>\
        <text:outline-level-style text:level=\"2\" style:num-format=\"\"/></text:outline-style>\
        <style:style style:name=\"plain\" style:family=\"paragraph\" style:list-style-name=\"\"/>\
        <style:style style:name=\"base\" style:family=\"paragraph\" style:list-style-name=\"L\"/>\
        <style:style style:name=\"heir\" style:family=\"paragraph\" style:parent-style-name=\"base\"/>"
        .to_owned()
        + &list("L", &[level(1, "a", "style:num-suffix=\")\"")]);
    let body = "<text:h text:outline-level=\"1\">A</text:h><text:h text:outline-level=\"2\">B</text:h>\
        <text:h text:outline-level=\"1\" text:style-name=\"plain\">C</text:h><text:h text:outline-level=\"1\">D</text:h>\
        <text:h text:outline-level=\"1\" text:restart-numbering=\"true\" text:start-value=\"9\">E</text:h>\
        <text:list><text:list-item><text:p text:style-name=\"heir\">F</text:p></text:list-item></text:list>\
        <text:p text:style-name=\"heir\">G</text:p>\
        <text:list><text:list-item><text:h text:outline-level=\"1\">I</text:h></text:list-item></text:list>\
        <text:list text:style-name=\"L\"><text:list-item><text:h text:outline-level=\"1\" text:start-value=\"4\">K</text:h></text:list-item>\
        <text:list-item><text:h text:is-list-header=\"true\" text:outline-level=\"1\">M</text:h></text:list-item></text:list>\
        <text:numbered-paragraph text:list-id=\"n\" text:style-name=\"L\" text:level=\"1\"><text:p>H</text:p></text:numbered-paragraph>\
        <text:numbered-paragraph text:list-id=\"n\" text:style-name=\"L\"><text:p>K</text:p></text:numbered-paragraph>";
    assert_eq!(
        lines(&flat(&styles, body)),
        [
            "Chương 1 A",
            "B",
            "C",
            "Chương 2 D",
            "Chương 9 E",
            "a) F",
            "G",
            "Chương 10 I",
            "d) K",
            "M",
            "a) H",
            "b) K"
        ]
    );
}

#[test]
fn what_is_not_the_text_is_left_out_and_said() {
    let styles = "<style:style style:name=\"h\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style>\
        <style:font-face style:name=\"old\" svg:font-family=\"'.VnTime'\"/>\
        <style:style style:name=\"o\" style:family=\"text\"><style:text-properties style:font-name=\"old\" fo:font-weight=\"bold\"/></style:style>";
    let body = "lạc<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>Ai</dc:creator></office:change-info><text:p>bỏ</text:p></text:deletion></text:changed-region>\
        <text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>\
        <text:p>Một<text:s text:c=\"3\"/>hai<text:change-start/> thêm<text:change-end/><text:span text:style-name=\"h\">ẩn</text:span><text:line-break/>dòng<text:tab/>\
        <office:annotation><dc:creator>Bình</dc:creator><text:p>nhận xét</text:p></office:annotation>\
        <text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body><text:p>chú</text:p></text:note-body></text:note>\
        <draw:frame><draw:text-box><text:p>khung</text:p></draw:text-box><svg:title>x</svg:title></draw:frame><draw:frame><draw:image/></draw:frame></text:p>\
        <text:section text:display=\"none\"><text:p>mục ẩn</text:p></text:section>\
        <text:table-of-content><text:index-body><text:p>Mục lục 1</text:p></text:index-body></text:table-of-content>\
        <text:p><text:span text:style-name=\"o\">\u{a7}\u{ca}t</text:span></text:p>";
    let reading = flat(styles, body);
    assert_eq!(lines(&reading), ["Một   hai thêm\ndòng\t[1]", "khung", "\u{a7}\u{ca}t", "[1] chú"]);
    let last = reading.parts[2].lines().next().expect("a line");
    assert!(last.runs[0].style.bold && last.runs[0].font.as_deref() == Some(".VnTime"));
    let dropped: Vec<(DroppedKind, &str)> =
        reading.dropped.iter().map(|it| (it.what, it.text.trim())).collect();
    assert_eq!(
        dropped,
        [
            (DroppedKind::Deleted, "bỏ"),
            (DroppedKind::Hidden, "ẩn"),
            (DroppedKind::Comment, "nhận xét"),
            (DroppedKind::Hidden, "mục ẩn"),
            (DroppedKind::Contents, "Mục lục 1"),
            (DroppedKind::Hidden, "lạc"),
        ]
    );
    for kind in [
        IssueKind::TrackedChanges { inserted: 1, deleted: 1 },
        IssueKind::Hidden { count: 3 },
        IssueKind::TextBox { count: 1 },
        IssueKind::Picture { count: 1 },
    ] {
        assert!(reading.issues.iter().any(|issue| issue.kind == kind), "{kind:?}");
    }
}

#[test]
fn a_part_of_a_formula_by_itself_is_read_as_one() {
    let math = "xmlns:math=\"http://www.w3.org/1998/Math/MathML\"";
    for name in ["math:math", "math:mi", "math:x"] {
        let body = format!("<text:p>a <{name} {math}>b</{name}></text:p><{name} {math}>c</{name}>");
        let reading = flat("", &body);
        assert_eq!(lines(&reading), ["a b", "c"], "{name}");
        let formulas = reading.issues.iter().filter(|issue| matches!(issue.kind, IssueKind::Formula { .. }));
        assert_eq!(formulas.count(), 2);
    }
}

#[test]
fn tables_with_cells_over_others() {
    let styles = "<style:style style:name=\"c\" style:family=\"table-cell\"><style:table-cell-properties fo:border=\"0.5pt solid #000000\"/></style:style>";
    let cell = |more: &str, text: &str| {
        format!("<table:table-cell table:style-name=\"c\" {more}><text:p>{text}</text:p></table:table-cell>")
    };
    let body = format!(
        "<table:table><table:table-column/><table:table-header-rows><table:table-row>{}<table:covered-table-cell/>{}</table:table-row></table:table-header-rows>\
         <table:table-row>{}<table:table-cell table:number-columns-repeated=\"2\"><text:p>x</text:p></table:table-cell></table:table-row>\
         <table:table-row><table:covered-table-cell/>{}{}</table:table-row></table:table>",
        cell("table:number-columns-spanned=\"2\"", "A"),
        cell("", "B"),
        cell("table:number-rows-spanned=\"2\"", "C"),
        cell("", "D"),
        cell("", "<table:table/>E"),
    );
    let reading = flat(styles, &body);
    let Part::Table(table) = &reading.parts[0] else { panic!("no table") };
    assert!(table.ruled);
    let shape: Vec<Vec<(String, usize, bool)>> = table
        .rows
        .iter()
        .map(|row| {
            row.iter()
                .map(|cell| (cell.lines.iter().map(|line| line.text()).collect(), cell.span, cell.merged))
                .collect()
        })
        .collect();
    let cell = |text: &str, span, merged| (text.to_owned(), span, merged);
    assert_eq!(
        shape,
        [
            vec![cell("A", 2, false), cell("B", 1, false)],
            vec![cell("C", 1, false), cell("x", 1, false), cell("x", 1, false)],
            vec![cell("", 1, true), cell("D", 1, false), cell("E", 1, false)],
        ]
    );
}

#[test]
fn packages_that_are_no_text() {
    let package = |content: &str, manifest: &str| {
        zip([
            ("mimetype", &b"application/vnd.oasis.opendocument.text"[..]),
            ("content.xml", content.as_bytes()),
            ("META-INF/manifest.xml", manifest.as_bytes()),
        ]
        .into_iter())
    };
    let refused = |content: &str, manifest: &str| {
        read(&package(content, manifest), &Watch::default()).expect_err("refused")
    };
    assert_eq!(refused("x", "<manifest:encryption-data/>"), Refusal::Encrypted);
    assert_eq!(
        refused("<office:document-content><office:spreadsheet/></office:document-content>", ""),
        Refusal::UnknownFormat("ODS".into())
    );
    let deep = format!(
        "<office:text>{}{}</office:text>",
        "<text:section>".repeat(10_000),
        "</text:section>".repeat(10_000)
    );
    assert_eq!(refused(&deep, ""), Refusal::TooDeep);
}
