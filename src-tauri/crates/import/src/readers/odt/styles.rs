//! Styles: what a paragraph or a stretch of text inherits. Each property is looked for along the parents by itself.

use std::collections::HashMap;
use std::sync::Arc;

use super::super::xml::Node;
use crate::model::{Raised, Style};

/// What a style says itself; none where it says nothing.
#[derive(Debug, Default, Clone)]
pub(super) struct Properties {
    parent: Option<String>,
    bold: Option<bool>,
    italic: Option<bool>,
    capitals: Option<bool>,
    hidden: Option<bool>,
    raised: Option<Raised>,
    font: Option<Arc<str>>,
    centred: Option<bool>,
    ruled: Option<bool>,
    /// "" switches numbers off.
    list: Option<String>,
}

/// How a stretch of text is set.
#[derive(Debug, Default, Clone)]
pub(super) struct Look {
    pub style: Style,
    pub font: Option<Arc<str>>,
    pub hidden: bool,
}

/// All styles that a text uses, by family and name.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<(String, String), Properties>,
    defaults: HashMap<String, Properties>,
    /// Families of fonts, by the names that they go by in the file.
    fonts: HashMap<String, Arc<str>>,
}

/// Styles may lead in a circle.
const LONGEST_CHAIN: usize = 32;

impl Styles {
    /// Takes in one element of a section of styles.
    pub(super) fn add(&mut self, node: &Node) {
        match node.name.as_str() {
            "style:font-face" => {
                let name = node.attribute("style:name").unwrap_or_default().to_owned();
                let family = node.attribute("svg:font-family").unwrap_or(&name);
                self.fonts.insert(name.clone(), family.trim_matches(['\'', '"', ' ']).into());
            }
            "style:style" => {
                let key = |name| node.attribute(name).unwrap_or_default().to_owned();
                let properties = self.properties(node);
                self.styles.insert((key("style:family"), key("style:name")), properties);
            }
            "style:default-style" => {
                let family = node.attribute("style:family").unwrap_or_default().to_owned();
                let properties = self.properties(node);
                self.defaults.insert(family, properties);
            }
            _ => {}
        }
    }

    /// The family of a font that the file calls by this name.
    pub(super) fn font(&self, name: &str) -> Arc<str> {
        self.fonts.get(name).cloned().unwrap_or_else(|| name.into())
    }

    fn properties(&self, node: &Node) -> Properties {
        let own = |name: &str| node.attribute(name).map(str::to_owned);
        let mut it = Properties {
            parent: own("style:parent-style-name"),
            list: own("style:list-style-name"),
            ..Properties::default()
        };
        for part in node.nodes() {
            let get = |name| part.attribute(name);
            match part.name.as_str() {
                "style:paragraph-properties" => it.centred = get("fo:text-align").map(|at| at == "center"),
                "style:text-properties" => {
                    it.bold = get("fo:font-weight").map(is_bold);
                    it.italic = get("fo:font-style").map(|style| style != "normal");
                    it.capitals = get("fo:text-transform").map(|it| it == "uppercase");
                    it.hidden = get("text:display").map(|display| display == "none");
                    it.raised = get("style:text-position").map(raised);
                    let family = get("fo:font-family").map(|name| name.trim_matches(['\'', '"']).into());
                    it.font = get("style:font-name").map(|name| self.font(name)).or(family);
                }
                "style:table-cell-properties" => it.ruled = ruled(part),
                _ => {}
            }
        }
        it
    }

    /// The first that `get` finds in a style, in those above it or in its family's defaults.
    fn find<T>(&self, family: &str, name: Option<&str>, get: impl Fn(&Properties) -> Option<T>) -> Option<T> {
        let mut next = name.map(str::to_owned);
        for _ in 0..LONGEST_CHAIN {
            let Some(name) = next.take() else { break };
            let Some(style) = self.styles.get(&(family.to_owned(), name)) else { break };
            if let Some(found) = get(style) {
                return Some(found);
            }
            next.clone_from(&style.parent);
        }
        get(self.defaults.get(family).filter(|_| family != "text")?)
    }

    /// How the words of a paragraph are set.
    pub(super) fn paragraph(&self, name: Option<&str>) -> Look {
        self.over(&Look::default(), "paragraph", name)
    }

    /// How the words of a span are set that stands in others.
    pub(super) fn span(&self, around: &Look, name: Option<&str>) -> Look {
        if name.is_none() { around.clone() } else { self.over(around, "text", name) }
    }

    fn over(&self, around: &Look, family: &str, name: Option<&str>) -> Look {
        let flag =
            |get: fn(&Properties) -> Option<bool>, before| self.find(family, name, get).unwrap_or(before);
        let before = around.style;
        Look {
            style: Style {
                bold: flag(|it| it.bold, before.bold),
                italic: flag(|it| it.italic, before.italic),
                capitals: flag(|it| it.capitals, before.capitals),
                raised: self.find(family, name, |it| it.raised).unwrap_or(before.raised),
            },
            font: self.find(family, name, |it| it.font.clone()).or_else(|| around.font.clone()),
            hidden: flag(|it| it.hidden, around.hidden),
        }
    }

    pub(super) fn is_centred(&self, name: Option<&str>) -> bool {
        self.find("paragraph", name, |it| it.centred).unwrap_or(false)
    }

    /// The list that a paragraph's style puts it in; "" if it takes it out of any.
    pub(super) fn list(&self, name: Option<&str>) -> Option<String> {
        self.find("paragraph", name, |it| it.list.clone())
    }

    /// Whether lines are drawn around a cell.
    pub(super) fn is_ruled(&self, name: Option<&str>) -> bool {
        self.find("table-cell", name, |it| it.ruled).unwrap_or(false)
    }
}

fn is_bold(weight: &str) -> bool {
    weight == "bold" || weight.parse().is_ok_and(|weight: u32| weight >= 600)
}

/// "super 58%", "33% 58%", "sub", "-12%".
fn raised(position: &str) -> Raised {
    let first = position.split_whitespace().next().unwrap_or_default();
    let height = first.trim_end_matches('%').parse::<f32>().unwrap_or(0.0);
    match first {
        "super" => Raised::Above,
        "sub" => Raised::Below,
        _ if height > 0.0 => Raised::Above,
        _ if height < 0.0 => Raised::Below,
        _ => Raised::No,
    }
}

fn ruled(node: &Node) -> Option<bool> {
    let sides = ["fo:border", "fo:border-top", "fo:border-bottom", "fo:border-left", "fo:border-right"];
    let mut found = sides.iter().filter_map(|side| node.attribute(side)).peekable();
    found.peek()?;
    Some(found.any(|border| !border.contains("none") && !border.contains("hidden")))
}
