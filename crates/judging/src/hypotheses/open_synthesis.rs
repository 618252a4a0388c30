//! The measures of Open Synthesis: how a crowd's marks are counted.

use std::cmp::Ordering;

use serde::Serialize;

use super::matrix::Matrix;
use super::number;
use super::story::{NEUTRAL, Seen, Vote};

/// What Open Synthesis counts of a matrix.
///
/// Marks are numbers from 1 (II) to 5 (CC), and a cell is their mean over the analysts, with
/// "not applicable" taken as 3. Neither the credibility of the evidence nor its relevance counts,
/// and more evidence can only refute.
///
/// Open Synthesis, `openach/metrics.py` (T. Schiller, 2016).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OpenSynthesis {
    /// For each hypothesis Σ (3 − *cell*)² over the cells below 3; lower is better.
    pub inconsistency: Vec<f64>,
    /// For each hypothesis Σ (*cell* − 3)² over the cells above 3.
    pub consistency: Vec<f64>,
    /// The hypotheses from the best on: by inconsistency, then the more consistent, then those of
    /// which less evidence is not applicable, then those of which less is unrated.
    pub order: Vec<usize>,
    /// For each story the standard deviation of its cells: 0 tells nothing apart.
    pub diagnosticity: Vec<f64>,
    /// For each story and hypothesis how far the analysts are apart; none where nobody rated.
    pub disagreement: Vec<Vec<Option<f64>>>,
}

/// Counts a matrix as Open Synthesis does.
pub fn open_synthesis(matrix: &Matrix) -> OpenSynthesis {
    let cells: Vec<Vec<Option<f64>>> = each_cell(matrix, |cells| mean_with_neutral(&votes(cells)));
    let sum = |hypothesis: usize, part: fn(f64) -> f64| {
        cells.iter().filter_map(|row| row[hypothesis]).map(|cell| part(cell).powi(2)).sum()
    };
    let hypotheses = 0..matrix.hypotheses();
    let inconsistency: Vec<f64> = hypotheses.clone().map(|it| sum(it, below)).collect();
    let consistency: Vec<f64> = hypotheses.map(|it| sum(it, above)).collect();
    OpenSynthesis {
        order: order(matrix, &inconsistency, &consistency),
        diagnosticity: cells.iter().map(|row| population_deviation(row)).collect(),
        disagreement: each_cell(matrix, |cells| disagreement(&votes(cells))),
        inconsistency,
        consistency,
    }
}

/// What each story adds to each hypothesis, so that more is better.
pub(super) fn contributions(matrix: &Matrix) -> Vec<Vec<f64>> {
    each_cell(matrix, |cells| {
        mean_with_neutral(&votes(cells)).map_or(0.0, |cell| -below(cell).powi(2))
    })
}

fn each_cell<T>(matrix: &Matrix, each: impl Fn(&[Seen]) -> T) -> Vec<Vec<T>> {
    let row = |story| (0..matrix.hypotheses()).map(|it| each(&matrix.cell(story, it))).collect();
    (0..matrix.stories().len()).map(row).collect()
}

fn votes(cells: &[Seen]) -> Vec<Vote> {
    cells.iter().map(|cell| cell.vote).collect()
}

fn below(cell: f64) -> f64 {
    (NEUTRAL - cell).max(0.0)
}

fn above(cell: f64) -> f64 {
    (cell - NEUTRAL).max(0.0)
}

fn mean_with_neutral(votes: &[Vote]) -> Option<f64> {
    let values: Vec<f64> = votes
        .iter()
        .filter_map(|vote| match vote {
            Vote::Unrated => None,
            Vote::NotApplicable => Some(NEUTRAL),
            Vote::Rated(value) => Some(*value),
        })
        .collect();
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / number(values.len()))
}

fn population_deviation(row: &[Option<f64>]) -> f64 {
    let cells: Vec<f64> = row.iter().copied().flatten().collect();
    if cells.is_empty() { 0.0 } else { (squares(&cells) / number(cells.len())).sqrt() }
}

fn sample_deviation(values: &[f64]) -> f64 {
    if values.len() < 2 { 0.0 } else { (squares(values) / number(values.len() - 1)).sqrt() }
}

/// The sum of squared distances from the mean.
fn squares(values: &[f64]) -> f64 {
    let mean = values.iter().sum::<f64>() / number(values.len());
    values.iter().map(|value| (value - mean).powi(2)).sum()
}

/// The larger of how far those who rated are apart, and how far all are apart on whether it
/// applies at all.
fn disagreement(votes: &[Vote]) -> Option<f64> {
    let rated: Vec<f64> = votes.iter().filter_map(|vote| vote.rated()).collect();
    let applies: Vec<f64> = votes
        .iter()
        .filter(|vote| **vote != Vote::Unrated)
        .map(|vote| if vote.rated().is_some() { 1.0 } else { 0.0 })
        .collect();
    let any = !applies.is_empty();
    any.then(|| sample_deviation(&rated).max(sample_deviation(&applies)))
}

fn order(matrix: &Matrix, inconsistency: &[f64], consistency: &[f64]) -> Vec<usize> {
    let share = |hypothesis: usize, vote: Vote| {
        matrix.pooled().iter().filter(|row| row[hypothesis].vote == vote).count()
    };
    let compare = |&one: &usize, &other: &usize| -> Ordering {
        let shares = |vote| share(one, vote).cmp(&share(other, vote));
        inconsistency[one]
            .total_cmp(&inconsistency[other])
            .then(consistency[other].total_cmp(&consistency[one]))
            .then_with(|| shares(Vote::NotApplicable))
            .then_with(|| shares(Vote::Unrated))
    };
    let mut order: Vec<usize> = (0..matrix.hypotheses()).collect();
    order.sort_by(compare);
    order
}

#[cfg(test)]
mod tests {
    use super::open_synthesis;
    use crate::hypotheses::testing::{Case, close};

    /// Two analysts; the expected values are those of Python's `statistics` on the formulas.
    #[test]
    fn a_crowd_is_counted_as_open_synthesis_counts_it() {
        let case =
            Case::new(&["CC II N", "C I NA", "II C I"]).analyst(&["C I N", "- NA NA", "II CC C"]);
        let counted = open_synthesis(&case.matrix());
        close(&counted.inconsistency, &[4.0, 2.5, 0.0]);
        close(&counted.consistency, &[3.25, 2.25, 0.0]);
        assert_eq!(counted.order, [2, 1, 0]);
        let deviations = [1.224_744_871_391_589, 0.623_609_564_462_323_5, 1.433_720_877_840_437_8];
        close(&counted.diagnosticity, &deviations);
        let half = std::f64::consts::FRAC_1_SQRT_2;
        let expected = [[half, half, 0.0], [0.0, half, 0.0], [0.0, half, 2.0 * half]];
        for (row, expected) in counted.disagreement.iter().zip(expected) {
            close(&row.iter().map(|it| it.unwrap()).collect::<Vec<_>>(), &expected);
        }
    }

    #[test]
    fn ties_go_to_the_more_consistent_then_to_what_applies_and_is_rated() {
        let case = Case::new(&["- NA N CC", "N N N N"]);
        assert_eq!(open_synthesis(&case.matrix()).order, [3, 2, 0, 1]);
    }

    #[test]
    fn what_nobody_rated_has_no_disagreement() {
        let counted = open_synthesis(&Case::new(&["- C"]).matrix());
        assert_eq!(counted.disagreement, [[None, Some(0.0)]]);
        close(&counted.diagnosticity, &[0.0]);
    }
}
