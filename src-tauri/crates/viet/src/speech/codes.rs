//! Documents' numbers as they are read out: `06-NQ/TW` is *số không sáu, nghị quyết Trung ương*.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::numerals::{numbered, written_number};
use crate::abbreviation::Abbreviations;
use crate::code::DOC_TYPES;
use crate::fold::fold;
use crate::normalize::{Spelling, is_capital};
use crate::scan::{char_at, continues, digits_end, run_end, word_end};

/// Types of documents that are read but not asked for by name.
const OTHER_TYPES: [(&str, &str); 8] = [
    ("qc", "quy chế"),
    ("bc", "báo cáo"),
    ("cv", "công văn"),
    ("ttr", "tờ trình"),
    ("bb", "biên bản"),
    ("vbhn", "văn bản hợp nhất"),
    ("ttlt", "thông tư liên tịch"),
    ("qyd", "quy định"),
];

/// Who signs, where it isn't among the abbreviations that the search knows.
const ISSUERS: [(&str, &str); 22] = [
    ("BTC", "Bộ Tài chính"),
    ("BTP", "Bộ Tư pháp"),
    ("BNV", "Bộ Nội vụ"),
    ("BYT", "Bộ Y tế"),
    ("BCA", "Bộ Công an"),
    ("BQP", "Bộ Quốc phòng"),
    ("BNG", "Bộ Ngoại giao"),
    ("BCT", "Bộ Công Thương"),
    ("BGDĐT", "Bộ Giáo dục và Đào tạo"),
    ("BGTVT", "Bộ Giao thông vận tải"),
    ("BKHĐT", "Bộ Kế hoạch và Đầu tư"),
    ("BKHCN", "Bộ Khoa học và Công nghệ"),
    ("BTNMT", "Bộ Tài nguyên và Môi trường"),
    ("BNNMT", "Bộ Nông nghiệp và Môi trường"),
    ("BNNPTNT", "Bộ Nông nghiệp và Phát triển nông thôn"),
    ("BLĐTBXH", "Bộ Lao động, Thương binh và Xã hội"),
    ("BTTTT", "Bộ Thông tin và Truyền thông"),
    ("BVHTTDL", "Bộ Văn hóa, Thể thao và Du lịch"),
    ("TTCP", "Thanh tra Chính phủ"),
    ("NHNN", "Ngân hàng Nhà nước"),
    ("TANDTC", "Tòa án nhân dân tối cao"),
    ("VKSNDTC", "Viện kiểm sát nhân dân tối cao"),
];

/// Read out though their letters aren't the first ones of the words.
const NO_INITIALS: [&str; 2] = ["TW", "TTg"];

/// The long forms of what has one only.
static BASE: LazyLock<HashMap<String, Option<String>>> = LazyLock::new(|| {
    let mut found: HashMap<String, Option<String>> = HashMap::new();
    for pair in Abbreviations::base().iter() {
        let long = pair.long.clone();
        found.entry(pair.short.clone()).and_modify(|known| *known = None).or_insert(Some(long));
    }
    found
});

/// A document's number in words. `before` is the text in front of it: it tells a decision from a regulation, and whether
/// "số" has been said.
pub(super) fn spoken_code(code: &str, before: &str) -> String {
    let number_end = digits_end(code, 0);
    let mut words = numbered(code.get(..number_end).unwrap_or_default());
    if !fold(last_word(before)).eq("so") {
        words.insert_str(0, "số ");
    }
    let mut rest: Vec<&str> = parts(code, number_end).collect();
    if let Some(year) = rest.first().filter(|part| part.starts_with(|c: char| c.is_ascii_digit())) {
        words.push_str(" năm ");
        words.push_str(&written_number(year));
        rest.remove(0);
    }
    let named = rest.iter().enumerate().map(|(at, part)| {
        let kind = (at == 0).then(|| kind_of(part, before)).flatten();
        kind.map(str::to_owned).or_else(|| issuer(part)).unwrap_or_else(|| spelled(part))
    });
    words.push_str(", ");
    words.push_str(&named.collect::<Vec<_>>().join(" "));
    words
}

