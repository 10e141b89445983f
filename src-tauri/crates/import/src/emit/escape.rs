//! How a block is written so that it reads as what it is: a paragraph that begins like an item is none.

use library::print::{head, sign};

use super::inline::{plain, styled};
use crate::text::Text;

/// With how much care a block is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Care {
    /// With its emphasis, escapes where the reader's rules ask for them.
    Styled,
    /// The same without emphasis.
    Plain,
    /// Every sign of ASCII's escaped, the first character by its number: nothing can be taken for anything.
    Full,
}

impl Care {
    /// More of it; false if there is none.
    pub(super) fn more(&mut self) -> bool {
        let more = match self {
            Self::Styled => Self::Plain,
            Self::Plain => Self::Full,
            Self::Full => return false,
        };
        *self = more;
        true
    }
}

pub(super) fn heading(text: &Text, care: Care) -> String {
    plain(&text.text, false, care == Care::Full)
}

pub(super) fn marked(text: &Text, care: Care) -> String {
    match care {
        Care::Styled => styled(text, false),
        Care::Plain => plain(&text.text, false, false),
        Care::Full => full(&text.text),
    }
}

pub(super) fn paragraph(text: &Text, care: Care) -> String {
    let written = match care {
        Care::Styled => styled(text, false),
        Care::Plain => plain(&text.text, false, false),
        Care::Full => return full(&text.text),
    };
    let stars = written.len() - written.trim_start_matches('*').len();
    let (stars, words) = written.split_at(stars);
    format!("{stars}{}", unsigned(words))
}

pub(super) fn row(cells: &[Text], care: Care) -> String {
    let mut out = String::from("|");
    for cell in cells {
        let cell = match care {
            Care::Styled => styled(cell, true),
            Care::Plain => plain(&cell.text, true, false),
            Care::Full => plain(&cell.text, true, true),
        };
        out.push(' ');
        out.push_str(&cell);
        out.push_str(" |");
    }
    out
}

/// The first character by its number, all signs behind strokes.
fn full(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => format!("&#{};{}", u32::from(first), plain(chars.as_str(), false, true)),
        None => String::new(),
    }
}

/// A paragraph's words so that no sign, no part's head and nothing of Markdown's is seen at their beginning.
fn unsigned(words: &str) -> String {
    let number = sign(words).map(|sign| sign.text.len()).or_else(|| {
        let head = head(words)?;
        let number = words[..words.len() - head.rest.len()].trim_end();
        Some(number.len())
    });
    if let Some(end) = number {
        // The sign that closes the number, or opens it.
        let signs = |c: char| c.is_ascii_punctuation() && !"*\\".contains(c);
        return match words[..end].rfind(signs) {
            Some(at) => format!("{}\\{}", &words[..at], &words[at..]),
            None => by_number(words),
        };
    }
    match words.chars().next() {
        Some('#' | '>' | '+' | '-' | '=' | '~' | '|') => format!("\\{words}"),
        Some(_) | None => words.to_owned(),
    }
}

/// The first character by its number.
fn by_number(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|first| format!("&#{};{}", u32::from(first), chars.as_str())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_like_an_item_is_none() {
        for (text, written) in [
            ("1. Một", "1\\. Một"),
            ("a) Một", "a\\) Một"),
            ("(1) Một", "(1\\) Một"),
            ("- Một", "\\- Một"),
            ("– Một", "&#8211; Một"),
            ("Điều 12. Quoted", "Điều 12\\. Quoted"),
            ("Chương II", "&#67;hương II"),
            ("# x", "\\# x"),
            ("5 * 3 [a] <b> &amp;", "5 \\* 3 \\[a] \\<b> \\&amp;"),
        ] {
            assert_eq!(paragraph(&Text::plain(text), Care::Styled), written);
        }
    }
}
