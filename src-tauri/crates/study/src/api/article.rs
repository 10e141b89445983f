//! A passage of a law as jurists name it: "điểm a khoản 2 Điều 5", "đ5 k2", "nd224 đ5".

use library::{Document, Manifest};

/// What was asked for. Words are folded but for the point's letter, which "d" and "đ" tell apart.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Cited {
    /// Words that name a document; none if they don't.
    pub document: Vec<String>,
    article: String,
    clause: Option<String>,
    point: Option<String>,
}

/// The article that a query names; `None` if it names none.
pub(super) fn cited(query: &str) -> Option<Cited> {
    let lower = library::nfc(query).to_lowercase();
    let typed: Vec<&str> =
        lower.split(|c: char| c.is_whitespace() || ",.;()".contains(c)).filter(|w| !w.is_empty()).collect();
    let folded: Vec<String> = typed.iter().map(|word| viet::fold(word)).collect();
    let mut cited = Cited::default();
    let mut at = 0;
    // Behind a document's name a number is its own: "điều 5 của nghị định 224".
    let mut naming = false;
    while at < typed.len() {
        let next = || folded.get(at + 1).filter(|next| is_number(next)).cloned();
        let (taken, part) = match folded[at].as_str() {
            "dieu" => (2, next().map(|number| (&mut cited.article, number))),
            "khoan" => (2, next().map(|number| (cited.clause.get_or_insert_default(), number))),
            "diem" => {
                let letter = typed.get(at + 1).filter(|word| word.chars().count() == 1);
                (2, letter.map(|letter| (cited.point.get_or_insert_default(), (*letter).to_owned())))
            }
            "cua" if !cited.article.is_empty() => {
                at += 1;
                continue;
            }
            word => match (
                word.strip_prefix('d').filter(|rest| is_number(rest)),
                word.strip_prefix('k').filter(|rest| is_number(rest)),
            ) {
                (Some(number), _) => (1, Some((&mut cited.article, number.to_owned()))),
                (_, Some(number)) => (1, Some((cited.clause.get_or_insert_default(), number.to_owned()))),
                _ if !naming && is_number(word) && cited.clause.is_none() && !cited.article.is_empty() => {
                    (1, Some((cited.clause.get_or_insert_default(), word.to_owned())))
                }
                _ if !naming
                    && cited.clause.is_some()
                    && !cited.article.is_empty()
                    && typed[at].chars().count() == 1 =>
                {
                    (1, Some((cited.point.get_or_insert_default(), typed[at].to_owned())))
                }
                _ => {
                    cited.document.push(word.to_owned());
                    naming = true;
                    at += 1;
                    continue;
                }
            },
        };
        let (place, value) = part?;
        if !place.is_empty() {
            return None;
        }
        *place = value;
        naming = false;
        at += taken;
    }
    (!cited.article.is_empty() && cited.document.len() <= 3).then_some(cited)
}

/// Whether these words are a document's sign or number: "hd", "nd224", "luat 24 2018 qh14".
pub(super) fn names(manifest: &Manifest, words: &[String]) -> bool {
    let wanted: String = words.concat();
    let plain = |text: &str| viet::fold(text).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let short = manifest.short.as_deref().map(plain);
    let number = manifest.number.as_deref().map(viet::fold);
    // "224/2025/NĐ-CP" is said "NĐ 224".
    let said = number.as_deref().and_then(|number| {
        let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
        let kind = number.rsplit('/').next()?.split('-').next()?;
        (!digits.is_empty()).then(|| [format!("{kind}{digits}"), format!("{digits}{kind}")])
    });
    short.is_some_and(|short| short == wanted)
        || said.is_some_and(|said| said.contains(&wanted))
        || number.is_some_and(|number| plain(&number) == wanted)
        || plain(manifest.id.as_str()) == wanted
}

/// The block that is meant: the article's heading, its clause or its point.
pub(super) fn block(document: &Document, cited: &Cited) -> Option<usize> {
    let sign = format!("Đ{}", cited.article);
    let article = document.provisions.iter().find(|provision| {
        let last = provision.address.as_str().rsplit('.').next().unwrap_or_default();
        last.to_lowercase() == sign.to_lowercase()
    })?;
    let head = *article.blocks.first()?;
    let mut label = document.blocks[head].label.clone();
    for part in [&cited.clause, &cited.point].into_iter().flatten() {
        label = format!("{label}.{part}");
    }
    if cited.clause.is_none() && cited.point.is_none() {
        return Some(head);
    }
    let label = label.to_lowercase();
    (head..document.blocks.len()).find(|&at| document.blocks[at].label.to_lowercase() == label)
}

fn is_number(word: &str) -> bool {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    (1..=4).contains(&digits.len())
        && digits.bytes().all(|b| b.is_ascii_digit())
        && word.len() - digits.len() <= 1
}

#[cfg(test)]
mod tests {
    use super::cited;

    #[track_caller]
    fn check(query: &str, wanted: [&str; 4]) {
        let found = cited(query).map(|c| {
            [c.document.join(" "), c.article, c.clause.unwrap_or_default(), c.point.unwrap_or_default()]
        });
        assert_eq!(found, Some(wanted.map(str::to_owned)), "{query}");
    }

    #[test]
    fn passages_as_jurists_name_them() {
        check("Điều 5", ["", "5", "", ""]);
        check("đ5", ["", "5", "", ""]);
        check("dieu 39a", ["", "39a", "", ""]);
        check("khoản 2 điều 5", ["", "5", "2", ""]);
        check("điểm đ khoản 2 Điều 5", ["", "5", "2", "đ"]);
        check("nd224 đ5", ["nd224", "5", "", ""]);
        check("đ5.2.a", ["", "5", "2", "a"]);
        check("điều 5 của nghị định 224", ["nghi dinh 224", "5", "", ""]);
    }

    #[test]
    fn other_words_are_a_search() {
        for query in ["II 3 4", "điều kiện", "quan điểm 2", "khoản 2", "điểm a", "điều 5 điều 6"]
        {
            assert_eq!(cited(query), None, "{query}");
        }
    }
}
