//! Plain text: UTF-8 or UTF-16, else bytes of an old encoding. Lines that a program wrapped are joined again.

use library::print::{head, sign};

use crate::format::Format;
use crate::issue::Place;
use crate::letters::Count;
use crate::model::{Line, Part, Reading, Run};
use crate::refusal::Refusal;
use crate::watch::{Step, Watch};

/// Text whose longest lines are about this wide was wrapped by a program. Characters.
const WRAPPED: std::ops::RangeInclusive<usize> = 50..=100;

pub(super) fn read(bytes: &[u8], watch: &Watch<'_>) -> Result<Reading, Refusal> {
    let text = unicode(bytes).replace("\r\n", "\n").replace(['\r', '\u{0c}', '\u{2028}', '\u{2029}'], "\n");
    let mut reading = Reading::new(Format::Text);
    reading.census = Some(Count::of([text.as_str()]));
    let lines: Vec<&str> = text.split('\n').collect();
    let wrapped = is_wrapped(&lines);
    let mut open: Option<Line> = None;
    for (at, line) in lines.iter().enumerate() {
        if at % 4096 == 0 {
            watch.at(Step::Reading, at, lines.len())?;
        }
        let words = line.trim();
        if words.is_empty() {
            reading.parts.extend(open.take().map(Part::Line));
            continue;
        }
        let goes_on = wrapped && !begins(words) && at > 0 && fills(lines[at - 1], words);
        match &mut open {
            Some(open) if goes_on => open.runs[0].text.push_str(&format!(" {words}")),
            _ => {
                let place = Place::paragraph(at + 1);
                let run = Run { text: words.to_owned(), ..Run::default() };
                // Set in by many blanks on both sides of the page's middle.
                let centred = line.len() - line.trim_start().len() >= 12;
                let line = Line { place, runs: vec![run], centred, ..Line::default() };
                reading.parts.extend(open.replace(line).map(Part::Line));
            }
        }
    }
    reading.parts.extend(open.map(Part::Line));
    Ok(reading)
}

/// The text if it is Unicode; else its bytes as Latin-1 has them, for an old encoding to be told by its syllables.
pub(crate) fn unicode(bytes: &[u8]) -> String {
    let pairs = |bytes: &[u8], little: bool| {
        let unit = |pair: &[u8]| {
            if little {
                u16::from_le_bytes([pair[0], pair[1]])
            } else {
                u16::from_be_bytes([pair[0], pair[1]])
            }
        };
        let units: Vec<u16> = bytes.chunks_exact(2).map(unit).collect();
        String::from_utf16_lossy(&units)
    };
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return pairs(rest, true);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return pairs(rest, false);
    }
    let head = &bytes[..bytes.len().min(4000)];
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|&&b| b == 0).count();
    if head.len() > 8 && (zeros(0) + zeros(1)) * 4 > head.len() {
        return pairs(bytes, zeros(1) > zeros(0));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|&b| char::from(b)).collect(),
    }
}

/// Whether a program wrapped the lines: many stand close to the longest, and none is much longer.
fn is_wrapped(lines: &[&str]) -> bool {
    let mut widths: Vec<usize> =
        lines.iter().map(|line| line.trim_end().chars().count()).filter(|&w| w > 0).collect();
    widths.sort_unstable();
    let Some(&longest) = widths.last() else { return false };
    let near = widths.iter().filter(|&&w| w + 12 >= longest).count();
    WRAPPED.contains(&longest) && widths.len() >= 6 && near * 3 >= widths.len()
}

/// Whether a line begins a paragraph of its own: with a sign, or as a part's head.
fn begins(words: &str) -> bool {
    sign(words).is_some() || head(words).is_some_and(|head| head.closed) || words.starts_with(['“', '"', '*'])
}

/// Whether the line before was full, so that the next word had no room.
fn fills(before: &str, words: &str) -> bool {
    let word = words.split_whitespace().next().unwrap_or_default().chars().count();
    let ended = before.trim_end().ends_with(['.', ';', ':']) && before.trim_end().chars().count() < 56;
    !ended && before.trim_end().chars().count() + word + 1 > 56
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(bytes: &[u8]) -> Vec<String> {
        let reading = read(bytes, &Watch::default()).expect("text");
        reading.parts.iter().flat_map(Part::lines).map(Line::text).collect()
    }

    #[test]
    fn unicode_in_every_dress() {
        let text = "Điều 1. Phạm vi\nĐất đai";
        let wide = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
        for bytes in [
            text.as_bytes().to_vec(),
            [b"\xef\xbb\xbf", text.as_bytes()].concat(),
            wide(u16::to_le_bytes),
            [b"\xfe\xff".to_vec(), wide(u16::to_be_bytes)].concat(),
        ] {
            assert_eq!(lines(&bytes), ["Điều 1. Phạm vi", "Đất đai"]);
        }
    }

    #[test]
    fn wrapped_lines_are_joined_before_no_sign() {
        let text = "Luật này quy định việc đầu tư vốn nhà nước vào doanh nghiệp và\n\
            quản lý, sử dụng vốn nhà nước đầu tư tại doanh nghiệp trên cả nước\n\
            theo quy định.\n\
            a) Công ty trách nhiệm hữu hạn một thành viên do Nhà nước nắm giữ\n\
            toàn bộ vốn điều lệ là công ty mẹ của tập đoàn kinh tế nhà nước và\n\
            công ty mẹ của tổng công ty.\nb) Công ty khác.\n";
        let lines = lines(text.as_bytes());
        assert_eq!(lines.len(), 3, "{lines:?}");
        assert!(lines[0].ends_with("theo quy định.") && lines[1].starts_with("a) "));
    }
}
