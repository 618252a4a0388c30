//! Working at a job: its items are done one after another, and what became of each is noted before
//! the next is begun.

use std::fs::File;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};

use jiff::{SignedDuration, Timestamp};
use thiserror::Error;

use crate::job_author::{JobAuthor, JobAuthorError};
use crate::job_service::given_up;
use crate::jobs::{
    Ahead, History, ItemState, Job, JobFileError, JobFolder, JobId, JobProgress, JobRequest,
    JobStanding, JobTools, JournalWriter, Kept, Note, Order, Part, Wish, WorkError, WorkWith,
    Worked, claimed, failed,
};
use crate::look_up::LookUpError;
use crate::viewer::Viewer;
use crate::{CataloguedNote, Desk, HandledDocument};

/// How often the parts of an item are noted.
const STEP: SignedDuration = SignedDuration::from_millis(500);

/// How often an item is begun that the program never came out of, as it died each time.
const MOST_TRIES: usize = 3;

/// Who looks on while a job is worked at.
pub trait WatchJob {
    /// Hears how far it is: as an item is begun, now and then within one, and as it ended.
    fn at(&mut self, progress: &JobProgress);

    /// Hears what became of the documents of an item.
    fn handled(&mut self, documents: Vec<HandledDocument>);

    /// Hears what was taken up from an old note.
    fn catalogued(&mut self, _note: CataloguedNote) {}

    /// Whether the work is to go on. Asked between items, and between the parts of one.
    fn goes_on(&self) -> bool;
}

/// Why a job is not worked at, or was broken off.
#[derive(Debug, Error)]
pub enum WorkJobError {
    /// Somebody works at it.
    #[error("{0} is worked at by another program; let it go on, or cancel it first")]
    AtWork(JobId),
    /// It is over.
    #[error("{id} is {}; {}", .standing.word(), remedy(*.standing))]
    Over {
        /// Which.
        id: JobId,
        /// Where it stands.
        standing: JobStanding,
    },
    /// It cannot be read or written.
    #[error(transparent)]
    Job(#[from] JobFileError),
    /// It cannot go on in the name of whoever began it.
    #[error(transparent)]
    Author(#[from] JobAuthorError),
    /// It cannot go on.
    #[error(transparent)]
    Work(#[from] WorkError),
}

fn remedy(standing: JobStanding) -> &'static str {
    match standing {
        JobStanding::Done => "try again what failed in it, if anything did, or begin another",
        JobStanding::Waiting
        | JobStanding::Running
        | JobStanding::Stopping
        | JobStanding::Interrupted
        | JobStanding::Cancelled => "resume it first",
    }
}

/// Works at a job until all its items ended, it is cancelled, or `watch` lets it go no further;
/// gives the job as it then stands. What it records is signed by whoever began it, whoever works at
/// it.
///
/// # Errors
///
/// Another program works at it, it is over, whoever began it may not do it now, or neither it nor the desk can be read or written.
/// What fails in an item is noted there.
pub fn work_job(
    desk: &mut Desk,
    id: JobId,
    tools: &JobTools<'_>,
    watch: &mut dyn WatchJob,
) -> Result<Job, WorkJobError> {
    let folder = JobFolder::find(desk.path(), id)?;
    let Some(lock) = folder.lock()? else { return Err(WorkJobError::AtWork(id)) };
    let mut kept = Kept::read(folder)?;
    kept.is_at_work = false;
    let standing = kept.standing();
    if standing.is_over() {
        return Err(WorkJobError::Over { id, standing });
    }
    kept.is_at_work = true;
    let place = kept.folder.journal_place();
    let journal = JournalWriter::open(&place).map_err(failed(&place, "written"))?;
    let (author, by) = (JobAuthor::of(desk, &kept.opening)?, desk.author().to_owned());
    let viewer = desk.viewer();
    desk.seat(author.name(), Viewer::Machine);
    let mut work = Work { kept, journal, author, by: by.clone(), _lock: lock };
    let worked = work.go(desk, tools, watch);
    desk.seat(&by, viewer);
    match worked {
        Ok(()) => Ok(work.end()),
        Err(error) => {
            work.give_up(&error.to_string())?;
            Err(error)
        }
    }
}

/// Does one item. Where the program fails at it, the item fails, and the others go on: a panic
/// between two writes leaves the ledger sound, because a write is one transaction.
fn guarded(
    work: impl FnOnce() -> Result<Option<Worked>, WorkError>,
) -> Result<Option<Worked>, WorkError> {
    let failed = "the program failed at it, which is no fault of yours; the others go on";
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Ok(Some(Worked::failed(failed))))
}

/// A job at work.
struct Work {
    kept: Kept,
    journal: JournalWriter,
    /// Who began it, in whose name it records.
    author: JobAuthor,
    /// Who works at it.
    by: String,
    _lock: File,
}

impl Work {
    fn go(
        &mut self,
        desk: &mut Desk,
        tools: &JobTools<'_>,
        watch: &mut dyn WatchJob,
    ) -> Result<(), WorkJobError> {
        let request = self.kept.opening.request.clone();
        self.author.check()?;
        self.note(Note::Begun { at: Timestamp::now(), by: self.by.clone() })?;
        let read_with = request.kind().read_with(tools.read_with).map_err(WorkError::Lacking)?;
        let folder = self.kept.folder.path.clone();
        let with = WorkWith { read_with: &read_with, web: tools.web, folder: &folder };
        let mut ahead = Ahead::default();
        let mut next = 0;
        while let Some(at) = self.kept.history.next_waiting(next) {
            next = at + 1;
            if !watch.goes_on() || self.is_cancelled() {
                return Ok(());
            }
            self.author.check()?;
            if self.kept.history.tries_of(at) >= MOST_TRIES {
                let error = format!("the program ended {MOST_TRIES} times while it was at it");
                let end = Worked::failed(error).end();
                self.note(Note::Ended { at: Timestamp::now(), item: at, end })?;
                continue;
            }
            let worked = self.work(desk, (&request, at), (&with, &mut ahead), watch)?;
            let Some(worked) = worked else {
                return Ok(());
            };
            if let Some(note) = worked.catalogued {
                watch.catalogued(note);
            }
            watch.handled(worked.handled);
            watch.at(&self.progress());
        }
        Ok(())
    }

