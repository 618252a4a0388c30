//! `forsooth restore`: an assumption holds again.

use actions::{EvidenceRef, RestoreAssumption, restore_assumption};
use domain::Id;

use crate::output::Output;
use crate::place::Place;
use crate::print;

/// Mark a broken assumption as holding again.
#[derive(clap::Args, Debug)]
#[command(
    before_help = "Example:\n  forsooth restore j-1 2 --because \"the contradiction was a mistranslation\""
)]
pub(crate) struct Args {
    /// A judgment that rests on it.
    judgment: Id,

    /// Its number there, counted from 1.
    assumption: usize,

    /// Why it holds again.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    because: String,

    /// The words that show it.
    #[arg(long, value_name = "EVIDENCE")]
    evidence: Vec<EvidenceRef>,
}

pub(crate) fn run(args: Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let request = RestoreAssumption {
        judgment: args.judgment,
        assumption: args.assumption,
        reason: args.because,
        evidence: args.evidence,
    };
    let checked = restore_assumption(&mut place.open()?, &request)?;
    output.data(&checked, print::checked_assumption)
}
