//! What is printed is what is read: real files have signs, tables and headings that Markdown would change.

use std::fs;

use library::{Block, BlockKind, Document, Library, parse};
use serde_json::json;
use support::{Desk, source, text};

fn read(markdown: &str) -> (Document, Vec<String>) {
    let (document, diagnostics) = parse(&source("d", markdown), "d");
    (document, diagnostics.iter().map(|d| format!("{}: {}", d.line, d.problem)).collect())
}

/// Every block below the title as it is printed.
#[track_caller]
fn check(markdown: &str, printed: &[&str]) {
    let (document, _) = read(markdown);
    let line = |block: &Block| match &block.mark {
        Some(mark) => format!("{mark} {}", block.inline.text),
        None => block.inline.text.clone(),
    };
    let shown: Vec<String> =
        document.blocks.iter().skip(1).filter(|b| b.kind != BlockKind::Rule).map(line).collect();
    assert_eq!(shown, printed, "{markdown:?}");
}

#[track_caller]
fn addresses(markdown: &str, wanted: &[&str]) {
    let (document, _) = read(markdown);
    let found: Vec<&str> = document.provisions.iter().skip(1).map(|p| p.address.as_str()).collect();
    assert_eq!(found, wanted, "{markdown:?}");
}

#[test]
fn signs_are_read_and_never_counted() {
    check("3. Chợ;\n4. Bến xe;\n8. Công viên.\n", &["3. Chợ;", "4. Bến xe;", "8. Công viên."]);
    check("2024. Khởi công.\n\n2027. Nghiệm thu.\n", &["2024. Khởi công.", "2027. Nghiệm thu."]);
    check("6. Một.\n\n6a. Thêm.\n\n7. Hai.\n", &["6. Một.", "6a. Thêm.", "7. Hai."]);
    check("+ Nước\n+ Điện\n", &["+ Nước", "+ Điện"]);
    check("• Nước\n\n– Điện\n", &["• Nước", "– Điện"]);
    check("1.\n\n2. Hai\n", &["1. ", "2. Hai"]);
    check("1.1) Nước;\n1.4) Điện.\n", &["1.1) Nước;", "1.4) Điện."]);
    check("*a)* Nước\n\n**–** Điện\n\n**3. Chợ**\n", &["a) Nước", "– Điện", "3. Chợ"]);
    check("I. Nước;\nII. Điện;\nV. Chợ.\n", &["I. Nước;", "II. Điện;", "V. Chợ."]);
}

#[test]
fn points_on_consecutive_lines_are_blocks() {
    check(
        "2. Sở Tài chính:\na) Bố trí vốn;\nd) Kiểm tra;\nđ) Báo cáo.\n",
        &["2. Sở Tài chính:", "a) Bố trí vốn;", "d) Kiểm tra;", "đ) Báo cáo."],
    );
    check("Việc cần làm:\n- Đo đạc\n- Cắm mốc\n", &["Việc cần làm:", "- Đo đạc", "- Cắm mốc"]);
    check("Theo Điều\n12. chưa hết câu\n", &["Theo Điều 12. chưa hết câu"]);
}

#[test]
fn signs_as_machines_and_old_habits_have_them() {
    check("1 . Nước\n\n2 . Điện\n\na ) Chợ\n", &["1 . Nước", "2 . Điện", "a ) Chợ"]);
    check("1/ Nước\n2/ Điện\n\n24/ 01/2022\n", &["1/ Nước", "2/ Điện", "24/ 01/2022"]);
    check("a1) Nước;\na2) Điện.\n", &["a1) Nước;", "a2) Điện."]);
    check("i) Nước;\nii) Điện;\niii) Chợ.\n", &["i) Nước;", "ii) Điện;", "iii) Chợ."]);
    check("1. Đồng chí Bình.\nII. Nội dung\n1. Bàn\n", &["1. Đồng chí Bình.", "II. Nội dung", "1. Bàn"]);
    check("Theo lời V. I. Lênin và\nV. I. Lênin\n", &["Theo lời V. I. Lênin và V. I. Lênin"]);
}

