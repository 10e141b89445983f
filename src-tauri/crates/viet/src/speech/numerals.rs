//! Figures as words: 24 is *hai mươi tư*, 1.005 *một nghìn không trăm linh năm*, 2,05 *hai phẩy không năm*.

use crate::scan::digit;

const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
/// Longer figures are no quantity that anybody says: an account, a telephone.
const MOST_DIGITS: usize = 15;
const BILLION: u64 = 1_000_000_000;

/// The words of a whole number.
pub(super) fn cardinal(value: u64) -> String {
    let mut words = Vec::new();
    push_cardinal(value, false, &mut words);
    words.join(" ")
}

/// *nhất*, *tư*, else as it is counted.
pub(super) fn ordinal(value: u64) -> String {
    match value {
        1 => "nhất".to_owned(),
        4 => "tư".to_owned(),
        _ => cardinal(value),
    }
}

/// Each figure by its own name. Whatever isn't a figure is passed over.
pub(super) fn digit_by_digit(written: &str) -> String {
    let named = written.chars().filter_map(digit).filter_map(|d| DIGITS.get(d as usize - '0' as usize));
    named.copied().collect::<Vec<_>>().join(" ")
}

/// A number of a document, or whatever is told by its figures: zeros in front are said.
pub(super) fn numbered(written: &str) -> String {
    if plain(written).starts_with('0') { digit_by_digit(written) } else { whole(written) }
}

/// A written number, with its separators of thousands and its decimals.
pub(super) fn written_number(written: &str) -> String {
    match crate::number::decimal_point(written) {
        Some(at) => {
            let (before, after) = written.split_at(at);
            let sign = if after.starts_with('.') { "chấm" } else { "phẩy" };
            format!("{} {sign} {}", whole(before), decimals(after))
        }
        None => whole(written),
    }
}

fn plain(written: &str) -> String {
    written.chars().filter_map(digit).collect()
}

fn whole(written: &str) -> String {
    let digits = plain(written);
    let value = digits.parse().ok().filter(|_| digits.len() <= MOST_DIGITS);
    // One zero in front is a habit of writing ("05 quan điểm"); two are part of what is meant.
    let counted = value.filter(|_| digits.len() < 3 || !digits.starts_with('0'));
    counted.map_or_else(|| digit_by_digit(&digits), cardinal)
}

fn decimals(written: &str) -> String {
    let digits = plain(written);
    if digits.starts_with('0') || digits.len() > 2 { digit_by_digit(&digits) } else { whole(&digits) }
}

/// `inside`: hundreds and tens are said though they are none, because something greater stands before.
fn push_cardinal(value: u64, inside: bool, words: &mut Vec<&'static str>) {
    if value == 0 && !inside {
        words.push("không");
    }
    let (billions, rest) = (value / BILLION, value % BILLION);
    let mut begun = inside;
    if billions > 0 {
        push_cardinal(billions, begun, words);
        words.push("tỷ");
        begun = true;
    }
    for (group, name) in [(rest / 1_000_000, "triệu"), (rest / 1_000 % 1_000, "nghìn"), (rest % 1_000, "")]
    {
        if group == 0 {
            continue;
        }
        push_group(group, begun, words);
        words.extend((!name.is_empty()).then_some(name));
        begun = true;
    }
}

/// A number below a thousand.
fn push_group(group: u64, inside: bool, words: &mut Vec<&'static str>) {
    let name = |digit: u64| DIGITS.get(usize::try_from(digit).unwrap_or(0)).copied().unwrap_or_default();
    let (hundreds, tens, ones) = (group / 100, group / 10 % 10, group % 10);
    let hundred = hundreds > 0 || inside;
    if hundred {
        words.extend([name(hundreds), "trăm"]);
    }
    match (tens, ones) {
        (0, 0) => {}
        (0, _) if hundred => words.extend(["linh", name(ones)]),
        (0, _) => words.push(name(ones)),
        (1, 5) => words.extend(["mười", "lăm"]),
        (1, 0) => words.push("mười"),
        (1, _) => words.extend(["mười", name(ones)]),
        (_, 0) => words.extend([name(tens), "mươi"]),
        (_, 1) => words.extend([name(tens), "mươi", "mốt"]),
        (_, 4) => words.extend([name(tens), "mươi", "tư"]),
        (_, 5) => words.extend([name(tens), "mươi", "lăm"]),
        _ => words.extend([name(tens), "mươi", name(ones)]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counted() {
        let table: [(u64, &str); 24] = [
            (0, "không"),
            (1, "một"),
            (10, "mười"),
            (11, "mười một"),
            (14, "mười bốn"),
            (15, "mười lăm"),
            (20, "hai mươi"),
            (21, "hai mươi mốt"),
            (24, "hai mươi tư"),
            (45, "bốn mươi lăm"),
            (99, "chín mươi chín"),
            (100, "một trăm"),
            (101, "một trăm linh một"),
            (105, "một trăm linh năm"),
            (110, "một trăm mười"),
            (321, "ba trăm hai mươi mốt"),
            (1_000, "một nghìn"),
            (1_005, "một nghìn không trăm linh năm"),
            (1_200, "một nghìn hai trăm"),
            (2_022, "hai nghìn không trăm hai mươi hai"),
            (10_000, "mười nghìn"),
            (1_000_000, "một triệu"),
            (1_000_005, "một triệu không trăm linh năm"),
            (98_000_000_021, "chín mươi tám tỷ không trăm hai mươi mốt"),
        ];
        for (value, words) in table {
            assert_eq!(cardinal(value), words);
        }
        assert_eq!(cardinal(2_000_000_000_000), "hai nghìn tỷ");
    }

    #[test]
    fn written() {
        let table = [
            ("05", "năm"),
            ("007", "không không bảy"),
            ("1.000", "một nghìn"),
            ("3.321", "ba nghìn ba trăm hai mươi mốt"),
            ("2,5", "hai phẩy năm"),
            ("42,65", "bốn mươi hai phẩy sáu mươi lăm"),
            ("0,05", "không phẩy không năm"),
            ("1,125", "một phẩy một hai năm"),
            ("28.5", "hai mươi tám chấm năm"),
            ("1.234,5", "một nghìn hai trăm ba mươi tư phẩy năm"),
            ("1234567890123456", "một hai ba bốn năm sáu bảy tám chín không một hai ba bốn năm sáu"),
        ];
        for (number, words) in table {
            assert_eq!(written_number(number), words, "{number}");
        }
        assert_eq!(numbered("06"), "không sáu");
        assert_eq!(numbered("224"), "hai trăm hai mươi tư");
    }
}
