//! The CORP decomposition of a mean score: miscalibration, discrimination and uncertainty.

use serde::Serialize;

use super::reliability::Reliability;
use crate::numeric::Sum;
use crate::{Direction, Rule, json, mean_score};

/// What a mean score is made of. All three parts are in the units of the score, and none is
/// below 0.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Decomposition {
    /// The mean score.
    #[serde(serialize_with = "json::number")]
    pub score: f64,
    /// What recalibrating the forecasts would gain; lower is better, 0 is perfect.
    #[serde(serialize_with = "json::number")]
    pub miscalibration: f64,
    /// What the recalibrated forecasts gain over always saying the base rate; higher is better.
    pub discrimination: f64,
    /// How hard the questions were: the loss of always saying the base rate, or, for rules where
    /// higher is better, its score.
    pub uncertainty: f64,
}

impl Reliability<'_> {
    /// Decomposes the mean score by a rule.
    ///
    /// With *S* the mean score, *S*^ that of the recalibrated forecasts and *S*° that of always
    /// saying the base rate: miscalibration MCB = *S* − *S*^, discrimination
    /// DSC = *S*° − *S*^, uncertainty UNC = *S*°, so that *S* = MCB − DSC + UNC. Where higher is
    /// better MCB and DSC have the opposite sign, and *S* = UNC + DSC − MCB. When all questions
    /// end alike, the uncertainty is that of certainty.
    ///
    /// T. Dimitriadis, T. Gneiting, A. I. Jordan, *Proceedings of the National Academy of
    /// Sciences* 118, 2021.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::{Cases, Rule};
    /// use scoring::calibration::reliability;
    ///
    /// let cases = Cases::new(&[0.2, 0.2, 0.8, 0.8], &[false, true, true, true])?;
    /// let parts = reliability(&cases).unwrap().decomposition(Rule::Brier);
    /// // 0.19 is 0.065 − 0.0625 + 0.1875.
    /// assert!((parts.score - 0.19).abs() < 1e-15);
    /// assert!((parts.miscalibration - 0.065).abs() < 1e-15);
    /// assert_eq!((parts.discrimination, parts.uncertainty), (0.0625, 0.1875));
    /// # Ok::<(), scoring::BadInput>(())
    /// ```
    pub fn decomposition(&self, rule: Rule) -> Decomposition {
        let score = |forecast, happened| rule.of(forecast, happened);
        let mean = mean_score(rule, self.cases.forecasts(), self.cases.outcomes());
        let fast = mean.ok().flatten().filter(|_| self.cases.weights().is_none());
        let given = fast.map_or_else(|| self.mean_given(score), |mean| mean.value);
        self.parts(given, score, rule.better())
    }

    /// Decomposes the mean of any proper score, given as a loss: lower is better.
    ///
    /// The loss is called with a probability of yes and with whether it happened. For one that is
    /// not proper the parts may be off, though they still add up.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::{Cases, Rule};
    /// use scoring::calibration::reliability;
    ///
    /// let cases = Cases::new(&[0.2, 0.2, 0.8, 0.8], &[false, true, true, true])?;
    /// let curve = reliability(&cases).unwrap();
    /// let elementary = |forecast: f64, happened: bool| f64::from(u8::from((forecast > 0.5) != happened));
    /// let parts = curve.decomposition_by(elementary);
    /// assert_eq!((parts.score, parts.uncertainty), (0.25, 0.25));
    /// # Ok::<(), scoring::BadInput>(())
    /// ```
    pub fn decomposition_by(&self, loss: impl Fn(f64, bool) -> f64 + Copy) -> Decomposition {
        self.parts(self.mean_given(loss), loss, Direction::Lower)
    }

    fn parts(
        &self,
        score: f64,
        of: impl Fn(f64, bool) -> f64 + Copy,
        better: Direction,
    ) -> Decomposition {
        let steps = self.steps.iter().map(|step| (step.observed, step.weight, step.yes));
        let recalibrated = mean(steps, of);
        let weight = self.steps.iter().map(|step| step.weight).collect::<Sum>().value();
        let yes = self.steps.iter().map(|step| step.yes).collect::<Sum>().value();
        let uncertainty = mean([(yes / weight, weight, yes)], of);
        let sign = match better {
            Direction::Lower => 1.0,
            Direction::Higher => -1.0,
        };
        // A proper score cannot gain from miscalibration: what lies below 0 is rounding.
        Decomposition {
            score,
            miscalibration: (sign * (score - recalibrated)).max(0.0),
            discrimination: (sign * (uncertainty - recalibrated)).max(0.0),
            uncertainty,
        }
    }

    fn mean_given(&self, of: impl Fn(f64, bool) -> f64) -> f64 {
        mean(self.pooled.groups().map(|group| (group.forecast, group.weight, group.yes)), of)
    }
}

