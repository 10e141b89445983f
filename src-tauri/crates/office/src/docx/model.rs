//! What a paper is made of.

use crate::measure::{Mm, Pt};

/// A paper.
#[derive(Debug, Clone, PartialEq)]
pub struct Paper {
    /// For its properties; in no place of the text.
    pub title: String,
    /// What it is about, likewise.
    pub subject: String,
    /// Who wrote it, likewise; may be empty.
    pub author: String,
    /// Names and values that the file carries, such as the pack that it follows.
    pub own: Vec<(String, String)>,
    /// How its styles look.
    pub look: Look,
    /// At least one; an empty page if there is none.
    pub sections: Vec<Section>,
}

/// How the styles of a paper look.
#[derive(Debug, Clone, PartialEq)]
pub struct Look {
    /// The face's name. It is written into all four places where Word looks for one.
    pub face: String,
    /// Letters of the text.
    pub body: Pt,
    /// How far a paragraph's first line is set in.
    pub first_line: Mm,
    /// Between two paragraphs.
    pub space: Pt,
    /// A line's least height.
    pub line: Pt,
    /// Letters of the paper's name.
    pub title: Pt,
    /// Letters of the words under it.
    pub subtitle: Pt,
    /// Letters of headings.
    pub heading: Pt,
    /// Letters of footnotes.
    pub note: Pt,
    /// Letters of the page's number.
    pub page_number: Pt,
    /// Whether left and right change places on the back of a sheet.
    pub mirrored: bool,
}

/// Pages of one size.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// Across, or upright.
    pub landscape: bool,
    /// From the top edge to the text.
    pub top: Mm,
    /// From the bottom edge.
    pub bottom: Mm,
    /// From the edge where the sheet is bound.
    pub left: Mm,
    /// From the other edge.
    pub right: Mm,
    /// What stands on them.
    pub blocks: Vec<Block>,
}

/// A piece of a section or of a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// Words.
    Paragraph(Paragraph),
    /// Cells.
    Table(Table),
}

/// What a paragraph is. Each is a style of the file, so that Word's own lists and outlines know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// The text: justified, its first line set in.
    Body,
    /// The paper's name.
    Title,
    /// What it is about.
    Subtitle,
    /// A heading of the first kind, "I.".
    Heading1,
    /// Of the second, "1.".
    Heading2,
    /// Of the third, "a)".
    Heading3,
    /// A quotation, set in on both sides.
    Quote,
    /// Heads, signatures, cells: nothing set in, nothing between.
    Plain,
}

/// Where lines stand between the edges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "they are what they are called")]
pub enum Align {
    Left,
    Center,
    Right,
    Both,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq)]
pub struct Paragraph {
    /// What it is.
    pub style: Style,
    /// Otherwise than the style says.
    pub align: Option<Align>,
    /// It stays on the page of what follows.
    pub keep_next: bool,
    /// It begins a page.
    pub new_page: bool,
    /// Above it, otherwise than the style says.
    pub before: Option<Pt>,
    /// A line under it, set in on both sides by so much; the paragraph is as low as that line.
    pub rule: Option<Mm>,
    /// Its words.
    pub runs: Vec<Run>,
}

/// A piece of a paragraph.
#[derive(Debug, Clone, PartialEq)]
pub enum Run {
    /// Words of one look.
    Text(Text),
    /// A footnote's sign; the footnote is at the foot of its page.
    Note(Footnote),
}

/// Words. An end of line in them is one on paper, a tab a tab.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Text {
    /// The words themselves.
    pub words: String,
    /// How they are set.
    pub mark: Mark,
}

/// How words are set, where it isn't as the style says.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Mark {
    /// Heavier.
    pub bold: bool,
    /// Slanted.
    pub italic: bool,
    /// With a line under them.
    pub underlined: bool,
    /// Of another size.
    pub size: Option<Pt>,
}

/// What stands at the foot of the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Footnote {
    /// Its words, one paragraph.
    pub words: Vec<Text>,
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// The columns' widths. Of the page's width if they are narrower or wider, each in its share.
    pub widths: Vec<Mm>,
    /// The rows; in each as many cells as columns.
    pub rows: Vec<Vec<Cell>>,
    /// Lines around the cells.
    pub frame: Frame,
    /// So many rows stand again on each page.
    pub heads: usize,
}

/// The lines around a table's cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frame {
    /// All of them: a table of data. Its rows may go over a page's end.
    Lined,
    /// None: only places side by side. A row stays on one page.
    Bare,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cell {
    /// What stands in it.
    pub paragraphs: Vec<Paragraph>,
}

impl Paragraph {
    /// An empty paragraph of a style.
    pub fn new(style: Style) -> Self {
        Self {
            style,
            align: None,
            keep_next: false,
            new_page: false,
            before: None,
            rule: None,
            runs: Vec::new(),
        }
    }

    /// A paragraph of plain words.
    pub fn of(style: Style, words: impl Into<String>) -> Self {
        Self::new(style).text(words, Mark::default())
    }

    /// With more words behind.
    #[must_use]
    pub fn text(mut self, words: impl Into<String>, mark: Mark) -> Self {
        self.runs.push(Run::Text(Text { words: words.into(), mark }));
        self
    }

    /// With a footnote behind.
    #[must_use]
    pub fn note(mut self, words: impl Into<String>) -> Self {
        let words = vec![Text { words: words.into(), mark: Mark::default() }];
        self.runs.push(Run::Note(Footnote { words }));
        self
    }

    /// Set as is said.
    #[must_use]
    pub fn aligned(mut self, align: Align) -> Self {
        self.align = Some(align);
        self
    }

    /// On the page of what follows.
    #[must_use]
    pub fn kept(mut self) -> Self {
        self.keep_next = true;
        self
    }
}

impl Mark {
    /// Bold, of a size.
    pub fn bold(size: Pt) -> Self {
        Self { bold: true, size: Some(size), ..Self::default() }
    }

    /// Of a size.
    pub fn sized(size: Pt) -> Self {
        Self { size: Some(size), ..Self::default() }
    }
}

impl Section {
    /// How wide the text is.
    pub fn width(&self) -> Mm {
        let sheet = if self.landscape { 297.0 } else { 210.0 };
        Mm((sheet - self.left.0 - self.right.0).max(10.0))
    }
}
