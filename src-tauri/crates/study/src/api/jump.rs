//! Queries that read as an address: "II 3 4", "hd ii.3.(4)", "tl quan điểm 2".

use serde::Serialize;

use super::article;
use library::{BlockKind, Document, Library};

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

/// The place that a query names. A document's sign may come first; without one, the document on screen is meant,
/// then any other that has the address.
pub(super) fn find(library: &Library, query: &str, current: Option<&str>) -> Option<JumpView> {
    let on_screen = current.and_then(|id| library.document(id));
    let all = || on_screen.into_iter().chain(&library.documents);
    if let Some(cited) = article::cited(query) {
        let named =
            all().filter(|document| cited.document.is_empty() || article::names(document, &cited.document));
        let found = named
            .clone()
            .find_map(|document| article::block(document, &cited).map(|block| (document, block)));
        return found.and_then(|(document, block)| {
            let provision = &document.provisions[document.blocks[block].provision];
            let title = (provision.blocks.first() == Some(&block)).then_some(provision.title.as_str());
            view(document, block, title)
        });
    }
    let words = words(query);
    let (first, rest) = words.split_first()?;
    let signed = library.documents.iter().find(|d| {
        d.manifest.short.as_ref().is_some_and(|short| viet::fold(short) == *first) && !rest.is_empty()
    });
    if let Some(document) = signed {
        return place(document, rest, true);
    }
    all().find_map(|document| place(document, &words, false))
}

/// The words of an address: folded, cut at anything that isn't a letter or a figure.
fn words(text: &str) -> Vec<String> {
    let folded = viet::fold(text);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// `signed`: the document was named, so the id of an unnumbered heading may be meant too; without that, plain words
/// are a search.
fn place(document: &Document, wanted: &[String], signed: bool) -> Option<JumpView> {
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
    if let Some(provision) = by_address.or_else(by_heading) {
        return view(document, *provision.blocks.first()?, Some(&provision.title));
    }
    // A numbered block has no address of its own, but its label reads as one.
    let numbered = |label: &str| label.contains('.') && !label.contains(' ') && words(label) == wanted;
    let block = document.blocks.iter().position(|b| b.kind == BlockKind::Marked && numbered(&b.label))?;
    view(document, block, None)
}

/// The first words of a block, none of them cut.
fn beginning(text: &str) -> String {
    const LONGEST: usize = 120;
    let Some((end, _)) = text.char_indices().nth(LONGEST) else { return text.to_owned() };
    let words = text[..end].rfind(char::is_whitespace).unwrap_or(end);
    format!("{}…", text[..words].trim_end())
}

fn view(document: &Document, block: usize, title: Option<&str>) -> Option<JumpView> {
    let found = document.blocks.get(block)?;
    let provision = &document.provisions[found.provision];
    let title = title.map_or_else(|| beginning(&found.inline.text), str::to_owned);
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
