//! Whose words a paper is made of: the writer's own, quoted with a citation, from notes, or word for word from the
//! library without one.

use serde::Serialize;

use super::notes::NewAnchor;
use super::open_notebook::{no_profile, with_notebook};
use super::papers::PaperRef;
use super::{ApiError, utf16};
use crate::App;
use crate::wording::Words;
use ::verbatim::{Gathering, Run, count};
use notebook::{Part, PartKind};

/// The shares of a paper's answers.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct VerbatimView {
    /// False while the library's words are being gathered: there are no shares yet.
    pub ready: bool,
    pub shares: Vec<ShareView>,
}

/// Whose words an answer is made of, in syllables.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ShareView {
    /// None: what stands before the first question.
    pub question: Option<String>,
    pub own: u32,
    /// Quoted, with a citation.
    pub quoted: u32,
    /// From notes.
    pub noted: u32,
    /// Word for word, without a citation.
    pub verbatim: u32,
    pub runs: Vec<VerbatimRun>,
}

/// A stretch of a part that stands word for word somewhere else.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct VerbatimRun {
    pub part: String,
    /// UTF-16 units in the part's words as they are on disk.
    pub start: u32,
    pub end: u32,
    pub syllables: u32,
    /// Eight or nine syllables: too few to be surely a copy. It counts for none of the shares.
    pub faint: bool,
    /// The document's short title.
    pub title: String,
    /// The block, as the margin has it.
    pub label: String,
    /// The words as they stand there, and some of those around them.
    pub words: String,
    pub before: String,
    pub after: String,
    /// Where they stand, to be quoted from; none where that is an earlier paper.
    pub places: Vec<NewAnchor>,
    /// The reader's other paper that says so too, by its title.
    pub earlier: Option<String>,
}

/// Characters shown around the words of a source.
const AROUND: usize = 160;

pub(super) fn look(app: &App, request: PaperRef) -> Result<VerbatimView, ApiError> {
    let library = app.library();
    let words = app.desk().as_mut().ok_or_else(no_profile)?.wording.words(&library);
    let Some(words) = words else {
        return Ok(VerbatimView { ready: false, shares: Vec::new() });
    };
    let (parts, others) = with_notebook(app, |notebook| {
        let mut others = Vec::new();
        for paper in notebook.papers()? {
            if paper.id != request.id {
                others.push((paper.fields.title, notebook.parts(&paper.id)?));
            }
        }
        Ok((notebook.parts(&request.id)?, others))
    })?;
    // The notebook is free again: comparing keeps no save waiting.
    Ok(VerbatimView { ready: true, shares: shares(&words, &parts, &others) })
}

fn is_own(part: &Part) -> bool {
    !matches!(part.kind, PartKind::Quote | PartKind::Question)
}

fn shares(words: &Words, parts: &[Part], others: &[(String, Vec<Part>)]) -> Vec<ShareView> {
    let mut earlier = Gathering::default();
    let mut bodies: Vec<(&str, &str)> = Vec::new();
    for (paper, (title, parts)) in (1_u32..).zip(others) {
        for part in parts.iter().filter(|part| is_own(part)) {
            earlier.passage(u32::try_from(bodies.len()).unwrap_or(u32::MAX), paper, &part.body);
            bodies.push((title, &part.body));
        }
    }
    let earlier = earlier.corpus();
    let mut shares: Vec<ShareView> = Vec::new();
    for part in parts {
        if part.kind == PartKind::Question {
            shares.push(ShareView { question: Some(part.id.clone()), ..ShareView::default() });
            continue;
        }
        if shares.is_empty() {
            shares.push(ShareView::default());
        }
        let Some(share) = shares.last_mut() else { continue };
        let all = small(count(&part.body));
        if part.kind == PartKind::Quote {
            share.quoted += all;
            continue;
        }
        let runs = words.corpus.runs(&part.body);
        let copied: usize = copies(&runs).map(|run| count(&part.body[run.text.clone()])).sum();
        let rest = all.saturating_sub(small(copied));
        share.verbatim += small(copied);
        *if part.kind == PartKind::Note { &mut share.noted } else { &mut share.own } += rest;
        let ranges = units(&part.body, &runs);
        share.runs.extend(runs.iter().zip(ranges).filter_map(|(run, at)| of_library(words, part, run, at)));
        // What the library says already isn't said to be one's own again.
        let again = earlier.runs(&part.body).into_iter().filter(|run| !run.faint);
        let again: Vec<Run> = again.filter(|own| !copies(&runs).any(|run| overlap(run, own))).collect();
        let ranges = units(&part.body, &again);
        let told = again.iter().zip(ranges).filter_map(|(run, at)| {
            let (title, body) = bodies.get(run.passage as usize)?;
            Some(VerbatimRun { earlier: Some((*title).to_owned()), ..told(part, run, at, body) })
        });
        share.runs.extend(told);
    }
    shares
}

fn copies(runs: &[Run]) -> impl Iterator<Item = &Run> {
    runs.iter().filter(|run| !run.faint)
}

fn overlap(one: &Run, other: &Run) -> bool {
    one.text.start < other.text.end && other.text.start < one.text.end
}

fn units(text: &str, runs: &[Run]) -> Vec<[u32; 2]> {
    utf16::ranges(text, &runs.iter().map(|run| run.text.clone()).collect::<Vec<_>>())
}

fn of_library(words: &Words, part: &Part, run: &Run, at: [u32; 2]) -> Option<VerbatimRun> {
    let (document, block) = *words.places.get(run.passage as usize)?;
    let document = words.library.documents.get(document)?.read()?;
    let block = document.blocks.get(block)?;
    let text = &block.inline.text;
    let [start, end] = utf16::ranges(text, std::slice::from_ref(&run.source)).first().copied()?;
    let manifest = &document.manifest;
    let place =
        NewAnchor { doc: document.id().to_string(), block: block.id.to_string(), range: Some([start, end]) };
    Some(VerbatimRun {
        title: manifest.short_title.clone().unwrap_or_else(|| manifest.title.clone()),
        label: block.label.clone(),
        places: vec![place],
        ..told(part, run, at, text)
    })
}

fn told(part: &Part, run: &Run, [start, end]: [u32; 2], source: &str) -> VerbatimRun {
    let (before, rest) = source.split_at(run.source.start);
    let (words, after) = rest.split_at(run.source.end - run.source.start);
    let cut = before.char_indices().rev().nth(AROUND).map_or(0, |(at, _)| at);
    let shown = |dots: bool| if dots { "…" } else { "" };
    let end_of = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
    VerbatimRun {
        part: part.id.clone(),
        start,
        end,
        syllables: small(run.syllables),
        faint: run.faint,
        title: String::new(),
        label: String::new(),
        words: words.to_owned(),
        before: format!("{}{}", shown(cut > 0), &before[cut..]),
        after: format!("{}{}", &after[..end_of], shown(end_of < after.len())),
        places: Vec::new(),
        earlier: None,
    }
}

fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
