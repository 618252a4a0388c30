//! Jobs: how far each is, and what failed in it.

use std::io::{Result, Write};

use actions::{AddOutcome, HandledDocument, Job, JobProgress, JobStanding, ShownItem, ShownJob};
use domain::to_the_minute;

use crate::print::{counted, handled_documents};
use crate::style::{ATTENTION, FAINT, ID};

/// Prints a job in a few lines.
pub(crate) fn job(job: &Job, out: &mut dyn Write) -> Result<()> {
    let standing = job.standing.word();
    write!(out, "{ID}{}{ID:#}  {}, ", job.id, job.title)?;
    match job.standing {
        JobStanding::Interrupted => writeln!(out, "{ATTENTION}{standing}{ATTENTION:#}")?,
        JobStanding::Waiting
        | JobStanding::Running
        | JobStanding::Stopping
        | JobStanding::Cancelled
        | JobStanding::Done => writeln!(out, "{standing}")?,
    }
    writeln!(out, "  {}", told(&job.progress))?;
    if let Some(because) = &job.because {
        writeln!(out, "  {ATTENTION}it could not go on:{ATTENTION:#} {because}")?;
    }
    let (by, at) = (&job.begun_by, to_the_minute(job.begun_at));
    writeln!(out, "  {FAINT}begun by {by} on {at}{FAINT:#}")?;
    if job.standing.can_be_resumed() {
        writeln!(out, "  {FAINT}go on with it: forsooth jobs resume {}{FAINT:#}", job.id)?;
    } else if job.can_be_retried() {
        writeln!(out, "  {FAINT}try again what failed: forsooth jobs retry {}{FAINT:#}", job.id)?;
    }
    Ok(())
}

/// How far a job is, as "12 of 40, at letters.mbox (120 of 4000), about 3 min left".
fn told(progress: &JobProgress) -> String {
    let added = Some(progress.documents_added).filter(|added| *added > 0);
    let added = added.map(|added| format!("{} added", counted(added, "document")));
    let current = progress.current_words().map(|current| format!("at {current}"));
    let left = progress.left.as_ref().map(|left| format!("{left} left"));
    let told = [Some(progress.words()), added, current, left];
    told.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Prints a job with what failed in it.
pub(crate) fn shown_job(shown: &ShownJob, out: &mut dyn Write) -> Result<()> {
    job(&shown.job, out)?;
    shown.failed().try_for_each(|item| failures(item, out))?;
    let told = shown.items.iter().filter_map(|item| Some((item, item.end.as_ref()?)));
    for (item, end) in told {
        for told in &end.told {
            writeln!(out, "  {}: {told}", item.name)?;
        }
    }
    Ok(())
}

/// How many of the documents that were added are printed.
const MOST: usize = 20;

/// Prints the documents that were added, and how many more there are.
pub(crate) fn added_documents(documents: &[HandledDocument], out: &mut dyn Write) -> Result<()> {
    let added = documents.iter().filter(|it| matches!(it.outcome, AddOutcome::Added(_)));
    let added: Vec<HandledDocument> = added.cloned().collect();
    let shown = &added[..added.len().min(MOST)];
    handled_documents(shown, out)?;
    match added.len() - shown.len() {
        0 => Ok(()),
        more => writeln!(out, "  and {}", counted(more, "more document")),
    }
}

fn failures(item: &ShownItem, out: &mut dyn Write) -> Result<()> {
    for failure in item.end.iter().flat_map(|end| &end.failures) {
        let place = failure.place.as_ref().map_or(String::new(), |place| format!(", {place}"));
        let (name, error) = (&item.name, &failure.error);
        writeln!(out, "  {ATTENTION}failed:{ATTENTION:#} {name}{place}: {error}")?;
    }
    Ok(())
}
