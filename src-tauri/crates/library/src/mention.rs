//! Where a text names a passage: "điểm a khoản 2 Điều 5", "mục II.3", "Nghị quyết số 06-NQ/TW".
//!
//! What is found here is only what the words say. Whether such a passage exists is for those to find out who have the
//! documents: nothing is taken for a reference that leads nowhere.

use std::ops::Range;

use viet::Kind as TokenKind;

/// A passage that a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The words, in bytes of the text.
    pub range: Range<usize>,
    /// The document that is meant.
    pub document: Named,
    /// The passage in it; none for all of it.
    pub place: Option<Passage>,
}

/// Which document a mention means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// The one that it stands in.
    Own,
    /// The one with this number in canonical form: "6-nq-tw".
    Number(String),
}

/// A place in a document, as it is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Passage {
    /// An article; none for the one that the words stand in ("Điều này"). Then clause and point, outer first.
    Article {
        /// "5", "39a".
        article: Option<String>,
        /// "2", "a".
        inner: Vec<String>,
    },
    /// The numbers of a section, outer first, small letters: "ii.3", "2".
    Section(Vec<String>),
}

/// What documents are called before their number.
const KINDS: [&str; 21] = [
    "nghị quyết",
    "nghị định",
    "nghị quyết liên tịch",
    "kết luận",
    "chỉ thị",
    "hướng dẫn",
    "quyết định",
    "quy định",
    "quy chế",
    "thông báo",
    "kế hoạch",
    "chương trình",
    "thông tư",
    "thông tư liên tịch",
    "bộ luật",
    "luật",
    "pháp lệnh",
    "hiến pháp",
    "điều lệ",
    "văn bản",
    "công văn",
];
/// A block that begins so changes another document: what it names by a place alone is there, not here.
const AMENDING: [&str; 6] = ["sửa đổi", "bổ sung", "thay thế", "bãi bỏ", "thay cụm từ", "bỏ cụm từ"];

#[derive(Debug)]
struct Word {
    range: Range<usize>,
    lower: String,
    /// What stands between it and the word before.
    before: Gap,
    quoted: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    Blank,
    Comma,
    Stop,
}

/// All that a text names, in order. Places in quotation marks, and those of a paragraph that changes another document,
/// are left out: they mean that one.
pub fn mentions(text: &str) -> Vec<Mention> {
    if !text.bytes().any(|byte| byte.is_ascii_digit() || b"IVX".contains(&byte)) {
        return Vec::new();
    }
    let words = words(text);
    let documents = documents(text, &words);
    let amending = AMENDING.iter().any(|verb| {
        let own: Vec<&str> = verb.split(' ').collect();
        words.len() > own.len() && words.iter().zip(&own).all(|(word, verb)| word.lower == **verb)
    });
    let mut found = Vec::new();
    // Of "Điều 5 và Điều 6 Luật …" both are the law's: read from the end, each hands its document on.
    let paths = paths(&words);
    let mut handed: Option<(usize, Option<Named>)> = None;
    for path in paths.iter().rev() {
        let own = match following(&words, path.end, &documents) {
            Following::Nothing => match &handed {
                Some((begins, document)) if joined(&words, path.end, *begins) => document.clone(),
                _ => leading(&words, path.start, &documents).unwrap_or(Some(Named::Own)),
            },
            Following::Own => Some(Named::Own),
            Following::Other(at) => documents.get(at).map(|one| Named::Number(one.number.clone())),
            Following::Unknown => None,
        };
        handed = Some((path.start, own.clone()));
        let quoted = words.get(path.start).is_some_and(|word| word.quoted);
        let (Some(document), Some(range)) = (own, span(&words, path.start, path.end)) else { continue };
        if (quoted || amending) && document == Named::Own {
            continue;
        }
        found.push(Mention { range, document, place: Some(path.place.clone()) });
    }
    for one in &documents {
        if let Some(range) = span(&words, one.start, one.end) {
            found.push(Mention { range, document: Named::Number(one.number.clone()), place: None });
        }
    }
    found.sort_by_key(|mention| mention.range.start);
    found
}

/// The words of a text, with the signs at their ends off.
fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut gap = Gap::Stop;
    let mut quoted = false;
    let is_edge = |c: char| c.is_whitespace() || ",;:“”\"|".contains(c);
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        if is_edge(c) {
            match c {
                ',' => gap = gap.max(Gap::Comma),
                '“' => quoted = true,
                '”' => quoted = false,
                ';' | ':' | '|' => gap = Gap::Stop,
                _ => {}
            }
            at += c.len_utf8();
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        let end = at + rest.find(is_edge).unwrap_or(rest.len());
        let (range, stop) = bare(text, at..end);
        if !range.is_empty() {
            let lower = text.get(range.clone()).unwrap_or_default().to_lowercase();
            let opened = range.start > at;
            let before = if opened { Gap::Stop } else { gap };
            words.push(Word { range, lower, before, quoted });
        }
        gap = if stop { Gap::Stop } else { Gap::Blank };
        at = end;
    }
    words
}

