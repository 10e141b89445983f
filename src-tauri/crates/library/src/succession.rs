//! Articles and chapters that are no Markdown headings. "Điều 5." at the head of a line is an article if it is the
//! successor of the last one: so a law has its whole sequence, and an article that an amending law quotes stays text.

use std::collections::{HashMap, HashSet};

use super::clean::is_blank;
use super::order::{Candidate, Order, follows};
use super::sign::{Family, sign};
use super::structure::{Head, Rank, head, roman};
use super::wrap::{names_article, untagged};

/// A line that heads a part without being a Markdown heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Headed(pub Rank);

/// Something that the numbers of a text don't say: its line and the words for it.
pub(super) type Gap = (usize, String);

/// The lines that head parts, and what breaks the articles' sequence. `explicit` says of a line whether it is a
/// Markdown heading, `skip` whether it is none of the text (a table, code).
pub(super) fn find(lines: &[&str], skip: impl Fn(usize) -> bool) -> (HashMap<usize, Headed>, Vec<Gap>) {
    let mut found = HashMap::new();
    let mut articles = Vec::new();
    let mut last: HashMap<Rank, u32> = HashMap::new();
    let mut quotes = 0_i32;
    let mut straight = false;
    for (at, &raw) in lines.iter().enumerate() {
        if skip(at) {
            continue;
        }
        let line = untagged(raw);
        let line = line.trim();
        // "… theo quy định tại khoản 2", and the next line begins with "Điều 5."
        let within = at > 0 && !skip(at - 1) && names_article(lines[at - 1]);
        let explicit = line.starts_with('#');
        let bare = bare(line.trim_start_matches('#').trim_start());
        // Straight marks look alike: one at the head of a line opens, the next odd one closes.
        straight &= !explicit;
        let quoted = quotes > 0 || straight;
        if bare.matches('"').count() % 2 == 1 {
            straight = !straight && bare.starts_with('"');
        }
        let opened = bare.matches('“').count() as i32 - bare.matches('”').count() as i32;
        quotes = (quotes + opened).max(0);
        if bare.is_empty() || bare.len() > 4000 || within && !explicit {
            continue;
        }
        let bold = is_bold(line);
        if let Some(head) = head(&bare) {
            if head.rank == Rank::Article {
                // "**Điều 1** Phạm vi" and "**Điều 1 Phạm vi**" need no sign behind the number.
                let words = line.trim_start_matches('*');
                let behind = words.get(head_len(&bare, &head)..).unwrap_or_default();
                let set_apart = words.len() + 2 <= line.len()
                    && head.rest.chars().next().is_none_or(char::is_uppercase)
                    && (bold || behind.starts_with('*'));
                if head.closed || explicit || set_apart {
                    let suffix = head.suffix.chars().next();
                    articles.push(Candidate { line: at, number: head.number, suffix, quoted, explicit });
                }
            } else if explicit || !quoted && heads_part(&head, &bare, bold) {
                let before = last.get(&head.rank).copied().unwrap_or(0);
                // An excerpt may begin with any chapter.
                let first = before == 0 && (bold || head.rest.is_empty());
                if explicit || head.number == before + 1 || head.number == 1 || first {
                    last.insert(head.rank, head.number);
                    last.retain(|rank, _| *rank <= head.rank);
                    if !explicit {
                        found.insert(at, Headed(head.rank));
                    }
                }
            }
            continue;
        }
        let Some(sign) = sign(&bare).filter(|sign| sign.family == Family::Roman && !explicit && !quoted)
        else {
            continue;
        };
        let number = roman(sign.text.trim_matches(|c: char| !c.is_alphanumeric()));
        let words = &bare[sign.rest..];
        let before = last.get(&Rank::Roman).copied().unwrap_or(0);
        let capitals = is_capitals(words)
            && words.chars().filter(|c| c.is_alphabetic()).count() > 2
            && words.len() < 400;
        if bold || capitals && (number == before + 1 || number == 1) {
            last.insert(Rank::Roman, number);
            found.insert(at, Headed(Rank::Roman));
        }
    }
    let mut gaps = Vec::new();
    let chosen = sequence(&articles, &mut gaps);
    repeats(&articles, &chosen, &mut gaps);
    for at in chosen {
        found.insert(at, Headed(Rank::Article));
    }
    gaps.sort_by_key(|(line, _)| *line);
    (found, gaps)
}

