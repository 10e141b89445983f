//! Characters of fonts that have pictures in the letters' places: bullets, arrows, ticks.

/// Fonts with pictures in the letters' places, by how their names begin.
const FONTS: [&str; 6] = ["wingdings", "webdings", "symbol", "zapf", "monotype sorts", "marlett"];

/// Whether a font has pictures in the letters' places.
pub(crate) fn is_symbols(font: &str) -> bool {
    let font = font.to_ascii_lowercase();
    FONTS.iter().any(|head| font.starts_with(head))
}

/// The character that such a font shows for a code (0x20 to 0xFF, or the same from U+F000 on). `None` where it has none
/// in Unicode that everybody's fonts have.
pub(crate) fn symbol(font: &str, code: u32) -> Option<char> {
    let byte = if code >= 0xf000 { code - 0xf000 } else { code };
    let font = font.to_ascii_lowercase();
    let shown = if font.starts_with("wingdings") {
        match byte {
            0x6c | 0x9f | 0xa1 => '•',
            0x6e | 0xa7 => '▪',
            0x6f | 0xa8 => '□',
            0x71 => '❑',
            0x76 => '❖',
            0xd8 => '➢',
            0xdc | 0xe0 | 0xe8 | 0xf0 => '→',
            0xfb => '✗',
            0xfc => '✓',
            0xfe => '☑',
            0x2a => '✉',
            _ => return None,
        }
    } else if font.starts_with("symbol") || font.is_empty() {
        match byte {
            0xb7 => '•',
            0xa7 => '▪',
            0xa3 => '≤',
            0xb3 => '≥',
            0xb1 => '±',
            0xb0 => '°',
            0xb4 => '×',
            0xb8 => '÷',
            0xb9 => '≠',
            0xbb => '≈',
            0xae => '→',
            0xde => '⇒',
            0x2d => '−',
            0x44 => 'Δ',
            0x53 => 'Σ',
            0xe5 => '∑',
            0x61 => 'α',
            0x62 => 'β',
            0x6d => 'μ',
            0x70 => 'π',
            // Figures and signs stand in Symbol where they stand elsewhere.
            0x20..=0x21 | 0x23 | 0x25..=0x26 | 0x28..=0x2c | 0x2e..=0x3f => char::from_u32(byte)?,
            _ => return None,
        }
    } else {
        return None;
    };
    Some(shown)
}

/// A bullet as a character that the reader knows as a sign. `template`: as it is typed in the font.
pub(crate) fn bullet(font: &str, template: &str) -> String {
    let is_pictures = is_symbols(font) && !font.to_ascii_lowercase().starts_with("symbol");
    let shown = |c: char| match u32::from(c) {
        code @ 0xf000..=0xf0ff => Some(symbol(font, code).unwrap_or('•')),
        code if is_pictures => Some(symbol(font, code).unwrap_or('•')),
        code @ 0x80..=0xff if is_symbols(font) => Some(symbol(font, code).unwrap_or('•')),
        _ => None,
    };
    match template.trim() {
        // Courier New's o is drawn as a ring.
        "o" if !is_pictures => "○".to_owned(),
        template => template.chars().map(|c| shown(c).unwrap_or(c)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::bullet;

    #[test]
    fn bullets_are_signs() {
        for (font, template, shown) in [
            ("Wingdings", "\u{a7}", "▪"),
            ("Wingdings", "\u{f0fc}", "✓"),
            ("Wingdings 2", "J", "•"),
            ("Wingdings", "o", "□"),
            ("Symbol", "\u{b7}", "•"),
            ("Symbol", "\u{f0b7}", "•"),
            ("Symbol", "-", "-"),
            ("Symbol", "1.", "1."),
            ("Courier New", "o", "○"),
            ("", "\u{f0b7}", "•"),
            ("Times New Roman", "–", "–"),
        ] {
            assert_eq!(bullet(font, template), shown, "{font} {template}");
        }
    }
}
