//! Which passages stand on which cards.

use std::ops::Range;

use super::entry::CardKind;
use crate::diagnostic::{Diagnostic, Problem};
use crate::document::{Block, BlockKind, Document, Span, Style};
use crate::manifest::Kind;

/// Cards made of one section, or of single blocks of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// What they are about.
    pub kind: CardKind,
    /// Index of the section in [`Document::provisions`].
    pub section: usize,
    /// The section's paragraphs that aren't on cards: indices into [`Document::blocks`].
    pub intro: Vec<usize>,
    /// In the order of the text, never empty.
    pub cards: Vec<Card>,
}

/// One card. Ranges are bytes of its block's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Index of its block in [`Document::blocks`].
    pub block: usize,
    /// The bold words that it begins with, or a row's first cell.
    pub title: Option<Range<usize>>,
    /// What follows; empty for a row.
    pub body: Range<usize>,
    /// In what is ours, a bracket at the end says whose statement it is. Without the brackets.
    pub source: Option<Range<usize>>,
    /// Blocks that hang from a marked one: indices into [`Document::blocks`].
    pub details: Vec<usize>,
}

/// Says which entries lead nowhere.
pub(crate) fn check(document: &Document, diagnostics: &mut Vec<Diagnostic>) {
    for entry in &document.manifest.quick {
        let said = format!("{}: {}", entry.kind.name(), entry.place);
        let problem = match place(document, &entry.place) {
            None => Problem::QuickAddress(said),
            Some(place) if cards_at(document, place).is_empty() => Problem::QuickEmpty(said),
            Some(place)
                if entry.kind == CardKind::Targets && !document.has_targets(section_of(document, place)) =>
            {
                Problem::QuickNoYears(said)
            }
            Some(_) => continue,
        };
        diagnostics.push(Diagnostic { line: entry.line, problem });
    }
}

/// A document's cards, in the order of the kinds and then of its front matter. What leads nowhere is left out.
pub fn groups(document: &Document) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for entry in &document.manifest.quick {
        let Some(place) = place(document, &entry.place) else { continue };
        let cards = cards_at(document, place);
        if cards.is_empty() {
            continue;
        }
        let section = section_of(document, place);
        match groups.iter_mut().find(|group| group.kind == entry.kind && group.section == section) {
            Some(group) => group.cards.extend(cards),
            None => {
                let intro = match place {
                    Place::Section(section) => intro(document, section, &cards),
                    Place::Block(_) => Vec::new(),
                };
                groups.push(Group { kind: entry.kind, section, intro, cards });
            }
        }
    }
    groups
}

/// The kinds of cards that a document has, each once.
pub fn kinds(document: &Document) -> Vec<CardKind> {
    let mut kinds: Vec<CardKind> = groups(document).iter().map(|group| group.kind).collect();
    kinds.dedup();
    kinds
}

#[derive(Debug, Clone, Copy)]
enum Place {
    Section(usize),
    Block(usize),
}

fn place(document: &Document, name: &str) -> Option<Place> {
    if let Some(provision) = document.provision(name) {
        return Some(match document.provisions[provision] {
            ref item if item.is_item => Place::Block(*item.blocks.first()?),
            _ => Place::Section(provision),
        });
    }
    document.blocks.iter().position(|block| block.label == name).map(Place::Block)
}

fn section_of(document: &Document, place: Place) -> usize {
    match place {
        Place::Section(section) => section,
        Place::Block(block) => document.provisions[document.blocks[block].provision].section,
    }
}

fn cards_at(document: &Document, place: Place) -> Vec<Card> {
    match place {
        Place::Block(block) => vec![card(document, block, hanging(document, block))],
        Place::Section(section) => {
            let items: Vec<Card> = document
                .provisions
                .iter()
                .filter(|provision| provision.is_item && provision.section == section)
                .filter_map(|item| Some(card(document, *item.blocks.first()?, Vec::new())))
                .collect();
            if items.is_empty() { cards_of_blocks(document, section) } else { items }
        }
    }
}

/// A section without `(n)` items: a card a row, else a card a mark of the outermost list.
fn cards_of_blocks(document: &Document, section: usize) -> Vec<Card> {
    let own = &document.provisions[section].blocks;
    let of_kind = |kind| own.iter().copied().filter(move |&at| document.blocks[at].kind == kind);
    let rows: Vec<Card> = of_kind(BlockKind::TableRow).map(|at| card(document, at, Vec::new())).collect();
    if !rows.is_empty() {
        return rows;
    }
    let outermost = of_kind(BlockKind::Marked).map(|at| document.blocks[at].depth).min();
    of_kind(BlockKind::Marked)
        .filter(|&at| Some(document.blocks[at].depth) == outermost)
        .map(|at| card(document, at, hanging(document, at)))
        .collect()
}

/// What stands deeper right after a block.
fn hanging(document: &Document, block: usize) -> Vec<usize> {
    let own = &document.blocks[block];
    let deeper = |&at: &usize| {
        let next = &document.blocks[at];
        next.provision == own.provision && next.depth > own.depth && next.table.is_none()
    };
    (block + 1..document.blocks.len()).take_while(deeper).collect()
}

fn intro(document: &Document, section: usize, cards: &[Card]) -> Vec<usize> {
    let on_a_card = |at: usize| cards.iter().any(|card| card.block == at || card.details.contains(&at));
    let own = document.provisions[section].blocks.iter().copied();
    own.filter(|&at| document.blocks[at].kind == BlockKind::Paragraph && !on_a_card(at)).collect()
}

fn card(document: &Document, at: usize, details: Vec<usize>) -> Card {
    let block = &document.blocks[at];
    if let Some(first) = block.cells.first() {
        let end = block.inline.text.len();
        return Card { block: at, title: Some(first.clone()), body: end..end, source: None, details };
    }
    let text = &block.inline.text;
    let bold = block.inline.spans.iter().find(|span| span.range.start == 0 && span.style == Style::Strong);
    let title = bold.map(|span| 0..text[..span.range.end].trim_end_matches(['.', ':', ' ']).len());
    let after = bold.map_or(0, |span| span.range.end);
    let start = text.len() - text[after..].trim_start_matches([':', ' ']).len();
    let ours = matches!(document.manifest.kind, Kind::Digest | Kind::Glossary);
    let source = if ours { source(block, start) } else { None };
    // The stop after a bracket that was taken out would stand alone.
    let end =
        source.as_ref().map_or(text.len(), |range| start + text[start..range.start - 1].trim_end().len());
    Card { block: at, title, body: start..end, source, details }
}

/// The last bracket, if the text ends with it and it isn't set as a label.
fn source(block: &Block, start: usize) -> Option<Range<usize>> {
    let text = &block.inline.text;
    let end = text.trim_end_matches('.').strip_suffix(')')?.len();
    let open = text[..end].rfind('(').filter(|&open| open >= start)?;
    let labelled = |span: &Span| span.style == Style::Emphasis && span.range.end > open;
    (!block.inline.spans.iter().any(labelled)).then_some(open + 1..end)
}
