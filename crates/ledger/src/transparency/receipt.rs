//! A receipt: the proof that an entry is in a signed tree, in a file that is checked offline
//! (C2SP tlog-proof).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use domain::{Digest, Id};
use serde::Serialize;
use tlog_tiles::tlog::prove_record;

use super::nodes::Nodes;
use super::rows::{self, LeafRow};
use super::start::own_key;
use super::{LogError, is_there, signed};
use crate::{Ledger, LedgerError};

/// The secrets that open a leaf, and the entry that it stands for.
#[derive(Debug, Serialize)]
pub(super) struct Opening {
    entry: String,
    nonce: String,
    author_nonce: String,
}

/// What a receipt holds besides the proof.
#[derive(Debug, Serialize)]
struct Extra {
    leaf: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    opening: Option<Opening>,
    /// The tombstone of an entry that was erased, which has a receipt of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    erased: Option<Id>,
    /// The answer of a time-stamping authority over the text of the checkpoint, in base64.
    #[serde(skip_serializing_if = "Option::is_none")]
    timestamp: Option<String>,
}

impl Ledger {
    /// The public key that signs the log, in the form `NAME+ID+KEY`; none before anything was
    /// signed.
    ///
    /// # Errors
    ///
    /// The key cannot be read.
    pub fn log_key(&self) -> Result<Option<String>, LedgerError> {
        let explain = |error: LogError| error.at(self.place.name());
        let signed = self.last_signed().map_err(explain)?;
        let key =
            signed.map(|_| own_key(&*self.store, self.path())).transpose().map_err(explain)?;
        Ok(key.map(|key| key.public().to_owned()))
    }

    /// The receipt of an entry: it proves, without this ledger, that the entry is in a tree that
    /// was signed: the last one that witnesses saw, if it has the entry, or else the last one.
    /// There is none of what bears on no score, and that of what was erased opens nothing.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn receipt(&self, id: Id) -> Result<Option<String>, LedgerError> {
        let _moment = self.moment()?;
        let Some(entry) = self.entry(id)? else { return Ok(None) };
        let explain = |error: LogError| error.of_entry(entry.sequence).at(self.place.name());
        self.receipt_of(entry.sequence).map_err(explain)
    }

    fn receipt_of(&self, sequence: u64) -> Result<Option<String>, LogError> {
        let store = &*self.store;
        if !is_there(store)? {
            return Ok(None);
        }
        let Some(leaf) = rows::leaf_of(store, sequence)? else { return Ok(None) };
        let Some(note) = self.note_over(leaf.number)? else { return Ok(None) };
        let size = signed::read(&note)?.size();
        let path = prove_record(size, leaf.number, &Nodes(store))?;
        let timestamp = self.timestamp(&note).map(|answer| BASE64.encode(answer));
        let erased = leaf.envelope()?.record.erased().map(|it| it.by);
        let opening = if erased.is_none() { Some(Opening::of(&leaf)?) } else { None };
        let extra = Extra { leaf: text_of(&leaf.data), opening, erased, timestamp };
        let extra = BASE64.encode(serde_json::to_vec(&extra)?);
        let lines: Vec<String> = path.iter().map(|hash| BASE64.encode(hash.0) + "\n").collect();
        let (index, lines) = (leaf.number, lines.concat());
        Ok(Some(format!("c2sp.org/tlog-proof@v1\nextra {extra}\nindex {index}\n{lines}\n{note}")))
    }
}

impl Opening {
    pub(super) fn of(leaf: &LeafRow) -> Result<Self, serde_json::Error> {
        let secrets = leaf.secrets()?;
        Ok(Self {
            entry: text_of(&secrets.opened(&leaf.canonical)?),
            nonce: Digest::from(secrets.entry_nonce()).to_string(),
            author_nonce: Digest::from(leaf.author_nonce).to_string(),
        })
    }
}

/// Canonical JSON is UTF-8.
fn text_of(json: &[u8]) -> String {
    String::from_utf8_lossy(json).into_owned()
}
