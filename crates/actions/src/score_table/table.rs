//! The table: separated values into rows.

use std::collections::HashMap;

use serde::Serialize;

use super::columns::{Columns, Role};
use super::error::ScoreTableError;
use super::metaculus::Questions;
use super::row::{Line, Row};

/// The rows of a table and how they were read.
pub(crate) struct Table {
    /// The rows that hold a forecast.
    pub(crate) rows: Vec<Row>,
    /// How it was read.
    pub(crate) source: TableSource,
}

/// How a table was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TableSource {
    /// Whose export it is.
    pub format: TableFormat,
    /// Which column was taken for what.
    pub columns: Vec<TableColumn>,
    /// Whether bare numbers are percentages.
    pub percent: bool,
    /// Rows of the file below its headings.
    pub rows: usize,
    /// Rows without a forecast of a yes-or-no question.
    pub skipped: usize,
}

/// A column and what it was taken for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TableColumn {
    /// What it holds.
    pub role: Role,
    /// Its heading.
    pub heading: String,
}

/// Whose export a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum TableFormat {
    /// Anybody's.
    Table,
    /// Fatebook's.
    Fatebook,
    /// Metaculus's `forecast_data.csv`.
    Metaculus,
}

/// The heading by which each export is known.
const FATEBOOK: &str = "Forecast (scale = 0-1)";
const METACULUS: [&str; 2] = ["Probability Yes", "Forecaster Username"];

/// The records of separated values, with their lines.
pub(crate) struct Records {
    pub(crate) headings: Vec<String>,
    pub(crate) lines: Vec<(u64, csv::StringRecord)>,
}

impl Records {
    /// Reads separated values; the separator is the one that the headings have most of.
    pub(crate) fn read(text: &str) -> Result<Self, ScoreTableError> {
        let text = text.trim_start_matches('\u{feff}');
        let first = text.lines().next().unwrap_or_default();
        let separators = [b',', b';', b'\t'];
        let count = |separator: &u8| first.bytes().filter(|byte| byte == separator).count();
        let separator = separators.into_iter().rev().max_by_key(count).unwrap_or(b',');
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(separator)
            .flexible(false)
            .from_reader(text.as_bytes());
        let headings = reader.headers()?.iter().map(|heading| heading.trim().to_owned()).collect();
        let line = |record: &csv::StringRecord| record.position().map_or(0, csv::Position::line);
        let lines = reader.into_records().map(|record| record.map(|it| (line(&it), it)));
        let lines: Vec<_> = lines.collect::<Result<_, _>>()?;
        if lines.is_empty() { Err(ScoreTableError::Empty) } else { Ok(Self { headings, lines }) }
    }

    /// The headings in quotation marks.
    fn listed(&self) -> String {
        let quoted: Vec<String> = self.headings.iter().map(|it| format!("\"{it}\"")).collect();
        quoted.join(", ")
    }

    pub(crate) fn columns(&self, named: &[(Role, String)]) -> Result<Columns, ScoreTableError> {
        Columns::find(&self.headings, named).map_err(|missing| ScoreTableError::NoSuchColumn {
            name: missing.name,
            headings: self.listed(),
        })
    }

    pub(crate) fn require(&self, columns: &Columns, role: Role) -> Result<(), ScoreTableError> {
        let missing = || ScoreTableError::NoColumn { role, headings: self.listed() };
        columns.place(role).map(|_| ()).ok_or_else(missing)
    }

    pub(crate) fn each<'a>(&'a self, columns: &'a Columns) -> impl Iterator<Item = Line<'a>> {
        self.lines.iter().map(move |(number, cells)| Line { number: *number, cells, columns })
    }

    fn format(&self) -> TableFormat {
        let has = |name: &str| self.headings.iter().any(|heading| heading == name);
        match () {
            () if has(FATEBOOK) => TableFormat::Fatebook,
            () if METACULUS.iter().all(|name| has(name)) => TableFormat::Metaculus,
            () => TableFormat::Table,
        }
    }
}

impl Table {
    /// Reads a table; the outcomes of a Metaculus export stand in its file of questions.
    pub(crate) fn read(
        text: &str,
        questions: Option<&str>,
        named: &[(Role, String)],
    ) -> Result<Self, ScoreTableError> {
        let records = Records::read(text)?;
        let columns = records.columns(named)?;
        records.require(&columns, Role::Probability)?;
        let format = records.format();
        let asked = match (format, questions) {
            (TableFormat::Metaculus, None) => return Err(ScoreTableError::NoQuestions),
            (TableFormat::Metaculus, Some(text)) => Some(Questions::read(text)?),
            (TableFormat::Table | TableFormat::Fatebook, _) => None,
        };
        if asked.is_none() {
            records.require(&columns, Role::Outcome)?;
        }
        let percent = format == TableFormat::Table && in_percent(&records, &columns);
        let rows = readable(&records, &columns, percent)?;
        let rows: Vec<Row> = rows.into_iter().filter_map(|row| join(row, asked.as_ref())).collect();
        check_outcomes(&rows)?;
        let source = source(&records, &columns, format, percent, rows.len());
        Ok(Self { rows, source })
    }
}

/// The rows that hold a forecast, or all that cannot be read.
fn readable(
    records: &Records,
    columns: &Columns,
    percent: bool,
) -> Result<Vec<Row>, ScoreTableError> {
    let (mut rows, mut errors) = (Vec::new(), Vec::new());
    for line in records.each(columns) {
        match line.row(percent) {
            Ok(row) => rows.extend(row),
            Err(error) => errors.push(error),
        }
    }
    ScoreTableError::of_rows(errors).map_or(Ok(rows), Err)
}

/// The row with what the file of questions tells of its question; `None` if that is not one of
/// yes or no.
fn join(row: Row, questions: Option<&Questions>) -> Option<Row> {
    match questions {
        Some(questions) => questions.complete(row),
        None => Some(row),
    }
}

/// Whether bare numbers are percentages: most of them are above 1. A single one is a slip, which
/// is refused with its line, and must not turn the others into hundredths.
fn in_percent(records: &Records, columns: &Columns) -> bool {
    let (mut bare, mut above) = (0_usize, 0_usize);
    for line in records.each(columns) {
        // What cannot be read is refused with all other such rows.
        let stated = line.stated().ok().flatten();
        if let Some(stated) = stated.filter(|stated| !stated.percent) {
            bare += 1;
            above += usize::from(stated.number > 1.0);
        }
    }
    above * 2 > bare
}

/// Refuses a question that ends in two ways.
fn check_outcomes(rows: &[Row]) -> Result<(), ScoreTableError> {
    let mut ends: HashMap<&str, &Row> = HashMap::new();
    let mut errors = Vec::new();
    for row in rows {
        let other = *ends.entry(&row.question).or_insert(row);
        if other.ended != row.ended {
            let (line, other) = (row.line, other.line);
            let question = row.question.clone();
            errors.push(ScoreTableError::TwoOutcomes { line, other, question });
        }
    }
    ScoreTableError::of_rows(errors).map_or(Ok(()), Err)
}

fn source(
    records: &Records,
    columns: &Columns,
    format: TableFormat,
    percent: bool,
    read: usize,
) -> TableSource {
    let column = |(role, place): (Role, usize)| TableColumn {
        role,
        heading: records.headings[place].clone(),
    };
    let rows = records.lines.len();
    let columns = columns.each().map(column).collect();
    TableSource { format, columns, percent, rows, skipped: rows - read }
}
