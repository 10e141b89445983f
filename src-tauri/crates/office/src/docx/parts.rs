//! The parts of Word's package beside the text.

use super::body::Written;
use super::model::{Look, Paper};
use super::names::{MAIN, REL};
use super::styles::styles;
use crate::package::{APP_RELATION, CORE_RELATION, OWN_RELATION, Part, Properties, properties, relations};
use crate::xml::one_line;

/// All parts in their order.
pub(super) fn all(paper: &Paper, body: Written) -> Vec<Part> {
    let of = |kind: &str| format!("{REL}/{kind}");
    let mut parts = vec![relations(
        "_rels/.rels",
        &[
            ("rId1", &of("officeDocument"), "word/document.xml"),
            ("rId2", CORE_RELATION, "docProps/core.xml"),
            ("rId3", APP_RELATION, "docProps/app.xml"),
            ("rId4", OWN_RELATION, "docProps/custom.xml"),
        ],
    )];
    let word = |name: &'static str, kind: &'static str, xml: String| Part { name, kind: Some(kind), xml };
    parts.push(word(
        "word/document.xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        body.document,
    ));
    parts.push(relations(
        "word/_rels/document.xml.rels",
        &[
            ("rId1", &of("styles"), "styles.xml"),
            ("rId2", &of("settings"), "settings.xml"),
            ("rId3", &of("fontTable"), "fontTable.xml"),
            ("rId4", &of("footnotes"), "footnotes.xml"),
            ("rId5", &of("endnotes"), "endnotes.xml"),
            ("rId6", &of("header"), "header1.xml"),
            ("rId7", &of("header"), "header2.xml"),
        ],
    ));
    parts.push(word(
        "word/styles.xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml",
        styles(&paper.look),
    ));
    parts.push(word(
        "word/settings.xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml",
        settings(&paper.look),
    ));
    parts.push(word(
        "word/fontTable.xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml",
        fonts(&paper.look),
    ));
    parts.push(word(
        "word/footnotes.xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        notes("footnote", &body.notes),
    ));
    parts.push(word(
        "word/endnotes.xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml",
        notes("endnote", ""),
    ));
    let header = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml";
    parts.push(word("word/header1.xml", header, page_number()));
    parts.push(word(
        "word/header2.xml",
        header,
        format!("<w:hdr xmlns:w=\"{MAIN}\"><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr></w:p></w:hdr>"),
    ));
    let Paper { title, subject, author, own, .. } = paper;
    parts.extend(properties(&Properties { title, subject, author, own }));
    parts
}

/// The notes of a kind, with the two separators that Word looks for.
fn notes(kind: &str, own: &str) -> String {
    let separator = |id: i32, name: &str, sign: &str| {
        format!(
            "<w:{kind} w:type=\"{name}\" w:id=\"{id}\"><w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\"/></w:pPr>\
             <w:r><w:{sign}/></w:r></w:p></w:{kind}>"
        )
    };
    format!(
        "<w:{kind}s xmlns:w=\"{MAIN}\">{}{}{own}</w:{kind}s>",
        separator(-1, "separator", "separator"),
        separator(0, "continuationSeparator", "continuationSeparator")
    )
}

fn settings(look: &Look) -> String {
    let mirrored = if look.mirrored { "<w:mirrorMargins/>" } else { "" };
    let separators =
        |kind: &str| format!("<w:{kind}Pr><w:{kind} w:id=\"-1\"/><w:{kind} w:id=\"0\"/></w:{kind}Pr>");
    format!(
        "<w:settings xmlns:w=\"{MAIN}\"><w:zoom w:percent=\"100\"/>{mirrored}<w:defaultTabStop w:val=\"567\"/>\
         <w:characterSpacingControl w:val=\"doNotCompress\"/>{}{}<w:compat>\
         <w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>\
         <w:themeFontLang w:val=\"vi-VN\"/><w:decimalSymbol w:val=\",\"/><w:listSeparator w:val=\";\"/></w:settings>",
        separators("footnote"),
        separators("endnote")
    )
}

/// The face as the file knows it, with what stands in for it where it is missing: a face of the same measures.
fn fonts(look: &Look) -> String {
    format!(
        "<w:fonts xmlns:w=\"{MAIN}\"><w:font w:name=\"{}\"><w:altName w:val=\"Liberation Serif\"/><w:family w:val=\"roman\"/>\
         <w:pitch w:val=\"variable\"/></w:font></w:fonts>",
        one_line(&look.face)
    )
}

fn page_number() -> String {
    let field = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    format!(
        "<w:hdr xmlns:w=\"{MAIN}\"><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr>{}\
         <w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>{}<w:r><w:t>2</w:t></w:r>{}</w:p></w:hdr>",
        field("begin"),
        field("separate"),
        field("end")
    )
}
