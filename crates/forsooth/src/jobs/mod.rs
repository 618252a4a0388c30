//! `forsooth jobs`: the commands around long work, and how it is done in a terminal.

mod again;
mod at_work;
mod interrupt;

use actions::{Desk, JobPlace, JobPlan, begin_job, list_jobs, show_job};
use clap::Subcommand;

use crate::commands::{
    cancel_job, clear_jobs, list_jobs as list, resume_job, retry_job, show_job as show,
};
use crate::output::Output;
use crate::place::Place;
use crate::print;

pub(crate) use again::Again;
pub(crate) use at_work::{WorkedHere, work_here};
pub(crate) use interrupt::Interrupt;

/// Long work: what runs, what was broken off, what failed; without a command, all of it.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth jobs\n  forsooth jobs resume job-1")]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    Show(show::Args),
    Resume(resume_job::Args),
    Retry(retry_job::Args),
    Cancel(cancel_job::Args),
    Clear(clear_jobs::Args),
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    match &args.command {
        None => list::run(place, output),
        Some(Command::Show(args)) => show::run(args, place, output),
        Some(Command::Resume(args)) => resume_job::run(args, place, output),
        Some(Command::Retry(args)) => retry_job::run(args, place, output),
        Some(Command::Cancel(args)) => cancel_job::run(args, place, output),
        Some(Command::Clear(args)) => clear_jobs::run(args, place, output),
    }
}

/// Leaves a job to a served desk, and says who will work at it.
pub(crate) fn hand_over(desk: &Desk, plan: JobPlan, output: Output) -> anyhow::Result<()> {
    let id = begin_job(desk, plan, JobPlace::Background)?;
    output.data(&show_job(desk, id)?, |shown, out| print::job(&shown.job, out))?;
    say_who_works(desk, output)
}

/// Says who works at the jobs that wait.
pub(crate) fn say_who_works(desk: &Desk, output: Output) -> anyhow::Result<()> {
    output.say(if list_jobs(desk)?.is_served {
        "The served desk works at it; see how far it is: forsooth jobs"
    } else {
        "No desk is served, so it waits: forsooth serve works at it, and so does forsooth jobs resume"
    });
    Ok(())
}
