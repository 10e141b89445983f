//! `sotay-cli check`: every diagnostic as `path:line: severity: message`.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use library::{Library, Severity};

use crate::failure::Failure;
use crate::shipped;

/// Print every diagnostic of a library as `path:line: severity: message`.
///
/// Exits with 1 if there is any error, with 0 if there are only warnings or nothing at all.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Folder of <doc-id>/index.md; the shipped library if left out
    library: Option<PathBuf>,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let library = Library::load(&[shipped::library(args.library.as_deref())?]);
    let mut out = std::io::stdout().lock();
    let mut errors = false;
    for located in library.folders.iter().flat_map(|folder| &folder.diagnostics) {
        writeln!(out, "{located}")?;
        errors |= located.diagnostic.problem.severity() == Severity::Error;
    }
    Ok(if errors { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
