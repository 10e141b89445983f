//! What stands within a paragraph: runs of text, fields, tracked changes, boxes, formulas.

use std::sync::Arc;

use super::super::symbols::symbol;
use super::super::xml::{Node, TEXTS};
use super::body::Body;
use super::making::{Field, Runs};
use super::styles::{Properties, run_properties};
use crate::issue::{DroppedKind, IssueKind};
use crate::model::{Raised, Run, Style};
use crate::refusal::Refusal;

impl Body<'_> {
    /// Reads what is in a paragraph, or in something within one.
    pub(super) fn inline(&mut self, node: &Node, runs: &mut Runs) -> Result<(), Refusal> {
        for node in node.nodes() {
            match node.name.as_str() {
                "w:r" => self.run(node, runs)?,
                "w:pPr" | "w:sdtPr" | "w:sdtEndPr" | "w:fldData" => {}
                "w:ins" | "w:moveTo" => {
                    self.seen.inserted += 1;
                    self.inline(node, runs)?;
                }
                "w:del" | "w:moveFrom" => {
                    self.seen.deleted += 1;
                    let mut words = String::new();
                    node.text_of(&TEXTS, &mut words);
                    self.drop(DroppedKind::Deleted, words);
                    self.fields_of(node);
                }
                "m:oMath" | "m:oMathPara" => self.formula(node, runs),
                "mc:AlternateContent" => {
                    if let Some(chosen) = self.alternative(node) {
                        self.inline(chosen, runs)?;
                    }
                }
                _ => self.inline(node, runs)?,
            }
        }
        Ok(())
    }

    fn formula(&mut self, node: &Node, runs: &mut Runs) {
        let mut words = String::new();
        node.text_of(&TEXTS, &mut words);
        let place = self.place();
        self.reading.issue(place, IssueKind::Formula { words: words.clone() });
        runs.runs.push(Run { text: words, ..Run::default() });
    }

    fn run(&mut self, node: &Node, runs: &mut Runs) -> Result<(), Refusal> {
        let properties = node.child("w:rPr");
        let own = properties.map(run_properties).unwrap_or_default();
        let character = properties.and_then(|node| node.val("w:rStyle"));
        let paragraph = runs.paragraph.clone();
        let raised = match properties.and_then(|node| node.val("w:vertAlign")) {
            Some("superscript") => Raised::Above,
            Some("subscript") => Raised::Below,
            _ => Raised::No,
        };
        fn is_on(
            styles: &super::styles::Styles,
            own: &Properties,
            character: Option<&str>,
            paragraph: Option<&str>,
            get: fn(&Properties) -> Option<bool>,
        ) -> bool {
            styles.run(own, character, paragraph, get).unwrap_or(false)
        }
        let on = |get| is_on(self.styles, &own, character, paragraph.as_deref(), get);
        let style =
            Style { bold: on(|p| p.bold), italic: on(|p| p.italic), capitals: on(|p| p.capitals), raised };
        let hidden = on(|p| p.hidden);
        let font = self.styles.run(&own, character, paragraph.as_deref(), |p| p.font.clone());
        let mut text = String::new();
        for node in node.nodes() {
            match node.name.as_str() {
                "w:t" => {
                    text.push_str(&node.own_text());
                    // No program puts an element into words; what one holds is read behind them.
                    for within in node.nodes() {
                        self.push(&mut text, style, font.as_ref(), hidden, runs);
                        self.drawing(within, runs)?;
                    }
                }
                "w:tab" | "w:ptab" => text.push('\t'),
                "w:br" | "w:cr" => text.push('\n'),
                "w:noBreakHyphen" => text.push('-'),
                "w:softHyphen" => text.push('\u{ad}'),
                "w:sym" => text.push_str(&self.symbol(node, font.as_deref())),
                "w:fldChar" => {
                    self.push(&mut text, style, font.as_ref(), hidden, runs);
                    self.field(node);
                }
                "w:instrText" | "w:delInstrText" => self.instruction(node),
                "w:footnoteReference" | "w:endnoteReference" => {
                    self.push(&mut text, style, font.as_ref(), hidden, runs);
                    let id = node.attribute("w:id").unwrap_or_default();
                    let key =
                        if node.name == "w:endnoteReference" { format!("e{id}") } else { id.to_owned() };
                    let next = self.seen.notes.len() + 1;
                    let number = *self.seen.notes.entry(key).or_insert(next);
                    runs.runs.push(Run::computed(format!("[{number}]")));
                }
                "w:delText" => self.drop(DroppedKind::Deleted, node.own_text()),
                "w:rPr" | "w:footnoteRef" | "w:endnoteRef" | "w:lastRenderedPageBreak" => {}
                _ => {
                    self.push(&mut text, style, font.as_ref(), hidden, runs);
                    self.drawing(node, runs)?;
                }
            }
        }
        self.push(&mut text, style, font.as_ref(), hidden, runs);
        Ok(())
    }

    /// Ends a stretch of text: into the paragraph, or into what is left out.
    fn push(
        &mut self,
        text: &mut String,
        style: Style,
        font: Option<&Arc<str>>,
        hidden: bool,
        runs: &mut Runs,
    ) {
        if text.is_empty() {
            return;
        }
        let text = std::mem::take(text);
        if self.in_contents() {
            self.drop(DroppedKind::Contents, text);
        } else if hidden {
            self.seen.hidden += usize::from(text.chars().any(char::is_alphanumeric));
            self.drop(DroppedKind::Hidden, text);
        } else {
            runs.runs.push(Run { text, style, font: font.cloned(), computed: false });
        }
    }

    /// Fields that begin and end in something deleted: they are open or not all the same.
    fn fields_of(&mut self, node: &Node) {
        for node in node.nodes() {
            match node.name.as_str() {
                "w:fldChar" => self.field(node),
                "w:instrText" | "w:delInstrText" => self.instruction(node),
                _ => self.fields_of(node),
            }
        }
    }

    fn instruction(&mut self, node: &Node) {
        if let Some(field) = self.fields.last_mut().filter(|field| !field.result) {
            field.instruction.push_str(&node.own_text());
        }
    }

    fn field(&mut self, node: &Node) {
        match node.attribute("w:fldCharType") {
            Some("begin") => self.fields.push(Field::default()),
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    field.result = true;
                }
            }
            Some("end") => {
                self.fields.pop();
            }
            _ => {}
        }
    }

    fn symbol(&mut self, node: &Node, around: Option<&str>) -> String {
        let font = node.attribute("w:font").or(around).unwrap_or_default();
        let code = node.attribute("w:char").and_then(|code| u32::from_str_radix(code, 16).ok()).unwrap_or(0);
        if viet::legacy::Encoding::of_font(font).is_some() {
            // A letter, put in as a symbol: its byte.
            return char::from_u32(if code >= 0xf000 { code - 0xf000 } else { code })
                .map(String::from)
                .unwrap_or_default();
        }
        match symbol(font, code)
            .or_else(|| char::from_u32(code).filter(|c| code < 0xe000 && !c.is_alphanumeric()))
        {
            Some(c) => c.to_string(),
            None => {
                let place = self.place();
                let font = font.to_owned();
                self.reading.issue(place, IssueKind::Symbol { font, character: code });
                String::new()
            }
        }
    }

    /// A drawing: its boxes are read, its pictures counted, whatever else has words in it is read as if it stood here.
    fn drawing(&mut self, node: &Node, runs: &mut Runs) -> Result<(), Refusal> {
        match node.name.as_str() {
            "mc:AlternateContent" => {
                if let Some(chosen) = self.alternative(node) {
                    for node in chosen.nodes() {
                        self.drawing(node, runs)?;
                    }
                }
            }
            "w:txbxContent" => {
                self.seen.boxes += 1;
                let mut parts = Vec::new();
                let entry = self.entry;
                self.blocks(node.nodes(), &mut parts)?;
                self.flush(&mut parts);
                self.entry = entry;
                runs.boxes.append(&mut parts);
            }
            "a:blip" | "v:imagedata" => self.seen.pictures += 1,
            _ if node.drawn().is_some() => {
                let letters = node.drawn().unwrap_or_default().to_owned();
                self.seen.unread += usize::from(letters.chars().any(char::is_alphanumeric));
                self.drop(DroppedKind::Watermark, letters);
            }
            "w:p" | "w:tbl" => {
                let mut parts = Vec::new();
                self.blocks(std::iter::once(node), &mut parts)?;
                runs.boxes.append(&mut parts);
            }
            // Charts, diagrams, handwriting, objects of other programs.
            _ if matches!(node.local(), "chart" | "relIds" | "contentPart" | "OLEObject") => {
                self.seen.unread += 1
            }
            _ if TEXTS.contains(&node.local()) => {
                runs.runs.push(Run { text: node.own_text(), ..Run::default() });
                for within in node.nodes() {
                    self.drawing(within, runs)?;
                }
            }
            _ => {
                for node in node.nodes() {
                    self.drawing(node, runs)?;
                }
            }
        }
        Ok(())
    }
}
