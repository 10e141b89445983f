//! What a merging changes, counted for the reader who is to agree to it.

use super::state::{State, words};

/// How many things a merging changes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// Notes that come.
    pub new: u32,
    /// Notes that come, into the trash.
    pub new_in_trash: u32,
    /// Notes that say something else there and are newer there: they get those words, mine become a version.
    pub newer_there: u32,
    /// Notes that say something else there and are newer here: those words become a version.
    pub newer_here: u32,
    /// Notes that get another place in the text.
    pub moved: u32,
    /// Notes that go into the trash, because they were deleted there later.
    pub into_trash: u32,
    /// Notes that come out of the trash.
    pub out_of_trash: u32,
    /// Notes in the trash here that were removed for good there.
    pub removed: u32,
    /// Notes that were removed for good here and stay away.
    pub stay_removed: u32,
    /// Notes that are the same on both sides.
    pub same: u32,
    /// Sessions that come.
    pub sessions: u32,
    /// Sessions that get another title, place, coverage or end.
    pub changed_sessions: u32,
    /// Bookmarks that come.
    pub bookmarks: u32,
    /// Bookmarks that go.
    pub lost_bookmarks: u32,
    /// Blocks that were read there and not here.
    pub read: u32,
    /// Papers that come.
    pub papers: u32,
    /// Papers that change: in their parts, in what they say of themselves, or by going into the trash or out of it.
    pub changed_papers: u32,
    /// Whether anything at all changes.
    pub changes: bool,
}

pub(super) fn summary(mine: &State, theirs: &State, joined: &State) -> Summary {
    let mut sum = Summary { changes: mine != joined, ..Summary::default() };
    for (id, after) in &joined.notes {
        let Some(before) = mine.notes.get(id) else {
            let count = if after.note.deleted.is_some() { &mut sum.new_in_trash } else { &mut sum.new };
            *count += 1;
            continue;
        };
        let there = theirs.notes.get(id);
        let (was, is) = (&before.note, &after.note);
        if words(was) != words(is) {
            sum.newer_there += 1;
        } else if there.is_some_and(|there| words(&there.note) != words(is))
            && before.versions != after.versions
        {
            sum.newer_here += 1;
        }
        sum.moved += u32::from(!was.anchors().eq(is.anchors()));
        sum.into_trash += u32::from(was.deleted.is_none() && is.deleted.is_some());
        sum.out_of_trash += u32::from(was.deleted.is_some() && is.deleted.is_none());
        sum.same += u32::from(there.is_some() && before == after);
    }
    let count = |n: usize| n as u32;
    sum.removed = count(mine.notes.keys().filter(|id| !joined.notes.contains_key(*id)).count());
    let away = |id: &&String| !joined.notes.contains_key(*id) && !mine.notes.contains_key(*id);
    sum.stay_removed = count(theirs.notes.keys().filter(away).count());
    for (id, after) in &joined.sessions {
        match mine.sessions.get(id) {
            None => sum.sessions += 1,
            Some(before) => sum.changed_sessions += u32::from(before != after),
        }
    }
    let new = |place: &&(String, String)| !mine.bookmarks.contains_key(*place);
    sum.bookmarks = count(joined.bookmarks.keys().filter(new).count());
    let lost = |place: &&(String, String)| !joined.bookmarks.contains_key(*place);
    sum.lost_bookmarks = count(mine.bookmarks.keys().filter(lost).count());
    sum.read = count(joined.read.keys().filter(|block| !mine.read.contains_key(*block)).count());
    sum.papers = count(joined.papers.keys().filter(|id| !mine.papers.contains_key(*id)).count());
    sum.changed_papers = count(mine.papers.keys().filter(|id| paper_differs(id, mine, joined)).count());
    sum
}

fn paper_differs(id: &str, before: &State, after: &State) -> bool {
    let own = |state: &State| {
        let parts = state.parts.values().filter(|kept| kept.part.paper == id).cloned();
        let marks = state.marks.values().filter(|mark| mark.paper == id).cloned();
        (parts.collect::<Vec<_>>(), marks.collect::<Vec<_>>())
    };
    before.papers.get(id) != after.papers.get(id) || own(before) != own(after)
}
