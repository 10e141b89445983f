//! Rich Text Format (Microsoft's specification 1.9.1), with a tokenizer of its own: a number's printed label stands in the
//! file, and in a font of an old encoding a soft hyphen is a letter.

mod destination;
mod fonts;
mod state;
mod tokens;

use crate::caps;
use crate::format::Format;
use crate::model::Reading;
use crate::refusal::Refusal;
use crate::watch::{Step, Watch};
use state::State;
use tokens::{Token, Tokens};

/// Groups may nest a few times deeper than tables do.
const DEPTH: usize = caps::DEPTH * 4;

/// Reads a file.
pub(super) fn read(bytes: &[u8], watch: &Watch<'_>) -> Result<Reading, Refusal> {
    let start = crate::sniff::find(bytes, b"{\\rtf").unwrap_or(0);
    let bytes = &bytes[start..];
    let mut state = State::new();
    let mut tokens = Tokens::new(bytes);
    let mut count = 0_usize;
    while let Some(token) = tokens.next() {
        count += 1;
        if count.is_multiple_of(8192) {
            watch.at(Step::Reading, tokens.position(), bytes.len())?;
        }
        match token {
            Token::Open => state.open(),
            Token::Close => {
                if !state.close() {
                    break;
                }
            }
            Token::Word(word, value) => state.word(word, value)?,
            Token::Sign(sign) => state.sign(sign),
            Token::Byte(byte) => state.byte(byte),
        }
        if state.depth() > DEPTH {
            return Err(Refusal::TooDeep);
        }
        if state.paragraphs() > caps::PARAGRAPHS {
            return Err(Refusal::TooMany);
        }
    }
    // A file that was copied whole closes its first group.
    if state.depth() > 0 {
        return Err(Refusal::damaged(Format::Rtf, "the last group isn't closed"));
    }
    Ok(state.finish())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::{DroppedKind, IssueKind};
    use crate::model::{Line, Part};

    fn lines(text: &str) -> Vec<(String, String)> {
        let reading = read(text.as_bytes(), &Watch::default()).expect("RTF");
        reading
            .parts
            .iter()
            .flat_map(Part::lines)
            .map(|line: &Line| (line.label.clone(), line.text()))
            .collect()
    }

    #[test]
    fn letters_in_every_spelling() {
        let head = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 .VnTime;}{\f1\fcharset163 Times New Roman;}{\f2\froman Arial{\*\falt x};}}";
        let text = format!(
            "{head}{}",
            r"\f0 \'ae\'Êt n\-íc\par\f1 \u272?\u7845?t \'f0\'e2\'ec\'74 x\par\f2{\b a\emdash b}\line c\par}"
        );
        let text = text.replace("Ê", "ca").replace("íc", "\\'edc");
        let found = lines(&text);
        let texts: Vec<&str> = found.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(texts, ["®Êt n\u{ad}íc", "Đất đâ\u{301}t x", "a—b\nc"]);
    }

    #[test]
    fn printed_labels_and_what_is_left_out() {
        let text = r"{\rtf1{\info{\title T}}{\header H\'e9}{\listtext\pard 1.\tab}M\u7897?t\par{\*\unknown x}{\pntext a)\tab}Hai{\v an}\par}";
        let reading = read(text.as_bytes(), &Watch::default()).expect("RTF");
        let found: Vec<_> =
            reading.parts.iter().flat_map(Part::lines).map(|l| (l.label.clone(), l.text())).collect();
        assert_eq!(found, [("1.".into(), "Một".into()), ("a)".into(), "Hai".into())]);
        let dropped: Vec<_> = reading.dropped.iter().map(|d| (d.what, d.text.as_str())).collect();
        assert_eq!(
            dropped,
            [(DroppedKind::Header, "Hé"), (DroppedKind::Unread, "x"), (DroppedKind::Hidden, "an")]
        );
    }

    #[test]
    fn tables_have_rows_and_cells() {
        let text = r"{\rtf1\trowd\clbrdrt\brdrs\cellx1\cellx2 \pard\intbl A\cell B\par C\cell\row\trowd\intbl D\cell E\cell\row\pard F\par}";
        let reading = read(text.as_bytes(), &Watch::default()).expect("RTF");
        let Part::Table(table) = &reading.parts[0] else { panic!("a table") };
        let cells: Vec<Vec<String>> = table
            .rows
            .iter()
            .map(|row| {
                row.iter()
                    .map(|cell| cell.lines.iter().map(Line::text).collect::<Vec<_>>().join("/"))
                    .collect()
            })
            .collect();
        assert_eq!(cells, [["A", "B/C"], ["D", "E"]]);
        assert!(table.ruled);
        assert_eq!(reading.parts.len(), 2);
    }

    #[test]
    fn pages_heads_and_feet_stay_out_of_the_body() {
        for (text, body, out) in [
            (r"Một\par {\header {\listtext 9.\tab}Trang\par}Hai", &["|Một", "|Hai"][..], "9.\tTrang\n"),
            (
                r"Một\par{\header\trowd\cellx1\intbl Trang\cell b\cell\row\pard}Hai",
                &["|Một", "|Hai"],
                "Trang\tb\t\n",
            ),
            (
                r"Mộ{\footer\qc\trowd\clbrdrt\brdrs\intbl Trang\cell\row}t\par Hai\par",
                &["|Một", "|Hai"],
                "Trang\t\n",
            ),
            (r"Một{\header{\footnote a}{\*\annotation b}{\footer c}}\par Hai", &["|Một", "|Hai"], "abc"),
        ] {
            let text = format!(r"{{\rtf1{{\listtext\pard}}{}}}", unicode(text));
            let reading = read(text.as_bytes(), &Watch::default()).expect("RTF");
            let found: Vec<String> = reading
                .parts
                .iter()
                .map(|part| match part {
                    Part::Line(line) => {
                        format!("{}|{}{}", line.label, line.text(), if line.centred { "!" } else { "" })
                    }
                    Part::Table(_) => "a table".to_owned(),
                })
                .collect();
            assert_eq!(found, body, "{text}");
            let dropped: Vec<&str> = reading.dropped.iter().map(|dropped| dropped.text.as_str()).collect();
            assert_eq!(dropped, [out], "{text}");
        }
    }

    /// Letters beyond ASCII as `\u`.
    fn unicode(text: &str) -> String {
        text.chars().fold(String::new(), |out, c| match c {
            c if c.is_ascii() => out + &c.to_string(),
            c => out + &format!("\\u{}?", u32::from(c)),
        })
    }

    #[test]
    fn notes_hang_where_they_stand() {
        let text = r"{\rtf1\qc x{\footnote a{\footnote b}c\cell d\par e}y\par}";
        let reading = read(text.as_bytes(), &Watch::default()).expect("RTF");
        let found: Vec<_> =
            reading.parts.iter().flat_map(Part::lines).map(|line| (line.text(), line.centred)).collect();
        let found: Vec<_> = found.iter().map(|(text, centred)| (text.as_str(), *centred)).collect();
        assert_eq!(found, [("x[1]y", true), ("[2] b", false), ("[1] a[2]c\td", false), ("e", false)]);
    }

    #[test]
    fn what_is_not_read_is_listed() {
        let text = r"{\rtf1 a{\mmath{\*\moMath{\mr Tong}}}{\*\xyz Mat}{\*\bkmkstart n}\
            {\shp{\*\shpinst{\sp{\sn x}{\sv 5}}{\sp{\sn gtextUNICODE}{\sv MAT}}{\shptxt hop}}}\
            {\upr{bo}{\*\ud{giu}}}\par}";
        let text = text.replace("\\\n            ", "");
        let reading = read(text.as_bytes(), &Watch::default()).expect("RTF");
        assert_eq!(reading.parts.iter().flat_map(Part::lines).map(Line::text).collect::<String>(), "ahopgiu");
        let dropped: Vec<_> = reading.dropped.iter().map(|d| (d.what, d.text.as_str())).collect();
        let unread = DroppedKind::Unread;
        assert_eq!(dropped, [(unread, "Tong"), (unread, "Mat"), (DroppedKind::Watermark, "MAT")]);
        assert!(reading.issues.iter().any(|issue| issue.kind == IssueKind::Unread { count: 2 }));
    }

    #[test]
    fn what_is_cut_is_refused() {
        assert!(matches!(read(br"{\rtf1 abc", &Watch::default()), Err(Refusal::Damaged { .. })));
        let deep = format!("{{\\rtf1{}", "{".repeat(10_000));
        assert_eq!(read(deep.as_bytes(), &Watch::default()).err(), Some(Refusal::TooDeep));
    }
}
