//! Lines as they were before they were read: whether a line goes on with the one before it, and what it is without
//! the tags that a web page leaves around it.

use std::borrow::Cow;

use super::clean::is_blank;
use super::tag::html_tag;

/// Words that no line ends with that doesn't go on.
const LINKS: [&str; 6] = ["theo", "tại", "và", "hoặc", "của", "với"];

/// Whether a number belongs to the line before it: "… và khoản", "… tại điểm". Not "Quan điểm".
pub(super) fn names_number(line: &str) -> bool {
    let (last, before) = last_words(line);
    matches!(last, "khoản" | "điểm")
        && (LINKS.contains(&before) || before == "các" || before.len() > 1 && before.ends_with(','))
}

/// Whether an article belongs to the line before it: "… theo quy định tại khoản 2", "… thực hiện theo".
pub(super) fn names_article(line: &str) -> bool {
    let (last, before) = last_words(line);
    let last = last.trim_end_matches(',');
    let digits = last.chars().all(|c| c.is_ascii_digit()) && last.len() <= 2;
    let short = !last.is_empty() && (digits || last.chars().count() == 1);
    !before.is_empty() && LINKS.contains(&last)
        || short && matches!(before, "khoản" | "điểm")
        || names_number(line)
}

fn last_words(line: &str) -> (&str, &str) {
    let mut words = line.trim_matches(is_blank).rsplit(is_blank);
    (words.next().unwrap_or_default(), words.next().unwrap_or_default())
}

/// A line without tags; those of bold letters are two stars.
pub(super) fn untagged(line: &str) -> Cow<'_, str> {
    if !line.contains('<') {
        return Cow::Borrowed(line);
    }
    let mut out = String::new();
    let mut at = 0;
    while let Some(open) = line[at..].find('<').map(|found| at + found) {
        out.push_str(&line[at..open]);
        let Some(tag) = html_tag(&line[open..]) else {
            out.push('<');
            at = open + 1;
            continue;
        };
        if tag.is("b") || tag.is("strong") {
            out.push_str("**");
        } else if tag.parts {
            out.push(' ');
        }
        at = open + tag.len;
    }
    out.push_str(&line[at..]);
    Cow::Owned(out)
}

/// A line without the emphasis and the tags at its head: `**1.** chữ` has a number, `* chữ` a bullet.
pub(super) fn unstyled(line: &str) -> &str {
    let mut plain = line;
    loop {
        let after = match html_tag(plain) {
            Some(tag) => plain[tag.len..].trim_start_matches(is_blank),
            None => plain.trim_start_matches('*'),
        };
        if after.len() == plain.len() || after.starts_with(is_blank) || after.is_empty() {
            return plain;
        }
        plain = after;
    }
}

#[cfg(test)]
mod tests {
    use super::{names_article, names_number, untagged};

    #[test]
    fn a_reference_goes_on() {
        for line in ["theo quy định tại khoản 2", "thực hiện theo", "tại điểm a, khoản", "tại điểm đ,"]
        {
            assert!(names_article(line), "{line}");
        }
        for line in ["Điều 1. Phạm vi", "theo", "1. Khoản", "1. Thành phần", "", "Chương II", "2. Hai"]
        {
            assert!(!names_article(line), "{line}");
        }
        assert!(names_number("nêu tại điểm"));
        for line in ["1. Quan điểm", "mở tài khoản", "1. Bãi bỏ khoản 2", "khoản một", "làm theo"]
        {
            assert!(!names_number(line), "{line}");
        }
    }

    #[test]
    fn tags_go_and_bold_stays() {
        assert_eq!(untagged("<a name=\"x\"></a><b>Điều 1.</b> <3%"), "**Điều 1.** <3%");
    }
}
