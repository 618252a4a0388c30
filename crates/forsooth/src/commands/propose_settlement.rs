//! `forsooth propose`: proposes how a question ended, for a person to decide.

use actions::propose_settlement;

use super::resolve_question::Settling;
use crate::output::Output;
use crate::place::Place;
use crate::print;

/// Propose how a question ended; nothing changes until a person settles it.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:
  forsooth propose q-4 yes --evidence 'd-6:\"the two ministers met\"' --as bot:wire-watch")]
pub(crate) struct Args {
    #[command(flatten)]
    settling: Settling,
}

pub(crate) fn run(args: Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let id = propose_settlement(&mut place.open()?, &args.settling.request())?;
    print::recorded(id, output)?;
    output.say(&format!("A person accepts it: forsooth settle --accept {id}"));
    Ok(())
}
