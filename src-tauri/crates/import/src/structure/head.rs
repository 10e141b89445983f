//! Finds the fields: in the lines before the first part, and a law's day in its last ones.

use std::ops::Range;

use library::print::{Parts, head, sign};

use super::fields::{Field, Fields};
use super::item::Item;
use super::secrecy::is_restricted;
use crate::issue::Place;
use crate::text::FlatLine;

/// Kinds of documents, as they stand on a line of their own.
const KINDS: [&str; 26] = [
    "HIẾN PHÁP",
    "BỘ LUẬT",
    "LUẬT",
    "PHÁP LỆNH",
    "NGHỊ QUYẾT LIÊN TỊCH",
    "NGHỊ QUYẾT",
    "NGHỊ ĐỊNH",
    "QUYẾT ĐỊNH",
    "QUY ĐỊNH",
    "QUY CHẾ",
    "QUY CHUẨN",
    "CHỈ THỊ",
    "KẾT LUẬN",
    "HƯỚNG DẪN",
    "THÔNG TƯ LIÊN TỊCH",
    "THÔNG TƯ",
    "THÔNG BÁO",
    "THÔNG TRI",
    "KẾ HOẠCH",
    "CHƯƠNG TRÌNH HÀNH ĐỘNG",
    "CHƯƠNG TRÌNH",
    "ĐỀ ÁN",
    "ĐIỀU LỆ",
    "BÁO CÁO",
    "TỜ TRÌNH",
    "LỆNH",
];
/// The head is looked for in the first lines only.
const HEAD_LINES: usize = 60;

/// Reads the fields, and says which items are the title: the kind and what follows of it.
pub(super) fn read(items: &[Item], views: &[&str], parts: &Parts) -> (Fields, Option<Range<usize>>) {
    let end = (0..items.len()).find(|at| parts.heads.contains_key(at)).unwrap_or(items.len());
    let end = (0..end).find(|&at| begins_body(views[at])).unwrap_or(end).min(HEAD_LINES);
    let line = |at: usize| match &items[at] {
        Item::Line(line) => Some(line),
        Item::Row { .. } => None,
    };
    let mut fields = Fields::default();
    let mut title = None;
    for at in 0..end {
        let Some(line) = line(at) else { continue };
        let field = |value: String| Some(Field { value, place: line.place });
        let text = line.text.text.as_str();
        let upper = text.to_uppercase();
        fields.party |= upper == "ĐẢNG CỘNG SẢN VIỆT NAM";
        if let Some(number) = number(text).filter(|_| fields.number.is_none()) {
            fields.number = field(number);
        }
        if let Some(date) = date(text).filter(|_| fields.issued.is_none() && text.chars().count() < 90) {
            fields.issued = field(date);
        }
        if let Some(issuer) = issuer_behind(text).filter(|_| fields.issuer.is_none() && title.is_some()) {
            fields.issuer = field(issuer.to_owned());
        }
        if let Some(kind) = kind(line).filter(|_| title.is_none()) {
            fields.kind = field(kind.to_owned());
            let behind = about(items, parts, at + 1, end);
            let mut about = String::new();
            for line in items[at + 1..behind].iter().filter_map(|item| match item {
                Item::Line(line) => Some(line),
                Item::Row { .. } => None,
            }) {
                if !about.is_empty() {
                    about.push(' ');
                }
                about.push_str(&line.text.text);
            }
            let place = self_place(items, at + 1, behind);
            let own = text.get(kind.len()..).unwrap_or_default().trim_start();
            let about = if own.is_empty() { about } else { format!("{own} {about}").trim().to_owned() };
            fields.about = (!about.is_empty()).then_some(Field { value: about, place });
            title = Some(at..behind);
        } else if fields.issuer.is_none() && title.is_none() && is_issuer(line, &upper) {
            fields.issuer = field(text.to_owned());
        }
    }
    // The signs of the Party's own bodies, from the centre to a branch.
    let body = fields.number.as_ref().and_then(|number| number.value.rsplit(['/', '-']).next());
    fields.party |= body.is_some_and(|body| ["TW", "TU", "HU", "ĐU", "QU", "ThU"].contains(&body));
    if fields.issued.is_none() {
        fields.issued = passed(items);
    }
    let short = |range: &Range<usize>| {
        let length: usize = range.clone().map(|at| views[at].chars().count() + 1).sum();
        length < library::print::LONG_TITLE - 10
    };
    (fields, title.filter(short))
}

fn self_place(items: &[Item], from: usize, to: usize) -> Place {
    items[from..to].first().map(Item::place).unwrap_or_default()
}

/// Where the body begins: with its grounds, or with a sentence.
fn begins_body(view: &str) -> bool {
    let text = view.trim_matches('*').trim();
    let lower = text.to_lowercase();
    lower.starts_with("căn cứ ") || lower.starts_with("theo đề nghị") || lower.starts_with("thực hiện ")
}

