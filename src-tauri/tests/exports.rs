//! The program must not export the SQLite inside it; see `build.rs`.
#![cfg(target_os = "linux")]

use std::process::Command;

#[test]
fn the_program_exports_no_sqlite() {
    let program = env!("CARGO_BIN_EXE_sotay");
    let output =
        Command::new("nm").args(["-D", "--defined-only", program]).output().expect("nm is in binutils");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let symbols = String::from_utf8_lossy(&output.stdout);
    let exported: Vec<_> = symbols.lines().filter(|line| line.contains("sqlite3_")).collect();
    assert!(exported.is_empty(), "exported: {exported:#?}");
}

#[test]
fn the_program_does_hold_sqlite() {
    let program = std::fs::read(env!("CARGO_BIN_EXE_sotay")).expect("the program is readable");
    let message = b"file is not a database";
    assert!(program.windows(message.len()).any(|part| part == message), "then the other test proves nothing");
}
