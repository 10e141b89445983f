//! Words that keep a text from being passed on: the stamps of secrecy and the notices of how far it may go. They are looked
//! for everywhere in a file, also where nothing is read: a header, a mark across the page, a cell of a frame.

use viet::legacy::{Encoding, decode};

use super::fields::Field;
use crate::issue::{DroppedKind, Place};
use crate::model::{Part, Reading};

/// The degrees of secrecy. In a sentence they are words like others.
const DEGREES: [&str; 3] = ["MẬT", "TỐI MẬT", "TUYỆT MẬT"];
/// Notices that are clear wherever a line in capitals has them.
const NOTICES: [&str; 9] = [
    "LƯU HÀNH NỘI BỘ",
    "KHÔNG PHỔ BIẾN",
    "XEM XONG TRẢ LẠI",
    "KHÔNG SAO CHỤP",
    "CẤM SAO CHỤP",
    "KHÔNG SAO CHÉP",
    "CẤM SAO CHÉP",
    "TÀI LIỆU THU HỒI",
    "CHỈ NGƯỜI CÓ TÊN MỚI ĐƯỢC BÓC BÌ",
];
/// What stands before a degree or a notice and says no more than that it is one.
const LABELS: [&str; 12] = [
    "MỨC ĐỘ MẬT",
    "CẤP ĐỘ MẬT",
    "DẤU ĐỘ MẬT",
    "ĐỘ MẬT",
    "PHẠM VI LƯU HÀNH",
    "TÀI LIỆU",
    "VĂN BẢN",
    "NÀY",
    "CHỈ",
    "ĐƯỢC",
    "LOẠI",
    "DẤU",
];
/// A line with a notice in it is no longer than this. Characters.
const LONGEST: usize = 120;

/// The first such words of a file.
pub(super) fn find(reading: &Reading) -> Option<Field> {
    reading.parts.iter().find_map(of_part).or_else(|| {
        let dropped = reading
            .dropped
            .iter()
            .filter(|dropped| !matches!(dropped.what, DroppedKind::Deleted | DroppedKind::Comment));
        dropped.filter(|dropped| dropped.text.len() < 100_000).find_map(|dropped| {
            // What is left out isn't decoded.
            field(&dropped.text, dropped.place).or_else(|| {
                let legacy = !dropped.text.is_ascii();
                let mut encodings = Encoding::ALL.iter().filter(|_| legacy);
                encodings.find_map(|&encoding| field(&decode(&dropped.text, encoding).text, dropped.place))
            })
        })
    })
}

/// A table that names several degrees is one about them, such as a law on secrets has.
fn of_part(part: &Part) -> Option<Field> {
    let mut found = part.lines().filter_map(|line| field(&line.text(), line.place));
    if matches!(part, Part::Line(_)) {
        return found.next();
    }
    let found: Vec<Field> = found.collect();
    let degree = |field: &Field| DEGREES.iter().position(|degree| field.value.to_uppercase() == *degree);
    let degrees: std::collections::BTreeSet<usize> = found.iter().filter_map(degree).collect();
    found.into_iter().find(|field| degrees.len() < 2 || degree(field).is_none())
}

fn field(text: &str, place: Place) -> Option<Field> {
    let line = text.split(['\n', '\u{b}', '\u{c}', '\t']).find(|line| is_restricted(line))?;
    Some(Field { value: line.split_whitespace().collect::<Vec<_>>().join(" "), place })
}

/// Whether a line does nothing but say so, or says so in capitals.
pub fn is_restricted(line: &str) -> bool {
    if line.chars().count() > LONGEST {
        return false;
    }
    let line = library::nfc(line);
    let upper = line.to_uppercase();
    let pieces = || {
        let pieces = upper.split(|c: char| "–—-:;,.()[]/|\"“”*".contains(c)).map(squeezed);
        pieces.filter(|piece| !piece.is_empty())
    };
    let mut marked = false;
    let all = pieces().all(|piece| {
        let bare = unlabelled(&piece);
        let marks = DEGREES.contains(&bare) || NOTICES.contains(&bare);
        marked |= marks;
        marks || bare.is_empty()
    });
    let in_capitals = upper == *line && pieces().any(|piece| has_notice(&piece));
    all && marked || in_capitals
}

fn has_notice(piece: &str) -> bool {
    let padded = format!(" {piece} ");
    NOTICES.iter().any(|notice| padded.contains(&format!(" {notice} ")))
}

