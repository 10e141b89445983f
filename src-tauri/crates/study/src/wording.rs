//! The library's words, gathered to be compared with: on a thread of its own when a paper is open, and kept as long as
//! the library stays what it is.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use library::{BlockKind, Library};
use verbatim::{Corpus, Gathering};

/// The words of a library, and where each passage stands.
#[derive(Debug)]
pub(crate) struct Words {
    pub corpus: Corpus,
    /// By a passage's number: the document's place in the library, the block's in the document.
    pub places: Vec<(usize, usize)>,
    pub library: Arc<Library>,
}

/// Gathers the words of the library as it is now.
#[derive(Debug, Default)]
pub(crate) struct Wording {
    ready: Arc<Mutex<Option<Arc<Words>>>>,
    /// The library that is being gathered, or was.
    begun: Option<Arc<Library>>,
}

impl Wording {
    /// The library's words; none while they are being gathered.
    pub(crate) fn words(&mut self, library: &Arc<Library>) -> Option<Arc<Words>> {
        let same = |known: &Arc<Library>| Arc::ptr_eq(known, library);
        if self.begun.as_ref().is_some_and(same) {
            let ready = self.ready.lock().unwrap_or_else(PoisonError::into_inner);
            return ready.as_ref().filter(|words| same(&words.library)).cloned();
        }
        self.begun = Some(library.clone());
        let (ready, library) = (self.ready.clone(), library.clone());
        let gather = move || {
            let words = Arc::new(gathered(&library));
            *ready.lock().unwrap_or_else(PoisonError::into_inner) = Some(words);
        };
        if std::thread::Builder::new().name("wording".into()).spawn(gather).is_err() {
            // Asked again, it is tried again.
            self.begun = None;
        }
        None
    }
}

fn gathered(library: &Arc<Library>) -> Words {
    let mut all = Gathering::default();
    let mut places = Vec::new();
    let mut issuers: HashMap<String, u32> = HashMap::new();
    for (at, entry) in library.documents.iter().enumerate() {
        let Some(document) = entry.read() else { continue };
        let manifest = &document.manifest;
        // Without an issuer a document speaks for itself alone.
        let issuer = manifest.issuer.clone().unwrap_or_else(|| document.id().to_string());
        let next = u32::try_from(issuers.len()).unwrap_or(u32::MAX);
        let issuer = *issuers.entry(issuer.to_lowercase()).or_insert(next);
        let names = [Some(&manifest.title), manifest.short_title.as_ref(), manifest.issuer.as_ref()];
        names.into_iter().flatten().for_each(|name| all.name(name));
        for (index, block) in document.blocks.iter().enumerate() {
            match block.kind {
                BlockKind::Heading(_) => all.name(&block.inline.text),
                BlockKind::Rule => {}
                _ => {
                    let number = u32::try_from(places.len()).unwrap_or(u32::MAX);
                    all.passage(number, issuer, &block.inline.text);
                    places.push((at, index));
                }
            }
        }
    }
    Words { corpus: all.corpus(), places, library: library.clone() }
}