/// The articles' lines, Markdown headings apart.
fn sequence(all: &[Candidate], gaps: &mut Vec<Gap>) -> Vec<usize> {
    if all.iter().any(|one| one.explicit) {
        return between(all, gaps);
    }
    let order = Order::new(all);
    let mut chosen = Vec::new();
    let mut from = 0;
    while let Some(start) = order.start(from) {
        let mut at = start;
        chosen.push(at);
        loop {
            match order.successor(at, start) {
                Some(next) => at = next,
                None => match order.after_gap(at) {
                    Some(next) => {
                        gaps.push((all[next].line, jump(&all[at], &all[next])));
                        at = next;
                    }
                    None => break,
                },
            }
            chosen.push(at);
        }
        from = at + 1;
    }
    chosen.into_iter().map(|at| all[at].line).collect()
}

/// Names the articles that stand a second time where the next one should; they stay text.
fn repeats(all: &[Candidate], chosen: &[usize], gaps: &mut Vec<Gap>) {
    let chosen: HashSet<usize> = chosen.iter().copied().collect();
    let mut last: Option<&Candidate> = None;
    for one in all {
        if one.explicit || chosen.contains(&one.line) {
            last = Some(one);
            continue;
        }
        let again = last.filter(|last| last.number == one.number && last.suffix == one.suffix);
        if let Some(last) = again.filter(|_| !one.quoted) {
            gaps.push((one.line, jump(last, one)));
        }
    }
}

/// Bytes up to the end of the number, sign apart.
fn head_len(text: &str, head: &Head<'_>) -> usize {
    let before = &text[..text.len() - head.rest.len()];
    before.trim_end_matches(|c: char| ".:-–—".contains(c) || is_blank(c)).len()
}

fn jump(from: &Candidate, to: &Candidate) -> String {
    format!("Điều {} → Điều {}", name(from), name(to))
}

fn name(one: &Candidate) -> String {
    one.suffix.map_or_else(|| one.number.to_string(), |suffix| format!("{}{suffix}", one.number))
}

/// Where some articles are Markdown headings, others only fill the gaps between these.
fn between(all: &[Candidate], gaps: &mut Vec<Gap>) -> Vec<usize> {
    let mut ahead = all.iter().filter(|one| one.explicit).peekable();
    let mut chosen = Vec::new();
    let mut last: Option<&Candidate> = None;
    for one in all {
        if one.explicit {
            ahead.next();
            if let Some(last) = last.filter(|last| one.number > last.number + 1) {
                gaps.push((one.line, jump(last, one)));
            }
            last = Some(one);
            continue;
        }
        let room = ahead
            .peek()
            .is_none_or(|next| next.number > one.number || next.number < last.map_or(0, |last| last.number));
        if !one.quoted && room && last.is_some_and(|last| follows(one, last)) {
            chosen.push(one.line);
            last = Some(one);
        }
    }
    chosen
}

/// A line that surely heads a part: bold, or nothing else, or all in capitals.
fn heads_part(head: &Head<'_>, line: &str, bold: bool) -> bool {
    let ends_open = line.ends_with([';', ',']);
    let capitals = is_capitals(head.rest);
    let short = line.len() < 400;
    short && !ends_open && (bold || head.rest.is_empty() || capitals || head.closed && line.len() < 200)
}

/// All in capitals, and not without letters.
pub(super) fn is_capitals(text: &str) -> bool {
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    letters().count() > 1 && letters().all(|c| !c.is_lowercase())
}

/// The whole line in bold.
pub(super) fn is_bold(line: &str) -> bool {
    let line = line.trim_matches(|c: char| is_blank(c));
    line.len() > 4 && line.starts_with("**") && line.ends_with("**")
}

