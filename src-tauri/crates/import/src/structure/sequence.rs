//! Clauses and points follow each other. Where they don't, that is said; nothing is numbered anew.

use library::print::{Family, sign};

use crate::issue::{Issue, IssueKind};
use crate::tree::{Block, Kind};

/// The order of points: with đ as it is typed, without as Word counts.
const LETTERS: [&str; 2] = ["abcdđeghiklmnopqrstuvxy", "abcdefghijklmnopqrstuvwxyz"];

/// Adds an issue for every clause and point that doesn't follow the one before it.
pub(crate) fn check(blocks: &[Block], issues: &mut Vec<Issue>) {
    let mut article = String::new();
    let mut clause: Option<u32> = None;
    let mut point: Option<String> = None;
    let mut quotes = 0_i32;
    for block in blocks {
        let quoted = quotes > 0;
        let words: String = block.words().collect();
        quotes = (quotes + balance(&words)).max(0);
        if let Kind::Heading(_) = block.kind {
            let number = block.text.text.split(['.', ':']).next().unwrap_or_default();
            article = number.chars().take(40).collect();
            (clause, point) = (None, None);
            // A quotation never reaches over an article that isn't quoted.
            quotes = balance(&words).max(0);
            continue;
        }
        if block.kind != Kind::Marked || quoted || words.starts_with(['“', '"']) {
            continue;
        }
        let line = format!("{} x", block.mark);
        let Some(found) = sign(&line) else { continue };
        let number: String = found.text.chars().filter(|c| c.is_alphanumeric()).collect();
        let mut report = |kind| issues.push(Issue { place: block.place, kind });
        match found.family {
            Family::Number => {
                let Ok(value) = number.parse::<u32>() else { continue };
                let under = article.clone();
                match clause {
                    Some(last) if value == last && value > 1 => {
                        report(IssueKind::Twice { under, sign: block.mark.clone() })
                    }
                    Some(last) if value > last + 1 && value < 1000 => {
                        report(IssueKind::Skipped { under, last: last.to_string(), next: value.to_string() });
                    }
                    _ => {}
                }
                (clause, point) = (Some(value), None);
            }
            Family::Letter if block.mark.ends_with(')') && number.chars().count() == 1 => {
                let under = clause.map_or_else(|| article.clone(), |clause| format!("{article}, {clause}"));
                match &point {
                    Some(last) if *last == number => {
                        report(IssueKind::Twice { under, sign: block.mark.clone() })
                    }
                    Some(last) if number != "a" && !follows(last, &number) => {
                        report(IssueKind::Skipped { under, last: last.clone(), next: number.clone() });
                    }
                    _ => {}
                }
                point = Some(number);
            }
            _ => {}
        }
    }
}

fn follows(last: &str, next: &str) -> bool {
    LETTERS.iter().any(|order| {
        let at = |letter: &str| order.find(letter);
        at(last).zip(at(next)).is_some_and(|(last_at, next_at)| last_at + last.len() == next_at)
    })
}

fn balance(text: &str) -> i32 {
    let count = |sign| i32::try_from(text.matches(sign).count()).unwrap_or(0);
    count('“') - count('”')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::Place;
    use crate::text::Text;

    fn kinds(lines: &[(&str, &str)]) -> Vec<IssueKind> {
        let block = |&(mark, text): &(&str, &str)| {
            let kind = if mark.is_empty() { Kind::Heading(2) } else { Kind::Marked };
            let mut block = Block::new(kind, Text::plain(text), Place::default());
            block.mark = mark.to_owned();
            block
        };
        let blocks: Vec<Block> = lines.iter().map(block).collect();
        let mut issues = Vec::new();
        check(&blocks, &mut issues);
        issues.into_iter().map(|issue| issue.kind).collect()
    }

    #[test]
    fn what_is_missing_or_twice_is_named() {
        let under = "Điều 1".to_owned();
        assert_eq!(
            kinds(&[("", "Điều 1. Một"), ("1.", "a"), ("2.", "b"), ("3.", "c"), ("5.", "d")]),
            [IssueKind::Skipped { under, last: "3".into(), next: "5".into() }]
        );
        let under = "Điều 1, 1".to_owned();
        assert_eq!(
            kinds(&[
                ("", "Điều 1. Một"),
                ("1.", "x"),
                ("a)", "x"),
                ("b)", "x"),
                ("c)", "x"),
                ("c)", "x"),
                ("d)", "x"),
                ("đ)", "x"),
                ("e)", "x")
            ]),
            [IssueKind::Twice { under, sign: "c)".into() }]
        );
        assert_eq!(kinds(&[("", "Điều 1. Một"), ("d)", "x"), ("e)", "x")]), []);
        assert_eq!(kinds(&[("", "Điều 1. Một"), ("1.", "“x"), ("7.", "y”"), ("2.", "z")]), []);
    }
}
