//! What begins with a digit: codes, dates, ranges, percentages, and numbers with letters after them.

use super::kind::Kind;
use super::reading::{Piece, Tokens};
use crate::code;
use crate::number;
use crate::scan::{
    after_space, char_at, continues, digit, digits_end, is_letter, run_end, unit_end, word_end,
};

impl Tokens<'_> {
    pub(super) fn figures(&mut self) {
        let start = self.at;
        if let Some(end) = code::code_end(self.text, start) {
            self.pending.push_back(Piece::overlay(start..end, Kind::Code, 0));
            let width = self.code_parts(start, end);
            if let Some(whole) = self.pending.front_mut() {
                whole.width = width;
            }
            self.at = end;
            return;
        }
        if let Some((end, numbers)) = number::date(self.text, start) {
            self.pending.push_back(Piece::overlay(start..end, Kind::Date, 3));
            self.pending.extend(numbers.map(|range| Piece::part(range, Kind::Number)));
            self.at = end;
            return;
        }
        let end = number::number_end(self.text, start);
        let unit = unit_end(self.text, end, word_end(self.text, end));
        if unit.is_none()
            && end == digits_end(self.text, start)
            && char_at(self.text, end).is_some_and(is_letter)
        {
            self.mixed(start, run_end(self.text, end));
            return;
        }
        let percent_at = after_space(self.text, end);
        let percent = char_at(self.text, percent_at).filter(|c| matches!(c, '%' | '％'));
        let after = percent.map_or(end, |sign| percent_at + sign.len_utf8());
        if let Some(range_end) = self.range_end(start, end, after) {
            let width = if percent.is_some() { 3 } else { 2 };
            self.pending.push_back(Piece::overlay(start..range_end, Kind::Range, width));
        }
        self.pending.push_back(Piece::part(start..end, Kind::Number));
        if percent.is_some() {
            self.pending.push_back(Piece::part(percent_at..after, Kind::Percent));
        }
        self.at = after;
    }

    /// The parts of a code; letters with digits (QH15) keep their own overlay.
    fn code_parts(&mut self, start: usize, end: usize) -> u32 {
        let (mut at, mut count) = (start, 0);
        while let Some(c) = char_at(self.text, at).filter(|_| at < end) {
            if !continues(self.text, at) {
                at += c.len_utf8();
                continue;
            }
            let next = run_end(self.text, at);
            let whole = self.pending.len();
            let width = self.parts(at, next);
            if width > 1 {
                self.pending.insert(whole, Piece::overlay(at..next, Kind::Mixed, width));
            }
            (at, count) = (next, count + width);
        }
        count
    }

    /// The end of the range whose first number is `start..end`, the sign after it looked for at `after`.
    fn range_end(&mut self, start: usize, end: usize, after: usize) -> Option<usize> {
        if std::mem::replace(&mut self.range_end, usize::MAX) == start {
            return None;
        }
        let sign_at = after_space(self.text, after);
        let sign = char_at(self.text, sign_at).filter(|c| matches!(c, '-' | '–' | '—' | '~'))?;
        let second = after_space(self.text, sign_at + sign.len_utf8());
        let spaced = (sign_at > after) == (second > sign_at + sign.len_utf8());
        char_at(self.text, second).and_then(digit)?;
        let last = number::number_end(self.text, second);
        // In 17–18/5/2022 the second number is the day of a date; 024-38-22 is no range at all.
        let goes_on = match char_at(self.text, last) {
            Some('/' | '-' | '–' | '.' | ':') => char_at(self.text, last + 1).and_then(digit).is_some(),
            _ => false,
        };
        let low = number::canonical(self.text.get(start..end)?);
        let high = number::canonical(self.text.get(second..last)?);
        let (low_value, high_value) = (number::value(&low)?, number::value(&high)?);
        let month_of_year = low_value <= 12.0 && (1900.0..2100.0).contains(&high_value);
        if !spaced || goes_on || month_of_year || low_value >= high_value {
            return None;
        }
        self.range_end = second;
        Some(last)
    }
}
