//! Letters of old fonts become Unicode: by the font of each run, else by the whole document, else by the paragraph. What is
//! Vietnamese in Unicode already is left alone, whatever its font.

mod pictures;

use std::collections::BTreeMap;

use library::print::clip;
use viet::legacy::{Encoding, Verdict, decode, detect, share};

use crate::issue::{Issue, IssueKind, Place};
use crate::model::{Line, Reading, Run};
use crate::refusal::Refusal;

/// Letters read from each encoding.
pub(crate) type Encodings = BTreeMap<Encoding, usize>;

/// How many words of one kind an issue shows.
const SHOWN: usize = 12;

/// Decodes a reading's lines in place.
///
/// # Errors
/// [`Refusal::UnknownEncoding`] if most words are in an encoding that can't be told.
pub(crate) fn decode_all(reading: &mut Reading) -> Result<Encodings, Refusal> {
    let mut found = Encodings::new();
    let mut unmapped = 0;
    let mut any_font = false;
    pictures::read(reading);
    for line in reading.parts.iter_mut().flat_map(crate::model::Part::lines_mut) {
        join_marks(line);
        unmapped += decode_label(line, None, &mut found);
        for run in &mut line.runs {
            let encoding = run.font.as_deref().and_then(Encoding::of_font);
            if let Some(encoding) = encoding.filter(|_| !is_unicode(&run.text)) {
                any_font = true;
                run.style.capitals |= run.font.as_deref().is_some_and(Encoding::draws_capitals);
                unmapped += decode_run(run, encoding, &mut found);
            }
        }
    }
    // What has a modern font, or none.
    let rest = |run: &Run| run.font.as_deref().and_then(Encoding::of_font).is_none();
    let mut text = String::new();
    for line in reading.parts.iter().flat_map(crate::model::Part::lines) {
        line.runs.iter().filter(|run| rest(run)).for_each(|run| text.push_str(&run.text));
        text.push('\n');
    }
    let mut issues = Vec::new();
    match detect(&text) {
        Verdict::Legacy(encoding) => {
            for line in reading.parts.iter_mut().flat_map(crate::model::Part::lines_mut) {
                unmapped += decode_label(line, Some(encoding), &mut found);
                for run in line.runs.iter_mut().filter(|run| rest(run) && !is_unicode(&run.text)) {
                    unmapped += decode_run(run, encoding, &mut found);
                }
            }
            if encoding == Encoding::Tcvn3 {
                issues.extend(case_unknown(reading));
            }
        }
        Verdict::Plain | Verdict::Unknown => {
            for line in reading.parts.iter_mut().flat_map(crate::model::Part::lines_mut) {
                let text: String =
                    line.runs.iter().filter(|run| rest(run)).map(|run| run.text.as_str()).collect();
                let Verdict::Legacy(encoding) = detect(&text) else { continue };
                unmapped += decode_label(line, Some(encoding), &mut found);
                for run in line.runs.iter_mut().filter(|run| rest(run) && !is_unicode(&run.text)) {
                    unmapped += decode_run(run, encoding, &mut found);
                }
                let kind =
                    IssueKind::MixedEncoding { encoding: encoding.name().into(), words: clip(&line.text()) };
                issues.push(Issue { place: line.place, kind });
            }
            let (valid, all) = share(&text);
            let latin =
                text.chars().filter(|c| matches!(c, '\u{80}'..='\u{ff}' | '\u{f020}'..='\u{f0ff}')).count();
            let other = text.chars().filter(|&c| c > '\u{ff}' && c.is_alphabetic()).count();
            if found.is_empty() && !any_font && all >= 20 && valid * 2 < all && latin > other {
                return Err(Refusal::UnknownEncoding);
            }
        }
    }
    reading.issues.append(&mut issues);
    pictures::rest(reading);
    if unmapped > 0 {
        reading.issue(Place::default(), IssueKind::Unmapped { count: unmapped });
    }
    // What was typed stays: "Bộ Tài chính" drawn as capitals says more than the capitals do. It is said where.
    let drawn: Vec<Issue> = reading
        .parts
        .iter()
        .flat_map(crate::model::Part::lines)
        .filter_map(|line| {
            let small = |run: &&Run| run.style.capitals && run.text.chars().any(char::is_lowercase);
            let words: String = line.runs.iter().filter(small).map(|run| run.text.as_str()).collect();
            let kind = IssueKind::DrawnCapitals { words: clip(&words) };
            (!words.is_empty()).then_some(Issue { place: line.place, kind })
        })
        .collect();
    reading.issues.extend(drawn);
    Ok(found)
}

