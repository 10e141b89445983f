//! `sotay-cli diff`: two editions, by article.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use support::{array, text};

use crate::cli::program;

fn diff(old: &Path, new: &Path, more: &[&str]) -> Output {
    Command::new(program()).arg("diff").args([old, new]).args(more).output().expect("sotay-cli runs")
}

const OLD: &str = "Điều 1. Phạm vi\n\n1. Luật này quy định việc học nghị quyết.\n\n2. Luật này áp dụng với mọi cán bộ.\n\n\
    Điều 2. Nơi học\n\nHọc ở cơ quan, đơn vị nơi cán bộ làm việc.\n\nĐiều 3. Hiệu lực\n\nLuật có hiệu lực từ ngày 01 tháng 7.\n";
const NEW: &str = "Điều 1. Phạm vi\n\n1. Luật này quy định việc dạy và học nghị quyết.\n\nĐiều 2. Từ ngữ\n\nCác từ dưới đây được hiểu như sau.\n\n\
    Điều 3. Hiệu lực\n\nLuật có hiệu lực từ ngày 01 tháng 7.\n\nHọc ở cơ quan, đơn vị nơi cán bộ làm việc.\n";

#[test]
fn two_editions_by_article() {
    let folder = tempfile::tempdir().expect("a folder");
    // One as a document of ours, one as a file that is read in.
    let old = folder.path().join("cu.md");
    let new = folder.path().join("moi.html");
    std::fs::write(&old, OLD).expect("written");
    let page: String = NEW.split("\n\n").map(|line| format!("<p>{line}</p>")).collect();
    std::fs::write(&new, format!("<html><body>{page}</body></html>")).expect("written");
    let shown = diff(&old, &new, &[]);
    assert!(shown.status.success(), "{}", String::from_utf8_lossy(&shown.stderr));
    let shown = String::from_utf8(shown.stdout).expect("UTF-8");
    assert!(
        shown.starts_with(
            "1 đoạn sửa lời, 2 đoạn thêm mới, 2 đoạn bỏ đi, 1 đoạn chuyển chỗ; 3 đoạn giữ nguyên."
        ),
        "{shown}"
    );
    for words in [
        "cũ  | 1. Luật này quy định việc học",
        "mới | 1. Luật này quy định việc [dạy và] học",
        "… 1 đoạn giữ nguyên",
        "Chuyển chỗ (trong bản cũ: ",
    ] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    let reply = diff(&old, &new, &["--json"]);
    let reply: Value = serde_json::from_slice(&reply.stdout).expect("JSON");
    let groups = array(&reply["groups"]);
    assert_eq!(text(&groups[0]["title"]), "Điều 1. Phạm vi");
    let first = &array(&groups[0]["changes"])[0];
    assert_eq!((text(&first["change"]), text(&first["new"]["mark"])), ("edited", "1."));
    let made: String = array(&first["pieces"])
        .iter()
        .filter(|piece| piece[0] != "removed")
        .map(|piece| text(&piece[1]))
        .collect();
    assert_eq!(made, text(&first["new"]["text"]));
    let same = diff(&old, &old, &[]);
    assert!(String::from_utf8_lossy(&same.stdout).starts_with("Hai bản giống hệt nhau"));
}

#[test]
fn what_cant_be_read_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let old = folder.path().join("cu.md");
    std::fs::write(&old, OLD).expect("written");
    let missing = diff(&old, &folder.path().join("moi.docx"), &[]);
    assert_eq!(missing.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&missing.stderr).contains("Không đọc được tệp"));
}
