-- What lets the notebooks of two computers be put together: of each note when its words, its place and its being in
-- the trash were last changed, and what is gone for good. Stamps are milliseconds since 1970, UTC, and only ever grow,
-- so that a clock set back makes no change look older than what it changed. None: from before there were stamps.

ALTER TABLE notes    ADD COLUMN words_stamp INTEGER;
ALTER TABLE notes    ADD COLUMN place_stamp INTEGER;
ALTER TABLE notes    ADD COLUMN trash_stamp INTEGER;
ALTER TABLE sessions ADD COLUMN stamp       INTEGER;

CREATE TABLE gone (
    -- A note or a bookmark by its id; what was read of a document by the document's.
    what  TEXT    NOT NULL CHECK (what IN ('note', 'bookmark', 'read')),
    id    TEXT    NOT NULL,
    stamp INTEGER NOT NULL,
    -- The words that went with a note, as a hash: other words under the same id are another matter.
    words TEXT    NOT NULL,
    seal  INTEGER NOT NULL,
    PRIMARY KEY (what, id)
) STRICT, WITHOUT ROWID;
