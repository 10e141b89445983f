//! Searching the shipped library as a reader types.

use serde_json::{Value, json};
use support::{Desk, array, text};

#[test]
fn however_it_is_typed_the_passage_comes_first() {
    let desk = Desk::new();
    for query in [
        "cụ thể hóa 05 quan điểm chỉ đạo",
        "cu the hoa 05 quan diem chi dao",
        "cu\u{323} the\u{302}\u{309} hoa\u{301} 05 quan \u{111}ie\u{302}\u{309}m chi\u{309} \u{111}a\u{323}o",
        "CỤ THỂ HOÁ 5 QUAN ĐIỂM CHỈ ĐẠO",
        "cuj theer hoas 05 quan ddieerm chir ddaoj",
    ] {
        assert_eq!(desk.found(query).first().map(String::as_str), Some("huong-dan-nq06 II.2"), "{query}");
    }
    for query in ["tỷ lệ đô thị hoá 2030", "ty le do thi hoa 2030", "tỉ lệ đô thị hóa 2030"]
    {
        assert_eq!(desk.found(query).first().map(String::as_str), Some("tom-luoc-nq06 chi-tieu"), "{query}");
    }
}

#[test]
fn a_figure_counts_while_it_is_typed() {
    let desk = Desk::new();
    let page = desk.call("search", json!({ "query": "ty le do thi hoa 2030", "typing": true }));
    assert_eq!(support::hits(&page).first().map(String::as_str), Some("tom-luoc-nq06 chi-tieu"));
}

#[test]
fn marks_light_the_words_in_the_text() {
    let desk = Desk::new();
    let page = desk.call("search", json!({ "query": "ket noi duong truyen tham du truc tuyen" }));
    let hit = &page["groups"][0]["hits"][0];
    assert_eq!(hit["address"], "II.1");
    let units: Vec<u16> = text(&hit["text"]).encode_utf16().collect();
    let lit: Vec<String> = array(&hit["marks"])
        .iter()
        .map(|mark| {
            let [start, end] = [0, 1].map(|side| mark[side].as_u64().expect("a number") as usize);
            String::from_utf16(&units[start..end]).expect("whole characters")
        })
        .collect();
    assert_eq!(lit, ["kết nối đường truyền tham dự trực tuyến"]);
}

#[test]
fn a_jump_reads_addresses() {
    let desk = Desk::new();
    let jump = |query: &str| {
        let page = desk.call("search", json!({ "query": query, "current": "huong-dan-nq06" }));
        page["jump"].as_object().map(|jump| format!("{} {}", text(&jump["doc"]), text(&jump["label"])))
    };
    assert_eq!(jump("II 3 4").as_deref(), Some("huong-dan-nq06 II.3.(4)"));
    assert_eq!(jump("hd ii.3.(4)").as_deref(), Some("huong-dan-nq06 II.3.(4)"));
    assert_eq!(jump("tl quan điểm 2").as_deref(), Some("tom-luoc-nq06 (2)"));
    assert_eq!(jump("III 3").as_deref(), Some("huong-dan-nq06 III.3"));
    assert_eq!(jump("đô thị"), None);
    assert_eq!(jump("IX 9"), None);
}

#[test]
fn filters_keep_to_a_document_or_a_kind() {
    let desk = Desk::new();
    let docs = |request: serde_json::Value| -> Vec<String> {
        let page = desk.call("search", request);
        array(&page["groups"]).iter().map(|group| text(&group["doc"]).to_owned()).collect()
    };
    assert_eq!(docs(json!({ "query": "đô thị thông minh", "doc": "thuat-ngu" })), ["thuat-ngu"]);
    assert_eq!(docs(json!({ "query": "đô thị", "kind": "guidance" })), ["huong-dan-nq06"]);
}

#[test]
fn what_isnt_there_isnt_found() {
    let desk = Desk::new();
    for query in ["lương hưu", "bóng đá", "!!! ...", "", "   "] {
        assert_eq!(desk.found(query), Vec::<String>::new(), "{query}");
    }
}

#[test]
fn the_index_is_kept_and_used_again() {
    let mut desk = Desk::new();
    let state = desk.call("index_state", json!({}));
    assert_eq!((&state["state"], &state["on_disk"]), (&json!("ready"), &json!(true)));
    desk.restart();
    assert_eq!(desk.call("index_state", json!({}))["on_disk"], true);
    assert!(!desk.found("nq06").is_empty());
}

#[test]
fn all_matches_of_a_document_are_lit() {
    let desk = Desk::new();
    let marks = desk.call("marks", json!({ "doc": "huong-dan-nq06", "query": "biến đổi khí hậu" }));
    let [block, start, end] = &array(&marks)[..] else { panic!("one place: {marks}") };
    let view = desk.call("open_document", json!({ "doc": "huong-dan-nq06" }));
    let lit = &view["blocks"][usize::try_from(block.as_u64().expect("an index")).expect("a small one")];
    assert_eq!(lit["id"], "II.3.(4):0");
    let units: Vec<u16> = text(&lit["text"]).encode_utf16().collect();
    let at = |value: &Value| usize::try_from(value.as_u64().expect("units")).expect("few");
    assert_eq!(String::from_utf16_lossy(&units[at(start)..at(end)]).to_lowercase(), "biến đổi khí hậu");
}
