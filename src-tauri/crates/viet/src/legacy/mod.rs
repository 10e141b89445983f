//! Vietnamese typed for a font of its own, before Unicode: bytes that other fonts show as other Latin letters.
//!
//! Which encoding a text is in is told by its font's name ([`Encoding::of_font`]) or, without one, by its syllables
//! ([`detect`](fn@detect)). [`decode`] then turns it into Unicode. It never drops what has no letter there: that stays as it came,
//! and is counted.

mod detect;
mod encoding;
mod tables;

pub use detect::{Verdict, detect, share};
pub use encoding::{Decoded, Encoding, decode, windows_1252};
