//! What a question must have before anybody forecasts.

use domain::{Id, Postponement, Question, QuestionKind, to_the_minute};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use thiserror::Error;

use crate::{KindFlaw, check_kind};

/// What a question lacks before anybody may forecast.
#[derive(Clone, Debug, Error, PartialEq)]
pub enum QuestionFlaw {
    /// It asks nothing.
    #[error("the question has no text; ask it in one sentence")]
    NoText,
    /// Nobody could say what counts as yes.
    #[error("the question has no criteria; say what counts as yes")]
    NoCriteria,
    /// Nobody could say where to look.
    #[error("the question has no settlement source; say where the answer is to be looked up")]
    NoSettlementSource,
    /// It is conditional on nothing.
    #[error("the condition has no words; say what must hold, or leave the condition out")]
    NoCondition,
    /// The answers it offers are none.
    #[error(transparent)]
    Kind(#[from] KindFlaw),
    /// It would never be open.
    #[error(
        "the question closes at {}, and it is {}; give a later close",
        to_the_minute(*.closes_at), to_the_minute(*.now)
    )]
    ClosesInThePast {
        /// When it closes.
        closes_at: Timestamp,
        /// When it was to be asked.
        now: Timestamp,
    },
    /// It would take forecasts after it is decided.
    #[error(
        "the deadline {} is before the close {}; give a deadline at the close or after it",
        to_the_minute(*.deadline_at), to_the_minute(*.closes_at)
    )]
    DeadlineBeforeClose {
        /// When it must have happened.
        deadline_at: Timestamp,
        /// When it closes.
        closes_at: Timestamp,
    },
    /// One of its days comes when it is decided already.
    #[error(
        "the question asks what happens by {by}, and its deadline is {}; leave that day out, or give a deadline at its end or after it",
        to_the_minute(*.deadline_at)
    )]
    HorizonPastDeadline {
        /// The day.
        by: Date,
        /// When it must have happened.
        deadline_at: Timestamp,
    },
    /// The event it waits for may move, and nobody has said what then.
    #[error(
        "the question waits for {scheduled}, which may be moved; give its postponement rule: how \
         many days later still count, and whether it ends no or annulled if put off farther or \
         called off"
    )]
    NoPostponement {
        /// The scheduled event.
        scheduled: Id,
    },
    /// It has a rule for the move of an event, and waits for none.
    #[error(
        "the question has a postponement rule ({rule}) and waits for no event; name the scheduled event, or leave the rule out"
    )]
    RuleWithoutEvent {
        /// The rule, in words.
        rule: String,
    },
}

/// Checks what a question must have before anybody forecasts, and names the first thing missing.
///
/// # Errors
///
/// Its text, criteria or settlement source is blank, it would close in the past, its deadline is
/// before its close or before one of its days, its answers are none, or it waits for a scheduled
/// event and has no rule for a postponement, or the other way round.
pub fn check_question(question: &Question, now: Timestamp) -> Result<(), QuestionFlaw> {
    check_words(question)?;
    check_kind(&question.kind)?;
    check_times(question, now)?;
    check_postponement(question)
}

fn check_words(question: &Question) -> Result<(), QuestionFlaw> {
    if is_blank(&question.text) {
        return Err(QuestionFlaw::NoText);
    }
    if is_blank(&question.criteria) {
        return Err(QuestionFlaw::NoCriteria);
    }
    if is_blank(&question.settlement_source) {
        return Err(QuestionFlaw::NoSettlementSource);
    }
    match &question.condition {
        Some(condition) if is_blank(&condition.text) => Err(QuestionFlaw::NoCondition),
        Some(_) | None => Ok(()),
    }
}

fn check_times(question: &Question, now: Timestamp) -> Result<(), QuestionFlaw> {
    let Question { closes_at, deadline_at, .. } = *question;
    if closes_at <= now {
        return Err(QuestionFlaw::ClosesInThePast { closes_at, now });
    }
    if deadline_at < closes_at {
        return Err(QuestionFlaw::DeadlineBeforeClose { deadline_at, closes_at });
    }
    check_horizons(question)
}

/// A day ends at midnight UTC, and so is compared with the deadline's day there.
fn check_horizons(question: &Question) -> Result<(), QuestionFlaw> {
    let QuestionKind::Horizons(horizons) = &question.kind else { return Ok(()) };
    let deadline_at = question.deadline_at;
    let last = TimeZone::UTC.to_datetime(deadline_at).date();
    let past = horizons.by.iter().find(|by| **by > last);
    past.map_or(Ok(()), |by| Err(QuestionFlaw::HorizonPastDeadline { by: *by, deadline_at }))
}