fn decode_run(run: &mut Run, encoding: Encoding, found: &mut Encodings) -> usize {
    decode_text(&mut run.text, encoding, found)
}

/// A printed number in the letters of its own font; else, where the words around it are in an encoding, in that.
fn decode_label(line: &mut Line, around: Option<Encoding>, found: &mut Encodings) -> usize {
    let own = line.label_font.as_deref().and_then(Encoding::of_font);
    let encoding = if around.is_some() && own.is_none() { around } else { own.filter(|_| around.is_none()) };
    match encoding.filter(|_| !line.label.is_ascii() && !is_unicode(&line.label)) {
        Some(encoding) => decode_text(&mut line.label, encoding, found),
        None => 0,
    }
}

fn decode_text(text: &mut String, encoding: Encoding, found: &mut Encodings) -> usize {
    let decoded = decode(text, encoding);
    let letters = decoded.text.chars().filter(|c| !c.is_ascii() && c.is_alphabetic()).count();
    if letters > 0 {
        *found.entry(encoding).or_default() += letters;
    }
    *text = decoded.text;
    decoded.unmapped
}

/// A mark of VNI's may stand in the run behind its vowel: it is moved to it.
fn join_marks(line: &mut Line) {
    let is_vni = |run: &Run| run.font.as_deref().and_then(Encoding::of_font) == Some(Encoding::Vni);
    for at in 1..line.runs.len() {
        let (before, behind) = line.runs.split_at_mut(at);
        let (Some(before), Some(behind)) = (before.last_mut(), behind.first_mut()) else { continue };
        let Some(mark) = behind.text.chars().next().filter(|c| !c.is_ascii() && c.is_alphabetic()) else {
            continue;
        };
        let joined =
            before.text.chars().next_back().map(|vowel| decode(&format!("{vowel}{mark}"), Encoding::Vni));
        let is_one = joined.is_some_and(|joined| joined.text.chars().count() == 1);
        if is_vni(before) && is_vni(behind) && is_one {
            before.text.push(mark);
            behind.text.drain(..mark.len_utf8());
        }
    }
}

/// Letters that only Unicode has: the run was typed in it, whatever its font says.
fn is_unicode(text: &str) -> bool {
    text.chars().any(|c| {
        matches!(c, '\u{1ea0}'..='\u{1ef9}' | 'ă' | 'Ă' | 'đ' | 'Đ' | 'ơ' | 'Ơ' | 'ư' | 'Ư' | 'ĩ' | 'ũ')
    })
}

