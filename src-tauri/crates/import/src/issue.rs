//! What a reader should look at before a text is taken in: nothing is mended in silence.

use serde::Serialize;

/// Where in the original: a page if it has pages, and the how manyth paragraph (of a PDF: line) of the whole file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash, Serialize)]
pub struct Place {
    /// 1-based; 0 where a file has no pages.
    pub page: u32,
    /// 1-based; 0 where the whole file is meant.
    pub paragraph: u32,
}

impl Place {
    pub(crate) fn paragraph(paragraph: usize) -> Self {
        Self { page: 0, paragraph: u32::try_from(paragraph).unwrap_or(u32::MAX) }
    }
}

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Gravity {
    /// Good to know.
    Note,
    /// To be looked at.
    Warning,
    /// Probably wrong in the result.
    Error,
}

/// Something to be looked at, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Issue {
    /// Where in the original.
    pub place: Place,
    /// What it is.
    pub kind: IssueKind,
}

/// What is to be looked at. Details are the text's own words or numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields are named for what they hold")]
pub enum IssueKind {
    /// Articles that don't follow each other: "Điều 2 → Điều 5".
    Gap {
        articles: String,
    },
    /// Clauses or points that don't follow each other under one article or clause.
    Skipped {
        under: String,
        last: String,
        next: String,
    },
    /// The same clause or point twice.
    Twice {
        under: String,
        sign: String,
    },
    /// Two parts with one address; the second is shown as the address with "~2".
    SameAddress {
        address: String,
    },
    /// "Điều15": typed together.
    Glued {
        words: String,
    },
    /// Tracked changes: taken as accepted.
    TrackedChanges {
        inserted: usize,
        deleted: usize,
    },
    /// Hidden text, left out.
    Hidden {
        count: usize,
    },
    /// A table whose cells reach over others: laid out flat.
    MergedCells {
        rows: usize,
    },
    /// A table within a table: its words stand in the outer cell.
    NestedTable,
    /// A table that only lays out the page: its cells are paragraphs, one after the other.
    LayoutTable {
        cells: usize,
    },
    /// Text in boxes beside the text: put where its anchor stands.
    TextBox {
        count: usize,
    },
    /// A formula, shown as its letters in one line.
    Formula {
        words: String,
    },
    /// A picture without words.
    Picture {
        count: usize,
    },
    /// A symbol that only its own font shows.
    Symbol {
        font: String,
        character: u32,
    },
    /// A toned capital can't be told from a small letter in this encoding's plain text.
    CaseUnknown {
        words: String,
    },
    /// Small letters that a font draws as capitals: they stand as they were typed.
    DrawnCapitals {
        words: String,
    },
    /// A run in an old encoding where the rest isn't.
    MixedEncoding {
        encoding: String,
        words: String,
    },
    /// A letter that the encoding doesn't have.
    Unmapped {
        count: usize,
    },
    /// Letters that can't be told: shown as U+FFFD.
    Spoilt {
        words: String,
    },
    /// Numbers that a program sets and this reader can't tell.
    AutomaticNumbers {
        count: usize,
    },
    /// A table without rules, kept as lines.
    Unruled {
        lines: usize,
    },
    /// Words in parts of the file that aren't read here: listed as left out as far as they can be.
    Unread {
        count: usize,
    },
    /// A page that is a picture between pages of text: nothing of it is in the result.
    PicturePage {
        page: u32,
    },
    /// The head of a document without number or date.
    NoNumber,
    NoDate,
    /// Marked as secret or for internal use.
    Restricted {
        words: String,
    },
    /// Bold or italics that can't be written in Markdown here; the words are whole.
    StyleLost {
        words: String,
    },
    /// A heading so long that only its number heads the part.
    LongHeading {
        words: String,
    },
}

impl IssueKind {
    /// How bad it is.
    #[must_use]
    pub fn gravity(&self) -> Gravity {
        match self {
            Self::Gap { .. }
            | Self::Twice { .. }
            | Self::SameAddress { .. }
            | Self::AutomaticNumbers { .. }
            | Self::Spoilt { .. }
            | Self::Unread { .. }
            | Self::PicturePage { .. }
            | Self::Restricted { .. } => Gravity::Error,
            Self::Skipped { .. }
            | Self::Glued { .. }
            | Self::TrackedChanges { .. }
            | Self::Hidden { .. }
            | Self::MergedCells { .. }
            | Self::NestedTable
            | Self::Formula { .. }
            | Self::Symbol { .. }
            | Self::CaseUnknown { .. }
            | Self::MixedEncoding { .. }
            | Self::Unmapped { .. }
            | Self::Unruled { .. }
            | Self::NoNumber => Gravity::Warning,
            Self::LayoutTable { .. }
            | Self::DrawnCapitals { .. }
            | Self::TextBox { .. }
            | Self::Picture { .. }
            | Self::NoDate
            | Self::StyleLost { .. }
            | Self::LongHeading { .. } => Gravity::Note,
        }
    }
}

/// Something of the file that isn't in the result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Dropped {
    /// Where in the original.
    pub place: Place,
    /// What it is.
    pub what: DroppedKind,
    /// Its words, whole.
    pub text: String,
}

/// What may be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DroppedKind {
    /// A header of the pages.
    Header,
    /// A footer of the pages; page numbers.
    Footer,
    /// A table of contents.
    Contents,
    /// Text that isn't shown.
    Hidden,
    /// Text that a tracked change deletes.
    Deleted,
    /// The second writing of one drawing.
    Alternative,
    /// A comment of Word's.
    Comment,
    /// A web page's own furniture: menus, scripts, titles.
    Furniture,
    /// Letters drawn as a picture, such as a mark across the page.
    Watermark,
    /// Notes at the foot of the pages or at the end, where they can't be put where they belong.
    Note,
    /// Boxes beside the text, where they can't be put where they belong.
    TextBox,
    /// Words in a part of the file that isn't read here.
    Unread,
}

/// How often each thing was brought into order. Nothing else is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Repairs {
    /// Letters composed (NFC).
    pub composed: usize,
    /// Ð made Đ.
    pub strokes: usize,
    /// Invisible signs taken out.
    pub invisible: usize,
    /// Blanks of other kinds, or several in a row.
    pub blanks: usize,
    /// Letters read from an old encoding.
    pub decoded: usize,
    /// Bullets of a symbol font.
    pub bullets: usize,
    /// Lines that a program broke, joined again.
    pub joined: usize,
}