fn check_postponement(question: &Question) -> Result<(), QuestionFlaw> {
    let scheduled = question.checkpoint.as_ref().and_then(|checkpoint| checkpoint.scheduled);
    match (scheduled, &question.postponement) {
        (None, Some(Postponement::Rule(rule))) => {
            Err(QuestionFlaw::RuleWithoutEvent { rule: rule.to_string() })
        }
        (None, Some(Postponement::Words(_)) | None) | (Some(_), Some(Postponement::Rule(_))) => {
            Ok(())
        }
        // Words cannot be followed; only questions of the first version have no more.
        (Some(scheduled), Some(Postponement::Words(_)) | None) => {
            Err(QuestionFlaw::NoPostponement { scheduled })
        }
    }
}

fn is_blank(words: &str) -> bool {
    words.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use domain::{
        Checkpoint, Condition, Horizons, Kind, PostponedEnd, PostponementRule, QuestionKind,
    };

    use super::*;
    use crate::state::tests::question;

    const NOW: &str = "2022-01-28T09:00:00Z";

    #[test]
    fn a_question_with_everything_passes() {
        let scheduled =
            Question { checkpoint: Some(waiting_for(1)), postponement: Some(rule()), ..question() };
        let unscheduled = Question {
            checkpoint: Some(Checkpoint { scheduled: None, ..waiting_for(1) }),
            ..question()
        };
        let until_the_close = Question { deadline_at: question().closes_at, ..question() };
        for question in [question(), scheduled, unscheduled, until_the_close] {
            assert_eq!(check_question(&question, NOW.parse().unwrap()), Ok(()));
        }
    }

    #[test]
    fn a_flaw_names_what_is_missing_and_what_to_give() {
        let blank = || " \n".to_owned();
        let at = |moment: &str| moment.parse().unwrap();
        for (question, expected) in [
            (
                Question { text: blank(), ..question() },
                "the question has no text; ask it in one sentence",
            ),
            (
                Question { criteria: String::new(), ..question() },
                "the question has no criteria; say what counts as yes",
            ),
            (
                Question { settlement_source: blank(), ..question() },
                "the question has no settlement source; say where the answer is to be looked up",
            ),
            (
                Question { condition: Some(Condition::in_words(blank())), ..question() },
                "the condition has no words; say what must hold, or leave the condition out",
            ),
            (
                Question { kind: QuestionKind::Horizons(Horizons { by: vec![] }), ..question() },
                "give at least two days to ask \"by when\", or ask a yes-or-no question",
            ),
            (
                Question { closes_at: at(NOW), ..question() },
                "the question closes at 2022-01-28 09:00 UTC, and it is 2022-01-28 09:00 UTC; \
                 give a later close",
            ),
            (
                Question { deadline_at: at("2022-02-01T00:00:00Z"), ..question() },
                "the deadline 2022-02-01 00:00 UTC is before the close 2022-02-03 12:00 UTC; \
                 give a deadline at the close or after it",
            ),
            (
                Question {
                    kind: QuestionKind::Horizons(Horizons {
                        by: ["2022-02-05", "2022-02-06"].map(|day| day.parse().unwrap()).into(),
                    }),
                    ..question()
                },
                "the question asks what happens by 2022-02-06, and its deadline is 2022-02-05 \
                 00:00 UTC; leave that day out, or give a deadline at its end or after it",
            ),
            (
                Question { postponement: Some(rule()), ..question() },
                "the question has a postponement rule (counts if held at most 3 days later; put \
                 off farther: no; called off: annulled) and waits for no event; name the \
                 scheduled event, or leave the rule out",
            ),
            (
                Question { checkpoint: Some(waiting_for(1)), ..question() },
                "the question waits for a-1, which may be moved; give its postponement rule: how \
                 many days later still count, and whether it ends no or annulled if put off \
                 farther or called off",
            ),
            (
                Question {
                    checkpoint: Some(waiting_for(2)),
                    postponement: Some(Postponement::Words("a day later counts".to_owned())),
                    ..question()
                },
                "the question waits for a-2, which may be moved; give its postponement rule: how \
                 many days later still count, and whether it ends no or annulled if put off \
                 farther or called off",
            ),
        ] {
            let flaw = check_question(&question, NOW.parse().unwrap()).unwrap_err();
            assert_eq!(flaw.to_string(), expected);
        }
    }

    fn rule() -> Postponement {
        Postponement::Rule(PostponementRule {
            within_days: 3,
            later: PostponedEnd::No,
            cancelled: PostponedEnd::Annulled,
            note: None,
        })
    }

    fn waiting_for(number: u64) -> Checkpoint {
        let scheduled = Some(Id { kind: Kind::ScheduledEvent, number });
        Checkpoint { date: "2022-02-03".parse().unwrap(), scheduled }
    }
}
