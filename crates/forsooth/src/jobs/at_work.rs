//! A job at work in a terminal: a bar, Ctrl-C, and what became of its items.

use std::sync::Arc;

use actions::{
    CataloguedNote, Desk, HandledDocument, Job, JobId, JobProgress, JobStanding, JobTools,
    ReadWith, WatchJob, show_job, work_job,
};
use anyhow::bail;

use super::interrupt::Interrupt;
use crate::catalogue::Progress;
use crate::network::Network;
use crate::output::Output;
use crate::place::Place;
use crate::print;

/// A job that was worked at here.
pub(crate) struct WorkedHere {
    /// As it stands.
    pub(crate) job: Job,
    /// What became of its documents.
    pub(crate) documents: Vec<HandledDocument>,
    /// What was taken up from old notes.
    pub(crate) notes: Vec<CataloguedNote>,
}

/// Works at a job until it is over or the user breaks it off.
pub(crate) fn work_here(
    desk: &mut Desk,
    id: JobId,
    place: &Place,
    network: &Network,
    output: Output,
) -> anyhow::Result<WorkedHere> {
    let job = show_job(desk, id)?.job;
    let reads = job.request.reads_documents();
    let model = if reads { place.model(output)? } else { None };
    let gazetteer = if reads { place.own_actors(None)?.map(Arc::new) } else { None };
    let read_with = ReadWith { model: model.as_ref(), gazetteer };
    let client = network.client();
    let tools = JobTools { read_with: &read_with, web: Some(&client) };
    let bar = Progress::new(job.progress.items, output);
    let mut watch =
        Terminal { bar, interrupt: Interrupt::listen(), documents: vec![], notes: vec![] };
    let worked = work_job(desk, id, &tools, &mut watch);
    let Terminal { bar, documents, notes, .. } = watch;
    bar.end();
    Ok(WorkedHere { job: worked?, documents, notes })
}

/// Works at a job and tells how it ended; an error where it did not end, or something failed.
pub(crate) fn work_and_tell(
    desk: &mut Desk,
    id: JobId,
    place: &Place,
    network: &Network,
    output: Output,
) -> anyhow::Result<()> {
    let WorkedHere { job, documents, .. } = work_here(desk, id, place, network, output)?;
    output.data(&show_job(desk, id)?, |shown, out| {
        print::shown_job(shown, out)?;
        print::added_documents(&documents, out)
    })?;
    let (ended, failed, of) = (job.progress.ended, job.progress.failed, job.progress.items);
    if job.standing != JobStanding::Done {
        bail!("ended after {ended} of {of}; go on with `forsooth jobs resume {id}`");
    }
    if failed > 0 {
        bail!(
            "{failed} of {of} failed; once they are mended, try them again with `forsooth jobs retry {id}`"
        );
    }
    Ok(())
}

/// The user at a terminal.
struct Terminal {
    bar: Progress,
    interrupt: Interrupt,
    documents: Vec<HandledDocument>,
    notes: Vec<CataloguedNote>,
}

impl WatchJob for Terminal {
    fn at(&mut self, progress: &JobProgress) {
        self.bar.at_job(progress);
    }

    fn handled(&mut self, documents: Vec<HandledDocument>) {
        self.documents.extend(documents);
    }

    fn catalogued(&mut self, note: CataloguedNote) {
        self.notes.push(note);
    }

    fn goes_on(&self) -> bool {
        !self.interrupt.is_asked_for()
    }
}
