//! `sotay-cli`, whose contract others measure through.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use support::{array, content, source, text, write_library};

pub(crate) fn program() -> PathBuf {
    // The suite's own binary stands in target/<profile>/deps; the tool one folder up.
    let suite = std::env::current_exe().expect("the suite");
    let folder = suite.ancestors().nth(2).expect("the target folder");
    folder.join(format!("sotay-cli{}", std::env::consts::EXE_SUFFIX))
}

fn run(args: &[&str]) -> Output {
    let cache = tempfile::tempdir().expect("a folder");
    let mut command = Command::new(program());
    command.args(args).env("SOTAY_LIBRARY", content()).env("SOTAY_DATA_DIR", cache.path());
    command.output().expect("sotay-cli runs; build it with `cargo build -p sotay-cli`")
}

fn lines(output: &Output) -> Vec<Value> {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let out = std::str::from_utf8(&output.stdout).expect("UTF-8");
    out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

#[test]
fn check_is_silent_on_the_shipped_library() {
    let output = run(&["check"]);
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(0), &b""[..]));
}

#[test]
fn check_names_file_line_and_severity() {
    let folder = tempfile::tempdir().expect("a folder");
    write_library(folder.path(), &[("d", &source("d", "## I. Một\n\n## I. Hai\n"))]);
    let output = run(&["check", folder.path().to_str().expect("a path")]);
    assert_eq!(output.status.code(), Some(1));
    let out = String::from_utf8(output.stdout).expect("UTF-8");
    let file = folder.path().join("d").join("index.md");
    assert_eq!(
        out,
        format!("{}:11: error: address or id stands twice: I (first at line 9)\n", file.display())
    );
}

#[test]
fn search_answers_in_json_with_byte_marks() {
    let output = run(&["search", "--json", "--limit", "3", "kết nối đường truyền tham dự trực tuyến"]);
    let replies = lines(&output);
    assert_eq!(replies.len(), 1);
    let hit = &replies[0]["hits"][0];
    assert_eq!(
        (text(&hit["doc"]), text(&hit["section"]), text(&hit["address"])),
        ("huong-dan-nq06", "II.1", "II.1")
    );
    assert_eq!(text(&hit["block"]), "II.1:1");
    let shown = text(&hit["text"]);
    let mark = |mark: &Value| {
        &shown[mark[0].as_u64().expect("a byte") as usize..mark[1].as_u64().expect("a byte") as usize]
    };
    let lit: Vec<&str> = array(&hit["marks"]).iter().map(mark).collect();
    assert_eq!(lit, ["kết nối đường truyền tham dự trực tuyến"]);
    assert!(replies[0]["took_us"].is_u64() && hit["score"].is_number() && hit["breadcrumb"].is_array());
    assert!(array(&replies[0]["hits"]).len() <= 3);
}

#[test]
fn a_batch_answers_line_by_line() {
    let mut child = Command::new(program())
        .args(["search", "--json", "--batch", "-", "--library"])
        .arg(content())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("sotay-cli runs");
    child.stdin.take().expect("stdin").write_all("đô thị\n\nbóng đá\n".as_bytes()).expect("written");
    let replies = lines(&child.wait_with_output().expect("it ends"));
    assert_eq!(replies.len(), 3, "an empty line is a query too");
    assert_eq!(replies[1]["hits"], serde_json::json!([]));
}

#[test]
fn bad_arguments_end_with_two() {
    for args in [&["search"][..], &["search", "--limit", "0", "x"], &["check", "/khong/co"], &["khac"], &[]] {
        let output = run(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(!output.stderr.is_empty(), "{args:?}");
    }
}

#[test]
fn help_is_complete() {
    let output = run(&["search", "--help"]);
    let help = String::from_utf8(output.stdout).expect("UTF-8");
    for option in ["--library", "--limit", "--json", "--batch", "--typing", "--as-typed"] {
        assert!(help.contains(option), "{option}");
    }
}
