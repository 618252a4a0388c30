//! `forsooth witness add`: names somebody who is asked to see what the desk signs.

use actions::{KnownWitness, add_witness};

use crate::output::Output;
use crate::place::Place;

/// Name a witness, whom the desk asks from then on.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:
  forsooth witness add lund lund.example/w+9c1f…+BK… https://lund.example/witness")]
pub(crate) struct Args {
    /// What to call it, in one word.
    name: String,

    /// Its public key, as NAME+ID+KEY; get it from whoever runs the witness.
    key: String,

    /// Where it answers: the address before /add-checkpoint.
    #[arg(value_name = "ADDRESS")]
    url: String,
}

pub(crate) fn run(args: Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let Args { name, key, url } = args;
    let witness = KnownWitness { name, key, url };
    let desk = place.open()?;
    add_witness(&desk, &witness)?;
    output.data(&witness, |witness, out| writeln!(out, "{}", witness.name))?;
    output.say("Give whoever runs it the key of this desk, to be watched: forsooth key");
    output.say("Then let it see what was signed: forsooth witness ask");
    Ok(())
}
