//! Papers for other programs to read: `papers FOLDER`. Beside each DOCX stands what is in it, as JSON.
//!
//! `random-N` have something of everything; `length-N` have N lines of text and signatures, so that their end comes at
//! every place of a page; `long` has sixty pages.
#![allow(clippy::expect_used, clippy::print_stdout, reason = "it is run by hand and by the bench")]

use std::path::Path;
use std::time::Instant;
use std::{env, fs};

use office::{
    Block, Cell, Frame, Head, Mark, Mm, Pack, Paragraph, Run, Signature, Signer, Style, Table,
    kept_with_signature,
};

const WORDS: [&str; 16] = [
    "văn hoá",
    "là",
    "nền tảng",
    "tinh thần",
    "của xã hội",
    "phát triển",
    "con người",
    "đạo đức",
    "gia đình",
    "<&>",
    "“trích”",
    "ưỡ",
    "Ẵ",
    "đến năm 2030,",
    "tỉ lệ 95 %",
    "nghị quyết",
];

/// A small generator: the same papers each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % end
    }

    fn words(&mut self, most: usize) -> String {
        let count = 1 + self.below(most);
        (0..count).map(|_| WORDS[self.below(WORDS.len())]).collect::<Vec<_>>().join(" ")
    }
}

fn head() -> Head {
    Head {
        superior: "Đảng bộ phường Hàng Bạc".to_owned(),
        issuer: "Chi bộ tổ dân phố 5".to_owned(),
        number: String::new(),
        place_and_day: "Hà Nội, ngày 05 tháng 12 năm 2026".to_owned(),
    }
}

fn signature() -> Signature {
    let left = Signer { titles: vec!["Nhận xét của chi bộ".to_owned()], name: String::new() };
    let right = Signer { titles: vec!["Người viết".to_owned()], name: "Nguyễn Thị Ẩn".to_owned() };
    Signature { left: Some(left), right }
}

fn random(pack: &Pack, dice: &mut Dice) -> Vec<Block> {
    let mut blocks = vec![head().block(pack)];
    blocks.extend(pack.title("Bài thu hoạch", &dice.words(12)));
    for _ in 0..1 + dice.below(30) {
        let style = match dice.below(8) {
            0 => Style::Heading1,
            1 => Style::Heading2,
            2 => Style::Heading3,
            3 => Style::Quote,
            _ => Style::Body,
        };
        let mut paragraph = Paragraph::of(style, dice.words(60));
        if dice.below(3) == 0 {
            paragraph = paragraph.note(dice.words(30));
            let mark = Mark { bold: dice.below(2) == 0, italic: dice.below(2) == 0, ..Mark::default() };
            paragraph = paragraph.text(format!(" {}", dice.words(20)), mark);
        }
        blocks.push(Block::Paragraph(paragraph));
        if dice.below(12) == 0 {
            let columns = 1 + dice.below(6);
            let row = |dice: &mut Dice| -> Vec<Cell> {
                (0..columns)
                    .map(|_| Cell { paragraphs: vec![Paragraph::of(Style::Plain, dice.words(8))] })
                    .collect()
            };
            let rows = (0..1 + dice.below(12)).map(|_| row(dice)).collect();
            let widths = (0..columns).map(|_| Mm(1.0)).collect();
            blocks.push(Block::Table(Table { widths, rows, frame: Frame::Lined, heads: 1 }));
        }
    }
    kept_with_signature(blocks, signature().block(pack))
}

/// Every paragraph's words, and every footnote's, in order, as JSON; empty paragraphs are left out.
fn told(blocks: &[Block]) -> String {
    let mut body = Vec::new();
    let mut notes = Vec::new();
    let mut tell = |paragraph: &Paragraph| {
        let mut words = String::new();
        for run in &paragraph.runs {
            match run {
                Run::Text(text) => words.push_str(&text.words),
                Run::Note(note) => {
                    notes.push(note.words.iter().map(|text| text.words.as_str()).collect::<String>())
                }
            }
        }
        if !words.is_empty() {
            body.push(words);
        }
    };
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => tell(paragraph),
            Block::Table(table) => {
                table.rows.iter().flatten().flat_map(|cell| &cell.paragraphs).for_each(&mut tell)
            }
        }
    }
    format!("{{\"body\":{body:?},\"notes\":{notes:?}}}")
}

fn write(folder: &Path, name: &str, pack: &Pack, blocks: Vec<Block>) {
    let json = told(&blocks);
    let paper = pack.paper("Bài thu hoạch", vec![pack.section(false, blocks)]);
    let begun = Instant::now();
    let bytes = paper.docx().expect("a file");
    if name == "long" {
        println!("long: {} ms, {} bytes", begun.elapsed().as_millis(), bytes.len());
    }
    fs::write(folder.join(format!("{name}.docx")), bytes).expect("a folder to write to");
    fs::write(folder.join(format!("{name}.json")), json).expect("a folder to write to");
}

fn main() {
    let folder = env::args().nth(1).expect("a folder");
    let folder = Path::new(&folder);
    fs::create_dir_all(folder).expect("a folder to write to");
    let packs = Pack::shipped().expect("packs");
    let mut dice = Dice(6);
    for at in 0..500 {
        let pack = &packs[at % packs.len()];
        let blocks = random(pack, &mut dice);
        write(folder, &format!("random-{at:03}"), pack, blocks);
    }
    for lines in 1..=200 {
        let mut blocks = vec![head().block(&packs[0])];
        blocks.extend(packs[0].title("Bài thu hoạch", "Học tập nghị quyết"));
        let line = |at: usize| Block::Paragraph(Paragraph::of(Style::Body, format!("Dòng {at} của bài.")));
        blocks.extend((1..=lines).map(line));
        write(
            folder,
            &format!("length-{lines:03}"),
            &packs[0],
            kept_with_signature(blocks, signature().block(&packs[0])),
        );
    }
    let pages = (0..60 * 10)
        .map(|_| Block::Paragraph(Paragraph::of(Style::Body, dice.words(90)).note(dice.words(9))));
    write(folder, "long", &packs[0], pages.collect());
}
