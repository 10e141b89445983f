//! `sotay-cli import`: from a unit's file to a document that the library reads.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use support::{array, text};

use crate::cli::program;

fn import(file: &Path, more: &[&str]) -> Output {
    Command::new(program()).arg("import").arg(file).args(more).output().expect("sotay-cli runs")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

#[test]
fn no_document_gets_a_name_that_some_system_keeps() {
    let folder = tempfile::tempdir().expect("a folder");
    // Windows itself takes no file of the name that this becomes.
    let file = folder.path().join("Còn.txt");
    std::fs::write(&file, "Đất đai và nước sạch của tỉnh").expect("written");
    let out = folder.path().join("out");
    let out = out.to_str().expect("a path");
    let written = import(&file, &["--yes", "--out", out, "--json"]);
    assert!(written.status.success(), "{}", said(&written));
    assert!(Path::new(out).join("tai-lieu-con/index.md").exists());
    assert_eq!(std::fs::read_dir(out).expect("a folder").count(), 1);
}

/// A resolution as RTF, in letters of TCVN3.
const RESOLUTION: &[u8] = b"{\\rtf1\\ansi{\\fonttbl{\\f0 .VnTime;}}\\f0\\qc {\\b T\\'d8nh \\'f1y}\\par S\\'e8 12-NQ/TU\\par \
    \\qc\\b NGH\\'de QUY\\'d5T\\b0\\par\\pard {\\listtext I.\\tab}{\\b M\\'f4c ti\\'aau}\\par \
    {\\listtext 1.\\tab}N\\-\\'edc s\\'b9ch cho m\\'e4i ng\\-\\'eai.\\par {\\listtext 3.\\tab}\\'a7\\'cat \\'aeai.\\par}";

#[test]
fn a_file_becomes_a_document() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("Nghị quyết 12.doc");
    std::fs::write(&file, RESOLUTION).expect("written");
    // Without --yes nothing is written.
    let out = folder.path().join("out");
    let seen = import(&file, &["--out", out.to_str().expect("a path")]);
    assert!(seen.status.success() && !out.exists(), "{}", said(&seen));
    for words in ["TCVN3", "12-NQ/TU", "sau 1 là 3", "Mục lục"] {
        assert!(said(&seen).contains(words), "{words}: {}", said(&seen));
    }
    let written = import(&file, &["--out", out.to_str().expect("a path"), "--yes", "--json"]);
    assert!(written.status.success(), "{}", said(&written));
    let reply: Value = serde_json::from_slice(&written.stdout).expect("JSON");
    assert_eq!(text(&reply["id"]), "12-nq-tu");
    assert_eq!(text(&reply["record"]["original"]["sha256"]).len(), 64);
    let markdown = std::fs::read_to_string(out.join("12-nq-tu/index.md")).expect("a document");
    assert!(
        markdown.contains("1. Nước sạch cho mọi người.\n") && markdown.contains("3. Đất đai.\n"),
        "{markdown}"
    );
    let record: Value =
        serde_json::from_slice(&std::fs::read(out.join("12-nq-tu/import.json")).expect("a record"))
            .expect("JSON");
    assert!(!array(&record["issues"]).is_empty());
    let outline = Command::new(program()).args(["outline", "--json"]).arg(&out).output().expect("it runs");
    assert!(String::from_utf8_lossy(&outline.stdout).contains("\"mark\":\"1.\""));
    // The same again is told, and nothing is written over.
    let again = import(&file, &["--out", out.to_str().expect("a path"), "--yes"]);
    assert_eq!(again.status.code(), Some(1));
    assert!(said(&again).contains("đã có"));
    assert_eq!(std::fs::read_dir(&out).expect("a folder").count(), 1);
}

