use proptest::prelude::*;

use super::spoken;
use crate::scan::digit;
use crate::syllable;

#[track_caller]
fn all(table: &[(&str, &str)]) {
    for (written, said) in table {
        assert_eq!(&spoken(written), said, "{written}");
    }
}

#[test]
fn numbers_and_what_they_count() {
    all(&[
        ("45", "bốn mươi lăm"),
        ("tăng 2,5%", "tăng hai phẩy năm phần trăm"),
        ("2,5 %", "hai phẩy năm phần trăm"),
        ("05 quan điểm", "năm quan điểm"),
        ("01 năm", "một năm"),
        ("3.321 đơn vị", "ba nghìn ba trăm hai mươi mốt đơn vị"),
        ("đến năm 2030, tầm nhìn", "đến năm hai nghìn không trăm ba mươi, tầm nhìn"),
        ("6–8 m²", "sáu đến tám mét vuông"),
        ("28 m2/người", "hai mươi tám mét vuông trên người"),
        ("100 km²", "một trăm ki lô mét vuông"),
        ("7%/năm", "bảy phần trăm một năm"),
        ("500 ha", "năm trăm héc ta"),
        ("12 km", "mười hai ki lô mét"),
        ("4G/5G", "bốn G/năm G"),
        ("dịch Covid-19.", "dịch Covid mười chín."),
        ("60/63 tỉnh", "sáu mươi trên sáu mươi ba tỉnh"),
        ("1/3 dân số", "một phần ba dân số"),
        ("≥ 45%", "lớn hơn hoặc bằng bốn mươi lăm phần trăm"),
        ("> 50%", "lớn hơn năm mươi phần trăm"),
        ("9h30", "chín giờ ba mươi"),
        ("thứ 4", "thứ tư"),
        ("thứ 2", "thứ hai"),
        ("ưu tiên thứ 1", "ưu tiên thứ nhất"),
        ("Mục 5 ha hả", "Mục năm héc ta hả"),
    ]);
}

#[test]
fn ranges() {
    all(&[
        ("1.000–1.200", "một nghìn đến một nghìn hai trăm"),
        ("950–1.000", "chín trăm năm mươi đến một nghìn"),
        ("1,5–1,9%", "một phẩy năm đến một phẩy chín phần trăm"),
        ("45%–50%", "bốn mươi lăm phần trăm đến năm mươi phần trăm"),
        ("45% – 50%", "bốn mươi lăm phần trăm đến năm mươi phần trăm"),
        ("2021-2030", "hai nghìn không trăm hai mươi mốt đến hai nghìn không trăm ba mươi"),
        ("3–5 đô thị", "ba đến năm đô thị"),
        // No range: the second isn't greater, or the hyphen is a pause.
        ("5–3", "năm–ba"),
        ("năm 2025 - 34 tỉnh", "năm hai nghìn không trăm hai mươi lăm - ba mươi tư tỉnh"),
        ("loại I–III", "loại một đến ba"),
    ]);
}

#[test]
fn days() {
    let date = "hai mươi tư tháng một năm hai nghìn không trăm hai mươi hai";
    assert_eq!(spoken("ngày 24/01/2022"), format!("ngày {date}"));
    assert_eq!(spoken("(24/01/2022)"), format!("(ngày {date})"));
    assert_eq!(spoken("24-1-2022"), format!("ngày {date}"));
    assert_eq!(spoken("2022-01-24"), format!("ngày {date}"));
    assert_eq!(spoken("Ngày: 24/01/2022"), format!("Ngày: {date}"));
    assert_eq!(spoken("ngày 24 tháng 01 năm 2022"), format!("ngày {date}"));
    all(&[
        ("ngày 19/6", "ngày mười chín tháng sáu"),
        ("sáng 19/6", "sáng ngày mười chín tháng sáu"),
        ("ngày 30/4", "ngày ba mươi tháng tư"),
        ("tháng 4", "tháng tư"),
        ("tháng 7/2021", "tháng bảy năm hai nghìn không trăm hai mươi mốt"),
        ("(12/2025)", "(tháng mười hai năm hai nghìn không trăm hai mươi lăm)"),
        ("16–17/6/2022", "ngày mười sáu đến mười bảy tháng sáu năm hai nghìn không trăm hai mươi hai"),
        ("ngày 16-17/6", "ngày mười sáu đến mười bảy tháng sáu"),
        ("Quý II/ 2022.", "Quý hai năm hai nghìn không trăm hai mươi hai."),
        ("quý IV/2025", "quý bốn năm hai nghìn không trăm hai mươi lăm"),
        // No such day.
        ("45/13/2022", "bốn mươi lăm/mười ba/hai nghìn không trăm hai mươi hai"),
    ]);
}

