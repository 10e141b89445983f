//! The styles of a paper: `word/styles.xml`.

use super::model::{Look, Style};
use super::names::MAIN;
use crate::measure::{Mm, Pt};
use crate::xml::one_line;

impl Style {
    /// How the file names it.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Body => "BodyText",
            Self::Title => "Title",
            Self::Subtitle => "Subtitle",
            Self::Heading1 => "Heading1",
            Self::Heading2 => "Heading2",
            Self::Heading3 => "Heading3",
            Self::Quote => "Quote",
            Self::Plain => "Plain",
        }
    }
}

/// A face in all four places where Word looks for one: with fewer it takes another for Vietnamese letters.
pub(super) fn face(name: &str) -> String {
    let name = one_line(name);
    format!("<w:rFonts w:ascii=\"{name}\" w:hAnsi=\"{name}\" w:eastAsia=\"{name}\" w:cs=\"{name}\"/>")
}

fn size(of: Pt) -> String {
    let halves = of.halves();
    format!("<w:sz w:val=\"{halves}\"/><w:szCs w:val=\"{halves}\"/>")
}

const BOLD: &str = "<w:b/><w:bCs/>";
const ITALIC: &str = "<w:i/><w:iCs/>";
const BLACK: &str = "<w:color w:val=\"000000\"/>";

/// A paragraph's style, as the schema orders it.
fn style(id: &str, name: &str, next: &str, paragraph: &str, run: &str) -> String {
    format!(
        "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"Normal\"/>\
         <w:next w:val=\"{next}\"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )
}

pub(super) fn styles(look: &Look) -> String {
    let space = look.space.twips();
    let line = format!("w:line=\"{}\" w:lineRule=\"atLeast\"", look.line.twips());
    let first = look.first_line.twips();
    let spacing =
        |before: i32, after: i32| format!("<w:spacing w:before=\"{before}\" w:after=\"{after}\" {line}/>");
    let heading = |level: u8, run: &str| {
        let paragraph = format!(
            "<w:keepNext/><w:keepLines/>{}<w:ind w:firstLine=\"{first}\"/><w:jc w:val=\"both\"/><w:outlineLvl w:val=\"{level}\"/>",
            spacing(space * 2, space)
        );
        let number = level + 1;
        style(
            &format!("Heading{number}"),
            &format!("heading {number}"),
            "BodyText",
            &paragraph,
            &format!("{run}{BLACK}{}", size(look.heading)),
        )
    };
    let inset = Mm(10.0).twips();
    let mut xml = format!(
        "<w:styles xmlns:w=\"{MAIN}\"><w:docDefaults><w:rPrDefault><w:rPr>{}{BLACK}{}\
         <w:lang w:val=\"vi-VN\" w:eastAsia=\"vi-VN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>\
         <w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\"><w:name w:val=\"Default Paragraph Font\"/><w:uiPriority w:val=\"1\"/><w:semiHidden/></w:style>\
         <w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:uiPriority w:val=\"99\"/><w:semiHidden/>\
         <w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/></w:tblPr></w:style>",
        face(&look.face),
        size(look.body)
    );
    xml.push_str(&style(
        "BodyText",
        "Body Text",
        "BodyText",
        &format!("{}<w:ind w:firstLine=\"{first}\"/><w:jc w:val=\"both\"/>", spacing(0, space)),
        "",
    ));
    xml.push_str(&style(
        "Title",
        "Title",
        "Subtitle",
        &format!("<w:keepNext/>{}<w:jc w:val=\"center\"/>", spacing(space * 3, space)),
        &format!("{BOLD}{}", size(look.title)),
    ));
    xml.push_str(&style(
        "Subtitle",
        "Subtitle",
        "BodyText",
        &format!("<w:keepNext/>{}<w:jc w:val=\"center\"/>", spacing(0, space)),
        &format!("{BOLD}{}", size(look.subtitle)),
    ));
    xml.push_str(&heading(0, BOLD));
    xml.push_str(&heading(1, BOLD));
    xml.push_str(&heading(2, &format!("{BOLD}{ITALIC}")));
    xml.push_str(&style(
        "Quote",
        "Quote",
        "BodyText",
        &format!(
            "{}<w:ind w:left=\"{inset}\" w:right=\"{inset}\"/><w:jc w:val=\"both\"/>",
            spacing(0, space)
        ),
        ITALIC,
    ));
    xml.push_str(&style("Plain", "Plain", "Plain", "", ""));
    xml.push_str(&style(
        "FootnoteText",
        "footnote text",
        "FootnoteText",
        "<w:jc w:val=\"both\"/>",
        &size(look.note),
    ));
    xml.push_str(&style("Header", "header", "Header", "<w:jc w:val=\"center\"/>", &size(look.page_number)));
    xml.push_str(
        "<w:style w:type=\"character\" w:styleId=\"FootnoteReference\"><w:name w:val=\"footnote reference\"/>\
         <w:basedOn w:val=\"DefaultParagraphFont\"/><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style></w:styles>",
    );
    xml
}
