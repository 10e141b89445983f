//! Builds the outline while the Markdown is read: which provision a block belongs to, and the addresses of both.

use std::collections::{BTreeMap, HashMap};

use super::address::{Address, heading_number, slug};
use super::clean::is_blank;
use super::diagnostic::{Diagnostic, Problem};
use super::document::{Align, Block, BlockId, BlockKind, Document, Inline, NoteRef, Provision, Style};
use super::inline::Gathered;
use super::label;
use super::manifest::Manifest;
use super::sign::is_roman;
use super::structure::{Rank, head};

/// A block as the reader hands it over.
pub(super) struct NewBlock {
    pub kind: BlockKind,
    pub mark: Option<String>,
    pub gathered: Gathered,
    pub depth: u8,
    pub quoted: bool,
    pub cells: Vec<std::ops::Range<usize>>,
    pub table: Option<usize>,
    pub line: u32,
}

pub(super) struct Outline {
    manifest: Manifest,
    hash: String,
    provisions: Vec<Provision>,
    blocks: Vec<Block>,
    /// Labels of note signs by block, resolved when all definitions are known.
    signs: Vec<Vec<(usize, String)>>,
    tables: Vec<Vec<Align>>,
    notes: Vec<(String, Inline, u32)>,
    expected: Vec<(String, u32)>,
    /// Every address and explicit id, with the line where it was first used.
    taken: HashMap<String, u32>,
    /// How often an address was wanted again.
    again: HashMap<String, usize>,
    /// Open headed sections, outermost first.
    open: Vec<usize>,
    /// The `(n)` item that lists still belong to.
    item: Option<usize>,
}

impl Outline {
    pub(super) fn new(manifest: Manifest, hash: String) -> Self {
        Self {
            manifest,
            hash,
            provisions: Vec::new(),
            blocks: Vec::new(),
            signs: Vec::new(),
            tables: Vec::new(),
            notes: Vec::new(),
            expected: Vec::new(),
            taken: HashMap::new(),
            again: HashMap::new(),
            open: Vec::new(),
            item: None,
        }
    }

    pub(super) fn has_heading(&self) -> bool {
        self.blocks.iter().any(|block| matches!(block.kind, BlockKind::Heading(_)))
    }

    pub(super) fn table(&mut self, columns: Vec<Align>) -> usize {
        self.tables.push(columns);
        self.tables.len() - 1
    }

    /// A note's paragraph; several of one note are joined by a space.
    pub(super) fn note(&mut self, label: String, inline: Inline, line: u32) {
        match self.notes.last_mut() {
            Some((last, text, _)) if *last == label => {
                let shift = text.text.len() + 1;
                text.text.push(' ');
                text.text.push_str(&inline.text);
                text.spans.extend(inline.spans.into_iter().map(|mut span| {
                    span.range = span.range.start + shift..span.range.end + shift;
                    span
                }));
            }
            _ => self.notes.push((label, inline, line)),
        }
    }

    /// The level of a line that heads a part without being a heading of Markdown's: under the innermost open part
    /// that is wider than it.
    pub(super) fn level_of(&self, text: &str) -> u8 {
        let rank = head(text).map_or(Rank::Roman, |head| head.rank);
        let rank_of = |provision: &Provision| {
            let number = provision.number.as_deref()?;
            head(number).map(|head| head.rank).or_else(|| is_roman(number).then_some(Rank::Roman))
        };
        let level = |open: usize| self.provisions[open].level;
        let sibling =
            self.open.iter().position(|&open| rank_of(&self.provisions[open]).is_some_and(|at| at >= rank));
        let around = &self.open[..sibling.unwrap_or(self.open.len())];
        // Headings without such a number, in a part that this one ends, are ended with it.
        around.last().map_or(2, |&open| level(open).saturating_add(1)).max(2)
    }

    /// A link to this address stands at this line.
    pub(super) fn expect_address(&mut self, address: &str, line: u32) {
        self.expected.push((address.to_owned(), line));
    }

