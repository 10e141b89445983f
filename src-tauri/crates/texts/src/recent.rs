//! The texts that were read last, as long as they aren't too much.

use std::sync::Arc;

use library::Document;
use lru::LruCache;

/// Bytes, as texts are kept; in memory a text is about twice as long.
const MOST: usize = 12 << 20;

/// The texts that were read last, by number.
pub(crate) struct Recent {
    texts: LruCache<i64, (Arc<Document>, usize)>,
    weight: usize,
}

impl Default for Recent {
    fn default() -> Self {
        Self { texts: LruCache::unbounded(), weight: 0 }
    }
}

impl Recent {
    pub(crate) fn get(&mut self, number: i64) -> Option<Arc<Document>> {
        self.texts.get(&number).map(|(text, _)| text.clone())
    }

    /// Takes a text in and lets go of those that nobody has asked for longest. The last one stays, whatever its weight.
    pub(crate) fn put(&mut self, number: i64, text: Arc<Document>, weight: usize) {
        self.weight += weight;
        if let Some((_, before)) = self.texts.put(number, (text, weight)) {
            self.weight -= before;
        }
        while self.weight > MOST
            && self.texts.len() > 1
            && let Some((_, (_, gone))) = self.texts.pop_lru()
        {
            self.weight -= gone;
        }
    }
}
