//! A rule turns a forecast and what happened into a number; a score is the number with its rule.

use std::f64::consts::LN_2;

use domain::{Probability, Resolution};
use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::binary::{brier, log_score, spherical};
use crate::json;
use crate::outcome::happened;

/// How a forecast of a yes-or-no question is scored. All rules are strictly proper: nobody
/// gains by saying anything but what they hold to be likely.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rule {
    /// The squared distance from what happened: [`brier()`].
    Brier,
    /// The surprise at what happened, in nats: [`log_score()`].
    Log,
    /// The Brier score summed over yes and no, as Brier wrote it: twice [`Rule::Brier`].
    TwoClassBrier,
    /// The surprise at what happened, in bits: [`log_score()`] over ln 2.
    LogBits,
    /// The forecast's direction against what happened: [`spherical()`].
    Spherical,
    /// What a forecast adds to saying 50%, in hundredths of a bit: 100 (log₂ *q* + 1).
    Baseline,
}

/// Which way a score is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// The lower the better.
    Lower,
    /// The higher the better.
    Higher,
}

/// How good a forecast was, by a named rule.
///
/// In JSON it carries the rule's name and direction; infinity is the string `"infinity"`,
/// because JSON has no such number.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Score<R = Rule> {
    /// The rule.
    #[serde(flatten)]
    pub rule: R,
    /// The number.
    #[serde(serialize_with = "json::number")]
    pub value: f64,
}

impl Rule {
    /// Every rule.
    pub const ALL: [Self; 6] = [
        Self::Brier,
        Self::Log,
        Self::TwoClassBrier,
        Self::LogBits,
        Self::Spherical,
        Self::Baseline,
    ];

    /// The two that every reader is shown, in this order.
    pub const MAIN: [Self; 2] = [Self::Brier, Self::Log];

    /// What readers call it.
    ///
    /// # Examples
    ///
    /// ```
    /// assert_eq!(scoring::Rule::Brier.name(), "Brier score");
    /// ```
    pub fn name(self) -> &'static str {
        match self {
            Self::Brier => "Brier score",
            Self::Log => "log score",
            Self::TwoClassBrier => "two-class Brier score",
            Self::LogBits => "log score in bits",
            Self::Spherical => "spherical score",
            Self::Baseline => "baseline score",
        }
    }

    /// Which way is better, and between what ends.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::Rule;
    ///
    /// assert_eq!(Rule::Brier.direction(), "lower is better; 0 is perfect, 1 is worst");
    /// ```
    pub fn direction(self) -> &'static str {
        match self {
            Self::Brier => "lower is better; 0 is perfect, 1 is worst",
            Self::Log | Self::LogBits => "lower is better; 0 is perfect, there is no worst",
            Self::TwoClassBrier => "lower is better; 0 is perfect, 2 is worst",
            Self::Spherical => "higher is better; 1 is perfect, 0 is worst",
            Self::Baseline => "higher is better; 100 is perfect, 50% scores 0, there is no worst",
        }
    }

    /// Which way is better.
    pub fn better(self) -> Direction {
        match self {
            Self::Brier | Self::Log | Self::TwoClassBrier | Self::LogBits => Direction::Lower,
            Self::Spherical | Self::Baseline => Direction::Higher,
        }
    }

    /// Scores one forecast of a yes-or-no question.
    ///
    /// Returns `None` for an annulled and for an ambiguous question.
    ///
    /// # Examples
    ///
    /// ```
    /// use domain::{Probability, Resolution};
    /// use scoring::Rule;
    ///
    /// let forecast = Probability::new(0.5)?;
    /// assert_eq!(Rule::Brier.score(forecast, &Resolution::No), Some(0.25));
    /// assert_eq!(Rule::Baseline.score(forecast, &Resolution::No), Some(0.0));
    /// # Ok::<(), domain::NotAProbability>(())
    /// ```
    pub fn score(self, forecast: Probability, resolution: &Resolution) -> Option<f64> {
        Some(self.of(forecast.value(), happened(resolution)?))
    }

    /// Scores a forecast that is known to be a probability.
    pub(crate) fn of(self, forecast: f64, happened: bool) -> f64 {
        match self {
            Self::Brier => brier::of(forecast, happened),
            Self::Log => log_score::of(forecast, happened),
            Self::TwoClassBrier => 2.0 * brier::of(forecast, happened),
            Self::LogBits => log_score::of(forecast, happened) / LN_2,
            Self::Spherical => spherical::of(forecast, happened),
            Self::Baseline => 100.0 - 100.0 * (log_score::of(forecast, happened) / LN_2),
        }
    }
}

impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut rule = serializer.serialize_struct("Rule", 2)?;
        rule.serialize_field("rule", self.name())?;
        rule.serialize_field("direction", self.direction())?;
        rule.end()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_score_names_its_rule_and_its_direction_in_json() {
        for (score, expected) in [
            (
                Score { rule: Rule::Brier, value: 0.25 },
                r#"{"rule":"Brier score","direction":"lower is better; 0 is perfect, 1 is worst","value":0.25}"#,
            ),
            (
                Score { rule: Rule::Log, value: f64::INFINITY },
                r#"{"rule":"log score","direction":"lower is better; 0 is perfect, there is no worst","value":"infinity"}"#,
            ),
        ] {
            assert_eq!(serde_json::to_string(&score).unwrap(), expected);
        }
    }

    #[test]
    fn what_did_not_end_in_yes_or_no_has_no_score() {
        let half = Probability::new(0.5).unwrap();
        let reason = || "moved to another year".to_owned();
        for resolution in
            [Resolution::Annulled { reason: reason() }, Resolution::Ambiguous { reason: reason() }]
        {
            for rule in Rule::ALL {
                assert_eq!(rule.score(half, &resolution), None);
            }
        }
    }

    /// What a forecaster who holds `belief` expects to lose by saying `said`.
    fn expected(rule: Rule, said: f64, belief: f64) -> f64 {
        let said = Probability::new(said).unwrap();
        let of = |resolution| rule.score(said, resolution).unwrap();
        // A side nobody believes in must not turn its infinite score into 0 times infinity.
        let weigh = |weight: f64, value: f64| if weight == 0.0 { 0.0 } else { weight * value };
        let gain = weigh(belief, of(&Resolution::Yes)) + weigh(1.0 - belief, of(&Resolution::No));
        match rule.better() {
            Direction::Lower => gain,
            Direction::Higher => -gain,
        }
    }

    proptest! {
        #[test]
        fn honesty_pays(said in 0.0..=1.0, belief in 0.0..=1.0) {
            for rule in Rule::ALL {
                prop_assert!(
                    expected(rule, belief, belief) <= expected(rule, said, belief) + 1e-10
                );
            }
        }

        #[test]
        fn saying_something_clearly_else_costs(belief in 0.0..=1.0, off in 0.01..=0.5) {
            let said = if belief < 0.5 { belief + off } else { belief - off };
            for rule in Rule::ALL {
                prop_assert!(expected(rule, belief, belief) < expected(rule, said, belief));
            }
        }

        #[test]
        fn yes_and_no_are_mirror_images(eighths in 0_u32..=8) {
            let chance = f64::from(eighths) / 8.0;
            for rule in Rule::ALL {
                let yes = rule.score(Probability::new(chance).unwrap(), &Resolution::Yes).unwrap();
                let no = rule.score(Probability::new(1.0 - chance).unwrap(), &Resolution::No);
                let no = no.unwrap();
                let infinite = yes.is_infinite() && no.is_infinite();
                prop_assert!(infinite || (yes - no).abs() <= 1e-13 * yes.abs());
            }
        }
    }
}
