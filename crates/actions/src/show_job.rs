//! Showing a job: how far it is, what failed, and what became of each item.

use jiff::Timestamp;
use serde::Serialize;

use crate::Desk;
use crate::jobs::{ItemEnd, ItemState, Job, JobFileError, JobFolder, JobId, Kept};

/// A job with all its items.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ShownJob {
    /// The job.
    #[serde(flatten)]
    pub job: Job,
    /// Its items, in the order in which they are done.
    pub items: Vec<ShownItem>,
}

/// An item and what became of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ShownItem {
    /// What it is called.
    pub name: String,
    /// Where it stands.
    pub state: ItemState,
    /// How it ended; nothing where its turn is yet to come.
    #[serde(flatten)]
    pub end: Option<ItemEnd>,
}

impl ShownJob {
    /// The items that failed, or a part of which did.
    pub fn failed(&self) -> impl Iterator<Item = &ShownItem> {
        self.items.iter().filter(|item| item.state == ItemState::Failed)
    }
}

/// Shows a job.
///
/// # Errors
///
/// There is none of that name, or it cannot be read.
pub fn show_job(desk: &Desk, id: JobId) -> Result<ShownJob, JobFileError> {
    let kept = Kept::read(JobFolder::find(desk.path(), id)?)?;
    let job = kept.job(Timestamp::now());
    let ended = kept.items.into_iter().zip(kept.history.ends);
    let items = ended.map(|(item, end)| ShownItem {
        name: item.name,
        state: end.as_ref().map_or(ItemState::Waiting, ItemEnd::state),
        end,
    });
    Ok(ShownJob { job, items: items.collect() })
}
