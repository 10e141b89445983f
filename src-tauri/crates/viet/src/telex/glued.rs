//! VNI syllables with no space between them.

use std::ops::Range;

use super::decode::{Decoded, decode};

/// The readings of VNI syllables typed without a space (`d9o6thi5` → *đô*, *thị*): one list of readings a
/// syllable, with the bytes of `raw` it stands for. Empty unless there are two syllables or more and a digit
/// ends each of them.
#[must_use]
pub fn decode_glued(raw: &str) -> Vec<(Range<usize>, Vec<Decoded>)> {
    // A syllable may also hold digits inside (d9o6), so a cut is only where a letter follows a digit.
    let mut cuts: Vec<usize> = Vec::new();
    let mut after_digit = false;
    for (at, c) in raw.char_indices() {
        if after_digit && c.is_alphabetic() {
            cuts.push(at);
        }
        after_digit = c.is_ascii_digit();
    }
    if cuts.is_empty() || cuts.len() > 24 || !after_digit {
        return Vec::new();
    }
    cuts.push(raw.len());
    let mut glued = Vec::new();
    let (mut start, mut next) = (0, 0);
    while start < raw.len() {
        // The longest decodable piece wins: d9o6 rather than d9 and o6.
        let found = (next..cuts.len()).rev().find_map(|i| {
            let end = *cuts.get(i)?;
            let readings = decode(raw.get(start..end)?);
            (!readings.is_empty()).then_some((i, end, readings))
        });
        let Some((i, end, readings)) = found else { return Vec::new() };
        glued.push((start..end, readings));
        (start, next) = (end, i + 1);
    }
    if glued.len() > 1 { glued } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glued_vni() {
        let read = |raw| -> Vec<String> {
            decode_glued(raw).into_iter().filter_map(|(_, d)| d.into_iter().next()).map(|d| d.text).collect()
        };
        assert_eq!(read("d9o6thi5"), ["đô", "thị"]);
        assert_eq!(read("be62n2"), [""; 0]);
        assert_eq!(read("thi5"), [""; 0]);
        assert_eq!(read("nq06thi5"), [""; 0]);
    }
}
