//! XML as it is written here: in one line, with what comes from outside made safe.

use unicode_normalization::UnicodeNormalization as _;

/// The first line of every part.
pub(crate) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Words as they may stand in a file: in NFC, without what XML has no place for. Tabs and ends of lines stay; what ends
/// a line in another way becomes an end of line.
pub(crate) fn clean(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    let mut letters = text.nfc().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' => {
                letters.next_if_eq(&'\n');
                cleaned.push('\n');
            }
            '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => cleaned.push('\n'),
            '\t' | '\n' => cleaned.push(letter),
            '\u{fffe}' | '\u{ffff}' | '\u{feff}' => {}
            control if control.is_control() => {}
            other => cleaned.push(other),
        }
    }
    cleaned
}

/// Cleaned words on one line, for an attribute or a property.
pub(crate) fn one_line(text: &str) -> String {
    escaped(&clean(text).split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Adds words with the signs of XML's own replaced.
pub(crate) fn escape_into(xml: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            other => xml.push(other),
        }
    }
}

pub(crate) fn escaped(text: &str) -> String {
    let mut xml = String::with_capacity(text.len());
    escape_into(&mut xml, text);
    xml
}

#[cfg(test)]
mod tests {
    use super::{clean, escaped, one_line};

    #[test]
    fn what_xml_has_no_place_for_goes_and_nothing_else() {
        assert_eq!(clean("a\u{0}b\u{1f}c\u{7f}d\u{fffe}e"), "abcde");
        assert_eq!(clean("một\r\nhai\rba\u{2028}bốn\tnăm"), "một\nhai\nba\nbốn\tnăm");
        assert_eq!(clean("tie\u{302}\u{301}ng"), "tiếng");
        assert_eq!(escaped("<a & \"b\">"), "&lt;a &amp; &quot;b&quot;&gt;");
        assert_eq!(one_line(" một\n hai\u{1} & ba "), "một hai &amp; ba");
    }
}