/// A kind on a line of its own, or before its number: "NGHỊ QUYẾT", "NGHỊ QUYẾT SỐ 06-NQ/TW". In small letters only where
/// the line has nothing else and is set apart.
fn kind(line: &FlatLine) -> Option<&'static str> {
    let text = line.text.text.as_str();
    let upper = text.to_uppercase();
    let apart = line.centred || line.text.is_bold();
    if let Some(kind) = KINDS.iter().find(|kind| **kind == upper).filter(|_| apart) {
        return Some(kind);
    }
    let kind = KINDS.iter().find(|kind| text.starts_with(**kind))?;
    let rest = &text[kind.len()..];
    let fits = upper == text && (rest.is_empty() || rest.starts_with(char::is_whitespace));
    (fits && text.chars().count() < 160).then_some(*kind)
}

/// The item behind the last line of what a document is about.
fn about(items: &[Item], parts: &Parts, from: usize, end: usize) -> usize {
    let mut at = from;
    let mut first: Option<&FlatLine> = None;
    while at < end.min(from + 6) {
        let Item::Line(line) = &items[at] else { break };
        let text = &line.text.text;
        let letters = || text.chars().filter(|c| c.is_alphabetic());
        let capitals = line.text.is_in_capitals();
        let subject = ["về ", "v/v", "quy định ", "ban hành ", "hướng dẫn ", "sửa đổi", "phê duyệt "];
        let lower = text.to_lowercase();
        let begins = subject.iter().any(|word| lower.starts_with(word));
        let alike = first.is_some_and(|first| {
            first.centred == line.centred
                && first.text.is_bold() == line.text.is_bold()
                && (line.centred || line.text.is_bold())
        });
        let fits = capitals
            || line.text.is_bold()
            || line.centred && first.is_none()
            || alike
            || begins && first.is_none();
        let apart = sign(text).is_none()
            && head(text).is_none_or(|head| !head.closed)
            && !parts.heads.contains_key(&at)
            && number(text).is_none()
            && letters().count() > 0
            && text.chars().count() < 260
            && !text.ends_with([';', ':'])
            && !text.starts_with('(');
        // Who decides stands in capitals below what it is about.
        let decides = first.is_some() && (is_decider(text) || issuer_behind(text).is_some());
        if !fits || !apart || decides {
            break;
        }
        first = first.or(Some(line));
        at += 1;
    }
    at
}

/// "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", "QUỐC HỘI", "BỘ TRƯỞNG": the one who speaks.
fn is_decider(text: &str) -> bool {
    let upper = text.to_uppercase();
    let heads = [
        "CHỦ TỊCH",
        "ỦY BAN",
        "UỶ BAN",
        "BỘ TRƯỞNG",
        "QUỐC HỘI",
        "CHÍNH PHỦ",
        "HỘI ĐỒNG",
        "THỦ TƯỚNG",
        "GIÁM ĐỐC",
        "THỐNG ĐỐC",
        "BAN CHẤP HÀNH",
        "BAN THƯỜNG VỤ",
    ];
    upper == text && heads.iter().any(|head| text.starts_with(head))
}

/// "CỦA QUỐC HỘI KHÓA XII, KỲ HỌP THỨ 3, SỐ 11/2008/QH12": who passed a law, below what it is about.
fn issuer_behind(text: &str) -> Option<&str> {
    let behind = text.strip_prefix("CỦA ").filter(|behind| is_decider(behind))?;
    let ends = [" KHÓA ", " KHOÁ ", " SỐ ", ",", " NGÀY "];
    let end = ends.iter().filter_map(|end| behind.find(end)).min().unwrap_or(behind.len());
    Some(&behind[..end])
}

fn is_issuer(line: &FlatLine, upper: &str) -> bool {
    let text = line.text.text.as_str();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    upper == text
        && letters > 3
        && text.chars().count() < 120
        && !["CỘNG HÒA", "CỘNG HOÀ", "ĐẢNG CỘNG SẢN", "ĐỘC LẬP", "CÔNG BÁO", "SỐ"]
            .iter()
            .any(|head| text.starts_with(head))
        && !is_restricted(text)
        && sign(text).is_none()
}

/// "Số: 06-NQ/TW", "Luật số: 69/2014/QH13", "NGHỊ QUYẾT SỐ 06-NQ/TW".
fn number(text: &str) -> Option<String> {
    if text.chars().count() > 90 {
        return None;
    }
    let lower = text.to_lowercase();
    // Lower case may take another number of bytes, so the place is found in the text itself.
    let at = text.char_indices().map(|(at, _)| at).find(|&at| {
        let rest = &text[at..];
        let word = rest.chars().take(2).collect::<String>().to_lowercase();
        let before = text[..at].chars().next_back();
        word == "số" && before.is_none_or(|c| !c.is_alphabetic())
    })?;
    let rest = text[at + text[at..].chars().take(2).map(char::len_utf8).sum::<usize>()..].trim_start();
    let rest = rest.strip_prefix(':').unwrap_or(rest).trim_start();
    let end = rest.find(|c: char| !(c.is_alphanumeric() || "/-–.".contains(c))).unwrap_or(rest.len());
    let number = rest[..end].trim_end_matches(['.', ',', '-', '/']);
    let starts = number.starts_with(|c: char| c.is_ascii_digit());
    let coded = number.contains(['/', '-', '–']) && number.chars().any(char::is_alphabetic);
    let sentence = lower.contains(" của ") || lower.starts_with("căn cứ");
    (starts && coded && !sentence).then(|| number.to_owned())
}

