//! Fences of code: what stands between them is set as it stands.

use std::collections::HashMap;

/// Lines from a fence to the one that closes it.
#[derive(Debug)]
pub(super) struct Fence {
    /// The line behind it all.
    pub end: usize,
    /// False if it runs to the end of the text.
    pub closed: bool,
}

impl Fence {
    /// What stands behind the opening signs: a language's name.
    pub(super) fn info<'a>(&self, line: &'a str) -> Option<&'a str> {
        let info = line.trim_start_matches([' ', '\t', '>']).trim_start_matches(['`', '~']).trim();
        (!info.is_empty()).then_some(info)
    }

    /// The lines between.
    pub(super) fn text(&self, lines: &[&str], open: usize) -> String {
        let end = if self.closed { self.end - 1 } else { self.end };
        let mut text = lines[(open + 1).min(end)..end].join("\n");
        text.push('\n');
        text
    }
}

/// All fences, by their opening lines.
pub(super) fn fenced(lines: &[&str]) -> HashMap<usize, Fence> {
    let mut found = HashMap::new();
    let mut open: Option<(usize, char, usize)> = None;
    for (at, line) in lines.iter().enumerate() {
        let line = line.trim_matches([' ', '\t', '>']);
        let Some(sign) = line.chars().next().filter(|c| "`~".contains(*c)) else { continue };
        let count = line.chars().take_while(|&c| c == sign).count();
        match open {
            None if count >= 3 && !(sign == '`' && line[count..].contains('`')) => {
                open = Some((at, sign, count))
            }
            Some((start, opened, least)) if opened == sign && count >= least && line.len() == count => {
                found.insert(start, Fence { end: at + 1, closed: true });
                open = None;
            }
            _ => {}
        }
    }
    if let Some((start, ..)) = open {
        found.insert(start, Fence { end: lines.len(), closed: false });
    }
    found
}
