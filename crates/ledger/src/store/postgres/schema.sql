-- The tables of a ledger in PostgreSQL, version 2. docs/storage.md tells what differs from SQLite.
-- Texts are compared byte by byte, so that an export has one order wherever it is made.

-- One row for each entry, as in SQLite.
CREATE TABLE entry (
    sequence BIGINT PRIMARY KEY CHECK (sequence > 0),
    kind TEXT COLLATE "C" NOT NULL,
    number BIGINT NOT NULL CHECK (number > 0),
    recorded_at BIGINT NOT NULL,
    author TEXT COLLATE "C" NOT NULL CHECK (author <> ''),
    corrects BIGINT REFERENCES entry (sequence),
    canonical BYTEA NOT NULL,
    sha256 BYTEA NOT NULL CHECK (length(sha256) = 32),
    CONSTRAINT entry_id_taken UNIQUE (kind, number)
);

-- The bytes and texts of documents, each once, under their SHA-256.
CREATE TABLE content (
    sha256 BYTEA PRIMARY KEY CHECK (length(sha256) = 32),
    bytes BYTEA NOT NULL
);

-- Which entry names which id.
CREATE TABLE link (
    target_kind TEXT COLLATE "C" NOT NULL,
    target_number BIGINT NOT NULL,
    sequence BIGINT NOT NULL REFERENCES entry (sequence),
    PRIMARY KEY (target_kind, target_number, sequence)
);

-- One row for each entry that bears on a score.
CREATE TABLE leaf (
    number BIGINT PRIMARY KEY CHECK (number >= 0),
    sequence BIGINT NOT NULL UNIQUE REFERENCES entry (sequence),
    author TEXT COLLATE "C" NOT NULL,
    author_sequence BIGINT NOT NULL CHECK (author_sequence > 0),
    nonce BYTEA NOT NULL CHECK (length(nonce) = 32),
    data BYTEA NOT NULL,
    CONSTRAINT leaf_in_turn UNIQUE (author, author_sequence)
);

-- The hashes of the tree.
CREATE TABLE node (
    place BIGINT PRIMARY KEY CHECK (place >= 0),
    sha256 BYTEA NOT NULL CHECK (length(sha256) = 32)
);

-- The secret by which an author's name becomes a pseudonym.
CREATE TABLE pseudonym (
    author TEXT COLLATE "C" PRIMARY KEY,
    nonce BYTEA NOT NULL CHECK (length(nonce) = 32)
);

-- Every tree that was signed, as it was signed.
CREATE TABLE signed_tree (
    size BIGINT PRIMARY KEY CHECK (size > 0),
    note TEXT NOT NULL
);

-- The one row that every writer locks and counts up: whoever finds it behind what they saw before
-- speaks to an older copy of the database, and writes nothing. It is no part of the ledger.
CREATE TABLE fence (
    application TEXT PRIMARY KEY CHECK (application = 'forsooth'),
    version BIGINT NOT NULL,
    epoch BIGINT NOT NULL
);

-- SQLite has this one built in: where some bytes stand within others, 0 where they do not.
CREATE FUNCTION instr(BYTEA, BYTEA) RETURNS INTEGER LANGUAGE SQL IMMUTABLE AS $$
SELECT position($2 IN $1)
$$;

-- The ledger only grows.
CREATE FUNCTION only_grows() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    RAISE integrity_constraint_violation USING MESSAGE = 'the ledger only grows';
END
$$;

CREATE FUNCTION next_entry() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM entry)
        OR EXISTS (SELECT 1 FROM entry WHERE kind = NEW.kind AND number = NEW.number)
    THEN
        RAISE integrity_constraint_violation USING MESSAGE = 'the ledger only grows';
    END IF;
    RETURN NEW;
END
$$;

CREATE FUNCTION next_leaf() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.number <> (SELECT coalesce(max(number), -1) + 1 FROM leaf) THEN
        RAISE integrity_constraint_violation USING MESSAGE = 'the ledger only grows';
    END IF;
    RETURN NEW;
END
$$;

CREATE FUNCTION next_node() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.place <> (SELECT coalesce(max(place), -1) + 1 FROM node) THEN
        RAISE integrity_constraint_violation USING MESSAGE = 'the ledger only grows';
    END IF;
    RETURN NEW;
