//! Leaderboards of histories: columns in, columns out.

use numpy::{Element, PyArray1};
use pyo3::prelude::*;
use scoring::BadInput;
use scoring::history::Period;
use scoring::history::leaderboard::{self as board, Columns, Ended};

use crate::arrays::{Column, Numbers, Outcomes, given_back};
use crate::binary::rule_named;
use crate::record::record;
use crate::refusal::{no_outcome, refusal};

record! {
    /// How forecasters stand over all questions, an array each.
    Standings {
        /// Who.
        forecaster: Py<PyArray1<u32>>,
        /// On how many questions.
        questions: Py<PyArray1<usize>>,
        /// The mean of their scores by the rule.
        value: Py<PyArray1<f64>>,
        /// The mean share of time in which they held a forecast.
        coverage: Py<PyArray1<f64>>,
        /// The mean of their peer scores; above 0 is better than the others.
        peer: Py<PyArray1<f64>>,
    }
}

record! {
    /// How forecasters did on each question, an array each.
    QuestionScores {
        /// The question.
        question: Py<PyArray1<u32>>,
        /// Who.
        forecaster: Py<PyArray1<u32>>,
        /// The mean score by the rule over the time in which they held a forecast.
        value: Py<PyArray1<f64>>,
        /// The share of the question's time in which they did.
        coverage: Py<PyArray1<f64>>,
        /// The peer score.
        peer: Py<PyArray1<f64>>,
    }
}

record! {
    /// The scores on all questions, and how everybody stands.
    Leaderboard {
        /// How everybody stands.
        standings: Py<Standings>,
        /// The scores on each question.
        questions: Py<QuestionScores>,
    }
}

/// Scores all forecasters over time on all questions, and tells how they stand.
///
/// Each row of the first four columns is an update: on which question, who, when and the chance of
/// yes, in any order. A forecast holds to the forecaster's next, to its withdrawal (a true
/// `withdrawn`) or to the close. The columns after them have a row a question, counted from 0:
/// when it opened and closed, and whether it happened, NaN where nobody is scored on it. Times are
/// numbers of milliseconds, or numpy's datetime64. Forecasters are counted from 0.
///
/// >>> board = leaderboard([0, 0], [0, 1], [0, 0], [0.4, 0.6], [0], [10], [True])
/// >>> board.standings.value
/// array([0.36, 0.16])
/// >>> board.standings.peer.round(6)
/// array([-40.546511,  40.546511])
#[pyfunction]
#[pyo3(signature = (
    question, forecaster, at, chance, opens_at, closes_at, happened, rule="brier", *, withdrawn=None
))]
#[expect(clippy::too_many_arguments, reason = "the columns of two tables, which have names")]
pub(crate) fn leaderboard(
    py: Python<'_>,
    question: Numbers<u32>,
    forecaster: Numbers<u32>,
    at: Numbers<i64>,
    chance: Column,
    opens_at: Numbers<i64>,
    closes_at: Numbers<i64>,
    happened: Column,
    rule: &str,
    withdrawn: Option<Outcomes>,
) -> PyResult<Leaderboard> {
    let rule = rule_named(rule)?;
    let updates = Columns {
        question: question.slice()?,
        forecaster: forecaster.slice()?,
        at: at.slice()?,
        chance: chance.slice()?,
        withdrawn: withdrawn.as_ref().map(Outcomes::slice).transpose()?,
    };
    let questions = ended(opens_at.slice()?, closes_at.slice()?, happened.slice()?)?;
    let board = py.detach(|| board::leaderboard(rule, updates, &questions));
    let board = board.map_err(refusal)?;
    let standings = Py::new(py, standings(py, &board.standings))?;
    Ok(Leaderboard { standings, questions: Py::new(py, question_scores(py, board.questions()))? })
}

/// The questions: their time, and how they ended.
fn ended(opens_at: &[i64], closes_at: &[i64], happened: &[f64]) -> PyResult<Vec<Ended>> {
    let expected = opens_at.len();
    for (what, found) in [("closing times", closes_at.len()), ("outcomes", happened.len())] {
        if found != expected {
            return Err(refusal(BadInput::Lengths { what, expected, found }));
        }
    }
    let question = |index: usize| {
        let period =
            Period::new(opens_at[index], closes_at[index]).map_err(|error| match error {
                BadInput::NoTime { from, until, .. } => {
                    refusal(BadInput::NoTime { row: index + 1, from, until })
                }
                other => refusal(other),
            })?;
        match happened[index] {
            0.0 => Ok(Ended { period, happened: Some(false) }),
            1.0 => Ok(Ended { period, happened: Some(true) }),
            value if value.is_nan() => Ok(Ended { period, happened: None }),
            value => Err(no_outcome(index, value)),
        }
    };
    (0..expected).map(question).collect()
}

/// A field of each row, as an array.
fn column<'a, R: 'a, T: Element>(
    py: Python<'_>,
    rows: impl Iterator<Item = &'a R>,
    field: fn(&R) -> T,
) -> Py<PyArray1<T>> {
    given_back(py, rows.map(field).collect()).unbind()
}

fn standings(py: Python<'_>, rows: &[board::Standing]) -> Standings {
    Standings {
        forecaster: column(py, rows.iter(), |row| row.forecaster),
        questions: column(py, rows.iter(), |row| row.questions),
        value: column(py, rows.iter(), |row| row.value),
        coverage: column(py, rows.iter(), |row| row.coverage),
        peer: column(py, rows.iter(), |row| row.peer),
    }
}

fn question_scores<'a>(
    py: Python<'_>,
    rows: impl Iterator<Item = &'a board::QuestionScore> + Clone,
) -> QuestionScores {
    QuestionScores {
        question: column(py, rows.clone(), |row| row.question),
        forecaster: column(py, rows.clone(), |row| row.forecaster),
        value: column(py, rows.clone(), |row| row.value),
        coverage: column(py, rows.clone(), |row| row.coverage),
        peer: column(py, rows.clone(), |row| row.peer),
    }
}
