//! `forsooth lint`: what a settler would quarrel about in a question, or an editor in a note.

use std::convert::Infallible;
use std::path::PathBuf;
use std::str::FromStr;

use actions::{is_note, lint_note, lint_open_questions, lint_question, lint_question_file};
use domain::Id;
use jiff::Timestamp;

use crate::failure::Objections;
use crate::output::Output;
use crate::place::{Place, read_input};
use crate::print;

/// Say what a settler would quarrel about in a question, or an editor in a note, with a better
/// wording.
///
/// A file has the question, a blank line and its criteria; between two lines of --- before them
/// stand source, close, deadline, if, postponed, scheduled, answer (yes-or-no, by-each-day,
/// one-of, any-of, number or date) and option, a line each, as "source: the ministry's site".
///
/// A file whose front matter has a title or judgments is a note, and is held against the standards
/// for analysis: sources, numbers, words of one ladder, alternatives, what changed, and days.
///
/// Exits with 3 if there is a warning or an error, and with 0 if there is only advice.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:
  forsooth lint q-4
  forsooth lint np-1
  forsooth lint question.md
  forsooth lint note.md
  forsooth lint                          every open question")]
pub(crate) struct Args {
    /// A question, a noted prediction with its drafted question, or a file of a question or a note;
    /// "-" reads standard input [default: every open question].
    #[arg(value_name = "QUESTION|FILE")]
    target: Option<Target>,
}

/// What is linted.
#[derive(Clone, Debug)]
enum Target {
    Entry(Id),
    File(PathBuf),
}

impl FromStr for Target {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(text.parse().map_or_else(|_| Self::File(PathBuf::from(text)), Self::Entry))
    }
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let report = match &args.target {
        Some(Target::Entry(id)) => lint_question(&place.open()?, *id)?,
        Some(Target::File(path)) => {
            let bytes = read_input(path)?;
            if is_note(&bytes) {
                return run_note(&bytes, place, output);
            }
            lint_question_file(&bytes, Some(now(place)?))?
        }
        None => lint_open_questions(&place.open()?)?,
    };
    output.data(&report, |report, out| print::lint_report(report, out))?;
    if report.questions.is_empty() {
        output.say("No question is open.");
    } else {
        output.say(&print::lint_counts(&report));
    }
    if report.is_grave() { Err(Objections.into()) } else { Ok(()) }
}

/// What time it is at the desk, if there is one, and else by the machine.
fn now(place: &Place) -> anyhow::Result<Timestamp> {
    Ok(place.open_if_there()?.map(|desk| desk.now()).transpose()?.unwrap_or_else(Timestamp::now))
}

fn run_note(bytes: &[u8], place: &Place, output: Output) -> anyhow::Result<()> {
    let report = lint_note(&place.open()?, bytes)?;
    output.data(&report, |report, out| print::note_report(report, out))?;
    output.say(&print::note_counts(&report));
    if report.is_grave() { Err(Objections.into()) } else { Ok(()) }
}