/// A line without its stars.
fn bare(line: &str) -> String {
    line.replace('*', "").replace("__", "").trim_matches(is_blank).to_owned()
}

#[cfg(test)]
mod tests {
    use super::find;

    fn headed(text: &str) -> Vec<usize> {
        let lines: Vec<&str> = text.lines().collect();
        let mut found: Vec<usize> = find(&lines, |_| false).0.into_keys().collect();
        found.sort_unstable();
        found
    }

    #[test]
    fn only_the_successor_is_an_article() {
        assert_eq!(
            headed("Điều 1. Một\nĐiều 9. Luật khác\nĐiều 2. Hai\n**Điều 3.** Ba\nĐiều 3 của Luật"),
            [0, 2, 3]
        );
        assert_eq!(
            headed("Điều 1. Một\nĐiều 1a. Xen\nĐiều 2. Hai\nĐiều 5. Năm\nĐiều 6. Sáu"),
            [0, 1, 2, 3, 4]
        );
    }

    #[test]
    fn an_article_that_a_sentence_names_is_text() {
        assert_eq!(headed("Theo quy định tại khoản 2\nĐiều 5. Sau đó"), Vec::<usize>::new());
        assert_eq!(headed("Điều 1. Một\nTheo\nĐiều 2. Luật này\nĐiều 2. Hai"), [0, 2]);
        assert_eq!(headed("Điều 1. Một\nLàm theo\nĐiều 2. Luật này\nĐiều 2. Hai"), [0, 3]);
    }

    #[test]
    fn an_excerpt_names_article_far_behind() {
        let lines = ["Điều 1. Một", "Điều 2. Hai", "Điều 30. Ba mươi", "Điều 31. Ba mốt"];
        let (found, gaps) = find(&lines, |_| false);
        assert_eq!((found.len(), gaps), (4, vec![(2, "Điều 2 → Điều 30".to_owned())]));
        assert_eq!(headed("Chương II\nĐẤT\nMục 1\nĐiều 1. Một"), [0, 2, 3]);
    }

    #[test]
    fn tags_around_an_article_are_looked_through() {
        assert_eq!(headed("<p><b>Điều 1. Một</b></p>\n<a name=\"d2\"></a>**Điều 2** Hai"), [0, 1]);
    }

    #[test]
    fn a_number_in_bold_needs_no_sign() {
        assert_eq!(
            headed("**Điều 1** Phạm vi\n**Điều 2 Đối tượng**\nĐiều 3 của Luật\n**Điều 3**"),
            [0, 1, 3]
        );
    }

    #[test]
    fn a_repeat_is_named() {
        let lines = ["Điều 1. Một", "Điều 2. Hai", "Điều 2. Hai nữa", "Điều 3. Ba"];
        let (found, gaps) = find(&lines, |_| false);
        assert_eq!(found.len(), 3);
        assert_eq!(gaps, [(2, "Điều 2 → Điều 2".to_owned())]);
    }

    #[test]
    fn quoted_articles_stay_text() {
        let law =
            "Điều 1. Sửa đổi\n1. Như sau:\n“Điều 12. Mười hai\nĐiều 2. Trong lời dẫn”\nĐiều 2. Hiệu lực";
        assert_eq!(headed(law), [0, 4]);
        assert_eq!(headed(&law.replace(['“', '”'], "\"")), [0, 4]);
    }

    #[test]
    fn a_second_text_begins_anew() {
        let text = "Điều 1. a\nĐiều 2. b\nĐiều 1. c\nĐiều 2. d\nĐiều 3. e";
        assert_eq!(headed(text), [0, 1, 2, 3, 4]);
    }

    #[test]
    fn parts_and_roman_numbers() {
        assert_eq!(headed("CHƯƠNG I\nQUY ĐỊNH\nChương II của Luật này quy định về đất;\nChương III. X"), [0]);
        assert_eq!(headed("I. MỤC TIÊU\nII. Không hoa\n**II.** **NHIỆM VỤ**\nC. Mác"), [0, 2]);
    }
}
