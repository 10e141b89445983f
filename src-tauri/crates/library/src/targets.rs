//! A table of targets: one row a target, one column a year, each cell a [`Figure`].

use std::ops::Range;

use super::document::{Block, BlockKind, Document};
use super::figure::{Amount, Figure, figure};

/// A table read as targets.
#[derive(Debug, Clone, PartialEq)]
pub struct Targets {
    /// The years at the heads of columns, in their order, with the columns.
    pub years: Vec<(u16, usize)>,
    /// Columns after the first that have no year: who says it.
    pub others: Vec<usize>,
    /// Index of the head row in [`Document::blocks`].
    pub head: usize,
    /// One a row.
    pub rows: Vec<Target>,
}

/// One target.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// Index of its row in [`Document::blocks`].
    pub block: usize,
    /// One a year. Ranges are bytes of the row's text.
    pub figures: Vec<Figure>,
    /// What all its numbers count, "%" or "m²" or ""; `None` if they don't count the same, so that they can't be
    /// drawn on one scale.
    pub unit: Option<String>,
}

impl Document {
    /// The targets in a section's first table that has years at its head.
    pub fn targets(&self, section: usize) -> Option<Targets> {
        let own = &self.provisions[section].blocks;
        let heads = own.iter().copied().filter(|&at| self.blocks[at].kind == BlockKind::TableHead);
        heads.into_iter().find_map(|head| self.targets_under(own, head))
    }

    pub(super) fn has_targets(&self, section: usize) -> bool {
        self.targets(section).is_some_and(|targets| !targets.rows.is_empty())
    }

    fn targets_under(&self, own: &[usize], head: usize) -> Option<Targets> {
        let head_block = &self.blocks[head];
        let columns = head_block.cells.len();
        let years: Vec<(u16, usize)> =
            (1..columns).filter_map(|column| Some((year(cell(head_block, column)?)?, column))).collect();
        let ascending = years.windows(2).all(|pair| pair[0].0 < pair[1].0);
        if years.is_empty() || !ascending {
            return None;
        }
        let others = (1..columns).filter(|column| years.iter().all(|(_, year)| year != column)).collect();
        let rows = own
            .iter()
            .copied()
            .filter(|&at| {
                let block = &self.blocks[at];
                block.kind == BlockKind::TableRow && block.table == head_block.table
            })
            .map(|at| target(at, &self.blocks[at], &years))
            .collect();
        Some(Targets { years, others, head, rows })
    }
}

fn target(at: usize, block: &Block, years: &[(u16, usize)]) -> Target {
    let figures: Vec<Figure> = years
        .iter()
        .map(|&(_, column)| {
            let range = block.cells.get(column).cloned().unwrap_or(0..0);
            moved(figure(&block.inline.text[range.clone()]), range.start)
        })
        .collect();
    let unit = common_unit(&block.inline.text, &figures);
    Target { block: at, figures, unit }
}

fn moved(figure: Figure, by: usize) -> Figure {
    let at = |range: Range<usize>| range.start + by..range.end + by;
    Figure { written: at(figure.written), tail: at(figure.tail), remark: figure.remark.map(at), ..figure }
}

/// The words that follow all the numbers alike.
fn common_unit(text: &str, figures: &[Figure]) -> Option<String> {
    let mut tails = figures
        .iter()
        .filter(|figure| !matches!(figure.amount, Amount::Unstated | Amount::Words))
        .map(|figure| text[figure.tail.clone()].split_whitespace().collect::<Vec<_>>());
    let first = tails.next()?;
    let mut common = first.clone();
    let mut all_empty = first.is_empty();
    for tail in tails {
        let same = common.iter().zip(&tail).take_while(|(a, b)| a == b).count();
        common.truncate(same);
        all_empty &= tail.is_empty();
    }
    let unit = common.join(" ").trim_end_matches([',', ';']).to_owned();
    (all_empty || !unit.is_empty()).then_some(unit)
}

fn cell(block: &Block, column: usize) -> Option<&str> {
    block.inline.text.get(block.cells.get(column)?.clone())
}

/// The one year that a head names.
fn year(head: &str) -> Option<u16> {
    let mut found = head.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
    let year = found.next()?.parse().ok().filter(|year| (1900..=2200).contains(year))?;
    found.next().is_none().then_some(year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_at_the_heads() {
        assert_eq!(year("Năm 2025"), Some(2025));
        assert_eq!(year("2030"), Some(2030));
        assert_eq!(year("2021–2030"), None);
        assert_eq!(year("Cột 3"), None);
        assert_eq!(year("Theo"), None);
    }

    #[track_caller]
    fn unit(cells: &[&str]) -> Option<String> {
        let text = cells.join("|");
        let mut at = 0;
        let figures: Vec<Figure> = cells
            .iter()
            .map(|cell| {
                let read = moved(figure(cell), at);
                at += cell.len() + 1;
                read
            })
            .collect();
        common_unit(&text, &figures)
    }

    #[test]
    fn numbers_that_count_the_same() {
        assert_eq!(unit(&["từ 45%", "trên 50%", "thuộc nhóm"]), Some("%".into()));
        assert_eq!(unit(&["khoảng 950–1.000", "khoảng 1.000–1.200"]), Some(String::new()));
        assert_eq!(unit(&["không nêu", "3–5 đô thị", "từ 5 đô thị tầm cỡ"]), Some("đô thị".into()));
        assert_eq!(unit(&["10 km", "20%"]), None);
        assert_eq!(unit(&["10", "20%"]), None);
        assert_eq!(unit(&["đạt", "không nêu"]), None);
    }
}
