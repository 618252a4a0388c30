//! A job: what it does, how far it is, and what failed in it.

use jiff::Timestamp;
use serde::Serialize;

use super::files::{JobFileError, failed};
use super::folder::{JobFolder, Opening};
use super::history::History;
use super::item::JobItem;
use super::job_id::JobId;
use super::journal::notes;
use super::kind::JobRequest;
use super::order::{Order, Wish};
use super::progress::JobProgress;
use super::standing::JobStanding;
use super::time_left::about;

/// A job as it stands.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Job {
    /// Its name.
    pub id: JobId,
    /// What it does, as "add 12 files".
    pub title: String,
    /// The same for programs.
    pub request: JobRequest,
    /// When it was begun.
    pub begun_at: Timestamp,
    /// By whom.
    pub begun_by: String,
    /// Where it stands.
    pub standing: JobStanding,
    /// Why it was broken off, where it could not go on.
    pub because: Option<String>,
    /// Whether a served desk works at it, rather than whoever began it.
    pub in_background: bool,
    /// How far it is.
    pub progress: JobProgress,
}

/// A job as it is kept.
#[derive(Debug)]
pub(crate) struct Kept {
    pub(crate) folder: JobFolder,
    pub(crate) opening: Opening,
    pub(crate) items: Vec<JobItem>,
    pub(crate) order: Order,
    pub(crate) history: History,
    pub(crate) is_at_work: bool,
}

impl Job {
    /// Reads a job without its items and its journal where it is over and its tally is known.
    pub(crate) fn read(folder: JobFolder, now: Timestamp) -> Result<Self, JobFileError> {
        let order = folder.order()?;
        let standing = match order.wish {
            Wish::Done => Some(JobStanding::Done),
            Wish::Cancelled => Some(JobStanding::Cancelled),
            Wish::Here | Wish::Background => None,
        };
        if let (Some(standing), Some(tally)) = (standing, &order.tally)
            && !folder.is_at_work()
        {
            let opening = folder.opening()?;
            let progress = JobProgress::of(opening.items, tally);
            return Ok(Self::new(folder.id, &opening, &order, standing, progress));
        }
        Ok(Kept::read(folder)?.job(now))
    }

    fn new(
        id: JobId,
        opening: &Opening,
        order: &Order,
        standing: JobStanding,
        progress: JobProgress,
    ) -> Self {
        Self {
            id,
            title: opening.request.title(opening.items),
            request: opening.request.clone(),
            begun_at: opening.begun_at,
            begun_by: opening.begun_by.clone(),
            standing,
            because: order.because.clone(),
            in_background: order.wish == Wish::Background,
            progress,
        }
    }

    /// Whether what failed can be tried again.
    pub fn can_be_retried(&self) -> bool {
        self.progress.failed > 0 && !self.standing.is_moving()
    }
}

impl Kept {
    /// Reads a job as it is kept.
    pub(crate) fn read(folder: JobFolder) -> Result<Self, JobFileError> {
        let was_at_work = folder.is_at_work();
        let (opening, items, order) = (folder.opening()?, folder.items()?, folder.order()?);
        let place = folder.journal_place();
        let notes = notes(&place).map_err(failed(&place, "read"))?;
        let history = History::of(items.len(), notes);
        // Asked twice, as somebody may have begun or ended while the rest was read.
        let is_at_work = was_at_work || folder.is_at_work();
        Ok(Self { folder, opening, items, order, history, is_at_work })
    }

    /// The job as it stands at some time.
    pub(crate) fn job(&self, now: Timestamp) -> Job {
        Job::new(self.folder.id, &self.opening, &self.order, self.standing(), self.progress(now))
    }

    /// Where the job stands.
    pub(crate) fn standing(&self) -> JobStanding {
        match (self.order.wish, self.is_at_work) {
            (Wish::Cancelled, true) => JobStanding::Stopping,
            (_, true) => JobStanding::Running,
            (Wish::Done, false) => JobStanding::Done,
            (Wish::Cancelled, false) => JobStanding::Cancelled,
            (Wish::Here, false) => JobStanding::Interrupted,
            (Wish::Background, false) => {
                let was_begun = self.history.begun_at.is_some_and(|at| at >= self.order.at);
                if was_begun { JobStanding::Interrupted } else { JobStanding::Waiting }
            }
        }
    }

    /// How far the job is at some time.
    pub(crate) fn progress(&self, now: Timestamp) -> JobProgress {
        let (history, is_at_work) = (&self.history, self.is_at_work);
        let current = history.at.filter(|_| is_at_work).and_then(|at| self.items.get(at));
        let left = history.time_left(now).filter(|_| is_at_work);
        JobProgress {
            current: current.map(|item| item.name.clone()),
            part: history.part,
            left_seconds: left.map(|left| left.as_secs()),
            left: left.map(about),
            ..JobProgress::of(self.items.len(), &history.tally)
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::Kept;
    use crate::jobs::folder::{JobFolder, Opening};
    use crate::jobs::history::History;
    use crate::jobs::item::{ItemEnd, ItemFailure, JobItem};
    use crate::jobs::job_id::JobId;
    use crate::jobs::journal::{Note, Part};
    use crate::jobs::order::{Order, Wish};
    use crate::jobs::{JobRequest, RefillIndex};

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_000_000 + second).unwrap()
    }

