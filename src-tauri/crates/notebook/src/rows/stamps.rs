//! Stamps: which of two computers changed the same thing last. A stamp is the clock's time, or one more than the stamp
//! before where the clock is behind: along one note they only grow, whatever the clocks say.

/// When the parts of a note were last changed: milliseconds since 1970, UTC, and never less than before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamps {
    /// Its words and its pen.
    pub words: i64,
    /// Where it hangs.
    pub place: i64,
    /// Whether it is in the trash.
    pub trash: i64,
}

impl Stamps {
    /// Of a note that is made now.
    pub(crate) fn new(now: i64) -> Self {
        Self { words: now, place: now, trash: now }
    }
}

/// The stamp of a change made now to what had this stamp before.
pub(crate) fn after(now: i64, before: i64) -> i64 {
    now.max(before.saturating_add(1))
}
