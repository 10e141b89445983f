//! The desk that is open: a profile, its notebook, and what is known of its notes while it is open.

use std::collections::HashMap;
use std::sync::Arc;

use crate::note_order::NoteOrder;
use crate::note_search::NoteSearch;
use crate::wording::Wording;
use library::{Anchor, Library};
use notebook::{Notebook, Profile, StoreError};

/// The profile that is open and its notebook.
pub(crate) struct OpenDesk {
    pub profile: Profile,
    pub notebook: Notebook,
    /// Where notes hung, place by place, before they were moved in this sitting.
    pub before_moves: HashMap<String, Vec<Anchor>>,
    /// The order of the notes, once a page of them was asked for.
    pub order: Option<NoteOrder>,
    pub notes: NoteSearch,
    /// What papers are compared with, once one was open.
    pub wording: Wording,
}

impl OpenDesk {
    pub(crate) fn new(profile: Profile, notebook: Notebook) -> Self {
        Self {
            profile,
            notebook,
            before_moves: HashMap::new(),
            order: None,
            notes: NoteSearch::default(),
            wording: Wording::default(),
        }
    }

    /// The notes in their order, as both stand now.
    pub(crate) fn in_order(
        &mut self,
        library: &Arc<Library>,
    ) -> Result<(&mut NoteOrder, &Notebook), StoreError> {
        // Half brought up is worse than none: it is put back when all went well.
        let order = NoteOrder::brought_up(self.order.take(), &mut self.notebook, library)?;
        Ok((self.order.insert(order), &self.notebook))
    }
}
