use std::collections::{HashMap, HashSet};

use proptest::prelude::*;

use super::{Change, Comparison, PieceKind, compare};
use crate::document::{BlockKind, Document};
use crate::parse::parse;

fn read(text: &str) -> Document {
    parse(text, "x").0
}

/// The guidance that is shipped with the program.
fn guidance() -> String {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../content");
    let mut texts: Vec<String> = std::fs::read_dir(file)
        .expect("content")
        .flatten()
        .filter_map(|folder| std::fs::read_to_string(folder.path().join("index.md")).ok())
        .filter(|text| text.contains("kind: guidance"))
        .collect();
    texts.sort();
    texts.remove(0)
}

/// Made again from the old edition and the pieces, the new one is the new one, and the other way round.
#[track_caller]
fn applies(old: &Document, new: &Document, comparison: &Comparison) {
    let mut made = Vec::new();
    let mut unmade = HashSet::new();
    for row in &comparison.rows {
        let (from, to) =
            (row.old.map(|at| &old.blocks[at].inline.text), row.new.map(|at| &new.blocks[at].inline.text));
        if let (Some(from), Some(to)) = (from, to) {
            let of = |without: PieceKind| -> String {
                let side = |kind| if kind == PieceKind::Added { to } else { from };
                row.pieces
                    .iter()
                    .filter(|piece| piece.kind != without)
                    .map(|piece| &side(piece.kind)[piece.range.clone()])
                    .collect()
            };
            if row.pieces.is_empty() {
                assert_eq!(from, to);
            } else {
                assert_eq!((of(PieceKind::Removed), of(PieceKind::Added)), (to.clone(), from.clone()));
            }
        }
        made.extend(row.new);
        assert!(row.old.is_none_or(|at| unmade.insert(at)), "twice");
    }
    let all = |document: &Document| -> Vec<usize> {
        (0..document.blocks.len()).filter(|&at| document.blocks[at].kind != BlockKind::Rule).collect()
    };
    assert_eq!(made, all(new));
    assert_eq!(unmade, all(old).into_iter().collect());
}

/// The same text but for its changes: edits of the guidance's lines, with where each new line comes from.
struct Edition {
    lines: Vec<(String, Option<usize>)>,
    /// Lines of the old edition that were changed or that something was put before.
    touched: HashSet<usize>,
    seed: u32,
}

impl Edition {
    fn of(text: &str, seed: u32) -> Self {
        let lines = text.lines().enumerate().map(|(at, line)| (line.to_owned(), Some(at))).collect();
        Self { lines, touched: HashSet::new(), seed }
    }

    fn random(&mut self, below: usize) -> usize {
        self.seed = self.seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.seed >> 8) as usize % below
    }

    /// A line of running text that nothing was done to yet.
    fn pick(&mut self) -> usize {
        let head = self.lines.iter().skip(1).position(|(line, _)| line == "---").expect("front matter") + 2;
        let start = self.random(self.lines.len());
        let all = self.lines.len();
        let fits = |at: &usize| {
            let (line, origin) = &self.lines[*at];
            let plain = !line.starts_with(['#', '|', '[', '>', '<'])
                && line.split(' ').count() > 14
                && !line.contains(['*', '^']);
            *at >= head && plain && origin.is_some_and(|origin| !self.touched.contains(&origin))
        };
        let at = (start..all).chain(0..start).find(fits).expect("a line that is left");
        self.touched.extend(self.lines[at].1);
        at
    }

    fn words(&mut self, at: usize, change: impl FnOnce(&mut Vec<String>)) {
        let mut words: Vec<String> = self.lines[at].0.split(' ').map(str::to_owned).collect();
        change(&mut words);
        self.lines[at].0 = words.join(" ");
    }

    fn text(&self) -> String {
        self.lines.iter().map(|(line, _)| line.as_str()).collect::<Vec<_>>().join("\n")
    }
}

