//! Where the log stands with an author.

use domain::Digest;
use tlog_tiles::tlog::record_hash;

use super::leaf::{Nonce, Turn};
use super::rows::random;
use crate::store::{Store, StoreFault, Value};

/// Where the log stands with an author.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Author {
    /// What hides their name.
    pub(crate) nonce: Nonce,
    /// Where their next leaf will stand among theirs.
    pub(super) turn: Turn,
}

impl Author {
    /// One who is new to the log, by what shall hide their name.
    pub(super) fn new(nonce: Nonce) -> Self {
        Self { nonce, turn: Turn { number: 1, previous: None } }
    }

    /// One who is new to the log.
    pub(crate) fn drawn() -> Self {
        Self::new(random())
    }

    /// Reads where the log stands with somebody, if they are in it.
    pub(crate) fn read(store: &dyn Store, name: &str) -> Result<Option<Self>, StoreFault> {
        let sql = "SELECT nonce,
                (SELECT author_sequence FROM leaf WHERE author = ?
                    ORDER BY author_sequence DESC LIMIT 1),
                (SELECT data FROM leaf WHERE author = ? ORDER BY author_sequence DESC LIMIT 1)
            FROM pseudonym WHERE author = ?";
        let Some(row) = store.first(sql, &[name.into(), name.into(), name.into()])? else {
            return Ok(None);
        };
        let [nonce, number, data] = row.into_values()?;
        let author = Self::new(nonce.try_into()?);
        if data == Value::Null {
            return Ok(Some(author));
        }
        let number: u64 = number.try_into()?;
        Ok(Some(author.after(number, &Vec::try_from(data)?)))
    }

    /// Where the log stands with them after a leaf of theirs.
    pub(super) fn after(self, number: u64, data: &[u8]) -> Self {
        let previous = Some(Digest::from(record_hash(data).0));
        Self { turn: Turn { number: number + 1, previous }, ..self }
    }
}
