//! Why a command stopped, and what the program then ends with.

use std::process::ExitCode;

use search::SearchError;

/// Why a command stopped.
pub(crate) enum Failure {
    /// The arguments are off: exit 2.
    Usage(String),
    /// The search failed: exit 1.
    Search(SearchError),
    /// Standard output can't be written to: exit 1.
    Output(std::io::Error),
}

impl Failure {
    pub(crate) fn code(&self) -> ExitCode {
        match self {
            Self::Usage(_) => ExitCode::from(2),
            Self::Search(_) | Self::Output(_) => ExitCode::FAILURE,
        }
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Usage(reason) => f.write_str(reason),
            Self::Search(error) => error.fmt(f),
            Self::Output(error) => error.fmt(f),
        }
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<SearchError> for Failure {
    fn from(error: SearchError) -> Self {
        Self::Search(error)
    }
}
