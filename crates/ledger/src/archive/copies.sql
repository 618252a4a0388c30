-- What is known of copies. It is worked out from the ledger; texts are named by their places in
-- the order of arrival, from 0.

-- One row for each text; its story is named by the story's first text.
CREATE TABLE text (
    place INTEGER PRIMARY KEY,
    fingerprints INTEGER NOT NULL,
    is_repeat INTEGER NOT NULL,
    story INTEGER NOT NULL
) STRICT;
CREATE INDEX text_story ON text (story, place);

-- In which texts a fingerprint stands; a text below 0 says that these are too many.
CREATE TABLE posting (
    key INTEGER NOT NULL,
    text INTEGER NOT NULL,
    PRIMARY KEY (key, text)
) STRICT, WITHOUT ROWID;

-- Which texts share much with another, both ways.
CREATE TABLE kin (
    text INTEGER NOT NULL,
    other INTEGER NOT NULL,
    share REAL NOT NULL,
    PRIMARY KEY (text, other)
) STRICT, WITHOUT ROWID;

-- The last entry of the ledger that is in it.
CREATE TABLE reached (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    sequence INTEGER NOT NULL,
    sha256 BLOB NOT NULL
) STRICT;
