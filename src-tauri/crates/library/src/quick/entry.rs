//! What front matter says of the cards: its `quick`.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::diagnostic::{Diagnostic, Problem};

/// What a group of cards is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CardKind {
    /// Guiding viewpoints.
    Viewpoints,
    /// Groups of tasks.
    Tasks,
    /// A table of targets with a column a year.
    Targets,
    /// What happened or is due when.
    Dates,
    /// Who does what.
    Bodies,
}

impl CardKind {
    /// All, in the order in which a reader meets them.
    pub const ALL: [Self; 5] = [Self::Viewpoints, Self::Tasks, Self::Targets, Self::Dates, Self::Bodies];

    /// The word in front matter.
    pub fn name(self) -> &'static str {
        match self {
            Self::Viewpoints => "viewpoints",
            Self::Tasks => "tasks",
            Self::Targets => "targets",
            Self::Dates => "dates",
            Self::Bodies => "bodies",
        }
    }
}

/// One line of front matter's `quick`: this kind of cards is made of this passage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuickEntry {
    /// What the cards are about.
    pub kind: CardKind,
    /// An address, a heading's `{#id}`, or a block's label as the margin shows it.
    pub place: String,
    /// 1-based line in the file.
    pub line: u32,
}

/// Reads the `quick` of front matter.
pub(crate) fn read(value: &Value, yaml: &str, diagnostics: &mut Vec<Diagnostic>) -> Vec<QuickEntry> {
    let Value::Object(fields) = value else {
        let problem = Problem::QuickIgnored("`quick` isn't a map of kinds to addresses".into());
        diagnostics.push(Diagnostic { line: line_of(yaml, "quick"), problem });
        return Vec::new();
    };
    for name in fields.keys().filter(|name| CardKind::ALL.iter().all(|kind| kind.name() != name.as_str())) {
        let problem = Problem::UnknownField(format!("quick.{name}"));
        diagnostics.push(Diagnostic { line: line_of(yaml, name), problem });
    }
    let mut entries = Vec::new();
    for kind in CardKind::ALL {
        let Some(value) = fields.get(kind.name()) else { continue };
        let line = line_of(yaml, kind.name());
        let places = match value {
            Value::Array(places) => places.as_slice(),
            place => std::slice::from_ref(place),
        };
        for place in places {
            match place.as_str().map(str::trim).filter(|place| !place.is_empty()) {
                Some(place) => entries.push(QuickEntry { kind, place: place.to_owned(), line }),
                None => {
                    let problem = Problem::QuickIgnored(format!("{}: {place} isn't an address", kind.name()));
                    diagnostics.push(Diagnostic { line, problem });
                }
            }
        }
    }
    entries
}

/// The line of the file where a field begins; that of the block's beginning if it can't be told.
fn line_of(yaml: &str, field: &str) -> u32 {
    let begins = |line: &str| line.trim_start().strip_prefix(field).is_some_and(|rest| rest.starts_with(':'));
    // Line 1 of the file is the opening `---`.
    yaml.lines().position(begins).map_or(1, |at| u32::try_from(at).unwrap_or(0) + 2)
}
