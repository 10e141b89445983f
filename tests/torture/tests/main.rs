//! Each torture in a short form; `make torture` runs the whole ones.
#![allow(clippy::expect_used, clippy::panic, reason = "a torture ends where it must")]

mod canary;
mod damage;
mod kill;
#[cfg(unix)]
mod place;
mod power;
#[cfg(unix)]
mod squeeze;
mod visit;

use std::path::Path;
use std::process::{Command, Stdio};

/// The program that is killed, starved or searched.
fn writer(task: &str, folder: &Path, seed: u64) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_torture-writer"));
    command.arg(task).arg(folder).arg(seed.to_string()).stdin(Stdio::piped()).stdout(Stdio::piped());
    command
}
