//! `forsooth jobs`: what runs, what waits, what was broken off, and what is over.

use actions::list_jobs;

use crate::output::Output;
use crate::place::Place;
use crate::print;

pub(crate) fn run(place: &Place, output: Output) -> anyhow::Result<()> {
    let list = list_jobs(&place.open()?)?;
    output.data(&list, |list, out| list.jobs.iter().try_for_each(|job| print::job(job, out)))?;
    for problem in &list.problems {
        Output::warn(problem);
    }
    if list.jobs.is_empty() {
        output.say("There is no job. Adding a folder begins one: forsooth add FOLDER");
    }
    Ok(())
}
