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
    let (at, by) = (Timestamp::now(), desk.author().to_owned());
    let order = Order { wish: Wish::Cancelled, at, by, because: None };
    kept.folder.give_order(&order)?;
    kept.order = order;
    Ok(kept.job(at))
}
