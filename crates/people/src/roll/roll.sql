-- Who may use the desk. Nobody is ever removed, so that no name is given twice.
CREATE TABLE account (
    name TEXT PRIMARY KEY,
    -- The name without what people overlook in names, so that no two look alike.
    folded TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL,
    is_disabled INTEGER NOT NULL,
    -- An Argon2id hash; none while a new password is waited for.
    password TEXT,
    created_at INTEGER NOT NULL,
    created_by TEXT NOT NULL
) STRICT;

-- Who was invited and has not come yet, or is to set a new password.
CREATE TABLE invitation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- The SHA-256 of the secret, here and below.
    digest BLOB NOT NULL UNIQUE,
    role TEXT NOT NULL,
    -- Under which name alone; none where whoever comes may choose.
    name TEXT,
    -- Whether it sets the password of an account that is there.
    is_reset INTEGER NOT NULL,
    invited_by TEXT NOT NULL,
    ends_at INTEGER NOT NULL
) STRICT;

-- Who is logged in, and since when.
CREATE TABLE session (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    digest BLOB NOT NULL UNIQUE,
    account TEXT NOT NULL REFERENCES account (name),
    began_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL
) STRICT;

-- What programs show. A token that was revoked stays, so that the audit trail can name it.
CREATE TABLE token (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    digest BLOB NOT NULL UNIQUE,
    account TEXT NOT NULL REFERENCES account (name),
    label TEXT NOT NULL,
    scopes TEXT NOT NULL,
    issued_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    is_revoked INTEGER NOT NULL
) STRICT;
