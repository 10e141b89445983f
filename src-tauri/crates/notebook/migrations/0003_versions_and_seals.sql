-- Earlier words of each note, and a seal on every row: SQLite itself keeps no checksum of what stands in a page, so
-- a byte that the disk changed inside a note would pass for what the reader wrote. Seals are made in store/seal.rs.

ALTER TABLE sessions    ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
ALTER TABLE notes       ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
ALTER TABLE settings    ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
ALTER TABLE bookmarks   ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
ALTER TABLE read_blocks ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;

CREATE TABLE note_versions (
    -- Counts up, whatever the clock says: the order of versions is theirs.
    version  INTEGER PRIMARY KEY,
    note_id  TEXT    NOT NULL REFERENCES notes (id) ON DELETE CASCADE,
    kind     TEXT    NOT NULL CHECK (kind IN ('viewpoint', 'target', 'task', 'relation', 'plain')),
    body     TEXT    NOT NULL,
    saved_at INTEGER NOT NULL,
    -- Kept though others stand close by: much was cut right after it.
    kept     INTEGER NOT NULL CHECK (kept IN (0, 1)),
    seal     INTEGER NOT NULL
) STRICT;

CREATE INDEX note_versions_by_note ON note_versions (note_id, version);

CREATE INDEX notes_deleted ON notes (deleted_at) WHERE deleted_at IS NOT NULL;
