//! `forsooth jobs clear`: forgets jobs that are over.

use actions::{JobId, clear_jobs};

use crate::output::Output;
use crate::place::Place;
use crate::style::ID;

/// Clear away the jobs that are done or cancelled, or those named; what they added stays.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth jobs clear\n  forsooth jobs clear job-1")]
pub(crate) struct Args {
    /// The jobs [default: all that are done or cancelled]; one that is named goes even if it was
    /// broken off.
    #[arg(value_name = "JOB")]
    jobs: Vec<JobId>,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let cleared = clear_jobs(&place.open()?, &args.jobs)?;
    output.data(&cleared, |done, out| {
        done.cleared.iter().try_for_each(|id| writeln!(out, "{ID}{id}{ID:#}  cleared away"))
    })?;
    if cleared.cleared.is_empty() {
        output.say("No job is over. See those that are not: forsooth jobs");
    }
    Ok(())
}
