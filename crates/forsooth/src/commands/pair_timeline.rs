//! `forsooth pair`: what two sides said to, did to and want of one another.

use std::path::PathBuf;
use std::sync::Arc;

use actions::{AskPair, PairKind, pair_timeline, parse_moment};
use clap::ValueEnum;
use jiff::Timestamp;

use crate::output::Output;
use crate::place::Place;
use crate::print;

/// Show the timeline of two sides: statements, events, positions, relations, schedule, questions.
///
/// A side is a state, an organization or a person, by name or code, or several with commas between
/// them. Cooperation and conflict are counted by month from events told to have happened.
#[derive(clap::Args, Debug)]
#[command(before_help = EXAMPLE)]
pub(crate) struct Args {
    /// One side, as Russia, NATO or "United States, Canada".
    first: String,
    /// The other.
    second: String,
    /// As the desk knew it then: nothing recorded, corrected, said or published later shows.
    #[arg(long, value_name = "MOMENT", value_parser = parse_moment)]
    as_of: Option<Timestamp>,
    /// Only this kind of thing; may be given several times.
    #[arg(long, value_name = "KIND")]
    kind: Vec<Kind>,
    /// Also single events that a machine coded, of those that were imported.
    #[arg(long)]
    coded: bool,
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
  forsooth pair Russia \"United States\"
  forsooth pair Russia NATO,EU --as-of 2022-01-20 --kind event";

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Kind {
    Statement,
    Event,
    Position,
    Relation,
    Schedule,
    Question,
}

impl Kind {
    fn kind(self) -> PairKind {
        match self {
            Self::Statement => PairKind::Statement,
            Self::Event => PairKind::Event,
            Self::Position => PairKind::Position,
            Self::Relation => PairKind::Relation,
            Self::Schedule => PairKind::Schedule,
            Self::Question => PairKind::Question,
        }
    }
}

pub(crate) fn run(args: Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let desk = place.open()?;
    let asked = AskPair {
        first: args.first,
        second: args.second,
        as_of: args.as_of,
        gazetteer: place.own_actors(args.actors.as_deref())?.map(Arc::new),
        members: place.members(args.members)?.map(Arc::new),
        with_coded: args.coded,
    };
    let mut timeline = pair_timeline(&desk, &asked)?;
    let kinds: Vec<PairKind> = args.kind.iter().map(|kind| kind.kind()).collect();
    timeline.items.retain(|item| kinds.is_empty() || kinds.contains(&item.kind));
    output.data(&timeline, print::pair_timeline)?;
    if timeline.items.is_empty() {
        output.say(
            "Nothing the desk has read is between them. Search for the names: forsooth search",
        );
    }
    Ok(())
}
