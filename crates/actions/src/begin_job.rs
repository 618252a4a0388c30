//! Beginning a job: what it will do is written down before any of it is done.

use std::fs::{self, File};
use std::io;

use jiff::Timestamp;
use ledger::LedgerError;
use thiserror::Error;

use crate::Desk;
use crate::jobs::{
    AddFiles, BegunAs, DocumentFacts, Job, JobFileError, JobFolder, JobId, JobItem, JobPlan,
    JobRequest, Opening, Order, Wish, failed,
};
use crate::viewer::Viewer;

/// Who works at a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobPlace {
    /// Whoever says so, with [`work_job`](crate::work_job()).
    Here,
    /// A served desk, now or as soon as one is served.
    Background,
}

/// Why a job cannot be begun.
#[derive(Debug, Error)]
pub enum BeginJobError {
    /// There is nothing to do.
    #[error("there is nothing to do, as {0}")]
    Nothing(&'static str),
    /// Another job does the same.
    #[error("{0} does the same already; let it go on, or cancel it first")]
    Same(JobId),
    /// A file cannot be taken over.
    #[error("{name} cannot be kept until it is added ({reason})")]
    File {
        /// What it is called.
        name: String,
        /// Why it cannot be.
        reason: io::Error,
    },
    /// The desk may not be written.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// A file of the job cannot be written.
    #[error(transparent)]
    Job(#[from] JobFileError),
}

/// Begins a job. One that asked for the same and is over, or was broken off, gives way to it.
///
/// # Errors
///
/// There is nothing to do, a job that does the same is under way, or the desk may not be written.
pub fn begin_job(desk: &Desk, plan: JobPlan, place: JobPlace) -> Result<JobId, BeginJobError> {
    check_writer(desk)?;
    if plan.items.is_empty() {
        return Err(BeginJobError::Nothing(nothing(&plan.request)));
    }
    for other in same_jobs(desk, &plan.request)? {
        if other.standing.is_moving() {
            return Err(BeginJobError::Same(other.id));
        }
        JobFolder::find(desk.path(), other.id)?.remove()?;
    }
    let (folder, _lock) = JobFolder::create(desk.path())?;
    write_down(desk, &folder, plan, place)
}

/// The jobs that ask for the same. One that cannot be read is no other one's matter.
fn same_jobs(desk: &Desk, request: &JobRequest) -> Result<Vec<Job>, JobFileError> {
    let now = Timestamp::now();
    let jobs = JobFolder::every(desk.path())?.into_iter();
    let jobs = jobs.filter_map(|folder| Job::read(folder, now).ok());
    Ok(jobs.filter(|job| job.request.repeats(request)).collect())
}

/// Files that are handed over one by one, to be added by a job.
#[derive(Debug)]
pub struct HandedFiles {
    folder: JobFolder,
    items: Vec<JobItem>,
    is_begun: bool,
    /// Held until the job is begun, so that nobody clears it away before.
    _lock: File,
}

impl HandedFiles {
    /// Makes room for files.
    ///
    /// # Errors
    ///
    /// The desk may not be written.
    pub fn new(desk: &Desk) -> Result<Self, BeginJobError> {
        check_writer(desk)?;
        let (folder, lock) = JobFolder::create(desk.path())?;
        Ok(Self { folder, items: vec![], is_begun: false, _lock: lock })
    }

    /// Opens a file to write what is handed over under a name.
    ///
    /// # Errors
    ///
    /// It cannot be written.
    pub fn file(&mut self, name: &str) -> Result<File, BeginJobError> {
        let name = plain_name(name);
        let key = format!("files/{}/{name}", self.items.len() + 1);
        let path = self.folder.path.join(&key);
        let folder = path.parent().unwrap_or(&self.folder.path);
        fs::create_dir_all(folder).map_err(failed(folder, "made"))?;
        let file = File::create_new(&path);
        let file = file.map_err(|reason| BeginJobError::File { name: name.clone(), reason })?;
        self.items.push(JobItem { name, key });
        Ok(file)
    }

    /// Begins the job that adds them, for a served desk to work at.
    ///
    /// # Errors
    ///
    /// There is no file, or the job cannot be written down.
    pub fn begin(mut self, desk: &Desk, facts: DocumentFacts) -> Result<JobId, BeginJobError> {
        if self.items.is_empty() {
            return Err(BeginJobError::Nothing("no file was chosen"));
        }
        let request = JobRequest::AddFiles(AddFiles { facts, ..AddFiles::default() });
        let plan = JobPlan { request, items: std::mem::take(&mut self.items) };
        let id = write_down(desk, &self.folder, plan, JobPlace::Background)?;
        self.is_begun = true;
        Ok(id)
    }
}

impl Drop for HandedFiles {
    /// Forgets files that no job was begun for, as where the sending of them was broken off.
    fn drop(&mut self) {
        if !self.is_begun {
            // What cannot be removed is no job, and goes when jobs are cleared away.
            let _stays = self.folder.remove();
        }
    }
}

fn write_down(
    desk: &Desk,
    folder: &JobFolder,
    plan: JobPlan,
    place: JobPlace,
) -> Result<JobId, BeginJobError> {
    let JobPlan { request, items } = plan;
    let opening = Opening {
        request,
        begun_at: Timestamp::now(),
        begun_by: desk.author().to_owned(),
        begun_as: Some(match desk.viewer() {
            Viewer::Machine => BegunAs::Machine,
            Viewer::Administrator | Viewer::Account | Viewer::Visitor => BegunAs::Account,
        }),
        items: items.len(),
        ledger_length: Some(desk.ledger.length()?),
    };
    folder.write_opening(&opening, &items)?;
    folder.give_order(&Order::now(place.wish(), desk.author()))?;
    Ok(folder.id)
}

impl JobPlace {
    pub(crate) fn wish(self) -> Wish {
        match self {
            Self::Here => Wish::Here,
            Self::Background => Wish::Background,
        }
    }
}

/// Refuses whoever could not record anything.
pub(crate) fn check_writer(desk: &Desk) -> Result<(), LedgerError> {
    if desk.author().trim().is_empty() {
        return Err(LedgerError::NoAuthor);
    }
    if fs::metadata(desk.path()).is_ok_and(|file| file.permissions().readonly()) {
        return Err(LedgerError::ReadOnly(desk.path().to_owned()));
    }
    Ok(())
}

fn nothing(request: &JobRequest) -> &'static str {
    match request {
        JobRequest::AddFiles(_) => {
            "there is no document in it; name files, or folders with documents in them"
        }
        JobRequest::CatalogueNotes(_) => "no note is in the folder",
        JobRequest::FetchFeeds(_) => "no feed is due",
        JobRequest::RebuildArchive(_) => "there is no search index",
    }
}

/// A name without the folders that a browser or a user put before it, fit for any system.
fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let is_fit = |it: &char| !it.is_control() && !"<>:\"|?*".contains(*it);
    let fit: String = last.chars().filter(is_fit).collect();
    // The ending tells what it is, and so the end of a name is kept.
    let letters: Vec<char> = fit.trim().trim_start_matches('.').chars().collect();
    let kept = &letters[letters.len().saturating_sub(LONGEST_NAME)..];
    if kept.is_empty() { "file".to_owned() } else { kept.iter().collect() }
}

/// How many letters of a name are kept; a letter has up to four bytes, and a name 255 at most.
const LONGEST_NAME: usize = 60;

#[cfg(test)]
mod tests {
    use super::plain_name;

    #[test]
    fn a_name_leads_nowhere_else() {
        for (name, expected) in [
            ("speech.txt", "speech.txt"),
            ("../../etc/passwd", "passwd"),
            ("C:\\Users\\ada\\Rede über Öl.docx", "Rede über Öl.docx"),
            ("..", "file"),
            ("", "file"),
            (".hidden", "hidden"),
            ("a\u{0}b\n.txt", "ab.txt"),
        ] {
            assert_eq!(plain_name(name), expected);
        }
        let long = plain_name(&format!("{}.pdf", "ö".repeat(300)));
        assert!(long.ends_with("ö.pdf") && long.len() < 255, "{long}");
    }
}
