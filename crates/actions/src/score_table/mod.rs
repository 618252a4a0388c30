//! Scoring a table of forecasts from anywhere: a spreadsheet, Fatebook's or Metaculus's export.

mod cell;
mod columns;
mod comparison;
mod error;
mod latest;
mod metaculus;
mod month;
mod over_time;
mod report;
mod row;
mod table;
mod verdict;
mod words;

pub(crate) use cell::Ended;
pub use columns::{NoSuchRole, Role};
pub use comparison::Comparison;
pub(crate) use comparison::compared;
pub use error::ScoreTableError;
pub use latest::RowCounts;
pub use month::Month;
pub use over_time::OverTime;
pub use report::{Curve, GroupReport, TableReport};
pub(crate) use row::{Row, with_option};
pub use table::{TableColumn, TableFormat, TableSource};

use latest::latest;
use over_time::over_time;
use reading::decode_text;
use table::Table;

/// A table to be scored.
#[derive(Clone, Debug, Default)]
pub struct ScoreTable {
    /// The separated values with headings, in any encoding.
    pub bytes: Vec<u8>,
    /// Metaculus's file of questions, where the table is its file of forecasts.
    pub questions: Option<Vec<u8>>,
    /// Columns that the user names, by what they hold.
    pub columns: Vec<(Role, String)>,
}

/// The rows of a table that hold a forecast, and how they were read.
pub(crate) fn read_rows(request: &ScoreTable) -> Result<(Vec<Row>, TableSource), ScoreTableError> {
    let text = decode_text(&request.bytes);
    let questions = request.questions.as_deref().map(decode_text);
    let table = Table::read(&text, questions.as_deref(), &request.columns)?;
    Ok((table.rows, table.source))
}

/// Scores each person's last forecast of each question that ended in yes or no, and all of them
/// over time where the table tells when they were made and when the questions took forecasts.
///
/// # Errors
///
/// The table lacks a column or the file of questions, a cell holds something else than its
/// column should, a question ends in two ways, or nothing has ended.
pub fn score_table(request: &ScoreTable) -> Result<TableReport, ScoreTableError> {
    let (rows, source) = read_rows(request)?;
    let (scored, counts) = latest(&rows);
    if scored.is_empty() {
        return Err(ScoreTableError::NothingSettled { rows: source.rows });
    }
    let over_time = over_time(&rows)?;
    Ok(TableReport::of(source, counts, &scored)?.with_time(&over_time))
}
