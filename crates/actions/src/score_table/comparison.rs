//! Comparison: whether the best of several people is better than the others, or luckier.

use std::collections::BTreeMap;

use scoring::comparison::{DieboldMariano, Interval, NEEDED_FOR_RANKING, diebold_mariano};
use scoring::{BadInput, Cases, Rule, scores};
use serde::Serialize;

use super::latest::Scored;
use super::report::exact;

/// The person with the best mean score beside another, on the questions they share.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Comparison {
    /// Who has the best mean Brier score.
    pub best: String,
    /// The other.
    pub other: String,
    /// How many questions both forecast.
    pub shared: usize,
    /// The mean Brier score of the best less that of the other; none where too few are shared.
    /// The level allows for all pairs of people.
    pub difference: Option<Interval>,
}

/// Of all comparisons together, how many may name a difference that is luck.
const CHANCE: f64 = 0.05;

/// Compares the person with the best mean score with each other one.
pub(crate) fn comparisons(
    people: &BTreeMap<&str, Vec<Scored>>,
) -> Result<Vec<Comparison>, BadInput> {
    let by_question = people.iter().map(|(name, scored)| Ok((*name, brier_by_question(scored)?)));
    let by_question = by_question.collect::<Result<Vec<_>, BadInput>>()?;
    let mean = |scores: &BTreeMap<&str, f64>| scores.values().sum::<f64>() / exact(scores.len());
    let ordered =
        |one: &&(&str, Scores), other: &&(&str, Scores)| mean(&one.1).total_cmp(&mean(&other.1));
    let Some((best, own)) = by_question.iter().min_by(ordered) else { return Ok(Vec::new()) };
    let others = by_question.iter().filter(|(name, _)| name != best);
    // The best is known only from the same scores, so that any pair could have been compared.
    let people = by_question.len();
    let level = 1.0 - CHANCE / exact((people * people.saturating_sub(1) / 2).max(1));
    let compared = others.map(|(other, theirs)| {
        let differences: Vec<f64> = own
            .iter()
            .filter_map(|(question, score)| Some(score - theirs.get(question)?))
            .collect();
        let (best, other) = ((*best).to_owned(), (*other).to_owned());
        let difference = interval(&differences, level)?;
        Ok(Comparison { best, other, shared: differences.len(), difference })
    });
    compared.collect()
}

/// Compares two people who were named before anything was looked at, by their scores on the
/// questions that they share: the comparison, the mean of the better one and that of the other.
pub(crate) fn compared(
    (first, second): (&str, &str),
    shared: &[(f64, f64)],
) -> Result<(Comparison, f64, f64), BadInput> {
    let mean =
        |part: fn(&(f64, f64)) -> f64| shared.iter().map(part).sum::<f64>() / exact(shared.len());
    let (one, other) = (mean(|it| it.0), mean(|it| it.1));
    let is_first = one <= other;
    let sign = if is_first { 1.0 } else { -1.0 };
    let differences: Vec<f64> = shared.iter().map(|(one, other)| sign * (one - other)).collect();
    let (best, other_name) = if is_first { (first, second) } else { (second, first) };
    let (best, other_name) = (best.to_owned(), other_name.to_owned());
    let difference = interval(&differences, 1.0 - CHANCE)?;
    let comparison = Comparison { best, other: other_name, shared: shared.len(), difference };
    Ok((comparison, one.min(other), one.max(other)))
}

type Scores<'a> = BTreeMap<&'a str, f64>;

fn brier_by_question<'a>(scored: &[Scored<'a>]) -> Result<Scores<'a>, BadInput> {
    let forecasts: Vec<f64> = scored.iter().map(|scored| scored.row.probability).collect();
    let outcomes: Vec<bool> = scored.iter().map(|scored| scored.happened).collect();
    let brier = scores(Rule::Brier, &Cases::new(&forecasts, &outcomes)?);
    Ok(scored.iter().map(|scored| scored.row.question.as_str()).zip(brier).collect())
}

/// The interval of a mean difference by Student's distribution, which holds at any level; the
/// ends of a bootstrap would need more resamples the more people there are.
fn interval(differences: &[f64], level: f64) -> Result<Option<Interval>, BadInput> {
    if differences.len() < NEEDED_FOR_RANKING {
        return Ok(None);
    }
    let (estimate, (low, high)) = match diebold_mariano(differences, 1)? {
        DieboldMariano::Tested(tested) => (tested.mean, tested.interval(level)?),
        DieboldMariano::NoVariance { mean } => (mean, (mean, mean)),
    };
    Ok(Some(Interval { estimate, low, high, level, units: differences.len() }))
}
