//! `forsooth positions`: who wants what since when, and what became of it.

use std::path::PathBuf;
use std::sync::Arc;

use actions::{AskPositions, parse_moment, positions_over_time};
use jiff::Timestamp;

use crate::output::Output;
use crate::place::Place;
use crate::print;

/// Show who wants, refuses or accepts what since when, and when it was granted, refused or dropped.
#[derive(clap::Args, Debug)]
#[command(before_help = EXAMPLE)]
pub(crate) struct Args {
    /// Whose positions: a state, an organization or a person, or several with commas between them
    /// [default: everybody's].
    #[arg(default_value = "", hide_default_value = true)]
    holder: String,
    /// Only matters that hold all of these words.
    #[arg(long, default_value = "", hide_default_value = true)]
    words: String,
    /// As the desk knew it then: nothing recorded, corrected or published later shows.
    #[arg(long, value_name = "MOMENT", value_parser = parse_moment)]
    as_of: Option<Timestamp>,
    /// Take in the members of an organization, as of the day of each finding; yours may stand in
    /// `members.tsv` beside the desk.
    #[arg(long)]
    members: bool,
    /// A table of actors of your own [default: `actors.tsv` beside the desk].
    #[arg(long, value_name = "FILE")]
    actors: Option<PathBuf>,
}

const EXAMPLE: &str = "\
Example:
  forsooth positions Russia --words guarantees
  forsooth positions \"United States, NATO\" --as-of 2022-01-20";

pub(crate) fn run(args: Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let desk = place.open()?;
    let asked = AskPositions {
        holder: args.holder,
        words: args.words,
        as_of: args.as_of,
        gazetteer: place.own_actors(args.actors.as_deref())?.map(Arc::new),
        members: place.members(args.members)?.map(Arc::new),
    };
    let positions = positions_over_time(&desk, &asked)?;
    output.data(&positions, print::positions)?;
    if positions.matters.is_empty() {
        output.say("Nobody holds such a position in what the desk has read.");
    }
    Ok(())
}
