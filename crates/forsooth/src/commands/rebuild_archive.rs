//! `forsooth archive rebuild`: makes the search index anew from the ledger, and what is known of
//! copies.

use std::io::Write;

use actions::{RefillIndex, rebuild_archive, rebuild_copies};

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
#[command(before_help = "Example:\n  forsooth archive rebuild")]
pub(crate) struct Args {
    /// Leave the work to a served desk: see `forsooth jobs`.
    #[arg(long)]
    background: bool,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let desk = place.open()?;
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
