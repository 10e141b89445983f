//! Queries that read as an address: "II 3 4", "hd ii.3.(4)", "tl quan điểm 2", "II.1, gạch đầu dòng 2".

use std::sync::Arc;

use serde::Serialize;

use super::article;
use super::within::{Within, within};
use library::{BlockKind, Document, Entry, Library};

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct JumpView {
    pub doc: String,
    pub address: String,
    pub block: String,
    /// The margin label of the block: "II.3.(4)", "III.1".
    pub label: String,
    pub title: String,
}

/// Where a query leads, and whether it can mean nothing else.
pub(super) struct Jump {
    pub view: JumpView,
    /// The query is an address, and no words or figures that may be looked for.
    pub only: bool,
}

/// How many of the documents whose texts aren't in memory an address without a document is looked for in.
const NEAR: usize = 16;

/// A block found by an address.
struct Found {
    document: Arc<Document>,
    block: usize,
    only: bool,
}

/// The place that a query names. A document's sign may come first; without one, the document on screen is meant,
/// then any other near that has the address.
pub(super) fn find(library: &Library, query: &str, current: Option<&str>) -> Option<Jump> {
    let on_screen = current.and_then(|id| library.entry(id));
    let all: Vec<&Entry> = on_screen.into_iter().chain(&library.documents).map(|one| &**one).collect();
    let said = within(query).and_then(|Within { section, steps }| {
        all.iter().enumerate().find_map(|(at, entry)| {
            let base = section_of(library, &[entry], &section, Reach { headed: true, near: at < NEAR })?;
            Some(Found { block: inner(&base.document, base.block, &steps)?, only: true, ..base })
        })
    });
    // "II 3 -4" may have been meant for "II 3 4".
    let found = said.or_else(|| section_of(library, &all, query, Reach { headed: false, near: true }))?;
    Some(Jump { view: view(&found.document, found.block)?, only: found.only })
}

/// How far an address without a document may lead.
#[derive(Clone, Copy)]
struct Reach {
    /// Its words may be a heading's, since more was said.
    headed: bool,
    /// Texts may be read for it.
    near: bool,
}

/// The block that a query names without saying where in it.
fn section_of(library: &Library, all: &[&Entry], query: &str, reach: Reach) -> Option<Found> {
    let words = words(query);
    let signs = words.iter().any(|word| is_sign(word) || word.bytes().any(|b| b.is_ascii_digit()));
    let near = all.iter().enumerate().filter(|(at, entry)| {
        entry.is_held() || reach.near && (*at == 0 || *at < NEAR && (signs || reach.headed))
    });
    if let Some(cited) = article::cited(query) {
        let found = |document: Arc<Document>| {
            let block = article::block(&document, &cited)?;
            Some(Found { document, block, only: true })
        };
        if cited.document.is_empty() {
            return near.filter_map(|(_, entry)| entry.read()).find_map(found);
        }
        let named = all.iter().filter(|entry| article::names(&entry.facts.manifest, &cited.document));
        return named.filter_map(|entry| entry.read()).find_map(found);
    }
    let named = words.strip_prefix(&["muc".to_owned()]);
    let wanted = named.filter(|rest| !rest.is_empty()).unwrap_or(&words);
    let (first, rest) = wanted.split_first()?;
    let signed = library.documents.iter().find(|d| {
        d.facts.manifest.short.as_ref().is_some_and(|short| viet::fold(short) == *first) && !rest.is_empty()
    });
    if let Some(entry) = signed {
        let rest = rest.strip_prefix(&["muc".to_owned()]).filter(|rest| !rest.is_empty()).unwrap_or(rest);
        let document = all.iter().find(|one| one.id() == entry.id())?.read()?;
        let block = place(&document, rest, true, reach.headed)?.0;
        return Some(Found { document, block, only: true });
    }
    // A heading's words and a number of its own may be looked for in the text; "II" and "II 3 4" can't be meant so.
    let signs = wanted.iter().all(|word| is_sign(word)) && (wanted.len() > 1 || is_roman(first));
    near.filter_map(|(_, entry)| entry.read()).find_map(|document| {
        let (block, numbered) = place(&document, wanted, false, reach.headed)?;
        Some(Found { document, block, only: numbered && (signs || named.is_some()) })
    })
}

