//! `forsooth hypotheses extend`: more hypotheses, or more evidence.

use actions::{ExtendHypotheses, MatrixEvidenceRef, extend_hypotheses};
use domain::Id;

use crate::output::Output;
use crate::place::Place;
use crate::print;

/// Add hypotheses or evidence; what was rated stays rated.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth hypotheses extend h-1 --evidence s-31=low")]
pub(crate) struct Args {
    /// The hypotheses.
    hypotheses: Id,

    /// What else may be true.
    #[arg(long = "hypothesis", value_name = "TEXT", allow_hyphen_values = true)]
    add: Vec<String>,

    /// More words to hold them against, written as in `open`.
    #[arg(long, value_name = "EVIDENCE")]
    evidence: Vec<MatrixEvidenceRef>,
}

pub(crate) fn run(args: Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let request =
        ExtendHypotheses { hypotheses: args.hypotheses, add: args.add, evidence: args.evidence };
    let id = extend_hypotheses(&mut place.open()?, &request)?;
    print::recorded(id, output)?;
    output.say(&format!("Cells that were added are empty: forsooth hypotheses rate {id} …"));
    Ok(())
}
