//! Format packs: what a paper must measure, as data with a version.
//!
//! The rules for papers change, and what a unit follows is its own matter: a pack says what it was taken from and whether
//! that was compared with the original. A reader may change a copy; [`Pack::check`] says what then lies outside, as advice.

use serde::{Deserialize, Serialize};

use crate::docx::{Block, Look, Paper, Section};
use crate::measure::{Mm, Pt};

/// A measure with its bounds.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(from = "[f64; 3]", into = "[f64; 3]")]
pub struct Measure {
    /// The least that the rule allows.
    pub min: f64,
    /// The most.
    pub max: f64,
    /// What is used.
    pub used: f64,
}

impl From<[f64; 3]> for Measure {
    fn from([min, max, used]: [f64; 3]) -> Self {
        Self { min, max, used }
    }
}

impl From<Measure> for [f64; 3] {
    fn from(measure: Measure) -> Self {
        [measure.min, measure.max, measure.used]
    }
}

impl Measure {
    pub(crate) fn used_pt(self) -> Pt {
        Pt(self.used)
    }

    fn used_mm(self) -> Mm {
        Mm(self.used)
    }

    fn holds(self, value: f64) -> bool {
        // What is told in tenths may not fail by the last digit of a float.
        value >= self.min - 1e-6 && value <= self.max + 1e-6
    }
}

/// Whether a pack is what is followed now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// It is.
    Current,
    /// Another took its place.
    Old,
}

/// What stands under a name, to end it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Under {
    /// A star, or dashes.
    Star,
    /// A line.
    Rule,
    /// Nothing.
    Nothing,
}

/// A pack.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    /// What it is called in files: letters, figures, hyphens.
    pub id: String,
    /// Counts up with every change.
    pub version: u32,
    /// What a reader calls it.
    pub name: String,
    /// The paper that it is taken from, and its day as far as it is known.
    pub issued: String,
    /// Whether it is followed now.
    pub reach: Reach,
    /// Whether it was compared with the original, in words: "chưa".
    pub compared: String,
    /// What else is to be known of it.
    pub notes: Vec<String>,
    /// The sheet's edges, in millimetres.
    pub page: Edges,
    /// The sizes of letters, in points.
    pub letters: Letters,
    /// How the text is set.
    pub text: TextMeasures,
    /// How the head stands.
    pub head: HeadForm,
}

/// From the sheet's edges to the text, in millimetres.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "they are what they are called")]
pub struct Edges {
    pub top: Measure,
    pub bottom: Measure,
    pub left: Measure,
    pub right: Measure,
    /// Whether left and right change places on the back of a sheet.
    pub mirrored: bool,
}

/// The sizes of letters, in points.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Letters {
    /// The face's name.
    pub face: String,
    /// The text.
    pub body: Measure,
    /// The paper's name.
    pub title: Measure,
    /// What it is about.
    pub subtitle: Measure,
    /// Headings.
    pub heading: Measure,
    /// The first line on the right of the head.
    pub head: Measure,
    /// The lines under it.
    pub motto: Measure,
    /// Who stands above the issuer.
    pub superior: Measure,
    /// Who issues it.
    pub issuer: Measure,
    /// Number and sign.
    pub number: Measure,
    /// Place and day.
    pub place: Measure,
    /// Who signs.
    pub signer: Measure,
    /// The page's number.
    pub page_number: Measure,
    /// Footnotes.
    pub note: Measure,
}

/// How the text is set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextMeasures {
    /// How far a first line is set in, in millimetres.
    pub first_line: Measure,
    /// Between two paragraphs, in points.
    pub space: Measure,
    /// A line's least height, in points.
    pub line: Measure,
}

/// How the head stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeadForm {
    /// The lines on the right, above place and day.
    pub right: Vec<String>,
    /// What ends the issuer's name.
    pub under_issuer: Under,
    /// What ends the paper's name.
    pub under_title: Under,
    /// What is written before the number: "Số ", "Số: ".
    pub before_number: String,
    /// What ends the paper: ".", "./.".
    pub end: String,
}

/// A measure that lies outside of what a rule allows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outside {
    /// Which: "page.top".
    pub what: &'static str,
    /// What is used.
    pub used: f64,
    /// The least that is allowed.
    pub min: f64,
    /// The most.
    pub max: f64,
}

