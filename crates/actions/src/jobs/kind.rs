//! The kinds of jobs: each is a file that says what its items are and how one of them is done.

use std::borrow::Cow;
use std::ops::ControlFlow;
use std::path::Path;

use domain::Scope;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::add_files::AddFiles;
use super::catalogue_notes::CatalogueNotes;
use super::item::{JobItem, Worked};
use super::refill_index::RefillIndex;
use super::take_feeds::TakeFeeds;
use crate::fetch::Fetch;
use crate::fetch_feeds::AskedAhead;
use crate::look_up::LookUpError;
use crate::{Desk, JobFileError, ReadWith};

/// What a job does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum JobRequest {
    /// It adds files, pages of the web, and what stands in folders.
    AddFiles(AddFiles),
    /// It catalogues old notes.
    CatalogueNotes(CatalogueNotes),
    /// It fetches feeds.
    FetchFeeds(TakeFeeds),
    /// It makes the search index anew.
    RebuildArchive(RefillIndex),
}

/// A job that can be begun: what it does, and the items that it goes through.
#[derive(Clone, Debug)]
pub struct JobPlan {
    /// What it does.
    pub request: JobRequest,
    /// Its items, in the order in which they are done.
    pub items: Vec<JobItem>,
}

/// What jobs are done with.
pub struct JobTools<'a> {
    /// What documents are read with.
    pub read_with: &'a ReadWith<'a>,
    /// The network; without it nothing is fetched.
    pub web: Option<&'a dyn Fetch>,
}

/// A kind of jobs.
pub(crate) trait JobKind {
    /// What the job is called that has so many items.
    fn title(&self, items: usize) -> String;

    /// Whether documents are read in it, for which a language model is opened.
    fn reads_documents(&self) -> bool;

    /// Whether another job that asks for the same would do this one's work.
    fn can_be_repeated(&self) -> bool {
        true
    }

    /// What its documents are read with, where the job itself says more than whoever works at it.
    fn read_with<'a>(&self, given: &'a ReadWith<'a>) -> Result<Cow<'a, ReadWith<'a>>, String> {
        Ok(Cow::Borrowed(given))
    }

    /// How many items the network is asked about ahead, before the first of them is done.
    fn asked_at_once(&self) -> usize {
        1
    }

    /// Asks the network ahead about the items that are next, several hosts side by side; nothing
    /// where each item asks for itself.
    fn ask_ahead<'w>(
        &self,
        _desk: &mut Desk,
        _items: &[JobItem],
        _with: &WorkWith<'w>,
    ) -> Result<Option<AskedAhead<'w>>, WorkError> {
        Ok(None)
    }

    /// Does one item. What fails in it is told in what comes back, and stops no other item.
    /// `step` hears how many of the item's parts are behind, of how many, and may break it off:
    /// then nothing comes back.
    fn work(
        &self,
        desk: &mut Desk,
        item: &JobItem,
        with: &WorkWith<'_>,
        step: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
    ) -> Result<Option<Worked>, WorkError>;

    /// Removes what was kept for an item only until it was done.
    fn clean_up(&self, _item: &JobItem, _folder: &Path) {}
}

/// What one item is done with.
#[derive(Clone, Copy)]
pub(crate) struct WorkWith<'a> {
    pub(crate) read_with: &'a ReadWith<'a>,
    pub(crate) web: Option<&'a dyn Fetch>,
    /// The job's folder.
    pub(crate) folder: &'a Path,
}

/// Why a job cannot go on at all.
#[derive(Debug, Error)]
pub enum WorkError {
    /// The desk cannot be read or written.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
    /// A file of the job cannot be.
    #[error(transparent)]
    File(#[from] JobFileError),
    /// How feeds fare cannot be kept.
    #[error(transparent)]
    Feeds(#[from] crate::FetchFeedsError),
    /// What it needs is not there.
    #[error("{0}")]
    Lacking(String),
}

impl JobRequest {
    /// What a job is called that has so many items, as "add 12 files".
    pub fn title(&self, items: usize) -> String {
        self.kind().title(items)
    }

    /// Whether documents are read in it, for which a language model is opened.
    pub fn reads_documents(&self) -> bool {
        self.kind().reads_documents()
    }

    /// What an account must be allowed to do for it, as where it is begun on a page.
    pub(crate) fn needs(&self) -> Scope {
        match self {
            Self::AddFiles(_) => Scope::Propose,
            Self::CatalogueNotes(_) | Self::FetchFeeds(_) | Self::RebuildArchive(_) => Scope::Write,
        }
    }

    /// Whether it asks for the same as another, so that one of them is enough.
    pub(crate) fn repeats(&self, other: &Self) -> bool {
        self.kind().can_be_repeated() && self == other
    }

    pub(crate) fn kind(&self) -> &dyn JobKind {
        match self {
            Self::AddFiles(kind) => kind,
            Self::CatalogueNotes(kind) => kind,
            Self::FetchFeeds(kind) => kind,
            Self::RebuildArchive(kind) => kind,
        }
    }
}

/// A number with its word, as "3 files".
pub(crate) fn counted(count: usize, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}
