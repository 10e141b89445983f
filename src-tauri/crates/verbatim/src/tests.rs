//! Copies are found, names aren't copies, and chance makes no marks.

use super::{Corpus, FAINT, Gathering, VERBATIM, count};

/// A generator of our own, so that a text is the same on every computer.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most.max(1)
    }
}

const GUIDANCE: &str = include_str!("../../../../content/huong-dan-nq06/index.md");

/// The guidance's own paragraphs, long enough to copy from.
fn paragraphs() -> Vec<&'static str> {
    let own = |line: &&str| line.split_whitespace().count() > 40 && !line.starts_with(['#', '|', '[', '>']);
    GUIDANCE.lines().map(str::trim).filter(own).collect()
}

fn corpus() -> Corpus {
    let mut all = Gathering::default();
    for (number, text) in (0..).zip(paragraphs()) {
        all.passage(number, 1, text);
    }
    all.corpus()
}

/// Words of a person who writes of something else, joined by chance.
fn own_words(dice: &mut Dice, words: usize) -> String {
    const OWN: [&str; 40] = [
        "tôi",
        "thấy",
        "bà",
        "con",
        "tổ",
        "mình",
        "hay",
        "hỏi",
        "chuyện",
        "nước",
        "ngập",
        "đường",
        "hẻm",
        "đèn",
        "rác",
        "cây",
        "trường",
        "chợ",
        "sân",
        "chơi",
        "trẻ",
        "em",
        "người",
        "già",
        "họp",
        "tối",
        "thứ",
        "sáu",
        "ghi",
        "sổ",
        "rồi",
        "nhắc",
        "nhau",
        "cùng",
        "dọn",
        "sửa",
        "xin",
        "góp",
        "ý",
        "thêm",
    ];
    (0..words).map(|_| OWN[dice.below(OWN.len())]).collect::<Vec<_>>().join(" ")
}

#[test]
fn every_planted_copy_is_found_where_it_stands() {
    let corpus = corpus();
    let paragraphs = paragraphs();
    assert!(paragraphs.len() >= 10, "{}", paragraphs.len());
    let mut dice = Dice(7);
    for round in 0..2000 {
        let paragraph = paragraphs[dice.below(paragraphs.len())];
        let words: Vec<&str> = paragraph.split_whitespace().filter(|word| count(word) == 1).collect();
        let length = VERBATIM + dice.below(30);
        if words.len() < length {
            continue;
        }
        let from = dice.below(words.len() - length + 1);
        // Only where those words stand side by side in the paragraph too.
        let copy = words[from..from + length].join(" ");
        let Some(there) = paragraph.find(&copy) else { continue };
        let (before, after) = (own_words(&mut dice, 20), own_words(&mut dice, 20));
        let text = format!("{before} {copy} {after}");
        let covered: usize =
            corpus.runs(&text).iter().filter(|run| !run.faint).map(|run| run.text.len()).sum();
        assert!(covered + 8 >= copy.len(), "round {round}, {length} syllables: {copy}");
        let run = &corpus.runs(&text)[0];
        assert!(run.text.start <= before.len() + 8 && there < paragraph.len(), "round {round}");
    }
}

#[test]
fn marks_case_and_placement_of_the_tone_make_no_difference_and_the_tone_itself_does() {
    let mut all = Gathering::default();
    let source = "Xây dựng đô thị hoà nhập, bền vững theo mạng lưới, kĩ lưỡng từng khâu quy hoạch";
    all.passage(3, 1, source);
    let corpus = all.corpus();
    let copied = "xây dựng ĐÔ THỊ hòa nhập bền vững; theo mạng lưới kỹ lưỡng từng khâu quy hoạch";
    let runs = corpus.runs(copied);
    assert_eq!(runs.len(), 1, "{runs:?}");
    assert_eq!((runs[0].passage, runs[0].faint), (3, false));
    assert_eq!(&source[runs[0].source.clone()], source);
    assert_eq!(&copied[runs[0].text.clone()], copied);
    let other = copied.replace("theo mạng", "thèo mạng");
    assert!(corpus.runs(&other).iter().all(|run| run.syllables < 10), "{:?}", corpus.runs(&other));
}

