//! A question as it is typed into the form, and where a refusal of it stands there.

use actions::{
    AskQuestion, AskQuestionError, CheckpointError, GivenClocks, KindFlaw, LookUpError,
    QuestionFlaw, parse_day, parse_given_moment, parse_moment,
};
use domain::{Condition, Kind, PostponedEnd, Postponement, PostponementRule};

use super::typed_kind::kind;
use crate::error::Failure;
use crate::pages::answer::refused;
use crate::pages::form::refused_at;
use crate::pages::typed::Typed;

/// How a question ends whose event is put off or called off.
pub(crate) const ENDS: [(&str, &str); 3] =
    [("", "choose"), ("no", "with no"), ("annulled", "annulled: nobody is scored")];

/// The question that was typed.
pub(super) fn question(typed: &Typed) -> Result<AskQuestion, Failure> {
    let text = |field, lacking| typed.need(field, lacking, str::parse::<String>);
    let (asked, kind) = (text("text", "ask the question in one sentence")?, kind(typed)?);
    let criteria = text("criteria", "say what counts as yes, or how the answer is read off")?;
    let settlement_source = text("source", "say where a settler looks the answer up")?;
    let lacking = "give the day by which it must have happened";
    let deadline_at = typed.need("deadline", lacking, parse_moment)?;
    Ok(AskQuestion {
        text: asked,
        kind,
        criteria,
        settlement_source,
        closes_at: typed.read("close", parse_moment)?.unwrap_or(deadline_at),
        deadline_at,
        condition: condition(typed)?,
        postponement: postponement(typed)?,
        checkpoint: typed.read("checkpoint", parse_day)?,
        scheduled: typed.read("scheduled", str::parse)?,
        judgment: typed.read("judgment", str::parse)?,
        prediction: typed.read("prediction", str::parse)?,
    })
}

/// The clocks by which close and deadline were typed.
pub(super) fn clocks(typed: &Typed) -> Result<GivenClocks, Failure> {
    let deadline = typed.read("deadline", parse_given_moment)?;
    let close = typed.read("close", parse_given_moment)?;
    Ok(GivenClocks::of(close.as_ref(), deadline.as_ref()))
}

fn condition(typed: &Typed) -> Result<Option<Condition>, Failure> {
    let requires = typed.read_lines("requires", str::parse)?;
    match typed.owned("condition") {
        Some(text) => Ok(Some(Condition { text, requires })),
        None if requires.is_empty() => Ok(None),
        None => Err(refused_at("condition", "say in words, too, what must hold")),
    }
}

/// The rule for a move of the event; its note alone is a rule in words.
fn postponement(typed: &Typed) -> Result<Option<Postponement>, Failure> {
    let note = typed.owned("postponed");
    let is_rule = ["within", "put_off", "called_off"].iter().any(|it| typed.given(it).is_some());
    if !is_rule {
        return Ok(note.map(Postponement::Words));
    }
    let days = |text: &str| {
        text.parse().map_err(|_| format!("\"{text}\" is no number of days; write it as 7"))
    };
    Ok(Some(Postponement::Rule(PostponementRule {
        within_days: typed.need("within", "say how many days later still count", days)?,
        later: typed.need("put_off", "say how it ends if the event is put off farther", end)?,
        cancelled: typed.need("called_off", "say how it ends if the event is called off", end)?,
        note,
    })))
}

fn end(text: &str) -> Result<PostponedEnd, String> {
    match text {
        "no" => Ok(PostponedEnd::No),
        "annulled" => Ok(PostponedEnd::Annulled),
        other => Err(format!("\"{other}\" is no end; choose no or annulled")),
    }
}

impl From<AskQuestionError> for Failure {
    fn from(error: AskQuestionError) -> Self {
        match error {
            AskQuestionError::Flaw(flaw) => refused_at(field_of(&flaw), flaw),
            AskQuestionError::Requirement(error) => refused_at("requires", error),
            AskQuestionError::LookUp(error) => named(error),
            AskQuestionError::Checkpoint(error) => error.into(),
            AskQuestionError::Machine(_) | AskQuestionError::Ledger(_) => refused(error),
        }
    }
}

impl From<CheckpointError> for Failure {
    fn from(error: CheckpointError) -> Self {
        match error {
            CheckpointError::LookUp(error) => named(error),
            CheckpointError::Passed { .. } | CheckpointError::OtherDate { .. } => {
                refused_at("checkpoint", error)
            }
            CheckpointError::Ledger(_) => refused(error),
        }
    }
}

/// A refusal of an id that was typed, at the field that such ids belong to.
pub(crate) fn named(error: LookUpError) -> Failure {
    let kind = match &error {
        LookUpError::NoSuch(id)
        | LookUpError::Erased { id, .. }
        | LookUpError::Corrected { id, .. } => id.kind,
        LookUpError::OtherKind { expected, .. } => *expected,
        LookUpError::Hidden { .. }
        | LookUpError::HiddenAnswer { .. }
        | LookUpError::HiddenRatings { .. }
        | LookUpError::Withheld(_)
        | LookUpError::TextLost(_)
        | LookUpError::Copies(_)
        | LookUpError::Ledger(_) => return error.into(),
    };
    let refusal = refused(error);
    let fields = [
        (Kind::ScheduledEvent, "scheduled"),
        (Kind::NotedPrediction, "prediction"),
        (Kind::Judgment, "judgment"),
        (Kind::Question, "requires"),
    ];
    match fields.into_iter().find(|(of, _)| *of == kind) {
        Some((_, field)) => refusal.at_field(field),
        None => refusal,
    }
}

/// The field that a flaw stands in.
fn field_of(flaw: &QuestionFlaw) -> &'static str {
    match flaw {
        QuestionFlaw::NoText | QuestionFlaw::TooLong { part: "text", .. } => "text",
        QuestionFlaw::NoSettlementSource
        | QuestionFlaw::TooLong { part: "settlement source", .. } => "source",
        QuestionFlaw::NoCondition | QuestionFlaw::TooLong { part: "condition", .. } => "condition",
        QuestionFlaw::NoCriteria | QuestionFlaw::TooLong { .. } => "criteria",
        QuestionFlaw::ClosesInThePast { .. } => "close",
        QuestionFlaw::DeadlineBeforeClose { .. } | QuestionFlaw::DeadlineBeforeEvent { .. } => {
            "deadline"
        }
        QuestionFlaw::HorizonPastDeadline { .. } => "by",
        QuestionFlaw::DaysPastDeadline { .. } | QuestionFlaw::DaysInThePast { .. } => "high",
        QuestionFlaw::NoPostponement { .. } => "within",
        QuestionFlaw::RuleWithoutEvent { .. } => "scheduled",
        QuestionFlaw::Kind(flaw) => match flaw {
            KindFlaw::TooFewOptions
            | KindFlaw::BlankOption(_)
            | KindFlaw::SameOption(_)
            | KindFlaw::ReservedOption(_) => "options",
            KindFlaw::Range { .. } | KindFlaw::TooWide { .. } | KindFlaw::LogOfNothing(_) => "low",
            KindFlaw::NoUnit => "unit",
            KindFlaw::OneHorizon | KindFlaw::Horizons { .. } => "by",
        },
    }
}
