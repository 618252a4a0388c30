//! What goes to a witness and back, until it cosigns or refuses.

use ledger::{LedgerError, LogHead};
use thiserror::Error;
use verifying::{Policy, Unsigned};

use crate::Desk;
use crate::fetch::FetchFailure;
use crate::post::{Letter, Post, Posted};
use crate::witnesses::{KnownWitness, LogStanding};

/// A desk, a witness of it, and what it is asked to see.
pub(super) struct Exchange<'a> {
    pub(super) desk: &'a Desk,
    pub(super) web: &'a dyn Post,
    pub(super) witness: &'a KnownWitness,
    pub(super) head: &'a LogHead,
    /// That the log's key counts, and this witness'.
    pub(super) policy: &'a Policy,
}

/// Why a witness did not cosign.
#[derive(Debug, Error)]
pub enum WitnessFailure {
    /// It cannot be reached.
    #[error(transparent)]
    Unreachable(#[from] FetchFailure),
    /// It does not watch this log.
    #[error(
        "it does not know this log; give its operator the key that `forsooth key` shows, to be \
        watched"
    )]
    UnknownLog,
    /// It saw more than there is.
    #[error(
        "it saw {saw} leaves, and here are {here}: this desk was put back from an older copy; \
        record nothing before the newer one is found"
    )]
    SawMore {
        /// How many it saw.
        saw: u64,
        /// How many are here.
        here: u64,
    },
    /// It saw another tree.
    #[error(
        "it saw another tree of {saw} leaves: this desk was changed, or somebody else signs with \
        its key; record nothing before that is explained"
    )]
    SawOther {
        /// How many leaves the other has.
        saw: u64,
    },
    /// It refuses, or is no witness.
    #[error("it answers with status {status}, which is no cosignature")]
    Refused {
        /// The HTTP status.
        status: u16,
    },
    /// What it answers is not signed by its key.
    #[error("what it answers is no cosignature by its key; is the key the right one?")]
    NotByItsKey,
    /// What it answers is no cosignature.
    #[error("what it answers is no cosignature")]
    Malformed(#[source] Unsigned),
    /// The proof for it cannot be made.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

impl WitnessFailure {
    /// Whether it shows that the desk is not what the witness saw before.
    pub fn is_alarm(&self) -> bool {
        matches!(self, Self::SawMore { .. } | Self::SawOther { .. })
    }
}

impl Exchange<'_> {
    /// Asks the witness, who is thought to have seen so many leaves last; it says where it saw
    /// another number. Returns the line of its cosignature, and when it saw the tree.
    pub(super) fn run(&self, seen: u64) -> Result<(String, LogStanding), WitnessFailure> {
        let first = self.ask(seen.min(self.head.size))?;
        if first.status != 409 {
            return self.answer(&first);
        }
        let saw = size_in(&first).ok_or(WitnessFailure::Refused { status: first.status })?;
        if saw > self.head.size {
            return Err(WitnessFailure::SawMore { saw, here: self.head.size });
        }
        if saw == seen {
            return Err(WitnessFailure::SawOther { saw });
        }
        let second = self.ask(saw)?;
        match second.status {
            // It saw a tree of this size, and the way from it to ours does not exist.
            409 | 422 => Err(WitnessFailure::SawOther { saw }),
            _ => self.answer(&second),
        }
    }

    fn ask(&self, old: u64) -> Result<Posted, WitnessFailure> {
        let proof = self.desk.ledger.growth(old, self.head.size)?;
        let body = format!("old {old}\n{proof}\n{}", self.head.note);
        let url = format!("{}/add-checkpoint", self.witness.url.trim_end_matches('/'));
        let media_type = "text/plain; charset=utf-8";
        Ok(self.web.post(&Letter { url: &url, media_type, body: body.as_bytes() })?)
    }

    fn answer(&self, posted: &Posted) -> Result<(String, LogStanding), WitnessFailure> {
        match posted.status {
            200 => self.cosignature(&posted.text()),
            404 => Err(WitnessFailure::UnknownLog),
            422 => Err(WitnessFailure::SawOther { saw: self.head.size }),
            status => Err(WitnessFailure::Refused { status }),
        }
    }

    /// The line by the witness' own key; those by other keys are passed over.
    fn cosignature(&self, body: &str) -> Result<(String, LogStanding), WitnessFailure> {
        for line in body.lines() {
            let line = format!("{line}\n");
            let signed = self.policy.check(&format!("{}{line}", self.head.note));
            let standing = LogStanding::of(&signed.map_err(WitnessFailure::Malformed)?);
            if !standing.witnesses.is_empty() {
                return Ok((line, standing));
            }
        }
        Err(WitnessFailure::NotByItsKey)
    }
}

/// How many leaves the witness saw last, by its answer.
fn size_in(posted: &Posted) -> Option<u64> {
    posted.text().strip_suffix('\n')?.parse().ok()
}