/// The mean score of forecasts with what they weigh and what their yeses weigh.
fn mean(
    forecasts: impl IntoIterator<Item = (f64, f64, f64)>,
    of: impl Fn(f64, bool) -> f64,
) -> f64 {
    let (mut sum, mut weights) = (Sum::default(), Sum::default());
    for (forecast, weight, yes) in forecasts {
        // What never happened is not scored, as it may score infinity.
        for (happened, share) in [(true, yes), (false, weight - yes)] {
            if share > 0.0 {
                sum = sum.plus(share * of(forecast, happened));
            }
        }
        weights = weights.plus(weight);
    }
    sum.value() / weights.value()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::reliability::reliability;
    use super::*;
    use crate::Cases;

    #[test]
    fn an_impossible_yes_makes_the_miscalibration_infinite_and_nothing_else() {
        let cases = Cases::new(&[0.0, 0.5, 1.0], &[true, false, true]).unwrap();
        let parts = reliability(&cases).unwrap().decomposition(Rule::Log);
        assert_eq!((parts.score, parts.miscalibration), (f64::INFINITY, f64::INFINITY));
        assert!(parts.discrimination.is_finite() && parts.uncertainty.is_finite());
        let json = serde_json::to_value(parts).unwrap();
        assert_eq!(json["miscalibration"], "infinity");
    }

    #[test]
    fn questions_that_all_end_alike_have_no_uncertainty() {
        let cases = Cases::new(&[0.5, 0.9], &[true, true]).unwrap();
        let parts = reliability(&cases).unwrap().decomposition(Rule::Brier);
        assert_eq!((parts.uncertainty, parts.discrimination), (0.0, 0.0));
    }

    proptest! {
        #[test]
        fn the_parts_add_up(rows in prop::collection::vec((0.001..0.999, any::<bool>(), 0.1..2.0), 1..100)) {
            let forecasts: Vec<f64> = rows.iter().map(|row| row.0).collect();
            let outcomes: Vec<bool> = rows.iter().map(|row| row.1).collect();
            let weights: Vec<f64> = rows.iter().map(|row| row.2).collect();
            let cases = Cases::new(&forecasts, &outcomes).unwrap();
            for cases in [cases, cases.weighted(&weights).unwrap()] {
                let curve = reliability(&cases).unwrap();
                for rule in Rule::ALL {
                    let parts = curve.decomposition(rule);
                    let gain = parts.discrimination - parts.miscalibration;
                    let sum = match rule.better() {
                        Direction::Lower => parts.uncertainty - gain,
                        Direction::Higher => parts.uncertainty + gain,
                    };
                    prop_assert!((sum - parts.score).abs() <= 1e-12 * (1.0 + sum.abs()), "{rule:?}");
                }
                let parts = curve.decomposition_by(|forecast, happened| Rule::Log.of(forecast, happened));
                let expected = curve.decomposition(Rule::Log);
                prop_assert!((parts.miscalibration - expected.miscalibration).abs() < 1e-12);
            }
        }
    }
}