/// The letters and figures between the separators.
fn parts(code: &str, from: usize) -> impl Iterator<Item = &str> {
    let mut at = from;
    std::iter::from_fn(move || {
        while let Some(c) = char_at(code, at).filter(|_| !continues(code, at)) {
            at += c.len_utf8();
        }
        let start = at;
        at = run_end(code, at);
        code.get(start..at).filter(|part| !part.is_empty())
    })
}

fn kind_of(part: &str, before: &str) -> Option<&'static str> {
    let folded = fold(part);
    if let Some(known) = DOC_TYPES.iter().find(|one| one.code == folded) {
        // QĐ is a decision or a regulation; the words just before mostly say which.
        let near = nearest(before, 40).to_lowercase();
        let said = known.names.iter().max_by_key(|name| near.rfind(**name));
        let said = said.filter(|name| near.contains(**name));
        return said.or_else(|| known.names.first()).copied();
    }
    OTHER_TYPES.iter().find(|(code, _)| *code == folded).map(|(_, name)| *name)
}

/// `QH15`, `UBTVQH15`: of a National Assembly's term; else a body by its letters.
fn issuer(part: &str) -> Option<String> {
    let letters_end = word_end(part, 0);
    let (letters, term) = part.split_at(letters_end);
    let own = ISSUERS.iter().find(|(short, _)| *short == letters).map(|(_, long)| (*long).to_owned());
    let name = own.or_else(|| BASE.get(letters).cloned().flatten())?;
    Some(if term.is_empty() { name } else { format!("{name} khóa {}", written_number(term)) })
}

/// What is known of no table stays as it is written, but for its figures.
fn spelled(part: &str) -> String {
    let mut words = Vec::new();
    let mut at = 0;
    while at < part.len() {
        let letters_end = word_end(part, at);
        let end = digits_end(part, letters_end);
        words.extend(part.get(at..letters_end).filter(|letters| !letters.is_empty()).map(str::to_owned));
        words.extend(part.get(letters_end..end).filter(|figures| !figures.is_empty()).map(numbered));
        if end == at {
            break;
        }
        at = end;
    }
    words.join(" ")
}

/// What a document's type is called where it stands before a number: "NQ 06".
pub(super) fn spoken_kind(written: &str) -> Option<&'static str> {
    DOC_TYPES.iter().find(|one| one.short == written).and_then(|one| one.names.first()).copied()
}

/// The words of an abbreviation in running text: only of those that are written in their own capitals, mean one thing, and
/// are said in full (nobody says GDP so).
pub(super) fn spoken_abbreviation(written: &str) -> Option<&'static str> {
    let long = BASE.get(written)?.as_deref()?;
    let said = NO_INITIALS.contains(&written) || are_initials(written, long);
    (said && written.starts_with(is_capital)).then_some(long)
}

fn are_initials(short: &str, long: &str) -> bool {
    let bases = |text: &str| Spelling::of(text).letters.iter().map(|letter| letter.base).collect::<Vec<_>>();
    let is_sign = |c: &char| c.is_alphanumeric();
    let mut letters = bases(short).into_iter().filter(is_sign).peekable();
    for word in long.split([' ', '-', ',']).filter(|word| !word.is_empty()) {
        if letters.peek() == bases(word).first() {
            letters.next();
        } else if !["và", "với", "của"].contains(&word) {
            return false;
        }
    }
    letters.next().is_none()
}

/// The word that ends at the end of a text, but for spaces.
pub(super) fn last_word(before: &str) -> &str {
    let trimmed = before.trim_end();
    let start = trimmed.rfind(|c: char| !c.is_alphanumeric() && !crate::normalize::is_mark(c));
    let after = |at: usize| at + char_at(trimmed, at).map_or(0, char::len_utf8);
    trimmed.get(start.map_or(0, after)..).unwrap_or_default()
}

/// So many characters at the end of a text.
fn nearest(before: &str, many: usize) -> &str {
    let start = before.char_indices().rev().nth(many).map_or(0, |(at, _)| at);
    before.get(start..).unwrap_or_default()
}
