//! No room, no permission, no descriptors: a clear code, nothing lost, and it works again afterwards. Each case runs
//! in a process of its own, under a limit or on a mount that goes with it.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use torture::rounds;

fn program() -> &'static str {
    env!("CARGO_BIN_EXE_torture-writer")
}

fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|me| std::os::unix::fs::MetadataExt::uid(&me) == 0)
}

/// Runs a line of shell; `$0` is the program, `$1` the folder.
fn shell(line: &str, folder: &Path) -> Output {
    Command::new("bash").args(["-c", line, program()]).arg(folder).output().expect("a shell")
}

#[track_caller]
fn survived(output: &Output) {
    let said = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.ends_with("survived\n"), "{said}{errors}");
}

/// Whether this system lets us mount; if not, it is said.
fn can_mount(what: &str) -> bool {
    let can = is_root()
        && Command::new("unshare")
            .args(["-m", "mount", "-t", "tmpfs", "none", "/mnt"])
            .status()
            .is_ok_and(|s| s.success());
    if !can {
        println!("{what}: left out, mounting isn't allowed here");
    }
    can
}

#[test]
fn a_full_disk() {
    if !can_mount("a full disk") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let line =
        r#"exec unshare -m bash -c 'mount -t tmpfs -o size=4m none "$1" && exec "$0" full "$1" 1' "$0" "$1""#;
    survived(&shell(line, folder.path()));
}

#[test]
fn a_limit_on_the_size_of_files() {
    let folder = tempfile::tempdir().expect("a folder");
    survived(&shell(r#"trap "" XFSZ; ulimit -f 2048; exec "$0" file-size "$1" 1"#, folder.path()));
}

#[test]
fn a_folder_for_reading_alone() {
    if !can_mount("a read-only folder") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let desk = torture::Desk::at(folder.path());
    desk.call("create_profile", serde_json::json!({ "name": "Người ghi" }));
    desk.close();
    let line = r#"exec unshare -m bash -c 'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && exec "$0" read-only "$1" 1' "$0" "$1""#;
    survived(&shell(line, folder.path()));
}

/// Runs a task on a disk of its own, then looks that all is there when the disk is put in again.
fn on_a_disk(task: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    let make = r#"truncate -s 48M "$1/disk" && mkfs.ext4 -q "$1/disk" && mkdir "$1/stick""#;
    let put_in = r#"mount -o loop "$1/disk" "$1/stick""#;
    let out = |line: &str| format!(r#"exec unshare -m bash -c '{put_in} && {line}' "$0" "$1""#);
    let can = can_mount(task)
        && shell(&format!("{make} && {}", out(r#"umount "$1/stick""#)), folder.path()).status.success();
    if !can {
        println!("{task}: left out, no disk can be made here");
        return;
    }
    survived(&shell(&out(&format!(r#""$0" {task} "$1/stick" 1"#)), folder.path()));
    survived(&shell(&out(r#""$0" came-back "$1/stick" 1"#), folder.path()));
}

#[test]
fn a_disk_that_turns_read_only() {
    (0..rounds(1, 10)).for_each(|_| on_a_disk("turns-read-only"));
}

#[test]
fn a_stick_pulled_out() {
    (0..rounds(1, 10)).for_each(|_| on_a_disk("pulled-out"));
}

#[test]
fn permission_lost_midway() {
    let folder = tempfile::tempdir().expect("a folder");
    // Permissions don't bind root.
    let line = if is_root() {
        r#"chmod 755 "$1" && chown 65534:65534 "$1" && exec setpriv --reuid=65534 --regid=65534 --clear-groups "$0" permission "$1" 1"#
    } else {
        r#"exec "$0" permission "$1" 1"#
    };
    let reachable = Command::new("setpriv")
        .args(["--reuid=65534", "--regid=65534", "--clear-groups", "test", "-x", program()])
        .status()
        .is_ok_and(|status| status.success());
    if is_root() && !reachable {
        println!("permission lost midway: left out, another user can't reach the program here");
        return;
    }
    survived(&shell(line, folder.path()));
}

#[test]
fn no_descriptors_left() {
    let folder = tempfile::tempdir().expect("a folder");
    survived(&shell(r#"ulimit -n 60; exec "$0" descriptors "$1" 1"#, folder.path()));
}
