//! `forsooth option`: adds an option to a question that is asked already.

use actions::{AddOption, add_option};
use domain::Id;

use crate::output::Output;
use crate::place::Place;
use crate::print;

/// Add an option to an open question that said, when it was asked, what that would mean.
#[derive(clap::Args, Debug)]
#[command(
    before_help = "Example:\n  forsooth option q-5 \"Doha\" --because \"Qatar has offered to be the host\""
)]
pub(crate) struct Args {
    /// The question.
    question: Id,

    /// The option.
    option: String,

    /// Why it is added.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    because: Option<String>,
}

pub(crate) fn run(args: Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let question = args.question;
    let request = AddOption { question, option: args.option, reason: args.because };
    let id = add_option(&mut place.open()?, &request)?;
    print::recorded(id, output)?;
    output.say(&format!("Forecast it anew: forsooth forecast {question} …"));
    Ok(())
}
