//! The words of a query → weighted terms of the index.

use std::collections::HashMap;

use viet::abbreviation::Form;
use viet::key::{admits, is_marked};
use viet::{Break, Kind, Token};

use super::parse::{Query, Role};
use super::restore::restore;
use super::slot::Slot;
use crate::index::analyzer::pair;
use crate::index::reader::Reader;
use crate::index::schema::Column;
use crate::index::words::Language;

/// What another way of saying it is worth: an abbreviation's words, the word of a figure.
const OTHERWISE: f32 = 0.7;

/// What the type and number of a document are worth when its whole sign was typed.
const SHORT_CODE: f32 = 0.5;

/// What the words of a document's number are worth beside the number itself.
const NAMED: f32 = 0.3;

/// The bit of what belongs to no syllable: document numbers, dates.
const APART: u64 = 1 << 63;

/// A term to look for.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Term {
    pub column: Column,
    pub term: String,
    pub weight: f32,
    /// The syllables it stands for, a bit each. A unit is found only if some bit is set; other terms rank it.
    pub covers: u64,
    /// The syllables that stand beside their neighbours where it stands, a bit each.
    pub joins: u64,
}

/// The syllables that a term stands for, and those that it shows beside their neighbours. A bit each.
#[derive(Debug, Clone, Copy, Default)]
struct Shows {
    covers: u64,
    joins: u64,
}

impl Shows {
    const NOTHING: Self = Self { covers: 0, joins: 0 };

    fn word(covers: u64) -> Self {
        Self { covers, joins: 0 }
    }
}

/// Words to look for one after another.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Phrase {
    pub column: Column,
    pub words: Vec<String>,
    pub weight: f32,
    pub covers: u64,
    /// It is another way of saying these: a unit that says it this way gains nothing by saying it twice.
    pub unless: Vec<String>,
}

/// A query as the index is asked.
#[derive(Debug)]
pub(crate) struct Plan {
    pub query: Query,
    pub slots: Vec<Slot>,
    pub terms: Vec<Term>,
    pub phrases: Vec<Phrase>,
    /// In quotes: a unit must hold all of them.
    pub required: Vec<Phrase>,
    /// A unit may hold none of them.
    pub excluded: Vec<Phrase>,
    /// Document numbers, whole and short, to light.
    pub codes: Vec<String>,
    /// Dates and ranges to light.
    pub figures: Vec<String>,
    /// Words other than the slots' own that stand for a slot.
    pub others: Vec<(usize, String)>,
    /// Slots that are figures by themselves, a bit each.
    pub numbers: u64,
    /// For each date, the slots that are its figures: apart from each other they are none of it.
    pub dates: Vec<u64>,
    /// More than half of the syllables stand in the index.
    pub stands: bool,
}

impl Plan {
    pub(crate) fn new(query: Query, reader: &Reader, as_typed: bool) -> Self {
        let language = &reader.language;
        let slots = restore(&query, language, as_typed);
        let plan = Self {
            query,
            slots,
            terms: Vec::new(),
            phrases: Vec::new(),
            required: Vec::new(),
            excluded: Vec::new(),
            codes: Vec::new(),
            figures: Vec::new(),
            others: Vec::new(),
            numbers: 0,
            dates: Vec::new(),
            stands: false,
        };
        Planner { plan, reader, language, at: HashMap::new(), standing: 0, guessed: 0, named: 0 }
            .make(as_typed)
    }

    /// Whether a stretch of text holds every word that is searched for.
    pub(crate) fn is_said_in(&self, text: &str) -> bool {
        let said: Vec<Token> = viet::tokens(text).filter(|token| !token.overlay).collect();
        let all = self.wanted().fold(0, |bits, (i, _)| bits | 1 << i);
        let otherwise = |phrase: &Phrase| {
            let here =
                |part: &[Token]| part.iter().zip(&phrase.words).all(|(token, word)| token.key == *word);
            phrase.covers & all == all && said.windows(phrase.words.len().max(1)).any(here)
        };
        if self.phrases.iter().any(otherwise) {
            return true;
        }
        self.wanted().all(|(i, slot)| {
            let other = |key: &str| self.others.iter().any(|(of, known)| *of == i && known == key);
            said.iter().any(|token| {
                token.key == slot.key
                    || other(&token.key)
                    || !slot.toned && token.fold == slot.fold && admits(&slot.typed, &token.key)
            })
        })
    }

