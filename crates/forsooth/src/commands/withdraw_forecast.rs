//! `forsooth withdraw`: takes one's forecast back.

use actions::{WithdrawForecast, withdraw_forecast};
use domain::Id;

use crate::output::Output;
use crate::place::Place;
use crate::print;

/// Take your forecast of a question back; it counts until now, and from now on you hold none.
#[derive(clap::Args, Debug)]
#[command(
    before_help = "Example:\n  forsooth withdraw q-4 --because \"I no longer follow the talks\""
)]
pub(crate) struct Args {
    /// The question.
    question: Id,

    /// Why.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    because: Option<String>,
}

pub(crate) fn run(args: Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let request = WithdrawForecast { question: args.question, reason: args.because };
    let id = withdraw_forecast(&mut place.open()?, &request)?;
    print::recorded(id, output)
}
