//! Where words stand one after another.

use tantivy::postings::{Postings, SegmentPostings};
use tantivy::{DocSet, TERMINATED};

/// Steps through the documents where lists of positions follow one another.
#[derive(Default)]
pub(super) struct Matcher {
    starts: Vec<u32>,
    next: Vec<u32>,
    moved: bool,
}

impl Matcher {
    /// The next document and how often the phrase stands there.
    pub(super) fn next(&mut self, lists: &mut [SegmentPostings]) -> Option<(u32, usize)> {
        loop {
            let first = lists.first_mut()?;
            let document =
                if std::mem::replace(&mut self.moved, true) { first.advance() } else { first.doc() };
            let document = align(lists, document)?;
            self.starts.clear();
            for (offset, list) in (0_u32..).zip(lists.iter_mut()) {
                list.positions(&mut self.next);
                if offset == 0 {
                    std::mem::swap(&mut self.starts, &mut self.next);
                } else {
                    let here = &self.next;
                    self.starts.retain(|start| here.binary_search(&(start + offset)).is_ok());
                }
            }
            // A word with two readings stands twice at one position.
            self.starts.dedup();
            if !self.starts.is_empty() {
                return Some((document, self.starts.len()));
            }
        }
    }
}

/// The first document from `target` on that all lists hold.
fn align(lists: &mut [SegmentPostings], mut target: u32) -> Option<u32> {
    loop {
        let mut highest = target;
        for list in lists.iter_mut() {
            if list.doc() < target {
                list.seek(target);
            }
            highest = highest.max(list.doc());
        }
        if highest == TERMINATED {
            return None;
        }
        if highest == target {
            return Some(target);
        }
        target = highest;
    }
}
