//! Automatic numbers, as ECMA-376 part 1, 17.9 has Word compute them. Converters lose them, and they are the address of
//! every provision: so they are computed here, exactly, or said to be unknown.

use std::collections::{HashMap, HashSet};

use super::super::xml::Node;
use super::formats::{format_number, known_format};

/// Levels of a list.
const LEVELS: usize = 9;

/// One level of a list.
#[derive(Debug, Clone, Default)]
pub(super) struct Level {
    start: i64,
    format: String,
    /// "%1.%2."
    template: String,
    /// Every number in it is written in plain figures.
    legal: bool,
    /// The 1-based level after which it begins anew; 0 never, none after any wider one.
    restart: Option<usize>,
    /// The paragraph style that belongs to it.
    style: Option<String>,
    /// The font that it is printed in, if it says one.
    font: String,
    /// No blank stands between the number and the words.
    glued: bool,
}

#[derive(Debug, Default, Clone)]
struct Abstract {
    levels: Vec<Level>,
    /// It has no levels of its own but those of the list that this numbering style names.
    linked: Option<String>,
}

#[derive(Debug, Default, Clone)]
struct Num {
    list: String,
    starts: HashMap<usize, i64>,
    levels: HashMap<usize, Level>,
}

/// All lists of a document, and how far each has counted.
#[derive(Debug, Default, Clone)]
pub(super) struct Numbering {
    lists: HashMap<String, Abstract>,
    nums: HashMap<String, Num>,
    /// By list: counters belong to it, whatever number refers to it.
    counters: HashMap<String, [Option<i64>; LEVELS]>,
    used: HashSet<String>,
    /// By numbering style: the number that it refers to.
    styles: HashMap<String, String>,
}

/// A number as it is printed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Label {
    pub text: String,
    /// No blank behind it.
    pub glued: bool,
    /// A picture in front, no number.
    pub bullet: bool,
    /// The font that its level says.
    pub font: String,
    /// False where its format isn't one that is computed here.
    pub exact: bool,
}

impl Numbering {
    /// Reads `numbering.xml`. `styles`: numbering styles with the number that each refers to.
    pub(super) fn read(root: &Node, styles: HashMap<String, String>) -> Self {
        let mut numbering = Self { styles, ..Self::default() };
        for list in root.all("w:abstractNum") {
            let Some(id) = list.attribute("w:abstractNumId") else { continue };
            let mut levels = vec![Level { start: 1, ..Level::default() }; LEVELS];
            for level in list.all("w:lvl") {
                if let Some(at) = index(level).filter(|&at| at < LEVELS) {
                    levels[at] = read_level(level);
                }
            }
            let linked = list.val("w:numStyleLink").map(str::to_owned);
            numbering.lists.insert(id.to_owned(), Abstract { levels, linked });
        }
        for num in root.all("w:num") {
            let Some(id) = num.attribute("w:numId") else { continue };
            let mut one =
                Num { list: num.val("w:abstractNumId").unwrap_or_default().to_owned(), ..Num::default() };
            for over in num.all("w:lvlOverride") {
                let Some(at) = index(over).filter(|&at| at < LEVELS) else { continue };
                if let Some(start) = number(over, "w:startOverride") {
                    one.starts.insert(at, start);
                }
                if let Some(level) = over.child("w:lvl") {
                    one.levels.insert(at, read_level(level));
                }
            }
            numbering.nums.insert(id.to_owned(), one);
        }
        numbering
    }

    /// The list that a number leads to, through numbering styles.
    fn list(&self, num: &str) -> Option<&str> {
        let mut num = num;
        for _ in 0..LEVELS {
            let list = self.nums.get(num)?.list.as_str();
            match self.lists.get(list)?.linked.as_ref().and_then(|style| self.styles.get(style)) {
                Some(next) if next != num => num = next,
                _ => return Some(list),
            }
        }
        None
    }

    fn level(&self, num: &str, list: &str, at: usize) -> Option<&Level> {
        self.nums.get(num)?.levels.get(&at).or_else(|| self.lists.get(list)?.levels.get(at))
    }

