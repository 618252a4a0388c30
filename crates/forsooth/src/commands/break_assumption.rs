//! `forsooth break`: an assumption no longer holds.

use actions::{BreakAssumption, EvidenceRef, break_assumption};
use domain::Id;

use crate::output::Output;
use crate::place::Place;
use crate::print;

/// Mark an assumption as broken; every judgment that rests on it comes under review.
#[derive(clap::Args, Debug)]
#[command(
    before_help = "Example:\n  forsooth break j-1 2 --because \"he was contradicted by the president\" --evidence s-31"
)]
pub(crate) struct Args {
    /// A judgment that rests on it.
    judgment: Id,

    /// Its number there, counted from 1.
    assumption: usize,

    /// Why it no longer holds.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    because: String,

    /// The words that show it.
    #[arg(long, value_name = "EVIDENCE", required = true)]
    evidence: Vec<EvidenceRef>,
}

pub(crate) fn run(args: Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let request = BreakAssumption {
        judgment: args.judgment,
        assumption: args.assumption,
        reason: args.because,
        evidence: args.evidence,
    };
    let checked = break_assumption(&mut place.open()?, &request)?;
    output.data(&checked, print::checked_assumption)
}
