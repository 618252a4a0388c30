//! Judgments and predictions that a document makes itself.

use super::{joined, or};

/// Whose it is, the claim.
pub(super) fn judgment(it: &domain::NotedJudgment) -> String {
    joined(&[or(it.by.as_ref()), it.claim.clone()])
}

/// Whose it is, the claim, its condition, the phrase of probability, what that implies, the day.
pub(super) fn prediction(it: &domain::NotedPrediction) -> String {
    let implied = it.implied.map(|it| format!("{} ({} to {})", it.median, it.low, it.high));
    joined(&[
        or(it.by.as_ref()),
        it.claim.clone(),
        or(it.condition.as_ref()),
        or(it.phrase.as_ref()),
        or(implied.as_ref()),
        or(it.by_date.as_ref()),
    ])
}