    /// The level of a list that a paragraph style belongs to.
    pub(super) fn level_of_style(&self, num: &str, style: &str) -> Option<usize> {
        let list = self.list(num)?;
        (0..LEVELS)
            .find(|&at| self.level(num, list, at).is_some_and(|level| level.style.as_deref() == Some(style)))
    }

    /// Counts on, and says what is printed before the paragraph. `None`: there is no such list.
    pub(super) fn next(&mut self, num: &str, at: usize) -> Option<Label> {
        let at = at.min(LEVELS - 1);
        let list = self.list(num)?.to_owned();
        let mut counters = self.counters.get(&list).copied().unwrap_or_default();
        if self.used.insert(num.to_owned()) {
            // A number's own start holds once, where the number is first used.
            for &level in self.nums.get(num)?.starts.keys() {
                counters[level] = None;
            }
        }
        let start = |level: usize| {
            let own = self.nums.get(num).and_then(|num| num.starts.get(&level)).copied();
            own.or_else(|| self.level(num, &list, level).map(|level| level.start)).unwrap_or(1)
        };
        counters[at] = Some(counters[at].map_or_else(|| start(at), |last| last + 1));
        for (deeper, counter) in counters.iter_mut().enumerate().skip(at + 1) {
            let restart = self.level(num, &list, deeper).and_then(|level| level.restart);
            if restart.is_none_or(|after| at < after) {
                *counter = None;
            }
        }
        let level = self.level(num, &list, at)?;
        let mut label =
            Label { glued: level.glued, exact: true, font: level.font.clone(), ..Label::default() };
        if level.format == "bullet" {
            label.text.clone_from(&level.template);
            label.bullet = true;
        } else {
            let mut chars = level.template.chars().peekable();
            while let Some(c) = chars.next() {
                let shown = chars.peek().and_then(|c| c.to_digit(10)).filter(|&n| c == '%' && n > 0);
                let Some(shown) = shown else {
                    label.text.push(c);
                    continue;
                };
                chars.next();
                let shown = shown as usize - 1;
                if shown > at {
                    continue;
                }
                // A wider level that was never shown counts as its start.
                let value = counters[shown].unwrap_or_else(|| start(shown));
                let own = self.level(num, &list, shown).map_or("decimal", |level| level.format.as_str());
                let format = if level.legal { "decimal" } else { own };
                label.exact &= known_format(format);
                label.text.push_str(&format_number(value, format));
            }
        }
        self.counters.insert(list, counters);
        Some(label)
    }
}

fn index(node: &Node) -> Option<usize> {
    node.attribute("w:ilvl")?.parse().ok()
}

/// A number of Word's: 32 bits, so that counting on never runs over.
fn number(node: &Node, name: &str) -> Option<i64> {
    node.val(name)?.parse::<i32>().ok().map(i64::from)
}

