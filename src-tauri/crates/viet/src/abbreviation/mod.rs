//! Abbreviations and what they stand for: UBND and *ủy ban nhân dân*, in both directions, with and without
//! marks.
//!
//! A base table holds those every cadre knows. A text's own are mined from "Tên đầy đủ (VIẾT TẮT)", and taken
//! only when every letter of the short form begins a word of the long one, in order.

use std::collections::HashMap;
use std::ops::Range;

use crate::key::{admits, has_tone};
use crate::normalize::{Letter, Shape, Spelling};
use crate::number::roman;
use crate::syllable::is_completable;
use crate::token::{Break, Kind, Token, tokens};

mod table;

/// A short form and its long form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Abbreviation {
    /// The short form as written: `BĐKH`.
    pub short: String,
    /// The long form as written: *biến đổi khí hậu*.
    pub long: String,
    /// The keys of the words of the long form.
    pub long_keys: Vec<String>,
    /// The folds of the short form's parts, as written and run together.
    short_folds: Vec<Vec<String>>,
    /// The short form is also a syllable (CA, TU): only capitals among small letters mean it.
    wordlike: bool,
}

/// Which form of an abbreviation stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// The abbreviation itself.
    Short,
    /// The words it stands for.
    Long,
}

/// A place where a form of an abbreviation stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence<'a> {
    /// The abbreviation.
    pub abbreviation: &'a Abbreviation,
    /// The form that stands there; the other one is the expansion.
    pub form: Form,
    /// Which of the given tokens it covers.
    pub tokens: Range<usize>,
}

/// A set of abbreviations to look up.
#[derive(Debug, Clone, Default)]
pub struct Abbreviations {
    entries: Vec<Abbreviation>,
    /// Entries by the fold of the first word of either form.
    by_first: HashMap<String, Vec<usize>>,
}

impl Abbreviations {
    /// The base table.
    #[must_use]
    pub fn base() -> Self {
        let mut all = Abbreviations::default();
        for (short, long) in table::BASE {
            all.add(short, long);
        }
        all
    }

    /// Adds a pair; false if it is empty or known already.
    pub fn add(&mut self, short: &str, long: &str) -> bool {
        let words = |text: &str| -> Vec<Token> { tokens(text).filter(|t| !t.overlay).collect() };
        let short_parts: Vec<String> = words(short).into_iter().map(|t| t.fold).collect();
        let long_parts = words(long);
        let long_keys: Vec<String> = long_parts.iter().map(|t| t.key.clone()).collect();
        let joined = short_parts.concat();
        if short_parts.is_empty() || long_keys.is_empty() {
            return false;
        }
        let known =
            |e: &Abbreviation| e.long_keys == long_keys && e.short_folds.iter().any(|f| f.concat() == joined);
        if self.entries.iter().any(known) {
            return false;
        }
        let wordlike = is_completable(&joined);
        let mut short_folds = vec![short_parts];
        if short_folds.iter().any(|parts| parts.len() > 1) {
            short_folds.push(vec![joined]);
        }
        let firsts = short_folds.iter().filter_map(|parts| parts.first());
        for first in firsts.chain(long_parts.first().map(|t| &t.fold)) {
            let listed = self.by_first.entry(first.clone()).or_default();
            if listed.last() != Some(&self.entries.len()) {
                listed.push(self.entries.len());
            }
        }
        let (short, long) = (short.to_owned(), long.to_owned());
        self.entries.push(Abbreviation { short, long, long_keys, short_folds, wordlike });
        true
    }

    /// Adds the pairs a text introduces as "Tên đầy đủ (VIẾT TẮT)"; returns how many were new.
    ///
    /// ```
    /// let mut known = viet::Abbreviations::default();
    /// assert_eq!(known.mine("ứng phó với biến đổi khí hậu (BĐKH) ở đô thị"), 1);
    /// assert_eq!(known.iter().next().map(|a| a.long.as_str()), Some("biến đổi khí hậu"));
    /// ```
    pub fn mine(&mut self, text: &str) -> usize {
        mined(text).into_iter().filter(|(short, long)| self.add(short, long)).count()
    }

    /// Every abbreviation of the set.
    pub fn iter(&self) -> impl Iterator<Item = &Abbreviation> {
        self.entries.iter()
    }

