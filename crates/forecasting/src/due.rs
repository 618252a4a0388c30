//! What is due: questions and judgments that must be looked at, and by when.

use domain::{Checkpoint, Id, Judgment, Question};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Serialize;

use crate::{Overtaken, OvertakenBy, QuestionState, Timetable};

/// The days ahead that count as soon.
const SOON_DAYS: i64 = 7;

/// Something that must be looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Due {
    /// The question or judgment.
    pub id: Id,
    /// The question's text or the judgment's claim.
    pub text: String,
    /// What is to be done about it.
    pub reason: DueReason,
    /// The day, in UTC.
    pub date: Date,
    /// The moment by the clock it was given by, where that is not the end of a day; whoever knows
    /// the clocks fills it in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub told: Option<String>,
    /// How pressing it is.
    pub urgency: Urgency,
    /// How many days are left; negative when overdue.
    pub days: i64,
    /// The document because of which it is due, or the check that found its page gone, where one is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<Id>,
    /// The other question because of which it is due, where one is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub question: Option<Id>,
    /// The watch because of which it is due, where one is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub watch: Option<Id>,
}

impl Due {
    /// When it is due: the moment, where one was given, and else the day.
    pub fn when(&self) -> String {
        self.told.clone().unwrap_or_else(|| self.date.to_string())
    }

    /// The document, the other question or the watch because of which it is due, where one is.
    pub fn because_of(&self) -> Option<Id> {
        self.document.or(self.question).or(self.watch)
    }
}

/// How pressing something is, the most pressing first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Urgency {
    /// The day has passed.
    Overdue,
    /// The day has come.
    Today,
    /// Within seven days.
    Soon,
    /// Later, but within the horizon.
    Later,
}

/// What is to be done, the most binding first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DueReason {
    /// The question no longer takes forecasts and must be settled by its deadline.
    Settle,
    /// A settlement was proposed, and a person must decide on it.
    Decide,
    /// The question was settled by its rule, and its event changed since.
    SettleAnew,
    /// The question was settled, and its condition waits again for another question.
    Awaits,
    /// Somebody who found no answer yet said to look again.
    LookAgain,
    /// The question takes its last forecasts.
    Closes,
    /// The reader's own forecast is not fresh any more.
    Refresh,
    /// What the question hangs on has changed since the reader's own forecast.
    News,
    /// A document that was added since the reader's own forecast tells of the question's actors or
    /// of its event.
    Report,
    /// Something new fits a watch.
    Watch,
    /// An assumption that the judgment rests on was broken.
    Review,
    /// An outlet changed words that it rests on.
    Changed,
    /// The checkpoint of a judgment or a question has come.
    Checkpoint,
}

impl DueReason {
    /// What is to be done, in a few words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Settle => "settle",
            Self::Decide => "decide on a proposed settlement",
            Self::SettleAnew => {
                "its event changed since it was settled: undo that and settle it anew"
            }
            Self::Awaits => "it was settled, and its condition is open again: settle that",
            Self::LookAgain => "look whether it can be settled",
            Self::Closes => "last forecasts",
            Self::Refresh => "look at your forecast again",
            Self::News => "what it hangs on has changed since your forecast",
            Self::Report => "a newer report tells of its actors or its event",
            Self::Watch => "something new fits a watch: look at it",
            Self::Review => "an assumption was broken: judge it again",
            Self::Changed => "its outlet changed words that it rests on: look at it again",
            Self::Checkpoint => "look at it again",
        }
    }
}

/// What is known of a question when it is asked what is due of it.
#[derive(Clone, Copy, Debug)]
pub struct QuestionFacts<'a> {
    /// Its id.
    pub id: Id,
    /// The question.
    pub question: &'a Question,
    /// Where it stands.
    pub state: &'a QuestionState,
    /// When it closes and by when it must have happened, as its event now stands.
    pub timetable: &'a Timetable,
    /// The day on which somebody who found no answer yet said to look again.
    pub look_again: Option<Date>,
    /// The last day on which the reader's own forecast is fresh, if they gave one.
    pub fresh_until: Option<Date>,
    /// The first day on which a settlement was proposed that no person has decided on.
    pub proposed_on: Option<Date>,
    /// What overtook its settlement, where something did.
    pub overtaken: Option<Overtaken>,
    /// The day on which its event, a question of its condition, a settlement of its own or the
    /// judgment it tests last changed, if that was after the reader's own forecast.
    pub news_on: Option<Date>,
    /// The newest document that tells of its actors or its event, with the day on which it told,
    /// if that was after the reader's own forecast.
    pub report: Option<(Id, Date)>,
}