END
$$;

CREATE FUNCTION next_signed_tree() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.size <= (SELECT coalesce(max(size), 0) FROM signed_tree) THEN
        RAISE integrity_constraint_violation USING MESSAGE = 'the ledger only grows';
    END IF;
    RETURN NEW;
END
$$;

-- Each trigger stands on one line, as PostgreSQL tells it when it is asked.
CREATE TRIGGER entry_in_order BEFORE INSERT ON entry FOR EACH ROW EXECUTE FUNCTION next_entry();
CREATE TRIGGER entry_kept BEFORE UPDATE ON entry FOR EACH ROW EXECUTE FUNCTION only_grows();
CREATE TRIGGER entry_not_removed BEFORE DELETE ON entry FOR EACH ROW EXECUTE FUNCTION only_grows();
CREATE TRIGGER entry_not_emptied BEFORE TRUNCATE ON entry FOR EACH STATEMENT EXECUTE FUNCTION only_grows();
CREATE TRIGGER content_kept BEFORE UPDATE ON content FOR EACH ROW EXECUTE FUNCTION only_grows();
CREATE TRIGGER content_not_removed BEFORE DELETE ON content FOR EACH ROW EXECUTE FUNCTION only_grows();
CREATE TRIGGER content_not_emptied BEFORE TRUNCATE ON content FOR EACH STATEMENT EXECUTE FUNCTION only_grows();
CREATE TRIGGER link_kept BEFORE UPDATE ON link FOR EACH ROW EXECUTE FUNCTION only_grows();
CREATE TRIGGER link_not_removed BEFORE DELETE ON link FOR EACH ROW EXECUTE FUNCTION only_grows();
CREATE TRIGGER link_not_emptied BEFORE TRUNCATE ON link FOR EACH STATEMENT EXECUTE FUNCTION only_grows();
CREATE TRIGGER leaf_in_order BEFORE INSERT ON leaf FOR EACH ROW EXECUTE FUNCTION next_leaf();
CREATE TRIGGER leaf_kept BEFORE UPDATE ON leaf FOR EACH ROW EXECUTE FUNCTION only_grows();
CREATE TRIGGER leaf_not_removed BEFORE DELETE ON leaf FOR EACH ROW EXECUTE FUNCTION only_grows();
CREATE TRIGGER leaf_not_emptied BEFORE TRUNCATE ON leaf FOR EACH STATEMENT EXECUTE FUNCTION only_grows();
CREATE TRIGGER node_in_order BEFORE INSERT ON node FOR EACH ROW EXECUTE FUNCTION next_node();
CREATE TRIGGER node_kept BEFORE UPDATE ON node FOR EACH ROW EXECUTE FUNCTION only_grows();
CREATE TRIGGER node_not_removed BEFORE DELETE ON node FOR EACH ROW EXECUTE FUNCTION only_grows();
CREATE TRIGGER node_not_emptied BEFORE TRUNCATE ON node FOR EACH STATEMENT EXECUTE FUNCTION only_grows();
CREATE TRIGGER pseudonym_kept BEFORE UPDATE ON pseudonym FOR EACH ROW EXECUTE FUNCTION only_grows();
CREATE TRIGGER pseudonym_not_removed BEFORE DELETE ON pseudonym FOR EACH ROW EXECUTE FUNCTION only_grows();
CREATE TRIGGER pseudonym_not_emptied BEFORE TRUNCATE ON pseudonym FOR EACH STATEMENT EXECUTE FUNCTION only_grows();
CREATE TRIGGER signed_tree_in_order BEFORE INSERT ON signed_tree FOR EACH ROW EXECUTE FUNCTION next_signed_tree();
CREATE TRIGGER signed_tree_kept BEFORE UPDATE ON signed_tree FOR EACH ROW EXECUTE FUNCTION only_grows();
CREATE TRIGGER signed_tree_not_removed BEFORE DELETE ON signed_tree FOR EACH ROW EXECUTE FUNCTION only_grows();
CREATE TRIGGER signed_tree_not_emptied BEFORE TRUNCATE ON signed_tree FOR EACH STATEMENT EXECUTE FUNCTION only_grows();

INSERT INTO fence VALUES ('forsooth', 2, 0);
