//! Document numbers: `06-NQ/TW`, `148/NQ-CP`, `47/2024/QH15`, and the ways people ask for them.
//!
//! The canonical form joins the parts by hyphens, folded, the number without leading zeros: `6-nq-tw`,
//! `148-nq-cp`, `47-2024-qh15`. People seldom type it whole, so a code also has a [`short`] form (`6-nq`),
//! and [`references`] reads `NQ06`, `nq 06` and *nghị quyết số 06* as that same form.

use std::ops::Range;
use std::sync::LazyLock;

use crate::key::{admits, key};
use crate::normalize::{Spelling, is_capital, is_small};
use crate::scan::{after_space, char_at, continues, digit, digits_end, is_letter, run_end, word_end};
use crate::token::{Break, Kind, Token};

/// A type of document and what it is called.
#[derive(Debug, PartialEq, Eq)]
pub struct DocType {
    /// Its abbreviation, folded: `nq`.
    pub code: &'static str,
    /// Its abbreviation as written: `NQ`.
    pub short: &'static str,
    /// Its names in full.
    pub names: &'static [&'static str],
}

/// The types of documents people refer to by a number.
pub static DOC_TYPES: [DocType; 10] = [
    DocType { code: "nq", short: "NQ", names: &["nghị quyết"] },
    DocType { code: "kl", short: "KL", names: &["kết luận"] },
    DocType { code: "ct", short: "CT", names: &["chỉ thị"] },
    DocType { code: "hd", short: "HD", names: &["hướng dẫn"] },
    DocType { code: "qd", short: "QĐ", names: &["quyết định", "quy định"] },
    DocType { code: "nd", short: "NĐ", names: &["nghị định"] },
    DocType { code: "tb", short: "TB", names: &["thông báo"] },
    DocType { code: "kh", short: "KH", names: &["kế hoạch"] },
    DocType { code: "ctr", short: "CTr", names: &["chương trình"] },
    DocType { code: "tt", short: "TT", names: &["thông tư"] },
];

/// Types that occur in document numbers but aren't asked for by name.
const OTHER_TYPES: [&str; 8] = ["qc", "bc", "cv", "ttr", "bb", "vbhn", "ttlt", "qyd"];

static NAME_KEYS: LazyLock<Vec<(&'static DocType, Vec<String>)>> = LazyLock::new(|| {
    let named = DOC_TYPES.iter().flat_map(|t| t.names.iter().map(move |name| (t, name)));
    named.map(|(t, name)| (t, name.split(' ').map(key).collect())).collect()
});

fn is_type(folded: &str) -> bool {
    OTHER_TYPES.contains(&folded) || DOC_TYPES.iter().any(|t| t.code == folded)
}

fn bases(word: &str) -> String {
    Spelling::of(word).letters.iter().map(|l| l.base).collect()
}

/// Letters and digits there are, the same in NFC and NFD.
fn length(segment: &str) -> usize {
    Spelling::of(segment).letters.len()
}

/// A separator between the parts of a code at `at`: its end, and whether it stands among spaces.
fn separator(text: &str, at: usize) -> Option<(usize, bool)> {
    let sign_at = after_space(text, at);
    let sign = char_at(text, sign_at).filter(|c| matches!(c, '-' | '/' | '–'))?;
    let end = sign_at + sign.len_utf8();
    let after = after_space(text, end);
    Some((after, sign_at > at || after > end))
}

fn is_upper(segment: &str) -> bool {
    segment.chars().any(is_capital) && !segment.chars().any(is_small)
}

/// The end of the document number that begins with a digit at `at`, if one does.
pub(crate) fn code_end(text: &str, at: usize) -> Option<usize> {
    let number_end = digits_end(text, at);
    if number_end - at > 5 {
        return None;
    }
    let (mut head, mut spaced) = separator(text, number_end)?;
    // A year after the number, as state bodies write it: 47/2024/QH15.
    let mut dated = false;
    let year_end = digits_end(text, head);
    if year_end > head {
        let year: u32 = text.get(head..year_end)?.parse().ok()?;
        let (next, next_spaced) = separator(text, year_end)?;
        dated = (1900..2200).contains(&year) && !spaced && !next_spaced;
        head = next;
        if !dated {
            return None;
        }
    }
    let (head_end, known) = segment(text, head)?;
    let written = text.get(head..head_end)?;
    let numbered = written.ends_with(|c| digit(c).is_some());
    let mut end = head_end;
    let mut issuers = 0;
    while issuers < 4
        && let Some((next, next_spaced)) = separator(text, end)
        && let Some((next_end, _)) = segment(text, next)
    {
        let issuer = text.get(next..next_end)?;
        let unaccented = issuer.chars().all(|c| c.is_ascii() || c == 'đ' || c == 'Đ');
        let firm = is_upper(issuer) || issuer == "TTg" || (known && !next_spaced && unaccented);
        if !firm || length(issuer) < 2 {
            break;
        }
        (end, issuers) = (next_end, issuers + 1);
        spaced |= next_spaced;
    }
    let accepted = if dated {
        known || is_upper(written) && length(written) > 1 || numbered && written.is_ascii()
    } else if known {
        !spaced || issuers > 0
    } else {
        is_upper(written) && length(written) > 1 && issuers > 0 && !spaced
    };
    accepted.then_some(end)
}

