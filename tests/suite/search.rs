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
fn a_place_within_a_section_is_named_by_sign_or_in_words() {
    let desk = Desk::new();
    let jump = |query: &str| {
        let page = desk.call("search", json!({ "query": query, "current": "huong-dan-nq06" }));
        page["jump"].as_object().map(|jump| format!("{} {}", text(&jump["doc"]), text(&jump["label"])))
    };
    for query in [
        "II.2 –1",
        "II 2 -1",
        "II.2, gạch đầu dòng 1",
        "ii 2 gach dau dong 1",
        "gạch đầu dòng thứ nhất mục II.2",
        "hd mục II.2, gạch đầu dòng 1",
        "mục II.2 gạch 1",
    ] {
        assert_eq!(jump(query).as_deref(), Some("huong-dan-nq06 II.2 –1"), "{query}");
    }
    for query in ["II.2 ¶2", "II.2¶2", "ii 2 doan 2", "đoạn 2 mục II.2"] {
        assert_eq!(jump(query).as_deref(), Some("huong-dan-nq06 II.2 ¶2"), "{query}");
    }
    assert_eq!(jump("mục II.3").as_deref(), Some("huong-dan-nq06 II.3"));
    assert_eq!(jump("tl chi-tieu hàng 3").as_deref(), Some("tom-luoc-nq06 hàng 3"));
    for query in ["II.2 –9", "gạch đầu dòng 1", "đoạn 1", "giai đoạn 2 đô thị", "hàng 3"] {
        assert_eq!(jump(query), None, "{query}");
    }
}

#[test]
fn what_can_only_be_an_address_is_no_search() {
    let desk = Desk::new();
    let ask = |query: &str, as_typed: bool| {
        let page =
            desk.call("search", json!({ "query": query, "as_typed": as_typed, "current": "huong-dan-nq06" }));
        (page["jump"].is_object(), page["total"].as_u64().expect("a count"))
    };
    for query in ["II 3 4", "II", "hd ii.3.(4)", "tl quan điểm 2", "II.2, gạch đầu dòng 1"] {
        assert_eq!(ask(query, false), (true, 0), "{query}");
    }
    // The words themselves can be asked for; and words that only happen to lead somewhere are looked for, too.
    assert!(matches!(ask("II 3 4", true), (true, 1..)));
    assert!(matches!(ask("quan điểm 2", false), (true, 1..)));
}

#[test]
fn a_row_of_a_table_says_what_each_cell_is_of() {
    let desk = Desk::new();
    let page = desk.call("search", json!({ "query": "ty le do thi hoa 2030", "doc": "tom-luoc-nq06" }));
    let hits = array(&page["groups"][0]["hits"]);
    let hit = hits.iter().find(|hit| text(&hit["text"]).starts_with("Tỷ lệ đô thị hoá toàn quốc"));
    let hit = hit.expect("the row");
    let units: Vec<u16> = text(&hit["text"]).encode_utf16().collect();
    let cells: Vec<(&str, String, bool)> = array(&hit["row"]["cells"])
        .iter()
        .map(|cell| {
            let [start, end] = [0, 1].map(|side| cell["range"][side].as_u64().expect("units") as usize);
            let words = String::from_utf16(&units[start..end]).expect("whole characters");
            (text(&cell["head"]), words, cell["asked"] == true)
        })
        .collect();
    let cells: Vec<_> = cells.iter().map(|(head, words, asked)| (*head, words.as_str(), *asked)).collect();
    assert_eq!(
        cells,
        [
            ("Chỉ tiêu", "Tỷ lệ đô thị hoá toàn quốc", false),
            ("Năm 2025", "từ 45%", false),
            ("Năm 2030", "trên 50%", true),
            ("Năm 2045", "thuộc nhóm trung bình cao của ASEAN và châu Á", false),
            ("Theo", "Nghị quyết", false),
        ]
    );
    let page = desk.call("search", json!({ "query": "biến đổi khí hậu", "doc": "huong-dan-nq06" }));
    assert!(page["groups"][0]["hits"][0]["row"].is_null(), "a paragraph has no cells");
}

#[test]
fn finding_in_the_page_stops_at_passages_and_not_at_every_word() {
    let desk = Desk::new();
    let query = "quan điểm về phát triển kinh tế đô thị hiệu quả";
    let marks = |together: bool, opened: Option<&str>| {
        let asked =
            json!({ "doc": "huong-dan-nq06", "query": query, "together": together, "opened": opened });
        array(&desk.call("marks", asked))
            .chunks(3)
            .map(|one| one[0].as_u64().expect("an index"))
            .collect::<Vec<_>>()
    };
    let (every, passages) = (marks(false, None), marks(true, None));
    assert!(
        !passages.is_empty() && passages.len() * 2 < every.len(),
        "{} of {}",
        passages.len(),
        every.len()
    );
    // The passage that was opened is among them, whatever else says more.
    let view = desk.call("open_document", json!({ "doc": "huong-dan-nq06" }));
    let left = every.iter().find(|block| !passages.contains(block)).expect("a block with fewer of the words");
    let id = text(&view["blocks"][usize::try_from(*left).expect("an index")]["id"]);
    let kept = marks(true, Some(id));
    assert!(kept.contains(left) && kept.len() < every.len());
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
