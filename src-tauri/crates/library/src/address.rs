//! Addresses: where a provision stands, made of the numbers printed in the text itself.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::sign::{Family, sign};
use super::structure::head;

/// "II.3.(4)", or the id of an unnumbered heading. Unique in its document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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

/// The number that a heading begins with: "II. …", "1.1- …", "a) …", "Điều 39a. …", "Phần thứ nhất".
pub(super) fn heading_number(text: &str) -> Option<Number<'_>> {
    if let Some(head) = head(text) {
        return Some(Number { component: head.component, rest: head.rest });
    }
    let found = sign(text)?;
    if matches!(found.family, Family::Dash | Family::Plus | Family::Bullet | Family::Bracket) {
        return None;
    }
    let component = found.text.trim_end_matches(|c: char| ".)-–—/".contains(c) || c.is_whitespace());
    Some(Number { component: component.to_owned(), rest: &text[found.rest..] })
}

/// An id for an unnumbered heading without one: its words without marks, joined by hyphens.
pub(super) fn slug(text: &str) -> String {
    let slug = slug_within(text, 60);
    if slug.is_empty() { "muc".to_owned() } else { slug }
}

/// Words without marks, joined by hyphens: small ASCII letters and figures, at most `longest` bytes. Empty where there
/// are none.
#[must_use]
pub fn slug_within(text: &str, longest: usize) -> String {
    let mut slug = String::new();
    for c in viet::fold(text).chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        if slug.len() >= longest {
            break;
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
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
        check("I- TÌNH HÌNH", Some("I"), "TÌNH HÌNH");
        check("II – MỤC TIÊU", Some("II"), "MỤC TIÊU");
        check("1.1- Quan điểm", Some("1.1"), "Quan điểm");
        check("Năm quan điểm chỉ đạo", None, "");
        check("Điều kiện chung", None, "");
        check("2022", None, "");
        check("TP. Hồ Chí Minh", None, "");
    }

    #[test]
    fn slugs_are_plain() {
        assert_eq!(slug("Điều gì đến sau?"), "dieu-gi-den-sau");
        assert_eq!(slug("…"), "muc");
    }
}