    /// Slots that are searched for, with their number.
    pub(crate) fn wanted(&self) -> impl Iterator<Item = (usize, &Slot)> {
        self.slots.iter().enumerate().filter(|(_, slot)| !matches!(slot.role, Role::Excluded(_)))
    }
}

struct Planner<'a> {
    plan: Plan,
    reader: &'a Reader,
    language: &'a Language,
    /// Terms already there: a word said twice is one term of twice the weight.
    at: HashMap<(Column, String), usize>,
    /// Slots that stand in the index, a bit each; and those that only a guess makes stand there.
    standing: u64,
    guessed: u64,
    /// Slots that are part of a document's number that the index has.
    named: u64,
}

impl Planner<'_> {
    fn make(mut self, as_typed: bool) -> Plan {
        let slots = std::mem::take(&mut self.plan.slots);
        let parts = parts(&slots);
        self.overlays(&slots);
        self.references(&slots, &parts);
        for (i, slot) in slots.iter().enumerate() {
            if matches!(slot.role, Role::Excluded(_)) {
                continue;
            }
            self.word(i, slot, as_typed);
            // While it is typed, a figure that the library has is taken for whole; what it may become counts too.
            let whole =
                slot.endings.is_empty() || slot.word.is_some_and(|word| self.language.key(word) == slot.key);
            if slot.kind == Kind::Number && whole && self.named & 1 << i == 0 {
                self.plan.numbers |= 1 << i;
            }
            let before = i.checked_sub(1).map(|b| &slots[b]).filter(|_| slot.follows);
            if let Some(before) = before {
                let share = if self.named & (0b11 << i >> 1) == 0b11 << i >> 1 { NAMED } else { 1.0 };
                let shows = Shows { covers: 0, joins: 0b11 << i >> 1 };
                self.both(Column::KeyPairs, &pair(&before.key, &slot.key), share, shows);
                self.both(Column::FoldPairs, &pair(&before.fold, &slot.fold), share, Shows::NOTHING);
            }
            match self.is_known(i, &slots) {
                Some(true) => self.standing |= 1 << i,
                Some(false) => self.guessed |= 1 << i,
                None => {}
            }
            if !as_typed {
                self.endings(i, slot, before);
                self.figure(i, &slots);
            }
        }
        if !as_typed {
            self.abbreviations(&slots, &parts);
        }
        self.quoted(&slots);
        self.excluded(&slots);
        let wanted = slots.iter().filter(|s| !matches!(s.role, Role::Excluded(_))).count();
        let halves = 2 * self.standing.count_ones() + (self.guessed & !self.standing).count_ones();
        self.plan.stands = halves as usize > wanted;
        self.plan.slots = slots;
        self.plan
    }

    /// A term in the text and, for less, in the headings.
    fn both(&mut self, column: Column, term: &str, share: f32, shows: Shows) {
        self.term(column, term, share, shows);
        if let Some(heading) = column.heading() {
            self.term(heading, term, share, Shows { covers: 0, ..shows });
        }
    }

    fn term(&mut self, column: Column, term: &str, share: f32, shows: Shows) {
        let weight = share * column.weight();
        let next = self.plan.terms.len();
        let at = *self.at.entry((column, term.to_owned())).or_insert(next);
        match self.plan.terms.get_mut(at) {
            Some(known) => {
                known.weight += weight;
                known.covers |= shows.covers;
                known.joins |= shows.joins;
            }
            None => {
                let Shows { covers, joins } = shows;
                self.plan.terms.push(Term { column, term: term.to_owned(), weight, covers, joins });
            }
        }
    }

    fn word(&mut self, i: usize, slot: &Slot, as_typed: bool) {
        let share = if self.named & 1 << i != 0 { NAMED } else { 1.0 };
        self.both(Column::Key, &slot.key, share, Shows::word(1 << i));
        // Of a word typed with its tone, another word with the same letters is no match; it only helps to rank.
        let admits = if slot.toned || as_typed { 0 } else { 1 << i };
        self.both(Column::Fold, &slot.fold, share, Shows::word(admits));
    }

    /// Whether the word stands in the index; false if that is a guess that no neighbour bears out. Some word can be
    /// read into any letters, so a guess is only half a word there.
    fn is_known(&self, i: usize, slots: &[Slot]) -> Option<bool> {
        let slot = &slots[i];
        if !slot.endings.is_empty() {
            return Some(true);
        }
        let word = slot.word.filter(|_| !slot.near)?;
        if !slot.guessed || slots.len() == 1 {
            return Some(true);
        }
        let before = i.checked_sub(1).filter(|_| slot.follows).and_then(|b| slots[b].word);
        let after = slots.get(i + 1).filter(|next| next.follows).and_then(|next| next.word);
        let borne_out = before.is_some_and(|before| self.language.pair(before, word) > 0)
            || after.is_some_and(|after| self.language.pair(word, after) > 0);
        Some(borne_out)
    }

    /// What an unfinished word may become.
    fn endings(&mut self, i: usize, slot: &Slot, before: Option<&Slot>) {
        for &(word, share) in &slot.endings {
            let key = self.language.key(word);
            if key == slot.key {
                continue;
            }
            self.both(Column::Key, key, share, Shows::word(1 << i));
            if let Some(before) = before {
                let shows = Shows { covers: 0, joins: 0b11 << i >> 1 };
                self.both(Column::KeyPairs, &pair(&before.key, key), share, shows);
            }
            self.plan.others.push((i, key.to_owned()));
        }
    }

    /// A figure as a word and a word as a figure (*năm quan điểm*, 5 quan điểm), where the library has it beside the
    /// same neighbour.
    fn figure(&mut self, i: usize, slots: &[Slot]) {
        let slot = &slots[i];
        let other: Vec<String> = match slot.kind {
            Kind::Number => NUMBER_WORDS
                .iter()
                .filter(|word| viet::number::number_word(word).is_some_and(|n| n.to_string() == slot.key))
                .map(|word| viet::key(word))
                .collect(),
            Kind::Word if slot.endings.is_empty() => {
                let said = viet::key::display(&slot.key);
                viet::number::number_word(&said).map(|n| n.to_string()).into_iter().collect()
            }
            _ => return,
        };
        for key in other {
            let Some(word) = self.language.find(&key) else { continue };
            let next = slots.get(i + 1).filter(|next| next.follows);
            let Some(next) = next.filter(|n| n.word.is_some_and(|n| self.language.pair(word, n) > 0)) else {
                continue;
            };
            self.plan.phrases.push(Phrase {
                column: Column::Key,
                words: vec![key, next.key.clone()],
                weight: OTHERWISE * Column::Key.weight(),
                covers: 1 << i,
                unless: vec![slot.key.clone(), next.key.clone()],
            });
        }
    }

    /// Codes, dates, ranges, and what letters and digits make together.
    fn overlays(&mut self, slots: &[Slot]) {
        let tokens = self.plan.query.tokens.iter().zip(&self.plan.query.roles);
        let tokens: Vec<Token> = tokens
            .filter(|(t, role)| t.overlay && !matches!(role, Role::Excluded(_)))
            .map(|(t, _)| t.clone())
            .collect();
        for token in tokens {
            let inside =
                |slot: &Slot| token.range.start <= slot.range.start && slot.range.end <= token.range.end;
            match token.kind {
                Kind::Code => {
                    let covered =
                        (0..slots.len()).filter(|&i| inside(&slots[i])).fold(0, |bits, i| bits | 1 << i);
                    self.code(&token.key, 1.0, covered);
                    if let Some(short) = viet::code::short(&token.key) {
                        self.code(&short, SHORT_CODE, covered);
                    }
                }
                Kind::Date | Kind::Range => {
                    let parts = (0..slots.len()).filter(|&i| inside(&slots[i]));
                    let joins = parts.fold(0, |bits, i| bits | 1 << i);
                    if token.kind == Kind::Date {
                        self.plan.dates.push(joins);
                    }
                    self.term(Column::Num, &token.key, 1.0, Shows { covers: APART, joins });
                    self.plan.figures.push(token.key);
                }
                Kind::Number => self.term(Column::Num, &token.key, OTHERWISE, Shows::word(APART)),
                Kind::Mixed | Kind::Word => self.term(Column::Key, &token.key, 1.0, Shows::word(APART)),
                Kind::Percent => {}
            }
        }
    }

    /// *nghị quyết 6*, `nq06`.
    fn references(&mut self, slots: &[Slot], parts: &[Token]) {
        for reference in viet::code::references(parts) {
            let excluded = reference.tokens.clone().any(|t| matches!(slots[t].role, Role::Excluded(_)));
            let term = reference.term();
            if excluded {
                continue;
            }
            // NQ 06-NQ/TW: the number is known, its type is said twice.
            let share = if self.plan.codes.contains(&term) { 0.0 } else { 1.0 };
            self.code(&term, share, reference.tokens.fold(0, |bits, t| bits | 1 << t));
        }
    }

    /// A document's number. Where the index has it, it says what the words in it would only hint at.
    fn code(&mut self, code: &str, share: f32, covers: u64) {
        if share > 0.0 {
            self.both(Column::Code, code, share, Shows { covers: APART, joins: covers });
            self.plan.codes.push(code.to_owned());
        }
        // A disk that fails here fails the search that follows.
        if self.reader.find(Column::Code, code).is_ok_and(|found| found.is_some()) {
            self.named |= covers;
        }
    }

    fn abbreviations(&mut self, slots: &[Slot], parts: &[Token]) {
        for found in self.language.abbreviations.find(&self.plan.query.text, parts) {
            if found.tokens.clone().any(|t| matches!(slots[t].role, Role::Excluded(_))) {
                continue;
            }
            let covers = found.tokens.clone().fold(0, |bits, t| bits | 1 << t);
            if self.named & covers == covers {
                continue;
            }
            let words: Vec<String> = match found.form {
                Form::Short => found.abbreviation.long_keys.clone(),
                Form::Long => {
                    viet::tokens(&found.abbreviation.short).filter(|t| !t.overlay).map(|t| t.key).collect()
                }
            };
            if found.form == Form::Short && words.iter().all(|word| self.language.find(word).is_some()) {
                self.standing |= covers;
            }
            // Where an abbreviation is introduced, both forms stand: there it is explained to those who ask for the
            // short one. Who wrote it out doesn't ask.
            let unless = match found.form {
                Form::Short => Vec::new(),
                Form::Long => slots[found.tokens.clone()].iter().map(|slot| slot.key.clone()).collect(),
            };
            let weight = OTHERWISE * Column::Key.weight();
            self.plan.phrases.push(Phrase { column: Column::Key, words, weight, covers, unless });
        }
    }

    fn quoted(&mut self, slots: &[Slot]) {
        for n in 0..self.plan.query.phrases {
            let inside: Vec<&Slot> = slots.iter().filter(|s| s.role == Role::Phrase(n)).collect();
            if let Some(phrase) = exact(&inside) {
                self.plan.required.push(phrase);
            }
        }
    }

    fn excluded(&mut self, slots: &[Slot]) {
        let mut n = 0;
        loop {
            let inside: Vec<&Slot> = slots.iter().filter(|s| s.role == Role::Excluded(n)).collect();
            let Some(phrase) = exact(&inside) else { return };
            self.plan.excluded.push(phrase);
            n += 1;
        }
    }
}