/// A word without what closes a sentence or a bracket around it; and whether anything did.
fn bare(text: &str, mut range: Range<usize>) -> (Range<usize>, bool) {
    let whole = range.end;
    loop {
        let word = text.get(range.clone()).unwrap_or_default();
        let open = word.matches('(').count();
        let closed = word.matches(')').count();
        match (word.chars().next(), word.chars().next_back()) {
            (Some('('), _) if open > closed => range.start += 1,
            (_, Some(')')) if closed > open => range.end -= 1,
            (_, Some(last @ ('.' | '!' | '?' | '…' | '*'))) => range.end -= last.len_utf8(),
            _ => break,
        }
    }
    (range.clone(), range.end < whole)
}

impl Gap {
    fn max(self, other: Self) -> Self {
        if self == Self::Stop { self } else { other }
    }
}

fn span(words: &[Word], start: usize, end: usize) -> Option<Range<usize>> {
    Some(words.get(start)?.range.start..words.get(end.checked_sub(1)?)?.range.end)
}

/// A document named by its number: which words, the kind before it among them.
#[derive(Debug)]
struct Numbered {
    start: usize,
    end: usize,
    number: String,
}

fn documents(text: &str, words: &[Word]) -> Vec<Numbered> {
    if !text.contains('/') {
        return Vec::new();
    }
    let mut found: Vec<Numbered> = Vec::new();
    for token in viet::tokens(text).filter(|token| token.kind == TokenKind::Code) {
        let overlaps = |word: &Word| word.range.start < token.range.end && token.range.start < word.range.end;
        let Some(first) = words.iter().position(overlaps) else { continue };
        let last = words.iter().rposition(overlaps).unwrap_or(first);
        // A number in the middle of a word isn't a document's.
        if words[first].range.start != token.range.start || words[last].range.end != token.range.end {
            continue;
        }
        let mut start = first;
        if start > 0 && words[start - 1].lower == "số" && words[start].before == Gap::Blank {
            start -= 1;
        }
        if let Some(length) = kind_before(words, start) {
            start -= length;
        }
        if found.last().is_none_or(|before| before.end <= start) {
            found.push(Numbered { start, end: last + 1, number: token.key });
        }
    }
    found
}

/// How many words before one say what kind of document it is.
fn kind_before(words: &[Word], at: usize) -> Option<usize> {
    let lengths = [4, 2, 1];
    lengths.into_iter().find(|&length| {
        at >= length
            && is_kind(words, at - length, length)
            && words.get(at - length + 1..=at).is_some_and(|own| own.iter().all(|w| w.before == Gap::Blank))
    })
}

fn is_kind(words: &[Word], at: usize, length: usize) -> bool {
    let Some(own) = words.get(at..at + length) else { return false };
    KINDS.iter().any(|kind| {
        kind.split(' ').count() == length && kind.split(' ').zip(own).all(|(one, word)| one == word.lower)
    })
}

/// A place as it is named, innermost part first.
#[derive(Debug)]
struct Path {
    start: usize,
    end: usize,
    place: Passage,
}

/// How wide a part of a place is: a point before its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Item,
    Point,
    Clause,
    Article,
    Section,
    Part,
}

fn paths(words: &[Word]) -> Vec<Path> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match path(words, at) {
            Some(path) => {
                at = path.end;
                found.push(path);
            }
            None => at += 1,
        }
    }
    found
}

fn path(words: &[Word], start: usize) -> Option<Path> {
    let mut parts: Vec<(Rank, Option<String>)> = Vec::new();
    let mut at = start;
    while let Some((rank, number)) = part(words, at) {
        if parts.last().is_some_and(|(last, _)| rank <= *last)
            || (at > start && words[at].before == Gap::Stop)
        {
            break;
        }
        parts.push((rank, number));
        at += 2;
        // "khoản 2 của Điều 5"
        if words.get(at).is_some_and(|word| word.lower == "của") && part(words, at + 1).is_some() {
            at += 1;
        }
    }
    if words.get(at.wrapping_sub(1)).is_some_and(|word| word.lower == "của") {
        at -= 1;
    }
    let (outermost, _) = parts.last()?;
    if *outermost < Rank::Article {
        return None;
    }
    let outer_first = || parts.iter().rev();
    let place = match parts.iter().find(|(rank, _)| *rank == Rank::Article) {
        Some((_, article)) => Passage::Article {
            article: article.clone(),
            inner: outer_first()
                .filter(|(rank, _)| *rank < Rank::Article)
                .filter_map(|p| p.1.clone())
                .collect(),
        },
        None => Passage::Section(outer_first().filter_map(|part| part.1.clone()).collect()),
    };
    Some(Path { start, end: at, place })
}

