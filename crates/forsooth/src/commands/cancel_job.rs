//! `forsooth jobs cancel`: ends a job after its present item.

use actions::{JobId, cancel_job};

use crate::output::Output;
use crate::place::Place;
use crate::print;

/// Cancel a job: it ends after its present item, and what was done stays done.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth jobs cancel job-1")]
pub(crate) struct Args {
    /// The job.
    #[arg(value_name = "JOB")]
    job: JobId,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let job = cancel_job(&place.open()?, args.job)?;
    output.data(&job, |job, out| print::job(job, out))
}