/// What is due of a question, up to some days ahead.
///
/// An open question is due at its close, and on the day to look at it again; a closed one, one past its deadline, and one that its
/// postponement rule ends, to be settled, or to be looked at on the day somebody said; an open one
/// whose reader's forecast is no longer fresh, or was given before something changed that the
/// question hangs on or before a report on its matter was added, to be forecast anew; all at their
/// checkpoint, and where a settlement was proposed. A settled question needs nothing more unless its
/// settlement was overtaken, and a void one nothing at all.
pub fn due_of_question(facts: &QuestionFacts<'_>, now: Timestamp, horizon_days: i64) -> Vec<Due> {
    let QuestionFacts { id, question, state, timetable, .. } = *facts;
    let is_open = match state {
        QuestionState::Settled { .. } => {
            let overtaken = facts.overtaken.as_ref();
            return overtaken.map(|it| due_again(facts, it, now)).into_iter().collect();
        }
        QuestionState::Void { .. } => return vec![],
        QuestionState::Open => now <= timetable.deadline_at && timetable.ends.is_none(),
        QuestionState::Closed => false,
    };
    let next = match (is_open, &timetable.ends, facts.look_again) {
        (true, ..) => (DueReason::Closes, utc_day(timetable.closes_at)),
        (false, Some(_), _) => (DueReason::Settle, utc_day(now)),
        (false, None, Some(day)) => (DueReason::LookAgain, day),
        (false, None, None) => (DueReason::Settle, utc_day(timetable.deadline_at)),
    };
    // Whoever looked in vain before the close said when to look again.
    let look = facts.look_again.filter(|_| is_open).map(|day| (DueReason::LookAgain, day));
    let stale = facts.fresh_until.filter(|_| is_open).map(|day| (DueReason::Refresh, day));
    let checkpoint = question.checkpoint.as_ref().map(checkpoint_day);
    let proposed = facts.proposed_on.map(|day| (DueReason::Decide, day));
    let news = facts.news_on.filter(|_| is_open).map(|day| (DueReason::News, day));
    let within = |(reason, date)| due(id, &question.text, reason, date, now, horizon_days);
    let reported = facts.report.filter(|_| is_open).and_then(|(document, day)| {
        Some(Due { document: Some(document), ..within((DueReason::Report, day))? })
    });
    [Some(next), look, proposed, stale, news, checkpoint]
        .into_iter()
        .flatten()
        .filter_map(within)
        .chain(reported)
        .collect()
}

/// The checkpoint of a judgment, if it is due up to some days ahead.
///
/// It was looked at again once it was corrected, or once every question that tests it was
/// settled, which the caller knows as `is_answered`.
pub fn due_of_judgment(
    id: Id,
    judgment: &Judgment,
    is_answered: bool,
    now: Timestamp,
    horizon_days: i64,
) -> Option<Due> {
    let (reason, date) = checkpoint_day(judgment.checkpoint.as_ref()?);
    if is_answered {
        return None;
    }
    due(id, &judgment.claim, reason, date, now, horizon_days)
}

/// A judgment that an assumption put under review on a day, to be judged again from that day on.
pub fn due_of_review(id: Id, judgment: &Judgment, broken_on: Date, now: Timestamp) -> Due {
    since(id, &judgment.claim, DueReason::Review, broken_on, now)
}

/// A judgment, question or brief that rests on words which the later version of a page holds no
/// longer, or whose page a check found gone, to be looked at from the day on which that came.
pub fn due_of_change(id: Id, text: &str, version: Id, changed_on: Date, now: Timestamp) -> Due {
    Due { document: Some(version), ..since(id, text, DueReason::Changed, changed_on, now) }
}

