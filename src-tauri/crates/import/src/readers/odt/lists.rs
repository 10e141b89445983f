//! List styles (ODF 1.3, 16.30 and 19.880): what the number of each level looks like.

use std::collections::HashMap;

use super::super::numerals::{letters, roman};
use super::super::xml::Node;

/// Levels of a list.
pub(super) const LEVELS: usize = 10;

/// What the label of one level looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Level {
    /// "1", "a", "A", "i", "I", or "" for none.
    format: String,
    /// Letters go on as aa, bb, not as aa, ab.
    sync: bool,
    /// "%1%.%2%)": goes before all that follows.
    template: Option<String>,
    prefix: String,
    suffix: String,
    /// Levels shown, its own counted.
    shown: usize,
    pub start: i64,
    /// The sign and its font, where it has no number.
    pub bullet: Option<(String, String)>,
    /// No blank stands behind the label.
    pub glued: bool,
}

/// List styles by name, and the one of headings.
#[derive(Debug, Default)]
pub(super) struct ListStyles {
    styles: HashMap<String, Vec<Option<Level>>>,
}

/// The name under which the headings' style is kept; no name of a file's is empty.
pub(super) const OUTLINE: &str = "";

impl ListStyles {
    /// Takes in one element of a section of styles.
    pub(super) fn add(&mut self, node: &Node) {
        let name = match node.name.as_str() {
            "text:list-style" => node.attribute("style:name").unwrap_or_default(),
            "text:outline-style" => OUTLINE,
            _ => return,
        };
        let mut levels = vec![None; LEVELS];
        for node in node.nodes() {
            let Some(at) = node.attribute("text:level").and_then(|level| level.parse::<usize>().ok()) else {
                continue;
            };
            if let Some(level) = levels.get_mut(at.wrapping_sub(1)) {
                *level = Some(Level::read(node));
            }
        }
        self.styles.insert(name.to_owned(), levels);
    }

    pub(super) fn level(&self, style: &str, level: usize) -> Option<&Level> {
        self.styles.get(style)?.get(level)?.as_ref()
    }
}

impl Level {
    fn read(node: &Node) -> Self {
        let get = |name: &str| node.attribute(name);
        let number = |name: &str| get(name).and_then(|value| value.parse::<i64>().ok());
        let text = |name: &str| get(name).unwrap_or_default().to_owned();
        let alignment = node
            .child("style:list-level-properties")
            .and_then(|node| node.child("style:list-level-label-alignment"));
        let font = node
            .child("style:text-properties")
            .and_then(|node| node.attribute("style:font-name").or_else(|| node.attribute("fo:font-family")));
        let is_bullet = matches!(node.local(), "list-level-style-bullet" | "list-level-style-image");
        Self {
            format: text("style:num-format"),
            sync: get("style:num-letter-sync") == Some("true"),
            template: get("style:num-list-format")
                .or_else(|| get("loext:num-list-format"))
                .map(str::to_owned),
            prefix: text("style:num-prefix"),
            suffix: text("style:num-suffix"),
            shown: number("text:display-levels")
                .and_then(|it| usize::try_from(it).ok())
                .unwrap_or(1)
                .clamp(1, LEVELS),
            start: number("text:start-value").unwrap_or(1),
            bullet: is_bullet.then(|| {
                let sign = if node.local() == "list-level-style-image" {
                    "•"
                } else {
                    get("text:bullet-char").unwrap_or("•")
                };
                (sign.to_owned(), font.unwrap_or_default().to_owned())
            }),
            glued: alignment.and_then(|node| node.attribute("text:label-followed-by")) == Some("nothing"),
        }
    }

    /// A number as this level writes it.
    fn number(&self, value: i64) -> String {
        match self.format.as_str() {
            "" => String::new(),
            "I" => roman(value),
            "i" => roman(value).to_lowercase(),
            "a" => letters(value, self.sync),
            "A" => letters(value, self.sync).to_uppercase(),
            _ => value.to_string(),
        }
    }
}

impl ListStyles {
    /// The label of a level, given the numbers of all levels down to it.
    pub(super) fn label(&self, style: &str, level: usize, numbers: &[i64]) -> Option<String> {
        let own = self.level(style, level)?;
        let write = |at: usize| {
            let value = numbers.get(at).copied().unwrap_or(1);
            self.level(style, at).map(|level| level.number(value)).unwrap_or_default()
        };
        if let Some(template) = &own.template {
            return Some(fill(template, write));
        }
        let number = own.number(numbers.get(level).copied().unwrap_or(1));
        if number.is_empty() {
            return Some(format!("{}{}", own.prefix, own.suffix));
        }
        let first = (level + 1).saturating_sub(own.shown);
        let above = (first..level).map(write).filter(|number| !number.is_empty());
        let numbers: Vec<String> = above.chain([number]).collect();
        Some(format!("{}{}{}", own.prefix, numbers.join("."), own.suffix))
    }
}

/// Puts numbers into "%1%.%2%". A level without one takes along what stands between it and the next.
fn fill(template: &str, write: impl Fn(usize) -> String) -> String {
    let mut out = String::new();
    let mut rest = template;
    let mut silent = false;
    while let Some(at) = rest.find('%') {
        let Some(end) = rest[at + 1..].find('%').map(|end| at + 1 + end) else { break };
        let level = rest[at + 1..end].parse::<usize>().ok().filter(|level| (1..=LEVELS).contains(level));
        let Some(level) = level else {
            out.push_str(&rest[..=at]);
            rest = &rest[at + 1..];
            continue;
        };
        if !silent {
            out.push_str(&rest[..at]);
        }
        let number = write(level - 1);
        silent = number.is_empty();
        out.push_str(&number);
        rest = &rest[end + 1..];
    }
    // What stands behind the last number is its own.
    out.push_str(rest);
    out
}
