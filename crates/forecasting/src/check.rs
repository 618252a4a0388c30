//! What a question must have before anybody forecasts.

use domain::{Checkpoint, Id, Postponement, Question, QuestionKind, to_the_minute};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use thiserror::Error;

use crate::{KindFlaw, check_kind};

/// How many characters the text of a question may have: it is one sentence.
const LONGEST_TEXT: usize = 2_000;

/// How many characters its other parts may have each.
const LONGEST_PART: usize = 20_000;

/// How far the clocks in the farthest east are before UTC.
const FARTHEST_EAST: SignedDuration = SignedDuration::from_hours(14);

/// What a question lacks before anybody may forecast.
#[derive(Clone, Debug, Error, PartialEq)]
pub enum QuestionFlaw {
    /// It asks nothing.
    #[error("the question has no text; ask it in one sentence")]
    NoText,
    /// It is longer than anybody reads.
    #[error("the {part} has {length} characters; say it in at most {most}")]
    TooLong {
        /// The part of the question.
        part: &'static str,
        /// How many characters it has.
        length: usize,
        /// How many it may have.
        most: usize,
    },
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
    /// It asks for a day that comes when it is decided already.
    #[error(
        "the question asks for a day up to {last}, and its deadline is {}; end the days there, or give a deadline at the end of {last} or after it",
        to_the_minute(*.deadline_at)
    )]
    DaysPastDeadline {
        /// The last day it asks for.
        last: Date,
        /// When it must have happened.
        deadline_at: Timestamp,
    },
    /// All the days it asks for have passed.
    #[error(
        "the last day that the question asks for is {last}, and it is {}; give days to come",
        to_the_minute(*.now)
    )]
    DaysInThePast {
        /// The last day it asks for.
        last: Date,
        /// When it was to be asked.
        now: Timestamp,
    },
    /// It is decided before the event that it waits for.
    #[error(
        "the question waits for {scheduled} on {day}, and its deadline is {}; give a deadline at the end of that day or after it",
        to_the_minute(*.deadline_at)
    )]
    DeadlineBeforeEvent {
        /// The scheduled event.
        scheduled: Id,
        /// The day of the event.
        day: Date,
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
/// Its text, criteria or settlement source is blank or too long, it would close in the past, its
/// deadline is before its close, its event or one of its days, its days have passed, its answers
/// are none, or it waits for a scheduled event and has no rule for a postponement, or the other
/// way round.
pub fn check_question(question: &Question, now: Timestamp) -> Result<(), QuestionFlaw> {
    check_words(question)?;
    check_lengths(question)?;
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

fn check_lengths(question: &Question) -> Result<(), QuestionFlaw> {
    let condition = question.condition.as_ref().map_or("", |condition| &condition.text);
    let parts = [
        ("text", question.text.as_str(), LONGEST_TEXT),
        ("criteria", &question.criteria, LONGEST_PART),
        ("settlement source", &question.settlement_source, LONGEST_PART),
        ("condition", condition, LONGEST_PART),
    ];
    let measured = parts.map(|(part, words, most)| (part, words.chars().count(), most));
    match measured.into_iter().find(|(_, length, most)| length > most) {
        Some((part, length, most)) => Err(QuestionFlaw::TooLong { part, length, most }),
        None => Ok(()),
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
    check_event(question)?;
    check_days(question, now)
}

/// The day of an event has begun in some place before it begins in UTC.
fn check_event(question: &Question) -> Result<(), QuestionFlaw> {
    let Some(Checkpoint { date: day, scheduled: Some(scheduled) }) = question.checkpoint else {
        return Ok(());
    };
    let deadline_at = question.deadline_at;
    if day_of(deadline_at.saturating_add(FARTHEST_EAST).unwrap_or(deadline_at)) < day {
        return Err(QuestionFlaw::DeadlineBeforeEvent { scheduled, day, deadline_at });
    }
    Ok(())
}

/// A day ends at midnight UTC, and so is compared with the deadline's day there.
fn check_days(question: &Question, now: Timestamp) -> Result<(), QuestionFlaw> {
    let deadline_at = question.deadline_at;
    let is_past = |day: Date| day > day_of(deadline_at);
    let last = match &question.kind {
        QuestionKind::Horizons(horizons) => {
            if let Some(by) = horizons.by.iter().copied().find(|by| is_past(*by)) {
                return Err(QuestionFlaw::HorizonPastDeadline { by, deadline_at });
            }
            horizons.by.last().copied()
        }
        QuestionKind::Date(range) if is_past(range.last) => {
            return Err(QuestionFlaw::DaysPastDeadline { last: range.last, deadline_at });
        }
        QuestionKind::Date(range) => Some(range.last),
        QuestionKind::Binary | QuestionKind::Choice(_) | QuestionKind::Numeric(_) => None,
    };
    match last.filter(|last| *last < day_of(now)) {
        Some(last) => Err(QuestionFlaw::DaysInThePast { last, now }),
        None => Ok(()),
    }
}

/// The day in UTC on which a moment falls.
fn day_of(at: Timestamp) -> Date {
    TimeZone::UTC.to_datetime(at).date()
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
        Bounds, Checkpoint, Condition, DateRange, Horizons, Kind, NumberRange, PostponedEnd,
        PostponementRule, QuestionKind, Scale,
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

    #[test]
    fn what_is_out_of_all_measure_or_out_of_time_is_refused() {
        for (question, expected) in [
            (
                Question { text: "x".repeat(2_001), ..question() },
                "the text has 2001 characters; say it in at most 2000",
            ),
            (
                Question { kind: as_wide_as(1e308), ..question() },
                "the range from -1e308 to 1e308 is too wide; give ends less than 1e300 apart",
            ),
            (
                asking_for("2022-02-01..2022-02-06"),
                "the question asks for a day up to 2022-02-06, and its deadline is 2022-02-05 \
                 00:00 UTC; end the days there, or give a deadline at the end of 2022-02-06 or \
                 after it",
            ),
            (
                asking_for("2022-01-01..2022-01-27"),
                "the last day that the question asks for is 2022-01-27, and it is 2022-01-28 \
                 09:00 UTC; give days to come",
            ),
            (
                Question {
                    checkpoint: Some(Checkpoint {
                        date: "2022-02-06".parse().unwrap(),
                        ..waiting_for(1)
                    }),
                    postponement: Some(rule()),
                    ..question()
                },
                "the question waits for a-1 on 2022-02-06, and its deadline is 2022-02-05 00:00 \
                 UTC; give a deadline at the end of that day or after it",
            ),
        ] {
            let flaw = check_question(&question, NOW.parse().unwrap()).unwrap_err();
            assert_eq!(flaw.to_string(), expected);
        }
    }

    fn as_wide_as(high: f64) -> QuestionKind {
        let (low, bounds, scale) = (-high, Bounds::Closed, Scale::Linear);
        QuestionKind::Numeric(NumberRange { low, high, bounds, unit: "seats".to_owned(), scale })
    }

    fn asking_for(days: &str) -> Question {
        let (first, last) = days.split_once("..").unwrap();
        let [first, last] = [first, last].map(|day| day.parse().unwrap());
        let kind = QuestionKind::Date(DateRange { first, last, bounds: Bounds::Closed });
        Question { kind, ..question() }
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
