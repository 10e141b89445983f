//! What becomes of one paper that both computers have, case by case.

use super::histories::{Computer, assert_same, common};
use super::on_paper::fields;
use crate::kept::parts::NewPart;
use crate::rows::parts::PartKind;

const NOW: i64 = 1_700_000_000_000;
const HOUR: i64 = 3_600_000;

/// Two computers that have one paper in common, with one question and one answer.
struct Two {
    here: Computer,
    there: Computer,
    paper: String,
    answer: String,
    _folder: tempfile::TempDir,
}

fn two() -> Two {
    let folder = tempfile::tempdir().unwrap();
    let mut here = Computer::new('a', 0, folder.path());
    let mut there = Computer::new('b', 0, folder.path());
    let parts = [NewPart::plain(PartKind::Question, "Câu hỏi"), NewPart::plain(PartKind::Own, "chung")];
    let paper = there.notebook.create_paper(None, &fields("Bài"), &parts, NOW).unwrap().id;
    let answer = there.notebook.parts(&paper).unwrap()[1].id.clone();
    here.take(&there.state(), None);
    Two { here, there, paper, answer, _folder: folder }
}

impl Two {
    #[track_caller]
    fn exchange(&mut self) {
        let (here, there) = (self.here.state(), self.there.state());
        let other_way = super::join::join(&there, &here);
        self.here.take(&there, None);
        self.there.take(&self.here.state(), None);
        let end = common(self.here.state());
        assert_same(&end, &common(self.there.state()), "both say the same");
        assert_same(&end, &common(other_way), "the order doesn't count");
    }

    fn bodies(&self) -> Vec<String> {
        self.here.notebook.parts(&self.paper).unwrap().into_iter().map(|part| part.body).collect()
    }
}

#[test]
fn of_two_writings_of_a_part_the_later_stands_and_the_other_is_a_version() {
    let mut both = two();
    both.here.notebook.update_part(&both.answer, "sửa trước", NOW + HOUR).unwrap();
    both.there.notebook.update_part(&both.answer, "sửa sau", NOW + 2 * HOUR).unwrap();
    both.exchange();
    assert_eq!(both.bodies(), ["Câu hỏi", "sửa sau"]);
    let versions = both.here.notebook.part_versions(&both.answer).unwrap();
    let said: Vec<&str> = versions.iter().map(|version| version.body.as_str()).collect();
    assert_eq!(said, ["sửa trước", "chung"]);
}

#[test]
fn parts_that_are_put_in_on_both_sides_stand_in_both_and_each_keeps_its_question() {
    let mut both = two();
    let question = both.here.notebook.parts(&both.paper).unwrap()[0].id.clone();
    let own = |body: &str| [NewPart::plain(PartKind::Own, body)];
    both.here.notebook.add_parts(&both.paper, Some(&question), &own("ở đây"), NOW + HOUR).unwrap();
    both.there.notebook.add_parts(&both.paper, Some(&both.answer), &own("ở kia"), NOW + HOUR).unwrap();
    both.exchange();
    assert_eq!(both.bodies(), ["Câu hỏi", "ở đây", "chung", "ở kia"]);
}

#[test]
fn a_paper_that_was_deleted_by_one_who_never_saw_what_was_written_stays() {
    let mut both = two();
    both.here.notebook.update_part(&both.answer, "chưa ai thấy", NOW + HOUR).unwrap();
    both.there.notebook.set_paper_deleted(&both.paper, true, NOW + 2 * HOUR).unwrap();
    both.there.notebook.purge_paper(&both.paper).unwrap();
    both.exchange();
    assert_eq!(both.bodies(), ["Câu hỏi", "chưa ai thấy"]);
    assert_eq!(both.here.notebook.papers().unwrap().len(), 1);
    // Seen, and deleted by both in the end.
    both.there.notebook.set_paper_deleted(&both.paper, true, NOW + 3 * HOUR).unwrap();
    both.exchange();
    assert_eq!(both.here.notebook.papers().unwrap(), []);
    both.there.notebook.purge_paper(&both.paper).unwrap();
    both.exchange();
    assert_eq!(both.here.notebook.trashed_papers().unwrap(), []);
    assert_eq!(both.bodies(), Vec::<String>::new());
}

#[test]
fn a_part_that_is_moved_changes_no_other_until_there_is_no_room() {
    let mut both = two();
    let notebook = &mut both.here.notebook;
    let behind = notebook.parts(&both.paper).unwrap()[0].id.clone();
    for n in 0..40 {
        let first = NewPart::plain(PartKind::Own, format!("{n}"));
        notebook.add_parts(&both.paper, Some(&behind), &[first], NOW + n).unwrap();
        let places: Vec<i64> = notebook.parts(&both.paper).unwrap().iter().map(|part| part.place).collect();
        assert!(places.is_sorted_by(|a, b| a < b), "{places:?}");
    }
    let before = notebook.parts(&both.paper).unwrap();
    let mut order: Vec<String> = before.iter().map(|part| part.id.clone()).collect();
    let last = order.pop().unwrap();
    order.insert(3, last.clone());
    notebook.order_parts(&both.paper, &order, NOW + HOUR).unwrap();
    let after = notebook.parts(&both.paper).unwrap();
    assert_eq!(after.iter().map(|part| part.id.clone()).collect::<Vec<_>>(), order);
    let moved =
        after.iter().filter(|part| before.iter().all(|it| (&it.id, it.place) != (&part.id, part.place)));
    assert!(moved.clone().count() == 1 || moved.count() == after.len());
    let wrong = notebook.order_parts(&both.paper, &[last.clone(), last], NOW + HOUR);
    assert!(wrong.is_err(), "named twice");
}

#[test]
fn thirty_days_in_the_trash_and_a_part_or_a_paper_is_gone() {
    let mut both = two();
    let notebook = &mut both.here.notebook;
    notebook.set_parts_deleted(&[both.answer.clone()], true, NOW).unwrap();
    let day = 24 * HOUR;
    notebook.purge_old(NOW + 29 * day).unwrap();
    assert_eq!(notebook.deleted_parts().unwrap().len(), 1);
    notebook.purge_old(NOW + 30 * day).unwrap();
    assert_eq!(notebook.deleted_parts().unwrap().len(), 0);
    notebook.set_paper_deleted(&both.paper, true, NOW + 30 * day).unwrap();
    notebook.purge_old(NOW + 61 * day).unwrap();
    assert_eq!(notebook.trashed_papers().unwrap(), []);
    both.exchange();
    assert!(both.there.state().papers.is_empty(), "and on the other side");
}
