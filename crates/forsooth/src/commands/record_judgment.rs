//! `forsooth judge`: records a judgment under the words it rests on.

use actions::{EvidenceRef, RecordJudgment, parse_day, parse_probability, record_judgment};
use domain::{Confidence, Id, Probability};
use jiff::civil::Date;

use crate::output::Output;
use crate::place::Place;
use crate::print;

/// Record a judgment with the very words it rests on.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:
  forsooth judge \"They will keep talking\" --for s-12 --for 'd-3:\"talks go on\"' \\
      --alternative \"They are playing for time\" --likelihood 70% --confidence moderate")]
pub(crate) struct Args {
    /// The claim, in one sentence.
    claim: String,

    /// Words that speak for it: s-12, d-3:120-240, or d-3:"the very words".
    #[arg(long = "for", value_name = "EVIDENCE", required = true)]
    evidence_for: Vec<EvidenceRef>,

    /// Words that speak against it.
    #[arg(long = "against", value_name = "EVIDENCE")]
    evidence_against: Vec<EvidenceRef>,

    /// What else could be meant.
    #[arg(long = "alternative", value_name = "TEXT", required = true, allow_hyphen_values = true)]
    alternatives: Vec<String>,

    /// What is taken for granted.
    #[arg(long = "assume", value_name = "TEXT", allow_hyphen_values = true)]
    assumptions: Vec<String>,

    /// How likely the claim is, as 70%.
    #[arg(long, value_parser = parse_probability, allow_hyphen_values = true)]
    likelihood: Probability,

    /// How good the ground is: low, moderate or high.
    #[arg(long)]
    confidence: Confidence,

    /// Why the confidence is what it is.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    because: Option<String>,

    /// When it must be looked at again.
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    checkpoint: Option<Date>,

    /// The scheduled event that makes it the day.
    #[arg(long, value_name = "ID")]
    scheduled: Option<Id>,

    /// The judgment that this one corrects.
    #[arg(long, value_name = "ID")]
    corrects: Option<Id>,
}

pub(crate) fn run(args: Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let request = RecordJudgment {
        claim: args.claim,
        evidence_for: args.evidence_for,
        evidence_against: args.evidence_against,
        alternatives: args.alternatives,
        assumptions: args.assumptions,
        likelihood: args.likelihood,
        confidence: args.confidence,
        confidence_reason: args.because,
        checkpoint: args.checkpoint,
        scheduled: args.scheduled,
        corrects: args.corrects,
    };
    let id = record_judgment(&mut place.open()?, &request)?;
    print::recorded(id, output)?;
    output.say(&format!("Make it checkable: forsooth ask \"Will …?\" --judgment {id} …"));
    Ok(())
}