    pub(super) fn heading(
        &mut self,
        level: u8,
        explicit: Option<String>,
        gathered: Gathered,
        line: u32,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let text = &gathered.inline.text;
        let number = heading_number(text);
        let is_title = self.provisions.is_empty() && level == 1 && number.is_none();
        self.open.retain(|&open| self.provisions[open].level < level);
        let parent = self.open.last().copied();
        // The title is the document itself: nothing hangs from it.
        let base = parent.map(|p| &self.provisions[p]).filter(|p| p.level > 1 || p.number.is_some());
        let address = match (&number, &explicit) {
            (Some(number), _) => {
                let component =
                    base.map_or(number.component.as_str(), |base| own_number(&number.component, base));
                Address::under(base.map(|p| &p.address), component)
            }
            (None, Some(id)) => Address::id(id),
            (None, None) if is_title => Address::id("0"),
            (None, None) => Address::id(&slug(text)),
        };
        let title = number.as_ref().map_or(text.as_str(), |n| n.rest);
        let title = if title.is_empty() { text.clone() } else { title.to_owned() };
        let printed = number.as_ref().map(|n| text[..text.len() - n.rest.len()].trim_end());
        let printed = printed
            .map(|p| p.trim_end_matches(['.', ')', ':', '-', '–', '—', '/', ' ', '\u{a0}']).to_owned());
        let index = self.provisions.len();
        let address = self.claim(address, line, diagnostics);
        let id = match explicit {
            Some(id) if id != address.as_str() => {
                if number_and_id_clash(&self.taken, &id) {
                    report_equal(diagnostics, line, &id, self.taken.get(&id).copied());
                    address.as_str().to_owned()
                } else {
                    self.taken.insert(id.clone(), line);
                    id
                }
            }
            _ => address.as_str().to_owned(),
        };
        self.provisions.push(Provision {
            id,
            address,
            parent,
            section: index,
            level,
            number: printed,
            title,
            is_item: false,
            blocks: Vec::new(),
        });
        self.open.push(index);
        self.item = None;
        let kind = BlockKind::Heading(level);
        let (depth, quoted, cells) = (0, false, Vec::new());
        self.push(index, NewBlock { kind, mark: None, gathered, depth, quoted, cells, table: None, line });
    }

    /// A paragraph that begins with `(n)`; the sign is no longer part of its text.
    pub(super) fn item(
        &mut self,
        number: String,
        gathered: Gathered,
        line: u32,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let section = self.section(line);
        let parent = &self.provisions[section];
        let base = (parent.level > 1 || parent.number.is_some()).then_some(&parent.address);
        let address = Address::under(base, &number);
        let level = parent.level + 1;
        let index = self.provisions.len();
        let address = self.claim(address, line, diagnostics);
        self.provisions.push(Provision {
            id: address.as_str().to_owned(),
            address,
            parent: Some(section),
            section,
            level,
            number: Some(number.clone()),
            title: item_title(&gathered.inline),
            is_item: true,
            blocks: Vec::new(),
        });
        self.item = Some(index);
        let (depth, quoted, cells) = (0, false, Vec::new());
        let kind = BlockKind::Marked;
        self.push(
            index,
            NewBlock { kind, mark: Some(number), gathered, depth, quoted, cells, table: None, line },
        );
    }

    /// Any other block. Lists and marked paragraphs right after an item belong to it; a plain paragraph closes it.
    pub(super) fn block(&mut self, block: NewBlock) {
        let hangs = block.depth > 0 || block.mark.is_some() || block.quoted || block.table.is_some();
        if !hangs {
            self.item = None;
        }
        let provision = match self.item {
            Some(item) => item,
            None => self.section(block.line),
        };
        self.push(provision, block);
    }

    /// What follows doesn't hang from the item.
    pub(super) fn end_item(&mut self) {
        self.item = None;
    }

    /// The innermost open section; text before any heading gets one of its own, without a heading block.
    fn section(&mut self, line: u32) -> usize {
        if let Some(&section) = self.open.last() {
            return section;
        }
        let address = Address::id("0");
        self.taken.entry("0".into()).or_insert(line);
        self.provisions.push(Provision {
            id: "0".into(),
            address,
            parent: None,
            section: 0,
            level: 1,
            number: None,
            title: self.manifest.title.clone(),
            is_item: false,
            blocks: Vec::new(),
        });
        self.open.push(0);
        0
    }

    fn push(&mut self, provision: usize, new: NewBlock) {
        let index = self.blocks.len();
        let owner = &mut self.provisions[provision];
        let id = BlockId::new(&owner.address, owner.blocks.len());
        owner.blocks.push(index);
        self.signs.push(new.gathered.refs);
        self.blocks.push(Block {
            id,
            provision,
            kind: new.kind,
            mark: new.mark,
            depth: new.depth,
            quoted: new.quoted,
            inline: new.gathered.inline,
            cells: new.cells,
            table: new.table,
            label: String::new(),
            line: new.line,
        });
    }

    /// The address, or `address~2` … if it is taken.
    fn claim(&mut self, address: Address, line: u32, diagnostics: &mut Vec<Diagnostic>) -> Address {
        let mut free = address.clone();
        if self.taken.contains_key(free.as_str()) {
            let n = self.again.entry(address.as_str().to_owned()).or_insert(1);
            while self.taken.contains_key(free.as_str()) {
                *n += 1;
                free = address.again(*n);
            }
            report_equal(diagnostics, line, address.as_str(), self.taken.get(address.as_str()).copied());
        }
        self.taken.insert(free.as_str().to_owned(), line);
        free
    }

