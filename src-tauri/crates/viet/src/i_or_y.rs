//! The one choice of spelling that is undone: where `i` and `y` stand for one sound. The key and the fold both ask.

use crate::normalize::Letter;

/// Where the letters hold an `i` or `y` that Vietnamese spells either way.
pub(crate) fn i_or_y(letters: &[Letter]) -> Option<usize> {
    spelled_either_way(letters, |letter| letter.shape.is_none())
}

/// The same of the bare letters: `qưi` is no word, but its fold is that of one.
pub(crate) fn i_or_y_unmarked(letters: &[Letter]) -> Option<usize> {
    spelled_either_way(letters, |_| true)
}

fn spelled_either_way(letters: &[Letter], counts: fn(&Letter) -> bool) -> Option<usize> {
    let is =
        |i: usize, any: &[char]| letters.get(i).is_some_and(|l: &Letter| counts(l) && any.contains(&l.base));
    if letters.len() == 2 && is(0, &['h', 'k', 'l', 'm', 's', 't']) && is(1, &['i', 'y']) {
        return Some(1);
    }
    if !(is(0, &['q']) && is(1, &['u']) && is(2, &['i', 'y'])) {
        return None;
    }
    let closed = match letters.len() {
        3 => true,
        4 => is(3, &['t', 'n', 'p']),
        5 => is(4, &['h']) && is(3, &['n', 'c']),
        _ => false,
    };
    closed.then_some(2)
}
