//! The sign that a line begins with: "1.", "2.1-", "a)", "đ)", "–", "(4)". Read as it is printed, never counted.

use super::clean::is_blank;
use super::tag::html_tag;

/// A sign at the head of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sign<'a> {
    /// As it is printed.
    pub text: &'a str,
    /// What kind of sign it is: siblings have the same.
    pub family: Family,
    /// Where its words begin. Bytes in the line.
    pub rest: usize,
}

/// Kinds of signs, from the widest to the narrowest: a sign of a narrower kind at the same indent hangs from the one
/// before it, as clauses, points and dashes do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// "II."
    Roman,
    /// "1.", "1a.", "2022."
    Number,
    /// "2.1." and deeper: how many numbers.
    Dotted(u8),
    /// "(4)", "(a)"
    Bracket,
    /// "a)", "đ)"
    Letter,
    /// "-", "–"
    Dash,
    /// "+"
    Plus,
    /// "*", "•" and other pictures
    Bullet,
}

const BULLETS: [char; 20] = [
    '*', '•', '·', '●', '○', '▪', '■', '□', '◦', '◆', '◊', '➢', '➤', '►', '▸', '✓', '✔', '❖', '\u{f0b7}',
    '\u{f0a7}',
];

/// The sign at the head of a line whose blanks are off. Emphasis around a number is looked through, so `**1.** chữ`
/// has one; an escaped sign (`1\.`) is none.
pub fn sign(line: &str) -> Option<Sign<'_>> {
    bullet(line).or_else(|| bracket(line)).or_else(|| number(line))
}

fn bullet(line: &str) -> Option<Sign<'_>> {
    let first = line.chars().next()?;
    let family = match first {
        '-' | '–' | '—' | '−' => Family::Dash,
        '+' => Family::Plus,
        c if BULLETS.contains(&c) => Family::Bullet,
        _ => return None,
    };
    let after = &line[first.len_utf8()..];
    // "-Nội dung" is typed like that; "-5 °C", "+84" and "--" are no signs.
    let glued = after.starts_with(|c: char| c.is_uppercase()) && first != '*' && first != '·';
    // "**–** Giao đất"
    let starred = after.starts_with('*') && first != '*';
    let fits = after.is_empty() || after.starts_with(is_blank) || glued || starred;
    fits.then(|| Sign {
        text: &line[..first.len_utf8()],
        family,
        rest: line.len() - after.trim_start().len(),
    })
}

fn bracket(line: &str) -> Option<Sign<'_>> {
    let inner = line.strip_prefix('(')?;
    let end = inner.find(')').filter(|&end| (1..=6).contains(&end))?;
    let number = &inner[..end];
    let roman = number.chars().all(|c| "ivx".contains(c));
    let after = &line[end + 2..];
    let fits = (is_arabic(number) || is_letter(number) || roman)
        && (after.is_empty() || after.starts_with(is_blank));
    let rest = line.len() - after.trim_start().len();
    fits.then_some(Sign { text: &line[..end + 2], family: Family::Bracket, rest })
}

/// Behind the stroke of "1/ Phạm vi"; "12/ QĐ-UBND" is a document's number.
fn words_behind(stroke: &str) -> bool {
    let word = stroke.split_whitespace().next().unwrap_or_default();
    stroke.starts_with(is_blank) && word.starts_with(char::is_alphabetic) && !word.contains('-')
}

