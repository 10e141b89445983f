//! Which block became which. What is the same and stands once in either text holds the two together; between such blocks
//! those are paired whose words are alike, in order; what is left may have moved.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use viet::tokens;

/// Pairs of words shared, of all, from which on two blocks between others may be one.
const ALIKE: f64 = 0.5;
/// The same for blocks that stand elsewhere.
const ALIKE_ELSEWHERE: f64 = 0.6;
/// A block of fewer words moves only if it is the same.
const FEWEST_WORDS: usize = 4;
/// A pair of words that more blocks have says nothing of any of them.
const COMMON: usize = 400;

/// For each block its other and whether it moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pairs {
    pub of_old: Vec<Option<(usize, bool)>>,
    pub of_new: Vec<Option<(usize, bool)>>,
}

impl Pairs {
    fn set(&mut self, old: usize, new: usize, moved: bool) {
        self.of_old[old] = Some((new, moved));
        self.of_new[new] = Some((old, moved));
    }
}

/// Pairs the blocks of two texts, given as words and as the numbers before them.
pub(super) fn pair(old: &[String], new: &[String], old_marks: &[String], new_marks: &[String]) -> Pairs {
    let mut pairs = Pairs { of_old: vec![None; old.len()], of_new: vec![None; new.len()] };
    let unique = unique_pairs(old, new);
    let chain = longest_chain(&unique.iter().map(|&(old, new)| (old, new, 1.0)).collect::<Vec<_>>());
    chain.iter().for_each(|&(old, new)| pairs.set(old, new, false));
    // What stands once in each but not in order has moved; one word alone says little.
    for (from, to) in unique {
        if pairs.of_old[from].is_none() && tokens(&old[from]).filter(|token| !token.overlay).count() > 1 {
            pairs.set(from, to, true);
        }
    }
    let same_mark = |old: usize, new: usize| !old_marks[old].is_empty() && old_marks[old] == new_marks[new];
    let (old_words, new_words) = (word_pairs(old), word_pairs(new));
    let mut gaps = vec![(0, 0)];
    gaps.extend(chain.iter().map(|&(old, new)| (old + 1, new + 1)));
    for (at, &(old_start, new_start)) in gaps.iter().enumerate() {
        let (old_end, new_end) = chain.get(at).copied().unwrap_or((old.len(), new.len()));
        let free = |range: std::ops::Range<usize>, of: &[Option<(usize, bool)>]| -> Vec<usize> {
            range.filter(|&at| of[at].is_none()).collect()
        };
        let olds = free(old_start..old_end, &pairs.of_old);
        let news = free(new_start..new_end, &pairs.of_new);
        let mut found = alike(&old_words, &new_words, &olds, &news, ALIKE);
        // Of two that are equally alike the one with the same number.
        found
            .iter_mut()
            .for_each(|(old, new, score)| *score += if same_mark(*old, *new) { 0.01 } else { 0.0 });
        longest_chain(&found).into_iter().for_each(|(old, new)| pairs.set(old, new, false));
    }
    let is_long =
        |text: &str| tokens(text).filter(|token| !token.overlay).take(FEWEST_WORDS).count() == FEWEST_WORDS;
    let left = |texts: &[String], of: &[Option<(usize, bool)>]| -> Vec<usize> {
        (0..texts.len()).filter(|&at| of[at].is_none() && is_long(&texts[at])).collect()
    };
    let (olds, news) = (left(old, &pairs.of_old), left(new, &pairs.of_new));
    let mut found = alike(&old_words, &new_words, &olds, &news, ALIKE_ELSEWHERE);
    found.sort_by(|a, b| b.2.total_cmp(&a.2).then((a.0, a.1).cmp(&(b.0, b.1))));
    for (old, new, _) in found {
        if pairs.of_old[old].is_none() && pairs.of_new[new].is_none() {
            pairs.set(old, new, true);
        }
    }
    pairs
}

/// Texts that each side has once.
fn unique_pairs(old: &[String], new: &[String]) -> Vec<(usize, usize)> {
    fn places(texts: &[String]) -> HashMap<&str, Option<usize>> {
        let mut places = HashMap::new();
        for (at, text) in texts.iter().enumerate() {
            places.entry(text.as_str()).and_modify(|place| *place = None).or_insert(Some(at));
        }
        places
    }
    let (old, new) = (places(old), places(new));
    let mut pairs: Vec<(usize, usize)> =
        old.iter().filter_map(|(text, at)| Some(((*at)?, (*new.get(text)?)?))).collect();
    pairs.sort_unstable();
    pairs
}

