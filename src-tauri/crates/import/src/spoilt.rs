//! Letters that are none, whatever the reader: one rule for all of them.
//!
//! A letter is spoilt if nobody can tell what it was: U+FFFD, which decoders put for bytes and surrogates that stand for
//! nothing, a C1 control, a sign of the private areas that no font of pictures explains. It is shown as U+FFFD, its word is
//! named, and a text with more than a few of them isn't taken in. None is left out, and none becomes a blank.

use viet::legacy::windows_1252;

use crate::format::Format;
use crate::issue::{Issue, IssueKind};
use crate::model::{Part, Reading};
use crate::refusal::Refusal;

/// So many letters of a thousand may be spoilt: a byte lost here and there.
const MOST: usize = 2;
/// How many words of one paragraph an issue names.
const SHOWN: usize = 12;
/// What stands for a letter that can't be told.
const LOST: char = '\u{fffd}';

/// Brings what is spoilt to one form and says where it stands. Gives how many C1 controls were signs of Windows's: what a
/// program typed as “ and saved as Latin-1 is a control there, and every browser reads it as what it was.
///
/// # Errors
/// [`Refusal::Damaged`] ([`Refusal::Garbled`] for a PDF, whose file is whole) if more than [`MOST`] of a thousand letters
/// are spoilt.
pub(crate) fn settle(reading: &mut Reading) -> Result<usize, Refusal> {
    let (mut letters, mut spoilt, mut signs) = (0_usize, 0_usize, 0_usize);
    let mut issues = Vec::new();
    for line in reading.parts.iter_mut().flat_map(Part::lines_mut) {
        line.label = read(&line.label, &mut signs);
        for run in &mut line.runs {
            if run.text.chars().any(is_odd) {
                run.text = read(&run.text, &mut signs);
            }
        }
        let text = format!("{} {}", line.label, line.text());
        letters += text.chars().filter(|c| c.is_alphabetic()).count();
        if !text.contains(LOST) {
            continue;
        }
        let words: Vec<&str> = text.split_whitespace().filter(|word| word.contains(LOST)).collect();
        // One that stands by itself may be a bullet of a font that says nothing of it; in a word a letter is gone.
        let within = words.iter().filter(|word| word.chars().any(char::is_alphanumeric));
        spoilt += within.map(|word| word.matches(LOST).count()).sum::<usize>();
        let words = words.into_iter().take(SHOWN).collect::<Vec<_>>().join(" ");
        issues.push(Issue { place: line.place, kind: IssueKind::Spoilt { words } });
    }
    if spoilt * 1000 > letters * MOST {
        return Err(match reading.format {
            Format::Pdf => Refusal::Garbled(1000 - (spoilt * 1000).div_ceil(letters + spoilt)),
            format => Refusal::damaged(format, format!("{spoilt} of {letters} letters are spoilt")),
        });
    }
    reading.issues.append(&mut issues);
    Ok(signs)
}

fn is_odd(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{9f}' | '\u{e000}'..='\u{f8ff}' | '\u{fffe}'..='\u{ffff}' | '\u{f0000}'..)
}

fn read(text: &str, signs: &mut usize) -> String {
    let letter = |c: char| match c {
        // A line's end in text of other systems, a blank here as everywhere.
        '\u{85}' => ' ',
        '\u{80}'..='\u{9f}' => match u8::try_from(c).map(windows_1252) {
            Ok(sign) if !sign.is_control() => {
                *signs += 1;
                sign
            }
            _ => LOST,
        },
        c if is_odd(c) => LOST,
        c => c,
    };
    text.chars().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Line, Run};

    fn settled(text: &str, format: Format) -> (Result<usize, Refusal>, String, Vec<String>) {
        let mut reading = Reading::new(format);
        let line = |text: &str| {
            let run = Run { text: text.to_owned(), ..Run::default() };
            Part::Line(Line { runs: vec![run], ..Line::default() })
        };
        reading.parts.push(line(text));
        reading.parts.push(line(&"Đất đai và nước sạch của tỉnh. ".repeat(40)));
        let done = settle(&mut reading);
        let words = reading.issues.iter().filter_map(|issue| match &issue.kind {
            IssueKind::Spoilt { words } => Some(words.clone()),
            _ => None,
        });
        (done, reading.parts[0].lines().map(Line::text).collect(), words.collect())
    }

    #[test]
    fn a_letter_that_cant_be_told_is_shown_as_such_and_named() {
        for (text, shown, named, signs) in [
            (
                "Quy ho\u{fffd}ch, \u{f8ff} đất",
                "Quy ho\u{fffd}ch, \u{fffd} đất",
                &["ho\u{fffd}ch, \u{fffd}"][..],
                0,
            ),
            ("n\u{e123}ớc", "n\u{fffd}ớc", &["n\u{fffd}ớc"], 0),
            ("n\u{8d}ớc", "n\u{fffd}ớc", &["n\u{fffd}ớc"], 0),
            ("\u{93}đất\u{94} \u{96} nước", "“đất” – nước", &[], 3),
            ("đất nước", "đất nước", &[], 0),
        ] {
            let (done, text, words) = settled(text, Format::Docx);
            assert_eq!((done, text.as_str()), (Ok(signs), shown));
            assert_eq!(words, named);
        }
    }

    #[test]
    fn many_of_them_are_no_text() {
        let many = "n\u{fffd}ớc ".repeat(9);
        assert!(matches!(settled(&many, Format::Odt).0, Err(Refusal::Damaged { format: Format::Odt, .. })));
        assert!(matches!(settled(&many, Format::Pdf).0, Err(Refusal::Garbled(989..=991))));
        // Bullets that a PDF says nothing of are no letters.
        assert!(settled(&"\u{fffd} Một ".repeat(9), Format::Pdf).0.is_ok());
    }
}
