//! What a reader changes in a tree before it is taken in. Each change is small, names what it was made on, and is kept.

use library::print::{Family, clip, sign};
use serde::{Deserialize, Serialize};

use crate::issue::Repairs;
use crate::letters::Count;
use crate::model::{Line, Run};
use crate::structure::{Field, Fields};
use crate::text::{Text, flatten};
use crate::tree::{Block, Kind};

/// A field that a reader may fill in otherwise than it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldName {
    /// Number and sign.
    Number,
    /// Day of issue, ISO.
    Issued,
    /// Who issued it.
    Issuer,
    /// The kind, as it is printed.
    Kind,
    /// What it is about.
    About,
    /// What it is called in the library.
    Title,
    /// The library's own kind, by its name in front matter.
    Shelf,
}

/// What is done to a block; `at` counts the blocks as they are then, from 0.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "deed", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields are told with each deed")]
pub enum Deed {
    /// It heads a part, at the level of the heading before it.
    Heading { at: usize },
    /// It is a paragraph; its sign becomes words.
    Paragraph { at: usize },
    /// It is an item: what it begins with is its sign.
    Item { at: usize },
    /// It goes on what stands before it.
    JoinUp { at: usize },
    /// Two of it: `offset` characters of what is printed stay above.
    Split { at: usize, offset: usize },
    /// A heading one level deeper or higher.
    Level { at: usize, deeper: bool },
    /// Other words, for a row in one cell; with its sign where it has one.
    Words { at: usize, cell: Option<usize>, words: String },
    /// A field of the head.
    Field { field: FieldName, value: String },
    /// An issue was looked at and is as it should be: [`crate::Marked::key`].
    Seen { issue: String },
}

/// A deed, and what it was done to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// What was done.
    #[serde(flatten)]
    pub deed: Deed,
    /// The words before it, for a long block its first ones: what is made of another file or by another version of the
    /// program isn't changed by it.
    #[serde(default)]
    pub before: String,
}

/// Why a deed can't be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Unfit {
    /// No such block, or another one than was meant.
    #[error("no such block")]
    NotThere,
    /// Nothing above to be joined to, or a table's row.
    #[error("nothing to be joined to")]
    NothingAbove,
    /// It is that already, or can't be it.
    #[error("can't be that")]
    NotThat,
    /// Nothing on one side, or no words at all.
    #[error("no words would be left")]
    NoWords,
}

/// A block, and the lines of the original that it was made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    pub block: Block,
    /// Indices of [`crate::Draft::sources`].
    pub from: std::ops::Range<usize>,
    /// Its words were corrected.
    pub corrected: bool,
}

/// What corrections act on.
#[derive(Debug, Clone)]
pub(crate) struct Tree {
    pub pieces: Vec<Piece>,
    pub fields: Fields,
    pub title: Option<String>,
    pub shelf: Option<String>,
    /// Letters that are to be shown: those of the file, with what corrections took and gave.
    pub letters: Count,
    pub seen: Vec<String>,
}

impl Deed {
    /// The block that it is about.
    #[must_use]
    pub fn at(&self) -> Option<usize> {
        match self {
            Self::Heading { at }
            | Self::Paragraph { at }
            | Self::Item { at }
            | Self::JoinUp { at }
            | Self::Split { at, .. }
            | Self::Level { at, .. }
            | Self::Words { at, .. } => Some(*at),
            Self::Field { .. } | Self::Seen { .. } => None,
        }
    }
}

impl Tree {
    /// What stands in a block before it is changed, for [`Correction::before`].
    pub(crate) fn before(&self, deed: &Deed) -> Option<String> {
        match deed.at() {
            Some(at) => self.pieces.get(at).map(|piece| clip(&printed(&piece.block).text)),
            None => match deed {
                Deed::Field { field, .. } => Some(self.field(*field).unwrap_or_default()),
                _ => Some(String::new()),
            },
        }
    }

    pub(crate) fn field(&self, field: FieldName) -> Option<String> {
        let of = |field: &Option<Field>| field.as_ref().map(|field| field.value.clone());
        match field {
            FieldName::Number => of(&self.fields.number),
            FieldName::Issued => of(&self.fields.issued),
            FieldName::Issuer => of(&self.fields.issuer),
            FieldName::Kind => of(&self.fields.kind),
            FieldName::About => of(&self.fields.about),
            FieldName::Title => self.title.clone(),
            FieldName::Shelf => self.shelf.clone(),
        }
    }

