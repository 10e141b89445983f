//! Numbers as the texts write them: `05`, `1,5`, `1.000`, `24/01/2022`, XIII.
//!
//! The canonical form has no leading zeros, no thousands separators, a comma before decimals and no zeros
//! after them: `05` is `5`, `1.000` is `1000`, `1,50` is `1,5`.

use crate::key::{admits, key};
use crate::scan::{char_at, continues, digit, digits_end};

/// The canonical form of a written number.
///
/// ```
/// use viet::number::canonical;
/// assert_eq!(canonical("05"), "5");
/// assert_eq!(canonical("1.200"), "1200");
/// assert_eq!(canonical("1,50"), "1,5");
/// ```
#[must_use]
pub fn canonical(written: &str) -> String {
    let mut out = String::with_capacity(written.len());
    write_canonical(written, &mut out);
    out
}

pub(crate) fn write_canonical(written: &str, out: &mut String) {
    let split = decimal_point(written);
    let (whole, fraction) = match split {
        Some(at) => (written.get(..at).unwrap_or_default(), written.get(at + 1..).unwrap_or_default()),
        None => (written, ""),
    };
    let start = out.len();
    for d in whole.chars().filter_map(digit) {
        if out.len() > start || d != '0' {
            out.push(d);
        }
    }
    if out.len() == start {
        out.push('0');
    }
    // Zeros are kept after a dot (section 1.10 isn't 1.1) and among three decimals (1,500 may be thousands).
    let comma = split.is_some_and(|at| written.as_bytes().get(at) == Some(&b','));
    let fraction =
        if comma && fraction.len() != 3 { fraction.trim_end_matches(['0', '０']) } else { fraction };
    if !fraction.is_empty() {
        out.push(',');
        out.extend(fraction.chars().filter_map(digit));
    }
}

/// The canonical form of two written numbers with a dash between.
pub(crate) fn write_range(written: &str, out: &mut String) {
    let first = number_end(written, 0);
    let second = written.get(first..).and_then(|rest| rest.find(|c| digit(c).is_some())).unwrap_or(0);
    write_canonical(written.get(..first).unwrap_or_default(), out);
    out.push_str("..");
    write_canonical(written.get(first + second..).unwrap_or_default(), out);
}

/// Where the decimal comma or dot of a written number stands; dots and commas before thousands aren't one.
pub(crate) fn decimal_point(written: &str) -> Option<usize> {
    let last = written.rfind([',', '.'])?;
    let sign = written.as_bytes().get(last).copied().map(char::from)?;
    let alone = !written.get(..last)?.contains(sign);
    let thousands = match sign {
        '.' => !alone || (written.len() - last == 4 && is_leading_group(written.get(..last)?)),
        _ => !alone,
    };
    (!thousands).then_some(last)
}

/// One to three digits that may stand before a thousands separator.
fn is_leading_group(digits: &str) -> bool {
    (1..=3).contains(&digits.len()) && !digits.starts_with('0')
}

/// The end of the number that begins with a digit at `at`.
pub(crate) fn number_end(text: &str, at: usize) -> usize {
    let whole = digits_end(text, at);
    let group = |sign: char, from: usize| -> Option<usize> {
        let end = digits_end(text, from + 1);
        (char_at(text, from) == Some(sign) && end - from == 4).then_some(end)
    };
    let decimals = |sign: char, from: usize| -> Option<usize> {
        let end = digits_end(text, from + 1);
        // In "1,2,3" and "1.2.3" the signs separate items.
        let listed = char_at(text, end) == Some(sign) && char_at(text, end + 1).and_then(digit).is_some();
        (char_at(text, from) == Some(sign) && end > from + 1 && !listed).then_some(end)
    };
    let groups = |sign: char| {
        let (mut end, mut count) = (whole, 0);
        while let Some(next) = group(sign, end) {
            (end, count) = (next, count + 1);
        }
        (end, count)
    };
    let leading = text.get(at..whole).is_some_and(is_leading_group);
    let (dotted, dots) = groups('.');
    if leading && dots > 0 {
        // Digits after one more dot mean that it wasn't thousands after all: 13.123.45.
        return if char_at(text, dotted) == Some('.') && char_at(text, dotted + 1).and_then(digit).is_some() {
            whole
        } else {
            decimals(',', dotted).unwrap_or(dotted)
        };
    }
    let (commas, count) = groups(',');
    if leading
        && count > 1
        && !(char_at(text, commas) == Some(',') && char_at(text, commas + 1).and_then(digit).is_some())
    {
        return commas;
    }
    decimals(',', whole).or_else(|| decimals('.', whole)).unwrap_or(whole)
}

