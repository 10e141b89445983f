//! Files that let everybody wait who opens them, as on a disk that doesn't answer.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use crate::root;

/// As long as this is there, nobody can open the files: by the kernel's leave for 45 seconds each.
pub struct Hanging(Child);

impl Hanging {
    /// Holds these files.
    pub fn hold(files: &[PathBuf]) -> Self {
        let mut perl = Command::new("perl");
        perl.arg(root().join("tests/support/hang.pl"))
            .args(files)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        let mut child = perl.spawn().expect("perl");
        let mut line = String::new();
        let out = child.stdout.take().expect("its output");
        BufReader::new(out).read_line(&mut line).expect("a line");
        assert_eq!(line.trim(), "held");
        Self(child)
    }

    /// The disk answers again.
    pub fn answer(self) {}
}

impl Drop for Hanging {
    fn drop(&mut self) {
        drop(self.0.stdin.take());
        let _ = self.0.wait();
    }
}
