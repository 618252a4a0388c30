//! `forsooth jobs resume`: goes on with a job that was broken off or cancelled.

use actions::{JobId, JobPlace, resume_job};

use crate::jobs::{say_who_works, work_and_tell};
use crate::network::Network;
use crate::output::Output;
use crate::place::Place;
use crate::print;

/// Go on with a job that was broken off or cancelled; what was done stays done.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth jobs resume job-1")]
pub(crate) struct Args {
    /// The job.
    #[arg(value_name = "JOB")]
    job: JobId,

    /// Leave the work to a served desk.
    #[arg(long)]
    background: bool,

    #[command(flatten)]
    network: Network,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let mut desk = place.open()?;
    if args.background {
        let job = resume_job(&desk, args.job, JobPlace::Background)?;
        output.data(&job, |job, out| print::job(job, out))?;
        return say_who_works(&desk, output);
    }
    resume_job(&desk, args.job, JobPlace::Here)?;
    work_and_tell(&mut desk, args.job, place, &args.network, output)
}