#[test]
fn roman_numerals_where_they_number() {
    all(&[
        ("khóa XIII", "khóa mười ba"),
        ("Đại hội lần thứ XIII", "Đại hội lần thứ mười ba"),
        ("lần thứ I", "lần thứ nhất"),
        ("lần thứ IV", "lần thứ tư"),
        ("đô thị loại I, II, III.", "đô thị loại một, hai, ba."),
        ("loại IV và loại V cũ", "loại bốn và loại năm cũ"),
        ("IV, V", "bốn, năm"),
        ("II. NỘI DUNG", "hai. NỘI DUNG"),
        ("I. MỤC ĐÍCH", "một. MỤC ĐÍCH"),
        ("CHƯƠNG VI", "CHƯƠNG sáu"),
        // What only looks like one.
        ("VI PHẠM", "VI PHẠM"),
        ("XI MĂNG", "XI MĂNG"),
        ("vitamin I và D", "vitamin I và D"),
        ("Vì vậy", "Vì vậy"),
        ("vi phạm", "vi phạm"),
    ]);
}

#[test]
fn addresses() {
    all(&[
        ("mục II.3", "mục hai chấm ba"),
        ("II.3.(4)", "hai chấm ba, ý bốn"),
        ("mục 1.2.3", "mục một chấm hai chấm ba"),
        ("mục 2.1", "mục hai chấm một"),
        ("(4)", "(bốn)"),
        ("Điều 5", "Điều năm"),
        ("khoản 1a", "khoản một a"),
        ("điểm a khoản 2 Điều 5.", "điểm a khoản hai Điều năm."),
        ("5. Đẩy mạnh", "năm. Đẩy mạnh"),
    ]);
}

#[test]
fn numbers_of_documents() {
    all(&[
        ("06-NQ/TW", "số không sáu, nghị quyết Trung ương"),
        ("Nghị quyết số 06-NQ/TW, ngày", "Nghị quyết số không sáu, nghị quyết Trung ương, ngày"),
        ("Nghị quyết số 06 của", "Nghị quyết số không sáu của"),
        ("Nghị quyết 06 của", "Nghị quyết không sáu của"),
        ("148/NQ-CP", "số một trăm bốn mươi tám, nghị quyết Chính phủ"),
        ("01/NQ-CP", "số không một, nghị quyết Chính phủ"),
        ("98/2015/QH13", "số chín mươi tám năm hai nghìn không trăm mười lăm, Quốc hội khóa mười ba"),
        ("42/2022/NĐ-CP", "số bốn mươi hai năm hai nghìn không trăm hai mươi hai, nghị định Chính phủ"),
        (
            "111/2025/UBTVQH15",
            "số một trăm mười một năm hai nghìn không trăm hai mươi lăm, Ủy ban Thường vụ Quốc hội khóa mười lăm",
        ),
        ("224-KL/TW", "số hai trăm hai mươi tư, kết luận Trung ương"),
        ("891/QĐ-TTg", "số tám trăm chín mươi mốt, quyết định Thủ tướng Chính phủ"),
        ("Quy định số 399-QĐ/TW", "Quy định số ba trăm chín mươi chín, quy định Trung ương"),
        ("50-CT/TW", "số năm mươi, chỉ thị Trung ương"),
        ("42-HD/BTCTW", "số bốn mươi hai, hướng dẫn Ban Tổ chức Trung ương"),
        ("14/TB-VPCP", "số mười bốn, thông báo Văn phòng Chính phủ"),
        ("128-KH/BTGDVTW", "số một trăm hai mươi tám, kế hoạch Ban Tuyên giáo và Dân vận Trung ương"),
        ("01/2021/TT-BXD", "số không một năm hai nghìn không trăm hai mươi mốt, thông tư Bộ Xây dựng"),
        // Who TU is depends on the province.
        ("22-CTr/TU", "số hai mươi hai, chương trình TU"),
        (
            "(NQ 111/2025/UBTVQH15)",
            "(nghị quyết số một trăm mười một năm hai nghìn không trăm hai mươi lăm, Ủy ban Thường vụ Quốc hội khóa mười lăm)",
        ),
        ("QĐ 891/QĐ-TTg", "quyết định số tám trăm chín mươi mốt, quyết định Thủ tướng Chính phủ"),
    ]);
}

