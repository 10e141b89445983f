//! The package that DOCX and XLSX are: parts with names, in a ZIP that is the same each time.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use crate::error::OfficeError;
use crate::xml::DECLARATION;

/// A part of a package that is XML.
pub(crate) struct Part {
    /// Where it lies, without a slash before it: "word/document.xml".
    pub name: &'static str,
    /// What it is, as `[Content_Types].xml` says it; none for relations, which have one type for all.
    pub kind: Option<&'static str>,
    /// The XML behind its declaration.
    pub xml: String,
}

const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
pub(crate) const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const RELATIONS_KIND: &str = "application/vnd.openxmlformats-package.relationships+xml";

/// The package's bytes. The list of types comes first, as readers that don't seek expect it, then the parts in their
/// order; every date is the first that a ZIP can say, and the system that is named is none of those it is made on.
pub(crate) fn package(parts: &[Part]) -> Result<Vec<u8>, OfficeError> {
    let mut types = format!(
        "<Types xmlns=\"{TYPES}\"><Default Extension=\"rels\" ContentType=\"{RELATIONS_KIND}\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    );
    for part in parts {
        if let Some(kind) = part.kind {
            types.push_str(&format!("<Override PartName=\"/{}\" ContentType=\"{kind}\"/>", part.name));
        }
    }
    types.push_str("</Types>");

    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(6))
        .last_modified_time(DateTime::default())
        .system(System::Dos);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let named = parts.iter().map(|part| (part.name, part.xml.as_str()));
    for (name, xml) in std::iter::once(("[Content_Types].xml", types.as_str())).chain(named) {
        zip.start_file(name, options)?;
        zip.write_all(DECLARATION.as_bytes())?;
        zip.write_all(xml.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

/// A part of relations: each with its type's last words after `office` or `package`, and what it leads to.
pub(crate) fn relations(name: &'static str, all: &[(&str, &str, &str)]) -> Part {
    let mut xml = format!("<Relationships xmlns=\"{RELATIONS}\">");
    for (id, kind, target) in all {
        xml.push_str(&format!("<Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"{target}\"/>"));
    }
    xml.push_str("</Relationships>");
    Part { name, kind: None, xml }
}

/// What is said of a file beside what stands in it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Properties<'a> {
    pub title: &'a str,
    pub subject: &'a str,
    pub author: &'a str,
    /// Names and values of our own.
    pub own: &'a [(String, String)],
}

pub(crate) const CORE_RELATION: &str =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
pub(crate) const APP_RELATION: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties";
pub(crate) const OWN_RELATION: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties";

/// The three parts that say it. They name no time: the same paper would be another file each time.
pub(crate) fn properties(of: &Properties<'_>) -> [Part; 3] {
    use crate::xml::one_line;
    const CORE: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    const DC: &str = "http://purl.org/dc/elements/1.1/";
    const APP: &str = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    const OWN: &str = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties";
    const VT: &str = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";
    let core = format!(
        "<cp:coreProperties xmlns:cp=\"{CORE}\" xmlns:dc=\"{DC}\"><dc:title>{}</dc:title><dc:subject>{}</dc:subject>\
         <dc:creator>{}</dc:creator><dc:language>vi-VN</dc:language></cp:coreProperties>",
        one_line(of.title),
        one_line(of.subject),
        one_line(of.author)
    );
    let app =
        format!("<Properties xmlns=\"{APP}\"><Application>Sổ tay Nghị quyết</Application></Properties>");
    let mut own = format!("<Properties xmlns=\"{OWN}\" xmlns:vt=\"{VT}\">");
    for (at, (name, value)) in of.own.iter().enumerate() {
        // The first number that programs leave to properties like these is two.
        own.push_str(&format!(
            "<property fmtid=\"{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}\" pid=\"{}\" name=\"{}\"><vt:lpwstr>{}</vt:lpwstr></property>",
            at + 2,
            one_line(name),
            one_line(value)
        ));
    }
    own.push_str("</Properties>");
    [
        Part {
            name: "docProps/core.xml",
            kind: Some("application/vnd.openxmlformats-package.core-properties+xml"),
            xml: core,
        },
        Part {
            name: "docProps/app.xml",
            kind: Some("application/vnd.openxmlformats-officedocument.extended-properties+xml"),
            xml: app,
        },
        Part {
            name: "docProps/custom.xml",
            kind: Some("application/vnd.openxmlformats-officedocument.custom-properties+xml"),
            xml: own,
        },
    ]
}
