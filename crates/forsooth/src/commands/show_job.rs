//! `forsooth jobs show`: how far a job is, and what failed in it.

use actions::{JobId, show_job};

use crate::output::Output;
use crate::place::Place;
use crate::print;

/// Show how far a job is, and each of its items that failed.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth jobs show job-1")]
pub(crate) struct Args {
    /// The job.
    #[arg(value_name = "JOB")]
    job: JobId,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let shown = show_job(&place.open()?, args.job)?;
    output.data(&shown, |shown, out| print::shown_job(shown, out))
}