#[test]
fn abbreviations() {
    all(&[
        ("UBND tỉnh", "ủy ban nhân dân tỉnh"),
        ("HĐND, UBND", "hội đồng nhân dân, ủy ban nhân dân"),
        ("phát triển KT-XH", "phát triển kinh tế - xã hội"),
        ("TP. HCM", "thành phố. Hồ Chí Minh"),
        ("TW Đảng", "Trung ương Đảng"),
        // Nobody says these in full, and these mean several things.
        ("GDP", "GDP"),
        ("vốn ODA", "vốn ODA"),
        ("ASEAN", "ASEAN"),
        ("ubnd", "ubnd"),
    ]);
}

#[test]
fn the_rest_stays() {
    all(&[
        ("", ""),
        (
            "Đô thị Việt Nam – động lực phát triển; và/hoặc “xanh”.",
            "Đô thị Việt Nam – động lực phát triển; và/hoặc “xanh”.",
        ),
        (
            "Chỉ tiêu | 2025 | 2030",
            "Chỉ tiêu, hai nghìn không trăm hai mươi lăm, hai nghìn không trăm ba mươi",
        ),
        ("a)", "a)"),
    ]);
}

/// Text like a document's, and anything else.
fn text() -> impl Strategy<Value = String> {
    let bit = prop_oneof![
        3 => proptest::sample::select(syllable::all()),
        3 => "[0-9.,%/–-]{1,9}",
        2 => "[0-9]{1,20}",
        2 => "[a-zA-ZđĐưƠ]{1,5}[0-9]{0,3}",
        1 => "[XVIxvi]{1,5}[./(]{0,2}[0-9]{0,2}[)]?",
        1 => "[0-9]{1,3}[-/](20[0-9]{2}/)?(NQ|QĐ|NĐ|QH|CTr)[-/]?(TW|CP|TTg|XX)?[0-9]{0,2}",
        1 => "[０-９]{1,4}",
        1 => "[\u{300}-\u{323}\u{31b}\u{ad}\u{200b}\u{feff}]{1,3}",
        1 => any::<String>(),
    ];
    let gap = proptest::sample::select(vec!["", " ", " ", ". ", "\n", "-", "(", "\u{a0}", " – ", " | "]);
    proptest::collection::vec((bit, gap), 0..10)
        .prop_map(|bits| bits.into_iter().flat_map(|(bit, gap)| [bit, gap.to_owned()]).collect())
}

const FIGURES: [&str; 15] = [
    "không", "một", "mốt", "hai", "ba", "bốn", "tư", "năm", "lăm", "sáu", "bảy", "tám", "chín", "mười",
    "nhất",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_figure_is_dropped_or_left(text in text()) {
        let said = spoken(&text);
        prop_assert!(!said.chars().any(|c| digit(c).is_some()), "{said:?}");
        let runs = text.split(|c: char| digit(c).is_none()).filter(|run| !run.is_empty()).count();
        let words = said.split(|c: char| !c.is_alphanumeric()).filter(|word| FIGURES.contains(word)).count();
        prop_assert!(words >= runs, "{text:?}: {said:?}");
    }

    #[test]
    fn words_without_figures_or_capitals_stay(words in proptest::collection::vec(proptest::sample::select(syllable::all()), 0..12)) {
        let text = words.join(" ");
        prop_assert_eq!(spoken(&text), text);
    }
}
