//! `forsooth ask`: asks a question that can be settled.

use actions::{AskQuestion, ask_question, parse_day, parse_moment};
use domain::{Condition, Id};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::output::Output;
use crate::place::Place;
use crate::print;

/// Ask a question that can be settled with yes or no.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:
  forsooth ask \"Will the ministers meet by 3 February?\" --criteria \"Both ministries confirm it\" \\
      --source \"the ministries' sites\" --close 2027-02-02 --deadline 2027-02-03 \\
      --scheduled a-1 --postponed \"Counts if held within 7 days\" --judgment j-1")]
pub(crate) struct Args {
    /// The question, in one sentence.
    text: String,

    /// What counts as yes.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    criteria: String,

    /// Where a settler looks it up.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    source: String,

    /// The last moment at which a forecast counts; a day ends at midnight UTC.
    #[arg(long, value_name = "DATE", value_parser = parse_moment)]
    close: Timestamp,

    /// The moment by which it must have happened.
    #[arg(long, value_name = "DATE", value_parser = parse_moment)]
    deadline: Timestamp,

    /// What must hold for the question to count at all.
    #[arg(long = "if", value_name = "TEXT", allow_hyphen_values = true)]
    condition: Option<String>,

    /// The question whose "yes" is that condition.
    #[arg(long, value_name = "ID", requires = "condition")]
    if_question: Option<Id>,

    /// What happens if the event it waits for is moved.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    postponed: Option<String>,

    /// When it must be looked at again.
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    checkpoint: Option<Date>,

    /// The scheduled event that makes it the day.
    #[arg(long, value_name = "ID")]
    scheduled: Option<Id>,

    /// The judgment that it makes checkable.
    #[arg(long, value_name = "ID")]
    judgment: Option<Id>,
}

pub(crate) fn run(args: Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let question = args.if_question;
    let request = AskQuestion {
        text: args.text,
        criteria: args.criteria,
        settlement_source: args.source,
        closes_at: args.close,
        deadline_at: args.deadline,
        condition: args.condition.map(|text| Condition { text, question }),
        postponement: args.postponed,
        checkpoint: args.checkpoint,
        scheduled: args.scheduled,
        judgment: args.judgment,
    };
    let id = ask_question(&mut place.open_or_begin()?, &request)?;
    print::recorded(id, output)?;
    output.say(&format!("Forecast it: forsooth forecast {id} 70% --because \"…\""));
    Ok(())
}
