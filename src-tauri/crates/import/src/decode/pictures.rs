//! Fonts with pictures in the letters' places: what they show, or an issue where nobody can tell.

use crate::format::Format;
use crate::issue::{IssueKind, Place};
use crate::model::{Part, Reading, Run};
use crate::readers::symbols::{bullet, is_symbols, symbol};

/// A word this long was never typed for its pictures: the font got there by mistake.
const WORD: usize = 3;

/// Reads what stands in such fonts, bullets before lines as well.
pub(super) fn read(reading: &mut Reading) {
    // A PDF says what its glyphs are, whatever their font.
    if reading.format == Format::Pdf {
        return;
    }
    let mut odd = Vec::new();
    for line in reading.parts.iter_mut().flat_map(Part::lines_mut) {
        let place = line.place;
        if let Some(font) = line.label_font.as_deref().filter(|font| is_symbols(font)) {
            let shown = bullet(font, &line.label);
            reading.bullets += usize::from(shown != line.label);
            line.label = shown;
        } else if line.label == "o" {
            line.label = bullet("", "o");
            reading.bullets += 1;
        }
        let typed = |run: &&mut Run| run.font.as_deref().is_some_and(is_symbols);
        for run in line.runs.iter_mut().filter(typed) {
            let font = run.font.clone().unwrap_or_default();
            if has_words(&run.text) {
                let word = run.text.chars().find(|c| c.is_alphabetic() && !is_private(*c));
                odd.extend(word.map(|c| (place, font.to_string(), c)));
                run.text = among_words(&run.text, &font);
            } else {
                run.text = shown(&run.text, &font, place, &mut odd);
            }
        }
    }
    say(reading, odd);
}

/// What is left of the area where such fonts put their pictures, in whatever font.
pub(super) fn rest(reading: &mut Reading) {
    let mut odd = Vec::new();
    for line in reading.parts.iter_mut().flat_map(Part::lines_mut) {
        let place = line.place;
        if line.label.contains(is_private) {
            line.label = bullet("", &line.label);
            reading.bullets += 1;
        }
        for run in line.runs.iter_mut().filter(|run| run.text.contains(is_private)) {
            let font = run.font.clone().unwrap_or_default();
            let read = |c: char| {
                if is_private(c) { shown(&c.to_string(), "", place, &mut Vec::new()) } else { c.to_string() }
            };
            let lost = run.text.chars().filter(|&c| is_private(c) && symbol("", u32::from(c)).is_none());
            odd.extend(lost.map(|c| (place, font.to_string(), c)));
            run.text = run.text.chars().map(read).collect();
        }
    }
    say(reading, odd);
}

fn is_private(c: char) -> bool {
    matches!(c, '\u{f020}'..='\u{f0ff}')
}

fn has_words(text: &str) -> bool {
    let beyond = |c: char| c > '\u{ff}' && !is_private(c) && c.is_alphabetic();
    text.contains(beyond)
        || text.split(|c: char| !c.is_alphabetic() || is_private(c)).any(|word| word.chars().count() >= WORD)
}

/// Words stay as they were typed; what stands for a picture between them is read.
fn among_words(text: &str, font: &str) -> String {
    let read = |token: &str| {
        let mut chars = token.chars();
        let alone = chars.next().filter(|c| chars.next().is_none() && !c.is_ascii());
        match alone.and_then(|c| symbol(font, u32::from(c))) {
            Some(c) => c.to_string(),
            None => token
                .chars()
                .map(|c| if is_private(c) { symbol(font, u32::from(c)).unwrap_or(c) } else { c })
                .collect(),
        }
    };
    text.split_inclusive(char::is_whitespace)
        .map(|token| {
            let word = token.trim_end();
            read(word) + &token[word.len()..]
        })
        .collect()
}

fn shown(text: &str, font: &str, place: Place, odd: &mut Vec<(Place, String, char)>) -> String {
    let mut out = String::new();
    for c in text.chars() {
        let pictured = !c.is_whitespace() && !c.is_control() && (u32::from(c) <= 0xff || is_private(c));
        match symbol(font, u32::from(c)).filter(|_| pictured) {
            Some(c) => out.push(c),
            None if pictured => odd.push((place, font.to_owned(), c)),
            None => out.push(c),
        }
    }
    out
}

fn say(reading: &mut Reading, mut odd: Vec<(Place, String, char)>) {
    odd.dedup();
    for (place, font, c) in odd {
        let character = u32::from(c);
        reading.issue(place, IssueKind::Symbol { font, character });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Line;

    fn read_all(runs: &[(&str, &str)], label: (&str, &str)) -> (String, String, usize) {
        let mut reading = Reading::new(Format::Rtf);
        let run = |(text, font): &(&str, &str)| Run {
            text: (*text).to_owned(),
            font: (!font.is_empty()).then(|| (*font).into()),
            ..Run::default()
        };
        let runs = runs.iter().map(run).collect();
        let label_font = (!label.1.is_empty()).then(|| label.1.into());
        reading.parts.push(Part::Line(Line {
            runs,
            label: label.0.to_owned(),
            label_font,
            ..Line::default()
        }));
        read(&mut reading);
        rest(&mut reading);
        let line = reading.parts[0].lines().next().expect("a line");
        let symbols =
            reading.issues.iter().filter(|issue| matches!(issue.kind, IssueKind::Symbol { .. })).count();
        (line.label.clone(), line.text(), symbols)
    }

    #[test]
    fn pictures_are_read_or_said() {
        for (runs, label, shown) in [
            (&[("\u{fe}", "Wingdings"), (" Có", "Arial")][..], ("\u{a7}", "Wingdings"), ("▪", "☑ Có", 0)),
            (&[("\u{f0fc} l", "Wingdings")], ("\u{b7}", "Symbol"), ("•", "✓ •", 0)),
            (&[("a\u{f0b7}b", "")], ("\u{f0a7}", ""), ("▪", "a•b", 0)),
            (&[("J", "Wingdings"), ("Một", "")], ("o", "Courier New"), ("○", "Một", 1)),
            (&[("\u{f04a}x", "Arial")], ("1.", ""), ("1.", "x", 1)),
            (
                &[("\u{f0fc} Đã làm", "Wingdings"), (" \u{fc} Đã", "Wingdings")],
                ("", ""),
                ("", "✓ Đã làm ✓ Đã", 2),
            ),
            // Nobody writes words in pictures.
            (&[("Điều", "Symbol"), (" hai", "Wingdings")], ("a)", ""), ("a)", "Điều hai", 2)),
        ] {
            let (printed, text, symbols) = read_all(runs, label);
            assert_eq!((printed.as_str(), text.as_str(), symbols), shown);
        }
    }
}
