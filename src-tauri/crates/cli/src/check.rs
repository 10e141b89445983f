//! `sotay-cli check`: every diagnostic as `path:line: severity: message`.

use std::collections::HashMap;
use std::io::Write;
use std::path::{Path, PathBuf};
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
    /// Print every line, also where a file has many of one kind
    #[arg(long)]
    all: bool,
}

/// Of many diagnostics of one kind in one file, the first are printed.
const FIRST: usize = 5;

pub(crate) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let library = Library::load(&[shipped::library(args.library.as_deref())?]);
    let mut out = std::io::stdout().lock();
    let mut errors = false;
    let mut seen: HashMap<(&Path, &'static str), usize> = HashMap::new();
    let mut left_out = 0;
    for located in library.folders.iter().flat_map(|folder| &folder.diagnostics) {
        let problem = &located.diagnostic.problem;
        errors |= problem.severity() == Severity::Error;
        let alike = seen.entry((located.path.as_path(), problem.name())).or_default();
        *alike += 1;
        if args.all || *alike <= FIRST {
            writeln!(out, "{located}")?;
        } else {
            left_out += 1;
        }
    }
    let mut groups: Vec<_> = seen.into_iter().filter(|(_, count)| !args.all && *count > FIRST).collect();
    groups.sort_unstable();
    for ((path, name), count) in groups {
        writeln!(out, "{}:0: note: {} more of the kind {name}", path.display(), count - FIRST)?;
    }
    if left_out > 0 {
        writeln!(out, "{left_out} lines were left out; --all prints them")?;
    }
    Ok(if errors { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
