//! What a line of Markdown is by its own signs: a rule, a heading, the definition of an editor's note.

use super::clean::is_blank;
use super::markup::is_label;

/// A line of dashes, stars, underscores or equals signs, whatever stands above it.
#[must_use]
pub fn is_rule(line: &str) -> bool {
    let signs = || line.chars().filter(|&c| !is_blank(c));
    let first = line.chars().next().unwrap_or(' ');
    "-–—_*=".contains(first) && signs().count() >= 3 && signs().all(|c| c == first)
}

/// The level and the words of a Markdown heading. Signs that a blank should follow are taken without one, too.
pub(super) fn heading(line: &str) -> Option<(u8, &str)> {
    let words = line.trim_start_matches('#');
    let level = line.len() - words.len();
    let parted = words.is_empty() || words.starts_with(is_blank);
    let fits = (1..=6).contains(&level)
        && (parted || level > 1 && words.starts_with(|c: char| c.is_alphanumeric() || c == '*'));
    let words = words.trim_matches(is_blank);
    let open = words.trim_end_matches('#');
    let closed = open.len() < words.len() && (open.is_empty() || open.ends_with(is_blank));
    let words = if closed { open.trim_end_matches(is_blank) } else { words };
    fits.then(|| (u8::try_from(level).unwrap_or(6), words))
}

/// A heading's `{#id}`.
pub(super) fn explicit_id(words: &str) -> (&str, Option<&str>) {
    let id = words.strip_suffix('}').and_then(|words| words.rsplit_once("{#"));
    match id {
        Some((words, id)) if !id.is_empty() && !id.contains(|c: char| is_blank(c) || "{}".contains(c)) => {
            (words.trim_end_matches(is_blank), Some(id))
        }
        _ => (words, None),
    }
}

/// The label and the words of a note's definition.
pub(super) fn definition(line: &str) -> Option<(&str, &str)> {
    let inner = line.trim_start_matches(is_blank).strip_prefix("[^")?;
    let (label, words) = inner.split_once("]:")?;
    is_label(label).then(|| (label, words.trim_matches(is_blank)))
}

pub(super) fn unquoted(line: &str) -> &str {
    line.trim_start_matches(|c: char| c == '>' || is_blank(c))
}
