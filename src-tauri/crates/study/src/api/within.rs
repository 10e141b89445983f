//! Where in a section a reader means: "gạch đầu dòng 2", "đoạn 1", "hàng 3", or by the signs of the margin, "–2", "¶1".

/// What a query says of a place within a section.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Within {
    /// The rest of the query: the section.
    pub section: String,
    /// As labels have them, outermost first: "–2", "¶1", "hàng 3", "bảng".
    pub steps: Vec<String>,
}

/// The ordinals of citations in words, folded; behind "thứ" only.
const ORDINALS: [&str; 11] = ["nhat", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi", "bon"];

/// The place that a query names within a section; `None` if it names a section alone, or none. The steps stand behind
/// the section ("II.1, gạch đầu dòng 2") or before it ("gạch đầu dòng 2 mục II.1").
pub(super) fn within(query: &str) -> Option<Within> {
    let words = words(query);
    let mut steps: Vec<(usize, usize, String)> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match step(&words[at..]) {
            Some((taken, label)) => {
                steps.push((at, at + taken, label));
                at += taken;
            }
            None => at += 1,
        }
    }
    let (first, last) = (steps.first()?.0, steps.last()?.1);
    let adjoining = steps.windows(2).all(|pair| pair[0].1 == pair[1].0);
    let mut labels: Vec<String> = steps.into_iter().map(|(.., label)| label).collect();
    let section = match (first, last) {
        (0, end) if end < words.len() => {
            // Said from within outwards, as jurists do.
            labels.reverse();
            &words[end..]
        }
        (start, end) if end == words.len() && start > 0 => &words[..start],
        _ => return None,
    };
    adjoining.then(|| Within { section: section.join(" "), steps: labels })
}

/// The words, and the margin's signs as words of their own.
fn words(query: &str) -> Vec<String> {
    let apart = library::nfc(query).replace('¶', " ¶").replace([',', ';'], " ");
    apart.split_whitespace().map(str::to_owned).collect()
}

/// The step that these words begin with: how many of them it takes, and its label.
fn step(words: &[String]) -> Option<(usize, String)> {
    let signed = |sign: char| {
        let number = words[0].strip_prefix(sign)?;
        is_number(number).then(|| number.trim_start_matches('0').to_owned())
    };
    if let Some(number) = ['–', '-', '—'].into_iter().find_map(signed) {
        return Some((1, format!("–{number}")));
    }
    if let Some(number) = signed('¶') {
        return Some((1, format!("¶{number}")));
    }
    let folded: Vec<String> = words.iter().take(5).map(|word| viet::fold(word)).collect();
    let begins = |name: &[&str]| folded.len() >= name.len() && folded.iter().zip(name).all(|(a, b)| a == b);
    if begins(&["dau", "bang"]) {
        return Some((2, "bảng".to_owned()));
    }
    let names: [(&[&str], &str); 4] =
        [(&["gach", "dau", "dong"], "–"), (&["gach"], "–"), (&["doan"], "¶"), (&["hang"], "hàng ")];
    let (name, sign) = names.into_iter().find(|(name, _)| begins(name))?;
    let (number, taken) = ordinal(&folded[name.len()..])?;
    Some((name.len() + taken, format!("{sign}{number}")))
}

/// "2", "thứ 2", "thứ hai".
fn ordinal(words: &[String]) -> Option<(String, usize)> {
    match words {
        [number, ..] if is_number(number) => Some((number.trim_start_matches('0').to_owned(), 1)),
        [thu, number, ..] if thu == "thu" && is_number(number) => {
            Some((number.trim_start_matches('0').to_owned(), 2))
        }
        [thu, word, ..] if thu == "thu" => {
            let at = ORDINALS.iter().position(|ordinal| ordinal == word)?;
            // "tư" and "bốn" are one number.
            Some(((if at == 10 { 4 } else { at + 1 }).to_string(), 2))
        }
        _ => None,
    }
}

fn is_number(word: &str) -> bool {
    (1..=4).contains(&word.len())
        && word.bytes().all(|b| b.is_ascii_digit())
        && word.bytes().any(|b| b != b'0')
}

#[cfg(test)]
mod tests {
    use super::within;

    #[track_caller]
    fn check(query: &str, section: &str, steps: &[&str]) {
        let found = within(query).map(|found| (found.section, found.steps));
        let steps = steps.iter().map(|step| (*step).to_owned()).collect();
        assert_eq!(found, Some((section.to_owned(), steps)), "{query}");
    }

    #[test]
    fn signs_and_words_are_one() {
        for query in ["II.1 –2", "II.1 -2", "II.1, gạch đầu dòng 2", "II.1 gach dau dong 2", "II.1 gạch 2"]
        {
            check(query, "II.1", &["–2"]);
        }
        check("gạch đầu dòng 2 II.1", "II.1", &["–2"]);
        check("mục II.1, gạch đầu dòng thứ hai", "mục II.1", &["–2"]);
        check("II 1 ¶1", "II 1", &["¶1"]);
        check("II.1¶1", "II.1", &["¶1"]);
        check("II.1 Đoạn 01", "II.1", &["¶1"]);
        check("tl chi tieu hang 3", "tl chi tieu", &["hàng 3"]);
        check("chi-tieu đầu bảng", "chi-tieu", &["bảng"]);
        check("II.1, gạch đầu dòng 2, đoạn 1", "II.1", &["–2", "¶1"]);
        check("đoạn 1 gạch đầu dòng 2 mục II.1", "mục II.1", &["–2", "¶1"]);
        check("đoạn thứ bốn khoản 2 Điều 5", "khoản 2 Điều 5", &["¶4"]);
    }

    #[test]
    fn other_words_name_no_place() {
        for query in [
            "II 3 4",
            "đoạn 1",
            "–2",
            "giai đoạn 2021-2025",
            "hàng hoá",
            "đoạn đường 5",
            "II.1 -0",
            "06-NQ/TW",
        ] {
            assert_eq!(within(query), None, "{query}");
        }
    }
}
