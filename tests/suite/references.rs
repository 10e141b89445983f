//! What a text names is found where it can be opened, and nothing else is.

use serde_json::{Value, json};
use support::{Desk, array, source, text};

/// The words of every reference in a document, and where they lead.
fn references(desk: &Desk, doc: &str) -> Vec<String> {
    let view = desk.call("open_document", json!({ "doc": doc }));
    let told = |block: &Value, reference: &Value| {
        let units: Vec<u16> = text(&block["text"]).encode_utf16().collect();
        let at = |name: &str| usize::try_from(reference[name].as_u64().expect("a number")).expect("a place");
        let words = String::from_utf16(&units[at("start")..at("end")]).expect("whole letters");
        let other = if reference["doc"] == json!(doc) { "" } else { text(&reference["doc"]) };
        format!("{words} → {other}{}", text(&reference["block"]))
    };
    let of =
        |block: &Value| array(&block["references"]).iter().map(|one| told(block, one)).collect::<Vec<_>>();
    array(&view["blocks"]).iter().flat_map(of).collect()
}

const LAW: &str = "---\nid: luat\ntitle: Luật\nkind: law\nnumber: 47/2024/QH15\n---\n\n# Luật\n\n\
    ## Điều 5. Phân loại\n\n1. Theo khoản 2 Điều này và Điều 6.\n\n2. Gồm:\n\na) Loại I;\n\nb) Khác.\n\n\
    ## Điều 6. Áp dụng\n\n1. Theo điểm b khoản 2 Điều 5; khoản 9 Điều 5; Điều 5 Luật Đất đai.\n\n\
    2. Theo Nghị quyết số 06-NQ/TW và Điều 7.\n";
const RESOLUTION: &str = "---\nid: nq\ntitle: Nghị quyết\nkind: resolution\nnumber: 06-NQ/TW\n---\n\n# Nghị quyết\n\n\
    ## I. TÌNH HÌNH\n\n### 1. Kết quả\n\nNhư mục 2 và mục II.1.(2), theo Điều 5 Luật số 47/2024/QH15.\n\n\
    ### 2. Hạn chế\n\nMột.\n\n## II. NHIỆM VỤ\n\n### 1. Thể chế\n\n(1) Hai.\n\n(2) Xem [mục 2](#I.2), mục 9.\n";

#[test]
fn passages_of_the_text_and_of_others_in_the_library() {
    let desk = Desk::with(&[("luat", LAW), ("nq", RESOLUTION)]);
    assert_eq!(
        references(&desk, "luat"),
        [
            "khoản 2 Điều này → Đ5:2",
            "Điều 6 → Đ6:0",
            "điểm b khoản 2 Điều 5 → Đ5:4",
            "Nghị quyết số 06-NQ/TW → nq0:0",
        ]
    );
    assert_eq!(
        references(&desk, "nq"),
        ["mục 2 → I.2:0", "mục II.1.(2) → II.1.(2):0", "Điều 5 → luatĐ5:0", "Luật số 47/2024/QH15 → luat0:0",],
        "a link of the file’s own stays what it is"
    );
}

#[test]
fn a_digest_stands_in_for_a_document_that_the_library_hasnt() {
    let digest = source("tl", "Theo Nghị quyết số 06-NQ/TW.\n")
        .replace("kind: law", "kind: digest")
        .replace("title: Tài liệu tl", "title: Tóm lược Nghị quyết số 06-NQ/TW");
    let other = source("khac", "Căn cứ Nghị quyết số 06-NQ/TW và Kết luận số 224-KL/TW.\n");
    let desk = Desk::with(&[("tl", &digest), ("khac", &other)]);
    assert_eq!(references(&desk, "khac"), ["Nghị quyết số 06-NQ/TW → tl0:0"]);
    assert_eq!(references(&desk, "tl"), [""; 0]);
    let desk = Desk::with(&[("tl", &digest), ("khac", &other), ("nq", RESOLUTION)]);
    assert_eq!(references(&desk, "khac"), ["Nghị quyết số 06-NQ/TW → nq0:0"]);
}

#[test]
fn what_leads_nowhere_is_text() {
    let desk = Desk::new();
    for doc in ["huong-dan-nq06", "tom-luoc-nq06", "thuat-ngu"] {
        for one in references(&desk, doc) {
            assert!(one.starts_with("Nghị quyết số 06-NQ/TW → ") || one.starts_with("06-NQ/TW → "), "{one}");
        }
    }
    assert!(!references(&desk, "huong-dan-nq06").is_empty());
}