/// The end of a part in letters, perhaps with digits after (QH15), and whether it is a known type.
fn segment(text: &str, at: usize) -> Option<(usize, bool)> {
    char_at(text, at).filter(|&c| is_letter(c))?;
    let letters_end = word_end(text, at);
    let end = digits_end(text, letters_end);
    if continues(text, end) || length(text.get(at..end)?) > 12 {
        return None;
    }
    Some((end, end == letters_end && is_type(&bases(text.get(at..letters_end)?))))
}

/// The canonical form of a written document number.
///
/// ```
/// use viet::code::canonical;
/// assert_eq!(canonical("06-NQ/TW"), "6-nq-tw");
/// assert_eq!(canonical("28/QĐ-TTg"), "28-qd-ttg");
/// ```
#[must_use]
pub fn canonical(written: &str) -> String {
    let mut out = String::with_capacity(written.len());
    let mut at = 0;
    while let Some(c) = char_at(written, at) {
        if !continues(written, at) {
            at += c.len_utf8();
            continue;
        }
        let end = run_end(written, at);
        let part = bases(written.get(at..end).unwrap_or_default());
        if !out.is_empty() {
            out.push('-');
        }
        let significant = part.trim_start_matches('0');
        out.push_str(if significant.is_empty() { "0" } else { significant });
        at = end.max(at + c.len_utf8());
    }
    out
}

/// The number and type of a canonical code, the way it is mostly asked for: `6-nq-tw` is `6-nq`,
/// `269-2025-nd-cp` is `269-nd`; where only the year tells more, `47-2024-qh15` is `47-2024`.
#[must_use]
pub fn short(canonical: &str) -> Option<String> {
    let mut parts = canonical.split('-');
    let (number, second) = (parts.next()?, parts.next()?);
    let is_year = second.starts_with(|c: char| c.is_ascii_digit());
    let kind = if is_year { parts.next().filter(|p| is_type(p)).unwrap_or(second) } else { second };
    Some(format!("{number}-{kind}"))
}

/// A document asked for by type and number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The type.
    pub doc_type: &'static DocType,
    /// The number, canonical.
    pub number: String,
    /// Which of the given tokens say so.
    pub tokens: Range<usize>,
    /// The bytes of the text they cover.
    pub range: Range<usize>,
}

impl Reference {
    /// The form to look up among the [`short`] forms of codes: `6-nq`.
    #[must_use]
    pub fn term(&self) -> String {
        format!("{}-{}", self.number, self.doc_type.code)
    }
}

/// Every document that a run of tokens names by type and number: `NQ06`, `nq 06`, `06 nq`, *nghị quyết 06*,
/// *nghi quyet so 6*. Marks that were typed must agree with the name; *kế hoạch 5 năm* is a plan of five years.
///
/// ```
/// let tokens: Vec<_> = viet::tokens("nghị quyết số 06").collect();
/// assert_eq!(viet::code::references(&tokens)[0].term(), "6-nq");
/// ```
#[must_use]
pub fn references(tokens: &[Token]) -> Vec<Reference> {
    let parts: Vec<(usize, &Token)> = tokens.iter().enumerate().filter(|(_, t)| !t.overlay).collect();
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(rest) = parts.get(from..).filter(|rest| !rest.is_empty()) {
        let Some((doc_type, number_at, length)) = reference_at(rest) else {
            from += 1;
            continue;
        };
        if let (Some(first), Some(last), Some(number)) =
            (rest.first(), rest.get(length - 1), rest.get(number_at))
        {
            found.push(Reference {
                doc_type,
                number: number.1.key.clone(),
                tokens: first.0..last.0 + 1,
                range: first.1.range.start..last.1.range.end,
            });
        }
        from += length;
    }
    found
}

