//! A calendar of what questions, judgments and scheduled events ask for, each with a name that
//! stays and a number that counts its changes, so that a calendar program can follow them.

use domain::{Id, Judgment, Question, ScheduleFate, ScheduledEvent};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

use crate::{QuestionFacts, QuestionState};

/// Something in a calendar.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CalendarItem {
    /// A name that stays the same however the item changes, as "q-4-closes".
    pub name: String,
    /// How often it has changed.
    pub sequence: u32,
    /// What it is about.
    pub about: Id,
    /// What is to be done or will happen, in a line.
    pub summary: String,
    /// More of it, for whoever opens the item.
    pub description: String,
    /// When.
    pub when: CalendarTime,
    /// Whether it stands.
    pub stands: bool,
    /// When it last changed.
    pub changed_at: Timestamp,
}

/// When an item of a calendar is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum CalendarTime {
    /// On a day as a whole.
    Day(Date),
    /// At a moment.
    Moment(Timestamp),
}

/// The items of a question: its close, its deadline, its checkpoint and the day to look again.
///
/// Once it is settled or void, what was still to come no longer stands. `revision` counts what ever
/// happened to the question, its event and the questions of its condition; it never falls, since
/// a calendar program takes no change whose number has fallen. `changed_at` is when the last of it
/// happened.
pub fn calendar_of_question(
    facts: &QuestionFacts<'_>,
    revision: u32,
    changed_at: Timestamp,
) -> Vec<CalendarItem> {
    let QuestionFacts { id, question, state, timetable, .. } = *facts;
    let ended_at = match state {
        QuestionState::Open | QuestionState::Closed => None,
        QuestionState::Settled { known_at, .. } => Some(*known_at),
        QuestionState::Void { .. } => Some(changed_at),
    };
    let item = |name: &str, verb: &str, when: CalendarTime| CalendarItem {
        name: format!("{id}-{name}"),
        sequence: revision,
        about: id,
        summary: format!("{verb}: {}", question.text),
        description: description(question),
        when,
        stands: ended_at.is_none_or(|ended_at| when.is_before(ended_at)),
        changed_at,
    };
    let mut items = vec![
        item("closes", "Last forecasts", CalendarTime::Moment(timetable.closes_at)),
        item("deadline", "Settle", CalendarTime::Moment(timetable.deadline_at)),
    ];
    // A checkpoint on the day of an event is the event's own item.
    let checkpoint = question.checkpoint.as_ref().filter(|it| it.scheduled.is_none());
    let checkpoint = checkpoint.map(|it| CalendarTime::Day(it.date));
    items.extend(checkpoint.map(|when| item("checkpoint", "Look again", when)));
    let look = facts.look_again.map(CalendarTime::Day);
    items.extend(look.map(|when| item("look-again", "Look whether it can be settled", when)));
    items
}

/// The checkpoint of a judgment; `is_answered` says that it has been looked at again. `revision`
/// counts what ever happened to it and to the questions that test it, and never falls.
pub fn calendar_of_judgment(
    id: Id,
    judgment: &Judgment,
    is_answered: bool,
    revision: u32,
    changed_at: Timestamp,
) -> Option<CalendarItem> {
    let checkpoint = judgment.checkpoint.as_ref()?;
    Some(CalendarItem {
        name: format!("{id}-checkpoint"),
        sequence: revision,
        about: id,
        summary: format!("Look again: {}", judgment.claim),
        description: String::new(),
        when: CalendarTime::Day(checkpoint.date),
        stands: !is_answered,
        changed_at,
    })
}

/// A scheduled event, with what became of it, oldest first.
pub fn calendar_of_event(
    id: Id,
    event: &ScheduledEvent,
    fates: &[ScheduleFate],
    changed_at: Timestamp,
) -> CalendarItem {
    let day = fates.iter().rev().find_map(|fate| match fate {
        ScheduleFate::Held { on } | ScheduleFate::Moved { to: on } => Some(*on),
        ScheduleFate::PutOff | ScheduleFate::Cancelled => None,
    });
    let stands = match fates.last() {
        Some(ScheduleFate::PutOff | ScheduleFate::Cancelled) => false,
        Some(ScheduleFate::Held { .. } | ScheduleFate::Moved { .. }) | None => true,
    };
    let who = event.who.as_ref().map(|who| format!("{who}: ")).unwrap_or_default();
    CalendarItem {
        name: id.to_string(),
        sequence: u32::try_from(fates.len()).unwrap_or(u32::MAX),
        about: id,
        summary: format!("{who}{}", event.what),
        description: event.place.clone().unwrap_or_default(),
        when: CalendarTime::Day(day.unwrap_or(event.date)),
        stands,
        changed_at,
    }
}

