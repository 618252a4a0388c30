//! `forsooth forecast`: records how likely a question's answers are.

use actions::{EvidenceRef, RecordForecast, parse_day, record_forecast};
use domain::Id;
use jiff::civil::Date;

use crate::output::Output;
use crate::place::Place;
use crate::receipt_file::ReceiptFile;

/// Record a forecast; it follows your earlier ones and replaces none.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:
  forsooth forecast q-4 72% --because \"the date was confirmed\" --evidence s-12
  forsooth forecast q-5 Geneva=40% Vienna=35% elsewhere=rest
  forsooth forecast q-6 2027-03-31=20% 2027-06-30=45%
  forsooth forecast q-7 10%=190 50%=210 90%=235")]
pub(crate) struct Args {
    /// The question.
    question: Id,

    /// The probability of yes, as 72%, 72 or 0.72; for other kinds of question a part for each
    /// answer, or quantiles.
    #[arg(required = true, value_name = "PROBABILITY", allow_negative_numbers = true)]
    chances: Vec<String>,

    /// Why, or what has changed since your last one.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    because: Option<String>,

    /// The words that moved it: s-12, d-3:120-240, or d-3:"the very words".
    #[arg(long, value_name = "EVIDENCE")]
    evidence: Vec<EvidenceRef>,

    /// The last day on which you stand by it without looking again; `forsooth due` reminds you.
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    fresh_until: Option<Date>,

    #[command(flatten)]
    receipt: ReceiptFile,
}

pub(crate) fn run(args: Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let question = args.question;
    let request = RecordForecast {
        question,
        chances: args.chances,
        reason: args.because,
        evidence: args.evidence,
        fresh_until: args.fresh_until,
    };
    args.receipt.check()?;
    let mut desk = place.open()?;
    let id = record_forecast(&mut desk, &request)?;
    args.receipt.recorded(&desk, id, output)?;
    output.say(&format!("See all of its forecasts: forsooth show {question}"));
    Ok(())
}