#[test]
fn a_number_that_a_sentence_names_is_no_sign() {
    check("1. Như khoản\n2 Điều 5 và khoản\n3. Điều 6.\n", &["1. Như khoản 2 Điều 5 và khoản 3. Điều 6."]);
    check("Làm theo khoản 2\nĐiều 5. Sau đó báo cáo.\n", &["Làm theo khoản 2 Điều 5. Sau đó báo cáo."]);
    addresses("Điều 1. Một\n\nLàm theo\nĐiều 2. của luật\n\nĐiều 2. Hai\n", &["Đ1", "Đ2"]);
}

#[test]
fn tags_of_a_web_page_hide_no_sign() {
    let page =
        "<p><b>Điều 1. Nước</b></p>\n<p>1. Cấp nước</p>\n<p><a name=\"a\"></a>a) Giá</p>\n<p>Chữ</p>\n";
    check(page, &["Điều 1. Nước", "1. Cấp nước", "a) Giá", "Chữ"]);
    addresses(page, &["Đ1"]);
    check("<u>1.</u> Nước\n\n<b>b)</b> Điện\n", &["1. Nước", "b) Điện"]);
}

#[test]
fn a_wider_number_ends_the_items_before_it() {
    let text = "## I. Nước\n\n1- Một\n\n(1) Giếng\n\n(2) Sông\n\n2- Hai\n\n2.1- Hồ\n";
    let (document, _) = read(text);
    let labels: Vec<&str> = document.blocks.iter().skip(1).map(|block| block.label.as_str()).collect();
    assert_eq!(labels, ["I", "I.1", "I.(1)", "I.(2)", "I.2", "I.2.1"]);
}

#[test]
fn a_bold_title_may_be_wrapped() {
    check("**Điều 1. Nước\nsạch**\n\nchữ\n", &["Điều 1. Nước sạch", "chữ"]);
}

#[test]
fn a_bold_title_ends_the_list_before_it() {
    addresses("4. Việc cuối.\n**III.** **GIẢI PHÁP**\n1. Việc đầu.\n", &["III"]);
}

#[test]
fn lines_and_blanks_mean_what_they_look_like() {
    check("TỈNH ỦY\n--------\n**BÁO CÁO**\nvề nhà ở\n===\nchữ\n", &["TỈNH ỦY", "BÁO CÁO về nhà ở", "chữ"]);
    check("Gồm:\n\n     2. Nước\n\n\tb) Điện\n", &["Gồm:", "2. Nước", "b) Điện"]);
    check("\u{feff}(3) Ba\n\n\u{a0}\u{200b}4.\u{a0}Bốn\n", &["(3) Ba", "4. Bốn"]);
    check("Ðường và Ðiện\n\nð) Chợ\n", &["Đường và Điện", "đ) Chợ"]);
    check("> 40% số xã\n\n>= 90% số hộ\n", &["> 40% số xã", ">= 90% số hộ"]);
    check("Một\\\nhai\n", &["Một hai"]);
}

#[test]
fn only_real_names_are_tags() {
    check(
        "Gửi <Họ và tên>, <Mẫu 3>: a<br>b, H<sub>2</sub>O, 10<sup>12</sup>\n",
        &["Gửi <Họ và tên>, <Mẫu 3>: a b, H₂O, 10¹²"],
    );
    check("<div>một</div><div>hai</div> <u>B</u>a\n", &["một hai Ba"]);
}

#[test]
fn tables_lose_no_cell() {
    let (document, found) = read("| Năm |\n|---|\n| 2030 | 60% | ghi chú |\n");
    assert_eq!(document.blocks.last().map(|b| b.inline.text.as_str()), Some("2030 | 60% | ghi chú"));
    assert!(found.iter().any(|line| line.contains("60% | ghi chú")), "{found:?}");
    let (document, found) =
        read("<table><tr><th>Nước</th></tr>\n<tr><td>98<br>%</td><td>đạt</td></tr></table>\n");
    let rows: Vec<_> =
        document.blocks.iter().filter(|b| b.table.is_some()).map(|b| b.inline.text.as_str()).collect();
    assert_eq!(rows, ["Nước", "98 % | đạt"]);
    assert!(!found.is_empty());
    let (document, _) = read(
        "<table>\n<tr><th rowspan=\"2\">Đất</th><th colspan=\"2\">Năm</th></tr>\n<tr><th>2025</th><th>2030</th></tr>\n\
         <tr>\n<td>Ở</td>\n<td>1</td>\n<td>2</td>\n</tr>\n</table>\n",
    );
    let rows: Vec<_> =
        document.blocks.iter().filter(|b| b.table.is_some()).map(|b| b.inline.text.as_str()).collect();
    assert_eq!(rows, ["Đất | Năm | ", " | 2025 | 2030", "Ở | 1 | 2"]);
}

