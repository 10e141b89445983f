//! The quick look-up: a document's viewpoints, tasks, targets, dates and bodies as cards that lead to their passages.

use serde::Serialize;

use super::library::{DocumentRequest, DocumentSummary, is_shipped, known, summary};
use super::{ApiError, ErrorCode};
use crate::App;
use library::quick::{Card, CardKind, Group, groups};
use library::{Amount, Block, Document, Figure, Target, Targets, html, html_range};

/// One document's cards.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct QuickView {
    pub summary: DocumentSummary,
    /// By kind, in the order of [`CardKind::ALL`]; tables of targets with years at their heads stand in `targets`.
    pub groups: Vec<QuickGroupView>,
    pub targets: Vec<TargetsView>,
}

/// Cards made of one section.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct QuickGroupView {
    #[cfg_attr(test, ts(as = "super::typescript::CardKind"))]
    pub kind: CardKind,
    /// The section's heading, without its number.
    pub title: String,
    /// Id of the heading's block.
    pub block: String,
    /// The section's own paragraphs as safe HTML.
    pub intro: Vec<String>,
    pub cards: Vec<QuickCardView>,
}

/// One card. All but ids and the mark is safe HTML.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct QuickCardView {
    pub block: String,
    pub label: String,
    /// The printed number, "(4)" or "1."; none for dashes.
    pub mark: Option<String>,
    /// The words that the passage itself begins with in bold, or a row's first cell. May be empty.
    pub title: String,
    pub body: String,
    /// Whose statement it is, where the digest says so in a bracket at the end.
    pub source: Option<String>,
    /// What hangs from it.
    pub details: Vec<QuickDetailView>,
    /// A row's other cells, each with its column's head.
    pub fields: Vec<QuickFieldView>,
    /// The editor's notes that it refers to.
    pub notes: Vec<QuickNoteView>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct QuickDetailView {
    pub mark: Option<String>,
    pub html: String,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct QuickFieldView {
    pub head: String,
    pub html: String,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct QuickNoteView {
    pub letter: String,
    pub html: String,
}

/// A table of targets, one column a year.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TargetsView {
    pub title: String,
    /// Id of the heading's block.
    pub block: String,
    /// The section's own paragraphs as safe HTML.
    pub intro: Vec<String>,
    /// The head over the names, as safe HTML.
    pub head: String,
    /// Ascending.
    pub years: Vec<u16>,
    /// Heads of the columns without a year: who says it.
    pub other_heads: Vec<String>,
    pub rows: Vec<TargetView>,
}

/// One target.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TargetView {
    pub block: String,
    pub label: String,
    /// Safe HTML.
    pub name: String,
    pub name_text: String,
    /// One a year.
    pub figures: Vec<FigureView>,
    /// What all its numbers count, as it is written: "%", "m²", "" for a bare count. None where they don't count the
    /// same or where there is no number: then nothing may be drawn.
    pub unit: Option<String>,
    /// One for each of `other_heads`, as safe HTML.
    pub others: Vec<String>,
    pub notes: Vec<QuickNoteView>,
}

/// What a cell says of its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum AmountView {
    /// "không nêu"
    Unstated,
    /// Words without a number.
    Words,
    Exact,
    /// This or more.
    From,
    /// More than this.
    Above,
    /// This or less.
    UpTo,
    /// Less than this.
    Below,
    Between,
}

/// A cell of a table of targets.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FigureView {
    /// The whole cell as safe HTML.
    pub html: String,
    /// The whole cell in plain words.
    pub text: String,
    pub amount: AmountView,
    /// Its number, or the two ends of its range: only what is written.
    pub low: Option<f64>,
    pub high: Option<f64>,
    /// True for "khoảng".
    pub about: bool,
    /// The number as it is written: "1.000–1.200".
    pub written: String,
    /// What follows the unit; for words, all of them.
    pub rest: String,
    /// A bracket at its end: "cần đối chiếu".
    pub remark: Option<String>,
}

pub(super) fn quick(app: &App, request: DocumentRequest) -> Result<QuickView, ApiError> {
    let library = app.library();
    let (entry, document) = known(&library, &request.doc)?;
    let mut view = QuickView {
        summary: summary(&entry.facts, is_shipped(&library, document.id())),
        groups: Vec::new(),
        targets: Vec::new(),
    };
    for group in groups(&document) {
        match tabled(&document, &group) {
            Some(targets) => view.targets.push(targets_view(&document, &group, &targets)),
            None => view.groups.push(group_view(&document, &group)),
        }
    }
    if view.groups.is_empty() && view.targets.is_empty() {
        let message = format!("{} has no quick look-up", request.doc);
        return Err(ApiError::new(ErrorCode::PlaceNotFound, message));
    }
    Ok(view)
}

fn tabled(document: &Document, group: &Group) -> Option<Targets> {
    (group.kind == CardKind::Targets).then(|| document.targets(group.section)).flatten()
}

fn heading(document: &Document, group: &Group) -> (String, String) {
    let section = &document.provisions[group.section];
    let block = section.blocks.first().map(|&at| document.blocks[at].id.to_string());
    (section.title.clone(), block.unwrap_or_default())
}