    /// A job of three items after some notes.
    fn kept(wish: Wish, is_at_work: bool, notes: Vec<Note>) -> Kept {
        let order = Order { at: at(0), ..Order::now(wish, "Ada") };
        let items = ["a", "b", "c"].map(|name| JobItem { name: name.into(), key: String::new() });
        let request = JobRequest::RebuildArchive(RefillIndex {});
        let opening = Opening {
            request,
            begun_at: at(0),
            begun_by: "Ada".to_owned(),
            begun_as: None,
            items: 3,
            ledger_length: None,
        };
        let folder = JobFolder { id: JobId(1), path: "nowhere".into() };
        Kept {
            folder,
            opening,
            items: items.into(),
            order,
            history: History::of(3, notes),
            is_at_work,
        }
    }

    fn begun(second: i64) -> Note {
        Note::Begun { at: at(second), by: "Ada".to_owned() }
    }

    fn ended(second: i64, item: usize, error: Option<&str>) -> Note {
        let failures = error.map(|error| ItemFailure { place: None, error: error.to_owned() });
        let end = ItemEnd { failures: failures.into_iter().collect(), ..ItemEnd::default() };
        Note::Ended { at: at(second), item, end }
    }

    #[test]
    fn a_job_whose_lock_is_free_was_broken_off() {
        let told = |wish, is_at_work, notes| kept(wish, is_at_work, notes).standing().word();
        assert_eq!(told(Wish::Background, false, vec![]), "waiting");
        assert_eq!(told(Wish::Background, true, vec![begun(1)]), "running");
        assert_eq!(told(Wish::Background, false, vec![begun(1)]), "interrupted");
        // Who asked for it to go on since then has to wait for it.
        assert_eq!(told(Wish::Background, false, vec![begun(-1)]), "waiting");
        assert_eq!(told(Wish::Here, false, vec![begun(1)]), "interrupted");
        assert_eq!(told(Wish::Cancelled, true, vec![begun(1)]), "stopping");
        assert_eq!(told(Wish::Cancelled, false, vec![begun(1)]), "cancelled");
        assert_eq!(told(Wish::Done, false, vec![begun(1)]), "done");
    }

    #[test]
    fn the_parts_of_the_only_item_are_counted() {
        let mut history = History::of(1, vec![begun(0)]);
        let part = Some(Part { done: 120, of: 4000 });
        history.take(Note::At { at: at(1), item: 0, part });
        let only = |history: &History, is_at_work| {
            let mut kept = kept(Wish::Here, is_at_work, vec![]);
            kept.items.truncate(1);
            kept.history = history.clone();
            kept.job(at(2)).progress
        };
        let progress = only(&history, true);
        assert_eq!(progress.words(), "120 of 4000");
        assert_eq!(progress.current_words().as_deref(), Some("a"));
        history.take(Note::Left { at: at(2) });
        assert_eq!(only(&history, false).words(), "120 of 4000");
        let end = ItemEnd::default();
        history.take(Note::Ended { at: at(3), item: 0, end });
        assert_eq!(only(&history, false).words(), "1 of 1");
    }

    #[test]
    fn what_was_added_before_an_item_is_tried_again_is_counted() {
        let added = |number| domain::Id { kind: domain::Kind::Document, number };
        let failed = ItemEnd {
            added: vec![added(1)],
            failures: vec![ItemFailure { place: None, error: "it is empty".to_owned() }],
            ..ItemEnd::default()
        };
        let again = ItemEnd { added: vec![added(2)], known: vec![added(1)], ..ItemEnd::default() };
        let mut history = History::of(1, vec![Note::Ended { at: at(1), item: 0, end: failed }]);
        history.take(Note::Again { at: at(2) });
        assert_eq!((history.tally.ended, history.tally.documents_added), (0, 1));
        history.take(Note::Ended { at: at(3), item: 0, end: again });
        assert_eq!((history.tally.documents_added, history.tally.documents_known), (2, 0));
    }

    #[test]
    fn progress_counts_what_ended_and_tells_how_long_the_rest_takes() {
        let notes = vec![
            begun(0),
            Note::At { at: at(0), item: 0, part: None },
            ended(60, 0, None),
            ended(120, 1, Some("it is empty")),
            Note::At { at: at(120), item: 2, part: None },
        ];
        let job = kept(Wish::Here, true, notes.clone()).job(at(150));
        assert_eq!(job.progress.words(), "2 of 3, 1 failed");
        assert_eq!(job.progress.current.as_deref(), Some("c"));
        assert_eq!(job.progress.left_seconds, Some(30));
        assert_eq!(job.progress.worked_seconds, 120);

        let again = [notes, vec![Note::Again { at: at(200) }]].concat();
        let job = kept(Wish::Here, false, again).job(at(200));
        assert_eq!(job.progress.words(), "1 of 3");
        assert_eq!((job.progress.current, job.progress.left), (None, None));
    }
}
