//! The names under which Word looks for its own elements and for what leads from part to part.

pub(super) const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
pub(super) const REL: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
