//! A summary: the mean score over questions, and what always saying 50% would have scored.

use serde::Serialize;

use crate::numeric::{Sum, number};
use crate::{Rule, json};

/// A mean score, with how many scores it is made of.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Mean {
    /// The rule of the scores.
    #[serde(flatten)]
    pub rule: Rule,
    /// The mean; infinite as soon as one score is.
    #[serde(serialize_with = "json::number")]
    pub value: f64,
    /// How many scores were counted.
    pub count: usize,
    /// How many of them are infinite.
    pub infinite: usize,
}

/// Takes the mean over questions of scores by one rule, each question counted once.
///
/// Returns `None` where there are none. A single infinite score makes the mean infinite; it is
/// counted, never left out.
///
/// # Examples
///
/// ```
/// use scoring::{Rule, mean};
///
/// let mean = mean(Rule::Brier, &[0.25, 0.75]).unwrap();
/// assert_eq!((mean.value, mean.count, mean.infinite), (0.5, 2, 0));
/// ```
pub fn mean(rule: Rule, scores: &[f64]) -> Option<Mean> {
    if scores.is_empty() {
        return None;
    }
    let sum: Sum = scores.iter().copied().collect();
    let infinite = scores.iter().filter(|score| score.is_infinite()).count();
    Some(Mean { rule, value: sum.value() / number(scores.len()), count: scores.len(), infinite })
}

/// What somebody who knows nothing and always says 50% scores on every question.
///
/// # Examples
///
/// ```
/// use scoring::{Rule, baseline};
///
/// assert_eq!(baseline(Rule::Brier), 0.25);
/// assert_eq!(baseline(Rule::Log), 2_f64.ln());
/// ```
pub fn baseline(rule: Rule) -> f64 {
    match rule {
        Rule::Brier => 0.25,
        Rule::Log => std::f64::consts::LN_2,
        Rule::TwoClassBrier => 0.5,
        Rule::LogBits => 1.0,
        Rule::Spherical => std::f64::consts::FRAC_1_SQRT_2,
        Rule::Baseline => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use domain::{Probability, Resolution};

    use super::*;

    #[test]
    fn nothing_has_no_mean() {
        assert_eq!(mean(Rule::Brier, &[]), None);
    }

    #[test]
    fn an_infinite_score_is_counted_and_not_left_out() {
        let mean = mean(Rule::Log, &[0.5, f64::INFINITY, 0.1, f64::INFINITY]).unwrap();
        let expected = Mean { rule: Rule::Log, value: f64::INFINITY, count: 4, infinite: 2 };
        assert_eq!(mean, expected);
        let json = serde_json::to_value(mean).unwrap();
        assert_eq!((&json["rule"], &json["value"]), (&"log score".into(), &"infinity".into()));
    }

    #[test]
    fn the_baseline_is_the_score_of_a_coin() {
        let half = Probability::new(0.5).unwrap();
        for rule in Rule::ALL {
            for resolution in [Resolution::Yes, Resolution::No] {
                let score = rule.score(half, &resolution).unwrap();
                assert!((score - baseline(rule)).abs() < 1e-15, "{rule:?}: {score}");
            }
        }
    }
}
