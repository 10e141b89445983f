//! The search as a whole, on small libraries.

use std::ops::Range;
use std::sync::Arc;

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::{Index, Lighting, Page, Request};
use library::{Entry, Kind, parse};

fn document(id: &str, kind: &str, body: &str) -> Arc<Entry> {
    Arc::new(Entry::held(parse(&format!("---\nid: {id}\ntitle: Tài liệu\nkind: {kind}\n---\n{body}"), id).0))
}

pub(crate) fn library() -> Vec<Arc<Entry>> {
    let resolution = "# Nghị quyết số 06-NQ/TW\n\n\
        Đô thị hoá là tất yếu. Nay là bản đầy đủ.\n\n\
        ## I. Quan điểm chỉ đạo\n\n\
        Cụ thể hóa 05 quan điểm chỉ đạo về quy hoạch đô thị. Năm 2030 hoàn thành.\n\n\
        ## II. Mục tiêu\n\n\
        | Chỉ tiêu | Năm 2025 |\n|---|---|\n| Tỷ lệ đô thị hoá | từ 45% |\n| Sàn nhà ở | 28 m² mỗi người |\n\
        | Số đô thị | khoảng 950–1.000 |\n\n\
        ## III. Nhiệm vụ\n\n\
        (1) Thích ứng với biến đổi khí hậu (BĐKH).\n\n\
        (2) Phát triển đường giao thông thông minh. Đổi mới kĩ thuật.\n\n\
        (3) Uỷ ban nhân dân tỉnh báo cáo trong Quý II/ 2022.\n";
    let glossary = "# Thuật ngữ\n\n## Đô thị thông minh {#dttm}\n\nĐô thị dùng dữ liệu để phục vụ.\n\n\
        ## Cây xanh {#cay-xanh}\n\nCây trồng nơi công cộng. Xem Kết luận số 224-KL/TW của khóa XIII.\n";
    vec![document("nq", "resolution", resolution), document("tn", "glossary", glossary)]
}

fn index() -> Index {
    Index::in_memory(&library(), &|_, _| true).unwrap()
}

pub(crate) fn ask(index: &Index, query: &str) -> Page {
    let request = Request { query, typing: false, as_typed: false, limit: 10, doc: None, kind: None };
    index.search(&request).unwrap()
}

pub(crate) fn place_of(hit: &crate::Hit) -> String {
    format!("{} {}", hit.document.id(), hit.document.provisions[hit.provision].address.as_str())
}

fn places(page: &Page) -> Vec<String> {
    page.hits.iter().map(place_of).collect()
}

fn lit(page: &Page) -> Vec<&str> {
    page.hits.first().map_or(Vec::new(), |hit| {
        let text = &hit.document.blocks[hit.block].inline.text;
        hit.marks.iter().map(|mark| &text[mark.clone()]).collect()
    })
}

#[track_caller]
fn check(query: &str, first: &str, interpreted: &str) {
    let index = index();
    for typed in [query.to_owned(), query.nfd().collect(), query.to_uppercase()] {
        let page = ask(&index, &typed);
        assert_eq!(places(&page).first().map(String::as_str), Some(first), "{typed}: {page:?}");
        assert_eq!(page.interpreted.to_lowercase(), interpreted.to_lowercase(), "{typed}");
        let same = viet::clean(&typed).to_lowercase() == interpreted.to_lowercase();
        assert_eq!(page.restored, !same, "{typed}");
        assert!(!lit(&page).is_empty(), "{typed}");
    }
}

#[test]
fn however_it_is_typed() {
    check("biến đổi khí hậu", "nq III.(1)", "biến đổi khí hậu");
    check("bien doi khi hau", "nq III.(1)", "biến đổi khí hậu");
    check("biên đôi khi hâu", "nq III.(1)", "biến đổi khí hậu");
    check("biến doi khí hau", "nq III.(1)", "biến đổi khí hậu");
    check("bieens ddooir khis haauj", "nq III.(1)", "biến đổi khí hậu");
    check("bie6n1 d9o6i3 khi1 ha6u5", "nq III.(1)", "biến đổi khí hậu");
    check("quy hoach do thi", "nq I", "quy hoạch đô thị");
    check("kỹ thuật", "nq III.(2)", "kỹ thuật");
    check("ky thuat", "nq III.(2)", "kĩ thuật");
    check("đường giao thông", "nq III.(2)", "đường giao thông");
    check("đừơng giao thông", "nq III.(2)", "đừơng giao thông");
}

#[test]
fn both_placements_of_a_tone_and_any_encoding_of_d() {
    let index = index();
    for query in
        ["tỷ lệ đô thị hóa", "tỷ lệ đô thị hoá", "tỉ lệ Ðô thị hoá", "tỷ\u{ad} lệ đô\u{200b} thị hoá"]
    {
        assert_eq!(places(&ask(&index, query))[0], "nq II", "{query}");
        assert!(!ask(&index, query).restored, "{query}");
    }
}

