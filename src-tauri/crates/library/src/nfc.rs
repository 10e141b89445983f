//! The form of a text that everything inside works with.

use unicode_normalization::UnicodeNormalization;

/// The same text in NFC.
pub fn nfc(text: &str) -> String {
    text.nfc().collect()
}
