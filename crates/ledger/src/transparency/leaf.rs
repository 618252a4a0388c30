//! A leaf: what the log shows of an entry before the entry is opened.

use domain::{Digest, Id};
use jiff::Timestamp;
use serde::Serialize;

/// The version of this form.
const VERSION: u32 = 1;

/// 32 random bytes that keep a commitment from being guessed.
pub(crate) type Nonce = [u8; 32];

/// The data of a leaf, written in canonical JSON.
#[derive(Debug, Serialize)]
pub(crate) struct LeafData {
    author: Digest,
    author_sequence: u64,
    commitment: Digest,
    entry: u64,
    id: Id,
    leaf: u32,
    previous: Option<Digest>,
    recorded_at: Timestamp,
}

/// Where a leaf stands among its author's.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Turn {
    /// Its number, counted from 1.
    pub(crate) number: u64,
    /// The hash of the leaf before.
    pub(crate) previous: Option<Digest>,
}

/// What a leaf stands for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Subject<'entry> {
    pub(crate) sequence: u64,
    pub(crate) id: Id,
    pub(crate) recorded_at: Timestamp,
    pub(crate) author: &'entry str,
    pub(crate) canonical: &'entry [u8],
}

/// The secrets behind a leaf.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Secrets {
    /// Hides the entry.
    pub(crate) nonce: Nonce,
    /// Hides the author's name.
    pub(crate) author_nonce: Nonce,
}

impl LeafData {
    pub(crate) fn new(subject: Subject<'_>, secrets: Secrets, turn: Turn) -> Self {
        Self {
            author: salted(secrets.author_nonce, subject.author.as_bytes()),
            author_sequence: turn.number,
            commitment: salted(secrets.nonce, subject.canonical),
            entry: subject.sequence,
            id: subject.id,
            leaf: VERSION,
            previous: turn.previous,
            recorded_at: subject.recorded_at,
        }
    }

    /// The bytes that are hashed and published.
    pub(crate) fn to_bytes(&self) -> Result<Vec<u8>, serde_json::Error> {
        serde_json_canonicalizer::to_vec(self)
    }
}

/// The SHA-256 of a nonce and what it hides.
fn salted(nonce: Nonce, bytes: &[u8]) -> Digest {
    Digest::of(&[&nonce[..], bytes].concat())
}
