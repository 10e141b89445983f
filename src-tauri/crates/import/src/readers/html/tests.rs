use super::super::super::fixtures::{all_is_there, lines};
use super::{read, read_mail};
use crate::issue::{DroppedKind, IssueKind};
use crate::model::{Part, Raised, Reading};
use crate::refusal::Refusal;
use crate::watch::Watch;

fn page(text: &str) -> Reading {
    let reading = read(text.as_bytes(), &Watch::default()).expect("a page");
    all_is_there(&reading);
    reading
}

fn dropped(reading: &Reading) -> Vec<(DroppedKind, String)> {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    reading.dropped.iter().map(|it| (it.what, words(&it.text))).collect()
}

#[test]
fn lists_as_a_browser_prints_them() {
    let reading = page(
        "<ol start=3><li>ba<li value=7>bảy<ol type=a><li>a<li>b</ol><li>tám</ol><ol reversed><li>hai<li>một</ol>\
         <ul><li>dấu<ul><li>con</ul></ul><ol style='list-style-type:upper-roman'><li><p>La Mã</p><p>tiếp</p></ol>\
         <ol><li><ol><li>lồng</ol></li><li></li></ol><style>.n{list-style:none}</style><ol class=n><li>trơn</ol>",
    );
    assert_eq!(
        lines(&reading),
        [
            "3. ba",
            "7. bảy",
            "a. a",
            "b. b",
            "8. tám",
            "2. hai",
            "1. một",
            "• dấu",
            "○ con",
            "I. La Mã",
            "tiếp",
            "1. 1. lồng",
            "2.",
            "trơn"
        ]
    );
}

#[test]
fn words_saved_as_a_page() {
    let reading = page(
        "<html xmlns:w=\"urn:schemas-microsoft-com:office:word\"><head><meta name=Generator content=\"Microsoft Word 15\"><title>Tên tệp</title>\
         <!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]--><style><!-- p.MsoNormal {font-family:\".VnTime\"} --></style></head>\
         <body><div class=WordSection1><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>Điều 1.<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span><![endif]>Phạm\nvi</p>\
         <p><span style='font-family:Wingdings'><span style='mso-list:Ignore'>v<span style='font:7.0pt \"Times New Roman\"'>&nbsp; </span></span></span>gạch</p>\
         <p class=MsoNormal>n\u{ad}\u{ed}c</p><p>m<sup>2</sup><span style='mso-hide:all'>ẩn</span><del>bỏ</del><ins>thêm</ins></p>\
         <p class=MsoToc1>Mục lục 1</p><div style='mso-element:comment-list'>nhận xét</div><p>a<br>b<br><br>c</p></div></body></html>",
    );
    assert_eq!(
        lines(&reading),
        ["Điều 1.\u{a0}\u{a0} Phạm vi", "❖ gạch", "n\u{ad}\u{ed}c", "m2thêm", "a\nb", "c"]
    );
    let runs: Vec<_> = reading.parts[3].lines().next().expect("a line").runs.clone();
    assert_eq!(runs[1].style.raised, Raised::Above);
    assert_eq!(reading.parts[2].lines().next().expect("a line").runs[0].font.as_deref(), Some(".VnTime"));
    assert_eq!(
        dropped(&reading),
        [
            (DroppedKind::Furniture, "Tên tệp".to_owned()),
            (DroppedKind::Hidden, "ẩn".to_owned()),
            (DroppedKind::Deleted, "bỏ".to_owned()),
            (DroppedKind::Contents, "Mục lục 1".to_owned()),
            (DroppedKind::Comment, "nhận xét".to_owned()),
        ]
    );
    assert_eq!(reading.bullets, 1);
    for kind in [IssueKind::TrackedChanges { inserted: 1, deleted: 1 }, IssueKind::Hidden { count: 1 }] {
        assert!(reading.issues.iter().any(|issue| issue.kind == kind));
    }
}

#[test]
fn the_text_of_a_web_page_and_what_stands_beside_it() {
    let articles: String = (1..=6).map(|n| format!("<p>Điều {n}. Nội dung</p>")).collect();
    let reading = page(&format!(
        "<body><nav>Trang chủ</nav><div id=a><ul><li>Tin tức<li>Liên hệ</ul></div><div id=b><div><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p></div>\
         <script>var x = 'Điều 9.';</script><div>{articles}</div></div><div>Bản quyền</div>"
    ));
    assert_eq!(lines(&reading).len(), 7);
    assert_eq!(lines(&reading)[0], "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    let left: Vec<String> = dropped(&reading).into_iter().map(|(_, text)| text).collect();
    assert_eq!(left, ["Trang chủ", "Tin tức Liên hệ", "Bản quyền"]);
}

#[test]
fn tables_with_cells_over_others() {
    let reading = page(
        "<table border=1><caption>Bảng</caption><tr><th colspan=2>A<th rowspan=2>B<tr><td>C<td>D<tr><td rowspan=0>E<td>F<td><table><tr><td>G</table><tr><td>H</table>\
         <table><tr><td><table border=1><tr><td>I<td>K</table><td>L</table>",
    );
    let tables: Vec<Vec<Vec<(String, usize, bool)>>> = reading
        .parts
        .iter()
        .filter_map(|part| match part {
            Part::Table(table) => Some(table),
            Part::Line(_) => None,
        })
        .map(|table| {
            let text = |cell: &crate::model::Cell| {
                (cell.lines.iter().map(|line| line.text()).collect(), cell.span, cell.merged)
            };
            table.rows.iter().map(|row| row.iter().map(text).collect()).collect()
        })
        .collect();
    let cell = |text: &str, span, merged| (text.to_owned(), span, merged);
    assert_eq!(
        tables,
        [
            vec![
                vec![cell("A", 2, false), cell("B", 1, false)],
                vec![cell("C", 1, false), cell("D", 1, false), cell("", 1, true)],
                vec![cell("E", 1, false), cell("F", 1, false), cell("G", 1, false)],
                vec![cell("", 1, true), cell("H", 1, false)],
            ],
            vec![vec![cell("I", 1, false), cell("K", 1, false)]],
        ]
    );
    assert_eq!(
        (lines(&reading).first().map(String::as_str), lines(&reading).last().map(String::as_str)),
        (Some("Bảng"), Some("L"))
    );
    assert!(reading.issues.iter().any(|issue| issue.kind == IssueKind::NestedTable));
}

#[test]
fn mail_and_bad_pages() {
    let mail = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n<p>=C4=90=E1=BA=A5t\n--b--";
    assert_eq!(lines(&read_mail(mail.as_bytes(), &Watch::default()).expect("a page")), ["Đất"]);
    assert!(matches!(
        read_mail(b"MIME-Version: 1.0\nContent-Type: text/plain\n\nx", &Watch::default()),
        Err(Refusal::Damaged { .. })
    ));
    let deep = "<div>".repeat(20_000) + "x";
    assert_eq!(read(deep.as_bytes(), &Watch::default()).err(), Some(Refusal::TooDeep));
    // What a page misplaces stays.
    for odd in [
        "<table>a<tr>b<td>c</table>d",
        "<p>a<b>b<p>c</b>d",
        "<select>a<option>b</select>c",
        "<svg><style>x</style>y</svg>z",
        "<template>a<p>b</template>",
        "<plaintext>a</p>",
        "<math><mi>x</mi></math>",
        "<frameset>a<frame></frameset>b",
    ] {
        page(odd);
    }
}
