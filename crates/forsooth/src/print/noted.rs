//! What a document judges and predicts, with the questions drafted for it, and the setting of what
//! was said, on a terminal.

use std::io::{Result, Write};

use domain::{
    Circumstance, ImpliedProbability, NotedJudgment, NotedPrediction, PredictionKind,
    ProbabilityBasis, QuestionDraft, Setting, Span,
};

use crate::print::one_line;
use crate::print::reading::{fact_line, labeled};
use crate::style::{ATTENTION, FAINT};

pub(crate) fn judgment(judgment: &NotedJudgment, out: &mut dyn Write) -> Result<()> {
    let by = judgment.by.as_deref().unwrap_or("the author");
    writeln!(out, "  {} {FAINT}({by}){FAINT:#}", one_line(&judgment.claim))?;
    let mut facts = Vec::new();
    facts.extend(labeled("hedged by", judgment.hedge.as_ref().map(|it| quoted(it)).as_ref()));
    facts.extend(likelihood(judgment.phrase.as_deref(), judgment.implied.as_ref()));
    facts.extend(labeled("confidence:", judgment.confidence.as_ref()));
    facts.extend(rests_on("rests on", &judgment.rests_on));
    if facts.is_empty() { Ok(()) } else { fact_line(&facts, out) }
}

pub(crate) fn prediction(prediction: &NotedPrediction, out: &mut dyn Write) -> Result<()> {
    let by = prediction.by.as_deref().unwrap_or("somebody");
    writeln!(out, "  {} {FAINT}({by}){FAINT:#}", one_line(&prediction.claim))?;
    let mut facts = Vec::new();
    facts.extend(kind(prediction.kind));
    facts.extend(prediction.is_denied().then(|| "doubted or denied".to_owned()));
    facts.extend(prediction.condition.as_deref().map(domain::under_condition));
    facts.extend(labeled("by", prediction.by_date.as_ref()));
    facts.extend(likelihood(prediction.phrase.as_deref(), prediction.implied.as_ref()));
    facts.extend(labeled("confidence:", prediction.confidence.as_ref()));
    facts.extend(rests_on("because", &prediction.supported_by));
    if !facts.is_empty() {
        fact_line(&facts, out)?;
    }
    prediction.question.as_ref().map_or(Ok(()), |draft| question(draft, out))
}

/// A kind that is more or less than a prediction.
fn kind(kind: PredictionKind) -> Option<String> {
    match kind {
        PredictionKind::Prediction => None,
        PredictionKind::Hedge => Some("a hedge, no prediction".to_owned()),
        PredictionKind::Commitment => Some("a commitment".to_owned()),
    }
}

fn question(draft: &QuestionDraft, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "    {ATTENTION}?{ATTENTION:#} {}", one_line(&draft.text))?;
    let mut facts = Vec::new();
    facts.extend(draft.deadline.as_ref().map(|it| format!("{}: {}", it.date, it.reason)));
    facts.extend(draft.reversed.then(|| "“no” bears the prediction out".to_owned()));
    facts.extend(draft.unclear.iter().cloned());
    facts.iter().try_for_each(|fact| writeln!(out, "      {FAINT}{}{FAINT:#}", one_line(fact)))
}

fn likelihood(phrase: Option<&str>, implied: Option<&ImpliedProbability>) -> Option<String> {
    let phrase = phrase?;
    let Some(it) = implied else {
        return Some(format!("“{phrase}”, which readers were not asked"));
    };
    let (median, low, high) = (it.median, it.low, it.high);
    let basis = match &it.basis {
        Some(ProbabilityBasis::Nearest(nearest)) => format!(", as “{nearest}”"),
        Some(ProbabilityBasis::Number) => return Some(format!("“{phrase}”, {median}%")),
        Some(ProbabilityBasis::Range) => return Some(format!("“{phrase}”, {low}–{high}%")),
        Some(ProbabilityBasis::Surveyed) | None => String::new(),
    };
    Some(format!("“{phrase}” read as ≈{median}% ({low}–{high}){basis}"))
}

fn rests_on(label: &str, spans: &[Span]) -> Vec<String> {
    spans.iter().map(|it| format!("{label} {}", quoted(&one_line(&it.text)))).collect()
}

fn quoted(words: &str) -> String {
    format!("“{words}”")
}

/// What was under way and what lay ahead.
pub(crate) fn setting(setting: &Setting, out: &mut dyn Write) -> Result<()> {
    let under_way = setting.under_way.iter().map(|it| circumstance("amid", it));
    let ahead = setting.ahead.iter().map(|it| circumstance("before", it));
    let mut lines = under_way.chain(ahead);
    lines.try_for_each(|line| writeln!(out, "    {FAINT}{}{FAINT:#}", one_line(&line)))
}

fn circumstance(label: &str, it: &Circumstance) -> String {
    let days = match (it.first, it.last) {
        (Some(first), Some(last)) if first != last => format!(", {first} to {last}"),
        (Some(day), _) | (None, Some(day)) => format!(", {day}"),
        (None, None) => String::new(),
    };
    format!("{label}: {}{days} ({})", one_line(&it.what), it.reason)
}
