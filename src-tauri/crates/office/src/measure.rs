//! Lengths as the rules for papers give them, and as Word writes them.

use serde::{Deserialize, Serialize};

/// Millimetres.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Mm(pub f64);

/// Points: a seventy-second of an inch.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Pt(pub f64);

impl Mm {
    /// Twentieths of a point, to the nearest: 20 mm are 1134.
    pub fn twips(self) -> i32 {
        whole(self.0 / 25.4 * 1440.0)
    }
}

impl Pt {
    /// Twentieths of a point, to the nearest.
    pub fn twips(self) -> i32 {
        whole(self.0 * 20.0)
    }

    /// Half-points, in which the size of letters is written.
    pub fn halves(self) -> i32 {
        whole(self.0 * 2.0)
    }
}

/// To the nearest; what is no number is nothing.
#[allow(clippy::cast_possible_truncation, reason = "a float beyond the bounds becomes the bound")]
fn whole(value: f64) -> i32 {
    value.round() as i32
}

#[cfg(test)]
mod tests {
    use super::{Mm, Pt};

    #[test]
    fn words_own_units() {
        assert_eq!(
            [20.0, 30.0, 15.0, 210.0, 297.0].map(|mm| Mm(mm).twips()),
            [1134, 1701, 850, 11906, 16838]
        );
        assert_eq!((Pt(14.0).halves(), Pt(13.5).halves(), Pt(18.0).twips()), (28, 27, 360));
    }
}
