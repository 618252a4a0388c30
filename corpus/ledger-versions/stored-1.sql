-- A desk of version 1 of the stored format, with records as the first version wrote them.

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

INSERT INTO content VALUES (x'82af2a9cf92218696269e56bf6bbfb5edcb00d92438a25918e721797f59a5aa7', x'54686520747265617479206f66203236204d61726368203139373920656e64656420746865207374617465206f6620776172206265747765656e20456779707420616e642049737261656c2e0a');
INSERT INTO entry VALUES (1, 'desk', 1, 291373200000, 'Ada', NULL, CAST('{"author":"Ada","corrects":null,"format":1,"id":"desk-1","previous":null,"record":{"desk":{"clock":"replayed","name":"A desk of the first version"}},"recorded_at":"1979-03-27T09:00:00Z","sequence":1}' AS BLOB), x'ef964e3cda5952e7cb46de5cf01ad913190b67ecb530b8101cb6c66b45a92f21');
INSERT INTO entry VALUES (2, 'd', 1, 291373260000, 'Ada', NULL, CAST('{"author":"Ada","corrects":null,"format":1,"id":"d-1","previous":"ef964e3cda5952e7cb46de5cf01ad913190b67ecb530b8101cb6c66b45a92f21","record":{"document":{"bytes":"82af2a9cf92218696269e56bf6bbfb5edcb00d92438a25918e721797f59a5aa7","encoding":"UTF-8","fetched_at":"1979-03-27T09:01:00Z","language":"en","modified":null,"published":"1979-03-27","said":null,"source":"a newspaper","text":"82af2a9cf92218696269e56bf6bbfb5edcb00d92438a25918e721797f59a5aa7","title":null}},"recorded_at":"1979-03-27T09:01:00Z","sequence":2}' AS BLOB), x'00f3f3fd6e43e5b8513ea6b1edb472f37bb08dfa6ecad9330023378f20631784');
INSERT INTO entry VALUES (3, 'l', 1, 291373260000, 'Ada', NULL, CAST('{"author":"Ada","corrects":null,"format":1,"id":"l-1","previous":"00f3f3fd6e43e5b8513ea6b1edb472f37bb08dfa6ecad9330023378f20631784","record":{"relation":{"between":["Egypt","Israel"],"document":"d-1","label":"state of war","span":{"end":50,"start":38,"text":"state of war"}}},"recorded_at":"1979-03-27T09:01:00Z","sequence":3}' AS BLOB), x'9a537cd71ebbc2d7f044311f9b6c785ef245761d0d6b23bc982de2c6b43191f5');
INSERT INTO link VALUES ('d', 1, 3);
INSERT INTO entry VALUES (4, 'q', 1, 291373500000, 'Ada', NULL, CAST('{"author":"Ada","corrects":null,"format":1,"id":"q-1","previous":"9a537cd71ebbc2d7f044311f9b6c785ef245761d0d6b23bc982de2c6b43191f5","record":{"question":{"checkpoint":null,"closes_at":"1980-02-29T00:00:00Z","condition":null,"criteria":"Each ambassador has presented credentials","deadline_at":"1980-02-29T00:00:00Z","judgment":null,"postponement":"what is moved within the month still counts","settlement_source":"the two foreign ministries","text":"Will Egypt and Israel exchange ambassadors by 29 February 1980?"}},"recorded_at":"1979-03-27T09:05:00Z","sequence":4}' AS BLOB), x'4076bd3b6607a3fd588521520e70fb20c6f3f65797b0eb3a3c573938752dcd1e');
INSERT INTO entry VALUES (5, 'f', 1, 291463200000, 'Ben', NULL, CAST('{"author":"Ben","corrects":null,"format":1,"id":"f-1","previous":"4076bd3b6607a3fd588521520e70fb20c6f3f65797b0eb3a3c573938752dcd1e","record":{"forecast":{"evidence":[],"probability":0.8,"question":"q-1","reason":"the treaty names the month"}},"recorded_at":"1979-03-28T10:00:00Z","sequence":5}' AS BLOB), x'af10d87a123b4d8807487ee8b08e0d3a989112f2aa58dcc025484fb5aa754ae7');
INSERT INTO link VALUES ('q', 1, 5);
INSERT INTO entry VALUES (6, 'r', 1, 320486400000, 'Ada', NULL, CAST('{"author":"Ada","corrects":null,"format":1,"id":"r-1","previous":"af10d87a123b4d8807487ee8b08e0d3a989112f2aa58dcc025484fb5aa754ae7","record":{"settlement":{"evidence":[],"known_at":"1980-02-26T00:00:00Z","question":"q-1","resolution":{"outcome":"yes"}}},"recorded_at":"1980-02-27T08:00:00Z","sequence":6}' AS BLOB), x'f19952abff7855efbb5c55480455962104f7678b5a60469f920d214fe8c2dd5d');
INSERT INTO link VALUES ('q', 1, 6);

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

PRAGMA application_id = 1181708915;
PRAGMA user_version = 1;
