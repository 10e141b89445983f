//! The open notebook's notes, ready to be searched. In memory, and gone with the notebook.

use std::borrow::Cow;

use notebook::{Note, NoteChanges, Notebook, StoreError};
use search::NoteIndex;

/// The notes as they were read last, and what was written since.
#[derive(Debug, Default)]
pub(crate) struct NoteSearch {
    index: NoteIndex,
    /// None until the notes were read for the first time.
    changes: Option<NoteChanges>,
}

impl NoteSearch {
    /// The index as the notebook is now: only what was written since the last time is read again.
    pub(crate) fn index(&mut self, notebook: &mut Notebook) -> Result<&NoteIndex, StoreError> {
        if !self.catch_up(notebook)? {
            // Set only when all was read: after a failure everything is read again.
            self.changes = None;
            let changes = notebook.watch_notes()?;
            self.index = NoteIndex::default();
            notebook.each_note(|row, note| put(&mut self.index, row, &note))?;
            self.changes = Some(changes);
        }
        Ok(&self.index)
    }

    /// Reads what was written since the last time; false if everything must be read.
    fn catch_up(&mut self, notebook: &Notebook) -> Result<bool, StoreError> {
        let Some(changes) = self.changes.take() else { return Ok(false) };
        for row in changes.take() {
            match notebook.note_in_row(row)? {
                // Rows keep their numbers; where one has another note all the same, nothing known of them holds.
                Some(note) if self.index.id(row).is_some_and(|known| known != note.id.0) => return Ok(false),
                Some(note) => put(&mut self.index, row, &note),
                None => self.index.remove(row),
            }
        }
        self.changes = Some(changes);
        Ok(true)
    }
}

/// What of a note is searched: its words; while there are none, the words that it hangs on, all of its places.
pub(crate) fn searched(note: &Note) -> Cow<'_, str> {
    if note.body.trim().is_empty() { Cow::Owned(note.quotes()) } else { Cow::Borrowed(&note.body) }
}

fn put(index: &mut NoteIndex, row: i64, note: &Note) {
    index.put(row, &note.id.0, note.anchor.doc.as_str(), &searched(note));
}
