//! viet → Tantivy: the terms of a unit, column by column.
//!
//! A text is read once by [`viet::tokens`] and its terms go to all columns at once. Tantivy reads each column through
//! a tokenizer, so they are handed over as one string a column: a digit (steps forward from the position before), the
//! term, a space.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};
use viet::{Break, Kind};

use super::language::Counts;
use super::schema::Column;
use library::{BlockKind, Document};

/// Terms of more bytes aren't words of any language; nobody searches them.
pub(crate) const LONGEST_TERM: usize = 48;

/// Positions between two blocks or cells, so that no phrase reaches from one into the other.
const GAP: u32 = 5;

/// The terms of one unit.
#[derive(Default)]
pub(crate) struct Analyzer {
    columns: [String; Column::COUNT],
    /// Position of the last term of a column.
    last: [u32; Column::COUNT],
    /// The same as Tantivy counts it, where no step is longer than nine.
    written: [u32; Column::COUNT],
    /// Terms of a column.
    terms: [u32; Column::COUNT],
    /// For each own block, the position of the last word before it, as Tantivy counts it.
    starts: Vec<u32>,
    position: u32,
    term: String,
    before: Before,
    tokens: Vec<viet::Token>,
}

/// The word before, for pairs.
#[derive(Default)]
struct Before {
    key: String,
    fold: String,
    id: Option<u32>,
}

impl Analyzer {
    /// Reads a provision: its own blocks, and the headings above it. Words are counted for the language tables.
    pub(crate) fn read(&mut self, document: &Document, provision: usize, counts: &mut Counts) {
        for column in &mut self.columns {
            column.clear();
        }
        self.last = [0; Column::COUNT];
        self.written = [0; Column::COUNT];
        self.terms = [0; Column::COUNT];
        self.starts.clear();
        self.position = 1;
        let unit = &document.provisions[provision];
        for &block in &unit.blocks {
            self.starts.push(self.written[Column::Key as usize]);
            self.text(&document.blocks[block].inline.text, Some(counts));
        }
        self.position = 1;
        let mut above = Some(unit.section);
        while let Some(index) = above {
            let section = &document.provisions[index];
            // The title would stand above every unit of its document and tell none from another.
            let is_title = section.level == 1 && section.number.is_none();
            let headings = section.blocks.iter().map(|&b| &document.blocks[b]);
            if !is_title || index == provision {
                for block in headings.filter(|b| matches!(b.kind, BlockKind::Heading(_))) {
                    self.text(&block.inline.text, None);
                }
            }
            above = section.parent;
        }
    }

    /// For each own block, the position of the last word before it in [`Column::Key`] and [`Column::Fold`].
    pub(crate) fn starts(&self) -> &[u32] {
        &self.starts
    }

    /// How many terms each column has.
    pub(crate) fn terms(&self) -> [u32; Column::COUNT] {
        self.terms
    }

    /// The columns as [`StepTokenizer`] reads them.
    pub(crate) fn columns(&self) -> impl Iterator<Item = (Column, &str)> {
        Column::ALL.into_iter().zip(self.columns.iter().map(String::as_str))
    }

    /// Reads a block; without counts, a heading above the unit.
    fn text(&mut self, text: &str, mut counts: Option<&mut Counts>) {
        let own = counts.is_some();
        let of = |column: Column| if own { Some(column) } else { column.heading() };
        self.tokens.clear();
        self.tokens.extend(viet::tokens(text));
        let tokens = std::mem::take(&mut self.tokens);
        let base = self.position;
        let mut breaks = 0;
        let mut joined = false;
        for token in &tokens {
            if token.before == Break::Line && token.position > 0 && !token.overlay {
                breaks += GAP;
            }
            let at = base + token.position + breaks;
            if token.key.len() > LONGEST_TERM {
                joined &= token.overlay;
                self.position = at + 1;
                continue;
            }
            match token.kind {
                Kind::Code => {
                    let short = viet::code::short(&token.key);
                    for code in std::iter::once(&token.key).chain(&short) {
                        of(Column::Code).into_iter().for_each(|column| self.push(column, code, at));
                    }
                }
                Kind::Date | Kind::Range if own => self.push(Column::Num, &token.key, at),
                Kind::Number if token.overlay && own => self.push(Column::Num, &token.key, at),
                Kind::Date | Kind::Range => {}
                _ => {
                    let (key, fold) = (of(Column::Key), of(Column::Fold));
                    key.into_iter().for_each(|column| self.push(column, &token.key, at));
                    fold.into_iter().for_each(|column| self.push(column, &token.fold, at));
                }
            }
            if token.overlay {
                continue;
            }
            let id = counts.as_deref_mut().map(|counts| counts.word(token, &text[token.range.clone()]));
            if joined && token.before == Break::None {
                for (column, is_key) in [(of(Column::KeyPairs), true), (of(Column::FoldPairs), false)] {
                    let Some(column) = column else { continue };
                    let mut term = std::mem::take(&mut self.term);
                    term.clear();
                    let (one, other) = if is_key {
                        (&self.before.key, &token.key)
                    } else {
                        (&self.before.fold, &token.fold)
                    };
                    write_pair(one, other, &mut term);
                    self.push(column, &term, at);
                    self.term = term;
                }
                if let (Some(counts), Some(one), Some(other)) = (counts.as_deref_mut(), self.before.id, id) {
                    counts.pair(one, other);
                }
            }
            self.before.key.clone_from(&token.key);
            self.before.fold.clone_from(&token.fold);
            self.before.id = id;
            joined = true;
            self.position = at + 1;
        }
        // "Nghị quyết số 06 của Bộ Chính trị" names 06-NQ/TW as well.
        let written: Vec<&str> =
            tokens.iter().filter(|t| t.kind == Kind::Code).map(|t| t.key.as_str()).collect();
        for reference in viet::code::references(&tokens) {
            let term = reference.term();
            if !written.iter().any(|code| viet::code::short(code).is_some_and(|short| short == term)) {
                let at = self.position;
                of(Column::Code).into_iter().for_each(|column| self.push(column, &term, at));
            }
        }
        self.tokens = tokens;
        self.position += GAP;
    }