/// The type, the place of the number and the length of the reference the parts begin with.
fn reference_at(parts: &[(usize, &Token)]) -> Option<(&'static DocType, usize, usize)> {
    let joined = |i: usize| parts.get(i).map(|p| p.1).filter(|t| i == 0 || t.before == Break::None);
    let plain = |t: &&Token| t.kind == Kind::Number && t.key.bytes().all(|b| b.is_ascii_digit());
    let abbreviated = |i: usize| {
        let token = joined(i).filter(|t| t.kind == Kind::Word)?;
        DOC_TYPES.iter().find(|doc_type| doc_type.code == token.fold)
    };
    // In "năm 2022 NQ 06" the year belongs to nothing: a number may stand first only if none stands after.
    let numbered_after = |i: usize| joined(i).is_some_and(|t| plain(&t) || admits(&t.key, "so^'"));
    if let Some(doc_type) = joined(0).filter(plain).and_then(|_| abbreviated(1))
        && !numbered_after(2)
    {
        return Some((doc_type, 0, 2));
    }
    let (doc_type, words) = match abbreviated(0) {
        Some(doc_type) => (doc_type, 1),
        None => NAME_KEYS.iter().find_map(|(doc_type, names)| {
            let named =
                names.iter().enumerate().all(|(i, name)| joined(i).is_some_and(|t| admits(&t.key, name)));
            named.then_some((*doc_type, names.len()))
        })?,
    };
    let said = joined(words).is_some_and(|t| admits(&t.key, "so^'"));
    let at = if said { words + 1 } else { words };
    joined(at).filter(plain)?;
    let after = joined(at + 1).map_or("", |t| t.fold.as_str());
    let counts = matches!(after, "nam" | "thang" | "ngay" | "tuan" | "gio" | "phut" | "%");
    let counts = counts && !said && words > 1 || after == "%";
    (!counts).then_some((doc_type, at, at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokens;

    #[track_caller]
    fn check(written: &str, code: &str, short_form: &str) {
        assert_eq!(code_end(written, 0), Some(written.len()), "{written}");
        assert_eq!(canonical(written), code);
        assert_eq!(short(code).as_deref(), Some(short_form));
    }

    #[test]
    fn codes() {
        check("06-NQ/TW", "6-nq-tw", "6-nq");
        check("06-nq/tw", "6-nq-tw", "6-nq");
        check("6/NQ-TW", "6-nq-tw", "6-nq");
        check("06 - NQ/TW", "6-nq-tw", "6-nq");
        check("06-NQ / TW", "6-nq-tw", "6-nq");
        check("06–NQ/TW", "6-nq-tw", "6-nq");
        check("06-NQ", "6-nq", "6-nq");
        check("148/NQ-CP", "148-nq-cp", "148-nq");
        check("47/2024/QH15", "47-2024-qh15", "47-2024");
        check("47/2024/qh15", "47-2024-qh15", "47-2024");
        check("269/2025/NĐ-CP", "269-2025-nd-cp", "269-nd");
        check("111/2025/UBTVQH15", "111-2025-ubtvqh15", "111-2025");
        check("36-HD/VPTW", "36-hd-vptw", "36-hd");
        check("14/TB-VPCP", "14-tb-vpcp", "14-tb");
        check("891/QĐ-TTg", "891-qd-ttg", "891-qd");
        check("891/qđ-ttg", "891-qd-ttg", "891-qd");
        check("891/QD-TTG", "891-qd-ttg", "891-qd");
        check("22-CTr/TU", "22-ctr-tu", "22-ctr");
        check("01/VBHN-VPQH", "1-vbhn-vpqh", "1-vbhn");
        check("01/2020/TTLT-BYT-BTC", "1-2020-ttlt-byt-btc", "1-ttlt");
        check("12/UBND-VP", "12-ubnd-vp", "12-ubnd");
    }

    #[test]
    fn no_codes() {
        for text in [
            "24/01/2022",
            "60/63 địa phương",
            "2/người",
            "5/tuần",
            "7-10 ngày",
            "950-1.000",
            "1/2022",
            "Covid-19",
            "06",
            "2/2022",
            "4/GIỜ",
            "5 - KH",
            "3-A",
            "2022-2025/năm",
            "100 - NQ",
        ] {
            let at = text.find(|c: char| c.is_ascii_digit()).unwrap();
            assert_eq!(code_end(text, at), None, "{text}");
        }
    }

    #[track_caller]
    fn check_reference(text: &str, expected: &[&str]) {
        let tokens: Vec<Token> = tokens(text).collect();
        let found: Vec<String> = references(&tokens).iter().map(Reference::term).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn references_in_every_dress() {
        for text in [
            "NQ06",
            "nq 06",
            "NQ 6",
            "nq-06",
            "NQ số 06",
            "nghị quyết 06",
            "nghi quyet 6",
            "Nghị quyết số 06",
            "NGHỊ QUYẾT SỐ 06",
            "nghị quyêt so 06",
            "06 nq",
            "06-NQ/TW",
            "Nghị quyết số 06-NQ/TW",
            "nq06",
        ] {
            check_reference(text, &["6-nq"]);
        }
        check_reference("quy dinh 399", &["399-qd"]);
        check_reference("quyết định 28", &["28-qd"]);
        check_reference("QĐ 28", &["28-qd"]);
        check_reference("chương trình 22 và kết luận 224", &["22-ctr", "224-kl"]);
        check_reference("NĐ 269/2025", &["269-nd"]);
        check_reference("năm 2022 NQ 06", &["6-nq"]);
        check_reference("148/NQ-CP", &["148-nq"]);
        check_reference("kế hoạch 5 năm", &[]);
        check_reference("nghỉ quyết 06", &[]);
        check_reference("nghị quyết. 06 mục tiêu", &[]);
        check_reference("nghị quyết", &[]);
        check_reference("HD 45%", &[]);
    }
}
