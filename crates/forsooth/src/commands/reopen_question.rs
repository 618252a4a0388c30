//! `forsooth unsettle`: undoes a settlement; the scores follow.

use actions::{ReopenQuestion, ShownQuestion, reopen_question, show_question};
use domain::{Id, QuestionKind};

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
    let mut desk = place.open()?;
    let id = reopen_question(&mut desk, &request)?;
    let example = example(&show_question(&desk, question)?);
    print::recorded(id, output)?;
    output.say(&format!("Settle it anew: forsooth settle {question} {example} --evidence …"));
    Ok(())
}

/// An answer that a question can have, as it is typed.
fn example(shown: &ShownQuestion) -> String {
    match &shown.question.record.kind {
        QuestionKind::Binary => "yes".to_owned(),
        QuestionKind::Choice(_) => {
            shown.options.first().map_or("none".to_owned(), |option| format!("\"{option}\""))
        }
        QuestionKind::Numeric(_) => "NUMBER".to_owned(),
        QuestionKind::Date(_) | QuestionKind::Horizons(_) => "DAY".to_owned(),
    }
}