fn read_level(node: &Node) -> Level {
    let font = node.child("w:rPr").and_then(|run| run.child("w:rFonts"));
    let font = font.and_then(|font| font.attribute("w:ascii").or_else(|| font.attribute("w:hAnsi")));
    Level {
        // 17.9.25: without a start a level begins with 0.
        start: number(node, "w:start").unwrap_or(0),
        format: node.val("w:numFmt").unwrap_or("decimal").to_owned(),
        template: node.val("w:lvlText").unwrap_or_default().to_owned(),
        legal: node.is_on("w:isLgl").unwrap_or(false),
        restart: number(node, "w:lvlRestart").map(|level| usize::try_from(level).unwrap_or(0)),
        style: node.val("w:pStyle").map(str::to_owned),
        font: font.unwrap_or_default().to_owned(),
        glued: node.val("w:suff") == Some("nothing"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;

    fn numbering(levels: &str, nums: &str) -> Numbering {
        let xml = format!(
            "<w:numbering xmlns:w='x'><w:abstractNum w:abstractNumId='0'>{levels}</w:abstractNum>{nums}</w:numbering>"
        );
        Numbering::read(&super::super::super::xml::whole(&xml, Format::Docx).expect("XML"), HashMap::new())
    }

    fn level(at: usize, format: &str, template: &str, more: &str) -> String {
        format!(
            "<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{format}'/>{more}<w:lvlText w:val='{template}'/></w:lvl>"
        )
    }

    fn num(id: u32, over: &str) -> String {
        format!("<w:num w:numId='{id}'><w:abstractNumId w:val='0'/>{over}</w:num>")
    }

    #[track_caller]
    fn check(numbering: &mut Numbering, steps: &[(&str, usize, &str)]) {
        for (num, at, expected) in steps {
            assert_eq!(numbering.next(num, *at).map(|label| label.text).as_deref(), Some(*expected));
        }
    }

    #[test]
    fn levels_count_and_begin_anew() {
        let levels = level(0, "decimal", "Điều %1.", "")
            + &level(1, "decimal", "%2.", "")
            + &level(2, "lowerLetter", "%3)", "");
        let mut it = numbering(&levels, &num(1, ""));
        let steps = [
            (0, "Điều 1."),
            (1, "1."),
            (2, "a)"),
            (2, "b)"),
            (1, "2."),
            (2, "a)"),
            (0, "Điều 2."),
            (1, "1."),
        ];
        check(&mut it, &steps.map(|(at, label)| ("1", at, label)));
    }

    #[test]
    fn counters_belong_to_the_list_and_a_start_holds_once() {
        let over = "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride>";
        let mut it = numbering(&level(0, "decimal", "%1.", ""), &(num(1, "") + &num(2, over)));
        check(
            &mut it,
            &[("1", 0, "1."), ("1", 0, "2."), ("2", 0, "5."), ("2", 0, "6."), ("1", 0, "7."), ("2", 0, "8.")],
        );
    }

    #[test]
    fn what_was_never_shown_counts_as_its_start() {
        let levels = level(0, "upperRoman", "%1.", "") + &level(1, "decimal", "%1.%2", "");
        let mut it = numbering(&levels, &num(1, ""));
        check(&mut it, &[("1", 1, "I.1"), ("1", 1, "I.2"), ("1", 0, "I."), ("1", 1, "I.1")]);
    }

    #[test]
    fn restarts_and_plain_figures() {
        let levels = level(0, "upperRoman", "%1.", "")
            + &level(1, "decimal", "%1.%2", "<w:lvlRestart w:val='0'/><w:isLgl/>")
            + &level(2, "lowerLetter", "%3)", "<w:lvlRestart w:val='1'/>");
        let mut it = numbering(&levels, &num(1, ""));
        let steps =
            [(0, "I."), (1, "1.1"), (2, "a)"), (1, "1.2"), (2, "b)"), (0, "II."), (1, "2.3"), (2, "a)")];
        check(&mut it, &steps.map(|(at, label)| ("1", at, label)));
    }

    #[test]
    fn no_start_is_too_large() {
        for start in ["9223372036854775807", "-9223372036854775808", "2147483647", "-2147483648"] {
            for format in ["decimal", "lowerLetter", "upperRoman", "decimalZero"] {
                let own =
                    format!("<w:lvlOverride w:ilvl='0'><w:startOverride w:val='{start}'/></w:lvlOverride>");
                let levels = level(0, format, "%1.", "").replace("w:val='1'/", &format!("w:val='{start}'/"));
                let mut it = numbering(&levels, &(num(1, "") + &num(2, &own)));
                for num in ["1", "1", "2", "2"] {
                    assert!(it.next(num, 0).is_some_and(|label| label.text.ends_with('.')));
                }
            }
        }
        let mut it =
            numbering(&level(0, "decimal", "%1.", "").replace("w:val='1'/", "w:val='-3'/"), &num(1, ""));
        check(&mut it, &[("1", 0, "-3."), ("1", 0, "-2.")]);
    }

    #[test]
    fn a_level_may_be_replaced() {
        let over =
            format!("<w:lvlOverride w:ilvl='0'>{}</w:lvlOverride>", level(0, "lowerLetter", "%1)", ""));
        let mut it = numbering(&level(0, "decimal", "%1.", ""), &(num(1, "") + &num(2, &over)));
        check(&mut it, &[("1", 0, "1."), ("2", 0, "b)"), ("1", 0, "3.")]);
        assert_eq!(it.next("9", 0), None);
    }
}
