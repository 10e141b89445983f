//! Where on a web page its text stands: the smallest element with most of the signs that provisions begin with.

use library::print::{Family, head, sign};

use super::body::Body;
use super::tree::Tree;
use crate::issue::{Dropped, DroppedKind};
use crate::letters::is_counted;
use crate::model::{Line, Part};

/// With fewer signs than this nothing is left out: a letter has hardly any.
const FEWEST: usize = 5;
/// Parts of ten that the main part has of them.
const MOST: usize = 8;
/// Words that a line counts at most.
const MOST_WORDS: usize = 40;
/// What the head of an article counts besides. Words.
const OF_A_HEAD: usize = 10;

/// What a text's head and tail say that no menu does.
const FRAME: [&str; 5] = [
    "cộng hòa xã hội chủ nghĩa",
    "cộng hoà xã hội chủ nghĩa",
    "đảng cộng sản việt nam",
    "nơi nhận",
    "độc lập - tự do",
];

impl Body<'_> {
    /// Leaves out what stands beside the text, and lists it.
    pub(super) fn keep_main_part(&mut self) {
        let Some(main) = main_part(self.tree, &self.owners, &self.parts) else { return };
        let owners = &self.owners;
        let tree = self.tree;
        let is_main = |line: &Line| {
            let owner = owners.get(line.place.paragraph as usize).copied().unwrap_or(0);
            is_within(tree, owner, main)
        };
        let mut left: Vec<Dropped> = Vec::new();
        let mut leave = |line: &Line, beside: bool| {
            let text: String =
                line.runs.iter().filter(|run| !run.computed).map(|run| run.text.as_str()).collect();
            match left.last_mut().filter(|_| beside) {
                Some(last) => {
                    last.text.push('\n');
                    last.text.push_str(&text);
                }
                None => left.push(Dropped { place: line.place, what: DroppedKind::Furniture, text }),
            }
        };
        let mut kept = Vec::new();
        let mut beside = false;
        for part in std::mem::take(&mut self.parts) {
            let inside = part.lines().filter(|line| is_main(line)).count();
            if inside == part.lines().count() {
                kept.push(part);
                beside = false;
                continue;
            }
            for line in part.lines() {
                if is_main(line) {
                    kept.push(Part::Line(line.clone()));
                    beside = false;
                } else {
                    leave(line, beside);
                    beside = true;
                }
            }
        }
        self.parts = kept;
        left.retain(|dropped| is_counted(&dropped.text));
        self.reading.dropped.append(&mut left);
    }
}

/// The element with the text; none if it is the whole page.
fn main_part(tree: &Tree, owners: &[usize], parts: &[Part]) -> Option<usize> {
    let lines = || parts.iter().flat_map(Part::lines);
    let owner = |line: &Line| owners.get(line.place.paragraph as usize).copied().unwrap_or(0);
    let mut counts = vec![0_usize; tree.all().len()];
    let (mut signs, mut total) = (0, 0);
    for (line, weight) in lines().filter_map(|line| Some((line, weight(line)?))) {
        signs += 1;
        total += weight;
        let mut next = Some(owner(line));
        while let Some(at) = next {
            counts[at] += weight;
            next = tree.node(at).parent;
        }
    }
    if signs < FEWEST {
        return None;
    }
    let mut main = 0;
    while let Some(&child) = tree.node(main).children.iter().find(|&&at| counts[at] * 10 >= total * MOST) {
        main = child;
    }
    // Its head and tail may stand beside it.
    for line in lines() {
        let text = line.text().to_lowercase();
        let is_frame = text.chars().count() < 200 && FRAME.iter().any(|words| text.contains(words));
        while is_frame && !is_within(tree, owner(line), main) {
            main = tree.node(main).parent?;
        }
    }
    (!matches!(tree.name(main), "" | "html" | "body")).then_some(main)
}

/// What a line counts that begins as a provision does: its words, and more if it names an article or a chapter. News beside
/// a text are numbered, too, but short. None of another line.
fn weight(line: &Line) -> Option<usize> {
    let text = line.text();
    let text = text.trim_start();
    let words = text.split_whitespace().count().clamp(1, MOST_WORDS);
    if head(text).is_some_and(|head| head.closed) {
        return Some(words + OF_A_HEAD);
    }
    let numbered = |family| {
        matches!(
            family,
            Family::Roman | Family::Number | Family::Dotted(_) | Family::Bracket | Family::Letter
        )
    };
    let has_sign =
        line.label.chars().any(char::is_alphanumeric) || sign(text).is_some_and(|sign| numbered(sign.family));
    has_sign.then_some(words)
}

fn is_within(tree: &Tree, at: usize, outer: usize) -> bool {
    let mut next = Some(at);
    while let Some(at) = next {
        if at == outer {
            return true;
        }
        next = tree.node(at).parent;
    }
    false
}
