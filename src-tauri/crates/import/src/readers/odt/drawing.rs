//! Drawings: their boxes are read, their pictures counted, whatever else in them has words is read where they hang.

use super::super::xml::{Child, Node};
use super::body::{Body, Runs};
use super::census::{is_skipped, words};
use super::styles::Look;
use crate::issue::IssueKind;
use crate::model::Run;
use crate::refusal::Refusal;

impl Body<'_> {
    pub(super) fn drawing(&mut self, node: &Node, look: &Look, runs: &mut Runs) -> Result<(), Refusal> {
        match node.name.as_str() {
            "draw:text-box" => self.boxed(node, runs)?,
            "draw:frame" if self.formula_part(node, runs) => {}
            "draw:image" => self.seen.pictures += 1,
            name if is_skipped(name) => {}
            // A whole formula, or a part of one that stands by itself.
            name if name.starts_with("math:") => self.formula(words(node), runs),
            name if name.starts_with("draw:") => {
                let has_blocks = node.nodes().any(|node| {
                    matches!(node.name.as_str(), "text:p" | "text:h" | "text:list" | "table:table")
                });
                if has_blocks {
                    self.boxed(node, runs)?;
                    return Ok(());
                }
                for child in &node.children {
                    match child {
                        Child::Node(node) => self.drawing(node, look, runs)?,
                        Child::Text(text) => {
                            runs.runs.push(Run { text: text.clone(), style: look.style, ..Run::default() });
                        }
                    }
                }
            }
            _ => self.inline_one(node, look, runs)?,
        }
        Ok(())
    }

    fn boxed(&mut self, node: &Node, runs: &mut Runs) -> Result<(), Refusal> {
        self.seen.boxes += 1;
        let mut parts = Vec::new();
        self.blocks(node, &mut parts)?;
        runs.boxes.append(&mut parts);
        Ok(())
    }

    /// A formula that stands in a part of its own.
    fn formula_part(&mut self, node: &Node, runs: &mut Runs) -> bool {
        let object = node.child("draw:object").and_then(|object| object.attribute("xlink:href"));
        let name = object.map(|name| name.trim_start_matches("./"));
        let Some(words) = name.and_then(|name| self.formulas.get(name)).cloned() else { return false };
        self.formula_words.push_str(&words);
        self.formula(words, runs);
        true
    }

    fn formula(&mut self, words: String, runs: &mut Runs) {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let place = self.place();
        self.reading.issue(place, IssueKind::Formula { words: words.clone() });
        runs.runs.push(Run { text: words, ..Run::default() });
    }
}
