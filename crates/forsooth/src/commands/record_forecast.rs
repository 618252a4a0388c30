//! `forsooth forecast`: records how likely a question's "yes" is.

use actions::{EvidenceRef, RecordForecast, parse_probability, record_forecast};
use domain::{Id, Probability};

use crate::output::Output;
use crate::place::Place;
use crate::print;

/// Record a forecast; it follows your earlier ones and replaces none.
#[derive(clap::Args, Debug)]
#[command(
    before_help = "Example:\n  forsooth forecast q-4 72% --because \"the date was confirmed\" --evidence s-12"
)]
pub(crate) struct Args {
    /// The question.
    question: Id,

    /// The probability of yes: 72%, 72 or 0.72.
    #[arg(value_parser = parse_probability, allow_hyphen_values = true)]
    probability: Probability,

    /// Why.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    because: Option<String>,

    /// The words that moved it: s-12, d-3:120-240, or d-3:"the very words".
    #[arg(long, value_name = "EVIDENCE")]
    evidence: Vec<EvidenceRef>,
}

pub(crate) fn run(args: Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let question = args.question;
    let request = RecordForecast {
        question,
        probability: args.probability,
        reason: args.because,
        evidence: args.evidence,
    };
    let id = record_forecast(&mut place.open()?, &request)?;
    print::recorded(id, output)?;
    output.say(&format!("See all of its forecasts: forsooth show {question}"));
    Ok(())
}
