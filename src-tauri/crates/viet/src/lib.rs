//! Vietnamese text for searching: what two writings of one word have in common.
//!
//! The promise is *gõ sao cũng ra*: with marks, without, half, in NFC or NFD, the tone placed old or new, raw
//! Telex or VNI, an abbreviation, a document number. This crate makes all of those comparable and leaves
//! indexing and ranking to others. It is pure: no files, no index, no state. It isn't a dictionary: of a word it
//! knows how it is written, not what it means, nor whether it exists.
//!
//! Its main types are [`Token`], with its [`Kind`] and the [`Break`] before it; [`Letter`], one letter without its
//! tone; and [`Abbreviations`], a set of them to look up.
//!
//! - [`tokens`] cuts a text into words, numbers and codes, offsets always into the original bytes, and tells
//!   where sentences end. Each token has a **key** and a **fold**.
//! - [`key`](mod@key) is the word itself: letters, shapes, tone. *hoà* = *hòa*, *kĩ* = *kỹ*, *dương* ≠ *đường*.
//!   [`key::admits`] tells whether a half-marked word may mean another.
//! - [`fold`](mod@fold) is the word without its marks, `đ` included.
//! - [`telex`] reads what was typed with the input method off; [`syllable`] tells what can be a syllable.
//! - [`number`] and [`code`] give `05`, XIII, `1.000` and `06-NQ/TW` one form each, and read `nq 06`.
//! - [`legacy`] reads what was typed for a font of its own: TCVN3, VNI, VPS, VISCII, windows-1258.
//! - [`abbreviation`] knows UBND and learns what a text introduces.
//! - [`speech`] writes a text as it is read aloud.
//!
//! ```
//! use viet::{fold, key, telex, tokens};
//!
//! let words: Vec<_> = tokens("Đô thị hoá đến năm 2030 (06-NQ/TW).").filter(|t| !t.overlay).collect();
//! assert_eq!(words[2].key, key("hóa"));
//! assert_eq!(words[0].fold, fold("do"));
//! assert_eq!(telex::decode("ddoo")[0].key, words[0].key);
//! assert_eq!(tokens("nq06 06-NQ/TW").filter(|t| t.overlay).map(|t| t.key).collect::<Vec<_>>(), ["nq06", "6-nq-tw"]);
//! ```

pub mod abbreviation;
pub mod code;
pub mod fold;
mod i_or_y;
pub mod key;
pub mod legacy;
pub mod normalize;
pub mod number;
mod scan;
pub mod speech;
pub mod syllable;
pub mod telex;
pub mod token;

pub use abbreviation::{Abbreviation, Abbreviations};
pub use fold::fold;
pub use key::key;
pub use normalize::{Letter, Shape, Tone, clean, plain};
pub use token::{Break, Kind, Token, Tokens, tokens};

#[cfg(test)]
mod promises;
#[cfg(test)]
mod properties;
