//! A file that was read and isn't taken in yet: its lines beside the blocks that were made of them, and what a reader
//! corrects in these. After each correction both proofs are run anew.

use std::collections::HashMap;
use std::ops::Range;

use library::print::clip;
use serde::Serialize;

use crate::correction::{Correction, Deed, FieldName, Piece, Tree, Unfit};
use crate::decode::Encodings;
use crate::issue::{Issue, IssueKind, Place};
use crate::letters::Count;
use crate::model::{Part, Reading};
use crate::proof::{count_result, count_source, is_vietnamese};
use crate::record::{Original, Record};
use crate::refusal::Refusal;
use crate::result::Import;
use crate::source::{Source, shares, sources};
use crate::structure::Structure;
use crate::tree::{Block, Kind};
use crate::watch::{Step, Watch};
use crate::{caps, decode, emit, front, readers, sniff, spoilt};

/// An issue, and the block that it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Marked {
    /// What it is.
    pub issue: Issue,
    /// By what it is known from one correction to the next.
    pub key: String,
    /// The block, if it is about one.
    pub block: Option<usize>,
    /// The reader looked at it, or corrected the words that it is about.
    pub settled: bool,
}

/// What corrections made of a draft.
#[derive(Debug, Clone)]
pub struct Made {
    /// All that is written.
    pub import: Import,
    /// For each block of the document the lines that it was made of.
    pub sources: Vec<Range<usize>>,
    /// For each block whether its words were corrected.
    pub corrected: Vec<bool>,
    /// For each block what is printed of it, with its sign: what [`Deed::Words`] and [`Deed::Split`] speak of.
    pub printed: Vec<String>,
    /// What there is to look at.
    pub issues: Vec<Marked>,
    /// What the document is called in the library.
    pub title: String,
    /// The library's own kind, by its name in front matter.
    pub shelf: String,
}

/// Why corrections aren't taken.
#[derive(Debug, thiserror::Error)]
pub enum NotMade {
    /// The deed doesn't fit what it is done to.
    #[error("correction {0}: {1}")]
    Unfit(usize, Unfit),
    /// What comes out isn't proved, or somebody stopped it.
    #[error("{0}")]
    Refused(#[from] Refusal),
}

/// A file that was read.
#[derive(Debug, Clone)]
pub struct Draft {
    name: String,
    sources: Vec<Source>,
    tree: Tree,
    /// What the readers and the structure said that no correction of a block's kind changes.
    issues: Vec<Issue>,
    gaps: Vec<Issue>,
    record: Record,
}

impl Draft {
    /// Reads a file's bytes and makes a tree of them. `name` is the file's name.
    ///
    /// # Errors
    /// A [`Refusal`]: why the file isn't taken in.
    pub fn read(bytes: &[u8], name: &str, watch: &Watch<'_>) -> Result<Self, Refusal> {
        if bytes.len() as u64 > caps::FILE {
            return Err(Refusal::TooLarge(bytes.len() as u64));
        }
        let format = sniff::sniff(bytes)?;
        watch.at(Step::Reading, 0, 1)?;
        let mut reading = readers::read(bytes, format, watch)?;
        let lines = reading.parts.iter().map(|part| part.lines().count()).sum::<usize>();
        if lines > caps::PARAGRAPHS {
            return Err(Refusal::TooMany);
        }
        count_source(&reading)?;
        let encodings = decode::decode_all(&mut reading)?;
        let signs = spoilt::settle(&mut reading)?;
        is_vietnamese(&reading)?;
        watch.at(Step::Structure, 0, 1)?;
        let made = crate::structure::structure(&reading, watch)?;
        Ok(Self::of(&reading, made, Original::of(bytes, name), &encodings, signs))
    }

    fn of(
        reading: &Reading,
        made: Structure,
        original: Original,
        encodings: &Encodings,
        signs: usize,
    ) -> Self {
        let Structure { blocks, fields, issues, gaps, mut repairs } = made;
        let (sources, weights) = sources(reading);
        let froms = shares(&sources, &weights, &blocks);
        let piece = |(block, from)| Piece { block, from, corrected: false };
        let pieces = blocks.into_iter().zip(froms).map(piece).collect();
        let mut letters = Count::default();
        for line in reading.parts.iter().flat_map(Part::lines) {
            letters.add(&line.label);
            // A mark may stand in the run behind its letter.
            letters.add(&line.text());
        }
        repairs.decoded = encodings.values().sum::<usize>() + signs;
        let mut all = reading.issues.clone();
        all.extend(issues);
        let name = original.name.clone();
        let record = Record::new(original, reading, encodings, repairs, Vec::new());
        let tree = Tree { pieces, fields, title: None, shelf: None, letters, seen: Vec::new() };
        Self { name, sources, tree, issues: all, gaps, record }
    }

