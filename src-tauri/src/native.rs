//! What only a desktop can do.

use std::path::PathBuf;

use study::api::{ApiError, ErrorCode};
use tauri::WebviewWindow;
use tauri_plugin_dialog::DialogExt;

use crate::call::aside;

/// Lets the reader choose a folder; nothing if they change their mind.
#[tauri::command]
pub(crate) async fn pick_folder(window: WebviewWindow) -> Result<Option<String>, ApiError> {
    aside(move || {
        let Some(picked) = window.dialog().file().set_parent(&window).blocking_pick_folder() else {
            return Ok(None);
        };
        let path = picked.into_path().map_err(io)?;
        // The window speaks JSON, which knows no other bytes: a name that isn't text can't come back from it.
        path.into_os_string()
            .into_string()
            .map(Some)
            .map_err(|name| io(format!("the folder's name is not text: {}", name.display())))
    })
    .await
}

/// Shows a file or folder in the system's own file manager.
#[tauri::command]
pub(crate) async fn reveal(path: PathBuf) -> Result<(), ApiError> {
    aside(move || tauri_plugin_opener::reveal_item_in_dir(path).map_err(io)).await
}

fn io(error: impl std::fmt::Display) -> ApiError {
    ApiError { code: ErrorCode::Io, message: error.to_string() }
}
