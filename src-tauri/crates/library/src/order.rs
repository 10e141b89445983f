//! Which article comes next. The candidates are looked up by their numbers, so that a file of a hundred thousand of
//! them is ordered in one go.

use std::collections::HashMap;

/// A line that may head an article.
pub(super) struct Candidate {
    pub line: usize,
    pub number: u32,
    /// "a" of "39a".
    pub suffix: Option<char>,
    /// Inside quotation marks.
    pub quoted: bool,
    /// A heading of Markdown's.
    pub explicit: bool,
}

/// The suffix behind this one: 39, 39a, 39b.
fn suffix_after(letter: Option<char>) -> Option<char> {
    const LETTERS: &str = "abcdđeghiklmnopqrstuvxy";
    match letter {
        None => LETTERS.chars().next(),
        Some(letter) => LETTERS.chars().skip_while(|&c| c != letter).nth(1),
    }
}

pub(super) fn follows(next: &Candidate, last: &Candidate) -> bool {
    next.suffix.is_none() && next.number == last.number + 1
        || next.number == last.number && next.suffix.is_some() && next.suffix == suffix_after(last.suffix)
}

/// Indices of candidates, ascending.
#[derive(Default)]
struct Places {
    /// By number and suffix.
    named: HashMap<(u32, Option<char>), Vec<usize>>,
    /// By number, whatever the suffix.
    numbered: HashMap<u32, Vec<usize>>,
}

impl Places {
    fn new(all: &[Candidate], fits: impl Fn(&Candidate) -> bool) -> Self {
        let mut places = Self::default();
        for (at, one) in all.iter().enumerate().filter(|(_, one)| fits(one)) {
            places.named.entry((one.number, one.suffix)).or_default().push(at);
            places.numbered.entry(one.number).or_default().push(at);
        }
        places
    }

    /// The first with this number and suffix from here on.
    fn named(&self, number: u32, suffix: Option<char>, from: usize) -> Option<usize> {
        first(self.named.get(&(number, suffix))?, from)
    }

    /// The first with this number from here on.
    fn numbered(&self, number: u32, from: usize) -> Option<usize> {
        first(self.numbered.get(&number)?, from)
    }

    /// The nearest from here on that follows this one.
    fn after(&self, last: &Candidate, from: usize) -> Option<usize> {
        let inserted =
            suffix_after(last.suffix).and_then(|suffix| self.named(last.number, Some(suffix), from));
        let next = self.named(last.number + 1, None, from);
        [inserted, next].into_iter().flatten().min()
    }
}

fn first(places: &[usize], from: usize) -> Option<usize> {
    places.get(places.partition_point(|&at| at < from)).copied()
}

/// The candidates of a text, by their numbers.
pub(super) struct Order<'a> {
    all: &'a [Candidate],
    any: Places,
    /// Those outside quotations.
    free: Places,
    /// The last one outside quotations whose number has no suffix.
    last: Option<usize>,
}

impl<'a> Order<'a> {
    pub(super) fn new(all: &'a [Candidate]) -> Self {
        let last = all.iter().rposition(|one| !one.quoted && one.suffix.is_none());
        Self { all, any: Places::new(all, |_| true), free: Places::new(all, |one| !one.quoted), last }
    }

    /// Where a sequence begins: at Điều 1, or, in an excerpt, at a number whose successor comes next.
    pub(super) fn start(&self, from: usize) -> Option<usize> {
        let first = self.free.named(1, None, from);
        if from > 0 {
            // A second text in the file, such as a regulation behind its decision.
            return first.filter(|&at| self.free.numbered(2, at + 1).is_some());
        }
        let all = self.all;
        let plain = || (0..all.len()).filter(|&at| !all[at].quoted && all[at].suffix.is_none());
        let pair = |at: &usize| all.get(at + 1).is_some_and(|next| next.number == all[*at].number + 1);
        first
            .or_else(|| plain().find(pair))
            .or_else(|| plain().next().filter(|_| all.len() == 1))
            .or_else(|| self.any.numbered(1, 0))
    }

    /// The next of the sequence: the nearest one outside quotations; one inside only if there is no other.
    pub(super) fn successor(&self, last: usize, start: usize) -> Option<usize> {
        let one = &self.all[last];
        let next = self.free.after(one, last + 1).or_else(|| self.any.after(one, last + 1))?;
        // A whole second sequence in between: the successor is that one's.
        let restarts = one.number > 1 && self.all[start].number == 1 && {
            let first = self.free.numbered(1, last + 1).filter(|&first| first < next);
            let again = first.and_then(|first| self.free.numbered(one.number, first + 1));
            again.is_some_and(|again| again < next)
        };
        (!restarts).then_some(next)
    }

    /// Where the sequence goes on behind missing articles: two in a row outside quotations.
    pub(super) fn after_gap(&self, last: usize) -> Option<usize> {
        let number = self.all[last].number;
        let near = (number + 2..=number + 5).filter_map(|n| self.free.named(n, None, last + 1)).min();
        let Some(next) = near else { return self.far(last) };
        let restarts = self.free.named(1, None, last + 1).is_some_and(|at| at < next);
        let goes_on = self.free.named(self.all[next].number + 1, None, next + 1).is_some();
        let is_last = self.last.is_none_or(|at| at <= next);
        (!restarts && (goes_on || is_last)).then_some(next)
    }

    /// An excerpt goes on far behind: two that stand one behind the other before the next Điều 1.
    fn far(&self, last: usize) -> Option<usize> {
        let number = self.all[last].number;
        let rest = self.all[last + 1..].iter().enumerate().map(|(at, one)| (at + last + 1, one));
        let mut rest = rest
            .take_while(|(_, one)| one.number != 1)
            .filter(|(_, one)| !one.quoted && one.suffix.is_none())
            .peekable();
        while let Some((at, one)) = rest.next() {
            let pair = rest.peek().is_some_and(|(_, next)| next.number == one.number + 1);
            if pair && one.number > number {
                return Some(at);
            }
        }
        None
    }
}
