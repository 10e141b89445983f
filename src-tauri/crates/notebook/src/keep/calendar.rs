//! Days, weeks and months of a time, as they are counted in Việt Nam; no other calendar is needed here.

/// Hà Nội is seven hours ahead of UTC, all year.
const AHEAD: i64 = 7 * 60 * 60 * 1000;
const DAY: i64 = 24 * 60 * 60 * 1000;

/// Days since 1970 in Hà Nội. `time` in milliseconds since 1970, UTC.
pub(super) fn day(time: i64) -> i64 {
    time.saturating_add(AHEAD).div_euclid(DAY)
}

/// Weeks, each beginning on a Monday.
pub(super) fn week(time: i64) -> i64 {
    // 01/01/1970 was a Thursday.
    (day(time) + 3).div_euclid(7)
}

/// Months since the year 0.
pub(super) fn month(time: i64) -> i64 {
    let (year, month, _) = civil(day(time));
    year * 12 + month - 1
}

/// "20220124T090000000" in Hà Nội.
pub(crate) fn stamp(time: i64) -> String {
    let (year, month, date) = civil(day(time));
    let left = time.saturating_add(AHEAD).rem_euclid(DAY);
    let (hours, minutes) = (left / 3_600_000, left / 60_000 % 60);
    let (seconds, millis) = (left / 1000 % 60, left % 1000);
    format!("{year:04}{month:02}{date:02}T{hours:02}{minutes:02}{seconds:02}{millis:03}")
}

/// The time of a stamp.
pub(super) fn time(stamp: &str) -> Option<i64> {
    let (date, time) = stamp.split_once('T').filter(|(date, time)| date.len() == 8 && time.len() == 9)?;
    let number = |text: &str, from: usize, to: usize| text.get(from..to)?.parse::<i64>().ok();
    let days = days(number(date, 0, 4)?, number(date, 4, 6)?, number(date, 6, 8)?);
    let seconds = number(time, 0, 2)? * 3600 + number(time, 2, 4)? * 60 + number(time, 4, 6)?;
    Some(days * DAY + seconds * 1000 + number(time, 6, 9)? - AHEAD)
}

// Both after Howard Hinnant's "chrono-compatible low-level date algorithms".

/// Year, month and day of the month of a day since 1970.
fn civil(days: i64) -> (i64, i64, i64) {
    let z = days + 719_468;
    let era = z.div_euclid(146_097);
    let of_era = z.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let date = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, date)
}

fn days(year: i64, month: i64, date: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + date - 1;
    let of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + of_year;
    era * 146_097 + of_era - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        assert_eq!(stamp(1_642_989_600_000), "20220124T090000000");
        for time_ in [0, 1_642_989_600_123, 951_782_400_000, 4_102_444_799_999, -1] {
            assert_eq!(time(&stamp(time_)), Some(time_), "{}", stamp(time_));
        }
        assert_eq!(time("20220124"), None);
        assert_eq!(time("2022012éT09000000"), None);
    }

    #[test]
    fn weeks_and_months_turn_where_they_should() {
        let at = |stamp: &str| time(stamp).unwrap();
        let (sunday, monday) = (at("20220123T235959999"), at("20220124T000000000"));
        assert_eq!(week(sunday) + 1, week(monday));
        assert_eq!(day(sunday) + 1, day(monday));
        assert_eq!(month(at("20220131T235959999")) + 1, month(at("20220201T000000000")));
        assert_eq!(month(at("20211231T000000000")) + 1, month(at("20220101T000000000")));
    }
}