/// Words to stand one after another: by their keys, or by their folds if no mark was typed.
fn exact(slots: &[&Slot]) -> Option<Phrase> {
    let unmarked = slots.iter().all(|s| !is_marked(&s.typed)) && slots.iter().any(|s| s.guessed);
    let (column, words) = match unmarked {
        true => (Column::Fold, slots.iter().map(|s| s.fold.clone()).collect()),
        false => (Column::Key, slots.iter().map(|s| s.key.clone()).collect()),
    };
    (!slots.is_empty()).then_some(Phrase { column, words, weight: 1.0, covers: 0, unless: Vec::new() })
}

const NUMBER_WORDS: [&str; 11] =
    ["một", "hai", "ba", "bốn", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"];

/// The slots as tokens, for what reads tokens.
pub(crate) fn parts(slots: &[Slot]) -> Vec<Token> {
    let part = |(position, slot): (u32, &Slot)| Token {
        range: slot.range.clone(),
        kind: if slot.kind == Kind::Mixed { Kind::Word } else { slot.kind },
        key: slot.key.clone(),
        fold: slot.fold.clone(),
        position,
        width: 1,
        before: if slot.follows { Break::None } else { Break::Sentence },
        overlay: false,
    };
    (0_u32..).zip(slots).map(part).collect()
}
