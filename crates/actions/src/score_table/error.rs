//! Why a table cannot be scored.

use thiserror::Error;

use super::columns::Role;

/// How many bad rows are named.
const NAMED: usize = 20;

/// A table that cannot be scored.
#[derive(Debug, Error)]
pub enum ScoreTableError {
    /// The file is no table.
    #[error(
        "the file is no table of separated values; give each row as many cells as there are \
         headings"
    )]
    NotATable(#[from] csv::Error),
    /// There are no headings, or no rows below them.
    #[error("the table holds no forecasts; give a line of headings, and a row a forecast")]
    Empty,
    /// A column that cannot be done without was not found.
    #[error(
        "no column seems to hold the {role}; the headings are {headings}; name it with \
         --column {role}=HEADING"
    )]
    NoColumn {
        /// What it was to hold.
        role: Role,
        /// The headings that are there.
        headings: String,
    },
    /// A column that was named is not there.
    #[error("no column is called \"{name}\"; the headings are {headings}")]
    NoSuchColumn {
        /// Its name.
        name: String,
        /// The headings that are there.
        headings: String,
    },
    /// A cell that holds no probability.
    #[error(
        "line {line}: \"{value}\" is not a probability; give a number from 0 to 1, or a percentage"
    )]
    NotAProbability {
        /// The line of the file.
        line: u64,
        /// What stands there.
        value: String,
    },
    /// A cell that holds no outcome.
    #[error(
        "line {line}: \"{value}\" is not an outcome; give yes, no, annulled or ambiguous, or \
         nothing while the question is open"
    )]
    NotAnOutcome {
        /// The line of the file.
        line: u64,
        /// What stands there.
        value: String,
    },
    /// A cell that holds no time.
    #[error(
        "line {line}: \"{value}\" is not a time for the column of what was {role}; give one such \
         as 2026-02-13 or 2026-02-13T22:00:00Z"
    )]
    NotATime {
        /// The line of the file.
        line: u64,
        /// What the column holds.
        role: Role,
        /// What stands there.
        value: String,
    },
    /// One question ends in two ways.
    #[error("line {line}: \"{question}\" ends otherwise than in line {other}; give one outcome")]
    TwoOutcomes {
        /// The line of the file.
        line: u64,
        /// The earlier line.
        other: u64,
        /// The question.
        question: String,
    },
    /// Several rows hold something else than their columns should.
    #[error("{}", listed(.0, *.1))]
    Rows(
        /// Why each of the first ones cannot be read.
        Vec<ScoreTableError>,
        /// How many there are in all.
        usize,
    ),
    /// A Metaculus export without its questions.
    #[error(
        "Metaculus keeps the outcomes in question_data.csv; give that file with --questions, or \
         put it beside this one"
    )]
    NoQuestions,
    /// The forecasts cannot be scored.
    #[error(transparent)]
    BadInput(#[from] scoring::BadInput),
    /// No row has an outcome.
    #[error(
        "none of {rows} rows has a forecast of a question that ended in yes or no; settle one \
         first"
    )]
    NothingSettled {
        /// How many rows there are.
        rows: usize,
    },
}

impl ScoreTableError {
    /// The one reason why rows cannot be read, or all of them together.
    pub(super) fn of_rows(mut errors: Vec<Self>) -> Option<Self> {
        let count = errors.len();
        errors.truncate(NAMED);
        if count > 1 { Some(Self::Rows(errors, count)) } else { errors.pop() }
    }
}

fn listed(errors: &[ScoreTableError], count: usize) -> String {
    let mut lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
    if count > lines.len() {
        lines.push(format!("and {} more rows", count - lines.len()));
    }
    format!("{count} rows cannot be read:\n{}", lines.join("\n"))
}
