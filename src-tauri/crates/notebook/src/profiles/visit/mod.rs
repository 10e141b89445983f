//! Notebooks of another computer: found in a folder, opened from a copy out of sight, and taken in.

mod find;
mod guest;

pub use find::{Found, Search};
pub use guest::{Guest, Refusal};
