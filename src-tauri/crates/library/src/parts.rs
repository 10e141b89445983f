//! Lines that head parts without being headings of Markdown's.

use super::reader::Reader;
use super::sign::sign;
use super::structure::{Rank, head};
use super::succession::{is_bold, is_capitals};
use super::wrap::untagged;

impl Reader<'_> {
    /// A line that heads a part, with the title on the next line if it is set apart as one.
    pub(super) fn part(&mut self, at: usize, rank: Rank, line: &str) -> usize {
        let alone = head(untagged(line).replace('*', "").trim()).is_some_and(|head| head.rest.is_empty());
        if let Some(end) = self.bold_end(at, line) {
            let lines: Vec<&str> = std::iter::once(line)
                .chain(self.lines[at + 1..=end].iter().map(|line| line.trim()))
                .collect();
            self.heading(at, None, None, &lines.join("\n"));
            return end + 1;
        }
        let next = (at + 1..self.lines.len()).find(|&next| !self.lines[next].trim().is_empty());
        let title = next.filter(|&next| {
            let words = untagged(self.lines[next]);
            let words = words.trim();
            let heads = head(&words.replace('*', "")).is_some()
                || words.starts_with(['#', '|', '<', '>', '-', '[', '(']);
            let apart = is_capitals(words) || is_bold(words);
            alone
                && rank != Rank::Article
                && !heads
                && apart
                && words.len() < 400
                && sign(words).is_none()
                && !self.headed.contains_key(&next)
        });
        match title {
            Some(next) => {
                let words = format!("{line}\n{}", self.lines[next].trim());
                self.heading(at, None, None, &words);
                next + 1
            }
            None => {
                self.heading(at, None, None, line);
                at + 1
            }
        }
    }

    /// The line where the bold letters end that this one begins with, if it is one of the next few.
    fn bold_end(&self, at: usize, line: &str) -> Option<usize> {
        let odd = |line: &str| line.matches("**").count() % 2 == 1;
        if !line.starts_with("**") || !odd(line) {
            return None;
        }
        let near = at + 1..self.lines.len().min(at + 4);
        let in_flow = |next: &usize| {
            let words = self.lines[*next].trim();
            !words.is_empty() && sign(words).is_none() && !self.headed.contains_key(next)
        };
        near.take_while(in_flow)
            .find(|&next| odd(self.lines[next]))
            .filter(|&end| self.lines[end].trim_end().ends_with("**"))
    }
}
