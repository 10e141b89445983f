//! What the comparisons share.

pub mod collection;
pub mod stats;
