//! The window's colour until its page is drawn: that of the theme it had last, so that a dark desk doesn't begin with a
//! flash of a light one. Themes are the screens'; here is only what they say of their colour.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use files::moves::is_absent;
use files::whole::write_whole;
use study::api::{ApiError, ErrorCode};
use tauri::utils::config::Color;
use tauri::{State, WebviewWindow};

use crate::call::aside;

/// The colour of the last page, and the file that keeps it for the next start.
#[derive(Clone)]
pub(crate) struct Ground(PathBuf);

impl Ground {
    /// Kept in a folder of what isn't precious.
    pub(crate) fn in_folder(folder: &Path) -> Self {
        Self(folder.join("ground"))
    }

    /// What was kept; nothing where nothing was, or what can't be a colour.
    pub(crate) fn last(&self) -> Option<Color> {
        let kept = fs::read_to_string(&self.0);
        if let Err(error) = kept.as_ref().map_err(io::Error::kind)
            && error != io::ErrorKind::NotFound
        {
            log::warn!("the window's last colour can't be read: {error}");
        }
        colour(&kept.ok()?)
    }

    fn keep(&self, name: &str) -> io::Result<()> {
        match fs::read_to_string(&self.0) {
            Ok(kept) if kept == name => Ok(()),
            Err(error) if !is_absent(&error) => Err(error),
            _ => write_whole(&self.0, name.as_bytes()),
        }
    }
}

/// A colour as style sheets write it, `#161412` or `#fff`.
fn colour(name: &str) -> Option<Color> {
    let digits = name.strip_prefix('#').filter(|digits| [3, 6].contains(&digits.len()))?;
    digits.bytes().all(|digit| digit.is_ascii_hexdigit()).then(|| digits.parse().ok())?
}

/// Takes the colour that the page has now for the window's own: what shows while it grows, and at the next start.
#[tauri::command]
pub(crate) async fn ground(
    window: WebviewWindow,
    ground: State<'_, Ground>,
    name: String,
) -> Result<(), ApiError> {
    let failed = |code, message| ApiError { code, message };
    let Some(colour) = colour(&name) else {
        return Err(failed(ErrorCode::Internal, format!("no colour: {name}")));
    };
    window
        .set_background_color(Some(colour))
        .map_err(|error| failed(ErrorCode::Internal, error.to_string()))?;
    let ground = ground.inner().clone();
    aside(move || ground.keep(&name).map_err(|error| failed(ErrorCode::Io, error.to_string()))).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_colour_is_there_at_the_next_start() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("webview");
        let ground = Ground::in_folder(&folder);
        assert_eq!(ground.last(), None);
        ground.keep("#161412").unwrap();
        assert_eq!(Ground::in_folder(&folder).last(), Some(Color(0x16, 0x14, 0x12, 255)));
        ground.keep("#eeeae2").unwrap();
        assert_eq!(ground.last(), Some(Color(0xee, 0xea, 0xe2, 255)));
    }

    #[test]
    fn what_is_no_colour_is_nothing() {
        assert_eq!(colour("#fff"), Some(Color(255, 255, 255, 255)));
        for name in ["", "#", "161412", "#16141", "#16141280", "#16141g", "#+1+1+1", "#à1", "#ààà", "đen"]
        {
            assert_eq!(colour(name), None, "{name:?}");
        }
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("ground"), [0xff, 0xfe]).unwrap();
        assert_eq!(Ground::in_folder(root.path()).last(), None);
    }
}
