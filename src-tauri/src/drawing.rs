//! How the page is drawn where there is no graphics card. WebKitGTK would have the processor act as one and hand each
//! picture over through it: scrolling then takes three times the work, the window needs some 80 MB more and opens later,
//! and on some computers it stays empty. Handed over as plain memory, none of that.

use std::env::var_os;
use std::path::Path;

use crate::switch::set;

/// Where the kernel lists the cards.
const CARDS: &str = "/dev/dri";
/// WebKitGTK's own switch; it reads it while it starts, and has none in its programming interface.
const SWITCH: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

/// Chooses for the windows to come; what the reader's environment says about it stays. Called before there is a second
/// thread, as [`set`] asks.
pub(crate) fn choose() {
    if var_os(SWITCH).is_some() || has_card(Path::new(CARDS)) {
        return;
    }
    set(SWITCH, "1");
}

/// Whether a folder lists a card that renders; one that only shows pictures is no help.
fn has_card(folder: &Path) -> bool {
    let Ok(entries) = folder.read_dir() else { return false };
    entries.flatten().any(|entry| entry.file_name().to_string_lossy().starts_with("renderD"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_card_that_renders_counts() {
        let folder = tempfile::tempdir().unwrap();
        let dri = folder.path().join("dri");
        assert!(!has_card(&dri));
        std::fs::create_dir(&dri).unwrap();
        std::fs::write(dri.join("card0"), "").unwrap();
        assert!(!has_card(&dri));
        std::fs::write(dri.join("renderD128"), "").unwrap();
        assert!(has_card(&dri));
    }
}
