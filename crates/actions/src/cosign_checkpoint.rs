//! Cosigning: what a witness does for the desks of others (C2SP tlog-witness).

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use ledger::{WitnessBook, WitnessError};
use thiserror::Error;
use verifying::{
    Checkpoint, CosignRequest, Key, KeyUse, MalformedKey, MalformedPolicy, NotCosigned, Note,
    Policy, Seen,
};

/// A witness at work: its key, what it saw last of each log, and which logs it watches.
#[derive(Debug)]
pub struct Witness {
    book: WitnessBook,
    logs: Policy,
    /// The keys of the logs that it watches.
    watched: Vec<String>,
}

/// Why a witness cannot be opened.
#[derive(Debug, Error)]
pub enum OpenWitnessError {
    /// A key of a log cannot be read.
    #[error(transparent)]
    Key(#[from] MalformedKey),
    /// It is none of a log.
    #[error("\"{0}\" is the key of a witness; name the keys of logs, as `forsooth key` shows them")]
    KeyOfWitness(String),
    /// It watches no log.
    #[error("this witness watches no log yet; name one by its key: --log KEY")]
    NoLogs,
    /// A name that no line can hold.
    #[error(
        "\"{0}\" is no name for a witness; give one without spaces or +, as an address of yours"
    )]
    Name(String),
    /// The list of logs makes no policy.
    #[error("the logs in {path} cannot be used")]
    Logs {
        /// The file.
        path: PathBuf,
        /// Why.
        source: MalformedPolicy,
    },
    /// Its folder cannot be used.
    #[error(transparent)]
    Witness(#[from] WitnessError),
    /// The list of logs cannot be read or written.
    #[error("{path} cannot be used")]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}

/// Why a checkpoint is not cosigned.
#[derive(Debug, Error)]
pub enum CosignCheckpointError {
    /// The witness must not.
    #[error(transparent)]
    NotCosigned(#[from] NotCosigned),
    /// What it saw last cannot be read, or what it sees now cannot be kept.
    #[error(transparent)]
    Witness(#[from] WitnessError),
    /// What it saw last is no checkpoint any more.
    #[error("what this witness saw last of \"{0}\" cannot be read; put its file back from a copy")]
    Lost(String),
}

impl Witness {
    /// Opens the witness in a folder, or begins one there called `name`; the logs that are named
    /// are watched from then on.
    ///
    /// # Errors
    ///
    /// A key is none of a log, no log is named, or the folder cannot be used.
    pub fn open_or_begin(
        folder: &Path,
        name: Option<&str>,
        logs: &[String],
    ) -> Result<Self, OpenWitnessError> {
        let is_unfit = |name: &&str| name.is_empty() || name.contains(['+', '\n', ' ', '\t']);
        if let Some(unfit) = name.filter(is_unfit) {
            return Err(OpenWitnessError::Name(unfit.to_owned()));
        }
        for key in logs {
            if Key::parse(key)?.signs() != KeyUse::Notes {
                return Err(OpenWitnessError::KeyOfWitness(key.clone()));
            }
        }
        let book = WitnessBook::open_or_begin(folder, name)?;
        let watched = watched(&folder.join("logs"), logs)?;
        let lines: Vec<String> = watched.iter().map(|key| format!("log {key}\n")).collect();
        let logs = Policy::parse(&(lines.concat() + "quorum none\n"))
            .map_err(|source| OpenWitnessError::Logs { path: folder.join("logs"), source })?;
        Ok(Self { book, logs, watched })
    }

    /// Its public key, as `NAME+ID+KEY`.
    pub fn public(&self) -> &str {
        self.book.public()
    }

    /// The keys of the logs that it watches.
    pub fn watched(&self) -> &[String] {
        &self.watched
    }
}

/// Cosigns a checkpoint as of now, if a log that is watched signed it and it continues what was
/// seen of that log last. Returns the line of the cosignature, once the checkpoint is kept.
///
/// # Errors
///
/// The witness must not cosign it, or cannot keep it.
pub fn cosign_checkpoint(
    witness: &mut Witness,
    body: &str,
) -> Result<String, CosignCheckpointError> {
    let request = CosignRequest::parse(body)?;
    let origin = request.origin()?;
    let last = last_seen(&witness.book, origin)?;
    request.check(&witness.logs, last)?;
    let now = Timestamp::now();
    let note = Note::parse(request.note())
        .map_err(|_| NotCosigned::Malformed("its checkpoint is no signed note"))?;
    Ok(witness.book.cosign((origin, note.text(), request.note()), now)?)
}

fn last_seen(book: &WitnessBook, origin: &str) -> Result<Option<Seen>, CosignCheckpointError> {
    let Some(note) = book.last(origin)? else { return Ok(None) };
    let lost = || CosignCheckpointError::Lost(origin.to_owned());
    let note = Note::parse(&note).map_err(|_| lost())?;
    let seen = Checkpoint::parse(note.text()).map_err(|_| lost())?;
    if seen.origin != origin {
        return Err(lost());
    }
    Ok(Some(Seen { size: seen.size, root: seen.root }))
}

/// The keys of the logs that are watched, with those that are named now, which are kept.
fn watched(path: &Path, named: &[String]) -> Result<Vec<String>, OpenWitnessError> {
    let fault = |source| OpenWitnessError::File { path: path.to_owned(), source };
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(source) => return Err(fault(source)),
    };
    let mut keys: Vec<String> =
        text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    let known = keys.len();
    for key in named {
        if !keys.contains(key) {
            keys.push(key.clone());
        }
    }
    if keys.is_empty() {
        return Err(OpenWitnessError::NoLogs);
    }
    if keys.len() > known {
        std::fs::write(path, keys.join("\n") + "\n").map_err(fault)?;
    }
    Ok(keys)
}
