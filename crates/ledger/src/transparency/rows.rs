//! The rows of the log's tables.

use domain::ErasedLeaf;
use rand_core::{OsRng, RngCore as _};
use tlog_tiles::tlog::{Hash, record_hash};

use super::leaf::{DESTROYED, Form, Nonce, Secrets};
use super::{LogError, LogFault, is_there, signed};
use crate::canonical::Envelope;
use crate::store::{Row, Store, StoreFault};

/// A leaf as it is kept.
pub(super) struct LeafRow {
    pub(super) number: u64,
    pub(super) sequence: u64,
    pub(super) nonce: Nonce,
    pub(super) author_nonce: Nonce,
    pub(super) data: Vec<u8>,
    pub(super) canonical: Vec<u8>,
}

const COLUMNS: &str =
    "leaf.number, leaf.sequence, leaf.nonce, pseudonym.nonce, leaf.data, entry.canonical
    FROM leaf JOIN pseudonym USING (author) JOIN entry USING (sequence)";

/// How many leaves there are.
pub(super) fn size(store: &dyn Store) -> Result<u64, StoreFault> {
    store.one("SELECT coalesce(max(number), -1) + 1 FROM leaf", &[])
}

/// The last tree that was signed, which is as large as it is said to be.
pub(super) fn last_signed(store: &dyn Store) -> Result<Option<String>, LogError> {
    let sql = "SELECT size, note FROM signed_tree ORDER BY size DESC LIMIT 1";
    let Some((named, note)) = store.first(sql, &[])?.map(pair).transpose()? else {
        return Ok(None);
    };
    let found = signed::read(&note)?.size();
    if found == named { Ok(Some(note)) } else { Err(LogFault::Misplaced { named, found }.into()) }
}

/// The leaf of an entry.
pub(super) fn leaf_of(store: &dyn Store, sequence: u64) -> Result<Option<LeafRow>, StoreFault> {
    let sql = format!("SELECT {COLUMNS} WHERE leaf.sequence = ?");
    store.first(&sql, &[sequence.into()])?.map(LeafRow::read).transpose()
}

/// The number and the hash of the leaf of an entry.
pub(crate) fn erased_leaf(
    store: &dyn Store,
    sequence: u64,
) -> Result<Option<ErasedLeaf>, StoreFault> {
    if !is_there(store)? {
        return Ok(None);
    }
    let sql = "SELECT number, data FROM leaf WHERE sequence = ?";
    let Some(row) = store.first(sql, &[sequence.into()])? else { return Ok(None) };
    let [number, data] = row.into_values()?;
    let sha256 = record_hash(&Vec::try_from(data)?).0.into();
    Ok(Some(ErasedLeaf { number: number.try_into()?, sha256 }))
}

/// Some leaves in their order, from a number on.
pub(super) fn leaves(store: &dyn Store, from: u64, limit: u64) -> Result<Vec<LeafRow>, StoreFault> {
    let sql = format!("SELECT {COLUMNS} WHERE leaf.number >= ? ORDER BY leaf.number LIMIT ?");
    store.select(&sql, &[from.into(), limit.into()])?.into_iter().map(LeafRow::read).collect()
}

/// The hashes from a place on, as many as are asked for.
pub(super) fn nodes(store: &dyn Store, place: u64, count: usize) -> Result<Vec<Hash>, StoreFault> {
    let sql = "SELECT sha256 FROM node WHERE place >= ? ORDER BY place LIMIT ?";
    let hashes: Vec<[u8; 32]> = store.values(sql, &[place.into(), count.into()])?;
    Ok(hashes.into_iter().map(Hash).collect())
}

/// How many hashes there are.
pub(super) fn node_count(store: &dyn Store) -> Result<u64, StoreFault> {
    store.one("SELECT count(*) FROM node", &[])
}

/// The entries without a leaf: their places and kinds.
pub(super) fn without_leaf(store: &dyn Store) -> Result<Vec<(u64, String)>, StoreFault> {
    let sql = "SELECT sequence, kind FROM entry
        WHERE sequence NOT IN (SELECT sequence FROM leaf) ORDER BY sequence";
    store.select(sql, &[])?.into_iter().map(pair).collect()
}

/// The numbers of the leaves that nothing stands behind, as their entry or its author's secret is
/// gone.
pub(super) fn without_entry(store: &dyn Store) -> Result<Vec<u64>, StoreFault> {
    let sql = "SELECT number FROM leaf
        WHERE sequence NOT IN (SELECT sequence FROM entry)
            OR author NOT IN (SELECT author FROM pseudonym) ORDER BY number";
    store.values(sql, &[])
}

/// How many pseudonyms stand for authors of no leaf.
pub(super) fn idle_pseudonyms(store: &dyn Store) -> Result<u64, StoreFault> {
    let sql = "SELECT count(*) FROM pseudonym WHERE author NOT IN (SELECT author FROM leaf)";
    store.one(sql, &[])
}

/// Every tree that was signed, the smallest first: its size and its note.
pub(super) fn all_signed(store: &dyn Store) -> Result<Vec<(u64, String)>, StoreFault> {
    let sql = "SELECT size, note FROM signed_tree ORDER BY size";
    store.select(sql, &[])?.into_iter().map(pair).collect()
}

fn pair(row: Row) -> Result<(u64, String), StoreFault> {
    let [number, text] = row.into_values()?;
    Ok((number.try_into()?, text.try_into()?))
}

/// 32 bytes that nobody can guess.
pub(crate) fn random() -> Nonce {
    let mut nonce = [0; 32];
    OsRng.fill_bytes(&mut nonce);
    nonce
}

impl LeafRow {
    /// Whether its entry was erased, so that nothing opens it any more.
    pub(super) fn is_sealed(&self) -> bool {
        self.nonce == DESTROYED
    }

    /// Its entry.
    pub(super) fn envelope(&self) -> Result<Envelope, serde_json::Error> {
        Envelope::from_bytes(&self.canonical)
    }

    /// What hides its entry; its data says in which form.
    pub(super) fn secrets(&self) -> Result<Secrets, serde_json::Error> {
        let form = Form::of(&self.data)?;
        Ok(Secrets { nonce: self.nonce, author_nonce: self.author_nonce, form })
    }

    /// Whether its data commit to the entry that is there.
    pub(super) fn commits(&self) -> Result<bool, serde_json::Error> {
        self.secrets()?.are_of(&self.data, &self.canonical, &self.envelope()?.author)
    }

    fn read(row: Row) -> Result<Self, StoreFault> {
        let [number, sequence, nonce, author_nonce, data, canonical] = row.into_values()?;
        Ok(Self {
            number: number.try_into()?,
            sequence: sequence.try_into()?,
            nonce: nonce.try_into()?,
            author_nonce: author_nonce.try_into()?,
            data: data.try_into()?,
            canonical: canonical.try_into()?,
        })
    }
}
