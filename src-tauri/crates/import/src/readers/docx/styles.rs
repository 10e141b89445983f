//! Styles: what a paragraph or a run inherits. Each property is looked for by itself along `basedOn`.

use std::collections::HashMap;
use std::sync::Arc;

use super::super::xml::Node;

/// What a style says itself; none where it says nothing.
#[derive(Debug, Default, Clone)]
pub(super) struct Properties {
    pub bold: Option<bool>,
    pub italic: Option<bool>,
    pub capitals: Option<bool>,
    pub hidden: Option<bool>,
    pub font: Option<Arc<str>>,
    pub centred: Option<bool>,
    /// "0" switches numbers off.
    pub num: Option<String>,
    pub level: Option<usize>,
    pub ruled: Option<bool>,
    /// Its paragraphs are entries of a table of contents.
    pub contents: Option<bool>,
}

#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    own: Properties,
}

/// All styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    defaults: Properties,
    /// The paragraph style of paragraphs that name none.
    default_paragraph: Option<String>,
}

/// Styles may lead in a circle.
const LONGEST_CHAIN: usize = 32;

impl Styles {
    pub(super) fn read(root: &Node) -> Self {
        let mut styles = Self::default();
        if let Some(defaults) = root.child("w:docDefaults") {
            let run = defaults.child("w:rPrDefault").and_then(|node| node.child("w:rPr"));
            styles.defaults = run.map(run_properties).unwrap_or_default();
        }
        for node in root.all("w:style") {
            let Some(id) = node.attribute("w:styleId") else { continue };
            let mut own = node.child("w:rPr").map(run_properties).unwrap_or_default();
            if let Some(paragraph) = node.child("w:pPr") {
                let Properties { centred, num, level, .. } = paragraph_properties(paragraph);
                own = Properties { centred, num, level, ..own };
            }
            // Names are English in every Word; ids aren't.
            let name = node.val("w:name").unwrap_or_default().to_lowercase();
            own.contents = name.starts_with("toc ").then_some(true);
            own.ruled = node.child("w:tblPr").and_then(ruled);
            let is_default = matches!(node.attribute("w:default"), Some("1" | "true"));
            if is_default && node.attribute("w:type") == Some("paragraph") {
                styles.default_paragraph = Some(id.to_owned());
            }
            let based_on = node.val("w:basedOn").map(str::to_owned);
            styles.styles.insert(id.to_owned(), Style { based_on, own });
        }
        styles
    }

    /// The numbers that numbering styles refer to.
    pub(super) fn numbering_styles(&self) -> HashMap<String, String> {
        let num = |(id, style): (&String, &Style)| Some((id.clone(), style.own.num.clone()?));
        self.styles.iter().filter_map(num).collect()
    }

    pub(super) fn default_paragraph(&self) -> Option<&str> {
        self.default_paragraph.as_deref()
    }

    /// The first that `get` finds in a style or in those that it is based on, and the style's id.
    pub(super) fn find<T>(
        &self,
        id: Option<&str>,
        get: impl Fn(&Properties) -> Option<T>,
    ) -> Option<(T, String)> {
        let mut next = id;
        for _ in 0..LONGEST_CHAIN {
            let id = next?;
            let style = self.styles.get(id)?;
            if let Some(found) = get(&style.own) {
                return Some((found, id.to_owned()));
            }
            next = style.based_on.as_deref();
        }
        None
    }

    /// A run's property: its own, else its character style's, else its paragraph style's, else the document's.
    pub(super) fn run<T>(
        &self,
        own: &Properties,
        character: Option<&str>,
        paragraph: Option<&str>,
        get: impl Fn(&Properties) -> Option<T>,
    ) -> Option<T> {
        get(own)
            .or_else(|| self.find(character, &get).map(|(found, _)| found))
            .or_else(|| self.find(paragraph, &get).map(|(found, _)| found))
            .or_else(|| get(&self.defaults))
    }
}

/// What `w:rPr` says.
pub(super) fn run_properties(node: &Node) -> Properties {
    let font = node.child("w:rFonts");
    let font =
        font.and_then(|font| ["w:ascii", "w:hAnsi", "w:cs"].iter().find_map(|name| font.attribute(name)));
    Properties {
        bold: node.is_on("w:b"),
        italic: node.is_on("w:i"),
        capitals: node.is_on("w:caps"),
        hidden: node.is_on("w:vanish"),
        font: font.map(Arc::from),
        ..Properties::default()
    }
}

/// What `w:pPr` says.
pub(super) fn paragraph_properties(node: &Node) -> Properties {
    let numbers = node.child("w:numPr");
    Properties {
        centred: node.val("w:jc").map(|value| value == "center"),
        num: numbers.and_then(|numbers| numbers.val("w:numId")).map(str::to_owned),
        level: numbers.and_then(|numbers| numbers.val("w:ilvl")).and_then(|value| value.parse().ok()),
        ..Properties::default()
    }
}

/// Whether lines are drawn in a table; none if it doesn't say.
pub(super) fn ruled(node: &Node) -> Option<bool> {
    let borders = node.child("w:tblBorders").or_else(|| node.child("w:tcBorders"))?;
    let drawn = |border: &Node| !matches!(border.attribute("w:val"), Some("none" | "nil") | None);
    Some(borders.nodes().any(drawn))
}
