//! `forsooth settle`: says how a question ended, with evidence.

use actions::{
    Desk, EvidenceRef, QuestionState, ResolveQuestion, accept_settlement, parse_day, parse_moment,
    resolve_question, show_question,
};
use domain::{Id, Resolution};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::output::Output;
use crate::place::Place;
use crate::print;
use crate::receipt_file::ReceiptFile;

/// Settle a question: an answer with evidence; annulled, ambiguous or not-yet with a reason.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:
  forsooth settle q-4 yes --evidence 'd-6:\"the two ministers met\"' --known 2027-02-03
  forsooth settle q-5 Geneva --evidence s-40
  forsooth settle q-6 2027-04-11 --evidence s-41
  forsooth settle q-7 not-yet --reason \"the count goes on\" --look-again 2027-03-10
  forsooth settle --accept pr-2")]
pub(crate) struct Args {
    #[command(flatten)]
    settling: Option<Settling>,

    /// The proposed settlement to take over.
    #[arg(long, value_name = "ID", conflicts_with = "Settling")]
    #[arg(required_unless_present = "question")]
    accept: Option<Id>,

    #[command(flatten)]
    receipt: ReceiptFile,
}

/// How a question ended.
#[derive(clap::Args, Debug)]
pub(super) struct Settling {
    /// The question.
    #[arg(required = false)]
    question: Id,

    /// How it ended: yes, no, an option, a number, a day, above, below, annulled, ambiguous or
    /// not-yet.
    #[arg(required = false, allow_hyphen_values = true)]
    answer: String,

    /// The words that show it: s-12, d-3:120-240, or d-3:"the very words".
    #[arg(long, value_name = "EVIDENCE")]
    evidence: Vec<EvidenceRef>,

    /// Why it is annulled, ambiguous or not to be told yet.
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    reason: String,

    /// When to look again, where it is not to be told yet.
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    look_again: Option<Date>,

    /// When the answer became known [default: when an undone settlement that said the same had
    /// it, else now].
    #[arg(long, value_name = "DATE", value_parser = parse_moment)]
    known: Option<Timestamp>,
}

impl Settling {
    pub(super) fn request(self) -> ResolveQuestion {
        ResolveQuestion {
            question: self.question,
            answer: self.answer,
            reason: self.reason,
            look_again: self.look_again,
            evidence: self.evidence,
            known_at: self.known,
        }
    }
}

pub(crate) fn run(args: Args, place: &Place, output: Output) -> anyhow::Result<()> {
    args.receipt.check()?;
    let mut desk = place.open()?;
    match (args.accept, args.settling) {
        (Some(proposal), _) => {
            let id = accept_settlement(&mut desk, proposal)?;
            args.receipt.recorded(&desk, id, output)
        }
        (None, Some(settling)) => {
            let question = settling.question;
            let id = resolve_question(&mut desk, &settling.request())?;
            args.receipt.recorded(&desk, id, output)?;
            say_what_next(&desk, question, output)
        }
        (None, None) => {
            anyhow::bail!("name the question and how it ended, as `forsooth settle q-4 yes`")
        }
    }
}

/// What follows from a settlement: scores where there are any, and a word on an early "no".
fn say_what_next(desk: &Desk, question: Id, output: Output) -> anyhow::Result<()> {
    let shown = show_question(desk, question)?;
    let QuestionState::Settled { resolution, known_at } = &shown.state else { return Ok(()) };
    let late = shown.late_forecasts();
    if late > 0 {
        let forecasts = print::counted(late, "forecast");
        output.say(&format!(
            "It counts as known since {}, so {forecasts} made after that will not count. If that is wrong, undo it and settle it with --known: forsooth unsettle {question}",
            known_at.strftime("%Y-%m-%d %H:%M UTC")
        ));
    }
    let is_ahead = shown.timetable.deadline_at > desk.now()?;
    if *resolution == Resolution::No && is_ahead && shown.timetable.ends.is_none() {
        let deadline = &shown.told.deadline;
        output.say(&format!(
            "Its deadline is {deadline}. If it can still happen until then, undo this: forsooth unsettle {question}"
        ));
    }
    if !shown.scores.is_empty() {
        output.say(&format!("See how everybody did: forsooth score {question}"));
        output.say("If it went against you, name what misled you: forsooth misled --help");
    }
    Ok(())
}
