//! Adding many files by a job: it can be broken off and gone on with, and what is refused in it
//! can be tried again.

use actions::{
    AddFiles, BeginJobError, Desk, DocumentFiles, Job, JobPlace, JobPlan, JobStanding, begin_job,
    clear_jobs, fill_copies, flags_raised_after, formula_alerts_after,
};
use anyhow::bail;

use super::{AddedFiles, Args, told};
use crate::filling::Filled;
use crate::jobs::{WorkedHere, hand_over as hand_job_over, work_here};
use crate::output::Output;
use crate::place::Place;
use crate::print;

/// Adds files here and now.
pub(super) fn add(
    args: &Args,
    files: &DocumentFiles,
    place: &Place,
    output: Output,
) -> anyhow::Result<()> {
    let (mut desk, plan) = planned(args, files, place)?;
    let length = desk.length()?;
    let mut compared = Filled::of_copies(output);
    fill_copies(&desk, &mut |done, all| compared.tell(done, all))?;
    let id = begin_job(&desk, plan, JobPlace::Here)?;
    let WorkedHere { job, documents, .. } = work_here(&mut desk, id, place, &args.network, output)?;
    let passed_over = files.passed_over.clone();
    let mut done = AddedFiles { passed_over, ..AddedFiles::default() };
    done.take(documents);
    let mut filled = Filled::new(output);
    done.raised = flags_raised_after(&desk, length, &mut |done, all| filled.tell(done, all))?;
    done.formulas = formula_alerts_after(&desk, length, &mut |done, all| filled.tell(done, all))?;
    if job.standing == JobStanding::Done && job.progress.failed == 0 {
        clear_jobs(&desk, &[id])?;
    }
    if job.standing != JobStanding::Done {
        return broken_off(&job, &done, output);
    }
    if job.progress.failed > 0 {
        let command = format!("forsooth jobs retry {id}");
        output.say(&format!("Try again what was refused, once it is mended: {command}"));
    }
    told(&done, output)
}

/// Leaves the adding to a served desk.
pub(super) fn hand_over(
    args: &Args,
    files: &DocumentFiles,
    place: &Place,
    output: Output,
) -> anyhow::Result<()> {
    let (desk, plan) = planned(args, files, place)?;
    hand_job_over(&desk, plan, output)
}

/// The job, and the desk it is for, once all that was named besides can be used.
fn planned(args: &Args, files: &DocumentFiles, place: &Place) -> anyhow::Result<(Desk, JobPlan)> {
    let actors = args.facts.actors.as_deref();
    place.own_actors(actors)?;
    let request = AddFiles {
        named: args.paths.iter().map(|path| path.display().to_string()).collect(),
        facts: args.facts.known(args.said),
        actors: actors.map(std::path::absolute).transpose()?,
    };
    let plan = request.plan(files)?;
    if plan.items.is_empty() {
        return Err(BeginJobError::Nothing("there is no document in what was named").into());
    }
    Ok((place.open_or_begin()?, plan))
}

fn broken_off(job: &Job, done: &AddedFiles, output: Output) -> anyhow::Result<()> {
    output.data(done, |done, out| print::added_files(done, out))?;
    let (ended, of) = (job.progress.ended, job.progress.items);
    bail!("ended after {ended} of {of} files; go on with `forsooth jobs resume {}`", job.id);
}
