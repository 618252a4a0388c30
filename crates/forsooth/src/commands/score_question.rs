//! `forsooth score`: how everybody did on a question, or in a table of forecasts.

use std::convert::Infallible;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use actions::{Role, ScoreTable, score_question, score_table};
use anyhow::anyhow;
use domain::Id;

use crate::output::Output;
use crate::place::{Place, read_input};
use crate::print;

/// Score everybody's forecasts on a settled question, or any table of forecasts.
///
/// A table is a file of separated values with headings: a spreadsheet's, Fatebook's export, or
/// Metaculus's `forecast_data.csv` with `question_data.csv` beside it. It needs a column of
/// probabilities and one of outcomes; which ones were taken is said.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth score q-4\n  forsooth score forecasts.csv")]
pub(crate) struct Args {
    /// The question, or the table; "-" reads a table from standard input.
    #[arg(value_name = "QUESTION|FILE")]
    target: Target,

    /// What a column of the table holds, as probability="Crowd forecast"; may be repeated.
    #[arg(long = "column", value_name = "ROLE=HEADING", value_parser = named_column)]
    columns: Vec<(Role, String)>,

    /// Metaculus's `question_data.csv` [default: the one beside the table].
    #[arg(long, value_name = "FILE")]
    questions: Option<PathBuf>,
}

/// What is scored.
#[derive(Clone, Debug)]
enum Target {
    Question(Id),
    Table(PathBuf),
}

impl FromStr for Target {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(text.parse().map_or_else(|_| Self::Table(PathBuf::from(text)), Self::Question))
    }
}

fn named_column(text: &str) -> anyhow::Result<(Role, String)> {
    let (role, heading) = text.split_once('=').ok_or_else(|| {
        anyhow!("\"{text}\" names no column; give one such as probability=\"Crowd forecast\"")
    })?;
    Ok((role.parse()?, heading.to_owned()))
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    match &args.target {
        Target::Question(question) => {
            let scores = score_question(&place.open()?, *question)?;
            output.data(&scores, |scores, out| print::question_scores(scores, out))
        }
        Target::Table(table) => score(table, args, output),
    }
}

fn score(table: &Path, args: &Args, output: Output) -> anyhow::Result<()> {
    let request = ScoreTable {
        bytes: read_input(table)?,
        questions: questions_beside(table, args)?,
        columns: args.columns.clone(),
    };
    let report = score_table(&request)?;
    output.data(&report, |report, out| print::table_report(report, out))
}

/// Metaculus's file of questions: the one that was named, or the one beside the table.
fn questions_beside(table: &Path, args: &Args) -> anyhow::Result<Option<Vec<u8>>> {
    if let Some(named) = &args.questions {
        return read_input(named).map(Some);
    }
    let beside = table.with_file_name("question_data.csv");
    let is_export = table.file_name().is_some_and(|name| name == "forecast_data.csv");
    if is_export && beside.exists() { read_input(&beside).map(Some) } else { Ok(None) }
}
