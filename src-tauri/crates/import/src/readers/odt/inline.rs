//! What stands within a paragraph: text and its spans, fields, notes, hidden words.

use super::super::xml::{Child, Node};
use super::body::{Body, Runs};
use super::census::{is_skipped, words};
use super::styles::Look;
use crate::issue::DroppedKind;
use crate::model::{Line, Part, Run};
use crate::refusal::Refusal;

/// More blanks than this nobody sees.
const BLANKS: usize = 64;

impl Body<'_> {
    /// Reads what is in a paragraph, or in something within one.
    pub(super) fn inline(&mut self, node: &Node, look: &Look, runs: &mut Runs) -> Result<(), Refusal> {
        for child in &node.children {
            match child {
                Child::Text(text) => self.words(text, look, runs),
                Child::Node(node) => self.inline_one(node, look, runs)?,
            }
        }
        Ok(())
    }

    pub(super) fn inline_one(&mut self, node: &Node, look: &Look, runs: &mut Runs) -> Result<(), Refusal> {
        let push = |text: String, runs: &mut Runs| {
            if !look.hidden {
                runs.runs.push(Run { text, style: look.style, font: look.font.clone(), computed: false });
            }
        };
        match node.name.as_str() {
            "text:span" | "text:a" => {
                let look = self.styles.span(look, node.attribute("text:style-name"));
                self.inline(node, &look, runs)?;
            }
            "text:s" => {
                let count = node.attribute("text:c").and_then(|count| count.parse().ok()).unwrap_or(1);
                push(" ".repeat(count.min(BLANKS)), runs);
            }
            "text:tab" => push("\t".to_owned(), runs),
            "text:line-break" => push("\n".to_owned(), runs),
            "text:note" => self.note(node, runs)?,
            "text:hidden-text" if node.attribute("text:is-hidden") == Some("true") => self.hide(words(node)),
            "text:hidden-paragraph" => {
                runs.hides |= node.attribute("text:is-hidden") == Some("true");
                self.inline(node, look, runs)?;
            }
            "office:annotation" => self.drop(DroppedKind::Comment, words(node)),
            name if is_skipped(name) => {}
            name if name.starts_with("draw:") || name.starts_with("math:") => {
                self.drawing(node, look, runs)?
            }
            "text:p" | "text:h" | "text:list" | "table:table" | "text:section" => {
                let mut parts = Vec::new();
                self.one(node, &mut parts)?;
                runs.boxes.append(&mut parts);
            }
            // Fields: what they showed last stands in them.
            _ => self.inline(node, look, runs)?,
        }
        Ok(())
    }

    fn words(&mut self, text: &str, look: &Look, runs: &mut Runs) {
        // Line ends in the file are blanks; those of print have an element.
        let text = text.replace(['\n', '\r', '\t'], " ");
        if look.hidden {
            self.hide(text);
        } else {
            runs.runs.push(Run { text, style: look.style, font: look.font.clone(), computed: false });
        }
    }

    /// A note at the foot of a page: its number here, its words behind the text.
    fn note(&mut self, node: &Node, runs: &mut Runs) -> Result<(), Refusal> {
        self.seen.notes += 1;
        let number = self.seen.notes;
        runs.runs.push(Run::computed(format!("[{number}]")));
        let mut parts = Vec::new();
        for body in node.nodes().filter(|node| node.name != "text:note-citation") {
            self.one(body, &mut parts)?;
        }
        let take = |part: &mut Part| part.lines_mut().map(|line| line.clone()).collect::<Vec<Line>>();
        let mut lines: Vec<Line> = parts.iter_mut().flat_map(take).collect();
        if let Some(first) = lines.first_mut() {
            first.runs.insert(0, Run::computed(format!("[{number}] ")));
        }
        let is_end = node.attribute("text:note-class") == Some("endnote");
        if is_end { &mut self.seen.endnotes } else { &mut self.seen.footnotes }.append(&mut lines);
        Ok(())
    }
}