fn number(line: &str) -> Option<Sign<'_>> {
    let end = line.find(|c: char| !c.is_alphanumeric() && c != '.').unwrap_or(line.len());
    let head = &line[..end];
    if head.is_empty() || head.len() > 24 || head.starts_with('.') {
        return None;
    }
    let after = &line[end..];
    // "1.Phạm vi": the sign ends at the point before the first letter of the words.
    if let Some(at) = glued(head) {
        return Some(Sign { text: &line[..at], family: family(line[..at].trim_end_matches('.'))?, rest: at });
    }
    // Recognised by a machine, a sign may have a blank in it: "1 . Phạm vi", "a ) Lập".
    let apart = after.trim_start_matches(' ');
    let gap = after.len() - apart.len();
    let closes_apart = gap > 0
        && apart.starts_with(['.', ')'])
        && apart[1..].starts_with(is_blank)
        && apart[1..].trim_start().starts_with(char::is_uppercase);
    let (body, closing) = match (head.strip_suffix('.'), after.chars().next()) {
        (None, Some(' ')) if closes_apart && head.len() < 4 => (head, gap + 1),
        (None, Some('/')) if words_behind(&after[1..]) => (head, 1),
        (Some(body), _) => {
            let dash = after.starts_with(['-', '–']).then(|| after.chars().next().map_or(0, char::len_utf8));
            (body, dash.unwrap_or(0))
        }
        (None, Some(')')) => (head, 1),
        (None, Some(dash @ ('-' | '–' | '—'))) => (head, dash.len_utf8()),
        (None, _) => return bare(line, head, after),
    };
    let sign_end = end + closing;
    let after = &line[sign_end..];
    let closing = line[..sign_end].chars().next_back()?;
    let family = match closing {
        ')' => family(body).or_else(|| point(body))?,
        _ => family(body)?,
    };
    let fits = match closing {
        ')' => family != Family::Roman || body.len() == 1,
        '.' => true,
        '/' => body.chars().count() <= 2,
        // "5-7 ngày" is a range; "I- Tình hình" is a sign.
        _ => heads_with_dash(family, body),
    };
    let glued = closing == ')' && after.starts_with(char::is_alphabetic);
    let styled = after.starts_with('*') || html_tag(after).is_some();
    let fits = fits && (after.is_empty() || after.starts_with(is_blank) || styled || glued);
    // A point "a." and a name's initial look alike; both are printed as they stand.
    let family = if closing == ')' && body.len() <= 2 && is_letter(body) { Family::Letter } else { family };
    let rest = line.len() - after.trim_start().len();
    fits.then_some(Sign { text: &line[..sign_end], family, rest })
}

/// "2.1 Mục tiêu": numbers without a closing sign, before a capital; "I – Tình hình": a dash of its own.
fn bare<'a>(line: &'a str, head: &'a str, after: &'a str) -> Option<Sign<'a>> {
    let family = family(head)?;
    let words = after.trim_start();
    if words.len() == after.len() {
        return None;
    }
    if let Some(rest) = words.strip_prefix(['-', '–', '—']) {
        let fits = heads_with_dash(family, head);
        let spaced = rest.starts_with(is_blank) && rest.trim_start().starts_with(char::is_uppercase);
        let end = line.len() - rest.len();
        let rest = line.len() - rest.trim_start().len();
        return (fits && spaced).then(|| Sign { text: &line[..end], family, rest });
    }
    let short = head.split('.').all(|part| part.len() <= 2);
    let fits = matches!(family, Family::Dotted(_)) && short && words.starts_with(char::is_uppercase);
    fits.then(|| Sign { text: head, family, rest: line.len() - words.len() })
}

/// Whether a dash may close this number: "I-", "1.1-", "B-".
fn heads_with_dash(family: Family, number: &str) -> bool {
    let capital = family == Family::Letter && number.starts_with(char::is_uppercase);
    capital || matches!(family, Family::Roman | Family::Number | Family::Dotted(_))
}

/// Where a sign ends that the first word is glued to: "1.Phạm vi", "2.1.Mục tiêu".
fn glued(head: &str) -> Option<usize> {
    let at = head.rfind('.')? + 1;
    let (number, word) = head.split_at(at);
    let number = number.trim_end_matches('.');
    let digits = number.split('.').all(|part| part.len() <= 3 && is_arabic(part));
    let mut letters = word.chars();
    let begins =
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase);
    (digits && begins).then_some(at)
}

fn family(number: &str) -> Option<Family> {
    if number.contains('.') {
        let parts = number.split('.').count();
        let fits = number.split('.').enumerate().all(|(at, part)| {
            is_arabic(part) || at == 0 && (is_roman(part) || is_letter(part)) || at > 0 && is_letter(part)
        });
        return fits.then(|| Family::Dotted(u8::try_from(parts).unwrap_or(u8::MAX)));
    }
    if is_roman(number) {
        return Some(Family::Roman);
    }
    if is_letter(number) {
        return Some(Family::Letter);
    }
    // "1a" was put in after "1".
    let digits = number.trim_end_matches(|c: char| c.is_ascii_lowercase() || c == 'đ');
    let fits = is_arabic(digits) && number[digits.len()..].chars().count() <= 1;
    fits.then_some(Family::Number)
}

