//! Erasing entries: what they say is destroyed for good, as the law may ask for, and a tombstone
//! says that it was.

mod in_jobs;
mod plan;

use std::path::PathBuf;

use domain::Id;
use ledger::LedgerError;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::Desk;
use crate::jobs::JobFileError;
use crate::list_entries::ListedEntry;
use crate::list_jobs::list_jobs;
use crate::look_up::LookUpError;
use crate::person::OnlyAPerson;

use in_jobs::forget_in_jobs;
pub use plan::plan_erasure;

/// Entries to erase.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EraseEntries {
    /// The entries; with a document goes all that was read in it.
    pub entries: Vec<Id>,
    /// Why, in a sentence that stays.
    pub because: String,
}

/// What an erasure takes away, and what it leaves.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Erasing {
    /// What goes, in the order of the ledger.
    pub entries: Vec<ListedEntry>,
    /// What stays and has words of it: that quotes it, is another version of it, or a copy.
    pub kept: Vec<KeptWords>,
}

/// An entry that stays and has words of what goes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct KeptWords {
    /// The entry.
    #[serde(flatten)]
    pub entry: ListedEntry,
    /// How it comes by them.
    pub because: &'static str,
    /// Whether it can be erased too.
    pub is_erasable: bool,
}

/// What was erased.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ErasedEntries {
    /// The tombstone.
    pub id: Id,
    /// What went, and what stays.
    #[serde(flatten)]
    pub erasing: Erasing,
    /// What is left to be done by hand, in sentences.
    pub left_to_do: Vec<String>,
}

/// Why nothing was erased.
#[derive(Debug, Error)]
pub enum EraseEntriesError {
    /// A machine asked.
    #[error(transparent)]
    OnlyAPerson(#[from] OnlyAPerson),
    /// Nothing was named.
    #[error("nothing is named to be erased; name entries, as d-3")]
    Nothing,
    /// There is no reason.
    #[error("an erasure needs a reason that stays; give it with --because, without names")]
    NoReason,
    /// Scores rest on what it says.
    #[error(
        "{0} cannot be erased, as scores rest on what it says; only documents, what was read in \
        them, judgments and briefs can"
    )]
    Kept(Id),
    /// Something hangs on what it says, beyond its words.
    #[error("{by} hangs on {id}, and would change with it; {id} cannot be erased")]
    HangsOn {
        /// What was to be erased, or goes with it.
        id: Id,
        /// What hangs on it.
        by: Id,
    },
    /// A job may be reading it.
    #[error("{0} is under way and may be reading it; wait for it or cancel it, and erase then")]
    Job(String),
    /// It cannot be looked up, or was erased already.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
    /// The jobs cannot be read.
    #[error(transparent)]
    Jobs(#[from] JobFileError),
}

impl From<LedgerError> for EraseEntriesError {
    fn from(error: LedgerError) -> Self {
        Self::LookUp(error.into())
    }
}

/// Erases entries, and all that was worked out from them. Nothing brings them back.
///
/// # Errors
///
/// A machine asked, no reason is given, a job is under way, scores rest on what an entry says or
/// something else hangs on it; or the ledger cannot be written.
pub fn erase_entries(
    desk: &mut Desk,
    request: &EraseEntries,
) -> Result<ErasedEntries, EraseEntriesError> {
    refuse_jobs(desk)?;
    let because = request.because.trim();
    let (id, erasing) = desk.write(
        |desk| plan_erasure(desk, request),
        |writing, erasing| {
            let ids = erasing.entries.iter().map(|entry| entry.id).collect();
            Ok((writing.erase(&ids, because)?.id, erasing))
        },
    )?;
    let left_to_do = clean_up(desk);
    Ok(ErasedEntries { id, erasing, left_to_do })
}

/// Refuses to erase while a job may be reading.
fn refuse_jobs(desk: &Desk) -> Result<(), EraseEntriesError> {
    let jobs = list_jobs(desk)?.jobs;
    match jobs.into_iter().find(|job| job.standing.is_moving()) {
        Some(job) => Err(EraseEntriesError::Job(job.id.to_string())),
        None => Ok(()),
    }
}

/// Removes what was worked out from the entries, and says what a person must see to.
fn clean_up(desk: &Desk) -> Vec<String> {
    let mut left = vec![];
    if let Err(error) = forget_in_jobs(desk) {
        left.push(format!("the jobs that added it still name its file ({error}); clear them away"));
    }
    if let Err(error) = desk.remove_worked_out() {
        let folder = ledger::Archive::folder_of(desk.path());
        left.push(format!("remove {}, which cannot be removed here ({error})", folder.display()));
    }
    if let Err(error) = desk.ledger.sweep() {
        left.push(format!(
            "the bytes may still be found in the files of the ledger ({error}); end other programs \
            at it and run `forsooth erase --sweep`"
        ));
    }
    for copy in earlier_copies(desk) {
        left.push(format!("{} is an earlier copy of the desk and has it still", copy.display()));
    }
    left.push("backups and exports made before have it still".to_owned());
    left
}

/// The copies of the desk that were moved aside when another was put in its place.
fn earlier_copies(desk: &Desk) -> Vec<PathBuf> {
    let place = |number: u32| desk.path().with_added_extension(format!("replaced-{number}"));
    (1..u32::MAX).map(place).take_while(|path| path.exists()).collect()
}

/// Overwrites what was erased before in the files of the ledger, and removes what was worked out
/// from it, where that failed then.
///
/// # Errors
///
/// Another program is at the ledger, or the disk has no room for a second copy; or what stands
/// beside it cannot be removed.
pub fn sweep_ledger(desk: &Desk) -> Result<(), SweepError> {
    forget_in_jobs(desk)?;
    desk.remove_worked_out()?;
    Ok(desk.ledger.sweep()?)
}

/// Why what was erased may still be found in the files of a desk.
#[derive(Debug, Error)]
pub enum SweepError {
    /// The jobs cannot be read or removed.
    #[error(transparent)]
    Jobs(#[from] JobFileError),
    /// What was worked out cannot be removed.
    #[error("the index beside the desk cannot be removed")]
    WorkedOut(#[from] std::io::Error),
    /// The ledger cannot be overwritten.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

impl Desk {
    /// Ends an erasure that was broken off, once for each opening of the desk and not in a batch;
    /// where another program is at the ledger it is left to a later one.
    pub fn end_erasure(&self) {
        if self.ledger.may_sweep() && self.ledger.is_unswept() && !self.has_swept.replace(true) {
            drop(sweep_ledger(self));
        }
    }
}
