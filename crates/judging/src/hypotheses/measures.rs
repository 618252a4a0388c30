//! All measures of a matrix, beside each other.

use domain::{Hypotheses, Probability, Ratings};
use serde::Serialize;

use super::coherent::{Coherent, coherent};
use super::likelihood_ratio::{LikelihoodRatio, likelihood_ratio};
use super::matrix::{Matrix, MatrixFlaw};
use super::non_diagnostic::{NonDiagnostic, non_diagnostic};
use super::number;
use super::open_synthesis::{self, OpenSynthesis, open_synthesis};
use super::pool::Pool;
use super::posterior::{self, Posterior, posterior};
use super::removal::{Removals, removals};
use super::story::{Seen, Story};
use super::weighted_inconsistency::{self, weighted_inconsistency};

/// All measures of a matrix. They answer different questions and may put different hypotheses
/// first; none of them is a truth.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Measures {
    /// What the evidence says, a row for each story.
    pub stories: Vec<StoryMeasures>,
    /// What PARC's program counts against each hypothesis; 0 is best.
    pub weighted_inconsistency: Vec<f64>,
    /// What Open Synthesis counts.
    pub open_synthesis: OpenSynthesis,
    /// What Bayes' rule makes of the likelihoods.
    pub posterior: Posterior,
    /// What the first place hangs on.
    pub overturning: Overturning,
    /// Each analyst's own chances, in the order given; none where an analyst gave none.
    pub chances: Vec<Option<Coherent>>,
    /// The mean of the analysts' chances, each made coherent first; none where nobody gave any.
    pub pooled_chances: Option<Vec<f64>>,
}

/// What one story says.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StoryMeasures {
    /// The story.
    #[serde(flatten)]
    pub story: Story,
    /// The pooled cell of each hypothesis.
    pub cells: Vec<Seen>,
    /// How far it tells hypotheses apart.
    pub likelihood_ratio: LikelihoodRatio,
    /// Why it tells none apart, if it tells none apart.
    pub non_diagnostic: Option<NonDiagnostic>,
}

/// What the first place hangs on, by each measure that has one.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Overturning {
    /// By weighted inconsistency.
    pub weighted_inconsistency: Removals,
    /// By the inconsistency of Open Synthesis.
    pub inconsistency: Removals,
    /// By the posterior.
    pub posterior: Removals,
}

/// Works out all measures. Without chances beforehand every hypothesis begins as likely as any
/// other.
///
/// # Errors
///
/// The hypotheses cannot compete, or an analyst's cells do not fit them.
pub fn measure(
    hypotheses: &Hypotheses,
    ratings: &[&Ratings],
    pool: Pool,
) -> Result<Measures, MatrixFlaw> {
    let matrix = Matrix::new(hypotheses, ratings, pool)?;
    let prior = prior(hypotheses);
    let chances: Vec<Option<Coherent>> = ratings.iter().map(|it| own_chances(it)).collect();
    Ok(Measures {
        stories: matrix.stories().iter().zip(matrix.pooled()).map(of_story).collect(),
        weighted_inconsistency: weighted_inconsistency(&matrix),
        open_synthesis: open_synthesis(&matrix),
        posterior: posterior(&matrix, &prior),
        overturning: overturning(&matrix, &prior),
        pooled_chances: pooled_chances(&chances),
        chances,
    })
}

fn of_story((story, cells): (&Story, &Vec<Seen>)) -> StoryMeasures {
    StoryMeasures {
        story: story.clone(),
        cells: cells.clone(),
        likelihood_ratio: likelihood_ratio(cells),
        non_diagnostic: non_diagnostic(cells),
    }
}

fn prior(hypotheses: &Hypotheses) -> Vec<f64> {
    let even = 1.0 / number(hypotheses.hypotheses.len());
    let prior = |chance: Option<Probability>| chance.map_or(even, Probability::value);
    hypotheses.hypotheses.iter().map(|it| prior(it.prior)).collect()
}

fn overturning(matrix: &Matrix, prior: &[f64]) -> Overturning {
    let nothing = vec![0.0; matrix.hypotheses()];
    let logs: Vec<f64> = prior.iter().map(|chance: &f64| chance.ln()).collect();
    Overturning {
        weighted_inconsistency: removals(&nothing, &weighted_inconsistency::contributions(matrix)),
        inconsistency: removals(&nothing, &open_synthesis::contributions(matrix)),
        posterior: removals(&logs, &posterior::contributions(matrix)),
    }
}

fn own_chances(ratings: &Ratings) -> Option<Coherent> {
    (!ratings.chances.is_empty()).then(|| coherent(&ratings.chances))
}

fn pooled_chances(chances: &[Option<Coherent>]) -> Option<Vec<f64>> {
    let given: Vec<&Coherent> = chances.iter().flatten().collect();
    let width = given.first()?.nearest.len();
    let mean = |it: usize| {
        given.iter().map(|chances| chances.nearest[it]).sum::<f64>() / number(given.len())
    };
    Some((0..width).map(mean).collect())
}

#[cfg(test)]
mod tests {
    use domain::Probability;

    use super::measure;
    use crate::hypotheses::testing::{Case, close};
    use crate::hypotheses::{Pool, Removals};

    #[test]
    fn measures_may_disagree_and_stand_beside_each_other() {
        let case = Case::new(&["CC I", "C C", "20% 60%"]);
        let found = measure(&case.hypotheses, &[&case.ratings[0]], Pool::GeometricMean).unwrap();
        close(&found.weighted_inconsistency, &[0.0, -1.0]);
        assert_eq!(found.open_synthesis.order, [0, 1]);
        close(found.posterior.chances.as_ref().unwrap(), &[0.25, 0.75]);
        let Removals::First { hypothesis, single, .. } = found.overturning.posterior else {
            panic!("{:?}", found.overturning.posterior)
        };
        assert_eq!((hypothesis, single), (1, vec![2]));
        assert_eq!(found.pooled_chances, None);
    }

    #[test]
    fn each_analysts_chances_are_made_coherent_before_they_are_averaged() {
        let mut case = Case::new(&["C C"]).analyst(&["C I"]);
        for (ratings, chances) in case.ratings.iter_mut().zip([[0.8, 0.4], [0.3, 0.7]]) {
            ratings.chances = chances.map(|it| Probability::new(it).unwrap()).to_vec();
        }
        let sheets: Vec<_> = case.ratings.iter().collect();
        let found = measure(&case.hypotheses, &sheets, Pool::GeometricMean).unwrap();
        close(&found.pooled_chances.unwrap(), &[0.5, 0.5]);
    }
}