/// Ten kinds of changes, each once.
fn edited(text: &str, seed: u32) -> Edition {
    let mut it = Edition::of(text, seed);
    // Other words, more words, fewer words.
    let at = it.pick();
    it.words(at, |words| words[6] = "mới".into());
    let at = it.pick();
    it.words(at, |words| words.insert(5, "mới, kịp thời và".into()));
    let at = it.pick();
    it.words(at, |words| {
        words.drain(4..7);
    });
    // A paragraph that is all new, and one that is gone.
    let at = it.pick();
    let new =
        "Đoạn thêm này nói chuyện khác hẳn mọi điều ở trên, không giống câu nào trong văn bản cũ.".to_owned();
    it.lines.splice(at..at, [(String::new(), None), (new, None), (String::new(), None)]);
    let at = it.pick();
    it.lines[at] = (String::new(), None);
    // One that stands elsewhere, and one that is changed, too.
    for change in [false, true] {
        let at = it.pick();
        if change {
            it.words(at, |words| words[7] = "mới".into());
        }
        let line = std::mem::take(&mut it.lines[at]);
        let to = it.pick();
        it.lines.splice(to..to, [(String::new(), None), line, (String::new(), None)]);
    }
    // Another sign before it.
    let at = it.pick();
    let line = it.lines[at].0.clone();
    let rest = line.trim_start().strip_prefix("- ").map(str::to_owned);
    it.lines[at].0 = format!("9. {}", rest.unwrap_or(line));
    // One that became two, of which the longer is it.
    let at = it.pick();
    let words: Vec<String> = it.lines[at].0.split(' ').map(str::to_owned).collect();
    let cut = words.len() * 3 / 4;
    it.lines[at].0 = words[..cut].join(" ");
    it.lines.splice(at + 1..at + 1, [(String::new(), None), (words[cut..].join(" "), None)]);
    // Two that became one.
    let at = it.pick();
    it.lines[at].0.push_str(" Câu mới nối thêm ở cuối đoạn này.");
    it
}

#[test]
fn ten_kinds_of_changes_are_found() {
    let text = guidance();
    let old = read(&text);
    let line_of_old: HashMap<u32, usize> =
        old.blocks.iter().enumerate().map(|(at, block)| (block.line, at)).collect();
    let (mut right, mut given, mut true_pairs) = (0, 0, 0);
    let mut counts = HashMap::new();
    for seed in 0..40 {
        let edition = edited(&text, seed);
        let new = read(&edition.text());
        let comparison = compare(&old, &new);
        applies(&old, &new, &comparison);
        let mut truth = HashSet::new();
        for (at, block) in new.blocks.iter().enumerate().filter(|(_, block)| block.kind != BlockKind::Rule) {
            let origin = edition.lines.get(block.line as usize - 1).and_then(|(_, origin)| *origin);
            if let Some(&from) = origin.and_then(|line| line_of_old.get(&(line as u32 + 1))) {
                truth.insert((from, at));
            }
        }
        let found: HashSet<(usize, usize)> =
            comparison.rows.iter().filter_map(|row| Some((row.old?, row.new?))).collect();
        right += truth.intersection(&found).count();
        given += found.len();
        true_pairs += truth.len();
        for row in &comparison.rows {
            *counts.entry(row.change).or_insert(0) += 1;
        }
    }
    let (precision, recall) =
        (f64::from(right as u32) / given as f64, f64::from(right as u32) / true_pairs as f64);
    println!("{true_pairs} blocks: precision {precision:.4}, recall {recall:.4}, {counts:?}");
    assert!(precision >= 0.999 && recall >= 0.99, "{precision} {recall}");
    // Forty editions, each with five of other words, two that moved, two that came, one that went and one of another number.
    for (change, least) in [
        (Change::Edited, 190),
        (Change::Moved, 60),
        (Change::Added, 80),
        (Change::Removed, 40),
        (Change::Renumbered, 30),
    ] {
        assert!(counts.get(&change).is_some_and(|&count| count >= least), "{change:?}: {counts:?}");
    }
}

#[test]
fn nothing_changed_is_nothing() {
    let document = read(&guidance());
    let comparison = compare(&document, &document);
    assert_eq!(comparison.count(Change::Same), comparison.rows.len());
    assert!(comparison.rows.iter().all(|row| row.pieces.is_empty()));
}