    /// Does it.
    ///
    /// # Errors
    /// Why not; then nothing is changed.
    pub(crate) fn apply(&mut self, correction: &Correction) -> Result<(), Unfit> {
        if self.before(&correction.deed).as_ref() != Some(&correction.before) {
            return Err(Unfit::NotThere);
        }
        match &correction.deed {
            Deed::Heading { at } => {
                let level = self.level_before(*at);
                let block = self.words_of(*at)?;
                if matches!(block.kind, Kind::Heading(_)) {
                    return Err(Unfit::NotThat);
                }
                let mut text = printed(block);
                text.spans.clear();
                *block = Block::new(Kind::Heading(level), text, block.place);
            }
            Deed::Paragraph { at } => {
                let block = self.words_of(*at)?;
                if block.kind == Kind::Paragraph {
                    return Err(Unfit::NotThat);
                }
                *block = Block::new(Kind::Paragraph, printed(block), block.place);
            }
            Deed::Item { at } => {
                let block = self.words_of(*at)?;
                let item = item(&printed(block), block.place).filter(|_| block.kind != Kind::Marked);
                *block = item.ok_or(Unfit::NotThat)?;
            }
            Deed::JoinUp { at } => self.join_up(*at)?,
            Deed::Split { at, offset } => self.split(*at, *offset)?,
            Deed::Level { at, deeper } => {
                let block = self.words_of(*at)?;
                let Kind::Heading(level) = block.kind else { return Err(Unfit::NotThat) };
                let wanted = if *deeper { level + 1 } else { level - 1 };
                // The first level is the title's.
                if !(2..=6).contains(&wanted) || level == 1 {
                    return Err(Unfit::NotThat);
                }
                block.kind = Kind::Heading(wanted);
            }
            Deed::Words { at, cell, words } => self.words(*at, *cell, words)?,
            Deed::Field { field, value } => self.set(*field, value),
            Deed::Seen { issue } => self.seen.push(issue.clone()),
        }
        Ok(())
    }

    fn words_of(&mut self, at: usize) -> Result<&mut Block, Unfit> {
        let block = &mut self.pieces.get_mut(at).ok_or(Unfit::NotThere)?.block;
        match block.kind {
            Kind::Row { .. } | Kind::Rule => Err(Unfit::NotThat),
            _ => Ok(block),
        }
    }

    fn level_before(&self, at: usize) -> u8 {
        let mut before = self.pieces.iter().take(at).rev();
        let level = before.find_map(|piece| match piece.block.kind {
            Kind::Heading(level) => Some(level),
            _ => None,
        });
        level.unwrap_or(2).max(2)
    }

    fn join_up(&mut self, at: usize) -> Result<(), Unfit> {
        let text = printed(self.words_of(at)?);
        let above = at.checked_sub(1).ok_or(Unfit::NothingAbove)?;
        let joined = self.words_of(above).map_err(|_| Unfit::NothingAbove)?;
        joined.text.push(&text);
        if matches!(joined.kind, Kind::Heading(_)) {
            joined.text.spans.clear();
        }
        let gone = self.pieces.remove(at);
        let piece = &mut self.pieces[above];
        piece.from = piece.from.start.min(gone.from.start)..piece.from.end.max(gone.from.end);
        piece.corrected |= gone.corrected;
        Ok(())
    }

    fn split(&mut self, at: usize, offset: usize) -> Result<(), Unfit> {
        let block = self.words_of(at)?;
        let mark = block.mark.clone();
        let text = printed(block);
        let cut = text.text.char_indices().nth(offset).map_or(text.text.len(), |(byte, _)| byte);
        let (above, below) = (text.part(0..cut), text.from(cut));
        // What stays above must have words behind its sign.
        let Some(words) = above.text.strip_prefix(mark.as_str()).filter(|words| !words.trim().is_empty())
        else {
            return Err(Unfit::NoWords);
        };
        if below.is_empty() {
            return Err(Unfit::NoWords);
        }
        block.text = above.from(above.text.len() - words.len());
        let place = block.place;
        let lower = item(&below, place).unwrap_or_else(|| Block::new(Kind::Paragraph, below, place));
        let piece = &self.pieces[at];
        let lower = Piece { block: lower, from: piece.from.clone(), corrected: piece.corrected };
        self.pieces.insert(at + 1, lower);
        Ok(())
    }

