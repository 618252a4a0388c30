//! Trees, proofs and signed notes for tests, made as RFC 6962 defines them and not as they are
//! checked.

mod desk;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signer as _, SigningKey};
use sha2::{Digest as _, Sha256};

use crate::Hash;

pub(crate) use desk::{Desk, Folder, ORIGIN};

/// The hashes of so many different leaves.
pub(crate) fn leaves(size: usize) -> Vec<Hash> {
    (0..size).map(|number| Hash::of_leaf(format!("leaf {number}").as_bytes())).collect()
}

/// The root by the recursive definition.
pub(crate) fn root(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => Hash::of_nothing(),
        [one] => *one,
        many => {
            let (left, right) = many.split_at(split(many.len()));
            Hash::of_node(root(left), root(right))
        }
    }
}

/// The path of a leaf by the recursive definition.
pub(crate) fn inclusion_path(leaves: &[Hash], index: usize) -> Vec<Hash> {
    if leaves.len() <= 1 {
        return vec![];
    }
    let at = split(leaves.len());
    let (left, right) = leaves.split_at(at);
    let (mut path, sibling) = if index < at {
        (inclusion_path(left, index), root(right))
    } else {
        (inclusion_path(right, index - at), root(left))
    };
    path.push(sibling);
    path
}

/// The path from the tree of the first leaves by the recursive definition.
pub(crate) fn consistency_path(leaves: &[Hash], old: usize) -> Vec<Hash> {
    if old == 0 || old == leaves.len() { vec![] } else { subproof(leaves, old, true) }
}

fn subproof(leaves: &[Hash], old: usize, is_whole: bool) -> Vec<Hash> {
    if old == leaves.len() {
        return if is_whole { vec![] } else { vec![root(leaves)] };
    }
    let at = split(leaves.len());
    let (left, right) = leaves.split_at(at);
    let (mut path, sibling) = if old <= at {
        (subproof(left, old, is_whole), root(right))
    } else {
        (subproof(right, old - at, false), root(left))
    };
    path.push(sibling);
    path
}

/// The largest power of two below a size.
fn split(size: usize) -> usize {
    size.next_power_of_two() / 2
}

/// A key pair for tests, and what it signs.
#[derive(Clone)]
pub(crate) struct Signer {
    name: String,
    algorithm: u8,
    key: SigningKey,
}

impl Signer {
    /// A log, which signs checkpoints.
    pub(crate) fn log(name: &str, seed: u8) -> Self {
        Self { name: name.into(), algorithm: 1, key: SigningKey::from_bytes(&[seed; 32]) }
    }

    /// A witness, which cosigns them.
    pub(crate) fn witness(name: &str, seed: u8) -> Self {
        Self { name: name.into(), algorithm: 4, key: SigningKey::from_bytes(&[seed; 32]) }
    }

    fn public(&self) -> Vec<u8> {
        [&[self.algorithm][..], self.key.verifying_key().as_bytes()].concat()
    }

    fn id(&self) -> Vec<u8> {
        let hashed = [self.name.as_bytes(), b"\n", &self.public()].concat();
        Sha256::digest(hashed)[..4].to_vec()
    }

    /// The key as a policy writes it.
    pub(crate) fn vkey(&self) -> String {
        let id = hex(&self.id());
        format!("{}+{id}+{}", self.name, STANDARD.encode(self.public()))
    }

    /// A signature line under a note's text.
    pub(crate) fn sign(&self, text: &str) -> String {
        self.line(&self.key.sign(text.as_bytes()).to_bytes())
    }

    /// A cosignature line under a checkpoint's text.
    pub(crate) fn cosign(&self, text: &str, at: u64) -> String {
        let message = format!("cosignature/v1\ntime {at}\n{text}");
        let signature = self.key.sign(message.as_bytes()).to_bytes();
        self.line(&[&at.to_be_bytes()[..], &signature].concat())
    }

    fn line(&self, signature: &[u8]) -> String {
        let bytes = [&self.id()[..], signature].concat();
        format!("— {} {}\n", self.name, STANDARD.encode(bytes))
    }
}

/// The text of a checkpoint over these leaves.
pub(crate) fn checkpoint_text(origin: &str, leaves: &[Hash]) -> String {
    format!("{origin}\n{}\n{}\n", leaves.len(), STANDARD.encode(root(leaves).as_bytes()))
}

fn hex(bytes: &[u8]) -> String {
    crate::base::to_hex(bytes)
}
