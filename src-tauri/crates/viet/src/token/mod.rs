//! The tokenizer: words, numbers and codes of a text, each with its place in the original bytes.
//!
//! Two kinds of tokens come out. **Parts** follow one another and take a position each: words, numbers, `%`.
//! **Overlays** stand just before the parts they cover, in the position of the first: the whole code of
//! `06-NQ/TW`, the range of `1,5–1,9`, the date of `24/01/2022`, the raw word `d9o6`, the other reading of a
//! Roman numeral. Whoever wants plain running text (bigrams, highlights) skips the overlays.

mod figures;
mod kind;
mod reading;
#[cfg(test)]
mod tests;

pub use kind::{Break, Kind, Token};
pub use reading::{Tokens, tokens};