#[test]
fn each_bad_file_ends_in_its_own_sentence() {
    let folder = tempfile::tempdir().expect("a folder");
    let long: String = "Nghị quyết ".repeat(7).chars().take(70).collect::<String>() + ".docx";
    for (name, bytes, words) in [
        ("trong.docx", &b""[..], "trống"),
        ("trang.docx", b"<html><body><script>x</script></body></html>", "Không có chữ"),
        ("thu.mht", b"MIME-Version: 1.0\nContent-Type: text/plain\n\nx", "MHT"),
        ("cut.docx", b"PK\x03\x04word/document.xml", "hỏng"),
        ("~$nghiquyet.docx", b"x", "tệp khoá"),
        ("anh.pdf", b"\x89PNG\r\n", "PNG"),
        ("cut.pdf", b"%PDF-1.7 1 0 obj", "hỏng"),
        (
            "nga.txt",
            "Мы хотим изучить решение партии и закон о земле. ".repeat(9).as_bytes(),
            "không phải tiếng Việt",
        ),
        (long.as_str(), b"PK\x05\x06", "hỏng"),
    ] {
        let file = folder.path().join(name);
        std::fs::write(&file, bytes).expect("written");
        let output = import(&file, &[]);
        assert_eq!(output.status.code(), Some(1), "{name}");
        assert!(said(&output).contains(words), "{name}: {}", said(&output));
    }
    // Half a gigabyte, of which the disk holds nothing.
    let large = folder.path().join("lon.pdf");
    std::fs::File::create(&large).and_then(|file| file.set_len(500 << 20)).expect("made");
    assert!(said(&import(&large, &[])).contains("500 MB"));
    // As long a name as a disk takes, its marks apart.
    let apart = "Nghi\u{323} quye\u{302}\u{301}t ".repeat(13).trim().to_owned() + ".txt";
    let apart = folder.path().join(apart);
    std::fs::write(&apart, "Đất đai và nước sạch của tỉnh").expect("written");
    let output = import(&apart, &["--json"]);
    let reply: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert!(text(&reply["id"]).starts_with("nghi-quyet-nghi-quyet"), "{reply}");
    let open = folder.path().join("dangmo.docx");
    std::fs::write(&open, b"x").expect("written");
    std::fs::write(folder.path().join("~$dangmo.docx"), b"x").expect("written");
    assert!(said(&import(&open, &[])).contains("đang được mở"));
    assert!(said(&import(&folder.path().join("khong-co.docx"), &[])).contains("Không đọc được"));
}

/// A page that calls itself a Word file is read as what it is.
#[test]
fn a_page_becomes_a_document() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("quyet-dinh.doc");
    let page = "<html><head><title>Tệp</title></head><body><p>TỈNH UỶ</p><p>Số 05-QĐ/TU</p><h1>QUYẾT ĐỊNH</h1>\
        <p>Điều 1. Phạm vi</p><ol><li>Đất đai.<li>Nước sạch.</ol><p style='display:none'>ẩn</p><p>Điều 2. Hiệu lực</p></body></html>";
    std::fs::write(&file, page).expect("written");
    let seen = import(&file, &[]);
    assert!(seen.status.success(), "{}", said(&seen));
    for words in [
        "trang web (HTML)",
        "05-QĐ/TU",
        "Điều 2. Hiệu lực",
        "bỏ qua chữ ẩn: ẩn",
        "không phải văn bản của trang web: Tệp",
    ] {
        assert!(said(&seen).contains(words), "{words}: {}", said(&seen));
    }
}

#[test]
fn a_secret_text_is_warned_of_and_written_nowhere() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("mat.txt");
    std::fs::write(&file, "TỐI MẬT\n\nNghị quyết của Tỉnh uỷ").expect("written");
    let out = folder.path().join("out");
    let seen = import(&file, &[]);
    assert!(seen.status.success() && said(&seen).contains("TỐI MẬT"));
    let refused = import(&file, &["--yes", "--out", out.to_str().expect("a path")]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(said(&refused).contains("hồ sơ có khoá") && !out.exists());
}
