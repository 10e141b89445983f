//! Where the next line of a kind stands. Each kind is sought once over the whole text, however often it is asked for.

use std::collections::HashMap;

use super::line::heading;

/// What has been sought so far.
#[derive(Default)]
pub(super) struct Ahead {
    /// By what was sought: from which line on, and the line where it was found.
    known: HashMap<&'static str, (usize, Option<usize>)>,
}

impl Ahead {
    /// The first line from `from` on with this in it, in lower case; "#" is a heading.
    pub(super) fn line(&mut self, lines: &[&str], sought: &'static str, from: usize) -> Option<usize> {
        if let Some(&(since, found)) = self.known.get(sought)
            && since <= from
            && found.is_none_or(|found| found >= from)
        {
            return found;
        }
        let has = |line: &&str| {
            if sought == "#" { heading(line).is_some() } else { line.to_ascii_lowercase().contains(sought) }
        };
        let found = lines.get(from..)?.iter().position(has).map(|at| from + at);
        self.known.insert(sought, (from, found));
        found
    }
}

#[cfg(test)]
mod tests {
    use super::Ahead;

    #[test]
    fn the_next_one_is_found_each_time() {
        let lines = ["a", "b-->", "# c", "-->"];
        let mut ahead = Ahead::default();
        let mut next = |from| ahead.line(&lines, "-->", from);
        assert_eq!([0, 1, 2, 3, 4].map(&mut next), [Some(1), Some(1), Some(3), Some(3), None]);
        assert_eq!(next(0), Some(1));
        assert_eq!(ahead.line(&lines, "#", 0), Some(2));
    }
}