    fn push(&mut self, column: Column, term: &str, at: u32) {
        let last = &mut self.last[column as usize];
        // No step is longer than nine: more than a gap separates as well as a gap does.
        let step = at.saturating_sub(*last).min(9);
        *last = at;
        self.written[column as usize] += step;
        self.terms[column as usize] += 1;
        let out = &mut self.columns[column as usize];
        out.push(char::from(b'0' + u8::try_from(step).unwrap_or(9)));
        out.push_str(term);
        out.push(' ');
    }
}

/// The term of two neighbours. No word holds the sign between them.
pub(crate) fn write_pair(one: &str, other: &str, out: &mut String) {
    out.push_str(one);
    out.push('_');
    out.push_str(other);
}

/// The term of two neighbours.
pub(crate) fn pair(one: &str, other: &str) -> String {
    let mut out = String::with_capacity(one.len() + other.len() + 1);
    write_pair(one, other, &mut out);
    out
}

/// Hands a column written by [`Analyzer`] to Tantivy.
#[derive(Clone, Default)]
pub(crate) struct StepTokenizer {
    token: Token,
}

pub(crate) struct Steps<'a> {
    rest: &'a str,
    token: &'a mut Token,
}

impl Tokenizer for StepTokenizer {
    type TokenStream<'a> = Steps<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Steps<'a> {
        self.token.reset();
        self.token.position = 0;
        Steps { rest: text, token: &mut self.token }
    }
}

impl TokenStream for Steps<'_> {
    fn advance(&mut self) -> bool {
        let Some((step, rest)) = self.rest.split_at_checked(1) else { return false };
        let Some((term, rest)) = rest.split_once(' ') else { return false };
        self.rest = rest;
        self.token.text.clear();
        self.token.text.push_str(term);
        self.token.position += usize::from(step.as_bytes()[0].saturating_sub(b'0'));
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use library::parse;

    #[track_caller]
    fn check(body: &str, column: Column, expected: &str) {
        let source = format!("---\nid: d\ntitle: t\nkind: law\n---\n{body}");
        let document = parse(&source, "d").0;
        let mut analyzer = Analyzer::default();
        let last = document.provisions.len() - 1;
        analyzer.read(&document, last, &mut Counts::default());
        let found =
            analyzer.columns().find(|(c, _)| *c == column).map(|(_, terms)| terms.trim_end().to_owned());
        assert_eq!(found.as_deref(), Some(expected));
    }

    #[test]
    fn pairs_cross_neither_sentences_nor_blocks() {
        check("## Đô thị\n\nXanh. Đẹp hơn", Column::KeyPairs, "2d-o^_thi. 8d-ep._ho+n");
        check("## Đô thị\n\nXanh. Đẹp hơn", Column::Key, "1d-o^ 1thi. 6xanh 1d-ep. 1ho+n");
    }

    #[test]
    fn codes_stand_whole_in_short_and_as_words() {
        check("## A\n\n06-NQ/TW", Column::Code, "76-nq-tw 06-nq");
        check("## A\n\nNghị quyết số 06", Column::Code, "96-nq");
        check("## A\n\n24/01/2022", Column::Num, "72022-01-24");
    }

    #[test]
    fn an_item_stands_under_its_sections_heading() {
        check("## Đô thị\n\n(1) Xanh", Column::HeadingKey, "1d-o^ 1thi.");
        check("## Đô thị\n\n(1) Xanh", Column::Key, "1xanh");
    }

    #[test]
    fn a_long_run_of_letters_is_no_term() {
        check(&format!("## A\n\nđô {} thị", "x".repeat(100)), Column::Fold, "1a 6do 2thi");
    }
}