#[test]
fn numbers_and_codes() {
    check("5 quan điểm", "nq I", "5 quan điểm");
    check("05 quan diem", "nq I", "05 quan điểm");
    check("năm quan điểm", "nq I", "năm quan điểm");
    check("45%", "nq II", "45%");
    check("28m2", "nq II", "28m2");
    check("1000 do thi", "nq II", "1000 đô thị");
    check("1.000", "nq II", "1.000");
    check("quy 2 2022", "nq III.(3)", "quý 2 2022");
    check("khoá 13", "tn cay-xanh", "khoá 13");
    check("nq06", "nq 0", "nq06");
    check("NQ 06-NQ/TW", "nq 0", "NQ 06-NQ/TW");
    check("nghi quyet 6", "nq 0", "nghị quyết 6");
    check("kl 224", "tn cay-xanh", "kl 224");
}

#[test]
fn abbreviations_both_ways() {
    check("ubnd", "nq III.(3)", "ubnd");
    check("bdkh", "nq III.(1)", "BĐKH");
    assert_eq!(lit(&ask(&index(), "ubnd")), ["Uỷ ban nhân dân"]);
    assert_eq!(lit(&ask(&index(), "bdkh")), ["biến đổi khí hậu", "BĐKH"]);
}

#[test]
fn what_isnt_there_isnt_found() {
    let index = index();
    for query in
        ["lương hưu", "luong huu", "bóng đá", "bong da", "đường", "a", "?!…", "", "\u{301}", "\"\"", "-đô"]
    {
        let page = ask(&index, query);
        let forced = query != "đường" && query != "-đô" && !page.hits.is_empty();
        assert!(!forced, "{query}: {:?}", places(&page));
        assert!(!page.restored || !page.hits.is_empty(), "{query}");
    }
}

#[test]
fn dương_isnt_đường() {
    let documents = [document("a", "law", "## I. Một\n\nánh dương mới\n\n## II. Hai\n\ncon đường mới\n")];
    let index = Index::in_memory(&documents, &|_, _| true).unwrap();
    assert_eq!(places(&ask(&index, "con đường")), ["a II"]);
    assert_eq!(places(&ask(&index, "đường")), ["a II"]);
    assert_eq!(places(&ask(&index, "ánh dương")), ["a I"]);
    assert_eq!(places(&ask(&index, "duong")).len(), 2);
}

#[test]
fn as_typed_restores_nothing() {
    let index = index();
    let request =
        Request { query: "bien doi", typing: false, as_typed: true, limit: 10, doc: None, kind: None };
    let page = index.search(&request).unwrap();
    assert_eq!((page.hits.len(), page.restored, page.interpreted.as_str()), (0, false, "bien doi"));
}

#[test]
fn phrases_exclusions_filters() {
    let index = index();
    assert_eq!(places(&ask(&index, "\"đô thị thông minh\"")), ["tn dttm"]);
    assert_eq!(places(&ask(&index, "“do thi thong minh”")), ["tn dttm"]);
    let unheld = ask(&index, "\"thông minh đô thị\"");
    assert!(unheld.unheld && unheld.hits.len() > 1);
    // A phrase doesn't reach from one cell of a table into the next.
    assert!(ask(&index, "\"hoá từ\"").unheld);
    assert!(!places(&ask(&index, "đô thị -hoá")).contains(&"nq II".to_owned()));
    assert!(!places(&ask(&index, "đô thị -\"thông minh\"")).contains(&"tn dttm".to_owned()));
    let kept = |doc: Option<&str>, kind: Option<Kind>| {
        let request = Request { query: "đô thị", typing: false, as_typed: false, limit: 10, doc, kind };
        let page = index.search(&request).unwrap();
        assert_eq!(page.total, page.hits.len());
        page.hits.iter().map(|hit| hit.document.id().to_string()).collect::<std::collections::BTreeSet<_>>()
    };
    assert_eq!(kept(Some("tn"), None).into_iter().collect::<Vec<_>>(), ["tn"]);
    assert_eq!(kept(None, Some(Kind::Resolution)).into_iter().collect::<Vec<_>>(), ["nq"]);
    assert_eq!(kept(Some("tn"), Some(Kind::Resolution)).len(), 0);
}

