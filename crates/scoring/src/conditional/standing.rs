//! Whether a conditional forecast is scored, void or pending.

use domain::Probability;

use super::Outcome;
use crate::Rule;

/// Where a conditional forecast stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The condition happened, and the question ended in yes or no.
    Scored {
        /// Whether what was forecast happened.
        happened: bool,
    },
    /// It will never be scored.
    Void(VoidReason),
    /// It may still be scored.
    Pending,
}

/// Why a conditional forecast is never scored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VoidReason {
    /// The condition did not happen.
    ConditionFailed,
    /// The condition has no answer.
    ConditionAnnulled,
    /// The condition fits both answers.
    ConditionAmbiguous,
    /// The question has no answer.
    QuestionAnnulled,
    /// The question fits both answers.
    QuestionAmbiguous,
}

/// Tells where a conditional forecast stands: what became of its condition, and of its question.
///
/// | condition ↓, question → | happened | did not | annulled or ambiguous | open |
/// |---|---|---|---|---|
/// | happened | scored | scored | void | pending |
/// | did not | void | void | void | void |
/// | annulled or ambiguous | void | void | void | void |
/// | open | pending | pending | void | pending |
///
/// A forecast is void as soon as nothing can make it count any more. Where condition and
/// question both void it, the condition is named. A condition can be negated or put together
/// from several: [`Outcome::negated`], [`Outcome::all`], [`Outcome::of_option`].
///
/// B. de Finetti, "La prévision: ses lois logiques, ses sources subjectives", *Annales de
/// l'Institut Henri Poincaré* 7, 1937: a bet on a condition is called off if it fails.
///
/// # Examples
///
/// ```
/// use scoring::conditional::{Outcome, Standing, VoidReason, standing};
///
/// let scored = standing(Outcome::Happened, Outcome::DidNot);
/// assert_eq!(scored, Standing::Scored { happened: false });
///
/// let void = standing(Outcome::DidNot, Outcome::Open);
/// assert_eq!(void, Standing::Void(VoidReason::ConditionFailed));
///
/// assert_eq!(standing(Outcome::Open, Outcome::Happened), Standing::Pending);
/// ```
pub fn standing(condition: Outcome, question: Outcome) -> Standing {
    match (condition, question) {
        (Outcome::DidNot, _) => Standing::Void(VoidReason::ConditionFailed),
        (Outcome::Annulled, _) => Standing::Void(VoidReason::ConditionAnnulled),
        (Outcome::Ambiguous, _) => Standing::Void(VoidReason::ConditionAmbiguous),
        (_, Outcome::Annulled) => Standing::Void(VoidReason::QuestionAnnulled),
        (_, Outcome::Ambiguous) => Standing::Void(VoidReason::QuestionAmbiguous),
        (Outcome::Open, _) | (_, Outcome::Open) => Standing::Pending,
        (Outcome::Happened, Outcome::Happened) => Standing::Scored { happened: true },
        (Outcome::Happened, Outcome::DidNot) => Standing::Scored { happened: false },
    }
}

