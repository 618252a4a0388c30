-- The stored format, version 1. docs/ledger-format.md tells it to readers of the file.

-- One row for each entry. The canonical bytes are the entry; the other columns repeat parts of
-- them so that SQL can find it, and are checked against them.
CREATE TABLE entry (
    sequence INTEGER PRIMARY KEY CHECK (sequence > 0),
    kind TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number > 0),
    recorded_at INTEGER NOT NULL,
    author TEXT NOT NULL CHECK (author <> ''),
    corrects INTEGER REFERENCES entry (sequence),
    canonical BLOB NOT NULL,
    sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
    CONSTRAINT entry_id_taken UNIQUE (kind, number)
) STRICT;

-- The bytes and texts of documents, each once, under their SHA-256.
CREATE TABLE content (
    sha256 BLOB PRIMARY KEY CHECK (length(sha256) = 32),
    bytes BLOB NOT NULL
) STRICT;

-- Which entry names which id: an index, so that links can be followed backwards.
CREATE TABLE link (
    target_kind TEXT NOT NULL,
    target_number INTEGER NOT NULL,
    sequence INTEGER NOT NULL REFERENCES entry (sequence),
    PRIMARY KEY (target_kind, target_number, sequence)
) STRICT, WITHOUT ROWID;

-- The ledger only grows. "INSERT OR REPLACE" would slip past the triggers on DELETE, so inserts
-- are held to the next free place too.
CREATE TRIGGER entry_in_order BEFORE INSERT ON entry
WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM entry)
    OR EXISTS (SELECT 1 FROM entry WHERE kind = NEW.kind AND number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;

CREATE TRIGGER entry_kept BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;

CREATE TRIGGER entry_not_removed BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;

CREATE TRIGGER content_once BEFORE INSERT ON content
WHEN EXISTS (SELECT 1 FROM content WHERE sha256 = NEW.sha256)
BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;

CREATE TRIGGER content_kept BEFORE UPDATE ON content
BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;

CREATE TRIGGER content_not_removed BEFORE DELETE ON content
BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;

CREATE TRIGGER link_kept BEFORE UPDATE ON link
BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;

CREATE TRIGGER link_not_removed BEFORE DELETE ON link
BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
