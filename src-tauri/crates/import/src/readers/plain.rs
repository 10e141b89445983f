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
    let text = match letters(bytes) {
        Bytes::Unicode(text) | Bytes::Other(text) => text,
        Bytes::Cut => return Err(Refusal::damaged(Format::Text, "cut off within a letter")),
    };
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{0c}', '\u{2028}', '\u{2029}'], "\n");
    let mut reading = Reading::new(Format::Text);
    reading.census = Some(Count::of([text.as_str()]));
    let lines: Vec<&str> = text.split('\n').collect();
    let wrapped = is_wrapped(&lines);
    let spaced = is_spaced(&lines);
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
        let goes_on = wrapped && !begins(words) && at > 0 && fills(lines[at - 1], words, spaced);
        match &mut open {
            Some(open) if goes_on => {
                reading.joined += 1;
                open.runs[0].text.push_str(&format!(" {words}"));
            }
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

/// What bytes are.
pub(super) enum Bytes {
    /// UTF-8 or UTF-16. Where what stands there is no letter, U+FFFD.
    Unicode(String),
    /// Either, cut off within a letter.
    Cut,
    /// Neither: each byte as Latin-1 has it.
    Other(String),
}

/// Tells what bytes are.
pub(super) fn letters(bytes: &[u8]) -> Bytes {
    let head = &bytes[..bytes.len().min(4000)];
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|&&b| b == 0).count();
    let wide = head.len() > 8 && (zeros(0) + zeros(1)) * 4 > head.len();
    let (rest, little) = match (bytes.strip_prefix(b"\xff\xfe"), bytes.strip_prefix(b"\xfe\xff")) {
        (Some(rest), _) => (rest, true),
        (_, Some(rest)) => (rest, false),
        _ if wide => (bytes, zeros(1) > zeros(0)),
        _ => return narrow(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)),
    };
    let read = if little { u16::from_le_bytes } else { u16::from_be_bytes };
    let units: Vec<u16> = rest.chunks_exact(2).map(|pair| read([pair[0], pair[1]])).collect();
    // Programs of DOS's time put one byte behind the end.
    let odd = rest.len() % 2 == 1 && rest.last().is_some_and(|last| !matches!(last, 0 | 0x1a | b'\n'));
    if odd { Bytes::Cut } else { Bytes::Unicode(String::from_utf16_lossy(&units)) }
}

fn narrow(bytes: &[u8]) -> Bytes {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Bytes::Unicode(text.to_owned());
    }
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    // In an old encoding a letter is hardly ever followed by what UTF-8 would have there.
    if good <= bad {
        return Bytes::Other(bytes.iter().map(|&b| char::from(b)).collect());
    }
    let last = bytes.utf8_chunks().last().map(|chunk| chunk.invalid().to_vec()).unwrap_or_default();
    let is_cut = std::str::from_utf8(&last).is_err_and(|error| error.error_len().is_none());
    if is_cut { Bytes::Cut } else { Bytes::Unicode(String::from_utf8_lossy(bytes).into_owned()) }
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

/// Whether blank lines part the paragraphs.
fn is_spaced(lines: &[&str]) -> bool {
    let blank = |line: &&str| line.trim().is_empty();
    let parted = lines.windows(2).filter(|pair| blank(&pair[0]) && !blank(&pair[1])).count();
    parted > 0 && parted * 12 >= lines.iter().filter(|line| !blank(line)).count()
}

/// Whether a line begins a paragraph of its own: with a sign, or as a part's head.
fn begins(words: &str) -> bool {
    sign(words).is_some() || head(words).is_some_and(|head| head.closed) || words.starts_with(['“', '"', '*'])
}

/// Whether the line before was full, so that the next word had no room.
fn fills(before: &str, words: &str, spaced: bool) -> bool {
    let word = words.split_whitespace().next().unwrap_or_default().chars().count();
    let (before, width) = (before.trim_end(), before.trim_end().chars().count());
    // A sentence that ends at the margin ends its paragraph, unless paragraphs are set apart otherwise.
    let anew = !spaced && before.ends_with('.') && words.starts_with(char::is_uppercase);
    let ended = anew || before.ends_with(['.', ';', ':']) && width < 56;
    !ended && width + word + 1 > 56
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
    fn spoilt_unicode_is_no_old_encoding() {
        let text = "Điều 1. Đất đai và nước sạch của tỉnh";
        let cut = text.as_bytes()[..text.len() - 3].to_vec();
        let odd = |at: usize| text.bytes().enumerate().map(|(i, b)| if i == at { 0xff } else { b }).collect();
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let lone = [b"\xff\xfe", &wide[..20], b"\x00\xd8", &wide[20..]].concat();
        let short = [b"\xff\xfe", &wide[..21]].concat();
        for bytes in [cut, odd(2), odd(20), lone, short] {
            let read = crate::import(&bytes, "a.txt", &Watch::default());
            assert!(matches!(read, Err(Refusal::Damaged { format: Format::Text, .. })), "{bytes:?}");
        }
        // What is in an old encoding stays what it was.
        assert_eq!(lines(b"N\xad\xedc s\xb9ch"), ["N\u{ad}\u{ed}c s\u{b9}ch"]);
    }

    #[test]
    fn sentences_that_fill_their_lines_are_no_paragraph() {
        let line = "Nguyễn Văn An, Bí thư Đảng uỷ xã Hoà Bình, huyện Lương Sơn cũ.";
        let list = [line; 10].join("\n");
        assert_eq!(lines(list.as_bytes()).len(), 10);
        // With blank lines between paragraphs the lines within one are one.
        let spaced = [[line; 5].join("\n"), [line; 5].join("\n")].join("\n\n");
        let reading = read(spaced.as_bytes(), &Watch::default()).expect("text");
        assert_eq!((reading.parts.len(), reading.joined), (2, 8));
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
