//! Chance for the stories of two computers, and a place to hang on.

use library::{Anchor, DocId};

/// A generator of our own, so that a seed tells the same story on every computer.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % sides
    }

    pub(super) fn one_of<T: Clone>(&mut self, all: &[T]) -> Option<T> {
        if all.is_empty() { None } else { all.get(self.roll(all.len() as u64) as usize).cloned() }
    }
}

pub(super) fn anchor(block: u64) -> Anchor {
    Anchor {
        doc: DocId::new("van-ban").unwrap(),
        block: format!("I:{block}"),
        start: 0,
        end: 3,
        quote: "chữ".into(),
        prefix: String::new(),
        suffix: String::new(),
        whole_block: false,
    }
}
