//! What was typed, taken apart: free words, "phrases", -exclusions. Nothing here knows the index.

use std::ops::Range;

use viet::{Break, Kind, Token};

/// Syllables searched; what is typed beyond them is cut.
pub(crate) const MOST_SYLLABLES: usize = 40;

/// Bytes read; more than forty syllables in any script.
const MOST_BYTES: usize = 2_000;

/// A query taken apart.
#[derive(Debug)]
pub(crate) struct Query {
    /// In NFC, without invisible characters, only as far as it is searched.
    pub text: String,
    /// All tokens of the text.
    pub tokens: Vec<Token>,
    /// The role of each token.
    pub roles: Vec<Role>,
    /// Phrases there are.
    pub phrases: usize,
    /// Only its beginning is searched.
    pub cut: bool,
    /// Its last word may go on.
    pub open: bool,
}

/// What a token is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Free,
    /// Part of the nth phrase.
    Phrase(usize),
    /// Part of the nth exclusion.
    Excluded(usize),
}

impl Query {
    /// Takes a query apart. With `typing`, its last word may be unfinished.
    pub(crate) fn parse(typed: &str, typing: bool) -> Self {
        let mut text = viet::clean(typed).trim_start().to_owned();
        let mut cut = text.len() > MOST_BYTES;
        text.truncate(text.floor_char_boundary(MOST_BYTES));
        let mut tokens: Vec<Token> = viet::tokens(&text).collect();
        if let Some(first) = beyond(&tokens) {
            cut = true;
            text.truncate(tokens[first].range.start);
            tokens.truncate(first);
        }
        let text = text.trim_end_matches(|c: char| cut && c.is_whitespace()).to_owned();
        let marked = marked_ranges(&text);
        let roles: Vec<Role> = tokens.iter().map(|token| role(&marked, token)).collect();
        let phrases = marked.iter().filter(|m| matches!(m.1, Role::Phrase(_))).count();
        let last_is_free = roles.last() == Some(&Role::Free);
        let ends_in_word = tokens
            .last()
            .is_some_and(|t| t.range.end == text.len() && matches!(t.kind, Kind::Word | Kind::Number));
        Self { text, tokens, roles, phrases, cut, open: typing && !cut && last_is_free && ends_in_word }
    }

    /// Whether the part at this index stands right after the one before, in the same clause.
    pub(crate) fn follows(&self, index: usize, before: usize) -> bool {
        self.tokens[index].before == Break::None && self.roles[index] == self.roles[before]
    }
}

/// The first token after the last syllable searched. Letters and digits run together count as one: in raw VNI every
/// syllable is such a run.
fn beyond(tokens: &[Token]) -> Option<usize> {
    let (mut count, mut inside) = (0, 0);
    tokens.iter().position(|token| {
        let counts = if token.overlay { token.kind == Kind::Mixed } else { token.range.start >= inside };
        if token.kind == Kind::Mixed {
            inside = token.range.end;
        }
        count += usize::from(counts);
        count > MOST_SYLLABLES
    })
}

fn role(marked: &[(Range<usize>, Role)], token: &Token) -> Role {
    let inside = |range: &Range<usize>| range.start <= token.range.start && token.range.end <= range.end;
    marked.iter().find(|(range, _)| inside(range)).map_or(Role::Free, |(_, role)| *role)
}

/// The stretches in quotes, and those with a hyphen before.
fn marked_ranges(text: &str) -> Vec<(Range<usize>, Role)> {
    let mut found = Vec::new();
    let (mut phrases, mut exclusions) = (0, 0);
    let mut at = 0;
    let mut after_blank = false;
    while let Some(c) = text[at..].chars().next() {
        let next = at + c.len_utf8();
        // At the very beginning a hyphen is the dash of a pasted list; before a figure it is a minus or a range.
        let excludes =
            c == '-' && after_blank && text[next..].starts_with(|c: char| c.is_alphabetic() || is_quote(c));
        if excludes {
            let role = Role::Excluded(exclusions);
            exclusions += 1;
            let (range, end) = match quoted(text, next) {
                Some((range, end)) => (range, end),
                None => {
                    let rest = &text[next..];
                    let end = next + rest.find(char::is_whitespace).unwrap_or(rest.len());
                    (next..end, end)
                }
            };
            found.push((range, role));
            at = end;
            after_blank = false;
            continue;
        }
        if let Some((range, end)) = quoted(text, at) {
            if viet::tokens(&text[range.clone()]).next().is_some() {
                found.push((range, Role::Phrase(phrases)));
                phrases += 1;
            }
            at = end;
            after_blank = false;
            continue;
        }
        after_blank = c.is_whitespace();
        at = next;
    }
    found
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«')
}

/// What stands in quotes that open here, and the end of the closing one. A quote that isn't closed is only a sign.
fn quoted(text: &str, at: usize) -> Option<(Range<usize>, usize)> {
    let open = text[at..].chars().next().filter(|&c| is_quote(c))?;
    let start = at + open.len_utf8();
    let length = text[start..].find(['"', '”', '“', '»'])?;
    let close = text[start + length..].chars().next()?;
    Some((start..start + length, start + length + close.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, expected: &str) {
        let query = Query::parse(typed, true);
        let parts = query.tokens.iter().zip(&query.roles).filter(|(t, _)| !t.overlay);
        let shown: Vec<String> = parts
            .map(|(token, role)| match role {
                Role::Free => token.fold.clone(),
                Role::Phrase(n) => format!("\"{n}{}", token.fold),
                Role::Excluded(n) => format!("-{n}{}", token.fold),
            })
            .collect();
        assert_eq!(shown.join(" "), expected, "{typed}");
    }

    #[test]
    fn phrases_and_exclusions() {
        check("đô thị", "do thi");
        check("“đô thị” xanh \"thông minh\"", "\"0do \"0thi xanh \"1thong \"1minh");
        check("đô thị -xanh", "do thi -0xanh");
        check("đô thị -\"thông minh\" -xanh", "do thi -0thong -0minh -1xanh");
        check("đô thị \"thông minh", "do thi thong minh");
        check("\"\" đô", "do");
        check("- đô thị - xanh", "do thi xanh");
        check("-Nâng cao", "nang cao");
        check("950 -1.000", "950 1000");
        check("06-NQ/TW", "6 nq tw");
        check("CNH-HĐH", "cnh hdh");
    }

    #[test]
    fn long_queries_are_cut_and_short_ones_are_not() {
        let forty = "đô ".repeat(40);
        assert!(!Query::parse(&forty, true).cut);
        let more = Query::parse(&"đô thị ".repeat(1000), true);
        assert!(more.cut && !more.open);
        assert_eq!((more.tokens.len(), more.text.split(' ').count()), (40, 40));
        assert!(Query::parse(&"x".repeat(10_000), true).cut);
        assert!(Query::parse(&"?".repeat(10_000), true).tokens.is_empty());
    }

    #[test]
    fn the_last_word_is_open_until_something_follows() {
        for (typed, open) in
            [("đô th", true), ("đô thị ", false), ("\"đô th\"", false), ("số 06", true), ("a -x", false)]
        {
            assert_eq!(Query::parse(typed, true).open, open, "{typed}");
            assert!(!Query::parse(typed, false).open);
        }
    }
}
