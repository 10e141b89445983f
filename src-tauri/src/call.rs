//! The one door to the core.

use std::sync::Arc;

use serde_json::Value;
use study::App;
use study::api::{ApiError, ErrorCode, dispatch};
use tauri::State;

use crate::memory::Memory;

/// Runs one command of the core's table, away from the window's threads.
#[tauri::command]
pub(crate) async fn call(
    app: State<'_, Arc<App>>,
    memory: State<'_, Memory>,
    command: String,
    args: Value,
) -> Result<Value, ApiError> {
    let app = Arc::clone(&app);
    let reply = aside(move || dispatch(&app, &command, args)).await;
    memory.used();
    reply
}

/// Runs blocking work on a thread of its own. A panic there reaches the window as an error like any other,
/// so that one broken command never takes the reader's other words with it.
pub(crate) async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, ApiError> + Send + 'static,
) -> Result<T, ApiError> {
    tauri::async_runtime::spawn_blocking(work).await.unwrap_or_else(|failure| {
        log::error!("a command ended in a panic: {failure}");
        Err(ApiError { code: ErrorCode::Internal, message: failure.to_string() })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_an_internal_error() {
        let broken = aside::<()>(|| panic!("broken"));
        let error = tauri::async_runtime::block_on(broken).expect_err("the panic must not pass as a reply");
        assert_eq!(error.code, ErrorCode::Internal);
    }

    #[test]
    fn a_reply_passes_unchanged() {
        let reply = tauri::async_runtime::block_on(aside(|| Ok(7)));
        assert_eq!(reply, Ok(7));
    }
}
