//! Asking the witnesses of the desk to see what it has signed (C2SP tlog-witness).
//!
//! What they cosign is kept beside the ledger and carried by the receipts and the published record
//! from then on. A witness that saw more than is here, or something else, shows that the desk was
//! put back from an older copy or changed.

mod exchange;

use jiff::Timestamp;
use ledger::{LedgerError, LogHead};
use serde::Serialize;
use thiserror::Error;

use crate::Desk;
use crate::post::Post;
use crate::witnesses::{KnownWitness, LogStanding, WitnessFileError};

use exchange::Exchange;
pub use exchange::WitnessFailure;

/// What the witnesses answered.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AskedWitnesses {
    /// How many leaves the tree has that they were asked to see.
    pub leaves: u64,
    /// What each of them answered, in the order in which they were named.
    pub witnesses: Vec<AskedWitness>,
}

/// What a witness answered.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AskedWitness {
    /// What it is called.
    pub witness: String,
    /// When it saw the tree, by its own clock.
    pub at: Option<Timestamp>,
    /// Why it did not cosign, in a sentence.
    pub problem: Option<String>,
    /// Whether that shows that the desk is not what the witness saw before.
    pub is_alarm: bool,
}

/// Why the witnesses cannot be asked.
#[derive(Debug, Error)]
pub enum AskWitnessesError {
    /// There are none.
    #[error("this desk asks no witness; name one: forsooth witness add NAME KEY ADDRESS")]
    None,
    /// Nothing was signed yet.
    #[error("nothing was signed yet at this desk; record something first")]
    NothingSigned,
    /// The witnesses cannot be read.
    #[error(transparent)]
    File(#[from] WitnessFileError),
    /// The ledger cannot be read, or what they answered cannot be kept.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

impl AskedWitnesses {
    /// Whether one of them saw something else than is here.
    pub fn is_alarm(&self) -> bool {
        self.witnesses.iter().any(|asked| asked.is_alarm)
    }

    /// Whether none of them saw it.
    pub fn is_unseen(&self) -> bool {
        self.witnesses.iter().all(|asked| asked.at.is_none())
    }
}

/// Asks every witness to see the tree that was signed last, and keeps their cosignatures.
///
/// # Errors
///
/// There is no witness, or nothing to see; or the answers cannot be kept. That a witness does not
/// answer or refuses stands in what is returned.
pub fn ask_witnesses(desk: &Desk, web: &dyn Post) -> Result<AskedWitnesses, AskWitnessesError> {
    let witnesses = desk.witnesses()?;
    if witnesses.is_empty() {
        return Err(AskWitnessesError::None);
    }
    let (Some(head), Some(key)) = (desk.ledger.log_head()?, desk.ledger.log_key()?) else {
        return Err(AskWitnessesError::NothingSigned);
    };
    let kept = desk.ledger.cosigned()?;
    // Cosignatures of the same tree stay, whoever answers this time.
    let same = kept.as_ref().filter(|(size, _)| *size == head.size).map(|(_, note)| note.as_str());
    let mut lines: Vec<String> = same.map(|note| cosignatures(note, &head)).unwrap_or_default();
    let mut asked = vec![];
    for witness in &witnesses {
        let policy = desk.policy(&key, std::slice::from_ref(witness))?;
        let seen = kept.as_ref().filter(|(_, note)| names(note, witness)).map(|(size, _)| *size);
        let exchange = Exchange { desk, web, witness, head: &head, policy: &policy };
        let answer = exchange.run(seen.unwrap_or(0));
        if let Ok((line, _)) = &answer {
            lines.retain(|line| !names(line, witness));
            lines.push(line.clone());
        }
        asked.push(AskedWitness::of(witness, answer));
    }
    desk.keep_alarms(&asked)?;
    if asked.iter().any(|asked| asked.at.is_some()) {
        desk.ledger.keep_cosigned(&format!("{}{}", head.note, lines.concat()))?;
    }
    Ok(AskedWitnesses { leaves: head.size, witnesses: asked })
}

impl AskedWitness {
    fn of(witness: &KnownWitness, answer: Result<(String, LogStanding), WitnessFailure>) -> Self {
        let witness = witness.name.clone();
        match answer {
            Ok((_, standing)) => {
                let at = standing.witnesses.first().map(|seen| seen.at);
                Self { witness, at, problem: None, is_alarm: false }
            }
            Err(failure) => {
                let (problem, is_alarm) = (Some(failure.to_string()), failure.is_alarm());
                Self { witness, at: None, problem, is_alarm }
            }
        }
    }
}

/// The lines of witnesses under a note of the log's own.
fn cosignatures(note: &str, head: &LogHead) -> Vec<String> {
    let below = note.strip_prefix(&head.note).unwrap_or_default();
    below.lines().map(|line| format!("{line}\n")).collect()
}

/// Whether a witness has a line in a note.
fn names(note: &str, witness: &KnownWitness) -> bool {
    let name = witness.key.split('+').next().unwrap_or_default();
    note.lines()
        .any(|line| line.strip_prefix("— ").and_then(|it| it.split(' ').next()) == Some(name))
}