    /// The long forms of a short form, however it is written (`bdkh`, `KT-XH`, `ktxh`).
    ///
    /// ```
    /// let base = viet::Abbreviations::base();
    /// let longs: Vec<&str> = base.expand("bdkh").map(|a| a.long.as_str()).collect();
    /// assert_eq!(longs, ["biến đổi khí hậu"]);
    /// ```
    pub fn expand(&self, short: &str) -> impl Iterator<Item = &Abbreviation> {
        let folds: Vec<String> = tokens(short).filter(|t| !t.overlay).map(|t| t.fold).collect();
        let of_first =
            folds.first().and_then(|first| self.by_first.get(first)).map_or(&[][..], Vec::as_slice);
        let candidates = of_first.iter().filter_map(|&i| self.entries.get(i));
        candidates.filter(move |e| e.short_folds.contains(&folds))
    }

    /// Every place where the tokens of `text` hold a short or a long form. Marks that were typed must agree
    /// with the long form, marks that weren't are free. Of several forms beginning at one token only the
    /// longest count; shorter ones inside a longer are reported too.
    #[must_use]
    pub fn find<'a>(&'a self, text: &str, tokens: &[Token]) -> Vec<Occurrence<'a>> {
        let parts: Vec<(usize, &Token)> = tokens.iter().enumerate().filter(|(_, t)| !t.overlay).collect();
        let small = text.chars().any(char::is_lowercase);
        let mut found: Vec<Occurrence<'a>> = Vec::new();
        for at in 0..parts.len() {
            let rest = parts.get(at..).unwrap_or_default();
            let Some((start, first)) = rest.first() else { break };
            let Some(listed) = self.by_first.get(&first.fold) else { continue };
            let mut here: Vec<Occurrence<'a>> = Vec::new();
            for entry in listed.iter().filter_map(|&i| self.entries.get(i)) {
                for (form, length) in occurrences(entry, rest, text, small) {
                    let end = rest.get(length - 1).map_or(*start, |(i, _)| *i) + 1;
                    here.push(Occurrence { abbreviation: entry, form, tokens: *start..end });
                }
            }
            let longest = here.iter().map(|o| o.tokens.end).max().unwrap_or(0);
            found.extend(here.into_iter().filter(|o| o.tokens.end == longest));
        }
        found
    }
}

/// The forms of an entry that the parts begin with, each with its length in parts.
fn occurrences(
    entry: &Abbreviation,
    parts: &[(usize, &Token)],
    text: &str,
    small: bool,
) -> Vec<(Form, usize)> {
    let run = |length: usize, fits: &dyn Fn(usize, &Token) -> bool| {
        parts.len() >= length
            && parts
                .iter()
                .take(length)
                .enumerate()
                .all(|(i, (_, t))| fits(i, t) && (i == 0 || t.before == Break::None))
    };
    let mut found = Vec::new();
    if run(entry.long_keys.len(), &|i, t| entry.long_keys.get(i).is_some_and(|full| admits(&t.key, full))) {
        found.push((Form::Long, entry.long_keys.len()));
    }
    let capital =
        |t: &Token| small && text.get(t.range.clone()).is_some_and(|s| !s.chars().any(char::is_lowercase));
    for folds in &entry.short_folds {
        let fits = |i: usize, t: &Token| {
            folds.get(i) == Some(&t.fold) && !has_tone(&t.key) && (!entry.wordlike || capital(t))
        };
        if run(folds.len(), &fits) {
            found.push((Form::Short, folds.len()));
        }
    }
    found
}

/// The pairs a text introduces: (short, long), as written.
fn mined(text: &str) -> Vec<(String, String)> {
    if !text.contains('(') {
        return Vec::new();
    }
    let parts: Vec<Token> = tokens(text).filter(|t| !t.overlay).collect();
    let mut found = Vec::new();
    for (open, _) in text.match_indices('(') {
        let Some(inside) =
            text.get(open + 1..).and_then(|rest| rest.split_once(')')).map(|(inside, _)| inside)
        else {
            break;
        };
        let Some(short) = short_form(inside) else { continue };
        let before = parts.partition_point(|t| t.range.end <= open);
        let words = parts.get(..before).unwrap_or_default();
        let adjacent = words.last().and_then(|t| text.get(t.range.end..open));
        if !adjacent
            .is_some_and(|gap| gap.chars().all(|c| matches!(c, ' ' | '\u{a0}' | '”' | '"' | '*' | '_')))
        {
            continue;
        }
        if let Some(range) = long_form(short, words, text)
            && let Some(long) = text.get(range)
        {
            found.push((short.to_owned(), long.split_whitespace().collect::<Vec<_>>().join(" ")));
        }
    }
    found
}

