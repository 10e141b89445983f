-- Papers that a reader owes, and the parts that they are made of. Days are civil days as text, YYYY-MM-DD: an instant
-- would be another day in another time zone. Stamps are as in notes.

CREATE TABLE papers (
    id           TEXT    PRIMARY KEY,
    kind         TEXT    NOT NULL CHECK (kind IN ('reflection')),
    title        TEXT    NOT NULL,
    -- What stands on its head and under its end, as JSON.
    head         TEXT    NOT NULL,
    -- The format pack, "id@version"; empty: none was chosen yet.
    pack         TEXT    NOT NULL,
    due_on       TEXT,
    asked_pages  INTEGER CHECK (asked_pages > 0),
    asked_words  INTEGER CHECK (asked_words > 0),
    handed_in_on TEXT,
    -- The document that it is about, if one was chosen.
    doc          TEXT,
    created_at   INTEGER NOT NULL,
    updated_at   INTEGER NOT NULL,
    deleted_at   INTEGER,
    words_stamp  INTEGER NOT NULL,
    trash_stamp  INTEGER NOT NULL,
    seal         INTEGER NOT NULL
) STRICT;

CREATE TABLE parts (
    id          TEXT    PRIMARY KEY,
    paper_id    TEXT    NOT NULL REFERENCES papers (id) ON DELETE CASCADE,
    -- Parts stand in this order; there are gaps, so that one that is moved changes no other.
    place       INTEGER NOT NULL,
    kind        TEXT    NOT NULL CHECK (kind IN ('question', 'heading', 'own', 'understand', 'relate', 'will',
                                                 'quote', 'note', 'table')),
    body        TEXT    NOT NULL,
    -- The anchor, as in notes: where a quotation comes from.
    doc         TEXT    NOT NULL,
    block       TEXT    NOT NULL,
    start_byte  INTEGER NOT NULL,
    end_byte    INTEGER NOT NULL CHECK (end_byte >= start_byte),
    quote       TEXT    NOT NULL,
    prefix      TEXT    NOT NULL,
    suffix      TEXT    NOT NULL,
    whole_block INTEGER NOT NULL CHECK (whole_block IN (0, 1)),
    further     TEXT,
    -- The digest of the block's text when it was quoted; empty where nothing was.
    edition     TEXT    NOT NULL,
    -- The note that it was made of. No key of another table: a note that is gone for good leaves the paper whole.
    note_id     TEXT,
    -- 1: on a slide, 2: spoken, 4: in a handout.
    flags       INTEGER NOT NULL CHECK (flags BETWEEN 0 AND 7),
    created_at  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL,
    deleted_at  INTEGER,
    words_stamp INTEGER NOT NULL,
    place_stamp INTEGER NOT NULL,
    trash_stamp INTEGER NOT NULL,
    seal        INTEGER NOT NULL
) STRICT;

CREATE INDEX parts_by_paper ON parts (paper_id, place);

CREATE TABLE part_versions (
    version  INTEGER PRIMARY KEY,
    part_id  TEXT    NOT NULL REFERENCES parts (id) ON DELETE CASCADE,
    body     TEXT    NOT NULL,
    saved_at INTEGER NOT NULL,
    kept     INTEGER NOT NULL CHECK (kept IN (0, 1)),
    seal     INTEGER NOT NULL
) STRICT;

CREATE INDEX part_versions_by_part ON part_versions (part_id, version);

-- A whole paper as it was handed in, frozen: no change of the paper, of a note or of the library reaches it.
CREATE TABLE paper_marks (
    id       TEXT    PRIMARY KEY,
    paper_id TEXT    NOT NULL REFERENCES papers (id) ON DELETE CASCADE,
    name     TEXT    NOT NULL,
    day      TEXT    NOT NULL,
    made_at  INTEGER NOT NULL,
    frozen   TEXT    NOT NULL,
    seal     INTEGER NOT NULL
) STRICT;

CREATE INDEX paper_marks_by_paper ON paper_marks (paper_id, made_at);

-- Papers and their parts can be gone for good too.
CREATE TABLE gone_before (
    what  TEXT    NOT NULL,
    id    TEXT    NOT NULL,
    stamp INTEGER NOT NULL,
    words TEXT    NOT NULL,
    seal  INTEGER NOT NULL,
    PRIMARY KEY (what, id)
) STRICT, WITHOUT ROWID;
INSERT INTO gone_before SELECT what, id, stamp, words, seal FROM gone;
DROP TABLE gone;
CREATE TABLE gone (
    -- A note, a bookmark, a paper or a part by its id; what was read of a document by the document's.
    what  TEXT    NOT NULL CHECK (what IN ('note', 'bookmark', 'read', 'paper', 'part')),
    id    TEXT    NOT NULL,
    stamp INTEGER NOT NULL,
    -- The words that went with it, as a hash: other words under the same id are another matter.
    words TEXT    NOT NULL,
    seal  INTEGER NOT NULL,
    PRIMARY KEY (what, id)
) STRICT, WITHOUT ROWID;
INSERT INTO gone SELECT what, id, stamp, words, seal FROM gone_before;
DROP TABLE gone_before;
