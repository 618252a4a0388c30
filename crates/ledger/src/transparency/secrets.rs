//! The secrets of the log: what keeps its commitments and pseudonyms from being guessed.

use std::collections::HashMap;

use domain::Digest;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use super::grow::grow;
use super::leaf::{Form, Nonce};
use super::{LogError, is_there};
use crate::canonical::Envelope;

/// One of them, as an export tells it: 32 random bytes, in hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Secret {
    /// What hides an entry, and in which form its leaf does.
    Leaf {
        sequence: u64,
        nonce: Digest,
        #[serde(default = "first", skip_serializing_if = "is_first")]
        version: u32,
    },
    /// What hides an author's name.
    Author { name: String, nonce: Digest },
}

/// The secrets of an export, by which its log comes out the same.
#[derive(Debug, Default)]
pub(crate) struct LogSecrets {
    leaves: HashMap<u64, (Nonce, Form)>,
    authors: HashMap<String, Nonce>,
}

/// All secrets of a ledger, those of authors first.
pub(crate) fn secrets(connection: &Connection) -> Result<Vec<Secret>, LogError> {
    if !is_there(connection)? {
        return Ok(vec![]);
    }
    let mut authors = connection.prepare("SELECT author, nonce FROM pseudonym ORDER BY author")?;
    let author = |row: &rusqlite::Row<'_>| {
        let nonce: Nonce = row.get(1)?;
        Ok(Secret::Author { name: row.get(0)?, nonce: nonce.into() })
    };
    let mut secrets = authors.query_map([], author)?.collect::<rusqlite::Result<Vec<_>>>()?;
    let mut leaves =
        connection.prepare("SELECT sequence, nonce, data FROM leaf ORDER BY number")?;
    let mut rows = leaves.query([])?;
    while let Some(row) = rows.next()? {
        let (nonce, data): (Nonce, Vec<u8>) = (row.get(1)?, row.get(2)?);
        let version = Form::of(&data)?.version();
        secrets.push(Secret::Leaf { sequence: row.get(0)?, nonce: nonce.into(), version });
    }
    Ok(secrets)
}

impl LogSecrets {
    /// Takes in one of an export.
    pub(crate) fn add(&mut self, secret: Secret) {
        match secret {
            Secret::Leaf { sequence, nonce, version } => {
                self.leaves.insert(sequence, (*nonce.as_bytes(), Form::of_version(version)));
            }
            Secret::Author { name, nonce } => {
                self.authors.insert(name, *nonce.as_bytes());
            }
        }
    }

    /// Adds the leaf of an entry by its secrets; new ones are drawn where the export had none.
    pub(crate) fn grow(
        &mut self,
        connection: &Connection,
        envelope: &Envelope,
        canonical: &[u8],
    ) -> Result<(), LogError> {
        if let Some(nonce) = self.authors.remove(&envelope.author) {
            connection
                .execute("INSERT INTO pseudonym VALUES (?, ?)", params![envelope.author, nonce])?;
        }
        let kept = self.leaves.remove(&envelope.sequence);
        grow(connection, envelope, canonical, kept)?;
        Ok(())
    }
}

/// The version of leaves of which an export says none.
fn first() -> u32 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes what it may skip so")]
fn is_first(version: &u32) -> bool {
    *version == 1
}
