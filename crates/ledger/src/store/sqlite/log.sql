-- The transparency log: version 2 of the stored format adds it to version 1.

-- One row for each entry that bears on a score, in the order of the ledger.
CREATE TABLE leaf (
    number INTEGER PRIMARY KEY CHECK (number >= 0),
    sequence INTEGER NOT NULL UNIQUE REFERENCES entry (sequence),
    author TEXT NOT NULL,
    author_sequence INTEGER NOT NULL CHECK (author_sequence > 0),
    nonce BLOB NOT NULL CHECK (length(nonce) = 32),
    data BLOB NOT NULL,
    CONSTRAINT leaf_in_turn UNIQUE (author, author_sequence)
) STRICT;

-- The hashes of the tree: a leaf's, and that of each subtree that it completes.
CREATE TABLE node (
    place INTEGER PRIMARY KEY CHECK (place >= 0),
    sha256 BLOB NOT NULL CHECK (length(sha256) = 32)
) STRICT;

-- The secret by which an author's name becomes a pseudonym.
CREATE TABLE pseudonym (
    author TEXT PRIMARY KEY,
    nonce BLOB NOT NULL CHECK (length(nonce) = 32)
) STRICT, WITHOUT ROWID;

-- Every tree that was signed, as it was signed.
CREATE TABLE signed_tree (
    size INTEGER PRIMARY KEY CHECK (size > 0),
    note TEXT NOT NULL
) STRICT;

CREATE TRIGGER leaf_in_order BEFORE INSERT ON leaf
WHEN NEW.number <> (SELECT coalesce(max(number), -1) + 1 FROM leaf)
BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;

CREATE TRIGGER leaf_kept BEFORE UPDATE ON leaf
BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;

CREATE TRIGGER leaf_not_removed BEFORE DELETE ON leaf
BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;

CREATE TRIGGER node_in_order BEFORE INSERT ON node
WHEN NEW.place <> (SELECT coalesce(max(place), -1) + 1 FROM node)
BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;

CREATE TRIGGER node_kept BEFORE UPDATE ON node
BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;

CREATE TRIGGER node_not_removed BEFORE DELETE ON node
BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;

CREATE TRIGGER signed_tree_in_order BEFORE INSERT ON signed_tree
WHEN NEW.size <= (SELECT coalesce(max(size), 0) FROM signed_tree)
BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;

CREATE TRIGGER signed_tree_kept BEFORE UPDATE ON signed_tree
BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;

CREATE TRIGGER signed_tree_not_removed BEFORE DELETE ON signed_tree
BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
