//! A small desk that publishes, with whatever its operator would like to be believed.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use super::{Signer, checkpoint_text, hex, inclusion_path, root};
use crate::{Files, Hash, Policy};

/// The name of the log of tests.
pub(crate) const ORIGIN: &str = "desk.example/record";

/// A small desk that publishes: what a writer does, in as few lines as it takes.
#[derive(Clone)]
pub(crate) struct Desk {
    log: Signer,
    leaves: Vec<String>,
    /// What opens each leaf, or for one that was erased the tombstone.
    openings: Vec<Result<String, String>>,
    /// Those that are not published.
    closed: BTreeSet<usize>,
    /// How many leaves each pseudonym has, and the hash of the last.
    turns: HashMap<String, (u64, Hash)>,
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
    /// Nothing yet.
    pub(crate) fn empty() -> Self {
        let log = Signer::log(ORIGIN, 3);
        let (leaves, openings) = (vec![], vec![]);
        Self { log, leaves, openings, closed: BTreeSet::new(), turns: HashMap::new() }
    }

    /// Forecasts by two people in turn.
    pub(crate) fn with_entries(count: usize) -> Self {
        let mut desk = Self::empty();
        for number in 1..=count {
            desk.record(&format!("f-{number}"), r#"{"forecast":{}}"#);
        }
        desk
    }

    /// Records a document, the first.
    pub(crate) fn read_document(&mut self) {
        self.record("d-1", r#"{"document":{}}"#);
    }

    /// Records something, by one of two people in turn.
    pub(crate) fn record(&mut self, id: &str, record: &str) {
        let author = ["Ada", "Ben"][self.leaves.len() % 2];
        self.append(id, (author, author.as_bytes()[0]), record);
    }

    /// Records a question, or a forecast under any other id, by any author.
    pub(crate) fn record_as(&mut self, id: &str, author: &str) {
        let is_question = id.starts_with("q-");
        let record = if is_question { r#"{"question":{}}"# } else { r#"{"forecast":{}}"# };
        self.append(id, (author, author.as_bytes()[0]), record);
    }

    /// Records a forecast by an author under the pseudonym that a secret makes.
    pub(crate) fn record_under(&mut self, id: &str, author: &str, secret: u8) {
        self.append(id, (author, secret), r#"{"forecast":{}}"#);
    }

    /// Erases an entry, and records a tombstone.
    pub(crate) fn erase(&mut self, index: usize) {
        let named = self.named(index);
        let tombstone = self.leaves.iter().filter(|leaf| leaf.contains("\"id\":\"er-")).count() + 1;
        self.openings[index] = Err(format!("er-{tombstone}"));
        self.bury(&format!("er-{tombstone}"), &named);
    }

    /// Records a tombstone of whatever is named.
    pub(crate) fn bury(&mut self, id: &str, named: &str) {
        let record = format!(r#"{{"erasure":{{"because":"asked for","erased":[{named}]}}}}"#);
        self.record(id, &record);
    }

    /// An entry as a tombstone names it.
    pub(crate) fn named(&self, index: usize) -> String {
        let leaf: serde_json::Value = serde_json::from_str(&self.leaves[index]).unwrap();
        let hash = Hash::of_leaf(self.leaves[index].as_bytes());
        let id = &leaf["id"];
        let sealed = format!(r#"{{"number":{index},"sha256":"{hash}"}}"#);
        format!(r#"{{"id":{id},"leaf":{sealed},"sequence":{}}}"#, index + 1)
    }

    /// Publishes no opening of a leaf.
    pub(crate) fn close(&mut self, index: usize) {
        self.closed.insert(index);
    }

    fn append(&mut self, id: &str, (author, secret): (&str, u8), record: &str) {
        let index = self.leaves.len();
        let (number, seconds) = (index + 1, index % 60);
        let at = format!("2026-03-01T{:02}:{:02}:{seconds:02}Z", index / 3600, index / 60 % 60);
        let head = format!(r#""author":"{author}","id":"{id}","record":{record}"#);
        let entry = format!(r#"{{{head},"recorded_at":"{at}","sequence":{number}}}"#);
        let (nonce, author_nonce) = (Sha256::digest(index.to_be_bytes()).into(), [secret; 32]);
        let commitment = salted(&nonce, &entry);
        let pseudonym = salted(&author_nonce, author);
        let before = self.turns.get(&pseudonym).copied();
        let previous = before.map_or("null".into(), |(_, hash)| format!("\"{hash}\""));
        let turn = before.map_or(0, |(turn, _)| turn) + 1;
        // The first leaf is of version 1 and has no chain, as in a ledger that began with those.
        let (version, chain) = match index {
            0 => (1, String::new()),
            _ => (2, format!(r#""chain":"{}","#, salted(&nonce, "the entry before"))),
        };
        let leaf = format!(
            r#"{{"author":"{pseudonym}","author_sequence":{turn},{chain}"commitment":"{commitment}","entry":{number},"id":"{id}","leaf":{version},"previous":{previous},"recorded_at":"{at}"}}"#
        );
        self.turns.insert(pseudonym, (turn, Hash::of_leaf(leaf.as_bytes())));
        self.leaves.push(leaf);
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
        match &self.openings[index] {
            Ok(opening) => self.receipt_with(index, &format!(r#""opening":{{{opening}}}"#)),
            Err(tombstone) => self.receipt_without_entry(index, tombstone),
        }
    }

    /// The receipt of a leaf of which a tombstone is said to have erased the entry; as it would
    /// stand within quotation marks in JSON.
    pub(crate) fn receipt_without_entry(&self, index: usize, tombstone: &str) -> String {
        self.receipt_with(index, &format!(r#""erased":"{tombstone}""#))
    }

    fn receipt_with(&self, index: usize, more: &str) -> String {
        let leaf = serde_json::Value::from(self.leaves[index].clone());
        let extra = STANDARD.encode(format!(r#"{{"leaf":{leaf},{more}}}"#));
        let path = inclusion_path(&self.hashes(), index);
        let path: String =
            path.iter().map(|hash| STANDARD.encode(hash.as_bytes()) + "\n").collect();
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
            Ok(opening) if !self.closed.contains(&index) => {
                lines + &format!("{{\"index\":{index},{opening}}}\n")
            }
            Ok(_) | Err(_) => lines,
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