#[test]
fn emphasis_may_touch_letters() {
    check("**Điều kiện:**đủ, m**ột p**hần, *nghiêng*hẳn\n", &["Điều kiện:đủ, một phần, nghiênghẳn"]);
    check("7*8=56 và 45%* (*) 5 * 2\n", &["7*8=56 và 45%* (*) 5 * 2"]);
    check("ma_so, ______, _nhấn_\n", &["ma_so, ______, nhấn"]);
}

#[test]
fn tags_before_a_sign_that_looks_like_emphasis_are_told() {
    let (document, found) = read("**<u>* chữ</u>\n");
    let block = &document.blocks[1];
    assert_eq!((block.mark.as_deref(), block.inline.text.as_str()), (Some("*"), "chữ"));
    assert!(found.iter().any(|line| line.ends_with("<u>")), "{found:?}");
}

#[test]
fn a_long_heading_is_cut_at_its_sentence() {
    let (document, found) = read(&format!("## Điều 4. Việc chính. {}\n", "Các sở phối hợp. ".repeat(60)));
    assert_eq!(document.blocks[1].inline.text, "Điều 4. Việc chính.");
    assert_eq!(document.blocks[2].kind, BlockKind::Paragraph);
    assert!(document.blocks[2].inline.text.starts_with("Các sở"));
    assert!(found.iter().any(|line| line.contains("heading is very long")), "{found:?}");
}

#[test]
fn old_encodings_are_told() {
    let (_, found) = read("C¬ së h¹ tÇng kü thuËt, n\u{AD}íc s¹ch vµ vÖ sinh m«i tr\u{AD}êng\n");
    assert!(found.iter().any(|line| line.contains("TCVN3")), "{found:?}");
    let (_, found) = read("Cô sôû haï taàng kyõ thuaät, nöôùc saïch vaø veä sinh moâi tröôøng\n");
    assert!(found.iter().any(|line| line.contains("VNI")), "{found:?}");
}

#[test]
fn numbers_of_the_party_and_of_laws() {
    addresses(
        "## Phần thứ hai\n\n### I- ĐÁNH GIÁ\n\n#### 1- Kết quả\n\n##### 1.1- Đất\n\n### II – MỤC TIÊU\n",
        &["P2", "P2.I", "P2.I.1", "P2.I.1.1", "P2.II"],
    );
    addresses(
        "## Phụ lục II\n\n## Điều 12a. Xen\n\n## Điều15.Dính\n\n## Tiểu mục 3. x\n",
        &["PLII", "Đ12a", "Đ15", "TM3"],
    );
    addresses("## A. MỘT\n\n### I. Hai\n\n## B- BA\n\n## Phần thứ mười hai\n", &["A", "A.I", "B", "P12"]);
}

#[test]
fn articles_need_no_heading() {
    let law = "Chương I\nQUY ĐỊNH CHUNG\n\n**Điều 1. Phạm vi**\n\nNói theo Điều 7.\n\nĐiều 2. Đối tượng\n\n\
        1. Thêm Điều 9 như sau:\n\n“Điều 9. Mới\n\nĐiều 3. Trong lời dẫn”.\n\nĐiều 3. Hiệu lực\n";
    addresses(law, &["CI", "CI.Đ1", "CI.Đ2", "CI.Đ3"]);
    let (document, found) = read("Điều 1. a\n\nĐiều 2. b\n\nĐiều 4. d\n\nĐiều 5. đ\n");
    assert_eq!(document.provisions.len(), 5);
    assert!(found.iter().any(|line| line.contains("Điều 2 → Điều 4")), "{found:?}");
    addresses("**Điều 1** Phạm vi\n\n**Điều 2 Đối tượng**\n\n__Điều 3. Hiệu lực__\n", &["Đ1", "Đ2", "Đ3"]);
    let (_, found) = read("Điều 1. a\n\nĐiều 2. b\n\nĐiều 2. c\n\nĐiều 3. d\n");
    assert!(found.iter().any(|line| line.contains("Điều 2 → Điều 2")), "{found:?}");
}

