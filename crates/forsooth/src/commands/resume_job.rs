//! `forsooth jobs resume`: goes on with a job that was broken off or cancelled.

use actions::resume_job;

use crate::jobs::Again;
use crate::output::Output;
use crate::place::Place;

/// Go on with a job that was broken off or cancelled; what was done stays done.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth jobs resume job-1")]
pub(crate) struct Args {
    #[command(flatten)]
    again: Again,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    args.again.run(place, output, resume_job)
}