fn intro(document: &Document, group: &Group) -> Vec<String> {
    group.intro.iter().map(|&at| html(&document.blocks[at].inline)).collect()
}

fn group_view(document: &Document, group: &Group) -> QuickGroupView {
    let (title, block) = heading(document, group);
    QuickGroupView {
        kind: group.kind,
        title,
        block,
        intro: intro(document, group),
        cards: group.cards.iter().map(|card| card_view(document, card)).collect(),
    }
}

fn card_view(document: &Document, card: &Card) -> QuickCardView {
    let block = &document.blocks[card.block];
    let piece = |range: &std::ops::Range<usize>| html_range(&block.inline, range.clone());
    let details = card.details.iter().map(|&at| {
        let detail = &document.blocks[at];
        QuickDetailView { mark: detail.mark.clone(), html: html(&detail.inline) }
    });
    let numbered = |mark: &&String| mark.chars().any(char::is_alphanumeric);
    QuickCardView {
        block: block.id.to_string(),
        label: block.label.clone(),
        mark: block.mark.as_ref().filter(numbered).cloned(),
        title: card.title.as_ref().map(piece).unwrap_or_default(),
        body: piece(&card.body),
        source: card.source.as_ref().map(piece),
        details: details.collect(),
        fields: fields(document, block),
        notes: notes(document, std::iter::once(card.block).chain(card.details.iter().copied())),
    }
}

fn fields(document: &Document, row: &Block) -> Vec<QuickFieldView> {
    let head = document.blocks.iter().find(|block| block.table == row.table && block.table.is_some());
    let heads = head.map_or(&[][..], |head| &head.cells);
    let cell = |(column, range): (usize, &std::ops::Range<usize>)| QuickFieldView {
        head: heads
            .get(column)
            .zip(head)
            .map(|(range, head)| html_range(&head.inline, range.clone()))
            .unwrap_or_default(),
        html: html_range(&row.inline, range.clone()),
    };
    row.cells.iter().enumerate().skip(1).map(cell).collect()
}

fn notes(document: &Document, blocks: impl Iterator<Item = usize>) -> Vec<QuickNoteView> {
    let signs = blocks.flat_map(|at| &document.blocks[at].inline.refs);
    let note = |sign: &library::NoteRef| QuickNoteView {
        letter: sign.letter.clone(),
        html: html(&document.notes[sign.note]),
    };
    signs.map(note).collect()
}

fn targets_view(document: &Document, group: &Group, targets: &Targets) -> TargetsView {
    let (title, block) = heading(document, group);
    let head = &document.blocks[targets.head];
    let cell = |block: &Block, column: usize| {
        block.cells.get(column).map(|range| html_range(&block.inline, range.clone())).unwrap_or_default()
    };
    let row = |target: &Target| {
        let own = &document.blocks[target.block];
        let name = own.cells.first().cloned().unwrap_or(0..0);
        let figures = target.figures.iter().zip(&targets.years).map(|(figure, &(_, column))| {
            let text = own.cells.get(column).map_or("", |range| &own.inline.text[range.clone()]);
            figure_view(&own.inline.text, figure, target.unit.as_deref(), text, cell(own, column))
        });
        TargetView {
            block: own.id.to_string(),
            label: own.label.clone(),
            name: html_range(&own.inline, name.clone()),
            name_text: own.inline.text[name].to_owned(),
            figures: figures.collect(),
            unit: target.unit.clone(),
            others: targets.others.iter().map(|&column| cell(own, column)).collect(),
            notes: notes(document, std::iter::once(target.block)),
        }
    };
    TargetsView {
        title,
        block,
        intro: intro(document, group),
        head: cell(head, 0),
        years: targets.years.iter().map(|&(year, _)| year).collect(),
        other_heads: targets.others.iter().map(|&column| cell(head, column)).collect(),
        rows: targets.rows.iter().map(row).collect(),
    }
}

/// `row` is the text that the figure's ranges refer to, `text` and `html` its own cell.
fn figure_view(row: &str, figure: &Figure, unit: Option<&str>, text: &str, html: String) -> FigureView {
    let amount = match figure.amount {
        Amount::Unstated => AmountView::Unstated,
        Amount::Words => AmountView::Words,
        Amount::Exact(_) => AmountView::Exact,
        Amount::From(_) => AmountView::From,
        Amount::Above(_) => AmountView::Above,
        Amount::UpTo(_) => AmountView::UpTo,
        Amount::Below(_) => AmountView::Below,
        Amount::Between(..) => AmountView::Between,
    };
    let ends = figure.amount.ends();
    let skip = if ends.is_some() { unit.map_or(0, |unit| unit.split_whitespace().count()) } else { 0 };
    let rest: Vec<&str> = row[figure.tail.clone()].split_whitespace().skip(skip).collect();
    FigureView {
        html,
        text: text.trim().to_owned(),
        amount,
        low: ends.map(|(low, _)| low),
        high: ends.map(|(_, high)| high),
        about: figure.about,
        written: row[figure.written.clone()].to_owned(),
        rest: if amount == AmountView::Unstated { String::new() } else { rest.join(" ") },
        remark: figure.remark.as_ref().map(|range| row[range.clone()].to_owned()),
    }
}
