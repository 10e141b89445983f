//! Which stars of a text are emphasis. Converters put them anywhere: against letters, inside words, with blanks on the
//! wrong side. Two stars are always bold or nothing; a single one may be a printed star.

use super::document::Style;

/// A run of `*` or `_`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stars {
    /// Byte offset in the text.
    pub at: usize,
    /// How many.
    pub count: usize,
    /// `_` instead of `*`.
    pub low: bool,
    /// The characters on both sides, a blank where there is none.
    pub before: char,
    pub after: char,
}

/// What becomes of a run.
#[derive(Debug, Default, Clone)]
pub(super) struct Role {
    pub ends: Vec<Style>,
    pub opens: Vec<Style>,
    /// Shown as it stands.
    pub literal: bool,
}

/// The roles of all runs of one block.
pub(super) fn resolve(runs: &[Stars]) -> Vec<Role> {
    let mut roles = vec![Role::default(); runs.len()];
    // The run that opened each style and is still open.
    let mut strong: Option<usize> = None;
    let mut em: Option<usize> = None;
    for (at, run) in runs.iter().enumerate() {
        if is_printed(run) {
            roles[at].literal = true;
            continue;
        }
        if run.count >= 2 && run.count != 4 {
            toggle(at, &mut strong, &Style::Strong, &mut roles);
        }
        if run.count % 2 == 1 {
            let (opens, closes) = (!run.after.is_whitespace(), !run.before.is_whitespace());
            match em {
                Some(_) if closes || run.count == 3 => toggle(at, &mut em, &Style::Emphasis, &mut roles),
                None if opens || run.count == 3 => toggle(at, &mut em, &Style::Emphasis, &mut roles),
                _ => roles[at].literal = run.count == 1,
            }
        }
    }
    for (open, style) in [(strong, Style::Strong), (em, Style::Emphasis)] {
        let Some(at) = open else { continue };
        roles[at].opens.retain(|opened| *opened != style);
        let run = &runs[at];
        // A lone star is a sign of print ("45%*"), unless it stands within a word.
        let within = run.before.is_alphabetic() && run.after.is_alphabetic();
        roles[at].literal = style == Style::Emphasis && run.count == 1 && !within;
    }
    roles
}

fn toggle(at: usize, open: &mut Option<usize>, style: &Style, roles: &mut [Role]) {
    if open.take().is_some() {
        roles[at].ends.push(style.clone());
    } else {
        *open = Some(at);
        roles[at].opens.push(style.clone());
    }
}

/// Runs that are print: "(*)", "5*3", "a * b", "_____", "ma_so".
fn is_printed(run: &Stars) -> bool {
    let Stars { count, low, before, after, .. } = *run;
    let word = |c: char| c.is_alphanumeric();
    if low {
        return count > 2 || word(before) && word(after) || !word(before) && !word(after);
    }
    let alone = before.is_whitespace() && after.is_whitespace();
    count > 4
        || before == '(' && after == ')'
        || alone && count != 2
        || count == 1 && before.is_numeric() && after.is_numeric()
}
