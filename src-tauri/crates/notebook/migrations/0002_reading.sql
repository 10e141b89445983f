-- What a reader has read, and where they put bookmarks.

CREATE TABLE bookmarks (
    id         TEXT    PRIMARY KEY,
    -- The anchor, as in notes: the block, and the words that it began with, so that it is found again.
    doc        TEXT    NOT NULL,
    block      TEXT    NOT NULL,
    quote      TEXT    NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX bookmarks_by_place ON bookmarks (doc, block);

-- A block stands here from when it was first dwelt on.
CREATE TABLE read_blocks (
    doc     TEXT    NOT NULL,
    block   TEXT    NOT NULL,
    read_at INTEGER NOT NULL,
    PRIMARY KEY (doc, block)
) STRICT, WITHOUT ROWID;
