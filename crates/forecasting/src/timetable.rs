//! The timetable of a question: when it closes and by when it must have happened, after the event
//! it waits for was moved.

use domain::{PostponedEnd, Postponement, PostponementRule, Question, Resolution, ScheduleFate};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use serde::Serialize;

/// When a question closes and by when it must have happened, as the schedule now stands.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Timetable {
    /// The last moment at which a forecast counts.
    pub closes_at: Timestamp,
    /// The moment by which it must have happened.
    pub deadline_at: Timestamp,
    /// By how many days both were moved with the event; 0 where they stand as asked.
    pub moved_days: i64,
    /// How the question ends by its own rule, for a person to settle.
    pub ends: Option<RuledEnd>,
}

/// How a question ends by its postponement rule.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RuledEnd {
    /// How.
    pub resolution: Resolution,
    /// Why, in one sentence for readers.
    pub reason: String,
}

impl Timetable {
    /// Whether forecasts made at a moment come too late: it has closed, or its rule has ended it.
    pub fn is_closed(&self, now: Timestamp) -> bool {
        now > self.closes_at || self.ends.is_some()
    }

    /// The timetable of a question as it was asked.
    pub fn as_asked(question: &Question) -> Self {
        let Question { closes_at, deadline_at, .. } = *question;
        Self { closes_at, deadline_at, moved_days: 0, ends: None }
    }

    /// By how much it moved, in words: "3 days later", "47 days earlier"; nothing where it did not.
    pub fn moved(&self) -> Option<String> {
        let days = self.moved_days.unsigned_abs();
        let counted = if days == 1 { "1 day".to_owned() } else { format!("{days} days") };
        match self.moved_days {
            ..0 => Some(format!("{counted} earlier")),
            0 => None,
            1.. => Some(format!("{counted} later")),
        }
    }
}

/// Works out a question's timetable from what became of the event it waits for, told oldest first.
///
/// Close and deadline move with the event by as many days as the rule allows, and back with it.
/// An event that is moved farther, put off, or called off ends the question as the rule says; a
/// later change that brings it within reach again undoes that. A question without a rule to
/// follow stands as it was asked.
pub fn timetable(question: &Question, fates: &[ScheduleFate]) -> Timetable {
    let asked = Timetable::as_asked(question);
    let announced = question.checkpoint.as_ref().map(|checkpoint| checkpoint.date);
    match (&question.postponement, announced, fates.last()) {
        (Some(Postponement::Rule(rule)), Some(announced), Some(fate)) => {
            follow(&asked, rule, announced, *fate)
        }
        _ => asked,
    }
}

fn follow(
    asked: &Timetable,
    rule: &PostponementRule,
    announced: Date,
    fate: ScheduleFate,
) -> Timetable {
    match fate {
        ScheduleFate::Held { on } | ScheduleFate::Moved { to: on } => {
            let days = days_between(announced, on);
            if days > i64::from(rule.within_days) {
                return ended(asked, rule.later, rule, fate);
            }
            moved(asked, days)
        }
        ScheduleFate::PutOff => ended(asked, rule.later, rule, fate),
        ScheduleFate::Cancelled => ended(asked, rule.cancelled, rule, fate),
    }
}

fn moved(asked: &Timetable, days: i64) -> Timetable {
    // A day in UTC has 24 hours.
    let shift = |moment: Timestamp| moment.checked_add((days * 24).hours()).unwrap_or(moment);
    let (closes_at, deadline_at) = (shift(asked.closes_at), shift(asked.deadline_at));
    Timetable { closes_at, deadline_at, moved_days: days, ends: None }
}

fn ended(
    asked: &Timetable,
    end: PostponedEnd,
    rule: &PostponementRule,
    fate: ScheduleFate,
) -> Timetable {
    let reason = format!("the event was {}; the rule: {rule}", fate.words());
    let resolution = match end {
        PostponedEnd::No => Resolution::No,
        PostponedEnd::Annulled => Resolution::Annulled { reason: reason.clone() },
    };
    Timetable { ends: Some(RuledEnd { resolution, reason }), ..asked.clone() }
}