#[test]
fn passages_of_a_law_are_jumped_to() {
    let law = "---\nid: nd-thu\ntitle: Nghị định thử\nkind: law\nshort: ND224\n---\n# Nghị định thử\n\n## Chương II\n\n\
        ### Điều 5. Việc\n\n1. Một;\n2. Hai:\na) Điểm a;\nđ) Điểm đ.\n";
    let desk = Desk::with(&[("nd-thu", law)]);
    for (query, label) in [
        ("Điều 5", "Đ5"),
        ("đ5", "Đ5"),
        ("khoản 2 điều 5", "Đ5.2"),
        ("điểm đ khoản 2 Điều 5", "Đ5.2.đ"),
        ("nd224 đ5", "Đ5"),
    ] {
        let found = desk.call("search", json!({ "query": query, "current": "nd-thu" }));
        assert_eq!(text(&found["jump"]["label"]), label, "{query}");
    }
}

#[test]
fn a_folder_of_loose_files_is_a_library() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).expect("a file");
    write("Báo cáo số 1.md", "---\ntags: [a]\ndate: 2024-05-06\n---\n## I. Một\n".as_bytes());
    write("luật.txt", "LUẬT ĐẤT\nĐiều 1. *Sao* <b>\n1. Một\n".as_bytes());
    write("Luật.md", "# Luật khác\n".as_bytes());
    write("cu.txt", &[0xff, 0xfe, 0x10, 0x01]);
    write("a.docx", b"PK");
    write("b.docx", b"PK");
    let library = Library::load(&[folder.path().to_owned()]);
    let ids: Vec<&str> = library.documents.iter().map(|d| d.id().as_str()).collect();
    assert_eq!(ids, ["bao-cao-so-1", "luat-2", "luat"], "two names that fold to the same letters");
    assert_eq!(library.documents[0].facts.manifest.posted.as_deref(), Some("2024-05-06"));
    assert_eq!(library.documents[1].facts.manifest.title, "LUẬT ĐẤT");
    let law = library.documents[1].read().expect("its text");
    assert!(law.blocks.iter().any(|b| b.inline.text == "Điều 1. *Sao* <b>"));
    let said: Vec<String> = library.folders[0].diagnostics.iter().map(ToString::to_string).collect();
    for words in ["2 .docx", "UTF-16", "tags: [a]"] {
        assert!(said.iter().any(|line| line.contains(words)), "{words}: {said:?}");
    }
}

#[test]
fn folders_within_a_folder_are_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, bytes: &[u8]| {
        let file = folder.path().join(name);
        fs::create_dir_all(file.parent().expect("its folder")).expect("made");
        fs::write(file, bytes).expect("written");
    };
    write("Kế hoạch.md", b"# A\n");
    write("Năm 2023/Kế hoạch.md", b"# B\n");
    write("Năm 2024/Quý 1/ke-hoach.txt", b"C\n");
    write("Năm 2024/a.pdf", b"%PDF");
    write("ke-hoach/index.md", source("ke-hoach", "## I. D\n").as_bytes());
    write(".obsidian/x.md", b"# E\n");
    let library = Library::load(&[folder.path().to_owned(), folder.path().join("Năm 2023")]);
    let mut ids: Vec<&str> = library.documents.iter().map(|d| d.id().as_str()).collect();
    ids.sort_unstable();
    assert_eq!(ids, ["ke-hoach", "ke-hoach-2", "nam-2023-ke-hoach", "nam-2024-quy-1-ke-hoach"]);
    let said: Vec<String> = library.folders[0].diagnostics.iter().map(ToString::to_string).collect();
    assert!(said.iter().any(|line| line.contains("1 .pdf")), "{said:?}");
}
