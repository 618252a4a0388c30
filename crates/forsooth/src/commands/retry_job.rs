//! `forsooth jobs retry`: tries again what failed in a job.

use actions::retry_job;

use crate::jobs::Again;
use crate::output::Output;
use crate::place::Place;

/// Try again what failed in a job, and what was not yet done.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth jobs retry job-1")]
pub(crate) struct Args {
    #[command(flatten)]
    again: Again,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    args.again.run(place, output, retry_job)
}
