//! What is open while a paragraph is read.

use crate::model::{Part, Run};

/// A paragraph's runs in the making.
pub(super) struct Runs {
    pub runs: Vec<Run>,
    /// What stands in boxes that hang on this paragraph.
    pub boxes: Vec<Part>,
    /// The paragraph's style.
    pub paragraph: Option<String>,
}

/// A field that is open.
#[derive(Debug, Default)]
pub(super) struct Field {
    pub instruction: String,
    /// What follows is its result.
    pub result: bool,
}

impl Field {
    pub(super) fn is_contents(&self) -> bool {
        self.result && self.instruction.trim_start().starts_with("TOC")
    }
}
