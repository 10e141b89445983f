//! What is too long to be shown as it is: headings are cut at their sentence, paragraphs at a blank.

use super::inline::Gathered;

/// Longer paragraphs are split at a space, so that one bad file can't make the window stutter. Bytes.
pub(super) const LONG_PARAGRAPH: usize = 20_000;

/// No title is longer. Characters.
pub(super) const LONG_TITLE: usize = 290;

/// Splits what is longer than [`LONG_PARAGRAPH`].
pub(super) fn pieces(gathered: Gathered) -> Vec<Gathered> {
    if gathered.inline.text.len() <= LONG_PARAGRAPH {
        return vec![gathered];
    }
    let text = &gathered.inline.text;
    let mut cuts = Vec::new();
    let mut from = 0;
    while text.len() - from > LONG_PARAGRAPH {
        let most = text.floor_char_boundary(from + LONG_PARAGRAPH);
        let cut = text[from..most].rfind(' ').map_or(most, |at| from + at + 1);
        cuts.push(cut);
        from = cut;
    }
    let mut pieces = gathered.split(&cuts);
    for piece in &mut pieces {
        piece.cut(0..piece.inline.text.trim_end().len());
    }
    pieces
}

/// Where a heading's title ends, if it is longer than a title can be. `from`: where its words begin. Bytes.
pub(super) fn title_end(text: &str, from: usize) -> Option<usize> {
    let most = text.char_indices().nth(LONG_TITLE).map(|(at, _)| at)?;
    let head = &text[..most];
    let sentence = head[from.min(most)..].match_indices(['.', ':', ';']).find_map(|(at, sign)| {
        let end = from + at + sign.len();
        text[end..].starts_with(char::is_whitespace).then_some(end)
    });
    sentence.or_else(|| head.rfind(' ').filter(|&at| at > from)).or(Some(most))
}
