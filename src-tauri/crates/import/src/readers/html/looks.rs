//! How an element's words are set: what it inherits, what its style sheet, its own style and its old attributes say.

use std::sync::Arc;

use super::css::{Declarations, Sheet, declarations, first_font, ruled};
use super::tree::Tree;
use crate::model::{Raised, Style};

/// How words are set.
#[derive(Debug, Default, Clone)]
pub(super) struct Look {
    pub style: Style,
    pub font: Option<Arc<str>>,
    pub centred: bool,
    /// Line ends are those of print.
    pub kept: bool,
    pub list_sign: Option<String>,
    /// Not shown, with all that is in it.
    pub hidden: bool,
    /// Lines are drawn around it; none if nothing is said.
    pub ruled: Option<bool>,
    pub office: Office,
}

/// What Word's own properties say an element is.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum Office {
    #[default]
    Text,
    /// The printed number of a list.
    ListLabel,
    Header,
    Footer,
    Comment,
}

impl Look {
    /// An element's look within this one.
    pub(super) fn of(&self, tree: &Tree, at: usize, sheet: &Sheet) -> Self {
        let mut look = Self { hidden: false, ruled: None, office: Office::Text, ..self.clone() };
        let attribute = |name| tree.attribute(at, name);
        match tree.name(at) {
            "b" | "strong" | "th" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => look.style.bold = true,
            "i" | "em" | "cite" | "var" | "dfn" => look.style.italic = true,
            "sup" => look.style.raised = Raised::Above,
            "sub" => look.style.raised = Raised::Below,
            "center" => look.centred = true,
            "pre" | "listing" | "xmp" | "plaintext" => look.kept = true,
            "ol" | "ul" | "menu" | "dir" => look.list_sign = None,
            "font" => {
                if let Some(font) = attribute("face").and_then(first_font) {
                    look.font = Some(font.as_str().into());
                }
            }
            _ => {}
        }
        if let Some(align) = attribute("align") {
            look.centred = align.eq_ignore_ascii_case("center");
        }
        look.hidden |= attribute("hidden").is_some();
        let class = attribute("class").unwrap_or_default();
        let mut said = sheet.of(tree.name(at), class, attribute("id").unwrap_or_default());
        said.extend(attribute("style").map(declarations).unwrap_or_default());
        look.ruled = ruled(&said);
        look.take(&said);
        look
    }

    fn take(&mut self, said: &Declarations) {
        for (property, value) in said {
            let lower = value.to_ascii_lowercase();
            match property.as_str() {
                "font-family" => self.font = first_font(value).map(|font| font.as_str().into()),
                "font" => {
                    self.style.bold = lower.contains("bold");
                    self.style.italic = lower.contains("italic");
                    if let Some(font) = lower.find(['"', '\'']).and_then(|at| first_font(&value[at..])) {
                        self.font = Some(font.as_str().into());
                    }
                }
                "font-weight" => {
                    self.style.bold =
                        lower.starts_with("bold") || lower.parse().is_ok_and(|it: u32| it >= 600);
                }
                "font-style" => self.style.italic = lower != "normal",
                "display" => self.hidden = lower == "none",
                "visibility" => self.hidden |= matches!(lower.as_str(), "hidden" | "collapse"),
                "mso-hide" => self.hidden |= lower == "all",
                "text-align" => self.centred = lower == "center",
                "text-transform" => self.style.capitals = lower == "uppercase",
                "white-space" => self.kept = lower.starts_with("pre"),
                "vertical-align" => match lower.as_str() {
                    "super" => self.style.raised = Raised::Above,
                    "sub" => self.style.raised = Raised::Below,
                    "baseline" => self.style.raised = Raised::No,
                    _ => {}
                },
                "list-style" | "list-style-type" => {
                    let signs = lower
                        .split_ascii_whitespace()
                        .find(|word| !matches!(*word, "inside" | "outside") && !word.starts_with("url("));
                    self.list_sign = signs.map(str::to_owned);
                }
                "mso-list" if lower == "ignore" => self.office = Office::ListLabel,
                "mso-element" if lower == "header" => self.office = Office::Header,
                "mso-element" if lower == "footer" => self.office = Office::Footer,
                "mso-element" if lower.starts_with("comment") => self.office = Office::Comment,
                "mso-special-character" if lower == "comment" => self.office = Office::Comment,
                _ => {}
            }
        }
    }
}