/// Single blanks; letters set apart ("M Ậ T") are one word.
fn squeezed(piece: &str) -> String {
    let words: Vec<&str> = piece.split_whitespace().collect();
    let apart = words.len() > 1 && words.iter().all(|word| word.chars().count() == 1);
    if !apart {
        return words.join(" ");
    }
    let joined = words.concat();
    let known = DEGREES.iter().chain(&NOTICES).find(|known| known.replace(' ', "") == joined);
    known.map_or(joined, |known| (*known).to_owned())
}

/// Without the labels in front.
fn unlabelled(piece: &str) -> &str {
    let mut rest = piece;
    while let Some(behind) = LABELS
        .iter()
        .filter_map(|label| rest.strip_prefix(label))
        .find(|behind| behind.is_empty() || behind.starts_with(' '))
    {
        rest = behind.trim_start();
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;
    use crate::issue::Dropped;
    use crate::model::{Cell, Line, Run, Table};

    #[test]
    fn stamps_and_notices_are_told_and_sentences_are_not() {
        for line in [
            "MẬT",
            "Tối mật",
            "Độ mật: TỐI MẬT",
            "ĐỘ MẬT TỐI MẬT",
            "(Lưu hành nội bộ)",
            "Tài liệu lưu hành nội bộ",
            "LƯU HÀNH NỘI BỘ – KHÔNG SAO CHỤP",
            "TÀI LIỆU LƯU HÀNH NỘI BỘ, KHÔNG PHÁT TÁN DƯỚI MỌI HÌNH THỨC",
            "T U Y Ệ T  M Ậ T",
            "* MẬT *",
            "Xem xong trả lại",
            "TUYE\u{302}\u{323}T MA\u{302}\u{323}T",
        ] {
            assert!(is_restricted(line), "{line}");
        }
        for line in [
            "",
            "Tài liệu",
            "Bảo mật thông tin",
            "mật ong",
            "a) Tuyệt mật",
            "Độ mật của tài liệu do người ký quyết định.",
            "DANH MỤC BÍ MẬT NHÀ NƯỚC ĐỘ TỐI MẬT",
            "Tài liệu lưu hành nội bộ do cơ quan quản lý và cấp phát cho từng cá nhân.",
        ] {
            assert!(!is_restricted(line), "{line}");
        }
    }

    #[test]
    fn what_is_left_out_is_looked_through_too() {
        let mut reading = Reading::new(Format::Docx);
        let run = |text: &str| Run { text: text.to_owned(), ..Run::default() };
        reading.parts.push(Part::Line(Line { runs: vec![run("Một\nHai")], ..Line::default() }));
        assert_eq!(find(&reading), None);
        for (what, text, found) in [
            (DroppedKind::Deleted, "MẬT", None),
            (DroppedKind::Header, "Tỉnh uỷ\nTUYỆT MẬT\n2", Some("TUYỆT MẬT")),
            (DroppedKind::Footer, "tuyÖt mËt", Some("tuyệt mật")),
            (DroppedKind::Watermark, "TỐI  MẬT", Some("TỐI MẬT")),
        ] {
            let mut reading = reading.clone();
            reading.dropped.push(Dropped { place: Place::default(), what, text: text.to_owned() });
            assert_eq!(find(&reading).map(|field| field.value).as_deref(), found);
        }
        let table = |cells: &[&str]| {
            let line = |text: &&str| Line { runs: vec![run(text)], ..Line::default() };
            let cell = |text: &&str| Cell { lines: vec![line(text)], span: 1, merged: false };
            Part::Table(Table { rows: vec![cells.iter().map(cell).collect()], ruled: true })
        };
        reading.parts.push(table(&["Tuyệt mật", "Tối mật", "Mật"]));
        assert_eq!(find(&reading), None);
        let mut framed = reading.clone();
        framed.parts.push(table(&["Độ mật", "TỐI MẬT"]));
        assert_eq!(find(&framed).map(|field| field.value).as_deref(), Some("TỐI MẬT"));
        reading
            .parts
            .push(Part::Line(Line { runs: vec![run("TỐI "), run("MẬT\nSố 12")], ..Line::default() }));
        assert_eq!(find(&reading).map(|field| field.value).as_deref(), Some("TỐI MẬT"));
    }
}
