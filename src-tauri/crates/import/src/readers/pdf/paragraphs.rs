//! Lines become paragraphs: one goes on where it was full, and what follows begins nothing.

use library::print::{head, sign};

use super::lines::PageLine;
use crate::model::{Line, Run};

/// Lines further apart than this are no paragraph. In sizes of the letters.
const GAP: f64 = 2.2;

/// The edges of a page's text.
struct Edges {
    left: f64,
    right: f64,
}

pub(super) fn paragraphs(lines: Vec<PageLine>) -> Vec<Line> {
    let mut paragraphs: Vec<Line> = Vec::new();
    let mut last: Option<PageLine> = None;
    // A page of few short lines doesn't say where lines end.
    let whole = edges_of(&lines.iter().collect::<Vec<_>>());
    let mut edges = Edges { left: 0.0, right: 0.0 };
    let mut page = 0;
    for (at, line) in lines.iter().enumerate() {
        if line.place.page != page {
            page = line.place.page;
            let on_page: Vec<&PageLine> =
                lines[at..].iter().take_while(|line| line.place.page == page).collect();
            edges = edges_of(&on_page);
            edges.right = edges.right.max(whole.right);
        }
        let goes_on = last.as_ref().is_some_and(|last| goes_on(last, line, &edges));
        if goes_on && let Some(paragraph) = paragraphs.last_mut() {
            paragraph.runs.push(Run { text: " ".to_owned(), ..Run::default() });
            paragraph.runs.extend(line.runs.iter().cloned());
        } else {
            let centred = is_centred(line, &edges);
            paragraphs.push(Line { place: line.place, runs: line.runs.clone(), centred, ..Line::default() });
        }
        last = Some(line.clone());
    }
    paragraphs
}

/// The left edge that most lines begin at, and the right one that none but a few go beyond.
fn edges_of(lines: &[&PageLine]) -> Edges {
    let mut lefts: Vec<f64> = lines.iter().map(|line| line.left).collect();
    let mut rights: Vec<f64> = lines.iter().map(|line| line.right).collect();
    lefts.sort_by(f64::total_cmp);
    rights.sort_by(f64::total_cmp);
    let at = |sorted: &[f64], part: f64| {
        sorted.get(((sorted.len().max(1) - 1) as f64 * part).ceil() as usize).copied().unwrap_or(0.0)
    };
    Edges { left: at(&lefts, 0.05), right: at(&rights, 0.95) }
}

fn goes_on(last: &PageLine, line: &PageLine, edges: &Edges) -> bool {
    let text = line.text();
    let words = text.trim();
    let begins =
        sign(words).is_some() || head(words).is_some_and(|head| head.closed) || words.starts_with(['“', '"']);
    if begins || last.column || line.column {
        return false;
    }
    let same_page = last.place.page == line.place.page;
    let apart = same_page && line.baseline - last.baseline > GAP * line.size.max(last.size);
    let other_size = (line.size - last.size).abs() > 0.12 * last.size;
    let (centred_last, centred) = (is_centred(last, edges), is_centred(line, edges));
    let indented = line.left > edges.left + 1.2 * line.size && line.left > last.left + 0.8 * line.size;
    // Would the first word still have had room?
    let first = words.split_whitespace().next().unwrap_or_default().chars().count() as f64;
    let letters = text.chars().count().max(1) as f64;
    let room = first * (line.right - line.left) / letters + 0.3 * line.size;
    let full = last.right + room >= edges.right;
    !apart && !other_size && !centred_last && !centred && !indented && full
}

fn is_centred(line: &PageLine, edges: &Edges) -> bool {
    let (before, behind) = (line.left - edges.left, edges.right - line.right);
    before > 2.0 * line.size && (before - behind).abs() < 1.5 * line.size + 0.1 * before
}