fn days_between(announced: Date, other: Date) -> i64 {
    announced.duration_until(other).as_hours() / 24
}

#[cfg(test)]
mod tests {
    use domain::{Checkpoint, Id, Kind};

    use super::*;
    use crate::state::tests::question;

    #[test]
    fn a_question_follows_its_event_as_far_as_its_rule_goes() {
        // Announced for 3 February; closes that day at noon, with a deadline on the 5th.
        for (fates, expected) in [
            (vec![], "2022-02-03T12:00:00Z 2022-02-05T00:00:00Z"),
            (vec![moved_to("2022-02-05")], "2022-02-05T12:00:00Z 2022-02-07T00:00:00Z"),
            (vec![moved_to("2022-02-01")], "2022-02-01T12:00:00Z 2022-02-03T00:00:00Z"),
            (vec![moved_to("2022-02-06")], "2022-02-06T12:00:00Z 2022-02-08T00:00:00Z"),
            (vec![moved_to("2022-02-07")], "2022-02-03T12:00:00Z 2022-02-05T00:00:00Z no"),
            (
                vec![moved_to("2022-02-07"), moved_to("2022-02-04")],
                "2022-02-04T12:00:00Z 2022-02-06T00:00:00Z",
            ),
            (vec![ScheduleFate::PutOff], "2022-02-03T12:00:00Z 2022-02-05T00:00:00Z no"),
            (vec![ScheduleFate::Cancelled], "2022-02-03T12:00:00Z 2022-02-05T00:00:00Z annulled"),
            (
                vec![ScheduleFate::Cancelled, held_on("2022-02-04")],
                "2022-02-04T12:00:00Z 2022-02-06T00:00:00Z",
            ),
        ] {
            assert_eq!(told(&timetable(&waiting(), &fates)), expected, "{fates:?}");
        }
    }

    #[test]
    fn a_move_is_told_by_its_days_and_its_way() {
        for (to, expected) in [
            ("2022-02-05", Some("2 days later")),
            ("2022-02-02", Some("1 day earlier")),
            ("2021-12-18", Some("47 days earlier")),
            ("2022-02-03", None),
        ] {
            assert_eq!(timetable(&waiting(), &[moved_to(to)]).moved().as_deref(), expected);
        }
    }

    #[test]
    fn words_alone_move_nothing() {
        let postponement = Some(Postponement::Words("a day later counts".to_owned()));
        let question = Question { postponement, ..waiting() };
        let fates = [ScheduleFate::Cancelled];
        assert_eq!(timetable(&question, &fates), Timetable::as_asked(&question));
    }

    #[test]
    fn the_end_by_the_rule_gives_its_reason() {
        let end = timetable(&waiting(), &[moved_to("2022-02-17")]).ends.unwrap();
        assert_eq!(
            end.reason,
            "the event was moved to 17 February 2022; the rule: counts if held at most 3 days \
             later; put off farther: no; called off: annulled"
        );
    }

    fn waiting() -> Question {
        let scheduled = Some(Id { kind: Kind::ScheduledEvent, number: 1 });
        let rule = PostponementRule {
            within_days: 3,
            later: PostponedEnd::No,
            cancelled: PostponedEnd::Annulled,
            note: None,
        };
        Question {
            checkpoint: Some(Checkpoint { date: "2022-02-03".parse().unwrap(), scheduled }),
            postponement: Some(Postponement::Rule(rule)),
            ..question()
        }
    }

    fn moved_to(day: &str) -> ScheduleFate {
        ScheduleFate::Moved { to: day.parse().unwrap() }
    }

    fn held_on(day: &str) -> ScheduleFate {
        ScheduleFate::Held { on: day.parse().unwrap() }
    }

    fn told(timetable: &Timetable) -> String {
        let Timetable { closes_at, deadline_at, ends, .. } = timetable;
        let end = ends.as_ref().map(|end| format!(" {}", end.resolution.words()));
        format!("{closes_at} {deadline_at}{}", end.unwrap_or_default())
    }
}
