//! The words of a question that ask and name nothing: *là gì*, *bao nhiêu*, *từ khi nào*. Who asks expects a passage
//! that answers, and that doesn't hold them.

use std::sync::LazyLock;

use viet::key::{admits, is_marked};

use super::slot::Slot;

/// Longest first, so that the whole of a turn is taken.
const TURNS: [&str; 29] = [
    "là như thế nào",
    "nghĩa là gì",
    "là thế nào",
    "như thế nào",
    "có bao nhiêu",
    "từ khi nào",
    "từ bao giờ",
    "đến khi nào",
    "là khi nào",
    "làm thế nào",
    "là những gì",
    "bao nhiêu",
    "bao giờ",
    "bao lâu",
    "là gì",
    "là ai",
    "là sao",
    "thế nào",
    "ra sao",
    "vì sao",
    "tại sao",
    "khi nào",
    "ở đâu",
    "có mấy",
    "gồm gì",
    "gì",
    "ai",
    "nào",
    "mấy",
];

static KEYS: LazyLock<Vec<Vec<String>>> =
    LazyLock::new(|| TURNS.iter().map(|turn| turn.split(' ').map(viet::key).collect()).collect());

/// The slots that only ask, a bit each; none if nothing else is asked about. A single word must be typed with all of
/// its marks or have none (*nao* may be *não*).
pub(crate) fn asking(slots: &[Slot]) -> u64 {
    let mut asking = 0_u64;
    for turn in &*KEYS {
        for (at, here) in slots.windows(turn.len()).enumerate() {
            let together = here.iter().skip(1).all(|slot| slot.follows);
            let said = here.iter().zip(turn).all(|(slot, key)| match turn.len() {
                1 => slot.typed == *key && (is_marked(key) || key == "ai"),
                _ => admits(&slot.typed, key),
            });
            if together && said {
                asking |= ((1 << turn.len()) - 1) << at;
            }
        }
    }
    if asking.count_ones() as usize == slots.len() { 0 } else { asking }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::reader::Reader;
    use crate::query::parse::Query;
    use crate::query::restore::restore;

    #[track_caller]
    fn check(typed: &str, expected: &str) {
        let reader = Reader::in_memory(&[]);
        let slots = restore(&Query::parse(typed, false), &reader.language, false);
        let asking = asking(&slots);
        let left: Vec<&str> = slots
            .iter()
            .enumerate()
            .filter(|(i, _)| asking & 1 << i == 0)
            .map(|(_, s)| s.raw.as_str())
            .collect();
        assert_eq!(left.join(" "), expected, "{typed}");
    }

    #[test]
    fn what_is_asked_about_is_left() {
        check("TOD là gì?", "TOD");
        check("luật đất đai có bao nhiêu điều", "luật đất đai điều");
        check("luat dat dai co bao nhieu dieu", "luat dat dai dieu");
        check("có hiệu lực từ khi nào", "có hiệu lực");
        check("bao gio hoan thanh", "hoan thanh");
        check("ai chủ trì", "chủ trì");
        check("may nao", "may nao");
        check("là gì", "là gì");
    }
}