impl CalendarTime {
    fn is_before(self, moment: Timestamp) -> bool {
        match self {
            Self::Moment(at) => at <= moment,
            Self::Day(day) => day <= jiff::tz::TimeZone::UTC.to_datetime(moment).date(),
        }
    }
}

fn description(question: &Question) -> String {
    format!("{} Settled by: {}", question.criteria, question.settlement_source)
}

#[cfg(test)]
mod tests {
    use domain::{Checkpoint, Kind, Resolution};

    use super::*;
    use crate::Timetable;
    use crate::state::tests::question;

    const ID: Id = Id { kind: Kind::Question, number: 4 };

    #[test]
    fn a_question_has_its_close_its_deadline_and_its_checkpoint() {
        let checkpoint = Checkpoint { date: "2022-01-30".parse().unwrap(), scheduled: None };
        let question = Question { checkpoint: Some(checkpoint), ..question() };
        assert_eq!(
            told(&question, &QuestionState::Open, 0),
            [
                "q-4-closes 0 2022-02-03T12:00:00Z stands",
                "q-4-deadline 0 2022-02-05T00:00:00Z stands",
                "q-4-checkpoint 0 2022-01-30 stands",
            ]
        );
    }

    #[test]
    fn the_day_to_look_again_stands_beside_them() {
        let (question, state) = (question(), QuestionState::Open);
        let timetable = Timetable::as_asked(&question);
        let look_again = Some("2022-02-01".parse().unwrap());
        let facts = QuestionFacts { look_again, ..facts(&question, &state, &timetable) };
        let items = calendar_of_question(&facts, 1, Timestamp::UNIX_EPOCH);
        let last = items.last().map(line);
        assert_eq!(last.as_deref(), Some("q-4-look-again 1 2022-02-01 stands"));
    }

    #[test]
    fn what_was_still_to_come_falls_away_once_it_is_settled() {
        let known_at = "2022-02-04T09:00:00Z".parse().unwrap();
        let settled = QuestionState::Settled { resolution: Resolution::Yes, known_at };
        assert_eq!(
            told(&question(), &settled, 3),
            ["q-4-closes 3 2022-02-03T12:00:00Z stands", "q-4-deadline 3 2022-02-05T00:00:00Z",]
        );
    }

    #[test]
    fn an_event_keeps_its_name_while_it_moves() {
        let to = "2022-02-05".parse().unwrap();
        for (fates, expected) in [
            (vec![], "a-1 0 2022-02-03 stands"),
            (vec![ScheduleFate::Moved { to }], "a-1 1 2022-02-05 stands"),
            (vec![ScheduleFate::Moved { to }, ScheduleFate::PutOff], "a-1 2 2022-02-05"),
        ] {
            let id = Id { kind: Kind::ScheduledEvent, number: 1 };
            let item = calendar_of_event(id, &event(), &fates, Timestamp::UNIX_EPOCH);
            assert_eq!(line(&item), expected);
        }
    }

    fn told(question: &Question, state: &QuestionState, revision: u32) -> Vec<String> {
        let timetable = Timetable::as_asked(question);
        let facts = facts(question, state, &timetable);
        let items = calendar_of_question(&facts, revision, Timestamp::UNIX_EPOCH);
        items.iter().map(line).collect()
    }

    fn facts<'a>(
        question: &'a Question,
        state: &'a QuestionState,
        timetable: &'a Timetable,
    ) -> QuestionFacts<'a> {
        QuestionFacts {
            id: ID,
            question,
            state,
            timetable,
            look_again: None,
            fresh_until: None,
            overtaken: None,
            news_on: None,
            report: None,
            proposed_on: None,
        }
    }

    fn line(item: &CalendarItem) -> String {
        let when = match item.when {
            CalendarTime::Day(day) => day.to_string(),
            CalendarTime::Moment(moment) => moment.to_string(),
        };
        let stands = if item.stands { " stands" } else { "" };
        format!("{} {} {when}{stands}", item.name, item.sequence)
    }

    fn event() -> ScheduledEvent {
        let told = r#"{
            "who": "the foreign ministers", "what": "will meet in Beijing", "date": "2022-02-03",
            "span": {"start": 0, "end": 4, "text": "meet"}
        }"#;
        serde_json::from_str(told).unwrap()
    }
}
