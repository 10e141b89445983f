//! Earlier words of a note or of a paper's part are put aside and thinned as they age, so that nothing written is gone at one stroke.

use rusqlite::{Connection, OptionalExtension};

use crate::rows::notes::Note;
use crate::rows::parts::{Part, PartVersion, write_version};
use crate::rows::versions::{Version, write};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// Where earlier words stand: those of notes, or those of a paper's parts.
struct Shelf {
    newest: &'static str,
    all: &'static str,
    delete: &'static str,
}

const OF_NOTES: Shelf = Shelf {
    newest: "SELECT saved_at FROM note_versions WHERE note_id = ?1 ORDER BY version DESC LIMIT 1",
    all: "SELECT version, saved_at, kept FROM note_versions WHERE note_id = ?1 ORDER BY version DESC",
    delete: "DELETE FROM note_versions WHERE version = ?1",
};

const OF_PARTS: Shelf = Shelf {
    newest: "SELECT saved_at FROM part_versions WHERE part_id = ?1 ORDER BY version DESC LIMIT 1",
    all: "SELECT version, saved_at, kept FROM part_versions WHERE part_id = ?1 ORDER BY version DESC",
    delete: "DELETE FROM part_versions WHERE version = ?1",
};

/// Puts what a note says aside before other words take its place.
pub(super) fn put_aside(
    connection: &Connection,
    note: &Note,
    next: &str,
    always: bool,
    now: i64,
) -> rusqlite::Result<()> {
    let kept = always || much_is_cut(&note.body, next);
    if OF_NOTES.stands_already(connection, &note.id.0, note.updated, kept)? {
        return Ok(());
    }
    let version = Version { version: 0, body: note.body.clone(), kind: note.kind, saved: note.updated, kept };
    write(connection, &note.id.0, None, &version)?;
    OF_NOTES.thin(connection, &note.id.0, now)
}

/// Likewise what a part of a paper says.
pub(super) fn put_part_aside(
    connection: &Connection,
    part: &Part,
    next: &str,
    always: bool,
    now: i64,
) -> rusqlite::Result<()> {
    let kept = always || much_is_cut(&part.body, next);
    if OF_PARTS.stands_already(connection, &part.id, part.updated, kept)? {
        return Ok(());
    }
    let version = PartVersion { version: 0, body: part.body.clone(), saved: part.updated, kept };
    write_version(connection, &part.id, None, &version)?;
    OF_PARTS.thin(connection, &part.id, now)
}

impl Shelf {
    /// Whether the minute has its version; one that is to be kept always gets one of its own.
    fn stands_already(
        &self,
        connection: &Connection,
        id: &str,
        saved: i64,
        kept: bool,
    ) -> rusqlite::Result<bool> {
        let mut newest = connection.prepare_cached(self.newest)?;
        let newest: Option<i64> = newest.query_row([id], |row| row.get(0)).optional()?;
        let same_minute = |at: i64| at.div_euclid(MINUTE) == saved.div_euclid(MINUTE);
        Ok(!kept && newest.is_some_and(same_minute))
    }

    fn thin(&self, connection: &Connection, id: &str, now: i64) -> rusqlite::Result<()> {
        let mut statement = connection.prepare_cached(self.all)?;
        let rows = statement.query_map([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let all = rows.collect::<rusqlite::Result<Vec<(i64, i64, bool)>>>()?;
        let mut delete = connection.prepare_cached(self.delete)?;
        for version in superfluous(&all, now) {
            delete.execute([version])?;
        }
        Ok(())
    }
}

/// A cut that one may want to take back: at least forty bytes and half of what was there.
fn much_is_cut(before: &str, after: &str) -> bool {
    before.len().saturating_sub(after.len()) >= 40 && after.len() * 2 <= before.len()
}

/// Which versions go: one stays for each minute of the last hour, each hour of the last day, each day before.
/// Newest first: number, time and whether it is kept for a month. A time that is still to come counts as now.
fn superfluous(versions: &[(i64, i64, bool)], now: i64) -> Vec<i64> {
    let mut before = None;
    let mut gone = Vec::new();
    for &(version, saved, kept) in versions {
        let age = now.saturating_sub(saved).max(0);
        let span = if age < HOUR {
            MINUTE
        } else if age < DAY {
            HOUR
        } else {
            DAY
        };
        let slot = (span, saved.div_euclid(span));
        if before == Some(slot) && !(kept && age < 30 * DAY) {
            gone.push(version);
        } else {
            before = Some(slot);
        }
    }
    gone
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_642_989_600_000;

    #[track_caller]
    fn check(ages: &[i64], left: &[i64]) {
        let all: Vec<_> =
            ages.iter().enumerate().map(|(number, age)| (-(number as i64), NOW - age, false)).collect();
        let gone = superfluous(&all, NOW);
        let stayed: Vec<i64> =
            all.iter().filter(|(version, ..)| !gone.contains(version)).map(|(_, at, _)| NOW - at).collect();
        assert_eq!(stayed, left);
    }

    #[test]
    fn fewer_stay_the_older_they_are() {
        check(&[1_000, 2_000, 61_000, 62_000], &[1_000, 61_000]);
        check(&[2 * HOUR + 1, 2 * HOUR + MINUTE, 3 * HOUR + 1], &[2 * HOUR + 1, 3 * HOUR + 1]);
        check(&[3 * DAY + 1, 3 * DAY + HOUR, 4 * DAY + 1], &[3 * DAY + 1, 4 * DAY + 1]);
        // A year of daily versions stays whole.
        let daily: Vec<i64> = (2..366).map(|n| n * DAY + 1).collect();
        check(&daily, &daily);
    }

    #[test]
    fn a_clock_that_was_ahead_loses_nothing_but_its_own_minutes() {
        check(&[-400 * DAY, -399 * DAY, 5 * DAY], &[-400 * DAY, -399 * DAY, 5 * DAY]);
    }

    #[test]
    fn what_stood_before_a_cut_is_kept() {
        assert!(much_is_cut(&"x".repeat(100), ""));
        assert!(!much_is_cut(&"x".repeat(100), &"x".repeat(90)));
        assert!(!much_is_cut("ngắn", ""));
        let all = [(3, NOW - 1_000, false), (2, NOW - 2_000, true), (1, NOW - 3_000, false)];
        assert_eq!(superfluous(&all, NOW), [1]);
        let old: Vec<_> = all.map(|(version, at, kept)| (version, at - 40 * DAY, kept)).into();
        assert_eq!(superfluous(&old, NOW), [2, 1]);
    }
}
