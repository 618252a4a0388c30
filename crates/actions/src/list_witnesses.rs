//! Listing the witnesses that the desk asks, and what each of them saw last.

use jiff::Timestamp;
use serde::Serialize;

use crate::Desk;
use crate::witnesses::{KnownWitness, LogStanding, WitnessFileError};

/// The witnesses of a desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WitnessList {
    /// Them, in the order in which they were named.
    pub witnesses: Vec<ListedWitness>,
    /// How many leaves the log has now.
    pub leaves: u64,
}

/// A witness and what it saw last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ListedWitness {
    /// The witness.
    #[serde(flatten)]
    pub witness: KnownWitness,
    /// How many leaves the log had then.
    pub saw: Option<u64>,
    /// When it was, by the clock of the witness.
    pub at: Option<Timestamp>,
}

/// Lists the witnesses that the desk asks.
///
/// # Errors
///
/// They cannot be read.
pub fn list_witnesses(desk: &Desk) -> Result<WitnessList, WitnessFileError> {
    let known = desk.witnesses()?;
    let cosigned = desk.ledger.cosigned()?;
    let leaves = desk.ledger.log_head()?.map_or(0, |head| head.size);
    let mut seen = vec![];
    if let (Some((_, note)), Some(key)) = (&cosigned, desk.ledger.log_key()?) {
        // What does not hold by the keys of today tells of none of today's witnesses.
        let signed = desk.policy(&key, &known)?.check(note);
        seen = signed.map_or(vec![], |signed| LogStanding::of(&signed).witnesses);
    }
    let listed = known.into_iter().map(|witness| {
        let at = seen.iter().find(|seen| seen.witness == witness.name).map(|seen| seen.at);
        let saw = cosigned.as_ref().filter(|_| at.is_some()).map(|(size, _)| *size);
        ListedWitness { witness, saw, at }
    });
    Ok(WitnessList { witnesses: listed.collect(), leaves })
}

/// Whether something was signed that a witness of the desk has not seen yet.
///
/// # Errors
///
/// The witnesses cannot be read.
pub fn has_unseen_entries(desk: &Desk) -> Result<bool, WitnessFileError> {
    let WitnessList { witnesses, leaves } = list_witnesses(desk)?;
    Ok(witnesses.iter().any(|listed| listed.saw.is_none_or(|saw| saw < leaves)))
}
