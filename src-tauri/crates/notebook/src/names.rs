//! Names that a reader types: of a profile, of a session.

use crate::error::StoreError;

/// A name without space around it, of 1 to `most` characters and no control characters.
pub(crate) fn proper_name(name: &str, most: usize) -> Result<String, StoreError> {
    let name: String =
        library::nfc(name.trim()).chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let length = name.chars().count();
    match length {
        0 => Err(StoreError::NameEmpty),
        _ if length > most => Err(StoreError::NameTooLong { most }),
        _ => Ok(name),
    }
}
