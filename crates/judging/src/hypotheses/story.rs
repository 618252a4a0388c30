//! A story: a piece of evidence as it counts, together with its copies.

use std::fmt;

use domain::{Cell, Hypotheses, Mark, MatrixEvidence, Weight};
use serde::Serialize;

use super::number;
use super::steps::chance_of_step;

/// A piece of evidence as it counts: alone, or together with all copies of the same story.
///
/// A story told five times is one observation, so it has one column. Its mark is the mean of the
/// marks its copies were given, its likelihood their geometric mean, and its weight that of the
/// best copy.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Story {
    /// The pieces of evidence it is made of, counted from 0; one unless there are copies.
    pub items: Vec<usize>,
    /// Credibility times relevance, from 1/2 to 2.
    pub weight: f64,
}

/// What was put where a story and a hypothesis meet.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Seen {
    /// How the story fits the hypothesis.
    pub vote: Vote,
    /// How likely the story is if the hypothesis is true.
    pub likelihood: Option<f64>,
}

/// How a story fits a hypothesis, from 1 (strongly against) over 3 (neutral) to 5.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Vote {
    /// Nobody said.
    Unrated,
    /// It has nothing to do with the hypothesis.
    NotApplicable,
    /// It fits so far.
    Rated(f64),
}

/// The vote that speaks neither for nor against.
pub(super) const NEUTRAL: f64 = 3.0;

impl Vote {
    /// The number, if it was rated and applies.
    pub fn rated(self) -> Option<f64> {
        match self {
            Self::Rated(value) => Some(value),
            Self::Unrated | Self::NotApplicable => None,
        }
    }

    fn of(mark: Mark) -> Self {
        match mark {
            Mark::VeryInconsistent => Self::Rated(1.0),
            Mark::Inconsistent => Self::Rated(2.0),
            Mark::Neutral => Self::Rated(3.0),
            Mark::Consistent => Self::Rated(4.0),
            Mark::VeryConsistent => Self::Rated(5.0),
            Mark::NotApplicable => Self::NotApplicable,
        }
    }

    /// The mean of some votes; "not applicable" only where more say so than rate it.
    pub(super) fn mean(votes: &[Self]) -> Self {
        let rated: Vec<f64> = votes.iter().filter_map(|vote| vote.rated()).collect();
        let not_applicable = votes.iter().filter(|vote| **vote == Self::NotApplicable).count();
        if not_applicable > rated.len() {
            Self::NotApplicable
        } else if rated.is_empty() {
            Self::Unrated
        } else {
            Self::Rated(rated.iter().sum::<f64>() / number(rated.len()))
        }
    }
}

impl Seen {
    /// What a cell says, in numbers.
    pub(super) fn of(cell: Option<Cell>) -> Self {
        match cell {
            None => Self { vote: Vote::Unrated, likelihood: None },
            Some(Cell::Mark(mark)) => Self { vote: Vote::of(mark), likelihood: None },
            Some(Cell::Step(step)) => {
                Self { vote: Vote::Unrated, likelihood: Some(chance_of_step(step).value()) }
            }
            Some(Cell::Likelihood(chance)) => {
                Self { vote: Vote::Unrated, likelihood: Some(chance.value()) }
            }
        }
    }
}

impl fmt::Display for Seen {
    /// As it is written in a matrix, "C" or "70%"; a mean of marks between two of them as a number
    /// from 1 (II) to 5 (CC).
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let likelihood = self.likelihood.map(|it| format!("{}%", (it * 1000.0).round() / 10.0));
        let vote = match self.vote {
            Vote::Unrated => None,
            Vote::NotApplicable => Some(Mark::NotApplicable.to_string()),
            Vote::Rated(value) => Some(letters(value)),
        };
        let told: Vec<String> = vote.into_iter().chain(likelihood).collect();
        formatter.write_str(if told.is_empty() { "–" } else { "" })?;
        formatter.write_str(&told.join(", "))
    }
}

fn letters(value: f64) -> String {
    let is_it = |mark: &&Mark| Vote::of(**mark) == Vote::Rated(value);
    Mark::ALL.iter().find(is_it).map_or_else(|| format!("{value:.1}"), Mark::to_string)
}

/// The stories that the evidence makes, in the order of their first copies.
pub(super) fn stories(hypotheses: &Hypotheses) -> Vec<Story> {
    let mut stories: Vec<Story> = Vec::new();
    for (row, item) in hypotheses.evidence.iter().enumerate() {
        let weight = factor(item.credibility) * factor(item.relevance);
        let is_copy = |story: &&mut Story| is_same(&hypotheses.evidence[story.items[0]], item);
        match stories.iter_mut().find(is_copy) {
            None => stories.push(Story { items: vec![row], weight }),
            Some(story) => {
                story.items.push(row);
                story.weight = story.weight.max(weight);
            }
        }
    }
    stories
}

fn is_same(one: &MatrixEvidence, other: &MatrixEvidence) -> bool {
    one.story.is_some() && one.story == other.story
}

/// What PARC's program multiplies by: a step of √2 from each weight to the next.
fn factor(weight: Weight) -> f64 {
    match weight {
        Weight::Low => std::f64::consts::FRAC_1_SQRT_2,
        Weight::Medium => 1.0,
        Weight::High => std::f64::consts::SQRT_2,
    }
}

#[cfg(test)]
mod tests {
    use crate::hypotheses::testing::Case;

    #[test]
    fn a_cell_is_written_as_it_was_put_in_and_a_mean_as_a_number() {
        let case = Case::new(&["CC II NA - 6/7 0.5% C"]).analyst(&["C II N - 50% 50% 70%"]);
        let matrix = case.matrix();
        let cells: Vec<String> = matrix.pooled()[0].iter().map(ToString::to_string).collect();
        assert_eq!(cells, ["4.5", "II", "N", "–", "66.1%", "5%", "C, 70%"]);
    }
}