/// Of pairs with their weights the heaviest chain in which both sides ascend.
fn longest_chain(pairs: &[(usize, usize, f64)]) -> Vec<(usize, usize)> {
    let mut order: Vec<usize> = (0..pairs.len()).collect();
    // Those of one old block from the last new one on, so that none follows another.
    order.sort_by_key(|&at| (pairs[at].0, std::cmp::Reverse(pairs[at].1)));
    let most = pairs.iter().map(|pair| pair.1).max().unwrap_or(0) + 1;
    // A Fenwick tree over the new side: the heaviest chain that ends before a block, and its last pair.
    let mut best: Vec<(f64, Option<usize>)> = vec![(0.0, None); most + 1];
    let mut before: Vec<Option<usize>> = vec![None; pairs.len()];
    let mut heaviest = (0.0, None);
    for at in order {
        let (_, new, weight) = pairs[at];
        let (mut total, mut last) = (0.0, None);
        let mut node = new;
        while node > 0 {
            if best[node].0 > total {
                (total, last) = best[node];
            }
            node &= node - 1;
        }
        before[at] = last;
        total += weight;
        let mut node = new + 1;
        while node <= most {
            if total > best[node].0 {
                best[node] = (total, Some(at));
            }
            node += node & node.wrapping_neg();
        }
        if total > heaviest.0 {
            heaviest = (total, Some(at));
        }
    }
    let mut chain = Vec::new();
    let mut next = heaviest.1;
    while let Some(at) = next {
        chain.push((pairs[at].0, pairs[at].1));
        next = before[at];
    }
    chain.reverse();
    chain
}

/// Each text's pairs of neighbouring words, its beginning and its end counted as words; numbers stand for them.
fn word_pairs(texts: &[String]) -> Vec<Vec<u64>> {
    let hash = |before: &str, behind: &str| {
        let mut hasher = DefaultHasher::new();
        (before, behind).hash(&mut hasher);
        hasher.finish()
    };
    let of = |text: &String| {
        let mut pairs = Vec::new();
        let mut before = String::new();
        for token in tokens(text).filter(|token| !token.overlay) {
            pairs.push(hash(&before, &token.key));
            before = token.key;
        }
        pairs.push(hash(&before, ""));
        pairs.sort_unstable();
        pairs
    };
    texts.iter().map(of).collect()
}

/// Blocks whose words are alike enough, with how much (Dice): 1 for the same.
fn alike(
    old_words: &[Vec<u64>],
    new_words: &[Vec<u64>],
    olds: &[usize],
    news: &[usize],
    least: f64,
) -> Vec<(usize, usize, f64)> {
    if olds.is_empty() || news.is_empty() {
        return Vec::new();
    }
    let mut having: HashMap<u64, Vec<usize>> = HashMap::new();
    for &old in olds {
        let mut last = None;
        for &pair in &old_words[old] {
            if last != Some(pair) {
                having.entry(pair).or_default().push(old);
            }
            last = Some(pair);
        }
    }
    let mut found = Vec::new();
    for &new in news {
        let mut seen: Vec<usize> = Vec::new();
        for pair in &new_words[new] {
            if let Some(olds) = having.get(pair).filter(|olds| olds.len() <= COMMON) {
                seen.extend(olds);
            }
        }
        seen.sort_unstable();
        seen.dedup();
        for old in seen {
            let score = dice(&old_words[old], &new_words[new]);
            if score >= least {
                found.push((old, new, score));
            }
        }
    }
    found
}

/// Twice what two sorted lists share, of all that they have.
fn dice(a: &[u64], b: &[u64]) -> f64 {
    let (mut i, mut j, mut shared) = (0, 0, 0_u32);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                shared += 1;
                i += 1;
                j += 1;
            }
        }
    }
    2.0 * f64::from(shared) / (a.len() + b.len()) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_chain() {
        let pairs = [(0, 3, 1.0), (1, 0, 1.0), (2, 1, 1.0), (3, 2, 0.5), (3, 4, 0.6), (4, 4, 1.0)];
        assert_eq!(longest_chain(&pairs), [(1, 0), (2, 1), (3, 2), (4, 4)]);
        assert_eq!(longest_chain(&[]), []);
    }

    #[test]
    fn one_block_has_one_other() {
        assert_eq!(longest_chain(&[(0, 0, 1.0), (0, 1, 1.0), (1, 1, 0.9)]), [(0, 0), (1, 1)]);
    }
}
