//! A text as it is read aloud: figures, addresses, documents' numbers and signs in the words that people say.
//!
//! Engines read "06-NQ/TW" letter by letter and "II.3" as two Roman letters. What is sure becomes words here; what isn't
//! stays as it is written, and the engine does with it what it can. No figure is ever dropped.

mod codes;
mod numerals;

use crate::code::code_end;
use crate::normalize::{is_capital, is_small};
use crate::number::{date, number_end, roman};
use crate::scan::{after_space, char_at, continues, digit, digits_end, is_letter, unit_end, word_end};
use crate::syllable::is_possible;
use codes::{last_word, spoken_abbreviation, spoken_code, spoken_kind};
use numerals::{cardinal, numbered, ordinal, written_number};

/// After these a Roman numeral numbers something.
const NUMBERED: [&str; 26] = [
    "khóa", "khoá", "mục", "phần", "chương", "loại", "quý", "hạng", "cấp", "thứ", "kỳ", "kỷ", "hội", "điều",
    "lục", "bậc", "tập", "nhóm", "bước", "đoạn", "quyển", "tiết", "điểm", "khoản", "bảng", "kì",
];
/// After these "19/6" is a day.
const DAYS: [&str; 14] =
    ["ngày", "sáng", "trưa", "chiều", "tối", "đêm", "hôm", "trước", "sau", "dịp", "lễ", "từ", "đến", "mùng"];
/// After these a figure with a zero in front is said figure by figure.
const TOLD_BY_FIGURES: [&str; 6] = ["số", "quyết", "luận", "thị", "dẫn", "nq"];

/// (written after a figure, said)
const UNITS: [(&str, &str); 12] = [
    ("ha", "héc ta"),
    ("km", "ki lô mét"),
    ("m", "mét"),
    ("cm", "xăng ti mét"),
    ("mm", "mi li mét"),
    ("kg", "ki lô gam"),
    ("g", "gam"),
    ("h", "giờ"),
    ("USD", "đô la Mỹ"),
    ("VNĐ", "đồng"),
    ("VND", "đồng"),
    ("đ", "đồng"),
];

/// A text in the words that a reader says. Pure; whatever is not understood comes back as it was.
///
/// ```
/// use viet::speech::spoken;
/// assert_eq!(spoken("mục II.3"), "mục hai chấm ba");
/// assert_eq!(spoken("từ 1.000–1.200 ha"), "từ một nghìn đến một nghìn hai trăm héc ta");
/// assert_eq!(spoken("06-NQ/TW"), "số không sáu, nghị quyết Trung ương");
/// ```
#[must_use]
pub fn spoken(text: &str) -> String {
    let mut speaker = Speaker { text, at: 0, out: String::with_capacity(text.len() * 2), last: Last::Other };
    while let Some(c) = char_at(text, speaker.at) {
        if digit(c).is_some() {
            speaker.figures();
        } else if is_letter(c) {
            speaker.letters();
        } else {
            speaker.sign(c);
        }
    }
    speaker.out
}

/// What stands right before the place where one is.
#[derive(Clone, Copy, PartialEq)]
enum Last {
    Other,
    /// A number or Roman numeral: where it began.
    Number(usize),
    /// A unit or "%" after a number that began there.
    Unit(usize),
    /// "đến", said for the dash between two numbers.
    Dash,
    /// The dot or bracket inside an address.
    Address,
}

struct Speaker<'a> {
    text: &'a str,
    at: usize,
    out: String,
    last: Last,
}

