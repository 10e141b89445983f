//! Ids: each is new, and they sort by the time of their making.

use std::sync::atomic::{AtomicU64, Ordering};

/// The time of the newest id, so that a clock set back makes none that sorts before it.
static NEWEST_ID: AtomicU64 = AtomicU64::new(0);

/// A new id that sorts by time of making: a UUID, version 7. `now` in milliseconds since 1970.
pub(crate) fn new_id(now: i64) -> String {
    let millis = u64::try_from(now).unwrap_or(0);
    let next = |newest: u64| millis.max(newest + 1);
    let newest = NEWEST_ID.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |newest| Some(next(newest)));
    let millis = newest.map_or(millis, next);
    let nanos = u32::try_from(millis % 1000).unwrap_or(0) * 1_000_000;
    uuid::Uuid::new_v7(uuid::Timestamp::from_unix(uuid::NoContext, millis / 1000, nanos)).to_string()
}
