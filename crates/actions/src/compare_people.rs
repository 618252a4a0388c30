//! Comparing two people on the questions that both forecast.

use std::collections::BTreeMap;

use domain::Id;
use scoring::BadInput;
use serde::Serialize;
use thiserror::Error;

use crate::Desk;
use crate::record::settled_questions;
use crate::score_question::ScoreQuestionError;
use crate::score_table::{Comparison, compared};

/// Two people on the questions that both forecast.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ComparedPeople {
    /// Who is better on these questions, by how much, and how sure that is.
    #[serde(flatten)]
    pub comparison: Comparison,
    /// The mean Brier score of the better one; lower is better.
    pub best_mean: f64,
    /// The mean Brier score of the other.
    pub other_mean: f64,
    /// The comparison in words.
    pub words: String,
}

/// Why two people cannot be compared.
#[derive(Debug, Error)]
pub enum ComparePeopleError {
    /// A name that nobody with a score has.
    #[error("{0} has no score; those who have: {1}")]
    NoScore(String, String),
    /// One name twice.
    #[error("{0} cannot be compared with themselves; name another with --against")]
    Same(String),
    /// They share no question.
    #[error("{0} and {1} have no settled question in common")]
    NothingShared(String, String),
    /// The difference cannot be worked out.
    #[error(transparent)]
    Difference(#[from] BadInput),
    /// The questions cannot be scored.
    #[error(transparent)]
    Score(#[from] ScoreQuestionError),
}

/// Compares two people by the Brier scores of their last forecasts on the settled questions of yes
/// or no that both forecast.
///
/// # Errors
///
/// One of them has no score, they are one, or they share no question.
pub fn compare_people(
    desk: &Desk,
    first: &str,
    second: &str,
) -> Result<ComparedPeople, ComparePeopleError> {
    if first == second {
        return Err(ComparePeopleError::Same(first.to_owned()));
    }
    let settled = settled_questions(desk, |_| ())?;
    let mut by_name: BTreeMap<&str, BTreeMap<Id, f64>> = BTreeMap::new();
    for question in &settled {
        for (scores, _) in question.chances() {
            let (id, score) = (question.file.question.id, scores.last_scores[0].value);
            by_name.entry(&scores.forecaster).or_default().insert(id, score);
        }
    }
    let scores_of = |name: &str| {
        let names = || by_name.keys().copied().collect::<Vec<&str>>().join(", ");
        by_name.get(name).ok_or_else(|| ComparePeopleError::NoScore(name.to_owned(), names()))
    };
    let (one, other) = (scores_of(first)?, scores_of(second)?);
    let shared: Vec<(f64, f64)> =
        one.iter().filter_map(|(id, score)| Some((*score, *other.get(id)?))).collect();
    if shared.is_empty() {
        let (first, second) = (first.to_owned(), second.to_owned());
        return Err(ComparePeopleError::NothingShared(first, second));
    }
    let (comparison, best_mean, other_mean) = compared((first, second), &shared)?;
    let words = comparison.to_string();
    Ok(ComparedPeople { comparison, best_mean, other_mean, words })
}
