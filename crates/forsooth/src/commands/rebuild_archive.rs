//! `forsooth archive rebuild`: makes the search index anew from the ledger, and what is known of
//! copies; or goes on with the vectors.

use std::io::Write;

use actions::{RefillIndex, fill_meaning, rebuild_archive, rebuild_copies};

use crate::filling::Filled;
use crate::jobs::hand_over;
use crate::output::Output;
use crate::place::Place;

/// Make the search index anew from the ledger, and the index of copies.
///
/// Searching brings it up to the ledger by itself, and makes it anew where it is gone or damaged,
/// and so does adding with the index of copies; this is for when you want it done now. It is no part of the desk: its folder can be removed, and
/// need not be copied.
#[derive(clap::Args, Debug)]
#[command(before_help = EXAMPLE)]
pub(crate) struct Args {
    /// Make the vectors by which the desk is searched by meaning, in the place of the index of
    /// words. What was made stays: where it is interrupted, the next time goes on from there.
    #[arg(long)]
    meaning: bool,

    /// Leave the work to a served desk: see `forsooth jobs`.
    #[arg(long, conflicts_with = "meaning")]
    background: bool,
}

const EXAMPLE: &str = "\
Example:
  forsooth archive rebuild
  forsooth archive rebuild --meaning";

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let desk = place.open()?;
    if args.meaning {
        let mut filled = Filled::of_meaning(output);
        let filled = fill_meaning(&desk, &mut |done, all| filled.tell(done, all))?;
        return output.data(&filled, |filled, out: &mut dyn Write| {
            let (entries, vectors) = (filled.entries, filled.vectors);
            let folder = filled.folder.display();
            writeln!(out, "{vectors} of {entries} entries are found by meaning, in {folder}")
        });
    }
    if args.background {
        return hand_over(&desk, RefillIndex::plan(), output);
    }
    let mut filled = Filled::new(output);
    let rebuilt = rebuild_archive(&desk, &mut |done, all| filled.tell(done, all))?;
    let mut compared = Filled::of_copies(output);
    rebuild_copies(&desk, &mut |done, all| compared.tell(done, all))?;
    output.data(&rebuilt, |rebuilt, out: &mut dyn Write| {
        writeln!(out, "{} entries are indexed in {}", rebuilt.entries, rebuilt.folder.display())
    })
}
