-- By what devices know an account, which tells nothing of it; none before its first passkey.
ALTER TABLE account ADD COLUMN handle BLOB;

-- What people unlock on their devices instead of typing a password. Nothing in it is secret.
CREATE TABLE passkey (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- What the device calls it; no two accounts share one.
    credential BLOB NOT NULL UNIQUE,
    account TEXT NOT NULL REFERENCES account (name),
    label TEXT NOT NULL,
    -- The host that it is for.
    site TEXT NOT NULL,
    -- The public key, as COSE.
    key BLOB NOT NULL,
    -- How often the device says it was used; 0 where it does not count.
    counter INTEGER NOT NULL,
    added_at INTEGER NOT NULL,
    used_at INTEGER
) STRICT;
