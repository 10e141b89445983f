//! Where a block's words name a passage that can be opened.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use library::{Block, DocId, Document, Entry, Library, Mention, Named, Passage, Style, mentions};
use serde::Serialize;

use super::utf16;

/// Words that name a passage of this document or of another one in the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ReferenceView {
    /// In UTF-16 units of the block's text.
    pub start: u32,
    pub end: u32,
    pub doc: String,
    /// The block that the passage begins with.
    pub block: String,
}

/// Looks up what is named in the blocks of one document.
pub(super) struct References<'a> {
    library: &'a Library,
    document: &'a Document,
    /// The documents that can be named by a number.
    numbers: OnceCell<HashMap<String, &'a Entry>>,
    /// Where the labels of this document stand, in small letters.
    labels: OnceCell<HashMap<String, usize>>,
    /// The other documents that were named, with their labels; none: it can't be read.
    others: RefCell<HashMap<DocId, Option<Rc<Labelled>>>>,
}

/// A document and where its labels stand, in small letters.
type Labelled = (Arc<Document>, HashMap<String, usize>);

/// Where a mention leads.
struct Target {
    doc: String,
    block: String,
}

impl<'a> References<'a> {
    pub(super) fn new(library: &'a Library, document: &'a Document) -> Self {
        Self {
            library,
            document,
            numbers: OnceCell::new(),
            labels: OnceCell::new(),
            others: RefCell::default(),
        }
    }

    /// In order, apart from one another, and outside of the links that a file has itself.
    pub(super) fn of(&self, block: &Block) -> Vec<ReferenceView> {
        let text = &block.inline.text;
        let linked = |mention: &Mention| {
            block.inline.spans.iter().any(|span| {
                matches!(span.style, Style::Link { .. } | Style::Code)
                    && span.range.start < mention.range.end
                    && mention.range.start < span.range.end
            })
        };
        let mut found: Vec<(Mention, Target)> = Vec::new();
        for mention in mentions(text) {
            if block.quoted && mention.document == Named::Own || linked(&mention) {
                continue;
            }
            if let Some(target) = self.target(block, &mention) {
                found.push((mention, target));
            }
        }
        let bytes: Vec<_> = found.iter().map(|(mention, _)| mention.range.clone()).collect();
        let view = |([start, end], (_, target)): ([u32; 2], (Mention, Target))| ReferenceView {
            start,
            end,
            doc: target.doc,
            block: target.block,
        };
        utf16::ranges(text, &bytes).into_iter().zip(found).map(view).collect()
    }

    fn target(&self, block: &Block, mention: &Mention) -> Option<Target> {
        let entry = match &mention.document {
            Named::Own => None,
            Named::Number(number) => {
                Some(self.numbers().get(number).copied()?).filter(|entry| entry.id() != self.document.id())
            }
        };
        let target = |document: &Document, index: usize| {
            Some(Target { doc: document.id().to_string(), block: document.blocks.get(index)?.id.to_string() })
        };
        let Some(entry) = entry else {
            let labels = self.labels.get_or_init(|| labels_of(self.document));
            let index = labelled(labels, &candidates(mention.place.as_ref()?, Some(block)))?;
            return target(self.document, index).filter(|target| target.block != block.id.as_str());
        };
        let other = self.other(entry)?;
        let index = match &mention.place {
            None => 0,
            Some(place) => labelled(&other.1, &candidates(place, None))?,
        };
        target(&other.0, index)
    }

    /// Another document and where its labels stand; read once.
    fn other(&self, entry: &Entry) -> Option<Rc<Labelled>> {
        if let Some(known) = self.others.borrow().get(entry.id()) {
            return known.clone();
        }
        let read = entry.read().map(|document| {
            let labels = labels_of(&document);
            Rc::new((document, labels))
        });
        self.others.borrow_mut().insert(entry.id().clone(), read.clone());
        read
    }

    /// A digest is found by the number that its title tells, unless the library has that document itself.
    fn numbers(&self) -> &HashMap<String, &'a Entry> {
        self.numbers.get_or_init(|| {
            let mut numbers = HashMap::new();
            for document in &self.library.documents {
                if let Some(number) = &document.facts.manifest.number {
                    numbers.entry(viet::code::canonical(number)).or_insert(&**document);
                }
            }
            for document in &self.library.documents {
                if document.facts.manifest.kind != library::Kind::Digest {
                    continue;
                }
                let title = viet::tokens(&document.facts.manifest.title);
                for code in title.filter(|token| token.kind == viet::Kind::Code) {
                    numbers.entry(code.key).or_insert(&**document);
                }
            }
            numbers
        })
    }
}

fn labels_of(document: &Document) -> HashMap<String, usize> {
    let mut labels = HashMap::with_capacity(document.blocks.len());
    for (index, block) in document.blocks.iter().enumerate() {
        if !block.label.is_empty() {
            labels.entry(block.label.to_lowercase()).or_insert(index);
        }
    }
    labels
}

fn labelled(labels: &HashMap<String, usize>, wanted: &[String]) -> Option<usize> {
    wanted.iter().find_map(|label| labels.get(label).copied())
}

/// The labels that a place may have, the likeliest first. `from`: the block that names it, for what is counted anew in
/// each part.
fn candidates(place: &Passage, from: Option<&Block>) -> Vec<String> {
    let here = from.map(|block| block.label.to_lowercase()).unwrap_or_default();
    match place {
        Passage::Article { article, inner } => {
            let article = match article {
                Some(number) => format!("đ{number}"),
                // "Điều này": the one around the words.
                None => match here.split(['.', ' ']).next().filter(|own| own.starts_with('đ')) {
                    Some(own) => own.to_owned(),
                    None => return Vec::new(),
                },
            };
            vec![std::iter::once(article).chain(inner.iter().cloned()).collect::<Vec<_>>().join(".")]
        }
        Passage::Section(parts) => {
            let plain = parts.join(".");
            let mut own = vec![plain.clone()];
            if let Some((before, last)) = plain.rsplit_once('.')
                && !last.starts_with('(')
            {
                own.push(format!("{before}.({last})"));
            }
            if parts.first().is_some_and(|first| first.starts_with('c')) {
                own.push(parts.join(".m"));
            }
            // "mục 3" within II.1 is II.3 before it is any other 3, and hardly II.1's own.
            let mut around = here.split(' ').next().unwrap_or_default();
            let mut nearer = Vec::new();
            let relative = plain.starts_with(|c: char| c.is_ascii_digit());
            let within =
                |around: &str| own.iter().map(|label| format!("{around}.{label}")).collect::<Vec<_>>();
            let inside = if relative && !around.is_empty() { within(around) } else { Vec::new() };
            while relative && let Some((outer, _)) = around.rsplit_once('.') {
                around = outer;
                nearer.extend(within(around));
            }
            nearer.extend(own);
            nearer.extend(inside);
            nearer
        }
    }
}
