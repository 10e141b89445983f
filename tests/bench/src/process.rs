//! What must be measured in a process of its own: memory, and starting from nothing.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

/// The program calls itself with this before the task's name.
pub const TASK: &str = "--task=";

/// Runs a task of this program in a process of its own and returns what it printed.
///
/// # Errors
/// If it fails or prints something else than JSON.
pub fn task(name: &str, paths: &[&Path]) -> Result<Value, Box<dyn Error>> {
    let output = Command::new(std::env::current_exe()?)
        .arg(format!("{TASK}{name}"))
        .args(paths)
        .stderr(Stdio::inherit())
        .output()?;
    if !output.status.success() {
        return Err(format!("{name} failed").into());
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

/// From starting a program to its first line of output.
///
/// # Errors
/// If it can't be started or prints nothing.
pub fn until_first_line(command: &mut Command) -> Result<Duration, Box<dyn Error>> {
    let began = Instant::now();
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::inherit()).spawn()?;
    let mut line = String::new();
    let mut out = BufReader::new(child.stdout.take().ok_or("no standard output")?);
    out.read_line(&mut line)?;
    let took = began.elapsed();
    // It may go on printing: nobody may be left waiting for a reader.
    std::io::copy(&mut out, &mut std::io::sink())?;
    if !child.wait()?.success() || line.is_empty() {
        return Err("the program printed nothing".into());
    }
    Ok(took)
}

/// A program that was built beside this one.
pub fn beside(name: &str) -> Option<PathBuf> {
    let path = std::env::current_exe().ok()?.with_file_name(name);
    path.is_file().then_some(path)
}

/// A line of this process's status, MB; 0 where the system doesn't tell. `VmHWM` is the largest resident size so far,
/// pages of mapped files among it; `RssAnon` what isn't mapped from files.
pub fn memory(name: &str) -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<f64>().ok()).unwrap_or(0.0) / 1e3
}

/// Bytes of a file, or of all files below a folder.
pub fn size_of(path: &Path) -> u64 {
    if !path.is_dir() {
        return fs::metadata(path).map_or(0, |meta| meta.len());
    }
    let entries = fs::read_dir(path).into_iter().flatten().flatten();
    entries.map(|entry| size_of(&entry.path())).sum()
}

/// The files below a folder, with their bytes.
///
/// # Errors
/// If the folder can't be read.
pub fn files_of(folder: &Path) -> io::Result<BTreeMap<PathBuf, u64>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files_of(&path)?);
        } else {
            found.insert(path.clone(), size_of(&path));
        }
    }
    Ok(found)
}

/// The machine, for the table's head: what else runs on it decides what a time is worth.
pub fn machine() -> String {
    let read = |path: &str| fs::read_to_string(path).unwrap_or_default();
    let field = |text: &str, name: &str| {
        let line = text.lines().find(|line| line.starts_with(name)).and_then(|line| line.split_once(':'));
        line.map_or_else(String::new, |(_, value)| value.trim().to_owned())
    };
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let memory = field(&read("/proc/meminfo"), "MemTotal").trim_end_matches(" kB").parse().unwrap_or(0.0);
    format!(
        "{cores} processors, {}, {:.0} GB of memory, {} {}, load {}",
        field(&read("/proc/cpuinfo"), "model name"),
        memory / 1e6,
        std::env::consts::OS,
        std::env::consts::ARCH,
        read("/proc/loadavg").split(' ').next().unwrap_or("unknown")
    )
}