/// A judgment or question for which a watch raised something on a day, to be looked at from that
/// day on; a watch that is for nothing in particular is due itself.
pub fn due_of_watch(watch: Id, id: Id, text: &str, raised_on: Date, now: Timestamp) -> Due {
    Due {
        watch: (watch != id).then_some(watch),
        ..since(id, text, DueReason::Watch, raised_on, now)
    }
}

/// A settled question whose settlement was overtaken, to be settled anew from that day on.
fn due_again(facts: &QuestionFacts<'_>, overtaken: &Overtaken, now: Timestamp) -> Due {
    let (reason, question) = match overtaken.by {
        OvertakenBy::Event(_) => (DueReason::SettleAnew, None),
        OvertakenBy::Condition(id) => (DueReason::Awaits, Some(id)),
    };
    Due { question, ..since(facts.id, &facts.question.text, reason, overtaken.on, now) }
}

/// What has been due since a day on which something happened.
fn since(id: Id, text: &str, reason: DueReason, date: Date, now: Timestamp) -> Due {
    let days = days_until(date, now).min(0);
    let (text, urgency) = (text.to_owned(), urgency(days));
    let (told, document, question, watch) = (None, None, None, None);
    Due { id, text, reason, date, told, urgency, days, document, question, watch }
}

/// Puts the most pressing first: by day, then by what is to be done, then by name.
pub fn sort_due(due: &mut [Due]) {
    due.sort_by_key(|it| (it.date, it.reason, it.id));
}

fn due(
    id: Id,
    text: &str,
    reason: DueReason,
    date: Date,
    now: Timestamp,
    horizon_days: i64,
) -> Option<Due> {
    let days = days_until(date, now);
    // Most questions of a desk are not due, and their texts need not be copied.
    (days <= horizon_days).then(|| Due {
        id,
        text: text.to_owned(),
        reason,
        date,
        told: None,
        urgency: urgency(days),
        days,
        document: None,
        question: None,
        watch: None,
    })
}

fn days_until(date: Date, now: Timestamp) -> i64 {
    utc_day(now).duration_until(date).as_hours() / 24
}

fn urgency(days: i64) -> Urgency {
    match days {
        ..0 => Urgency::Overdue,
        0 => Urgency::Today,
        1..=SOON_DAYS => Urgency::Soon,
        _ => Urgency::Later,
    }
}

fn checkpoint_day(checkpoint: &Checkpoint) -> (DueReason, Date) {
    (DueReason::Checkpoint, checkpoint.date)
}

fn utc_day(moment: Timestamp) -> Date {
    TimeZone::UTC.to_datetime(moment).date()
}

#[cfg(test)]
mod tests {
    use domain::{Confidence, Kind, Probability, Resolution, ScheduleFate};

    use super::*;
    use crate::RuledEnd;
    use crate::state::tests::question;

    const Q: Id = Id { kind: Kind::Question, number: 4 };
    const J: Id = Id { kind: Kind::Judgment, number: 2 };

    #[test]
    fn a_question_is_due_at_its_close_and_then_at_its_deadline() {
        // It closes on 3 February at noon; its deadline is 5 February at midnight.
        for (state, now, horizon, expected) in [
            (QuestionState::Open, "2022-01-20T00:00:00Z", 13, ""),
            (QuestionState::Open, "2022-01-20T00:00:00Z", 14, "closes 2022-02-03 later 14"),
            (QuestionState::Open, "2022-01-26T23:59:59Z", 30, "closes 2022-02-03 later 8"),
            (QuestionState::Open, "2022-01-27T00:00:00Z", 30, "closes 2022-02-03 soon 7"),
            (QuestionState::Open, "2022-02-03T11:00:00Z", 30, "closes 2022-02-03 today 0"),
            (QuestionState::Closed, "2022-02-03T13:00:00Z", 30, "settle 2022-02-05 soon 2"),
            (QuestionState::Closed, "2022-02-03T13:00:00Z", 1, ""),
            (QuestionState::Closed, "2022-02-05T00:00:00Z", 0, "settle 2022-02-05 today 0"),
            (QuestionState::Closed, "2022-02-09T00:00:00Z", 0, "settle 2022-02-05 overdue -4"),
            (QuestionState::Open, "2022-02-09T00:00:00Z", 0, "settle 2022-02-05 overdue -4"),
        ] {
            assert_eq!(of_question(None, &state, now, horizon), expected, "{state:?} at {now}");
        }
    }