/// A part of a place: "khoản 2". Of "Điều này" the number is none.
fn part(words: &[Word], at: usize) -> Option<(Rank, Option<String>)> {
    let (word, next) = (words.get(at)?, words.get(at + 1)?);
    if next.before != Gap::Blank {
        return None;
    }
    let number = next.lower.as_str();
    let found = match word.lower.as_str() {
        "ý" | "tiết" => (is_letter(number) || is_bracketed(number)).then_some(Rank::Item),
        "điểm" => (is_letter(number) || is_number(number)).then_some(Rank::Point),
        "khoản" => is_number(number).then_some(Rank::Clause),
        "điều" if number == "này" => return Some((Rank::Article, None)),
        "điều" => is_number(number).then_some(Rank::Article),
        "mục" => (is_address(number)).then_some(Rank::Section),
        "phần" | "chương" => is_roman(number).then_some(Rank::Part),
        _ => None,
    }?;
    let prefix = if word.lower == "chương" { "c" } else { "" };
    Some((found, Some(format!("{prefix}{number}"))))
}

fn is_letter(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
}

fn is_number(word: &str) -> bool {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase() || c == 'đ');
    (1..=3).contains(&digits.len())
        && digits.bytes().all(|b| b.is_ascii_digit())
        && word.chars().count() - digits.len() <= 1
}

fn is_bracketed(word: &str) -> bool {
    word.strip_prefix('(').and_then(|word| word.strip_suffix(')')).is_some_and(is_number)
}

fn is_roman(word: &str) -> bool {
    (1..=5).contains(&word.len()) && word.bytes().all(|b| b"ivx".contains(&b))
}

/// "ii", "ii.3", "ii.3.(4)", "1.2", "3".
fn is_address(word: &str) -> bool {
    let mut parts = word.split('.');
    parts.next().is_some_and(|first| is_roman(first) || is_number(first))
        && parts.all(|part| is_number(part) || is_letter(part) || is_bracketed(part))
}

/// What is said of the document right after a place.
enum Following {
    Nothing,
    /// "… của Luật này"
    Own,
    /// One of those that are named by number.
    Other(usize),
    /// A document that no number names.
    Unknown,
}

fn following(words: &[Word], end: usize, documents: &[Numbered]) -> Following {
    let mut at = end;
    while at < end + 2
        && words
            .get(at)
            .is_some_and(|w| w.before != Gap::Stop && ["của", "tại", "trong"].contains(&&*w.lower))
    {
        at += 1;
    }
    if words.get(at).is_none_or(|word| word.before == Gap::Stop) {
        return Following::Nothing;
    }
    if let Some(index) = documents.iter().position(|one| one.start == at) {
        return Following::Other(index);
    }
    let Some(length) = [4, 2, 1].into_iter().find(|&length| is_kind(words, at, length)) else {
        return Following::Nothing;
    };
    // "Điều 5, quyết định …": a comma and a verb that is called like a document.
    if words[at].before == Gap::Comma && at == end {
        return Following::Nothing;
    }
    if words.get(at + length).is_some_and(|word| word.lower == "này" && word.before == Gap::Blank) {
        return Following::Own;
    }
    Following::Unknown
}

/// The document that is named right before a place: "Nghị quyết số 06-NQ/TW, mục II.3".
fn leading(words: &[Word], start: usize, documents: &[Numbered]) -> Option<Option<Named>> {
    let before = documents.iter().find(|one| one.end == start)?;
    let apart = words.get(start)?.before;
    (apart != Gap::Stop).then(|| Some(Named::Number(before.number.clone())))
}

/// Whether between a place and the next there is only what joins two: "và", "hoặc", a comma.
fn joined(words: &[Word], end: usize, next: usize) -> bool {
    match next.checked_sub(end) {
        Some(0) => words.get(next).is_some_and(|word| word.before == Gap::Comma),
        Some(1) => {
            words
                .get(end)
                .is_some_and(|w| w.before != Gap::Stop && ["và", "hoặc", "đến"].contains(&&*w.lower))
                && words.get(next).is_some_and(|word| word.before == Gap::Blank)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests;