/// "ii", "a1": signs that only a bracket makes.
fn point(number: &str) -> Option<Family> {
    let roman = number.len() <= 5 && number.chars().all(|c| "ivx".contains(c));
    let digits = number.trim_start_matches(|c: char| !c.is_ascii_digit());
    let letter = digits.len() == 1 && is_letter(&number[..number.len() - 1]);
    (roman || letter).then_some(Family::Letter)
}

pub(super) fn is_roman(part: &str) -> bool {
    !part.is_empty() && part.len() <= 8 && part.chars().all(|c| "IVXLCDM".contains(c))
}

pub(super) fn is_arabic(part: &str) -> bool {
    (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
}

pub(super) fn is_letter(part: &str) -> bool {
    let mut chars = part.chars();
    matches!((chars.next(), chars.next()), (Some(c), None) if c.is_ascii_alphabetic() || "đĐ".contains(c))
}

#[cfg(test)]
mod tests {
    use super::{Family, sign};

    #[track_caller]
    fn check(line: &str, text: &str, family: Family, rest: &str) {
        let found = sign(line).unwrap_or_else(|| panic!("{line} has a sign"));
        assert_eq!((found.text, found.family, &line[found.rest..]), (text, family, rest));
    }

    #[test]
    fn signs_as_they_are_printed() {
        check("5. Trồng cây", "5.", Family::Number, "Trồng cây");
        check("2022. Ban hành", "2022.", Family::Number, "Ban hành");
        check("1a. Bổ sung", "1a.", Family::Number, "Bổ sung");
        check("2.1.\u{a0}Đến năm", "2.1.", Family::Dotted(2), "Đến năm");
        check("1.1- Quan điểm", "1.1-", Family::Dotted(2), "Quan điểm");
        check("I – Tình hình", "I –", Family::Roman, "Tình hình");
        check("II– Mục tiêu", "II–", Family::Roman, "Mục tiêu");
        check("B- Nhiệm vụ", "B-", Family::Letter, "Nhiệm vụ");
        check("đ) Báo cáo", "đ)", Family::Letter, "Báo cáo");
        check("1.1) Đường", "1.1)", Family::Dotted(2), "Đường");
        check("a)Lập", "a)", Family::Letter, "Lập");
        check("c) Cấp phép", "c)", Family::Letter, "Cấp phép");
        check("1.Phạm vi", "1.", Family::Number, "Phạm vi");
        check("1.2 Chỉ tiêu", "1.2", Family::Dotted(2), "Chỉ tiêu");
        check("–\tRà soát", "–", Family::Dash, "Rà soát");
        check("-Công khai", "-", Family::Dash, "Công khai");
        check("+ Giao đất", "+", Family::Plus, "Giao đất");
        check("1 . Phạm vi", "1 .", Family::Number, "Phạm vi");
        check("a ) Lập", "a )", Family::Letter, "Lập");
        check("2/ Hướng dẫn", "2/", Family::Number, "Hướng dẫn");
        check("iii) Kết luận", "iii)", Family::Letter, "Kết luận");
        check("a1) Bổ sung", "a1)", Family::Letter, "Bổ sung");
        check("(4) Đẩy mạnh", "(4)", Family::Bracket, "Đẩy mạnh");
        check("(a) một", "(a)", Family::Bracket, "một");
    }

    #[test]
    fn what_is_no_sign() {
        for line in [
            "1.200 m² đất",
            "1.5 triệu",
            "5-7 ngày",
            "-5 °C",
            "+84 24",
            "TP. Hồ Chí Minh",
            "1\\. chữ",
            "(dự kiến)",
            "2022",
            "Điều 5. Phạm vi",
            "--",
            "06-NQ/TW",
            "24/01/2022",
            "24/ 01/2022",
            "12/ QĐ-UBND",
            "a1. Một",
            "2020 . Sau",
            "1.Năm.000",
        ] {
            assert_eq!(sign(line), None, "{line}");
        }
    }
}
