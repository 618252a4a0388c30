//! The edition of the rules: what a desk says in its ledger that it scores by, before anything is
//! scored, so that nobody changes the rules once the answers are known.

use domain::ScoringRules;

use super::AnswerRule;
use crate::Rule;

/// The edition of the rules. It is raised whenever the same forecasts would score otherwise.
pub const EDITION: u32 = 1;

/// Each rule that readers of a record are shown, with its formula.
const FORMULAS: [(AnswerRule, &str); 8] = [
    (AnswerRule::YesNo(Rule::Brier), "yes or no: (1 − q)², q the chance given to what happened"),
    (AnswerRule::YesNo(Rule::Log), "yes or no: −ln q, in nats"),
    (AnswerRule::Options, "one of several options: Σ (p − o)², o 1 for the option that came true"),
    (AnswerRule::OptionsLog, "one of several options: −ln q, in nats"),
    (AnswerRule::Ranked, "ordered options: Σ (F − H)² over the K − 1 splits, over K − 1"),
    (AnswerRule::EachOption, "any of several options: the mean of (p − o)² over the options"),
    (AnswerRule::EachDay, "by each of several days: the mean of (p − o)² over the days"),
    (
        AnswerRule::Quantity,
        "a number or a day: ∫ (F − H)² over the range, over its length, F straight between the \
         quantiles",
    ),
];

/// How the scores of forecasts become one of a forecaster.
const OVER_TIME: [&str; 3] = [
    "last forecast: the score of the last one held before the end",
    "over time: the mean of the scores of the forecasts held, each by how long it was, from the \
     opening of the question to the end; time without a forecast does not count",
    "the end: the close of the question, or when its answer was known, if that was earlier; who \
     withdrew is scored by what they held; nobody is where a question has no answer",
];

/// The rules that questions are scored by, as a ledger keeps them.
///
/// # Examples
///
/// ```
/// let rules = scoring::answers::rules_in_force();
///
/// assert_eq!(rules.edition, scoring::answers::EDITION);
/// assert_eq!(
///     rules.rules[0],
///     "Brier score, yes or no: (1 − q)², q the chance given to what happened; \
///      lower is better; 0 is perfect, 1 is worst"
/// );
/// ```
pub fn rules_in_force() -> ScoringRules {
    let line = |(rule, formula): (AnswerRule, &str)| {
        format!("{}, {formula}; {}", rule.name(), rule.direction())
    };
    let over_time = OVER_TIME.map(str::to_owned);
    ScoringRules {
        edition: EDITION,
        rules: FORMULAS.into_iter().map(line).chain(over_time).collect(),
    }
}
