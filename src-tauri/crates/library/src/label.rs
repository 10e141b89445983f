//! Labels: the short address that the margin shows beside a block, with the sign printed in the text. An unnumbered
//! heading has none: its own words say where one is.

use super::clean::is_blank;
use super::document::{Block, BlockKind, Provision};

/// Labels all blocks: a provision's first block has its address; then `¶n` for the nth paragraph, `–n` for the nth
/// dash, `.n` for a number; what stands under a numbered block counts from there.
pub(super) fn label(provisions: &[Provision], blocks: &mut [Block]) {
    for provision in provisions {
        let base = printed_address(provisions, provision);
        // Prefix and counters (paragraphs, dashes, rows) by depth.
        let number = provision.number.as_deref().unwrap_or_default();
        let number = number.rsplit(is_blank).next().unwrap_or_default().to_owned();
        let mut stack = vec![Scope::new(base.clone(), number, 0)];
        for (ordinal, &index) in provision.blocks.iter().enumerate() {
            let block = &mut blocks[index];
            let is_head = ordinal == 0 && (provision.is_item || matches!(block.kind, BlockKind::Heading(_)));
            if is_head {
                block.label = base.clone();
                continue;
            }
            let depth = block.depth;
            // A marked block opens a scope for what stands deeper than it.
            while stack.len() > 1 && stack.last().is_some_and(|scope| scope.depth >= depth && scope.depth > 0)
            {
                let reopened = stack.last().is_some_and(|scope| scope.depth == depth && block.mark.is_none());
                if reopened {
                    break;
                }
                stack.pop();
            }
            let Some(scope) = stack.last_mut() else { continue };
            let number = block.mark.as_deref().map(number_of).unwrap_or_default().to_owned();
            let (label, opens) = match (&block.mark, block.kind) {
                (Some(_), _) if !number.is_empty() => (scope.numbered(&number), true),
                (Some(_), _) => (scope.dash(), true),
                (None, BlockKind::Rule) => continue,
                (None, BlockKind::TableHead) => (scope.row_head(), false),
                (None, BlockKind::TableRow) => (scope.row(), false),
                (None, _) => (scope.paragraph(), false),
            };
            block.label = label.clone();
            if opens && depth > 0 {
                stack.push(Scope::new(label, number, depth));
            }
        }
    }
}

/// The numbers of an address. The id of an unnumbered heading is for links; a reader sees the heading itself.
fn printed_address<'a>(provisions: &'a [Provision], provision: &'a Provision) -> String {
    let mut around = Some(provision);
    while let Some(p) = around {
        if p.number.is_none() {
            let address = provision.address.as_str();
            let rest = address.strip_prefix(p.address.as_str()).unwrap_or(address);
            // What hangs from the title has an address without it.
            let rest = if rest.len() == address.len() && p.level > 1 { "" } else { rest };
            return uncovered(rest.trim_start_matches('.')).to_owned();
        }
        around = p.parent.map(|parent| &provisions[parent]);
    }
    uncovered(provision.address.as_str()).to_owned()
}

/// Articles are numbered through: nobody cites one by its chapter.
fn uncovered(address: &str) -> &str {
    address.rfind(".Đ").map_or(address, |at| &address[at + 1..])
}

/// The number of a sign, without what closes it; empty for a dash.
fn number_of(mark: &str) -> &str {
    let number = mark.trim_end_matches(|c: char| ".-–—/".contains(c) || is_blank(c));
    let number = if number.starts_with('(') { number } else { number.trim_end_matches(')') };
    if number.contains(char::is_alphanumeric) { number } else { "" }
}

struct Scope {
    prefix: String,
    /// The number that the prefix ends with, as it is printed.
    number: String,
    depth: u8,
    paragraphs: usize,
    dashes: usize,
    rows: usize,
}

impl Scope {
    fn new(prefix: String, number: String, depth: u8) -> Self {
        Self { prefix, number, depth, paragraphs: 0, dashes: 0, rows: 0 }
    }

    fn with(&self, sign: &str) -> String {
        if self.prefix.is_empty() { sign.to_owned() } else { format!("{} {sign}", self.prefix) }
    }

    fn numbered(&self, number: &str) -> String {
        if self.prefix.is_empty() {
            return number.to_owned();
        }
        // "2.1" under "2" is its 1: the label says each number once.
        let own = number.strip_prefix(self.number.as_str()).and_then(|own| own.strip_prefix('.'));
        let own = own.filter(|own| !own.is_empty() && !self.number.is_empty()).unwrap_or(number);
        format!("{}.{own}", self.prefix)
    }

    fn dash(&mut self) -> String {
        self.dashes += 1;
        self.with(&format!("–{}", self.dashes))
    }

    fn paragraph(&mut self) -> String {
        self.paragraphs += 1;
        self.with(&format!("¶{}", self.paragraphs))
    }

    fn row_head(&mut self) -> String {
        self.rows = 0;
        self.with("bảng")
    }

    fn row(&mut self) -> String {
        self.rows += 1;
        self.with(&format!("hàng {}", self.rows))
    }
}
