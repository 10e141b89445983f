//! The signs of list items, as a browser prints them (HTML's "ordinal value", CSS Lists 3).

use super::super::numerals::{letters, roman};
use super::looks::Look;
use super::tree::Tree;

/// A list that is open.
#[derive(Debug, Clone)]
pub(super) struct Open {
    next: i64,
    step: i64,
    ordered: bool,
    kind: Option<String>,
    /// Lists with dots around it, itself counted.
    dots: usize,
}

impl Open {
    /// The list that an element begins.
    pub(super) fn new(tree: &Tree, at: usize, around: Option<&Self>) -> Self {
        let ordered = tree.name(at) == "ol";
        let reversed = ordered && tree.attribute(at, "reversed").is_some();
        let items = || tree.node(at).children.iter().filter(|&&child| tree.name(child) == "li").count();
        let start = tree.attribute(at, "start").and_then(integer);
        let first = if reversed { i64::try_from(items()).unwrap_or(1) } else { 1 };
        Self {
            next: start.unwrap_or(first),
            step: if reversed { -1 } else { 1 },
            ordered,
            kind: tree.attribute(at, "type").map(str::to_owned),
            dots: around.map_or(0, |around| around.dots) + usize::from(!ordered),
        }
    }

    /// The sign of the next item.
    pub(super) fn sign(&mut self, tree: &Tree, item: usize, look: &Look) -> String {
        let value = tree.attribute(item, "value").and_then(integer).unwrap_or(self.next);
        self.next = value.saturating_add(self.step);
        let own = tree.attribute(item, "type").or(self.kind.as_deref());
        let style = match (&look.list_sign, own) {
            (Some(style), _) => style.as_str(),
            (None, Some("a")) => "lower-latin",
            (None, Some("A")) => "upper-latin",
            (None, Some("i")) => "lower-roman",
            (None, Some("I")) => "upper-roman",
            (None, Some(kind)) if !self.ordered => kind,
            (None, _) if self.ordered => "decimal",
            (None, _) => ["disc", "circle", "square"][self.dots.clamp(1, 3) - 1],
        };
        match style.to_ascii_lowercase().as_str() {
            "none" => String::new(),
            "circle" => "○".to_owned(),
            "square" => "▪".to_owned(),
            "disc" => "•".to_owned(),
            "lower-latin" | "lower-alpha" => format!("{}.", letters(value, false)),
            "upper-latin" | "upper-alpha" => format!("{}.", letters(value, false).to_uppercase()),
            "lower-roman" => format!("{}.", roman(value).to_lowercase()),
            "upper-roman" => format!("{}.", roman(value)),
            "decimal-leading-zero" => format!("{value:02}."),
            _ if self.ordered => format!("{value}."),
            _ => "•".to_owned(),
        }
    }
}

/// An integer as HTML reads one: what follows the figures is no matter.
fn integer(text: &str) -> Option<i64> {
    let text = text.trim_start();
    let end = text.char_indices().find(|&(at, c)| !(c.is_ascii_digit() || at == 0 && "+-".contains(c)));
    text[..end.map_or(text.len(), |(at, _)| at)].parse().ok()
}
