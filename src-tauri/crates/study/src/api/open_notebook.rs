//! The notebook that is open, as a command finds it.

use super::{ApiError, ErrorCode};
use crate::App;
use notebook::{Notebook, StoreError};

/// Runs something on the open notebook; then a backup of it begins, if one is due.
pub(super) fn with_notebook<T>(
    app: &App,
    work: impl FnOnce(&mut Notebook) -> Result<T, StoreError>,
) -> Result<T, ApiError> {
    match app.desk().as_mut() {
        Some(desk) => {
            let done = desk.notebook.run(work)?;
            desk.notebook.back_up_if_due(app.now());
            Ok(done)
        }
        None => Err(no_profile()),
    }
}

pub(super) fn no_profile() -> ApiError {
    ApiError::new(ErrorCode::NoProfile, "no profile is open")
}
