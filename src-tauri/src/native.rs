//! What only a desktop can do.

use std::path::PathBuf;

use study::api::{ApiError, ErrorCode};
use tauri::WebviewWindow;
use tauri_plugin_dialog::{DialogExt, FilePath};

use crate::call::aside;

// Without a title of ours the dialogs would have an English one.
const CHOOSE_FOLDER: &str = "Chọn thư mục";
const CHOOSE_FILE: &str = "Chọn tệp ghi chú";
const CHOOSE_PACK: &str = "Chọn gói tài liệu";
const CHOOSE_KEY: &str = "Chọn tệp khoá";
const PACK: &str = "Gói tài liệu";
const KEY: &str = "Khoá công khai";
const SAVE_FILE: &str = "Lưu thành tệp";

/// Lets the reader choose a folder; nothing if they change their mind.
#[tauri::command]
pub(crate) async fn pick_folder(window: WebviewWindow) -> Result<Option<String>, ApiError> {
    aside(move || {
        let dialog = window.dialog().file().set_parent(&window).set_title(CHOOSE_FOLDER);
        chosen(dialog.blocking_pick_folder())
    })
    .await
}

/// What a file is chosen for.
#[derive(Debug, Clone, Copy, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum FileKind {
    /// A notebook that was written out.
    Notes,
    /// Documents on a stick.
    Pack,
    /// Whom one trusts.
    Key,
}

/// Lets the reader choose a file.
#[tauri::command]
pub(crate) async fn pick_file(window: WebviewWindow, of: FileKind) -> Result<Option<String>, ApiError> {
    let (title, kind, ending) = match of {
        FileKind::Notes => (CHOOSE_FILE, "JSON", "json"),
        FileKind::Pack => (CHOOSE_PACK, PACK, "sotaypack"),
        FileKind::Key => (CHOOSE_KEY, KEY, "pub"),
    };
    aside(move || {
        let dialog = window.dialog().file().set_parent(&window).set_title(title);
        let dialog = dialog.add_filter(kind, &[ending]);
        chosen(dialog.blocking_pick_file())
    })
    .await
}

/// Lets the reader say where a file is written to.
#[tauri::command]
pub(crate) async fn save_file(window: WebviewWindow, suggested: String) -> Result<Option<String>, ApiError> {
    aside(move || {
        let dialog = window.dialog().file().set_parent(&window).set_title(SAVE_FILE);
        let dialog = dialog.set_file_name(suggested);
        chosen(dialog.blocking_save_file())
    })
    .await
}

fn chosen(picked: Option<FilePath>) -> Result<Option<String>, ApiError> {
    let Some(picked) = picked else { return Ok(None) };
    let path = picked.into_path().map_err(io)?;
    // The window speaks JSON, which knows no other bytes: a name that isn't text can't come back from it.
    path.into_os_string()
        .into_string()
        .map(Some)
        .map_err(|name| io(format!("the name is not text: {}", name.display())))
}

/// Shows a file or folder in the system's own file manager.
#[tauri::command]
pub(crate) async fn reveal(path: PathBuf) -> Result<(), ApiError> {
    aside(move || tauri_plugin_opener::reveal_item_in_dir(path).map_err(io)).await
}

fn io(error: impl std::fmt::Display) -> ApiError {
    ApiError { code: ErrorCode::Io, message: error.to_string() }
}
