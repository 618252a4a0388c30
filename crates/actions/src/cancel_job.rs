//! Cancelling a job: it ends after its present item, and what was done stays done.

use jiff::Timestamp;

use crate::begin_job::check_writer;
use crate::jobs::{Job, JobFolder, JobId, JobStanding, Kept, Order, Wish};
use crate::{ChangeJobError, Desk};

/// Cancels a job; gives it as it then stands.
///
/// # Errors
///
/// It is over, or it cannot be written.
pub fn cancel_job(desk: &Desk, id: JobId) -> Result<Job, ChangeJobError> {
    check_writer(desk)?;
    let mut kept = Kept::read(JobFolder::find(desk.path(), id)?)?;
    let standing = kept.standing();
    let why = match standing {
        JobStanding::Waiting | JobStanding::Running | JobStanding::Interrupted => None,
        JobStanding::Stopping => Some("it ends after its present item"),
        JobStanding::Cancelled | JobStanding::Done => Some("there is nothing to cancel"),
    };
    if let Some(why) = why {
        return Err(ChangeJobError::Unfit { id, standing, why });
    }
    // Whoever works at it tells what it came to.
    let tally = (standing != JobStanding::Running).then_some(kept.history.tally);
    let order = Order { tally, ..Order::now(Wish::Cancelled, desk.author()) };
    kept.folder.give_order(&order)?;
    kept.order = order;
    Ok(kept.job(Timestamp::now()))
}
