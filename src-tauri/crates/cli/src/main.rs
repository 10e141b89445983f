//! `sotay-cli`: check, list and search a library, import and pack documents and compare editions, from the command line.
//!
//! It isn't a second desk: it opens no notebook and changes no text; what it writes is a new document or pack where it is told.
//!
//! Its main types are the arguments of its commands, `check::Args`, `diff::Args`, `import::Args` and so on, all in
//! `Command`; and `Failure`, why one of them stopped and what the program then ends with.

mod check;
mod diff;
mod failure;
mod import;
mod outline;
mod pack;
mod pack_words;
mod search;
mod shipped;
mod words;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use failure::Failure;

/// Check, list and search a library of Sổ tay Nghị quyết: any folder of <doc-id>/index.md or of loose .md and .txt files.
#[derive(Parser)]
#[command(name = "sotay-cli", version, about, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Check(check::Args),
    Diff(diff::Args),
    Fingerprint(pack::FingerprintArgs),
    Import(import::Args),
    Outline(outline::Args),
    Pack(pack::Args),
    Search(search::Args),
    Unpack(pack::UnpackArgs),
}

fn main() -> ExitCode {
    // Clap itself ends with 2 and a clear message when the arguments are off.
    let done = match Cli::parse().command {
        Command::Check(args) => check::run(&args),
        Command::Diff(args) => diff::run(&args),
        Command::Fingerprint(args) => pack::fingerprint(&args),
        Command::Import(args) => import::run(&args),
        Command::Outline(args) => outline::run(&args),
        Command::Pack(args) => pack::run(&args),
        Command::Search(args) => search::run(&args),
        Command::Unpack(args) => pack::unpack(&args),
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
