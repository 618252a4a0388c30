//! Listing the jobs: what runs, what waits, what was broken off, and what is over.

use jiff::Timestamp;
use serde::Serialize;

use crate::Desk;
use crate::jobs::{Job, JobFileError, JobFolder, Wish, folder_of_jobs, is_locked};

/// The jobs of a desk.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct JobList {
    /// The jobs, the newest first.
    pub jobs: Vec<Job>,
    /// Why others cannot be read.
    pub problems: Vec<String>,
    /// Whether somebody serves the desk, and so works at jobs in the background.
    pub is_served: bool,
}

/// Lists the jobs that are kept beside the desk.
///
/// # Errors
///
/// The folder of jobs cannot be read.
pub fn list_jobs(desk: &Desk) -> Result<JobList, JobFileError> {
    list(desk, |_| true)
}

/// Lists the jobs that somebody should know of wherever he is: what is under way, and what was
/// broken off.
///
/// # Errors
///
/// The folder of jobs cannot be read.
pub fn unfinished_jobs(desk: &Desk) -> Result<Vec<Job>, JobFileError> {
    // Jobs that are over may be long, and this is asked for each page.
    let is_unfinished = |folder: &JobFolder| {
        let wish = folder.order().map(|order| order.wish);
        match wish {
            Ok(Wish::Here | Wish::Background) => true,
            Ok(Wish::Cancelled) => folder.is_at_work(),
            Ok(Wish::Done) | Err(_) => false,
        }
    };
    Ok(list(desk, is_unfinished)?.jobs)
}

fn list(desk: &Desk, is_listed: impl Fn(&JobFolder) -> bool) -> Result<JobList, JobFileError> {
    let now = Timestamp::now();
    let is_served = is_locked(&folder_of_jobs(desk.path()).join("service"));
    let mut list = JobList { is_served, ..JobList::default() };
    for folder in JobFolder::every(desk.path())?.into_iter().rev() {
        if !folder.is_begun() || !is_listed(&folder) {
            continue;
        }
        match Job::read(folder, now) {
            Ok(job) => list.jobs.push(job),
            Err(error) => list.problems.push(error.to_string()),
        }
    }
    Ok(list)
}
