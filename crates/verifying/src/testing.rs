//! Trees, proofs and signed notes for tests, made as RFC 6962 defines them and not as they are
//! checked.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signer as _, SigningKey};
use sha2::{Digest as _, Sha256};

use crate::{Files, Hash, Policy};

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

/// The name of the log of tests.
pub(crate) const ORIGIN: &str = "desk.example/record";

/// A small desk that publishes: what a writer does, in as few lines as it takes.
pub(crate) struct Desk {
    log: Signer,
    leaves: Vec<String>,
    /// What opens each leaf, or for one that was erased the tombstone.
    openings: Vec<Result<String, &'static str>>,
}

/// A published folder in memory.
#[derive(Clone)]
pub(crate) struct Folder(pub(crate) BTreeMap<String, Vec<u8>>);

impl Files for Folder {
    fn read(&self, path: &str) -> Option<Vec<u8>> {
        self.0.get(path).cloned()
    }
}

impl Desk {
    /// Forecasts by two people in turn.
    pub(crate) fn with_entries(count: usize) -> Self {
        let mut desk = Self { log: Signer::log(ORIGIN, 3), leaves: vec![], openings: vec![] };
        (0..count).for_each(|index| desk.record(index));
        desk
    }

    fn record(&mut self, index: usize) {
        self.append(index, &format!("f-{}", index + 1), r#"{"forecast":{}}"#);
    }

    /// Records a document, the first.
    pub(crate) fn read_document(&mut self) {
        self.append(self.leaves.len(), "d-1", r#"{"document":{}}"#);
    }

    /// Erases an entry, and records a tombstone.
    pub(crate) fn erase(&mut self, index: usize) {
        let is_document = self.leaves[index].contains("\"id\":\"d-1\"");
        let id = if is_document { "d-1".to_owned() } else { format!("f-{}", index + 1) };
        let hash = Hash::of_leaf(self.leaves[index].as_bytes());
        self.openings[index] = Err("er-1");
        let leaf = format!(r#"{{"number":{index},"sha256":"{hash}"}}"#);
        let named = format!(r#"{{"id":"{id}","leaf":{leaf},"sequence":{}}}"#, index + 1);
        let record = format!(r#"{{"erasure":{{"because":"asked for","erased":[{named}]}}}}"#);
        self.append(self.leaves.len(), "er-1", &record);
    }

    fn append(&mut self, index: usize, id: &str, record: &str) {
        let author = ["Ada", "Ben"][index % 2];
        let (number, seconds) = (index + 1, index % 60);
        let at = format!("2026-03-01T{:02}:{:02}:{seconds:02}Z", index / 3600, index / 60 % 60);
        let head = format!(r#""author":"{author}","id":"{id}","record":{record}"#);
        let entry = format!(r#"{{{head},"recorded_at":"{at}","sequence":{number}}}"#);
        let (nonce, author_nonce) =
            (Sha256::digest(index.to_be_bytes()).into(), [author.as_bytes()[0]; 32]);
        let commitment = salted(&nonce, &entry);
        let pseudonym = salted(&author_nonce, author);
        let before =
            index.checked_sub(2).map(|before| Hash::of_leaf(self.leaves[before].as_bytes()));
        let previous = before.map_or("null".into(), |hash| format!("\"{hash}\""));
        let turn = index / 2 + 1;
        // The first leaf is of version 1 and has no chain, as in a ledger that began with those.
        let (version, chain) = match index {
            0 => (1, String::new()),
            _ => (2, format!(r#""chain":"{}","#, salted(&nonce, "the entry before"))),
        };
        self.leaves.push(format!(
            r#"{{"author":"{pseudonym}","author_sequence":{turn},{chain}"commitment":"{commitment}","entry":{number},"id":"{id}","leaf":{version},"previous":{previous},"recorded_at":"{at}"}}"#
        ));
        let secrets =
            format!(r#""nonce":"{}","author_nonce":"{}""#, hex(&nonce), hex(&author_nonce));
        let entry = serde_json::Value::from(entry);
        self.openings.push(Ok(format!(r#""entry":{entry},{secrets}"#)));
    }

    /// Drops a leaf and publishes the rest as if it had never been.
    pub(crate) fn leave_out(&mut self, index: usize) {
        self.leaves.remove(index);
        drop(self.openings.remove(index));
    }

    /// Trusts this desk's log, and asks for nobody else.
    pub(crate) fn policy(&self) -> Policy {
        Policy::parse(&format!("log {}\nquorum none\n", self.log.vkey())).unwrap()
    }

    fn hashes(&self) -> Vec<Hash> {
        self.leaves.iter().map(|leaf| Hash::of_leaf(leaf.as_bytes())).collect()
    }

    fn checkpoint(&self) -> String {
        let text = checkpoint_text(ORIGIN, &self.hashes());
        format!("{text}\n{}", self.log.sign(&text))
    }

    /// The receipt of a leaf, with its entry.
    pub(crate) fn receipt(&self, index: usize) -> String {
        let leaf = serde_json::Value::from(self.leaves[index].clone());
        let extra = match &self.openings[index] {
            Ok(opening) => format!(r#"{{"leaf":{leaf},"opening":{{{opening}}}}}"#),
            Err(tombstone) => format!(r#"{{"erased":"{tombstone}","leaf":{leaf}}}"#),
        };
        let path = inclusion_path(&self.hashes(), index);
        let path: String =
            path.iter().map(|hash| STANDARD.encode(hash.as_bytes()) + "\n").collect();
        let extra = STANDARD.encode(extra);
        format!(
            "c2sp.org/tlog-proof@v1\nextra {extra}\nindex {index}\n{path}\n{}",
            self.checkpoint()
        )
    }

    /// The folder that is served.
    pub(crate) fn publish(&self) -> Folder {
        let mut files = BTreeMap::new();
        files.insert("checkpoint".to_owned(), self.checkpoint().into_bytes());
        for (index, bundle) in self.leaves.chunks(256).enumerate() {
            let bytes = bundle.iter().flat_map(|leaf| {
                let length = u16::try_from(leaf.len()).unwrap().to_be_bytes();
                length.into_iter().chain(leaf.bytes()).collect::<Vec<u8>>()
            });
            files.insert(name("entries", index, bundle.len()), bytes.collect());
        }
        let mut hashes = self.hashes();
        for level in 0.. {
            for (index, tile) in hashes.chunks(256).enumerate() {
                let bytes = tile.iter().flat_map(|hash| *hash.as_bytes()).collect();
                files.insert(name(&level.to_string(), index, tile.len()), bytes);
            }
            hashes = hashes.chunks_exact(256).map(root).collect();
            if hashes.is_empty() {
                break;
            }
        }
        let openings = self.openings.iter().enumerate();
        let lines = openings.fold(String::new(), |lines, (index, opening)| match opening {
            Ok(opening) => lines + &format!("{{\"index\":{index},{opening}}}\n"),
            Err(_) => lines,
        });
        files.insert("openings.jsonl".to_owned(), lines.into_bytes());
        Folder(files)
    }
}

/// The path of one of the first thousand files of a level.
fn name(level: &str, index: usize, width: usize) -> String {
    let partial = if width < 256 { format!(".p/{width}") } else { String::new() };
    format!("tile/{level}/{index:03}{partial}")
}

fn salted(nonce: &[u8; 32], text: &str) -> String {
    hex(&Sha256::digest([&nonce[..], text.as_bytes()].concat()))
}

fn hex(bytes: &[u8]) -> String {
    crate::base::to_hex(bytes)
}
