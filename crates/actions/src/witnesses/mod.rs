//! The witnesses that a desk asks: a file beside the ledger with a line for each, as a policy of the
//! C2SP writes them.

mod alarms;
mod standing;

use std::path::{Path, PathBuf};

use ledger::LedgerError;
use serde::Serialize;
use thiserror::Error;
use verifying::{MalformedPolicy, Policy};

use crate::Desk;

pub use alarms::WitnessAlarm;
pub use standing::{LogStanding, OPERATOR_ONLY, SeenBy};

/// A witness that the desk asks to see what it signs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KnownWitness {
    /// What the desk calls it.
    pub name: String,
    /// Its public key, as `NAME+ID+KEY`.
    pub key: String,
    /// Where it answers.
    pub url: String,
}

/// Why the witnesses of a desk cannot be read or kept.
#[derive(Debug, Error)]
pub enum WitnessFileError {
    /// The file cannot be read or written.
    #[error("{path} cannot be used")]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A line of it names no witness.
    #[error("{path} cannot be read: \"{line}\" names no witness; write witness NAME KEY ADDRESS")]
    Line {
        /// The file.
        path: PathBuf,
        /// The line.
        line: String,
    },
    /// What it says makes no policy.
    #[error("{path} cannot be used")]
    Policy {
        /// The file.
        path: PathBuf,
        /// Why.
        source: MalformedPolicy,
    },
    /// The ledger or its key cannot be read.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

impl KnownWitness {
    /// Reads a line of the file; none of an empty one or a remark.
    fn parse(line: &str) -> Option<Result<Self, ()>> {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.as_slice() {
            [] => None,
            [first, ..] if first.starts_with('#') => None,
            ["witness", name, key, url] => {
                let [name, key, url] = [name, key, url].map(|word| (*word).to_owned());
                Some(Ok(Self { name, key, url }))
            }
            _ => Some(Err(())),
        }
    }

    /// The line of the file.
    fn line(&self) -> String {
        format!("witness {} {} {}\n", self.name, self.key, self.url)
    }
}

impl Desk {
    /// The witnesses that the desk asks, in the order in which they were named.
    pub(crate) fn witnesses(&self) -> Result<Vec<KnownWitness>, WitnessFileError> {
        let path = witness_file(self.path());
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(vec![]),
            Err(source) => return Err(WitnessFileError::File { path, source }),
        };
        let refuse =
            |line: &str| WitnessFileError::Line { path: path.clone(), line: line.to_owned() };
        let lines = text.lines().filter_map(|line| Some((line, KnownWitness::parse(line)?)));
        lines.map(|(line, parsed)| parsed.map_err(|()| refuse(line))).collect()
    }

    /// Keeps the witnesses that the desk asks.
    pub(crate) fn keep_witnesses(
        &self,
        witnesses: &[KnownWitness],
    ) -> Result<(), WitnessFileError> {
        let path = witness_file(self.path());
        let text: String = witnesses.iter().map(KnownWitness::line).collect();
        let fresh = path.with_added_extension("new");
        std::fs::write(&fresh, text)
            .and_then(|()| std::fs::rename(&fresh, &path))
            .map_err(|source| WitnessFileError::File { path, source })
    }

    /// That a log's key counts, and those of some witnesses where they have seen it.
    pub(crate) fn policy(
        &self,
        key: &str,
        witnesses: &[KnownWitness],
    ) -> Result<Policy, WitnessFileError> {
        let lines: String = witnesses.iter().map(KnownWitness::line).collect();
        Policy::parse(&format!("log {key}\n{lines}quorum none\n"))
            .map_err(|source| WitnessFileError::Policy { path: witness_file(self.path()), source })
    }
}

fn witness_file(ledger: &Path) -> PathBuf {
    ledger.with_added_extension("witnesses")
}