    fn words(&mut self, at: usize, cell: Option<usize>, words: &str) -> Result<(), Unfit> {
        let wanted = clean(words);
        let piece = self.pieces.get_mut(at).ok_or(Unfit::NotThere)?;
        let block = &mut piece.block;
        let was: Vec<String> = block.words().map(str::to_owned).collect();
        match (block.kind, cell) {
            (Kind::Row { .. }, Some(cell)) => {
                let cell = block.cells.get_mut(cell).ok_or(Unfit::NotThere)?;
                *cell = rewritten(cell, wanted);
            }
            (Kind::Row { .. }, None) | (Kind::Rule, _) | (_, Some(_)) => return Err(Unfit::NotThat),
            (_, None) if wanted.is_empty() => return Err(Unfit::NoWords),
            (kind, None) => {
                let text = rewritten(&printed(block), wanted);
                let place = block.place;
                *block = match kind {
                    Kind::Marked => {
                        item(&text, place).unwrap_or_else(|| Block::new(Kind::Paragraph, text, place))
                    }
                    kind => Block::new(kind, text, place),
                };
            }
        }
        piece.corrected = true;
        was.iter().for_each(|words| self.letters.take(words));
        let block = &self.pieces[at].block;
        block.words().for_each(|words| self.letters.add(words));
        Ok(())
    }

    fn set(&mut self, field: FieldName, value: &str) {
        let value = clean(value);
        let into = match field {
            FieldName::Number => &mut self.fields.number,
            FieldName::Issued => &mut self.fields.issued,
            FieldName::Issuer => &mut self.fields.issuer,
            FieldName::Kind => &mut self.fields.kind,
            FieldName::About => &mut self.fields.about,
            FieldName::Title => {
                self.title = (!value.is_empty()).then_some(value);
                return;
            }
            FieldName::Shelf => {
                self.shelf = (!value.is_empty()).then_some(value);
                return;
            }
        };
        let place = into.as_ref().map(|field| field.place).unwrap_or_default();
        *into = (!value.is_empty()).then_some(Field { value, place });
    }
}

/// A block as it is printed: its sign and its words.
pub(crate) fn printed(block: &Block) -> Text {
    let mut text = Text { text: block.mark.clone(), spans: Vec::new() };
    text.push(&block.text);
    if let Kind::Row { .. } = block.kind {
        let cells: Vec<&str> = block.cells.iter().map(|cell| cell.text.as_str()).collect();
        text.text = cells.join(" | ");
    }
    text
}

/// An item, if a sign stands before its words.
fn item(text: &Text, place: crate::issue::Place) -> Option<Block> {
    let found = sign(&text.text).filter(|found| found.rest < text.text.len())?;
    if found.family == Family::Roman && !text.text[..found.rest].contains(['.', ')', '-', '–']) {
        return None;
    }
    let mut block = Block::new(Kind::Marked, text.from(found.rest), place);
    block.mark = found.text.to_owned();
    Some(block)
}

/// Words as they are kept: composed, single blanks, nothing invisible.
fn clean(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = Line { runs: vec![Run { text: words, ..Run::default() }], ..Line::default() };
    let flat = flatten(&line, &mut Repairs::default(), |_, _| false);
    flat.into_iter().next().map(|line| line.text.text).unwrap_or_default()
}

/// Other words with the emphasis of those that stay at the beginning and at the end.
fn rewritten(old: &Text, words: String) -> Text {
    let same = |a: (char, char)| a.0 == a.1;
    let head: usize =
        old.text.chars().zip(words.chars()).take_while(|&pair| same(pair)).map(|(c, _)| c.len_utf8()).sum();
    let room = old.text.len().min(words.len()) - head;
    let mut tail = 0;
    for (c, _) in old.text.chars().rev().zip(words.chars().rev()).take_while(|&pair| same(pair)) {
        if tail + c.len_utf8() > room {
            break;
        }
        tail += c.len_utf8();
    }
    let (old_end, new_end) = (old.text.len() - tail, words.len() - tail);
    let mut spans = Vec::new();
    for (span, emphasis) in &old.spans {
        let before = span.start..span.end.min(head);
        let behind = span.start.max(old_end)..span.end;
        // A stretch with the change in it stays one.
        if span.start < head && span.end > old_end {
            spans.push((span.start..span.end - old_end + new_end, *emphasis));
            continue;
        }
        if before.start < before.end {
            spans.push((before, *emphasis));
        }
        if behind.start < behind.end {
            spans.push((behind.start - old_end + new_end..behind.end - old_end + new_end, *emphasis));
        }
    }
    let whole = Text { text: words, spans };
    let all = 0..whole.text.len();
    whole.part(all)
}
