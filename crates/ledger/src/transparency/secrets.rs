//! The secrets of the log: what keeps its commitments and pseudonyms from being guessed.

use std::collections::HashMap;

use domain::Digest;
use serde::{Deserialize, Serialize};

use super::author::Author;
use super::grow::{Kept, grow};
use super::leaf::{DESTROYED, Form, Nonce};
use super::{LogError, is_there};
use crate::canonical::Envelope;
use crate::known::Adding;
use crate::store::{Row, Store, StoreFault};

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
    /// The leaf of an entry that was erased, as what hid it is gone.
    ErasedLeaf { sequence: u64, data: String },
}

/// The secrets of an export, by which its log comes out the same.
#[derive(Debug, Default)]
pub(crate) struct LogSecrets {
    leaves: HashMap<u64, Kept>,
    authors: HashMap<String, Nonce>,
}

/// All secrets of a ledger, those of authors first.
pub(crate) fn secrets(store: &dyn Store) -> Result<Vec<Secret>, LogError> {
    if !is_there(store)? {
        return Ok(vec![]);
    }
    let author = |row: Row| -> Result<Secret, StoreFault> {
        let [name, nonce] = row.into_values()?;
        Ok(Secret::Author { name: name.try_into()?, nonce: nonce.try_into()? })
    };
    let leaf = |row: Row| -> Result<Secret, LogError> {
        let [sequence, nonce, data] = row.into_values()?;
        let (sequence, nonce, data) =
            (sequence.try_into()?, Nonce::try_from(nonce)?, Vec::try_from(data)?);
        if nonce == DESTROYED {
            let data = String::from_utf8_lossy(&data).into_owned();
            return Ok(Secret::ErasedLeaf { sequence, data });
        }
        let version = Form::of(&data)?.version();
        Ok(Secret::Leaf { sequence, nonce: nonce.into(), version })
    };
    let authors = store.select("SELECT author, nonce FROM pseudonym ORDER BY author", &[])?;
    let leaves = store.select("SELECT sequence, nonce, data FROM leaf ORDER BY number", &[])?;
    let authors = authors.into_iter().map(|row| author(row).map_err(LogError::from));
    authors.chain(leaves.into_iter().map(leaf)).collect()
}

impl LogSecrets {
    /// Takes in one of an export.
    pub(crate) fn add(&mut self, secret: Secret) {
        match secret {
            Secret::Leaf { sequence, nonce, version } => {
                let kept = Kept::Secret(*nonce.as_bytes(), Form::of_version(version));
                self.leaves.insert(sequence, kept);
            }
            Secret::ErasedLeaf { sequence, data } => {
                self.leaves.insert(sequence, Kept::Sealed(data.into_bytes()));
            }
            Secret::Author { name, nonce } => {
                self.authors.insert(name, *nonce.as_bytes());
            }
        }
    }

    /// Adds the leaf of an entry by its secrets; new ones are drawn where the export had none.
    pub(crate) fn grow(
        &mut self,
        adding: &mut Adding<'_>,
        envelope: &Envelope,
        canonical: &[u8],
    ) -> Result<(), LogError> {
        if let Some(nonce) = self.authors.remove(&envelope.author) {
            adding.introduce(&envelope.author, Author::new(nonce));
        }
        let kept = self.leaves.remove(&envelope.sequence);
        grow(adding, envelope, canonical, kept)
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