/// A figure, a letter or a Roman number.
fn is_sign(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_digit()) || word.len() == 1 || is_roman(word)
}

fn is_roman(word: &str) -> bool {
    word.chars().all(|c| "ivxlc".contains(c))
}

/// A block below another one by the steps of its label: "II.1", then "–2".
fn inner(document: &Document, block: usize, steps: &[String]) -> Option<usize> {
    let base = &document.blocks[block];
    let wanted = [std::slice::from_ref(&base.label), steps].concat();
    let label =
        wanted.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ");
    let own = &document.provisions[base.provision].blocks;
    own.iter().copied().find(|&at| document.blocks[at].label == label)
}

/// The words of an address: folded, cut at anything that isn't a letter or a figure.
fn words(text: &str) -> Vec<String> {
    let folded = viet::fold(text);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The block, and whether numbers alone led there. `signed`: the document was named, so the id of an unnumbered heading
/// may be meant too; without that, plain words are a search. `headed`: so may its words.
fn place(document: &Document, wanted: &[String], signed: bool, headed: bool) -> Option<(usize, bool)> {
    let provisions = document.provisions.iter().filter(|p| p.level > 1 || p.number.is_some());
    let by_address =
        provisions.clone().find(|p| (signed || p.number.is_some()) && words(p.address.as_str()) == wanted);
    // "quan điểm 2": the heading's words, then an item's number.
    let by_heading = || {
        let (number, heading) = wanted.split_last()?;
        provisions.clone().find(|p| {
            let parent = p.parent.map(|parent| &document.provisions[parent]);
            let number_fits = p.number.as_deref().is_some_and(|n| words(n) == [number.as_str()]);
            let heading_fits = parent.is_some_and(|parent| {
                let (title, id) = (words(&parent.title), words(&parent.id));
                !heading.is_empty() && (id == heading || title.windows(heading.len()).any(|w| w == heading))
            });
            number_fits && heading_fits && heading.iter().all(|word| word.len() > 1)
        })
    };
    let by_words = || {
        let mut found = provisions.clone().filter(|_| headed);
        found.find(|p| !p.is_item && (words(&p.title) == wanted || words(&p.id) == wanted))
    };
    if let Some(provision) = by_address {
        return Some((*provision.blocks.first()?, provision.number.is_some()));
    }
    if let Some(provision) = by_heading().or_else(by_words) {
        return Some((*provision.blocks.first()?, false));
    }
    // A numbered block has no address of its own, but its label reads as one.
    let numbered = |label: &str| label.contains('.') && !label.contains(' ') && words(label) == wanted;
    let block = document.blocks.iter().position(|b| b.kind == BlockKind::Marked && numbered(&b.label))?;
    Some((block, true))
}

/// The first words of a block, none of them cut.
fn beginning(text: &str) -> String {
    const LONGEST: usize = 120;
    let Some((end, _)) = text.char_indices().nth(LONGEST) else { return text.to_owned() };
    let words = text[..end].rfind(char::is_whitespace).unwrap_or(end);
    format!("{}…", text[..words].trim_end())
}

fn view(document: &Document, block: usize) -> Option<JumpView> {
    let found = document.blocks.get(block)?;
    let provision = &document.provisions[found.provision];
    let heads = provision.blocks.first() == Some(&block);
    let title = if heads { provision.title.clone() } else { beginning(&found.inline.text) };
    Some(JumpView {
        doc: document.id().to_string(),
        address: provision.address.as_str().to_owned(),
        block: found.id.to_string(),
        label: found.label.clone(),
        title,
    })
}

#[cfg(test)]
mod tests {
    use super::beginning;

    #[test]
    fn no_word_is_cut() {
        assert_eq!(beginning("Trồng cây"), "Trồng cây");
        let long = "đô thị bền vững ".repeat(20);
        let shown = beginning(&long);
        assert!(shown.ends_with("…") && shown.chars().count() <= 121);
        assert!(long.starts_with(&format!("{} ", shown.trim_end_matches('…'))));
    }
}