    /// The lines of the original.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// What is known of the file.
    #[must_use]
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// Words that keep it from being passed on.
    #[must_use]
    pub fn restricted(&self) -> Option<&str> {
        self.tree.fields.restricted.as_ref().map(|field| field.value.as_str())
    }

    /// A deed with what it is done to, behind those that are done already.
    ///
    /// # Errors
    /// [`NotMade::Unfit`].
    pub fn correction(&self, done: &[Correction], deed: Deed) -> Result<Correction, NotMade> {
        let tree = self.corrected(done)?;
        let before = tree.before(&deed).ok_or(NotMade::Unfit(done.len(), Unfit::NotThere))?;
        Ok(Correction { deed, before })
    }

    /// The document with these corrections, proved. `id`: where another one is wanted than its number or its file's name
    /// gives.
    ///
    /// # Errors
    /// [`NotMade`].
    pub fn made(
        &self,
        corrections: &[Correction],
        id: Option<&str>,
        watch: &Watch<'_>,
    ) -> Result<Made, NotMade> {
        let tree = self.corrected(corrections)?;
        watch.at(Step::Proving, 0, 1)?;
        let name = self.name.as_str();
        let id = id.map_or_else(|| front::id(&tree.fields, name), str::to_owned);
        let head = front::Head::of(&tree, &id, name);
        let blocks: Vec<Block> = tree.pieces.iter().map(|piece| piece.block.clone()).collect();
        let proved = emit::emit(&head.front(&id, &tree.fields, name), &id, &blocks, watch)?;
        count_result(&tree.letters, &proved.document)?;
        watch.at(Step::Proving, 1, 1)?;
        let mut issues = self.issues.clone();
        issues.extend(tree.fields.issues());
        let changed = corrections.iter().any(|it| it.deed.at().is_some());
        issues.extend(if changed { gaps(&blocks) } else { self.gaps.clone() });
        crate::structure::check_sequence(&blocks, &mut issues);
        issues.extend(of_proof(&proved, &blocks));
        issues.sort_by_key(|issue| issue.place);
        let issues = mark(issues, &tree, &self.sources);
        let mut record = self.record.clone();
        record.issues = issues.iter().map(|marked| marked.issue.clone()).collect();
        let printed = |block: &Block| crate::correction::printed(block).text;
        Ok(Made {
            sources: tree.pieces.iter().map(|piece| piece.from.clone()).collect(),
            corrected: tree.pieces.iter().map(|piece| piece.corrected).collect(),
            printed: blocks.iter().map(printed).collect(),
            issues,
            title: head.title,
            shelf: head.shelf,
            import: Import {
                id,
                markdown: proved.markdown,
                document: proved.document,
                fields: tree.fields,
                record,
            },
        })
    }

