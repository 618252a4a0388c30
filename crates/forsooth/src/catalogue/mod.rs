//! `forsooth catalogue`: a house's old notes, their predictions, and how they came out.

mod folder;
mod keys;
mod progress;
mod settling;

use std::path::PathBuf;

use actions::{NotARange, parse_day, parse_range};
use domain::{Id, PercentRange};
use jiff::civil::Date;

use crate::commands::{
    answer_prediction, catalogue_note, correct_prediction, export_catalogue, show_catalogue,
    undo_answer,
};
use crate::output::Output;
use crate::place::Place;

pub(crate) use folder::{Below, notes_below};
pub(crate) use progress::Progress;

/// Read a house's old notes, settle their predictions, and score the house's record.
#[derive(clap::Args, Debug)]
#[command(
    before_help = "Example:\n  forsooth catalogue notes/            take up the predictions of a folder of old notes\n  forsooth catalogue --settle          say how they came out, one key each\n  forsooth catalogue                   the predictions, and the record of the house"
)]
pub(crate) struct Args {
    #[command(flatten)]
    taken_up: TakenUp,

    /// Settle what you have not answered yet, one after the other: one key and a line of evidence.
    #[arg(long, conflicts_with_all = ["folder", "on", "csv", "record"])]
    settle: bool,

    /// Print only what the predictions come to, not each of them.
    #[arg(long, conflicts_with_all = ["folder", "on", "csv"])]
    record: bool,

    /// Print the predictions as a table of comma-separated values.
    #[arg(long, conflicts_with_all = ["folder", "on"])]
    csv: bool,

    /// A prediction of the catalogue to answer, undo or correct.
    #[arg(long, value_name = "ID", conflicts_with = "folder")]
    on: Option<Id>,

    #[command(flatten)]
    deed: Deed,
}

/// What to take up.
#[derive(clap::Args, Debug)]
struct TakenUp {
    /// A folder of notes (Markdown, text or HTML), with those below it; what is there already is
    /// known by its bytes. Without one, the catalogue is shown.
    folder: Option<PathBuf>,

    /// Leave the taking up to a served desk: see `forsooth jobs`.
    #[arg(long, requires = "folder")]
    background: bool,
}

/// What to do with one prediction.
#[derive(clap::Args, Debug)]
struct Deed {
    /// How it came out: yes, no, ambiguous, void (its condition failed) or no-prediction.
    #[arg(long, requires = "on", value_name = "ANSWER")]
    answer: Option<String>,

    /// What shows it: an address, s-12 or d-3:120-240, or any text.
    #[arg(long, requires = "answer", value_name = "TEXT")]
    evidence: Option<String>,

    /// The day on which it was known [default: today].
    #[arg(long, requires = "answer", value_name = "DATE", value_parser = parse_day)]
    known: Option<Date>,

    /// Undo your own answer.
    #[arg(long, requires_all = ["on", "reason"], conflicts_with_all = ["answer", "range", "deadline"])]
    undo: bool,

    /// How likely the words called what is asked, in percent: 75, 60..85 or 60..75..85.
    #[arg(long, requires_all = ["on", "reason"], conflicts_with = "answer", value_parser = range)]
    range: Option<PercentRange>,

    /// The day by which it was to happen.
    #[arg(long, requires_all = ["on", "reason"], conflicts_with = "answer", value_name = "DATE", value_parser = parse_day)]
    deadline: Option<Date>,

    /// Why: for an undoing, a correction, and every answer but yes and no.
    #[arg(long, requires = "on", value_name = "TEXT", allow_hyphen_values = true)]
    reason: Option<String>,
}

fn range(text: &str) -> Result<PercentRange, NotARange> {
    parse_range(text)
}

pub(crate) fn run(args: Args, place: &Place, output: Output) -> anyhow::Result<()> {
    if let Some(folder) = &args.taken_up.folder {
        return catalogue_note::run(folder, args.taken_up.background, place, output);
    }
    if args.settle {
        return settling::run(&mut place.open()?, output);
    }
    if args.csv {
        return export_catalogue::run(place, output);
    }
    match args.on {
        None => show_catalogue::run(args.record, place, output),
        Some(prediction) => do_one(prediction, args.deed, place, output),
    }
}

fn do_one(prediction: Id, deed: Deed, place: &Place, output: Output) -> anyhow::Result<()> {
    let reason = deed.reason.unwrap_or_default();
    if deed.undo {
        return undo_answer::run(prediction, reason, place, output);
    }
    if let Some(answer) = deed.answer {
        let evidence = deed.evidence.unwrap_or_default();
        let request = actions::AnswerPrediction {
            prediction,
            answer,
            evidence,
            reason,
            known_on: deed.known,
        };
        return answer_prediction::run(&request, place, output);
    }
    if deed.range.is_some() || deed.deadline.is_some() {
        let (range, deadline) = (deed.range, deed.deadline);
        let request = actions::CorrectPrediction { prediction, range, deadline, reason };
        return correct_prediction::run(&request, place, output);
    }
    show_catalogue::run_one(prediction, place, output)
}
