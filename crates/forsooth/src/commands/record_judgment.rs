//! `forsooth judge`: records a judgment under the words it rests on.

use actions::{
    RecordJudgment, WeighedRef, parse_day, parse_probability, record_judgment_under, show_judgment,
};
use domain::{Confidence, Direction, Id, Indicator, JudgmentKind, Premortem, Probability};
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

    /// Words that speak for it: s-12, d-3:120-240, or d-3:"the very words"; =high, =medium or =low
    /// behind them says how much they count.
    #[arg(long = "for", value_name = "EVIDENCE", required = true)]
    evidence_for: Vec<WeighedRef>,

    /// Words that speak against it.
    #[arg(long = "against", value_name = "EVIDENCE")]
    evidence_against: Vec<WeighedRef>,

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

    /// What sort of claim it is: message (read from words), relationship, cause or outlook.
    #[arg(long)]
    kind: Option<JudgmentKind>,

    /// Something to watch for that would speak for it.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    sign_for: Vec<String>,

    /// Something to watch for that would speak against it.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    sign_against: Vec<String>,

    /// Suppose the day has come and it was wrong: why?
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    premortem: Option<String>,

    /// What would be the first to be seen of that.
    #[arg(long, value_name = "TEXT", requires = "premortem", allow_hyphen_values = true)]
    first_sign: Option<String>,

    /// The judgment made earlier on the same matter.
    #[arg(long, value_name = "ID")]
    earlier: Option<Id>,

    /// Why it differs from the earlier one, or why it does not.
    #[arg(long, value_name = "TEXT", requires = "earlier", allow_hyphen_values = true)]
    change: Option<String>,

    /// What it belongs to, as "arms control"; so do the questions that make it checkable.
    #[arg(long, value_name = "TEXT")]
    topic: Option<String>,
}

pub(crate) fn run(args: Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let signs =
        |signs: Vec<String>, points| signs.into_iter().map(move |sign| Indicator { sign, points });
    let indicators = signs(args.sign_for, Direction::For);
    let first_sign = args.first_sign;
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
        kind: args.kind,
        indicators: indicators.chain(signs(args.sign_against, Direction::Against)).collect(),
        premortem: args.premortem.map(|story| Premortem { story, first_sign }),
        earlier: args.earlier,
        change_reason: args.change,
    };
    let mut desk = place.open()?;
    let id = record_judgment_under(&mut desk, args.topic.as_deref(), &request)?;
    print::recorded(id, output)?;
    for notice in show_judgment(&desk, id)?.notices {
        output.say(notice.text());
    }
    output.say(&format!("Make it checkable: forsooth ask \"Will …?\" --judgment {id} …"));
    Ok(())
}
