//! `forsooth import-forecasts`: brings forecasts from Fatebook, Metaculus or a table.

use std::path::PathBuf;

use actions::{Role, ScoreTable, import_forecasts};

use super::score_question::{named_column, questions_beside};
use crate::output::Output;
use crate::place::{Place, read_input};
use crate::print::counted;

/// Import forecasts made elsewhere, with their questions and how they ended.
///
/// They keep the names and times of the export, with the platform behind each name, and are never
/// counted as forecasts of this desk. What is there already is not imported again.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:
  forsooth import-forecasts fatebook-forecasts.csv
  forsooth import-forecasts forecast_data.csv --questions question_data.csv
  forsooth import-forecasts old-spreadsheet.csv --from \"our list of 2024\"")]
pub(crate) struct Args {
    /// The table; "-" reads it from standard input.
    file: PathBuf,

    /// Where it comes from [default: Fatebook or Metaculus, where the headings tell].
    #[arg(long, value_name = "NAME")]
    from: Option<String>,

    /// What a column holds, as made="Date"; may be repeated.
    #[arg(long = "column", value_name = "ROLE=HEADING", value_parser = named_column)]
    columns: Vec<(Role, String)>,

    /// Metaculus's `question_data.csv` [default: the one beside the table].
    #[arg(long, value_name = "FILE")]
    questions: Option<PathBuf>,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let table = ScoreTable {
        bytes: read_input(&args.file)?,
        questions: questions_beside(&args.file, args.questions.as_deref())?,
        columns: args.columns.clone(),
    };
    let mut desk = place.open_or_begin()?;
    let imported = import_forecasts(&mut desk, &table, args.from.as_deref())?;
    output.data(&imported, |imported, out| {
        let [questions, forecasts, settlements] = [
            counted(imported.questions.len(), "question"),
            counted(imported.forecasts, "forecast"),
            counted(imported.settlements, "settlement"),
        ];
        writeln!(out, "{questions}, {forecasts} and {settlements} imported")?;
        let known = counted(imported.known, "forecast");
        writeln!(out, "{known} known before; {} rows skipped", imported.skipped)?;
        let mut left_out = imported.left_out.iter();
        left_out.try_for_each(|it| writeln!(out, "not taken over, {it}"))
    })?;
    output.say("See the questions: forsooth list questions");
    Ok(())
}
