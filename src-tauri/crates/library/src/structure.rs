//! The words that head the parts of official texts: "Chương II", "Phần thứ nhất", "Điều 39a", "Phụ lục I".

use super::clean::is_blank;
use super::sign::is_roman;

/// A part's kind, from the outermost to the innermost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    /// "Phần thứ nhất", "Phụ lục I"
    Part,
    /// "Chương II"
    Chapter,
    /// "Mục 1"
    Section,
    /// "Tiểu mục 1"
    Subsection,
    /// "Điều 39a"
    Article,
    /// "II. MỤC TIÊU": wherever it stands, in a part or in an article.
    Roman,
}

/// A part's word and number at the head of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head<'a> {
    /// Its kind.
    pub rank: Rank,
    /// As it goes into an address: "Đ39a", "CII", "P1", "PLI".
    pub component: String,
    /// The number, letters aside.
    pub number: u32,
    /// "a" of "39a".
    pub suffix: &'a str,
    /// True if a sign or nothing follows the number; else it may be a sentence that begins so.
    pub closed: bool,
    /// The words after number and sign.
    pub rest: &'a str,
}

const WORDS: [(&str, &str, Rank); 6] = [
    ("tiểu mục", "TM", Rank::Subsection),
    ("phụ lục", "PL", Rank::Part),
    ("điều", "Đ", Rank::Article),
    ("chương", "C", Rank::Chapter),
    ("mục", "M", Rank::Section),
    ("phần", "P", Rank::Part),
];
const ORDINALS: [(&str, u32); 15] = [
    ("mười một", 11),
    ("mười hai", 12),
    ("nhất", 1),
    ("hai", 2),
    ("ba", 3),
    ("tư", 4),
    ("bốn", 4),
    ("năm", 5),
    ("sáu", 6),
    ("bảy", 7),
    ("bẩy", 7),
    ("tám", 8),
    ("chín", 9),
    ("mười", 10),
    ("một", 1),
];

/// The part's head that a text begins with.
pub fn head(text: &str) -> Option<Head<'_>> {
    let (sign, rank, after) = WORDS
        .iter()
        .find_map(|(word, sign, rank)| strip_word(text, word).map(|after| (*sign, *rank, after)))?;
    let spaced = after.starts_with(is_blank);
    let after = after.trim_start();
    let (component, number, suffix, rest) = match strip_word(after, "thứ").filter(|_| spaced) {
        Some(ordinal) => {
            let ordinal = ordinal.trim_start();
            let (number, rest) = ORDINALS.iter().find_map(|(word, number)| {
                strip_word(ordinal, word)
                    .filter(|rest| !rest.starts_with(char::is_alphanumeric))
                    .map(|rest| (*number, rest))
            })?;
            (format!("{sign}{number}"), number, "", rest)
        }
        None => {
            let after = strip_word(after, "số")
                .filter(|rest| rest.starts_with(is_blank))
                .map_or(after, str::trim_start);
            let end = after.find(|c: char| !c.is_alphanumeric()).unwrap_or(after.len());
            let (number, rest) = after.split_at(end);
            let digits = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
            let suffix = &number[digits..];
            if digits > 0 {
                // "Điều15." is a slip of typing; "Mục2020abc" is nothing.
                if digits > 4 || suffix.chars().count() > 1 {
                    return None;
                }
                (format!("{sign}{number}"), number[..digits].parse().ok()?, suffix, rest)
            } else if spaced && is_roman(number) {
                (format!("{sign}{number}"), roman(number), "", rest)
            } else if spaced
                && rank != Rank::Article
                && number.len() == 1
                && number.chars().all(char::is_uppercase)
            {
                (format!("{sign}{number}"), u32::from(number.as_bytes()[0] - b'A') + 1, "", rest)
            } else {
                return None;
            }
        }
    };
    let unsigned = rest.trim_start();
    let closed = unsigned.is_empty() || unsigned.starts_with(['.', ':', '-', '–', '—', '*']);
    let rest = unsigned.trim_start_matches(|c: char| ".:-–—".contains(c) || is_blank(c));
    Some(Head { rank, component, number, suffix, closed, rest })
}

/// The value of a Roman number; 0 for none.
pub fn roman(text: &str) -> u32 {
    let value = |c| match c {
        'I' => 1,
        'V' => 5,
        'X' => 10,
        'L' => 50,
        'C' => 100,
        'D' => 500,
        'M' => 1000,
        _ => 0,
    };
    let mut total = 0;
    let mut last = 0;
    for c in text.chars().rev() {
        let value = value(c);
        if value < last {
            total -= value.min(total);
        } else {
            total += value;
            last = value;
        }
    }
    total
}

/// The text behind this word, whatever its case.
pub(super) fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let end = text.char_indices().nth(word.chars().count()).map_or(text.len(), |(at, _)| at);
    let (head, rest) = text.split_at(end);
    (head.to_lowercase() == word).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::{Rank, head, roman};

    #[track_caller]
    fn check(text: &str, component: &str, rest: &str) {
        let head = head(text).unwrap_or_else(|| panic!("{text} heads a part"));
        assert_eq!((head.component.as_str(), head.rest), (component, rest), "{text}");
    }

    #[test]
    fn parts_of_official_texts() {
        check("Điều 5. Phân loại", "Đ5", "Phân loại");
        check("Điều15.Hiệu lực", "Đ15", "Hiệu lực");
        check("ĐIỀU 39a: Lấy ý kiến", "Đ39a", "Lấy ý kiến");
        check("CHƯƠNG II QUY HOẠCH", "CII", "QUY HOẠCH");
        check("Phần thứ nhất", "P1", "");
        check("PHẦN THỨ HAI: Nội dung", "P2", "Nội dung");
        check("Phần thứ mười một. Kết luận", "P11", "Kết luận");
        check("Tiểu mục 1. Đất", "TM1", "Đất");
        check("Phụ lục số 02 – Biểu", "PL02", "Biểu");
        check("PHỤ LỤC I", "PLI", "");
        assert_eq!(head("Điều 5").map(|head| head.rank), Some(Rank::Article));
    }

    #[test]
    fn words_that_begin_alike() {
        for text in ["Điều kiện chung", "Mục tiêu", "Phần mềm", "Phần thứ", "Mục đích", "Chương trình"]
        {
            assert_eq!(head(text), None, "{text}");
        }
        assert!(head("Điều 5 của Luật này").is_some_and(|head| !head.closed));
    }

    #[test]
    fn roman_numbers() {
        assert_eq!(["I", "IV", "IX", "XIV", "XL"].map(roman), [1, 4, 9, 14, 40]);
    }
}
