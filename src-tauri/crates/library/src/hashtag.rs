//! Tags that a reader typed into a note: `#chi-bo`, `#hạn`. They are the note's own words, so that they are saved, sealed,
//! merged and written out as those are, and there is nothing beside the words that could disagree with them.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;

/// Longest name of a tag, in letters; what is longer is no tag.
const LONGEST: usize = 60;

/// A tag's name as tags are told apart: without its sign, in NFC, in small letters.
fn key(name: &str) -> String {
    name.nfc().collect::<String>().to_lowercase()
}

/// The tag that a reader means who typed this with or without its sign; `None` if no tag has such a name. It begins with
/// a letter and has letters, figures, `-` and `_`; blanks become `-`.
pub fn tag_name(typed: &str) -> Option<String> {
    let typed = typed.trim().trim_start_matches('#');
    let name = typed.split_whitespace().collect::<Vec<_>>().join("-").nfc().collect::<String>();
    let whole = place_at(&format!("#{name}"), 0).is_some_and(|place| place.len() == name.len() + 1);
    whole.then_some(name)
}

/// The tags of a note, each once, as they are told apart, in the order of its words.
pub fn tags(body: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for place in places(body) {
        let name = key(&body[place.start + 1..place.end]);
        if !found.contains(&name) {
            found.push(name);
        }
    }
    found
}

/// A note's words with one tag called otherwise, or with it taken out; `None` if it hasn't that tag.
pub fn retagged(body: &str, from: &str, to: Option<&str>) -> Option<String> {
    let from = key(from);
    let mut changed = String::with_capacity(body.len());
    let mut at = 0;
    let mut known = tags(body).into_iter().any(|tag| to.is_some_and(|to| tag == key(to) && tag != from));
    let mut any = false;
    for place in places(body).filter(|place| key(&body[place.start + 1..place.end]) == from) {
        any = true;
        match to {
            // A note that has both tags keeps the one.
            Some(to) if !known => {
                changed.push_str(&body[at..place.start]);
                changed.push('#');
                changed.push_str(to);
                known = true;
                at = place.end;
            }
            _ => {
                changed.push_str(body[at..place.start].trim_end_matches([' ', '\t']));
                at = place.end;
                // Where it stood first on a line, the blank behind it has nothing to set apart.
                if changed.is_empty() || changed.ends_with('\n') {
                    at += body[at..].len() - body[at..].trim_start_matches(' ').len();
                }
            }
        }
    }
    if !any {
        return None;
    }
    changed.push_str(&body[at..]);
    Some(changed)
}

/// A note's words with a tag behind them, in a line of tags; `None` if it has it already.
pub fn tagged(body: &str, tag: &str) -> Option<String> {
    if tags(body).contains(&key(tag)) {
        return None;
    }
    let body = body.trim_end();
    let last = body.rsplit('\n').next().unwrap_or_default();
    let of_tags = !last.is_empty()
        && last.split_whitespace().all(|word| place_at(word, 0).is_some_and(|it| it.len() == word.len()));
    let between = if body.is_empty() {
        ""
    } else if of_tags {
        " "
    } else {
        "\n"
    };
    Some(format!("{body}{between}#{tag}"))
}

/// Where tags stand, their signs included.
fn places(body: &str) -> impl Iterator<Item = Range<usize>> {
    body.match_indices('#').filter_map(|(at, _)| {
        // "C#" and an address's "#part" are words of their own.
        let before = body[..at].chars().next_back();
        let free = before.is_none_or(|c| c.is_whitespace() || "([{“\"'«,;".contains(c));
        if free { place_at(body, at) } else { None }
    })
}

/// The tag whose sign stands here, if there is one.
fn place_at(body: &str, at: usize) -> Option<Range<usize>> {
    let name = body.get(at..)?.strip_prefix('#')?;
    let part = |c: char| c.is_alphanumeric() || "-_".contains(c) || is_mark(c);
    let end = name.find(|c: char| !part(c)).unwrap_or(name.len());
    let name = name[..end].trim_end_matches(['-', '_']);
    let first = name.chars().next()?;
    (first.is_alphabetic() && name.chars().count() <= LONGEST).then(|| at..at + 1 + name.len())
}

/// Whether it is a mark of a letter before it, as in text that was typed in parts.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use super::{retagged, tag_name, tagged, tags};

    #[test]
    fn what_is_a_tag_and_what_is_not() {
        assert_eq!(tags("Hạn #quý-4, (#Chi_bộ) và #quý-4."), ["quý-4", "chi_bộ"]);
        assert_eq!(tags("#ha\u{323}n"), ["hạn"], "typed in parts");
        assert_eq!(tags("# 3, #1, C#, a#b, ##, #- và x/#y"), Vec::<String>::new());
        assert_eq!(tags(&format!("#{}", "ă".repeat(61))), Vec::<String>::new());
        assert_eq!(tag_name(" #chi bộ 5 ").as_deref(), Some("chi-bộ-5"));
        assert_eq!(tag_name("5"), None);
        assert_eq!(tag_name("a, b"), None);
    }

    #[test]
    fn renamed_merged_and_taken_out() {
        assert_eq!(retagged("Một #hạn, hai #Hạn.", "hạn", Some("quý")).as_deref(), Some("Một #quý, hai."));
        assert_eq!(retagged("Một #hạn #quý", "hạn", Some("quý")).as_deref(), Some("Một #quý"));
        assert_eq!(retagged("#hạn Một", "hạn", None).as_deref(), Some("Một"));
        assert_eq!(retagged("Một\n#hạn", "hạn", None).as_deref(), Some("Một\n"));
        assert_eq!(retagged("Một #hạn-mức", "hạn", None), None);
        assert_eq!(retagged("#hạn", "HẠN", Some("Hạn")).as_deref(), Some("#Hạn"));
    }

    #[test]
    fn tags_gather_in_one_line_behind_the_words() {
        assert_eq!(tagged("", "hạn").as_deref(), Some("#hạn"));
        assert_eq!(tagged("Một câu.", "hạn").as_deref(), Some("Một câu.\n#hạn"));
        assert_eq!(tagged("Một câu.\n#hạn\n", "quý").as_deref(), Some("Một câu.\n#hạn #quý"));
        assert_eq!(tagged("Một #Hạn", "hạn"), None);
    }
}