    #[test]
    fn a_question_is_due_at_its_checkpoint_until_it_is_settled() {
        for (state, expected) in [
            (QuestionState::Open, "closes 2022-02-03 soon 4; checkpoint 2022-01-29 overdue -1"),
            (QuestionState::Closed, "settle 2022-02-05 soon 6; checkpoint 2022-01-29 overdue -1"),
            (QuestionState::Void { reason: String::new() }, ""),
            (
                QuestionState::Settled {
                    resolution: Resolution::Yes,
                    known_at: Timestamp::UNIX_EPOCH,
                },
                "",
            ),
        ] {
            let due = of_question(Some("2022-01-29"), &state, "2022-01-30T12:00:00Z", 30);
            assert_eq!(due, expected);
        }
    }

    #[test]
    fn a_judgment_is_due_at_its_checkpoint_until_it_is_answered() {
        for (checkpoint, is_answered, now, expected) in [
            (None, false, "2022-01-30", ""),
            (Some("2022-02-03"), false, "2022-01-30", "checkpoint 2022-02-03 soon 4"),
            (Some("2022-02-03"), false, "2022-02-03", "checkpoint 2022-02-03 today 0"),
            (Some("2022-02-03"), false, "2022-02-13", "checkpoint 2022-02-03 overdue -10"),
            (Some("2022-02-03"), true, "2022-02-03", ""),
            (Some("2022-02-03"), true, "2022-02-13", ""),
            (Some("2022-04-03"), false, "2022-01-30", ""),
        ] {
            let judgment = judgment(checkpoint);
            let due = due_of_judgment(J, &judgment, is_answered, noon(now), 30);
            assert_eq!(told(due.as_slice()), expected, "{checkpoint:?} at {now}");
        }
    }

    #[test]
    fn what_somebody_noted_is_due_too() {
        let question = question();
        let (open, closed) = (QuestionState::Open, QuestionState::Closed);
        let asked = Timetable::as_asked(&question);
        let reason = "called off".to_owned();
        let ends = Some(RuledEnd { resolution: Resolution::No, reason });
        let ruled = Timetable { ends, ..asked.clone() };
        let day = |text: &str| Some(text.parse().unwrap());
        for (facts, expected) in [
            (
                QuestionFacts { fresh_until: day("2022-01-29"), ..facts(&question, &open, &asked) },
                "closes 2022-02-03 soon 4; refresh 2022-01-29 overdue -1",
            ),
            (
                QuestionFacts { news_on: day("2022-01-30"), ..facts(&question, &open, &asked) },
                "closes 2022-02-03 soon 4; news 2022-01-30 today 0",
            ),
            (
                QuestionFacts { news_on: day("2022-01-30"), ..facts(&question, &closed, &asked) },
                "settle 2022-02-05 soon 6",
            ),
            (
                QuestionFacts {
                    fresh_until: day("2022-01-29"),
                    ..facts(&question, &closed, &asked)
                },
                "settle 2022-02-05 soon 6",
            ),
            (
                QuestionFacts {
                    look_again: day("2022-02-09"),
                    ..facts(&question, &closed, &asked)
                },
                "look-again 2022-02-09 later 10",
            ),
            (
                QuestionFacts { look_again: day("2022-02-01"), ..facts(&question, &open, &asked) },
                "closes 2022-02-03 soon 4; look-again 2022-02-01 soon 2",
            ),
            (
                QuestionFacts {
                    proposed_on: day("2022-01-28"),
                    ..facts(&question, &closed, &asked)
                },
                "settle 2022-02-05 soon 6; decide 2022-01-28 overdue -2",
            ),
            (facts(&question, &open, &ruled), "settle 2022-01-30 today 0"),
        ] {
            assert_eq!(told(&due_of_question(&facts, noon("2022-01-30"), 30)), expected);
        }
    }

