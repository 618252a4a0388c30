//! Going on with a job that was broken off or cancelled; what was done stays done.

use jiff::Timestamp;
use ledger::LedgerError;
use thiserror::Error;

use crate::begin_job::check_writer;
use crate::jobs::{Job, JobFileError, JobFolder, JobId, JobStanding, Kept, Order};
use crate::{Desk, JobPlace};

/// Why what is to become of a job cannot be changed so.
#[derive(Debug, Error)]
pub enum ChangeJobError {
    /// It stands where this makes no sense.
    #[error("{id} is {}, and so {why}", .standing.word())]
    Unfit {
        /// Which.
        id: JobId,
        /// Where it stands.
        standing: JobStanding,
        /// Why not.
        why: &'static str,
    },
    /// The desk may not be written.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// The job cannot be read or written.
    #[error(transparent)]
    Job(#[from] JobFileError),
}

/// Lets a job be gone on with, here or by a served desk; gives it as it then stands.
///
/// # Errors
///
/// It is under way or done, or it cannot be written.
pub fn resume_job(desk: &Desk, id: JobId, place: JobPlace) -> Result<Job, ChangeJobError> {
    check_writer(desk)?;
    let kept = Kept::read(JobFolder::find(desk.path(), id)?)?;
    let standing = kept.standing();
    let why = match standing {
        JobStanding::Interrupted | JobStanding::Cancelled => None,
        // A job that waits for a desk to be served can be done here instead.
        JobStanding::Waiting if place == JobPlace::Here => None,
        JobStanding::Waiting | JobStanding::Running => Some("it goes on by itself"),
        JobStanding::Stopping => Some("it can be resumed as soon as its present item ended"),
        JobStanding::Done => Some("nothing is left to do; try again what failed, or begin another"),
    };
    if let Some(why) = why {
        return Err(ChangeJobError::Unfit { id, standing, why });
    }
    Ok(ordered(desk, kept, place)?)
}

/// Gives the order that a job be gone on with.
pub(crate) fn ordered(desk: &Desk, mut kept: Kept, place: JobPlace) -> Result<Job, JobFileError> {
    let order = Order::now(place.wish(), desk.author());
    kept.folder.give_order(&order)?;
    kept.order = order;
    Ok(kept.job(Timestamp::now()))
}
