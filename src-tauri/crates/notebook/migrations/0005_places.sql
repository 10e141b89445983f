-- A note may hang on several places of its document: words that were chosen over several blocks. The first stands in
-- the columns that there were; those after it stand here, as JSON, in the order of the text. None: there is one place.
-- They are no table of their own, since all places of a note change at once, under one stamp, and a row that is gone
-- without a trace couldn't be told from one that never was: so they are under the note's own seal.

ALTER TABLE notes ADD COLUMN further TEXT;
