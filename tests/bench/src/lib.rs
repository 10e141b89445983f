//! What the comparisons share.

pub mod collection;
pub mod fts;
pub mod process;
pub mod stats;