/// Words in capitals with a small letter that has a tone: plain text in TCVN3 can't say which it was.
fn case_unknown(reading: &Reading) -> Vec<Issue> {
    let mut issues = Vec::new();
    for line in reading.parts.iter().flat_map(crate::model::Part::lines) {
        let text = line.text();
        let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| {
            let toned = word.chars().any(|c| !c.is_ascii() && c.is_lowercase());
            toned && word.chars().skip(1).any(char::is_uppercase)
        });
        let words: Vec<&str> = words.take(SHOWN).collect();
        if !words.is_empty() {
            issues.push(Issue { place: line.place, kind: IssueKind::CaseUnknown { words: words.join(" ") } });
        }
    }
    issues
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;
    use crate::model::Part;

    fn reading(lines: &[&[(&str, &str)]]) -> Reading {
        let mut reading = Reading::new(Format::Docx);
        for runs in lines {
            let run = |(text, font): &(&str, &str)| Run {
                text: (*text).to_owned(),
                font: (!font.is_empty()).then(|| (*font).into()),
                ..Run::default()
            };
            reading.parts.push(Part::Line(Line { runs: runs.iter().map(run).collect(), ..Line::default() }));
        }
        reading
    }

    fn texts(reading: &Reading) -> Vec<String> {
        reading.parts.iter().flat_map(Part::lines).map(Line::text).collect()
    }

    #[test]
    fn fonts_say_the_encoding() {
        let mut it = reading(&[
            &[("LuËt ®Êt ®ai", ".VnTimeH"), (" n\u{ad}íc", ".VnTime"), (" và nước", ".VnTime")],
            &[("Ñaa", "VNI-Times"), ("át nöôùc", "VNI-Times")],
        ]);
        let found = decode_all(&mut it).expect("decoded");
        assert_eq!(texts(&it), ["Luật đất đai nước và nước", "Đaất nước"]);
        assert!(matches!(&it.issues[0].kind, IssueKind::DrawnCapitals { words } if words == "Luật đất đai"));
        assert_eq!(found.keys().copied().collect::<Vec<_>>(), [Encoding::Tcvn3, Encoding::Vni]);
    }

    #[test]
    fn numbers_are_read_in_their_own_font() {
        let mut it =
            reading(&[&[("Ph¹m vi", ".VnTime")], &[("®Êt ®ai", ".VnTime")], &[("Phạm vi", "Arial")]]);
        let labels = [("§iÒu 1.", Some(".VnTime")), ("®)", Some(".VnTime")), ("a)", None)];
        for (part, (label, font)) in it.parts.iter_mut().zip(labels) {
            part.lines_mut().for_each(|line| {
                (line.label, line.label_font) = (label.to_owned(), font.map(Into::into));
            });
        }
        decode_all(&mut it).expect("decoded");
        let labels: Vec<_> = it.parts.iter().flat_map(Part::lines).map(|line| line.label.as_str()).collect();
        assert_eq!(labels, ["Điều 1.", "đ)", "a)"]);
        // Without fonts the whole text says what its numbers are in.
        let mut it = reading(&[&[("§Êt ®ai vµ quy ho¹ch ®« thÞ cña tØnh", "")]]);
        it.parts[0].lines_mut().for_each(|line| line.label = "§iÒu 1.".to_owned());
        decode_all(&mut it).expect("decoded");
        assert_eq!(it.parts[0].lines().next().map(|line| line.label.as_str()), Some("Điều 1."));
    }

    #[test]
    fn whole_documents_without_fonts_are_told_by_their_words() {
        let mut it = reading(&[&[("§Êt ®ai vµ quy ho¹ch ®« thÞ cña tØnh", "")], &[("QUYÕT §ÞNH", "")]]);
        decode_all(&mut it).expect("decoded");
        assert_eq!(texts(&it)[0], "Đất đai và quy hoạch đô thị của tỉnh");
        assert!(
            it.issues.iter().any(
                |issue| matches!(&issue.kind, IssueKind::CaseUnknown { words } if words == "QUYếT ĐịNH")
            )
        );
    }

    #[test]
    fn a_paragraph_in_another_encoding_is_read_and_said() {
        let unicode = "Đất đai và quy hoạch đô thị của tỉnh, nước sạch cho mọi người dân ở vùng sâu, vùng xa";
        let mut it = reading(&[
            &[(unicode, "")],
            &[(unicode, "")],
            &[("Ñaát ñai vaø quy hoaïch ñoâ thò cuûa tænh", "Arial")],
        ]);
        decode_all(&mut it).expect("decoded");
        assert_eq!(texts(&it)[2], "Đất đai và quy hoạch đô thị của tỉnh");
        assert!(matches!(it.issues[0].kind, IssueKind::MixedEncoding { .. }));
    }
}
