//! `forsooth settle`: says how a question ended, with evidence.

use actions::{EvidenceRef, ResolveQuestion, parse_moment, resolve_question};
use clap::ValueEnum;
use domain::{Id, Resolution};
use jiff::Timestamp;

use crate::output::Output;
use crate::place::Place;
use crate::print;

/// Settle a question: yes or no with evidence, annulled or ambiguous with a reason.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:
  forsooth settle q-4 yes --evidence 'd-6:\"the two ministers met\"' --known 2027-02-03")]
pub(crate) struct Args {
    /// The question.
    question: Id,

    /// How it ended.
    outcome: Outcome,

    /// The words that show it: s-12, d-3:120-240, or d-3:"the very words".
    #[arg(long, value_name = "EVIDENCE")]
    evidence: Vec<EvidenceRef>,

    /// Why it is annulled or ambiguous.
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    reason: String,

    /// When the answer became known [default: when an undone settlement that said the same had
    /// it, else now].
    #[arg(long, value_name = "DATE", value_parser = parse_moment)]
    known: Option<Timestamp>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Outcome {
    /// It happened.
    Yes,
    /// It did not happen in time.
    No,
    /// The question turned out to have no answer.
    Annulled,
    /// What happened fits both answers.
    Ambiguous,
}

impl Outcome {
    fn resolution(self, reason: String) -> Resolution {
        match self {
            Self::Yes => Resolution::Yes,
            Self::No => Resolution::No,
            Self::Annulled => Resolution::Annulled { reason },
            Self::Ambiguous => Resolution::Ambiguous { reason },
        }
    }
}

pub(crate) fn run(args: Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let question = args.question;
    let request = ResolveQuestion {
        question,
        resolution: args.outcome.resolution(args.reason),
        evidence: args.evidence,
        known_at: args.known,
    };
    let id = resolve_question(&mut place.open()?, &request)?;
    print::recorded(id, output)?;
    output.say(&format!("See how everybody did: forsooth score {question}"));
    Ok(())
}
