//! The tokenizer: a text from its beginning to its end.

use std::collections::VecDeque;
use std::ops::Range;

use super::kind::{Break, Kind, Token};
use crate::code;
use crate::fold::write_fold;
use crate::key::write_key;
use crate::normalize::{Spelling, is_capital, is_invisible, is_mark, is_small};
use crate::number;
use crate::scan::{char_at, digit, digits_end, is_letter, run_end, unit_end, word_end};

/// The tokens of a text in order. [`advance`](Tokens::advance) lends each token and allocates nothing once
/// its buffers have grown; as an [`Iterator`] it hands out copies.
#[derive(Debug)]
pub struct Tokens<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    pub(super) pending: VecDeque<Piece>,
    spelling: Spelling,
    token: Token,
    position: u32,
    before: Break,
    /// The last part was a Roman number, or joins one to the next (II *và* III).
    roman: bool,
    /// Where the second number of a range begins: no range begins there.
    pub(super) range_end: usize,
}

#[derive(Debug, Clone)]
pub(super) struct Piece {
    range: Range<usize>,
    kind: Kind,
    pub(super) width: u32,
    overlay: bool,
    roman: bool,
}

impl Piece {
    pub(super) fn part(range: Range<usize>, kind: Kind) -> Self {
        Piece { range, kind, width: 1, overlay: false, roman: false }
    }

    pub(super) fn overlay(range: Range<usize>, kind: Kind, width: u32) -> Self {
        Piece { range, kind, width, overlay: true, roman: false }
    }
}

/// The tokens of a text.
///
/// ```
/// let keys: Vec<String> = viet::tokens("Quý II/ 2022: 28m²").filter(|t| !t.overlay).map(|t| t.key).collect();
/// assert_eq!(keys, ["quy'", "2", "2022", "28", "m2"]);
/// ```
#[must_use]
pub fn tokens(text: &str) -> Tokens<'_> {
    Tokens {
        text,
        at: 0,
        pending: VecDeque::new(),
        spelling: Spelling::default(),
        token: Token {
            range: 0..0,
            kind: Kind::Word,
            key: String::new(),
            fold: String::new(),
            position: 0,
            width: 1,
            before: Break::Line,
            overlay: false,
        },
        position: 0,
        before: Break::Line,
        roman: false,
        range_end: usize::MAX,
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        self.advance().cloned()
    }
}

