use super::*;

/// The words of each mention, its document and its place.
fn read(text: &str) -> Vec<String> {
    let told = |mention: &Mention| {
        let document = match &mention.document {
            Named::Own => String::new(),
            Named::Number(number) => format!("[{number}]"),
        };
        let place = match &mention.place {
            None => String::new(),
            Some(Passage::Article { article, inner }) => {
                let parts: Vec<&str> =
                    article.iter().map(String::as_str).chain(inner.iter().map(String::as_str)).collect();
                format!("Đ{}{}", if article.is_none() { "?." } else { "" }, parts.join("."))
            }
            Some(Passage::Section(parts)) => parts.join("/"),
        };
        format!("{} → {document}{place}", &text[mention.range.clone()])
    };
    mentions(text).iter().map(told).collect()
}

#[track_caller]
fn check(text: &str, wanted: &[&str]) {
    assert_eq!(read(text), wanted, "{text}");
}

#[test]
fn places_in_the_same_document() {
    check("theo điểm a khoản 2 Điều 5.", &["điểm a khoản 2 Điều 5 → Đ5.2.a"]);
    check("quy định tại điểm đ, khoản 2, Điều 39a;", &["điểm đ, khoản 2, Điều 39a → Đ39a.2.đ"]);
    check("khoản 2 của Điều 5 của Luật này", &["khoản 2 của Điều 5 → Đ5.2"]);
    check("(khoản 3 Điều này)", &["khoản 3 Điều này → Đ?.3"]);
    check("Điều 5 và Điều 6", &["Điều 5 → Đ5", "Điều 6 → Đ6"]);
    check("nêu ở mục II.3, tiếp theo", &["mục II.3 → ii.3"]);
    check("xem mục II.3.(4).", &["mục II.3.(4) → ii.3.(4)"]);
    check("điểm 3 mục II", &["điểm 3 mục II → ii/3"]);
    check("mục 3 phần II", &["mục 3 phần II → ii/3"]);
    check("mục 1 Chương II", &["mục 1 Chương II → cii/1"]);
    check("ý (4) mục II.3", &["ý (4) mục II.3 → ii.3/(4)"]);
}

#[test]
fn documents_by_their_number() {
    check("Nghị quyết số 06-NQ/TW, ngày 24/01/2022", &["Nghị quyết số 06-NQ/TW → [6-nq-tw]"]);
    check("thực hiện Kết luận 224-KL/TW.", &["Kết luận 224-KL/TW → [224-kl-tw]"]);
    check("(NQ 148/NQ-CP)", &["148/NQ-CP → [148-nq-cp]"]);
    check(
        "Điều 5 Nghị định số 269/2025/NĐ-CP",
        &["Điều 5 → [269-2025-nd-cp]Đ5", "Nghị định số 269/2025/NĐ-CP → [269-2025-nd-cp]"],
    );
    check(
        "Nghị quyết số 06-NQ/TW, mục II.3",
        &["Nghị quyết số 06-NQ/TW → [6-nq-tw]", "mục II.3 → [6-nq-tw]ii.3"],
    );
    check(
        "khoản 1 Điều 5 và Điều 6 của Nghị định 269/2025/NĐ-CP",
        &[
            "khoản 1 Điều 5 → [269-2025-nd-cp]Đ5.1",
            "Điều 6 → [269-2025-nd-cp]Đ6",
            "Nghị định 269/2025/NĐ-CP → [269-2025-nd-cp]",
        ],
    );
}

#[test]
fn what_means_another_document_or_none() {
    check("Điều 5 Luật Đất đai", &[]);
    check("khoản 2 Điều 5 của Bộ luật Dân sự", &[]);
    check("Điều 5 và Điều 6 Luật Đất đai", &[]);
    check("Sửa đổi, bổ sung Điều 5 như sau:", &[]);
    check("thay bằng “theo Điều 5”", &[]);
    check("khoản 2, điểm a", &[]);
    check("điều kiện, mục tiêu, phần mềm, chương trình", &[]);
    check("quan điểm 2", &[]);
    check("trong 5 năm, 3 điều; 12/2025", &[]);
    check("", &[]);
}

#[test]
fn a_sentence_ends_what_belongs_together() {
    check("theo Điều 5. Luật Đất đai quy định", &["Điều 5 → Đ5"]);
    check("Điều 5; khoản 2 Điều 6", &["Điều 5 → Đ5", "khoản 2 Điều 6 → Đ6.2"]);
}