/// What stands in parentheses, if it looks like an abbreviation; without "gọi tắt là" before it.
fn short_form(inside: &str) -> Option<&str> {
    let mut short = inside.trim();
    for lead in ["sau đây", "gọi tắt là", "viết tắt là", "gọi là", "viết tắt:", "viết tắt"]
    {
        short = short.strip_prefix(lead).unwrap_or(short).trim();
    }
    let short = short.trim_matches(['"', '“', '”', '\'']);
    let capitals = short.chars().filter(|c| c.is_uppercase()).count();
    let fitting = short.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '.' | '&' | ' ' | ','));
    let begins = short.starts_with(char::is_uppercase);
    (fitting && begins && (2..=10).contains(&capitals) && short.len() <= 24 && roman(short).is_none())
        .then_some(short)
}

/// The bytes of the words just before whose initials spell the short form.
fn long_form(short: &str, words: &[Token], text: &str) -> Option<Range<usize>> {
    let mut initials = initials(short);
    let end = words.last()?.range.end;
    let (mut start, mut matched) = (end, 0);
    let mut after = Break::None;
    for word in words.iter().rev() {
        let Some(wanted) = initials.last() else { break };
        if word.kind != Kind::Word || after != Break::None {
            return None;
        }
        let letters = Spelling::of(text.get(word.range.clone())?).letters;
        if begins(&letters, wanted) {
            initials.pop();
            (start, matched) = (word.range.start, matched + 1);
        } else if word.fold != "va" || matched == 0 {
            return None;
        }
        after = word.before;
    }
    (initials.is_empty() && matched > 1).then_some(start..end)
}

/// The short form cut before each capital: `CTr` is C, Tr.
fn initials(short: &str) -> Vec<Vec<Letter>> {
    let mut cut: Vec<Vec<Letter>> = Vec::new();
    for c in short.chars().filter(|c| c.is_alphabetic()) {
        let letters = Spelling::of(c.encode_utf8(&mut [0; 4])).letters;
        match cut.last_mut() {
            Some(last) if c.is_lowercase() => last.extend(letters),
            _ => cut.push(letters),
        }
    }
    cut
}

/// Whether a word begins with the letters. A letter without its shape will do (HDND), W is the Ư of *ương*.
fn begins(word: &[Letter], wanted: &[Letter]) -> bool {
    let fits = |(w, l): (&Letter, &Letter)| match w.base {
        'w' => *l == Letter { base: 'u', shape: Some(Shape::Horn) },
        base => base == l.base && (w.shape.is_none() || w.shape == l.shape),
    };
    word.len() >= wanted.len() && wanted.iter().zip(word).all(fits)
}