    fn corrected(&self, corrections: &[Correction]) -> Result<Tree, NotMade> {
        let mut tree = self.tree.clone();
        for (at, correction) in corrections.iter().enumerate() {
            tree.apply(correction).map_err(|unfit| NotMade::Unfit(at, unfit))?;
        }
        Ok(tree)
    }
}

impl Made {
    /// A field as it is now.
    #[must_use]
    pub fn field(&self, field: FieldName) -> Option<(&str, Option<Place>)> {
        let fields = &self.import.fields;
        let of = match field {
            FieldName::Number => &fields.number,
            FieldName::Issued => &fields.issued,
            FieldName::Issuer => &fields.issuer,
            FieldName::Kind => &fields.kind,
            FieldName::About => &fields.about,
            FieldName::Title => return Some((&self.title, None)),
            FieldName::Shelf => return Some((&self.shelf, None)),
        };
        of.as_ref().map(|field| (field.value.as_str(), Some(field.place)))
    }
}

/// What the proof found worth a look.
fn of_proof(proved: &emit::Proved, blocks: &[Block]) -> Vec<Issue> {
    let mut issues = Vec::new();
    for &at in &proved.plain {
        let block = &blocks[at];
        let words = clip(&block.words().collect::<Vec<_>>().join(" "));
        issues.push(Issue { place: block.place, kind: IssueKind::StyleLost { words } });
    }
    for diagnostic in &proved.diagnostics {
        if let library::Problem::EqualAddress(address) = &diagnostic.problem {
            let line = diagnostic.line;
            // Blocks stand in the order of their lines.
            let block = proved.document.blocks.binary_search_by_key(&line, |block| block.line).ok();
            let place = block.and_then(|at| blocks.get(at)).map(|block| block.place).unwrap_or_default();
            let address = address.split(' ').next().unwrap_or_default().to_owned();
            issues.push(Issue { place, kind: IssueKind::SameAddress { address } });
        }
    }
    issues
}

/// Where articles don't follow each other in blocks that were corrected.
fn gaps(blocks: &[Block]) -> Vec<Issue> {
    let view = |block: &Block| match block.kind {
        Kind::Row { .. } | Kind::Rule => String::new(),
        _ => crate::correction::printed(block).text.replace(['*', '#', '<'], " "),
    };
    let views: Vec<String> = blocks.iter().map(view).collect();
    let views: Vec<&str> = views.iter().map(String::as_str).collect();
    let gap = |(at, articles): (usize, String)| Issue {
        place: blocks[at].place,
        kind: IssueKind::Gap { articles },
    };
    library::print::parts(&views).gaps.into_iter().map(gap).collect()
}

/// Finds the block of each issue, and whether it is settled.
fn mark(issues: Vec<Issue>, tree: &Tree, sources: &[Source]) -> Vec<Marked> {
    // The first of each: later ones were put behind what is there.
    let mut by_place: HashMap<Place, usize> = HashMap::new();
    for (at, piece) in tree.pieces.iter().enumerate() {
        by_place.entry(piece.block.place).or_insert(at);
    }
    for (at, piece) in tree.pieces.iter().enumerate() {
        for source in sources.get(piece.from.clone()).unwrap_or_default() {
            by_place.entry(source.place).or_insert(at);
        }
    }
    by_place.remove(&Place::default());
    let mut told: HashMap<String, usize> = HashMap::new();
    let settle = |issue: Issue| {
        let block = by_place.get(&issue.place).copied();
        let words = serde_json::to_string(&issue).unwrap_or_default();
        let times = told.entry(words.clone()).or_default();
        *times += 1;
        let key = format!("{words}{times}");
        let about_words = matches!(
            issue.kind,
            IssueKind::Glued { .. }
                | IssueKind::CaseUnknown { .. }
                | IssueKind::DrawnCapitals { .. }
                | IssueKind::MixedEncoding { .. }
                | IssueKind::Spoilt { .. }
        );
        let corrected = block.and_then(|at| tree.pieces.get(at)).is_some_and(|piece| piece.corrected);
        let settled = tree.seen.contains(&key) || about_words && corrected;
        Marked { issue, key, block, settled }
    };
    issues.into_iter().map(settle).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(text: &str) -> Draft {
        Draft::read(text.as_bytes(), "thu.txt", &Watch::default()).expect("a draft")
    }

    fn done(draft: &Draft, deeds: &[Deed]) -> Result<Made, NotMade> {
        let mut corrections = Vec::new();
        for deed in deeds {
            corrections.push(draft.correction(&corrections, deed.clone())?);
        }
        draft.made(&corrections, None, &Watch::default())
    }

    const TEXT: &str = "QUYẾT ĐỊNH\n\nVề việc học tập\n\nĐiều 1. Phạm vi\n\n1. Đơn vị học tập nghị quyết.\n\n\
                        3. Chi bộ tổ chức học tập và báo cáo.\n\nNơi nào chưa học thì học sau.\n";

    fn words(made: &Made) -> Vec<&str> {
        made.printed.iter().map(String::as_str).collect()
    }

    #[test]
    fn each_deed_is_proved_and_leaves_the_letters() {
        let draft = draft(TEXT);
        let plain = draft.made(&[], None, &Watch::default()).expect("proved");
        let at =
            |start: &str| plain.printed.iter().position(|words| words.starts_with(start)).expect("there");
        let (last, third) = (at("Nơi nào"), at("3."));
        let made = done(&draft, &[Deed::JoinUp { at: last }]).expect("joined");
        assert_eq!(
            words(&made).last(),
            Some(&"3. Chi bộ tổ chức học tập và báo cáo. Nơi nào chưa học thì học sau.")
        );
        let parted = Deed::Split { at: third, offset: "3. Chi bộ tổ chức học tập".chars().count() };
        let made = done(&draft, &[parted]).expect("split");
        assert_eq!(made.printed[third..third + 2], ["3. Chi bộ tổ chức học tập", "và báo cáo."]);
        let made =
            done(&draft, &[Deed::Paragraph { at: third }, Deed::Heading { at: third }]).expect("a heading");
        assert!(matches!(made.import.document.blocks[third].kind, library::BlockKind::Heading(_)));
        let made = done(&draft, &[Deed::Heading { at: last }, Deed::Level { at: last, deeper: true }])
            .expect("deeper");
        let before = plain.import.document.blocks[..last].iter().rev().find_map(|block| match block.kind {
            library::BlockKind::Heading(level) => Some(level),
            _ => None,
        });
        assert_eq!(
            made.import.document.blocks[last].kind,
            library::BlockKind::Heading(before.expect("one") + 1)
        );
        let made = done(&draft, &[Deed::Paragraph { at: third }, Deed::Item { at: third }]).expect("an item");
        assert_eq!(made.import.markdown, plain.import.markdown);
    }

    #[test]
    fn words_that_are_corrected_settle_what_they_break() {
        let draft = draft(TEXT);
        let plain = draft.made(&[], None, &Watch::default()).expect("proved");
        let skipped =
            |made: &Made| made.issues.iter().any(|it| matches!(it.issue.kind, IssueKind::Skipped { .. }));
        assert!(skipped(&plain));
        let at = plain.printed.iter().position(|words| words.starts_with("3.")).expect("there");
        let words = "2. Chi bộ tổ chức học tập và báo cáo.".to_owned();
        let made = done(&draft, &[Deed::Words { at, cell: None, words }]).expect("corrected");
        assert!(!skipped(&made) && made.corrected[at]);
        let issue =
            plain.issues.iter().find(|it| matches!(it.issue.kind, IssueKind::Skipped { .. })).expect("one");
        let made = done(&draft, &[Deed::Seen { issue: issue.key.clone() }]).expect("seen");
        assert!(made.issues.iter().any(|it| it.key == issue.key && it.settled));
    }

    #[test]
    fn what_does_not_fit_changes_nothing() {
        let draft = draft(TEXT);
        for deed in [
            Deed::JoinUp { at: 0 },
            Deed::Split { at: 0, offset: 0 },
            Deed::Level { at: 0, deeper: true },
            Deed::Heading { at: 99 },
            Deed::Words { at: 0, cell: None, words: " ".into() },
        ] {
            assert!(matches!(done(&draft, std::slice::from_ref(&deed)), Err(NotMade::Unfit(..))), "{deed:?}");
        }
        // One that was made on another file.
        let other = Correction { deed: Deed::Paragraph { at: 1 }, before: "lời của tệp khác".into() };
        assert!(matches!(
            draft.made(&[other], None, &Watch::default()),
            Err(NotMade::Unfit(0, Unfit::NotThere))
        ));
    }

    #[test]
    fn every_block_has_its_lines() {
        let draft = draft(TEXT);
        let made = draft.made(&[], None, &Watch::default()).expect("proved");
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        for (printed, range) in made.printed.iter().zip(&made.sources) {
            let lines: String =
                draft.sources()[range.clone()].iter().map(|line| letters(&line.text)).collect();
            assert!(lines.contains(&letters(printed)), "{printed}: {lines}");
        }
    }

    #[test]
    fn fields_are_filled_in_by_hand() {
        let draft = draft(TEXT);
        let field = |field, value: &str| Deed::Field { field, value: value.into() };
        let deeds = [
            field(FieldName::Number, "12-QĐ/TU"),
            field(FieldName::Issued, "2026-11-30"),
            field(FieldName::Title, "Quyết định 12"),
            field(FieldName::Shelf, "resolution"),
        ];
        let made = done(&draft, &deeds).expect("filled in");
        let manifest = &made.import.document.manifest;
        assert_eq!(manifest.number.as_deref(), Some("12-QĐ/TU"));
        assert_eq!(
            (manifest.issued.as_deref(), manifest.title.as_str()),
            (Some("2026-11-30"), "Quyết định 12")
        );
        assert_eq!(manifest.kind, library::Kind::Resolution);
        let gone = |it: &Marked| !matches!(it.issue.kind, IssueKind::NoNumber | IssueKind::NoDate);
        assert!(made.issues.iter().all(gone));
    }
}
