//! How the reader likes to read, and where reading stopped.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::ApiError;
use super::open_notebook::with_notebook;
use super::wire::write_reply;
use crate::App;
use notebook::Notebook;

/// The key of the settings in the notebook.
const SETTINGS: &str = "reader";

/// How the reader likes to read, and where reading stopped. Kept per profile.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Settings {
    /// "light", "sepia", "dark", "contrast"; none: as the system has it.
    pub theme: Option<String>,
    /// The dial, 1–5.
    pub step: u8,
    /// The typeface of the text: "serif", "sans".
    pub face: String,
    /// How long its lines are: "narrow", "normal", "wide".
    pub measure: String,
    /// How far apart they stand: "tight", "normal", "loose".
    pub leading: String,
    /// Where editor's notes stand: under their "block", at the end of their "section", or only where they are
    /// asked for: "letter".
    pub editors_notes: String,
    /// Whether every address shows in the margin, not only that of the block under the pointer.
    pub addresses: bool,
    /// Whether finding in the page stops at every single word of a question, not only at what says it.
    pub every_word: bool,
    /// The document that was open last.
    pub last_doc: Option<String>,
    /// Where reading stopped, by document.
    pub positions: BTreeMap<String, Position>,
    /// A locked profile closes itself after so long without a hand on it; 0: never.
    pub auto_lock_minutes: u32,
    /// How wide the panes were drawn, in hundredths of a rem, so that they grow with the dial; 0: as they come.
    pub pane_left: u32,
    pub pane_right: u32,
    /// The share of the first of two sheets side by side, in hundredths of both.
    pub first_sheet: u32,
    /// Folders of the library whose documents are folded away, by path.
    pub folded_folders: Vec<String>,
    /// How fast the text is read aloud, 1–5; 3 as the voice does by itself.
    pub pace: u8,
    /// What stands on every paper that goes out.
    pub paper: PaperFields,
}

/// What stands on every paper of a reader's; what is empty isn't printed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PaperFields {
    /// The committee above the cell.
    pub superior: String,
    pub cell: String,
    pub writer: String,
    /// Office and unit.
    pub role: String,
    /// Where papers are written: "Hà Nội".
    pub place: String,
    /// The format pack's id.
    pub pack: String,
}

/// A line of a document: the one at the top of the sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "KeptPosition")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Position {
    pub block: String,
    /// The first character of the line, in UTF-16 units of the block's text; 0 for the block's beginning.
    pub at: u32,
}

/// The first notebooks kept the block alone.
#[derive(Deserialize)]
#[serde(untagged)]
enum KeptPosition {
    Block(String),
    Line {
        block: String,
        #[serde(default)]
        at: u32,
    },
}

impl From<KeptPosition> for Position {
    fn from(kept: KeptPosition) -> Self {
        match kept {
            KeptPosition::Block(block) => Self { block, at: 0 },
            KeptPosition::Line { block, at } => Self { block, at },
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: None,
            step: 2,
            face: "serif".to_owned(),
            measure: "normal".to_owned(),
            leading: "normal".to_owned(),
            editors_notes: "block".to_owned(),
            addresses: false,
            every_word: false,
            last_doc: None,
            positions: Default::default(),
            auto_lock_minutes: 10,
            pane_left: 0,
            pane_right: 0,
            first_sheet: 50,
            folded_folders: Vec::new(),
            pace: 3,
            paper: PaperFields::default(),
        }
    }
}

/// What a notebook has kept. Settings that can't be read are only settings: the defaults serve.
pub(super) fn of(notebook: &Notebook) -> Result<Settings, ApiError> {
    let kept = notebook.setting(SETTINGS)?.and_then(|json| serde_json::from_str(&json).ok());
    Ok(kept.unwrap_or_default())
}

pub(super) fn save(app: &App, settings: Settings) -> Result<Settings, ApiError> {
    let settings = Settings { step: settings.step.clamp(1, 5), pace: settings.pace.clamp(1, 5), ..settings };
    let json = write_reply(&settings)?.to_string();
    with_notebook(app, |notebook| notebook.set_setting(SETTINGS, &json))?;
    Ok(settings)
}
