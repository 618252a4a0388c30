//! Judgments and predictions that a document makes itself, and the questions drafted for them.

use domain::{ImpliedProbability, Reading, Span};

use super::{joined, or};

/// Whose it is, the claim, what hedges it, the phrase of probability with what that implies, the
/// confidence, and what it rests on.
pub(super) fn judgment(it: &domain::NotedJudgment) -> String {
    joined(&[
        or(it.by.as_ref()),
        it.claim.clone(),
        or(it.hedge.as_ref()),
        likelihood(it.phrase.as_ref(), it.implied.as_ref()),
        or(it.confidence.as_ref()),
        words(&it.rests_on),
    ])
}

/// Whose it is, its kind, the claim, its condition, the phrase of probability with what that
/// implies, the day, what supports it, and the confidence, where one is told.
pub(super) fn prediction(it: &domain::NotedPrediction) -> String {
    let kind =
        if it.negated { format!("{}, negated", it.kind.word()) } else { it.kind.word().to_owned() };
    let mut parts = vec![
        or(it.by.as_ref()),
        kind,
        it.claim.clone(),
        or(it.condition.as_ref()),
        likelihood(it.phrase.as_ref(), it.implied.as_ref()),
        or(it.by_date.as_ref()),
        words(&it.supported_by),
    ];
    parts.extend(it.confidence.clone());
    joined(&parts)
}

/// The drafted questions: the text, the deadline with its reason, and what is unclear.
pub(super) fn questions(reading: &Reading) -> Vec<String> {
    let drafts = reading.predictions.iter().filter_map(|it| it.question.as_ref());
    drafts.map(question).collect()
}

fn question(it: &domain::QuestionDraft) -> String {
    let deadline = it.deadline.as_ref().map(|it| format!("{}: {}", it.date, it.reason));
    let text = if it.reversed { format!("(reversed) {}", it.text) } else { it.text.clone() };
    let unclear = it.unclear.join("; ");
    joined(&[text, or(deadline.as_ref()), or(Some(&unclear).filter(|it| !it.is_empty()))])
}

fn likelihood(phrase: Option<&String>, implied: Option<&ImpliedProbability>) -> String {
    let Some(phrase) = phrase else { return "-".to_owned() };
    let Some(it) = implied else { return format!("{phrase}: not surveyed") };
    let basis = it.basis.as_ref().map(domain::ProbabilityBasis::words).unwrap_or_default();
    format!("{phrase}: {} ({} to {}, {basis})", it.median, it.low, it.high)
}

fn words(spans: &[Span]) -> String {
    let texts = spans.iter().map(|it| it.text.split_whitespace().collect::<Vec<_>>().join(" "));
    let texts: Vec<String> = texts.collect();
    if texts.is_empty() { "-".to_owned() } else { texts.join(" // ") }
}
