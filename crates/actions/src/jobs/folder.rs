//! Where jobs are kept: a folder beside the ledger, with a folder for each job.
//!
//! It is no part of the ledger and can be removed at any time when nothing is at work: what was
//! added stays, and what was not is forgotten.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use domain::Id;
use jiff::Timestamp;
use ledger::make_private_folder;
use serde::{Deserialize, Serialize};

use super::files::{JobFileError, failed, is_locked, lock, read_json, write_json};
use super::item::JobItem;
use super::job_id::JobId;
use super::journal::{Note, notes};
use super::kind::JobRequest;
use super::order::Order;

/// What a job was begun with; it never changes.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Opening {
    pub(crate) request: JobRequest,
    pub(crate) begun_at: Timestamp,
    pub(crate) begun_by: String,
    /// As whom; jobs of earlier versions do not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) begun_as: Option<BegunAs>,
    /// How many items it has; they stand in a file of their own, which may be long.
    pub(crate) items: usize,
    /// How many entries the ledger had; jobs of earlier versions do not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) ledger_length: Option<u64>,
}

/// As whom somebody began a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum BegunAs {
    /// As whoever has the machine, who may do anything there.
    Machine,
    /// As the account of their name.
    Account,
}

/// The folder of one job.
#[derive(Clone, Debug)]
pub(crate) struct JobFolder {
    pub(crate) id: JobId,
    pub(crate) path: PathBuf,
}

/// The folder of all jobs of a desk.
pub(crate) fn folder_of_jobs(desk: &Path) -> PathBuf {
    let mut place = desk.as_os_str().to_owned();
    place.push(".jobs");
    place.into()
}

/// The file with the number of the last job that was ever begun, so that the name of one that was
/// cleared away names no other later.
const LAST_GIVEN: &str = "last.json";

fn last_given(all: &Path) -> Result<u32, JobFileError> {
    let place = all.join(LAST_GIVEN);
    if place.exists() { read_json(&place) } else { Ok(0) }
}

impl JobFolder {
    /// Makes the folder of a new job, and holds its lock.
    pub(crate) fn create(desk: &Path) -> Result<(Self, File), JobFileError> {
        let all = folder_of_jobs(desk);
        make_private_folder(&all).map_err(failed(&all, "made"))?;
        let mut number = Self::every(desk)?.last().map_or(0, |last| last.id.0);
        loop {
            number = number.max(last_given(&all)?) + 1;
            let id = JobId(number);
            let folder = Self { id, path: all.join(id.to_string()) };
            match fs::create_dir(&folder.path) {
                Ok(()) => {}
                // Another program made one of that name at the same moment.
                Err(error) if error.kind() == ErrorKind::AlreadyExists => continue,
                Err(error) => return Err(failed(&folder.path, "made")(error)),
            }
            if let Some(lock) = folder.lock()? {
                write_json(&all.join(LAST_GIVEN), &number.max(last_given(&all)?))?;
                return Ok((folder, lock));
            }
        }
    }

    /// The folders of all jobs, oldest first.
    pub(crate) fn every(desk: &Path) -> Result<Vec<Self>, JobFileError> {
        let all = folder_of_jobs(desk);
        let entries = match fs::read_dir(&all) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(vec![]),
            entries => entries.map_err(failed(&all, "read"))?,
        };
        let mut folders = Vec::new();
        for entry in entries {
            let entry = entry.map_err(failed(&all, "read"))?;
            let id = entry.file_name().to_str().and_then(|name| name.parse().ok());
            folders.extend(id.map(|id| Self { id, path: entry.path() }));
        }
        folders.sort_by_key(|folder| folder.id);
        Ok(folders)
    }

    /// The folder of a job that was begun.
    pub(crate) fn find(desk: &Path, id: JobId) -> Result<Self, JobFileError> {
        let folder = Self { id, path: folder_of_jobs(desk).join(id.to_string()) };
        if folder.is_begun() { Ok(folder) } else { Err(JobFileError::NoSuch(id)) }
    }

    /// Whether all that it is begun with is there.
    pub(crate) fn is_begun(&self) -> bool {
        self.opening_place().exists() && self.order_place().exists()
    }

    /// The lock of whoever works at it; nothing where somebody does.
    pub(crate) fn lock(&self) -> Result<Option<File>, JobFileError> {
        lock(&self.path.join("lock"))
    }

    /// Whether somebody works at it. A program that ended, however it did, holds no lock.
    pub(crate) fn is_at_work(&self) -> bool {
        is_locked(&self.path.join("lock"))
    }

    pub(crate) fn opening(&self) -> Result<Opening, JobFileError> {
        read_json(&self.opening_place())
    }

    pub(crate) fn write_opening(
        &self,
        opening: &Opening,
        items: &[JobItem],
    ) -> Result<(), JobFileError> {
        write_json(&self.path.join("items.json"), &items)?;
        write_json(&self.opening_place(), opening)
    }

    pub(crate) fn items(&self) -> Result<Vec<JobItem>, JobFileError> {
        read_json(&self.path.join("items.json"))
    }

    /// The documents that its items added or found there already, each with the number of its item.
    pub(crate) fn handled(&self) -> Result<Vec<(usize, Id)>, JobFileError> {
        let place = self.journal_place();
        let notes = notes(&place).map_err(failed(&place, "read"))?;
        let of_note = |note| match note {
            Note::Ended { item, end, .. } => {
                end.added.into_iter().chain(end.known).map(|id| (item, id)).collect()
            }
            Note::Begun { .. } | Note::At { .. } | Note::Left { .. } | Note::Again { .. } => vec![],
        };
        Ok(notes.into_iter().flat_map(of_note).collect())
    }

    /// Forgets what some items are called; they are done, and nobody looks for them again.
    pub(crate) fn forget_names(&self, of: &[usize]) -> Result<(), JobFileError> {
        let mut items = self.items()?;
        for (number, item) in items.iter_mut().enumerate() {
            if of.contains(&number) {
                *item = JobItem { name: "erased".to_owned(), key: String::new() };
            }
        }
        write_json(&self.path.join("items.json"), &items)
    }

    pub(crate) fn order(&self) -> Result<Order, JobFileError> {
        read_json(&self.order_place())
    }

    pub(crate) fn give_order(&self, order: &Order) -> Result<(), JobFileError> {
        write_json(&self.order_place(), order)
    }

    pub(crate) fn journal_place(&self) -> PathBuf {
        self.path.join("journal.jsonl")
    }

    /// Removes the job with all that it kept.
    pub(crate) fn remove(&self) -> Result<(), JobFileError> {
        // What makes it a job goes first, so that half of one is none.
        for place in [self.order_place(), self.opening_place()] {
            match fs::remove_file(&place) {
                Err(error) if error.kind() != ErrorKind::NotFound => {
                    return Err(failed(&place, "removed")(error));
                }
                Ok(()) | Err(_) => {}
            }
        }
        fs::remove_dir_all(&self.path).map_err(failed(&self.path, "removed"))
    }

    fn opening_place(&self) -> PathBuf {
        self.path.join("job.json")
    }

    fn order_place(&self) -> PathBuf {
        self.path.join("order.json")
    }
}