/// Whether the initials of a long form spell its short form; true of all that is mined.
#[must_use]
pub fn spells(short: &str, long: &str) -> bool {
    let words: Vec<Token> = tokens(long).filter(|t| !t.overlay).collect();
    long_form(short, &words, long)
        .is_some_and(|range| range.start == words.first().map_or(0, |t| t.range.start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, Form)]) {
        let base = Abbreviations::base();
        for text in [text.nfc().collect::<String>(), text.nfd().collect()] {
            let tokens: Vec<Token> = tokens(&text).collect();
            let found: Vec<(&str, Form)> =
                base.find(&text, &tokens).iter().map(|o| (o.abbreviation.short.as_str(), o.form)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn both_directions_with_and_without_marks() {
        use Form::{Long, Short};
        check("UBND tỉnh", &[("UBND", Short)]);
        check("ubnd tinh", &[("UBND", Short)]);
        check("ủy ban nhân dân", &[("UBND", Long)]);
        check("uỷ ban nhân dân", &[("UBND", Long)]);
        check("uy ban nhan dan", &[("UBND", Long)]);
        check("bdkh", &[("BĐKH", Short)]);
        check("bđkh", &[("BĐKH", Short)]);
        check("BĐKH", &[("BĐKH", Short)]);
        check("biến đổi khí hậu", &[("BĐKH", Long)]);
        check("biên đôi khi hâu", &[("BĐKH", Long)]);
        check("biển đổi khí hậu", &[]);
        check("KT-XH", &[("KT-XH", Short)]);
        check("ktxh", &[("KT-XH", Short)]);
        check("kinh tế - xã hội", &[("KT-XH", Long)]);
        check("TP.HCM", &[("TP. HCM", Short), ("HCM", Short)]);
        check("tphcm", &[("TP. HCM", Short)]);
        check("CNH, HĐH", &[("CNH-HĐH", Short), ("HĐH", Short)]);
        check("ủy ban. nhân dân", &[]);
        check("đô thị", &[]);
    }

    #[test]
    fn base_long_forms_spell_their_short_forms() {
        // Short forms taken from another language, or that stand for a word by another letter.
        let others = ["GDP", "GRDP", "PPP", "TOD", "ODA", "FDI", "GIS", "ASEAN", "TW", "TTg", "TP"];
        for entry in Abbreviations::base().iter() {
            let free = others.contains(&entry.short.as_str());
            assert!(free || spells(&entry.short, &entry.long), "{} {}", entry.short, entry.long);
        }
    }

    #[track_caller]
    fn check_mined(text: &str, expected: &[(&str, &str)]) {
        let found = mined(text);
        let found: Vec<(&str, &str)> = found.iter().map(|(s, l)| (s.as_str(), l.as_str())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn mining() {
        check_mined("Ủy ban nhân dân (UBND) các cấp", &[("UBND", "Ủy ban nhân dân")]);
        check_mined("về nhà ở xã hội (NƠXH)", &[("NƠXH", "nhà ở xã hội")]);
        check_mined("Hội đồng nhân dân (HDND)", &[("HDND", "Hội đồng nhân dân")]);
        check_mined("Ban Chấp hành Trung ương (BCHTW)", &[("BCHTW", "Ban Chấp hành Trung ương")]);
        check_mined("Chương trình hành động (CTrHĐ)", &[("CTrHĐ", "Chương trình hành động")]);
        check_mined("Sở Văn hóa và Thể thao (SVHTT)", &[("SVHTT", "Sở Văn hóa và Thể thao")]);
        check_mined(
            "công nghiệp hoá, hiện đại hoá (CNH, HĐH)",
            &[("CNH, HĐH", "công nghiệp hoá, hiện đại hoá")],
        );
        check_mined("đất công nghiệp (sau đây gọi tắt là ĐCN)", &[("ĐCN", "đất công nghiệp")]);
        check_mined("Ngân hàng Thế giới (WB)", &[]);
        check_mined("ủy ban nhân dân (HĐND)", &[]);
        check_mined("dân chủ (ĐC)", &[]);
        check_mined("đô thị loại (II)", &[]);
        check_mined("đô thị. Hành động (ĐTHĐ)", &[]);
        check_mined("ở đô thị (xem mục 2)", &[]);
        check_mined("Thường trực (", &[]);
        check_mined("(UBND)", &[]);
        check_mined("5 nhân dân (5ND)", &[]);
    }

    #[test]
    fn a_word_in_capitals_is_an_abbreviation_only_among_small_letters() {
        let mut all = Abbreviations::default();
        assert_eq!(all.mine("lực lượng Công an (CA)"), 1);
        for (text, count) in [("báo cho CA xã", 1), ("ca xã", 0), ("cá xã", 0), ("CA XÃ", 0)] {
            let tokens: Vec<Token> = tokens(text).collect();
            assert_eq!(all.find(text, &tokens).len(), count, "{text}");
        }
    }

    #[test]
    fn a_pair_is_added_once() {
        let mut all = Abbreviations::base();
        assert!(!all.add("ubnd", "uỷ ban nhân dân"));
        assert!(!all.add("", "x"));
        assert_eq!(all.mine("Uỷ ban nhân dân (UBND)"), 0);
    }
}
