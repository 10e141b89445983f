//! What can go wrong with an index.

use tantivy::TantivyError;

/// Why an index can't be built or searched.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// Tantivy's own error.
    #[error("index: {0}")]
    Tantivy(#[from] TantivyError),
    /// The library changed and this build isn't wanted any more.
    #[error("the build was given up")]
    GivenUp,
}

impl From<std::io::Error> for SearchError {
    fn from(error: std::io::Error) -> Self {
        Self::Tantivy(error.into())
    }
}
