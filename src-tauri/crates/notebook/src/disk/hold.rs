//! A profile's folder is one window's at a time.

use std::fs::File;
use std::path::Path;

use crate::error::StoreError;

/// The lock of a profile's folder, as long as it is held.
#[derive(Debug)]
pub(crate) struct Hold(File);

impl Drop for Hold {
    fn drop(&mut self) {
        // Closing isn't enough: a process that was started this moment has the descriptor as well until it becomes its
        // own program, and would hold the lock for us until then. One that can't be let go of goes with the last
        // descriptor.
        let _ = self.0.unlock();
    }
}

/// Takes the lock of a profile's folder; nothing if another holds it.
pub(crate) fn hold(folder: &Path) -> Result<Option<Hold>, StoreError> {
    let path = folder.join("notebook.lock");
    Ok(files::moves::hold(&path).map_err(StoreError::file(&path))?.map(Hold))
}
