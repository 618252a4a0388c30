//! `forsooth score`: how everybody did on a question, or in a table of forecasts.

use std::convert::Infallible;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use actions::{Role, ScoreTable, TableReport, score_question, score_table};
use anyhow::{Context, anyhow, bail};
use domain::Id;
use server::table_report_page;

use crate::output::Output;
use crate::place::{Place, read_input};
use crate::print;

/// Score everybody's forecasts on a settled question, or any table of forecasts.
///
/// A table is a file of separated values with headings: a spreadsheet's, Fatebook's export, or
/// Metaculus's `forecast_data.csv` with `question_data.csv` beside it. It needs a column of
/// probabilities and one of outcomes; which ones were taken is said.
#[derive(clap::Args, Debug)]
#[command(
    before_help = "Example:\n  forsooth score q-4\n  forsooth score forecasts.csv --html report.html"
)]
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

    /// Write the report on a table as a page with charts too: one file without scripts and links.
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
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

pub(super) fn named_column(text: &str) -> anyhow::Result<(Role, String)> {
    let (role, heading) = text.split_once('=').ok_or_else(|| {
        anyhow!("\"{text}\" names no column; give one such as probability=\"Crowd forecast\"")
    })?;
    Ok((role.parse()?, heading.to_owned()))
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    match &args.target {
        Target::Question(_) if args.html.is_some() => {
            bail!("--html writes the report on a table; serve shows a question as a page")
        }
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
        questions: questions_beside(table, args.questions.as_deref())?,
        columns: args.columns.clone(),
    };
    let report = score_table(&request)?;
    output.data(&report, |report, out| print::table_report(report, out))?;
    args.html.as_ref().map_or(Ok(()), |path| write_page(&report, table, path, output))
}

fn write_page(
    report: &TableReport,
    table: &Path,
    path: &Path,
    output: Output,
) -> anyhow::Result<()> {
    let name = table.file_name().filter(|name| *name != "-");
    let name = name.map_or("standard input".into(), OsStr::to_string_lossy);
    let page = table_report_page(report, &name)?;
    fs::write(path, page).with_context(|| format!("{} cannot be written", path.display()))?;
    output.say(&format!("the report is a page in {}", path.display()));
    Ok(())
}

/// Metaculus's file of questions: the one that was named, or the one beside the table.
pub(super) fn questions_beside(
    table: &Path,
    named: Option<&Path>,
) -> anyhow::Result<Option<Vec<u8>>> {
    if let Some(named) = named {
        return read_input(named).map(Some);
    }
    let beside = table.with_file_name("question_data.csv");
    let is_export = table.file_name().is_some_and(|name| name == "forecast_data.csv");
    if is_export && beside.exists() { read_input(&beside).map(Some) } else { Ok(None) }
}