    #[test]
    fn a_settlement_that_was_overtaken_is_due_since_that_day() {
        let (question, known_at) = (question(), Timestamp::UNIX_EPOCH);
        let settled = QuestionState::Settled { resolution: Resolution::Yes, known_at };
        let timetable = Timetable::as_asked(&question);
        let other = Id { number: 3, ..Q };
        for (by, expected) in [
            (OvertakenBy::Event(ScheduleFate::PutOff), "settle-anew 2022-01-28 overdue -2"),
            (OvertakenBy::Condition(other), "awaits 2022-01-28 overdue -2 (q-3)"),
        ] {
            let overtaken = Some(Overtaken { by, on: "2022-01-28".parse().unwrap() });
            let facts = QuestionFacts { overtaken, ..facts(&question, &settled, &timetable) };
            let due = due_of_question(&facts, noon("2022-01-30"), 0);
            let because = due[0].because_of().map_or(String::new(), |id| format!(" ({id})"));
            assert_eq!(format!("{}{because}", told(&due)), expected);
        }
    }

    #[test]
    fn the_most_pressing_comes_first() {
        let now = noon("2022-01-30");
        let item =
            |id, reason, date: &str| due(id, "", reason, date.parse().unwrap(), now, 90).unwrap();
        let mut list = vec![
            item(Q, DueReason::Closes, "2022-02-03"),
            item(J, DueReason::Checkpoint, "2022-02-01"),
            item(J, DueReason::Checkpoint, "2022-02-03"),
            item(Q, DueReason::Settle, "2022-01-03"),
        ];
        sort_due(&mut list);
        assert_eq!(
            told(&list),
            "settle 2022-01-03 overdue -27; checkpoint 2022-02-01 soon 2; \
             closes 2022-02-03 soon 4; checkpoint 2022-02-03 soon 4"
        );
    }

    fn of_question(
        checkpoint: Option<&str>,
        state: &QuestionState,
        now: &str,
        horizon: i64,
    ) -> String {
        let question = Question { checkpoint: checkpoint.map(on), ..question() };
        let timetable = Timetable::as_asked(&question);
        told(&due_of_question(&facts(&question, state, &timetable), now.parse().unwrap(), horizon))
    }

    fn facts<'a>(
        question: &'a Question,
        state: &'a QuestionState,
        timetable: &'a Timetable,
    ) -> QuestionFacts<'a> {
        QuestionFacts {
            id: Q,
            question,
            state,
            timetable,
            look_again: None,
            fresh_until: None,
            proposed_on: None,
            overtaken: None,
            news_on: None,
            report: None,
        }
    }

    fn told(due: &[Due]) -> String {
        let word = |value| serde_json::to_value(value).unwrap().as_str().unwrap().to_owned();
        let tell = |due: &Due| {
            let json = serde_json::to_value(due).unwrap();
            let [reason, date, urgency] =
                ["reason", "date", "urgency"].map(|key| word(json[key].clone()));
            format!("{reason} {date} {urgency} {}", due.days)
        };
        due.iter().map(tell).collect::<Vec<_>>().join("; ")
    }

    fn judgment(checkpoint: Option<&str>) -> Judgment {
        Judgment {
            claim: "Moscow wants to be asked".to_owned(),
            evidence_for: vec![],
            evidence_against: vec![],
            alternatives: vec![],
            assumptions: vec![],
            likelihood: Probability::new(0.7).unwrap(),
            confidence: Confidence::Moderate,
            confidence_reason: None,
            checkpoint: checkpoint.map(on),
            kind: None,
            indicators: vec![],
            premortem: None,
            earlier: None,
            change_reason: None,
            topic: None,
        }
    }

    fn on(date: &str) -> Checkpoint {
        Checkpoint { date: date.parse().unwrap(), scheduled: None }
    }

    fn noon(date: &str) -> Timestamp {
        format!("{date}T12:00:00Z").parse().unwrap()
    }
}