    /// Does one item and notes what became of it; nothing comes back where it was broken off.
    fn work<'w>(
        &mut self,
        desk: &mut Desk,
        (request, at): (&JobRequest, usize),
        (with, ahead): (&WorkWith<'w>, &mut Ahead<'w>),
        watch: &mut dyn WatchJob,
    ) -> Result<Option<Worked>, WorkJobError> {
        let item = self.kept.items[at].clone();
        let coming = ahead.coming(&self.kept, at, request.kind().asked_at_once());
        self.note(Note::At { at: Timestamp::now(), item: at, part: None })?;
        watch.at(&self.progress());
        let mut broken = None;
        let mut step = |done, of| match self.step(at, Part { done, of }, watch) {
            Ok(step) => step,
            Err(error) => {
                broken = Some(error);
                ControlFlow::Break(())
            }
        };
        let worked = guarded(|| {
            if let Some(coming) = coming {
                ahead.take(request.kind().ask_ahead(desk, &coming, with)?);
            }
            request.kind().work(desk, &item, &ahead.with(with), &mut step)
        })?;
        if let Some(error) = broken {
            return Err(error.into());
        }
        let Some(worked) = worked else {
            self.note(Note::Left { at: Timestamp::now() })?;
            return Ok(None);
        };
        let end = claimed(desk, &self.kept, at, worked.end()).map_err(LookUpError::from);
        let end = end.map_err(WorkError::from)?;
        let is_failed = end.state() == ItemState::Failed;
        self.note(Note::Ended { at: Timestamp::now(), item: at, end })?;
        if !is_failed {
            request.kind().clean_up(&item, with.folder);
        }
        Ok(Some(worked))
    }

    /// Notes how much of an item is behind, not too often, and says whether to go on with it.
    fn step(
        &mut self,
        item: usize,
        part: Part,
        watch: &mut dyn WatchJob,
    ) -> Result<ControlFlow<()>, JobFileError> {
        let now = Timestamp::now();
        if self.kept.history.is_noted_since(now.checked_sub(STEP).unwrap_or(now)) {
            return Ok(ControlFlow::Continue(()));
        }
        self.note(Note::At { at: now, item, part: Some(part) })?;
        watch.at(&self.progress());
        let goes_on = watch.goes_on() && !self.is_cancelled();
        Ok(if goes_on { ControlFlow::Continue(()) } else { ControlFlow::Break(()) })
    }

    fn note(&mut self, note: Note) -> Result<(), JobFileError> {
        let place = self.kept.folder.journal_place();
        self.journal.write(&note).map_err(failed(&place, "written"))?;
        History::take(&mut self.kept.history, note);
        Ok(())
    }

    /// Whether somebody cancelled it since it was begun.
    fn is_cancelled(&mut self) -> bool {
        match self.kept.folder.order() {
            Ok(order) => {
                self.kept.order = order;
                self.kept.order.wish == Wish::Cancelled
            }
            // The folder was removed under it: there is nobody left to work for.
            Err(_) => true,
        }
    }

    fn give_up(&mut self, because: &str) -> Result<(), JobFileError> {
        self.kept.folder.give_order(&given_up(&self.by, because))
    }

    /// Says what it came to where it is over, and gives it back as it stands.
    fn end(mut self) -> Job {
        let is_done = self.kept.history.next_waiting(0).is_none();
        let is_cancelled = self.kept.order.wish == Wish::Cancelled;
        if is_done || is_cancelled {
            let wish = if is_done { Wish::Done } else { Wish::Cancelled };
            let tally = Some(self.kept.history.tally);
            let order = Order { tally, ..Order::now(wish, &self.by) };
            // Where it cannot be said, the next who works at it finds nothing left to do.
            if self.kept.folder.give_order(&order).is_ok() {
                self.kept.order = order;
            }
        }
        self.kept.is_at_work = false;
        self.kept.job(Timestamp::now())
    }

    fn progress(&self) -> JobProgress {
        self.kept.progress(Timestamp::now())
    }
}