impl Standing {
    /// The score of a forecast that stands so; `None` while it is not scored.
    ///
    /// Direction, unit and range are those of the rule.
    ///
    /// # Examples
    ///
    /// ```
    /// use domain::Probability;
    /// use scoring::Rule;
    /// use scoring::conditional::{Outcome, standing};
    ///
    /// let forecast = Probability::new(0.7)?;
    /// let happened = standing(Outcome::Happened, Outcome::Happened);
    /// assert!((happened.score(Rule::Brier, forecast).unwrap() - 0.09).abs() < 1e-15);
    /// assert_eq!(standing(Outcome::DidNot, Outcome::Open).score(Rule::Brier, forecast), None);
    /// # Ok::<(), domain::NotAProbability>(())
    /// ```
    pub fn score(self, rule: Rule, forecast: Probability) -> Option<f64> {
        match self {
            Self::Scored { happened } => Some(rule.of(forecast.value(), happened)),
            Self::Void(_) | Self::Pending => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCORED: Standing = Standing::Scored { happened: true };
    const MISSED: Standing = Standing::Scored { happened: false };
    const PENDING: Standing = Standing::Pending;

    fn void(reason: VoidReason) -> Standing {
        Standing::Void(reason)
    }

    #[test]
    fn every_row_of_the_truth_table() {
        let (annulled, ambiguous) =
            (void(VoidReason::QuestionAnnulled), void(VoidReason::QuestionAmbiguous));
        // The columns are the outcomes of the question, in the order of `Outcome::ALL`.
        for (condition, expected) in [
            (Outcome::Happened, [SCORED, MISSED, annulled, ambiguous, PENDING]),
            (Outcome::DidNot, [void(VoidReason::ConditionFailed); 5]),
            (Outcome::Annulled, [void(VoidReason::ConditionAnnulled); 5]),
            (Outcome::Ambiguous, [void(VoidReason::ConditionAmbiguous); 5]),
            (Outcome::Open, [PENDING, PENDING, annulled, ambiguous, PENDING]),
        ] {
            assert_eq!(Outcome::ALL.map(|question| standing(condition, question)), expected);
        }
    }

    #[test]
    fn a_pending_forecast_can_end_either_way_and_a_void_one_cannot_change() {
        let ends = [Outcome::Happened, Outcome::DidNot, Outcome::Annulled, Outcome::Ambiguous];
        let last = |now| if now == Outcome::Open { ends.to_vec() } else { vec![now] };
        for condition in Outcome::ALL {
            for question in Outcome::ALL {
                let later: Vec<Standing> = last(condition)
                    .iter()
                    .flat_map(|condition| {
                        last(question).into_iter().map(|q| standing(*condition, q))
                    })
                    .collect();
                let scored =
                    later.iter().any(|standing| matches!(standing, Standing::Scored { .. }));
                let void = matches!(standing(condition, question), Standing::Void(_));
                assert_eq!(void, !scored, "{condition:?} {question:?}");
            }
        }
    }

    #[test]
    fn a_negated_condition_holds_when_the_other_fails() {
        for (outcome, negated) in [
            (Outcome::Happened, Outcome::DidNot),
            (Outcome::DidNot, Outcome::Happened),
            (Outcome::Annulled, Outcome::Annulled),
            (Outcome::Ambiguous, Outcome::Ambiguous),
            (Outcome::Open, Outcome::Open),
        ] {
            assert_eq!(outcome.negated(), negated);
        }
    }

    #[test]
    fn every_pair_of_conditions_together() {
        use Outcome::{Ambiguous, Annulled, DidNot, Happened, Open};

        // Rows and columns are in the order of `Outcome::ALL`.
        let table = [
            [Happened, DidNot, Annulled, Ambiguous, Open],
            [DidNot, DidNot, DidNot, DidNot, DidNot],
            [Annulled, DidNot, Annulled, Annulled, Annulled],
            [Ambiguous, DidNot, Annulled, Ambiguous, Ambiguous],
            [Open, DidNot, Annulled, Ambiguous, Open],
        ];
        for (first, row) in Outcome::ALL.into_iter().zip(table) {
            assert_eq!(Outcome::ALL.map(|second| Outcome::all([first, second])), row);
        }
        assert_eq!(Outcome::all([]), Outcome::Happened);
    }

    #[test]
    fn one_option_of_a_choice_is_a_condition() {
        let forecast = Probability::new(0.25).unwrap();
        let ended = domain::Resolution::Options { options: vec!["Geneva".to_owned()] };
        let scores: Vec<Option<f64>> = ["Vienna", "Geneva", "Doha"]
            .into_iter()
            .map(|option| standing(Outcome::of_option(option, Some(&ended)), Outcome::DidNot))
            .map(|standing| standing.score(Rule::Brier, forecast))
            .collect();
        assert_eq!(scores, [None, Some(0.0625), None]);
    }
}