/// Why a pack can't be read.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    /// It isn't TOML, or isn't a pack.
    #[error("no pack: {0}")]
    Form(#[from] toml::de::Error),
    /// A measure's bounds are none, or no sheet has that size.
    #[error("no measure: {0}")]
    Measure(&'static str),
}

/// The packs that are shipped, the one for a reader's own papers first.
const SHIPPED: [&str; 4] = [
    include_str!("../../../../content/the-thuc/ca-nhan.toml"),
    include_str!("../../../../content/the-thuc/hd05-vptw.toml"),
    include_str!("../../../../content/the-thuc/hd36-vptw.toml"),
    include_str!("../../../../content/the-thuc/nd30-2020.toml"),
];

impl Pack {
    /// Reads a pack.
    ///
    /// # Errors
    ///
    /// It isn't one, or has a measure that none can be.
    pub fn read(toml: &str) -> Result<Self, PackError> {
        let pack: Self = toml::from_str(toml)?;
        for (what, measure) in pack.measures() {
            let Measure { min, max, used } = measure;
            let sane = [min, max, used].iter().all(|it| it.is_finite() && (0.0..=150.0).contains(it));
            if !sane || min > max {
                return Err(PackError::Measure(what));
            }
        }
        let narrow = 210.0 - pack.page.left.used - pack.page.right.used < 50.0;
        if narrow || 210.0 - pack.page.top.used - pack.page.bottom.used < 50.0 {
            return Err(PackError::Measure("page"));
        }
        Ok(pack)
    }

    /// The packs that are shipped.
    ///
    /// # Errors
    ///
    /// One of them can't be read; a test reads them all.
    pub fn shipped() -> Result<Vec<Self>, PackError> {
        SHIPPED.iter().map(|toml| Self::read(toml)).collect()
    }

    /// What this pack uses outside of what a rule allows; advice only.
    pub fn check(&self, rule: &Self) -> Vec<Outside> {
        let of_rule = rule.measures();
        let outside = |((what, own), (_, bounds)): ((&'static str, Measure), (&str, Measure))| {
            (!bounds.holds(own.used)).then_some(Outside {
                what,
                used: own.used,
                min: bounds.min,
                max: bounds.max,
            })
        };
        self.measures().into_iter().zip(of_rule).filter_map(outside).collect()
    }

    /// How a paper's styles look by this pack.
    pub fn look(&self) -> Look {
        let Letters { face, body, title, subtitle, heading, note, page_number, .. } = &self.letters;
        Look {
            face: face.clone(),
            body: body.used_pt(),
            first_line: self.text.first_line.used_mm(),
            space: self.text.space.used_pt(),
            line: self.text.line.used_pt(),
            title: title.used_pt(),
            subtitle: subtitle.used_pt(),
            heading: heading.used_pt(),
            note: note.used_pt(),
            page_number: page_number.used_pt(),
            mirrored: self.page.mirrored,
        }
    }

    /// Pages by this pack.
    pub fn section(&self, landscape: bool, blocks: Vec<Block>) -> Section {
        let Edges { top, bottom, left, right, .. } = &self.page;
        let [top, bottom, left, right] = [top, bottom, left, right].map(|edge| edge.used_mm());
        Section { landscape, top, bottom, left, right, blocks }
    }

    /// A paper by this pack, which its file names.
    pub fn paper(&self, title: &str, sections: Vec<Section>) -> Paper {
        let own = [("TheThuc", self.id.clone()), ("TheThucPhienBan", self.version.to_string())];
        Paper {
            title: title.to_owned(),
            subject: String::new(),
            author: String::new(),
            own: own.map(|(name, value)| (name.to_owned(), value)).into(),
            look: self.look(),
            sections,
        }
    }

    /// Every measure by its name, in one order.
    fn measures(&self) -> [(&'static str, Measure); 20] {
        let (page, letters, text) = (&self.page, &self.letters, &self.text);
        [
            ("page.top", page.top),
            ("page.bottom", page.bottom),
            ("page.left", page.left),
            ("page.right", page.right),
            ("letters.body", letters.body),
            ("letters.title", letters.title),
            ("letters.subtitle", letters.subtitle),
            ("letters.heading", letters.heading),
            ("letters.head", letters.head),
            ("letters.motto", letters.motto),
            ("letters.superior", letters.superior),
            ("letters.issuer", letters.issuer),
            ("letters.number", letters.number),
            ("letters.place", letters.place),
            ("letters.signer", letters.signer),
            ("letters.page_number", letters.page_number),
            ("letters.note", letters.note),
            ("text.first_line", text.first_line),
            ("text.space", text.space),
            ("text.line", text.line),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::{Pack, PackError, Reach};

    #[test]
    fn the_shipped_packs_keep_their_own_bounds_and_say_what_they_are() {
        let packs = Pack::shipped().expect("packs");
        let ids: Vec<&str> = packs.iter().map(|pack| pack.id.as_str()).collect();
        assert_eq!(ids, ["ca-nhan", "hd05-vptw", "hd36-vptw", "nd30-2020"]);
        for pack in &packs {
            assert_eq!(pack.check(pack), [], "{}", pack.id);
            assert_eq!(pack.compared, "chưa", "{}", pack.id);
        }
        let old: Vec<&str> =
            packs.iter().filter(|it| it.reach == Reach::Old).map(|it| it.id.as_str()).collect();
        assert_eq!(old, ["hd36-vptw"]);
    }

    #[test]
    fn a_changed_copy_is_told_what_lies_outside_and_stays_as_it_is() {
        let [own, rule, ..] = &Pack::shipped().expect("packs")[..] else { panic!("two packs") };
        let mut own = own.clone();
        own.page.left.used = 25.0;
        own.letters.body.used = 13.0;
        let outside = own.check(rule);
        let told: Vec<(&str, f64)> = outside.iter().map(|it| (it.what, it.used)).collect();
        assert_eq!(told, [("page.left", 25.0), ("letters.body", 13.0)]);
    }

    #[test]
    fn what_is_no_measure_is_refused() {
        let toml = include_str!("../../../../content/the-thuc/ca-nhan.toml");
        let wrong = toml.replacen("top = [20, 20, 20]", "top = [20, 10, 20]", 1);
        assert!(matches!(Pack::read(&wrong), Err(PackError::Measure("page.top"))), "bounds");
        let wide = toml.replacen("left = [30, 30, 30]", "left = [0, 150, 150]", 1);
        assert!(matches!(Pack::read(&wide), Err(PackError::Measure("page"))), "no text left");
        assert!(matches!(Pack::read("id = 1"), Err(PackError::Form(_))));
        let more = format!("{toml}\nunknown = 1\n");
        assert!(matches!(Pack::read(&more), Err(PackError::Form(_))), "an unknown field");
    }
}
