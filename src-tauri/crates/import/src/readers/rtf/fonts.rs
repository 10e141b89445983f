//! The table of fonts: what a byte typed in one of them is.

use std::collections::HashMap;
use std::sync::Arc;

use viet::legacy::{Encoding, decode, windows_1252};

/// The character set of fonts that have pictures in the letters' places.
const SYMBOLS: i32 = 2;
const VIETNAMESE: i32 = 163;

#[derive(Debug, Default)]
struct Font {
    name: String,
    charset: i32,
}

#[derive(Debug, Default)]
pub(super) struct Fonts {
    fonts: HashMap<i32, Font>,
    names: HashMap<i32, Arc<str>>,
}

impl Fonts {
    /// Begins a font; what follows describes it.
    pub(super) fn begin(&mut self, number: i32) {
        self.fonts.insert(number, Font::default());
    }

    pub(super) fn set_charset(&mut self, number: i32, charset: i32) {
        self.fonts.entry(number).or_default().charset = charset;
    }

    pub(super) fn push_name(&mut self, number: i32, byte: u8) {
        self.fonts.entry(number).or_default().name.push(windows_1252(byte));
    }

    pub(super) fn name(&mut self, number: i32) -> Option<Arc<str>> {
        if let Some(name) = self.names.get(&number) {
            return Some(Arc::clone(name));
        }
        let name: Arc<str> = Arc::from(self.fonts.get(&number)?.name.trim_end_matches(';').trim());
        self.names.insert(number, Arc::clone(&name));
        Some(name)
    }

    /// The letter of a byte; the byte itself where the font's name or kind says what it shows.
    pub(super) fn letter(&self, number: i32, byte: u8) -> char {
        let font = self.fonts.get(&number);
        let own = font.is_some_and(|font| font.charset == SYMBOLS || Encoding::of_font(&font.name).is_some());
        match font.map_or(0, |font| font.charset) {
            _ if own || byte < 0x80 => char::from(byte),
            VIETNAMESE => {
                let decoded = decode(&char::from(byte).to_string(), Encoding::Windows1258);
                decoded.text.chars().next().unwrap_or(char::from(byte))
            }
            _ => windows_1252(byte),
        }
    }
}
