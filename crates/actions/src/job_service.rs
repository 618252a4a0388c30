//! What whoever serves a desk does for its jobs: takes one after another that waits, and says of
//! one that it could not go on.

use std::fs::File;
use std::path::Path;

use ledger::make_private_folder;

use crate::Desk;
use crate::jobs::{JobFileError, JobFolder, JobId, Order, Wish, failed, folder_of_jobs, lock};

/// Held by whoever works at the jobs of a desk in the background.
#[derive(Debug)]
pub struct JobService {
    _lock: File,
}

impl JobService {
    /// Takes the service over; nothing where another has it.
    ///
    /// # Errors
    ///
    /// The folder of jobs cannot be written.
    pub fn take(desk: &Path) -> Result<Option<Self>, JobFileError> {
        let folder = folder_of_jobs(desk);
        make_private_folder(&folder).map_err(failed(&folder, "made"))?;
        Ok(lock(&folder.join("service"))?.map(|lock| Self { _lock: lock }))
    }
}

/// Says of a job that it could not go on, so that it is not taken up again by itself.
///
/// # Errors
///
/// There is none of that name, or it cannot be written.
pub fn give_up_job(desk: &Desk, id: JobId, because: &str) -> Result<(), JobFileError> {
    let folder = JobFolder::find(desk.path(), id)?;
    folder.give_order(&given_up(desk.author(), because))
}

/// The job that a served desk is to work at next, if there is one.
///
/// # Errors
///
/// The folder of jobs cannot be read.
pub fn next_job(desk: &Desk) -> Result<Option<JobId>, JobFileError> {
    let is_wanted = |folder: &JobFolder| {
        let wish = folder.order().map(|order| order.wish);
        matches!(wish, Ok(Wish::Background)) && folder.is_begun() && !folder.is_at_work()
    };
    Ok(JobFolder::every(desk.path())?.into_iter().find(is_wanted).map(|folder| folder.id))
}

/// The order after a job could not go on: nobody takes it up again unless he is asked to.
pub(crate) fn given_up(by: &str, because: &str) -> Order {
    Order { because: Some(because.to_owned()), ..Order::now(Wish::Here, by) }
}