impl<'a> Speaker<'a> {
    fn slice(&self, from: usize, to: usize) -> &'a str {
        self.text.get(from..to).unwrap_or_default()
    }

    fn before(&self) -> &'a str {
        self.slice(0, self.at)
    }

    /// Whether the word before, but for spaces, is one of these.
    fn follows(&self, words: &[&str]) -> bool {
        let word = last_word(self.before()).to_lowercase();
        words.contains(&word.as_str())
    }

    /// Words in the place of what is written up to `to`.
    fn say(&mut self, words: &str, to: usize, last: Last) {
        let joined = self.out.chars().next_back().is_some_and(char::is_alphanumeric);
        if joined && words.starts_with(char::is_alphanumeric) {
            self.out.push(' ');
        }
        self.out.push_str(words);
        // Also before what only another script takes for a letter.
        if char_at(self.text, to).is_some_and(char::is_alphanumeric) && !words.ends_with(' ') {
            self.out.push(' ');
        }
        (self.at, self.last) = (to, last);
    }

    /// What is said next brings its own space.
    fn drop_spaces(&mut self) {
        let kept = self.out.trim_end().len();
        self.out.truncate(kept);
    }

    fn keep(&mut self, to: usize, last: Last) {
        let written = self.slice(self.at, to);
        self.out.push_str(written);
        (self.at, self.last) = (to, last);
    }

    fn figures(&mut self) {
        let at = self.at;
        // Where letters stand before, as in "QH15", nothing but the number itself is meant.
        let alone = !self.before().ends_with(|c: char| c.is_alphanumeric());
        if alone {
            if let Some(end) = code_end(self.text, at) {
                let words = spoken_code(self.slice(at, end), self.before());
                return self.say(&words, end, Last::Other);
            }
            if self.last != Last::Address && self.day() {
                return;
            }
        }
        let chain = self.chain_end(at);
        if chain > at {
            let parts = self.slice(at, chain).split('.').map(numbered).collect::<Vec<_>>();
            return self.say(&parts.join(" chấm "), chain, Last::Number(at));
        }
        // After a dot of an address a comma and dot mean what they mean between sentences.
        let end =
            if self.last == Last::Address { digits_end(self.text, at) } else { number_end(self.text, at) };
        let written = self.slice(at, end);
        let words = if self.follows(&["thứ", "tháng"]) && matches!(written, "4" | "04")
            || written == "1" && self.follows(&["thứ"])
        {
            ordinal(written.parse().unwrap_or(4))
        } else if self.follows(&TOLD_BY_FIGURES) {
            numbered(written)
        } else {
            written_number(written)
        };
        self.say(&words, end, Last::Number(at));
    }

    /// "1.2.3": the numbers of sections, not of thousands. `at` itself if there is no such chain.
    fn chain_end(&self, at: usize) -> usize {
        let mut end = digits_end(self.text, at);
        let mut dots = 0;
        while char_at(self.text, end) == Some('.') && char_at(self.text, end + 1).and_then(digit).is_some() {
            end = digits_end(self.text, end + 1);
            dots += 1;
        }
        let thousands = number_end(self.text, at) >= end;
        if dots > 1 && !thousands { end } else { at }
    }

    /// A date, a day of a month, a month of a year. False if none stands here.
    fn day(&mut self) -> bool {
        let at = self.at;
        if let Some((end, parts)) = date(self.text, at) {
            let [first, month, third] = parts.map(|part| self.slice(part.start, part.end));
            let (day, year) = if first.len() == 4 { (third, first) } else { (first, third) };
            let words =
                format!("{} tháng {} năm {}", written_number(day), month_name(month), written_number(year));
            let words = self.named_day(words);
            self.say(&words, end, Last::Number(at));
            return true;
        }
        let first_end = digits_end(self.text, at);
        let slash = char_at(self.text, first_end);
        // "16–17/6/2022": the first day stands for itself, the date comes after the dash.
        if let Some(dash) = slash.filter(|c| matches!(c, '-' | '–'))
            && first_end - at <= 2
            && date(self.text, first_end + dash.len_utf8()).is_some()
            && !self.follows(&["ngày"])
        {
            let words = format!("ngày {}", written_number(self.slice(at, first_end)));
            self.say(&words, first_end, Last::Number(at));
            return true;
        }
        if slash != Some('/') {
            return false;
        }
        let second_end = digits_end(self.text, first_end + 1);
        let apart = second_end > first_end + 1
            && !continues(self.text, second_end)
            && char_at(self.text, second_end) != Some('/');
        let (first, second) = (self.slice(at, first_end), self.slice(first_end + 1, second_end));
        let (Ok(one), Ok(two)) = (first.parse::<u64>(), second.parse::<u64>()) else { return false };
        if !apart {
            return false;
        }
        let is_day = (1..=31).contains(&one) && (1..=12).contains(&two) && second.len() <= 2;
        let words = if second.len() == 4 && (1900..2200).contains(&two) {
            let year = written_number(second);
            if self.follows(&["số"]) {
                format!("{} năm {year}", numbered(first))
            } else if (1..=12).contains(&one) {
                let name = if self.follows(&["tháng"]) { "" } else { "tháng " };
                format!("{name}{} năm {year}", month_name(first))
            } else {
                return false;
            }
        } else if is_day && (self.last == Last::Dash || self.follows(&DAYS)) {
            self.named_day(format!("{} tháng {}", written_number(first), month_name(second)))
        } else {
            let between = if one < two && two <= 5 { "phần" } else { "trên" };
            format!("{} {between} {}", written_number(first), written_number(second))
        };
        self.say(&words, second_end, Last::Number(at));
        true
    }

    fn named_day(&self, words: String) -> String {
        // "Ngày: 24/01/2022" names it, too.
        let word = last_word(self.before().trim_end_matches([':', ' '])).to_lowercase();
        let named = self.last == Last::Dash || ["ngày", "mùng"].contains(&word.as_str());
        if named { words } else { format!("ngày {words}") }
    }

    fn letters(&mut self) {
        let at = self.at;
        let end = word_end(self.text, at);
        let word = self.slice(at, end);
        if let Some((words, end)) = self.unit(at, end) {
            return self.say(words, end, Last::Unit(at));
        }
        if let Some(value) = self.numeral(at, end) {
            // "quý II/2022", "Quý II/ 2022"
            let year_at = self.year_after(end);
            let words = if self.follows(&["thứ"]) { ordinal(value) } else { cardinal(value) };
            let begin = self.at;
            self.say(&words, end, Last::Number(begin));
            if let Some(year_at) = year_at {
                self.say(" năm ", year_at, Last::Other);
            }
            return;
        }
        let compound = self.compound_end(end);
        if let Some(words) = spoken_abbreviation(self.slice(at, compound)) {
            return self.say(words, compound, Last::Other);
        }
        if let Some(words) = spoken_abbreviation(word).filter(|_| !continues(self.text, end)) {
            return self.say(words, end, Last::Other);
        }
        let numbered_next =
            char_at(self.text, end) == Some(' ') && char_at(self.text, end + 1).and_then(digit).is_some();
        if let Some(words) = spoken_kind(word).filter(|_| numbered_next && word.chars().all(is_capital)) {
            return self.say(words, end, Last::Other);
        }
        self.keep(end.max(at + 1), Last::Other);
    }

    /// A unit after a number: its words and its end.
    fn unit(&self, at: usize, end: usize) -> Option<(&'static str, usize)> {
        if let Some(end) = unit_end(self.text, at, end) {
            let cubic = self.slice(at, end).ends_with(['3', '³', '３']);
            let letters = self.slice(at, word_end(self.text, at)).to_lowercase();
            let words = match (letters.as_str(), cubic) {
                ("km", false) => "ki lô mét vuông",
                ("m", false) => "mét vuông",
                ("m", true) => "mét khối",
                ("cm", false) => "xăng ti mét vuông",
                _ => return None,
            };
            return Some((words, end));
        }
        let written = self.slice(at, end);
        let measured = matches!(self.last, Last::Number(_));
        let known = UNITS.iter().find(|(unit, _)| *unit == written && measured);
        // "9h30" is a time of day, "5 h" isn't surely one.
        let known = known.filter(|(unit, _)| *unit != "h" || self.before().ends_with(|c| digit(c).is_some()));
        // "Điều 5đ" is a number with its letter.
        let known = known.filter(|(unit, _)| !matches!(*unit, "đ" | "g") || self.before().ends_with("00"));
        known.filter(|(unit, _)| *unit == "h" || !continues(self.text, end)).map(|(_, words)| (*words, end))
    }

    /// The value of a Roman numeral, where it surely is one.
    fn numeral(&self, at: usize, end: usize) -> Option<u64> {
        let word = self.slice(at, end);
        let value = roman(word).filter(|_| word.chars().all(is_capital)).map(u64::from)?;
        // "XII/2" numbers, "Vì" doesn't begin with one.
        if continues(self.text, end) || self.before().ends_with(|c: char| c.is_alphanumeric()) {
            return None;
        }
        let next = char_at(self.text, end);
        let after_next = char_at(self.text, end + 1);
        let heads = self.before().trim().is_empty() && matches!(next, Some('.' | ')' | '/'));
        let addressed = next == Some('.') && after_next.is_some_and(|c| c == '(' || digit(c).is_some());
        let is_sure = word.len() > 1 && !is_possible(word);
        let listed = matches!(self.last, Last::Dash | Last::Address) || self.among_numerals(at, end);
        (is_sure || heads || addressed || listed || self.follows(&NUMBERED)).then_some(value)
    }

    /// "I, II, III", "loại IV và loại V": another numeral stands beside this one.
    fn among_numerals(&self, at: usize, end: usize) -> bool {
        const BETWEEN: [&str; 7] = [",", "và", "–", "-", ";", "hoặc", "đến"];
        let numeral = |word: &str| roman(word).is_some() && word.chars().all(is_capital);
        let rest = self.slice(end, self.text.len());
        let rest = rest.trim_start();
        let next = BETWEEN.iter().find_map(|sign| rest.strip_prefix(sign)).map(str::trim_start);
        let next = next.map(|rest| self.first_word(rest)).is_some_and(numeral);
        let before = self.slice(0, at).trim_end();
        let earlier = BETWEEN.iter().find_map(|sign| before.strip_suffix(sign)).map(last_word);
        next || earlier.is_some_and(numeral)
    }

    fn first_word<'b>(&self, text: &'b str) -> &'b str {
        text.get(..word_end(text, 0)).unwrap_or_default()
    }

    /// Where the year begins in "II/ 2022".
    fn year_after(&self, end: usize) -> Option<usize> {
        let rest = self.slice(end, self.text.len()).strip_prefix('/')?;
        let year = rest.trim_start_matches([' ', '\u{a0}']);
        let at = self.text.len() - year.len();
        (digits_end(self.text, at) == at + 4 && matches!(year.as_bytes().first(), Some(b'1' | b'2')))
            .then_some(at)
    }

    /// The end of capitals that hang together: "KT-XH", "KH&CN".
    fn compound_end(&self, end: usize) -> usize {
        let mut end = end;
        while matches!(char_at(self.text, end), Some('-' | '&'))
            && char_at(self.text, end + 1).is_some_and(is_capital)
        {
            end = word_end(self.text, end + 1);
        }
        end
    }

    fn sign(&mut self, c: char) {
        let end = self.at + c.len_utf8();
        let next = char_at(self.text, end);
        let figure_next = next.and_then(digit).is_some();
        match (c, self.last) {
            ('%', Last::Number(from)) => {
                self.drop_spaces();
                self.say(" phần trăm", end, Last::Unit(from));
            }
            ('%', _) => self.say("phần trăm", end, Last::Other),
            ('≥', _) => self.say("lớn hơn hoặc bằng", end, Last::Other),
            ('≤', _) => self.say("nhỏ hơn hoặc bằng", end, Last::Other),
            ('>', _) if self.figure_after_space(end) => self.say("lớn hơn", end, Last::Other),
            ('<', _) if self.figure_after_space(end) => self.say("nhỏ hơn", end, Last::Other),
            ('&', _) if next != Some('#') => self.say("và", end, Last::Other),
            ('/', Last::Unit(_)) if next.is_some_and(is_small) => {
                let per = word_end(self.text, end);
                let time =
                    ["năm", "tháng", "ngày", "giờ", "quý", "tuần", "phút"].contains(&self.slice(end, per));
                self.say(if time { " một " } else { " trên " }, end, Last::Other);
            }
            ('-' | '–', Last::Number(_) | Last::Unit(_)) if self.dash(end) => {}
            ('-', _) if figure_next && self.before().ends_with(char::is_alphabetic) => {
                self.say(" ", end, Last::Other);
            }
            // "II.3", "II.3.(4)"
            ('.', Last::Number(_)) if figure_next => self.say(" chấm ", end, Last::Address),
            ('.', Last::Number(_)) if next == Some('(') && self.bracketed(end).is_some() => {
                let inside = self.bracketed(end).unwrap_or(end);
                let words = format!(", ý {}", written_number(self.slice(end + 1, inside)));
                self.say(&words, inside + 1, Last::Other);
            }
            ('|', _) => self.cell(end),
            (' ' | '\u{a0}' | '\u{202f}', last @ (Last::Number(_) | Last::Unit(_))) => self.keep(end, last),
            _ => self.keep(end, Last::Other),
        }
    }

    /// A dash between two numbers, the second the greater: "1.000–1.200", "45% – 50%". What else a dash may be stays one.
    fn dash(&mut self, end: usize) -> bool {
        let (Last::Number(from) | Last::Unit(from)) = self.last else { return false };
        let rest = self.slice(end, self.text.len());
        let second = self.text.len() - rest.trim_start_matches([' ', '\u{a0}']).len();
        let value = |at: usize| {
            let written = self.slice(at, number_end(self.text, at));
            crate::number::value(&crate::number::canonical(written))
        };
        let figures = char_at(self.text, second).and_then(digit).is_some();
        let begins_with_figure = char_at(self.text, from).and_then(digit).is_some();
        let spaced = second > end || self.before().ends_with([' ', '\u{a0}']);
        let is_range = figures
            && begins_with_figure
            && value(from).zip(value(second)).is_some_and(|(low, high)| low < high);
        let numerals = !begins_with_figure && !spaced && self.among_numerals(from, self.at);
        // A spaced hyphen between two numbers is as often a pause.
        let is_hyphen = self.slice(self.at, end) == "-";
        if !(is_range || numerals) || is_hyphen && spaced {
            return false;
        }
        self.drop_spaces();
        self.say(" đến ", if is_range { second } else { end }, Last::Dash);
        true
    }

    fn figure_after_space(&self, at: usize) -> bool {
        char_at(self.text, after_space(self.text, at)).and_then(digit).is_some()
    }

    /// Where the bracket after a number in brackets stands.
    fn bracketed(&self, open: usize) -> Option<usize> {
        let end = digits_end(self.text, open + 1);
        (end > open + 1 && char_at(self.text, end) == Some(')')).then_some(end)
    }

    /// Between two cells of a table's row one takes a breath.
    fn cell(&mut self, end: usize) {
        self.drop_spaces();
        self.out.push(',');
        (self.at, self.last) = (end, Last::Other);
    }
}

/// The months are counted, but for *tháng tư*.
fn month_name(written: &str) -> String {
    match written.parse().unwrap_or(0) {
        4 => ordinal(4),
        month => cardinal(month),
    }
}

#[cfg(test)]
mod tests;
