//! What becomes of one note that both computers have, case by case.

use super::State;
use super::dice::anchor;
use super::histories::{Computer, assert_same, common};
use crate::kept::notes::NewNote;
use crate::rows::notes::NoteKind;

const ID: &str = "0190a3c4-0000-7000-8000-000000000001";
const HOUR: i64 = 3_600_000;
const NOW: i64 = 1_700_000_000_000;

/// Two computers that have one note in common, with folders that stay as long as they do.
struct Two {
    here: Computer,
    there: Computer,
    _folder: tempfile::TempDir,
}

fn two() -> Two {
    let folder = tempfile::tempdir().unwrap();
    let mut here = Computer::new('a', 0, folder.path());
    let mut there = Computer::new('b', 0, folder.path());
    let note =
        NewNote { id: Some(ID), kind: NoteKind::Plain, body: "chung", anchor: &anchor(1), further: &[] };
    there.notebook.create_note(&note, NOW).unwrap();
    here.take(&there.state(), None);
    Two { here, there, _folder: folder }
}

impl Two {
    fn write(who: &mut Computer, body: &str, hours: i64) {
        who.notebook.update_note(ID, Some(body), None, NOW + hours * HOUR).unwrap();
    }

    fn delete(who: &mut Computer, hours: i64) {
        who.notebook.set_deleted(ID, true, NOW + hours * HOUR).unwrap();
    }

    /// Each takes in the other's, in either order: the same comes of it.
    fn exchange(&mut self) -> State {
        let (here, there) = (self.here.state(), self.there.state());
        let other_way = super::join::join(&there, &here);
        self.here.take(&there, None);
        self.there.take(&self.here.state(), None);
        let end = common(self.here.state());
        assert_same(&end, &common(self.there.state()), "both say the same");
        assert_same(&end, &common(other_way), "the order doesn't count");
        end
    }
}

/// What the note says, what it said, and whether it is in the trash.
fn told(state: &State) -> (&str, Vec<&str>, bool) {
    let kept = &state.notes[ID];
    let said = kept.versions.iter().map(|version| &*version.body).collect();
    (&kept.note.body, said, kept.note.deleted.is_some())
}

#[test]
fn of_two_edits_the_later_stands_and_the_other_is_a_version() {
    let mut both = two();
    Two::write(&mut both.here, "sửa trước", 1);
    Two::write(&mut both.there, "sửa sau", 2);
    assert_eq!(told(&both.exchange()), ("sửa sau", vec!["chung", "sửa trước"], false));
}

#[test]
fn a_clock_that_is_hours_behind_doesnt_make_an_edit_older_than_what_it_edited() {
    let mut both = two();
    Two::write(&mut both.here, "đồng hồ chậm", -30);
    assert_eq!(told(&both.exchange()), ("đồng hồ chậm", vec!["chung"], false));
}

#[test]
fn what_was_only_deleted_goes_into_the_trash_and_what_was_edited_elsewhere_stays() {
    let mut both = two();
    Two::delete(&mut both.there, 1);
    assert!(told(&both.exchange()).2);
    // Deleted after the edit, by one who never saw it.
    let mut both = two();
    Two::write(&mut both.here, "chưa ai thấy", 1);
    Two::delete(&mut both.there, 2);
    assert_eq!(told(&both.exchange()), ("chưa ai thấy", vec!["chung"], false));
    // Edited and then deleted there: the edit was seen.
    let mut both = two();
    Two::write(&mut both.there, "sửa rồi bỏ", 1);
    Two::delete(&mut both.there, 2);
    assert_eq!(told(&both.exchange()), ("sửa rồi bỏ", vec!["chung"], true));
}

#[test]
fn what_was_removed_for_good_goes_and_what_was_edited_elsewhere_stays() {
    let mut both = two();
    Two::delete(&mut both.there, 1);
    both.there.notebook.purge_note(ID).unwrap();
    assert!(!both.exchange().notes.contains_key(ID));
    let mut both = two();
    Two::write(&mut both.here, "chưa ai thấy", 1);
    Two::delete(&mut both.there, 2);
    both.there.notebook.purge_note(ID).unwrap();
    let end = both.exchange();
    assert_eq!(told(&end), ("chưa ai thấy", vec!["chung"], false));
    assert!(end.gone.is_empty());
    // And once more: deleted by both in the end.
    Two::delete(&mut both.there, 3);
    both.there.notebook.purge_note(ID).unwrap();
    assert!(!both.exchange().notes.contains_key(ID));
}

#[test]
fn a_merging_that_is_taken_back_and_done_again_is_the_same() {
    let mut both = two();
    Two::write(&mut both.here, "ở đây", 1);
    Two::write(&mut both.there, "ở kia", 2);
    let (before, stick) = (both.here.state(), both.there.state());
    both.here.take(&stick, None);
    let once = common(both.here.state());
    both.here.put_back(&before);
    assert_same(&common(both.here.state()), &common(before), "taken back");
    both.here.take(&stick, None);
    assert_same(&common(both.here.state()), &once, "done again");
}
