//! A leaf: what the log shows of an entry before the entry is opened.

use domain::{Digest, Id};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::canonical::without_previous;

/// 32 random bytes that keep a commitment from being guessed.
pub(crate) type Nonce = [u8; 32];

/// What stands in the place of a nonce that was destroyed.
pub(crate) const DESTROYED: Nonce = [0; 32];

/// How a leaf commits to its entry. Leaves of either form stand in one log.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Form {
    /// Version 1: to its canonical bytes, which tell the hash of the entry before. Whoever opens
    /// one lets others guess at the entry before it.
    Whole,
    /// Version 2: to the entry, and apart from it to the hash of the entry before.
    #[default]
    Apart,
}

/// The data of a leaf, written in canonical JSON.
#[derive(Debug, Serialize)]
pub(crate) struct LeafData {
    author: Digest,
    author_sequence: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    chain: Option<Digest>,
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
    /// The hash of the entry before.
    pub(crate) previous: Option<Digest>,
}

/// The secrets behind a leaf, and how they hide the entry.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Secrets {
    /// Hides the entry.
    pub(crate) nonce: Nonce,
    /// Hides the author's name.
    pub(crate) author_nonce: Nonce,
    pub(crate) form: Form,
}

impl Form {
    /// The form of a leaf by its data.
    pub(super) fn of(data: &[u8]) -> Result<Self, serde_json::Error> {
        #[derive(Deserialize)]
        struct Version {
            leaf: u32,
        }
        let Version { leaf } = serde_json::from_slice(data)?;
        Ok(Self::of_version(leaf))
    }

    /// The form by its number.
    pub(super) fn of_version(version: u32) -> Self {
        if version == 1 { Self::Whole } else { Self::Apart }
    }

    /// Its number.
    pub(super) fn version(self) -> u32 {
        match self {
            Self::Whole => 1,
            Self::Apart => 2,
        }
    }
}

impl Secrets {
    /// The nonce of the commitment to the entry, which an opening tells.
    pub(super) fn entry_nonce(&self) -> Nonce {
        match self.form {
            Form::Whole => self.nonce,
            Form::Apart => *salted(self.nonce, b"entry").as_bytes(),
        }
    }

    /// What the leaf commits to, and what an opening tells of the entry.
    pub(super) fn opened(&self, canonical: &[u8]) -> Result<Vec<u8>, serde_json::Error> {
        match self.form {
            Form::Whole => Ok(canonical.to_vec()),
            Form::Apart => without_previous(canonical),
        }
    }

    /// Whether a leaf with these data commits to an entry and its author.
    pub(super) fn are_of(
        &self,
        data: &[u8],
        canonical: &[u8],
        author: &str,
    ) -> Result<bool, serde_json::Error> {
        #[derive(Deserialize)]
        struct Told {
            author: Digest,
            commitment: Digest,
        }
        let told: Told = serde_json::from_slice(data)?;
        let opened = self.opened(canonical)?;
        Ok(told.commitment == salted(self.entry_nonce(), &opened)
            && told.author == salted(self.author_nonce, author.as_bytes()))
    }

    /// The commitment to the entry before. Its nonce is never told with an entry.
    fn chain(&self, previous: Option<Digest>) -> Option<Digest> {
        match self.form {
            Form::Whole => None,
            Form::Apart => {
                let nonce = salted(self.nonce, b"chain");
                let before = previous.map_or(vec![], |digest| digest.as_bytes().to_vec());
                Some(salted(*nonce.as_bytes(), &before))
            }
        }
    }
}

impl LeafData {
    pub(crate) fn new(
        subject: Subject<'_>,
        secrets: Secrets,
        turn: Turn,
    ) -> Result<Self, serde_json::Error> {
        Ok(Self {
            author: salted(secrets.author_nonce, subject.author.as_bytes()),
            author_sequence: turn.number,
            chain: secrets.chain(subject.previous),
            commitment: salted(secrets.entry_nonce(), &secrets.opened(subject.canonical)?),
            entry: subject.sequence,
            id: subject.id,
            leaf: secrets.form.version(),
            previous: turn.previous,
            recorded_at: subject.recorded_at,
        })
    }

    /// The leaf of an entry that was erased: what hid it is gone, so that its commitments are taken
    /// from where they stand.
    pub(crate) fn sealed(
        subject: Subject<'_>,
        author_nonce: Nonce,
        turn: Turn,
        stands: &[u8],
    ) -> Result<Self, serde_json::Error> {
        #[derive(Deserialize)]
        struct Commitments {
            chain: Option<Digest>,
            commitment: Digest,
            leaf: u32,
        }
        let Commitments { chain, commitment, leaf } = serde_json::from_slice(stands)?;
        Ok(Self {
            author: salted(author_nonce, subject.author.as_bytes()),
            author_sequence: turn.number,
            chain,
            commitment,
            entry: subject.sequence,
            id: subject.id,
            leaf,
            previous: turn.previous,
            recorded_at: subject.recorded_at,
        })
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
