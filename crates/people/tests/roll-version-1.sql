-- A roll of version 1, as it was before passkeys: an administrator, an editor with a token, and an invitation.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
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
INSERT INTO account VALUES('Ada','ada','administrator',0,'$argon2id$v=19$m=19456,t=2,p=1$ZQZ/oblugpIBJVpmmnV1CA$G6zQBBpGzYOUFZq4u50QyIKg/UPJiVtJ4Ni/giONdOY',1796063949623,'Ada');
INSERT INTO account VALUES('Bo','bo','editor',0,'$argon2id$v=19$m=19456,t=2,p=1$hcUlPzNo8K8f7AJZXYInoA$AUvCL7aM7IX6AYN/vBK2u9Lr5Y/5ISAFvGbKp6A9cF0',1796063949777,'Ada');
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
INSERT INTO invitation VALUES(2,X'412fa229449e987a6aa796386ed13fe8b12836e39efaa579ea89bcb5deed38ff','reader',NULL,0,'Ada',1796668749953);
CREATE TABLE session (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    digest BLOB NOT NULL UNIQUE,
    account TEXT NOT NULL REFERENCES account (name),
    began_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL
) STRICT;
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
INSERT INTO token VALUES(1,X'3ece7e036dda6879c9ba212594df999fc7b3f80a472535502a207c55d0a9a654','Bo','nightly','read',1796063949896,1803839949896,0);
INSERT INTO sqlite_sequence VALUES('invitation',2);
INSERT INTO sqlite_sequence VALUES('token',1);
COMMIT;
PRAGMA application_id = 1181970544;
PRAGMA user_version = 1;
