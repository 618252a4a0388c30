//! `forsooth unsettle`: undoes a settlement; the scores follow.

use actions::{ReopenQuestion, reopen_question};
use domain::Id;

use crate::output::Output;
use crate::place::Place;
use crate::print;

/// Undo the settlement of a question; the old one stays in the ledger.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth unsettle q-4 --reason \"the report was withdrawn\"")]
pub(crate) struct Args {
    /// The question.
    question: Id,

    /// Why its settlement no longer holds.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    reason: String,
}

pub(crate) fn run(args: Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let question = args.question;
    let request = ReopenQuestion { question, reason: args.reason };
    let id = reopen_question(&mut place.open()?, &request)?;
    print::recorded(id, output)?;
    output.say(&format!("Settle it anew: forsooth settle {question} yes --evidence …"));
    Ok(())
}