/// A date that begins at `at`: its end and the ranges of its three numbers, day first or year first.
pub(crate) fn date(text: &str, at: usize) -> Option<(usize, [std::ops::Range<usize>; 3])> {
    let first = digits_end(text, at);
    let sign = char_at(text, first).filter(|c| matches!(c, '/' | '-' | '.'))?;
    let second = digits_end(text, first + 1);
    if char_at(text, second) != Some(sign) {
        return None;
    }
    let third = digits_end(text, second + 1);
    let more = char_at(text, third) == Some(sign) && continues(text, third + 1);
    let ranges = [at..first, first + 1..second, second + 1..third];
    let read = |i: usize| ranges.get(i).and_then(|r| text.get(r.clone()));
    let known = !more && !continues(text, third) && iso(read(0)?, read(1)?, read(2)?).is_some();
    known.then_some((third, ranges))
}

fn iso(a: &str, b: &str, c: &str) -> Option<String> {
    let (day, year) = if a.len() == 4 { (c, a) } else { (a, c) };
    let within = |part: &str, most: u32| {
        let value: u32 = part.parse().ok()?;
        (part.len() <= 2 && (1..=most).contains(&value)).then_some(value)
    };
    let (day, month) = (within(day, 31)?, within(b, 12)?);
    let year: u32 = (year.len() == 4).then(|| year.parse().ok())??;
    (year >= 1000).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// A date as `2022-01-24`, from `24/01/2022`, `24-1-2022`, `24.01.2022` or `2022-01-24`; none if no such day.
#[must_use]
pub fn canonical_date(written: &str) -> Option<String> {
    let mut parts = written.split(['/', '-', '.']);
    let date = iso(parts.next()?, parts.next()?, parts.next()?)?;
    parts.next().is_none().then_some(date)
}

/// The value of a canonical number.
#[must_use]
pub fn value(canonical: &str) -> Option<f64> {
    canonical.replace(',', ".").parse().ok()
}

/// The two ends of a range token's key: `1,5..1,9` is 1.5 and 1.9.
#[must_use]
pub fn ends(range_key: &str) -> Option<(f64, f64)> {
    let (low, high) = range_key.split_once("..")?;
    Some((value(low)?, value(high)?))
}

/// The value of a Roman numeral of I, V and X (1 to 39) in upper or lower case; none unless well formed.
///
/// ```
/// assert_eq!(viet::number::roman("XIII"), Some(13));
/// assert_eq!(viet::number::roman("iix"), None);
/// ```
#[must_use]
pub fn roman(numeral: &str) -> Option<u32> {
    let digit = |c: u8| match c.to_ascii_lowercase() {
        b'i' => Some(1),
        b'v' => Some(5),
        b'x' => Some(10),
        _ => None,
    };
    if numeral.is_empty() || numeral.len() > 7 {
        return None;
    }
    let mut value = 0;
    let bytes = numeral.as_bytes();
    for (i, &c) in bytes.iter().enumerate() {
        let here = digit(c)?;
        let next = bytes.get(i + 1).and_then(|&c| digit(c)).unwrap_or(0);
        value = if here < next { value - here } else { value + here };
    }
    let value = u32::try_from(value).ok()?;
    let units = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    let canonical = "x".repeat(value as usize / 10) + units.get(value as usize % 10)?;
    ((1..40).contains(&value) && canonical.eq_ignore_ascii_case(numeral)).then_some(value)
}

/// The number a syllable may name, from một to mười; marks not typed are free (`nam` may be năm).
/// The syllable may mean something else: whether it is a number is for the caller to decide.
#[must_use]
pub fn number_word(syllable: &str) -> Option<u32> {
    const WORDS: [(&str, u32); 11] = [
        ("mo^t.", 1),
        ("hai", 2),
        ("ba", 3),
        ("bo^n'", 4),
        ("tu+", 4),
        ("na(m", 5),
        ("sau'", 6),
        ("bay?", 7),
        ("tam'", 8),
        ("chin'", 9),
        ("mu+o+i`", 10),
    ];
    let typed = key(syllable);
    WORDS.iter().find(|(full, _)| admits(&typed, full)).map(|&(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, written: &str, expected: &str) {
        assert_eq!(&text[..number_end(text, 0)], written, "{text}");
        assert_eq!(canonical(written), expected);
    }

    #[test]
    fn numbers() {
        check("05", "05", "5");
        check("5", "5", "5");
        check("0", "0", "0");
        check("000", "000", "0");
        check("1,5", "1,5", "1,5");
        check("1,50", "1,50", "1,5");
        check("2,0%", "2,0", "2");
        check("0,5", "0,5", "0,5");
        check("1.000", "1.000", "1000");
        check("1.200.", "1.200", "1200");
        check("500.000.000 đồng", "500.000.000", "500000000");
        check("1.234,5", "1.234,5", "1234,5");
        check("1,000,000", "1,000,000", "1000000");
        check("1,500", "1,500", "1,500");
        check("0.125", "0.125", "0,125");
        check("1.9%", "1.9", "1,9");
        check("1.10", "1.10", "1,10");
        check("1. Mục", "1", "1");
        check("1,2,3", "1", "1");
        check("1.2.3", "1", "1");
        check("30,5%", "30,5", "30,5");
        check("2022.", "2022", "2022");
        check("０５", "０５", "5");
        check("5, 6", "5", "5");
        check("12345.678", "12345.678", "12345,678");
    }

    #[test]
    fn dates() {
        for (written, expected) in [
            ("24/01/2022", Some("2022-01-24")),
            ("24/1/2022", Some("2022-01-24")),
            ("24-01-2022", Some("2022-01-24")),
            ("24.01.2022", Some("2022-01-24")),
            ("2022-01-24", Some("2022-01-24")),
            ("24/13/2022", None),
            ("32/01/2022", None),
            ("2/2022", None),
            ("24/01/22", None),
        ] {
            assert_eq!(canonical_date(written).as_deref(), expected, "{written}");
            assert_eq!(date(written, 0).is_some(), expected.is_some(), "{written}");
        }
    }

    #[test]
    fn roman_numerals() {
        for (numeral, expected) in [
            ("I", Some(1)),
            ("II", Some(2)),
            ("iv", Some(4)),
            ("IX", Some(9)),
            ("XIII", Some(13)),
            ("xiv", Some(14)),
            ("XXI", Some(21)),
            ("XXXIX", Some(39)),
            ("IIII", None),
            ("VX", None),
            ("IIX", None),
            ("C", None),
            ("MIX", None),
            ("", None),
        ] {
            assert_eq!(roman(numeral), expected, "{numeral}");
        }
    }

    #[test]
    fn number_words() {
        for (word, expected) in [
            ("một", Some(1)),
            ("mot", Some(1)),
            ("bốn", Some(4)),
            ("tư", Some(4)),
            ("năm", Some(5)),
            ("nam", Some(5)),
            ("nám", None),
            ("sáu", Some(6)),
            ("bảy", Some(7)),
            ("bay", Some(7)),
            ("mười", Some(10)),
            ("sau", Some(6)),
            ("mốt", None),
            ("quy", None),
        ] {
            assert_eq!(number_word(word), expected, "{word}");
        }
    }

    #[test]
    fn range_ends() {
        assert_eq!(ends("1,5..1,9"), Some((1.5, 1.9)));
        assert_eq!(ends("950..1000"), Some((950.0, 1000.0)));
        assert_eq!(ends("950"), None);
    }
}
