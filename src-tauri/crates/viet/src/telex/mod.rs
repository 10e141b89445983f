//! What a raw Telex or VNI word would have been with the input method on: one word at a time, and VNI syllables that
//! stand together without a space.

mod decode;
mod glued;

pub use decode::{Decoded, Method, decode, decode_prefix};
pub use glued::decode_glued;