#[test]
fn an_article_before_others_renumbers_them() {
    let old = read(
        "# Luật\n\nĐiều 1. Phạm vi\n\n1. Luật này quy định việc học.\n\nĐiều 2. Hiệu lực\n\nTừ ngày mai.\n\nĐiều 3. Thi hành\n\nMọi người.\n",
    );
    let new = read(
        "# Luật\n\nĐiều 1. Phạm vi\n\n1. Luật này quy định cả việc dạy và học.\n\nĐiều 2. Từ ngữ\n\nTrong luật này có những từ sau.\n\nĐiều 3. Hiệu lực\n\nTừ ngày mai.\n\nĐiều 4. Thi hành\n\nMọi người.\n",
    );
    let comparison = compare(&old, &new);
    applies(&old, &new, &comparison);
    let rows: Vec<(Change, Option<&str>)> = comparison
        .rows
        .iter()
        .map(|row| (row.change, row.new.or(row.old).map(|at| new.blocks[at].inline.text.as_str())))
        .collect();
    assert_eq!(
        rows,
        [
            (Change::Same, Some("Luật")),
            (Change::Same, Some("Điều 1. Phạm vi")),
            (Change::Edited, Some("Luật này quy định cả việc dạy và học.")),
            (Change::Added, Some("Điều 2. Từ ngữ")),
            (Change::Added, Some("Trong luật này có những từ sau.")),
            (Change::Renumbered, Some("Điều 3. Hiệu lực")),
            (Change::Same, Some("Từ ngày mai.")),
            (Change::Renumbered, Some("Điều 4. Thi hành")),
            (Change::Same, Some("Mọi người.")),
        ]
    );
    let text = |row: &super::Row| -> Vec<(PieceKind, String)> {
        let (from, to) =
            (&old.blocks[row.old.expect("old")].inline.text, &new.blocks[row.new.expect("new")].inline.text);
        let side = |kind| if kind == PieceKind::Added { to } else { from };
        row.pieces
            .iter()
            .map(|piece| (piece.kind, side(piece.kind)[piece.range.clone()].to_owned()))
            .collect()
    };
    assert_eq!(
        text(&comparison.rows[2]),
        [
            (PieceKind::Same, "Luật này quy định ".to_owned()),
            // One word between two changes is no rest.
            (PieceKind::Removed, "việc ".to_owned()),
            (PieceKind::Added, "cả việc dạy và ".to_owned()),
            (PieceKind::Same, "học.".to_owned()),
        ]
    );
    let groups: Vec<(String, usize)> =
        comparison.groups(&old, &new).into_iter().map(|group| (group.title, group.rows.len())).collect();
    assert_eq!(
        groups,
        [
            ("Luật", 1),
            ("Điều 1. Phạm vi", 2),
            ("Điều 2. Từ ngữ", 2),
            ("Điều 3. Hiệu lực", 2),
            ("Điều 4. Thi hành", 2)
        ]
        .map(|(title, rows)| (title.to_owned(), rows))
    );
}

#[test]
fn what_went_stands_where_it_stood() {
    let old = read(
        "# A\n\n## I. Một\n\nĐoạn đầu tiên của mục.\n\nĐoạn sẽ bị bỏ đi.\n\n## II. Hai\n\nChữ của mục hai.\n\n## III. Ba\n\nCuối cùng.\n",
    );
    let new = read("# A\n\n## I. Một\n\nĐoạn đầu tiên của mục.\n\n## III. Ba\n\nCuối cùng.\n");
    let comparison = compare(&old, &new);
    applies(&old, &new, &comparison);
    let groups: Vec<(String, bool, usize)> = comparison
        .groups(&old, &new)
        .into_iter()
        .map(|group| (group.title, group.removed, group.rows.len()))
        .collect();
    assert_eq!(
        groups,
        [("A", false, 1), ("I. Một", false, 3), ("II. Hai", true, 2), ("III. Ba", false, 2)]
            .map(|(title, removed, rows)| (title.to_owned(), removed, rows))
    );
}

fn line() -> impl Strategy<Value = String> {
    let known = [
        "Điều 1. Phạm vi",
        "Điều 2. Hiệu lực",
        "1. Một",
        "a) Hai",
        "- Ba bốn năm",
        "Đất đai và nước sạch",
        "",
        "## II. Mục",
        "| a | b |",
        "Ba bốn năm sáu",
    ];
    prop_oneof![
        3 => proptest::sample::select(known.to_vec()).prop_map(str::to_owned),
        2 => "[a-eà-ã ,.%0-3/-]{0,20}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn whatever_changed_applies(
        old in proptest::collection::vec(line(), 0..14),
        new in proptest::collection::vec(line(), 0..14),
    ) {
        let (old, new) = (read(&old.join("\n\n")), read(&new.join("\n\n")));
        let comparison = compare(&old, &new);
        applies(&old, &new, &comparison);
        let same = compare(&old, &old);
        prop_assert_eq!(same.count(Change::Same), same.rows.len());
        let rows: Vec<usize> = comparison.groups(&old, &new).into_iter().flat_map(|group| group.rows).collect();
        prop_assert_eq!(rows, (0..comparison.rows.len()).collect::<Vec<_>>());
    }
}
