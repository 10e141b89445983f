//! What can go wrong with an index.

use tantivy::TantivyError;

/// Why an index can't be built or searched.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// Tantivy's own error.
    #[error("index: {0}")]
    Tantivy(#[from] TantivyError),
    /// Something that was kept isn't as it was written. Opening the index again builds anew what is lost.
    #[error("the index is damaged")]
    Damaged,
    /// The library changed and this build isn't wanted any more.
    #[error("the build was given up")]
    GivenUp,
}

impl SearchError {
    /// What was just written can't be read.
    pub(crate) fn unreadable() -> Self {
        std::io::Error::new(std::io::ErrorKind::InvalidData, "a part of the index can't be read").into()
    }
}

impl From<std::io::Error> for SearchError {
    fn from(error: std::io::Error) -> Self {
        Self::Tantivy(error.into())
    }
}
