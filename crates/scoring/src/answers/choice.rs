//! Scores of a choice among options, some of which may have been added after a forecast.

use domain::{Choice, LaterOptions, Probability, Resolution};

use super::AnswerRule;
use super::answer::mean_brier;
use crate::BadInput;
use crate::categorical::{self, Options};

/// Whether each option came true; `None` where the resolution names no options.
pub(super) fn came_true(options: &[String], resolution: &Resolution) -> Option<Vec<bool>> {
    match resolution {
        Resolution::Options { options: named } => {
            Some(options.iter().map(|option| named.contains(option)).collect())
        }
        Resolution::Yes
        | Resolution::No
        | Resolution::Number { .. }
        | Resolution::Date { .. }
        | Resolution::Beyond { .. }
        | Resolution::Annulled { .. }
        | Resolution::Ambiguous { .. }
        | Resolution::NotYet { .. } => None,
    }
}

pub(super) fn score(
    choice: &Choice,
    came_true: &[bool],
    chances: &[Probability],
    rule: AnswerRule,
) -> Result<f64, BadInput> {
    let came_true = as_then(choice, came_true, chances.len());
    // An option that was not there yet had no chance, whether it came true or not.
    let mut chances = chances.to_vec();
    chances.resize(chances.len().max(came_true.len()), Probability::NEVER);
    if rule == AnswerRule::EachOption {
        return mean_brier(&chances, &came_true);
    }
    let happened = came_true.iter().position(|came_true| *came_true);
    let happened = happened.ok_or(BadInput::OtherKind)?;
    let values: Vec<f64> = chances.iter().map(|chance| chance.value()).collect();
    let options = Options::new(&values)?;
    match rule {
        AnswerRule::Options => categorical::brier(options, happened),
        AnswerRule::OptionsLog => categorical::log_score(options, happened),
        AnswerRule::Ranked => categorical::ranked_probability_score_normalized(options, happened),
        AnswerRule::YesNo(_)
        | AnswerRule::EachOption
        | AnswerRule::EachDay
        | AnswerRule::Quantity => Err(BadInput::OtherKind),
    }
}

/// What came true, in terms of the options that there were when a forecast was made.
///
/// Where added options are taken out of the last one, that last one came true with them.
fn as_then(choice: &Choice, came_true: &[bool], then: usize) -> Vec<bool> {
    let (known, added) = came_true.split_at(then.min(came_true.len()));
    let mut known = known.to_vec();
    let added_came_true = added.iter().any(|came_true| *came_true);
    match choice.later {
        Some(LaterOptions::FromLast) => {
            let last = choice.options.len().checked_sub(1);
            if let Some(other) = last.and_then(|last| known.get_mut(last)) {
                *other |= added_came_true;
            }
        }
        Some(LaterOptions::FromNothing) | None => known.extend(added),
    }
    known
}
