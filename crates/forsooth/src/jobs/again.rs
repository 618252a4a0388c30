//! Taking a job up again: which one, and whether here or by a served desk.

use actions::{ChangeJobError, Desk, Job, JobId, JobPlace};

use super::at_work::work_and_tell;
use super::say_who_works;
use crate::network::Network;
use crate::output::Output;
use crate::place::Place;
use crate::print;

/// A job that is taken up again.
#[derive(clap::Args, Debug)]
pub(crate) struct Again {
    /// The job.
    #[arg(value_name = "JOB")]
    job: JobId,

    /// Leave the work to a served desk.
    #[arg(long)]
    background: bool,

    #[command(flatten)]
    network: Network,
}

impl Again {
    /// Lets `change` take the job up, and works at it unless a served desk does.
    pub(crate) fn run(
        &self,
        place: &Place,
        output: Output,
        change: fn(&Desk, JobId, JobPlace) -> Result<Job, ChangeJobError>,
    ) -> anyhow::Result<()> {
        let mut desk = place.open()?;
        if self.background {
            let job = change(&desk, self.job, JobPlace::Background)?;
            output.data(&job, |job, out| print::job(job, out))?;
            return say_who_works(&desk, output);
        }
        change(&desk, self.job, JobPlace::Here)?;
        work_and_tell(&mut desk, self.job, place, &self.network, output)
    }
}
