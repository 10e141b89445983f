//! What locks: keys, the words that open them, and how often wrong words may be tried. Key files are read and written
//! here; what they lie beside isn't looked into.

pub(crate) mod attempts;
mod code;
pub(crate) mod keys;
pub(crate) mod secret;