    /// Resolves notes and links, and gives the blocks their labels.
    pub(super) fn finish(mut self, diagnostics: &mut Vec<Diagnostic>) -> Document {
        let mut used = vec![false; self.notes.len()];
        let by_label: BTreeMap<&str, usize> =
            self.notes.iter().enumerate().map(|(at, (label, ..))| (label.as_str(), at)).collect();
        let mut letters: HashMap<(usize, usize), String> = HashMap::new();
        let mut count: HashMap<usize, usize> = HashMap::new();
        for (block, signs) in self.blocks.iter_mut().zip(&self.signs) {
            let section = self.provisions[block.provision].section;
            for (at, label) in signs {
                let Some(&note) = by_label.get(label.as_str()) else {
                    diagnostics
                        .push(Diagnostic { line: block.line, problem: Problem::MissingNote(label.clone()) });
                    continue;
                };
                used[note] = true;
                let shown = !letters.contains_key(&(section, note));
                let letter = letters.entry((section, note)).or_insert_with(|| {
                    let n = count.entry(section).or_default();
                    *n += 1;
                    letter(*n - 1)
                });
                block.inline.refs.push(NoteRef { at: *at, note, letter: letter.clone(), shown });
            }
        }
        for ((label, inline, line), _) in self.notes.iter().zip(&used).filter(|(_, used)| !**used) {
            let problem = Problem::UnusedNote(format!("{label}]: {}", inline.text));
            diagnostics.push(Diagnostic { line: *line, problem });
        }
        for (address, line) in &self.expected {
            if !self.taken.contains_key(address) {
                diagnostics.push(Diagnostic { line: *line, problem: Problem::BrokenLink(address.clone()) });
            }
        }
        drop_dead_links(&mut self.blocks, &self.taken);
        label::label(&self.provisions, &mut self.blocks);
        Document {
            manifest: self.manifest,
            provisions: self.provisions,
            blocks: self.blocks,
            notes: self.notes.into_iter().map(|(_, inline, _)| inline).collect(),
            tables: self.tables,
            hash: self.hash,
        }
    }
}

/// "2.1" under "2" is its 1: the address says each number once.
fn own_number<'a>(number: &'a str, parent: &Provision) -> &'a str {
    let printed = parent.number.as_deref().unwrap_or_default();
    let printed = printed.rsplit(char::is_whitespace).next().unwrap_or_default();
    let own =
        number.strip_prefix(printed).filter(|_| !printed.is_empty()).and_then(|own| own.strip_prefix('.'));
    own.filter(|own| !own.is_empty()).unwrap_or(number)
}

fn number_and_id_clash(taken: &HashMap<String, u32>, id: &str) -> bool {
    taken.contains_key(id)
}

fn report_equal(diagnostics: &mut Vec<Diagnostic>, line: u32, address: &str, first: Option<u32>) {
    let first = first.map_or(String::new(), |first| format!(" (first at line {first})"));
    diagnostics.push(Diagnostic { line, problem: Problem::EqualAddress(format!("{address}{first}")) });
}

/// A link that leads nowhere is shown as plain text.
fn drop_dead_links(blocks: &mut [Block], taken: &HashMap<String, u32>) {
    for block in blocks {
        block.inline.spans.retain(|span| match &span.style {
            Style::Link { doc: None, address } => taken.contains_key(address),
            _ => true,
        });
    }
}

/// An item has no heading: its first bold words serve, else its first sentence.
fn item_title(inline: &Inline) -> String {
    let bold = inline.spans.iter().find(|span| span.range.start == 0 && span.style == Style::Strong);
    if let Some(bold) = bold {
        return inline.text[bold.range.clone()].trim_end_matches(['.', ':', ' ']).to_owned();
    }
    // The points of "1.200 m²" and "06:30" end no sentence.
    let ends = |(at, _): &(usize, &str)| {
        let behind = inline.text[at + 1..].chars().next();
        behind.is_none_or(|c| is_blank(c) || "”\")".contains(c))
    };
    let end = inline.text.match_indices(['.', ';', ':']).find(ends).map_or(inline.text.len(), |(at, _)| at);
    inline.text[..end].trim_end().to_owned()
}

/// a … z, aa, ab …
fn letter(mut n: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'a' + (n % 26) as u8));
        if n < 26 {
            break;
        }
        n = n / 26 - 1;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::{Inline, item_title, letter};

    #[test]
    fn a_number_ends_no_title() {
        let title = |text: &str| item_title(&Inline { text: text.into(), ..Inline::default() });
        assert_eq!(title("Đạt 1.200 m² đất; giao Sở"), "Đạt 1.200 m² đất");
        assert_eq!(title("Họp lúc 06:30. Ghi biên bản."), "Họp lúc 06:30");
        assert_eq!(title("Đẩy mạnh tuyên truyền"), "Đẩy mạnh tuyên truyền");
    }

    #[test]
    fn letters_go_on_after_z() {
        assert_eq!([0, 25, 26, 27, 701, 702].map(letter), ["a", "z", "aa", "ab", "zz", "aaa"]);
    }
}
