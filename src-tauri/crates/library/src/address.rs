//! Addresses: where a provision stands, made of the numbers printed in the text itself.

use std::fmt;

/// "II.3.(4)", or the id of an unnumbered heading. Unique in its document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address(String);

impl Address {
    /// The address of what is numbered `number` under `parent`.
    pub(super) fn under(parent: Option<&Address>, number: &str) -> Self {
        match parent {
            Some(parent) => Self(format!("{parent}.{number}")),
            None => Self(number.to_owned()),
        }
    }

    /// The address of an unnumbered heading.
    pub(super) fn id(id: &str) -> Self {
        Self(id.to_owned())
    }

    /// The `n`th of several with this address.
    pub(super) fn again(&self, n: usize) -> Self {
        Self(format!("{self}~{n}"))
    }

    /// The address itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A number at the head of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Number<'a> {
    /// As it goes into an address: "II", "3", "Đ5".
    pub component: String,
    /// The rest of the text.
    pub rest: &'a str,
}

/// The number that a heading begins with: "II. …", "3. …", "a) …", "1.2. …", "Điều 5. …", "Chương II …".
pub(super) fn heading_number(text: &str) -> Option<Number<'_>> {
    for (word, sign) in [("Điều", "Đ"), ("Chương", "C"), ("Mục", "M"), ("Phần", "P")] {
        let Some(rest) = strip_word(text, word) else { continue };
        let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        let (number, rest) = rest.split_at(end);
        if is_roman(number) || number.starts_with(|c: char| c.is_ascii_digit()) {
            return Some(Number {
                component: format!("{sign}{number}"),
                rest: rest.trim_start_matches(['.', ':']).trim_start(),
            });
        }
    }
    let end = text.find(char::is_whitespace)?;
    let (head, rest) = text.split_at(end);
    let number = head.strip_suffix(['.', ')'])?;
    let mut parts = number.split('.');
    let fits = |part: &str| is_roman(part) || is_arabic(part) || is_letter(part);
    parts.all(fits).then(|| Number { component: number.to_owned(), rest: rest.trim_start() })
}

/// The `(n)` that an item begins with.
pub(super) fn item_number(text: &str) -> Option<Number<'_>> {
    let inner = text.strip_prefix('(')?;
    let (number, rest) = inner.split_once(')')?;
    (is_arabic(number) && rest.starts_with(char::is_whitespace))
        .then(|| Number { component: format!("({number})"), rest: rest.trim_start() })
}

/// The mark that a plain paragraph begins with: "1.", "a)", "-". Lists have theirs from Markdown.
pub(super) fn paragraph_mark(text: &str) -> Option<Number<'_>> {
    let end = text.find(char::is_whitespace)?;
    let (head, rest) = text.split_at(end);
    let fits = match head.strip_suffix(['.', ')']) {
        Some(number) if head.ends_with(')') => is_arabic(number) || is_letter(number),
        Some(number) => is_arabic(number),
        None => matches!(head, "-" | "–" | "+" | "•"),
    };
    fits.then(|| Number { component: head.to_owned(), rest: rest.trim_start() })
}

/// An id for an unnumbered heading without one: its words without marks, joined by hyphens.
pub(super) fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in viet::fold(text).chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        if slug.len() >= 60 {
            break;
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "muc".to_owned() } else { slug.to_owned() }
}

fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let end = text.char_indices().nth(word.chars().count()).map(|(at, _)| at)?;
    let (head, rest) = text.split_at(end);
    let same = head.to_lowercase() == word.to_lowercase();
    (same && rest.starts_with(char::is_whitespace)).then(|| rest.trim_start())
}

fn is_roman(part: &str) -> bool {
    !part.is_empty() && part.chars().all(|c| "IVXLCDM".contains(c))
}

fn is_arabic(part: &str) -> bool {
    (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
}

fn is_letter(part: &str) -> bool {
    let mut chars = part.chars();
    matches!((chars.next(), chars.next()), (Some(c), None) if c.is_ascii_alphabetic() || "đĐ".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, component: Option<&str>, rest: &str) {
        let number = heading_number(text);
        assert_eq!(number.as_ref().map(|n| n.component.as_str()), component, "{text}");
        if let Some(number) = number {
            assert_eq!(number.rest, rest, "{text}");
        }
    }

    #[test]
    fn headings() {
        check("II. NỘI DUNG", Some("II"), "NỘI DUNG");
        check("3. Một số nhiệm vụ", Some("3"), "Một số nhiệm vụ");
        check("a) Về đất đai", Some("a"), "Về đất đai");
        check("1.2. Mục con", Some("1.2"), "Mục con");
        check("Điều 5. Phân loại", Some("Đ5"), "Phân loại");
        check("CHƯƠNG II QUY HOẠCH", Some("CII"), "QUY HOẠCH");
        check("Năm quan điểm chỉ đạo", None, "");
        check("Điều kiện chung", None, "");
        check("2022", None, "");
        check("TP. Hồ Chí Minh", None, "");
    }

    #[test]
    fn items_are_parenthesised_figures() {
        assert_eq!(item_number("(4) Đẩy mạnh").map(|n| n.component), Some("(4)".into()));
        assert_eq!(item_number("(dự kiến vào ngày 17)"), None);
        assert_eq!(item_number("(4)dính"), None);
    }

    #[test]
    fn slugs_are_plain() {
        assert_eq!(slug("Điều gì đến sau?"), "dieu-gi-den-sau");
        assert_eq!(slug("…"), "muc");
    }
}
