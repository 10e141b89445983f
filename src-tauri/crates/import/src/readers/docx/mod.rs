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
use body::Body;
use numbering::Numbering;
use styles::Styles;

/// Reads a document.
pub(super) fn read(bytes: &[u8], watch: &Watch<'_>) -> Result<Reading, Refusal> {
    let mut package = Package::open(bytes, Format::Docx)?;
    let main = main_part(&mut package)?;
    let Some(text) = package.text(&main)? else {
        return Err(Refusal::damaged(Format::Docx, format!("no {main}")));
    };
    let targets = targets(&mut package, &main)?;
    let mut part = |kind: &str| -> Result<Option<Node>, Refusal> {
        let Some(name) = targets.iter().find(|target| target.kind == kind).map(|target| target.name.as_str())
        else {
            return Ok(None);
        };
        package.text(name)?.map(|text| whole(&text, Format::Docx)).transpose()
    };
    let styles = part("styles")?.map(|root| Styles::read(&root)).unwrap_or_default();
    let numbering = part("numbering")?.map(|root| Numbering::read(&root, styles.numbering_styles()));
    let mut count = Count::default();
    census(&text, &TEXTS, &mut count);
    let mut body = Body::new(&styles, numbering.unwrap_or_default());
    let mut xml = Xml::new(&text, Format::Docx);
    if !xml.enter("w:body")? {
        return Err(Refusal::damaged(Format::Docx, "no body"));
    }
    while let Some(node) = xml.next()? {
        watch.at(Step::Reading, xml.position(), text.len())?;
        body.block(&node)?;
    }
    for kind in ["footnotes", "endnotes"] {
        let Some(name) = targets.iter().find(|target| target.kind == kind).map(|target| &target.name) else {
            continue;
        };
        let Some(text) = package.text(name)? else { continue };
        census(&text, &TEXTS, &mut count);
        body.notes(&whole(&text, Format::Docx)?, kind == "endnotes")?;
    }
    let mut reading = body.finish();
    for target in &targets {
        let what = match target.kind.as_str() {
            "header" => DroppedKind::Header,
            "footer" => DroppedKind::Footer,
            "comments" => DroppedKind::Comment,
            _ => continue,
        };
        let Some(text) = package.text(&target.name)? else { continue };
        census(&text, &TEXTS, &mut count);
        let mut words = String::new();
        whole(&text, Format::Docx)?.text_of(&TEXTS, &mut words);
        if words.chars().any(char::is_alphanumeric) {
            reading.dropped.push(Dropped { place: Place::default(), what, text: words });
        }
    }
    reading.census = Some(count);
    Ok(reading)
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
        let name = match target.strip_prefix('/') {
            Some(whole) => whole.to_owned(),
            None if folder.is_empty() => target.to_owned(),
            None => format!("{folder}/{target}"),
        };
        found.push(Target { kind, name });
    }
    Ok(found)
}
