//! `forsooth ladder add`: writes a ladder of the house's own down.

use std::path::PathBuf;

use actions::add_ladder;

use crate::output::Output;
use crate::place::{Place, read_input};
use crate::print;

/// Add a ladder of the house's own, for briefs and notes.
///
/// A ladder is TOML: name, title, source, `shared_ends` ("higher", "lower" or "middle"), and bands
/// with low and high in percent and their words, of which the first is printed. One of the same
/// name takes the place of the old one.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth ladder add house.toml")]
pub(crate) struct Args {
    /// The file; "-" reads standard input.
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let bytes = read_input(&args.file)?;
    let id = add_ladder(&mut place.open_or_begin()?, &bytes)?;
    print::recorded(id, output)?;
    output.say("Use it in briefs and notes: --ladder NAME");
    Ok(())
}
