//! The readers' profiles: made, listed, opened, deleted, and those of another computer taken in.

pub(crate) mod all;
mod deleted;
pub(crate) mod visit;
