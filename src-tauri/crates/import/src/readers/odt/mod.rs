//! OpenDocument texts (ODF 1.3), as a package or as one flat file: which parts there are, and what is done with each.

mod body;
mod census;
mod drawing;
mod inline;
mod labels;
mod lists;
mod styles;
mod tables;

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use super::package::Package;
use super::plain::{Bytes, letters};
use super::xml::{Node, Xml, whole};
use crate::format::Format;
use crate::issue::{Dropped, DroppedKind, Place};
use crate::letters::{Count, is_counted};
use crate::model::Reading;
use crate::refusal::Refusal;
use crate::watch::{Step, Watch};
use body::Body;
use census::{census, words};
use labels::Labels;
use lists::ListStyles;
use styles::Styles;

/// Reads a document.
pub(super) fn read(bytes: &[u8], watch: &Watch<'_>) -> Result<Reading, Refusal> {
    if !bytes.starts_with(b"PK") {
        let Bytes::Unicode(text) = letters(bytes) else {
            return Err(Refusal::damaged(Format::Odt, "it isn't Unicode"));
        };
        return parts(&text, &text, HashMap::new(), watch);
    }
    let mut package = Package::open(bytes, Format::Odt)?;
    if let Some(manifest) = package.text("META-INF/manifest.xml")?
        && manifest.contains("encryption-data")
    {
        return Err(Refusal::Encrypted);
    }
    let Some(text) = package.text("content.xml")? else {
        return Err(Refusal::damaged(Format::Odt, "no content.xml"));
    };
    let styles = package.text("styles.xml")?.unwrap_or_default();
    let mut formulas = HashMap::new();
    for name in package.names() {
        let Some(folder) = name.strip_suffix("/content.xml") else { continue };
        let Some(text) = package.text(&name)? else { continue };
        if let Some(root) = whole(&text, Format::Odt).ok().filter(|root| root.local() == "math") {
            formulas.insert(folder.to_owned(), words(&root));
        }
    }
    parts(&text, &styles, formulas, watch)
}

/// Reads the parts: `content` has the text and its own styles, `shared` the named styles and the pages' headers.
fn parts(
    content: &str,
    shared: &str,
    formulas: HashMap<String, String>,
    watch: &Watch<'_>,
) -> Result<Reading, Refusal> {
    let mut styles = Styles::default();
    let mut lists = ListStyles::default();
    let mut dropped = Vec::new();
    let mut count = Count::default();
    for section in ["office:font-face-decls", "office:styles", "office:automatic-styles"] {
        // What only the headers use has names of its own, which may be the text's, too.
        let sources: &[&str] = match section {
            "office:styles" => &[shared],
            "office:automatic-styles" => &[content],
            _ => &[shared, content],
        };
        for source in sources {
            each(source, section, |node| {
                styles.add(&node);
                lists.add(&node);
                Ok(())
            })?;
        }
    }
    each(shared, "office:master-styles", |page| {
        for node in page.nodes() {
            let what = match node.local() {
                "header" | "header-left" | "header-first" => DroppedKind::Header,
                "footer" | "footer-left" | "footer-first" => DroppedKind::Footer,
                _ => continue,
            };
            let text = words(node);
            count.add(&text);
            if is_counted(&text) {
                dropped.push(Dropped { place: Place::default(), what, text });
            }
        }
        Ok(())
    })?;
    let mut xml = Xml::new(content, Format::Odt);
    if !xml.enter("office:text")? {
        return Err(other_kind(content));
    }
    let mut body = Body::new(&styles, Labels::new(lists), formulas);
    while let Some(node) = xml.next()? {
        watch.at(Step::Reading, xml.position(), content.len())?;
        body.block(&node)?;
    }
    body.hide(census(content, &mut count));
    count.add(&body.formula_words);
    let mut reading = body.finish();
    reading.dropped.append(&mut dropped);
    reading.census = Some(count);
    Ok(reading)
}

/// Hands over the elements in the first section of this name, if there is one.
fn each(
    source: &str,
    section: &str,
    mut take: impl FnMut(Node) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    if !source.contains(section.rsplit(':').next().unwrap_or_default()) {
        return Ok(());
    }
    let mut xml = Xml::new(source, Format::Odt);
    if xml.enter(section)? {
        while let Some(node) = xml.next()? {
            take(node)?;
        }
    }
    Ok(())
}

/// A spreadsheet and slides are OpenDocument, too.
fn other_kind(content: &str) -> Refusal {
    match () {
        () if content.contains("<office:spreadsheet") => Refusal::UnknownFormat("ODS".to_owned()),
        () if content.contains("<office:presentation") => Refusal::UnknownFormat("ODP".to_owned()),
        () => Refusal::damaged(Format::Odt, "no text"),
    }
}