#[test]
fn eight_or_nine_are_faint_and_seven_nothing() {
    let words = "một hai ba bốn năm sáu bảy tám chín mười mươi lăm";
    let mut all = Gathering::default();
    all.passage(0, 1, words);
    let corpus = all.corpus();
    for length in 5..=12 {
        let copy: Vec<&str> = words.split(' ').take(length).collect();
        let text = format!("chuyện khác {} rồi thôi", copy.join(" "));
        let runs = corpus.runs(&text);
        match length {
            ..FAINT => assert_eq!(runs, []),
            FAINT..VERBATIM => assert!(runs.len() == 1 && runs[0].faint, "{length}: {runs:?}"),
            _ => assert!(runs.len() == 1 && !runs[0].faint, "{length}: {runs:?}"),
        }
    }
}

#[test]
fn names_and_what_everybody_says_are_no_copies() {
    let name =
        "Nghị quyết số 06 của Bộ Chính trị về quy hoạch xây dựng quản lý và phát triển bền vững đô thị";
    let formula = "dưới sự lãnh đạo của Đảng nhân dân ta đã giành được những thành tựu to lớn";
    let own = "phấn đấu tỷ lệ đô thị hoá toàn quốc đạt tối thiểu bốn mươi lăm phần trăm";
    let mut all = Gathering::default();
    all.name(name);
    all.passage(0, 1, &format!("Thực hiện {name} ngay trong năm"));
    for issuer in 1..=3 {
        all.passage(issuer, issuer, &format!("Vừa qua {formula} trên mọi mặt"));
    }
    all.passage(9, 1, own);
    let corpus = all.corpus();
    assert_eq!(corpus.runs(&format!("Tôi đã học {name} với chi bộ")), [], "a title");
    assert_eq!(corpus.runs(&format!("Tôi tin rằng {formula} ở quê tôi")), [], "three issuers say it");
    assert_eq!(corpus.runs(&format!("Tôi nhớ: {own}.")).len(), 1, "one says it");
}

#[test]
fn a_run_over_two_passages_is_told_as_two_and_nothing_twice() {
    let (one, two) = ("a b c d e g h i k l m n", "p q r s t u v x y bo ca di");
    let mut all = Gathering::default();
    all.passage(1, 1, one);
    all.passage(2, 1, two);
    let text = format!("{one} {two}");
    let runs = all.corpus().runs(&text);
    let told: Vec<(u32, &str)> = runs.iter().map(|run| (run.passage, &text[run.text.clone()])).collect();
    assert_eq!(told, [(1, one), (2, two)]);
}

/// Texts that are no copies but are made of the same turns of phrase, two by two: harder than any other subject's prose.
#[test]
fn a_hundred_unrelated_texts_get_few_marks() {
    let corpus = corpus();
    let words: Vec<&str> = GUIDANCE.split_whitespace().filter(|word| count(word) == 1).collect();
    let mut dice = Dice(11);
    let (mut marked, mut all) = (0, 0);
    for _ in 0..100 {
        let mut text = String::new();
        for _ in 0..150 {
            // Pairs that stand in the guidance, never more than four of its words in a row.
            let at = dice.below(words.len() - 4);
            text.push_str(&words[at..at + 2 + dice.below(3)].join(" "));
            text.push(' ');
        }
        all += count(&text);
        marked += corpus.runs(&text).iter().map(|run| count(&text[run.text.clone()])).sum::<usize>();
    }
    assert!(marked * 50 <= all, "{marked} of {all} syllables");
}

/// Three thousand words against three hundred thousand syllables: looked at while somebody writes.
#[test]
fn a_paper_against_a_large_library() {
    let mut dice = Dice(5);
    let mut all = Gathering::default();
    let mut words: Vec<String> = Vec::new();
    for number in 0..3000 {
        let words_here: Vec<String> = (0..100).map(|_| format!("ba{}", dice.below(4000))).collect();
        all.passage(number, number % 7, &words_here.join(" "));
        if number % 100 == 0 {
            words.extend(words_here);
        }
    }
    let corpus = all.corpus();
    let text = words.join(" ");
    let began = std::time::Instant::now();
    let runs = corpus.runs(&text);
    println!("3,000 words against 300,000 syllables: {:?}", began.elapsed());
    assert_eq!(runs.len(), 30);
}
