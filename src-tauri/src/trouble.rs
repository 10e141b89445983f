//! The last word, where the window can't have it.

use tauri::AppHandle;
use tauri_plugin_dialog::{DialogExt, MessageDialogButtons, MessageDialogKind};

/// Says in a native dialog why the program can't start or go on, then ends it.
pub(crate) fn say_and_exit(app: &AppHandle, message: String) {
    let handle = app.clone();
    app.dialog()
        .message(message)
        .title("Sổ tay Nghị quyết")
        .kind(MessageDialogKind::Error)
        .buttons(MessageDialogButtons::OkCustom("Đóng".into()))
        .show(move |_| handle.exit(1));
}