/// "Hà Nội, ngày 16 tháng 6 năm 2022" as "2022-06-16".
fn date(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let at = lower.find("ngày")?;
    let numbers: Vec<u32> = lower[at..]
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .take(3)
        .filter_map(|part| part.parse().ok())
        .collect();
    let words = lower[at..].contains("tháng") && lower[at..].contains("năm") || lower[at..].contains('/');
    match numbers.as_slice() {
        [day, month @ 1..=12, year @ 1900..=2200] if words && (1..=days(*month, *year)).contains(day) => {
            Some(format!("{year}-{month:02}-{day:02}"))
        }
        _ => None,
    }
}

fn days(month: u32, year: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

/// A law has its day at the end: "… thông qua ngày 26 tháng 11 năm 2014."
fn passed(items: &[Item]) -> Option<Field> {
    items.iter().rev().take(40).find_map(|item| {
        let Item::Line(line) = item else { return None };
        let text = &line.text.text;
        let at = text.find("thông qua ngày")?;
        date(&text[at..]).map(|value| Field { value, place: line.place })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;

    fn item(text: &str) -> Item {
        Item::Line(FlatLine { text: Text::plain(text), centred: true, ..FlatLine::default() })
    }

    fn fields(lines: &[&str]) -> (Fields, Option<Range<usize>>) {
        let items: Vec<Item> = lines.iter().map(|line| item(line)).collect();
        read(&items, lines, &library::print::parts(lines))
    }

    #[track_caller]
    fn values(fields: &Fields) -> [Option<&str>; 5] {
        [&fields.issuer, &fields.number, &fields.issued, &fields.kind, &fields.about]
            .map(|field| field.as_ref().map(|field| field.value.as_str()))
    }

    #[test]
    fn heads_of_state_and_party() {
        let (law, title) = fields(&[
            "QUỐC HỘI",
            "-----",
            "Luật số: 69/2014/QH13",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "LUẬT",
            "QUẢN LÝ, SỬ DỤNG VỐN",
            "TẠI DOANH NGHIỆP",
            "Căn cứ Hiến pháp;",
            "Điều 1. Phạm vi",
            "Luật này được Quốc hội thông qua ngày 26 tháng 11 năm 2014.",
        ]);
        let about = "QUẢN LÝ, SỬ DỤNG VỐN TẠI DOANH NGHIỆP";
        assert_eq!(
            values(&law),
            [Some("QUỐC HỘI"), Some("69/2014/QH13"), Some("2014-11-26"), Some("LUẬT"), Some(about)]
        );
        assert_eq!((title, law.party), (Some(5..8), false));
        let (party, _) = fields(&[
            "BAN CHẤP HÀNH TRUNG ƯƠNG",
            "Số 06-NQ/TW",
            "ĐẢNG CỘNG SẢN VIỆT NAM",
            "Hà Nội, ngày 24 tháng 01 năm 2022",
            "NGHỊ QUYẾT",
            "về quy hoạch đô thị",
            "I- TÌNH HÌNH",
        ]);
        assert_eq!(
            values(&party),
            [
                Some("BAN CHẤP HÀNH TRUNG ƯƠNG"),
                Some("06-NQ/TW"),
                Some("2022-01-24"),
                Some("NGHỊ QUYẾT"),
                Some("về quy hoạch đô thị")
            ]
        );
        assert!(party.party);
    }

    #[test]
    fn a_law_names_who_passed_it_below() {
        let (law, title) = fields(&[
            "LUẬT",
            "BẢO HIỂM Y TẾ",
            "CỦA QUỐC HỘI KHÓA XII, KỲ HỌP THỨ 4",
            "SỐ 25/2008/QH12 NGÀY 14 THÁNG 11 NĂM 2008",
            "Căn cứ Hiến pháp;",
        ]);
        assert_eq!(
            values(&law),
            [Some("QUỐC HỘI"), Some("25/2008/QH12"), Some("2008-11-14"), Some("LUẬT"), Some("BẢO HIỂM Y TẾ")]
        );
        assert_eq!(title, Some(0..2));
    }

    #[test]
    fn what_isnt_printed_stays_empty() {
        let (none, title) =
            fields(&["Một đoạn văn.", "Căn cứ Luật số 69/2014/QH13 ngày 26 tháng 11 năm 2014;"]);
        assert_eq!((values(&none), title), ([None; 5], None));
        assert_eq!(number("Số:      /2020/NĐ-CP"), None);
        for (text, day) in [
            ("ngày 31 tháng 02 năm 2022", None),
            ("ngày 29 tháng 02 năm 2023", None),
            ("ngày 29 tháng 02 năm 2024", Some("2024-02-29")),
            ("ngày 31/4/2022", None),
            ("ngày 31/12/2022", Some("2022-12-31")),
            ("ngày 0 tháng 1 năm 2022", None),
        ] {
            assert_eq!(date(text).as_deref(), day, "{text}");
        }
    }
}
