//! `sotay-cli`: check and search a library from the command line.

mod check;
mod search;
mod shipped;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Check and search a library of Sổ tay Nghị quyết: any folder of <doc-id>/index.md.
#[derive(Parser)]
#[command(name = "sotay-cli", version, about, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Check(check::Args),
    Search(search::Args),
}

fn main() -> ExitCode {
    // Clap itself ends with 2 and a clear message when the arguments are off.
    let done = match Cli::parse().command {
        Command::Check(args) => check::run(&args),
        Command::Search(args) => search::run(&args),
    };
    match done {
        Ok(code) => code,
        // Nobody reads on (`| head`): that is no failure of ours.
        Err(Failure::Output(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("sotay-cli: {failure}");
            failure.code()
        }
    }
}

/// Why a command stopped.
enum Failure {
    /// The arguments are off: exit 2.
    Usage(String),
    /// The search failed: exit 1.
    Search(::search::SearchError),
    /// Standard output can't be written to: exit 1.
    Output(std::io::Error),
}

impl Failure {
    fn code(&self) -> ExitCode {
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

impl From<::search::SearchError> for Failure {
    fn from(error: ::search::SearchError) -> Self {
        Self::Search(error)
    }
}
