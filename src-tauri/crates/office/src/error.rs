//! Why a file couldn't be made.

/// Why a file couldn't be made.
#[derive(Debug, thiserror::Error)]
pub enum OfficeError {
    /// The parts couldn't be put into one package: one of them is larger than a package's part may be.
    #[error("no package: {0}")]
    Package(#[from] zip::result::ZipError),
    /// The same, as the system says it.
    #[error("no package: {0}")]
    Write(#[from] std::io::Error),
}
