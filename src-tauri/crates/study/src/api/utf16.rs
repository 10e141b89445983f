//! Byte offsets here, UTF-16 units in JavaScript.

use std::ops::Range;

/// Turns ascending, non-overlapping byte ranges into UTF-16 ranges.
pub(super) fn ranges(text: &str, bytes: &[Range<usize>]) -> Vec<[u32; 2]> {
    let (mut at, mut units) = (0, 0);
    let mut to_units = |byte: usize| {
        units += text.get(at..byte).map_or(0, |between| between.chars().map(char::len_utf16).sum::<usize>());
        at = byte;
        u32::try_from(units).unwrap_or(u32::MAX)
    };
    bytes.iter().map(|range| [to_units(range.start), to_units(range.end)]).collect()
}

/// The byte offset of a UTF-16 offset; `None` beyond the end or inside a surrogate pair.
pub(super) fn to_byte(text: &str, units: u32) -> Option<usize> {
    let mut left = units as usize;
    for (at, c) in text.char_indices() {
        if left == 0 {
            return Some(at);
        }
        left = left.checked_sub(c.len_utf16())?;
    }
    (left == 0).then_some(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        let text = "đô 𝟓 thị";
        let byte = text.find("thị").unwrap();
        let units = ranges(text, &[0..4, byte..text.len()]);
        assert_eq!(units, [[0, 2], [6, 9]]);
        assert_eq!(to_byte(text, 6), Some(byte));
        assert_eq!(to_byte(text, 9), Some(text.len()));
        assert_eq!(to_byte(text, 4), None, "inside a surrogate pair");
        assert_eq!(to_byte(text, 10), None);
    }
}
