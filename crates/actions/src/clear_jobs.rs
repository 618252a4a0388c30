//! Clearing jobs away that are over. What they added stays in the ledger.

use serde::Serialize;

use crate::begin_job::check_writer;
use crate::jobs::{JobFileError, JobFolder, JobId, Kept};
use crate::{ChangeJobError, Desk};

/// The jobs that were cleared away.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ClearedJobs {
    /// Which.
    pub cleared: Vec<JobId>,
}

/// Clears away the jobs named, or all that are done or cancelled where none is named. One that is
/// named goes even if it was broken off or cannot be read.
///
/// # Errors
///
/// One that is named is under way or not there, or cannot be removed.
pub fn clear_jobs(desk: &Desk, named: &[JobId]) -> Result<ClearedJobs, ChangeJobError> {
    check_writer(desk)?;
    let folders = JobFolder::every(desk.path())?;
    if let Some(id) = named.iter().find(|id| folders.iter().all(|folder| folder.id != **id)) {
        return Err(JobFileError::NoSuch(*id).into());
    }
    let mut cleared = Vec::new();
    for folder in folders {
        let id = folder.id;
        let is_named = named.contains(&id);
        if !is_named && (!named.is_empty() || !is_over(&folder)) {
            continue;
        }
        let standing = Kept::read(folder.clone()).map(|kept| kept.standing());
        match standing {
            Ok(standing) if is_named && standing.is_moving() => {
                let why = "it cannot be cleared away; cancel it first";
                return Err(ChangeJobError::Unfit { id, standing, why });
            }
            Ok(_) | Err(_) => {}
        }
        folder.remove()?;
        cleared.push(id);
    }
    Ok(ClearedJobs { cleared })
}

/// Whether a job is over, or is the rest of one that was never begun.
fn is_over(folder: &JobFolder) -> bool {
    if !folder.is_begun() {
        return !folder.is_at_work();
    }
    Kept::read(folder.clone()).is_ok_and(|kept| kept.standing().is_over())
}
