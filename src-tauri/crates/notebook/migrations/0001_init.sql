-- A reader's notebook. Times are milliseconds since 1970, UTC; ids are UUIDs (version 7) as text.

CREATE TABLE sessions (
    id         TEXT    PRIMARY KEY,
    title      TEXT    NOT NULL CHECK (length(title) > 0),
    place      TEXT    NOT NULL DEFAULT '',
    covers     TEXT    NOT NULL DEFAULT '',
    started_at INTEGER NOT NULL,
    ended_at   INTEGER
) STRICT;

-- At most one session goes on at a time.
CREATE UNIQUE INDEX sessions_running ON sessions ((ended_at IS NULL)) WHERE ended_at IS NULL;

CREATE TABLE notes (
    id          TEXT    PRIMARY KEY,
    kind        TEXT    NOT NULL CHECK (kind IN ('viewpoint', 'target', 'task', 'relation', 'plain')),
    body        TEXT    NOT NULL,
    -- The anchor: where the note hangs, and the words that prove it. Offsets are bytes in the block's NFC text.
    doc         TEXT    NOT NULL,
    block       TEXT    NOT NULL,
    start_byte  INTEGER NOT NULL,
    end_byte    INTEGER NOT NULL CHECK (end_byte >= start_byte),
    quote       TEXT    NOT NULL,
    prefix      TEXT    NOT NULL,
    suffix      TEXT    NOT NULL,
    whole_block INTEGER NOT NULL CHECK (whole_block IN (0, 1)),
    session_id  TEXT    REFERENCES sessions (id) ON DELETE SET NULL,
    created_at  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL,
    deleted_at  INTEGER
) STRICT;

CREATE INDEX notes_by_doc     ON notes (doc)        WHERE deleted_at IS NULL;
CREATE INDEX notes_by_session ON notes (session_id) WHERE deleted_at IS NULL;

CREATE TABLE settings (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
