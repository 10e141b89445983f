//! Which backups stay: all of two days, then one a day for twelve days, one a week for ten weeks, one a month for
//! nine months. Days, weeks and months without a backup don't count.

use super::calendar::{day, month, week};

const TWO_DAYS: i64 = 2 * 24 * 60 * 60 * 1000;

/// A span, and how many backups it keeps.
type Stage = (fn(i64) -> i64, usize);

/// The spans in turn.
const STAGES: [Stage; 3] = [(day, 12), (week, 10), (month, 9)];

/// Whether each backup goes. Newest first by their own order, which a clock set back doesn't change; a time that is
/// still to come counts as now. The newest always stays.
pub(super) fn superfluous(made: &[i64], now: i64) -> Vec<bool> {
    let (mut stage, mut kept, mut last) = (0, 0, None);
    let goes = |(at, &made): (usize, &i64)| {
        if at == 0 || now.saturating_sub(made) < TWO_DAYS {
            return false;
        }
        let Some((span, _)) = STAGES.get(stage) else { return true };
        // Within the span of the one before, even of one that an earlier stage kept.
        if last.is_some_and(|last| span(last) == span(made)) {
            return true;
        }
        (kept, last) = (kept + 1, Some(made));
        if kept == STAGES[stage].1 {
            (stage, kept) = (stage + 1, 0);
        }
        false
    };
    made.iter().enumerate().map(goes).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keep::calendar::time;

    const HOUR: i64 = 60 * 60 * 1000;

    fn now() -> i64 {
        time("20241218T120000000").unwrap()
    }

    fn kept(made: &[i64]) -> Vec<i64> {
        let goes = superfluous(made, now());
        made.iter().zip(goes).filter_map(|(made, goes)| (!goes).then_some(*made)).collect()
    }

    #[test]
    fn two_years_of_half_hours() {
        let all: Vec<i64> = (0..2 * 365 * 48).map(|n| now() - n * HOUR / 2).collect();
        let kept = kept(&all);
        let age = |made: &i64| (now() - made) / (24 * HOUR);
        assert_eq!(kept.iter().filter(|made| age(made) < 2).count(), 96, "all of two days");
        assert_eq!(kept.len(), 96 + 12 + 10 + 9);
        let days: Vec<i64> = kept[96..108].iter().map(|made| day(*made)).collect();
        assert!(days.windows(2).all(|pair| pair[0] - pair[1] == 1), "one a day: {days:?}");
        let weeks: Vec<i64> = kept[108..118].iter().map(|made| week(*made)).collect();
        assert!(weeks.windows(2).all(|pair| pair[0] - pair[1] == 1), "one a week: {weeks:?}");
        let months: Vec<i64> = kept[118..].iter().map(|made| month(*made)).collect();
        assert!(months.windows(2).all(|pair| pair[0] - pair[1] == 1), "one a month: {months:?}");
    }

    #[test]
    fn thinning_every_day_comes_to_the_same() {
        // Backups are thinned each time one is made, not once in two years.
        let mut stand: Vec<i64> = Vec::new();
        for n in (0..400).rev() {
            let today = now() - n * 24 * HOUR;
            for made in [today - HOUR, today] {
                stand.insert(0, made);
                let goes = superfluous(&stand, made);
                stand = stand.iter().zip(goes).filter_map(|(at, goes)| (!goes).then_some(*at)).collect();
            }
        }
        let age = |made: &i64| (now() - made) / (24 * HOUR);
        assert!(stand.iter().filter(|made| age(made) < 14).count() >= 14);
        assert!(stand.iter().any(|made| age(made) > 200), "{:?}", stand.iter().map(age).collect::<Vec<_>>());
        assert!(stand.len() <= 4 + 12 + 10 + 9, "{}", stand.len());
    }

    #[test]
    fn a_seldom_used_notebook_keeps_what_it_has() {
        let monthly: Vec<i64> = (0..31).map(|n| now() - (3 + n * 31) * 24 * HOUR).collect();
        assert_eq!(kept(&monthly), monthly);
    }

    #[test]
    fn the_newest_stays_whatever_its_date() {
        let ancient = time("20100101T000000000").unwrap();
        assert_eq!(kept(&[ancient]), [ancient]);
        let ahead = now() + 1000 * 24 * HOUR;
        assert_eq!(kept(&[ancient, ahead, now()]), [ancient, ahead, now()]);
    }
}