impl Tokens<'_> {
    /// The next token, lent until the following call.
    pub fn advance(&mut self) -> Option<&Token> {
        loop {
            if let Some(piece) = self.pending.pop_front() {
                self.emit(piece);
                return Some(&self.token);
            }
            if !self.scan() {
                return None;
            }
        }
    }

    fn emit(&mut self, piece: Piece) {
        let slice = self.text.get(piece.range.clone()).unwrap_or_default();
        let token = &mut self.token;
        token.key.clear();
        token.fold.clear();
        match piece.kind {
            Kind::Word | Kind::Mixed => {
                self.spelling.read(slice);
                write_key(&self.spelling, &mut token.key);
                write_fold(&self.spelling.letters, &mut token.fold);
            }
            Kind::Number => match number::roman(slice).filter(|_| piece.roman) {
                Some(value) => token.key.push_str(&value.to_string()),
                None => number::write_canonical(slice, &mut token.key),
            },
            Kind::Percent => token.key.push('%'),
            Kind::Code => token.key.push_str(&code::canonical(slice)),
            Kind::Date => token.key.push_str(&number::canonical_date(slice).unwrap_or_default()),
            Kind::Range => number::write_range(slice, &mut token.key),
        }
        if token.fold.is_empty() {
            token.fold.push_str(&token.key);
        }
        token.range = piece.range;
        token.kind = piece.kind;
        token.position = self.position;
        token.width = piece.width;
        token.before = self.before;
        token.overlay = piece.overlay;
        if !piece.overlay {
            self.position += 1;
            self.before = Break::None;
            self.roman =
                piece.roman || self.roman && matches!(token.fold.as_str(), "va" | "den" | "hoac" | "toi");
        }
    }

    /// Moves to the next word or number and queues its pieces; false at the end of the text.
    fn scan(&mut self) -> bool {
        while let Some(c) = char_at(self.text, self.at) {
            if is_letter(c) {
                self.word();
                return true;
            }
            if digit(c).is_some() {
                self.figures();
                return true;
            }
            let separation = match c {
                '\n' | '\r' | '\u{b}' | '\u{c}' | '\t' | '|' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                    Break::Line
                }
                '?' | '!' | ';' | '…' | '•' => Break::Sentence,
                '.' if self.dot_ends_sentence() => Break::Sentence,
                _ => Break::None,
            };
            self.before = self.before.max(separation);
            self.at += c.len_utf8();
        }
        false
    }

    /// Whether the dot at the current place ends a sentence; the one of "TP." and "Nguyễn V. A" doesn't.
    fn dot_ends_sentence(&self) -> bool {
        let last = (self.token.range.end == self.at).then_some(&self.token).filter(|t| t.kind == Kind::Word);
        let written = last.and_then(|t| self.text.get(t.range.clone())).unwrap_or_default();
        let mut letters = written.chars().filter(|&c| !is_mark(c));
        let initial = letters.next().is_some_and(is_capital) && letters.next().is_none();
        let shortened = ["tp", "tx", "ths", "ts", "pgs", "gs", "bs", "ks", "nxb"];
        if initial || last.is_some_and(|t| shortened.contains(&t.fold.as_str())) {
            return false;
        }
        match char_at(self.text, self.at + 1) {
            None | Some('.' | '"' | '”' | '’' | '»' | ')' | ']') => true,
            Some(next) if next.is_whitespace() || is_invisible(next) => true,
            // A sentence whose space was forgotten: "đô thị.Phát triển".
            Some(next) => {
                let lower = written.chars().rfind(|&c| !is_mark(c)).is_some_and(is_small);
                is_capital(next) && written.len() > 1 && lower
            }
        }
    }

    fn word(&mut self) {
        let (start, end) = (self.at, word_end(self.text, self.at));
        let next = char_at(self.text, end);
        if let Some(end) = unit_end(self.text, start, end) {
            self.at = end;
            self.pending.push_back(Piece::part(start..end, Kind::Word));
        } else if next.and_then(digit).is_some() {
            self.mixed(start, run_end(self.text, end));
        } else {
            self.at = end;
            self.word_or_roman(start..end);
        }
    }

    /// A run of letters and digits: the whole as typed, then its parts.
    pub(super) fn mixed(&mut self, start: usize, end: usize) {
        let whole = self.pending.len();
        let width = self.parts(start, end);
        self.pending.insert(whole, Piece::overlay(start..end, Kind::Mixed, width));
        self.at = end;
    }

    /// Queues the words and plain numbers between two offsets; returns how many there are.
    pub(super) fn parts(&mut self, start: usize, end: usize) -> u32 {
        let (mut at, mut count) = (start, 0);
        while let Some(c) = char_at(self.text, at).filter(|_| at < end) {
            let (next, kind) = match digit(c) {
                Some(_) => (digits_end(self.text, at), Kind::Number),
                None if is_letter(c) => (word_end(self.text, at), Kind::Word),
                None => {
                    at += c.len_utf8();
                    continue;
                }
            };
            self.pending.push_back(Piece::part(at..next, kind));
            (at, count) = (next, count + 1);
        }
        count
    }

    fn word_or_roman(&mut self, range: Range<usize>) {
        let written = self.text.get(range.clone()).unwrap_or_default();
        if !written.starts_with(['I', 'V', 'X', 'i', 'v', 'x']) || number::roman(written).is_none() {
            self.pending.push_back(Piece::part(range, Kind::Word));
            return;
        }
        let reading = self.roman_reading(written, range.end);
        let number = Piece { roman: true, ..Piece::part(range.clone(), Kind::Number) };
        let word = Piece::part(range, Kind::Word);
        match reading {
            Roman::No => self.pending.push_back(word),
            Roman::Yes => self.pending.extend([Piece { overlay: true, ..word }, number]),
            Roman::Perhaps => self.pending.extend([Piece { overlay: true, ..number }, word]),
        }
    }

    /// Whether what could be a Roman numeral is one here. *vi* and *xi* are words too (cấp vi phạm, loại xi
    /// măng), so in lower case, or among capitals, they remain words first.
    fn roman_reading(&self, written: &str, end: usize) -> Roman {
        let upper = written.chars().all(char::is_uppercase);
        let same_clause = self.before == Break::None;
        let before = if same_clause { self.token.fold.as_str() } else { "" };
        let labelled = matches!(before, "khoa" | "quy" | "phan" | "muc" | "chuong" | "loai" | "cap")
            || same_clause && self.roman;
        let counted = written.len() > 1 && matches!(before, "thu" | "ky" | "hoi" | "hang" | "nhom" | "luc");
        let heads_line = self.before == Break::Line && upper && char_at(self.text, end) == Some('.');
        if !(labelled || counted || heads_line) {
            return Roman::No;
        }
        let syllable = written.eq_ignore_ascii_case("vi") || written.eq_ignore_ascii_case("xi");
        let previous = self.text.get(self.token.range.clone()).unwrap_or_default();
        let shouted = !heads_line && !self.roman && previous.chars().all(|c| !is_small(c));
        if syllable && (!upper || shouted) { Roman::Perhaps } else { Roman::Yes }
    }
}

enum Roman {
    No,
    Yes,
    Perhaps,
}
