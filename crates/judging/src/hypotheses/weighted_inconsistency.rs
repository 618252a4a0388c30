//! Weighted inconsistency: how much speaks against each hypothesis, as PARC's program counts.

use super::matrix::Matrix;
use super::story::{NEUTRAL, Vote};

/// How much speaks against each hypothesis: 0 is nothing, and the lower the worse.
///
/// It is Σ *credibility* · *relevance* · *inconsistency* over the evidence, with −1 for I, −2 for
/// II and 0 for everything else, so what fits a hypothesis never helps it. A weight of low,
/// medium and high multiplies by 1/√2, 1 and √2. A mean of several marks counts in proportion.
///
/// L. Good, J. Shrager, M. Stefik, P. Pirolli, S. Card, with R. Heuer, *ACH1.1: A Tool for
/// Analyzing Competing Hypotheses. Technical Description*, Palo Alto Research Center, 2005.
pub fn weighted_inconsistency(matrix: &Matrix) -> Vec<f64> {
    let contributions = contributions(matrix);
    let sum = |hypothesis: usize| contributions.iter().map(|row| row[hypothesis]).sum();
    (0..matrix.hypotheses()).map(sum).collect()
}

/// What each story adds to each hypothesis.
pub(super) fn contributions(matrix: &Matrix) -> Vec<Vec<f64>> {
    let rows = matrix.stories().iter().zip(matrix.pooled());
    rows.map(|(story, cells)| {
        cells.iter().map(|cell| story.weight * inconsistency(cell.vote)).collect()
    })
    .collect()
}

fn inconsistency(vote: Vote) -> f64 {
    vote.rated().map_or(0.0, |value| (value - NEUTRAL).min(0.0))
}

#[cfg(test)]
mod tests {
    use domain::Weight::{High, Low, Medium};

    use super::weighted_inconsistency;
    use crate::hypotheses::testing::{Case, close};

    #[test]
    fn each_hypothesis_has_the_sum_worked_by_hand() {
        let case = Case::new(&["CC II NA", "I N II", "C I -"]).weights(&[
            (High, High),
            (Medium, Medium),
            (Low, Medium),
        ]);
        // 2·0 − 1 + 0; 2·(−2) + 0 − 1/√2; 0 − 2 + 0.
        let expected = [-1.0, -4.0 - std::f64::consts::FRAC_1_SQRT_2, -2.0];
        close(&weighted_inconsistency(&case.matrix()), &expected);
    }

    #[test]
    fn a_story_told_thrice_counts_once_with_the_weight_of_its_best_copy() {
        let case = Case::new(&["II C", "I C", "I C"])
            .weights(&[(Low, Medium), (High, Medium), (Medium, Medium)])
            .stories(&["wire", "wire", "wire"]);
        let expected = [-std::f64::consts::SQRT_2 * 4.0 / 3.0, 0.0];
        close(&weighted_inconsistency(&case.matrix()), &expected);
    }

    #[test]
    fn two_analysts_marks_are_averaged() {
        let case = Case::new(&["II C"]).analyst(&["C I"]);
        close(&weighted_inconsistency(&case.matrix()), &[-0.5, 0.0]);
    }
}
