//! `forsooth witness list`: who is asked, and what each of them saw last.

use actions::list_witnesses;

use crate::output::Output;
use crate::place::Place;
use crate::print;

/// List the witnesses that the desk asks, and what each of them saw last.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth witness list")]
pub(crate) struct Args {}

pub(crate) fn run(_args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let list = list_witnesses(&place.open()?)?;
    output.data(&list, |list, out| print::witnesses(list, out))?;
    if list.witnesses.is_empty() {
        output.say("This desk asks no witness. Name one: forsooth witness add NAME KEY ADDRESS");
    }
    Ok(())
}
