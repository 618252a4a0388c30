//! A leaf: what a published ledger shows of an entry before the entry is opened.

use jiff::Timestamp;
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use thiserror::Error;

use crate::Hash;
use crate::base::from_hex;
use crate::entry_id::EntryId;
use crate::unambiguous::is_unambiguous;

/// One entry as it is published: who did what kind of thing when, and a commitment to the rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// Its author, as a pseudonym: the SHA-256 of a secret of the desk and the name.
    pub author: Hash,
    /// The number of this leaf among its author's, counted from 1.
    pub author_sequence: u64,
    /// A commitment to the entry before, which nobody opens with this one; leaves of version 1 have
    /// none, as their entries tell of it.
    pub chain: Option<Hash>,
    /// The SHA-256 of a nonce of 32 bytes and the entry's canonical bytes.
    pub commitment: Hash,
    /// The entry's place in the ledger.
    pub entry: u64,
    /// The entry's id, as `f-3`.
    pub id: String,
    /// The hash of the author's leaf before this one.
    pub previous: Option<Hash>,
    /// When it was recorded, by the clock of the desk.
    pub recorded_at: Timestamp,
}

/// What opens a leaf: the secrets behind its commitment and pseudonym, and the entry itself.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Opening {
    /// The canonical bytes of the entry, which are text; where its leaf has a chain, without the
    /// hash of the entry before.
    pub entry: String,
    /// The nonce of the commitment, in hexadecimal.
    pub nonce: String,
    /// The nonce of the author's pseudonym, in hexadecimal.
    pub author_nonce: String,
}

/// Bytes that are no leaf.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("no leaf: {0}")]
pub struct MalformedLeaf(String);

/// A leaf as it is written, in canonical JSON.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    author: String,
    author_sequence: u64,
    chain: Option<String>,
    commitment: String,
    entry: u64,
    id: String,
    leaf: u64,
    previous: Option<String>,
    recorded_at: Timestamp,
}

/// What an entry says of itself.
#[derive(Deserialize)]
struct EntryHead {
    author: String,
    id: String,
    recorded_at: Timestamp,
    sequence: u64,
}

impl Leaf {
    /// Reads the data of a leaf.
    ///
    /// # Errors
    ///
    /// It is no JSON of a leaf, of another version, or a hash in it is none.
    pub fn parse(data: &[u8]) -> Result<Self, MalformedLeaf> {
        // What stands there may be anybody's words, and must not look like ours.
        let told =
            |error: serde_json::Error| MalformedLeaf(error.to_string().escape_debug().to_string());
        let written: Written = serde_json::from_slice(data).map_err(told)?;
        if !matches!((written.leaf, &written.chain), (1, None) | (2, Some(_))) {
            return Err(MalformedLeaf(format!("version {} is not known", written.leaf)));
        }
        if EntryId::parse(&written.id).is_none() {
            return Err(MalformedLeaf(format!("{:?} is no id", written.id)));
        }
        let hash = |text: &str| {
            Hash::from_hex(text).ok_or_else(|| MalformedLeaf(format!("{text:?} is no hash")))
        };
        Ok(Self {
            author: hash(&written.author)?,
            author_sequence: written.author_sequence,
            chain: written.chain.as_deref().map(hash).transpose()?,
            commitment: hash(&written.commitment)?,
            entry: written.entry,
            previous: written.previous.as_deref().map(hash).transpose()?,
            id: written.id,
            recorded_at: written.recorded_at,
        })
    }

    /// What its id begins with, as `f`.
    pub(crate) fn kind(&self) -> &str {
        self.id.split_once('-').map_or("", |(kind, _)| kind)
    }

    /// Whether an opening is of this leaf: its bytes fit the commitment, its author the pseudonym,
    /// it says of itself what the leaf says of it, and nothing twice.
    pub fn is_opened_by(&self, opening: &Opening) -> bool {
        let Some(nonce) = from_hex(&opening.nonce) else { return false };
        let Some(author_nonce) = from_hex(&opening.author_nonce) else { return false };
        let Ok(head) = serde_json::from_str::<EntryHead>(&opening.entry) else { return false };
        salted(nonce, opening.entry.as_bytes()) == self.commitment
            && is_unambiguous(&opening.entry)
            && salted(author_nonce, head.author.as_bytes()) == self.author
            && head.id == self.id
            && head.sequence == self.entry
            && head.recorded_at == self.recorded_at
    }
}

impl Opening {
    /// The name of the author, as the entry says it.
    pub(crate) fn author(&self) -> Option<String> {
        author_of(&self.entry)
    }
}

/// The name of the author, as the canonical bytes of an entry say it.
pub(crate) fn author_of(entry: &str) -> Option<String> {
    serde_json::from_str::<EntryHead>(entry).ok().map(|head| head.author)
}

fn salted(nonce: [u8; 32], bytes: &[u8]) -> Hash {
    let digest: [u8; 32] = Sha256::new().chain_update(nonce).chain_update(bytes).finalize().into();
    Hash::from(digest)
}
