//! A judgment as it is typed into the form, and where a refusal of it stands there.

use actions::{JudgmentFlaw, RecordJudgment, RecordJudgmentError, parse_day, parse_probability};
use domain::{Direction, Indicator, Premortem};

use crate::error::Failure;
use crate::pages::answer::refused;
use crate::pages::ask_question::named;
use crate::pages::form::refused_at;
use crate::pages::typed::Typed;

/// The sorts of claims: what the form sends, and what it says.
pub(crate) const KINDS: [(&str, &str); 5] = [
    ("", "not said"),
    ("message", "what somebody’s words are meant to tell"),
    ("relationship", "what two actors are to each other"),
    ("cause", "why something happened"),
    ("outlook", "what will happen"),
];

/// How good the ground is.
pub(crate) const CONFIDENCES: [(&str, &str); 3] = [
    ("low", "low: scant, questionable or single-sourced"),
    ("moderate", "moderate: credible, but open to more than one reading"),
    ("high", "high: several good sources that agree"),
];

/// The judgment that was typed.
pub(super) fn judgment(typed: &Typed) -> Result<RecordJudgment, Failure> {
    let lacking = "say how likely the claim is, as 72%";
    let needed = "say how good the ground is: low, moderate or high";
    Ok(RecordJudgment {
        claim: typed.need("claim", "give the claim in one sentence", str::parse::<String>)?,
        evidence_for: typed.read_lines("for", str::parse)?,
        evidence_against: typed.read_lines("against", str::parse)?,
        alternatives: typed.lines("alternatives"),
        assumptions: typed.lines("assumptions"),
        likelihood: typed.need("likelihood", lacking, parse_probability)?,
        confidence: typed.need("confidence", needed, str::parse)?,
        confidence_reason: typed.owned("confidence_reason"),
        checkpoint: typed.read("checkpoint", parse_day)?,
        scheduled: typed.read("scheduled", str::parse)?,
        corrects: typed.read("corrects", str::parse)?,
        kind: typed.read("kind", str::parse)?,
        indicators: indicators(typed),
        premortem: premortem(typed)?,
        earlier: typed.read("earlier", str::parse)?,
        change_reason: typed.owned("change_reason"),
    })
}

fn indicators(typed: &Typed) -> Vec<Indicator> {
    let signs =
        |field, points| typed.lines(field).into_iter().map(move |sign| Indicator { sign, points });
    signs("signs_for", Direction::For).chain(signs("signs_against", Direction::Against)).collect()
}

fn premortem(typed: &Typed) -> Result<Option<Premortem>, Failure> {
    let first_sign = typed.owned("first_sign");
    match typed.owned("premortem") {
        Some(story) => Ok(Some(Premortem { story, first_sign })),
        None if first_sign.is_some() => {
            Err(refused_at("premortem", "say, too, why it would have been wrong"))
        }
        None => Ok(None),
    }
}

/// A refusal of the judgment that was typed.
pub(super) fn refusal(typed: &Typed, error: RecordJudgmentError) -> Failure {
    match error {
        RecordJudgmentError::Evidence(error) => refused_at("evidence", error),
        RecordJudgmentError::Topic(error) => refused_at("topic", error),
        RecordJudgmentError::Flaw(flaw) => refused_at(field_of(&flaw), flaw),
        RecordJudgmentError::LookUp(error) => {
            let refusal = named(error);
            let field = naming_field(typed, &refusal.message);
            refusal.at_field(field)
        }
        RecordJudgmentError::Checkpoint(error) => error.into(),
        RecordJudgmentError::Machine(_) | RecordJudgmentError::Ledger(_) => refused(error),
    }
}

/// The field that names the judgment of which a refusal speaks.
fn naming_field(typed: &Typed, message: &str) -> &'static str {
    let names = |field: &str| typed.given(field).is_some_and(|id| message.contains(id));
    if names("corrects") && !names("earlier") { "corrects" } else { "earlier" }
}

/// The field that a flaw stands in.
fn field_of(flaw: &JudgmentFlaw) -> &'static str {
    match flaw {
        JudgmentFlaw::NoClaim => "claim",
        JudgmentFlaw::NoEvidence => "for",
        JudgmentFlaw::BothSides { .. } => "evidence",
        JudgmentFlaw::NoAlternative | JudgmentFlaw::BlankAlternative { .. } => "alternatives",
        JudgmentFlaw::BlankAssumption { .. } | JudgmentFlaw::AssumptionTwice { .. } => {
            "assumptions"
        }
        JudgmentFlaw::BlankIndicator { .. } => "signs_for",
        JudgmentFlaw::BlankPremortem => "premortem",
        JudgmentFlaw::ChangeFromNothing => "earlier",
    }
}