#[test]
fn while_typing_the_last_word_is_a_beginning() {
    let index = index();
    let typed = |query: &str| {
        let request = Request { query, typing: true, as_typed: false, limit: 10, doc: None, kind: None };
        index.search(&request).unwrap()
    };
    for query in ["biến đ", "bien do", "biến đổi kh", "bieens ddoo"] {
        assert_eq!(places(&typed(query))[0], "nq III.(1)", "{query}");
    }
    assert_eq!(typed("bien doi").interpreted, "biến đổi");
    assert_eq!(typed("cay xan").interpreted, "cây xan");
    assert_eq!(places(&typed("cay xan"))[0], "tn cay-xanh");
    assert_eq!(places(&typed("kết luận 22"))[0], "tn cay-xanh");
    assert!(typed("a\u{200b}").hits.is_empty());
}

#[test]
fn slips_of_the_finger() {
    check("biến đổi khís hậu", "nq III.(1)", "biến đổi khí hậu");
    check("đô thị thông mingh", "tn dttm", "đô thị thông minh");
    let index = index();
    // Too little of it is known without guessing letters: it is offered, not taken.
    let page = ask(&index, "thông mingh");
    assert_eq!((page.total, page.suggestion.as_deref()), (0, Some("thông minh")));
    assert_eq!(ask(&index, "đô thỉ").suggestion.as_deref(), Some("đô thị"));
    assert_eq!(ask(&index, "bóng đá").suggestion, None);
}

#[test]
fn a_whole_compound_is_lit_and_its_halves_are_not() {
    let index = index();
    let document = &library()[0].read().unwrap();
    let lit = |query, typing, together| -> Vec<String> {
        let marks =
            index.marks(document, &Lighting { query, typing, as_typed: false, together, opened: None });
        let text = |(block, ranges): (usize, Vec<Range<usize>>)| {
            ranges.into_iter().map(move |r| document.blocks[block].inline.text[r].to_owned())
        };
        marks.into_iter().flat_map(text).collect()
    };
    assert_eq!(lit("biến đổi khí hậu", false, false), ["biến đổi khí hậu", "BĐKH"]);
    assert!(lit("bóng đá", false, false).is_empty());
    assert_eq!(lit("quan diem chi d", true, false), ["Quan điểm chỉ đạo", "quan điểm chỉ đạo"]);
    // In the page only what holds the whole question is stepped through, where there is such a place.
    assert_eq!(lit("quy hoạch đô thị", false, true), ["quy hoạch đô thị"]);
    assert!(lit("quy hoạch đô thị", false, false).len() > 1);
    assert_eq!(lit("biến đổi khí hậu", false, true), ["biến đổi khí hậu", "BĐKH"]);
    assert!(!lit("quan điểm biến đổi", false, true).is_empty());
}

#[test]
fn every_document_has_its_own_total() {
    let index = index();
    let request =
        Request { query: "đô thị", typing: false, as_typed: false, limit: 1, doc: None, kind: None };
    let page = index.search(&request).unwrap();
    assert_eq!(page.hits.len(), 1);
    assert_eq!(page.totals.values().sum::<usize>(), page.total);
    let whole = index.search(&Request { limit: 100, ..request }).unwrap();
    for (doc, total) in &page.totals {
        assert_eq!(whole.hits.iter().filter(|hit| hit.document.id() == doc).count(), *total, "{doc}");
    }
}

#[test]
fn long_queries_are_cut() {
    let index = index();
    let page = ask(&index, &"quy hoạch đô thị ".repeat(600));
    assert!(page.cut && !page.hits.is_empty());
    for query in
        ["x".repeat(10_000), "?".repeat(10_000), "d9o6".repeat(500), "1a".repeat(3000), "\"đô ".repeat(2000)]
    {
        ask(&index, &query);
    }
}

#[test]
fn an_empty_library_is_searched_in_vain() {
    let index = Index::in_memory(&[], &|_, _| true).unwrap();
    assert_eq!((index.provisions(), ask(&index, "đô thị").total), (0, 0));
}

#[test]
fn a_build_can_be_given_up() {
    assert!(matches!(Index::in_memory(&library(), &|_, _| false), Err(crate::error::SearchError::GivenUp)));
}

#[test]
fn the_order_never_changes() {
    let (one, other) = (index(), index());
    for query in ["đô thị", "quy hoach", "05 quan điểm", "thông minh đô thị 2030"] {
        let scores = |index: &Index| -> Vec<(String, u32)> {
            let page = ask(index, query);
            places(&page).into_iter().zip(page.hits.iter().map(|hit| hit.score.to_bits())).collect()
        };
        assert_eq!(scores(&one), scores(&other), "{query}");
    }
}

fn assert_in_order(ranges: &[Range<usize>], text: &str) {
    let mut end = 0;
    for range in ranges {
        assert!(range.start >= end && range.start < range.end, "{ranges:?}");
        assert!(text.get(range.clone()).is_some(), "{range:?} in {text:?}");
        end = range.end;
    }
}

fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("đô thị".to_owned()),
        Just("do\u{302} thi\u{323}".to_owned()),
        Just("06-NQ/TW".to_owned()),
        Just("nghị quyết số 6".to_owned()),
        Just("UBND".to_owned()),
        Just("1,5–1,9%".to_owned()),
        Just("24/01/2022".to_owned()),
        Just("ddoo thi5".to_owned()),
        Just("\"thông minh\"".to_owned()),
        Just("-xanh".to_owned()),
        Just("quý II".to_owned()),
        any::<String>(),
    ];
    prop::collection::vec(word, 0..8).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_query_on_any_text_lights_whole_characters(text in words(), query in words(), typing: bool, as_typed: bool) {
        let mut documents = library();
        documents.push(document("x", "law", &format!("## I. Phần\n\n{text}\n")));
        let index = Index::in_memory(&documents, &|_, _| true).unwrap();
        let page = index
            .search(&Request { query: &query, typing, as_typed, limit: 100, doc: None, kind: None })
            .unwrap();
        for hit in &page.hits {
            assert!(hit.score.is_finite());
            assert!(hit.document.provisions[hit.provision].blocks.contains(&hit.block));
            assert_in_order(&hit.marks, &hit.document.blocks[hit.block].inline.text);
        }
        for document in documents.iter().filter_map(|document| document.read()) {
            let lighting = Lighting { query: &query, typing, as_typed, together: typing, opened: None };
            for (block, ranges) in index.marks(&document, &lighting) {
                assert_in_order(&ranges, &document.blocks[block].inline.text);
            }
        }
    }
}

#[test]
fn a_documents_own_name_finds_it_first() {
    let charter =
        "---\nid: dl\ntitle: Điều lệ Đảng Cộng sản Việt Nam\nkind: other\n---\n\n## Điều 1\n\nĐảng viên.\n";
    let charter = Arc::new(Entry::held(parse(charter, "dl").0));
    let other =
        "## I. Một\n\nĐảng Cộng sản Việt Nam. Đảng Cộng sản Việt Nam.\n\n## II. Hai\n\nĐiều lệ Đảng.\n";
    let index = Index::in_memory(&[document("a", "law", other), charter], &|_, _| true).unwrap();
    for query in ["Điều lệ Đảng Cộng sản Việt Nam", "dieu le dang cong san viet nam", "Điều lệ Đảng Cộng sản"]
    {
        let page = ask(&index, query);
        assert!(places(&page)[0].starts_with("dl "), "{query}: {:?}", places(&page));
        assert_eq!(page.total, page.totals.values().sum::<usize>(), "{query}");
    }
    assert!(places(&ask(&index, "Cộng sản Việt Nam"))[0].starts_with("a "));
}

#[test]
fn a_date_isnt_its_figures_here_and_there() {
    let long = "Nội dung khác của văn bản. ".repeat(400);
    let body = format!(
        "## I. Một\n\nTừ ngày 24 đến 01, năm 2022.\n\n## II. Hai\n\n{long} Ngày 24/01/2022. {long}\n\n## III. Ba\n\n01, 24, 2022\n"
    );
    let index = Index::in_memory(&[document("a", "law", &body)], &|_, _| true).unwrap();
    assert_eq!(places(&ask(&index, "24/01/2022"))[0], "a II");
    assert_eq!(places(&ask(&index, "ngày 24/01/2022"))[0], "a II");
}

/// What the index says to read of a long unit shows what reading all of it would show.
#[test]
fn the_snippet_of_a_long_unit_is_its_best_block() {
    let mut body = String::from("## I. Một\n\n");
    for number in 0..3_000 {
        body.push_str(&format!("Dòng {number} về đô thị và về quy hoạch, số {}.\n\n", number * 7));
        if number == 1_234 {
            body.push_str("Tỷ lệ đô thị hoá toàn quốc đạt trên 50%.\n\n");
        }
        if number == 2_345 {
            body.push_str("Biến đổi khí hậu, nước biển dâng.\n\n");
        }
    }
    let index = Index::in_memory(&[document("a", "law", &body)], &|_, _| true).unwrap();
    for (query, text) in [
        ("tỷ lệ đô thị hoá", "Tỷ lệ đô thị hoá toàn quốc đạt trên 50%."),
        ("ty le do thi hoa toan quoc", "Tỷ lệ đô thị hoá toàn quốc đạt trên 50%."),
        ("bdkh", "Biến đổi khí hậu, nước biển dâng."),
        ("biến đổi khí hậu", "Biến đổi khí hậu, nước biển dâng."),
        ("dòng 2999", "Dòng 2999 về đô thị và về quy hoạch, số 20993."),
    ] {
        let page = ask(&index, query);
        let hit = page.hits.first().unwrap_or_else(|| panic!("{query} finds nothing"));
        assert_eq!(hit.document.blocks[hit.block].inline.text, text, "{query}");
        assert!(!hit.marks.is_empty(), "{query}");
    }
}
