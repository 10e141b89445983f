//! Notes that were written on an earlier edition, and where they would hang on the text of today. Nothing is moved here.

use library::compare::{Comparison, compare};
use library::{Anchor, Carried, Document, Place, Spot, carry};
use notebook::Note;

/// A note of an earlier edition.
pub(crate) struct Crossing {
    pub note: Note,
    /// Its places that aren't in the text of today as they were.
    pub places: Vec<Crossed>,
    /// Whether any of its words are others now; `None` if a place has none, so that the note stays where it is.
    pub changed: Option<bool>,
}

/// A place of such a note.
pub(crate) struct Crossed {
    /// Which of the note's anchors it is.
    pub anchor: usize,
    pub old: Spot,
    /// Where it would be.
    pub new: Option<Spot>,
}

impl Crossing {
    /// All of the note's anchors on the text of today; `None` if one has no place there.
    pub(crate) fn anchors(&self, today: &Document) -> Option<Vec<Anchor>> {
        let mut anchors: Vec<Anchor> = self.note.anchors().cloned().collect();
        for place in &self.places {
            let spot = place.new.as_ref()?;
            let anchor = anchors.get_mut(place.anchor)?;
            let block = today.blocks[spot.block].id.as_str();
            let range = (!anchor.whole_block).then(|| spot.range.clone());
            *anchor = Anchor::new(today, block, range)?;
        }
        Some(anchors)
    }
}

/// The notes that hang on `old` and neither on the text of today nor on an edition between.
pub(crate) fn crossings(
    notes: Vec<Note>,
    today: &Document,
    later: &[&Document],
    old: &Document,
) -> Vec<Crossing> {
    let mut hanging = notes.into_iter().filter(|note| hangs_on(note, today, later, old)).peekable();
    if hanging.peek().is_none() {
        return Vec::new();
    }
    let comparison = compare(old, today);
    hanging.map(|note| crossing(note, today, old, &comparison)).collect()
}

/// Whether a note isn't where it was in the text of today, and this is the latest edition that has its words.
pub(crate) fn hangs_on(note: &Note, today: &Document, later: &[&Document], old: &Document) -> bool {
    let away = |document: &Document| note.anchors().filter(|it| !is_exact(it, document)).count();
    let here = away(today);
    here > 0 && away(old) < here && later.iter().all(|document| away(document) >= here)
}

fn is_exact(anchor: &Anchor, document: &Document) -> bool {
    matches!(anchor.find(document), Place::Exact(_))
}

fn crossing(note: Note, today: &Document, old: &Document, comparison: &Comparison) -> Crossing {
    let mut places = Vec::new();
    let mut changed = Some(false);
    for (at, anchor) in note.anchors().enumerate() {
        if is_exact(anchor, today) {
            continue;
        }
        // One that isn't in this edition either is lost, as it was before.
        let Place::Exact(from) = anchor.find(old) else { continue };
        let new = match (carry(comparison, old, today, &from, anchor.whole_block), anchor.find(today)) {
            (Carried::Same(spot), _) => Some(spot),
            // The very words stand in another paragraph than the one that this one became.
            (_, Place::Moved(spot)) if !anchor.whole_block => Some(spot),
            (Carried::Changed(spot), _) => {
                changed = changed.map(|_| true);
                Some(spot)
            }
            (Carried::Gone, _) => {
                changed = None;
                None
            }
        };
        places.push(Crossed { anchor: at, old: from, new });
    }
    Crossing { note, places, changed }
}
