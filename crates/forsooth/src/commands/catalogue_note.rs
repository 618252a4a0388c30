//! `forsooth catalogue FOLDER`: takes up the predictions of old notes, by a job.

use std::path::Path;

use actions::{
    CatalogueNotes, CataloguedNote, Desk, JobId, JobPlace, JobPlan, JobStanding, begin_job,
    clear_jobs, show_job,
};
use anyhow::{Context, bail};
use serde::Serialize;

use crate::catalogue::{Below, notes_below};
use crate::jobs::{WorkedHere, hand_over, work_here};
use crate::network::Network;
use crate::output::Output;
use crate::place::Place;
use crate::print;

/// What was taken up from a folder.
#[derive(Debug, Default, Serialize)]
pub(crate) struct CataloguedFolder {
    /// The notes, in the order of their names.
    pub(crate) notes: Vec<CataloguedNote>,
    /// The files that could not be read, each with the reason.
    pub(crate) unreadable: Vec<Unreadable>,
    /// How many files have an ending that no note has.
    pub(crate) other_files: usize,
}

/// A file that could not be read.
#[derive(Debug, Serialize)]
pub(crate) struct Unreadable {
    /// Its folder and name.
    pub(crate) path: String,
    /// Why.
    pub(crate) reason: String,
}

pub(crate) fn run(
    folder: &Path,
    in_background: bool,
    place: &Place,
    output: Output,
) -> anyhow::Result<()> {
    let Below { notes, others: other_files, outward } = notes_below(folder)?;
    for link in &outward {
        Output::warn(&format!(
            "{} leads out of the folder and is not followed; copy the note in if it belongs",
            link.display()
        ));
    }
    if place.model(output)?.is_none() {
        bail!("predictions are read with the language model; install it: forsooth model install");
    }
    let mut desk = place.open_or_begin()?;
    let absolute = std::path::absolute(folder).context("the present folder cannot be told")?;
    let plan = CatalogueNotes { folder: absolute }.plan(&desk, &notes)?;
    if in_background {
        return hand_over(&desk, plan, output);
    }
    if notes.is_empty() {
        let done = CataloguedFolder { other_files, ..CataloguedFolder::default() };
        output.data(&done, |done, out| print::catalogued(done, out))?;
        output.say("No note is there; notes end in .md, .txt, .html, .docx, .pdf or .eml.");
        return Ok(());
    }
    work(&mut desk, plan, other_files, place, output)
}

/// Works at the job and tells what came of it.
fn work(
    desk: &mut Desk,
    plan: JobPlan,
    other_files: usize,
    place: &Place,
    output: Output,
) -> anyhow::Result<()> {
    let id = begin_job(desk, plan, JobPlace::Here)?;
    let WorkedHere { job, notes, .. } = work_here(desk, id, place, &Network::default(), output)?;
    let done = CataloguedFolder { notes, unreadable: unreadable(desk, id)?, other_files };
    output.data(&done, |done, out| print::catalogued(done, out))?;
    if job.standing != JobStanding::Done {
        let (ended, of) = (job.progress.ended, job.progress.items);
        bail!("ended after {ended} of {of} notes; go on with `forsooth jobs resume {id}`");
    }
    if done.unreadable.is_empty() {
        clear_jobs(desk, &[id])?;
    } else {
        let command = format!("forsooth jobs retry {id}");
        output.say(&format!("Try again what was not read, once it is mended: {command}"));
    }
    output.say("Say how the predictions came out: forsooth catalogue --settle");
    Ok(())
}

/// The notes of a job that could not be read.
fn unreadable(desk: &Desk, id: JobId) -> anyhow::Result<Vec<Unreadable>> {
    let shown = show_job(desk, id)?;
    let unreadable = shown.failed().map(|item| {
        let failures = item.end.iter().flat_map(|end| &end.failures);
        let reasons: Vec<&str> = failures.map(|failure| failure.error.as_str()).collect();
        Unreadable { path: item.name.clone(), reason: reasons.join("; ") }
    });
    Ok(unreadable.collect())
}
