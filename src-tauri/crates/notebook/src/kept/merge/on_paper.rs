//! What a reader does on papers in the stories of two computers.

use super::dice::{Dice, anchor};
use crate::kept::notebook::Notebook;
use crate::kept::parts::NewPart;
use crate::rows::papers::{Mark, PaperFields, PaperKind};
use crate::rows::parts::{Part, PartKind};

pub(super) fn fields(title: &str) -> PaperFields {
    PaperFields {
        kind: PaperKind::Reflection,
        title: title.to_owned(),
        head: "{}".to_owned(),
        pack: "ca-nhan@1".to_owned(),
        due_on: Some("2026-12-12".to_owned()),
        asked_pages: Some(5),
        asked_words: None,
        handed_in_on: None,
        doc: None,
    }
}

pub(super) fn live(notebook: &mut Notebook, dice: &mut Dice, say: &str, now: i64) {
    let papers: Vec<String> = notebook.papers().unwrap().into_iter().map(|paper| paper.id).collect();
    let gone: Vec<String> = notebook.trashed_papers().unwrap().into_iter().map(|paper| paper.id).collect();
    let Some(paper) = dice.one_of(&papers) else {
        let parts = ["Câu một", "Câu hai"].map(|question| NewPart::plain(PartKind::Question, question));
        drop(notebook.create_paper(None, &fields(say), &parts, now).unwrap());
        return;
    };
    let parts: Vec<Part> = notebook.parts(&paper).unwrap();
    let ids: Vec<String> = parts.iter().map(|part| part.id.clone()).collect();
    let one = dice.one_of(&ids);
    match dice.roll(14) {
        0..=2 => {
            let kind = [PartKind::Understand, PartKind::Own, PartKind::Quote][dice.roll(3) as usize];
            let mut new = NewPart::plain(kind, say);
            if kind == PartKind::Quote {
                (new.anchor, new.edition) = (anchor(dice.roll(4)), "abc".to_owned());
            }
            notebook.add_parts(&paper, one.as_deref(), &[new], now).unwrap();
        }
        3..=6 => {
            if let Some(id) = one {
                drop(notebook.update_part(&id, say, now).unwrap());
            }
        }
        7 | 8 => {
            let mut order = ids;
            if order.len() > 1 {
                let moved = order.remove(dice.roll(order.len() as u64) as usize);
                order.insert(dice.roll(order.len() as u64 + 1) as usize, moved);
                notebook.order_parts(&paper, &order, now).unwrap();
            }
        }
        9 => notebook.set_parts_deleted(&one.into_iter().collect::<Vec<_>>(), true, now).unwrap(),
        10 => {
            let trash: Vec<String> =
                notebook.deleted_parts().unwrap().into_iter().map(|part| part.id).collect();
            if let Some(id) = dice.one_of(&trash) {
                notebook.set_parts_deleted(&[id], false, now).unwrap();
            }
        }
        11 => drop(notebook.update_paper(&paper, &fields(say), now).unwrap()),
        12 => drop(notebook.set_paper_deleted(&paper, true, now).unwrap()),
        _ => match dice.roll(3) {
            0 => {
                if let Some(id) = dice.one_of(&gone) {
                    drop(notebook.set_paper_deleted(&id, false, now).unwrap());
                }
            }
            1 => {
                let id = crate::ids::new_id(now);
                let (name, day) = ("bản nộp".to_owned(), "2026-12-12".to_owned());
                let mark = Mark { id, paper, name, day, made: 0, frozen: say.to_owned() };
                drop(notebook.mark_paper(&mark, now).unwrap());
            }
            _ => {
                if let Some(id) = one
                    && let Some(version) = dice.one_of(&notebook.part_versions(&id).unwrap())
                {
                    drop(notebook.restore_part_version(&id, version.version, now).unwrap());
                }
            }
        },
    }
}
