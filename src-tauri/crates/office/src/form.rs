//! How the head and the end of a paper stand: places side by side, without lines around them.

use crate::docx::{Align, Block, Cell, Frame, Mark, Paragraph, Style, Table};
use crate::measure::{Mm, Pt};
use crate::pack::{Pack, Under};

/// What stands above a paper's name. What is empty isn't printed, and leaves no place empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Head {
    /// Who stands above the one who issues it.
    pub superior: String,
    /// Who issues it.
    pub issuer: String,
    /// Its number and sign as printed: "15-NQ/TU".
    pub number: String,
    /// Where and when, as printed: "Hà Nội, ngày 05 tháng 12 năm 2026".
    pub place_and_day: String,
}

/// One who signs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Signer {
    /// As what, a line each: "T/M CHI BỘ", "BÍ THƯ".
    pub titles: Vec<String>,
    /// Under the place for the hand; may be empty.
    pub name: String,
}

/// The end of a paper.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Signature {
    /// On the left, where there are two.
    pub left: Option<Signer>,
    /// On the right.
    pub right: Signer,
}

/// The left column's share of the page, beside "ĐẢNG CỘNG SẢN VIỆT NAM".
const LEFT: f64 = 0.48;
/// The same beside the state's name, which is longer and stands on one line.
const LEFT_OF_STATE: f64 = 0.4;

impl Head {
    /// The head as a pack has it.
    pub fn block(&self, pack: &Pack) -> Block {
        let letters = &pack.letters;
        let mut left = Vec::new();
        if !self.superior.trim().is_empty() {
            let mark = Mark::sized(letters.superior.used_pt());
            left.push(centred(&self.superior.to_uppercase(), mark));
        }
        if !self.issuer.trim().is_empty() {
            left.push(centred(&self.issuer.to_uppercase(), Mark::bold(letters.issuer.used_pt())));
            match pack.head.under_issuer {
                Under::Star => left.push(centred("*", Mark::sized(letters.issuer.used_pt()))),
                // A third of its width, in the middle.
                Under::Rule => left.push(rule(Mm(25.0))),
                Under::Nothing => {}
            }
        }
        if !self.number.trim().is_empty() {
            let number = format!("{}{}", pack.head.before_number, self.number.trim());
            left.push(centred(&number, Mark::sized(letters.number.used_pt())));
        }
        let mut right = Vec::new();
        for (at, line) in pack.head.right.iter().enumerate() {
            // The line under the whole belongs to the last of them.
            let last = at + 1 == pack.head.right.len();
            let size = if at == 0 { letters.head.used_pt() } else { letters.motto.used_pt() };
            right.push(centred(line, Mark { underlined: last, ..Mark::bold(size) }));
        }
        if !self.place_and_day.trim().is_empty() {
            let mark = Mark { italic: true, ..Mark::sized(letters.place.used_pt()) };
            let mut line = centred(self.place_and_day.trim(), mark);
            line.before = Some(Pt(6.0));
            right.push(line);
        }
        let share = if pack.head.right.len() > 1 { LEFT_OF_STATE } else { LEFT };
        side_by_side(pack, share, left, right)
    }
}

impl Pack {
    /// A paper's name, and what it is about, a line each, with the sign that ends them.
    pub fn title(&self, name: &str, about: &str) -> Vec<Block> {
        let mut lines = vec![Paragraph::of(Style::Title, name.to_uppercase()).kept()];
        for line in about.lines().filter(|line| !line.trim().is_empty()) {
            lines.push(Paragraph::of(Style::Subtitle, line.trim()).kept());
        }
        match self.head.under_title {
            Under::Star => lines.push(centred("-----", Mark::default()).kept()),
            Under::Rule => lines.push(rule(Mm(60.0)).kept()),
            Under::Nothing => {}
        }
        lines.into_iter().map(Block::Paragraph).collect()
    }
}

impl Signature {
    /// The signatures as a pack has them.
    pub fn block(&self, pack: &Pack) -> Block {
        let size = pack.letters.signer.used_pt();
        let cell = |signer: &Signer| {
            let mut lines: Vec<Paragraph> = signer
                .titles
                .iter()
                .filter(|title| !title.trim().is_empty())
                .map(|title| centred(&title.to_uppercase(), Mark::bold(size)).kept())
                .collect();
            if let Some(first) = lines.first_mut() {
                first.before = Some(Pt(12.0));
            }
            // The place for the hand; without a name below it a line of no letters holds it open.
            let mut name = centred(signer.name.trim(), Mark::bold(size));
            name.before = Some(Pt(72.0));
            lines.push(name);
            lines
        };
        let left = self.left.as_ref().map(cell).unwrap_or_default();
        side_by_side(pack, 0.5, left, cell(&self.right))
    }
}

/// A paper's text with its signatures, which never stand on a page alone: the last words come along.
pub fn kept_with_signature(mut text: Vec<Block>, signature: Block) -> Vec<Block> {
    for block in text.iter_mut().rev() {
        match block {
            Block::Paragraph(paragraph) => {
                paragraph.keep_next = true;
                let empty = paragraph.runs.is_empty();
                if !empty {
                    break;
                }
            }
            // Rows stay with what follows if all that is in them does.
            Block::Table(table) => {
                for cell in table.rows.last_mut().into_iter().flatten() {
                    cell.paragraphs.iter_mut().for_each(|paragraph| paragraph.keep_next = true);
                }
                break;
            }
        }
    }
    text.push(signature);
    text
}

fn centred(words: &str, mark: Mark) -> Paragraph {
    Paragraph::new(Style::Plain).text(words, mark).aligned(Align::Center)
}

fn rule(inset: Mm) -> Paragraph {
    Paragraph { rule: Some(inset), ..Paragraph::new(Style::Plain) }
}

fn side_by_side(pack: &Pack, left: f64, first: Vec<Paragraph>, second: Vec<Paragraph>) -> Block {
    let width = 210.0 - pack.page.left.used - pack.page.right.used;
    Block::Table(Table {
        widths: vec![Mm(width * left), Mm(width * (1.0 - left))],
        rows: vec![vec![Cell { paragraphs: first }, Cell { paragraphs: second }]],
        frame: Frame::Bare,
        heads: 0,
    })
}
